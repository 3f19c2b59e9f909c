/* The orders of lists, whichever way the records come.
 * Invariant: each list is sorted from several orders of the same records, for it may not depend on how it was gathered.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/order.h"
#include "fixture.h"

/* @records are in the order that is wanted; @order is for those whose order asks the dataset. */
static void
check (Fixture *fixture,
       JalonsRecord **records,
       guint n_records,
       GCompareFunc plain,
       GCompareDataFunc order)
{
  for (guint first = 0; first < n_records; first++)
    {
      g_autoptr (GPtrArray) list = g_ptr_array_new ();

      for (guint i = 0; i < n_records; i++)
        g_ptr_array_add (list, records[(first + (n_records - i)) % n_records]);
      if (plain != NULL)
        g_ptr_array_sort (list, plain);
      else
        g_ptr_array_sort_with_data (list, order, fixture->dataset);
      for (guint i = 0; i < n_records; i++)
        g_assert_cmpstr (jalons_record_get_id (list->pdata[i]), ==, jalons_record_get_id (records[i]));
    }
}

static void
test_activities (Fixture *fixture,
                 gconstpointer data)
{
  JalonsDivision *division = fixture_division (fixture, "3A", "3e");
  JalonsRecord *records[] = {
    fixture_activity (fixture, division, "Visite", "2026-10-12 60"),
    fixture_activity (fixture, division, "Atelier", "2026-10-13 08:00 60"),
    fixture_activity (fixture, division, "Élan", "2026-10-13 08:00 60"),
    fixture_activity (fixture, division, "Forum", "2026-10-13 08:00 60"),
    fixture_activity (fixture, division, "Bilan", "60"),
  };

  check (fixture, records, G_N_ELEMENTS (records), jalons_order_activities, NULL);
}

static void
test_divisions (Fixture *fixture,
                gconstpointer data)
{
  JalonsRecord *records[] = {
    fixture_division (fixture, "4B", "4e"),
    fixture_division (fixture, "3 2", "3e"),
    fixture_division (fixture, "3 10", "3e"),
    fixture_division (fixture, "2GT1", "2de-gt"),
  };

  check (fixture, records, G_N_ELEMENTS (records), NULL, jalons_order_divisions);
}

static void
test_schools (Fixture *fixture,
              gconstpointer data)
{
  JalonsRecord *records[] = {
    fixture_put (fixture, JALONS_ENTITY_SCHOOL, "z", "uai", "0590001A", "name", "Jean Moulin", NULL),
    fixture_put (fixture, JALONS_ENTITY_SCHOOL, "y", "uai", "0590002B", "name", "Jean Moulin", NULL),
    fixture_put (fixture, JALONS_ENTITY_SCHOOL, "x", "uai", "0590000Z", "name", "Voltaire", NULL),
  };

  check (fixture, records, G_N_ELEMENTS (records), jalons_order_schools, NULL);
}

static void
test_remarks (Fixture *fixture,
              gconstpointer data)
{
  JalonsRecord *records[] = {
    fixture_put (fixture, JALONS_ENTITY_REMARK, "c", "day", "2026-10-12", "words", "One", NULL),
    fixture_put (fixture, JALONS_ENTITY_REMARK, "a", "day", "2026-10-13", "words", "Two", NULL),
    fixture_put (fixture, JALONS_ENTITY_REMARK, "b", "day", "2026-10-13", "words", "Three", NULL),
  };

  check (fixture, records, G_N_ELEMENTS (records), jalons_order_remarks, NULL);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/order/activities", test_activities);
  ADD ("/order/divisions", test_divisions);
  ADD ("/order/schools", test_schools);
  ADD ("/order/remarks", test_remarks);
  return g_test_run ();
}
