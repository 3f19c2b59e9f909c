/* A table of ambassadors, offers or jobs.
 * Invariant: the mapping is the only thing of a table that an answer changes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"
#include "core/record/id.h"
#include "exchange/kind.h"
#include "exchange/table-private.h"
#include "exchange/zip.h"

/* How much of a file is looked at to tell what it lists. */
#define HEAD (64 * 1024)

/* Values of a column that are shown. */
#define N_SAMPLES        3
#define MAX_SAMPLE_CHARS 40

struct _JalonsTable
{
  grefcount refs;
  char *name;
  JalonsCells *cells;
  JalonsTableKind kind;
  JalonsMapping *mapping; /* NULL while the kind is not known */
  char **ids;             /* of each row that has something new, made when it is wanted */
};

/* ---- Reading ---- */

static const char *const *
list_titles (const JalonsCells *cells)
{
  const char **titles = g_new0 (const char *, jalons_cells_get_n_columns (cells) + 1);

  for (unsigned i = 0; i < jalons_cells_get_n_columns (cells); i++)
    titles[i] = jalons_cells_get_title (cells, i);
  return titles;
}

static JalonsTableKind
tell_kind (const JalonsCells *cells)
{
  g_autofree const char *const *titles = list_titles (cells);

  return jalons_table_kind_tell (titles, jalons_cells_get_n_columns (cells));
}

/* What a text that begins so lists; a line that was cut is none of its titles. */
static JalonsTableKind
tell_head (const char *head,
           gsize length)
{
  gsize whole = length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JalonsCells) cells = NULL;

  if (length >= HEAD)
    while (whole > 0 && head[whole - 1] != '\n')
      whole--;
  bytes = g_bytes_new_static (head, whole);
  cells = jalons_cells_read_titles (bytes, NULL);
  return cells != NULL ? tell_kind (cells) : JALONS_TABLE_NONE;
}

static gboolean
wants_table (const char *name,
             const char *head,
             gsize length,
             gpointer data)
{
  return jalons_file_kind (head, length) == JALONS_FILE_TEXT && tell_head (head, length) != JALONS_TABLE_NONE;
}

/* As wants_table(), but only to know. */
static gboolean
sees_table (const char *name,
            const char *head,
            gsize length,
            gpointer data)
{
  gboolean *seen = data;

  *seen = *seen || wants_table (name, head, length, NULL);
  return FALSE;
}

/**
 * jalons_source_file_is_table:
 *
 * Returns: whether the file is to be given to jalons_table_read() and not to jalons_structures_read(): a table, or a zip
 *   that holds one, whose columns are those of ambassadors, offers or jobs
 */
gboolean
jalons_source_file_is_table (const JalonsSourceFile *file)
{
  gsize length;
  const char *bytes = g_bytes_get_data (file->bytes, &length);
  JalonsFileKind kind = jalons_file_kind (bytes, length);
  g_autoptr (GPtrArray) entries = NULL;
  gboolean seen = FALSE;

  if (length > JALONS_SOURCE_MAX_BYTES)
    return FALSE;
  if (kind == JALONS_FILE_TEXT)
    return tell_head (bytes, MIN (length, HEAD)) != JALONS_TABLE_NONE;
  if (kind == JALONS_FILE_ZIP)
    entries = jalons_zip_read (file->bytes, sees_table, &seen, NULL);
  return seen;
}

/* The table itself, out of its zip. */
static GBytes *
unpack (const JalonsSourceFile *file,
        GError **error)
{
  gsize length;
  const void *bytes = g_bytes_get_data (file->bytes, &length);
  JalonsFileKind kind = jalons_file_kind (bytes, length);
  g_autoptr (GPtrArray) entries = NULL;

  if (kind == JALONS_FILE_TEXT)
    return g_bytes_ref (file->bytes);
  if (kind != JALONS_FILE_ZIP)
    {
      g_propagate_error (error, jalons_file_kind_refuse (kind));
      return NULL;
    }
  entries = jalons_zip_read (file->bytes, wants_table, NULL, error);
  if (entries == NULL)
    return NULL;
  if (entries->len == 1)
    return g_bytes_ref (((const JalonsZipEntry *) entries->pdata[0])->bytes);
  if (entries->len == 0)
    g_propagate_error (error, jalons_file_kind_refuse (JALONS_FILE_ZIP));
  else
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_KIND,
                 _ ("This zip file holds %u tables. Unpack it and import them one after another."), entries->len);
  return NULL;
}

