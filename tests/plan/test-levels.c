/* Levels: the words, the place and the hours that the user gives them.
 * Invariant: what is put back is exactly what is published.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/known-levels.h"
#include "fixture.h"
#include "plan/levels.h"

static void
apply (Fixture *fixture,
       GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (drafts->pdata[i]);

      jalons_dataset_apply (fixture->dataset, &record, 1);
    }
  g_ptr_array_unref (drafts);
}

static char *
list_codes (Fixture *fixture)
{
  g_autoptr (GArray) levels = jalons_known_levels (fixture->dataset);
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < levels->len; i++)
    g_string_append_printf (codes, "%s ", g_array_index (levels, JalonsLevelInfo, i).code);
  return g_string_free (codes, FALSE);
}

static void
test_code (void)
{
  static const struct
  {
    const char *label, *code;
  } cases[] = {
    { "3e prépa-métiers", "3e-prepa-metiers" },
    { "  ULIS (collège) ", "ulis-college" },
    { "Œuvre", "oeuvre" },
    { "—", "" },
    { "", "" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = jalons_level_make_code (cases[i].label);

      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

static void
test_words (Fixture *fixture,
            gconstpointer data)
{
  const char *before = jalons_level_before (fixture->dataset, "3e");
  g_autofree char *order = list_codes (fixture), *after = NULL;

  g_assert_false (jalons_level_is_edited (fixture->dataset, "3e"));
  apply (fixture, jalons_gesture_set_level (fixture->dataset, "3e", "Troisième", before));
  g_assert_true (jalons_level_is_edited (fixture->dataset, "3e"));
  g_assert_cmpstr (jalons_known_level (fixture->dataset, "3e").label, ==, "Troisième");
  after = list_codes (fixture);
  g_assert_cmpstr (after, ==, order);
  /* Said as published, nothing is left to be said. */
  apply (fixture, jalons_gesture_set_level (fixture->dataset, "3e", "3e", before));
  g_assert_false (jalons_level_is_edited (fixture->dataset, "3e"));
}

/* Wherever a level is put, and however often, it comes there and the others keep their order. */
static void
test_places (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *order = list_codes (fixture), *left = NULL;
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GArray) levels = jalons_known_levels (fixture->dataset);
      guint n = levels->len + 1;
      guint to = (guint) g_rand_int_range (rand, 0, (gint32) n);
      const char *after = to == 0 ? "" : g_array_index (levels, JalonsLevelInfo, to - 1).code;
      g_autofree char *code = g_strdup_printf ("own-%d", g_rand_int_range (rand, 0, 12));

      if (g_str_equal (after, code))
        continue;
      apply (fixture, jalons_gesture_set_level (fixture->dataset, code, code, after));
      g_assert_cmpstr (jalons_level_before (fixture->dataset, code), ==, after);
    }
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *code = g_strdup_printf ("own-%d", i);

      apply (fixture, jalons_gesture_remove_level (fixture->dataset, code));
    }
  left = list_codes (fixture);
  g_assert_cmpstr (left, ==, order);
}

static void
test_move_published (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *order = list_codes (fixture), *back = NULL;

  apply (fixture, jalons_gesture_set_level (fixture->dataset, "3e", "3e", ""));
  g_assert_cmpstr (jalons_level_before (fixture->dataset, "3e"), ==, "");
  apply (fixture, jalons_gesture_remove_level (fixture->dataset, "3e"));
  back = list_codes (fixture);
  g_assert_cmpstr (back, ==, order);
}

static void
test_remove (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *mef = jalons_mef_make_id ("12345678901"), *milestone = g_strdup ("m-1");
  JalonsRecord *record;

  apply (fixture, jalons_gesture_set_level (fixture->dataset, "ulis", "ULIS", "3e"));
  fixture_put (fixture, JALONS_ENTITY_MEF, mef, "code", "12345678901", "level", "ulis", NULL);
  fixture_put (fixture, JALONS_ENTITY_MILESTONE, milestone, "label", "Fiche", "levels", "3e\nulis", NULL);
  apply (fixture, jalons_gesture_remove_level (fixture->dataset, "ulis"));
  g_assert_cmpstr (jalons_known_level (fixture->dataset, "ulis").label, ==, "ulis");
  g_assert_null (jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_MEF, mef));
  record = jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_MILESTONE, milestone);
  g_assert_nonnull (record);
  g_assert_cmpstr (jalons_milestone_levels (record)[0], ==, "3e");
  g_assert_null (jalons_milestone_levels (record)[1]);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/levels/code", test_code);
  ADD ("/plan/levels/words", test_words);
  ADD ("/plan/levels/places", test_places);
  ADD ("/plan/levels/move-published", test_move_published);
  ADD ("/plan/levels/remove", test_remove);
  return g_test_run ();
}
