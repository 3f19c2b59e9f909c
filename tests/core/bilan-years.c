/* Years by chance: what random-year.h makes, with all that a bilan counts besides.
 * Invariant: whatever is random comes from the GRand that is given.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bilan-years.h"

#include "random-year.h"

static void
change_activities (Fixture *fixture,
                   GRand *rand)
{
  g_autoptr (GPtrArray) activities = fixture_list (fixture->dataset, JALONS_ENTITY_ACTIVITY);

  for (guint i = 0; i < activities->len; i++)
    {
      g_autoptr (JalonsDraft) draft = jalons_draft_edit (activities->pdata[i]);
      g_autoptr (JalonsRecord) record = NULL;

      jalons_draft_set_stored (draft, JALONS_ACTIVITY_KIND, CHOOSE ("lesson", "interview", "forum", "meeting"));
      jalons_draft_set_stored (draft, JALONS_ACTIVITY_COMPETENCES, CHOOSE ("", "3", "3\n5", "5\n5\n12", "99"));
      jalons_draft_set_stored (draft, JALONS_ACTIVITY_HALF_DAY, CHOOSE ("0", "0", "1"));
      jalons_draft_set_stored (draft, JALONS_ACTIVITY_AUDIENCE, CHOOSE ("pupils", "pupils", "families", "staff"));
      jalons_draft_set_stored (draft, JALONS_ACTIVITY_CANCELLED_WHY, CHOOSE ("", "Neige", "neige ", "Grève"));
      if (g_rand_int_range (rand, 0, 4) == 0)
        jalons_draft_set_number (draft, JALONS_ACTIVITY_FAMILIES, g_rand_int_range (rand, 0, 60));
      record = jalons_draft_build (draft);
      jalons_dataset_apply (fixture->dataset, &record, 1);
    }
}

static void
change_divisions (Fixture *fixture,
                  GRand *rand)
{
  g_autoptr (GPtrArray) divisions = fixture_list (fixture->dataset, JALONS_ENTITY_DIVISION);

  for (guint i = 0; i < divisions->len; i++)
    {
      JalonsRecord *division = divisions->pdata[i];

      if (g_rand_int_range (rand, 0, 4) > 0)
        division = fixture_set (fixture, division, JALONS_DIVISION_HEADCOUNT, CHOOSE ("0", "12", "24", "31"));
      fixture_set (fixture, division, JALONS_DIVISION_OWED, CHOOSE ("0", "60", "300", "2160"));
    }
}

static void
change_catalogue (Fixture *fixture,
                  GRand *rand)
{
  g_autoptr (GPtrArray) offers = fixture_list (fixture->dataset, JALONS_ENTITY_OFFER);
  g_autoptr (GPtrArray) ambassadors = fixture_list (fixture->dataset, JALONS_ENTITY_AMBASSADOR);
  g_autoptr (GPtrArray) documents = fixture_list (fixture->dataset, JALONS_ENTITY_DOCUMENT);

  for (guint i = 0; i < offers->len; i++)
    fixture_set (fixture, offers->pdata[i], JALONS_OFFER_PROGRAMME, CHOOSE ("", "Forums", "forums", "Ambassadeurs"));
  for (guint i = 0; i < ambassadors->len; i++)
    fixture_set (fixture, ambassadors->pdata[i], JALONS_AMBASSADOR_SECTOR, CHOOSE ("", "Santé", "Industrie"));
  for (guint i = 0; i < documents->len; i++)
    fixture_set (fixture, documents->pdata[i], JALONS_DOCUMENT_PUBLISHER, CHOOSE ("", "Onisep", "Région"));
}

static void
put_goal (Fixture *fixture,
          GRand *rand,
          const char *project)
{
  JalonsRecord *goal = fixture_put (fixture, JALONS_ENTITY_GOAL, NULL, "project", project, "rank", CHOOSE ("1", "2"),
                                    "wording", CHOOSE ("Rencontrer", "Choisir"), "start",
                                    CHOOSE ("2025", "2026", "2027"), NULL);
  const char *id = jalons_record_get_id (goal);

  if (g_rand_boolean (rand))
    fixture_put (fixture, JALONS_ENTITY_READING, NULL, "year", jalons_record_get_id (fixture->year), "goal", id,
                 "outcome", CHOOSE ("unsaid", "missed", "partly", "reached"), NULL);
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      JalonsRecord *activity = random_year_pick (fixture, rand, JALONS_ENTITY_ACTIVITY);
      g_autofree char *aim = jalons_aim_make_id (jalons_record_get_id (activity), id);

      fixture_put (fixture, JALONS_ENTITY_AIM, aim, "activity", jalons_record_get_id (activity), "goal", id, NULL);
    }
}

static void
put_year_before (Fixture *fixture,
                 GRand *rand)
{
  g_autofree char *id = jalons_year_make_id (jalons_school_uai (fixture->school), 2025);
  JalonsRecord *division;

  if (g_rand_boolean (rand))
    return;
  fixture_put (fixture, JALONS_ENTITY_YEAR, id, "school", jalons_record_get_id (fixture->school), "start", "2025",
               "zone", "B", "reference_set", "2020", "half_days", "2", NULL);
  division = fixture_put (fixture, JALONS_ENTITY_DIVISION, NULL, "year", id, "code", "3Z", "level",
                          CHOOSE ("3e", "5e"), "owed", "600", NULL);
  for (int i = 0; i < 5; i++)
    fixture_set (fixture, fixture_activity (fixture, division, "Forum", "2025-11-20 09:00 90"), JALONS_ACTIVITY_STATE,
                 CHOOSE ("planned", "done", "cancelled"));
}

/* Fills a year, and some of the year before. */
static void
fill (Fixture *fixture,
      GRand *rand)
{
  g_autofree char *project = jalons_project_make_id (jalons_record_get_id (fixture->school), 2026);

  random_year_fill (fixture, rand);
  put_year_before (fixture, rand);
  if (g_rand_boolean (rand))
    fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_HALF_DAYS, CHOOSE ("0", "4"));
  change_activities (fixture, rand);
  change_divisions (fixture, rand);
  change_catalogue (fixture, rand);
  fixture_put (fixture, JALONS_ENTITY_PROJECT, project, "school", jalons_record_get_id (fixture->school), "start",
               CHOOSE ("2023", "2024", "2026"), NULL);
  for (int i = 0; i < 3; i++)
    put_goal (fixture, rand, project);
}

void
bilan_years_each (int n_years,
                  BilanYearFunc look)
{
  for (int i = 0; i < n_years; i++)
    {
      guint32 seed = (guint32) g_test_rand_int ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      Fixture fixture;

      if (i % 100 == 0)
        g_test_message ("year %d, seed %u; the same again with --seed as printed above", i, seed);
      fixture_set_up (&fixture, NULL);
      fill (&fixture, rand);
      look (&fixture, i % 2 == 0 ? "0590116F" : NULL, i);
      fixture_tear_down (&fixture, NULL);
    }
}
