/* The replica over the data folder.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space-core.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/quoted.h"
#include "store/carried.h"
#include "sync/remote-text.h"
#include "sync/signing.h"
#include "sync/space-place.h"
#include "sync/space-registers.h"

/* About so many operations are applied in one transaction, and about so many bytes are sealed in one block. */
#define PORTION       400
#define SEAL_BYTES    (200 * 1024)
#define SEED_PORTION  500
#define DEVICE_ENTITY "_device"

struct _JalonsSpaceCore
{
  gatomicrefcount references;
  JalonsShared *shared; /* in a transaction */
  const JalonsSpaceWorld *world; /* (nullable): of a test */

  JalonsReplica *replica; /* NULL: to be read from the file */
  JalonsIdentity identity; /* as it is in the file */
  GHashTable *numbers;    /* hash → number in the file, of all blocks that are here */
  GHashTable *hashes;     /* number in the file → hash */
  GHashTable *inboxes;    /* hash → inbox, of those that came from one */
  GHashTable *unlisted;   /* hash → operations, of those that were sealed here and that no listing has shown */
  GHashTable *keys;       /* replica → the key that it signs with, "" for none */
  char *key;              /* our own secret one */
  char *key_of;           /* of which replica */
  char *inbox;            /* the one that is ours, "" for none */

  char *folder; /* of the round */
  gboolean thorough;
  JalonsRemote *remote;
  char *remembered; /* the text of @remote in the file */
  JalonsRound *round;
  guint n_applied; /* since the round began */

  JalonsRegisterCache *cache;
  GHashTable *authors; /* stamp → author, of what was applied in this transaction */
};

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

static void
drop_round (JalonsSpaceCore *self)
{
  g_clear_pointer (&self->round, jalons_round_free);
  g_clear_pointer (&self->remote, jalons_remote_free);
  g_clear_pointer (&self->remembered, g_free);
  g_clear_pointer (&self->folder, g_free);
}

/**
 * jalons_space_core_reset:
 *
 * Forgets what is in memory; it is read again when it is wanted.
 */
