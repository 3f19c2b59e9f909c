/* The workspace when its data cannot be loaded.
 * Invariant: what is shown stays, and what failed can be asked for again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

static void
on_failed (JalonsWorkspace *workspace,
           const char *sentence,
           guint *n_failed)
{
  g_assert_cmpstr (sentence, !=, "");
  (*n_failed)++;
}

static gboolean
is_counted (gpointer data)
{
  return *(guint *) data > 0;
}

static void
test_year_again (void)
{
  Sample *sample = sample_open (TRUE);
  guint n_failed = 0;

  g_signal_connect (sample->workspace, "failed", G_CALLBACK (on_failed), &n_failed);
  jalons_store_close (jalons_workspace_get_store (sample->workspace));
  for (int i = 0; i < 2; i++)
    {
      jalons_workspace_set_start_year (sample->workspace, 2027);
      sample_wait (is_counted, &n_failed);
      g_assert_cmpuint (n_failed, ==, 1);
      n_failed = 0;
      g_assert_cmpint (jalons_workspace_get_start_year (sample->workspace), ==, 2026);
      g_assert_nonnull (jalons_workspace_get_year (sample->workspace));
    }
  /* The one that is shown needs no loading. */
  jalons_workspace_set_start_year (sample->workspace, 2026);
  sample_settle ();
  g_assert_cmpuint (n_failed, ==, 0);
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/workspace/year-again", test_year_again);
  return g_test_run ();
}
