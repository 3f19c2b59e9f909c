/* Every gesture can be undone and redone: over random gestures on every entity of the table.
 * Invariant: do → dump, undo → the dump before, redo → the dump after, also when the program ended in between.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#define N_GESTURES 60

typedef struct
{
  GRand *rand;
  JalonsDataset *dataset;
} Random;

/* A gesture of one to five writes, of any kind and on any entity. */
static gboolean
write_randomly (JalonsTransaction *transaction,
                gpointer data,
                GError **error)
{
  Random *random = data;

  for (int n = g_rand_int_range (random->rand, 1, 6); n > 0; n--)
    {
      JalonsEntityId entity = (JalonsEntityId) g_rand_int_range (random->rand, 0, JALONS_N_ENTITIES);
      g_autoptr (JalonsRecord) record = fixture_pick (random->rand, random->dataset, entity);
      g_autoptr (JalonsDraft) draft = NULL;
      int what = record == NULL ? 0 : g_rand_int_range (random->rand, 0, 10);

      if (what == 9)
        {
          if (!jalons_transaction_delete (transaction, entity, jalons_record_get_id (record), error))
            return FALSE;
          continue;
        }
      draft = what < 5 ? fixture_random_draft (random->rand, entity, random->dataset) : jalons_draft_edit (record);
      if (what >= 5)
        fixture_change_randomly (random->rand, draft, random->dataset);
      if (!jalons_transaction_put (transaction, draft, error))
        return FALSE;
    }
  return TRUE;
}

static void
gesture (JalonsStore *store,
         GRand *rand,
         int number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, &error);
  g_autofree char *label = g_strdup_printf ("Gesture %d", number);
  Random random = { rand, dataset };

  g_assert_no_error (error);
  jalons_store_write (store, label, write_randomly, &random, &error);
  g_assert_no_error (error);
}

static void
step (JalonsStore *store,
      gboolean back)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsUndoReport) report = back ? jalons_store_undo (store, &error) : jalons_store_redo (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->refused->len, ==, 0);
}

static void
restart_sometimes (JalonsStore **store,
                   const char *folder,
                   GRand *rand)
{
  if (g_rand_int_range (rand, 0, 6) != 0)
    return;
  g_clear_object (store);
  *store = fixture_open (folder);
}

/* One gesture at a time: there, back, and there again. */
static void
test_each (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (GRand) rand = fixture_rand ();
  g_autoptr (JalonsStore) store = fixture_open (folder);

  for (int i = 0; i < N_GESTURES; i++)
    {
      g_autofree char *before = fixture_dump (store);
      g_autofree char *label = g_strdup (jalons_store_get_undo_label (store));
      g_autofree char *after = NULL, *undone = NULL, *redone = NULL;

      gesture (store, rand, i);
      after = fixture_dump (store);
      if (g_str_equal (before, after))
        {
          g_assert_cmpstr (jalons_store_get_undo_label (store), ==, label);
          continue;
        }
      restart_sometimes (&store, folder, rand);
      step (store, TRUE);
      undone = fixture_dump (store);
      g_assert_cmpstr (undone, ==, before);
      restart_sometimes (&store, folder, rand);
      step (store, FALSE);
      redone = fixture_dump (store);
      g_assert_cmpstr (redone, ==, after);
    }
}

/* All the way back and all the way forth, twice, with walks to and fro on the way. */
static void
test_chain (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (GRand) rand = fixture_rand ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  guint at;

  g_ptr_array_add (dumps, fixture_dump (store));
  for (int i = 0; i < N_GESTURES; i++)
    {
      g_autofree char *dump = NULL;

      gesture (store, rand, i);
      dump = fixture_dump (store);
      if (!g_str_equal (dump, g_ptr_array_index (dumps, dumps->len - 1)))
        g_ptr_array_add (dumps, g_steal_pointer (&dump));
    }
  g_assert_cmpuint (dumps->len, >, N_GESTURES / 2);

  at = dumps->len - 1;
  for (int leg = 0; leg < 20; leg++)
    for (guint to = (guint) g_rand_int_range (rand, 0, (gint32) dumps->len); at != to;)
      {
        g_autofree char *dump = NULL;
        gboolean back = to < at;

        step (store, back);
        at = back ? at - 1 : at + 1;
        dump = fixture_dump (store);
        g_assert_cmpstr (dump, ==, g_ptr_array_index (dumps, at));
        restart_sometimes (&store, folder, rand);
      }
  while (at > 0)
    {
      step (store, TRUE);
      at--;
    }
  g_assert_null (jalons_store_get_undo_label (store));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/gestures/each", test_each);
  g_test_add_func ("/store/gestures/chain", test_chain);
  return g_test_run ();
}
