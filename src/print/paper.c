/* The pages of a document, drawn and written one after the other as a tagged PDF that keeps PDF/UA-1.
 * Invariant: a page that is done is written and forgotten, so that memory does not grow with the pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/paper-private.h"

#include "pdf/form.h"

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
set_up (JalonsPaper *self,
        JalonsSpool *spool)
{
  self->file = jalons_pdf_file_new (spool);
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
 * @spool: gets the bytes as they come, and outlives the paper
 *
 * Returns: (transfer full): a document without a page
 */
JalonsPaper *
jalons_paper_new (const JalonsPaperSetup *setup,
                  JalonsSpool *spool)
{
  JalonsPaper *self = g_new0 (JalonsPaper, 1);

  self->scale = setup->scale > 0 ? setup->scale : 1;
  self->width = setup->width * self->scale;
  self->height = setup->height * self->scale;
  self->facts = (JalonsPdfFacts){ g_strdup (setup->title), g_strdup (setup->author), g_strdup (setup->subject),
                                  g_strdup (setup->language), g_strdup (setup->created) };
  self->lettering = jalons_lettering_new (setup->language);
  set_up (self, spool);
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
double
jalons_paper_up (JalonsPaper *self,
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
  open_link (self, &tag, jalons_pdf_link_new_jump (tag.alt, page_at (self, page), jalons_paper_up (self, MAX (y, 0))));
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
  return jalons_pdf_outline_add (self->outline, parent, title, page_at (self, self->n_pages - 1), jalons_paper_up (self, y));
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
 * Ends the document, of which every element is closed; nothing more can be painted. The spool then has all of the PDF;
 * the same pages give the same bytes.
 */
void
jalons_paper_finish (JalonsPaper *self)
{
  g_autoptr (GString) catalogue = g_string_new ("<</Type/Catalog");
  unsigned info;

  g_return_if_fail (self->depth == 0 && self->n_pages > 0);
  end_page (self);
  put_pages (self);
  info = jalons_pdf_facts_put (&self->facts, self->file, catalogue);
  jalons_pdf_outline_put (self->outline, self->file, catalogue);
  g_string_append_printf (catalogue, "/Pages %u 0 R/StructTreeRoot %u 0 R>>", self->tree,
                          jalons_pdf_structure_finish (self->structure));
  jalons_pdf_file_put (self->file, jalons_pdf_file_get_root (self->file), catalogue);
  jalons_pdf_file_finish (self->file, info);
}
