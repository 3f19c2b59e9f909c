/* `jalons bilan`: the bilan of a year, as tables to read or figure by figure.
 * Invariant: nothing is worked out here: what is written is what core/bilan says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/bilan.h"

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "cli/selection.h"
#include "core/error.h"
#include "core/words/labels.h"
#include "core/words/text.h"

/* ---- Figure by figure ---- */

static const JalonsColumn columns[] = {
  { "school", NULL, FALSE }, /* null: all schools */
  { "year", NULL, FALSE },
  { "table", NULL, FALSE },
  { "row", NULL, FALSE },
  { "column", NULL, FALSE },
  { "title", NULL, FALSE },
  { "group", NULL, FALSE },
  { "label", NULL, FALSE },
  { "head", NULL, FALSE },
  { "kind", NULL, FALSE },
  { "value", NULL, FALSE },
  { "how", NULL, FALSE },
  { "counts", NULL, FALSE }, /* ids */
};

static const char *
code_of_kind (JalonsCellKind kind)
{
  static const char *const codes[] = { "empty", "text", "minutes", "count", "percent" };

  return codes[kind];
}

static void
add_ids (JalonsListing *listing,
         GPtrArray *records)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (unsigned i = 0; i < records->len; i++)
    g_ptr_array_add (ids, (gpointer) jalons_record_get_id (records->pdata[i]));
  g_ptr_array_add (ids, NULL);
  jalons_listing_add_list (listing, (const char *const *) ids->pdata);
}

static void
add_value (JalonsListing *listing,
           const JalonsBilanCell *cell)
{
  g_autofree char *date = jalons_bilan_cell_is_date (cell) ? jalons_bilan_cell_to_iso (cell) : NULL;

  if (date != NULL)
    jalons_listing_add_text (listing, date);
  else if (cell->kind == JALONS_CELL_TEXT)
    jalons_listing_add_text (listing, cell->text);
  else
    jalons_listing_add_minutes (listing, cell->kind == JALONS_CELL_EMPTY ? G_MININT : cell->number);
}

static void
add_scope (JalonsListing *listing,
           JalonsBilan *bilan)
{
  JalonsSchool *school = jalons_bilan_school (bilan);

  jalons_listing_add_text (listing, school ? jalons_school_uai (school) : NULL);
  jalons_listing_add_number (listing, jalons_bilan_start (bilan));
}

static void
add_figure (JalonsListing *listing,
            JalonsBilan *bilan,
            const JalonsBilanTable *table,
            unsigned row,
            unsigned column)
{
  const JalonsBilanRow *its = jalons_bilan_table_row (table, row);
  const JalonsBilanCell *cell = jalons_bilan_table_cell (table, row, column);

  add_scope (listing, bilan);
  jalons_listing_add_text (listing, table->code);
  jalons_listing_add_text (listing, its->code);
  jalons_listing_add_text (listing, jalons_bilan_table_column (table, column)->code);
  jalons_listing_add_text (listing, table->title);
  jalons_listing_add_text (listing, its->group);
  jalons_listing_add_text (listing, its->label);
  jalons_listing_add_text (listing, jalons_bilan_table_column (table, column)->label);
  jalons_listing_add_text (listing, jalons_bilan_cell_is_date (cell) ? "date" : code_of_kind (cell->kind));
  add_value (listing, cell);
  jalons_listing_add_text (listing, jalons_bilan_table_how (table, row, column));
  add_ids (listing, cell->records);
}

/* What was written on a theme, as a text in a table of its own. */
static void
add_chapter (JalonsListing *listing,
             JalonsBilan *bilan,
             const JalonsChapter *chapter)
{
  const char *const ids[] = { jalons_record_get_id (chapter), NULL };

  add_scope (listing, bilan);
  jalons_listing_add_text (listing, "words");
  jalons_listing_add_text (listing, jalons_record_get_id (chapter));
  jalons_listing_add_text (listing, jalons_model_field (JALONS_CHAPTER_THEME)->codes[jalons_chapter_theme (chapter)]);
  jalons_listing_add_text (listing, _ ("Words"));
  jalons_listing_add_text (listing, "");
  jalons_listing_add_text (listing, "");
  jalons_listing_add_text (listing, jalons_theme_label ((JalonsTheme) jalons_chapter_theme (chapter)));
  jalons_listing_add_text (listing, code_of_kind (JALONS_CELL_TEXT));
  jalons_listing_add_text (listing, jalons_chapter_words (chapter));
  jalons_listing_add_text (listing, "");
  jalons_listing_add_list (listing, ids);
}

