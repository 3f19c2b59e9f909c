/* Colours looked up by name, texts laid out and shapes drawn once, and the signs of the kinds of activities.
 * Invariant: made anew when the style or the font changes; nothing in it outlives them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-paint.h"

#include <math.h>

#include "core/published/frameworks.h"

/* More texts than this are not all on the screen: begin anew. */
#define MOST_LAYOUTS  4000
#define MOST_PICTURES 1500

/* They are kept as long as drawing goes on: what was not wanted for as long as this goes. So many pictures stay: those of what
 * is in sight, where they are in memory anyway, and are wanted again with the first change of a row. */
#define REST_MS       100
#define KEPT_PICTURES 300

/* Names of style.css and of Adwaita, and how much of each. */
static const struct
{
  const char *name;
  float alpha;
} colour_names[] = {
  [JALONS_COLOUR_TEXT] = { "view_fg_color", 1 },
  [JALONS_COLOUR_DIM] = { "view_fg_color", 0.6f },
  [JALONS_COLOUR_LINE] = { "year_line", 1 },
  [JALONS_COLOUR_BASE] = { "view_bg_color", 1 },
  [JALONS_COLOUR_HATCH] = { "hatching", 1 },
  [JALONS_COLOUR_SHADE] = { "year_shade", 1 },
  [JALONS_COLOUR_ACCENT] = { "accent_bg_color", 1 },
  [JALONS_COLOUR_ACCENT_TEXT] = { "accent_fg_color", 1 },
  [JALONS_COLOUR_SUCCESS] = { "year_done", 1 },
  [JALONS_COLOUR_WARNING] = { "warning_bg_color", 1 },
  [JALONS_COLOUR_ERROR] = { "error_bg_color", 1 },
  [JALONS_COLOUR_MILESTONE] = { "year_milestone", 1 },
  [JALONS_COLOUR_TROUGH] = { "meter_trough", 1 },
  [JALONS_COLOUR_PLANNED] = { "meter_planned", 1 },
  [JALONS_COLOUR_DONE] = { "meter_done", 1 },
  [JALONS_COLOUR_EXCESS] = { "meter_excess", 1 },
  [JALONS_COLOUR_BLUE] = { "axis_blue", 1 },
  [JALONS_COLOUR_ORANGE] = { "axis_orange", 1 },
  [JALONS_COLOUR_PURPLE] = { "axis_purple", 1 },
  [JALONS_COLOUR_GREEN] = { "axis_green", 1 },
};

/* The largest has the size of captions in the rest of the window, 9 pt of 10: each size more is another font to be found,
 * measured and kept. */
static const struct
{
  double scale;
  PangoWeight weight;
} fonts[] = {
  [JALONS_FONT_BOLD] = { 0.9, PANGO_WEIGHT_BOLD },
  [JALONS_FONT_SMALL] = { 0.78, PANGO_WEIGHT_NORMAL },
  [JALONS_FONT_SMALL_BOLD] = { 0.78, PANGO_WEIGHT_BOLD },
  [JALONS_FONT_TINY] = { 0.68, PANGO_WEIGHT_NORMAL },
};

static void
look_up_colours (JalonsYearPaint *self,
                 GtkWidget *widget)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  for (guint i = 0; i < JALONS_N_COLOURS; i++)
    {
      if (!gtk_style_context_lookup_color (style, colour_names[i].name, &self->colours[i]))
        gtk_style_context_get_color (style, &self->colours[i]);
      self->colours[i].alpha *= colour_names[i].alpha;
    }
}

/* To a sixteenth of a pixel, so that what CSS says in points and what is a share of it are the same. */
static double
round_size (double size)
{
  const double step = PANGO_SCALE / 16.0;

  return round (size / step) * step;
}

static void
choose_fonts (JalonsYearPaint *self)
{
  const PangoFontDescription *base = pango_context_get_font_description (self->context);
  gboolean absolute = pango_font_description_get_size_is_absolute (base);
  double size = pango_font_description_get_size (base);

  for (guint i = 0; i < JALONS_N_FONTS; i++)
    {
      PangoFontDescription *font = pango_font_description_copy (base);

      if (absolute)
        pango_font_description_set_absolute_size (font, round_size (size * fonts[i].scale));
      else
        pango_font_description_set_size (font, (int) (size * fonts[i].scale));
      pango_font_description_set_weight (font, fonts[i].weight);
      self->fonts[i] = font;
    }
}

/**
 * jalons_year_paint_new:
 * @widget: whose style and font to take
 */
