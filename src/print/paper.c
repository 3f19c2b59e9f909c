/* The pages of a document, drawn with cairo on a tagged PDF surface and finished to PDF/UA-1.
 * Invariant: every tag is closed before the last page is shown; one JalonsTag is kept for each element, in order.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/paper.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "core/error.h"
#include "print/finish.h"

struct _JalonsPaper
{
  cairo_surface_t *surface;
  cairo_t *cr;
  double scale;
  double height; /* of a sheet */
  JalonsLettering *lettering;
  GByteArray *written;
  GPtrArray *tags; /* of JalonsTag: every element so far */
  GPtrArray *open; /* of JalonsTag: those that are open; none is owned */
  gboolean inked;  /* whether the innermost open element has painted something */
  gboolean ornament;
  GBytes *png; /* the picture that was painted last: a logo comes again and again */
  cairo_surface_t *picture;
  int n_pages;
  char *title, *author, *language, *created;
};

static cairo_status_t
write_bytes (gpointer data,
             const unsigned char *bytes,
             unsigned length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (JalonsPaper *self,
              cairo_pdf_metadata_t key,
              const char *value)
{
  if (value != NULL)
    cairo_pdf_surface_set_metadata (self->surface, key, value);
}

static gpointer
load_finish (gpointer data)
{
  jalons_finish_prepare ();
  return NULL;
}

/**
 * jalons_paper_prepare:
 *
 * For who will want a document from this thread, and has other things to do before: the list of the fonts and what
 * finishes every document are loaded meanwhile, by other threads. That takes as long as drawing two pages.
 */
void
jalons_paper_prepare (void)
{
  g_thread_unref (g_thread_new ("finish", load_finish, NULL));
  jalons_lettering_prepare ();
}

/**
 * jalons_paper_new:
 *
 * Returns: (transfer full): a document without a page
 */
JalonsPaper *
jalons_paper_new (const JalonsPaperSetup *setup)
{
  JalonsPaper *self = g_new0 (JalonsPaper, 1);

  self->written = g_byte_array_new ();
  self->scale = setup->scale > 0 ? setup->scale : 1;
  self->height = setup->height * self->scale;
  self->surface = cairo_pdf_surface_create_for_stream (write_bytes, self->written,
                                                       setup->width * self->scale,
                                                       self->height);
  /* 1.18 would otherwise write object streams, which libqpdf would only have to take apart. */
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_4);
  self->cr = cairo_create (self->surface);
  cairo_scale (self->cr, self->scale, self->scale);
  self->lettering = jalons_lettering_new (self->cr, setup->language);
  self->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_tag_free);
  self->open = g_ptr_array_new ();
  self->title = g_strdup (setup->title);
  self->author = g_strdup (setup->author);
  self->language = g_strdup (setup->language);
  self->created = g_strdup (setup->created);

  set_metadata (self, CAIRO_PDF_METADATA_TITLE, setup->title);
  set_metadata (self, CAIRO_PDF_METADATA_AUTHOR, setup->author);
  set_metadata (self, CAIRO_PDF_METADATA_SUBJECT, setup->subject);
  set_metadata (self, CAIRO_PDF_METADATA_CREATOR, "Jalons");
  set_metadata (self, CAIRO_PDF_METADATA_CREATE_DATE, setup->created);
  return self;
}

/**
 * jalons_paper_free:
 *
 * Drops the document, finished or not.
 */
void
jalons_paper_free (JalonsPaper *self)
{
  jalons_lettering_free (self->lettering);
  g_clear_pointer (&self->png, g_bytes_unref);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  cairo_destroy (self->cr);
  cairo_surface_finish (self->surface);
  cairo_surface_destroy (self->surface);
  g_byte_array_unref (self->written);
  g_ptr_array_unref (self->open);
  g_ptr_array_unref (self->tags);
  g_free (self->title);
  g_free (self->author);
  g_free (self->language);
  g_free (self->created);
  g_free (self);
}

/**
 * jalons_paper_add_page:
 * @label: (nullable): what readers show for the page's number, "3C – 1"
 *
 * Begins a page. Elements may stay open from one page to the next, except those that hold text.
 */
void
jalons_paper_add_page (JalonsPaper *self,
                       const char *label)
{
  if (self->n_pages > 0)
    cairo_show_page (self->cr);
  self->n_pages++;
  if (label != NULL)
    cairo_pdf_surface_set_page_label (self->surface, label);
}

static void
begin (JalonsPaper *self,
       const JalonsTag *tag,
       const char *attributes)
{
  JalonsTag *kept = jalons_tag_copy (tag);

  for (int i = 0; i < 4; i++)
    kept->box[i] *= self->scale;
  g_ptr_array_add (self->tags, kept);
  g_ptr_array_add (self->open, kept);
  self->inked = FALSE;
  cairo_tag_begin (self->cr, kept->name, attributes);
}

