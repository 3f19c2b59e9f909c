/* The pages of a document, drawn and written one after the other as a tagged PDF that keeps PDF/UA-1.
 * Invariant: a page that is done is written and forgotten, so that memory does not grow with the pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/paper.h"

#include <string.h>

#include "print/inker.h"
#include "print/pdf-facts.h"
#include "print/pdf-form.h"
#include "print/pdf-link.h"
#include "print/pdf-outline.h"

struct _JalonsPaper
{
  double scale;
  double width, height; /* of a sheet */
  JalonsPdfFacts facts;
  JalonsPdfFile *file;
  JalonsPdfStructure *structure;
  JalonsPdfOutline *outline;
  JalonsPdfFonts *fonts;
  JalonsPdfPictures *pictures;
  JalonsPen *pen;
  JalonsInker *inker;
  JalonsLettering *lettering;
  unsigned tree, resources; /* the objects that all pages name */
  GArray *pages;            /* of unsigned: their objects; those of pages to come too, where a link leads there */
  int n_pages;
  unsigned key;        /* of the present page in the structure */
  GString *links;      /* on the present page */
  JalonsPdfLink *link; /* that is open */
  int link_depth;
  int depth; /* how many elements are open */
  gboolean ornament;
};

/**
 * jalons_paper_prepare:
 *
 * For who will want a document from this thread, and has other things to do before: the list of the fonts is loaded
 * meanwhile, by another thread. That takes as long as drawing two pages.
 */
void
jalons_paper_prepare (void)
{
  jalons_lettering_prepare ();
}

static void
set_up (JalonsPaper *self)
{
  self->file = jalons_pdf_file_new ();
  self->structure = jalons_pdf_structure_new (self->file, self->scale, self->height);
  self->outline = jalons_pdf_outline_new ();
  self->fonts = jalons_pdf_fonts_new ();
  self->pictures = jalons_pdf_pictures_new (self->file);
  self->pen = jalons_pen_new (self->structure, self->scale, self->height);
  self->inker = jalons_inker_new (self->pen, self->fonts, self->pictures);
  self->pages = g_array_new (FALSE, FALSE, sizeof (unsigned));
  self->links = g_string_new (NULL);
  self->tree = jalons_pdf_file_reserve (self->file);
  self->resources = jalons_pdf_file_reserve (self->file);
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

  self->scale = setup->scale > 0 ? setup->scale : 1;
  self->width = setup->width * self->scale;
  self->height = setup->height * self->scale;
  self->facts = (JalonsPdfFacts){ g_strdup (setup->title), g_strdup (setup->author), g_strdup (setup->subject),
                                  g_strdup (setup->language), g_strdup (setup->created) };
  self->lettering = jalons_lettering_new (setup->language);
  set_up (self);
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
  g_object_unref (self->inker);
  jalons_lettering_free (self->lettering);
  jalons_pen_free (self->pen);
  jalons_pdf_pictures_free (self->pictures);
  jalons_pdf_fonts_free (self->fonts);
  jalons_pdf_outline_free (self->outline);
  jalons_pdf_structure_free (self->structure);
  g_clear_pointer (&self->link, jalons_pdf_link_free);
  jalons_pdf_file_free (self->file);
  jalons_pdf_facts_clear (&self->facts);
  g_array_unref (self->pages);
  g_string_free (self->links, TRUE);
  g_free (self);
}

/* Pages */

/* Pages may be named before they are there. */
static unsigned
page_at (JalonsPaper *self,
         int number)
{
  while (self->pages->len <= (unsigned) number)
    {
      unsigned object = jalons_pdf_file_reserve (self->file);

      g_array_append_val (self->pages, object);
    }
  return g_array_index (self->pages, unsigned, number);
}

/* From the bottom of the sheet, as the file has it. */
static double
up (JalonsPaper *self,
    double y)
{
  return self->height - y * self->scale;
}

