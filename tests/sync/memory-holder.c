/* Blocks and registers in hash tables.
 * Invariant: as in the header.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "memory-holder.h"

#include <string.h>

struct _MemoryHolder
{
  GObject parent;
  GRand *rand;
  gint64 now;
  gint64 offset;
  GHashTable *blocks;    /* hash → JalonsBlock */
  GHashTable *registers; /* "entity row field" → writes */
  GPtrArray *unsealed;
  JalonsReplica *replica;
  GHashTable *remotes; /* folder → JalonsRemote */
  JalonsRound *round;
  gboolean is_inbox;
  JalonsMembership *membership;
  char *folder_memory;
  guint n_pending;
};

/* The world of the replica */

static gint64
get_now (gpointer data)
{
  MemoryHolder *self = data;

  return self->now += 7;
}

static guint64
draw (guint64 below,
      gpointer data)
{
  MemoryHolder *self = data;
  guint64 value = (guint64) g_rand_int (self->rand) << 32 | g_rand_int (self->rand);

  return below == 0 ? value : value % below;
}

static JalonsBlock *
read_block (const char *hash,
            gpointer data)
{
  return jalons_block_ref (g_hash_table_lookup (((MemoryHolder *) data)->blocks, hash));
}

static void
put_block (JalonsBlock *block,
           gpointer data)
{
  g_hash_table_replace (((MemoryHolder *) data)->blocks, block->hash, jalons_block_ref (block));
}

static GPtrArray *
list_unsealed (gboolean all,
               gpointer data)
{
  MemoryHolder *self = data;
  GPtrArray *list = self->unsealed;

  self->unsealed = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_operation_free);
  return list;
}

static GArray *
read_register (gpointer data,
               const char *entity,
               const char *row,
               const char *field)
{
  g_autofree char *key = g_strjoin (" ", entity, row, field, NULL);
  const GArray *writes = g_hash_table_lookup (((MemoryHolder *) data)->registers, key);
  GArray *copy = jalons_writes_new ();

  for (guint i = 0; writes != NULL && i < writes->len; i++)
    {
      const JalonsWrite *write = &g_array_index (writes, JalonsWrite, i);

      jalons_writes_add (copy, write->stamp, write->value, write->block);
    }
  return copy;
}

static void
put_register (gpointer data,
              const char *entity,
              const char *row,
              const char *field,
              GArray *writes)
{
  g_hash_table_replace (((MemoryHolder *) data)->registers, g_strjoin (" ", entity, row, field, NULL), writes);
}

static char *
get_last (gpointer data,
          const char *entity,
          const char *row)
{
  g_autofree char *prefix = g_strjoin (" ", entity, row, "", NULL);
  GHashTableIter iter;
  gpointer key, writes;
  char *last = NULL;

  g_hash_table_iter_init (&iter, ((MemoryHolder *) data)->registers);
  while (g_hash_table_iter_next (&iter, &key, &writes))
    for (guint i = 0; g_str_has_prefix (key, prefix) && i < ((GArray *) writes)->len; i++)
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
  g_hash_table_remove_all (((MemoryHolder *) data)->registers);
}

static const JalonsReplicaFuncs world = {
  .now = get_now,
  .draw = draw,
  .read_block = read_block,
  .put_block = put_block,
  .list_unsealed = list_unsealed,
  .registers = { read_register, put_register, get_last, clear_registers },
};

/* The holder */

static const JalonsMembership *
get_membership (JalonsHolder *holder)
{
  return MEMORY_HOLDER (holder)->membership;
}

static void
return_true (gpointer self,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_return_boolean (task, TRUE);
}

static void
join_async (JalonsHolder *holder,
            const JalonsMembership *membership,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  MemoryHolder *self = MEMORY_HOLDER (holder);
  JalonsMembership *copy = jalons_membership_copy (membership);

  g_clear_pointer (&self->membership, jalons_membership_free);
  self->membership = copy;
  return_true (self, cancellable, callback, user_data);
}

