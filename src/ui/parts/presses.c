/* Tells a double click from two clicks, where one gesture watches over many places.
 * Invariant: the first press at another place, or of another button, is always the first of a new row.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/presses.h"

#include <math.h>

static gboolean
follows (const JalonsPresses *self,
         const JalonsPress *press,
         guint time,
         double distance)
{
  return self->n > 0 && self->first.button == press->button && self->last != GDK_CURRENT_TIME &&
         press->time != GDK_CURRENT_TIME && press->time - self->last <= time &&
         fabs (press->x - self->first.x) < distance && fabs (press->y - self->first.y) < distance;
}

/**
 * jalons_presses_add:
 * @time: the milliseconds that may pass between two presses in a row
 * @distance: the pixels that may be between the first and the others, left or right and up or down
 *
 * Returns: how often it was pressed in a row, 1 or more
 */
int
jalons_presses_add (JalonsPresses *self,
                    const JalonsPress *press,
                    guint time,
                    double distance)
{
  if (follows (self, press, time, distance))
    self->n++;
  else
    *self = (JalonsPresses){ .first = *press, .n = 1 };
  self->last = press->time;
  return self->n;
}

/**
 * jalons_presses_count:
 * @gesture: what was pressed, to be called when it says so
 * @n_press: what it says
 *
 * GTK 4 counts in two ways that lose double clicks. It starts again when its own 0.4 s have gone by in the main loop,
 * though a slow program only then gets to a second press that came in time. And after a click at another place less than
 * 0.4 s before it forgets the button of the first press, so that the second seems to be of another one. So the presses
 * are counted here too, by the display's clock; with a finger, whose distances GTK bears with, GTK sees more of them.
 *
 * Returns: how often it was pressed in a row, 1 or more
 */
int
jalons_presses_count (JalonsPresses *self,
                      GtkGestureClick *gesture,
                      int n_press,
                      double x,
                      double y)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  const JalonsPress press = {
    .button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)),
    .time = gtk_event_controller_get_current_event_time (controller),
    .x = x,
    .y = y,
  };
  int time, distance, n;

  g_object_get (gtk_widget_get_settings (gtk_event_controller_get_widget (controller)),
                "gtk-double-click-time", &time, "gtk-double-click-distance", &distance, NULL);
  n = jalons_presses_add (self, &press, (guint) time, distance);
  self->n = MAX (n_press, n);
  return self->n;
}
