/* Fuzz target: jalons_json_import(), and that what it accepts can be exported and read again.
 * Invariant: as in fuzz.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "exchange/json.h"

static void
accept (JalonsDataset *dataset,
        JalonsImport *import)
{
  GPtrArray *drafts = jalons_import_get_drafts (import);

  for (unsigned i = 0; i < drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (drafts, i));

      jalons_dataset_apply (dataset, &record, 1);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  GError *error = NULL;
  g_autoptr (JalonsImport) import = jalons_json_import (bytes, dataset, &error);
  g_autoptr (JalonsImport) again = NULL;
  g_autoptr (GBytes) exported = NULL;

  check_answer (import != NULL, g_steal_pointer (&error));
  if (import == NULL)
    return 0;
  accept (dataset, import);
  exported = jalons_json_export (dataset);
  again = jalons_json_import (exported, dataset, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jalons_import_get_drafts (again)->len, ==, 0);
  return 0;
}
