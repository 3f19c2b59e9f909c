/* What is around the replica: the data file, the clock, chance, keys.
 * Invariant: what a block says counts as far as who sealed it may say it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-core-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/words/quoted.h"
#include "store/carried.h"
#include "store/files.h"
#include "sync/folder/pieces.h"
#include "sync/space/signing.h"

/* About so many bytes are sealed in one block, and no more in one line. */
#define SEAL_BYTES (200 * 1024)
#define LINE_BYTES (JALONS_BLOCK_MAX_LINE - 64 * 1024)

static gint64
get_now (gpointer self)
{
  return jalons_shared_now (((JalonsSpaceCore *) self)->shared);
}

static guint64
draw (guint64 below,
      gpointer data)
{
  const JalonsSpaceCore *self = data;
  guint64 number = (guint64) g_random_int () << 32 | g_random_int ();

  if (self->world != NULL && self->replica != NULL)
    return self->world->draw (below, self->world->data);
  return below > 0 ? number % below : number;
}

/**
 * jalons_space_core_read_block:
 * @data: (type JalonsSpaceCore)
 *
 * Returns: (transfer full) (nullable): the block of @hash that the store holds
 */
JalonsBlock *
jalons_space_core_read_block (const char *hash,
                              gpointer data)
{
  JalonsSpaceCore *self = data;
  g_autoptr (GBytes) bytes = jalons_shared_read_block (self->shared, hash);
  g_autoptr (GPtrArray) blocks = NULL;
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  blocks = text != NULL ? jalons_block_parse_held (text, length) : NULL;
  return blocks != NULL ? jalons_block_ref (blocks->pdata[0]) : NULL;
}

static void
note_authors (JalonsSpaceCore *self,
              const JalonsBlock *block)
{
  for (guint i = 0; i < block->operations->len; i++)
    {
      const JalonsOperation *operation = block->operations->pdata[i];

      if (operation->author != NULL)
        g_hash_table_insert (self->authors, g_strdup (operation->stamp), g_strdup (operation->author));
    }
}

static void
keep_block (JalonsSpaceCore *self,
            JalonsBlock *block,
            gboolean waiting)
{
  g_autofree char *known = g_strjoinv ("\n", block->known);
  const char *inbox = g_hash_table_lookup (self->inboxes, block->hash);
  const gboolean sealed_here = !waiting && !g_hash_table_contains (self->numbers, block->hash);
  const JalonsSharedBlock kept = { .hash = block->hash,
                                   .replica = block->replica,
                                   .place = block->number,
                                   .previous = block->previous,
                                   .known = known,
                                   .inbox = inbox != NULL ? inbox : "",
                                   .waiting = waiting,
                                   .age = sealed_here ? (int) block->operations->len : 0 };

  jalons_space_core_note_number (self, block->hash, jalons_shared_put_block (self->shared, &kept, block->bytes));
  if (sealed_here)
    g_hash_table_insert (self->unlisted, g_strdup (block->hash), GUINT_TO_POINTER (block->operations->len));
}

static void
put_block (JalonsBlock *block,
           gpointer data)
{
  JalonsSpaceCore *self = data;

  keep_block (self, block, FALSE);
  note_authors (self, block);
  self->n_applied++;
}

static void
keep_waiting (JalonsBlock *block,
              gpointer data)
{
  JalonsSpaceCore *self = data;

  if (self->folder != NULL && *self->folder != '\0' && !jalons_replica_is_own (self->replica, block->replica))
    g_hash_table_insert (self->inboxes, g_strdup (block->hash), g_strdup (self->folder));
  keep_block (self, block, TRUE);
}

typedef struct
{
  JalonsSpaceCore *core;
  GPtrArray *operations;
  gsize n_bytes; /* in the last of them */
} Unsealed;

