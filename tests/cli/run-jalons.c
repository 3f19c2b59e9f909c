/* The program that was built, run by a test.
 * Invariant: it is that of the build, never one that is installed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "run-jalons.h"

char *
run_jalons (const char *data,
            const char *const *words)
{
  g_autofree char *program = g_build_filename (g_getenv ("JALONS_BUILD_ROOT"), "src", "jalons", NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;

  g_strv_builder_add_many (builder, program, "--data", data, NULL);
  g_strv_builder_addv (builder, (const char **) words);
  argv = g_strv_builder_end (builder);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}
