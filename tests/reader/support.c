/* Files made for the tests, and waiting for what is asynchronous.
 * Invariant: waiting has an end: after twenty seconds the test fails.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE 20

static char *folder;

const char *
support_folder (void)
{
  if (folder == NULL)
    folder = g_dir_make_tmp ("jalons-reader-XXXXXX", NULL);
  return folder;
}

char *
support_path (const char *name)
{
  return g_build_filename (support_folder (), name, NULL);
}

char *
support_write (const char *name,
               const void *bytes,
               gsize length)
{
  char *path = support_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}

void
support_remove (void)
{
  GDir *dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = support_path (name);

      g_remove (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  if (folder != NULL)
    g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

/* Making */

static cairo_status_t
append (void *text,
        const unsigned char *bytes,
        unsigned length)
{
  g_string_append_len (text, (const char *) bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* cairo 1.16 forgets an object of a document whose links stand in no paragraph. */
static void
draw_link (cairo_t *cr,
           double y,
           const char *where,
           const char *text)
{
  cairo_tag_begin (cr, "P", NULL);
  cairo_tag_begin (cr, CAIRO_TAG_LINK, where);
  cairo_move_to (cr, 50, y);
  cairo_show_text (cr, text);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
  cairo_tag_end (cr, "P");
}

static void
draw_page (cairo_t *cr,
           cairo_surface_t *surface,
           unsigned page,
           unsigned n_pages)
{
  g_autofree char *title = g_strdup_printf ("Chapitre %u", page + 1);
  g_autofree char *place = g_strdup_printf ("page=%u pos=[50 100]", page + 1);
  g_autofree char *next = g_strdup_printf ("dest='p%u'", page + 2 > n_pages ? 1 : page + 2);
  g_autofree char *name = g_strdup_printf ("name='p%u'", page + 1);

  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, title, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  cairo_select_font_face (cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 14);
  cairo_tag_begin (cr, CAIRO_TAG_DEST, name);
  cairo_move_to (cr, 50, 100);
  cairo_show_text (cr, title);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
  cairo_move_to (cr, 50, 140);
  cairo_show_text (cr, "L’orientation au cœur de l’établissement : élèves de 3e");
  draw_link (cr, 180, "uri='https://www.onisep.fr/'", "Onisep");
  draw_link (cr, 220, next, "Page suivante");
  draw_link (cr, 260, "uri='file:///etc/passwd'", "Un autre lien");
  cairo_show_page (cr);
}

/* An A4 document by cairo; each page has a heading, a sentence, and three links of which one is not for the web. */
GString *
support_make (unsigned n_pages)
{
  GString *text = g_string_new (NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, text, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "Guide de l’orientation");
  for (unsigned i = 0; i < n_pages; i++)
    draw_page (cr, surface, i, n_pages);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return text;
}

/* A stream; @entries are more entries of its dictionary. */
GString *
support_stream (const char *entries,
                const void *bytes,
                gsize length)
{
  GString *stream = g_string_new (NULL);

  g_string_printf (stream, "<< /Length %" G_GSIZE_FORMAT " %s >>\nstream\n", length, entries);
  g_string_append_len (stream, bytes, (gssize) length);
  g_string_append (stream, "\nendstream");
  return stream;
}

GString *
support_deflated (const char *entries,
                  const void *bytes,
                  gsize length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_autoptr (GInputStream) deflated = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autofree char *all = g_strconcat (entries, " /Filter /FlateDecode", NULL);

  g_output_stream_splice (output, deflated, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return support_stream (all, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (output)),
                         g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (output)));
}

/* The objects 1, 2, … of a PDF (of GString), the first of which is the catalogue, with their table and a trailer. */
GString *
support_hand_written (GPtrArray *objects)
{
  GString *text = g_string_new ("%PDF-1.7\n");
  g_autofree gsize *offsets = g_new (gsize, objects->len);
  gsize table;

  for (unsigned i = 0; i < objects->len; i++)
    {
      const GString *object = objects->pdata[i];

      offsets[i] = text->len;
      g_string_append_printf (text, "%u 0 obj\n", i + 1);
      g_string_append_len (text, object->str, (gssize) object->len);
      g_string_append (text, "\nendobj\n");
    }
  table = text->len;
  g_string_append_printf (text, "xref\n0 %u\n0000000000 65535 f \n", objects->len + 1);
  for (unsigned i = 0; i < objects->len; i++)
    g_string_append_printf (text, "%010" G_GSIZE_FORMAT " 00000 n \n", offsets[i]);
  g_string_append_printf (text, "trailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          objects->len + 1, table);
  return text;
}

/* Waiting */

void
support_waited (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  Waited *waited = data;

  waited->result = g_object_ref (result);
  waited->done = TRUE;
}

static gboolean
too_long (gpointer data)
{
  g_error ("Nothing came in %d seconds.", PATIENCE);
  return G_SOURCE_REMOVE;
}

void
support_wait (Waited *waited)
{
  guint clock = g_timeout_add_seconds (PATIENCE, too_long, NULL);

  while (!waited->done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (clock);
  waited->done = FALSE;
}

JalonsPdf *
support_open (const char *path,
              const JalonsPdfOptions *options,
              GError **error)
{
  Waited waited = { FALSE, NULL };
  JalonsPdf *pdf;

  jalons_pdf_open_async (path, options, NULL, support_waited, &waited);
  support_wait (&waited);
  pdf = jalons_pdf_open_finish (waited.result, error);
  g_object_unref (waited.result);
  return pdf;
}
