/* The window in which a document is read, driven as its keys and buttons do.
 * Invariant: what is seen is asked of the widgets, never of what the test gave them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"
#include "support.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>

#include "store/files.h"
#include "ui/catalogue/unread-pdfs.h"
#include "ui/reader/reader-page.h"
#include "ui/reader/reader-print.h"
#include "ui/reader/reader-window.h"

static char *
make (const char *name,
      unsigned n_pages)
{
  g_autoptr (GString) text = support_make (n_pages);

  return support_write (name, text->str, text->len);
}

static gboolean
is_drawn (gpointer window)
{
  return jalons_reader_pages_is_drawn (jalons_reader_window_get_pages (window));
}

static GtkWindow *
open_made (const char *name,
           unsigned n_pages,
           unsigned page,
           const char *words)
{
  g_autofree char *path = make (name, n_pages);
  GtkWindow *window = jalons_reader_window_present (NULL, path, "Guide de l’orientation", page, words);

  sample_wait (is_drawn, window);
  return window;
}

static unsigned
current (GtkWindow *window)
{
  return jalons_reader_pages_get_current (jalons_reader_window_get_pages (JALONS_READER_WINDOW (window))) + 1;
}

static void
activate (GtkWindow *window,
          const char *action,
          GVariant *parameter)
{
  g_assert_cmpint (gtk_widget_activate_action_variant (GTK_WIDGET (window), action, parameter), ==, TRUE);
  sample_settle ();
}

static void
scroll (GtkWindow *window,
        GtkScrollType how)
{
  activate (window, "reader.scroll", g_variant_new_int32 (how));
}

typedef struct
{
  GtkWindow *window;
  unsigned page;
} Place;

static gboolean
is_there (gpointer data)
{
  const Place *place = data;

  return current (place->window) == place->page && is_drawn (place->window);
}

static void
wait_for_page (GtkWindow *window,
               unsigned page)
{
  Place place = { window, page };

  sample_wait (is_there, &place);
}

/* The document is seen, and walked through. */
static void
test_walk (void)
{
  GtkWindow *window = open_made ("walk.pdf", 30, 1, NULL);
  GtkWidget *entry = sample_find (GTK_WIDGET (window), GTK_TYPE_ENTRY, NULL);

  sample_settle ();
  sample_picture (window, 1366, 768, "reader");
  g_assert_cmpuint (current (window), ==, 1);
  scroll (window, GTK_SCROLL_END);
  wait_for_page (window, 30);
  scroll (window, GTK_SCROLL_START);
  wait_for_page (window, 1);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "12");
  g_signal_emit_by_name (entry, "activate");
  wait_for_page (window, 12);
  gtk_editable_set_text (GTK_EDITABLE (entry), "31");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "12");
  sample_picture (window, 800, 500, "reader-small");
  gtk_window_destroy (window);
}

