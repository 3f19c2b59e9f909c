/* Receiving blocks, and applying them in an order.
 * Invariant: a block is applied after all that its author knew; one whose ancestors do not come is applied all the same after
 * a while.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "replica/replica-private.h"

#include <string.h>

/* After this many syncs a block is applied without the ancestors that did not come. */
#define PATIENCE 2

void
jalons_replica_forget_order (JalonsReplica *self)
{
  g_queue_clear_full (&self->ready, g_free);
  g_clear_pointer (&self->dependents, g_hash_table_unref);
}

/**
 * jalons_replica_restore_waiting:
 * @age: for how many syncs it has waited
 *
 * A block that was received before, and is not applied yet.
 */
void
jalons_replica_restore_waiting (JalonsReplica *self,
                                JalonsBlock *block,
                                unsigned age)
{
  JalonsWaiting *waiting = g_new0 (JalonsWaiting, 1);

  waiting->block = jalons_block_ref (block);
  waiting->age = age;
  g_hash_table_insert (self->waiting, waiting->block->hash, waiting);
  jalons_replica_note_author (self, block->replica);
  jalons_replica_forget_order (self);
}

/**
 * jalons_replica_receive:
 * @block: one that was verified; it is applied by jalons_replica_apply_waiting()
 */
void
jalons_replica_receive (JalonsReplica *self,
                        JalonsBlock *block)
{
  if (jalons_replica_has (self, block->hash) || jalons_replica_awaits (self, block->hash))
    return;
  if (self->funcs.keep_waiting != NULL)
    self->funcs.keep_waiting (block, self->data);
  jalons_replica_restore_waiting (self, block, 0);
}

/**
 * jalons_replica_accepts:
 *
 * Returns: whether a block that was verified is by whom it says
 */
gboolean
jalons_replica_accepts (JalonsReplica *self,
                        JalonsBlock *block)
{
  return self->funcs.accepts == NULL || self->funcs.accepts (block, self->data);
}

/**
 * jalons_replica_may_send:
 * @held: a block that was applied
 *
 * Returns: whether it may be published in the folder that is being synchronised
 */
gboolean
jalons_replica_may_send (JalonsReplica *self,
                         const JalonsHeld *held)
{
  return self->funcs.may_send == NULL || self->funcs.may_send (held, self->data);
}

/* A listing shows a block that is held. */
void
jalons_replica_note_listed (JalonsReplica *self,
                            const char *hash)
{
  if (self->funcs.note_listed != NULL)
    self->funcs.note_listed (hash, self->data);
}

/* -1 when its turn has not come; otherwise how many of its ancestors are missing. */
static int
count_missing (JalonsReplica *self,
               const JalonsWaiting *waiting)
{
  const JalonsBlock *block = waiting->block;
  int n_missing = 0;

  if (block->least > JALONS_BLOCK_FORM)
    return -1;
  for (int i = -1; i < 0 || block->known[i] != NULL; i++)
    {
      const char *hash = i < 0 ? block->previous : block->known[i];

      if (*hash == '\0' || jalons_replica_has (self, hash))
        continue;
      if (waiting->age < PATIENCE || jalons_replica_awaits (self, hash))
        return -1;
      n_missing++;
    }
  return n_missing;
}

/* Whether a block writes where something is that was held back when all else was sealed. */
static gboolean
meets_unsealed (JalonsReplica *self,
                const JalonsBlock *block)
{
  gboolean meets = FALSE;

  for (guint i = 0; i < block->operations->len && !meets; i++)
    {
      const JalonsOperation *operation = block->operations->pdata[i];

      for (guint j = 0; j < operation->fields->len && !meets; j++)
        {
          const char *field = g_array_index (operation->fields, JalonsAssignment, j).field;
          g_autoptr (GArray) writes = self->funcs.registers.read (self->data, operation->entity, operation->row, field);

          for (guint k = 0; k < writes->len; k++)
            meets |= g_array_index (writes, JalonsWrite, k).block == JALONS_UNSEALED;
        }
    }
  return meets;
}