JalonsYearPaint *
jalons_year_paint_new (GtkWidget *widget)
{
  JalonsYearPaint *self = g_new0 (JalonsYearPaint, 1);
  PangoFontMetrics *metrics;

  self->scale = gtk_widget_get_scale_factor (widget);
  self->context = gtk_widget_create_pango_context (widget);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cairo_surface_destroy);
  look_up_colours (self, widget);
  choose_fonts (self);
  metrics = pango_context_get_metrics (self->context, NULL, NULL);
  self->em = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
  return self;
}

void
jalons_year_paint_free (JalonsYearPaint *self)
{
  for (guint i = 0; i < JALONS_N_FONTS; i++)
    pango_font_description_free (self->fonts[i]);
  g_hash_table_unref (self->layouts);
  g_clear_handle_id (&self->rest, g_source_remove);
  g_hash_table_unref (self->pictures);
  g_object_unref (self->context);
  g_free (self);
}

/* Whether both draw the same; what the colours of chips say is not of the style. */
gboolean
jalons_year_paint_equal (const JalonsYearPaint *a,
                         const JalonsYearPaint *b)
{
  for (guint i = 0; i < JALONS_N_COLOURS; i++)
    if (!gdk_rgba_equal (&a->colours[i], &b->colours[i]))
      return FALSE;
  return a->em == b->em && a->scale == b->scale && pango_font_description_equal (a->fonts[0], b->fonts[0]);
}

/**
 * jalons_year_paint_colour:
 *
 * Returns: (transfer none): as the theme has it
 */
const GdkRGBA *
jalons_year_paint_colour (const JalonsYearPaint *self,
                          JalonsColour colour)
{
  return &self->colours[colour];
}

/**
 * jalons_year_paint_source:
 * @alpha: how much of @colour, 0 to 1
 */
void
jalons_year_paint_source (const JalonsYearPaint *self,
                          cairo_t *cr,
                          JalonsColour colour,
                          double alpha)
{
  const GdkRGBA *rgba = &self->colours[colour];

  cairo_set_source_rgba (cr, rgba->red, rgba->green, rgba->blue, rgba->alpha * alpha);
}

/**
 * jalons_year_paint_axis:
 * @axis: code of an axis of the default framework, or ""
 * @letter: (out): the letter that says it, "" for no axis
 */
JalonsColour
jalons_year_paint_axis (const JalonsYearPaint *self,
                        const char *axis,
                        const char **letter)
{
  static const char *const names[] = { "blue", "orange", "purple", "green" };
  const JalonsAxis *it = jalons_axis_lookup (NULL, axis);

  *letter = it ? it->letter : "";
  for (guint i = 0; it != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (it->colour, names[i]))
      return JALONS_COLOUR_BLUE + i;
  return JALONS_COLOUR_DIM;
}

/**
 * jalons_year_paint_state:
 *
 * Returns: the colour of @state when colours say states
 */
JalonsColour
jalons_year_paint_state (JalonsState state)
{
  static const JalonsColour states[] = {
    [JALONS_STATE_PLANNED] = JALONS_COLOUR_ORANGE,
    [JALONS_STATE_CONFIRMED] = JALONS_COLOUR_BLUE,
    [JALONS_STATE_DONE] = JALONS_COLOUR_GREEN,
    [JALONS_STATE_CANCELLED] = JALONS_COLOUR_DIM,
  };

  return states[state];
}

/**
 * jalons_year_paint_chip:
 * @letter: (out): that of the axis
 *
 * Returns: the colour of the chip of @activity: that of its axis, or of its state when colours say states
 */
JalonsColour
jalons_year_paint_chip (const JalonsYearPaint *self,
                        const JalonsActivity *activity,
                        const char **letter)
{
  JalonsColour axis = jalons_year_paint_axis (self, jalons_activity_axis (activity), letter);

  return self->tint == JALONS_TINT_STATE ? jalons_year_paint_state ((JalonsState) jalons_activity_state (activity)) : axis;
}

/* What is in the pictures by now is not laid out again soon, and a text takes 2 kB. */
static gboolean
on_rest (gpointer data)
{
  JalonsYearPaint *self = data;

  if (self->busy)
    {
      self->busy = FALSE;
      return G_SOURCE_CONTINUE;
    }
  self->rest = 0;
  g_hash_table_remove_all (self->layouts);
  if (g_hash_table_size (self->pictures) > KEPT_PICTURES)
    g_hash_table_remove_all (self->pictures);
  return G_SOURCE_REMOVE;
}

