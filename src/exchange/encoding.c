/* The letters of a text file that says nothing of its encoding.
 * Invariant: a guess is made only where UTF-8 is impossible.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/encoding.h"

#include <string.h>

static char *
convert (const char *bytes,
         gsize length,
         const char *encoding)
{
  gsize written = 0;
  char *text = g_convert (bytes, (gssize) length, "UTF-8", encoding, NULL, &written, NULL);

  if (text != NULL && !g_utf8_validate_len (text, written, NULL))
    g_clear_pointer (&text, g_free);
  return text;
}

/**
 * jalons_decode:
 * @bytes: (array length=length): a text
 *
 * UTF-8 with or without a byte order mark; else what a mark says; else Windows-1252, as programs in French write.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL when it is in none of these
 */
char *
jalons_decode (const char *bytes,
               gsize length)
{
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    return convert (bytes + 3, length - 3, "UTF-8");
  if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    return convert (bytes, length, "UTF-16");
  if (g_utf8_validate_len (bytes, length, NULL))
    return g_strndup (bytes, length);
  return convert (bytes, length, "WINDOWS-1252");
}
