/* The print dialog shows the pages of what is chosen, and saves those very bytes.
 * Invariant: what is saved is compared with what is shown through poppler, never by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>

#include "print/papers.h"
#include "ui/parts/choices.h"
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
  g_test_add_func ("/ui/print/each", test_each);
  g_test_add_func ("/ui/print/close-early", test_close_early);
  return g_test_run ();
}
