/* By chance: what is printed of a bilan and of a class is what a naive sum over all records says, read back by poppler.
 * Invariant: a figure is found on the page by what stands at the left of it and above it, as a reader finds it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "bilan-years.h"
#include "class-figures.h"
#include "naive-bilan.h"
#include "page-lines.h"
#include "print/bilan-paper.h"
#include "print/bilan-table.h"
#include "print/division-year.h"
#include "print/report.h"
#include "told-figures.h"
#include "printed.h"

#define N_YEARS 1000

/* Contents and methods take half the time of a bilan and hold no figure: all years are drawn whole with -m slow. */
#define WHOLE_EVERY (g_test_slow () ? 1 : 20)

#define MOST_COLUMNS 8   /* a wider table is parted where the year before begins */
#define NEAR         1.5 /* points: two edges of one column */

static const JalonsPrintOptions options = { .today = 20778 };

/* ---- The bilan: a reader that goes down its lines, once ---- */

typedef struct
{
  GPtrArray *lines;
  guint at;
  double left; /* where tables begin */
  GHashTable *told;
} Reader;

/* Some columns of a table, and where they are seen to be. */
typedef struct
{
  const JalonsBilanTable *table;
  unsigned columns[JALONS_REPORT_MAX_COLUMNS];
  unsigned n_columns;
  double lefts[JALONS_REPORT_MAX_COLUMNS];
  double rights[JALONS_REPORT_MAX_COLUMNS];
} View;

static const PageLine *
line_at (const Reader *reader)
{
  if (reader->at >= reader->lines->len)
    g_error ("the document ends before all of it was found");
  return reader->lines->pdata[reader->at];
}

static gboolean
begins_line (const Reader *reader,
             const PageRun *run)
{
  return run != NULL && fabs (run->left - reader->left) < NEAR;
}

static void
go_to_title (Reader *reader,
             const char *title)
{
  g_autofree char *tight = page_lines_tight (title);

  for (;; reader->at++)
    {
      const PageLine *line = line_at (reader);

      if (line->runs->len == 1 && begins_line (reader, page_line_run (line, 0)) &&
          g_str_equal (page_line_run (line, 0)->text->str, tight))
        return;
    }
}

/* The last line of each head stands on one height. */
static gboolean
is_heads (Reader *reader,
          const PageLine *line,
          View *view)
{
  g_autofree char *stub = page_lines_tight (view->table->stub);

  if (line->runs->len != view->n_columns + 1 || !begins_line (reader, page_line_run (line, 0)) ||
      !g_str_has_suffix (stub, page_line_run (line, 0)->text->str))
    return FALSE;
  for (unsigned i = 0; i < view->n_columns; i++)
    {
      const char *label = jalons_bilan_table_column (view->table, view->columns[i])->label;
      g_autofree char *tight = page_lines_tight (label);
      const PageRun *run = page_line_run (line, i + 1);

      if (!g_str_has_suffix (tight, run->text->str))
        return FALSE;
      view->lefts[i] = run->left;
      view->rights[i] = run->right;
    }
  return TRUE;
}

/* A label may go on on further lines; its figures are beside the first. */
static gboolean
begins_row (Reader *reader,
            const PageLine *line,
            const JalonsBilanRow *row)
{
  g_autofree char *label = page_lines_tight (row->label);
  const PageRun *run = page_line_run (line, 0);

  return begins_line (reader, run) && g_str_has_prefix (label, run->text->str);
}

static gboolean
stands_in (const View *view,
           unsigned i,
           const PageRun *run)
{
  if (jalons_bilan_table_column (view->table, view->columns[i])->kind == JALONS_CELL_TEXT)
    return fabs (run->left - view->lefts[i]) < NEAR;
  return fabs (run->right - view->rights[i]) < NEAR;
}

static void
read_run (Reader *reader,
          const View *view,
          unsigned row,
          const PageRun *run)
{
  unsigned i = 0;
  int number;

  while (i < view->n_columns && !stands_in (view, i, run))
    i++;
  if (i == view->n_columns)
    g_error ("“%s” is in no column of %s", run->text->str, view->table->code);
  if (jalons_bilan_table_cell (view->table, row, view->columns[i])->kind == JALONS_CELL_TEXT)
    return;
  if (!told_figure (run->text->str, &number))
    g_error ("“%s” in %s is no figure", run->text->str, view->table->code);
  told_add (reader->told, view->table, row, view->columns[i], number);
}