static gboolean
check_titles (JalonsTable *self,
              GError **error)
{
  g_autofree const char *const *titles = list_titles (self->cells);

  if (self->kind == JALONS_TABLE_NONE)
    g_propagate_error (error, jalons_file_kind_refuse (JALONS_FILE_TEXT));
  else if (jalons_cells_get_n_rows (self->cells) == 0)
    g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                         _ ("There is no line in this table below the names of its columns."));
  else if (jalons_table_kind_tell (titles, jalons_cells_get_n_columns (self->cells)) == JALONS_TABLE_NONE &&
           jalons_titles_list_pupils (titles, jalons_cells_get_n_columns (self->cells)))
    g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                         _ ("This table lists pupils. Jalons keeps no pupil’s data: give it a table with one line for "
                            "each class."));
  else
    return TRUE;
  return FALSE;
}

/**
 * jalons_table_read:
 * @as: what the user says that it lists, or %JALONS_TABLE_NONE to tell it from the titles
 *
 * Returns: (transfer full): the table, with the mapping that its titles propose; %NULL with an error of
 *   jalons_cells_read() or jalons_zip_read(), or %JALONS_ERROR_REFUSED for a list of pupils or a table without lines; the
 *   message begins with the name of the file
 */
JalonsTable *
jalons_table_read (const JalonsSourceFile *file,
                   JalonsTableKind as,
                   GError **error)
{
  g_autoptr (JalonsTable) self = g_new0 (JalonsTable, 1);
  g_autoptr (GBytes) bytes = unpack (file, error);

  g_ref_count_init (&self->refs);
  self->name = g_strdup (file->name);
  self->cells = bytes ? jalons_cells_read (bytes, error) : NULL;
  if (self->cells == NULL)
    {
      jalons_source_file_name_error (file, error);
      return NULL;
    }
  self->ids = g_new0 (char *, jalons_cells_get_n_rows (self->cells) + 1);
  jalons_table_set_kind (self, as != JALONS_TABLE_NONE ? as : tell_kind (self->cells));
  if (check_titles (self, error))
    return g_steal_pointer (&self);
  jalons_source_file_name_error (file, error);
  return NULL;
}

JalonsTable *
jalons_table_ref (JalonsTable *self)
{
  g_ref_count_inc (&self->refs);
  return self;
}

void
jalons_table_unref (JalonsTable *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;
  for (unsigned i = 0; self->ids && i < jalons_cells_get_n_rows (self->cells); i++)
    g_free (self->ids[i]);
  g_free (self->ids);
  g_clear_pointer (&self->mapping, jalons_mapping_free);
  g_clear_pointer (&self->cells, jalons_cells_free);
  g_free (self->name);
  g_free (self);
}

JalonsTableKind
jalons_table_get_kind (const JalonsTable *self)
{
  return self->kind;
}

/**
 * jalons_table_set_kind:
 *
 * Says what the table lists; its mapping is proposed anew.
 */
void
jalons_table_set_kind (JalonsTable *self,
                       JalonsTableKind kind)
{
  g_autofree const char *const *titles = list_titles (self->cells);

  self->kind = kind;
  g_clear_pointer (&self->mapping, jalons_mapping_free);
  if (jalons_table_kind_code (kind) != NULL)
    self->mapping = jalons_mapping_propose (kind, titles, jalons_cells_get_n_columns (self->cells));
}

/**
 * jalons_table_get_mapping:
 *
 * Returns: (nullable) (transfer none): what its columns hold, to be changed before the import is made; %NULL while the
 *   kind of the table is asked
 */
JalonsMapping *
jalons_table_get_mapping (const JalonsTable *self)
{
  return self->mapping;
}

const char *
jalons_table_get_name (const JalonsTable *self)
{
  return self->name;
}

/**
 * jalons_table_row_id:
 *
 * Returns: (transfer none): a random id for what the row makes, the same at each plan, so that answers may name it
 */
const char *
jalons_table_row_id (JalonsTable *self,
                     unsigned row)
{
  if (self->ids[row] == NULL)
    self->ids[row] = jalons_id_random ();
  return self->ids[row];
}

/* ---- Planning ---- */

