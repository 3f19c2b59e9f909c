/* The view Projet: created, written, read by the head of school, and kept from being lost.
 * Invariant: every test ends by looking at the data, not at the widget.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/project/programme.h"
#include "core/project/remarks.h"
#include "ui/check/check-view.h"
#include "ui/parts/choices.h"
#include "ui/parts/long-text.h"
#include "ui/project/about.h"
#include "ui/project/author.h"
#include "ui/project/compare/compare-list.h"
#include "ui/project/goals/goal-row.h"
#include "ui/project/programme/programme-cell.h"
#include "ui/project/project-nav.h"
#include "ui/project/project-page.h"
#include "ui/project/project-side.h"
#include "ui/project/project-view.h"
#include "ui/project/review/step-dialog.h"
#include "ui/project/review/thread-view.h"
#include "ui/view.h"

typedef struct
{
  Sample *sample;
  GtkWindow *window;
  GtkWidget *view;
} Shown;

static JalonsDataset *
dataset_of (Shown *shown)
{
  return jalons_workspace_get_dataset (shown->sample->workspace);
}

static JalonsProject *
project_of (Shown *shown)
{
  JalonsSchool *school = jalons_workspace_get_school (shown->sample->workspace);

  return jalons_project_of_year (dataset_of (shown), school, 2026);
}

static gboolean
has_project (gpointer data)
{
  Shown *shown = data;

  return project_of (shown) != NULL && sample_find (shown->view, JALONS_TYPE_PROGRAMME_CELL, NULL) != NULL;
}

static gboolean
has_button (gpointer data)
{
  GtkWidget *button = sample_find (((Shown *) data)->view, GTK_TYPE_BUTTON, _ ("_Create the Project"));

  return button != NULL && gtk_widget_get_mapped (button);
}

static Shown *
open_view (gboolean with_project)
{
  Shown *shown = g_new0 (Shown, 1);

  shown->sample = sample_open (TRUE);
  shown->window = GTK_WINDOW (adw_window_new ());
  shown->view = jalons_project_view_new (shown->sample->workspace);
  adw_window_set_content (ADW_WINDOW (shown->window), shown->view);
  gtk_window_set_default_size (shown->window, 1100, 700);
  gtk_window_present (shown->window);
  sample_wait (has_button, shown);
  if (!with_project)
    return shown;
  gtk_widget_activate_action (shown->view, "project.create", NULL);
  sample_wait (has_project, shown);
  return shown;
}

static void
close_view (Shown *shown)
{
  gtk_window_destroy (shown->window);
  sample_close (shown->sample);
  g_free (shown);
}

static void
test_create (void)
{
  Shown *shown = open_view (FALSE);

  sample_picture (shown->window, 1100, 700, "project-none");
  JALONS_VIEW_GET_IFACE (shown->view)->add (JALONS_VIEW (shown->view));
  sample_wait (has_project, shown);
  g_assert_cmpint (jalons_project_start (project_of (shown)), ==, 2026);
  g_assert_cmpint (jalons_project_state (project_of (shown)), ==, JALONS_PROJECT_DRAFT);
  sample_picture (shown->window, 1100, 700, "project-programme");
  close_view (shown);
}

/* Long texts */

static gboolean
has_diagnosis (gpointer data)
{
  return *jalons_project_diagnosis (project_of (data)) != '\0';
}

static GtkTextBuffer *
buffer_of (GtkWidget *text)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (sample_find (text, GTK_TYPE_TEXT_VIEW, NULL)));
}

static gboolean
is_undone (gpointer data)
{
  return *jalons_project_diagnosis (project_of (data)) == '\0';
}

static gboolean
is_empty (gpointer data)
{
  return gtk_text_buffer_get_char_count (data) == 0;
}

/* Another page, another school or the end of the program: what was typed is on the disk. */
static void
test_text (void)
{
  Shown *shown = open_view (TRUE);
  GtkWidget *text;

  jalons_project_view_show_page (JALONS_PROJECT_VIEW (shown->view), "diagnosis");
  text = sample_find (shown->view, JALONS_TYPE_LONG_TEXT, NULL);
  gtk_widget_grab_focus (text);
  gtk_text_buffer_set_text (buffer_of (text), "Deux élèves sur trois\n\nchoisissent la 2de GT.", -1);
  g_assert_true (jalons_long_text_is_typing (JALONS_LONG_TEXT (text)));
  sample_picture (shown->window, 1100, 700, "project-diagnosis");
  jalons_project_view_show_page (JALONS_PROJECT_VIEW (shown->view), "goals");
  sample_wait (has_diagnosis, shown);
  g_assert_cmpstr (jalons_project_diagnosis (project_of (shown)), ==, "Deux élèves sur trois\n\nchoisissent la 2de GT.");
  jalons_project_view_show_page (JALONS_PROJECT_VIEW (shown->view), "diagnosis");
  jalons_workspace_undo (shown->sample->workspace);
  sample_wait (is_undone, shown);
  sample_wait (is_empty, buffer_of (text));
  close_view (shown);
}

