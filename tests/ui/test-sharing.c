/* The dialog in which sharing begins asks what its way needs, in the order in which it is read.
 * Invariant: nothing is shared here: the dialog is closed before it asks anybody.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>

#include "ui/sharing/sharing-dialog.h"
#include "ui/sharing/sharing-form.h"

typedef struct
{
  const char *name;
  JalonsSharingKind kind;
  const char *first; /* what asks first, and has the keyboard */
} Case;

static const Case cases[] = {
  { "nextcloud", JALONS_SHARING_NEXTCLOUD, N_ ("Address of the Nextcloud") },
  { "webdav", JALONS_SHARING_WEBDAV, N_ ("Address of the shared folder (https://…)") },
  { "folder", JALONS_SHARING_FOLDER, N_ ("Folder") },
};

static GtkWidget *
row_of (GtkWidget *widget)
{
  return widget != NULL ? gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW) : NULL;
}

static gboolean
is_asked (GtkWindow *dialog,
          GType type,
          const char *title)
{
  GtkWidget *row = sample_find (GTK_WIDGET (dialog), type, title);

  return row != NULL && gtk_widget_get_mapped (row);
}

static void
test_first (gconstpointer data)
{
  const Case *what = data;
  Sample *sample = sample_open (TRUE);
  GtkWindow *dialog = jalons_sharing_dialog_new (sample->workspace);
  GtkWidget *row;

  gtk_window_present (dialog);
  sample_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "sharing.kind", "i", what->kind));
  sample_settle ();
  row = row_of (gtk_window_get_focus (dialog));
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, _ (what->first));

  gtk_window_destroy (dialog);
  sample_close (sample);
}

/* The name of the space is asked of who makes it, the inbox of who joins; and the button says which. */
static void
test_deed (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *dialog = jalons_sharing_dialog_new (sample->workspace);
  const char *label = _ ("What the space is called, such as “CIO de Roubaix”"), *inbox = _ ("Read and Remark Only");
  GtkWidget *create;

  gtk_window_present (dialog);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "sharing.kind", "i", JALONS_SHARING_FOLDER);
  sample_settle ();
  g_assert_false (is_asked (dialog, ADW_TYPE_ENTRY_ROW, label));
  g_assert_true (is_asked (dialog, ADW_TYPE_EXPANDER_ROW, inbox));
  g_assert_nonnull (sample_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, _ ("_Join")));
  sample_picture (dialog, 600, 480, "sharing-join");

  create = sample_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, _ ("Make a Space for Colleagues"));
  adw_action_row_activate (ADW_ACTION_ROW (create));
  sample_settle ();
  g_assert_true (is_asked (dialog, ADW_TYPE_ENTRY_ROW, label));
  g_assert_false (is_asked (dialog, ADW_TYPE_EXPANDER_ROW, inbox));
  g_assert_nonnull (sample_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, _ ("_Make the Space")));
  sample_picture (dialog, 600, 480, "sharing-create");

  gtk_window_destroy (dialog);
  sample_close (sample);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sharing/first/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_first);
    }
  g_test_add_func ("/sharing/deed", test_deed);
  return g_test_run ();
}
