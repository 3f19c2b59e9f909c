/* The tables of a bilan, drawn as core/bilan gives them.
 * Invariant: a bar is a cell of the table that stands under it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/bilan-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_COLUMNS  8     /* a wider table is parted where the year before begins */
#define MOST_BARS     60    /* three pages: of more nobody sees the shape, and the table has them all */
#define LONGEST_LABEL 120   /* of bars, in letters: the table says it whole */
#define LONGEST_WORD  110.0 /* in points: longer ones are broken */

/* Which columns of a table are drawn as bars, as far as it has them; the last is the darkest. */
static const struct
{
  const char *table;
  const char *columns[JALONS_REPORT_MAX_SERIES + 1];
} charts[] = {
  { "levels", { "owed", "planned", "held" } },
  { "levels", { "before", "held" } },
  { "schools", { "owed", "planned", "held" } },
  { "classes", { "owed", "planned", "held" } },
  { "axes", { "planned", "held" } },
  { "axes", { "before", "held" } },
  { "competences", { "planned", "held" } },
  { "half_days", { "target", "planned", "held" } },
  { "kinds", { "planned", "held" } },
  { "reach", { "participations" } },
  { "offers", { "asked", "accepted", "held" } },
  { "ambassadors", { "ambassadors", "came" } },
};

static int
find_column (const JalonsBilanTable *table,
             const char *code)
{
  for (unsigned i = 0; i < table->columns->len; i++)
    if (g_strcmp0 (jalons_bilan_table_column (table, i)->code, code) == 0)
      return (int) i;
  return -1;
}

static gboolean
has_how (const JalonsBilanTable *table)
{
  for (unsigned i = 0; i < table->rows->len; i++)
    for (unsigned j = 0; j < table->columns->len; j++)
      if (*jalons_bilan_table_how (table, i, j) != '\0')
        return TRUE;
  return FALSE;
}

static char *
name_how (const JalonsBilanTable *table)
{
  return g_strconcat ("how-", table->code, NULL);
}

/* Bars */

static char *
shorten (const char *label)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (label, -1) <= LONGEST_LABEL)
    return g_strdup (label);
  start = g_utf8_substring (label, 0, LONGEST_LABEL - 1);
  return g_strconcat (start, "…", NULL);
}

/* In a table with groups a bar says to which it belongs: classes of two schools may have one name. */
static char *
bar_label (const JalonsBilanTable *table,
           const JalonsBilanRow *row)
{
  g_autofree char *label = NULL;

  if (*row->group == '\0' || !g_str_equal (table->code, "classes"))
    return shorten (row->label);
  label = g_strdup_printf ("%s · %s", row->label, row->group);
  return shorten (label);
}

static void
add_bar (GPtrArray *bars,
         const JalonsBilanTable *table,
         unsigned row,
         const int *columns,
         unsigned n_columns)
{
  JalonsReportBar *bar = g_new0 (JalonsReportBar, 1);

  bar->label = bar_label (table, jalons_bilan_table_row (table, row));
  for (unsigned i = 0; i < JALONS_REPORT_MAX_SERIES; i++)
    {
      const JalonsBilanCell *cell = i < n_columns ? jalons_bilan_table_cell (table, row, (unsigned) columns[i]) : NULL;

      bar->words[i] = cell != NULL ? jalons_bilan_cell_format (cell) : g_strdup ("");
      bar->values[i] = cell != NULL ? cell->number : 0;
    }
  g_ptr_array_add (bars, bar);
}

/* Bars without any length say nothing that the table does not. */
static gboolean
has_length (GPtrArray *bars)
{
  for (unsigned i = 0; i < bars->len; i++)
    for (unsigned j = 0; j < JALONS_REPORT_MAX_SERIES; j++)
      if (((const JalonsReportBar *) bars->pdata[i])->values[j] > 0)
        return TRUE;
  return FALSE;
}

static void
add_chart (JalonsReport *report,
           const JalonsBilanTable *table,
           const char *const *codes)
{
  g_autoptr (GPtrArray) bars = g_ptr_array_new_with_free_func (jalons_report_bar_free);
  const char *series[JALONS_REPORT_MAX_SERIES + 1] = { NULL };
  int columns[JALONS_REPORT_MAX_SERIES];
  unsigned n = 0;

  for (; codes[n] != NULL; n++)
    {
      columns[n] = find_column (table, codes[n]);
      if (columns[n] < 0)
        return;
      series[n] = jalons_bilan_table_column (table, (unsigned) columns[n])->label;
    }
  for (unsigned i = 0; i < table->rows->len; i++)
    if (!jalons_bilan_table_row (table, i)->is_total)
      add_bar (bars, table, i, columns, n);
  if (has_length (bars) && bars->len <= MOST_BARS)
    jalons_report_add_bars (report, "", series, bars);
}