/* What comes back from the disk never takes a letter away that was typed meanwhile. */
static void
test_typed_meanwhile (void)
{
  GtkWidget *text = g_object_ref_sink (jalons_long_text_new ("Title", "Hint"));
  GtkTextBuffer *buffer = buffer_of (text);
  g_autofree char *typed = NULL;

  jalons_long_text_show (JALONS_LONG_TEXT (text), "one");
  gtk_text_buffer_set_text (buffer, "one two", -1);
  jalons_long_text_commit (JALONS_LONG_TEXT (text));
  gtk_text_buffer_set_text (buffer, "one two three", -1);
  jalons_long_text_show (JALONS_LONG_TEXT (text), "one two");
  g_object_get (buffer, "text", &typed, NULL);
  g_assert_cmpstr (typed, ==, "one two three");
  g_assert_true (jalons_long_text_is_typing (JALONS_LONG_TEXT (text)));
  g_object_unref (text);
}

/* Intentions */

static unsigned
count_intentions (Shown *shown)
{
  g_autoptr (GPtrArray) intentions = jalons_project_intentions (dataset_of (shown), project_of (shown));

  return intentions->len;
}

static gboolean
has_intention (gpointer data)
{
  return count_intentions (data) == 1;
}

static GtkWidget *
find_cell (GtkWidget *widget,
           const char *level,
           int start)
{
  GtkWidget *found = NULL;

  if (JALONS_IS_PROGRAMME_CELL (widget) && jalons_programme_cell_is (JALONS_PROGRAMME_CELL (widget), level, start))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, level, start);
  return found;
}

static void
test_intention (void)
{
  Shown *shown = open_view (TRUE);
  g_autoptr (GPtrArray) intentions = NULL;
  GtkWidget *side;

  gtk_widget_activate (find_cell (shown->view, "3e", 2027));
  sample_settle ();
  side = sample_find (shown->view, JALONS_TYPE_PROJECT_SIDE, NULL);
  sample_type (sample_find (side, ADW_TYPE_ENTRY_ROW, NULL), "Forum des métiers 2h");
  sample_wait (has_intention, shown);
  sample_picture (shown->window, 1100, 700, "project-cell");
  intentions = jalons_project_intentions (dataset_of (shown), project_of (shown));
  g_assert_cmpstr (jalons_intention_title (intentions->pdata[0]), ==, "Forum des métiers");
  g_assert_cmpint (jalons_intention_minutes (intentions->pdata[0]), ==, 120);
  g_assert_cmpint (jalons_intention_start (intentions->pdata[0]), ==, 2027);
  g_assert_cmpstr (jalons_intention_level (intentions->pdata[0]), ==, "3e");
  close_view (shown);
}

/* Remarks */

static gboolean
has_remark (gpointer data)
{
  return jalons_project_count_open (dataset_of (data), project_of (data), FALSE) == 1;
}

static gboolean
has_no_open_remark (gpointer data)
{
  return jalons_project_count_open (dataset_of (data), project_of (data), FALSE) == 0;
}

static void
write_remark (Shown *shown,
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
  Shown *shown = open_view (TRUE);
  g_autoptr (GPtrArray) threads = NULL;
  JalonsRemark *remark;

  jalons_author_set (jalons_author_of (shown->sample->workspace), "Mme Lemaire", JALONS_ROLE_HEAD);
  write_remark (shown, "Où sont les familles ?");
  sample_wait (has_remark, shown);
  threads = jalons_project_threads (dataset_of (shown), project_of (shown));
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
  close_view (shown);
}