/* Only what is in sight has widgets, however far one has read. */
static unsigned
count_pages (GtkWidget *widget)
{
  unsigned n = JALONS_IS_READER_PAGE (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_pages (child);
  return n;
}

static void
test_long (void)
{
  GtkWindow *window = open_made ("long.pdf", 400, 250, NULL);
  JalonsReaderPages *pages = jalons_reader_window_get_pages (JALONS_READER_WINDOW (window));

  wait_for_page (window, 250);
  for (unsigned i = 0; i < 40; i++)
    {
      jalons_reader_pages_scroll (pages, GTK_SCROLL_PAGE_DOWN);
      g_main_context_iteration (NULL, FALSE);
    }
  sample_settle ();
  sample_wait (is_drawn, window);
  g_assert_cmpuint (current (window), >, 260);
  g_assert_cmpuint (count_pages (GTK_WIDGET (pages)), <=, 4);
  gtk_window_destroy (window);
}

/* What is in the middle stays there while it grows. */
static void
test_zoom (void)
{
  GtkWindow *window = open_made ("zoom.pdf", 10, 5, NULL);
  JalonsReaderPages *pages = jalons_reader_window_get_pages (JALONS_READER_WINDOW (window));
  double before = jalons_reader_pages_get_zoom (pages);

  activate (window, "reader.zoom", g_variant_new_int32 (1));
  activate (window, "reader.zoom", g_variant_new_int32 (1));
  sample_wait (is_drawn, window);
  g_assert_cmpfloat (jalons_reader_pages_get_zoom (pages), >, before * 1.5);
  g_assert_cmpuint (current (window), ==, 5);
  activate (window, "reader.fit", g_variant_new_string ("paper"));
  g_assert_cmpfloat_with_epsilon (jalons_reader_pages_get_zoom (pages), 1, 0.001);
  activate (window, "reader.fit", g_variant_new_string ("page"));
  sample_wait (is_drawn, window);
  g_assert_cmpfloat (jalons_reader_pages_get_zoom (pages), <, 1);
  g_assert_cmpuint (current (window), ==, 5);
  gtk_window_destroy (window);
}

/* Search */

typedef struct
{
  GtkWindow *window;
  const char *text;
} Shown;

static gboolean
is_shown (gpointer data)
{
  const Shown *shown = data;

  return sample_find (GTK_WIDGET (shown->window), GTK_TYPE_LABEL, shown->text) != NULL;
}

static void
wait_for_label (GtkWindow *window,
                const char *text)
{
  Shown shown = { window, text };

  sample_wait (is_shown, &shown);
}

static void
test_search (void)
{
  GtkWindow *window = open_made ("search.pdf", 8, 3, "etablissement");

  wait_for_label (window, "3 of 8");
  sample_picture (window, 1366, 768, "reader-search");
  activate (window, "reader.match", g_variant_new_int32 (1));
  wait_for_label (window, "4 of 8");
  for (int i = 0; i < 4; i++)
    activate (window, "reader.match", g_variant_new_int32 (-1));
  wait_for_label (window, "8 of 8");
  wait_for_page (window, 8);
  gtk_window_destroy (window);
}

/* Words that do not stand together: one of them is found. */
static void
test_search_apart (void)
{
  GtkWindow *window = open_made ("apart.pdf", 8, 1, "élèves orientation");

  wait_for_label (window, "1 of 8");
  gtk_window_destroy (window);
}

/* Links */

static GtkWidget *
find_link (GtkWidget *widget,
           unsigned *skip)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "page-link") && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_link (child, skip);
  return found;
}

static gboolean
has_links (gpointer window)
{
  unsigned skip = 1;

  return find_link (window, &skip) != NULL;
}

static gboolean
has_two (gpointer windows)
{
  return g_list_model_get_n_items (windows) == 2;
}

static void
test_links (void)
{
  GtkWindow *window = open_made ("links.pdf", 5, 1, NULL);
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  unsigned skip = 1;

  sample_wait (has_links, window);
  gtk_widget_activate (find_link (GTK_WIDGET (window), &skip));
  wait_for_page (window, 2);
  activate (window, "reader.scroll", g_variant_new_int32 (GTK_SCROLL_START));
  wait_for_page (window, 1);
  sample_wait (has_links, window);
  skip = 0;
  gtk_widget_activate (find_link (GTK_WIDGET (window), &skip));
  /* It asks first, and shows the address. */
  sample_wait (has_two, windows);
  for (unsigned i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (other == window)
        continue;
      g_assert_nonnull (sample_find (GTK_WIDGET (other), GTK_TYPE_LABEL, "https://www.onisep.fr/"));
      gtk_window_destroy (other);
      break;
    }
  gtk_window_destroy (window);
}

/* What is wrong */

static gboolean
has_failed (gpointer window)
{
  return sample_find (window, ADW_TYPE_STATUS_PAGE, _ ("This Document Cannot Be Read")) != NULL &&
         gtk_widget_get_mapped (sample_find (window, ADW_TYPE_STATUS_PAGE, _ ("This Document Cannot Be Read")));
}

