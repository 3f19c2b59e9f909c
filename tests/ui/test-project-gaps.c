/* What a project lacks: told among what is to be checked and in the review, and each line leads to its place.
 * Invariant: every kind of gap has a place.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-sample.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/project/gaps.h"
#include "core/project/programme.h"
#include "ui/check/check-view.h"
#include "ui/parts/long-text.h"
#include "ui/project/about.h"
#include "ui/project/project-side.h"
#include "ui/project/project-view.h"

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
  ProjectSample *shown = project_sample_open (TRUE);
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
  project_sample_close (shown);
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
press_gap (ProjectSample *shown,
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
  ProjectSample *shown = project_sample_open (TRUE);
  g_autoptr (JalonsProgramme) programme = jalons_programme_new (project_sample_dataset (shown), project_sample_project (shown));
  g_autoptr (GPtrArray) gaps = jalons_project_gaps (project_sample_dataset (shown), project_sample_project (shown), programme);
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
  project_sample_close (shown);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/project-gaps/gaps", test_gaps);
  g_test_add_func ("/ui/project-gaps/gaps-of-review", test_gaps_of_review);
  return g_test_run ();
}
