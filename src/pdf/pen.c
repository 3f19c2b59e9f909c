/* Writes the content of pages: marks, greys, paths.
 * Invariant: between the first point of a path and its painting nothing else is written; a path waits aside until then.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/pen.h"

#include <string.h>

#include "pdf/form.h"

/* A quarter of a circle as a curve: how far its handles are, of its radius. */
#define QUARTER 0.5523

/* What the content has set so far. */
typedef struct
{
  double fill;
  JalonsStroke stroke;
} State;

struct _JalonsPen
{
  JalonsPdfStructure *structure;
  double scale, height;
  GString *content; /* of the present page */
  GString *path;    /* that is not yet painted */
  State state;
  State before; /* the clip */
  gboolean marked;
  gboolean ornament;
};

/* As a page begins: ISO 32000-1, table 52. */
static const State start = { .stroke = { .width = 1 } };

/**
 * jalons_pen_new:
 * @structure: of which the elements that are opened become
 * @scale: how much larger the sheet is than what is drawn
 * @height: of the sheet, in its own points
 *
 * Returns: (transfer full): what draws on the pages of one document, in points from their top left
 */
JalonsPen *
jalons_pen_new (JalonsPdfStructure *structure,
                double scale,
                double height)
{
  JalonsPen *self = g_new0 (JalonsPen, 1);

  self->structure = structure;
  self->scale = scale;
  self->height = height;
  self->content = g_string_new (NULL);
  self->path = g_string_new (NULL);
  return self;
}

void
jalons_pen_free (JalonsPen *self)
{
  g_string_free (self->content, TRUE);
  g_string_free (self->path, TRUE);
  g_free (self);
}

/**
 * jalons_pen_begin:
 *
 * Begins an empty page.
 */