static void
add_unsealed (gint64 number,
              const char *entity,
              const char *row,
              const char *author,
              const char *stamp,
              const char *field,
              const char *value,
              gpointer data)
{
  Unsealed *self = data;
  GPtrArray *list = self->operations;
  JalonsOperation *last = list->len > 0 ? list->pdata[list->len - 1] : NULL;

  if (last == NULL || !g_str_equal (last->stamp, stamp) || !g_str_equal (last->row, row) ||
      !g_str_equal (last->entity, entity) || self->n_bytes + strlen (value) > LINE_BYTES)
    {
      g_ptr_array_add (list, last = jalons_operation_new (entity, row, *author != '\0' ? author : NULL, stamp));
      self->n_bytes = 0;
    }
  self->n_bytes += strlen (field) + strlen (value);
  jalons_operation_set_json (last, field, value);
}

/* What a field shows now, as the text that its record has; NULL for nothing. */
static char *
read_shown (JalonsSpaceCore *self,
            const char *entity,
            const char *row,
            const char *field)
{
  g_autoptr (GArray) writes = jalons_register_cache_read (self->cache, entity, row, field);

  return writes->len > 0 ? jalons_quoted_read (g_array_index (writes, JalonsWrite, writes->len - 1).value) : NULL;
}

static gboolean
is_deleted (JalonsSpaceCore *self,
            const char *entity,
            const char *row)
{
  g_autoptr (GArray) writes = jalons_register_cache_read (self->cache, entity, row, JALONS_SHARED_DELETED);

  return writes->len > 0 && g_str_equal (g_array_index (writes, JalonsWrite, writes->len - 1).value, "1");
}

/* Whether a file is one that a sync is going to send from here: see whole-sync-files.c. */
static gboolean
is_to_be_sent (JalonsSpaceCore *self,
               const char *hash)
{
  g_autofree char *directory = g_path_get_dirname (jalons_shared_get_path (self->shared));
  g_autofree char *path = NULL;
  GStatBuf info;

  if (self->memory == NULL)
    self->memory = jalons_space_memory_read (self->shared);
  if (*self->inbox != '\0' || g_hash_table_contains (self->memory->there, hash))
    return FALSE;
  path = jalons_files_path (directory, hash);
  return path != NULL && g_stat (path, &info) == 0 && info.st_size <= JALONS_PIECES_MAX_BYTES;
}

/* A field that names a file is told to the others when a listing has shown all of the file. */
static gboolean
holds_back (const char *entity_name,
            const char *row,
            const char *field_name,
            gpointer data)
{
  JalonsSpaceCore *self = ((Unsealed *) data)->core;
  const JalonsEntity *entity = jalons_model_find_entity (entity_name);
  const JalonsField *field = entity != NULL ? jalons_model_find_field (entity, field_name) : NULL;
  g_autofree char *hash = NULL;

  if (field == NULL || (field->flags & JALONS_FIELD_STORED) == 0)
    return FALSE;
  hash = read_shown (self, entity_name, row, field_name);
  if (hash == NULL || *hash == '\0' || is_deleted (self, entity_name, row) || !is_to_be_sent (self, hash))
    return FALSE;
  self->holds_back = TRUE;
  return TRUE;
}

static GPtrArray *
list_unsealed (gboolean all,
               gpointer data)
{
  JalonsSpaceCore *self = data;
  Unsealed unsealed = { self, g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_operation_free), 0 };

  self->holds_back = FALSE;
  jalons_shared_take_unsealed (self->shared, SEAL_BYTES, all ? NULL : holds_back, add_unsealed, &unsealed);
  return unsealed.operations;
}

static gboolean
is_holding_back (gpointer self)
{
  return ((JalonsSpaceCore *) self)->holds_back;
}

static char *
sign (const char *hash,
      gpointer data)
{
  JalonsSpaceCore *self = data;

  return g_str_equal (self->key_of, jalons_replica_get_id (self->replica)) ? jalons_signing_sign (self->key, hash) : NULL;
}