void
jalons_space_core_reset (JalonsSpaceCore *self)
{
  drop_round (self);
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

static void
note_number (JalonsSpaceCore *self,
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

/* The world around the replica */

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

static JalonsBlock *
read_block (const char *hash,
            gpointer data)
{
  JalonsSpaceCore *self = data;
  g_autoptr (GBytes) bytes = jalons_shared_read_block (self->shared, hash);
  g_autoptr (GPtrArray) blocks = NULL;
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  blocks = text != NULL ? jalons_block_parse (text, length) : NULL;
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

  note_number (self, block->hash, jalons_shared_put_block (self->shared, &kept, block->bytes));
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

static void
add_unsealed (gint64 number,
              const char *entity,
              const char *row,
              const char *author,
              const char *stamp,
              const char *field,
              const char *value,
              gpointer operations)
{
  GPtrArray *list = operations;
  JalonsOperation *last = list->len > 0 ? list->pdata[list->len - 1] : NULL;

  if (last == NULL || !g_str_equal (last->stamp, stamp) || !g_str_equal (last->row, row) ||
      !g_str_equal (last->entity, entity))
    g_ptr_array_add (list, last = jalons_operation_new (entity, row, *author != '\0' ? author : NULL, stamp));
  jalons_operation_set_json (last, field, value);
}

static GPtrArray *
list_unsealed (gpointer data)
{
  JalonsSpaceCore *self = data;
  GPtrArray *operations = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_operation_free);

  jalons_shared_take_unsealed (self->shared, SEAL_BYTES, add_unsealed, operations);
  return operations;
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

      if (!g_str_equal (operation->entity, DEVICE_ENTITY) || !g_str_equal (operation->row, block->replica))
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

  return !g_hash_table_contains (self->inboxes, block->hash) || g_str_equal (entity, DEVICE_ENTITY) ||
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

static const JalonsReplicaFuncs world = {
  .now = get_now,
  .draw = draw,
  .read_block = read_block,
  .put_block = put_block,
  .keep_waiting = keep_waiting,
  .list_unsealed = list_unsealed,
  .sign = sign,
  .accepts = accepts,
  .counts = counts,
  .may_send = may_send,
  .note_listed = note_listed,
  .note_aged = note_aged,
  .registers = { read_register, put_register, get_last, clear_registers },
};

/* Reading it from the file */

typedef struct
{
  JalonsSpaceCore *core;
  GPtrArray *waiting; /* of hashes */
  GArray *ages;
} Loading;

static void
load_block (const JalonsSharedBlock *block,
            gpointer data)
{
  Loading *loading = data;
  JalonsSpaceCore *self = loading->core;
  g_auto (GStrv) known = g_strsplit (block->known, "\n", -1);
  JalonsHeld held = { .number = block->place };

  note_number (self, block->hash, block->number);
  if (*block->inbox != '\0')
    g_hash_table_insert (self->inboxes, g_strdup (block->hash), g_strdup (block->inbox));
  if (block->waiting)
    {
      g_ptr_array_add (loading->waiting, g_strdup (block->hash));
      g_array_append_val (loading->ages, block->age);
      return;
    }
  if (block->age > 0)
    g_hash_table_insert (self->unlisted, g_strdup (block->hash), GUINT_TO_POINTER ((guint) block->age));
  g_strlcpy (held.hash, block->hash, sizeof held.hash);
  g_strlcpy (held.replica, block->replica, sizeof held.replica);
  g_strlcpy (held.previous, block->previous, sizeof held.previous);
  jalons_replica_restore_held (self->replica, &held, (const char *const *) known);
}

static void
load_blocks (JalonsSpaceCore *self)
{
  Loading loading = { .core = self, .waiting = g_ptr_array_new_with_free_func (g_free) };

  loading.ages = g_array_new (FALSE, FALSE, sizeof (int));
  jalons_shared_each_block (self->shared, load_block, &loading);
  for (guint i = 0; i < loading.waiting->len; i++)
    {
      g_autoptr (JalonsBlock) block = read_block (loading.waiting->pdata[i], self);

      if (block != NULL)
        jalons_replica_restore_waiting (self->replica, block, (unsigned) g_array_index (loading.ages, int, i));
    }
  g_ptr_array_unref (loading.waiting);
  g_array_unref (loading.ages);
}

static void
load_identity (JalonsSpaceCore *self)
{
  g_autofree char *id = jalons_shared_get_replica (self->shared), *head = jalons_shared_get (self->shared, "head");
  g_autofree char *number = jalons_shared_get (self->shared, "number"), *last = jalons_shared_get (self->shared, "last");
  g_autofree char *retired = jalons_shared_get (self->shared, "retired");

  g_strlcpy (self->identity.id, id, sizeof self->identity.id);
  g_strlcpy (self->identity.head, head, sizeof self->identity.head);
  g_strlcpy (self->identity.last, last, sizeof self->identity.last);
  self->identity.number = (guint32) g_ascii_strtoull (number, NULL, 10);
  self->identity.retired = *retired != '\0' ? g_strsplit (retired, " ", -1) : g_new0 (char *, 1);
  jalons_replica_set_identity (self->replica, &self->identity);
}

static void
save_identity (JalonsSpaceCore *self)
{
  JalonsIdentity now = { .number = 0 };
  g_autofree char *number = NULL, *retired = NULL;

  jalons_replica_get_identity (self->replica, &now);
  number = g_strdup_printf ("%u", now.number);
  retired = g_strjoinv (" ", now.retired);
  if (!g_str_equal (now.id, self->identity.id))
    {
      jalons_shared_set_replica (self->shared, now.id);
      jalons_shared_set (self->shared, "retired", retired);
    }
  if (!g_str_equal (now.head, self->identity.head) || !g_str_equal (now.id, self->identity.id))
    {
      jalons_shared_set (self->shared, "head", now.head);
      jalons_shared_set (self->shared, "number", number);
    }
  if (!g_str_equal (now.last, self->identity.last))
    jalons_shared_raise_last (self->shared, now.last);
  g_strfreev (self->identity.retired);
  self->identity = now;
  self->identity.retired = g_strdupv (now.retired);
  g_free (now.retired);
}

/* A replica that has a new name has a new key too, and says so in its next block. */
static void
ensure_key (JalonsSpaceCore *self)
{
  const char *id = jalons_replica_get_id (self->replica);
  g_autofree char *public_key = NULL, *label = NULL;
  g_autoptr (GString) value = g_string_new (NULL);

  if (g_str_equal (self->key_of, id) || self->world != NULL)
    return;
  g_free (self->key);
  self->key = jalons_signing_make_key ();
  public_key = jalons_signing_public_key (self->key);
  if (public_key == NULL)
    return;
  g_free (self->key_of);
  self->key_of = g_strdup (id);
  jalons_shared_set (self->shared, "key", self->key);
  jalons_shared_set (self->shared, "key of", id);
  jalons_shared_trust_key (self->shared, id, public_key);
  g_hash_table_replace (self->keys, g_strdup (id), g_strdup (public_key));
  jalons_quoted_append (value, public_key);
  jalons_shared_write (self->shared, DEVICE_ENTITY, id, "key", value->str);
  g_string_truncate (value, 0);
  jalons_quoted_append (value, g_get_host_name ());
  jalons_shared_write (self->shared, DEVICE_ENTITY, id, "name", value->str);
}

/* The file stands elsewhere than it did, or was put back: somebody else may go on under its name. */
static void
check_place (JalonsSpaceCore *self)
{
  g_autofree char *before = jalons_shared_get (self->shared, "place");
  g_autofree char *now = jalons_space_find_place (jalons_shared_get_path (self->shared));

  if (*before != '\0' && !g_str_equal (before, now) && self->world == NULL)
    jalons_replica_renew_id (self->replica);
  if (!g_str_equal (before, now))
    jalons_shared_set (self->shared, "place", now);
}

/* A newer Jalons knows fields that were only kept before. */
static void
check_form (JalonsSpaceCore *self)
{
  g_autofree char *before = jalons_shared_get (self->shared, "form");
  g_autofree char *now = jalons_shared_get_form (self->shared);

  if (*before != '\0' && !g_str_equal (before, now))
    jalons_shared_show_all (self->shared);
  if (!g_str_equal (before, now))
    jalons_shared_set (self->shared, "form", now);
}

static void
read_all (JalonsSpaceCore *self)
{
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hashes = g_hash_table_new (NULL, NULL);
  self->inboxes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unlisted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->key = jalons_shared_get (self->shared, "key");
  self->key_of = jalons_shared_get (self->shared, "key of");
  self->inbox = jalons_shared_get (self->shared, "inbox");
  self->replica = jalons_replica_new (&world, self);
  jalons_replica_set_portion (self->replica, PORTION);
  load_identity (self);
  load_blocks (self);
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
  self->cache = jalons_register_cache_new (shared, to_kept, from_kept, self);
  self->authors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (self->replica != NULL)
    return;
  read_all (self);
  check_place (self);
  check_form (self);
  ensure_key (self);
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
    {
      ensure_key (self);
      save_identity (self);
    }
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

/* Steps */

JalonsStep *
jalons_step_new (JalonsSpaceCore *core,
                 JalonsStepKind kind)
{
  JalonsStep *step = g_new0 (JalonsStep, 1);

  step->core = jalons_space_core_ref (core);
  step->kind = kind;
  step->fraction = -1;
  return step;
}

void
jalons_step_free (gpointer data)
{
  JalonsStep *step = data;

  jalons_space_core_unref (step->core);
  g_clear_pointer (&step->membership, jalons_membership_free);
  g_clear_pointer (&step->answer.listing, g_array_unref);
  g_clear_pointer (&step->answer.bytes, g_bytes_unref);
  g_clear_pointer (&step->request, jalons_request_free);
  g_clear_pointer (&step->merged, g_ptr_array_unref);
  g_free (step->folder);
  g_free (step);
}

static void
keep_membership (JalonsShared *shared,
                 const JalonsMembership *membership)
{
  g_autofree char *ids = g_strjoinv (" ", membership->ids);

  jalons_shared_set (shared, "where", membership->where);
  jalons_shared_set (shared, "user", membership->user != NULL ? membership->user : "");
  jalons_shared_set (shared, "ids", ids);
  jalons_shared_set (shared, "label", membership->label != NULL ? membership->label : "");
  jalons_shared_set (shared, "inbox", membership->inbox != NULL ? membership->inbox : "");
  jalons_shared_join (shared, TRUE, membership->inbox != NULL);
}

static void
keep_remote (JalonsSpaceCore *self)
{
  g_autofree char *text = self->remote != NULL ? jalons_remote_to_text (self->remote) : NULL;

  if (g_strcmp0 (text, self->remembered) == 0 || text == NULL)
    return;
  jalons_shared_set_remote (self->shared, self->folder, text);
  g_free (self->remembered);
  self->remembered = g_steal_pointer (&text);
}

static void
begin (JalonsSpaceCore *self,
       const JalonsStep *step)
{
  keep_remote (self);
  drop_round (self);
  self->folder = g_strdup (step->folder);
  self->thorough = step->thorough;
}

/* What is to be done before a listing is asked for; FALSE when it is done. */
static gboolean
prepare (JalonsSpaceCore *self,
         JalonsStep *step)
{
  if (*self->inbox == '\0' && self->world == NULL && jalons_shared_seed (self->shared, SEED_PORTION, &step->fraction))
    return TRUE;
  return jalons_replica_seal_some (self->replica);
}

static void
start_round (JalonsSpaceCore *self)
{
  self->remembered = jalons_shared_get_remote (self->shared, self->folder);
  self->remote = jalons_remote_parse (self->remembered);
  self->remote->thorough = self->thorough;
  self->round = jalons_round_new (self->replica, self->remote);
}

static void
take_request (JalonsSpaceCore *self,
              JalonsStep *step)
{
  const JalonsRequest *request = jalons_round_get_request (self->round);

  step->again = request->verb == JALONS_VERB_PAUSE;
  if (step->again)
    {
      guint n_waiting = jalons_replica_n_waiting (self->replica);

      step->fraction = (double) self->n_applied / (self->n_applied + n_waiting);
      return;
    }
  step->request = jalons_request_copy (request);
  step->counts = jalons_round_get_counts (self->round);
  if (request->verb == JALONS_VERB_NONE)
    keep_remote (self);
}

static void
take_step (JalonsSpaceCore *self,
           JalonsStep *step)
{
  if (step->kind == JALONS_STEP_BEGIN)
    begin (self, step);
  if (step->kind == JALONS_STEP_CANCEL || step->kind == JALONS_STEP_REBUILD)
    {
      keep_remote (self);
      drop_round (self);
      if (step->kind == JALONS_STEP_REBUILD)
        jalons_replica_rebuild (self->replica);
      return;
    }
  if (step->kind == JALONS_STEP_JOIN || self->round == NULL)
    {
      step->again = prepare (self, step);
      if (step->again || step->kind == JALONS_STEP_JOIN || self->folder == NULL)
        return;
      start_round (self);
      self->n_applied = 0;
    }
  else if (step->kind == JALONS_STEP_ANSWER)
    jalons_round_answer (self->round, &step->answer);
  else
    jalons_round_go_on (self->round);
  take_request (self, step);
}

/**
 * jalons_step_run:
 * @data: a #JalonsStep
 *
 * A #JalonsSharedFunc.
 */
gboolean
jalons_step_run (JalonsShared *shared,
                 gpointer data,
                 GError **error)
{
  JalonsStep *step = data;
  JalonsSpaceCore *self = step->core;

  if (step->kind == JALONS_STEP_JOIN)
    {
      jalons_space_core_reset (self);
      keep_membership (shared, step->membership);
    }
  if (step->kind == JALONS_STEP_ANSWER && self->round == NULL)
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                           _ ("The data could not be written in the middle of a sync: it begins anew."));
      return FALSE;
    }
  jalons_shared_set_offset (shared, step->offset);
  jalons_space_core_open (self, shared);
  take_step (self, step);
  step->merged = jalons_space_core_close (self);
  if (!jalons_shared_has_failed (shared))
    step->n_pending = jalons_space_core_count_pending (self, shared);
  return TRUE;
}
