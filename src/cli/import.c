/* `jalons import`: files of a school's secretariat, calendars of holidays, actions of a Région, or an export of Jalons,
 * into the data.
 * Invariant: each file, or each set of SIECLE files, is written as one gesture or not at all; those that are refused
 * do not hinder the others.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/import-pdf.h"
#include "cli/import-table.h"
#include "cli/import-words.h"
#include "cli/import.h"
#include "cli/selection.h"
#include "core/error.h"
#include "core/published/known-levels.h"
#include "exchange/json.h"
#include "exchange/kind.h"
#include "exchange/reader.h"
#include "store/carried.h"
#include "sync/carry.h"

typedef struct
{
  JalonsCli *cli;
  JalonsArguments *arguments;
  int year;           /* of --year, or 0 */
  JalonsStore *store; /* opened for the first file that could be read */
} Importer;

/* ---- Answers from the command line ---- */

/* "MEF=LEVEL": the last "=", for a class code or the words of a table may hold one. */
static char *
split_answer (const char *text,
              const char **level)
{
  const char *equals = strrchr (text, '=');

  if (equals == NULL || equals == text)
    return NULL;
  *level = equals + 1;
  return g_strndup (text, (gsize) (equals - text));
}

/* The bundled levels and the user's own. */
static GStrv
list_levels (JalonsDataset *dataset)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GArray) levels = jalons_known_levels (dataset);

  for (unsigned i = 0; i < levels->len; i++)
    g_strv_builder_add (builder, g_array_index (levels, JalonsLevelInfo, i).code);
  return g_strv_builder_end (builder);
}

static gboolean
check_levels (Importer *self,
              JalonsDataset *dataset,
              GError **error)
{
  const char *const *answers = jalons_arguments_list (self->arguments, "level");
  g_auto (GStrv) codes = list_levels (dataset);

  for (; *answers != NULL; answers++)
    {
      const char *level = NULL;
      g_autofree char *key = split_answer (*answers, &level);
      g_autofree char *list = NULL;

      if (key == NULL)
        return jalons_cli_usage_error (error, _ ("“%s” is not of the form MEF=LEVEL."), *answers);
      if (g_strv_contains ((const char *const *) codes, level))
        continue;
      list = g_strjoinv (", ", codes);
      return jalons_cli_usage_error (error, _ ("“%s” is not a level. The levels are: %s."), level, list);
    }
  return TRUE;
}

static char *
find_level (Importer *self,
            const JalonsImportQuestion *question)
{
  const char *const *answers = jalons_arguments_list (self->arguments, "level");

  for (; *answers != NULL; answers++)
    {
      const char *level = NULL;
      g_autofree char *key = split_answer (*answers, &level);

      if (g_ascii_strcasecmp (key, jalons_cli_name_asked (question)) == 0)
        return g_strdup (level);
    }
  return NULL;
}

static char *
find_answer (Importer *self,
             const JalonsImportQuestion *question)
{
  switch (question->ask)
    {
    case JALONS_IMPORT_ASK_SCHOOL:
      return jalons_arguments_has (self->arguments, "accept-school")
               ? g_strdup (jalons_arguments_value (self->arguments, "school"))
               : NULL;
    case JALONS_IMPORT_ASK_SCHOOLS:
      return g_strdup (jalons_arguments_value (self->arguments, "school"));
    case JALONS_IMPORT_ASK_YEAR:
      return jalons_arguments_has (self->arguments, "accept-year") && self->year > 0
               ? g_strdup_printf ("%d", self->year)
               : NULL;
    case JALONS_IMPORT_ASK_REGION:
      return g_strdup (jalons_arguments_value (self->arguments, "region"));
    case JALONS_IMPORT_ASK_TABLE: /* said before it is read */
    case JALONS_IMPORT_ASK_COLUMN:
    case JALONS_IMPORT_ASK_PERSON:
    case JALONS_IMPORT_ASK_DELETED:
      return NULL;
    case JALONS_IMPORT_ASK_LEVEL:
    default:
      return find_level (self, question);
    }
}

