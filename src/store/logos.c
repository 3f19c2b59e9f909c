/* Reads the logos that the schools of a dataset name.
 * Invariant: what is returned are the very bytes of the store, by their SHA-256.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/logos.h"

#include "store/files.h"

/**
 * jalons_logos_load:
 * @directory: the data folder
 * @dataset: whose schools
 *
 * Returns: (transfer full) (element-type utf8 GBytes): the PNG behind each School.logo that is there
 */
GHashTable *
jalons_logos_load (const char *directory,
                   JalonsDataset *dataset)
{
  GHashTable *logos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  GListModel *schools = jalons_dataset_get_list (dataset, JALONS_ENTITY_SCHOOL);

  for (unsigned i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (JalonsSchool) school = g_list_model_get_item (schools, i);
      const char *hash = jalons_school_logo (school);
      GBytes *png = *hash != '\0' && !g_hash_table_contains (logos, hash)
                      ? jalons_files_read (directory, JALONS_STORED_PNG, hash, NULL)
                      : NULL;

      if (png != NULL)
        g_hash_table_insert (logos, g_strdup (hash), png);
    }
  return logos;
}
