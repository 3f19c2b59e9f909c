/* Fuzz target: jalons_sts_read().
 * Invariant: as in fuzz.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "exchange/sts.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  GError *error = NULL;
  g_autoptr (JalonsStructure) structure = jalons_sts_read (bytes, &error);

  check_answer (structure != NULL, error);
  return 0;
}
