/* Writes numbers, texts and references of a PDF. ISO 32000-1, 7.3.
 * Invariant: what is written depends on no locale, and ends with no space.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/form.h"

#include <math.h>
#include <string.h>

/* Nothing of ours is as far away: what is not a number, or beyond, is put there rather than written as a word. */
#define FARTHEST 1e6

static char *
write_digits (char *end,
              gint64 number)
{
  do
    *--end = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  return end;
}

/**
 * jalons_pdf_number:
 * @number: is rounded to a thousandth, which no printer shows
 */
void
jalons_pdf_number (GString *out,
                   double number)
{
  gint64 left = llround ((isnan (number) ? 0 : CLAMP (number, -FARTHEST, FARTHEST)) * 1000);
  char digits[24], *end = digits + sizeof digits, *at;

  if (left < 0)
    g_string_append_c (out, '-');
  left = ABS (left);
  /* With a thousand in front the zeros behind the point are there; then its place is taken by the point. */
  at = write_digits (end, 1000 + left % 1000);
  *at = '.';
  while (end > at && (end[-1] == '0' || end[-1] == '.'))
    end--;
  if (left >= 1000 || end == at)
    at = write_digits (at, left / 1000);
  g_string_append_len (out, at, end - at);
}

/**
 * jalons_pdf_numbers:
 *
 * Writes numbers with a space behind each.
 */
void
jalons_pdf_numbers (GString *out,
                    const double *numbers,
                    unsigned n)
{
  for (unsigned i = 0; i < n; i++)
    {
      jalons_pdf_number (out, numbers[i]);
      g_string_append_c (out, ' ');
    }
}

/**
 * jalons_pdf_bytes:
 *
 * Writes a string of bytes: a piece of shown text.
 */
void
jalons_pdf_bytes (GString *out,
                  const char *bytes,
                  gsize length)
{
  g_string_append_c (out, '(');
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\')
        g_string_append_c (out, '\\');
      /* Readers take a carriage return for the end of a line, and write "\n". */
      if (bytes[i] == '\r')
        g_string_append (out, "\\r");
      else
        g_string_append_c (out, bytes[i]);
    }
  g_string_append_c (out, ')');
}

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x7f || (guchar) *text < ' ')
      return FALSE;
  return TRUE;
}

/**
 * jalons_pdf_text:
 * @text: UTF-8; what is not becomes U+FFFD
 *
 * Writes a text string: as it is when it is ASCII, else as UTF-16 behind a byte order mark. ISO 32000-1, 7.9.2.2.
 */
void
jalons_pdf_text (GString *out,
                 const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree gunichar2 *units = NULL;
  long n = 0;

  if (is_plain (text))
    {
      jalons_pdf_bytes (out, text, strlen (text));
      return;
    }
  valid = g_utf8_make_valid (text, -1);
  units = g_utf8_to_utf16 (valid, -1, NULL, &n, NULL);
  g_string_append (out, "<FEFF");
  for (long i = 0; i < n; i++)
    g_string_append_printf (out, "%04X", units[i]);
  g_string_append_c (out, '>');
}

/**
 * jalons_pdf_entry:
 * @key: with its slash
 * @text: (nullable): as for jalons_pdf_text(); nothing is written when there is none
 */
void
jalons_pdf_entry (GString *out,
                  const char *key,
                  const char *text)
{
  if (text == NULL)
    return;
  g_string_append (out, key);
  jalons_pdf_text (out, text);
}

/**
 * jalons_pdf_reference:
 * @object: its number
 */
void
jalons_pdf_reference (GString *out,
                      unsigned object)
{
  char digits[24], *end = digits + sizeof digits, *at = write_digits (end, object);

  g_string_append_len (out, at, end - at);
  g_string_append (out, " 0 R");
}
