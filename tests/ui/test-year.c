/* The year view: its columns, its table, its geometry, and the cursor of its grid.
 * Invariant: what is seen is asked of the widgets, not of what they were given.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/text.h"
#include "plan/gestures.h"
#include "plan/move.h"
#include "sample.h"
#include "ui/catalogue/catalogue-list.h"
#include "ui/parts/panes.h"
#include "ui/view.h"
#include "ui/year/year-grid.h"
#include "ui/year/year-view.h"
#include "ui/year/year-words.h"

/* What every test needs */

static JalonsDivision *
find_division (Sample *sample,
               const char *code)
{
  g_autofree char *id = jalons_division_make_id ("0599999N", 2026, code);

  return jalons_dataset_lookup (jalons_workspace_get_dataset (sample->workspace), JALONS_ENTITY_DIVISION, id);
}

static JalonsActivity *
first_activity (Sample *sample,
                const char *code)
{
  g_autoptr (GPtrArray) activities =
    jalons_dataset_division_activities (jalons_workspace_get_dataset (sample->workspace), find_division (sample, code));

  g_assert_cmpuint (activities->len, >, 0);
  return activities->pdata[0];
}

static JalonsYearTable *
new_table (Sample *sample)
{
  JalonsYearTable *table = jalons_year_table_new (sample->workspace);

  jalons_year_table_set_active (table, TRUE);
  g_assert_nonnull (jalons_year_table_get_columns (table));
  return table;
}

static gboolean
has_undo (gpointer workspace)
{
  return jalons_workspace_get_undo_label (workspace) != NULL;
}

/* Moves the first activity of @code by a week, and waits until that is written. */
static void
move_first (Sample *sample,
            const char *code)
{
  const JalonsChip chip = { first_activity (sample, code), find_division (sample, code) };
  JalonsSlot before = jalons_activity_slot (chip.activity);
  g_autoptr (JalonsProposal) proposal = jalons_plan_move_weeks (jalons_workspace_get_dataset (sample->workspace),
                                                                jalons_workspace_get_calendar (sample->workspace), &chip,
                                                                1, 1);

  jalons_workspace_write (sample->workspace, "move", proposal->drafts);
  for (int i = 0; i < 100 && jalons_slot_equal (jalons_activity_slot (first_activity (sample, code)), before); i++)
    sample_settle ();
  sample_wait (has_undo, sample->workspace);
}

/* Columns */

static void
test_columns_of_year (void)
{
  g_autoptr (JalonsCalendar) calendar = jalons_calendar_new_bundled ("B", 2026, FALSE);
  g_autoptr (JalonsYearColumns) columns = jalons_year_columns_new (calendar, JALONS_NO_DAY);
  int week = 0;

  for (guint i = 0; i < columns->n_columns; i++)
    {
      const JalonsYearColumn *column = &columns->columns[i];

      g_assert_cmpint (jalons_day_weekday (column->first_day), ==, JALONS_MONDAY);
      if (i > 0)
        g_assert_cmpuint (column->first_day, ==, columns->columns[i - 1].end_day);
      if (column->has_class)
        g_assert_cmpint (column->week, ==, ++week);
      for (JalonsDay day = column->first_day; day < column->end_day; day++)
        g_assert_cmpint (jalons_year_columns_find_day (columns, day), ==, (int) i);
    }
  g_assert_cmpint (week, ==, jalons_calendar_n_weeks (calendar));
  g_assert_cmpint (jalons_year_columns_find_day (columns, columns->columns[0].first_day - 30), ==, 0);
  g_assert_cmpint (jalons_year_columns_find_day (columns, jalons_day_new (2027, 8, 20)), ==, (int) columns->n_columns - 1);
}

