/* A school is entered by hand with its classes, and deleted with them.
 * Invariant: every test ends by looking at the workspace, not at the widget.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>

#include "ui/dialogs/division-dialog.h"
#include "ui/dialogs/school-dialog.h"

static GtkWidget *
find_row (GtkWindow *window,
          const char *title)
{
  GtkWidget *row = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  return row;
}

static gboolean
is_mermoz (gpointer data)
{
  JalonsSchool *school = jalons_workspace_get_school (data);

  return school != NULL && g_str_equal (jalons_school_uai (school), "0590116F") &&
         jalons_workspace_get_year (data) != NULL;
}

static gboolean
is_3z (gpointer data)
{
  JalonsDivision *division = jalons_workspace_get_division (data);

  return division != NULL && g_str_equal (jalons_division_code (division), "3Z");
}

static void
add_school (Sample *sample)
{
  GtkWindow *window = jalons_school_dialog_new (sample->workspace);
  GtkWidget *uai = find_row (window, _ ("UAI, such as 0590116F")), *name = find_row (window, _ ("Name"));

  gtk_editable_set_text (GTK_EDITABLE (uai), "059");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  g_assert_true (gtk_widget_has_css_class (uai, "error"));
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  gtk_editable_set_text (GTK_EDITABLE (uai), "0590116a");
  gtk_editable_set_text (GTK_EDITABLE (name), "Collège Mermoz");
  sample_picture (window, 0, 0, "school-dialog");
  g_assert_nonnull (sample_find (GTK_WIDGET (window), GTK_TYPE_LABEL,
                                 _ ("Check the UAI 0590116A: its digits go with the letter F.")));
  gtk_editable_set_text (GTK_EDITABLE (uai), "0590116f");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_wait (is_mermoz, sample->workspace);
}

static void
test_add (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window;

  add_school (sample);
  g_assert_cmpstr (jalons_year_zone (jalons_workspace_get_year (sample->workspace)), ==, "B");
  g_assert_null (jalons_workspace_get_division (sample->workspace));

  window = jalons_school_dialog_new (sample->workspace);
  gtk_editable_set_text (GTK_EDITABLE (find_row (window, _ ("UAI, such as 0590116F"))), "0590116F");
  gtk_editable_set_text (GTK_EDITABLE (find_row (window, _ ("Name"))), "Twice");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  g_assert_true (gtk_widget_has_css_class (find_row (window, NULL), "error"));
  gtk_window_destroy (window);

  /* The class that was added last is the one that is seen. */
  for (char code[] = "3X"; code[1] <= 'Z'; code[1]++)
    {
      window = jalons_division_dialog_new (sample->workspace, NULL);
      gtk_editable_set_text (GTK_EDITABLE (find_row (window, _ ("Code"))), code);
      jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
    }
  sample_wait (is_3z, sample->workspace);
  sample_close (sample);
}

static guint
count_schools (JalonsWorkspace *workspace)
{
  g_autoptr (GPtrArray) schools = jalons_workspace_list_schools (workspace);

  return schools->len;
}

static gboolean
is_empty (gpointer data)
{
  return count_schools (data) == 0;
}

static gboolean
has_five_classes (gpointer data)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (data);

  return count_schools (data) == 1 && divisions->len == 5;
}

static void
keep_message (JalonsWorkspace *workspace,
              const char *text,
              gboolean offer_undo,
              char **message)
{
  g_free (*message);
  *message = offer_undo ? g_strdup (text) : NULL;
}

static gboolean
has_message (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_delete (void)
{
  Sample *sample = sample_open (TRUE);
  g_autofree char *message = NULL;

  g_signal_connect (sample->workspace, "message", G_CALLBACK (keep_message), &message);
  jalons_school_dialog_delete (sample->workspace, jalons_workspace_get_school (sample->workspace));
  sample_wait (is_empty, sample->workspace);
  sample_wait (has_message, &message);
  g_assert_nonnull (strstr (message, "5 classes"));
  jalons_workspace_undo (sample->workspace);
  sample_wait (has_five_classes, sample->workspace);
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/school/add", test_add);
  g_test_add_func ("/ui/school/delete", test_delete);
  return g_test_run ();
}
