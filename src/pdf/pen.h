/* What draws on a page: paths that are filled and stroked in greys, and whatever else paints.
 * Invariant: all that paints is marked as the content of the innermost open element, or as an artifact.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "pdf/structure.h"

G_BEGIN_DECLS

typedef struct _JalonsPen JalonsPen;

/**
 * JalonsStroke:
 * @grey: 0 is black, 1 is the paper
 * @width: in points
 * @dash: the length of a dash, in points; 0 for a line without a gap
 * @gap: between two dashes
 */
typedef struct
{
  double grey;
  double width;
  double dash;
  double gap;
} JalonsStroke;

JalonsPen *jalons_pen_new      (JalonsPdfStructure *structure, double scale, double height);
void       jalons_pen_free     (JalonsPen *self);
void       jalons_pen_begin    (JalonsPen *self);
GString   *jalons_pen_end      (JalonsPen *self);
void       jalons_pen_open     (JalonsPen *self, const JalonsTag *tag);
void       jalons_pen_close    (JalonsPen *self);
void       jalons_pen_ornament (JalonsPen *self, gboolean ornament);
GString   *jalons_pen_ink      (JalonsPen *self, double grey);

void jalons_pen_move_to   (JalonsPen *self, double x, double y);
void jalons_pen_line_to   (JalonsPen *self, double x, double y);
void jalons_pen_rectangle (JalonsPen *self, double x, double y, double width, double height);
void jalons_pen_round_box (JalonsPen *self, double x, double y, double width, double height, double radius);
void jalons_pen_fill      (JalonsPen *self, double grey);
void jalons_pen_stroke    (JalonsPen *self, JalonsStroke stroke);
void jalons_pen_picture   (JalonsPen *self, unsigned number, double x, double y, double width, double height);
void jalons_pen_begin_clip (JalonsPen *self);
void jalons_pen_end_clip   (JalonsPen *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsPen, jalons_pen_free)

G_END_DECLS
