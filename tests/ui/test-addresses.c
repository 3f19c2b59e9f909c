/* Addresses that are opened outside of Jalons: a page, one that nothing opens, and that on which one signs in to a Nextcloud.
 * Invariant: the browser is one of this test's own: it writes down what it is to show.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cloud.h"
#include "sample.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ui/parts/open-address.h"
#include "ui/sharing/sharing-dialog.h"
#include "ui/sharing/sharing-form.h"

static char *shown; /* the file in which the browser writes */

static void
write_file (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
}

/* The folders are those of tests/display-run, which are empty. */
static void
install_browser (void)
{
  const char *data = g_get_user_data_dir ();
  g_autofree char *applications = g_build_filename (data, "applications", NULL);
  g_autofree char *program = g_build_filename (data, "browser", NULL);
  g_autofree char *entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Browser\nExec=%s %%u\n"
                                            "MimeType=x-scheme-handler/http;\n",
                                            program);
  g_autofree char *script = NULL;

  shown = g_build_filename (data, "shown", NULL);
  script = g_strdup_printf ("#!/bin/sh\nprintf %%s \"$1\" >'%s.part' && mv '%s.part' '%s'\n", shown, shown, shown);
  write_file (data, "browser", script);
  write_file (applications, "jalons-browser.desktop", entry);
  write_file (g_get_user_config_dir (), "mimeapps.list",
              "[Default Applications]\nx-scheme-handler/http=jalons-browser.desktop\n");
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
take_shown (void)
{
  g_autoptr (GError) error = NULL;
  char *address;

  sample_wait (is_there, shown);
  g_file_get_contents (shown, &address, NULL, &error);
  g_assert_no_error (error);
  g_unlink (shown);
  return address;
}

static void
test_opened (void)
{
  GtkWidget *window = gtk_window_new ();
  g_autofree char *address = NULL;

  jalons_open_address (GTK_WINDOW (window), "http://www.example.org/a?b=c%20d");
  address = take_shown ();
  g_assert_cmpstr (address, ==, "http://www.example.org/a?b=c%20d");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_asked (gpointer data)
{
  return sample_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static void
on_text (GObject *clipboard,
         GAsyncResult *result,
         gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_text (gpointer text)
{
  return *(char **) text != NULL;
}

/* What nothing opens is shown, and can be taken elsewhere. */
static void
test_none (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWindow *question;
  g_autofree char *copied = NULL;

  gtk_window_present (GTK_WINDOW (window));
  jalons_open_address (GTK_WINDOW (window), "jalons-nothing:here");
  sample_wait (is_asked, NULL);
  question = sample_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (sample_find (GTK_WIDGET (question), GTK_TYPE_LABEL, "jalons-nothing:here"));
  sample_picture (question, 500, 240, "address-none");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "accept");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (window), NULL, on_text, &copied);
  sample_wait (is_text, &copied);
  g_assert_cmpstr (copied, ==, "jalons-nothing:here");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Signing in to a Nextcloud */

static gboolean
has_account (gpointer dialog)
{
  GtkWidget *account = sample_find (dialog, ADW_TYPE_ACTION_ROW, _ ("Account"));

  return account != NULL && gtk_widget_get_mapped (account) &&
         g_str_equal (adw_action_row_get_subtitle (ADW_ACTION_ROW (account)), "marie@ac");
}

/* The address, the browser, and then what is asked of who has an account: the password is never seen. */
static void
test_log_in (void)
{
  g_auto (Cloud) cloud = { .n_polls_before = 1 };
  Sample *sample = sample_open (TRUE);
  GtkWindow *dialog = jalons_sharing_dialog_new (sample->workspace);
  g_autofree char *page = NULL, *flow = NULL;

  cloud_init (&cloud);
  gtk_window_present (dialog);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "sharing.kind", "i", JALONS_SHARING_NEXTCLOUD);
  sample_settle ();
  g_assert_nonnull (sample_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, _ ("_Log In…")));
  gtk_editable_set_text (GTK_EDITABLE (sample_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, _ ("Address of the Nextcloud"))),
                         cloud.where);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "sharing.accept", NULL));
  page = take_shown ();
  flow = g_strconcat (cloud.where, "login/v2/flow/guyjG", NULL);
  g_assert_cmpstr (page, ==, flow);

  sample_wait (has_account, dialog);
  g_assert_nonnull (sample_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, _ ("_Join")));
  g_assert_true (gtk_widget_get_mapped (sample_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, _ ("Folder in your files"))));
  g_assert_null (sample_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "abc"));
  sample_picture (dialog, 600, 560, "sharing-logged-in");

  gtk_window_destroy (dialog);
  sample_close (sample);
}

int
main (int argc,
      char *argv[])
{
  int status;

  sample_init (&argc, &argv);
  install_browser ();
  g_test_add_func ("/addresses/opened", test_opened);
  g_test_add_func ("/addresses/none", test_none);
  g_test_add_func ("/addresses/log-in", test_log_in);
  status = g_test_run ();
  g_free (shown);
  return status;
}