static void
put_off_rest (JalonsYearPaint *self)
{
  self->busy = TRUE;
  if (self->rest == 0)
    self->rest = g_timeout_add (REST_MS, on_rest, self);
}

/* Texts */

/* In one line when @height is 0; wider than @width or higher than @height, it is cut with "…". */
static PangoLayout *
layout_for (JalonsYearPaint *self,
            JalonsFont font,
            const char *text,
            int width,
            int height)
{
  g_autofree char *key = g_strdup_printf ("%d %d %d %s", (int) font, width, height, text);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);

  put_off_rest (self);
  if (layout != NULL)
    return layout;
  if (g_hash_table_size (self->layouts) >= MOST_LAYOUTS)
    g_hash_table_remove_all (self->layouts);
  layout = pango_layout_new (self->context);
  pango_layout_set_font_description (layout, self->fonts[font]);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (width >= 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  if (height > 0)
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, height * PANGO_SCALE);
    }
  g_hash_table_insert (self->layouts, g_steal_pointer (&key), layout);
  return layout;
}

/**
 * jalons_year_paint_text_width:
 *
 * Returns: in pixels
 */
int
jalons_year_paint_text_width (JalonsYearPaint *self,
                              JalonsFont font,
                              const char *text)
{
  int width;

  pango_layout_get_pixel_size (layout_for (self, font, text, -1, 0), &width, NULL);
  return width;
}

/**
 * jalons_year_paint_text:
 * @x: the left end of the space
 * @y: the middle of the line
 * @width: of the space, in pixels: a longer text is cut with "…"; -1 for no limit
 * @align: 0 at the left of the space, 0.5 in the middle, 1 at the right
 *
 * Draws @text with the source that is set.
 */
void
jalons_year_paint_text (JalonsYearPaint *self,
                        cairo_t *cr,
                        JalonsFont font,
                        const char *text,
                        double x,
                        double y,
                        int width,
                        double align)
{
  PangoLayout *layout = layout_for (self, font, text, -1, 0);
  int text_width, height;

  pango_layout_get_pixel_size (layout, &text_width, &height);
  if (width >= 0 && text_width > width)
    {
      layout = layout_for (self, font, text, width, 0);
      pango_layout_get_pixel_size (layout, &text_width, &height);
    }
  if (width >= 0)
    x += (width - text_width) * align;
  cairo_move_to (cr, x, y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

/**
 * jalons_year_paint_lines:
 * @x: the left end of the space
 * @y: its top
 * @width: of the space, in pixels
 * @height: of the space: what needs more lines is cut with "…"
 *
 * Draws @text in as many lines as there is room for, with the source that is set.
 */
void
jalons_year_paint_lines (JalonsYearPaint *self,
                         cairo_t *cr,
                         JalonsFont font,
                         const char *text,
                         double x,
                         double y,
                         int width,
                         int height)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout_for (self, font, text, width, MAX (1, height)));
}

/* Pictures */

static cairo_surface_t *
draw_picture (JalonsYearPaint *self,
              int width,
              int height,
              JalonsYearPaintDraw draw,
              gconstpointer what)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * self->scale, height * self->scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (picture, self->scale, self->scale);
  cr = cairo_create (picture);
  draw (self, cr, what);
  cairo_destroy (cr);
  return picture;
}

/**
 * jalons_year_paint_copy:
 * @key: says all that @draw depends on, but for the style
 * @x: where the left end of the picture is to be, a whole pixel so that the copy is exact
 * @y: its top
 * @width: of the picture
 * @height: of the picture
 *
 * Draws what @draw draws, which is asked for it once: curves cost more than copies, and hundreds of cells have the same.
 */
void
jalons_year_paint_copy (JalonsYearPaint *self,
                        cairo_t *cr,
                        const char *key,
                        int x,
                        int y,
                        int width,
                        int height,
                        JalonsYearPaintDraw draw,
                        gconstpointer what)
{
  g_autofree char *full_key = g_strdup_printf ("%s %d %d", key, width, height);
  cairo_surface_t *picture = g_hash_table_lookup (self->pictures, full_key);

  put_off_rest (self);
  if (picture == NULL)
    {
      if (g_hash_table_size (self->pictures) >= MOST_PICTURES)
        g_hash_table_remove_all (self->pictures);
      picture = draw_picture (self, width, height, draw, what);
      g_hash_table_insert (self->pictures, g_steal_pointer (&full_key), picture);
    }
  cairo_set_source_surface (cr, picture, x, y);
  cairo_paint (cr);
}

