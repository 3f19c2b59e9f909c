/* Fuzz target: jalons_words_unpack() of whatever stands where the words of a PDF should be.
 * Invariant: what has the sum that its name says is pages of text, or nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include "replica/gzip.h"
#include "sync/folder/words.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) packed = jalons_gzip (data, size), raw = g_bytes_new_static (data, size);
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
  g_auto (GStrv) pages = NULL, other = NULL;

  sum[32] = '\0';
  pages = jalons_words_unpack (packed, sum);
  for (unsigned i = 0; pages != NULL && pages[i] != NULL; i++)
    {
      g_assert_true (g_utf8_validate (pages[i], -1, NULL));
      g_assert_null (strchr (pages[i], '\f'));
    }
  other = jalons_words_unpack (raw, sum);
  return 0;
}
