/* Packing blocks into files, and proving what a file holds.
 * Invariant: no more than the limit is ever unpacked, however little was sent.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "replica/segment.h"

#include <string.h>

#include "replica/gzip.h"

#define NUMBER_LENGTH 8
#define NAME_LENGTH   (JALONS_REPLICA_LENGTH + 1 + NUMBER_LENGTH + 1 + NUMBER_LENGTH + 1 + JALONS_HASH_LENGTH + 4)

/* Names */

/* Takes @length digits and the @end after them. */
static gboolean
take (const char **name,
      gsize length,
      const char *end,
      char *where)
{
  if (strspn (*name, "0123456789abcdef") < length || !g_str_has_prefix (*name + length, end))
    return FALSE;
  memcpy (where, *name, length);
  where[length] = '\0';
  *name += length + strlen (end);
  return TRUE;
}

/**
 * jalons_segment_parse_name:
 * @name: of a file in the folder, whoever put it there
 *
 * Returns: whether it is the name of a segment
 */
gboolean
jalons_segment_parse_name (JalonsSegment *segment,
                           const char *name)
{
  char first[NUMBER_LENGTH + 1], last[NUMBER_LENGTH + 1];

  if (strlen (name) != NAME_LENGTH || !take (&name, JALONS_REPLICA_LENGTH, "-", segment->replica) ||
      !take (&name, NUMBER_LENGTH, "-", first) || !take (&name, NUMBER_LENGTH, "-", last) ||
      !take (&name, JALONS_HASH_LENGTH, ".seg", segment->head) || *name != '\0')
    return FALSE;
  segment->first = (guint32) g_ascii_strtoull (first, NULL, 16);
  segment->last = (guint32) g_ascii_strtoull (last, NULL, 16);
  return segment->first > 0 && segment->first <= segment->last && segment->last - segment->first < JALONS_SEGMENT_MAX_BLOCKS;
}

/**
 * jalons_segment_make_name:
 *
 * Returns: (transfer full): digits, hyphens and ".seg": nothing in it depends on case, encoding or a file system
 */
char *
jalons_segment_make_name (const JalonsSegment *segment)
{
  return g_strdup_printf ("%s-%08x-%08x-%s.seg", segment->replica, segment->first, segment->last, segment->head);
}

/* In the order of their names. */
int
jalons_segment_compare (const JalonsSegment *a,
                        const JalonsSegment *b)
{
  int order = strcmp (a->replica, b->replica);

  if (order == 0 && a->first != b->first)
    order = a->first < b->first ? -1 : 1;
  if (order == 0 && a->last != b->last)
    order = a->last < b->last ? -1 : 1;
  return order != 0 ? order : strcmp (a->head, b->head);
}

/* Bytes */

/**
 * jalons_segment_pack:
 * @blocks: (array length=n_blocks): one after the other, of one replica
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
jalons_segment_pack (JalonsBlock *const *blocks,
                     guint n_blocks)
{
  g_autoptr (GByteArray) raw = g_byte_array_new ();

  for (guint i = 0; i < n_blocks; i++)
    g_byte_array_append (raw, g_bytes_get_data (blocks[i]->bytes, NULL), (guint) g_bytes_get_size (blocks[i]->bytes));
  return jalons_gzip (raw->data, raw->len);
}

static gboolean
is_chain (const JalonsSegment *segment,
          GPtrArray *blocks)
{
  const char *previous = NULL;

  if (blocks->len != segment->last - segment->first + 1)
    return FALSE;
  for (guint i = 0; i < blocks->len; i++)
    {
      const JalonsBlock *block = blocks->pdata[i];

      if (!g_str_equal (block->replica, segment->replica) || block->number != segment->first + i ||
          (previous != NULL && !g_str_equal (block->previous, previous)))
        return FALSE;
      previous = block->hash;
    }
  return g_str_equal (previous, segment->head);
}

/**
 * jalons_segment_is_newer:
 * @bytes: what jalons_segment_unpack() could not read
 *
 * Returns: whether that is because only a newer program can
 */
gboolean
jalons_segment_is_newer (GBytes *bytes)
{
  gsize length = g_bytes_get_size (bytes);
  g_autoptr (GBytes) raw = length <= JALONS_SEGMENT_MAX_BYTES ? jalons_gunzip (bytes, JALONS_SEGMENT_MAX_RAW, NULL) : NULL;

  return raw != NULL && jalons_block_is_newer (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw));
}

/**
 * jalons_segment_unpack:
 * @segment: what the name says
 * @bytes: what was found under it
 *
 * Returns: (transfer container) (element-type JalonsBlock) (nullable): the blocks; %NULL when the file is cut off, altered,
 *   too large, or not what its name says
 */
GPtrArray *
jalons_segment_unpack (const JalonsSegment *segment,
                       GBytes *bytes)
{
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GBytes) raw = NULL;
  gsize length = g_bytes_get_size (bytes);

  if (length == 0 || length > JALONS_SEGMENT_MAX_BYTES)
    return NULL;
  raw = jalons_gunzip (bytes, JALONS_SEGMENT_MAX_RAW, NULL);
  if (raw == NULL)
    return NULL;
  blocks = jalons_block_parse (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw));
  return blocks != NULL && is_chain (segment, blocks) ? g_steal_pointer (&blocks) : NULL;
}
