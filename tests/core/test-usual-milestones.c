/* The usual échéances: what is bundled, and what is already there.
 * Invariant: no date and no minutes are made up.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/usual-milestones.h"

#include "core/published/levels.h"
#include "fixture.h"

static const JalonsUsualMilestone *
usual (const char *code)
{
  gsize n_milestones;
  const JalonsUsualMilestone *list = jalons_usual_milestones_list (&n_milestones);

  for (gsize i = 0; i < n_milestones; i++)
    if (g_str_equal (list[i].code, code))
      return &list[i];
  g_assert_not_reached ();
}

static void
test_bundled (Fixture *fixture,
              gconstpointer data)
{
  gsize n_milestones;
  const JalonsUsualMilestone *list = jalons_usual_milestones_list (&n_milestones);
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (n_milestones, >, 10);
  for (gsize i = 0; i < n_milestones; i++)
    {
      g_test_message ("%s", list[i].code);
      g_assert_cmpstr (list[i].label, !=, "");
      g_assert_cmpstr (list[i].source, !=, "");
      g_assert_true (g_hash_table_add (labels, (gpointer) list[i].label));
      for (const char *const *level = list[i].levels; *level != NULL; level++)
        g_assert_nonnull (jalons_levels_lookup (*level));
    }
}

static void
test_draft (Fixture *fixture,
            gconstpointer data)
{
  const JalonsUsualMilestone *sheet = usual ("fiche-dialogue-provisoire"), *families = usual ("conseils-t1");
  g_autoptr (JalonsDraft) draft = NULL;
  g_autoptr (JalonsRecord) made = NULL;
  g_auto (GStrv) all = NULL;

  g_assert_null (jalons_usual_milestone_levels (sheet, fixture->dataset, fixture->year));
  fixture_division (fixture, "3A", "3e");
  fixture_division (fixture, "4A", "4e");
  draft = jalons_usual_milestone_draft (sheet, fixture->dataset, fixture->year);
  made = jalons_draft_build (draft);
  g_assert_cmpuint (jalons_milestone_day (made), ==, JALONS_NO_DAY);
  g_assert_cmpint (jalons_milestone_minutes (made), ==, JALONS_UNSET);
  g_assert_cmpstr (jalons_milestone_levels (made)[0], ==, "3e");
  g_assert_null (jalons_milestone_levels (made)[1]); /* the school has no SEGPA and no 2de */
  all = jalons_usual_milestone_levels (families, fixture->dataset, fixture->year);
  g_assert_nonnull (all);
  g_assert_null (all[0]);
}

/* By what it was made of, renamed or not, or by its name in whatever letters. */
static void
test_find (Fixture *fixture,
           gconstpointer data)
{
  const JalonsUsualMilestone *sheet = usual ("fiche-dialogue-provisoire"), *first = usual ("conseils-t1");
  g_autoptr (JalonsDraft) draft = jalons_usual_milestone_draft (sheet, fixture->dataset, fixture->year);
  g_autoptr (JalonsRecord) made = NULL;

  g_assert_null (jalons_usual_milestone_find (sheet, fixture->dataset, fixture->year));
  jalons_draft_set_text (draft, JALONS_MILESTONE_LABEL, "Fiche navette");
  made = jalons_draft_build (draft);
  jalons_dataset_apply (fixture->dataset, &made, 1);
  g_assert_true (jalons_usual_milestone_find (sheet, fixture->dataset, fixture->year) == made);
  g_assert_null (jalons_usual_milestone_find (first, fixture->dataset, fixture->year));
  fixture_put (fixture, JALONS_ENTITY_MILESTONE, NULL, "year", jalons_record_get_id (fixture->year), "label",
               "CONSEILS DE CLASSE du premier trimestre ou semestre", NULL);
  g_assert_nonnull (jalons_usual_milestone_find (first, fixture->dataset, fixture->year));
}

static void
test_order (Fixture *fixture,
            gconstpointer data)
{
  static const char *const labels[] = { "Résultats de l’affectation", "Autre chose", "Conseils de classe du deuxième trimestre" };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  JalonsMilestone *dated;

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    g_ptr_array_add (all, fixture_put (fixture, JALONS_ENTITY_MILESTONE, NULL, "year",
                                       jalons_record_get_id (fixture->year), "label", labels[i], NULL));
  dated = fixture_put (fixture, JALONS_ENTITY_MILESTONE, NULL, "year", jalons_record_get_id (fixture->year), "label",
                       "Zoo", "day", "2027-06-30", NULL);
  g_assert_cmpint (jalons_milestone_compare (dated, all->pdata[2]), <, 0);
  g_assert_cmpint (jalons_milestone_compare (all->pdata[2], all->pdata[0]), <, 0);
  g_assert_cmpint (jalons_milestone_compare (all->pdata[0], all->pdata[1]), <, 0);
  g_assert_cmpint (jalons_milestone_compare (all->pdata[1], dated), >, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/usual-milestones/bundled", test_bundled);
  ADD ("/usual-milestones/draft", test_draft);
  ADD ("/usual-milestones/find", test_find);
  ADD ("/usual-milestones/order", test_order);
  return g_test_run ();
}
