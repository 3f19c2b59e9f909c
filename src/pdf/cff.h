/* A font of outlines, as a PDF embeds it: the Compact Font Format, of glyphs that are drawn one by one.
 * Invariant: a glyph is drawn in thousandths of the letters' size, from left to right, its y upwards.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonsCffPen:
 *
 * Draws one glyph; begun by jalons_cff_begin(), ended by jalons_cff_end().
 */
typedef struct
{
  GByteArray *program;
  int x, y;
  int box[4]; /* left, bottom, right, top of all the points so far; empty when its left is beyond its right */
} JalonsCffPen;

void    jalons_cff_begin    (JalonsCffPen *pen, int width);
void    jalons_cff_move_to  (JalonsCffPen *pen, double x, double y);
void    jalons_cff_line_to  (JalonsCffPen *pen, double x, double y);
void    jalons_cff_curve_to (JalonsCffPen *pen, const double points[6]);
GBytes *jalons_cff_end      (JalonsCffPen *pen);
GBytes *jalons_cff_font     (const char *name, GPtrArray *glyphs, const int box[4]);

G_END_DECLS