/* Signs of the kinds, in a square of 10 by 10 */

static void
draw_book (cairo_t *cr)
{
  cairo_move_to (cr, 5, 2.5);
  cairo_line_to (cr, 1, 1.5);
  cairo_line_to (cr, 1, 7.5);
  cairo_line_to (cr, 5, 8.5);
  cairo_line_to (cr, 9, 7.5);
  cairo_line_to (cr, 9, 1.5);
  cairo_close_path (cr);
  cairo_move_to (cr, 5, 2.5);
  cairo_line_to (cr, 5, 8.5);
  cairo_stroke (cr);
}

static void
draw_person (cairo_t *cr,
             double x)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, 3, 1.7, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_arc (cr, x, 9, 2.6, G_PI, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_interview (cairo_t *cr)
{
  draw_person (cr, 2.6);
  draw_person (cr, 7.6);
}

static void
draw_tent (cairo_t *cr)
{
  cairo_move_to (cr, 0.5, 4.5);
  cairo_line_to (cr, 5, 0.8);
  cairo_line_to (cr, 9.5, 4.5);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_rectangle (cr, 1.5, 5.5, 2.2, 3.7);
  cairo_rectangle (cr, 6.3, 5.5, 2.2, 3.7);
  cairo_fill (cr);
}

static void
draw_building (cairo_t *cr)
{
  cairo_move_to (cr, 1, 9.2);
  cairo_line_to (cr, 1, 3);
  cairo_line_to (cr, 4, 5);
  cairo_line_to (cr, 4, 3);
  cairo_line_to (cr, 7, 5);
  cairo_line_to (cr, 7, 0.8);
  cairo_line_to (cr, 9, 0.8);
  cairo_line_to (cr, 9, 9.2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_speech (cairo_t *cr)
{
  cairo_rectangle (cr, 0.8, 1.2, 8.4, 5.4);
  cairo_fill (cr);
  cairo_move_to (cr, 2, 6);
  cairo_line_to (cr, 2, 9.4);
  cairo_line_to (cr, 5, 6);
  cairo_fill (cr);
}

static void
draw_entering (cairo_t *cr)
{
  cairo_move_to (cr, 5.5, 1);
  cairo_line_to (cr, 9, 1);
  cairo_line_to (cr, 9, 9);
  cairo_line_to (cr, 5.5, 9);
  cairo_move_to (cr, 0.5, 5);
  cairo_line_to (cr, 6, 5);
  cairo_move_to (cr, 3.6, 2.6);
  cairo_line_to (cr, 6, 5);
  cairo_line_to (cr, 3.6, 7.4);
  cairo_stroke (cr);
}

static void
draw_information (cairo_t *cr)
{
  cairo_arc (cr, 5, 1.8, 1.2, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_rectangle (cr, 4, 4, 2, 5.4);
  cairo_fill (cr);
}

static void
draw_meeting (cairo_t *cr)
{
  draw_person (cr, 5);
  cairo_rectangle (cr, 0, 7.4, 2, 1.8);
  cairo_rectangle (cr, 8, 7.4, 2, 1.8);
  cairo_fill (cr);
}

static void
draw_other (cairo_t *cr)
{
  cairo_arc (cr, 5, 5, 2, 0, 2 * G_PI);
  cairo_fill (cr);
}

/**
 * jalons_year_paint_kind:
 * @side: of the square that the sign is drawn in
 *
 * Draws the sign of @kind with the source that is set.
 */
void
jalons_year_paint_kind (cairo_t *cr,
                        JalonsActivityKind kind,
                        double x,
                        double y,
                        double side)
{
  static void (*const draw[]) (cairo_t *) = {
    [JALONS_ACTIVITY_LESSON] = draw_book,
    [JALONS_ACTIVITY_INTERVIEW] = draw_interview,
    [JALONS_ACTIVITY_FORUM] = draw_tent,
    [JALONS_ACTIVITY_VISIT] = draw_building,
    [JALONS_ACTIVITY_TESTIMONY] = draw_speech,
    [JALONS_ACTIVITY_IMMERSION] = draw_entering,
    [JALONS_ACTIVITY_INFORMATION] = draw_information,
    [JALONS_ACTIVITY_MEETING] = draw_meeting,
    [JALONS_ACTIVITY_OTHER] = draw_other,
  };

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, side / 10, side / 10);
  cairo_set_line_width (cr, 1.3);
  cairo_new_path (cr);
  draw[kind](cr);
  cairo_restore (cr);
}
