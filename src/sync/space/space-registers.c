/* Reading registers once in a transaction, and writing them once.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-registers.h"

#include <string.h>

typedef struct
{
  char *entity;
  char *row;
  char *field;
  GArray *writes;
  char *shown; /* (nullable): what showed at the beginning */
  guint n_before; /* writes at the beginning */
  gboolean changed;
} Entry;

struct _JalonsRegisterCache
{
  JalonsShared *shared;
  JalonsBlockNumberFunc to_kept;
  JalonsBlockNumberFunc from_kept;
  JalonsListMergeFunc merge;
  gpointer data;
  GHashTable *entries; /* a set of Entry */
  gboolean cleared;
  gboolean rivals_changed;
};

static guint
hash_entry (gconstpointer data)
{
  const Entry *entry = data;

  return g_str_hash (entry->row) * 31 + g_str_hash (entry->field);
}

static gboolean
is_same_entry (gconstpointer a,
               gconstpointer b)
{
  const Entry *one = a, *other = b;

  return g_str_equal (one->field, other->field) && g_str_equal (one->row, other->row) &&
         g_str_equal (one->entity, other->entity);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->entity);
  g_free (entry->row);
  g_free (entry->field);
  g_free (entry->shown);
  g_array_unref (entry->writes);
  g_free (entry);
}

/**
 * jalons_register_cache_new:
 * @shared: the transaction
 *
 * Returns: (transfer full): the registers as they are
 */
JalonsRegisterCache *
jalons_register_cache_new (JalonsShared *shared,
                           JalonsBlockNumberFunc to_kept,
                           JalonsBlockNumberFunc from_kept,
                           JalonsListMergeFunc merge,
                           gpointer data)
{
  JalonsRegisterCache *self = g_new0 (JalonsRegisterCache, 1);

  self->shared = shared;
  self->to_kept = to_kept;
  self->from_kept = from_kept;
  self->merge = merge;
  self->data = data;
  self->entries = g_hash_table_new_full (hash_entry, is_same_entry, entry_free, NULL);
  return self;
}

