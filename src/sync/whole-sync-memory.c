/* What is remembered of a shared folder from one sync to the next, and of that what outlives the program.
 * Invariant: it is told to the holder only when it is another one than before.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/whole-sync-private.h"

/**
 * jalons_sync_memory_new:
 *
 * Returns: (transfer full): of a folder that was never looked at
 */
JalonsSyncMemory *
jalons_sync_memory_new (void)
{
  JalonsSyncMemory *memory = g_new0 (JalonsSyncMemory, 1);

  memory->most_bytes = JALONS_SYNC_MOST_BYTES;
  memory->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  memory->missed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return memory;
}

void
jalons_sync_memory_free (JalonsSyncMemory *memory)
{
  g_hash_table_unref (memory->seen);
  g_clear_pointer (&memory->folder, jalons_folder_memory_free);
  g_free (memory->kept);
  g_free (memory->sign);
  g_hash_table_unref (memory->missed);
  g_clear_object (&memory->inbox);
  g_free (memory);
}

/**
 * jalons_sync_memory_load:
 *
 * Has it what @holder kept when the program last ended, unless it has more already.
 */
void
jalons_sync_memory_load (JalonsSyncMemory *memory,
                         JalonsHolder *holder)
{
  if (memory->folder != NULL)
    return;
  memory->kept = g_strdup (jalons_holder_get_folder_memory (holder));
  memory->folder = jalons_folder_memory_parse (memory->kept);
}

/**
 * jalons_sync_memory_keep:
 *
 * Has @holder keep what outlives the program, when it is another one than before.
 */
void
jalons_sync_memory_keep (JalonsSyncMemory *memory,
                         JalonsHolder *holder)
{
  g_autofree char *text = jalons_folder_memory_to_text (memory->folder);

  if (g_strcmp0 (text, memory->kept != NULL ? memory->kept : "") == 0)
    return;
  jalons_holder_keep_folder_memory (holder, text);
  g_free (memory->kept);
  memory->kept = g_steal_pointer (&text);
}