static gboolean
finish (JalonsHolder *holder,
        GAsyncResult *result,
        GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
leave_async (JalonsHolder *holder,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_clear_pointer (&MEMORY_HOLDER (holder)->membership, jalons_membership_free);
  return_true (holder, cancellable, callback, user_data);
}

static JalonsRemote *
find_remote (MemoryHolder *self,
             const char *folder)
{
  JalonsRemote *remote = g_hash_table_lookup (self->remotes, folder);

  if (remote == NULL)
    {
      remote = jalons_remote_new ();
      g_hash_table_insert (self->remotes, g_strdup (folder), remote);
    }
  return remote;
}

static void
return_request (MemoryHolder *self,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, jalons_request_copy (jalons_round_get_request (self->round)),
                           (GDestroyNotify) jalons_request_free);
}

static void
begin_async (JalonsHolder *holder,
             const char *folder,
             gboolean thorough,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  MemoryHolder *self = MEMORY_HOLDER (holder);
  JalonsRemote *remote = find_remote (self, folder);

  g_clear_pointer (&self->round, jalons_round_free);
  remote->thorough = thorough;
  self->is_inbox = *folder != '\0';
  self->round = jalons_round_new (self->replica, remote);
  return_request (self, cancellable, callback, user_data);
}

static JalonsRequest *
begin_finish (JalonsHolder *holder,
              GAsyncResult *result,
              GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What was written here and is in no file of a listing. */
static guint
count_pending (MemoryHolder *self,
               GArray *listing)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *held = jalons_replica_list_held (self->replica);
  guint n = 0;

  for (guint i = 0; i < listing->len; i++)
    {
      JalonsSegment segment;
      g_autoptr (GPtrArray) chain = NULL;

      if (!jalons_segment_parse_name (&segment, g_array_index (listing, JalonsListed, i).name))
        continue;
      chain = jalons_replica_find_chain (self->replica, &segment);
      for (guint j = 0; chain != NULL && j < chain->len; j++)
        g_hash_table_add (seen, ((JalonsHeld *) chain->pdata[j])->hash);
    }
  for (guint i = 0; i < held->len; i++)
    {
      JalonsHeld *one = held->pdata[i];
      JalonsBlock *block = g_hash_table_lookup (self->blocks, one->hash);

      if (jalons_replica_is_own (self->replica, one->replica) && !g_hash_table_contains (seen, one->hash))
        n += block->operations->len;
    }
  return n + self->unsealed->len;
}

static void
answer_async (JalonsHolder *holder,
              const JalonsAnswer *answer,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  MemoryHolder *self = MEMORY_HOLDER (holder);

  g_assert_cmpint (answer->verb, ==, jalons_round_get_request (self->round)->verb);
  jalons_round_answer (self->round, answer);
  if (answer->verb == JALONS_VERB_LIST)
    self->n_pending = count_pending (self, answer->listing);
  g_signal_emit_by_name (self, "pending-changed");
  return_request (self, cancellable, callback, user_data);
}