void
jalons_register_cache_free (JalonsRegisterCache *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

typedef struct
{
  JalonsRegisterCache *cache;
  GArray *writes;
} Reading;

/* The winner comes first there, and is the last one here. */
static void
add_write (const JalonsSharedWrite *write,
           gpointer data)
{
  Reading *reading = data;
  gint64 block = write->block;

  if (block != JALONS_SHARED_UNSEALED)
    block = reading->cache->from_kept (block, reading->cache->data);
  jalons_writes_add (reading->writes, write->stamp, write->value, (int) block);
}

static void
put_winner_last (GArray *writes)
{
  JalonsWrite winner;

  if (writes->len < 2)
    return;
  winner = g_array_index (writes, JalonsWrite, 0);
  memmove (writes->data, writes->data + sizeof winner, (writes->len - 1) * sizeof winner);
  g_array_index (writes, JalonsWrite, writes->len - 1) = winner;
}

static Entry *
ensure (JalonsRegisterCache *self,
        const char *entity,
        const char *row,
        const char *field)
{
  const Entry wanted = { .entity = (char *) entity, .row = (char *) row, .field = (char *) field };
  Entry *entry = g_hash_table_lookup (self->entries, &wanted);
  Reading reading = { .cache = self };

  if (entry != NULL)
    return entry;
  entry = g_new0 (Entry, 1);
  entry->entity = g_strdup (entity);
  entry->row = g_strdup (row);
  entry->field = g_strdup (field);
  reading.writes = entry->writes = jalons_writes_new ();
  if (!self->cleared)
    jalons_shared_each_write (self->shared, entity, row, field, add_write, &reading);
  put_winner_last (entry->writes);
  entry->n_before = entry->writes->len;
  if (entry->writes->len > 1)
    entry->shown = jalons_shared_get_merged (self->shared, entity, row, field);
  if (entry->n_before > 0 && entry->shown == NULL)
    entry->shown = g_strdup (g_array_index (entry->writes, JalonsWrite, entry->writes->len - 1).value);
  g_hash_table_add (self->entries, entry);
  return entry;
}

/* As JalonsRegisters.read(). */
GArray *
jalons_register_cache_read (JalonsRegisterCache *self,
                            const char *entity,
                            const char *row,
                            const char *field)
{
  const Entry *entry = ensure (self, entity, row, field);
  GArray *copy = jalons_writes_new ();

  for (guint i = 0; i < entry->writes->len; i++)
    {
      const JalonsWrite *write = &g_array_index (entry->writes, JalonsWrite, i);

      jalons_writes_add (copy, write->stamp, write->value, write->block);
    }
  return copy;
}

/* As JalonsRegisters.put(). */
void
jalons_register_cache_put (JalonsRegisterCache *self,
                           const char *entity,
                           const char *row,
                           const char *field,
                           GArray *writes)
{
  Entry *entry = ensure (self, entity, row, field);

  g_array_unref (entry->writes);
  entry->writes = writes;
  entry->changed = TRUE;
}

/* As JalonsRegisters.clear(). */
void
jalons_register_cache_clear (JalonsRegisterCache *self)
{
  g_hash_table_remove_all (self->entries);
  jalons_shared_clear_registers (self->shared);
  self->cleared = TRUE;
  self->rivals_changed = TRUE;
}

static void
keep (JalonsRegisterCache *self,
      const Entry *entry)
{
  if (entry->n_before > 0)
    jalons_shared_clear_register (self->shared, entry->entity, entry->row, entry->field);
  for (guint i = 0; i < entry->writes->len; i++)
    {
      const JalonsWrite *write = &g_array_index (entry->writes, JalonsWrite, i);
      JalonsSharedWrite kept = { entry->entity, entry->row,   entry->field,        (int) (entry->writes->len - 1 - i),
                                 write->stamp,  write->value, JALONS_SHARED_UNSEALED };

      if (write->block != JALONS_UNSEALED)
        kept.block = self->to_kept (write->block, self->data);
      jalons_shared_add_write (self->shared, &kept);
    }
}

/* What shows is the winner, or of a list what all made of it. */
static void
add_shown (JalonsRegisterCache *self,
           GPtrArray *shown,
           const Entry *entry,
           GHashTable *authors)
{
  const JalonsWrite *winner;
  g_autofree char *merged = NULL;
  const char *value;

  if (entry->writes->len == 0)
    return;
  merged = self->merge (self->data, entry->entity, entry->row, entry->field, entry->writes);
  if (entry->writes->len > 1)
    jalons_shared_set_merged (self->shared, entry->entity, entry->row, entry->field, merged);
  winner = &g_array_index (entry->writes, JalonsWrite, entry->writes->len - 1);
  value = merged != NULL ? merged : winner->value;
  if (g_strcmp0 (value, entry->shown) != 0)
    g_ptr_array_add (shown, jalons_shown_new (entry->entity, entry->row, entry->field, value,
                                              g_hash_table_lookup (authors, winner->stamp), winner->stamp));
}

/**
 * jalons_register_cache_flush:
 * @authors: (element-type utf8 utf8): stamp → who
 *
 * Returns: (transfer full) (element-type JalonsShown): what shows now and did not at the beginning; it is in the records
 */
GPtrArray *
jalons_register_cache_flush (JalonsRegisterCache *self,
                             GHashTable *authors)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_shown_free);
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    {
      if (!((Entry *) entry)->changed)
        continue;
      keep (self, entry);
      self->rivals_changed |= ((Entry *) entry)->n_before > 1 || ((Entry *) entry)->writes->len > 1;
      add_shown (self, shown, entry, authors);
    }
  g_hash_table_remove_all (self->entries);
  self->cleared = FALSE;
  jalons_shared_show (self->shared, shown);
  return shown;
}

/**
 * jalons_register_cache_rivals_changed:
 *
 * Returns: whether a field of which several wrote without knowing of each other was, or is, among those that were written: what
 *   is in conflict may be otherwise, though everything shows as before
 */
gboolean
jalons_register_cache_rivals_changed (const JalonsRegisterCache *self)
{
  return self->rivals_changed;
}
