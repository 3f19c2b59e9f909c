/* The replica over the data folder: its life, the numbers of its blocks, its transactions.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-core-private.h"
#include "sync/space/space-lists.h"

#include <string.h>

/* Its life */

JalonsSpaceCore *
jalons_space_core_new (void)
{
  JalonsSpaceCore *self = g_new0 (JalonsSpaceCore, 1);

  g_atomic_ref_count_init (&self->references);
  return self;
}

JalonsSpaceCore *
jalons_space_core_ref (JalonsSpaceCore *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
jalons_space_core_drop_round (JalonsSpaceCore *self)
{
  g_clear_pointer (&self->round, jalons_round_free);
  g_clear_pointer (&self->remote, jalons_remote_free);
  g_clear_pointer (&self->remembered, g_free);
  g_clear_pointer (&self->folder, g_free);
}

/* What is remembered of the shared folder is another one in the file. */
void
jalons_space_core_forget_folder (JalonsSpaceCore *self)
{
  g_clear_pointer (&self->memory, jalons_folder_memory_free);
}

/**
 * jalons_space_core_reset:
 *
 * Forgets what is in memory; it is read again when it is wanted.
 */
void
jalons_space_core_reset (JalonsSpaceCore *self)
{
  jalons_space_core_drop_round (self);
  jalons_space_core_forget_folder (self);
  g_clear_pointer (&self->replica, jalons_replica_free);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->hashes, g_hash_table_unref);
  g_clear_pointer (&self->inboxes, g_hash_table_unref);
  g_clear_pointer (&self->unlisted, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->key_of, g_free);
  g_clear_pointer (&self->inbox, g_free);
  g_clear_pointer (&self->identity.retired, g_strfreev);
}

void
jalons_space_core_unref (JalonsSpaceCore *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  jalons_space_core_reset (self);
  g_free (self);
}

/* For tests; @world stays theirs. */
void
jalons_space_core_set_world (JalonsSpaceCore *self,
                             const JalonsSpaceWorld *world)
{
  self->world = world;
}

/**
 * jalons_space_core_get_replica:
 *
 * Returns: (transfer none) (nullable): until the next jalons_space_core_reset()
 */
JalonsReplica *
jalons_space_core_get_replica (JalonsSpaceCore *self)
{
  return self->replica;
}

/* Numbers of blocks */

/**
 * jalons_space_core_find_hash:
 *
 * Returns: (nullable): the hash of the block that has a number in the file
 */
const char *
jalons_space_core_find_hash (JalonsSpaceCore *self,
                             gint64 block)
{
  return g_hash_table_lookup (self->hashes, GSIZE_TO_POINTER ((gsize) block));
}

/* The number by which the ancestry knows it, or -1. */
int
jalons_space_core_find_place (JalonsSpaceCore *self,
                              gint64 block)
{
  const char *hash = jalons_space_core_find_hash (self, block);

  return hash != NULL ? jalons_ancestry_find (jalons_replica_get_ancestry (self->replica), hash) : -1;
}

static gint64
from_kept (gint64 block,
           gpointer self)
{
  return jalons_space_core_find_place (self, block);
}

static gint64
to_kept (gint64 place,
         gpointer data)
{
  JalonsSpaceCore *self = data;
  const char *hash = jalons_ancestry_get_hash (jalons_replica_get_ancestry (self->replica), (int) place);

  return (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->numbers, hash));
}

static char *
merge_lists (gpointer self,
             const char *entity,
             const char *row,
             const char *field,
             const GArray *writes)
{
  return jalons_space_merge_lists (self, entity, row, field, writes);
}

void
jalons_space_core_note_number (JalonsSpaceCore *self,
                               const char *hash,
                               gint64 number)
{
  char *copy = g_strdup (hash);
  gpointer before = g_hash_table_lookup (self->numbers, hash);

  if (before != NULL)
    g_hash_table_remove (self->hashes, before);
  g_hash_table_replace (self->numbers, copy, GSIZE_TO_POINTER ((gsize) number));
  g_hash_table_insert (self->hashes, GSIZE_TO_POINTER ((gsize) number), copy);
}

