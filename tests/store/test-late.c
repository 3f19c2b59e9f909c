/* Tests what of the catalogue is read with a year, and what later.
 * Invariant: a closed store tells the two apart: what comes late cannot come any more.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/catalogue/catalogue.h"
#include "fixture.h"

typedef struct
{
  char *folder;
  JalonsStore *store;
  char *activity;
  guint n_failures; /* that the store told of by itself */
} Fixture;

static void
on_failed (JalonsStore *store,
           const char *message,
           Fixture *fixture)
{
  fixture->n_failures++;
}

static void
put_link (Fixture *fixture,
          JalonsEntityId link,
          const char *target)
{
  JalonsDraft *draft = jalons_draft_new (link, NULL);

  jalons_draft_set_text (draft, jalons_link_activity_field (link), fixture->activity);
  jalons_draft_set_text (draft, jalons_link_target_field (link), target);
  fixture_put (fixture->store, "Attach", draft);
}

/* Of each kind one entry that is used and one that is not. */
static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = fixture_make_folder ();
  fixture->store = jalons_store_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->store, "reading-failed", G_CALLBACK (on_failed), fixture);
  fixture_put_year (fixture->store);
  fixture->activity = fixture_put_activity (fixture->store, "Forum", "3A");
  for (JalonsEntityId e = 0; e < JALONS_N_ENTITIES; e++)
    if (jalons_entity_is_linked (e))
      {
        fixture_put (fixture->store, "Add", jalons_draft_new (e, "free"));
        fixture_put (fixture->store, "Add", jalons_draft_new (e, "used"));
        put_link (fixture, jalons_link_entity_of (e), "used");
      }
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->store);
  g_free (fixture->activity);
  fixture_remove_folder (fixture->folder);
}

static JalonsDataset *
load (Fixture *fixture,
      int start)
{
  g_autoptr (GError) error = NULL;
  JalonsDataset *dataset = jalons_store_load (fixture->store, start, &error);

  g_assert_no_error (error);
  return dataset;
}

static guint
n_records (JalonsDataset *dataset,
           JalonsEntityId entity)
{
  return g_list_model_get_n_items (jalons_dataset_get_list (dataset, entity));
}

static void
test_used (Fixture *fixture,
           gconstpointer data)
{
  static const struct
  {
    int start;
    guint n_with_year, n_links;
  } cases[] = { { 2026, 1, 1 }, { 2025, 0, 0 }, { 0, 2, 1 } };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JalonsDataset) dataset = load (fixture, cases[i].start);
      g_autoptr (JalonsDataset) held = jalons_dataset_copy (dataset);

      for (JalonsEntityId e = 0; e < JALONS_N_ENTITIES; e++)
        if (jalons_entity_is_linked (e))
          {
            g_assert_cmpuint (n_records (held, e), ==, cases[i].n_with_year);
            g_assert_cmpuint (jalons_dataset_count (dataset, e), ==, 2);
            g_assert_cmpuint (n_records (dataset, e), ==, 2);
            g_assert_cmpuint (n_records (dataset, jalons_link_entity_of (e)), ==, cases[i].n_links);
          }
    }
  g_assert_cmpuint (fixture->n_failures, ==, 0);
}

/* A deleted entry that is still used is known to be nowhere. */
static void
test_deleted (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (JalonsDataset) dataset = NULL;

  fixture_delete (fixture->store, JALONS_ENTITY_OFFER, "used");
  dataset = load (fixture, 2026);
  g_assert_cmpuint (jalons_dataset_count (dataset, JALONS_ENTITY_OFFER), ==, 1);
  g_assert_null (jalons_dataset_lookup (dataset, JALONS_ENTITY_OFFER, "used"));
  g_assert_nonnull (jalons_dataset_lookup (dataset, JALONS_ENTITY_OFFER, "free"));
}

static void
on_written (JalonsStore *store,
            GPtrArray *records,
            JalonsDataset *dataset)
{
  jalons_dataset_apply (dataset, (JalonsRecord *const *) records->pdata, records->len);
}

/* Reading late, in the middle of something, tells nothing of what was written meanwhile: that comes in its turn, whole. */
static void
test_quiet (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (JalonsDataset) dataset = load (fixture, 2026);
  g_autoptr (JalonsRecord) record = fixture_lookup (fixture->store, JALONS_ENTITY_OFFER, "free");
  JalonsDraft *draft = jalons_draft_edit (record);
  GPtrArray *drafts = g_ptr_array_new ();

  g_signal_connect_object (fixture->store, "written", G_CALLBACK (on_written), dataset, 0);
  jalons_draft_set_text (draft, JALONS_OFFER_TITLE, "Visite");
  g_ptr_array_add (drafts, draft);
  g_ptr_array_add (drafts, jalons_draft_new (JALONS_ENTITY_OFFER, "new"));
  jalons_store_put_async (fixture->store, "Add", drafts, NULL, NULL, NULL);
  g_assert_cmpuint (n_records (dataset, JALONS_ENTITY_OFFER), ==, 1);
  while (n_records (dataset, JALONS_ENTITY_OFFER) < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (jalons_offer_title (jalons_dataset_lookup (dataset, JALONS_ENTITY_OFFER, "free")), ==, "Visite");
}

static void
test_closed (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (JalonsDataset) dataset = load (fixture, 2026);
  g_autoptr (JalonsDataset) orphan = load (fixture, 2026);

  jalons_store_close (fixture->store);
  g_assert_cmpuint (n_records (dataset, JALONS_ENTITY_OFFER), ==, 1);
  g_clear_object (&fixture->store);
  g_assert_cmpuint (n_records (orphan, JALONS_ENTITY_OFFER), ==, 1);
  g_assert_cmpuint (fixture->n_failures, ==, 0);
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
    { "used", test_used },
    { "deleted", test_deleted },
    { "quiet", test_quiet },
    { "closed", test_closed },
  };

  g_test_init (&argc, &argv, NULL);
  for (unsigned i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/store/late/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