static void
read_view (Reader *reader,
           View *view)
{
  while (!is_heads (reader, line_at (reader), view))
    reader->at++;
  for (unsigned row = 0; row < view->table->rows->len; row++)
    {
      const PageLine *line;

      do
        reader->at++;
      while (!begins_row (reader, line_at (reader), jalons_bilan_table_row (view->table, row)));
      line = line_at (reader);
      for (guint i = 1; i < line->runs->len; i++)
        read_run (reader, view, row, page_line_run (line, i));
    }
}

static unsigned
find_before (const JalonsBilanTable *table)
{
  unsigned i = 0;

  while (i < table->columns->len && !g_str_equal (jalons_bilan_table_column (table, i)->code, "before"))
    i++;
  return i;
}

static void
read_table (Reader *reader,
            const JalonsBilanTable *table)
{
  unsigned before = find_before (table), n = table->columns->len;
  gboolean parted = before < n && n + 1 > MOST_COLUMNS;
  View view = { .table = table };

  go_to_title (reader, table->title);
  if (table->rows->len == 0)
    return;
  while (view.n_columns < (parted ? before : n))
    {
      view.columns[view.n_columns] = view.n_columns;
      view.n_columns++;
    }
  read_view (reader, &view);
  if (!parted)
    return;
  view = (View){ table, { jalons_bilan_table_column (table, before + 1)->left, before, before + 1 }, 3, { 0 }, { 0 } };
  read_view (reader, &view);
}

/* ---- What is printed ---- */

static GBytes *
print_tables (JalonsBilan *bilan)
{
  GPtrArray *tables = jalons_bilan_tables (bilan);
  JalonsSpool *spool = jalons_spool_new (NULL);
  g_autoptr (JalonsReport) report = jalons_report_new ("Bilan", "Bilan", "Bilan", &options, spool);

  for (guint i = 0; i < tables->len; i++)
    jalons_bilan_table_print (report, tables->pdata[i]);
  jalons_report_finish (report);
  return printed (spool);
}

static GBytes *
print_whole (JalonsDataset *dataset,
             JalonsBilan *bilan)
{
  JalonsSpool *spool = jalons_spool_new (NULL);

  jalons_print_bilan (dataset, bilan, &options, spool);
  return printed (spool);
}

static int
compare_theme (gconstpointer a,
               gconstpointer b)
{
  const JalonsBilanTable *const *one = a, *const *other = b;

  return (int) (*one)->theme - (int) (*other)->theme;
}

/* The whole bilan is by theme. */
static GPtrArray *
sort_tables (JalonsBilan *bilan,
             gboolean whole)
{
  GPtrArray *tables = g_ptr_array_copy (jalons_bilan_tables (bilan), NULL, NULL);

  g_ptr_array_set_free_func (tables, NULL);
  if (whole)
    g_ptr_array_sort (tables, compare_theme);
  return tables;
}

/* The contents have the titles too, but with a number of a page beside them. */
static void
assert_bilan (Fixture *fixture,
              const char *uai,
              gboolean whole)
{
  JalonsSchool *school = uai != NULL ? jalons_dataset_find_school (fixture->dataset, uai) : NULL;
  g_autoptr (JalonsBilan) bilan = jalons_bilan_new (fixture->dataset, 2026, school);
  g_autoptr (GBytes) pdf = whole ? print_whole (fixture->dataset, bilan) : print_tables (bilan);
  g_autoptr (GPtrArray) lines = page_lines_read (pdf), tables = sort_tables (bilan, whole);
  g_autoptr (GHashTable) naive = naive_bilan (fixture->dataset, 2026, uai), told = bilan_figures_new ();
  Reader reader = { lines, 0, page_line_run (lines->pdata[0], 0)->left, told };

  for (guint i = 0; i < tables->len; i++)
    read_table (&reader, tables->pdata[i]);
  bilan_figures_assert_equal (told, naive);
}

static void
tell_bilan (Fixture *fixture,
            const char *uai,
            int i)
{
  assert_bilan (fixture, uai, i % WHOLE_EVERY == 0);
}

/* ---- The year of a class ---- */

static void
assert_figure (const char *what,
               const char *text,
               int wanted)
{
  int number = 0;

  if (!told_figure (text, &number) || number != wanted)
    g_error ("%s is “%s”, and should be %d", what, text, wanted);
}