/* What was in memory only is not so any more. */
static void
on_rollback (gpointer data)
{
  JalonsSpaceCore *self = data;

  jalons_space_core_reset (self);
  g_clear_pointer (&self->cache, jalons_register_cache_free);
  g_clear_pointer (&self->authors, g_hash_table_unref);
  self->shared = NULL;
}

/**
 * jalons_space_core_open:
 *
 * Opens what a transaction needs, until jalons_space_core_close().
 */
void
jalons_space_core_open (JalonsSpaceCore *self,
                        JalonsShared *shared)
{
  self->shared = shared;
  if (self->world != NULL)
    jalons_shared_freeze (shared, self->world->now);
  jalons_shared_on_rollback (shared, on_rollback, self);
  self->cache = jalons_register_cache_new (shared, to_kept, from_kept, merge_lists, self);
  self->authors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (self->replica != NULL)
    return;
  jalons_space_core_read_all (self);
}

void
jalons_merged_free (gpointer data)
{
  JalonsMerged *merged = data;

  g_free (merged->id);
  g_free (merged->author);
  g_free (merged);
}

static GPtrArray *
list_merged (const GPtrArray *shown)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (jalons_merged_free);

  for (guint i = 0; i < shown->len; i++)
    {
      const JalonsShown *one = shown->pdata[i];
      const JalonsEntity *entity = jalons_model_find_entity (one->entity);
      const JalonsField *field = entity != NULL ? jalons_model_find_field (entity, one->field) : NULL;
      JalonsMerged *merged;

      if (*one->author == '\0' || entity == NULL || (field == NULL && !g_str_equal (one->field, JALONS_SHARED_DELETED)))
        continue;
      merged = g_new0 (JalonsMerged, 1);
      *merged = (JalonsMerged){ entity->id, g_strdup (one->row), field, g_strdup (one->author) };
      g_ptr_array_add (list, merged);
    }
  return list;
}

/**
 * jalons_space_core_close:
 *
 * Writes what is in memory only.
 *
 * Returns: (transfer full) (element-type JalonsMerged): what colleagues wrote
 */
GPtrArray *
jalons_space_core_close (JalonsSpaceCore *self)
{
  g_autoptr (GPtrArray) shown = jalons_register_cache_flush (self->cache, self->authors);

  if (self->replica != NULL)
    jalons_space_core_save (self);
  self->rivals_changed = jalons_register_cache_rivals_changed (self->cache);
  g_clear_pointer (&self->cache, jalons_register_cache_free);
  g_clear_pointer (&self->authors, g_hash_table_unref);
  self->shared = NULL;
  return list_merged (shown);
}

/**
 * jalons_space_core_load:
 * @shared: a transaction that only reads
 *
 * Reads what is in the file, for whoever looks at the replica.
 */
void
jalons_space_core_load (JalonsSpaceCore *self,
                        JalonsShared *shared)
{
  g_autoptr (GPtrArray) merged = NULL;

  jalons_space_core_open (self, shared);
  merged = jalons_space_core_close (self);
}

/**
 * jalons_space_core_count_pending:
 *
 * Returns: how many changes no listing of the folder has shown yet
 */
unsigned
jalons_space_core_count_pending (JalonsSpaceCore *self,
                                 JalonsShared *shared)
{
  unsigned n_pending = jalons_shared_count_unsealed (shared);
  GHashTableIter iter;
  gpointer n_operations;

  g_hash_table_iter_init (&iter, self->unlisted);
  while (g_hash_table_iter_next (&iter, NULL, &n_operations))
    n_pending += GPOINTER_TO_UINT (n_operations);
  return n_pending;
}