/* Of the part of a table that begins the comparison with the year before, or of the other. */
static void
add_charts (JalonsReport *report,
            const JalonsBilanTable *table,
            gboolean with_before,
            gboolean with_others)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      gboolean is_before = g_strcmp0 (charts[i].columns[0], "before") == 0;

      if (g_str_equal (charts[i].table, table->code) && (is_before ? with_before : with_others))
        add_chart (report, table, charts[i].columns);
    }
}

/* Tables */

/* The columns of a table that stand side by side: first the one of the labels. */
typedef struct
{
  const JalonsBilanTable *table;
  unsigned columns[JALONS_REPORT_MAX_COLUMNS];
  unsigned n_columns;
} View;

static gboolean
is_number (const View *view,
           unsigned i)
{
  return jalons_bilan_table_column (view->table, view->columns[i])->kind != JALONS_CELL_TEXT;
}

static gboolean
holds_words (const JalonsBilanCell *cell)
{
  return cell->kind == JALONS_CELL_TEXT && *cell->text != '\0';
}

static double
least_width (JalonsReport *report,
             const View *view,
             unsigned i)
{
  const JalonsBilanColumn *column = jalons_bilan_table_column (view->table, view->columns[i]);
  double width = jalons_report_least_width (report, column->label, FALSE);

  for (unsigned row = 0; row < view->table->rows->len; row++)
    {
      const JalonsBilanCell *cell = jalons_bilan_table_cell (view->table, row, view->columns[i]);
      g_autofree char *words = jalons_bilan_cell_format (cell);

      if (!holds_words (cell))
        width = MAX (width, jalons_report_least_width (report, words, TRUE));
    }
  return width;
}

/* The longest word of a column of words, or of the labels: @i is then -1. */
static double
word_width (JalonsReport *report,
            const View *view,
            int i)
{
  const char *head = i < 0 ? view->table->stub : jalons_bilan_table_column (view->table, view->columns[i])->label;
  double width = jalons_report_least_width (report, head, FALSE);

  for (unsigned row = 0; row < view->table->rows->len; row++)
    {
      const char *words = i < 0 ? jalons_bilan_table_row (view->table, row)->label
                                : jalons_bilan_table_cell (view->table, row, view->columns[i])->text;

      width = MAX (width, 1.15 * jalons_report_least_width (report, words, FALSE));
    }
  return MIN (width, LONGEST_WORD);
}

/* Each column has what it needs; what is left goes to words, and twice as much to labels. */
static void
share_width (JalonsReport *report,
             const View *view,
             double *shares)
{
  double left = jalons_report_width (), whole = left, parts = 2;

  shares[0] = word_width (report, view, -1);
  left -= shares[0];
  for (unsigned i = 0; i < view->n_columns; i++)
    {
      shares[i + 1] = is_number (view, i) ? MAX (least_width (report, view, i), view->n_columns <= 3 ? 70 : 0)
                                          : word_width (report, view, (int) i);
      left -= shares[i + 1];
      parts += is_number (view, i) ? 0.2 : 1;
    }
  /* More columns than a page has room for are all narrowed alike, and their words broken. */
  for (unsigned i = 0; i <= view->n_columns; i++)
    {
      double part = i == 0 ? 2 : is_number (view, i - 1) ? 0.2
                                                         : 1;

      shares[i] = left >= 0 ? (shares[i] + left * part / parts) / whole : shares[i] / (whole - left);
    }
}

static void
add_row (JalonsReport *report,
         const View *view,
         unsigned row)
{
  const JalonsBilanRow *its = jalons_bilan_table_row (view->table, row);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (its->label));
  for (unsigned i = 0; i < view->n_columns; i++)
    g_ptr_array_add (cells, jalons_bilan_cell_format (jalons_bilan_table_cell (view->table, row, view->columns[i])));
  if (its->is_total)
    jalons_report_add_total (report, (const char *const *) cells->pdata);
  else
    jalons_report_add_row (report, (const char *const *) cells->pdata);
}

