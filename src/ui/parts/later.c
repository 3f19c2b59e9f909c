/* Doing something once, when nothing else is to be done.
 * Invariant: as in the header.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/later.h"

/* After frames, and after whatever else is told as time allows. */
#define PRIORITY (G_PRIORITY_DEFAULT_IDLE + 20)

#define KEY "jalons-later"

typedef struct
{
  GtkWidget *widget;
  JalonsLaterFunc func;
  guint source;
} Later;

static void
later_free (gpointer data)
{
  Later *later = data;

  g_clear_handle_id (&later->source, g_source_remove);
  g_free (later);
}

static void
forget (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (widget), KEY, NULL);
}

static gboolean
on_idle (gpointer data)
{
  Later *later = data;
  GtkWidget *widget = later->widget;
  JalonsLaterFunc func = later->func;

  later->source = 0;
  g_signal_handlers_disconnect_by_func (widget, forget, NULL);
  forget (widget);
  func (widget);
  return G_SOURCE_REMOVE;
}

/**
 * jalons_later:
 * @func: always the same for @widget
 *
 * Has @func called with @widget once the main loop has nothing more urgent, unless it is going to be already.
 */
void
jalons_later (GtkWidget *widget,
              JalonsLaterFunc func)
{
  Later *later = g_object_get_data (G_OBJECT (widget), KEY);

  if (later != NULL)
    return;
  later = g_new0 (Later, 1);
  later->widget = widget;
  later->func = func;
  later->source = g_idle_add_full (PRIORITY, on_idle, later, NULL);
  g_object_set_data_full (G_OBJECT (widget), KEY, later, later_free);
  g_signal_connect (widget, "destroy", G_CALLBACK (forget), NULL);
}
