/* The preferences write what is typed, one gesture a change, and say what is wrong.
 * Invariant: every test ends by looking at the workspace, not at the widget.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>

#include "core/published/known-levels.h"
#include "plan/levels.h"
#include "ui/dialogs/absence-dialog.h"
#include "ui/dialogs/closure-dialog.h"
#include "ui/dialogs/division-dialog.h"
#include "ui/dialogs/level-dialog.h"
#include "ui/dialogs/milestone-dialog.h"
#include "ui/preferences/preferences.h"

static void
test_pages (void)
{
  static const char *const pages[] = { "school", "calendar", "reference", "divisions" };
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_preferences_new (sample->workspace);

  for (unsigned i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("preferences-%s", pages[i]);

      jalons_preferences_show_page (JALONS_PREFERENCES (window), pages[i]);
      sample_picture (window, 0, 0, name);
    }
  gtk_window_destroy (window);
  sample_close (sample);
}

static gboolean
counsellor_is_written (gpointer data)
{
  return g_str_equal (jalons_year_counsellor (jalons_workspace_get_year (data)), "Mme Roux");
}

static gboolean
counsellor_is_gone (gpointer data)
{
  return !counsellor_is_written (data);
}

static void
test_field (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_preferences_new (sample->workspace);
  GtkWidget *row = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("Guidance counsellor"));

  g_assert_nonnull (row);
  sample_type (row, " Mme Roux ");
  sample_wait (counsellor_is_written, sample->workspace);
  jalons_workspace_undo (sample->workspace);
  sample_wait (counsellor_is_gone, sample->workspace);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  gtk_window_destroy (window);
  sample_close (sample);
}

static gboolean
share_is_twenty (gpointer data)
{
  return jalons_year_axis_share (jalons_workspace_get_year (data)) == 20;
}

/* A share of more than all is told, and not written. */
static void
test_share (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_preferences_new (sample->workspace);
  GtkWidget *row = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW,
                                _ ("Least share of each axis, in percent (15 if empty)"));

  g_assert_nonnull (row);
  sample_type (row, "20");
  sample_wait (share_is_twenty, sample->workspace);
  sample_type (row, "101");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  sample_settle ();
  g_assert_true (share_is_twenty (sample->workspace));
  gtk_window_destroy (window);
  sample_close (sample);
}

static gboolean
first_day_is_second (gpointer data)
{
  return jalons_calendar_first_day (jalons_workspace_get_calendar (data)) == jalons_day_new (2026, 9, 2);
}

static gboolean
first_day_is_published (gpointer data)
{
  return jalons_calendar_first_day (jalons_workspace_get_calendar (data)) == jalons_day_new (2026, 9, 1);
}

static void
test_day (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_preferences_new (sample->workspace);
  GtkWidget *row = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("First day of class"));

  sample_type (row, "31/2");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "31/2");
  g_assert_true (first_day_is_published (sample->workspace));
  sample_type (row, "2/9");
  sample_wait (first_day_is_second, sample->workspace);
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  sample_type (row, "");
  sample_wait (first_day_is_published, sample->workspace);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), !=, "");
  gtk_window_destroy (window);
  sample_close (sample);
}

static gboolean
has_closure (gpointer data)
{
  return g_list_model_get_n_items (jalons_dataset_get_list (jalons_workspace_get_dataset (data),
                                                            JALONS_ENTITY_CLOSURE)) == 1;
}

static void
test_closure (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_closure_dialog_new (sample->workspace, NULL);
  GtkWidget *first = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("First day without class"));
  GtkWidget *last = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("Last day without class"));
  GtkWidget *name = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("Name"));

  gtk_editable_set_text (GTK_EDITABLE (name), "Fête du collège");
  gtk_editable_set_text (GTK_EDITABLE (first), "18/6");
  gtk_editable_set_text (GTK_EDITABLE (last), "17/6");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  g_assert_true (gtk_widget_has_css_class (last, "error"));
  sample_picture (window, 0, 0, "closure-dialog");
  gtk_editable_set_text (GTK_EDITABLE (last), "");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_wait (has_closure, sample->workspace);
  g_assert_false (jalons_calendar_is_school_day (jalons_workspace_get_calendar (sample->workspace),
                                                 jalons_day_new (2027, 6, 18)));
  g_assert_true (jalons_calendar_is_school_day (jalons_workspace_get_calendar (sample->workspace),
                                                jalons_day_new (2027, 6, 17)));
  sample_close (sample);
}

static int
owed_by_3e (JalonsWorkspace *workspace)
{
  return jalons_level_owed (jalons_workspace_get_dataset (workspace), jalons_workspace_get_year (workspace), "3e")
    .minutes;
}

static gboolean
owes_forty (gpointer data)
{
  return owed_by_3e (data) == 40 * 60;
}

static gboolean
owes_published (gpointer data)
{
  return owed_by_3e (data) == 36 * 60;
}

