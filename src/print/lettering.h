/* Text made ready to be painted: the fonts, the spaces that do not break, a memory of what was shaped.
 * Invariant: one resolution, 72 to the inch, and no hinting, so that a point is a point and letters are evenly set.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef enum
{
  JALONS_ALIGN_START,
  JALONS_ALIGN_CENTRE,
  JALONS_ALIGN_END,
} JalonsAlign;

/**
 * JalonsLetters:
 * @size: of the letters, in points
 * @leading: from one line to the next, in points
 * @grey: 0 is black, 1 is the paper
 * @bold: heavy letters
 * @struck: with a line through them
 * @align: where lines stand in their width
 *
 * How a text looks.
 */
typedef struct
{
  double size;
  double leading;
  double grey;
  gboolean bold;
  gboolean struck;
  JalonsAlign align;
} JalonsLetters;

typedef struct _JalonsLettering JalonsLettering;

void             jalons_lettering_prepare (void);
JalonsLettering *jalons_lettering_new     (const char *language);
void             jalons_lettering_free    (JalonsLettering *self);
double           jalons_lettering_scale   (JalonsLetters letters);
PangoLayout     *jalons_lettering_layout  (JalonsLettering *self, JalonsLetters letters, double width,
                                           const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsLettering, jalons_lettering_free)

G_END_DECLS
