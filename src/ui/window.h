/* The window: sidebar, views, toasts and the actions that keys start.
 * Invariant: an action is enabled exactly when it would do something.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/application.h"
#include "ui/today.h"
#include "ui/view.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_WINDOW (jalons_window_get_type ())
G_DECLARE_FINAL_TYPE (JalonsWindow, jalons_window, JALONS, WINDOW, AdwApplicationWindow)

JalonsWindow *jalons_window_new (JalonsApplication *application, const char *data_dir, JalonsTodayFunc read_today);
void jalons_window_present_filled (JalonsWindow *self);
JalonsWorkspace *jalons_window_get_workspace (JalonsWindow *self);
GSettings *jalons_window_get_settings (JalonsWindow *self);
AdwViewStackPage *jalons_window_get_page (JalonsWindow *self, const char *name);
GtkWidget *jalons_window_find_view (JalonsWindow *self, const char *name);
JalonsView *jalons_window_get_view (JalonsWindow *self);
void jalons_window_show_view (JalonsWindow *self, const char *name);
gboolean jalons_window_show_activity (JalonsWindow *self, const char *id);

G_END_DECLS