static void
test_failed (void)
{
  g_autofree char *path = support_write ("bonjour.pdf", "Bonjour", 7);
  g_autoptr (GString) whole = support_make (2);
  GtkWindow *window = jalons_reader_window_present (NULL, path, NULL, 0, NULL);

  sample_wait (has_failed, window);
  sample_picture (window, 800, 500, "reader-failed");
  g_free (support_write ("bonjour.pdf", whole->str, whole->len));
  activate (window, "reader.again", NULL);
  sample_wait (is_drawn, window);
  gtk_window_destroy (window);
}

/* A wrong password is told, the right one opens. */
static gboolean
is_locked (gpointer window)
{
  GtkWidget *entry = sample_find (window, GTK_TYPE_PASSWORD_ENTRY, NULL);

  return entry != NULL && gtk_widget_get_mapped (entry) && *gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0';
}

static void
test_password (void)
{
  g_autofree char *plain = make ("plain-window.pdf", 2), *locked = support_path ("locked-window.pdf");
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  const char *const command[] = { "qpdf", "--encrypt", "sésame", "maître", "256", "--", plain, locked, NULL };
  GtkWindow *window;
  GtkWidget *entry;

  if (qpdf == NULL)
    {
      g_test_skip ("qpdf is not here");
      return;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  window = jalons_reader_window_present (NULL, locked, "Guide réservé", 0, NULL);
  sample_wait (is_locked, window);
  sample_picture (window, 800, 500, "reader-locked");
  entry = sample_find (GTK_WIDGET (window), GTK_TYPE_PASSWORD_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "autre");
  g_signal_emit_by_name (entry, "activate");
  sample_wait (is_locked, window);
  gtk_editable_set_text (GTK_EDITABLE (entry), "sésame");
  g_signal_emit_by_name (entry, "activate");
  sample_wait (is_drawn, window);
  gtk_window_destroy (window);
}

/* The process that reads is ended: the window stays, and what it shows is drawn again. */
static void
test_killed (void)
{
  GtkWindow *window = open_made ("killed-window.pdf", 20, 1, NULL);
  JalonsPdf *pdf = jalons_reader_window_get_pdf (JALONS_READER_WINDOW (window));

  for (unsigned i = 0; i < 5; i++)
    {
      GPid process = jalons_pdf_get_process (pdf);

      if (process > 0)
        kill (process, SIGKILL);
      jalons_reader_pages_scroll (jalons_reader_window_get_pages (JALONS_READER_WINDOW (window)), GTK_SCROLL_PAGE_DOWN);
      sample_settle ();
    }
  activate (window, "reader.again", NULL);
  sample_wait (is_drawn, window);
  gtk_window_destroy (window);
}

/* Paper */

static void
fail_on_trouble (const char *sentence,
                 gpointer data)
{
  g_error ("%s", sentence);
}

static void
on_printed (GtkPrintOperation *operation,
            GtkPrintOperationResult result,
            int *printed)
{
  *printed = (int) result;
}

static gboolean
is_printed (gpointer printed)
{
  return *(int *) printed >= 0;
}

static void
test_print (void)
{
  g_autofree char *path = make ("print.pdf", 3), *output = support_path ("printed.pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsPdf) pdf = support_open (path, NULL, &error), printed = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  double width, height;
  int done = -1;

  g_assert_no_error (error);
  operation = jalons_reader_print_new (pdf, "Guide", fail_on_trouble, NULL);
  gtk_print_operation_set_show_progress (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, output);
  g_signal_connect (operation, "done", G_CALLBACK (on_printed), &done);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  sample_wait (is_printed, &done);
  g_assert_cmpint (done, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  printed = support_open (output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jalons_pdf_get_n_pages (printed), ==, 3);
  jalons_pdf_get_page_size (printed, 0, &width, &height);
  g_assert_cmpfloat (height, >, width);
}

static gboolean
is_saved (gpointer file)
{
  return g_file_query_exists (file, NULL);
}

static void
test_save (void)
{
  GtkWindow *window = open_made ("save.pdf", 2, 1, NULL);
  g_autofree char *path = support_path ("saved.pdf"), *original = support_path ("save.pdf"), *before = NULL, *after = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gsize length_before, length_after;

  jalons_reader_window_save (JALONS_READER_WINDOW (window), file);
  sample_wait (is_saved, file);
  sample_settle ();
  g_assert_cmpint (g_file_get_contents (original, &before, &length_before, NULL), ==, TRUE);
  g_assert_cmpint (g_file_get_contents (path, &after, &length_after, NULL), ==, TRUE);
  g_assert_cmpmem (before, length_before, after, length_after);
  gtk_window_destroy (window);
}

/* Asked for again, the same window comes, at the page that is asked for. */
static void
test_once (void)
{
  GtkWindow *window = open_made ("once.pdf", 9, 1, NULL);
  g_autofree char *path = support_path ("once.pdf");

  g_assert_true (jalons_reader_window_present (NULL, path, NULL, 6, NULL) == window);
  wait_for_page (window, 6);
  gtk_window_destroy (window);
}

/* Closed while it opens, draws and searches: nobody comes back to it. */
static void
test_close_early (void)
{
  g_autofree char *path = make ("early-window.pdf", 50);

  for (int i = 0; i < 6; i++)
    {
      GtkWindow *window = jalons_reader_window_present (NULL, path, NULL, 20, "orientation");

      for (int j = 0; j < 12 * i; j++)
        g_main_context_iteration (NULL, FALSE);
      gtk_window_destroy (window);
    }
  sample_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
}

/* A document whose pages the search was never told of, as after a crash: the program finds its words by itself. */

typedef struct
{
  Sample *sample;
  const char *words;
} Search;

static gboolean
is_found (gpointer data)
{
  const Search *search = data;
  JalonsStore *store = jalons_workspace_get_store (search->sample->workspace);
  g_autoptr (GPtrArray) hits = jalons_store_search (store, search->words, NULL, 0, 2026, 0, NULL);

  return hits->len > 0;
}

static void
test_unread (void)
{
  Sample *sample = sample_open (TRUE);
  const char *directory = jalons_store_get_directory (jalons_workspace_get_store (sample->workspace));
  g_autofree char *path = make ("unread.pdf", 3), *missing = g_strnfill (64, 'a'), *hash = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  g_auto (GStrv) unread = NULL;
  Search search = { sample, "chapitre" };
  g_autoptr (GError) error = NULL;

  hash = jalons_files_add (directory, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++)
    {
      JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_DOCUMENT, NULL);

      jalons_draft_set_text (draft, JALONS_DOCUMENT_TITLE, "Guide");
      jalons_draft_set_text (draft, JALONS_DOCUMENT_FILE, i == 0 ? missing : hash);
      g_ptr_array_add (drafts, draft);
    }
  jalons_workspace_write (sample->workspace, "Add", drafts);
  sample_settle ();
  g_assert_false (is_found (&search));
  jalons_unread_pdfs_take_up (sample->workspace);
  sample_wait (is_found, &search);

  /* The one that is not there may still come. */
  unread = jalons_store_list_unread (jalons_workspace_get_store (sample->workspace), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (unread), ==, 1);
  g_assert_cmpstr (unread[0], ==, missing);
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  int status;

  sample_init (&argc, &argv);
  g_test_add_func ("/ui/reader/unread", test_unread);
  g_test_add_func ("/ui/reader/walk", test_walk);
  g_test_add_func ("/ui/reader/long", test_long);
  g_test_add_func ("/ui/reader/zoom", test_zoom);
  g_test_add_func ("/ui/reader/search", test_search);
  g_test_add_func ("/ui/reader/search-apart", test_search_apart);
  g_test_add_func ("/ui/reader/links", test_links);
  g_test_add_func ("/ui/reader/failed", test_failed);
  g_test_add_func ("/ui/reader/password", test_password);
  g_test_add_func ("/ui/reader/killed", test_killed);
  g_test_add_func ("/ui/reader/print", test_print);
  g_test_add_func ("/ui/reader/save", test_save);
  g_test_add_func ("/ui/reader/once", test_once);
  g_test_add_func ("/ui/reader/close-early", test_close_early);
  status = g_test_run ();
  support_remove ();
  return status;
}