static void
test_columns_of_week (void)
{
  static const struct
  {
    const char *slot;
    int column;
  } cases[] = {
    { "2026-10-12 08:00 55", 0 },
    { "2026-10-12 55", 0 }, /* no time: in the morning */
    { "2026-10-12 14:00 55", 1 },
    { "2026-10-16 13:30 55", 9 },
    { "2026-10-17 09:00 55", 10 },
    { "2026-10-17 15:00 55", 10 }, /* no Saturday afternoon */
    { "2026-10-12 week 55", JALONS_COLUMN_TRAY },
    { "55", JALONS_COLUMN_TRAY },
    { "2026-10-19 10:00 55", JALONS_COLUMN_HIDDEN },
    { "2026-10-11 10:00 55", JALONS_COLUMN_HIDDEN },
  };
  g_autoptr (JalonsCalendar) calendar = jalons_calendar_new_bundled ("B", 2026, FALSE);
  g_autoptr (JalonsYearColumns) columns = jalons_year_columns_new (calendar, jalons_day_new (2026, 10, 14));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JalonsSlot slot;

      g_test_message ("%s", cases[i].slot);
      g_assert_true (jalons_slot_parse (cases[i].slot, &slot));
      g_assert_cmpint (jalons_year_columns_find (columns, slot), ==, cases[i].column);
    }
}

static void
test_step (void)
{
  g_autoptr (JalonsCalendar) calendar = jalons_calendar_new_bundled ("B", 2026, FALSE);
  g_autoptr (JalonsYearColumns) columns = jalons_year_columns_new (calendar, JALONS_NO_DAY);

  for (int i = 0; i < (int) columns->n_columns; i++)
    {
      int next = jalons_year_columns_step (columns, i, 1);

      g_assert_true (next == i || columns->columns[next].has_class);
      for (int between = i + 1; between < next; between++)
        g_assert_false (columns->columns[between].has_class);
    }
}

/* Geometry */

static void
test_geometry (void)
{
  g_autoptr (JalonsCalendar) calendar = jalons_calendar_new_bundled ("B", 2026, FALSE);
  g_autoptr (JalonsYearColumns) columns = jalons_year_columns_new (calendar, JALONS_NO_DAY);
  JalonsYearGeometry geometry = { 0 };

  /* A year fits a screen of 1366 pixels beside the sidebar, also in letters half as large again. */
  jalons_year_geometry_fit (&geometry, columns, 17, 1366 - 222, 0);
  g_assert_cmpint (geometry.left + geometry.width, <=, 1366 - 222);
  for (guint zoom = 0; zoom < JALONS_N_ZOOMS; zoom++)
    {
      jalons_year_geometry_fit (&geometry, columns, 17, 1366 - 222, zoom);
      for (int x = 0; x < geometry.width; x++)
        {
          int column = jalons_year_geometry_column (&geometry, x);

          g_assert_cmpint (x, >=, geometry.x[column]);
          g_assert_cmpint (x, <, geometry.x[column + 1]);
        }
    }
  jalons_year_geometry_fit (&geometry, columns, 26, 600, 0);
  for (guint i = 0; i < columns->n_columns; i++)
    g_assert_cmpint (geometry.x[i + 1] - geometry.x[i], >=, columns->columns[i].has_class ? 31 : 10);
  jalons_year_geometry_clear (&geometry);
}

/* The filter */

static void
test_filter (void)
{
  JalonsYearFilter filter = JALONS_YEAR_FILTER_INIT;
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_ACTIVITY, NULL);
  g_autoptr (JalonsActivity) activity = NULL;

  jalons_draft_set_text (draft, JALONS_ACTIVITY_AXIS, "monde");
  jalons_draft_set_number (draft, JALONS_ACTIVITY_STATE, JALONS_STATE_CONFIRMED);
  activity = jalons_draft_build (draft);

  g_assert_true (jalons_year_filter_is_empty (&filter));
  g_assert_true (jalons_year_filter_takes_activity (&filter, activity, FALSE));
  filter.axis = "projet";
  g_assert_false (jalons_year_filter_takes_activity (&filter, activity, FALSE));
  filter.axis = "monde";
  filter.state = JALONS_STATE_CONFIRMED;
  g_assert_true (jalons_year_filter_takes_activity (&filter, activity, FALSE));
  filter.broken = TRUE;
  g_assert_false (jalons_year_filter_takes_activity (&filter, activity, FALSE));
  g_assert_true (jalons_year_filter_takes_activity (&filter, activity, TRUE));
  filter.state = JALONS_STATE_DONE;
  g_assert_false (jalons_year_filter_takes_activity (&filter, activity, TRUE));
  g_assert_false (jalons_year_filter_is_empty (&filter));
}

