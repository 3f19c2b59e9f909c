/* Files of blocks in the shared folder: their names, and what is in them.
 * Invariant: a name says all that its bytes must prove; a file that does not is as good as absent.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "replica/block.h"

G_BEGIN_DECLS

#define JALONS_SEGMENT_MAX_BYTES  (8 * 1024 * 1024)  /* packed */
#define JALONS_SEGMENT_MAX_RAW    (64 * 1024 * 1024) /* unpacked */
#define JALONS_SEGMENT_MAX_BLOCKS 100000

/**
 * JalonsSegment:
 * @replica: whose blocks
 * @first: the number of the first of them
 * @last: that of the last
 * @head: the hash of the last, which commits to all those before it
 */
typedef struct
{
  char replica[JALONS_REPLICA_LENGTH + 1];
  guint32 first;
  guint32 last;
  char head[JALONS_HASH_LENGTH + 1];
} JalonsSegment;

gboolean   jalons_segment_parse_name (JalonsSegment *segment, const char *name);
char      *jalons_segment_make_name  (const JalonsSegment *segment);
int        jalons_segment_compare    (const JalonsSegment *a, const JalonsSegment *b);
GBytes    *jalons_segment_pack       (JalonsBlock *const *blocks, guint n_blocks);
gboolean   jalons_segment_is_newer (GBytes *bytes);
GPtrArray *jalons_segment_unpack     (const JalonsSegment *segment, GBytes *bytes);

G_END_DECLS