static void
add_chapters (JalonsListing *listing,
              JalonsBilan *bilan)
{
  for (JalonsTheme theme = 0; jalons_model_field (JALONS_CHAPTER_THEME)->codes[theme] != NULL; theme++)
    {
      g_autoptr (GPtrArray) chapters = jalons_bilan_chapters (bilan, theme);

      for (unsigned i = 0; i < chapters->len; i++)
        add_chapter (listing, bilan, chapters->pdata[i]);
    }
}

/**
 * jalons_bilan_list_figures:
 *
 * Returns: (transfer full): a row for each cell of each table, the empty ones too; then the words by theme
 */
JalonsListing *
jalons_bilan_list_figures (JalonsBilan *bilan)
{
  GPtrArray *tables = jalons_bilan_tables (bilan);
  JalonsListing *listing = jalons_listing_new (columns, G_N_ELEMENTS (columns));

  for (unsigned i = 0; i < tables->len; i++)
    {
      const JalonsBilanTable *table = g_ptr_array_index (tables, i);

      for (unsigned row = 0; row < table->rows->len; row++)
        for (unsigned column = 0; column < table->columns->len; column++)
          add_figure (listing, bilan, table, row, column);
    }
  add_chapters (listing, bilan);
  return listing;
}

/**
 * jalons_bilan_figure_keys:
 *
 * Returns: (transfer none): the keys of a figure in JSON, parted by commas
 */
const char *
jalons_bilan_figure_keys (void)
{
  return "school, year, table, row, column, title, group, label, head, kind, value, how, counts";
}

/* ---- Tables to read ---- */

static gboolean
has_groups (const JalonsBilanTable *table)
{
  for (unsigned i = 0; i < table->rows->len; i++)
    if (*jalons_bilan_table_row (table, i)->group != '\0')
      return TRUE;
  return FALSE;
}

/* The heads of @table, borrowed from it. */
static GArray *
list_heads (const JalonsBilanTable *table)
{
  GArray *heads = g_array_new (FALSE, FALSE, sizeof (JalonsColumn));
  JalonsColumn head = { "group", "", FALSE };

  if (has_groups (table))
    g_array_append_val (heads, head);
  head = (JalonsColumn){ "label", table->stub, FALSE };
  g_array_append_val (heads, head);
  for (unsigned i = 0; i < table->columns->len; i++)
    {
      const JalonsBilanColumn *column = jalons_bilan_table_column (table, i);

      head = (JalonsColumn){ column->code, column->label, column->kind != JALONS_CELL_TEXT };
      g_array_append_val (heads, head);
    }
  return heads;
}

static void
append_table (GString *text,
              const JalonsBilanTable *table)
{
  g_autoptr (GArray) heads = list_heads (table);
  g_autoptr (JalonsListing) listing = jalons_listing_new ((const JalonsColumn *) (void *) heads->data, heads->len);
  g_autofree char *written = NULL;

  for (unsigned i = 0; i < table->rows->len; i++)
    {
      const JalonsBilanRow *row = jalons_bilan_table_row (table, i);

      if (has_groups (table))
        jalons_listing_add_text (listing, row->group);
      jalons_listing_add_text (listing, row->label);
      for (unsigned j = 0; j < table->columns->len; j++)
        {
          g_autofree char *cell = jalons_bilan_cell_format (jalons_bilan_table_cell (table, i, j));

          jalons_listing_add_text (listing, cell);
        }
    }
  written = jalons_listing_write (listing, JALONS_FORMAT_TABLE);
  g_string_append_printf (text, "\n%s\n\n%s", table->title, written);
  if (*table->note != '\0')
    g_string_append_printf (text, "%s\n", table->note);
}