/* An answer makes a new plan, and so new questions: start over after each. */
static void
answer_questions (Importer *self,
                  JalonsImport *import)
{
  gboolean answered = TRUE;

  while (answered)
    {
      GPtrArray *questions = jalons_import_get_questions (import);

      answered = FALSE;
      for (unsigned i = 0; i < questions->len && !answered; i++)
        {
          const JalonsImportQuestion *question = g_ptr_array_index (questions, i);
          g_autofree char *key = g_strdup (question->key);
          g_autofree char *answer = *question->answer == '\0' ? find_answer (self, question) : NULL;

          answered = answer != NULL && *answer != '\0';
          if (answered)
            jalons_import_answer (import, key, answer);
        }
    }
}

/* ---- Writing ---- */

/**
 * jalons_cli_import_write:
 *
 * Writes what @import plans as one gesture, with a copy of the data before it; nothing when there is nothing new.
 */
gboolean
jalons_cli_import_write (JalonsStore *store,
                         JalonsImport *import,
                         GError **error)
{
  GPtrArray *drafts = jalons_import_get_drafts (import);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  g_autofree char *label = jalons_import_label (import);
  gboolean is_copy;

  if (drafts->len == 0)
    return TRUE;
  if (!jalons_store_keep_backup (store, JALONS_BACKUP_IMPORT, error))
    return FALSE;
  if (jalons_import_get_carried (import, &is_copy) != NULL)
    return jalons_carry_take (store, import, error);
  for (unsigned i = 0; i < drafts->len; i++)
    g_ptr_array_add (copies, jalons_draft_copy (g_ptr_array_index (drafts, i)));
  return jalons_store_put (store, label, g_steal_pointer (&copies), error);
}

static gboolean
carry_out (Importer *self,
           JalonsImport *import,
           const char *name,
           gboolean with_created,
           GError **error)
{
  GPtrArray *warnings = jalons_import_get_warnings (import);

  for (unsigned i = 0; i < warnings->len; i++)
    jalons_cli_import_warn (name, g_ptr_array_index (warnings, i));
  jalons_cli_import_warn_questions (import, name);
  if (jalons_import_get_blocked (import) != NULL)
    jalons_cli_import_warn (name, jalons_import_get_blocked (import));
  if (!jalons_import_is_ready (import))
    {
      self->cli->failed = TRUE;
      return TRUE;
    }
  if (!jalons_cli_import_write (self->store, import, error))
    return FALSE;
  jalons_cli_import_say (import, name, with_created);
  return TRUE;
}

static JalonsDataset *
load_data (Importer *self,
           GError **error)
{
  if (self->store == NULL)
    self->store = jalons_cli_open_store (self->cli, FALSE, error);
  return self->store != NULL ? jalons_store_load (self->store, 0, error) : NULL;
}

static gboolean
import_structure (Importer *self,
                  JalonsStructure *structure,
                  const char *name,
                  GError **error)
{
  g_autoptr (JalonsDataset) dataset = load_data (self, error);
  g_autoptr (JalonsImport) import = NULL;

  if (dataset == NULL)
    return FALSE;
  import = jalons_import_new_structure (structure, dataset, jalons_arguments_value (self->arguments, "school"), self->year);
  answer_questions (self, import);
  return carry_out (self, import, name, TRUE, error);
}

static gboolean
import_json (Importer *self,
             const JalonsSourceFile *file,
             GError **error)
{
  g_autoptr (JalonsDataset) dataset = load_data (self, error);
  g_autoptr (JalonsImport) import = NULL;

  if (dataset == NULL)
    return FALSE;
  import = jalons_json_import (file->bytes, dataset, error);
  if (import == NULL)
    {
      g_prefix_error (error, _ ("%s: "), file->name);
      return FALSE;
    }
  /* Hundreds of activities would hide what is worth reading: what is new is only counted. */
  return carry_out (self, import, file->name, FALSE, error);
}

/* What is received or merged is worth reading; of a copy only its review is told. */
static gboolean
import_carried (Importer *self,
                const JalonsSourceFile *file,
                GError **error)
{
  g_autoptr (JalonsCarried) carried = jalons_carried_read (file->bytes, error);
  g_autoptr (JalonsDataset) dataset = carried ? load_data (self, error) : NULL;
  g_autoptr (GHashTable) deleted = dataset ? jalons_store_list_deleted (self->store, 0, error) : NULL;
  g_autoptr (JalonsImport) import = NULL;

  if (carried == NULL)
    jalons_source_file_name_error (file, error);
  if (deleted == NULL)
    return FALSE;
  import = jalons_import_new_carried (carried, dataset, jalons_store_get_carried (self->store), deleted);
  answer_questions (self, import);
  return carry_out (self, import, file->name, TRUE, error);
}

