/* What is asked of a store happens in that order: told before it is answered, stamped, and written before it is closed.
 * Invariant: an order is looked at in what came of it, never by the clock.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <sqlite3.h>

/* Stamps grow, have one form, and end with the same replica, also over a restart. */

static int
note_stamp (void *data,
            int n_columns,
            char **values,
            char **names)
{
  g_ptr_array_add (data, g_strdup (values[0]));
  return 0;
}

static void
test_stamps (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "jalons.db", NULL);
  g_autoptr (GPtrArray) stamps = g_ptr_array_new_with_free_func (g_free);
  JalonsStore *store = fixture_open (folder);
  sqlite3 *handle = NULL;

  for (int i = 0; i < 20; i++)
    {
      if (i == 10)
        {
          g_object_unref (store);
          store = fixture_open (folder);
        }
      fixture_put (store, "Add", jalons_draft_new (JALONS_ENTITY_LEVEL, NULL));
    }
  g_object_unref (store);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, "SELECT stamp FROM gesture ORDER BY id", note_stamp, stamps, NULL);
  sqlite3_close (handle);
  g_assert_cmpuint (stamps->len, ==, 20);
  for (guint i = 0; i < stamps->len; i++)
    {
      const char *stamp = g_ptr_array_index (stamps, i);

      g_assert_true (g_regex_match_simple ("^[0-9a-f]{32}$", stamp, 0, 0));
      g_assert_cmpstr (stamp + 16, ==, (const char *) g_ptr_array_index (stamps, 0) + 16);
      if (i > 0)
        g_assert_cmpstr (stamp, >, g_ptr_array_index (stamps, i - 1));
    }
}

/* The order of things in the main loop */

typedef struct
{
  GPtrArray *written; /* as the signal gave them */
  GMainLoop *loop;
  unsigned n_done;
} Waiting;

static void
on_written (JalonsStore *store,
            GPtrArray *records,
            gpointer data)
{
  Waiting *waiting = data;

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (waiting->written, g_object_ref (g_ptr_array_index (records, i)));
}

static void
on_put (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;

  jalons_store_put_finish (JALONS_STORE (source), result, &error);
  g_assert_no_error (error);
  waiting->n_done++;
  /* What was written has been told before, and in order. */
  g_assert_cmpuint (waiting->written->len, >=, waiting->n_done);
  if (waiting->n_done == 20)
    g_main_loop_quit (waiting->loop);
}

static void
test_async (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_object_unref);
  Waiting waiting = { written, g_main_loop_new (NULL, FALSE), 0 };

  g_signal_connect (store, "written", G_CALLBACK (on_written), &waiting);
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("level-%02d", i), *label = g_strdup_printf ("Level %d", i);
      GPtrArray *drafts = g_ptr_array_new ();

      g_ptr_array_add (drafts, jalons_draft_new (JALONS_ENTITY_LEVEL, id));
      jalons_store_put_async (store, label, drafts, NULL, on_put, &waiting);
    }
  g_main_loop_run (waiting.loop);
  g_main_loop_unref (waiting.loop);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("level-%02u", i);
      g_assert_cmpstr (jalons_record_get_id (g_ptr_array_index (written, i)), ==, id);
    }
  g_assert_cmpstr (jalons_store_get_undo_label (store), ==, "Level 19");
}

/* What was asked for before closing is written. */
static void
test_close (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsRecord) record = NULL;

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("level-%02d", i);
      GPtrArray *drafts = g_ptr_array_new ();

      g_ptr_array_add (drafts, jalons_draft_new (JALONS_ENTITY_LEVEL, id));
      jalons_store_put_async (store, id, drafts, NULL, NULL, NULL);
    }
  jalons_store_close (store);
  g_assert_null (jalons_store_load (store, 0, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&store);
  store = fixture_open (folder);
  record = fixture_lookup (store, JALONS_ENTITY_LEVEL, "level-04");
  g_assert_nonnull (record);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/order/stamps", test_stamps);
  g_test_add_func ("/store/order/async", test_async);
  g_test_add_func ("/store/order/close", test_close);
  return g_test_run ();
}
