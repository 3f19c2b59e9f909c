/* Poppler's pages, by their numbers.
 * Invariant: poppler draws one page at a time; whoever opens a document stays in one thread with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/pages.h"

#include <poppler.h>

struct _JalonsPages
{
  PopplerDocument *document;
};

/**
 * jalons_pages_open:
 * @pdf: a PDF that this program made
 *
 * Returns: (transfer full): its pages, to be freed by jalons_pages_free(); %NULL when poppler cannot read it
 */
JalonsPages *
jalons_pages_open (GBytes *pdf,
                   GError **error)
{
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, error);
  JalonsPages *pages;

  if (document == NULL)
    return NULL;
  pages = g_new (JalonsPages, 1);
  pages->document = document;
  return pages;
}

void
jalons_pages_free (JalonsPages *pages)
{
  g_object_unref (pages->document);
  g_free (pages);
}

int
jalons_pages_count (JalonsPages *pages)
{
  return poppler_document_get_n_pages (pages->document);
}

/**
 * jalons_pages_get_size:
 * @number: a page, from 0
 * @width: (out): in points
 * @height: (out): in points
 */
void
jalons_pages_get_size (JalonsPages *pages,
                       int number,
                       double *width,
                       double *height)
{
  PopplerPage *page = poppler_document_get_page (pages->document, number);

  poppler_page_get_size (page, width, height);
  g_object_unref (page);
}

/**
 * jalons_pages_get_text:
 *
 * Returns: (transfer full): what a page says
 */
char *
jalons_pages_get_text (JalonsPages *pages,
                       int number)
{
  PopplerPage *page = poppler_document_get_page (pages->document, number);
  char *text = poppler_page_get_text (page);

  g_object_unref (page);
  return text;
}

/**
 * jalons_pages_draw:
 * @cr: where, a unit being a point
 */
void
jalons_pages_draw (JalonsPages *pages,
                   int number,
                   cairo_t *cr)
{
  PopplerPage *page = poppler_document_get_page (pages->document, number);

  poppler_page_render (page, cr);
  g_object_unref (page);
}

/* As jalons_pages_draw(), for a printer. */
void
jalons_pages_draw_for_paper (JalonsPages *pages,
                             int number,
                             cairo_t *cr)
{
  PopplerPage *page = poppler_document_get_page (pages->document, number);

  poppler_page_render_for_printing (page, cr);
  g_object_unref (page);
}
