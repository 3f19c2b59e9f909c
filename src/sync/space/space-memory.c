/* What is remembered of the shared folder, in the data file.
 * Invariant: it is of the folder of the present membership: it goes when that is of another space.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-memory.h"

#include "sync/space/space-core-private.h"
#include "sync/space/space-private.h"

/* The key under which it is kept. */
#define KEY "folder"

static const char *
get_folder_memory (JalonsHolder *holder)
{
  JalonsStore *store = jalons_space_get_store (JALONS_SPACE (holder));

  return g_hash_table_lookup (jalons_store_get_sharing (store), KEY);
}

static gboolean
run_keep (JalonsShared *shared,
          gpointer data,
          GError **error)
{
  JalonsQuery *query = data;

  jalons_shared_set (shared, KEY, query->value);
  jalons_space_core_forget_folder (query->core);
  return TRUE;
}

/* Whatever is asked next finds it kept: the store does one thing after the other. */
static void
keep_folder_memory (JalonsHolder *holder,
                    const char *text)
{
  JalonsSpace *self = JALONS_SPACE (holder);
  JalonsQuery *query;

  if (!jalons_space_is_joined (self))
    return;
  g_hash_table_insert (jalons_store_get_sharing (jalons_space_get_store (self)), g_strdup (KEY), g_strdup (text));
  query = g_new0 (JalonsQuery, 1);
  query->value = g_strdup (text);
  jalons_space_ask (self, run_keep, query, keep_folder_memory, NULL, NULL, NULL);
}

/**
 * jalons_space_memory_read:
 *
 * Returns: (transfer full): what is remembered, in a transaction
 */
JalonsFolderMemory *
jalons_space_memory_read (JalonsShared *shared)
{
  g_autofree char *text = jalons_shared_get (shared, KEY);

  return jalons_folder_memory_parse (text);
}

/**
 * jalons_space_memory_forget:
 * @sharing: what is known in the main loop
 */
void
jalons_space_memory_forget (GHashTable *sharing)
{
  g_hash_table_remove (sharing, KEY);
}

/* The same in a transaction. */
void
jalons_space_memory_clear (JalonsShared *shared)
{
  jalons_shared_set (shared, KEY, "");
}

/**
 * jalons_space_memory_implement:
 * @iface: of #JalonsSpace
 */
void
jalons_space_memory_implement (JalonsHolderInterface *iface)
{
  iface->get_folder_memory = get_folder_memory;
  iface->keep_folder_memory = keep_folder_memory;
}
