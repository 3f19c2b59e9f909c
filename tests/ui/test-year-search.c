/* What of the year is seen, as values: the filter and the search, without a widget.
 * Invariant: no time is asserted; how long a letter takes among 2,400 activities is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/text.h"
#include "plan/copy.h"
#include "ui/year/year-filter.h"
#include "ui/year/year-search.h"
#include "ui/year/year-table.h"
#include "year-sample.h"

/* The filter, a value */

static void
test_filter (void)
{
  static const struct
  {
    const char *name;
    JalonsYearFilter filter;
    guint count;
  } cases[] = {
    { "nothing asked", JALONS_YEAR_FILTER_INIT, 0 },
    { "the order hides nothing", { .kind = -1, .state = -1, .order = JALONS_ORDER_BEHIND }, 0 },
    { "a level", { .level = "3e", .kind = -1, .state = -1 }, 1 },
    { "without an axis", { .axis = "", .kind = -1, .state = -1 }, 1 },
    { "the first kind and the first state", { .kind = 0, .state = 0 }, 2 },
    { "everything", { .level = "3e", .axis = "monde", .behind = TRUE, .broken = TRUE }, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (jalons_year_filter_count (&cases[i].filter), ==, cases[i].count);
      g_assert_cmpint (jalons_year_filter_is_empty (&cases[i].filter), ==, cases[i].count == 0);
    }
}

/* The search, without a window */

static void
add_place (JalonsDivision *division,
           JalonsActivity *activity,
           gpointer data)
{
  jalons_year_search_add (data, division, jalons_division_level (division), activity);
}

static char *
found_in_words (Sample *sample,
                JalonsYearSearch *search,
                const char *text)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (sample->workspace);
  guint n = jalons_year_search_run (search, text);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const JalonsYearHit *hit = jalons_year_search_get (search, i);
      JalonsDivision *division = jalons_dataset_lookup (dataset, JALONS_ENTITY_DIVISION, hit->division);
      JalonsActivity *activity =
        hit->activity ? jalons_dataset_lookup (dataset, JALONS_ENTITY_ACTIVITY, hit->activity) : NULL;

      g_string_append_printf (words, "%s%s %s", i > 0 ? ", " : "", jalons_division_code (division),
                              activity ? jalons_activity_title (activity) : "*");
      g_assert_cmpint (jalons_year_search_find (search, hit->division, hit->activity), ==, (int) i);
    }
  return g_string_free (words, FALSE);
}

static void
test_search (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "", "" },
    { "   ", "" },
    { "forum", "3A Forum des métiers" },
    { "METIERS", "4B Œuvres et métiers, 3A Forum des métiers" },
    { "oeuvre", "4B Œuvres et métiers" },
    { "cdi", "4A Recherche au CDI, 4B Œuvres et métiers" },
    { "voltaire", "3A Visite du lycée" }, /* once, though it is in two rows */
    { "lycee 3b", "3B Visite du lycée" }, /* in the row that was named */
    { "3segpa", "3 SEGPA *, 3 SEGPA Découverte" },
    { "3 segpa decouverte", "3 SEGPA Découverte" },
    { "4e", "4A *, 4A Recherche au CDI, 4B *, 4B Œuvres et métiers, 4B Réunion annulée" },
    { "placer", "3B À placer" },
    { "nulle part", "" },
  };
  Sample *sample = year_sample_open ();
  JalonsYearTable *table = jalons_year_table_new (sample->workspace);
  g_autoptr (JalonsYearSearch) search = jalons_year_search_new ();

  jalons_year_table_foreach (table, add_place, search);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = found_in_words (sample, search, cases[i].text);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
  g_object_unref (table);
  sample_close (sample);
}

/* 60 classes and 40 activities of each: how long one letter takes is printed, and asserted nowhere. */
static void
test_search_size (void)
{
  Sample *sample = year_sample_open ();
  g_autoptr (JalonsYearSearch) search = jalons_year_search_new ();
  JalonsDivision *division = year_sample_division (sample, "3A");
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 start = g_get_monotonic_time (), built;
  guint found = 0;

  for (int i = 0; i < 60 * 40; i++)
    {
      JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_ACTIVITY, NULL);
      g_autofree char *title = g_strdup_printf ("Découverte des métiers de l’industrie, séance %d", i);

      jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, title);
      g_ptr_array_add (activities, jalons_draft_build (draft));
      jalons_draft_free (draft);
      jalons_year_search_add (search, division, "3e", activities->pdata[i]);
    }
  built = g_get_monotonic_time ();
  for (int i = 0; i < 100; i++)
    found = jalons_year_search_run (search, "industrie seance 2399");
  g_test_message ("2400 texts: the index %.1f ms, a letter %.2f ms", (double) (built - start) / 1000,
                  (double) (g_get_monotonic_time () - built) / 100000);
  g_assert_cmpuint (found, ==, 1);
  sample_close (sample);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/year/filter", test_filter);
  g_test_add_func ("/ui/year/search", test_search);
  g_test_add_func ("/ui/year/search/size", test_search_size);
  return g_test_run ();
}
