/* Colours, letters and lines of the year view.
 * Invariant: colours are those of the style sheet, so that dark and high contrast are followed; texts are laid out once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/record/record.h"

G_BEGIN_DECLS

typedef enum
{
  JALONS_COLOUR_TEXT,
  JALONS_COLOUR_DIM,
  JALONS_COLOUR_LINE,
  JALONS_COLOUR_BASE, /* what is behind everything */
  JALONS_COLOUR_HATCH,
  JALONS_COLOUR_SHADE, /* a class is away */
  JALONS_COLOUR_ACCENT,
  JALONS_COLOUR_ACCENT_TEXT,
  JALONS_COLOUR_SUCCESS,
  JALONS_COLOUR_WARNING,
  JALONS_COLOUR_ERROR,
  JALONS_COLOUR_MILESTONE,
  JALONS_COLOUR_TROUGH,
  JALONS_COLOUR_PLANNED,
  JALONS_COLOUR_DONE,
  JALONS_COLOUR_EXCESS,
  JALONS_COLOUR_BLUE,
  JALONS_COLOUR_ORANGE,
  JALONS_COLOUR_PURPLE,
  JALONS_COLOUR_GREEN,
  JALONS_N_COLOURS,
} JalonsColour;

typedef enum
{
  JALONS_FONT_BOLD,
  JALONS_FONT_SMALL,
  JALONS_FONT_SMALL_BOLD,
  JALONS_FONT_TINY,
  JALONS_N_FONTS,
} JalonsFont;

/* What the colour of a chip says. */
typedef enum
{
  JALONS_TINT_AXIS,
  JALONS_TINT_STATE,
} JalonsTint;

/**
 * JalonsYearPaint:
 * @em: the height of a line of normal text, in pixels: everything else is in proportion
 * @scale: device pixels for one of these pixels
 * @tint: what the colours of chips say
 */
typedef struct
{
  int em;
  int scale;
  JalonsTint tint;

  /*< private >*/
  GdkRGBA colours[JALONS_N_COLOURS];
  PangoContext *context;
  PangoFontDescription *fonts[JALONS_N_FONTS];
  GHashTable *layouts;
  GHashTable *pictures;
  guint rest;    /* the source that lets layouts and pictures go, or 0 */
  gboolean busy; /* they were wanted since it last looked */
} JalonsYearPaint;

/* Draws what is kept as a picture, at the origin. */
typedef void (*JalonsYearPaintDraw) (JalonsYearPaint *self, cairo_t *cr, gconstpointer what);

JalonsYearPaint *jalons_year_paint_new    (GtkWidget *widget);
void             jalons_year_paint_free   (JalonsYearPaint *self);
gboolean         jalons_year_paint_equal  (const JalonsYearPaint *a, const JalonsYearPaint *b);

const GdkRGBA   *jalons_year_paint_colour (const JalonsYearPaint *self, JalonsColour colour);
void             jalons_year_paint_source (const JalonsYearPaint *self, cairo_t *cr, JalonsColour colour, double alpha);
JalonsColour     jalons_year_paint_axis   (const JalonsYearPaint *self, const char *axis, const char **letter);
JalonsColour     jalons_year_paint_state  (JalonsState state);
JalonsColour     jalons_year_paint_chip   (const JalonsYearPaint *self, const JalonsActivity *activity,
                                           const char **letter);

int              jalons_year_paint_text_width (JalonsYearPaint *self, JalonsFont font, const char *text);
void             jalons_year_paint_text   (JalonsYearPaint *self, cairo_t *cr, JalonsFont font, const char *text,
                                           double x, double y, int width, double align);
void             jalons_year_paint_lines  (JalonsYearPaint *self, cairo_t *cr, JalonsFont font, const char *text,
                                           double x, double y, int width, int height);
void             jalons_year_paint_copy   (JalonsYearPaint *self, cairo_t *cr, const char *key, int x, int y, int width,
                                           int height, JalonsYearPaintDraw draw, gconstpointer what);
void             jalons_year_paint_kind   (cairo_t *cr, JalonsActivityKind kind, double x, double y, double side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsYearPaint, jalons_year_paint_free)

G_END_DECLS