/* The table */

typedef struct
{
  guint resets;
  GArray *changed; /* positions */
} Told;

static void
on_reset (Told *told)
{
  told->resets++;
}

static void
on_row_changed (Told *told,
                guint position)
{
  g_array_append_val (told->changed, position);
}

static void
test_table (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (JalonsYearTable) table = new_table (sample);
  Told told = { 0, g_array_new (FALSE, FALSE, sizeof (guint)) };
  const JalonsYearRow *row;
  int position = jalons_year_table_find (table, jalons_record_get_id (find_division (sample, "3A")));
  guint total = 0;

  g_assert_cmpint (position, >, 0);
  row = jalons_year_table_get_row (table, (guint) position);
  for (int column = JALONS_COLUMN_TRAY; column < (int) row->n_columns; column++)
    {
      guint n_chips;

      jalons_year_row_chips (row, column, &n_chips);
      total += n_chips;
    }
  g_assert_cmpuint (total, ==, row->n_chips);

  g_signal_connect_swapped (table, "reset", G_CALLBACK (on_reset), &told);
  g_signal_connect_swapped (table, "row-changed", G_CALLBACK (on_row_changed), &told);
  move_first (sample, "3A");
  g_assert_cmpuint (told.resets, ==, 0);
  g_assert_cmpuint (told.changed->len, ==, 1);
  g_assert_cmpuint (g_array_index (told.changed, guint, 0), ==, (guint) position);
  g_assert_true (jalons_year_table_get_row (table, (guint) position) != row);
  g_array_unref (told.changed);
  sample_close (sample);
}

/* What is kept over a gesture is what would be made anew */

static JalonsDraft *
add_draft (GPtrArray *drafts,
           JalonsDraft *draft)
{
  g_ptr_array_add (drafts, draft);
  return draft;
}

static void
draft_move (Sample *sample,
            GPtrArray *drafts)
{
  JalonsSlot slot = { jalons_day_new (2026, 12, 25), 10 * 60, 55 };

  jalons_draft_set_slot (add_draft (drafts, jalons_draft_edit (first_activity (sample, "3A"))), JALONS_ACTIVITY_SLOT, slot);
}

static void
draft_share (Sample *sample,
             GPtrArray *drafts)
{
  jalons_gesture_add_participation (drafts, jalons_record_get_id (first_activity (sample, "3A")),
                                    jalons_record_get_id (find_division (sample, "4B")));
}

static void
draft_deletion (Sample *sample,
                GPtrArray *drafts)
{
  jalons_gesture_add_deletion (drafts, first_activity (sample, "3A"));
}

static void
draft_headcount (Sample *sample,
                 GPtrArray *drafts)
{
  jalons_draft_set_number (add_draft (drafts, jalons_draft_edit (find_division (sample, "3B"))),
                           JALONS_DIVISION_HEADCOUNT, 11);
}

static void
draft_absence (Sample *sample,
               GPtrArray *drafts)
{
  JalonsDraft *draft = add_draft (drafts, jalons_draft_new (JALONS_ENTITY_ABSENCE, NULL));

  jalons_draft_set_text (draft, JALONS_ABSENCE_DIVISION, jalons_record_get_id (find_division (sample, "3B")));
  jalons_draft_set_day (draft, JALONS_ABSENCE_FIRST_DAY, jalons_day_new (2027, 5, 10));
  jalons_draft_set_day (draft, JALONS_ABSENCE_RETURN_DAY, jalons_day_new (2027, 5, 17));
}

