/* Reading PDFs that are as they should be, and being told in a sentence about those that are not.
 * Invariant: every question goes through jalons-reader as it is built.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "core/error.h"
#include "reader/protocol.h"

static char *
make (const char *name,
      unsigned n_pages)
{
  g_autoptr (GString) text = support_make (n_pages);

  return support_write (name, text->str, text->len);
}

static JalonsPdf *
open_made (unsigned n_pages)
{
  g_autofree char *path = make ("made.pdf", n_pages);
  g_autoptr (GError) error = NULL;
  JalonsPdf *pdf = support_open (path, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

/* What is said of the document */

static void
test_open (void)
{
  g_autoptr (JalonsPdf) pdf = open_made (3);
  double width, height;

  g_assert_cmpuint (jalons_pdf_get_n_pages (pdf), ==, 3);
  g_assert_cmpstr (jalons_pdf_get_title (pdf), ==, "Guide de l’orientation");
  jalons_pdf_get_page_size (pdf, 2, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595, 0.5);
  g_assert_cmpfloat_with_epsilon (height, 842, 0.5);
}

static void
test_walls (void)
{
  g_autoptr (JalonsPdf) pdf = open_made (1);
  g_autofree char *bwrap = g_find_program_in_path ("bwrap");
  unsigned walls = jalons_pdf_get_walls (pdf);

  g_test_message ("walls: %s%s%s%s; bwrap is %s", walls & JALONS_WALLS_LIMITS ? "limits " : "",
                  walls & JALONS_WALLS_CALLS ? "calls " : "", walls & JALONS_WALLS_MEMORY ? "memory " : "",
                  walls & JALONS_WALLS_BUBBLE ? "bubble" : "", bwrap != NULL ? bwrap : "not here");
  g_assert_cmpuint (walls & JALONS_WALLS_LIMITS, !=, 0);
  if (bwrap == NULL)
    g_assert_cmpuint (walls & JALONS_WALLS_BUBBLE, ==, 0);
}

/* Pictures */

static JalonsPdfPicture *
render (JalonsPdf *pdf,
        unsigned page,
        double scale,
        GError **error)
{
  Waited waited = { FALSE, NULL };
  JalonsPdfPicture *picture;

  jalons_pdf_render_async (pdf, page, scale, G_PRIORITY_DEFAULT, NULL, support_waited, &waited);
  support_wait (&waited);
  picture = jalons_pdf_render_finish (waited.result, error);
  g_object_unref (waited.result);
  return picture;
}

static void
test_render (void)
{
  g_autoptr (JalonsPdf) pdf = open_made (2);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsPdfPicture) picture = render (pdf, 1, 2, &error);
  const guchar *pixels;
  unsigned n_dark = 0;

  g_assert_no_error (error);
  g_assert_cmpint (picture->width, ==, 1190);
  g_assert_cmpint (picture->height, ==, 1684);
  g_assert_cmpint (picture->stride, ==, 1190 * 4);
  g_assert_cmpuint (g_bytes_get_size (picture->pixels), ==, 1190 * 4 * 1684);
  pixels = g_bytes_get_data (picture->pixels, NULL);
  g_assert_cmphex (*(const guint32 *) (gconstpointer) pixels, ==, 0xffffffff);
  for (gsize i = 0; i < (gsize) 1190 * 1684; i++)
    {
      g_assert_cmpuint (pixels[4 * i + 3], ==, 255);
      n_dark += pixels[4 * i] < 100;
    }
  g_assert_cmpuint (n_dark, >, 1000);
}

/* Whatever scale is asked for, the picture stays within its bounds. */
static void
test_render_large (void)
{
  g_autoptr (JalonsPdf) pdf = open_made (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsPdfPicture) picture = render (pdf, 0, 1e9, &error);
  g_autoptr (JalonsPdfPicture) small = NULL;

  g_assert_no_error (error);
  g_assert_cmpint ((gint64) picture->width * picture->height, <=, JALONS_READER_PIXELS);
  g_assert_cmpint ((gint64) picture->width * picture->height, >, JALONS_READER_PIXELS / 2);
  small = render (pdf, 0, -3, &error);
  g_assert_no_error (error);
  g_assert_cmpint (small->width, ==, 1);
}