/* The key that a replica's first block says it signs with. */
static char *
find_announced (const JalonsBlock *block)
{
  for (guint i = 0; i < block->operations->len; i++)
    {
      const JalonsOperation *operation = block->operations->pdata[i];

      if (!g_str_equal (operation->entity, JALONS_DEVICE_ENTITY) || !g_str_equal (operation->row, block->replica))
        continue;
      for (guint j = 0; j < operation->fields->len; j++)
        {
          const JalonsAssignment *assignment = &g_array_index (operation->fields, JalonsAssignment, j);

          if (g_str_equal (assignment->field, "key"))
            return jalons_quoted_read (assignment->value);
        }
    }
  return NULL;
}

static const char *
find_key (JalonsSpaceCore *self,
          const char *replica)
{
  const char *known = g_hash_table_lookup (self->keys, replica);
  char *kept;

  if (known != NULL)
    return known;
  kept = jalons_shared_get_key (self->shared, replica);
  if (kept == NULL)
    kept = g_strdup ("");
  g_hash_table_insert (self->keys, g_strdup (replica), kept);
  return kept;
}

/* Trust on first use: what has no key yet is taken as it is, and may bring one. */
static gboolean
accepts (JalonsBlock *block,
         gpointer data)
{
  JalonsSpaceCore *self = data;
  const char *key = find_key (self, block->replica);
  g_autofree char *announced = NULL;

  if (*key != '\0')
    return jalons_signing_is_by (block, key);
  announced = find_announced (block);
  if (announced == NULL)
    return TRUE;
  if (!jalons_signing_is_by (block, announced))
    return FALSE;
  jalons_shared_trust_key (self->shared, block->replica, announced);
  g_hash_table_replace (self->keys, g_strdup (block->replica), g_steal_pointer (&announced));
  return TRUE;
}

/* From an inbox only the review counts, whatever it says. */
static gboolean
counts (const JalonsBlock *block,
        const char *entity,
        const char *field,
        gpointer data)
{
  JalonsSpaceCore *self = data;

  return !g_hash_table_contains (self->inboxes, block->hash) || g_str_equal (entity, JALONS_DEVICE_ENTITY) ||
         jalons_is_review (entity, field);
}

/* What came from an inbox stays there; who has an inbox publishes there, and nowhere else, what is their own. */
static gboolean
may_send (const JalonsHeld *held,
          gpointer data)
{
  JalonsSpaceCore *self = data;
  gboolean in_inbox = *self->folder != '\0';

  if (*self->inbox == '\0')
    return !in_inbox && !g_hash_table_contains (self->inboxes, held->hash);
  return in_inbox && g_str_equal (self->folder, self->inbox) && jalons_replica_is_own (self->replica, held->replica);
}

static void
note_listed (const char *hash,
             gpointer data)
{
  JalonsSpaceCore *self = data;

  if (g_hash_table_remove (self->unlisted, hash))
    jalons_shared_note_listed (self->shared, hash);
}

static void
note_aged (gpointer data)
{
  jalons_shared_age_blocks (((JalonsSpaceCore *) data)->shared);
}

static GArray *
read_register (gpointer self,
               const char *entity,
               const char *row,
               const char *field)
{
  return jalons_register_cache_read (((JalonsSpaceCore *) self)->cache, entity, row, field);
}

static void
put_register (gpointer self,
              const char *entity,
              const char *row,
              const char *field,
              GArray *writes)
{
  jalons_register_cache_put (((JalonsSpaceCore *) self)->cache, entity, row, field, writes);
}

static char *
get_last (gpointer self,
          const char *entity,
          const char *row)
{
  return jalons_shared_last_moment (((JalonsSpaceCore *) self)->shared, entity, row);
}

static void
clear_registers (gpointer self)
{
  jalons_register_cache_clear (((JalonsSpaceCore *) self)->cache);
}

const JalonsReplicaFuncs jalons_space_world = {
  .now = get_now,
  .draw = draw,
  .read_block = jalons_space_core_read_block,
  .put_block = put_block,
  .keep_waiting = keep_waiting,
  .list_unsealed = list_unsealed,
  .holds_back = is_holding_back,
  .sign = sign,
  .accepts = accepts,
  .counts = counts,
  .may_send = may_send,
  .note_listed = note_listed,
  .note_aged = note_aged,
  .registers = { read_register, put_register, get_last, clear_registers },
};
