/* What the pieces of a file are called, and whether a listing has them all.
 * Invariant: a name that is not exactly as ours are is passed over.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/pieces.h"

#include <string.h>

#include "replica/round.h"

#define BLOB "blob"

/**
 * jalons_piece_folder:
 * @hash: of the whole file
 *
 * Returns: (transfer full): the folder of its pieces
 */
char *
jalons_piece_folder (const char *hash)
{
  return g_strdup_printf (BLOB "/%.2s", hash);
}

/**
 * jalons_piece_make_name:
 * @number: from 1 on
 * @count: of the pieces
 *
 * Returns: (transfer full): the name in its folder
 */
char *
jalons_piece_make_name (const char *hash,
                        guint number,
                        guint count)
{
  return g_strdup_printf ("%s.%u-%u", hash, number, count);
}

static gboolean
take_number (const char **text,
             char end,
             guint *number)
{
  const char *start = *text;
  char *rest;
  guint64 value;

  if (!g_ascii_isdigit (*start) || *start == '0')
    return FALSE;
  value = g_ascii_strtoull (start, &rest, 10);
  if (*rest != end || value > JALONS_PIECES_MAX)
    return FALSE;
  *number = (guint) value;
  *text = rest + 1;
  return TRUE;
}

/**
 * jalons_piece_parse_name:
 *
 * Returns: whether @name is that of a piece, and of which
 */
gboolean
jalons_piece_parse_name (const char *name,
                         char hash[65],
                         guint *number,
                         guint *count)
{
  const char *rest;

  if (strlen (name) < 68 || strspn (name, "0123456789abcdef") != 64 || name[64] != '.')
    return FALSE;
  g_strlcpy (hash, name, 65);
  rest = name + 65;
  return take_number (&rest, '-', number) && take_number (&rest, '\0', count) && *number <= *count;
}

/**
 * jalons_pieces_find:
 * @listing: (element-type JalonsListed): of the folder of the pieces
 * @size: (out) (optional): of the whole
 *
 * Returns: in how many pieces the file is there, whole; 0 when it is not
 */
guint
jalons_pieces_find (GArray *listing,
                    const char *hash,
                    guint64 *size)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL); /* count → how many of them */
  g_autoptr (GHashTable) sizes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  guint found = 0;

  for (guint i = 0; i < listing->len; i++)
    {
      const JalonsListed *listed = &g_array_index (listing, JalonsListed, i);
      char of[65];
      guint number, count, n;
      guint64 *sum;

      if (!jalons_piece_parse_name (listed->name, of, &number, &count) || !g_str_equal (of, hash))
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, GUINT_TO_POINTER (count))) + 1;
      sum = g_hash_table_lookup (sizes, GUINT_TO_POINTER (count));
      if (sum == NULL)
        g_hash_table_insert (sizes, GUINT_TO_POINTER (count), sum = g_new0 (guint64, 1));
      *sum += listed->size;
      g_hash_table_insert (seen, GUINT_TO_POINTER (count), GUINT_TO_POINTER (n));
      if (n == count && (found == 0 || count < found))
        found = count;
    }
  if (found > 0 && size != NULL)
    *size = *(guint64 *) g_hash_table_lookup (sizes, GUINT_TO_POINTER (found));
  return found;
}
