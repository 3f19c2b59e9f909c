/* Tests what a dataset reads late.
 * Invariant: each case says how often something was read for it, not only what was found.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/dataset.h"

typedef struct
{
  JalonsDataset *dataset;
  GPtrArray *offers; /* those that can be read */
  guint n_readings;
  guint n_told; /* how often the dataset said that it had changed */
} Fixture;

static JalonsRecord *
make (JalonsEntityId entity,
      const char *id,
      JalonsFieldId field,
      const char *text)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_new (entity, id);

  jalons_draft_set_text (draft, field, text);
  return jalons_draft_build (draft);
}

static void
apply (Fixture *fixture,
       JalonsRecord *record)
{
  g_autoptr (JalonsRecord) owned = record;

  jalons_dataset_apply (fixture->dataset, &owned, 1);
}

static GPtrArray *
read_offers (JalonsEntityId entity,
             gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpint (entity, ==, JALONS_ENTITY_OFFER);
  fixture->n_readings++;
  return fixture->offers != NULL ? g_ptr_array_ref (fixture->offers) : NULL;
}

static void
on_changed (JalonsDataset *dataset,
            Fixture *fixture)
{
  fixture->n_told++;
}

/* One offer is used, one is not, one was deleted though something uses it. */
static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->dataset = jalons_dataset_new ();
  fixture->offers = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (fixture->offers, make (JALONS_ENTITY_OFFER, "used", JALONS_OFFER_TITLE, "Forum"));
  g_ptr_array_add (fixture->offers, make (JALONS_ENTITY_OFFER, "free", JALONS_OFFER_TITLE, "Visite"));
  apply (fixture, make (JALONS_ENTITY_BOOKING, "one", JALONS_BOOKING_OFFER, "used"));
  apply (fixture, make (JALONS_ENTITY_BOOKING, "two", JALONS_BOOKING_OFFER, "deleted"));
  apply (fixture, make (JALONS_ENTITY_BOOKING, "three", JALONS_BOOKING_OFFER, ""));
  apply (fixture, make (JALONS_ENTITY_OFFER, "used", JALONS_OFFER_TITLE, "Forum"));
  jalons_dataset_leave_unread (fixture->dataset, JALONS_ENTITY_OFFER, 1);
  jalons_dataset_set_reader (fixture->dataset, read_offers, fixture, NULL);
  g_signal_connect (fixture->dataset, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->dataset);
  g_clear_pointer (&fixture->offers, g_ptr_array_unref);
}

static guint
n_offers (Fixture *fixture)
{
  return g_list_model_get_n_items (jalons_dataset_get_list (fixture->dataset, JALONS_ENTITY_OFFER));
}

/* What is here, what is known to be nowhere, and how many there are is answered without reading. */
static void
test_unread (Fixture *fixture,
             gconstpointer data)
{
  JalonsDataset *dataset = fixture->dataset;

  g_assert_nonnull (jalons_dataset_lookup (dataset, JALONS_ENTITY_OFFER, "used"));
  g_assert_null (jalons_dataset_lookup (dataset, JALONS_ENTITY_OFFER, "deleted"));
  g_assert_null (jalons_dataset_lookup (dataset, JALONS_ENTITY_OFFER, ""));
  g_assert_null (jalons_dataset_lookup (dataset, JALONS_ENTITY_OFFER, NULL));
  g_assert_cmpuint (jalons_dataset_count (dataset, JALONS_ENTITY_OFFER), ==, 2);
  g_assert_cmpuint (fixture->n_readings, ==, 0);
}

static void
test_list (Fixture *fixture,
           gconstpointer data)
{
  JalonsRecord *used = jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_OFFER, "used");

  g_assert_cmpuint (n_offers (fixture), ==, 2);
  g_assert_cmpuint (n_offers (fixture), ==, 2);
  g_assert_cmpuint (jalons_dataset_count (fixture->dataset, JALONS_ENTITY_OFFER), ==, 2);
  g_assert_cmpuint (fixture->n_readings, ==, 1);
  g_assert_cmpuint (fixture->n_told, ==, 0);
  g_assert_true (jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_OFFER, "used") == used);
}

static void
test_lookup (Fixture *fixture,
             gconstpointer data)
{
  g_assert_nonnull (jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_OFFER, "free"));
  g_assert_null (jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_OFFER, "nowhere"));
  g_assert_cmpuint (fixture->n_readings, ==, 1);
}

/* The offers of a feed. */
static void
test_referring (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  g_ptr_array_add (fixture->offers, make (JALONS_ENTITY_OFFER, "fed", JALONS_OFFER_FEED, "feed"));
  found = jalons_dataset_referring (fixture->dataset, JALONS_OFFER_FEED, "feed");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (fixture->n_readings, ==, 1);
}

/* What is written: one that is here needs no reading; of another, nobody knows yet whether it is new. */
static void
test_apply (Fixture *fixture,
            gconstpointer data)
{
  apply (fixture, make (JALONS_ENTITY_OFFER, "used", JALONS_OFFER_TITLE, "Forum des métiers"));
  g_assert_cmpuint (fixture->n_readings, ==, 0);
  apply (fixture, make (JALONS_ENTITY_OFFER, "free", JALONS_OFFER_TITLE, "Visite d’atelier"));
  apply (fixture, make (JALONS_ENTITY_OFFER, "deleted", JALONS_OFFER_TITLE, "Revenue"));
  g_assert_cmpuint (fixture->n_readings, ==, 1);
  g_assert_cmpuint (jalons_dataset_count (fixture->dataset, JALONS_ENTITY_OFFER), ==, 3);
  g_assert_cmpstr (jalons_offer_title (jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_OFFER, "used")), ==,
                   "Forum des métiers");
  g_assert_cmpstr (jalons_offer_title (jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_OFFER, "free")), ==,
                   "Visite d’atelier");
  g_assert_nonnull (jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_OFFER, "deleted"));
}

/* It is not asked again and again. */
static void
test_failure (Fixture *fixture,
              gconstpointer data)
{
  g_clear_pointer (&fixture->offers, g_ptr_array_unref);
  g_assert_cmpuint (n_offers (fixture), ==, 1);
  g_assert_null (jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_OFFER, "free"));
  g_assert_cmpuint (jalons_dataset_count (fixture->dataset, JALONS_ENTITY_OFFER), ==, 1);
  g_assert_cmpuint (fixture->n_readings, ==, 1);
}

/* Another thread may have a copy, so a copy reads nothing. */
static void
test_copy (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (JalonsDataset) copy = jalons_dataset_copy (fixture->dataset);

  g_assert_cmpuint (g_list_model_get_n_items (jalons_dataset_get_list (copy, JALONS_ENTITY_OFFER)), ==, 1);
  g_assert_cmpuint (fixture->n_readings, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "unread", test_unread },
    { "list", test_list },
    { "lookup", test_lookup },
    { "referring", test_referring },
    { "apply", test_apply },
    { "failure", test_failure },
    { "copy", test_copy },
  };

  g_test_init (&argc, &argv, NULL);
  for (unsigned i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/core/dataset/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
