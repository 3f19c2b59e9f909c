/* Fuzz target: jalons_segment_unpack() of whatever is found under a name that is good.
 * Invariant: as in fuzz.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "replica/segment.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) blocks = NULL;
  JalonsSegment segment;

  g_assert_true (jalons_segment_parse_name (&segment, "00c0ffee00c0ffee-00000001-00000001-"
                                                      "0000000000000000000000000000000000000000000000000000000000000000"
                                                      ".seg"));
  blocks = jalons_segment_unpack (&segment, bytes);
  /* Nobody finds the bytes of that hash. */
  g_assert_null (blocks);
  return 0;
}