static void
test_reference (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_level_dialog_new (sample->workspace, "3e");
  GtkWidget *row = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("In this school (empty: as in the text)"));
  g_autoptr (GPtrArray) reset = NULL;

  g_assert_true (owes_published (sample->workspace));
  sample_picture (window, 0, 0, "level-dialog");
  gtk_editable_set_text (GTK_EDITABLE (row), "40");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_wait (owes_forty, sample->workspace);
  reset = jalons_level_dialog_reset (sample->workspace, "3e");
  jalons_workspace_write (sample->workspace, "Reset", reset);
  sample_wait (owes_published, sample->workspace);
  /* What was deleted can be said again. */
  window = jalons_level_dialog_new (sample->workspace, "3e");
  row = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("In this school (empty: as in the text)"));
  gtk_editable_set_text (GTK_EDITABLE (row), "40 h");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_wait (owes_forty, sample->workspace);
  sample_close (sample);
}

/* Levels: their words and their place */

static const char *
label_of (JalonsWorkspace *workspace,
          const char *level)
{
  return jalons_known_level (jalons_workspace_get_dataset (workspace), level).label;
}

static gboolean
third_is_reworded (gpointer data)
{
  return g_str_equal (label_of (data, "3e"), "Troisièmes");
}

static gboolean
third_is_published (gpointer data)
{
  return g_str_equal (label_of (data, "3e"), "3e");
}

static void
test_reword_level (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *page = jalons_preferences_new (sample->workspace);
  GtkWindow *window = jalons_level_dialog_new (sample->workspace, "3e");
  GtkWidget *name = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("Name"));

  gtk_editable_set_text (GTK_EDITABLE (name), " ");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  gtk_editable_set_text (GTK_EDITABLE (name), "Troisièmes");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_wait (third_is_reworded, sample->workspace);
  jalons_preferences_show_page (JALONS_PREFERENCES (page), "reference");
  sample_picture (page, 0, 0, "preferences-level-reworded");

  window = jalons_level_dialog_new (sample->workspace, "3e");
  sample_picture (window, 0, 0, "level-dialog-reworded");
  gtk_widget_activate_action (GTK_WIDGET (window), "level.reset", NULL);
  sample_wait (third_is_published, sample->workspace);
  jalons_workspace_undo (sample->workspace);
  sample_wait (third_is_reworded, sample->workspace);
  jalons_workspace_undo (sample->workspace);
  sample_wait (third_is_published, sample->workspace);
  gtk_window_destroy (page);
  sample_close (sample);
}

static gboolean
has_ulis (gpointer data)
{
  return g_str_equal (label_of (data, "ulis-college"), "ULIS collège");
}

static gboolean
has_no_ulis (gpointer data)
{
  return !has_ulis (data);
}

/* 3A is the last class of the sample. */
static void
set_level_of_3a (Sample *sample,
                 const char *level)
{
  g_autofree char *id = jalons_division_make_id ("0599999N", 2026, "3A");
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDraft *draft;

  draft = jalons_draft_edit (jalons_dataset_lookup (jalons_workspace_get_dataset (sample->workspace),
                                                    JALONS_ENTITY_DIVISION, id));
  jalons_draft_set_text (draft, JALONS_DIVISION_LEVEL, level);
  g_ptr_array_add (drafts, draft);
  jalons_workspace_write (sample->workspace, "Change a class", drafts);
}

static gboolean
is_refused (gpointer data)
{
  return sample_find (data, GTK_TYPE_LABEL, _ ("The class 3A is of this level: give it another one first.")) != NULL;
}

static void
test_own_level (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_level_dialog_new (sample->workspace, NULL);
  GtkWidget *name = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("Name"));
  GtkWidget *code = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW,
                                 _ ("Code in files (empty: made from the name)"));
  GtkWidget *hours = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW,
                                  _ ("In this school (empty: as in the text)"));
  JalonsYear *year = jalons_workspace_get_year (sample->workspace);
  JalonsDataset *dataset = jalons_workspace_get_dataset (sample->workspace);

  gtk_editable_set_text (GTK_EDITABLE (name), "ULIS collège");
  gtk_editable_set_text (GTK_EDITABLE (code), "3e");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  g_assert_true (gtk_widget_has_css_class (code, "error"));
  gtk_editable_set_text (GTK_EDITABLE (code), "");
  gtk_editable_set_text (GTK_EDITABLE (hours), "20");
  sample_picture (window, 0, 0, "level-dialog-new");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_wait (has_ulis, sample->workspace);
  g_assert_cmpint (jalons_level_owed (dataset, year, "ulis-college").minutes, ==, 20 * 60);

  set_level_of_3a (sample, "ulis-college");
  window = jalons_level_dialog_new (sample->workspace, "ulis-college");
  gtk_window_present (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "level.remove", NULL);
  sample_wait (is_refused, window);
  sample_picture (window, 0, 0, "level-dialog-refused");
  set_level_of_3a (sample, "3e");
  gtk_widget_activate_action (GTK_WIDGET (window), "level.remove", NULL);
  sample_wait (has_no_ulis, sample->workspace);
  jalons_workspace_undo (sample->workspace);
  sample_wait (has_ulis, sample->workspace);
  g_assert_cmpint (jalons_level_owed (dataset, year, "ulis-college").minutes, ==, 20 * 60);
  sample_close (sample);
}