static void
end_page (JalonsPaper *self)
{
  g_autoptr (GString) body = g_string_new ("<</Type/Page/MediaBox[0 0 ");
  GString *content = jalons_pen_end (self->pen);
  unsigned object = jalons_pdf_file_reserve (self->file);

  jalons_pdf_file_put_stream (self->file, object, "", content->str, content->len);
  jalons_pdf_structure_end_page (self->structure);
  jalons_pdf_numbers (body, (const double[]){ self->width, self->height }, 2);
  g_string_append_printf (body, "]/Parent %u 0 R/Resources %u 0 R/Contents %u 0 R/StructParents %u/Tabs/S", self->tree,
                          self->resources, object, self->key);
  if (self->links->len > 0)
    g_string_append_printf (body, "/Annots[%s]", self->links->str);
  g_string_append (body, ">>");
  jalons_pdf_file_put (self->file, page_at (self, self->n_pages - 1), body);
}

/**
 * jalons_paper_add_page:
 * @label: (nullable): what readers show for the page's number, "3C – 1"
 *
 * Begins a page. Elements may stay open from one page to the next.
 */
void
jalons_paper_add_page (JalonsPaper *self,
                       const char *label)
{
  g_return_if_fail (!self->ornament && self->link == NULL);
  if (self->n_pages > 0)
    end_page (self);
  self->key = jalons_pdf_structure_begin_page (self->structure, page_at (self, self->n_pages++));
  g_string_truncate (self->links, 0);
  jalons_pen_begin (self->pen);
  jalons_pdf_outline_label (self->outline, label);
}

/* Elements */

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
  jalons_pen_open (self->pen, &tag);
  self->depth++;
}

static void
open_link (JalonsPaper *self,
           const JalonsTag *tag,
           JalonsPdfLink *link)
{
  jalons_paper_open (self, (JalonsTag){ .name = tag->name, .alt = tag->alt });
  self->link = link;
  self->link_depth = self->depth;
}

/**
 * jalons_paper_open_link:
 * @tag: of name "Link", with an @alt that says where it leads
 * @uri: where it leads
 *
 * Opens a link, whose place is that of the text painted in it. There is no link in a link.
 */
void
jalons_paper_open_link (JalonsPaper *self,
                        JalonsTag tag,
                        const char *uri)
{
  g_return_if_fail (self->n_pages > 0 && !self->ornament && self->link == NULL);
  open_link (self, &tag, jalons_pdf_link_new_uri (tag.alt, uri));
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
  g_return_if_fail (self->n_pages > 0 && !self->ornament && self->link == NULL);
  open_link (self, &tag, jalons_pdf_link_new_jump (tag.alt, page_at (self, page), up (self, MAX (y, 0))));
}

static void
close_link (JalonsPaper *self)
{
  unsigned object = jalons_pdf_link_put (self->link, self->file, self->structure);

  if (object != 0)
    g_string_append_printf (self->links, "%u 0 R ", object);
  g_clear_pointer (&self->link, jalons_pdf_link_free);
}

/**
 * jalons_paper_close:
 *
 * Closes the innermost open element.
 */
void
jalons_paper_close (JalonsPaper *self)
{
  g_return_if_fail (self->depth > 0 && !self->ornament);
  if (self->link != NULL && self->link_depth == self->depth)
    close_link (self);
  jalons_pen_close (self->pen);
  self->depth--;
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
  jalons_pen_ornament (self->pen, TRUE);
}

void
jalons_paper_end_ornament (JalonsPaper *self)
{
  g_return_if_fail (self->ornament);
  self->ornament = FALSE;
  jalons_pen_ornament (self->pen, FALSE);
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
  g_return_val_if_fail (self->n_pages > 0, 0);
  return jalons_pdf_outline_add (self->outline, parent, title, page_at (self, self->n_pages - 1), up (self, y));
}

/* Text */

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

