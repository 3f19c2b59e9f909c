/* Where the pages of a document stand.
 * Invariant: any page is found in the time of a binary search: a document may have 20,000.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader-layout.h"

#include <math.h>

struct _JalonsReaderLayout
{
  JalonsPdf *pdf;
  unsigned n_pages;
  double *above; /* points of all pages above each one, and of all */
  double widest, highest;
  double zoom; /* pixels for a point */
  int gap;     /* pixels around a page */
  int caption; /* pixels for words under it */
};

/* A page of 595.3 points at zoom 1 takes 596 pixels, one of 595 takes 595. */
static int
pixels (double points,
        double zoom)
{
  return MAX (1, (int) ceil (points * zoom - 1e-6));
}

/**
 * jalons_reader_layout_new:
 * @gap: pixels between pages, and around them
 * @caption: pixels for words under each page
 */
JalonsReaderLayout *
jalons_reader_layout_new (JalonsPdf *pdf,
                          int gap,
                          int caption)
{
  JalonsReaderLayout *self = g_new0 (JalonsReaderLayout, 1);
  double above = 0;

  self->pdf = g_object_ref (pdf);
  self->n_pages = jalons_pdf_get_n_pages (pdf);
  self->above = g_new (double, self->n_pages + 1);
  self->zoom = 1;
  self->gap = gap;
  self->caption = caption;
  for (unsigned i = 0; i < self->n_pages; i++)
    {
      double width, height;

      jalons_pdf_get_page_size (pdf, i, &width, &height);
      self->above[i] = above;
      above += height;
      self->widest = MAX (self->widest, width);
      self->highest = MAX (self->highest, height);
    }
  self->above[self->n_pages] = above;
  return self;
}

void
jalons_reader_layout_free (JalonsReaderLayout *self)
{
  g_object_unref (self->pdf);
  g_free (self->above);
  g_free (self);
}

/**
 * jalons_reader_layout_set_zoom:
 * @zoom: pixels to a point of the paper
 */
void
jalons_reader_layout_set_zoom (JalonsReaderLayout *self,
                               double zoom)
{
  self->zoom = zoom;
}

/**
 * jalons_reader_layout_get_zoom:
 *
 * Returns: pixels to a point of the paper
 */
double
jalons_reader_layout_get_zoom (JalonsReaderLayout *self)
{
  return self->zoom;
}

/**
 * jalons_reader_layout_fit:
 * @height: pixels; 0 when only the width counts
 *
 * Returns: the zoom at which the largest page fits
 */
double
jalons_reader_layout_fit (JalonsReaderLayout *self,
                          int width,
                          int height)
{
  double wide = MAX (width - 2 * self->gap, 20) / self->widest;
  double high = MAX (height - 2 * self->gap - self->caption, 20) / self->highest;

  return height > 0 ? MIN (wide, high) : wide;
}

/**
 * jalons_reader_layout_get_width:
 *
 * Returns: of the widest page with its margins, in pixels
 */
int
jalons_reader_layout_get_width (JalonsReaderLayout *self)
{
  return pixels (self->widest, self->zoom) + 2 * self->gap;
}

static int
top_of (JalonsReaderLayout *self,
        unsigned page)
{
  return self->gap + (int) floor (self->above[page] * self->zoom) + (int) page * (self->gap + self->caption + 1);
}

/**
 * jalons_reader_layout_get_height:
 *
 * Returns: of all pages one under the other, in pixels
 */
int
jalons_reader_layout_get_height (JalonsReaderLayout *self)
{
  return top_of (self, self->n_pages);
}

/**
 * jalons_reader_layout_get_page:
 * @width: the pixels in the middle of which it stands
 *
 * Returns: where a page is, without its caption
 */
GdkRectangle
jalons_reader_layout_get_page (JalonsReaderLayout *self,
                               unsigned page,
                               int width)
{
  GdkRectangle place = { 0 };
  double points_wide, points_high;

  jalons_pdf_get_page_size (self->pdf, page, &points_wide, &points_high);
  place.width = pixels (points_wide, self->zoom);
  place.height = pixels (points_high, self->zoom);
  place.x = (MAX (width, jalons_reader_layout_get_width (self)) - place.width) / 2;
  place.y = top_of (self, page);
  return place;
}

/**
 * jalons_reader_layout_get_page_at:
 * @y: pixels from the top of everything
 *
 * Returns: the last page that begins at @y or above, or the first one
 */
unsigned
jalons_reader_layout_get_page_at (JalonsReaderLayout *self,
                                  int y)
{
  unsigned low = 0, high = self->n_pages;

  while (high - low > 1)
    {
      unsigned middle = (low + high) / 2;

      if (top_of (self, middle) <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}
