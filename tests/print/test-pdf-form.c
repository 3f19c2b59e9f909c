/* The smallest things of a PDF: numbers, texts, strings of bytes.
 * Invariant: each case is what is given and the very bytes that must be written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "pdf/form.h"

typedef struct
{
  double number;
  const char *written;
} Number;

static const Number numbers[] = {
  { 0, "0" },
  { -0.0, "0" },
  { 1, "1" },
  { -1, "-1" },
  { 20, "20" },
  { 1000, "1000" },
  { 595.28, "595.28" },
  { 0.5, ".5" },
  { -0.25, "-.25" },
  { 10.01, "10.01" },
  { 12.3456, "12.346" },
  { 0.001, ".001" },
  { 0.0004, "0" },
  { -0.0004, "0" },
  { 999.9996, "1000" },
  { -0.9996, "-1" },
  { 1e9, "1000000" },
  { -1e300, "-1000000" },
  { (double) INFINITY, "1000000" },
  { (double) NAN, "0" },
};

static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      jalons_pdf_number (out, numbers[i].number);
      g_assert_cmpstr (out->str, ==, numbers[i].written);
    }
}

/* What is read back is what was written, to the thousandth. */
static void
test_all_numbers (void)
{
  for (int i = -20000; i <= 20000; i += 7)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      jalons_pdf_number (out, i / 1000.0);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (out->str, NULL), i / 1000.0, 1e-9);
    }
}

typedef struct
{
  const char *name;
  const char *text;
  const char *written;
} Text;

static const Text texts[] = {
  { "empty", "", "()" },
  { "plain", "3B", "(3B)" },
  { "parentheses", "a (b) \\", "(a \\(b\\) \\\\)" },
  { "accents", "é", "<FEFF00E9>" },
  { "beyond-the-plane", "x🚀", "<FEFF0078D83DDE80>" },
  { "control", "a\tb", "<FEFF006100090062>" },
  { "delete", "\x7f", "<FEFF007F>" },
  { "not-utf-8", "\xff", "<FEFFFFFD>" },
};

static void
test_text (gconstpointer data)
{
  const Text *text = data;
  g_autoptr (GString) out = g_string_new (NULL);

  jalons_pdf_text (out, text->text);
  g_assert_cmpstr (out->str, ==, text->written);
}

static void
test_bytes (void)
{
  static const char bytes[] = "\0\r\n()\\\xff";
  static const char written[] = "(\0\\r\n\\(\\)\\\\\xff)";
  g_autoptr (GString) out = g_string_new (NULL);

  jalons_pdf_bytes (out, bytes, sizeof bytes - 1);
  g_assert_cmpmem (out->str, out->len, written, sizeof written - 1);
}

static void
test_reference (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  jalons_pdf_reference (out, 4294967295);
  g_assert_cmpstr (out->str, ==, "4294967295 0 R");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/pdf-form/numbers", test_numbers);
  g_test_add_func ("/print/pdf-form/all-numbers", test_all_numbers);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/print/pdf-form/text/", texts[i].name, NULL);

      g_test_add_data_func (path, &texts[i], test_text);
    }
  g_test_add_func ("/print/pdf-form/bytes", test_bytes);
  g_test_add_func ("/print/pdf-form/reference", test_reference);
  return g_test_run ();
}