/**
 * jalons_paper_open:
 * @tag: the element; its words are copied
 *
 * Opens an element of the structure on the present page. It is closed by jalons_paper_close().
 */
void
jalons_paper_open (JalonsPaper *self,
                   JalonsTag tag)
{
  g_return_if_fail (self->n_pages > 0 && !self->ornament);
  begin (self, &tag, NULL);
}

/**
 * jalons_paper_open_link:
 * @tag: of name "Link", with an @alt that says where it leads
 * @uri: where it leads
 *
 * Opens a link, whose place is that of the text painted in it.
 */
void
jalons_paper_open_link (JalonsPaper *self,
                        JalonsTag tag,
                        const char *uri)
{
  g_autofree char *escaped = g_uri_escape_string (uri, ":/?#[]@!$&()*+,;=%", FALSE);
  g_autofree char *attributes = g_strdup_printf ("uri='%s'", escaped);

  g_return_if_fail (self->n_pages > 0 && !self->ornament);
  begin (self, &tag, attributes);
}

/**
 * jalons_paper_open_jump:
 * @tag: of name "Link", with an @alt that says where it leads
 * @page: of this document, before or after, from 0
 * @y: where on it, in points from the top
 *
 * Opens a link within the document.
 */
void
jalons_paper_open_jump (JalonsPaper *self,
                        JalonsTag tag,
                        int page,
                        double y)
{
  /* Whole points, as in the outline. */
  g_autofree char *attributes = g_strdup_printf ("page=%d pos=[0 %d]", page + 1, (int) (MAX (y, 0) * self->scale));

  g_return_if_fail (self->n_pages > 0 && !self->ornament);
  tag.page = page + 1;
  tag.box[1] = MAX (y, 0);
  begin (self, &tag, attributes);
}