static gboolean
import_offers (Importer *self,
               const JalonsSourceFile *file,
               GError **error)
{
  g_autoptr (JalonsOffers) offers = jalons_offers_read (file->bytes, error);
  g_autoptr (JalonsDataset) dataset = offers ? load_data (self, error) : NULL;
  g_autoptr (GHashTable) deleted = dataset ? jalons_store_list_deleted (self->store, 0, error) : NULL;
  g_autoptr (JalonsImport) import = NULL;

  if (offers == NULL)
    jalons_source_file_name_error (file, error);
  if (deleted == NULL)
    return FALSE;
  import = jalons_import_new_offers (offers, dataset, deleted, NULL, self->cli->today);
  jalons_cli_import_take_back (import, jalons_arguments_list (self->arguments, "take-back"));
  return carry_out (self, import, file->name, TRUE, error);
}

static gboolean
check_school (Importer *self,
              JalonsImport *import,
              const char *name,
              GError **error)
{
  const char *school = jalons_arguments_value (self->arguments, "school");

  if (school == NULL || jalons_import_answer (import, "schools", school))
    return TRUE;
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
               _ ("%1$s: the school %2$s has no year in a zone that this calendar is for."), name, school);
  return FALSE;
}

static gboolean
import_holidays (Importer *self,
                 const JalonsSourceFile *file,
                 GError **error)
{
  g_autoptr (JalonsHolidays) holidays = jalons_holidays_read (file->bytes, error);
  g_autoptr (JalonsDataset) dataset = holidays ? load_data (self, error) : NULL;
  g_autoptr (JalonsImport) import = NULL;

  if (holidays != NULL && dataset == NULL)
    return FALSE;
  if (dataset != NULL)
    import = jalons_import_new_holidays (holidays, dataset, error);
  if (import == NULL)
    {
      jalons_source_file_name_error (file, error);
      return FALSE;
    }
  return check_school (self, import, file->name, error) && carry_out (self, import, file->name, TRUE, error);
}

static gboolean
import_structures (Importer *self,
                   GPtrArray *files,
                   const char *name,
                   GError **error)
{
  g_autoptr (GPtrArray) structures =
    jalons_structures_read ((JalonsSourceFile *const *) files->pdata, files->len, error);

  if (structures == NULL)
    return FALSE;
  for (unsigned i = 0; i < structures->len; i++)
    if (!import_structure (self, g_ptr_array_index (structures, i), name, error))
      return FALSE;
  return TRUE;
}

static gboolean
import_table (Importer *self,
              const JalonsSourceFile *file,
              JalonsTableKind as,
              GError **error)
{
  g_autoptr (JalonsTable) table = jalons_table_read (file, as, error);
  g_autoptr (JalonsDataset) dataset = table != NULL ? load_data (self, error) : NULL;
  g_autoptr (JalonsImport) import = NULL;

  if (dataset == NULL)
    return FALSE;
  if (!jalons_cli_map_table (table, self->store, self->arguments, error))
    {
      jalons_source_file_name_error (file, error);
      return FALSE;
    }
  import = jalons_import_new_table (table, dataset, self->cli->today);
  answer_questions (self, import);
  /* Hundreds of jobs are only counted. */
  if (!carry_out (self, import, file->name, jalons_table_get_kind (table) != JALONS_TABLE_JOBS, error))
    return FALSE;
  if (jalons_import_get_blocked (import) != NULL)
    jalons_cli_tell_columns (table, file->name);
  return !jalons_import_is_ready (import) || jalons_cli_remember_table (table, self->store, error);
}

/* ---- Files ---- */

/* The files of SIECLE complete one another; every other file stands alone. */
static gboolean
is_part (const JalonsSourceFile *file)
{
  gsize length;
  const void *bytes = g_bytes_get_data (file->bytes, &length);
  JalonsFileKind kind = jalons_file_kind (bytes, length);

  return kind == JALONS_FILE_STRUCTURES || kind == JALONS_FILE_NOMENCLATURES || kind == JALONS_FILE_COMMUNS;
}

