/* By chance: the figures that the view Bilan and the page of a class show are what a naive sum over all records says.
 * Invariant: what is compared is the text of labels, found by their place in the widgets.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <string.h>

#include "bilan-years.h"
#include "class-figures.h"
#include "naive-bilan.h"
#include "told-figures.h"
#include "ui/bilan/bilan-table.h"
#include "ui/classes/class-summary.h"
#include "ui/classes/division-row.h"

#define N_YEARS 1000

static const char *
label_in (GtkWidget *widget)
{
  GtkWidget *label = widget != NULL ? sample_find (widget, GTK_TYPE_LABEL, NULL) : NULL;

  return label != NULL ? gtk_label_get_label (GTK_LABEL (label)) : "";
}

/* ---- The bilan ---- */

static GtkGrid *
find_grid (GtkWidget *view)
{
  return GTK_GRID (sample_find (view, GTK_TYPE_GRID, NULL));
}

static void
read_row (GHashTable *told,
          GtkGrid *grid,
          int line,
          const JalonsBilanTable *table,
          unsigned row)
{
  for (unsigned column = 0; column < table->columns->len; column++)
    {
      const char *text = label_in (gtk_grid_get_child_at (grid, (int) column + 1, line));
      JalonsCellKind kind = jalons_bilan_table_cell (table, row, column)->kind;
      int number;

      if (kind == JALONS_CELL_TEXT)
        continue;
      if (told_figure (text, &number))
        told_add (told, table, row, column, number);
      else
        g_assert_cmpstr (text, ==, "");
    }
}

/* Lines of groups stand between the rows. */
static void
read_table (GHashTable *told,
            GtkWidget *view,
            const JalonsBilanTable *table)
{
  GtkGrid *grid = table->rows->len > 0 ? find_grid (view) : NULL;
  int line = 0;

  for (unsigned column = 0; grid != NULL && column < table->columns->len; column++)
    g_assert_cmpstr (label_in (gtk_grid_get_child_at (grid, (int) column + 1, 0)), ==,
                     jalons_bilan_table_column (table, column)->label);
  for (unsigned row = 0; row < table->rows->len; row++)
    {
      line++;
      while (gtk_grid_get_child_at (grid, 1, line) == gtk_grid_get_child_at (grid, 0, line))
        line++;
      g_assert_cmpstr (label_in (gtk_grid_get_child_at (grid, 0, line)), ==, jalons_bilan_table_row (table, row)->label);
      read_row (told, grid, line, table, row);
    }
}

static void
tell_bilan (Fixture *fixture,
            const char *uai,
            int i)
{
  JalonsSchool *school = uai != NULL ? jalons_dataset_find_school (fixture->dataset, uai) : NULL;
  g_autoptr (JalonsBilan) bilan = jalons_bilan_new (fixture->dataset, 2026, school);
  g_autoptr (GHashTable) naive = naive_bilan (fixture->dataset, 2026, uai), told = bilan_figures_new ();
  GPtrArray *tables = jalons_bilan_tables (bilan);

  for (guint table = 0; table < tables->len; table++)
    {
      g_autoptr (GtkWidget) view = g_object_ref_sink (
        jalons_bilan_table_view_new (bilan, tables->pdata[table], fixture->dataset));

      read_table (told, view, tables->pdata[table]);
      g_object_run_dispose (G_OBJECT (view));
    }
  bilan_figures_assert_equal (told, naive);
}

/* ---- A class ---- */

static void
apply_all (JalonsDataset *from,
           JalonsDataset *to)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (JalonsEntityId entity = 0; entity < JALONS_N_ENTITIES; entity++)
    {
      GListModel *list = jalons_dataset_get_list (from, entity);

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        g_ptr_array_add (records, g_list_model_get_item (list, i));
    }
  jalons_dataset_apply (to, (JalonsRecord *const *) records->pdata, records->len);
}

static void
assert_label (GtkWidget *summary,
              const char *name,
              int wanted)
{
  GObject *label = gtk_widget_get_template_child (summary, JALONS_TYPE_CLASS_SUMMARY, name);
  const char *text = gtk_label_get_label (GTK_LABEL (label));
  int number = 0;

  if (!told_figure (text, &number) || number != wanted)
    g_error ("%s is “%s”, and should be %d", name, text, wanted);
}

