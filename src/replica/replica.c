/* Sealing what was written here, and applying what others sealed.
 * Invariant: a block is applied after all that its author knew; one whose ancestors do not come is applied all the same after
 * a while, and when they come everything is built again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "replica/replica-private.h"

#include <string.h>

#include "replica/stamp.h"

static void
waiting_free (gpointer data)
{
  jalons_block_unref (((JalonsWaiting *) data)->block);
  g_free (data);
}

static void
take_new_id (JalonsReplica *self)
{
  g_snprintf (self->id, sizeof self->id, "%016" G_GINT64_MODIFIER "x", self->funcs.draw (0, self->data));
  self->head[0] = '\0';
  self->number = 0;
}

/**
 * jalons_replica_new:
 * @funcs: the world around it
 * @data: what the functions are called with
 *
 * Returns: (transfer full): a replica that holds nothing yet
 */
JalonsReplica *
jalons_replica_new (const JalonsReplicaFuncs *funcs,
                    gpointer data)
{
  JalonsReplica *self = g_new0 (JalonsReplica, 1);

  self->funcs = *funcs;
  self->data = data;
  self->retired = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->held = g_ptr_array_new_with_free_func (g_free);
  self->by_hash = g_hash_table_new (g_str_hash, g_str_equal);
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, waiting_free);
  self->authors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ancestry = jalons_ancestry_new ();
  memset (self->last, '0', JALONS_MOMENT_LENGTH);
  take_new_id (self);
  return self;
}

void
jalons_replica_free (JalonsReplica *self)
{
  jalons_ancestry_free (self->ancestry);
  jalons_replica_forget_order (self);
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->authors);
  g_hash_table_unref (self->by_hash);
  g_ptr_array_unref (self->held);
  g_hash_table_unref (self->retired);
  g_free (self);
}

/* Going on where one was */

/**
 * jalons_replica_set_identity:
 *
 * For a replica that holds nothing yet: it is the one that @identity was of.
 */
void
jalons_replica_set_identity (JalonsReplica *self,
                             const JalonsIdentity *identity)
{
  g_strlcpy (self->id, identity->id, sizeof self->id);
  g_strlcpy (self->head, identity->head, sizeof self->head);
  self->number = identity->number;
  for (guint i = 0; identity->retired[i] != NULL; i++)
    g_hash_table_add (self->retired, g_strdup (identity->retired[i]));
  if (strlen (identity->last) == JALONS_MOMENT_LENGTH)
    g_strlcpy (self->last, identity->last, JALONS_MOMENT_LENGTH + 1);
}

/**
 * jalons_replica_get_identity:
 * @identity: (out): what it is now; its array is (transfer container)
 */
void
jalons_replica_get_identity (JalonsReplica *self,
                             JalonsIdentity *identity)
{
  g_strlcpy (identity->id, self->id, sizeof identity->id);
  g_strlcpy (identity->head, self->head, sizeof identity->head);
  g_strlcpy (identity->last, self->last, sizeof identity->last);
  identity->number = self->number;
  identity->retired = (char **) g_hash_table_get_keys_as_array (self->retired, NULL);
}

/**
 * jalons_replica_set_portion:
 * @n_operations: about how many operations are applied at a time; 0: all
 */
void
jalons_replica_set_portion (JalonsReplica *self,
                            guint n_operations)
{
  self->portion = n_operations;
}

gint64
jalons_replica_now (JalonsReplica *self)
{
  return self->funcs.now (self->data);
}

const char *
jalons_replica_get_id (JalonsReplica *self)
{
  return self->id;
}

/* Whether @id is this replica's, or was. */
gboolean
jalons_replica_is_own (JalonsReplica *self,
                       const char *id)
{
  return g_str_equal (self->id, id) || g_hash_table_contains (self->retired, id);
}

/**
 * jalons_replica_renew_id:
 *
 * The id is in use elsewhere: a disk was copied, or an image restored. What was sealed stays as it is; two blocks of one
 * number do no harm, since blocks are known by their hashes.
 */
