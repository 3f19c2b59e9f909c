/* Identifiers: UUID version 4 and 5 (RFC 4122), and the check letter of a UAI.
 * Invariant: ids are lower case, 36 characters.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/id.h"

#include <string.h>

/* The namespace of Jalons for UUIDv5; drawn once, never to be changed. */
static const guint8 NAMESPACE[16] = { 0x6a, 0x61, 0x6c, 0x6f, 0x6e, 0x73, 0x4f, 0x1e,
                                      0x9d, 0x52, 0x3b, 0x77, 0xc0, 0x5a, 0xe4, 0x21 };

/**
 * jalons_id_random:
 *
 * Returns: (transfer full): a new UUID version 4
 */
char *
jalons_id_random (void)
{
  return g_uuid_string_random ();
}

static void
feed_word (GChecksum *checksum,
           const char *word)
{
  /* The separator keeps ("a", "bc") apart from ("ab", "c"). */
  g_checksum_update (checksum, (const guchar *) word, (gssize) strlen (word));
  g_checksum_update (checksum, (const guchar *) "\x1f", 1);
}

/**
 * jalons_id_from:
 * @kind: the entity's name ("division")
 * @...: the words that make the object what it is (UAI, year, class code), then %NULL
 *
 * Returns: (transfer full): the UUID version 5 of these words in the namespace of Jalons
 */
char *
jalons_id_from (const char *kind,
                ...)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 h[20];
  gsize length = sizeof h;
  va_list words;

  g_checksum_update (checksum, NAMESPACE, sizeof NAMESPACE);
  feed_word (checksum, kind);
  va_start (words, kind);
  for (const char *word = va_arg (words, const char *); word != NULL; word = va_arg (words, const char *))
    feed_word (checksum, word);
  va_end (words);
  g_checksum_get_digest (checksum, h, &length);

  h[6] = (h[6] & 0x0f) | 0x50;
  h[8] = (h[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7],
                          h[8], h[9], h[10], h[11], h[12], h[13], h[14], h[15]);
}

/**
 * jalons_id_is_hex:
 * @length: of a hash, an identity…
 *
 * Returns: whether @text is so many hexadecimal digits, in small letters
 */
gboolean
jalons_id_is_hex (const char *text,
                  gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789abcdef") == length;
}

/**
 * jalons_uai_valid:
 * @uai: (nullable): "0590116F"
 *
 * The letter of a UAI is a check on its seven digits, modulo 23.
 *
 * Returns: whether the form and the letter are right
 */
gboolean
jalons_uai_valid (const char *uai)
{
  static const char letters[] = "ABCDEFGHJKLMNPRSTUVWXYZ";
  unsigned number = 0;

  if (uai == NULL || strlen (uai) != 8)
    return FALSE;
  for (int i = 0; i < 7; i++)
    {
      if (!g_ascii_isdigit (uai[i]))
        return FALSE;
      number = number * 10 + (unsigned) (uai[i] - '0');
    }
  return letters[number % 23] == g_ascii_toupper (uai[7]);
}
