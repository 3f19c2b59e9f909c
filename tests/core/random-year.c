/* A year by chance: few classes, few weeks, so that things fall on one another.
 * Invariant: the days are those around the Toussaint of 2026, and some out of the year.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-year.h"

#include "core/rules.h"

#define N_DIVISIONS  5
#define N_ACTIVITIES 40

GRand *
random_year_rand (void)
{
  guint32 seed = (guint32) g_test_rand_int ();

  g_test_message ("seed %u; the same again with --seed as printed above", seed);
  return g_rand_new_with_seed (seed);
}

/* From 12 October, with the holidays and 11 November in it; one in twenty is out of the year. */
static JalonsDay
random_day (GRand *rand)
{
  if (g_rand_int_range (rand, 0, 20) == 0)
    return jalons_day_new (2026, 8, 24) + (JalonsDay) g_rand_int_range (rand, 0, 12);
  return jalons_day_new (2026, 10, 12) + (JalonsDay) g_rand_int_range (rand, 0, 42);
}

/**
 * random_year_slot:
 *
 * Returns: dated with or without a time, of a week, or undated
 */
JalonsSlot
random_year_slot (GRand *rand)
{
  JalonsSlot slot = jalons_slot_undated (30 * g_rand_int_range (rand, 1, 8));

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      return slot;
    case 1:
      slot.day = jalons_day_monday (random_day (rand));
      slot.start = JALONS_SLOT_WEEK;
      return slot;
    case 2:
      slot.day = random_day (rand);
      return slot;
    default:
      slot.day = random_day (rand);
      slot.start = (gint16) (60 * g_rand_int_range (rand, 8, 17));
      return slot;
    }
}

static JalonsRecord *
pick (Fixture *fixture,
      GRand *rand,
      JalonsEntityId entity)
{
  GListModel *list = jalons_dataset_get_list (fixture->dataset, entity);
  guint n = g_list_model_get_n_items (list);
  g_autoptr (JalonsRecord) record = NULL;

  if (n > 0)
    record = g_list_model_get_item (list, (guint) g_rand_int_range (rand, 0, (gint32) n));
  return record; /* borrowed from the dataset */
}

JalonsActivity *
random_year_activity (Fixture *fixture,
                      GRand *rand)
{
  return pick (fixture, rand, JALONS_ENTITY_ACTIVITY);
}

JalonsDivision *
random_year_division (Fixture *fixture,
                      GRand *rand)
{
  return pick (fixture, rand, JALONS_ENTITY_DIVISION);
}

static JalonsActivity *
put_activity (Fixture *fixture,
              GRand *rand)
{
  static const char *const axes[] = { "monde", "formations", "projet", "" };
  static const char *const states[] = { "planned", "confirmed", "done", "cancelled" };
  g_autofree char *slot = jalons_slot_to_string (random_year_slot (rand));
  JalonsActivity *activity = fixture_activity (fixture, random_year_division (fixture, rand), "Séance", slot);

  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_AXIS, axes[g_rand_int_range (rand, 0, 4)]);
  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_STATE, states[g_rand_int_range (rand, 0, 4)]);
  if (g_rand_int_range (rand, 0, 6) == 0)
    activity = fixture_set (fixture, activity, JALONS_ACTIVITY_UNCOUNTED, "1");
  if (g_rand_int_range (rand, 0, 6) == 0)
    activity = fixture_set (fixture, activity, JALONS_ACTIVITY_DONE_MINUTES, "45");
  if (g_rand_int_range (rand, 0, 3) == 0)
    fixture_join (fixture, activity, random_year_division (fixture, rand));
  return activity;
}

static void
put_away (Fixture *fixture,
          GRand *rand,
          JalonsEntityId entity,
          const char *owner,
          const char *owner_id)
{
  JalonsDay first = random_day (rand);
  g_autofree char *from = jalons_day_to_string (first);
  g_autofree char *back = jalons_day_to_string (first + (JalonsDay) g_rand_int_range (rand, 0, 8));

  fixture_put (fixture, entity, NULL, owner, owner_id, "label", "Ailleurs", "first_day", from, "return_day", back, NULL);
}

static void
put_milestone (Fixture *fixture,
               GRand *rand)
{
  static const char *const levels[] = { "", "3e", "4e", "4e\n3e" };
  g_autofree char *day = jalons_day_to_string (random_day (rand));
  g_autofree char *minutes = g_strdup_printf ("%d", 60 * g_rand_int_range (rand, 0, 12));

  fixture_put (fixture, JALONS_ENTITY_MILESTONE, NULL, "year", jalons_record_get_id (fixture->year), "label", "Conseil",
               "day", day, "levels", levels[g_rand_int_range (rand, 0, 4)], "minutes", minutes, NULL);
}