static void
append_chapters (GString *text,
                 JalonsBilan *bilan)
{
  for (JalonsTheme theme = 0; jalons_model_field (JALONS_CHAPTER_THEME)->codes[theme] != NULL; theme++)
    {
      g_autoptr (GPtrArray) chapters = jalons_bilan_chapters (bilan, theme);

      for (unsigned i = 0; i < chapters->len; i++)
        g_string_append_printf (text, "\n%s\n\n%s\n", jalons_theme_label (theme),
                                jalons_chapter_words (chapters->pdata[i]));
    }
}

static char *
write_tables (JalonsBilan *bilan)
{
  GPtrArray *tables = jalons_bilan_tables (bilan);
  GString *text = g_string_new (NULL);
  JalonsSchool *school = jalons_bilan_school (bilan);
  g_autofree char *year = jalons_format_school_year (jalons_bilan_start (bilan));

  /* Translators: a school or "all schools", and a school year. */
  g_string_append_printf (text, _ ("Bilan of %s, %s"), school ? jalons_school_name (school) : _ ("all schools"), year);
  g_string_append_c (text, '\n');
  for (unsigned i = 0; i < tables->len; i++)
    {
      const JalonsBilanTable *table = g_ptr_array_index (tables, i);

      if (table->rows->len > 0)
        append_table (text, table);
    }
  append_chapters (text, bilan);
  return g_string_free (text, FALSE);
}

/* ---- The command ---- */

/* That of today, if a school has it, or else the last. */
static int
choose_start (GPtrArray *years,
              int this_year)
{
  int last = 0;

  for (unsigned i = 0; i < years->len; i++)
    {
      int start = jalons_year_start (years->pdata[i]);

      if (start == this_year)
        return start;
      last = MAX (last, start);
    }
  return last;
}

static gboolean
set_no_year (JalonsArguments *arguments,
             GError **error)
{
  const char *wanted = jalons_arguments_value (arguments, "year");

  g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
               wanted ? _ ("No school has a year %s here.") : _ ("There is no school here yet."), wanted);
  return FALSE;
}

/**
 * jalons_cli_make_bilan:
 *
 * Returns: (transfer full): the bilan that --school and --year choose: of the school, or of all of them
 */
JalonsBilan *
jalons_cli_make_bilan (JalonsCli *cli,
                       JalonsDataset *dataset,
                       JalonsArguments *arguments,
                       GError **error)
{
  g_autoptr (GPtrArray) schools = jalons_select_schools (dataset, arguments, error);
  g_autoptr (GPtrArray) years = schools ? jalons_select_years (dataset, arguments, error) : NULL;

  if (years == NULL || (years->len == 0 && !set_no_year (arguments, error)))
    return NULL;
  return jalons_bilan_new (dataset, choose_start (years, jalons_day_school_year (cli->today)),
                           schools->len == 1 ? schools->pdata[0] : NULL);
}

gboolean
jalons_cli_bilan (JalonsCli *cli,
                  JalonsArguments *arguments,
                  GError **error)
{
  const char *const *words = jalons_arguments_words (arguments);
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autoptr (JalonsBilan) bilan = NULL;
  g_autoptr (JalonsListing) listing = NULL;
  g_autofree char *text = NULL;
  JalonsFormat format;

  if (words[0] != NULL)
    return jalons_cli_usage_error (error, _ ("“jalons bilan” takes no word: choose with --school and --year."));
  if (!jalons_listing_parse_format (jalons_arguments_value (arguments, "format"), &format, error))
    return FALSE;
  dataset = jalons_cli_load (cli, error);
  bilan = dataset ? jalons_cli_make_bilan (cli, dataset, arguments, error) : NULL;
  if (bilan == NULL)
    return FALSE;
  if (format == JALONS_FORMAT_TABLE)
    return jalons_cli_print (text = write_tables (bilan), error);
  listing = jalons_bilan_list_figures (bilan);
  text = jalons_listing_write (listing, format);
  return jalons_cli_print (text, error);
}