/* A begun remark waits for what it is about, whatever is looked at meanwhile. */
static void
test_begun_remark (void)
{
  Shown *shown = open_view (TRUE);
  GtkWidget *entry;
  g_autofree char *typed = NULL;

  gtk_widget_activate (find_cell (shown->view, "3e", 2026));
  sample_settle ();
  gtk_widget_activate_action (shown->view, "project.remark", NULL);
  sample_settle ();
  entry = gtk_root_get_focus (gtk_widget_get_root (shown->view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (entry)), "Begun", -1);
  gtk_widget_activate (find_cell (shown->view, "4e", 2026));
  sample_settle ();
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (entry))), ==, 0);
  gtk_widget_activate (find_cell (shown->view, "3e", 2026));
  sample_settle ();
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (entry)), "text", &typed, NULL);
  g_assert_cmpstr (typed, ==, "Begun");
  close_view (shown);
}

/* Steps */

static gboolean
is_submitted (gpointer data)
{
  return jalons_project_state (project_of (data)) == JALONS_PROJECT_SUBMITTED;
}

static GtkWindow *
find_dialog (Shown *shown,
             GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static void
submit (Shown *shown)
{
  GtkWindow *dialog;

  jalons_author_set (jalons_author_of (shown->sample->workspace), "Mme Martin", JALONS_ROLE_COUNSELLOR);
  gtk_widget_activate_action (shown->view, "project.step", "i", JALONS_STEP_SUBMIT);
  dialog = find_dialog (shown, JALONS_TYPE_STEP_DIALOG);
  g_assert_nonnull (dialog);
  sample_picture (dialog, 0, 0, "project-step");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (dialog));
  sample_wait (is_submitted, shown);
}

static gboolean
says_nothing_changed (gpointer data)
{
  return sample_find (((Shown *) data)->view, GTK_TYPE_LABEL, _ ("Nothing has changed.")) != NULL;
}

/* A step keeps the project as it was; who reads it sees what has changed since, and its texts wait. */
static void
test_step (void)
{
  Shown *shown = open_view (TRUE);
  g_autoptr (GPtrArray) revisions = NULL;
  GtkWidget *text;

  submit (shown);
  revisions = jalons_project_revisions (dataset_of (shown), project_of (shown));
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
  close_view (shown);
}

/* Several projects of one school */

static gboolean
shows_year (Shown *shown,
            int start)
{
  const char *id = JALONS_VIEW_GET_IFACE (shown->view)->get_project (JALONS_VIEW (shown->view));
  JalonsProject *project = id != NULL ? jalons_dataset_lookup (dataset_of (shown), JALONS_ENTITY_PROJECT, id) : NULL;

  return project != NULL && jalons_project_start (project) == start &&
         sample_find (shown->view, JALONS_TYPE_PROGRAMME_CELL, NULL) != NULL;
}

static gboolean
shows_first (gpointer data)
{
  return shows_year (data, 2026);
}

static gboolean
shows_second (gpointer data)
{
  return shows_year (data, 2029);
}

static void
test_several (void)
{
  Shown *shown = open_view (TRUE);
  GtkWidget *chooser;

  gtk_widget_activate_action (shown->view, "project.create-next", NULL);
  sample_wait (shows_second, shown);
  sample_picture (shown->window, 1100, 700, "project-several");
  chooser = sample_find (sample_find (shown->view, JALONS_TYPE_PROJECT_NAV, NULL), GTK_TYPE_DROP_DOWN, NULL);
  g_assert_true (gtk_widget_get_visible (chooser));
  jalons_choices_set (chooser, jalons_record_get_id (project_of (shown)));
  sample_wait (shows_first, shown);
  gtk_widget_activate_action (shown->view, "project.create-next", NULL);
  sample_settle ();
  /* The one after 2029-2032. */
  g_assert_true (shows_year (shown, 2032));
  close_view (shown);
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
copy_with_an_hour (Shown *shown)
{
  JalonsDataset *copy = jalons_dataset_copy (dataset_of (shown));
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
  Shown *shown = open_view (TRUE);
  g_autoptr (JalonsDataset) after = copy_with_an_hour (shown);
  g_autoptr (JalonsComparison) comparison = jalons_compare (dataset_of (shown), after,
                                                            jalons_record_get_id (project_of (shown)));
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
  close_view (shown);
}

/* What the project lacks stands in the list of what is to be checked, and leads to its place. */
static gboolean
has_gaps (gpointer data)
{
  return sample_find (data, GTK_TYPE_LABEL, _ ("The Pluriannual Project")) != NULL;
}

/* The button of the line that says @sentence, for those who point. */
static GtkWidget *
find_way (GtkWidget *check,
          const char *sentence)
{
  GtkWidget *label = sample_find (check, GTK_TYPE_LABEL, sentence);

  g_assert_nonnull (label);
  return sample_find (gtk_widget_get_ancestor (label, g_type_from_name ("JalonsCheckRow")), GTK_TYPE_BUTTON, _ ("Go There"));
}

static double
middle_of (GtkWidget *widget,
           GtkWidget *window)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  return bounds.origin.y + bounds.size.height / 2;
}