static void
draft_milestone (Sample *sample,
                 GPtrArray *drafts)
{
  JalonsDraft *draft = add_draft (drafts, jalons_draft_new (JALONS_ENTITY_MILESTONE, NULL));

  jalons_draft_set_text (draft, JALONS_MILESTONE_YEAR, jalons_division_year (find_division (sample, "3B")));
  jalons_draft_set_day (draft, JALONS_MILESTONE_DAY, jalons_day_new (2026, 10, 5));
  jalons_draft_set_number (draft, JALONS_MILESTONE_MINUTES, 600);
}

static void
draft_closure (Sample *sample,
               GPtrArray *drafts)
{
  JalonsDraft *draft = add_draft (drafts, jalons_draft_new (JALONS_ENTITY_CLOSURE, NULL));

  jalons_draft_set_text (draft, JALONS_CLOSURE_YEAR, jalons_division_year (find_division (sample, "3B")));
  jalons_draft_set_day (draft, JALONS_CLOSURE_FIRST_DAY, jalons_day_new (2026, 11, 9));
  jalons_draft_set_day (draft, JALONS_CLOSURE_RETURN_DAY, jalons_day_new (2026, 11, 16));
}

static void
draft_level (Sample *sample,
             GPtrArray *drafts)
{
  g_autofree char *id = jalons_level_make_id ("3e");
  JalonsDraft *draft = add_draft (drafts, jalons_draft_new (JALONS_ENTITY_LEVEL, id));

  jalons_draft_set_text (draft, JALONS_LEVEL_CODE, "3e");
  jalons_draft_set_text (draft, JALONS_LEVEL_LABEL, "Troisième");
}

static void
assert_as_made_anew (JalonsYearTable *table,
                     Sample *sample)
{
  g_autoptr (JalonsYearTable) anew = new_table (sample);
  guint n_rows = jalons_year_table_get_n_rows (anew), n_columns = jalons_year_table_get_columns (anew)->n_columns;

  g_assert_cmpuint (jalons_year_table_get_n_rows (table), ==, n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_assert_true (jalons_year_row_equal (jalons_year_table_get_row (table, i), jalons_year_table_get_row (anew, i)));
  for (guint i = 0; i < n_columns; i++)
    g_assert_cmpint (jalons_year_table_get_load (table, i), ==, jalons_year_table_get_load (anew, i));
}

static void
on_told (gboolean *told)
{
  *told = TRUE;
}

static gboolean
is_told (gpointer told)
{
  return *(gboolean *) told;
}

static void
test_kept (void)
{
  static const struct
  {
    const char *name;
    void (*draft) (Sample *sample, GPtrArray *drafts);
  } gestures[] = {
    { "move", draft_move },
    { "share", draft_share },
    { "headcount", draft_headcount },
    { "absence", draft_absence },
    { "milestone", draft_milestone },
    { "level", draft_level },
    { "delete", draft_deletion },
    { "closure", draft_closure },
  };
  Sample *sample = sample_open (TRUE);
  g_autoptr (JalonsYearTable) table = new_table (sample), sleeping = new_table (sample);

  jalons_year_table_set_active (sleeping, FALSE);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (gestures); i++)
    {
      g_autoptr (GPtrArray) drafts = jalons_gesture_drafts_new ();
      gboolean told = FALSE;
      gulong handler = g_signal_connect_swapped (sample->workspace, "changed", G_CALLBACK (on_told), &told);

      if (i < G_N_ELEMENTS (gestures))
        {
          g_test_message ("%s", gestures[i].name);
          gestures[i].draft (sample, drafts);
          jalons_workspace_write (sample->workspace, gestures[i].name, drafts);
        }
      else
        jalons_workspace_undo (sample->workspace);
      sample_wait (is_told, &told);
      g_signal_handler_disconnect (sample->workspace, handler);
      assert_as_made_anew (table, sample);
      jalons_year_table_set_active (sleeping, i % 3 == 0);
      if (i % 3 == 0)
        assert_as_made_anew (sleeping, sample);
    }
  sample_close (sample);
}

