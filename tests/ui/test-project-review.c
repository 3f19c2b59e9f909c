/* A project as it is reviewed: remarks, steps, and what differs from the last one.
 * Invariant: every test ends by looking at the data, not at the widget, but for what only a widget says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/project/remarks.h"
#include "ui/parts/long-text.h"
#include "ui/project/author.h"
#include "ui/project/compare/compare-list.h"
#include "ui/project/project-side.h"
#include "ui/project/project-view.h"
#include "ui/project/review/step-dialog.h"
#include "ui/project/review/thread-view.h"
#include "ui/view.h"

/* Remarks */

static gboolean
has_remark (gpointer data)
{
  return jalons_project_count_open (project_sample_dataset (data), project_sample_project (data), FALSE) == 1;
}

static gboolean
has_no_open_remark (gpointer data)
{
  return jalons_project_count_open (project_sample_dataset (data), project_sample_project (data), FALSE) == 0;
}

static void
write_remark (ProjectSample *shown,
              const char *words)
{
  GtkWidget *side, *entry;

  gtk_widget_activate_action (shown->view, "project.remark", NULL);
  sample_settle ();
  side = sample_find (shown->view, JALONS_TYPE_PROJECT_SIDE, NULL);
  entry = gtk_root_get_focus (gtk_widget_get_root (side));
  g_assert_true (GTK_IS_TEXT_VIEW (entry));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (entry)), words, -1);
  gtk_widget_activate_action (entry, "remarks.send", NULL);
}

static void
test_remark (void)
{
  ProjectSample *shown = project_sample_open (TRUE);
  g_autoptr (GPtrArray) threads = NULL;
  JalonsRemark *remark;

  jalons_author_set (jalons_author_of (shown->sample->workspace), "Mme Lemaire", JALONS_ROLE_HEAD);
  write_remark (shown, "Où sont les familles ?");
  sample_wait (has_remark, shown);
  threads = jalons_project_threads (project_sample_dataset (shown), project_sample_project (shown));
  remark = ((JalonsThread *) threads->pdata[0])->remark;
  g_assert_cmpstr (jalons_remark_author (remark), ==, "Mme Lemaire");
  g_assert_cmpint (jalons_remark_role (remark), ==, JALONS_ROLE_HEAD);
  g_assert_cmpstr (jalons_remark_words (remark), ==, "Où sont les familles ?");
  sample_settle ();
  sample_picture (shown->window, 1100, 700, "project-remark");
  gtk_widget_activate_action (sample_find (shown->view, JALONS_TYPE_THREAD_VIEW, NULL), "thread.state", NULL);
  sample_wait (has_no_open_remark, shown);
  jalons_project_view_show_page (JALONS_PROJECT_VIEW (shown->view), "review");
  sample_picture (shown->window, 1100, 700, "project-review");
  project_sample_close (shown);
}

/* A begun remark waits for what it is about, whatever is looked at meanwhile. */
static void
test_begun_remark (void)
{
  ProjectSample *shown = project_sample_open (TRUE);
  GtkWidget *entry;
  g_autofree char *typed = NULL;

  gtk_widget_activate (project_sample_find_cell (shown->view, "3e", 2026));
  sample_settle ();
  gtk_widget_activate_action (shown->view, "project.remark", NULL);
  sample_settle ();
  entry = gtk_root_get_focus (gtk_widget_get_root (shown->view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (entry)), "Begun", -1);
  gtk_widget_activate (project_sample_find_cell (shown->view, "4e", 2026));
  sample_settle ();
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (entry))), ==, 0);
  gtk_widget_activate (project_sample_find_cell (shown->view, "3e", 2026));
  sample_settle ();
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (entry)), "text", &typed, NULL);
  g_assert_cmpstr (typed, ==, "Begun");
  project_sample_close (shown);
}

/* Steps */

static gboolean
is_submitted (gpointer data)
{
  return jalons_project_state (project_sample_project (data)) == JALONS_PROJECT_SUBMITTED;
}

static void
submit (ProjectSample *shown)
{
  GtkWindow *dialog;

  jalons_author_set (jalons_author_of (shown->sample->workspace), "Mme Martin", JALONS_ROLE_COUNSELLOR);
  gtk_widget_activate_action (shown->view, "project.step", "i", JALONS_STEP_SUBMIT);
  dialog = sample_find_window (JALONS_TYPE_STEP_DIALOG);
  g_assert_nonnull (dialog);
  sample_picture (dialog, 0, 0, "project-step");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (dialog));
  sample_wait (is_submitted, shown);
}

static gboolean
says_nothing_changed (gpointer data)
{
  return sample_find (((ProjectSample *) data)->view, GTK_TYPE_LABEL, _ ("Nothing has changed.")) != NULL;
}

/* A step keeps the project as it was; who reads it sees what has changed since, and its texts wait. */
static void
test_step (void)
{
  ProjectSample *shown = project_sample_open (TRUE);
  g_autoptr (GPtrArray) revisions = NULL;
  GtkWidget *text;

  submit (shown);
  revisions = jalons_project_revisions (project_sample_dataset (shown), project_sample_project (shown));
  g_assert_cmpuint (revisions->len, ==, 1);
  g_assert_cmpstr (jalons_revision_author (revisions->pdata[0]), ==, "Mme Martin");
  g_assert_cmpuint (strlen (jalons_revision_file (revisions->pdata[0])), ==, 64);
  jalons_project_view_show_page (JALONS_PROJECT_VIEW (shown->view), "diagnosis");
  text = sample_find (sample_find (shown->view, JALONS_TYPE_LONG_TEXT, NULL), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (text)));
  g_assert_false (JALONS_VIEW_GET_IFACE (shown->view)->can_add (JALONS_VIEW (shown->view)));
  jalons_project_view_show_page (JALONS_PROJECT_VIEW (shown->view), "compare");
  sample_wait (says_nothing_changed, shown);
  sample_picture (shown->window, 1100, 700, "project-compare");
  project_sample_close (shown);
}