/* Its sign stands beside its sentence, not above or below. */
static void
assert_aligned (GtkWidget *check,
                const char *sentence)
{
  GtkWidget *label = sample_find (check, GTK_TYPE_LABEL, sentence);
  GtkWidget *row = gtk_widget_get_ancestor (label, g_type_from_name ("JalonsCheckRow"));
  GtkWidget *sign = sample_find (row, g_type_from_name ("JalonsSign"), NULL);

  g_assert_cmpfloat (fabs (middle_of (sign, row) - middle_of (label, row)), <=, 0.5);
}

static void
test_gaps (void)
{
  Shown *shown = open_view (TRUE);
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  GtkWidget *check = jalons_check_view_new (shown->sample->workspace);
  GVariant *gap;

  adw_window_set_content (ADW_WINDOW (window), check);
  gtk_window_set_default_size (window, 900, 600);
  gtk_window_present (window);
  sample_wait (has_gaps, check);
  g_assert_true (gtk_widget_get_visible (find_way (check, _ ("The project has no goal yet."))));
  assert_aligned (check, _ ("The project has no goal yet."));
  sample_picture (window, 900, 600, "check-gaps");
  gtk_window_destroy (window);
  gap = g_variant_new (JALONS_ABOUT_GAP_TYPE, JALONS_GAP_EMPTY_CELL, JALONS_ABOUT_CELL, "", "3e", 2027, 0);
  jalons_project_view_mend (JALONS_PROJECT_VIEW (shown->view), gap);
  sample_settle ();
  g_assert_nonnull (sample_find (shown->view, JALONS_TYPE_PROJECT_SIDE, NULL));
  close_view (shown);
}

/* Every row of what is missing leads to where that is written, and the keyboard with it. */

typedef struct
{
  GtkWindow *window;
  GType type;
  const char *text; /* NULL for any */
} Sought;

static gboolean
has_keyboard (gpointer data)
{
  const Sought *sought = data;
  GtkWidget *focus = gtk_window_get_focus (sought->window);
  GtkWidget *found = focus ? gtk_widget_get_ancestor (focus, sought->type) : NULL;

  return found != NULL && gtk_widget_get_mapped (found) &&
         (sought->text == NULL || sample_find (found, GTK_TYPE_LABEL, sought->text) != NULL);
}

static void
press_gap (Shown *shown,
           const char *sentence)
{
  GtkWidget *label;

  jalons_project_view_show_page (JALONS_PROJECT_VIEW (shown->view), "review");
  sample_settle ();
  label = sample_find (shown->view, GTK_TYPE_LABEL, sentence);
  g_assert_nonnull (label);
  adw_action_row_activate (ADW_ACTION_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW)));
}

static void
test_gaps_of_review (void)
{
  Shown *shown = open_view (TRUE);
  g_autoptr (JalonsProgramme) programme = jalons_programme_new (dataset_of (shown), project_of (shown));
  g_autoptr (GPtrArray) gaps = jalons_project_gaps (dataset_of (shown), project_of (shown), programme);
  const Sought places[] = {
    [JALONS_GAP_NO_DIAGNOSIS] = { shown->window, JALONS_TYPE_LONG_TEXT, NULL },
    [JALONS_GAP_NO_GOAL] = { shown->window, GTK_TYPE_BUTTON, _ ("_Add a Goal") },
    [JALONS_GAP_GOAL_UNSERVED] = { shown->window, JALONS_TYPE_PROJECT_SIDE, NULL },
    [JALONS_GAP_EMPTY_CELL] = { shown->window, JALONS_TYPE_PROJECT_SIDE, NULL },
    [JALONS_GAP_BELOW_OWED] = { shown->window, JALONS_TYPE_PROJECT_SIDE, NULL },
    [JALONS_GAP_HALF_DAYS] = { shown->window, JALONS_TYPE_PROJECT_SIDE, NULL },
    [JALONS_GAP_WITHOUT_GOAL] = { shown->window, ADW_TYPE_ACTION_ROW, NULL },
    [JALONS_GAP_CHANGES_OPEN] = { shown->window, JALONS_TYPE_PROJECT_SIDE, NULL },
    [JALONS_GAP_NO_REVIEWER] = { shown->window, GTK_TYPE_BUTTON, _ ("_Add a Reviewer") },
  };

  g_assert_cmpuint (gaps->len, >, 4);
  for (guint i = 0; i < gaps->len; i++)
    {
      const JalonsGap *gap = g_ptr_array_index (gaps, i);

      g_test_message ("%s", gap->text);
      press_gap (shown, gap->text);
      sample_wait (has_keyboard, (gpointer) &places[gap->kind]);
    }
  close_view (shown);
}