/* cairo forgets an element that paints nothing, and a row would lack a cell. */
static void
ink (JalonsPaper *self)
{
  cairo_save (self->cr);
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_rectangle (self->cr, 1, 1, 0.1, 0.1);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

/**
 * jalons_paper_close:
 *
 * Closes the innermost open element.
 */
void
jalons_paper_close (JalonsPaper *self)
{
  const JalonsTag *tag;

  g_return_if_fail (self->open->len > 0 && !self->ornament);
  tag = g_ptr_array_index (self->open, self->open->len - 1);
  if (!self->inked)
    ink (self);
  cairo_tag_end (self->cr, tag->name);
  g_ptr_array_set_size (self->open, (int) self->open->len - 1);
  /* Now the element around it has a child: it needs no ink of its own. */
  self->inked = TRUE;
}

/* From 1.18 on cairo gives what is painted in an element with children to that element, unless it is told; before,
 * it knew no such tag, and left it to the finishing pass. */
static gboolean
knows_artifacts (void)
{
  return cairo_version () >= CAIRO_VERSION_ENCODE (1, 18, 0);
}

/**
 * jalons_paper_begin_ornament:
 *
 * What is painted from here to jalons_paper_end_ornament() says nothing that is not said elsewhere: rules, hatches,
 * page numbers, a table's head repeated. Screen readers pass over it.
 */
void
jalons_paper_begin_ornament (JalonsPaper *self)
{
  g_return_if_fail (self->n_pages > 0 && !self->ornament);
  self->ornament = TRUE;
  if (knows_artifacts ())
    cairo_tag_begin (self->cr, "Artifact", NULL);
}

void
jalons_paper_end_ornament (JalonsPaper *self)
{
  g_return_if_fail (self->ornament);
  self->ornament = FALSE;
  if (knows_artifacts ())
    cairo_tag_end (self->cr, "Artifact");
}

/**
 * jalons_paper_add_outline:
 * @parent: an entry that this function returned, or 0 for the top
 * @title: what the entry says
 * @y: where on the present page it leads, in points from the top
 *
 * Returns: the entry
 */
int
jalons_paper_add_outline (JalonsPaper *self,
                          int parent,
                          const char *title,
                          double y)
{
  g_autofree char *place = NULL;

  g_return_val_if_fail (self->n_pages > 0, 0);
  /* Whole points: cairo 1.16 reads no decimal point where the locale has a comma. */
  place = g_strdup_printf ("page=%d pos=[0 %d]", self->n_pages, (int) (y * self->scale));
  return cairo_pdf_surface_add_outline (self->surface, parent, title, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

/**
 * jalons_paper_measure:
 * @letters: how the text looks
 * @width: of its lines, in points
 * @text: the text
 *
 * Returns: its height in points
 */
double
jalons_paper_measure (JalonsPaper *self,
                      JalonsLetters letters,
                      double width,
                      const char *text)
{
  PangoRectangle logical;

  pango_layout_get_extents (jalons_lettering_layout (self->lettering, letters, width, text), NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

/**
 * jalons_paper_measure_width:
 *
 * Returns: how wide the text is on one line, in points
 */
double
jalons_paper_measure_width (JalonsPaper *self,
                            JalonsLetters letters,
                            const char *text)
{
  PangoRectangle logical;

  pango_layout_get_extents (jalons_lettering_layout (self->lettering, letters, -1, text), NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/**
 * jalons_paper_break:
 * @width: of the lines
 * @text: the text
 * @n_lines: (out): how many lines it takes
 *
 * Returns: (transfer full) (array): where each line begins, in bytes of @text, and then where the last one ends; some of
 *   the lines alone are broken in the same places
 */
unsigned *
jalons_paper_break (JalonsPaper *self,
                    JalonsLetters letters,
                    double width,
                    const char *text,
                    unsigned *n_lines)
{
  PangoLayout *layout = jalons_lettering_layout (self->lettering, letters, width, text);
  const char *tamed = pango_layout_get_text (layout), *at = text;
  unsigned *starts = g_new (unsigned, pango_layout_get_line_count (layout) + 1);
  unsigned n = 0;

  /* What is laid out has the same characters, but not all of as many bytes. */
  for (GSList *line = pango_layout_get_lines_readonly (layout); line != NULL; line = line->next)
    {
      const char *start = pango_layout_get_text (layout) + ((PangoLayoutLine *) line->data)->start_index;

      for (; tamed < start; tamed = g_utf8_next_char (tamed))
        at = g_utf8_next_char (at);
      starts[n++] = (unsigned) (at - text);
    }
  starts[n] = (unsigned) strlen (text);
  *n_lines = n;
  return starts;
}

static gboolean
is_visible (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isgraph (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Whether a space stands, or may be put, behind the line: not where a long word had to be broken. */
static gboolean
ends_word (PangoLayoutIter *iter)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  const char *text = pango_layout_get_text (pango_layout_iter_get_layout (iter));
  int end = line->start_index + line->length;

  return text[end] == '\0' || text[end] == ' ' || (end > 0 && text[end - 1] == ' ');
}

/* A reader who is told the words of an element takes them as they are painted, and pango paints no space where a line
 * ends: "21 novembre" would be read "21novembre". So a space is painted behind each line, the last one too, because
 * another text of the same element may follow. */
static void
paint_lines (JalonsPaper *self,
             JalonsLetters letters,
             double x,
             double y,
             PangoLayout *layout)
{
  JalonsLetters plain = { .size = letters.size, .leading = letters.leading, .bold = letters.bold };
  PangoLayoutIter *iter = pango_layout_get_iter (layout); /* keeps the layout alive, whatever is forgotten meanwhile */

  do
    {
      PangoRectangle line;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      cairo_move_to (self->cr, x + (double) line.x / PANGO_SCALE,
                     y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
      pango_cairo_show_layout_line (self->cr, pango_layout_iter_get_line_readonly (iter));
      if (!ends_word (iter))
        continue;
      cairo_move_to (self->cr, x + (double) (line.x + line.width) / PANGO_SCALE, y + (double) line.y / PANGO_SCALE);
      pango_cairo_show_layout (self->cr, jalons_lettering_layout (self->lettering, plain, -1, " "));
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/**
 * jalons_paper_text:
 * @letters: how it looks
 * @x: its left, in points from the left of the page
 * @y: its top, in points from the top of the page
 * @width: of its lines, in points, or less than 0 for one line
 * @text: the text
 *
 * Paints text in the innermost open element, which must have no child, or in an ornament.
 *
 * Returns: its height in points
 */
double
jalons_paper_text (JalonsPaper *self,
                   JalonsLetters letters,
                   double x,
                   double y,
                   double width,
                   const char *text)
{
  g_return_val_if_fail (self->open->len > 0 || self->ornament, 0);
  if (is_visible (text))
    {
      cairo_set_source_rgb (self->cr, letters.grey, letters.grey, letters.grey);
      paint_lines (self, letters, x, y, jalons_lettering_layout (self->lettering, letters, width, text));
      self->inked = self->inked || !self->ornament;
    }
  return jalons_paper_measure (self, letters, width, text);
}

/**
 * jalons_paper_leaf:
 *
 * An element that is one text: jalons_paper_open(), jalons_paper_text(), jalons_paper_close().
 *
 * Returns: its height in points
 */
double
jalons_paper_leaf (JalonsPaper *self,
                   JalonsTag tag,
                   JalonsLetters letters,
                   double x,
                   double y,
                   double width,
                   const char *text)
{
  double height;

  jalons_paper_open (self, tag);
  height = jalons_paper_text (self, letters, x, y, width, text);
  jalons_paper_close (self);
  return height;
}

typedef struct
{
  const guchar *bytes;
  gsize left;
} Source;

static cairo_status_t
read_bytes (gpointer data,
            unsigned char *bytes,
            unsigned length)
{
  Source *source = data;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (bytes, source->bytes, length);
  source->bytes += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* cairo writes a surface once, however often it is painted, and so does the file. */
static cairo_surface_t *
load_picture (JalonsPaper *self,
              GBytes *png)
{
  Source source;

  if (self->png == png)
    return self->picture;
  g_clear_pointer (&self->png, g_bytes_unref);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  source.bytes = g_bytes_get_data (png, &source.left);
  self->png = g_bytes_ref (png);
  self->picture = cairo_image_surface_create_from_png_stream (read_bytes, &source);
  return self->picture;
}

/**
 * jalons_paper_fit_picture:
 * @png: a picture that this program has made clean
 * @width: (inout): how wide it may be; how wide it is then
 * @height: (inout): likewise
 *
 * Returns: whether it can be painted
 */
gboolean
jalons_paper_fit_picture (JalonsPaper *self,
                          GBytes *png,
                          double *width,
                          double *height)
{
  cairo_surface_t *picture = load_picture (self, png);
  double wide = cairo_image_surface_get_width (picture), high = cairo_image_surface_get_height (picture), scale;

  if (cairo_surface_status (picture) != CAIRO_STATUS_SUCCESS || wide < 1 || high < 1)
    return FALSE;
  scale = MIN (*width / wide, *height / high);
  *width = wide * scale;
  *height = high * scale;
  return TRUE;
}

/**
 * jalons_paper_picture:
 * @png: a picture that fits, see jalons_paper_fit_picture()
 * @alt: what it shows
 *
 * Paints a picture as a figure.
 */
void
jalons_paper_picture (JalonsPaper *self,
                      GBytes *png,
                      const char *alt,
                      double x,
                      double y,
                      double width,
                      double height)
{
  cairo_surface_t *picture = load_picture (self, png);
  cairo_t *cr =
    jalons_paper_begin_figure (self, (JalonsTag){ .name = "Figure", .alt = alt, .box = { x, y, width, height } });

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, width / cairo_image_surface_get_width (picture), height / cairo_image_surface_get_height (picture));
  cairo_set_source_surface (cr, picture, 0, 0);
  /* Not cairo_paint(): what was painted before would be thought hidden, and the tags around it with it. */
  cairo_rectangle (cr, 0, 0, cairo_image_surface_get_width (picture), cairo_image_surface_get_height (picture));
  cairo_fill (cr);
  cairo_restore (cr);
  jalons_paper_close (self);
}

/**
 * jalons_paper_begin_figure:
 * @tag: of name "Figure", with its @alt and @box
 *
 * Opens a figure, into which the caller paints shapes and texts until jalons_paper_close().
 *
 * Returns: (transfer none): what to paint on, in points from the top left of the page
 */
cairo_t *
jalons_paper_begin_figure (JalonsPaper *self,
                           JalonsTag tag)
{
  jalons_paper_open (self, tag);
  self->inked = TRUE;
  return self->cr;
}

/**
 * jalons_paper_get_cairo:
 *
 * Returns: (transfer none): what to paint shapes on: inside a figure or an ornament
 */
cairo_t *
jalons_paper_get_cairo (JalonsPaper *self)
{
  return self->cr;
}

/**
 * jalons_paper_finish:
 * @error: %JALONS_ERROR_DAMAGED when the pages could not be drawn
 *
 * Ends the document, of which every element is closed; nothing more can be painted.
 *
 * Returns: (transfer full): the PDF, or %NULL
 */
GBytes *
jalons_paper_finish (JalonsPaper *self,
                     GError **error)
{
  JalonsFinish finish = { self->title, self->author, self->language, self->created, self->height };
  g_autoptr (GBytes) drawn = NULL;
  cairo_status_t status;

  g_return_val_if_fail (self->open->len == 0 && self->n_pages > 0, NULL);
  cairo_show_page (self->cr);
  cairo_surface_finish (self->surface);
  status = cairo_status (self->cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_DAMAGED,
                   _ ("The pages could not be drawn: %s. Please report this fault."),
                   cairo_status_to_string (status));
      return NULL;
    }
  drawn = g_bytes_new (self->written->data, self->written->len);
  return jalons_finish_pdf (drawn, &finish, self->tags, error);
}
