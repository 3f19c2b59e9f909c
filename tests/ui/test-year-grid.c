/* The grid of the year: its cursor and focus, what it says, what is under the pointer.
 * Invariant: what is seen is asked of the widgets, not of what they were given.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/catalogue-list.h"
#include "ui/parts/panes.h"
#include "ui/view.h"
#include "ui/year/year-grid.h"
#include "ui/year/year-view.h"
#include "ui/year/year-words.h"
#include "year-sample.h"

typedef struct
{
  Sample *sample;
  GtkWindow *window;
  GtkWidget *view;
  JalonsYearGrid *grid;
  JalonsYearTable *table;
} Shown;

static void
show (Shown *shown)
{
  shown->sample = sample_open (TRUE);
  shown->window = GTK_WINDOW (gtk_window_new ());
  shown->view = jalons_year_view_new (shown->sample->workspace);
  gtk_window_set_child (shown->window, shown->view);
  gtk_widget_grab_focus (shown->view);
  sample_picture (shown->window, 1180, 600, "year");
  shown->grid = JALONS_YEAR_GRID (sample_find (shown->view, JALONS_TYPE_YEAR_GRID, NULL));
  g_assert_nonnull (shown->grid);
  shown->table = jalons_year_grid_get_table (shown->grid);
}

static void
hide (Shown *shown)
{
  gtk_window_destroy (shown->window);
  sample_close (shown->sample);
}

static const char *
id_of_first (Shown *shown)
{
  return jalons_record_get_id (year_sample_activity (shown->sample, "3A"));
}

static gboolean
has_focus (Shown *shown)
{
  GtkWidget *focus = gtk_window_get_focus (shown->window);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (shown->grid));
}

static void
test_focus (void)
{
  Shown shown;
  JalonsYearPlace place;
  guint chip;

  show (&shown);
  g_assert_true (has_focus (&shown));
  g_assert_true (jalons_year_grid_show_activity (shown.grid, id_of_first (&shown)));
  g_assert_true (has_focus (&shown));

  /* The cursor goes with what is moved, and stays where it is when that is undone; the focus is never lost. */
  jalons_year_grid_follow (shown.grid, id_of_first (&shown));
  year_sample_move (shown.sample, "3A");
  place = jalons_year_grid_get_cursor (shown.grid);
  g_assert_cmpint (jalons_year_table_find_activity (shown.table,
                                                    id_of_first (&shown),
                                                    &place.column, &chip),
                   ==, place.row);
  g_assert_cmpint (place.column, ==, jalons_year_grid_get_cursor (shown.grid).column);
  jalons_workspace_undo (shown.sample->workspace);
  sample_settle ();
  g_assert_true (has_focus (&shown));

  JALONS_VIEW_GET_IFACE (shown.view)->delete (JALONS_VIEW (shown.view));
  sample_settle ();
  g_assert_true (has_focus (&shown));
  hide (&shown);
}

/* The names come when there is time; that of the cell with the keyboard is there before it is read. */
static void
check_names (Shown *shown)
{
  int row = jalons_year_table_find (shown->table, jalons_record_get_id (year_sample_division (shown->sample, "3A")));
  const JalonsYearRow *shows = jalons_year_table_get_row (shown->table, (guint) row);

  for (int column = JALONS_COLUMN_TRAY; column < (int) shows->n_columns; column++)
    {
      g_autofree char *name = jalons_year_words_cell (shown->table, shows, column), *other = NULL;
      GtkWidget *focus;

      jalons_year_grid_set_cursor (shown->grid, (JalonsYearPlace){ row, column, -1 }, FALSE);
      focus = gtk_window_get_focus (shown->window);
      g_assert_nonnull (focus);
      other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
      g_assert_cmpstr (other, ==, NULL);
    }
}

static void
test_names (void)
{
  Shown shown;

  show (&shown);
  check_names (&shown);
  /* In the same moment as the row shows something else. */
  g_signal_connect_swapped (shown.sample->workspace, "changed", G_CALLBACK (check_names), &shown);
  year_sample_move (shown.sample, "3A");
  g_signal_handlers_disconnect_by_data (shown.sample->workspace, &shown);
  hide (&shown);
}

static guint
count_focusable (GtkWidget *widget)
{
  guint count = gtk_widget_get_focusable (widget) ? 1 : 0;
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += count_focusable (child);
  return count;
}

static void
test_one_stop (void)
{
  Shown shown;

  show (&shown);
  g_assert_cmpuint (count_focusable (GTK_WIDGET (shown.grid)), ==, 1);
  for (int row = 0; row < (int) jalons_year_table_get_n_rows (shown.table); row++)
    {
      jalons_year_grid_set_cursor (shown.grid, (JalonsYearPlace){ row, row % 3, 0 }, FALSE);
      g_assert_cmpuint (count_focusable (GTK_WIDGET (shown.grid)), ==, 1);
      g_assert_true (has_focus (&shown));
    }
  hide (&shown);
}

static void
test_selection (void)
{
  Shown shown;
  g_autoptr (GArray) chips = NULL;
  g_autoptr (GPtrArray) divisions = NULL;
  int row;

  show (&shown);
  row = jalons_year_table_find (shown.table, jalons_record_get_id (year_sample_division (shown.sample, "3A")));
  jalons_year_grid_set_cursor (shown.grid, (JalonsYearPlace){ row, 0, 0 }, FALSE);
  jalons_year_grid_set_cursor (shown.grid,
                               (JalonsYearPlace){ row, (int) jalons_year_table_get_columns (shown.table)->n_columns - 1, 0 },
                               TRUE);
  chips = jalons_year_grid_dup_chips (shown.grid);
  g_assert_cmpuint (chips->len, ==, jalons_year_table_get_row (shown.table, (guint) row)->n_chips);
  for (guint i = 0; i < chips->len; i++)
    g_assert_cmpstr (jalons_division_code (g_array_index (chips, JalonsChip, i).division), ==, "3A");

  jalons_year_grid_set_cursor (shown.grid, (JalonsYearPlace){ row, 3, 0 }, FALSE);
  jalons_year_grid_set_cursor (shown.grid, (JalonsYearPlace){ row + 1, 3, 0 }, TRUE);
  divisions = jalons_year_grid_dup_divisions (shown.grid);
  g_assert_cmpuint (divisions->len, ==, 2);
  hide (&shown);
}