/* Under its caption. */
static void
assert_under (GPtrArray *lines,
              const char *caption,
              int wanted)
{
  const PageRun *above = NULL;

  for (guint line = 0; line < lines->len; line++)
    for (guint i = 0; i < ((PageLine *) lines->pdata[line])->runs->len; i++)
      {
        const PageRun *run = page_line_run (lines->pdata[line], i);
        int number;

        if (above == NULL && g_str_equal (run->text->str, caption))
          above = run;
        else if (above != NULL && fabs (run->left - above->left) < NEAR && told_figure (run->text->str, &number))
          {
            assert_figure (caption, run->text->str, wanted);
            return;
          }
      }
  g_error ("nothing stands under “%s”", caption);
}

/* "Projet: 5 h"; an axis without an hour may be left out. */
static void
assert_axis (GPtrArray *lines,
             const char *label,
             int wanted)
{
  g_autofree char *tight = page_lines_tight (label);

  for (guint line = 0; line < lines->len; line++)
    for (guint i = 0; i < ((PageLine *) lines->pdata[line])->runs->len; i++)
      {
        const char *text = page_line_run (lines->pdata[line], i)->text->str, *found = strstr (text, tight);

        if (found != NULL && found[strlen (tight)] == ':')
          {
            assert_figure (label, found + strlen (tight) + 1, wanted);
            return;
          }
      }
  g_assert_cmpint (wanted, ==, 0);
}

/* At the end of the line of its name. */
static void
assert_month (GPtrArray *lines,
              const char *name,
              int wanted)
{
  g_autofree char *tight = page_lines_tight (name);

  for (guint i = 0; i < lines->len; i++)
    {
      const PageLine *line = lines->pdata[i];

      if (!g_str_equal (page_line_run (line, 0)->text->str, tight))
        continue;
      if (line->runs->len > 1)
        assert_figure (name, page_line_run (line, line->runs->len - 1)->text->str, wanted);
      else
        g_assert_cmpint (wanted, ==, 0);
      return;
    }
  g_assert_cmpint (wanted, ==, 0);
}

static void
assert_class (GPtrArray *lines,
              GHashTable *naive)
{
  static const struct
  {
    const char *label, *key;
  } axes[] = {
    { "Monde économique et professionnel", "axis|monde" },
    { "Formations", "axis|formations" },
    { "Projet", "axis|projet" },
    { "Without an axis", "axis|none" },
  },
    months[] = {
      { "August 2026", "month|2026-08" },
      { "September 2026", "month|2026-09" },
      { "October 2026", "month|2026-10" },
      { "November 2026", "month|2026-11" },
      { "No date yet", "month|" },
    };
  int remaining = class_figures_get (naive, "remaining");

  assert_under (lines, "owed", class_figures_get (naive, "owed"));
  assert_under (lines, "planned", class_figures_get (naive, "planned"));
  assert_under (lines, "held", class_figures_get (naive, "held"));
  assert_under (lines, remaining < 0 ? "inexcess" : "lefttoplan", ABS (remaining));
  for (unsigned i = 0; i < G_N_ELEMENTS (axes); i++)
    assert_axis (lines, axes[i].label, class_figures_get (naive, axes[i].key));
  for (unsigned i = 0; i < G_N_ELEMENTS (months); i++)
    assert_month (lines, months[i].label, class_figures_get (naive, months[i].key));
}

static void
tell_class (Fixture *fixture,
            const char *uai,
            int i)
{
  g_autoptr (GPtrArray) divisions = g_ptr_array_new_with_free_func (g_object_unref), lines = NULL;
  GListModel *all = jalons_dataset_get_list (fixture->dataset, JALONS_ENTITY_DIVISION);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) naive = NULL;
  g_autoptr (GBytes) pdf = NULL;
  JalonsSpool *spool = jalons_spool_new (NULL);

  g_ptr_array_add (divisions, g_list_model_get_item (all, (guint) i % g_list_model_get_n_items (all)));
  naive = class_figures_naive (fixture->dataset, divisions->pdata[0]);
  jalons_print_divisions (fixture->dataset, divisions, &options, NULL, spool, &error);
  g_assert_no_error (error);
  pdf = printed (spool);
  lines = page_lines_read (pdf);
  assert_class (lines, naive);
}

static void
test_bilans (void)
{
  bilan_years_each (N_YEARS, tell_bilan);
}

static void
test_classes (void)
{
  bilan_years_each (N_YEARS, tell_class);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print-figures/a-thousand-bilans", test_bilans);
  g_test_add_func ("/print-figures/a-thousand-classes", test_classes);
  return g_test_run ();
}
