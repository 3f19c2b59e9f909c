/* Levels × years: named cases, and sums that equal core/hours for years by chance.
 * Invariant: every expected figure is worked out by hand, or by jalons_hours_of_division().
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/programme.h"

#include "random-year.h"

static JalonsProject *
put_project (Fixture *fixture,
             const char *start)
{
  g_autofree char *id = jalons_project_make_id (jalons_record_get_id (fixture->school), atoi (start));

  return fixture_put (fixture, JALONS_ENTITY_PROJECT, id, "school", jalons_record_get_id (fixture->school), "start", start,
                      NULL);
}

static void
put_intention (Fixture *fixture,
               JalonsProject *project,
               const char *start,
               const char *level,
               const char *title,
               const char *minutes)
{
  fixture_put (fixture, JALONS_ENTITY_INTENTION, NULL, "project", jalons_record_get_id (project), "start", start, "level",
               level, "title", title, "minutes", minutes, "axis", "monde", "half_day", "1", NULL);
}

/* "Forum 2×120 (2)": a line for each entry: title, classes, minutes, how many records. */
static char *
describe (const JalonsCell *cell)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cell->entries->len; i++)
    {
      const JalonsEntry *entry = g_ptr_array_index (cell->entries, i);

      g_string_append_printf (text, "%s%s %u×%d-%d (%u)", i ? "; " : "", entry->title, entry->n_divisions,
                              entry->minutes.low, entry->minutes.high, entry->records->len);
    }
  return g_string_free (text, FALSE);
}

static void
test_lines (Fixture *fixture,
            gconstpointer data)
{
  JalonsDivision *a = fixture_division (fixture, "3A", "3e"), *b = fixture_division (fixture, "3B", "3e");
  JalonsDivision *other = fixture_division (fixture, "4A", "4e");
  JalonsActivity *forum = fixture_activity (fixture, a, "Forum", "2026-10-13 10:00 120");
  JalonsActivity *cancelled = fixture_activity (fixture, a, "Salon", "2026-10-14 10:00 120");
  JalonsActivity *meeting = fixture_activity (fixture, a, "Parents", "2026-10-15 18:00 90");
  g_autoptr (JalonsProgramme) programme = NULL;
  g_autofree char *third = NULL, *fourth = NULL;
  const JalonsCell *cell;

  fixture_join (fixture, forum, b);
  fixture_join (fixture, forum, other);
  fixture_activity (fixture, a, "Parcoursup", "2026-11-13 10:00 60");
  fixture_activity (fixture, b, "parcoursup", "2026-11-12 10:00 60");
  fixture_activity (fixture, b, "Parcoursup", "60");
  fixture_set (fixture, cancelled, JALONS_ACTIVITY_STATE, "cancelled");
  meeting = fixture_set (fixture, meeting, JALONS_ACTIVITY_UNCOUNTED, "1");
  fixture_set (fixture, meeting, JALONS_ACTIVITY_AUDIENCE, "families");

  programme = jalons_programme_new (fixture->dataset, put_project (fixture, "2026"));
  g_assert_cmpuint (programme->n_levels, ==, 2);
  g_assert_cmpstr (programme->levels[0], ==, "4e");
  cell = jalons_programme_cell (programme, "3e", 2026);
  third = describe (cell);
  g_assert_cmpstr (third, ==, "Forum 2×120-120 (1); parcoursup 2×60-120 (3)");
  g_assert_cmpint (cell->basis, ==, JALONS_BASIS_PLANNED);
  g_assert_cmpint (cell->planned.low, ==, 180);
  g_assert_cmpint (cell->planned.mean, ==, 210);
  g_assert_cmpint (cell->planned.high, ==, 240);
  g_assert_cmpint (cell->owed.low, ==, 36 * 60);
  g_assert_cmpint (cell->total.total.planned, ==, 420);
  fourth = describe (jalons_programme_cell (programme, "4e", 2026));
  g_assert_cmpstr (fourth, ==, "Forum 1×120-120 (1)");
}

