/* A small drawn sign: the state of an activity, an absence, a milestone, how much something matters.
 * Invariant: drawn with cairo in the text's colour; as SVG files they would load a renderer of 6 MB into every start.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/sign.h"

#include <math.h>

#include "ui/parts/tip.h"

#define SIDE 16

struct _JalonsSign
{
  GtkWidget parent_instance;
  JalonsSignShape shape;
};

G_DEFINE_FINAL_TYPE (JalonsSign, jalons_sign, GTK_TYPE_WIDGET)

/* All in a square of 16 by 16. */

static void
draw_ring (cairo_t *cr)
{
  cairo_arc (cr, 8, 8, 5, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void
draw_planned (cairo_t *cr)
{
  const double turn = 2 * G_PI * 5 / 12;

  cairo_set_dash (cr, &turn, 1, turn / 2);
  draw_ring (cr);
}

static void
draw_done (cairo_t *cr)
{
  cairo_arc (cr, 8, 8, 6.25, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_move_to (cr, 5, 8.25);
  cairo_line_to (cr, 7.25, 10.5);
  cairo_line_to (cr, 11, 6);
  cairo_stroke (cr);
}

static void
draw_cancelled (cairo_t *cr)
{
  draw_ring (cr);
  cairo_move_to (cr, 4.5, 11.5);
  cairo_line_to (cr, 11.5, 4.5);
  cairo_stroke (cr);
}

static void
draw_away (cairo_t *cr)
{
  cairo_move_to (cr, 7.5, 3);
  cairo_line_to (cr, 3, 3);
  cairo_line_to (cr, 3, 13);
  cairo_line_to (cr, 7.5, 13);
  cairo_move_to (cr, 6.5, 8);
  cairo_line_to (cr, 13, 8);
  cairo_move_to (cr, 10.5, 5.5);
  cairo_line_to (cr, 13, 8);
  cairo_line_to (cr, 10.5, 10.5);
  cairo_stroke (cr);
}

static void
draw_milestone (cairo_t *cr)
{
  cairo_move_to (cr, 4, 15);
  cairo_line_to (cr, 4, 2);
  cairo_stroke (cr);
  cairo_move_to (cr, 5, 2.5);
  cairo_line_to (cr, 13, 2.5);
  cairo_line_to (cr, 11, 5.75);
  cairo_line_to (cr, 13, 9);
  cairo_line_to (cr, 5, 9);
  cairo_fill (cr);
}

/* A stroke and a dot, "!" or "i". */
static void
draw_mark (cairo_t *cr,
           double top,
           double bottom,
           double dot)
{
  cairo_move_to (cr, 8, top);
  cairo_line_to (cr, 8, bottom);
  cairo_stroke (cr);
  cairo_arc (cr, 8, dot, 1.1, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_advice (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.5);
  cairo_arc (cr, 8, 8, 6.25, 0, 2 * G_PI);
  cairo_stroke (cr);
  draw_mark (cr, 7.25, 11.5, 5);
}

static void
draw_warning (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, 8, 1.75);
  cairo_line_to (cr, 15, 14);
  cairo_line_to (cr, 1, 14);
  cairo_close_path (cr);
  cairo_stroke (cr);
  draw_mark (cr, 6, 9.75, 11.75);
}

/* A full octagon, as a sign at a crossroads, with "!" left out of it. */
static void
draw_error (cairo_t *cr)
{
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  for (int i = 0; i < 8; i++)
    cairo_line_to (cr, 8 + 7.5 * cos ((i + 0.5) * G_PI_4), 8 + 7.5 * sin ((i + 0.5) * G_PI_4));
  cairo_close_path (cr);
  cairo_rectangle (cr, 7, 3.75, 2, 5.25);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 8, 11.5, 1.2, 0, 2 * G_PI);
  cairo_fill (cr);
}

/**
 * jalons_sign_trace_star:
 * @x: of the middle
 * @y: of the middle
 * @radius: of the circle that the five points are on
 *
 * Traces the sign of the catalogue, which the drawn views have too.
 */
void
jalons_sign_trace_star (cairo_t *cr,
                        double x,
                        double y,
                        double radius)
{
  cairo_new_sub_path (cr);
  for (int i = 0; i < 10; i++)
    {
      double angle = i * G_PI / 5 - G_PI_2, reach = i % 2 == 0 ? radius : 0.45 * radius;

      cairo_line_to (cr, x + reach * cos (angle), y + reach * sin (angle));
    }
  cairo_close_path (cr);
}

static void
draw_offer (cairo_t *cr)
{
  jalons_sign_trace_star (cr, 8, 8.5, 7.5);
  cairo_fill (cr);
}

static void
draw_offer_open (cairo_t *cr)
{
  jalons_sign_trace_star (cr, 8, 8.5, 6.5);
  cairo_set_line_width (cr, 1.4);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

/* A head and shoulders. */
static void
trace_person (cairo_t *cr,
              double less)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 8, 4.75, 3 - less, 0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 8, 14.5 - less, 5.5 - less, G_PI, 2 * G_PI);
  cairo_close_path (cr);
}

static void
draw_ambassador (cairo_t *cr)
{
  trace_person (cr, 0);
  cairo_fill (cr);
}

static void
draw_ambassador_open (cairo_t *cr)
{
  trace_person (cr, 0.7);
  cairo_set_line_width (cr, 1.4);
  cairo_stroke (cr);
}

static void
draw_document (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, 9.5, 1.75);
  cairo_line_to (cr, 3.25, 1.75);
  cairo_line_to (cr, 3.25, 14.25);
  cairo_line_to (cr, 12.75, 14.25);
  cairo_line_to (cr, 12.75, 5);
  cairo_line_to (cr, 9.5, 1.75);
  cairo_line_to (cr, 9.5, 5);
  cairo_line_to (cr, 12.75, 5);
  cairo_move_to (cr, 5.5, 8.25);
  cairo_line_to (cr, 10.5, 8.25);
  cairo_move_to (cr, 5.5, 11.25);
  cairo_line_to (cr, 10.5, 11.25);
  cairo_stroke (cr);
}

