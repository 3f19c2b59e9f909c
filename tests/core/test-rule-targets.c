/* The colour of every target beside what the rules say of the activity that has landed there.
 * Invariant: every target of a random year is compared, not a sample.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hours.h"
#include "core/rules/rule-targets.h"
#include "random-year.h"

#define ROUNDS  12
#define COLUMNS 16

static int
worst_of_place (GPtrArray *issues)
{
  int worst = 0;

  for (guint i = 0; i < issues->len; i++)
    {
      const JalonsIssue *issue = g_ptr_array_index (issues, i);

      if (jalons_rule_is_of_place (issue->rule))
        worst = MAX (worst, (int) issue->severity + 1);
    }
  return worst;
}

/* Weeks and half-days, and the tray. */
static void
choose_columns (GRand *rand,
                JalonsTarget columns[COLUMNS])
{
  JalonsDay monday = jalons_day_new (2026, 10, 5);

  columns[0] = (JalonsTarget){ JALONS_NO_DAY, JALONS_HALF_NONE };
  columns[1] = (JalonsTarget){ jalons_day_new (2026, 8, 24), JALONS_HALF_NONE };
  for (guint i = 2; i < COLUMNS; i++)
    if (g_rand_boolean (rand))
      columns[i] = (JalonsTarget){ monday + 7 * (i / 2), JALONS_HALF_NONE };
    else
      columns[i] = (JalonsTarget){ monday + (JalonsDay) g_rand_int_range (rand, 0, 49),
                                   g_rand_boolean (rand) ? JALONS_HALF_MORNING : JALONS_HALF_AFTERNOON };
}

static void
add_once (GPtrArray *divisions,
          JalonsDivision *division)
{
  if (!g_ptr_array_find (divisions, division, NULL))
    g_ptr_array_add (divisions, g_object_ref (division));
}

/* As somebody would ask who knows nothing of targets. */
static GPtrArray *
ask_landed (Fixture *fixture,
            JalonsCalendar *calendar,
            const JalonsRuleDrag *drag,
            JalonsDivision *row,
            JalonsTarget target)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (drag->activity);
  g_autoptr (JalonsRecord) landed = NULL;
  g_autoptr (GPtrArray) divisions = g_ptr_array_new_with_free_func (g_object_unref);
  JalonsSlot slot = jalons_activity_slot (drag->activity);

  slot = target.day == JALONS_NO_DAY ? jalons_slot_undated (slot.minutes) : jalons_slot_land (slot, target);
  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, slot);
  landed = jalons_draft_build (draft);
  for (guint i = 0; i < drag->along->len; i++)
    g_ptr_array_add (divisions, g_object_ref (drag->along->pdata[i]));
  add_once (divisions, row);
  return jalons_rules_of_proposal (fixture->dataset, calendar, landed, divisions);
}

static void
assert_targets (Fixture *fixture,
                JalonsRuleIndex *index,
                const JalonsRuleDrag *drag,
                GPtrArray *rows,
                const JalonsTarget columns[COLUMNS])
{
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (fixture->dataset, fixture->year);
  g_autofree guint8 *worst = g_new (guint8, rows->len * COLUMNS);

  jalons_rule_targets_judge (index, drag, 1, (JalonsDivision *const *) rows->pdata, rows->len, columns, COLUMNS, worst);
  for (guint row = 0; row < rows->len; row++)
    for (guint column = 0; column < COLUMNS; column++)
      {
        g_autoptr (GPtrArray) asked = ask_landed (fixture, calendar, drag, rows->pdata[row], columns[column]);
        g_autoptr (GPtrArray) told = jalons_rule_targets_explain (index, drag, 1, rows->pdata[row], columns[column]);
        g_autofree char *first = random_year_tell (asked), *second = random_year_tell (told);

        g_assert_cmpint (worst[row * COLUMNS + column], ==, worst_of_place (asked));
        g_assert_cmpstr (first, ==, second);
      }
}

