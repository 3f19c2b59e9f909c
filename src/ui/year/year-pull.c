/* What goes on as long as a button is held down in the year: a range is pulled over cells, and the grid scrolls at its edges.
 * Invariant: whoever pulls ends it; nothing scrolls by itself afterwards.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-view-private.h"

/* The width of the edge at which the grid scrolls, and how far it does in a frame at most, in pixels. */
#define EDGE  28.0
#define SPEED 14.0

/* -1 to 1: how deep @at is in the edges of a length from @from to @to, 0 between them. */
static double
depth (double at,
       double from,
       double to)
{
  if (at < from + EDGE)
    return MAX (-1, (at - from - EDGE) / EDGE);
  if (at > to - EDGE)
    return MIN (1, (at - to + EDGE) / EDGE);
  return 0;
}

/* Returns: whether there was something left to scroll */
static gboolean
scroll (GtkAdjustment *adjustment,
        double by)
{
  double before = gtk_adjustment_get_value (adjustment);

  gtk_adjustment_set_value (adjustment, before + by * SPEED);
  return !G_APPROX_VALUE (gtk_adjustment_get_value (adjustment), before, 0.01);
}

static gboolean
on_tick (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer data)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);
  GdkRectangle body;
  gboolean across, down;

  jalons_year_grid_get_body (self->grid, &body);
  across = scroll (gtk_scrolled_window_get_hadjustment (self->scroller), depth (self->pull.x, body.x, body.x + body.width));
  down = scroll (gtk_scrolled_window_get_vadjustment (self->scroller), depth (self->pull.y, body.y, body.y + body.height));
  if (across || down)
    self->pull.moved (self, self->pull.x, self->pull.y);
  return G_SOURCE_CONTINUE;
}

/**
 * jalons_year_view_pull:
 * @x: where the pointer is, in the grid
 * @y: likewise
 * @moved: called when the grid scrolls under the pointer
 *
 * To be called at each motion of the pointer, until jalons_year_view_end_pull().
 */
void
jalons_year_view_pull (JalonsYearView *self,
                       double x,
                       double y,
                       JalonsYearPulled moved)
{
  self->pull.x = x;
  self->pull.y = y;
  self->pull.moved = moved;
  if (self->pull.tick == 0)
    self->pull.tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

void
jalons_year_view_end_pull (JalonsYearView *self)
{
  if (self->pull.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->pull.tick);
  self->pull.tick = 0;
}

/* A range */

/* The cursor goes to what is nearest to the pointer; the range stays in cells, or in the heads of rows. */
static void
extend (JalonsYearView *self,
        double x,
        double y)
{
  JalonsYearPlace from = jalons_year_grid_get_cursor (self->grid), place;
  GdkRectangle body;

  jalons_year_grid_get_body (self->grid, &body);
  if (!jalons_year_grid_hit (self->grid, MIN (x, body.x + body.width - 1), CLAMP (y, body.y, body.y + body.height - 1), &place))
    return;
  if (from.column == JALONS_COLUMN_HEAD)
    place.column = JALONS_COLUMN_HEAD;
  else
    place.column = MAX (place.column, JALONS_COLUMN_TRAY);
  if (jalons_year_table_get_row (self->table, (guint) place.row)->division == NULL ||
      (place.row == from.row && place.column == from.column))
    return;
  place.chip = 0;
  jalons_year_grid_set_cursor (self->grid, place, TRUE);
}

/* A chip is dragged; a range begins where there is none. */
static void
on_begin (GtkGestureDrag *gesture,
          double x,
          double y,
          JalonsYearView *self)
{
  JalonsYearPlace place;

  if (!jalons_year_grid_hit (self->grid, x, y, &place) || place.chip >= 0 ||
      jalons_year_table_get_row (self->table, (guint) place.row)->division == NULL)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_update (GtkGestureDrag *gesture,
           double x,
           double y,
           JalonsYearView *self)
{
  double start_x, start_y;

  if (!gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y))
    return;
  if (self->pull.tick == 0 && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) x, (int) y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  extend (self, start_x + x, start_y + y);
  jalons_year_view_pull (self, start_x + x, start_y + y, extend);
}

static void
on_end (GtkGesture *gesture,
        GdkEventSequence *sequence,
        JalonsYearView *self)
{
  jalons_year_view_end_pull (self);
}

void
jalons_year_view_add_ranges (JalonsYearView *self)
{
  GtkGesture *gesture = gtk_gesture_drag_new ();

  g_signal_connect_object (gesture, "drag-begin", G_CALLBACK (on_begin), self, 0);
  g_signal_connect_object (gesture, "drag-update", G_CALLBACK (on_update), self, 0);
  g_signal_connect_object (gesture, "end", G_CALLBACK (on_end), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), GTK_EVENT_CONTROLLER (gesture));
}
