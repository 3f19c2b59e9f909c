/* Blocks of the file, read when they are asked about.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-blocks.h"

#include <string.h>

struct _JalonsBlockReader
{
  JalonsSpaceCore *core;
  JalonsShared *shared;
  GHashTable *blocks; /* number → JalonsBlock */
};

/**
 * jalons_block_reader_new:
 * @core: one that was loaded
 *
 * Returns: (transfer full): the blocks of the file, in one transaction
 */
JalonsBlockReader *
jalons_block_reader_new (JalonsSpaceCore *core,
                         JalonsShared *shared)
{
  JalonsBlockReader *self = g_new0 (JalonsBlockReader, 1);

  self->core = core;
  self->shared = shared;
  self->blocks = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) jalons_block_unref);
  return self;
}

void
jalons_block_reader_free (JalonsBlockReader *self)
{
  g_hash_table_unref (self->blocks);
  g_free (self);
}

static JalonsBlock *
read_block (JalonsBlockReader *self,
            gint64 number)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) number);
  JalonsBlock *known = g_hash_table_lookup (self->blocks, key);
  const char *hash = jalons_space_core_find_hash (self->core, number);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) parsed = NULL;

  if (known != NULL || hash == NULL)
    return known;
  bytes = jalons_shared_read_block (self->shared, hash);
  if (bytes != NULL)
    parsed = jalons_block_parse_held (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (parsed == NULL)
    return NULL;
  known = jalons_block_ref (parsed->pdata[0]);
  g_hash_table_insert (self->blocks, key, known);
  return known;
}

/**
 * jalons_block_reader_find_author:
 * @block: the number of a block in the file, or %JALONS_SHARED_UNSEALED
 * @stamp: of an operation in it
 *
 * Returns: (transfer none): who wrote it, or ""
 */
const char *
jalons_block_reader_find_author (JalonsBlockReader *self,
                                 gint64 number,
                                 const char *stamp)
{
  const JalonsBlock *block;

  if (number == JALONS_SHARED_UNSEALED)
    return jalons_shared_get_author (self->shared);
  block = read_block (self, number);
  for (guint i = 0; block != NULL && i < block->operations->len; i++)
    {
      const JalonsOperation *operation = block->operations->pdata[i];

      if (g_str_equal (operation->stamp, stamp) && operation->author != NULL)
        return operation->author;
    }
  return "";
}

/**
 * jalons_space_each_operation:
 * @core: one that was loaded
 * @entity: the name of an entity
 *
 * Calls @func with every operation about an object in the blocks that were applied. It looks through all blocks.
 */
void
jalons_space_each_operation (JalonsSpaceCore *core,
                             JalonsShared *shared,
                             const char *entity,
                             const char *row,
                             JalonsOperationFunc func,
                             gpointer data)
{
  g_autoptr (GPtrArray) found = jalons_shared_find_blocks (shared, row);
  JalonsAncestry *ancestry = jalons_replica_get_ancestry (jalons_space_core_get_replica (core));

  for (guint i = 0; i < found->len; i++)
    {
      gsize length;
      const char *bytes = g_bytes_get_data (found->pdata[i], &length);
      g_autoptr (GPtrArray) blocks = jalons_block_parse_held (bytes, length);
      const JalonsBlock *block = blocks != NULL ? blocks->pdata[0] : NULL;

      if (block == NULL || jalons_ancestry_find (ancestry, block->hash) < 0)
        continue;
      for (guint j = 0; j < block->operations->len; j++)
        {
          const JalonsOperation *operation = block->operations->pdata[j];

          if (g_str_equal (operation->row, row) && g_str_equal (operation->entity, entity))
            func (block, operation, data);
        }
    }
}

/**
 * jalons_stamp_read_time:
 *
 * Returns: (transfer full): the moment of a stamp, in local time
 */
GDateTime *
jalons_stamp_read_time (const char *stamp)
{
  g_autofree char *moment = g_strndup (stamp, 12);
  guint64 milliseconds = g_ascii_strtoull (moment, NULL, 16);
  g_autoptr (GDateTime) second = g_date_time_new_from_unix_local ((gint64) (milliseconds / 1000));

  return second != NULL ? g_date_time_add (second, (GTimeSpan) (milliseconds % 1000) * G_TIME_SPAN_MILLISECOND)
                        : g_date_time_new_from_unix_local (0);
}

/* Whether something was written in this folder. */
gboolean
jalons_stamp_is_own (JalonsSpaceCore *core,
                     const char *stamp)
{
  return strlen (stamp) == JALONS_STAMP_LENGTH &&
         jalons_replica_is_own (jalons_space_core_get_replica (core), stamp + JALONS_MOMENT_LENGTH);
}
