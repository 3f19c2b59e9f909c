/* By chance: the JSON of `jalons bilan` has the figures that a naive sum over all records says.
 * Invariant: what is compared is the text that the command prints, read back.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>

#include "bilan-figures.h"
#include "bilan-years.h"
#include "cli/bilan.h"
#include "naive-bilan.h"

#define N_YEARS 1000

/* A figure is one object; a text is no number, and null is not known. */
static GHashTable *
read_figures (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  GHashTable *figures = bilan_figures_new ();
  JsonArray *array;

  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  array = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      const char *kind = json_object_get_string_member (object, "kind");
      char *key;

      if (g_str_equal (kind, "text") || g_str_equal (kind, "date") || g_str_equal (kind, "empty"))
        continue;
      key = g_strdup_printf ("%s|%s|%s", json_object_get_string_member (object, "table"),
                             json_object_get_string_member (object, "row"),
                             json_object_get_string_member (object, "column"));
      g_assert_true (g_hash_table_insert (figures, key,
                                          GINT_TO_POINTER ((int) json_object_get_int_member (object, "value"))));
    }
  return figures;
}

static void
assert_json (Fixture *fixture,
             const char *uai,
             int i)
{
  JalonsSchool *school = uai != NULL ? jalons_dataset_find_school (fixture->dataset, uai) : NULL;
  g_autoptr (JalonsBilan) bilan = jalons_bilan_new (fixture->dataset, 2026, school);
  g_autoptr (JalonsListing) listing = jalons_bilan_list_figures (bilan);
  g_autofree char *text = jalons_listing_write (listing, JALONS_FORMAT_JSON);
  g_autoptr (GHashTable) written = read_figures (text);
  g_autoptr (GHashTable) naive = naive_bilan (fixture->dataset, 2026, uai);

  bilan_figures_assert_equal (written, naive);
}

static void
test_years (void)
{
  bilan_years_each (N_YEARS, assert_json);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bilan-json/random-years", test_years);
  return g_test_run ();
}