/**
 * jalons_table_get:
 * @key: of a column
 *
 * Returns: (transfer none): the cell of the column that is read as @key; "" without such a column
 */
const char *
jalons_table_get (const JalonsTablePlanner *planner,
                  unsigned row,
                  const char *key)
{
  return jalons_cells_get_cell (planner->cells, row, jalons_mapping_find (planner->mapping, key));
}

/**
 * jalons_table_unread:
 * @details: (inout): of a line of the preview
 *
 * Says that what stands in the column @title was not taken.
 */
void
jalons_table_unread (char ***details,
                     const char *title,
                     const char *words)
{
  g_autofree char *text = g_strdup_printf (_ ("Column “%1$s”: “%2$s” was not understood and is left out."), title, words);

  jalons_strv_add (details, text);
}

/**
 * jalons_table_refuse:
 * @name: what the line is about
 * @why: a whole sentence
 *
 * Adds a line of the preview that says which line of the file is left out.
 */
void
jalons_table_refuse (const JalonsTablePlanner *planner,
                     unsigned row,
                     JalonsEntityId entity,
                     const char *name,
                     const char *why)
{
  int line = jalons_cells_get_line (planner->cells, row);
  g_autofree char *place = g_strdup_printf (_ ("Line %d"), line);

  jalons_plan_add_line (planner->plan, JALONS_IMPORT_REFUSED, entity, "", *name ? name : place, why);
}

/* Values that differ, so that one sees what the column is about. */
static void
add_samples (JalonsImportQuestion *question,
             const JalonsCells *cells,
             unsigned column)
{
  for (unsigned i = 0; i < MIN (jalons_cells_get_n_rows (cells), 200) && g_strv_length (question->divisions) < N_SAMPLES; i++)
    {
      g_autofree char *cell = g_strdelimit (g_strdup (jalons_cells_get_cell (cells, i, (int) column)), "\r\n", ' ');

      if (g_utf8_strlen (cell, -1) > MAX_SAMPLE_CHARS)
        {
          g_autofree char *beginning = g_utf8_substring (cell, 0, MAX_SAMPLE_CHARS);

          g_free (cell);
          cell = g_strconcat (beginning, "…", NULL);
        }
      if (*cell != '\0' && !g_strv_contains ((const char *const *) question->divisions, cell))
        jalons_strv_add (&question->divisions, cell);
    }
}

static void
ask_columns (JalonsTablePlanner *self)
{
  gsize n_fields;
  const JalonsColumnField *fields = jalons_columns_list (jalons_mapping_get_kind (self->mapping), &n_fields);

  for (unsigned i = 0; i < jalons_mapping_get_n_columns (self->mapping); i++)
    {
      const JalonsColumnField *field = jalons_mapping_get (self->mapping, i);
      gboolean unneeded = jalons_mapping_is_unneeded (self->mapping, i);
      g_autofree char *key = g_strdup_printf ("column:%u", i);
      JalonsImportQuestion *question = jalons_plan_add_question (self->plan, JALONS_IMPORT_ASK_COLUMN, key,
                                                                 field ? field->key : NULL,
                                                                 jalons_mapping_get_title (self->mapping, i));

      add_samples (question, self->cells, i);
      /* What must not be kept has no choice. */
      for (gsize j = 0; j < n_fields && !unneeded; j++)
        {
          jalons_strv_add (&question->choices, fields[j].key);
          jalons_strv_add (&question->labels, jalons_column_label (&fields[j]));
        }
    }
}

static void
ask_kind (JalonsTablePlanner *self)
{
  JalonsImportQuestion *question =
    jalons_plan_add_question (self->plan, JALONS_IMPORT_ASK_TABLE, "table", NULL, _ ("What does this table list?"));

  for (int kind = JALONS_TABLE_AMBASSADORS; kind < JALONS_TABLE_N_KINDS; kind++)
    {
      jalons_strv_add (&question->choices, jalons_table_kind_code (kind));
      jalons_strv_add (&question->labels, jalons_table_kind_label (kind));
    }
}

