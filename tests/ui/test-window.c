/* The window of the program as a whole.
 * Invariant: what is to be checked is told once: by the sidebar where it is shown, else by the switcher of views.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include "ui/check/check-points.h"

typedef struct
{
  JalonsWindow *window;
  guint badge;
} Told;

static gboolean
is_open (gpointer window)
{
  return jalons_workspace_get_store (jalons_window_get_workspace (window)) != NULL;
}

static gboolean
has_badge (gpointer data)
{
  const Told *told = data;
  AdwViewStackPage *page = jalons_window_get_page (told->window, "check");

  return page != NULL && adw_view_stack_page_get_badge_number (page) == told->badge;
}

static void
show_sidebar (JalonsWindow *window,
              gboolean shown)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "sidebar-visible", g_variant_new_boolean (shown));
}

static void
test_told_once (void)
{
  g_autofree char *folder = g_dir_make_tmp ("jalons-ui-XXXXXX", NULL);
  JalonsWindow *window = sample_open_window (folder, 1366, 700);
  JalonsWorkspace *workspace = jalons_window_get_workspace (window);
  gboolean with_advice = g_settings_get_boolean (jalons_window_get_settings (window), "check-advice");
  Told nothing = { window, 0 }, points = { window, 0 };

  sample_wait (is_open, window);
  sample_fill (workspace, "rules/every-rule.json");
  points.badge = (guint) jalons_check_count (workspace, with_advice).points;
  g_assert_cmpuint (points.badge, >, 0);

  show_sidebar (window, FALSE);
  sample_wait (has_badge, &points);
  sample_picture (GTK_WINDOW (window), 1366, 700, "window-without-sidebar");
  show_sidebar (window, TRUE);
  sample_wait (has_badge, &nothing);
  sample_picture (GTK_WINDOW (window), 1366, 700, "window-with-sidebar");

  gtk_window_destroy (GTK_WINDOW (window));
  sample_settle ();
  sample_remove (folder);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/window/told-once", test_told_once);
  return g_test_run ();
}
