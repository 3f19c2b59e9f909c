/* Fuzz target: jalons_structures_read(), so the kinds of files and archives.
 * Invariant: as in fuzz.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "exchange/reader.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (JalonsSourceFile) file = jalons_source_file_new ("file", bytes);
  GError *error = NULL;
  g_autoptr (GPtrArray) structures = jalons_structures_read (&file, 1, &error);

  check_answer (structures != NULL, error);
  return 0;
}