/* Every cell that is seen is hit where it is. */
static void
test_hit (void)
{
  Shown shown;

  show (&shown);
  for (int row = 0; row < (int) jalons_year_table_get_n_rows (shown.table); row++)
    for (int column = JALONS_COLUMN_HEAD; column < (int) jalons_year_table_get_columns (shown.table)->n_columns; column++)
      {
        gboolean heading = jalons_year_table_get_row (shown.table, (guint) row)->division == NULL;
        GdkRectangle bounds;
        JalonsYearPlace place;

        g_assert_true (jalons_year_grid_get_bounds (shown.grid, (JalonsYearPlace){ row, column, -1 }, &bounds));
        if (bounds.y + bounds.height > 500 || bounds.x + bounds.width > gtk_widget_get_width (GTK_WIDGET (shown.grid)))
          continue;
        g_assert_true (jalons_year_grid_hit (shown.grid, bounds.x + bounds.width / 2.0, bounds.y + bounds.height / 2.0,
                                             &place));
        g_assert_cmpint (place.row, ==, row);
        g_assert_cmpint (place.column, ==, heading ? JALONS_COLUMN_HEAD : column);
      }
  hide (&shown);
}

static void
test_week (void)
{
  Shown shown;

  show (&shown);
  g_assert_true (jalons_year_grid_show_activity (shown.grid, id_of_first (&shown)));
  gtk_widget_activate_action (shown.view, "year.toggle-week", NULL);
  g_assert_cmpuint (jalons_year_table_get_columns (shown.table)->n_columns, ==, 11);
  sample_picture (shown.window, 1180, 600, "year-week");
  gtk_widget_activate_action (shown.view, "year.zoom", "i", 1);
  gtk_widget_activate_action (shown.view, "year.toggle-week", NULL);
  g_assert_cmpuint (jalons_year_table_get_columns (shown.table)->n_columns, >, 40);
  sample_picture (shown.window, 1180, 600, "year-zoomed");
  g_assert_true (has_focus (&shown));
  hide (&shown);
}

static gboolean
would_tell (Shown *shown,
            const GdkRectangle *cell,
            GtkTooltip *tooltip)
{
  return GTK_WIDGET_GET_CLASS (shown->grid)->query_tooltip (GTK_WIDGET (shown->grid), cell->x + cell->width / 2,
                                                              cell->y + cell->height / 2, FALSE, tooltip);
}

/* What is under the pointer is told, but not over an open menu. */
static void
test_tooltip (void)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  GtkWidget *menu;
  GdkRectangle cell;
  Shown shown;

  show (&shown);
  g_assert_true (jalons_year_grid_get_bounds (shown.grid, jalons_year_grid_get_cursor (shown.grid), &cell));
  g_assert_true (would_tell (&shown, &cell, tooltip));
  gtk_widget_activate_action (shown.view, "year.menu", NULL);
  menu = sample_find (GTK_WIDGET (shown.grid), GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_nonnull (menu);
  g_assert_false (would_tell (&shown, &cell, tooltip));
  gtk_popover_popdown (GTK_POPOVER (menu));
  sample_settle ();
  g_assert_true (would_tell (&shown, &cell, tooltip));
  hide (&shown);
}

/* In a small window the editor and the catalogue take turns beside the year; the button says which is there. */
static void
test_room (void)
{
  JalonsPanes *panes;
  GtkWidget *button;
  Shown shown;

  show (&shown);
  sample_picture (shown.window, 800, 500, "year-small");
  panes = JALONS_PANES (sample_find (shown.view, JALONS_TYPE_PANES, NULL));
  button = sample_find (shown.view, GTK_TYPE_TOGGLE_BUTTON, "Catalogue");
  g_assert_nonnull (button);
  g_assert_true (jalons_year_grid_show_activity (shown.grid, id_of_first (&shown)));
  JALONS_VIEW_GET_IFACE (shown.view)->edit (JALONS_VIEW (shown.view));
  g_assert_true (jalons_panes_get_editor_open (panes));

  gtk_widget_activate_action (shown.view, "year.toggle-catalogue", NULL);
  sample_settle ();
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_false (jalons_panes_get_editor_open (panes));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (shown.grid)));
  g_assert_true (gtk_widget_get_mapped (sample_find (shown.view, JALONS_TYPE_CATALOGUE_LIST, NULL)));
  sample_picture (shown.window, 800, 500, "year-small-catalogue");

  JALONS_VIEW_GET_IFACE (shown.view)->edit (JALONS_VIEW (shown.view));
  sample_settle ();
  g_assert_true (jalons_panes_get_editor_open (panes));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  hide (&shown);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/year/focus", test_focus);
  g_test_add_func ("/ui/year/names", test_names);
  g_test_add_func ("/ui/year/one-stop", test_one_stop);
  g_test_add_func ("/ui/year/selection", test_selection);
  g_test_add_func ("/ui/year/hit", test_hit);
  g_test_add_func ("/ui/year/week", test_week);
  g_test_add_func ("/ui/year/tooltip", test_tooltip);
  g_test_add_func ("/ui/year/room", test_room);
  return g_test_run ();
}
