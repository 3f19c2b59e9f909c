/* A window that stays open over midnight turns to the new day.
 * Invariant: the day is set by the test; nothing waits for a clock.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include "ui/today.h"

static JalonsDay the_day;
static int n_asked;

static JalonsDay
tell_day (void)
{
  n_asked++;
  return the_day;
}

static void
count (gpointer place)
{
  ++*(int *) place;
}

static void
test_midnight (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWidget *window = gtk_window_new ();
  JalonsDay eve = jalons_workspace_get_today (sample->workspace);
  int year = jalons_workspace_get_start_year (sample->workspace);
  int n_changed = 0, n_days = 0, asked;

  g_signal_connect_swapped (sample->workspace, "changed", G_CALLBACK (count), &n_changed);
  g_signal_connect_swapped (sample->workspace, "notify::today", G_CALLBACK (count), &n_days);
  the_day = eve;
  jalons_today_follow (GTK_WINDOW (window), sample->workspace, tell_day);

  g_object_notify (G_OBJECT (window), "is-active");
  g_assert_cmpint (n_changed, ==, 0);
  /* Over the last night of the school year too: what is open stays open. */
  the_day = jalons_day_new (2027, 8, 1);
  g_object_notify (G_OBJECT (window), "is-active");
  g_assert_cmpint (n_changed, ==, 1);
  g_assert_cmpint (n_days, ==, 1);
  g_assert_cmpint (jalons_workspace_get_today (sample->workspace), ==, the_day);
  g_assert_cmpint (jalons_workspace_get_start_year (sample->workspace), ==, year);

  gtk_window_destroy (GTK_WINDOW (window));
  asked = n_asked;
  jalons_workspace_set_today (sample->workspace, eve);
  g_assert_cmpint (n_changed, ==, 2);
  g_assert_cmpint (n_asked, ==, asked);
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/today/midnight", test_midnight);
  return g_test_run ();
}