static gboolean
has_six_divisions (gpointer data)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (data);

  return divisions->len == 6;
}

static gboolean
has_five_divisions (gpointer data)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (data);

  return divisions->len == 5;
}

static void
test_division (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_division_dialog_new (sample->workspace, NULL);
  GtkWidget *code = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("Code"));
  g_autofree char *id = jalons_division_make_id ("0599999N", 2026, "3C");
  JalonsRecord *division;

  gtk_editable_set_text (GTK_EDITABLE (code), "3 a");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  g_assert_true (gtk_widget_has_css_class (code, "error"));
  gtk_editable_set_text (GTK_EDITABLE (code), "3C");
  sample_picture (window, 0, 0, "division-dialog");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_wait (has_six_divisions, sample->workspace);
  division = jalons_dataset_lookup (jalons_workspace_get_dataset (sample->workspace), JALONS_ENTITY_DIVISION, id);
  g_assert_nonnull (division);
  jalons_division_dialog_delete (sample->workspace, division);
  sample_wait (has_five_divisions, sample->workspace);
  jalons_workspace_undo (sample->workspace);
  sample_wait (has_six_divisions, sample->workspace);
  sample_close (sample);
}

static guint
count_absences (JalonsWorkspace *workspace)
{
  return g_list_model_get_n_items (jalons_dataset_get_list (jalons_workspace_get_dataset (workspace),
                                                            JALONS_ENTITY_ABSENCE));
}

static gboolean
has_two_absences (gpointer data)
{
  return count_absences (data) == 2;
}

static gboolean
has_one_absence (gpointer data)
{
  return count_absences (data) == 1;
}

static GPtrArray *
first_group (Sample *sample)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (sample->workspace);
  g_autoptr (GPtrArray) groups = jalons_absences_group (jalons_workspace_get_dataset (sample->workspace), divisions);

  g_assert_cmpuint (groups->len, ==, 1);
  return g_ptr_array_ref (groups->pdata[0]);
}

static void
test_absence (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_absence_dialog_new (sample->workspace, NULL);
  g_autoptr (GPtrArray) absences = NULL;
  GtkWidget *box;

  /* The selected class, 4A, is ticked already. */
  box = sample_find (GTK_WIDGET (window), GTK_TYPE_CHECK_BUTTON, "3A");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("First day away"))),
                         "7/12");
  gtk_editable_set_text (GTK_EDITABLE (sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("Last day away"))),
                         "11/12");
  sample_picture (window, 0, 0, "absence-dialog");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_wait (has_two_absences, sample->workspace);

  absences = first_group (sample);
  window = jalons_absence_dialog_new (sample->workspace, absences);
  box = sample_find (GTK_WIDGET (window), GTK_TYPE_CHECK_BUTTON, "4A");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), FALSE);
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_wait (has_one_absence, sample->workspace);
  jalons_workspace_undo (sample->workspace);
  sample_wait (has_two_absences, sample->workspace);
  sample_close (sample);
}

static gboolean
has_milestone (gpointer data)
{
  return g_list_model_get_n_items (jalons_dataset_get_list (jalons_workspace_get_dataset (data),
                                                            JALONS_ENTITY_MILESTONE)) == 1;
}

static void
test_milestone (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_milestone_dialog_new (sample->workspace, NULL);
  g_autoptr (JalonsRecord) milestone = NULL;

  gtk_editable_set_text (GTK_EDITABLE (sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("Name"))),
                         "Fiche de dialogue");
  gtk_editable_set_text (
    GTK_EDITABLE (sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("Day (empty: to be fixed)"))), "12 3 2027");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (sample_find (GTK_WIDGET (window), GTK_TYPE_CHECK_BUTTON, "3e")), TRUE);
  sample_picture (window, 0, 0, "milestone-dialog");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_wait (has_milestone, sample->workspace);
  milestone = g_list_model_get_item (jalons_dataset_get_list (jalons_workspace_get_dataset (sample->workspace),
                                                              JALONS_ENTITY_MILESTONE),
                                     0);
  g_assert_cmpstr (jalons_milestone_levels (milestone)[0], ==, "3e");
  g_assert_null (jalons_milestone_levels (milestone)[1]);
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/preferences/pages", test_pages);
  g_test_add_func ("/ui/preferences/field", test_field);
  g_test_add_func ("/ui/preferences/share", test_share);
  g_test_add_func ("/ui/preferences/day", test_day);
  g_test_add_func ("/ui/preferences/closure", test_closure);
  g_test_add_func ("/ui/preferences/reference", test_reference);
  g_test_add_func ("/ui/preferences/reword-level", test_reword_level);
  g_test_add_func ("/ui/preferences/own-level", test_own_level);
  g_test_add_func ("/ui/preferences/division", test_division);
  g_test_add_func ("/ui/preferences/absence", test_absence);
  g_test_add_func ("/ui/preferences/milestone", test_milestone);
  return g_test_run ();
}