static GPtrArray *
add_group (GPtrArray *groups)
{
  GPtrArray *group = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_source_file_free);

  g_ptr_array_add (groups, group);
  return group;
}

static void
refuse (Importer *self,
        const GError *error)
{
  jalons_cli_warn (error->message);
  self->cli->failed = TRUE;
}

static void
import_pdf (Importer *self,
            GFile *file)
{
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    self->store = jalons_cli_open_store (self->cli, FALSE, &error);
  if (self->store == NULL || !jalons_cli_import_pdf (self->cli, self->store, file, &error))
    refuse (self, error);
}

/* Files that cannot even be read are told, and left out; a PDF is taken in at once. */
static GPtrArray *
load_groups (Importer *self)
{
  const char *const *words = jalons_arguments_words (self->arguments);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *parts = NULL;

  for (; *words != NULL; words++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (*words);
      g_autoptr (GError) error = NULL;
      JalonsSourceFile *source = NULL;

      if (jalons_cli_is_pdf (file))
        {
          import_pdf (self, file);
          continue;
        }
      source = jalons_source_file_load (file, NULL, &error);
      if (source == NULL)
        refuse (self, error);
      else if (!is_part (source))
        g_ptr_array_add (add_group (groups), source);
      else
        {
          if (parts == NULL)
            parts = add_group (groups);
          g_ptr_array_add (parts, source);
        }
    }
  return groups;
}

static char *
name_group (GPtrArray *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (unsigned i = 0; i < files->len; i++)
    g_strv_builder_add (builder, ((JalonsSourceFile *) g_ptr_array_index (files, i))->name);
  names = g_strv_builder_end (builder);
  return g_strjoinv (", ", names);
}

static void
import_group (Importer *self,
              GPtrArray *files)
{
  const JalonsSourceFile *first = g_ptr_array_index (files, 0);
  g_autofree char *name = name_group (files);
  g_autoptr (GError) error = NULL;
  JalonsTableKind as = jalons_cli_table_kind (self->arguments);
  gboolean done;

  if (jalons_source_file_is_carried (first))
    done = import_carried (self, first, &error);
  else if (as != JALONS_TABLE_NONE || jalons_source_file_is_table (first))
    done = import_table (self, first, as, &error);
  else if (jalons_source_file_is_json (first))
    done = import_json (self, first, &error);
  else if (jalons_source_file_is_offers (first))
    done = import_offers (self, first, &error);
  else if (jalons_source_file_is_calendar (first))
    done = import_holidays (self, first, &error);
  else
    done = import_structures (self, files, name, &error);
  if (!done)
    refuse (self, error);
}

/* A level that does not exist is found out before any file is looked at; a folder without data is not made for that. */
static gboolean
check_arguments (Importer *self,
                 GError **error)
{
  const char *year = jalons_arguments_value (self->arguments, "year");
  g_autofree char *data_file = jalons_cli_data_file (self->cli);
  g_autoptr (JalonsDataset) dataset = NULL;

  if (*jalons_arguments_words (self->arguments) == NULL)
    return jalons_cli_usage_error (error, _ ("Name the files to import."));
  if (year != NULL && !jalons_parse_year (year, &self->year, error))
    return FALSE;
  if (!jalons_cli_check_table_arguments (self->arguments, error))
    return FALSE;
  if (!jalons_arguments_has (self->arguments, "level"))
    return TRUE;
  dataset = g_file_test (data_file, G_FILE_TEST_EXISTS) ? load_data (self, error) : jalons_dataset_new ();
  return dataset != NULL && check_levels (self, dataset, error);
}

gboolean
jalons_cli_import (JalonsCli *cli,
                   JalonsArguments *arguments,
                   GError **error)
{
  Importer self = { .cli = cli, .arguments = arguments };
  gboolean ok = check_arguments (&self, error);
  g_autoptr (GPtrArray) groups = ok ? load_groups (&self) : g_ptr_array_new ();

  for (unsigned i = 0; i < groups->len; i++)
    import_group (&self, g_ptr_array_index (groups, i));
  g_clear_object (&self.store);
  return ok;
}