/**
 * random_year_fill:
 * @fixture: a year with nothing in it
 *
 * Puts classes, activities, absences, closures and milestones into it.
 */
void
random_year_fill (Fixture *fixture,
                  GRand *rand)
{
  for (int i = 0; i < N_DIVISIONS; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d%c", 3 + i % 2, 'A' + i);

      fixture_division (fixture, code, i % 2 == 0 ? "3e" : "4e");
    }
  for (int i = 0; i < N_ACTIVITIES; i++)
    put_activity (fixture, rand);
  for (int i = 0; i < 6; i++)
    put_away (fixture, rand, JALONS_ENTITY_ABSENCE, "division",
              jalons_record_get_id (random_year_division (fixture, rand)));
  for (int i = 0; i < 2; i++)
    put_away (fixture, rand, JALONS_ENTITY_CLOSURE, "year", jalons_record_get_id (fixture->year));
  for (int i = 0; i < 3; i++)
    put_milestone (fixture, rand);
}

static JalonsRecord *delete (JalonsRecord *record)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (record);

  jalons_draft_set_deleted (draft, TRUE);
  return jalons_draft_build (draft);
}

/**
 * random_year_change:
 *
 * Returns: (transfer full): a record as it would be after a change of any kind; it is not yet in the dataset
 */
JalonsRecord *
random_year_change (Fixture *fixture,
                    GRand *rand)
{
  static const JalonsEntityId entities[] = {
    JALONS_ENTITY_ACTIVITY,
    JALONS_ENTITY_ACTIVITY,
    JALONS_ENTITY_ACTIVITY,
    JALONS_ENTITY_ABSENCE,
    JALONS_ENTITY_PARTICIPATION,
    JALONS_ENTITY_CLOSURE,
    JALONS_ENTITY_MILESTONE,
    JALONS_ENTITY_DIVISION,
    JALONS_ENTITY_YEAR,
  };
  JalonsEntityId entity = entities[g_rand_int_range (rand, 0, G_N_ELEMENTS (entities))];
  JalonsRecord *record = pick (fixture, rand, entity);
  g_autoptr (JalonsDraft) draft = record ? jalons_draft_edit (record) : NULL;

  if (record == NULL || (entity == JALONS_ENTITY_ACTIVITY && g_rand_int_range (rand, 0, 4) == 0))
    return g_object_ref (put_activity (fixture, rand));
  if (entity == JALONS_ENTITY_PARTICIPATION || (entity != JALONS_ENTITY_DIVISION && entity != JALONS_ENTITY_YEAR &&
                                                g_rand_int_range (rand, 0, 6) == 0))
    return delete (record);
  if (entity == JALONS_ENTITY_ACTIVITY)
    jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, random_year_slot (rand));
  else if (entity == JALONS_ENTITY_ABSENCE)
    jalons_draft_set_text (draft, JALONS_ABSENCE_DIVISION,
                           jalons_record_get_id (random_year_division (fixture, rand)));
  else if (entity == JALONS_ENTITY_CLOSURE)
    jalons_draft_set_day (draft, JALONS_CLOSURE_FIRST_DAY, random_day (rand));
  else if (entity == JALONS_ENTITY_MILESTONE)
    jalons_draft_set_day (draft, JALONS_MILESTONE_DAY, random_day (rand));
  else if (entity == JALONS_ENTITY_DIVISION)
    jalons_draft_set_number (draft, JALONS_DIVISION_OWED, 60 * g_rand_int_range (rand, 1, 20));
  else
    jalons_draft_set_number (draft, JALONS_YEAR_AXIS_SHARE, g_rand_int_range (rand, 0, 50));
  return jalons_draft_build (draft);
}

/**
 * random_year_tell:
 *
 * Returns: (transfer full): the issues one on a line, with their rule and their objects
 */
char *
random_year_tell (GPtrArray *issues)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      const JalonsIssue *issue = g_ptr_array_index (issues, i);

      g_string_append_printf (text, "%s %s %s %s %s | %s\n", jalons_rule_code (issue->rule),
                              issue->activity ? jalons_record_get_id (issue->activity) : "-",
                              issue->division ? jalons_division_code (issue->division) : "-",
                              issue->milestone ? jalons_record_get_id (issue->milestone) : "-",
                              issue->axis ? issue->axis : "-", issue->text);
    }
  return g_string_free (text, FALSE);
}
