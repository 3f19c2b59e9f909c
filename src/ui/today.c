/* What day it is, for a window that may stay open over midnight.
 * Invariant: nothing is kept alive by the clock: the timer goes with the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/today.h"

/* A timer does not count the time that the machine sleeps, so it cannot be set for midnight. */
#define LOOK_EVERY 60 /* seconds */

typedef struct
{
  JalonsWorkspace *workspace;
  JalonsTodayFunc read_today;
  guint source;
} Clock;

static void
look (Clock *clock)
{
  jalons_workspace_set_today (clock->workspace, clock->read_today ());
}

static gboolean
on_minute (gpointer data)
{
  look (data);
  return G_SOURCE_CONTINUE;
}

static void
clock_free (gpointer data,
            GClosure *closure)
{
  Clock *clock = data;

  g_source_remove (clock->source);
  g_object_unref (clock->workspace);
  g_free (clock);
}

/**
 * jalons_today_follow:
 * @window: a window that shows @workspace
 * @read_today: (scope forever): says what day it is
 *
 * Tells @workspace when another day has come: within a minute, and at once when somebody turns to @window.
 */
void
jalons_today_follow (GtkWindow *window,
                     JalonsWorkspace *workspace,
                     JalonsTodayFunc read_today)
{
  Clock *clock = g_new (Clock, 1);

  clock->workspace = g_object_ref (workspace);
  clock->read_today = read_today;
  clock->source = g_timeout_add_seconds (LOOK_EVERY, on_minute, clock);
  g_signal_connect_data (window, "notify::is-active", G_CALLBACK (look), clock, clock_free, G_CONNECT_SWAPPED);
}