/* Words */

static GArray *
find (JalonsPdf *pdf,
      unsigned page,
      const char *words)
{
  Waited waited = { FALSE, NULL };
  g_autoptr (GError) error = NULL;
  GArray *found;

  jalons_pdf_find_async (pdf, page, words, G_PRIORITY_DEFAULT, NULL, support_waited, &waited);
  support_wait (&waited);
  found = jalons_pdf_find_finish (waited.result, &error);
  g_assert_no_error (error);
  g_object_unref (waited.result);
  return found;
}

static void
test_find (void)
{
  static const struct
  {
    const char *words;
    unsigned n;
  } cases[] = {
    { "orientation", 1 },
    { "ORIENTATION", 1 },
    { "établissement", 1 },
    { "etablissement", 1 },
    { "Éleves", 1 },
    { "l'orientation", 1 },
    { "l’orientation", 1 },
    { "coeur", 1 },
    { "cœur", 1 },
    { "nulle part", 0 },
    { "", 0 },
    { "chapitre 2", 1 },
    { "chapitre 1", 0 },
  };
  g_autoptr (JalonsPdf) pdf = open_made (2);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) found = find (pdf, 1, cases[i].words);

      g_test_message ("“%s”", cases[i].words);
      g_assert_cmpuint (found->len, ==, cases[i].n);
    }
}

/* The heading is at 50, 100 and 14 points high: what marks it must be there. */
static void
test_find_place (void)
{
  g_autoptr (JalonsPdf) pdf = open_made (1);
  g_autoptr (GArray) found = find (pdf, 0, "Chapitre");
  const JalonsPdfMatch *match = &g_array_index (found, JalonsPdfMatch, 0);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (match->area.x, 50, 3);
  g_assert_cmpfloat (match->area.y, >, 80);
  g_assert_cmpfloat (match->area.y, <, 100);
  g_assert_cmpfloat (match->area.y + match->area.height, >, 99);
  g_assert_cmpfloat (match->area.y + match->area.height, <, 112);
}

/* Where it leads */

static void
test_links (void)
{
  g_autoptr (JalonsPdf) pdf = open_made (2);
  Waited waited = { FALSE, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) links = NULL;

  jalons_pdf_links_async (pdf, 0, G_PRIORITY_DEFAULT, NULL, support_waited, &waited);
  support_wait (&waited);
  links = jalons_pdf_links_finish (waited.result, &error);
  g_object_unref (waited.result);
  g_assert_no_error (error);
  g_assert_cmpuint (links->len, ==, 2); /* the one to a file is left out */
  g_assert_cmpstr (g_array_index (links, JalonsPdfLink, 0).address, ==, "https://www.onisep.fr/");
  g_assert_cmpint (g_array_index (links, JalonsPdfLink, 0).page, ==, -1);
  g_assert_cmpint (g_array_index (links, JalonsPdfLink, 1).page, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (links, JalonsPdfLink, 1).area.x, 50, 5);
  g_assert_cmpfloat_with_epsilon (g_array_index (links, JalonsPdfLink, 1).area.y, 210, 10);
}

static void
test_outline (void)
{
  g_autoptr (JalonsPdf) pdf = open_made (3);
  Waited waited = { FALSE, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) headings = NULL;

  jalons_pdf_outline_async (pdf, G_PRIORITY_DEFAULT, NULL, support_waited, &waited);
  support_wait (&waited);
  headings = jalons_pdf_outline_finish (waited.result, &error);
  g_object_unref (waited.result);
  g_assert_no_error (error);
  g_assert_cmpuint (headings->len, ==, 3);
  g_assert_cmpstr (g_array_index (headings, JalonsPdfHeading, 2).title, ==, "Chapitre 3");
  g_assert_cmpint (g_array_index (headings, JalonsPdfHeading, 2).page, ==, 2);
  g_assert_cmpuint (g_array_index (headings, JalonsPdfHeading, 2).depth, ==, 0);
  g_assert_cmpfloat_with_epsilon (g_array_index (headings, JalonsPdfHeading, 2).top, 100, 1);
}

