/* Fuzz target: jalons_table_read(), the mapping of its columns, and the plan of what importing it would do.
 * Invariant: as in fuzz.h; and no column may hold what is not needed of people, whatever the titles.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "exchange/table.h"

static void
plan (JalonsTable *table)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = jalons_import_new_table (table, dataset, jalons_day_new (2026, 11, 20));
  JalonsMapping *mapping;
  g_autofree char *text = NULL, *key = NULL;

  jalons_import_answer (import, "table", "ambassadors");
  jalons_import_answer (import, "region", "Hauts-de-France");
  mapping = jalons_table_get_mapping (table);
  key = jalons_mapping_make_key (mapping);
  text = jalons_mapping_to_string (mapping);
  jalons_mapping_restore (mapping, text);
  for (unsigned i = 0; i < jalons_mapping_get_n_columns (mapping); i++)
    if (jalons_mapping_is_unneeded (mapping, i))
      g_assert_null (jalons_mapping_get (mapping, i));
  if (jalons_mapping_get_n_columns (mapping) > 0)
    jalons_import_answer (import, "column:0", "name");
  g_assert_cmpint (jalons_import_get_blocked (import) == NULL || jalons_import_get_drafts (import)->len == 0, ==, TRUE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  static const JalonsTableKind kinds[] = { JALONS_TABLE_NONE, JALONS_TABLE_AMBASSADORS, JALONS_TABLE_OFFERS,
                                           JALONS_TABLE_JOBS };
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (JalonsSourceFile) file = jalons_source_file_new ("table.csv", bytes);

  jalons_source_file_is_table (file);
  for (unsigned i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GError *error = NULL;
      g_autoptr (JalonsTable) table = jalons_table_read (file, kinds[i], &error);

      check_answer (table != NULL, error);
      if (table != NULL)
        plan (table);
    }
  return 0;
}
