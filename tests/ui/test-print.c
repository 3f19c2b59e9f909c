/* The print dialog shows the pages of what is chosen, and saves those very bytes.
 * Invariant: what is saved is compared with what is shown through poppler, never by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>

#include "core/project/project.h"
#include "plan/review.h"
#include "plan/write-project.h"
#include "print/papers.h"
#include "sync/carry.h"
#include "ui/parts/choices.h"
#include "ui/parts/field-row.h"
#include "ui/print/print-dialog.h"

static gboolean
is_shown (gpointer data)
{
  return jalons_pdf_preview_get_n_drawn (data) > 0;
}

static gboolean
has_five_pages (gpointer data)
{
  return jalons_pdf_preview_get_n_pages (data) == 5 && is_shown (data);
}

static gboolean
has_one_page (gpointer data)
{
  return jalons_pdf_preview_get_n_pages (data) == 1 && is_shown (data);
}

static void
choose (GtkWindow *window,
        const char *title,
        const char *code)
{
  GtkWidget *row = sample_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, title);

  g_assert_nonnull (row);
  jalons_choices_set (row, code);
}

static void
test_preview (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_print_dialog_new (sample->workspace);
  JalonsPdfPreview *preview = jalons_print_dialog_get_preview (JALONS_PRINT_DIALOG (window));

  gtk_window_present (window);
  sample_wait (has_one_page, preview);
  sample_picture (window, 0, 0, "print-division");
  choose (window, _ ("Classes"), "all");
  sample_wait (has_five_pages, preview);
  choose (window, _ ("Paper"), "A3");
  choose (window, _ ("Size"), "width");
  sample_wait (has_five_pages, preview);
  sample_picture (window, 800, 500, "print-school");
  gtk_window_destroy (window);
  sample_close (sample);
}

static gboolean
file_exists (gpointer data)
{
  return g_file_query_exists (data, NULL);
}

static void
test_save (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_print_dialog_new (sample->workspace);
  JalonsPdfPreview *preview = jalons_print_dialog_get_preview (JALONS_PRINT_DIALOG (window));
  g_autofree char *path = g_build_filename (sample->folder, "3A.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  PopplerDocument *document;
  PopplerPage *page;

  gtk_window_present (window);
  sample_wait (is_shown, preview);
  jalons_print_dialog_save (JALONS_PRINT_DIALOG (window), file);
  sample_wait (file_exists, file);
  sample_settle ();
  document = poppler_document_new_from_gfile (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (poppler_document_get_n_pages (document), ==, jalons_pdf_preview_get_n_pages (preview));
  page = poppler_document_get_page (document, 0);
  text = poppler_page_get_text (page);
  g_assert_nonnull (strstr (text, "Collège des Tilleuls"));
  g_object_unref (page);
  g_object_unref (document);
  gtk_window_destroy (window);
  sample_close (sample);
}

static gboolean
is_drawn_or_refused (gpointer data)
{
  GtkWidget *preview = data, *stack = gtk_widget_get_ancestor (preview, GTK_TYPE_STACK);
  const char *seen = gtk_stack_get_visible_child_name (GTK_STACK (stack));

  return (g_str_equal (seen, "preview") && is_shown (preview)) || g_str_equal (seen, "failed");
}

/* Every document of the table can be chosen, and shows either its pages or why there are none. */
static void
test_documents (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_print_dialog_new (sample->workspace);
  JalonsPdfPreview *preview = jalons_print_dialog_get_preview (JALONS_PRINT_DIALOG (window));
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (preview), GTK_TYPE_STACK);
  gsize n_kinds;
  const JalonsPaperKind *kinds = jalons_papers_list (&n_kinds);

  gtk_window_present (window);
  sample_wait (is_shown, preview);
  for (gsize i = 0; i < n_kinds; i++)
    {
      gboolean drawn = !(kinds[i].parts & (JALONS_PAPER_ASKS_AMBASSADOR | JALONS_PAPER_ASKS_PROJECT)) &&
                       !g_str_equal (kinds[i].code, "request");
      g_autofree char *picture = g_strconcat ("print-", kinds[i].code, NULL);

      jalons_print_dialog_set_document (JALONS_PRINT_DIALOG (window), kinds[i].code);
      sample_settle ();
      sample_wait (is_drawn_or_refused, preview);
      sample_picture (window, 0, 0, picture);
      /* In the sample nobody comes, nothing is asked for, and there is no project. */
      g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, drawn ? "preview" : "failed");
      g_assert_cmpint (gtk_widget_get_visible (sample_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, _ ("Paper"))), ==,
                       (kinds[i].parts & JALONS_PAPER_TAKES_SIZE) != 0);
      g_assert_cmpint (gtk_widget_get_visible (sample_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, _ ("Week"))), ==,
                       (kinds[i].parts & JALONS_PAPER_ASKS_WEEK) != 0);
    }
  gtk_window_destroy (window);
  sample_close (sample);
}

/* Versions of a project */

