/* kill -9 at random moments of a writing loop: what was said to be done is there afterwards, whole, in a sound file.
 * Invariant: the writer says "done" only in the callback of the write, as the window does.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/backup.h"

#define N_KILLS      200
#define MOST_DELAY   70000 /* microseconds */
#define COUNTER      "counter"
#define LEVEL_FORMAT "level-%06d"

/* The writer: each gesture adds a level and counts it in another record, so half a gesture would show. */

typedef struct
{
  JalonsStore *store;
  int next;
} Writer;

static void write_next (Writer *writer);

static void
on_written (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GError) error = NULL;
  char said[32];
  Writer *writer = data;

  jalons_store_put_finish (JALONS_STORE (source), result, &error);
  g_assert_no_error (error);
  snprintf (said, sizeof said, "done %d\n", writer->next - 1);
  if (write (STDOUT_FILENO, said, strlen (said)) < 0)
    exit (1);
  write_next (writer);
}

static void
write_next (Writer *writer)
{
  g_autofree char *id = g_strdup_printf (LEVEL_FORMAT, writer->next);
  g_autofree char *label = g_strdup_printf ("Gesture %d", writer->next);
  JalonsDraft *level = jalons_draft_new (JALONS_ENTITY_LEVEL, id);
  JalonsDraft *counter = jalons_draft_new (JALONS_ENTITY_LEVEL, COUNTER);
  GPtrArray *drafts = g_ptr_array_new ();

  jalons_draft_set_text (level, JALONS_LEVEL_LABEL, "Une ligne de quelque longueur, pour que des pages se remplissent.");
  jalons_draft_set_number (counter, JALONS_LEVEL_RANK, writer->next);
  g_ptr_array_add (drafts, level);
  g_ptr_array_add (drafts, counter);
  writer->next++;
  jalons_store_put_async (writer->store, label, drafts, NULL, on_written, writer);
}

static int
count (JalonsStore *store)
{
  g_autoptr (JalonsRecord) counter = fixture_lookup (store, JALONS_ENTITY_LEVEL, COUNTER);

  return counter != NULL ? jalons_level_rank (counter) : 0;
}

static void G_GNUC_NORETURN
write_until_killed (const char *folder)
{
  g_autoptr (GError) error = NULL;
  Writer writer = { jalons_store_open (folder, &error), 0 };

  g_assert_no_error (error);
  writer.next = count (writer.store) + 1;
  write_next (&writer);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

/* The killer */

/* Waits for the first word of the writer, and no byte longer. */
static int
read_first (GSubprocess *writer)
{
  GInputStream *pipe = g_subprocess_get_stdout_pipe (writer);
  g_autoptr (GString) line = g_string_new (NULL);
  char byte;

  while (g_input_stream_read (pipe, &byte, 1, NULL, NULL) == 1 && byte != '\n')
    g_string_append_c (line, byte);
  g_assert_true (g_str_has_prefix (line->str, "done "));
  return atoi (line->str + strlen ("done "));
}

/* The number in the last whole line; 0 when there is none. */
static int
read_last (const char *said)
{
  const char *last = strrchr (said, '\n');

  while (last != NULL && last > said && last[-1] != '\n')
    last--;
  return last != NULL ? atoi (last + strlen ("done ")) : 0;
}

/* @delay: microseconds after the start of the writer, or after it said something the first time
 *
 * Returns: the last gesture that was said to be done; 0 when none was */
static int
kill_a_writer (const char *program,
               const char *folder,
               gboolean waits,
               gulong delay)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) writer =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--writer", folder, NULL);
  g_autofree char *said = NULL;
  int first;

  g_assert_no_error (error);
  first = waits ? read_first (writer) : 0;
  g_usleep (delay);
  g_subprocess_force_exit (writer);
  g_subprocess_communicate_utf8 (writer, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (writer));
  g_assert_cmpint (g_subprocess_get_term_sig (writer), ==, SIGKILL);
  return MAX (first, read_last (said));
}

static void
assert_sound (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "jalons.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsCheck) check = jalons_store_check (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 0);
}

/* Every gesture up to the counter is there with both its writes, and none beyond. */
static int
assert_whole (const char *folder,
              int done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsStore) store = jalons_store_open (folder, &error);
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autofree char *label = NULL;
  int counted;

  g_assert_no_error (error);
  counted = count (store);
  g_assert_cmpint (counted, >=, done);
  dataset = jalons_store_load (store, 0, &error);
  g_assert_no_error (error);
  for (int i = 1; i <= counted; i++)
    {
      g_autofree char *id = g_strdup_printf (LEVEL_FORMAT, i);
      g_assert_nonnull (jalons_dataset_lookup (dataset, JALONS_ENTITY_LEVEL, id));
    }
  g_assert_cmpuint (g_list_model_get_n_items (jalons_dataset_get_list (dataset, JALONS_ENTITY_LEVEL)), ==,
                    counted > 0 ? counted + 1 : 0);
  label = counted > 0 ? g_strdup_printf ("Gesture %d", counted) : NULL;
  g_assert_cmpstr (jalons_store_get_undo_label (store), ==, label);
  return counted;
}

static void
test_kill (gconstpointer program)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "jalons.db", NULL);
  g_autoptr (GRand) rand = fixture_rand ();
  int done = 0, n_said = 0;

  for (int i = 0; i < N_KILLS; i++)
    {
      /* One in two is killed while it starts, which takes long where the machine is slow. */
      int said = kill_a_writer (program, folder, i % 2 == 1, (gulong) g_rand_int_range (rand, 0, MOST_DELAY));

      n_said += said > 0;
      if (said > 0)
        g_assert_cmpint (said, >, done);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue; /* killed before there was a file */
      done = assert_whole (folder, MAX (said, done));
      assert_sound (folder);
    }
  g_test_message ("%d kills, %d of them after something was said; %d gestures in the end", N_KILLS, n_said, done);
  g_assert_cmpint (n_said, >=, N_KILLS / 2);
}

int
main (int argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--writer"))
    write_until_killed (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/store/crash/kill", argv[0], test_kill);
  return g_test_run ();
}
