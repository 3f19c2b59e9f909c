/* The view Projet: created, written, and kept from being lost.
 * Invariant: every test ends by looking at the data, not at the widget.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/project/programme.h"
#include "ui/parts/choices.h"
#include "ui/parts/long-text.h"
#include "ui/project/author.h"
#include "ui/project/programme/programme-cell.h"
#include "ui/project/project-nav.h"
#include "ui/project/project-page.h"
#include "ui/project/project-side.h"
#include "ui/project/project-view.h"
#include "ui/view.h"

static void
test_create (void)
{
  ProjectSample *shown = project_sample_open (FALSE);

  sample_picture (shown->window, 1100, 700, "project-none");
  JALONS_VIEW_GET_IFACE (shown->view)->add (JALONS_VIEW (shown->view));
  sample_wait (project_sample_is_shown, shown);
  g_assert_cmpint (jalons_project_start (project_sample_project (shown)), ==, 2026);
  g_assert_cmpint (jalons_project_state (project_sample_project (shown)), ==, JALONS_PROJECT_DRAFT);
  sample_picture (shown->window, 1100, 700, "project-programme");
  project_sample_close (shown);
}

/* Long texts */

static gboolean
has_diagnosis (gpointer data)
{
  return *jalons_project_diagnosis (project_sample_project (data)) != '\0';
}

static GtkTextBuffer *
buffer_of (GtkWidget *text)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (sample_find (text, GTK_TYPE_TEXT_VIEW, NULL)));
}

static gboolean
is_undone (gpointer data)
{
  return *jalons_project_diagnosis (project_sample_project (data)) == '\0';
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
  ProjectSample *shown = project_sample_open (TRUE);
  GtkWidget *text;

  jalons_project_view_show_page (JALONS_PROJECT_VIEW (shown->view), "diagnosis");
  text = sample_find (shown->view, JALONS_TYPE_LONG_TEXT, NULL);
  gtk_widget_grab_focus (text);
  gtk_text_buffer_set_text (buffer_of (text), "Deux élèves sur trois\n\nchoisissent la 2de GT.", -1);
  g_assert_true (jalons_long_text_is_typing (JALONS_LONG_TEXT (text)));
  sample_picture (shown->window, 1100, 700, "project-diagnosis");
  jalons_project_view_show_page (JALONS_PROJECT_VIEW (shown->view), "goals");
  sample_wait (has_diagnosis, shown);
  g_assert_cmpstr (jalons_project_diagnosis (project_sample_project (shown)), ==,
                   "Deux élèves sur trois\n\nchoisissent la 2de GT.");
  jalons_project_view_show_page (JALONS_PROJECT_VIEW (shown->view), "diagnosis");
  jalons_workspace_undo (shown->sample->workspace);
  sample_wait (is_undone, shown);
  sample_wait (is_empty, buffer_of (text));
  project_sample_close (shown);
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
count_intentions (ProjectSample *shown)
{
  g_autoptr (GPtrArray) intentions = jalons_project_intentions (project_sample_dataset (shown), project_sample_project (shown));

  return intentions->len;
}

static gboolean
has_intention (gpointer data)
{
  return count_intentions (data) == 1;
}

static void
test_intention (void)
{
  ProjectSample *shown = project_sample_open (TRUE);
  g_autoptr (GPtrArray) intentions = NULL;
  GtkWidget *side;

  gtk_widget_activate (project_sample_find_cell (shown->view, "3e", 2027));
  sample_settle ();
  side = sample_find (shown->view, JALONS_TYPE_PROJECT_SIDE, NULL);
  sample_type (sample_find (side, ADW_TYPE_ENTRY_ROW, NULL), "Forum des métiers 2h");
  sample_wait (has_intention, shown);
  sample_picture (shown->window, 1100, 700, "project-cell");
  intentions = jalons_project_intentions (project_sample_dataset (shown), project_sample_project (shown));
  g_assert_cmpstr (jalons_intention_title (intentions->pdata[0]), ==, "Forum des métiers");
  g_assert_cmpint (jalons_intention_minutes (intentions->pdata[0]), ==, 120);
  g_assert_cmpint (jalons_intention_start (intentions->pdata[0]), ==, 2027);
  g_assert_cmpstr (jalons_intention_level (intentions->pdata[0]), ==, "3e");
  project_sample_close (shown);
}

/* Several projects of one school */

static gboolean
shows_year (ProjectSample *shown,
            int start)
{
  const char *id = JALONS_VIEW_GET_IFACE (shown->view)->get_project (JALONS_VIEW (shown->view));
  JalonsDataset *dataset = project_sample_dataset (shown);
  JalonsProject *project = id != NULL ? jalons_dataset_lookup (dataset, JALONS_ENTITY_PROJECT, id) : NULL;

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
  ProjectSample *shown = project_sample_open (TRUE);
  GtkWidget *chooser;

  gtk_widget_activate_action (shown->view, "project.create-next", NULL);
  sample_wait (shows_second, shown);
  sample_picture (shown->window, 1100, 700, "project-several");
  chooser = sample_find (sample_find (shown->view, JALONS_TYPE_PROJECT_NAV, NULL), GTK_TYPE_DROP_DOWN, NULL);
  g_assert_true (gtk_widget_get_visible (chooser));
  jalons_choices_set (chooser, jalons_record_get_id (project_sample_project (shown)));
  sample_wait (shows_first, shown);
  gtk_widget_activate_action (shown->view, "project.create-next", NULL);
  sample_settle ();
  /* The one after 2029-2032. */
  g_assert_true (shows_year (shown, 2032));
  project_sample_close (shown);
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
  ProjectSample *shown = project_sample_open (TRUE);
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
  project_sample_close (shown);
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
  g_test_add_func ("/ui/project/several", test_several);
  g_test_add_func ("/ui/project/narrow", test_narrow);
  g_test_add_func ("/ui/project/author", test_author);
  return g_test_run ();
}