static void
test_collapse (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (JalonsYearTable) table = new_table (sample);
  const JalonsYearRow *heading = jalons_year_table_get_row (table, 0);
  guint n_rows = jalons_year_table_get_n_rows (table), under = heading->n_divisions;
  JalonsYearFilter filter = JALONS_YEAR_FILTER_INIT;

  g_assert_null (heading->division);
  jalons_year_table_set_collapsed (table, heading->level, TRUE);
  g_assert_cmpuint (jalons_year_table_get_n_rows (table), ==, n_rows - under);
  g_assert_true (jalons_year_table_get_row (table, 0)->collapsed);
  jalons_year_table_expand_all (table);
  g_assert_cmpuint (jalons_year_table_get_n_rows (table), ==, n_rows);

  filter.order = JALONS_ORDER_BEHIND;
  jalons_year_table_set_filter (table, &filter);
  for (guint i = 0; i < jalons_year_table_get_n_rows (table); i++)
    {
      const JalonsYearRow *row = jalons_year_table_get_row (table, i);

      g_assert_nonnull (row->division);
      if (i > 0)
        g_assert_cmpint (jalons_hours_remaining (&row->hours), <=,
                         jalons_hours_remaining (&jalons_year_table_get_row (table, i - 1)->hours));
    }
  sample_close (sample);
}

/* The loads are the same hours that the classes have, whichever way they are added up. */
static void
test_loads (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (JalonsYearTable) table = new_table (sample);
  int loads = 0, planned = 0;

  for (guint i = 0; i < jalons_year_table_get_columns (table)->n_columns; i++)
    loads += jalons_year_table_get_load (table, i);
  for (guint i = 0; i < jalons_year_table_get_n_rows (table); i++)
    {
      const JalonsYearRow *row = jalons_year_table_get_row (table, i);

      if (row->division != NULL)
        planned += row->hours.total.planned - row->hours.undated;
    }
  g_assert_cmpint (loads, ==, planned);
  sample_close (sample);
}

/* The grid */

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
  g_assert_true (jalons_year_grid_show_activity (shown.grid, jalons_record_get_id (first_activity (shown.sample, "3A"))));
  g_assert_true (has_focus (&shown));

  /* The cursor goes with what is moved, and stays where it is when that is undone; the focus is never lost. */
  jalons_year_grid_follow (shown.grid, jalons_record_get_id (first_activity (shown.sample, "3A")));
  move_first (shown.sample, "3A");
  place = jalons_year_grid_get_cursor (shown.grid);
  g_assert_cmpint (jalons_year_table_find_activity (shown.table,
                                                    jalons_record_get_id (first_activity (shown.sample, "3A")),
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
  int row = jalons_year_table_find (shown->table, jalons_record_get_id (find_division (shown->sample, "3A")));
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
  move_first (shown.sample, "3A");
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
  row = jalons_year_table_find (shown.table, jalons_record_get_id (find_division (shown.sample, "3A")));
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
  g_assert_true (jalons_year_grid_show_activity (shown.grid, jalons_record_get_id (first_activity (shown.sample, "3A"))));
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
  g_assert_true (jalons_year_grid_show_activity (shown.grid, jalons_record_get_id (first_activity (shown.sample, "3A"))));
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
  g_test_add_func ("/ui/year/columns/year", test_columns_of_year);
  g_test_add_func ("/ui/year/columns/week", test_columns_of_week);
  g_test_add_func ("/ui/year/columns/step", test_step);
  g_test_add_func ("/ui/year/geometry", test_geometry);
  g_test_add_func ("/ui/year/filter", test_filter);
  g_test_add_func ("/ui/year/table", test_table);
  g_test_add_func ("/ui/year/kept", test_kept);
  g_test_add_func ("/ui/year/collapse", test_collapse);
  g_test_add_func ("/ui/year/loads", test_loads);
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
