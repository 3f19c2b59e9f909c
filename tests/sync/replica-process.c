/* A replica that a simulator drives over a pipe: replica-process. One line for each question, one for each answer.
 * Invariant: everything that it learns of the world comes over the pipe: time, chance, and what is in the folder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   edit NOW ENTITY ROW FIELD VALUE   writes; VALUE is canonical JSON without a blank
 *   sync NOW                          asks list, get NAME, put NAME HEX, delete NAME, and says done
 *   state                             every register, sorted, then "."
 *   rebuild                           makes everything again from the blocks
 *   fork PATH                         a second one, the same, listens at the socket PATH
 *
 * It asks "draw BELOW" whenever it wants chance. Answers: a number; "NAME SIZE" lines and "."; HEX, "-" for an empty file or
 * "none"; "ok"; and "fail" for anything, which ends the sync. An edit may come in place of an answer. */

#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "pipe.h"

static gint64 now;
static GHashTable *blocks;  /* hash → JalonsBlock */
static GHashTable *objects; /* "entity row" → (field → writes) */
static GPtrArray *unsealed;
static JalonsReplica *replica;
static JalonsRemote *folder;

/* The world */

static gint64
get_now (gpointer data)
{
  return now;
}

static JalonsBlock *
read_block (const char *hash,
            gpointer data)
{
  return jalons_block_ref (g_hash_table_lookup (blocks, hash));
}

static void
put_block (JalonsBlock *block,
           gpointer data)
{
  g_hash_table_replace (blocks, block->hash, jalons_block_ref (block));
}

static GPtrArray *
list_unsealed (gboolean all,
               gpointer data)
{
  GPtrArray *list = unsealed;

  unsealed = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_operation_free);
  return list;
}

static GHashTable *
find_object (const char *entity,
             const char *row)
{
  g_autofree char *key = g_strconcat (entity, " ", row, NULL);
  GHashTable *object = g_hash_table_lookup (objects, key);

  if (object == NULL)
    {
      object = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
      g_hash_table_insert (objects, g_steal_pointer (&key), object);
    }
  return object;
}

static GArray *
copy_writes (const GArray *writes)
{
  GArray *copy = jalons_writes_new ();

  for (guint i = 0; writes != NULL && i < writes->len; i++)
    {
      const JalonsWrite *write = &g_array_index (writes, JalonsWrite, i);

      jalons_writes_add (copy, write->stamp, write->value, write->block);
    }
  return copy;
}

static GArray *
read_register (gpointer data,
               const char *entity,
               const char *row,
               const char *field)
{
  return copy_writes (g_hash_table_lookup (find_object (entity, row), field));
}

static void
put_register (gpointer data,
              const char *entity,
              const char *row,
              const char *field,
              GArray *writes)
{
  g_hash_table_replace (find_object (entity, row), g_strdup (field), writes);
}

static char *
get_last (gpointer data,
          const char *entity,
          const char *row)
{
  GHashTableIter iter;
  gpointer writes;
  char *last = NULL;

  g_hash_table_iter_init (&iter, find_object (entity, row));
  while (g_hash_table_iter_next (&iter, NULL, &writes))
    for (guint i = 0; i < ((GArray *) writes)->len; i++)
      {
        const char *stamp = g_array_index ((GArray *) writes, JalonsWrite, i).stamp;

        if (last != NULL && strncmp (stamp, last, JALONS_MOMENT_LENGTH) <= 0)
          continue;
        g_free (last);
        last = g_strndup (stamp, JALONS_MOMENT_LENGTH);
      }
  return last;
}

static void
clear_registers (gpointer data)
{
  g_hash_table_remove_all (objects);
}

static const JalonsReplicaFuncs world = {
  .now = get_now,
  .draw = pipe_draw,
  .read_block = read_block,
  .put_block = put_block,
  .list_unsealed = list_unsealed,
  .registers = { read_register, put_register, get_last, clear_registers },
};

/* What is said */

static void
edit (char **words)
{
  char stamp[JALONS_STAMP_LENGTH + 1];
  JalonsOperation *operation;

  now = g_ascii_strtoll (words[1], NULL, 10);
  jalons_replica_make_stamp (replica, words[2], words[3], stamp);
  operation = jalons_operation_new (words[2], words[3], NULL, stamp);
  jalons_operation_set_json (operation, words[4], words[5]);
  jalons_replica_apply_unsealed (replica, operation);
  g_ptr_array_add (unsealed, operation);
}

static void
sync_once (char **words)
{
  g_autoptr (JalonsRound) round = NULL;
  const JalonsRequest *request;
  gboolean answered = TRUE;

  now = g_ascii_strtoll (words[1], NULL, 10);
  round = jalons_round_new (replica, folder);
  while (answered && (request = jalons_round_get_request (round))->verb != JALONS_VERB_NONE)
    {
      JalonsAnswer answer;

      answered = pipe_ask (request, &answer);
      if (answered)
        jalons_round_answer (round, &answer);
      pipe_answer_clear (&answer);
    }
  fputs ("done\n", pipe_out);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_lines (GPtrArray *lines,
           const char *object,
           GHashTable *fields)
{
  GHashTableIter iter;
  gpointer field, value;

  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &field, &value))
    {
      const GArray *writes = value;
      g_autoptr (GString) line = g_string_new (object);

      g_string_append_printf (line, " %s", (char *) field);
      for (guint i = 0; i < writes->len; i++)
        g_string_append_printf (line, " %s %s", g_array_index (writes, JalonsWrite, i).stamp,
                                g_array_index (writes, JalonsWrite, i).value);
      if (writes->len > 0)
        g_ptr_array_add (lines, g_strdup (line->str));
    }
}

static void
print_state (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer object, fields;

  g_hash_table_iter_init (&iter, objects);
  while (g_hash_table_iter_next (&iter, &object, &fields))
    add_lines (lines, object, fields);
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    fprintf (pipe_out, "%s\n", (char *) lines->pdata[i]);
  fprintf (pipe_out, "blocks %u waiting %u\n.\n", jalons_replica_list_held (replica)->len, jalons_replica_n_waiting (replica));
}

/* The child goes on from here, as the copy of a disk would. */
static void
make_copy (const char *path)
{
  fflush (pipe_out);
  if (fork () != 0)
    {
      fputs ("ok\n", pipe_out);
      return;
    }
  fclose (pipe_in);
  fclose (pipe_out);
  pipe_open (edit, path);
}

int
main (void)
{
  pipe_open (edit, NULL);
  signal (SIGCHLD, SIG_IGN);
  blocks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) jalons_block_unref);
  objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  unsealed = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_operation_free);
  folder = jalons_remote_new ();
  replica = jalons_replica_new (&world, NULL);
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
        jalons_replica_rebuild (replica);
      else if (g_str_equal (words[0], "fork"))
        make_copy (words[1]);
    }
}