static void
test_intentions (Fixture *fixture,
                 gconstpointer data)
{
  JalonsProject *project = put_project (fixture, "2026");
  g_autoptr (JalonsProgramme) programme = NULL;
  const JalonsCell *cell;

  fixture_activity (fixture, fixture_division (fixture, "3A", "3e"), "Forum", "2026-10-13 10:00 120");
  put_intention (fixture, project, "2027", "3e", "Salon", "180");
  put_intention (fixture, project, "2027", "3e", "Ambassadeurs", "60");
  put_intention (fixture, project, "2028", "2de-gt", "Parcoursup", "60");
  programme = jalons_programme_new (fixture->dataset, project);

  g_assert_cmpuint (programme->n_levels, ==, 2);
  g_assert_cmpint (jalons_programme_basis (programme, 2026), ==, JALONS_BASIS_PLANNED);
  g_assert_cmpint (jalons_programme_basis (programme, 2027), ==, JALONS_BASIS_INTENDED);
  cell = jalons_programme_cell (programme, "3e", 2027);
  g_assert_cmpuint (cell->entries->len, ==, 2);
  g_assert_true (jalons_entry_is_intention (cell->entries->pdata[0]));
  g_assert_cmpint (cell->intended, ==, 240);
  g_assert_cmpint (cell->intended_half_days, ==, 2);
  g_assert_cmpint (cell->intended_axes[0], ==, 240);
  g_assert_cmpint (cell->planned.low, ==, JALONS_UNSET);
  g_assert_cmpint (cell->owed.low, ==, 36 * 60);
  g_assert_cmpint (jalons_cell_foreseen (cell), ==, 240);
  g_assert_cmpint (jalons_programme_cell (programme, "2de-gt", 2026)->basis, ==, JALONS_BASIS_NOTHING);
  g_assert_null (jalons_programme_cell (programme, "3e", 2029));
}

/* A project whose years nobody has entered takes the levels of the year before. */
static void
test_no_year (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (JalonsProgramme) programme = NULL;

  fixture_division (fixture, "3A", "3e");
  fixture_division (fixture, "4A", "4e");
  programme = jalons_programme_new (fixture->dataset, put_project (fixture, "2027"));
  g_assert_cmpuint (programme->n_levels, ==, 2);
  g_assert_cmpint (jalons_programme_basis (programme, 2027), ==, JALONS_BASIS_NOTHING);
  g_assert_cmpint (jalons_programme_cell (programme, "4e", 2028)->owed.high, ==, 12 * 60);
}

/* What a level's classes have, added up here once more. */
static void
check_cell (Fixture *fixture,
            const JalonsCell *cell,
            JalonsCalendar *calendar)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_list_divisions (fixture->dataset, fixture->year);
  int low = G_MAXINT, high = 0, sum = 0, done = 0, monde = 0;
  unsigned n = 0;

  for (guint i = 0; i < divisions->len; i++)
    {
      JalonsHours hours;

      if (!g_str_equal (jalons_division_level (divisions->pdata[i]), cell->level))
        continue;
      hours = jalons_hours_of_division (fixture->dataset, divisions->pdata[i], calendar);
      low = MIN (low, hours.total.planned);
      high = MAX (high, hours.total.planned);
      sum += hours.total.planned;
      done += hours.total.done;
      monde += hours.axes[0].planned;
      n++;
    }
  g_assert_cmpuint (cell->n_divisions, ==, n);
  g_assert_cmpint (cell->planned.low, ==, low);
  g_assert_cmpint (cell->planned.high, ==, high);
  g_assert_cmpint (cell->planned.mean, ==, (sum + (int) n / 2) / (int) n);
  g_assert_cmpint (cell->total.total.planned, ==, sum);
  g_assert_cmpint (cell->total.total.done, ==, done);
  g_assert_cmpint (cell->total.axes[0].planned, ==, monde);
}

static void
test_sums_equal_hours (void)
{
  g_autoptr (GRand) rand = random_year_rand ();

  for (int turn = 0; turn < 20; turn++)
    {
      Fixture fixture;
      g_autoptr (JalonsCalendar) calendar = NULL;
      g_autoptr (JalonsProgramme) programme = NULL;

      fixture_set_up (&fixture, NULL);
      random_year_fill (&fixture, rand);
      calendar = jalons_hours_calendar (fixture.dataset, fixture.year);
      programme = jalons_programme_new (fixture.dataset, put_project (&fixture, "2026"));
      g_assert_cmpuint (programme->n_levels, >, 0);
      for (unsigned i = 0; i < programme->n_levels; i++)
        check_cell (&fixture, jalons_programme_cell (programme, programme->levels[i], 2026), calendar);
      fixture_tear_down (&fixture, NULL);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/programme/lines", test_lines);
  ADD ("/programme/intentions", test_intentions);
  ADD ("/programme/no-year", test_no_year);
#undef ADD
  g_test_add_func ("/programme/sums-equal-hours", test_sums_equal_hours);

  return g_test_run ();
}
