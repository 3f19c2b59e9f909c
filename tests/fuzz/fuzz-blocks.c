/* Fuzz target: jalons_block_parse(), and that blocks which it accepts come out of a segment as they went in.
 * Invariant: as in fuzz.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "replica/segment.h"

static void
check_segment (JalonsBlock *block)
{
  JalonsSegment segment = { .first = block->number, .last = block->number };
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GBytes) packed = jalons_segment_pack (&block, 1);

  g_strlcpy (segment.replica, block->replica, sizeof segment.replica);
  g_strlcpy (segment.head, block->hash, sizeof segment.head);
  again = jalons_segment_unpack (&segment, packed);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_true (g_bytes_equal (((JalonsBlock *) again->pdata[0])->bytes, block->bytes));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GPtrArray) blocks = jalons_block_parse ((const char *) data, size);

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      g_autofree char *hash = jalons_block_unsigned_hash (blocks->pdata[i]);

      check_segment (blocks->pdata[i]);
    }
  return 0;
}
