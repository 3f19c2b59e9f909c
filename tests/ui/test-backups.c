/* The backups: one is made, what it holds is told, and it is put back after a question.
 * Invariant: the data are looked at again after the store was opened anew.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n.h>

#include "ui/dialogs/backups-dialog.h"
#include "ui/dialogs/division-dialog.h"
#include "ui/preferences/preferences.h"

static GtkWidget *
find_restore (GtkWindow *window)
{
  GtkWidget *row = sample_find (GTK_WIDGET (window), ADW_TYPE_PREFERENCES_GROUP, NULL);

  return sample_find (row, GTK_TYPE_BUTTON, NULL);
}

static gboolean
has_backup (gpointer data)
{
  return find_restore (data) != NULL;
}

static gboolean
has_four_divisions (gpointer data)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (data);

  return divisions->len == 4;
}

static gboolean
has_five_divisions (gpointer data)
{
  g_autoptr (GPtrArray) divisions = NULL;

  if (jalons_workspace_get_store (data) == NULL)
    return FALSE;
  divisions = jalons_workspace_list_divisions (data);
  return divisions->len == 5;
}

static gboolean
asks (gpointer data)
{
  return sample_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static void
answer (const char *response)
{
  sample_wait (asks, NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (sample_find_window (ADW_TYPE_MESSAGE_DIALOG)), response);
  gtk_window_close (sample_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_restore (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_backups_dialog_new (sample->workspace);

  gtk_window_present (window);
  if (!has_backup (window))
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "backups.back-up", NULL));
  sample_wait (has_backup, window);
  sample_settle ();
  sample_picture (window, 0, 0, "backups");

  jalons_division_dialog_delete (sample->workspace, jalons_workspace_get_division (sample->workspace));
  sample_wait (has_four_divisions, sample->workspace);
  g_signal_emit_by_name (find_restore (window), "clicked");
  answer ("cancel");
  sample_settle ();
  g_assert_true (has_four_divisions (sample->workspace));
  g_signal_emit_by_name (find_restore (window), "clicked");
  answer ("accept");
  sample_wait (has_five_divisions, sample->workspace);
  sample_settle ();
  gtk_window_destroy (window);
  sample_close (sample);
}

static void
on_refused (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (jalons_workspace_open_finish (JALONS_WORKSPACE (object), result, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_KIND);
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* What cannot be opened can be replaced. */
static void
test_spoilt (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_backups_dialog_new (sample->workspace);
  g_autofree char *file = g_build_filename (sample->folder, "jalons.db", NULL);
  g_autoptr (GError) error = NULL;
  gboolean refused = FALSE;

  gtk_window_present (window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "backups.back-up", NULL));
  sample_wait (has_backup, window);
  sample_settle ();
  gtk_window_destroy (window);
  jalons_workspace_close (sample->workspace);
  g_file_set_contents (file, "This was the data of a whole year.", -1, &error);
  g_assert_no_error (error);
  jalons_workspace_open_async (sample->workspace, sample->folder, on_refused, &refused);
  sample_wait (is_true, &refused);

  window = jalons_backups_dialog_new (sample->workspace);
  gtk_window_present (window);
  sample_wait (has_backup, window);
  sample_picture (window, 0, 0, "backups-spoilt");
  g_assert_false (gtk_widget_is_sensitive (sample_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, _ ("_Back Up Now"))));
  g_signal_emit_by_name (find_restore (window), "clicked");
  answer ("accept");
  sample_wait (has_five_divisions, sample->workspace);
  sample_settle ();
  gtk_window_destroy (window);
  sample_close (sample);
}

/* Every dialog that can be opened on no data at all says what it is for. */
static void
test_empty (void)
{
  Sample *sample = sample_open (FALSE);
  GtkWindow *backups = jalons_backups_dialog_new (sample->workspace);
  GtkWindow *preferences = jalons_preferences_new (sample->workspace);

  sample_picture (backups, 0, 0, "backups-empty");
  sample_picture (preferences, 0, 0, "preferences-empty");
  jalons_preferences_show_page (JALONS_PREFERENCES (preferences), "reference");
  sample_settle ();
  g_assert_null (jalons_workspace_get_undo_label (sample->workspace));
  gtk_window_destroy (backups);
  gtk_window_destroy (preferences);
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/backups/restore", test_restore);
  g_test_add_func ("/ui/backups/spoilt", test_spoilt);
  g_test_add_func ("/ui/backups/empty", test_empty);
  return g_test_run ();
}
