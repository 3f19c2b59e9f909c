/* The full-text search: what is found by which words, and that the index follows every write, undo and deletion.
 * Invariant: the index is compared with a plain look at every record, over random gestures.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <string.h>

#include "core/text.h"

static JalonsStore *
open_store (const char *folder)
{
  g_autoptr (GError) error = NULL;
  JalonsStore *store = jalons_store_open (folder, &error);

  g_assert_no_error (error);
  return store;
}

static GPtrArray *
search (JalonsStore *store,
        const char *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = jalons_store_search (store, query, NULL, 0, 1000, &error);

  g_assert_no_error (error);
  return hits;
}

static const struct
{
  const char *query;
  guint n_hits;
} cases[] = {
  { "coeur", 1 },
  { "cœur", 1 },
  { "CŒURS", 1 },
  { "vaillants collège", 1 },
  { "college", 1 },
  { "c", 2 },
  { "vaill", 1 },
  { "illants", 0 },
  { "l'école", 1 },
  { "l’ecole", 1 },
  { "ecole", 1 },
  { "metier", 2 },
  { "métiers cdi", 1 },
  { "forum", 1 },
  { "3a", 1 },
  { "", 0 },
  { "  \t", 0 },
  { "\"", 0 },
  { "métiers OR forum", 0 },
  { "forum*", 1 },
  { "NEAR(a b)", 0 },
  { "- : ^ ( ) +", 0 },
  { "text:forum", 0 },
  { "dupré", 1 },
  { "secret", 0 },
};

static void
test_words (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = open_store (folder);
  g_autofree char *forum = NULL, *school = NULL;
  g_autoptr (JalonsRecord) record = NULL;
  JalonsDraft *draft;

  fixture_put_year (store);
  forum = fixture_put_activity (store, "Forum des métiers", "3A");
  school = fixture_put_activity (store, "Visite de l’École du bois", "3B");
  record = fixture_lookup (store, JALONS_ENTITY_ACTIVITY, school);
  draft = jalons_draft_edit (record);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_PLACE, "CDI, salle des Métiers");
  jalons_draft_set_text (draft, JALONS_ACTIVITY_SPEAKERS, "Mme Dupré");
  jalons_draft_set_text (draft, JALONS_ACTIVITY_AXIS, "secret"); /* not searched */
  fixture_put (store, "Edit", draft);

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) hits = search (store, cases[i].query);
      g_test_message ("%s", cases[i].query);
      g_assert_cmpuint (hits->len, ==, cases[i].n_hits);
    }
}

static void
test_filter (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = open_store (folder);
  g_autofree char *id = NULL;
  static const JalonsEntityId schools[] = { JALONS_ENTITY_SCHOOL, JALONS_ENTITY_MILESTONE };
  g_autoptr (GPtrArray) all = NULL, filtered = NULL, limited = NULL;

  fixture_put_year (store);
  id = fixture_put_activity (store, "Collège ouvert", "3A");
  all = search (store, "college");
  g_assert_cmpuint (all->len, ==, 2);
  filtered = jalons_store_search (store, "college", schools, G_N_ELEMENTS (schools), 10, NULL);
  g_assert_cmpuint (filtered->len, ==, 1);
  g_assert_cmpint (jalons_record_get_entity (g_ptr_array_index (filtered, 0)), ==, JALONS_ENTITY_SCHOOL);
  limited = jalons_store_search (store, "college", NULL, 0, 1, NULL);
  g_assert_cmpuint (limited->len, ==, 1);
}

/* The same question, asked of every record by hand. */

static gboolean
begins_a_word (const char *text,
               const char *word)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_str_has_prefix (p, word) &&
        (p == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_find_prev_char (text, p)))))
      return TRUE;
  return FALSE;
}

static guint
count_by_hand (JalonsStore *store,
               const char *word)
{
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, NULL);
  guint n = 0;

  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      GListModel *list = jalons_dataset_get_list (dataset, (JalonsEntityId) e);
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);
          gboolean found = FALSE;

          for (unsigned f = 0; f < entity->n_fields; f++)
            if ((entity->fields[f].flags & JALONS_FIELD_SEARCHED) != 0)
              {
                g_autofree char *stored = jalons_record_to_stored (record, entity->fields[f].id);
                g_autofree char *folded = jalons_fold (stored != NULL ? stored : "");
                found = found || begins_a_word (folded, word);
              }
          n += found;
        }
    }
  return n;
}

static void
assert_index (JalonsStore *store)
{
  static const char *const words[] = { "forum", "metiers", "coeur", "ecole", "ete", "drop", "3a", "suivante", "s" };

  for (unsigned i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GPtrArray) hits = search (store, words[i]);
      g_assert_cmpuint (hits->len, ==, count_by_hand (store, words[i]));
      for (guint h = 0; h < hits->len; h++)
        g_assert_false (jalons_record_is_deleted (g_ptr_array_index (hits, h)));
    }
}

static gboolean
write_randomly (JalonsTransaction *transaction,
                gpointer data,
                GError **error)
{
  gpointer *given = data;
  GRand *rand = given[0];
  JalonsDataset *dataset = given[1];

  for (int n = 0; n < 5; n++)
    {
      JalonsEntityId entity = (JalonsEntityId) g_rand_int_range (rand, 0, JALONS_N_ENTITIES);
      g_autoptr (JalonsRecord) record = fixture_pick (rand, dataset, entity);
      g_autoptr (JalonsDraft) draft =
        record != NULL && g_rand_boolean (rand) ? jalons_draft_edit (record)
                                                : fixture_random_draft (rand, entity, dataset);

      if (jalons_draft_get_origin (draft) != NULL)
        fixture_change_randomly (rand, draft, dataset);
      jalons_draft_set_deleted (draft, g_rand_int_range (rand, 0, 8) == 0);
      if (!jalons_transaction_put (transaction, draft, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_follows (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = open_store (folder);
  g_autoptr (GRand) rand = fixture_rand ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, NULL);
      gpointer given[] = { rand, dataset };

      jalons_store_write (store, "Write", write_randomly, given, &error);
      g_assert_no_error (error);
      if (i % 6 == 5)
        assert_index (store);
    }
  for (int i = 0; i < 50; i++)
    {
      g_autoptr (JalonsUndoReport) report = jalons_store_undo (store, &error);
      g_assert_no_error (error);
    }
  assert_index (store);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search/words", test_words);
  g_test_add_func ("/store/search/filter", test_filter);
  g_test_add_func ("/store/search/follows", test_follows);
  return g_test_run ();
}