static void
apply_one (JalonsReplica *self,
           JalonsBlock *block)
{
  gboolean was_gone = jalons_ancestry_is_gone (self->ancestry, block->hash);

  /* What was typed before did not know this block. */
  jalons_replica_seal (self);
  if (self->funcs.holds_back != NULL && self->funcs.holds_back (self->data) && meets_unsealed (self, block))
    jalons_replica_seal_all (self);
  self->funcs.put_block (block, self->data);
  if (!was_gone)
    {
      jalons_replica_apply_block (self, block);
      return;
    }
  jalons_replica_hold_block (self, block);
  jalons_replica_rebuild (self);
}

/* Applying in an order */

static void
await (JalonsReplica *self,
       const char *hash,
       JalonsWaiting *waiting)
{
  GPtrArray *dependents = g_hash_table_lookup (self->dependents, hash);

  if (dependents == NULL)
    {
      dependents = g_ptr_array_new ();
      g_hash_table_insert (self->dependents, g_strdup (hash), dependents);
    }
  g_ptr_array_add (dependents, waiting->block->hash);
}

/* Who waits for whom, so that each block is looked at when its turn may have come. */
static void
make_order (JalonsReplica *self)
{
  g_autoptr (GList) hashes = g_list_sort (g_hash_table_get_keys (self->waiting), (GCompareFunc) strcmp);

  self->dependents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (GList *hash = hashes; hash != NULL; hash = hash->next)
    {
      JalonsWaiting *waiting = g_hash_table_lookup (self->waiting, hash->data);

      if (count_missing (self, waiting) >= 0)
        g_queue_push_tail (&self->ready, g_strdup (hash->data));
      for (int i = -1; i < 0 || waiting->block->known[i] != NULL; i++)
        {
          const char *parent = i < 0 ? waiting->block->previous : waiting->block->known[i];

          if (jalons_replica_awaits (self, parent))
            await (self, parent, waiting);
        }
    }
}

static void
note_ready (JalonsReplica *self,
            const char *applied)
{
  GPtrArray *dependents = g_hash_table_lookup (self->dependents, applied);

  for (guint i = 0; dependents != NULL && i < dependents->len; i++)
    {
      const JalonsWaiting *waiting = g_hash_table_lookup (self->waiting, dependents->pdata[i]);

      if (waiting != NULL && count_missing (self, waiting) >= 0)
        g_queue_push_tail (&self->ready, g_strdup (waiting->block->hash));
    }
}

/* The next one that is ready, or NULL; one that names a parent twice is there twice. */
static JalonsBlock *
take_ready (JalonsReplica *self)
{
  while (!g_queue_is_empty (&self->ready))
    {
      g_autofree char *hash = g_queue_pop_head (&self->ready);
      const JalonsWaiting *waiting = g_hash_table_lookup (self->waiting, hash);
      JalonsBlock *block = waiting != NULL ? jalons_block_ref (waiting->block) : NULL;

      if (block == NULL)
        continue;
      g_hash_table_remove (self->waiting, hash);
      return block;
    }
  return NULL;
}

/* Returns how many operations it was, or 0 when nothing is ready. */
static guint
apply_next (JalonsReplica *self)
{
  g_autoptr (JalonsBlock) block = take_ready (self);

  if (block == NULL)
    return 0;
  apply_one (self, block);
  note_ready (self, block->hash);
  return block->operations->len;
}

/**
 * jalons_replica_apply_waiting:
 * @a_sync_went_by: whether those that stay behind, once all others are applied, have waited for one sync more
 *
 * Applies what is ready, or a portion of it.
 *
 * Returns: whether there may be more that is ready
 */
gboolean
jalons_replica_apply_waiting (JalonsReplica *self,
                              gboolean a_sync_went_by)
{
  guint n_applied = 0, n_more = 1;
  GHashTableIter iter;
  gpointer waiting;

  if (self->dependents == NULL)
    make_order (self);
  for (; n_more > 0 && (self->portion == 0 || n_applied < self->portion); n_applied += n_more)
    n_more = apply_next (self);
  if (n_more > 0)
    return TRUE;
  jalons_replica_forget_order (self);
  if (!a_sync_went_by || g_hash_table_size (self->waiting) == 0)
    return FALSE;
  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, NULL, &waiting))
    ((JalonsWaiting *) waiting)->age++;
  if (self->funcs.note_aged != NULL)
    self->funcs.note_aged (self->data);
  return FALSE;
}