static JalonsRequest *
answer_finish (JalonsHolder *holder,
               GAsyncResult *result,
               JalonsRoundCounts *counts,
               GError **error)
{
  *counts = jalons_round_get_counts (MEMORY_HOLDER (holder)->round);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static unsigned
get_n_pending (JalonsHolder *holder)
{
  return MEMORY_HOLDER (holder)->n_pending;
}

static void
set_clock_offset (JalonsHolder *holder,
                  gint64 milliseconds)
{
  MEMORY_HOLDER (holder)->offset = milliseconds;
}

static const char *
get_folder_memory (JalonsHolder *holder)
{
  return MEMORY_HOLDER (holder)->folder_memory;
}

static void
keep_folder_memory (JalonsHolder *holder,
                    const char *text)
{
  g_free (MEMORY_HOLDER (holder)->folder_memory);
  MEMORY_HOLDER (holder)->folder_memory = g_strdup (text);
}

static void
holder_init (JalonsHolderInterface *iface)
{
  iface->get_membership = get_membership;
  iface->join_async = join_async;
  iface->join_finish = finish;
  iface->leave_async = leave_async;
  iface->leave_finish = finish;
  iface->begin_async = begin_async;
  iface->begin_finish = begin_finish;
  iface->answer_async = answer_async;
  iface->answer_finish = answer_finish;
  iface->get_n_pending = get_n_pending;
  iface->set_clock_offset = set_clock_offset;
  iface->get_folder_memory = get_folder_memory;
  iface->keep_folder_memory = keep_folder_memory;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MemoryHolder,
                               memory_holder,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (JALONS_TYPE_HOLDER, holder_init))

static void
memory_holder_finalize (GObject *object)
{
  MemoryHolder *self = MEMORY_HOLDER (object);

  g_clear_pointer (&self->round, jalons_round_free);
  jalons_replica_free (self->replica);
  g_hash_table_unref (self->blocks);
  g_hash_table_unref (self->registers);
  g_hash_table_unref (self->remotes);
  g_ptr_array_unref (self->unsealed);
  g_clear_pointer (&self->membership, jalons_membership_free);
  g_free (self->folder_memory);
  g_rand_free (self->rand);
  G_OBJECT_CLASS (memory_holder_parent_class)->finalize (object);
}

static void
memory_holder_class_init (MemoryHolderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = memory_holder_finalize;
}

static void
memory_holder_init (MemoryHolder *self)
{
  self->blocks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) jalons_block_unref);
  self->registers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->remotes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) jalons_remote_free);
  self->unsealed = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_operation_free);
}

MemoryHolder *
memory_holder_new (guint32 seed,
                   gint64 clock_error_ms)
{
  MemoryHolder *self = g_object_new (TYPE_MEMORY_HOLDER, NULL);

  self->rand = g_rand_new_with_seed (seed);
  self->now = G_GINT64_CONSTANT (1790000000000) + clock_error_ms;
  self->replica = jalons_replica_new (&world, self);
  return self;
}

void
memory_holder_edit (MemoryHolder *self,
                    const char *row,
                    const char *field,
                    const char *text)
{
  char stamp[JALONS_STAMP_LENGTH + 1];
  JalonsOperation *operation;

  jalons_replica_make_stamp (self->replica, "activity", row, stamp);
  operation = jalons_operation_new ("activity", row, NULL, stamp);
  jalons_operation_set (operation, field, text);
  jalons_replica_apply_unsealed (self->replica, operation);
  g_ptr_array_add (self->unsealed, operation);
  self->n_pending++;
  g_signal_emit_by_name (self, "pending-changed");
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
memory_holder_state (MemoryHolder *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->registers);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const GArray *writes = value;
      GString *line = g_string_new (key);

      for (guint i = 0; i < writes->len; i++)
        g_string_append_printf (line, " %s %s", g_array_index (writes, JalonsWrite, i).stamp,
                                g_array_index (writes, JalonsWrite, i).value);
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

guint
memory_holder_n_blocks (MemoryHolder *self)
{
  return jalons_replica_list_held (self->replica)->len;
}

guint
memory_holder_n_waiting (MemoryHolder *self)
{
  return jalons_replica_n_waiting (self->replica);
}

gboolean
memory_holder_knows (MemoryHolder *self,
                     const char *text)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->blocks);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      gsize length;
      const char *bytes = g_bytes_get_data (((JalonsBlock *) value)->bytes, &length);

      if (g_strstr_len (bytes, (gssize) length, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

void
memory_holder_wait (MemoryHolder *self,
                    gint64 milliseconds)
{
  self->now += milliseconds;
}

gint64
memory_holder_get_offset (MemoryHolder *self)
{
  return self->offset;
}