void
jalons_replica_renew_id (JalonsReplica *self)
{
  jalons_replica_seal_all (self);
  g_hash_table_add (self->retired, g_strdup (self->id));
  take_new_id (self);
}

/* Writing */

static void
raise_last (JalonsReplica *self,
            const char *stamp)
{
  if (jalons_stamp_is_sensible (stamp, self->funcs.now (self->data)) && strncmp (stamp, self->last, JALONS_MOMENT_LENGTH) > 0)
    g_strlcpy (self->last, stamp, JALONS_MOMENT_LENGTH + 1);
}

/**
 * jalons_replica_make_stamp:
 * @stamp: (out): for what is being written in an object
 */
void
jalons_replica_make_stamp (JalonsReplica *self,
                           const char *entity,
                           const char *row,
                           char stamp[JALONS_STAMP_LENGTH + 1])
{
  g_autofree char *seen = self->funcs.registers.get_last (self->data, entity, row);
  const char *floor = seen != NULL && strcmp (seen, self->last) > 0 ? seen : self->last;

  jalons_stamp_next (stamp, floor, self->funcs.now (self->data), self->id);
  raise_last (self, stamp);
}

static gboolean
knows (int by,
       int of,
       gpointer ancestry)
{
  return jalons_ancestry_knows (ancestry, by, of);
}

static gboolean
is_counted (JalonsReplica *self,
            const JalonsOperation *operation,
            const char *field,
            const JalonsBlock *from)
{
  return from == NULL || self->funcs.counts == NULL || self->funcs.counts (from, operation->entity, field, self->data);
}

/* @from: (nullable): the block that it is in. */
static void
apply (JalonsReplica *self,
       const JalonsOperation *operation,
       const JalonsBlock *from,
       int block)
{
  for (guint i = 0; i < operation->fields->len; i++)
    {
      const JalonsAssignment *assignment = &g_array_index (operation->fields, JalonsAssignment, i);
      JalonsWrite write = { .value = assignment->value, .block = block };
      GArray *writes;

      if (!is_counted (self, operation, assignment->field, from))
        continue;
      writes = self->funcs.registers.read (self->data, operation->entity, operation->row, assignment->field);
      g_strlcpy (write.stamp, operation->stamp, sizeof write.stamp);
      if (jalons_writes_merge (writes, &write, knows, self->ancestry))
        self->funcs.registers.put (self->data, operation->entity, operation->row, assignment->field, writes);
      else
        g_array_unref (writes);
    }
}

/* What was just written here. */
void
jalons_replica_apply_unsealed (JalonsReplica *self,
                               const JalonsOperation *operation)
{
  apply (self, operation, NULL, JALONS_UNSEALED);
}

/* Sealed, it is a write like those of everybody. */
static void
forget_unsealed (JalonsReplica *self,
                 const JalonsOperation *operation)
{
  for (guint i = 0; i < operation->fields->len; i++)
    {
      const char *field = g_array_index (operation->fields, JalonsAssignment, i).field;
      GArray *writes = self->funcs.registers.read (self->data, operation->entity, operation->row, field);

      for (guint j = writes->len; j-- > 0;)
        {
          const JalonsWrite *write = &g_array_index (writes, JalonsWrite, j);

          if (write->block == JALONS_UNSEALED && g_str_equal (write->stamp, operation->stamp))
            g_array_remove_index (writes, j);
        }
      self->funcs.registers.put (self->data, operation->entity, operation->row, field, writes);
    }
}

/* Holding */

void
jalons_replica_note_author (JalonsReplica *self,
                            const char *id)
{
  if (!g_hash_table_contains (self->authors, id))
    g_hash_table_add (self->authors, g_strdup (id));
}

/**
 * jalons_replica_has_room_for:
 * @id: of a replica
 *
 * Returns: whether blocks of it may be received: some are here already, or there are not too many authors yet
 */
