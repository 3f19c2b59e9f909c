/* The year without its grid: its columns, its geometry, and the table of its rows.
 * Invariant: what is kept over a gesture is compared with what is made anew.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/text.h"
#include "plan/gestures.h"
#include "ui/year/year-geometry.h"
#include "ui/year/year-table.h"
#include "year-sample.h"

static JalonsYearTable *
new_table (Sample *sample)
{
  JalonsYearTable *table = jalons_year_table_new (sample->workspace);

  jalons_year_table_set_active (table, TRUE);
  g_assert_nonnull (jalons_year_table_get_columns (table));
  return table;
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
  int position = jalons_year_table_find (table, jalons_record_get_id (year_sample_division (sample, "3A")));
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
  year_sample_move (sample, "3A");
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

  jalons_draft_set_slot (add_draft (drafts, jalons_draft_edit (year_sample_activity (sample, "3A"))),
                         JALONS_ACTIVITY_SLOT, slot);
}

static void
draft_share (Sample *sample,
             GPtrArray *drafts)
{
  jalons_gesture_add_participation (drafts, jalons_record_get_id (year_sample_activity (sample, "3A")),
                                    jalons_record_get_id (year_sample_division (sample, "4B")));
}

static void
draft_deletion (Sample *sample,
                GPtrArray *drafts)
{
  jalons_gesture_add_deletion (drafts, year_sample_activity (sample, "3A"));
}

static void
draft_headcount (Sample *sample,
                 GPtrArray *drafts)
{
  jalons_draft_set_number (add_draft (drafts, jalons_draft_edit (year_sample_division (sample, "3B"))),
                           JALONS_DIVISION_HEADCOUNT, 11);
}

static void
draft_absence (Sample *sample,
               GPtrArray *drafts)
{
  JalonsDraft *draft = add_draft (drafts, jalons_draft_new (JALONS_ENTITY_ABSENCE, NULL));

  jalons_draft_set_text (draft, JALONS_ABSENCE_DIVISION, jalons_record_get_id (year_sample_division (sample, "3B")));
  jalons_draft_set_day (draft, JALONS_ABSENCE_FIRST_DAY, jalons_day_new (2027, 5, 10));
  jalons_draft_set_day (draft, JALONS_ABSENCE_RETURN_DAY, jalons_day_new (2027, 5, 17));
}

static void
draft_milestone (Sample *sample,
                 GPtrArray *drafts)
{
  JalonsDraft *draft = add_draft (drafts, jalons_draft_new (JALONS_ENTITY_MILESTONE, NULL));

  jalons_draft_set_text (draft, JALONS_MILESTONE_YEAR, jalons_division_year (year_sample_division (sample, "3B")));
  jalons_draft_set_day (draft, JALONS_MILESTONE_DAY, jalons_day_new (2026, 10, 5));
  jalons_draft_set_number (draft, JALONS_MILESTONE_MINUTES, 600);
}

static void
draft_closure (Sample *sample,
               GPtrArray *drafts)
{
  JalonsDraft *draft = add_draft (drafts, jalons_draft_new (JALONS_ENTITY_CLOSURE, NULL));

  jalons_draft_set_text (draft, JALONS_CLOSURE_YEAR, jalons_division_year (year_sample_division (sample, "3B")));
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
  return g_test_run ();
}
