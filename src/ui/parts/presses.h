/* How often in a row a button was pressed at one place.
 * Invariant: only what the display says of the presses counts, never when the program got round to them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * JalonsPress:
 * @button: which one, from 1 on
 * @time: when, in the milliseconds of the display; %GDK_CURRENT_TIME when it is not known
 * @x: where, in pixels of whatever was pressed
 * @y: likewise
 */
typedef struct
{
  guint button;
  guint32 time;
  double x, y;
} JalonsPress;

/**
 * JalonsPresses:
 * @first: of those in a row
 * @last: the time of the last one
 * @n: how many they are, 0 before the first
 */
typedef struct
{
  JalonsPress first;
  guint32 last;
  int n;
} JalonsPresses;

int jalons_presses_add (JalonsPresses *self, const JalonsPress *press, guint time, double distance);
int jalons_presses_count (JalonsPresses *self, GtkGestureClick *gesture, int n_press, double x, double y);

G_END_DECLS
