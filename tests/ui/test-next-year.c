/* Preparing the next year: what is shown of it, what is written, and that it can be taken back as a whole.
 * Invariant: every change of the data is looked for in the year that it is about, and not found in the other one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n.h>

#include "exchange/demo.h"
#include "plan/gestures.h"
#include "plan/next-year.h"
#include "ui/classes/classes-view.h"
#include "ui/next-year/next-year-dialog.h"
#include "ui/next-year/next-year-list.h"
#include "ui/year/year-view.h"

static GtkWidget *
find_button (gpointer window,
             const char *label)
{
  return sample_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, label);
}

/* The page of the dialog that is shown. */
static const char *
shown_page (gpointer window)
{
  GtkWidget *stack = sample_find (GTK_WIDGET (window), GTK_TYPE_STACK, NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static gboolean
shows_preview (gpointer window)
{
  return g_strcmp0 (shown_page (window), "preview") == 0;
}

static gboolean
shows_unknown (gpointer window)
{
  return g_strcmp0 (shown_page (window), "unknown") == 0;
}

static GtkWindow *
open_dialog (Sample *sample)
{
  GtkWindow *window = jalons_next_year_dialog_new (sample->workspace);

  gtk_window_present (window);
  return window;
}

static GListModel *
lines_of (GtkWindow *window)
{
  /* It is below the choice of kinds, which has a list of its own. */
  GtkWidget *whole = sample_find (GTK_WIDGET (window), JALONS_TYPE_NEXT_YEAR_LIST, NULL);
  GtkWidget *below = gtk_widget_get_last_child (gtk_widget_get_first_child (whole));
  GtkWidget *list = sample_find (below, GTK_TYPE_LIST_VIEW, NULL);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static gboolean
is_closed (gpointer window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) open = g_list_model_get_item (windows, i);

      if (open == window)
        return FALSE;
    }
  return TRUE;
}

static void
accept (GtkWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "next-year.accept", NULL));
  sample_wait (is_closed, window);
}

static gboolean
has_2027 (gpointer workspace)
{
  return jalons_workspace_get_start_year (workspace) == 2027 && jalons_workspace_get_year (workspace) != NULL;
}

static gboolean
has_2026 (gpointer workspace)
{
  return jalons_workspace_get_start_year (workspace) == 2026 && jalons_workspace_get_year (workspace) != NULL;
}

static guint
count (Sample *sample,
       JalonsEntityId entity)
{
  return g_list_model_get_n_items (jalons_dataset_get_list (jalons_workspace_get_dataset (sample->workspace), entity));
}

static void
show_year (Sample *sample,
           int start)
{
  jalons_workspace_set_start_year (sample->workspace, start);
  sample_wait (start == 2026 ? has_2026 : has_2027, sample->workspace);
}

/* What the workspace holds of the open year is what is on the disk of it. */
static void
assert_as_loaded (Sample *sample)
{
  int start = jalons_workspace_get_start_year (sample->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDataset) loaded = jalons_store_load (jalons_workspace_get_store (sample->workspace), start, &error);

  g_assert_no_error (error);
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      GListModel *list = jalons_dataset_get_list (loaded, (JalonsEntityId) e);

      g_assert_cmpuint (count (sample, (JalonsEntityId) e), ==, g_list_model_get_n_items (list));
    }
}

/* The picture and the words of what would be done, on the demonstration. */
static void
test_preview (void)
{
  Sample *sample = sample_open (FALSE);
  g_autoptr (GPtrArray) drafts = jalons_demo_build ();
  GtkWindow *window;
  GtkWidget *search;
  guint n_lines;

  jalons_workspace_write (sample->workspace, "Demo", drafts);
  sample_wait (has_2026, sample->workspace);
  window = open_dialog (sample);
  sample_picture (window, 0, 0, "next-year");
  sample_wait (shows_preview, window);
  sample_picture (window, 0, 0, "next-year");
  n_lines = g_list_model_get_n_items (lines_of (window));
  g_assert_cmpuint (n_lines, >, 50);

  search = sample_find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "3e");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (lines_of (window)), <, n_lines);
  sample_picture (window, 0, 0, "next-year-search");
  gtk_editable_set_text (GTK_EDITABLE (search), "zzz");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (lines_of (window)), ==, 0);
  gtk_window_close (window);
  sample_wait (is_closed, window);
  g_assert_cmpstr (jalons_workspace_get_undo_label (sample->workspace), ==, "Demo");
  sample_close (sample);
}