/* The columns that nothing is taken from: those that must not be kept, and those that nobody needs here. */
static void
warn_of_left_out (JalonsTablePlanner *self)
{
  g_autoptr (GPtrArray) unneeded = g_ptr_array_new (), unknown = g_ptr_array_new ();

  for (unsigned i = 0; i < jalons_mapping_get_n_columns (self->mapping); i++)
    if (jalons_mapping_get (self->mapping, i) == NULL && *jalons_mapping_get_title (self->mapping, i) != '\0')
      g_ptr_array_add (jalons_mapping_is_unneeded (self->mapping, i) ? unneeded : unknown,
                       (gpointer) jalons_mapping_get_title (self->mapping, i));
  if (unneeded->len > 0)
    {
      g_autofree char *list = NULL;

      g_ptr_array_add (unneeded, NULL);
      list = g_strjoinv (", ", (char **) unneeded->pdata);
      g_ptr_array_add (self->plan->warnings, g_strdup_printf (_ ("Not taken, as these data are not needed: %s."), list));
    }
  if (unknown->len > 0)
    {
      g_autofree char *list = NULL;

      g_ptr_array_add (unknown, NULL);
      list = g_strjoinv (", ", (char **) unknown->pdata);
      g_ptr_array_add (self->plan->warnings, g_strdup_printf (_ ("Columns that nothing is taken from: %s."), list));
    }
}

static void
plan_rows (JalonsTablePlanner *self)
{
  switch (jalons_mapping_get_kind (self->mapping))
    {
    case JALONS_TABLE_AMBASSADORS:
      jalons_table_plan_ambassadors (self);
      break;
    case JALONS_TABLE_OFFERS:
      jalons_table_plan_offers (self);
      break;
    case JALONS_TABLE_JOBS:
      jalons_table_plan_jobs (self);
      break;
    case JALONS_TABLE_NONE:
    case JALONS_TABLE_UNSAID:
    case JALONS_TABLE_N_KINDS:
    default:
      g_assert_not_reached ();
    }
}

/* An import of a table, and the day on which it is made. */
typedef struct
{
  JalonsTable *table;
  JalonsDay today;
} Source;

static JalonsPlan *
plan_table (gpointer data,
            JalonsDataset *dataset,
            GHashTable *answers)
{
  const Source *source = data;
  JalonsTable *table = source->table;
  JalonsTablePlanner self = {
    .plan = jalons_plan_new (),
    .table = table,
    .cells = table->cells,
    .mapping = table->mapping,
    .dataset = dataset,
    .answers = answers,
    .today = source->today,
  };

  if (table->mapping == NULL)
    {
      ask_kind (&self);
      return self.plan;
    }
  ask_columns (&self);
  self.plan->blocked = jalons_mapping_missing (table->mapping);
  warn_of_left_out (&self);
  if (self.plan->blocked == NULL)
    plan_rows (&self);
  return self.plan;
}

/* The answers about how the table is read change it; those about people and Régions are kept by the import. */
static gboolean
answer_table (gpointer data,
              const char *key,
              const char *answer)
{
  Source *source = data;
  JalonsTableKind kind;

  if (g_str_equal (key, "table"))
    {
      if (jalons_table_kind_find (answer, &kind))
        jalons_table_set_kind (source->table, kind);
      return TRUE;
    }
  if (!g_str_has_prefix (key, "column:"))
    return FALSE;
  jalons_mapping_set (source->table->mapping, (unsigned) g_ascii_strtoull (key + strlen ("column:"), NULL, 10), answer);
  return TRUE;
}

static void
free_source (gpointer data)
{
  Source *source = data;

  jalons_table_unref (source->table);
  g_free (source);
}

static unsigned
count_lines (gpointer data)
{
  return jalons_cells_get_n_rows (((const Source *) data)->table->cells);
}

/**
 * jalons_import_new_table:
 * @table: what was read; answers change its mapping
 * @dataset: as in jalons_import_new_structure()
 * @today: the day of today
 *
 * The columns are questions, with what each holds as its answer so far; nothing is planned while one that there are no
 * lines without is missing.
 *
 * Returns: (transfer full): the import
 */
JalonsImport *
jalons_import_new_table (JalonsTable *table,
                         JalonsDataset *dataset,
                         JalonsDay today)
{
  static const JalonsImportPlanner planner = { plan_table, answer_table, free_source, N_ ("Import a table"), count_lines };
  Source *source = g_new0 (Source, 1);

  source->table = jalons_table_ref (table);
  source->today = today;
  return jalons_import_new_planned (&planner, source, dataset);
}