void
jalons_pen_begin (JalonsPen *self)
{
  char scale[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (scale, sizeof scale, "%.7g", self->scale);
  g_string_printf (self->content, "%s 0 0 -%s 0 ", scale, scale);
  jalons_pdf_number (self->content, self->height);
  g_string_append (self->content, " cm\n");
  self->state = start;
}

static void
unmark (JalonsPen *self)
{
  if (self->marked)
    g_string_append (self->content, "EMC\n");
  self->marked = FALSE;
}

/* Everything that a page paints is either of an element or an artifact: PDF/UA-1 7.1. */
static void
mark (JalonsPen *self)
{
  if (self->marked)
    return;
  if (!self->ornament && jalons_pdf_structure_is_open (self->structure))
    jalons_pdf_structure_mark (self->structure, self->content);
  else
    g_string_append (self->content, "/Artifact BMC\n");
  self->marked = TRUE;
}

/**
 * jalons_pen_end:
 *
 * Returns: (transfer none): the content of the page, which is done
 */
GString *
jalons_pen_end (JalonsPen *self)
{
  unmark (self);
  return self->content;
}

/**
 * jalons_pen_open:
 *
 * What is painted from here on is of a new element, until jalons_pen_close().
 */
void
jalons_pen_open (JalonsPen *self,
                 const JalonsTag *tag)
{
  unmark (self);
  jalons_pdf_structure_open (self->structure, tag);
}

void
jalons_pen_close (JalonsPen *self)
{
  unmark (self);
  jalons_pdf_structure_close (self->structure);
}

/**
 * jalons_pen_ornament:
 *
 * What is painted from here on says nothing, or is of the innermost open element again.
 */
void
jalons_pen_ornament (JalonsPen *self,
                     gboolean ornament)
{
  unmark (self);
  self->ornament = ornament;
}

static gboolean
differs (double a,
         double b)
{
  return a < b || a > b;
}

static void
set_number (JalonsPen *self,
            double *set,
            double wanted,
            const char *word)
{
  if (!differs (*set, wanted))
    return;
  *set = wanted;
  jalons_pdf_number (self->content, wanted);
  g_string_append (self->content, word);
}

/**
 * jalons_pen_ink:
 * @grey: in which letters are painted
 *
 * Returns: (transfer none): the content of the page, for one who paints something else than paths
 */
GString *
jalons_pen_ink (JalonsPen *self,
                double grey)
{
  mark (self);
  set_number (self, &self->state.fill, grey, " g\n");
  return self->content;
}

/* Paths */

static void
add (JalonsPen *self,
     const double *numbers,
     unsigned n,
     const char *word)
{
  jalons_pdf_numbers (self->path, numbers, n);
  g_string_append (self->path, word);
}

void
jalons_pen_move_to (JalonsPen *self,
                    double x,
                    double y)
{
  add (self, (const double[]){ x, y }, 2, "m\n");
}

void
jalons_pen_line_to (JalonsPen *self,
                    double x,
                    double y)
{
  add (self, (const double[]){ x, y }, 2, "l\n");
}

void
jalons_pen_rectangle (JalonsPen *self,
                      double x,
                      double y,
                      double width,
                      double height)
{
  add (self, (const double[]){ x, y, width, height }, 4, "re\n");
}

/* From the end of one side, around the corner, to where the next side begins. */
static void
add_corner (JalonsPen *self,
            const double from[2],
            const double corner[2],
            const double to[2])
{
  double points[6] = { 0, 0, 0, 0, to[0], to[1] };

  for (int i = 0; i < 2; i++)
    {
      points[i] = from[i] + (corner[i] - from[i]) * QUARTER;
      points[i + 2] = to[i] + (corner[i] - to[i]) * QUARTER;
    }
  add (self, points, 6, "c\n");
}

/**
 * jalons_pen_round_box:
 * @radius: of its corners
 */
void
jalons_pen_round_box (JalonsPen *self,
                      double x,
                      double y,
                      double width,
                      double height,
                      double radius)
{
  const double right = x + width, bottom = y + height;

  if (radius <= 0)
    {
      jalons_pen_rectangle (self, x, y, width, height);
      return;
    }
  jalons_pen_move_to (self, right - radius, y);
  add_corner (self, (const double[]){ right - radius, y }, (const double[]){ right, y },
              (const double[]){ right, y + radius });
  jalons_pen_line_to (self, right, bottom - radius);
  add_corner (self, (const double[]){ right, bottom - radius }, (const double[]){ right, bottom },
              (const double[]){ right - radius, bottom });
  jalons_pen_line_to (self, x + radius, bottom);
  add_corner (self, (const double[]){ x + radius, bottom }, (const double[]){ x, bottom },
              (const double[]){ x, bottom - radius });
  jalons_pen_line_to (self, x, y + radius);
  add_corner (self, (const double[]){ x, y + radius }, (const double[]){ x, y }, (const double[]){ x + radius, y });
  g_string_append (self->path, "h\n");
}

static void
paint (JalonsPen *self,
       const char *word)
{
  g_string_append_len (self->content, self->path->str, (gssize) self->path->len);
  g_string_append (self->content, word);
  g_string_truncate (self->path, 0);
}

/**
 * jalons_pen_fill:
 *
 * Fills the path, and begins another.
 */
void
jalons_pen_fill (JalonsPen *self,
                 double grey)
{
  jalons_pen_ink (self, grey);
  paint (self, "f\n");
}

/**
 * jalons_pen_stroke:
 *
 * Draws lines along the path, and begins another.
 */
void
jalons_pen_stroke (JalonsPen *self,
                   JalonsStroke stroke)
{
  JalonsStroke *set = &self->state.stroke;

  mark (self);
  set_number (self, &set->grey, stroke.grey, " G\n");
  set_number (self, &set->width, stroke.width, " w\n");
  if (differs (set->dash, stroke.dash) || differs (set->gap, stroke.gap))
    {
      set->dash = stroke.dash;
      set->gap = stroke.gap;
      g_string_append_c (self->content, '[');
      if (stroke.dash > 0)
        jalons_pdf_numbers (self->content, (const double[]){ stroke.dash, stroke.gap }, 2);
      g_string_append (self->content, "] 0 d\n");
    }
  paint (self, "S\n");
}

/**
 * jalons_pen_picture:
 * @number: of the picture
 *
 * Paints a picture into a rectangle.
 */
void
jalons_pen_picture (JalonsPen *self,
                    unsigned number,
                    double x,
                    double y,
                    double width,
                    double height)
{
  mark (self);
  g_string_append (self->content, "q ");
  /* A picture is one unit wide and high, and stands on its feet. */
  jalons_pdf_numbers (self->content, (const double[]){ width, 0, 0, -height, x, y + height }, 6);
  g_string_append_printf (self->content, "cm/P%u Do Q\n", number);
}

/**
 * jalons_pen_begin_clip:
 *
 * Nothing is seen outside of the path until jalons_pen_end_clip(); one clip at a time.
 */
void
jalons_pen_begin_clip (JalonsPen *self)
{
  self->before = self->state;
  mark (self);
  g_string_append (self->content, "q\n");
  paint (self, "W n\n");
}

void
jalons_pen_end_clip (JalonsPen *self)
{
  g_string_append (self->content, "Q\n");
  self->state = self->before;
}