static void
on_opened (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GError) error = NULL;

  jalons_workspace_open_finish (JALONS_WORKSPACE (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* As when the program is closed and started again. */
static void
restart (Sample *sample)
{
  gboolean opened = FALSE;

  jalons_workspace_close (sample->workspace);
  jalons_workspace_open_async (sample->workspace, sample->folder, on_opened, &opened);
  sample_wait (is_true, &opened);
}

/* Written as a whole, shown, taken back as a whole also after a restart, done again. */
static void
test_write (void)
{
  Sample *sample = sample_open (TRUE);
  guint n_activities = count (sample, JALONS_ENTITY_ACTIVITY);
  g_autofree char *label = g_strdup_printf (_ ("Prepare %s"), "2027-2028");
  GtkWindow *window = open_dialog (sample);

  sample_wait (shows_preview, window);
  accept (window);
  sample_wait (has_2027, sample->workspace);
  g_assert_cmpstr (jalons_workspace_get_undo_label (sample->workspace), ==, label);
  g_assert_cmpuint (count (sample, JALONS_ENTITY_DIVISION), ==, 5);
  g_assert_cmpuint (count (sample, JALONS_ENTITY_ACTIVITY), ==, n_activities);
  assert_as_loaded (sample);

  /* Undone while it is shown, after a restart: the year before is shown. */
  restart (sample);
  assert_as_loaded (sample);
  jalons_workspace_undo (sample->workspace);
  sample_wait (has_2026, sample->workspace);
  assert_as_loaded (sample);
  g_assert_cmpuint (count (sample, JALONS_ENTITY_YEAR), ==, 1);

  /* Redone and undone while the year before is shown: nothing of it is seen there. */
  jalons_workspace_redo (sample->workspace);
  sample_settle ();
  g_assert_true (has_2026 (sample->workspace));
  g_assert_cmpuint (count (sample, JALONS_ENTITY_YEAR), ==, 2);
  assert_as_loaded (sample);
  show_year (sample, 2027);
  g_assert_cmpuint (count (sample, JALONS_ENTITY_ACTIVITY), ==, n_activities);
  show_year (sample, 2026);
  jalons_workspace_undo (sample->workspace);
  sample_settle ();
  assert_as_loaded (sample);
  g_assert_cmpuint (count (sample, JALONS_ENTITY_YEAR), ==, 1);
  sample_close (sample);
}

/* A second time there is nothing to do; what was deleted stays away until it is asked for. */
static void
test_again (void)
{
  Sample *sample = sample_open (TRUE);
  g_autofree char *id = jalons_division_make_id ("0599999N", 2027, "3B");
  g_autofree char *nothing = g_strdup_printf (_ ("Nothing is left to prepare: %s has everything already."), "2027-2028");
  g_autofree char *show = g_strdup_printf (_ ("_Show %s"), "2027-2028");
  GtkWindow *window = open_dialog (sample);
  GtkWidget *restore;

  sample_wait (shows_preview, window);
  accept (window);
  sample_wait (has_2027, sample->workspace);

  restart (sample);
  jalons_workspace_delete (sample->workspace, "Delete",
                           jalons_dataset_lookup (jalons_workspace_get_dataset (sample->workspace),
                                                  JALONS_ENTITY_DIVISION, id),
                           "Deleted");
  sample_settle ();
  g_assert_cmpuint (count (sample, JALONS_ENTITY_DIVISION), ==, 4);

  show_year (sample, 2026);
  window = open_dialog (sample);
  sample_wait (shows_preview, window);
  g_assert_nonnull (sample_find (GTK_WIDGET (window), GTK_TYPE_LABEL, nothing));
  g_assert_nonnull (find_button (window, show));
  sample_picture (window, 0, 0, "next-year-again");
  restore = sample_find (GTK_WIDGET (window), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_true (gtk_widget_get_visible (restore));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (restore), TRUE);
  g_assert_nonnull (find_button (window, _ ("_Prepare")));
  accept (window);
  sample_wait (has_2027, sample->workspace);
  g_assert_cmpuint (count (sample, JALONS_ENTITY_DIVISION), ==, 5);
  jalons_workspace_undo (sample->workspace);
  sample_settle ();
  g_assert_cmpuint (count (sample, JALONS_ENTITY_DIVISION), ==, 4);
  g_assert_true (has_2027 (sample->workspace));
  sample_close (sample);
}

/* A preparation that was undone is nothing that was deleted: it can be prepared again. */
static void
test_undone (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = open_dialog (sample);

  sample_wait (shows_preview, window);
  accept (window);
  sample_wait (has_2027, sample->workspace);
  jalons_workspace_undo (sample->workspace);
  sample_wait (has_2026, sample->workspace);
  window = open_dialog (sample);
  sample_wait (shows_preview, window);
  g_assert_nonnull (find_button (window, _ ("_Prepare")));
  accept (window);
  sample_wait (has_2027, sample->workspace);
  g_assert_cmpuint (count (sample, JALONS_ENTITY_DIVISION), ==, 5);
  sample_close (sample);
}

static gboolean
has_no_school (gpointer workspace)
{
  return jalons_workspace_get_school (workspace) == NULL;
}

/* The views that show a year while it is taken away from under them, and the school with it. */
static void
test_views (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWidget *views[] = { jalons_classes_view_new (sample->workspace), jalons_year_view_new (sample->workspace) };
  GtkWindow *windows[G_N_ELEMENTS (views)], *window;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      windows[i] = GTK_WINDOW (adw_window_new ());
      adw_window_set_content (ADW_WINDOW (windows[i]), views[i]);
      gtk_window_set_default_size (windows[i], 1100, 700);
      gtk_window_present (windows[i]);
    }
  window = open_dialog (sample);
  sample_wait (shows_preview, window);
  accept (window);
  sample_wait (has_2027, sample->workspace);
  sample_settle ();
  jalons_workspace_undo (sample->workspace);
  sample_wait (has_2026, sample->workspace);
  sample_settle ();
  jalons_workspace_undo (sample->workspace);
  sample_wait (has_no_school, sample->workspace);
  sample_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_window_destroy (windows[i]);
  sample_close (sample);
}

/* What is written elsewhere while the preview is open is in the preview. */
static void
test_follows (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = open_dialog (sample);
  g_autoptr (GPtrArray) drafts = NULL;
  guint n_lines;

  sample_wait (shows_preview, window);
  n_lines = g_list_model_get_n_items (lines_of (window));
  drafts = jalons_gesture_delete (jalons_workspace_get_dataset (sample->workspace),
                                  jalons_workspace_get_division (sample->workspace));
  jalons_workspace_write (sample->workspace, "Delete", drafts);
  sample_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (lines_of (window)), ==, n_lines - 1);
  gtk_window_close (window);
  sample_wait (is_closed, window);
  sample_close (sample);
}

static gboolean
has_2028 (gpointer workspace)
{
  GListModel *years = jalons_dataset_get_list (jalons_workspace_get_dataset (workspace), JALONS_ENTITY_YEAR);

  return g_list_model_get_n_items (years) == 3;
}

/* A year whose dates nobody has published: the dialog leads to where they are imported. */
static void
test_unknown (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = open_dialog (sample);

  sample_wait (shows_preview, window);
  accept (window);
  sample_wait (has_2027, sample->workspace);
  window = open_dialog (sample);
  sample_wait (shows_unknown, window);
  sample_picture (window, 0, 0, "next-year-unknown");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "next-year.calendar", NULL));
  sample_wait (has_2028, sample->workspace);
  g_assert_true (has_2027 (sample->workspace));
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/next-year/preview", test_preview);
  g_test_add_func ("/ui/next-year/write", test_write);
  g_test_add_func ("/ui/next-year/again", test_again);
  g_test_add_func ("/ui/next-year/undone", test_undone);
  g_test_add_func ("/ui/next-year/views", test_views);
  g_test_add_func ("/ui/next-year/follows", test_follows);
  g_test_add_func ("/ui/next-year/unknown", test_unknown);
  return g_test_run ();
}
