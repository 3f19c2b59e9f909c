/* Printing one case into a file.
 * Invariant: words are those of the language that the test asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

static void
print_case (const SampleCase *c,
            const char *path)
{
  Fixture fixture = { 0 };
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture, NULL);
  pdf = c->print (&fixture);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  fixture_tear_down (&fixture, NULL);
}

/**
 * sample_run:
 *
 * Returns: what main() returns: 1 when there is no such case
 */
int
sample_run (int argc,
            char *argv[],
            const SampleCase *cases,
            gsize n_cases)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("JALONS_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_assert_cmpint (argc, ==, 3);
  for (gsize i = 0; i < n_cases; i++)
    if (g_str_equal (cases[i].name, argv[1]))
      {
        print_case (&cases[i], argv[2]);
        return 0;
      }
  g_printerr ("no case %s\n", argv[1]);
  return 1;
}