/* Order */

static void
note_order (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = jalons_pdf_text_finish (result, &error);
  GString *order = g_object_get_data (source, "order");

  g_string_append_printf (order, " %s%s", (const char *) data, error != NULL ? "×" : "");
}

/* What is urgent comes first, and what nobody waits for any more does not come at all. */
static void
test_order (void)
{
  g_autoptr (JalonsPdf) pdf = open_made (5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) order = g_string_new (NULL);

  g_object_set_data (G_OBJECT (pdf), "order", order);
  jalons_pdf_text_async (pdf, 0, 0, NULL, note_order, (gpointer) "first");
  jalons_pdf_text_async (pdf, 1, 200, NULL, note_order, (gpointer) "idle");
  jalons_pdf_text_async (pdf, 2, 0, cancellable, note_order, (gpointer) "dropped");
  jalons_pdf_text_async (pdf, 3, 0, NULL, note_order, (gpointer) "second");
  jalons_pdf_text_async (pdf, 4, -10, NULL, note_order, (gpointer) "urgent");
  g_cancellable_cancel (cancellable);
  while (strstr (order->str, "idle") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (order->str, ==, " dropped× urgent first second idle");
}

/* Ended from outside */

static void
test_killed (void)
{
  g_autofree char *path = make ("killed.pdf", 2);
  const JalonsPdfOptions bare = { .bare = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsPdf) pdf = support_open (path, &bare, &error);
  g_autoptr (JalonsPdfPicture) picture = NULL, again = NULL;
  GPid first = jalons_pdf_get_process (pdf);

  g_assert_cmpint (first, >, 0);
  kill (first, SIGKILL);
  g_usleep (50000);
  picture = render (pdf, 0, 1, &error);
  g_assert_no_error (error); /* it was idle: another one reads on */
  g_assert_cmpint (jalons_pdf_get_process (pdf), !=, first);

  kill (jalons_pdf_get_process (pdf), SIGSTOP);
  kill (jalons_pdf_get_process (pdf), SIGKILL);
  again = render (pdf, 1, 1, &error);
  if (error != NULL) /* the question had reached it */
    {
      g_assert_error (error, JALONS_ERROR, JALONS_ERROR_DAMAGED);
      g_clear_error (&error);
      jalons_pdf_try_again (pdf);
      again = render (pdf, 1, 1, &error);
    }
  g_assert_no_error (error);
  g_assert_cmpint (again->width, ==, 595);
}

/* Whether some process, this one left out, has the file open. */
static gboolean
is_held (const char *path)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  g_autofree char *own = g_strdup_printf ("%d", getpid ());
  const char *process, *descriptor;

  while ((process = g_dir_read_name (processes)) != NULL)
    {
      g_autofree char *folder = g_build_filename ("/proc", process, "fd", NULL);
      g_autoptr (GDir) descriptors = g_str_equal (process, own) ? NULL : g_dir_open (folder, 0, NULL);

      while (descriptors != NULL && (descriptor = g_dir_read_name (descriptors)) != NULL)
        {
          g_autofree char *link = g_build_filename (folder, descriptor, NULL);
          g_autofree char *target = g_file_read_link (link, NULL);

          if (g_strcmp0 (target, path) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* Nobody waits for it any more: its reader, and the bubble around it, leave with it. */
static void
test_closed_early (void)
{
  g_autofree char *path = make ("early.pdf", 4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waited waited = { FALSE, NULL };
  g_autoptr (GError) error = NULL;

  jalons_pdf_open_async (path, NULL, cancellable, support_waited, &waited);
  g_cancellable_cancel (cancellable);
  support_wait (&waited);
  g_assert_null (jalons_pdf_open_finish (waited.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (waited.result);
  for (gint64 end = g_get_monotonic_time () + 8 * G_USEC_PER_SEC; is_held (path) && g_get_monotonic_time () < end;)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_assert_false (is_held (path));
}

/* What cannot be read */

static void
assert_refused (const char *path,
                const JalonsPdfOptions *options,
                JalonsError code,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsPdf) pdf = support_open (path, options, &error);

  g_assert_null (pdf);
  g_assert_error (error, JALONS_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (void)
{
  g_autofree char *empty = support_write ("vide.pdf", "", 0);
  g_autofree char *other = support_write ("lettre.pdf", "Bonjour", 7);
  g_autofree char *nowhere = support_path ("nulle-part.pdf");
  g_autoptr (GString) whole = support_make (20);
  g_autofree char *cut = support_write ("coupe.pdf", whole->str, whole->len / 3);
  const JalonsPdfOptions named = { .name = "Guide 2026" };

  assert_refused (empty, NULL, JALONS_ERROR_DAMAGED, "“vide.pdf” is empty");
  assert_refused (other, NULL, JALONS_ERROR_KIND, "“lettre.pdf” is not a PDF");
  assert_refused (nowhere, NULL, JALONS_ERROR_MISSING, "“nulle-part.pdf” is no longer there");
  assert_refused (support_folder (), NULL, JALONS_ERROR_KIND, "is not a file");
  assert_refused (cut, &named, JALONS_ERROR_DAMAGED, "“Guide 2026” is damaged or incomplete");
}

static void
test_too_large (void)
{
  g_autofree char *path = make ("lourd.pdf", 1);

  g_assert_cmpint (truncate (path, 500 * 1000 * 1000), ==, 0);
  assert_refused (path, NULL, JALONS_ERROR_LIMIT, "(500 MB): Jalons reads PDFs of at most 200 MB");
}

static void
test_password (void)
{
  g_autofree char *plain = make ("plain.pdf", 1), *locked = support_path ("locked.pdf");
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  const char *const command[] = { "qpdf", "--encrypt", "sésame", "maître", "256", "--", plain, locked, NULL };
  const JalonsPdfOptions wrong = { .password = "other" }, right = { .password = "sésame" };
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsPdf) pdf = NULL;

  if (qpdf == NULL)
    {
      g_test_skip ("qpdf is not here");
      return;
    }
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_refused (locked, NULL, JALONS_ERROR_REFUSED, "is protected by a password");
  assert_refused (locked, &wrong, JALONS_ERROR_REFUSED, "This password does not open");
  pdf = support_open (locked, &right, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jalons_pdf_get_n_pages (pdf), ==, 1);
}

/* Waiting for the whole text */

static void
append_text (unsigned page,
             unsigned n_pages,
             const char *text,
             gpointer data)
{
  g_ptr_array_add (data, g_strdup (text));
}

static void
test_extract (void)
{
  g_autofree char *path = make ("texte.pdf", 4), *title = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  jalons_pdf_extract (path, NULL, &title, append_text, texts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (texts->len, ==, 4);
  g_assert_nonnull (strstr (texts->pdata[3], "Chapitre 4"));
  g_assert_nonnull (strstr (texts->pdata[3], "cœur de l’établissement"));
  g_assert_cmpstr (title, ==, "Guide de l’orientation");

  g_cancellable_cancel (cancellable);
  g_assert_cmpint (jalons_pdf_extract (path, NULL, NULL, append_text, texts, cancellable, &error), ==, FALSE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (texts->len, ==, 4);
}

int
main (int argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/open", test_open);
  g_test_add_func ("/reader/walls", test_walls);
  g_test_add_func ("/reader/render", test_render);
  g_test_add_func ("/reader/render-large", test_render_large);
  g_test_add_func ("/reader/find", test_find);
  g_test_add_func ("/reader/find-place", test_find_place);
  g_test_add_func ("/reader/links", test_links);
  g_test_add_func ("/reader/outline", test_outline);
  g_test_add_func ("/reader/order", test_order);
  g_test_add_func ("/reader/killed", test_killed);
  g_test_add_func ("/reader/closed-early", test_closed_early);
  g_test_add_func ("/reader/refused", test_refused);
  g_test_add_func ("/reader/too-large", test_too_large);
  g_test_add_func ("/reader/password", test_password);
  g_test_add_func ("/reader/extract", test_extract);
  status = g_test_run ();
  support_remove ();
  return status;
}