gboolean
jalons_replica_has_room_for (JalonsReplica *self,
                             const char *id)
{
  return g_hash_table_contains (self->authors, id) || g_hash_table_size (self->authors) < JALONS_REPLICA_MOST_AUTHORS;
}

static void
hold (JalonsReplica *self,
      const JalonsHeld *held)
{
  JalonsHeld *copy = g_memdup2 (held, sizeof *held);

  g_ptr_array_add (self->held, copy);
  g_hash_table_insert (self->by_hash, copy->hash, copy);
  jalons_replica_note_author (self, copy->replica);
}

void
jalons_replica_hold_block (JalonsReplica *self,
                           const JalonsBlock *block)
{
  JalonsHeld held = { .number = block->number };

  g_strlcpy (held.hash, block->hash, sizeof held.hash);
  g_strlcpy (held.replica, block->replica, sizeof held.replica);
  g_strlcpy (held.previous, block->previous, sizeof held.previous);
  hold (self, &held);
}

/**
 * jalons_replica_restore_held:
 * @known: (array zero-terminated=1): what else its author knew
 *
 * A block that was applied before: the registers have it.
 */
void
jalons_replica_restore_held (JalonsReplica *self,
                             const JalonsHeld *held,
                             const char *const *known)
{
  jalons_ancestry_add (self->ancestry, held->hash, held->previous, known);
  hold (self, held);
}

void
jalons_replica_apply_block (JalonsReplica *self,
                            const JalonsBlock *block)
{
  int number = jalons_ancestry_add (self->ancestry, block->hash, block->previous, (const char *const *) block->known);

  jalons_replica_hold_block (self, block);
  for (guint i = 0; i < block->operations->len; i++)
    {
      const JalonsOperation *operation = block->operations->pdata[i];

      apply (self, operation, block, number);
      raise_last (self, operation->stamp);
    }
}

static gboolean
seal_one (JalonsReplica *self,
          gboolean all)
{
  GPtrArray *operations = self->funcs.list_unsealed (all, self->data);
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (JalonsBlock) block = NULL;

  if (operations->len == 0)
    {
      g_ptr_array_unref (operations);
      return FALSE;
    }
  known = jalons_ancestry_heads (self->ancestry, self->head);
  block = jalons_block_seal (self->id, self->number + 1, self->head, (const char *const *) known->pdata, operations,
                             self->funcs.sign, self->data);
  self->number++;
  g_strlcpy (self->head, block->hash, sizeof self->head);
  for (guint i = 0; i < block->operations->len; i++)
    forget_unsealed (self, block->operations->pdata[i]);
  self->funcs.put_block (block, self->data);
  jalons_replica_apply_block (self, block);
  return TRUE;
}

/**
 * jalons_replica_seal_some:
 *
 * Seals one block of what was written here.
 *
 * Returns: whether there was anything to seal
 */
gboolean
jalons_replica_seal_some (JalonsReplica *self)
{
  return seal_one (self, FALSE);
}

/* Also what is held back: it would be taken for something that knew what comes next. */
void
jalons_replica_seal_all (JalonsReplica *self)
{
  while (seal_one (self, TRUE))
    ;
}

/**
 * jalons_replica_seal:
 *
 * Seals what was written here, and is not held back, in as many blocks as it takes.
 *
 * Returns: whether there was anything to seal
 */
gboolean
jalons_replica_seal (JalonsReplica *self)
{
  gboolean any = FALSE;

  while (jalons_replica_seal_some (self))
    any = TRUE;
  return any;
}

/* Building again */

static gboolean
is_among (GHashTable *left,
          const JalonsBlock *block)
{
  if (g_hash_table_contains (left, block->previous))
    return TRUE;
  for (guint i = 0; block->known[i] != NULL; i++)
    if (g_hash_table_contains (left, block->known[i]))
      return TRUE;
  return FALSE;
}

