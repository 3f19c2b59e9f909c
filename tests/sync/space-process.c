/* A replica over a data folder that a simulator drives over a pipe: space-process FOLDER [SOCKET].
 * Invariant: what it says is what tests/sync/replica-process.c says; every third sync it closes the data and opens them
 * again, so that nothing can be in memory alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipe.h"
#include "store/shared.h"
#include "sync/space/space-core.h"

#define RESTART_EVERY 3

static const char *program;
static char *folder;
static JalonsStore *store;
static JalonsSpaceCore *core;
static JalonsSpaceWorld world = { .draw = pipe_draw };
static guint n_syncs;

static void
check (gboolean done,
       GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static void
share (JalonsSharedFunc func,
       gpointer data)
{
  GError *error = NULL;
  gboolean done = jalons_store_share (store, func, data, &error);

  check (done, error);
}

static void
open_folder (void)
{
  GError *error = NULL;

  store = jalons_store_open (folder, &error);
  check (store != NULL, error);
  jalons_store_set_author (store, "");
  core = jalons_space_core_new ();
  jalons_space_core_set_world (core, &world);
}

static void
close_folder (void)
{
  jalons_space_core_unref (core);
  jalons_store_close (store);
  g_object_unref (store);
}

static gboolean
name_replica (JalonsShared *shared,
              gpointer data,
              GError **error)
{
  g_autofree char *id = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", *(guint64 *) data);

  jalons_shared_set_replica (shared, id);
  jalons_shared_join (shared, TRUE, FALSE);
  return TRUE;
}

/* What is said */

static gboolean
write_edit (JalonsShared *shared,
            gpointer data,
            GError **error)
{
  char **words = data;

  jalons_shared_freeze (shared, g_ascii_strtoll (words[1], NULL, 10));
  jalons_shared_write (shared, words[2], words[3], words[4], words[5]);
  return TRUE;
}

static void
edit (char **words)
{
  world.now = g_ascii_strtoll (words[1], NULL, 10);
  share (write_edit, words);
}

static JalonsRequest *
step (JalonsStep *taken)
{
  JalonsRequest *request;

  share (jalons_step_run, taken);
  while (taken->again)
    {
      jalons_step_free (taken);
      taken = jalons_step_new (core, JALONS_STEP_CONTINUE);
      share (jalons_step_run, taken);
    }
  request = g_steal_pointer (&taken->request);
  jalons_step_free (taken);
  return request;
}

static JalonsRequest *
begin (void)
{
  JalonsStep *taken = jalons_step_new (core, JALONS_STEP_BEGIN);

  taken->folder = g_strdup ("");
  taken->thorough = TRUE;
  return step (taken);
}

static void
sync_once (char **words)
{
  g_autoptr (JalonsRequest) request = NULL;

  world.now = g_ascii_strtoll (words[1], NULL, 10);
  request = begin ();
  while (request != NULL && request->verb != JALONS_VERB_NONE)
    {
      JalonsStep *taken = jalons_step_new (core, JALONS_STEP_ANSWER);
      gboolean answered = pipe_ask (request, &taken->answer);

      g_clear_pointer (&request, jalons_request_free);
      if (!answered)
        taken->kind = JALONS_STEP_CANCEL;
      request = step (taken);
    }
  fputs ("done\n", pipe_out);
  if (++n_syncs % RESTART_EVERY == 0)
    {
      close_folder ();
      open_folder ();
    }
}

typedef struct
{
  GPtrArray *lines;
  GPtrArray *field; /* the writes of one field, the one that shows first */
  char *name;
} State;

static void
end_field (State *state)
{
  g_autoptr (GString) line = g_string_new (state->name);

  for (guint i = state->field->len; i-- > 0;)
    g_string_append_printf (line, " %s", (char *) state->field->pdata[i]);
  if (state->field->len > 0)
    g_ptr_array_add (state->lines, g_strdup (line->str));
  g_ptr_array_set_size (state->field, 0);
}

static void
add_write (const JalonsSharedWrite *write,
           gpointer data)
{
  State *state = data;

  if (write->position == 0)
    {
      end_field (state);
      g_free (state->name);
      state->name = g_strdup_printf ("%s %s %s", write->entity, write->row, write->field);
    }
  g_ptr_array_add (state->field, g_strdup_printf ("%s %s", write->stamp, write->value));
}

static gboolean
read_state (JalonsShared *shared,
            gpointer data,
            GError **error)
{
  State *state = data;
  JalonsReplica *replica;

  jalons_space_core_load (core, shared);
  for (int row = 0; row < 6; row++)
    {
      g_autofree char *id = g_strdup_printf ("%d", row);

      jalons_shared_each_write (shared, "activity", id, NULL, add_write, state);
    }
  end_field (state);
  replica = jalons_space_core_get_replica (core);
  g_free (state->name);
  state->name = g_strdup_printf ("blocks %u waiting %u", jalons_replica_list_held (replica)->len,
                                 jalons_replica_n_waiting (replica));
  return TRUE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
print_state (void)
{
  State state = { .lines = g_ptr_array_new_with_free_func (g_free), .field = g_ptr_array_new_with_free_func (g_free) };

  share (read_state, &state);
  g_ptr_array_sort (state.lines, compare_lines);
  for (guint i = 0; i < state.lines->len; i++)
    fprintf (pipe_out, "%s\n", (char *) state.lines->pdata[i]);
  fprintf (pipe_out, "%s\n.\n", state.name);
  g_ptr_array_unref (state.lines);
  g_ptr_array_unref (state.field);
  g_free (state.name);
}

static void
copy_file (const char *to)
{
  g_autofree char *source = g_build_filename (folder, "jalons.db", NULL), *target = g_build_filename (to, "jalons.db", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (source), into = g_file_new_for_path (target);
  GError *error = NULL;
  gboolean done = g_mkdir_with_parents (to, 0700) == 0 && g_file_copy (from, into, 0, NULL, NULL, NULL, &error);

  check (done, error);
}

/* A second process over a copy of the disk. */
static void
make_copy (const char *path)
{
  g_autofree char *to = g_strconcat (path, ".data", NULL);
  const char *arguments[] = { program, to, path, NULL };
  GError *error = NULL;
  gboolean done;

  fputs ("ok\n", pipe_out);
  fflush (pipe_out);
  close_folder ();
  copy_file (to);
  open_folder ();
  done = g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &error);
  check (done, error);
}

int
main (int argc,
      char **argv)
{
  guint64 id;

  program = argv[0];
  signal (SIGCHLD, SIG_IGN);
  pipe_open (edit, argc > 2 ? argv[2] : NULL);
  folder = argc > 2 ? g_strdup (argv[1]) : g_strdup_printf ("%s/data-%d", argv[1], (int) getpid ());
  open_folder ();
  if (argc == 2)
    {
      id = pipe_draw (0, NULL);
      share (name_replica, &id);
    }
  for (;;)
    {
      g_auto (GStrv) words = pipe_read_line ();

      if (g_str_equal (words[0], "edit"))
        edit (words);
      else if (g_str_equal (words[0], "sync"))
        sync_once (words);
      else if (g_str_equal (words[0], "state"))
        print_state ();
      else if (g_str_equal (words[0], "rebuild"))
        step (jalons_step_new (core, JALONS_STEP_REBUILD));
      else if (g_str_equal (words[0], "fork"))
        make_copy (words[1]);
    }
}
