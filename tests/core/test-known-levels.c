/* The levels of a dataset: bundled, reworded, added.
 * Invariant: a level is never listed twice.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/known-levels.h"
#include "fixture.h"

static void
test_bundled (Fixture *fixture,
              gconstpointer data)
{
  JalonsLevelInfo third = jalons_known_level (fixture->dataset, "3e");
  JalonsLevelInfo unknown = jalons_known_level (fixture->dataset, "upe2a");

  g_assert_cmpstr (third.label, ==, "3e");
  g_assert_cmpstr (third.long_label, ==, "Troisième");
  g_assert_cmpstr (unknown.label, ==, "upe2a");
  g_assert_cmpint (jalons_known_level_compare (fixture->dataset, "4e", "3e"), <, 0);
  g_assert_cmpint (jalons_known_level_compare (fixture->dataset, "upe2a", "tle-pro"), >, 0);
}

static void
test_own (Fixture *fixture,
          gconstpointer data)
{
  g_autofree char *reworded = jalons_level_make_id ("3e"), *added = jalons_level_make_id ("ulis");
  g_autoptr (GArray) before = jalons_known_levels (fixture->dataset), after = NULL;
  gboolean seen = FALSE;

  fixture_put (fixture, JALONS_ENTITY_LEVEL, reworded, "code", "3e", "label", "3e prépa", NULL);
  fixture_put (fixture, JALONS_ENTITY_LEVEL, added, "code", "ulis", "label", "ULIS", "rank", "1", NULL);
  after = jalons_known_levels (fixture->dataset);

  g_assert_cmpuint (after->len, ==, before->len + 1);
  g_assert_cmpstr (jalons_known_level (fixture->dataset, "3e").label, ==, "3e prépa");
  for (guint i = 0; i < after->len; i++)
    seen |= g_str_equal (g_array_index (after, JalonsLevelInfo, i).label, "ULIS");
  g_assert_true (seen);
  g_assert_cmpint (jalons_known_level_compare (fixture->dataset, "ulis", "3e"), <, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/known-levels/bundled", test_bundled);
  ADD ("/known-levels/own", test_own);
  return g_test_run ();
}