/* Those that know none of the others in @left, in the order of their hashes. */
static GList *
list_ready (GHashTable *left)
{
  GHashTableIter iter;
  gpointer block;
  GList *ready = NULL;

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, NULL, &block))
    if (!is_among (left, block))
      ready = g_list_prepend (ready, ((JalonsBlock *) block)->hash);
  return g_list_sort (ready, (GCompareFunc) strcmp);
}

/**
 * jalons_replica_rebuild:
 *
 * Makes everything again from the blocks that are held.
 */
void
jalons_replica_rebuild (JalonsReplica *self)
{
  g_autoptr (GHashTable) left = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) jalons_block_unref);
  GPtrArray *held = self->held;

  jalons_replica_seal_all (self);
  for (guint i = 0; i < held->len; i++)
    {
      JalonsBlock *block = jalons_replica_read (self, ((JalonsHeld *) held->pdata[i])->hash);

      g_hash_table_insert (left, block->hash, block);
    }
  g_hash_table_remove_all (self->by_hash);
  g_ptr_array_set_size (self->held, 0);
  jalons_ancestry_clear (self->ancestry);
  self->funcs.registers.clear (self->data);
  while (g_hash_table_size (left) > 0)
    {
      g_autoptr (GList) ready = list_ready (left);

      for (GList *hash = ready; hash != NULL; hash = hash->next)
        {
          jalons_replica_apply_block (self, g_hash_table_lookup (left, hash->data));
          g_hash_table_remove (left, hash->data);
        }
    }
}

/* Looking */

guint
jalons_replica_n_waiting (JalonsReplica *self)
{
  return g_hash_table_size (self->waiting);
}

/* How many of them only a newer program can read. */
guint
jalons_replica_n_newer (JalonsReplica *self)
{
  GHashTableIter iter;
  gpointer waiting;
  guint n_newer = 0;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, NULL, &waiting))
    n_newer += ((JalonsWaiting *) waiting)->block->least > JALONS_BLOCK_FORM ? 1 : 0;
  return n_newer;
}

/* Whether a block was applied. */
gboolean
jalons_replica_has (JalonsReplica *self,
                    const char *hash)
{
  return g_hash_table_contains (self->by_hash, hash);
}

/* Whether a block is here and waits for its ancestors. */
gboolean
jalons_replica_awaits (JalonsReplica *self,
                       const char *hash)
{
  return g_hash_table_contains (self->waiting, hash);
}

/**
 * jalons_replica_list_held:
 *
 * Returns: (transfer none) (element-type JalonsHeld): the blocks that were applied, in that order
 */
const GPtrArray *
jalons_replica_list_held (JalonsReplica *self)
{
  return self->held;
}

/**
 * jalons_replica_find_chain:
 *
 * To hold the head of a segment is not enough: its beginning may be missing.
 *
 * Returns: (transfer container) (element-type JalonsHeld) (nullable): all the blocks of @segment, the first one first;
 *   %NULL when one of them was not applied
 */
GPtrArray *
jalons_replica_find_chain (JalonsReplica *self,
                           const JalonsSegment *segment)
{
  guint n_blocks = segment->last - segment->first + 1;
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  const char *hash = segment->head;

  g_ptr_array_set_size (chain, (int) n_blocks);
  for (guint i = n_blocks; i-- > 0;)
    {
      JalonsHeld *held = g_hash_table_lookup (self->by_hash, hash);

      if (held == NULL)
        return NULL;
      chain->pdata[i] = held;
      hash = held->previous;
    }
  return g_steal_pointer (&chain);
}

JalonsBlock *
jalons_replica_read (JalonsReplica *self,
                     const char *hash)
{
  return self->funcs.read_block (hash, self->data);
}

guint64
jalons_replica_draw (JalonsReplica *self,
                     guint64 below)
{
  return self->funcs.draw (below, self->data);
}

JalonsAncestry *
jalons_replica_get_ancestry (JalonsReplica *self)
{
  return self->ancestry;
}
