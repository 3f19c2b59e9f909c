/* Reading the replica from the data file, and keeping what it is.
 * Invariant: what is read is what was kept by the last transaction.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-core-private.h"

#include <string.h>

#include "core/words/quoted.h"
#include "sync/space/signing.h"
#include "sync/space/space-place.h"

/* About so many operations are applied in one transaction. */
#define PORTION 400

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

  jalons_space_core_note_number (self, block->hash, block->number);
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
      g_autoptr (JalonsBlock) block = jalons_space_core_read_block (loading.waiting->pdata[i], self);

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
  jalons_shared_write (self->shared, JALONS_DEVICE_ENTITY, id, "key", value->str);
  g_string_truncate (value, 0);
  jalons_quoted_append (value, g_get_host_name ());
  jalons_shared_write (self->shared, JALONS_DEVICE_ENTITY, id, "name", value->str);
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

/* All that is in memory. */
void
jalons_space_core_read_all (JalonsSpaceCore *self)
{
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hashes = g_hash_table_new (NULL, NULL);
  self->inboxes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unlisted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->key = jalons_shared_get (self->shared, "key");
  self->key_of = jalons_shared_get (self->shared, "key of");
  self->inbox = jalons_shared_get (self->shared, "inbox");
  self->replica = jalons_replica_new (&jalons_space_world, self);
  jalons_replica_set_portion (self->replica, PORTION);
  load_identity (self);
  load_blocks (self);
  check_place (self);
  check_form (self);
  ensure_key (self);
}

/* What is in memory and not in the file yet. */
void
jalons_space_core_save (JalonsSpaceCore *self)
{
  ensure_key (self);
  save_identity (self);
}