static JalonsProject *
project_of (Sample *sample)
{
  return jalons_project_of_year (jalons_workspace_get_dataset (sample->workspace),
                                 jalons_workspace_get_school (sample->workspace), 2026);
}

static gboolean
has_project (gpointer data)
{
  return project_of (data) != NULL;
}

static gboolean
is_submitted (gpointer data)
{
  return jalons_project_state (project_of (data)) == JALONS_PROJECT_SUBMITTED;
}

static gboolean
has_other_title (gpointer data)
{
  return g_str_equal (jalons_project_title (project_of (data)), "Projet de maintenant");
}

static JalonsProject *
write_project (Sample *sample)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (sample->workspace);
  JalonsSchool *school = jalons_workspace_get_school (sample->workspace);
  g_autoptr (JalonsProposal) proposal = jalons_write_create_project (dataset, school, 2026);

  jalons_draft_set_text (proposal->drafts->pdata[0], JALONS_PROJECT_TITLE, "Projet d’avant");
  jalons_workspace_write (sample->workspace, proposal->label, proposal->drafts);
  sample_wait (has_project, sample);
  return project_of (sample);
}

/* With its frozen copy, and then another title. */
static char *
take_step (Sample *sample,
           JalonsProject *project)
{
  JalonsStore *store = jalons_workspace_get_store (sample->workspace);
  const JalonsDay today = jalons_workspace_get_today (sample->workspace);
  const JalonsSignature by = { "Mme Martin", JALONS_ROLE_COUNSELLOR, today };
  g_autoptr (JalonsProposal) proposal = jalons_review_take_step (jalons_workspace_get_dataset (sample->workspace), project,
                                                                 JALONS_STEP_SUBMIT, &by, "", "");
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = jalons_carry_freeze (store, project, proposal->drafts, today, &error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  char *revision = NULL;

  g_assert_no_error (error);
  jalons_review_set_file (proposal, hash);
  for (guint i = 0; i < proposal->drafts->len; i++)
    if (jalons_draft_get_entity (proposal->drafts->pdata[i]) == JALONS_ENTITY_REVISION)
      revision = g_strdup (jalons_draft_get_id (proposal->drafts->pdata[i]));
  jalons_workspace_write (sample->workspace, proposal->label, proposal->drafts);
  sample_wait (is_submitted, sample);
  g_ptr_array_add (drafts, jalons_draft_edit (project_of (sample)));
  jalons_draft_set_text (drafts->pdata[0], JALONS_PROJECT_TITLE, "Projet de maintenant");
  jalons_workspace_write (sample->workspace, proposal->label, drafts);
  sample_wait (has_other_title, sample);
  return revision;
}

static gboolean
can_save (gpointer data)
{
  return gtk_widget_get_sensitive (sample_find (data, GTK_TYPE_BUTTON, _ ("_Save as PDF…")));
}

/* All the text of what is shown, read from the file that it is saved as. */
static char *
read_shown (Sample *sample,
            GtkWindow *window)
{
  g_autofree char *path = g_build_filename (sample->folder, "shown.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GString *text = g_string_new (NULL);
  PopplerDocument *document;

  sample_wait (can_save, window);
  jalons_print_dialog_save (JALONS_PRINT_DIALOG (window), file);
  sample_wait (file_exists, file);
  sample_settle ();
  document = poppler_document_new_from_gfile (file, NULL, NULL, NULL);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autofree char *words = poppler_page_get_text (page);

      g_string_append (text, words);
      g_object_unref (page);
    }
  g_object_unref (document);
  g_file_delete (file, NULL, NULL);
  return g_string_free (text, FALSE);
}

static void
test_version (void)
{
  Sample *sample = sample_open (TRUE);
  g_autofree char *revision = take_step (sample, write_project (sample)), *now = NULL, *then = NULL;
  GtkWindow *window = jalons_print_dialog_new (sample->workspace);

  gtk_window_present (window);
  jalons_print_dialog_set_document (JALONS_PRINT_DIALOG (window), "project");
  sample_settle ();
  g_assert_false (gtk_widget_get_visible (sample_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, _ ("Project"))));
  now = read_shown (sample, window);
  choose (window, _ ("Version"), revision);
  sample_settle ();
  sample_picture (window, 0, 0, "print-version");
  then = read_shown (sample, window);
  g_assert_nonnull (strstr (now, "Projet de maintenant"));
  g_assert_null (strstr (now, "Projet d’avant"));
  g_assert_nonnull (strstr (then, "Projet d’avant"));
  g_assert_null (strstr (then, "Projet de maintenant"));
  gtk_window_destroy (window);
  sample_close (sample);
}

/* The row that has the keyboard, or the button. */
static const char *
name_focus (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW) : NULL;

  if (row != NULL)
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  return GTK_IS_BUTTON (focus) ? gtk_button_get_label (GTK_BUTTON (focus)) : "";
}