/* One chip: of a shared activity or not, from its row or from the tray, moved or copied. */
static void
test_one (Fixture *fixture,
          gconstpointer data)
{
  g_autoptr (GRand) rand = random_year_rand ();
  g_autoptr (JalonsRuleIndex) index = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  int seen[4] = { 0 };

  random_year_fill (fixture, rand);
  index = jalons_rule_index_new (fixture->dataset, fixture->year);
  rows = jalons_dataset_list_divisions (fixture->dataset, fixture->year);
  for (int round = 0; round < ROUNDS; round++)
    {
      JalonsActivity *activity = random_year_activity (fixture, rand);
      JalonsDivision *from = g_rand_boolean (rand) ? random_year_division (fixture, rand) : NULL;
      g_autoptr (GPtrArray) along = jalons_rule_drag_along (fixture->dataset, activity, from);
      JalonsRuleDrag drag = { activity, along, TRUE, NULL };
      JalonsTarget columns[COLUMNS];
      guint8 worst[COLUMNS];

      choose_columns (rand, columns);
      assert_targets (fixture, index, &drag, rows, columns);
      jalons_rule_targets_judge (index, &drag, 1, (JalonsDivision *const *) rows->pdata, 1, columns, COLUMNS, worst);
      for (int i = 0; i < COLUMNS; i++)
        seen[worst[i]]++;
    }
  /* The year is made so that there is something to see. */
  g_assert_cmpint (seen[0], >, 0);
  g_assert_cmpint (seen[JALONS_SEVERITY_ERROR + 1], >, 0);
}

/* Several chips, those that follow at slots of their own; what is told is judged in /rule-index/together. */
static void
test_several (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GRand) rand = random_year_rand ();
  g_autoptr (JalonsRuleIndex) index = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  random_year_fill (fixture, rand);
  index = jalons_rule_index_new (fixture->dataset, fixture->year);
  rows = jalons_dataset_list_divisions (fixture->dataset, fixture->year);
  for (int round = 0; round < ROUNDS; round++)
    {
      JalonsActivity *lead = random_year_activity (fixture, rand), *follower = random_year_activity (fixture, rand);
      g_autoptr (GPtrArray) along = jalons_rule_drag_along (fixture->dataset, follower, NULL);
      JalonsSlot slots[COLUMNS];
      JalonsTarget columns[COLUMNS];
      g_autofree guint8 *worst = g_new (guint8, rows->len * COLUMNS);
      JalonsRuleDrag drags[] = { { lead, NULL, TRUE, NULL }, { follower, along, g_rand_boolean (rand), slots } };

      if (lead == follower)
        continue;
      choose_columns (rand, columns);
      for (int i = 0; i < COLUMNS; i++)
        {
          slots[i] = random_year_slot (rand);
          slots[i].minutes = jalons_activity_slot (follower).minutes;
        }
      jalons_rule_targets_judge (index, drags, 2, (JalonsDivision *const *) rows->pdata, rows->len, columns, COLUMNS,
                                 worst);
      for (guint row = 0; row < rows->len; row++)
        for (guint column = 0; column < COLUMNS; column++)
          {
            JalonsRuleDrag here[] = { drags[0], drags[1] };
            g_autoptr (GPtrArray) told = NULL;

            here[1].slots = &slots[column];
            told = jalons_rule_targets_explain (index, here, 2, rows->pdata[row], columns[column]);
            g_assert_cmpint (worst[row * COLUMNS + column], ==, worst_of_place (told));
          }
    }
}

/* Two lessons of one class go together: neither is in the way of the other, and the week is judged with both. */
static void
test_together (Fixture *fixture,
               gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  JalonsActivity *first = fixture_activity (fixture, third, "Un", "2026-11-16 08:00 240");
  JalonsActivity *second = fixture_activity (fixture, third, "Deux", "2026-11-23 08:00 240");
  g_autoptr (JalonsRuleIndex) index = jalons_rule_index_new (fixture->dataset, fixture->year);
  JalonsTarget column = { jalons_day_new (2026, 11, 23), JALONS_HALF_NONE };
  JalonsSlot after = { jalons_day_new (2026, 11, 30), 8 * 60, 240 }, same = { jalons_day_new (2026, 11, 24), 8 * 60, 240 };
  JalonsRuleDrag drags[] = { { first, NULL, TRUE, NULL }, { second, NULL, TRUE, &after } };
  guint8 worst;

  jalons_rule_targets_judge (index, drags, 1, &third, 1, &column, 1, &worst);
  g_assert_cmpint (worst, ==, JALONS_SEVERITY_ERROR + 1); /* alone, it falls on the second */
  jalons_rule_targets_judge (index, drags, 2, &third, 1, &column, 1, &worst);
  g_assert_cmpint (worst, ==, 0);
  drags[1].slots = &same;
  jalons_rule_targets_judge (index, drags, 2, &third, 1, &column, 1, &worst);
  g_assert_cmpint (worst, ==, JALONS_SEVERITY_WARNING + 1); /* eight hours in that week */
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/rule-targets/one", test_one);
  ADD ("/rule-targets/several", test_several);
  ADD ("/rule-targets/together", test_together);
  return g_test_run ();
}