/* Two thousand differences are lines at once, and widgets only where they are seen. */
static guint
count_labels (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_labels (child);
  return n;
}

static void
test_many_differences (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  GtkWidget *list = jalons_compare_list_new (), *scrolled = gtk_scrolled_window_new ();
  JalonsChange changes[2000] = { 0 };
  JalonsComparison comparison = { .changes = g_ptr_array_new (),
                                  .hours = g_array_new (FALSE, FALSE, sizeof (JalonsHoursChange)) };
  gint64 started;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      changes[i].kind = JALONS_CHANGE_ADDED;
      changes[i].name = (char *) "Forum des métiers";
      changes[i].level = (char *) "3e";
      changes[i].start = 2026;
      g_ptr_array_add (comparison.changes, &changes[i]);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  adw_window_set_content (ADW_WINDOW (window), scrolled);
  gtk_window_set_default_size (window, 800, 500);
  gtk_window_present (window);
  sample_settle ();
  started = g_get_monotonic_time ();
  jalons_compare_list_show (list, jalons_workspace_get_dataset (sample->workspace), &comparison);
  g_test_message ("2,000 lines in %.1f ms", (double) (g_get_monotonic_time () - started) / 1000);
  sample_settle ();
  g_test_message ("seen after %.1f ms", (double) (g_get_monotonic_time () - started) / 1000);
  g_assert_cmpuint (g_list_model_get_n_items (jalons_compare_list_get_lines (list)), ==, 2001);
  g_assert_cmpuint (count_labels (list), <, 1000);
  g_ptr_array_unref (comparison.changes);
  g_array_unref (comparison.hours);
  gtk_window_destroy (window);
  sample_close (sample);
}

/* A copy of @dataset with one hour more for the first class of 3e. */
static JalonsDataset *
copy_with_an_hour (ProjectSample *shown)
{
  JalonsDataset *copy = jalons_dataset_copy (project_sample_dataset (shown));
  GListModel *divisions = jalons_dataset_get_list (copy, JALONS_ENTITY_DIVISION);
  g_autoptr (JalonsDraft) activity = jalons_draft_new (JALONS_ENTITY_ACTIVITY, NULL), link = NULL;
  JalonsRecord *added[2] = { NULL };

  for (guint i = 0; i < g_list_model_get_n_items (divisions); i++)
    {
      g_autoptr (JalonsDivision) division = g_list_model_get_item (divisions, i);

      if (link != NULL || !g_str_equal (jalons_division_level (division), "3e"))
        continue;
      link = jalons_draft_new (JALONS_ENTITY_PARTICIPATION, NULL);
      jalons_draft_set_text (link, JALONS_PARTICIPATION_DIVISION, jalons_record_get_id (division));
      jalons_draft_set_text (link, JALONS_PARTICIPATION_ACTIVITY, jalons_draft_get_id (activity));
      jalons_draft_set_text (activity, JALONS_ACTIVITY_YEAR, jalons_division_year (division));
    }
  jalons_draft_set_text (activity, JALONS_ACTIVITY_TITLE, "Atelier");
  jalons_draft_set_stored (activity, JALONS_ACTIVITY_SLOT, "60");
  added[0] = jalons_draft_build (activity);
  added[1] = jalons_draft_build (link);
  jalons_dataset_apply (copy, added, G_N_ELEMENTS (added));
  g_object_unref (added[0]);
  g_object_unref (added[1]);
  return copy;
}

/* The line of hours says whose they are, and is not there for an hour that nobody sees. */
static void
test_hours_compared (void)
{
  ProjectSample *shown = project_sample_open (TRUE);
  g_autoptr (JalonsDataset) after = copy_with_an_hour (shown);
  g_autoptr (JalonsComparison) comparison = jalons_compare (project_sample_dataset (shown), after,
                                                            jalons_record_get_id (project_sample_project (shown)));
  GtkWidget *list = g_object_ref_sink (jalons_compare_list_new ());
  GListModel *lines = jalons_compare_list_get_lines (list);
  g_autoptr (JalonsCompareLine) line = NULL;
  const char *said;

  jalons_compare_list_show (list, after, comparison);
  g_assert_cmpuint (g_list_model_get_n_items (lines), ==, 4); /* two headings, the hours, what was added */
  line = g_list_model_get_item (lines, 1);
  said = jalons_compare_line_get_subtitle (line);
  g_test_message ("%s", said);
  g_assert_nonnull (strstr (said, _ ("For a class")));
  g_assert_nonnull (strstr (said, _ ("All classes together")));
  g_object_unref (list);
  project_sample_close (shown);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/project-review/remark", test_remark);
  g_test_add_func ("/ui/project-review/begun-remark", test_begun_remark);
  g_test_add_func ("/ui/project-review/step", test_step);
  g_test_add_func ("/ui/project-review/many-differences", test_many_differences);
  g_test_add_func ("/ui/project-review/hours-compared", test_hours_compared);
  return g_test_run ();
}