/* Where there is room for one pane only, the list leads to the page and the page back to the list. */

typedef struct
{
  GtkWidget *nav, *page, *back;
} Panes;

static gboolean
is_list_alone (gpointer data)
{
  const Panes *panes = data;

  return gtk_widget_get_mapped (panes->nav) && !gtk_widget_get_mapped (panes->page);
}

static gboolean
is_page_alone (gpointer data)
{
  const Panes *panes = data;

  return gtk_widget_get_mapped (panes->page) && gtk_widget_get_mapped (panes->back) && !gtk_widget_get_mapped (panes->nav);
}

static void
test_narrow (void)
{
  Shown *shown = open_view (TRUE);
  Panes panes = { sample_find (shown->view, JALONS_TYPE_PROJECT_NAV, NULL), NULL, NULL };
  GtkWidget *list = sample_find (panes.nav, GTK_TYPE_LIST_BOX, NULL);

  panes.page = gtk_widget_get_ancestor (sample_find (shown->view, JALONS_TYPE_PROGRAMME_CELL, NULL),
                                        JALONS_TYPE_PROJECT_PAGE);
  panes.back = gtk_widget_get_ancestor (sample_find (shown->view, ADW_TYPE_BUTTON_CONTENT, _ ("Pages of the project")),
                                        GTK_TYPE_BUTTON);
  sample_settle ();
  g_assert_false (gtk_widget_get_visible (panes.back));
  gtk_widget_grab_focus (panes.page);
  gtk_window_set_default_size (shown->window, 400, 600);
  sample_wait (is_page_alone, &panes);
  sample_picture (shown->window, 0, 0, "project-narrow");
  g_signal_emit_by_name (panes.back, "clicked");
  sample_wait (is_list_alone, &panes);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (shown->window), list));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_selected_row (GTK_LIST_BOX (list)));
  sample_wait (is_page_alone, &panes);
  close_view (shown);
}

/* Who writes is kept with this copy of the data, and not in the data. */
static void
test_author (void)
{
  Sample *sample = sample_open (TRUE);
  JalonsAuthor *author = jalons_author_of (sample->workspace);
  g_autofree char *sentence = NULL;

  g_assert_false (jalons_author_is_known (author));
  jalons_author_set (author, "M. Petit", JALONS_ROLE_LEAD_TEACHER);
  sentence = jalons_author_sentence (author);
  g_assert_nonnull (strstr (sentence, "M. Petit"));
  g_assert_null (jalons_workspace_get_undo_label (sample->workspace) &&
                     strstr (jalons_workspace_get_undo_label (sample->workspace), "Petit")
                   ? "written"
                   : NULL);
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/project/create", test_create);
  g_test_add_func ("/ui/project/text", test_text);
  g_test_add_func ("/ui/project/typed-meanwhile", test_typed_meanwhile);
  g_test_add_func ("/ui/project/intention", test_intention);
  g_test_add_func ("/ui/project/remark", test_remark);
  g_test_add_func ("/ui/project/begun-remark", test_begun_remark);
  g_test_add_func ("/ui/project/step", test_step);
  g_test_add_func ("/ui/project/several", test_several);
  g_test_add_func ("/ui/project/many-differences", test_many_differences);
  g_test_add_func ("/ui/project/hours-compared", test_hours_compared);
  g_test_add_func ("/ui/project/gaps", test_gaps);
  g_test_add_func ("/ui/project/gaps-of-review", test_gaps_of_review);
  g_test_add_func ("/ui/project/narrow", test_narrow);
  g_test_add_func ("/ui/project/author", test_author);
  return g_test_run ();
}