static void
jalons_sign_snapshot (GtkWidget *widget,
                      GtkSnapshot *snapshot)
{
  /* clang-format off */
  static void (*const draw[]) (cairo_t *) = {
    [JALONS_SIGN_PLANNED] = draw_planned,     [JALONS_SIGN_CONFIRMED] = draw_ring,
    [JALONS_SIGN_DONE] = draw_done,           [JALONS_SIGN_CANCELLED] = draw_cancelled,
    [JALONS_SIGN_AWAY] = draw_away,           [JALONS_SIGN_MILESTONE] = draw_milestone,
    [JALONS_SIGN_ADVICE] = draw_advice,       [JALONS_SIGN_WARNING] = draw_warning,
    [JALONS_SIGN_ERROR] = draw_error,
    [JALONS_SIGN_OFFER] = draw_offer,         [JALONS_SIGN_OFFER_OPEN] = draw_offer_open,
    [JALONS_SIGN_AMBASSADOR] = draw_ambassador, [JALONS_SIGN_AMBASSADOR_OPEN] = draw_ambassador_open,
    [JALONS_SIGN_DOCUMENT] = draw_document,
  };
  /* clang-format on */
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  GdkRGBA colour;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_translate (cr, ((double) width - SIDE) / 2, ((double) height - SIDE) / 2);
  cairo_set_line_width (cr, 2);
  draw[JALONS_SIGN (widget)->shape](cr);
  cairo_destroy (cr);
}

static void
jalons_sign_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = *natural = SIDE;
}

static void
jalons_sign_class_init (JalonsSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = jalons_sign_snapshot;
  widget_class->measure = jalons_sign_measure;
  gtk_widget_class_set_css_name (widget_class, "sign");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jalons_sign_init (JalonsSign *self)
{
}

/**
 * jalons_sign_set:
 * @words: what the sign says
 */
void
jalons_sign_set (JalonsSign *self,
                 JalonsSignShape shape,
                 const char *words)
{
  self->shape = shape;
  jalons_tip_set (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