static gboolean
walk_back_to (GtkWindow *window,
              const char *name)
{
  for (int i = 0; i < 20 && g_strcmp0 (name_focus (window), name) != 0; i++)
    gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD);
  return g_strcmp0 (name_focus (window), name) == 0;
}

/* By Shift+Tab one comes through all that is chosen, and out of it again. */
static void
test_back (void)
{
  Sample *sample = sample_open (TRUE);
  g_autofree char *revision = take_step (sample, write_project (sample));
  GtkWindow *window = jalons_print_dialog_new (sample->workspace);

  gtk_window_present (window);
  jalons_print_dialog_set_document (JALONS_PRINT_DIALOG (window), "project");
  sample_settle ();
  gtk_widget_grab_focus (sample_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, _ ("_Save as PDF…")));
  g_assert_true (walk_back_to (window, _ ("Version")));
  g_assert_true (walk_back_to (window, _ ("Document")));
  g_assert_true (walk_back_to (window, _ ("_Save as PDF…")));
  gtk_window_destroy (window);
  sample_close (sample);
}

/* The days of an agenda may be typed; what is no period is said, and not drawn. */
static void
test_other_days (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_print_dialog_new (sample->workspace);
  JalonsPdfPreview *preview = jalons_print_dialog_get_preview (JALONS_PRINT_DIALOG (window));
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (preview), GTK_TYPE_STACK);
  g_autofree char *text = NULL;
  GtkWidget *first, *last;

  gtk_window_present (window);
  jalons_print_dialog_set_document (JALONS_PRINT_DIALOG (window), "agenda");
  first = sample_find (GTK_WIDGET (window), JALONS_TYPE_FIELD_ROW, _ ("First day"));
  last = sample_find (GTK_WIDGET (window), JALONS_TYPE_FIELD_ROW, _ ("Last day"));
  g_assert_false (gtk_widget_get_visible (first));
  choose (window, _ ("Period"), "other");
  g_assert_true (gtk_widget_get_visible (first) && gtk_widget_get_visible (last));
  gtk_editable_set_text (GTK_EDITABLE (first), "13/10/2026");
  gtk_editable_set_text (GTK_EDITABLE (last), "1/10/2026");
  jalons_field_row_commit (JALONS_FIELD_ROW (last));
  sample_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "failed");
  gtk_editable_set_text (GTK_EDITABLE (last), "15/10/2026");
  jalons_field_row_commit (JALONS_FIELD_ROW (last));
  sample_settle ();
  sample_picture (window, 0, 0, "print-other-days");
  text = read_shown (sample, window);
  g_assert_nonnull (strstr (text, "13"));
  g_assert_nonnull (strstr (text, "15"));
  g_assert_null (strstr (text, "30"));
  gtk_window_destroy (window);
  sample_close (sample);
}

static gboolean
has_five_files (gpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (data, 0, NULL);
  int n = 0;

  for (const char *name; folder != NULL && (name = g_dir_read_name (folder)) != NULL;)
    n += g_str_has_suffix (name, ".pdf");
  return n == 5;
}

static void
test_each (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = jalons_print_dialog_new (sample->workspace);
  JalonsPdfPreview *preview = jalons_print_dialog_get_preview (JALONS_PRINT_DIALOG (window));
  g_autofree char *path = g_build_filename (sample->folder, "each", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  gtk_window_present (window);
  sample_wait (is_shown, preview);
  choose (window, _ ("Classes"), "all");
  sample_wait (has_five_pages, preview);
  g_assert_cmpint (g_file_make_directory (folder, NULL, NULL), ==, TRUE);
  /* Cancelled at once: nothing is there. */
  jalons_print_dialog_save_each (JALONS_PRINT_DIALOG (window), folder);
  gtk_widget_activate_action (GTK_WIDGET (window), "document.cancel", NULL);
  sample_settle ();
  g_assert_cmpint (has_five_files (path), ==, FALSE);
  jalons_print_dialog_save_each (JALONS_PRINT_DIALOG (window), folder);
  sample_wait (has_five_files, path);
  gtk_window_destroy (window);
  sample_close (sample);
}

/* Closing the dialog in the middle of a drawing leaves nothing behind that would call it. */
static void
test_close_early (void)
{
  Sample *sample = sample_open (TRUE);

  for (int i = 0; i < 5; i++)
    {
      GtkWindow *window = jalons_print_dialog_new (sample->workspace);

      gtk_window_present (window);
      gtk_window_destroy (window);
    }
  sample_settle ();
  g_assert_cmpint (jalons_workspace_get_start_year (sample->workspace), ==, 2026);
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/print/preview", test_preview);
  g_test_add_func ("/ui/print/save", test_save);
  g_test_add_func ("/ui/print/documents", test_documents);
  g_test_add_func ("/ui/print/version", test_version);
  g_test_add_func ("/ui/print/back", test_back);
  g_test_add_func ("/ui/print/other-days", test_other_days);
  g_test_add_func ("/ui/print/each", test_each);
  g_test_add_func ("/ui/print/close-early", test_close_early);
  return g_test_run ();
}