static void
add_heads (JalonsReport *report,
           const View *view,
           const char *summary)
{
  const char *heads[JALONS_REPORT_MAX_COLUMNS + 1] = { view->table->stub };
  double shares[JALONS_REPORT_MAX_COLUMNS] = { 0 };

  for (unsigned i = 0; i < view->n_columns; i++)
    heads[i + 1] = jalons_bilan_table_column (view->table, view->columns[i])->label;
  share_width (report, view, shares);
  jalons_report_add_table (report, summary, shares, heads);
  for (unsigned i = 0; i < view->n_columns; i++)
    if (is_number (view, i))
      jalons_report_set_numbers (report, i + 1);
}

static void
add_table (JalonsReport *report,
           const View *view,
           const char *summary)
{
  const char *group = "";

  add_heads (report, view, summary);
  for (unsigned i = 0; i < view->table->rows->len; i++)
    {
      const JalonsBilanRow *row = jalons_bilan_table_row (view->table, i);

      if (*row->group != '\0' && !g_str_equal (row->group, group))
        jalons_report_add_group (report, row->group);
      group = row->group;
      add_row (report, view, i);
    }
}

static View
view_of (const JalonsBilanTable *table,
         unsigned first,
         unsigned end)
{
  View view = { table, { 0 }, 0 };

  for (unsigned i = first; i < end && view.n_columns < JALONS_REPORT_MAX_COLUMNS - 1; i++)
    view.columns[view.n_columns++] = i;
  return view;
}

/* What is compared with the year before, beside it. */
static void
add_comparison (JalonsReport *report,
                const JalonsBilanTable *table,
                unsigned before)
{
  unsigned compared = jalons_bilan_table_column (table, before + 1)->left;
  View view = { table, { compared, before, before + 1 }, 3 };
  /* Translators: the title of a table */
  g_autofree char *title = g_strdup_printf (_ ("%s: beside the year before"), table->title);

  jalons_report_add (report, JALONS_REPORT_SUBHEADING, title);
  add_charts (report, table, TRUE, FALSE);
  add_table (report, &view, title);
}

static void
add_views (JalonsReport *report,
           const JalonsBilanTable *table)
{
  int before = find_column (table, "before");
  gboolean parted = before >= 0 && table->columns->len + 1 > MOST_COLUMNS;
  View whole = view_of (table, 0, parted ? (unsigned) before : table->columns->len);

  add_charts (report, table, !parted, TRUE);
  add_table (report, &whole, table->title);
  if (parted)
    add_comparison (report, table, (unsigned) before);
}

/**
 * jalons_bilan_table_print:
 *
 * Adds the table under its title, with its bars, its note and a link to how it is computed.
 */
void
jalons_bilan_table_print (JalonsReport *report,
                          const JalonsBilanTable *table)
{
  g_autofree char *name = name_how (table);

  jalons_report_add (report, JALONS_REPORT_HEADING, table->title);
  if (table->rows->len == 0)
    {
      jalons_report_add (report, JALONS_REPORT_TEXT, *table->note != '\0' ? table->note : _ ("There is nothing to count."));
      return;
    }
  add_views (report, table);
  jalons_report_add (report, JALONS_REPORT_NOTE, table->note);
  if (has_how (table))
    jalons_report_add_reference (report, _ ("How these figures are computed"), name);
}

/* How */

static void
add_how (JalonsReport *report,
         const char *label,
         const char *how)
{
  const char *const cells[] = { label, how };

  if (*how != '\0')
    jalons_report_add_row (report, cells);
}

/**
 * jalons_bilan_table_print_how:
 *
 * Adds how the figures of the table are computed, to which the link of jalons_bilan_table_print() leads.
 */
void
jalons_bilan_table_print_how (JalonsReport *report,
                              const JalonsBilanTable *table)
{
  static const double shares[] = { 0.3, 0.7 };
  const char *const heads[] = { _ ("Figure"), _ ("How it is computed"), NULL };
  g_autofree char *name = name_how (table);

  if (table->rows->len == 0 || !has_how (table))
    return;
  jalons_report_add (report, JALONS_REPORT_SUBHEADING, table->title);
  jalons_report_set_name (report, name);
  jalons_report_add_table (report, table->title, shares, heads);
  for (unsigned i = 0; i < table->columns->len; i++)
    add_how (report, jalons_bilan_table_column (table, i)->label, jalons_bilan_table_column (table, i)->how);
  for (unsigned i = 0; i < table->rows->len; i++)
    add_how (report, jalons_bilan_table_row (table, i)->label, jalons_bilan_table_row (table, i)->how);
}