static void
paint_line (JalonsPaper *self,
            JalonsLetters letters,
            double x,
            double y,
            PangoLayoutIter *iter)
{
  JalonsLetters plain = { .size = letters.size, .leading = letters.leading, .bold = letters.bold };
  double base = y + pango_units_to_double (pango_layout_iter_get_baseline (iter)), left, right;
  PangoRectangle line;

  pango_layout_iter_get_line_extents (iter, NULL, &line);
  left = x + pango_units_to_double (line.x);
  right = left + pango_units_to_double (line.width);
  jalons_inker_line (self->inker, pango_layout_iter_get_line_readonly (iter), left, base, letters.grey);
  if (ends_word (iter))
    jalons_inker_line (
      self->inker,
      pango_layout_get_line_readonly (jalons_lettering_layout (self->lettering, plain, -1, " "), 0), right, base,
      letters.grey);
  if (self->link != NULL)
    jalons_pdf_link_add_line (self->link, left * self->scale,
                              up (self, y + pango_units_to_double (line.y + line.height)), right * self->scale,
                              up (self, y + pango_units_to_double (line.y)));
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
  PangoLayoutIter *iter = pango_layout_get_iter (layout); /* keeps the layout alive, whatever is forgotten meanwhile */

  do
    paint_line (self, letters, x, y, iter);
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
 * Paints text in the innermost open element, or in an ornament.
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
  g_return_val_if_fail (self->depth > 0 || self->ornament, 0);
  if (is_visible (text))
    paint_lines (self, letters, x, y, jalons_lettering_layout (self->lettering, letters, width, text));
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

/* Pictures and shapes */

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
  const JalonsPdfPicture *picture = jalons_pdf_pictures_find (self->pictures, png);
  double scale;

  if (picture == NULL)
    return FALSE;
  scale = MIN (*width / picture->width, *height / picture->height);
  *width = picture->width * scale;
  *height = picture->height * scale;
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
  const JalonsPdfPicture *picture = jalons_pdf_pictures_find (self->pictures, png);

  g_return_if_fail (picture != NULL);
  jalons_paper_open (self, (JalonsTag){ .name = "Figure", .alt = alt, .box = { x, y, width, height } });
  jalons_pen_picture (self->pen, picture->number, x, y, width, height);
  jalons_paper_close (self);
}

/**
 * jalons_paper_begin_figure:
 * @tag: of name "Figure", with its @alt and @box
 *
 * Opens a figure, into which the caller paints shapes and texts until jalons_paper_close().
 *
 * Returns: (transfer none): what draws in it, in points from the top left of the page
 */
JalonsPen *
jalons_paper_begin_figure (JalonsPaper *self,
                           JalonsTag tag)
{
  jalons_paper_open (self, tag);
  return self->pen;
}

/**
 * jalons_paper_get_pen:
 *
 * Returns: (transfer none): what draws shapes in the innermost open element, or in an ornament
 */
JalonsPen *
jalons_paper_get_pen (JalonsPaper *self)
{
  return self->pen;
}

/* The end */

static void
put_pages (JalonsPaper *self)
{
  g_autoptr (GString) tree = g_string_new ("<</Type/Pages/Kids["), resources = g_string_new ("<<");

  for (int i = 0; i < self->n_pages; i++)
    g_string_append_printf (tree, "%u 0 R ", page_at (self, i));
  g_string_append_printf (tree, "]/Count %d>>", self->n_pages);
  jalons_pdf_file_put (self->file, self->tree, tree);
  jalons_pdf_fonts_put (self->fonts, self->file, resources);
  jalons_pdf_pictures_put (self->pictures, resources);
  g_string_append (resources, ">>");
  jalons_pdf_file_put (self->file, self->resources, resources);
}

/**
 * jalons_paper_finish:
 *
 * Ends the document, of which every element is closed; nothing more can be painted.
 *
 * Returns: (transfer full): the PDF; the same pages give the same bytes
 */
GBytes *
jalons_paper_finish (JalonsPaper *self)
{
  g_autoptr (GString) catalogue = g_string_new ("<</Type/Catalog");
  unsigned root, info;

  g_return_val_if_fail (self->depth == 0 && self->n_pages > 0, NULL);
  end_page (self);
  put_pages (self);
  root = jalons_pdf_file_reserve (self->file);
  info = jalons_pdf_facts_put (&self->facts, self->file, catalogue);
  jalons_pdf_outline_put (self->outline, self->file, catalogue);
  g_string_append_printf (catalogue, "/Pages %u 0 R/StructTreeRoot %u 0 R>>", self->tree,
                          jalons_pdf_structure_finish (self->structure));
  jalons_pdf_file_put (self->file, root, catalogue);
  return jalons_pdf_file_finish (self->file, root, info);
}