/* A letter, a name, a figure, a meter: in the order of the axes. */
static void
assert_axes (GtkWidget *summary,
             GHashTable *naive)
{
  static const char *const keys[] = { "axis|monde", "axis|formations", "axis|projet" };
  GObject *box = gtk_widget_get_template_child (summary, JALONS_TYPE_CLASS_SUMMARY, "axes");
  GtkWidget *axis = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (unsigned i = 0; i < G_N_ELEMENTS (keys); i++, axis = gtk_widget_get_next_sibling (axis))
    {
      GtkWidget *line = gtk_widget_get_first_child (axis);
      const char *text = label_in (gtk_widget_get_last_child (line));
      int number = -1;

      if (!told_figure (text, &number) || number != class_figures_get (naive, keys[i]))
        g_error ("%s is “%s”, and should be %d", keys[i], text, class_figures_get (naive, keys[i]));
    }
}

/* "13 h 30 / 5 h", "6 / 36 h" */
static void
assert_progress (GtkWidget *row,
                 int planned,
                 int owed)
{
  GObject *label = gtk_widget_get_template_child (row, JALONS_TYPE_DIVISION_ROW, "figures");
  g_auto (GStrv) parts = g_strsplit (gtk_label_get_label (GTK_LABEL (label)), " / ", 2);
  gboolean in_hours = owed > 0 && owed % 60 == 0 && planned % 60 == 0;
  int number = -1;

  g_assert_true (told_figure (parts[0], &number));
  g_assert_cmpint (number * (in_hours ? 60 : 1), ==, planned);
  if (owed <= 0)
    {
      g_assert_null (parts[1]);
      return;
    }
  g_assert_true (told_figure (parts[1], &number));
  g_assert_cmpint (number, ==, owed);
}

static void
assert_class (JalonsWorkspace *workspace,
              JalonsDivision *division,
              GtkWidget *summary,
              GtkWidget *row)
{
  g_autoptr (GHashTable) naive = class_figures_naive (jalons_workspace_get_dataset (workspace), division);
  int remaining = class_figures_get (naive, "remaining");

  jalons_class_summary_show (JALONS_CLASS_SUMMARY (summary), workspace, division);
  assert_label (summary, "owed", class_figures_get (naive, "owed"));
  assert_label (summary, "planned", class_figures_get (naive, "planned"));
  assert_label (summary, "confirmed", class_figures_get (naive, "confirmed"));
  assert_label (summary, "done", class_figures_get (naive, "held"));
  assert_label (summary, "remaining", ABS (remaining));
  assert_axes (summary, naive);
  jalons_division_row_set (JALONS_DIVISION_ROW (row), division, "", jalons_workspace_get_hours (workspace, division));
  assert_progress (row, class_figures_get (naive, "planned"), class_figures_get (naive, "owed"));
}

static void
tell_classes (Fixture *fixture,
              const char *uai,
              int i)
{
  g_autoptr (JalonsWorkspace) workspace = jalons_workspace_new (jalons_day_new (2026, 11, 21));
  GListModel *divisions = jalons_dataset_get_list (fixture->dataset, JALONS_ENTITY_DIVISION);
  g_autoptr (GtkWidget) summary = g_object_ref_sink (g_object_new (JALONS_TYPE_CLASS_SUMMARY, NULL));
  g_autoptr (GtkWidget) row = g_object_ref_sink (jalons_division_row_new ());

  apply_all (fixture->dataset, jalons_workspace_get_dataset (workspace));
  for (guint at = 0; at < g_list_model_get_n_items (divisions); at++)
    {
      g_autoptr (JalonsDivision) division = g_list_model_get_item (divisions, at);

      assert_class (workspace, division, summary, row);
    }
}

static void
test_bilans (void)
{
  bilan_years_each (N_YEARS, tell_bilan);
}

static void
test_classes (void)
{
  bilan_years_each (N_YEARS, tell_classes);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/figures/a-thousand-bilans", test_bilans);
  g_test_add_func ("/ui/figures/classes-of-a-thousand-years", test_classes);
  return g_test_run ();
}
