/* Writing what a bilan says: once it is one record, the same again is nothing, and something else changes that record.
 * Invariant: each case looks at the data afterwards, not only at the drafts.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/bilan.h"

#include "core/bilan/bilan.h"
#include "fixture.h"
#include "plan/gestures.h"

/* Writes as the store would, and frees; returns how many drafts there were. */
static guint
write_drafts (Fixture *fixture,
              GPtrArray *drafts)
{
  guint n = drafts->len;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (drafts->pdata[i]);

      jalons_dataset_apply (fixture->dataset, &record, 1);
    }
  g_ptr_array_unref (drafts);
  return n;
}

static guint
count (Fixture *fixture,
       JalonsEntityId entity)
{
  return g_list_model_get_n_items (jalons_dataset_get_list (fixture->dataset, entity));
}

static void
test_chapter (Fixture *fixture,
              gconstpointer data)
{
  const char *const words[] = { "Une bonne année.", "Une bonne année.", "Une année courte.", "" };
  const guint written[] = { 1, 0, 1, 1 };

  for (unsigned i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (JalonsBilan) bilan = NULL;
      g_autoptr (GPtrArray) chapters = NULL;

      g_assert_cmpuint (write_drafts (fixture, jalons_gesture_write_chapter (fixture->dataset, fixture->year,
                                                                             JALONS_THEME_HOURS, words[i])),
                        ==, written[i]);
      g_assert_cmpuint (count (fixture, JALONS_ENTITY_CHAPTER), ==, 1);
      bilan = jalons_bilan_new (fixture->dataset, 2026, fixture->school);
      chapters = jalons_bilan_chapters (bilan, JALONS_THEME_HOURS);
      g_assert_cmpuint (chapters->len, ==, *words[i] != '\0');
      if (chapters->len > 0)
        g_assert_cmpstr (jalons_chapter_words (chapters->pdata[0]), ==, words[i]);
    }
}

static void
test_reading (Fixture *fixture,
              gconstpointer data)
{
  JalonsRecord *project = fixture_put (fixture, JALONS_ENTITY_PROJECT, NULL, "school",
                                       jalons_record_get_id (fixture->school), "start", "2026", NULL);
  JalonsRecord *goal = fixture_put (fixture, JALONS_ENTITY_GOAL, NULL, "project", jalons_record_get_id (project),
                                    "wording", "Rencontrer des métiers", NULL);
  g_autoptr (JalonsBilan) bilan = NULL;
  const JalonsBilanCell *cell;

  g_assert_cmpuint (write_drafts (fixture, jalons_gesture_write_reading (fixture->dataset, fixture->year, goal, "80 %",
                                                                         JALONS_OUTCOME_PARTLY)),
                    ==, 1);
  g_assert_cmpuint (write_drafts (fixture, jalons_gesture_write_reading (fixture->dataset, fixture->year, goal, "92 %",
                                                                         JALONS_OUTCOME_REACHED)),
                    ==, 1);
  g_assert_cmpuint (count (fixture, JALONS_ENTITY_READING), ==, 1);
  bilan = jalons_bilan_new (fixture->dataset, 2026, fixture->school);
  cell = jalons_bilan_find_cell (bilan, "goals", jalons_record_get_id (goal), "value");
  g_assert_cmpstr (cell->text, ==, "92 %");
  g_assert_cmpint (jalons_bilan_find_cell (bilan, "outcomes", "reached", "goals")->number, ==, 1);
}

static void
test_figure (Fixture *fixture,
             gconstpointer data)
{
  JalonsFigure *figure;
  g_autoptr (GPtrArray) figures = NULL;

  write_drafts (fixture, jalons_gesture_write_figure (NULL, fixture->school, 2026, "Passage en 2de GT", "62 %", "IVAC"));
  figures = jalons_dataset_referring (fixture->dataset, JALONS_FIGURE_SCHOOL, jalons_record_get_id (fixture->school));
  g_assert_cmpuint (figures->len, ==, 1);
  figure = figures->pdata[0];
  g_assert_cmpuint (write_drafts (fixture, jalons_gesture_write_figure (figure, fixture->school, 2026,
                                                                        "Passage en 2de GT", "62 %", "IVAC")),
                    ==, 0);
  write_drafts (fixture, jalons_gesture_write_figure (figure, fixture->school, 2026, "Passage en 2de GT", "64 %", "IVAC"));
  g_assert_cmpuint (count (fixture, JALONS_ENTITY_FIGURE), ==, 1);
}

/* What is for families owes nobody's hours, and what is copied was neither cancelled nor attended. */
static void
test_audience (Fixture *fixture,
               gconstpointer data)
{
  JalonsDivision *division = fixture_division (fixture, "3A", "3e");
  JalonsActivity *meeting = fixture_activity (fixture, division, "Réunion", "2026-11-19 18:00 90");
  g_autofree char *id = g_strdup (jalons_record_get_id (meeting));
  g_autoptr (JalonsDraft) draft = NULL;
  g_autoptr (JalonsRecord) copy = NULL;

  g_assert_cmpuint (write_drafts (fixture, jalons_gesture_set_audience (meeting, JALONS_AUDIENCE_FAMILIES)), ==, 1);
  meeting = jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_ACTIVITY, id);
  g_assert_true (jalons_activity_uncounted (meeting));
  g_assert_cmpuint (write_drafts (fixture, jalons_gesture_set_audience (meeting, JALONS_AUDIENCE_FAMILIES)), ==, 0);
  meeting = fixture_set (fixture, meeting, JALONS_ACTIVITY_FAMILIES, "40");
  meeting = fixture_set (fixture, meeting, JALONS_ACTIVITY_CANCELLED_WHY, "Neige");
  draft = jalons_gesture_copy_activity (meeting, NULL, jalons_slot_undated (90));
  copy = jalons_draft_build (draft);
  g_assert_cmpint (jalons_activity_families (copy), ==, JALONS_UNSET);
  g_assert_cmpstr (jalons_activity_cancelled_why (copy), ==, "");
  g_assert_cmpint (jalons_activity_audience (copy), ==, JALONS_AUDIENCE_FAMILIES);
  write_drafts (fixture, jalons_gesture_set_audience (meeting, JALONS_AUDIENCE_PUPILS));
  meeting = jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_ACTIVITY, id);
  g_assert_false (jalons_activity_uncounted (meeting));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/plan/bilan/chapter", test_chapter);
  ADD ("/plan/bilan/reading", test_reading);
  ADD ("/plan/bilan/figure", test_figure);
  ADD ("/plan/bilan/audience", test_audience);
  return g_test_run ();
}
