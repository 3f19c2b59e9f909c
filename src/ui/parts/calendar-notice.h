/* A line across the window that says that the holidays of the open year are not known, and what to do.
 * Invariant: it takes no room while they are known.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CALENDAR_NOTICE (jalons_calendar_notice_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCalendarNotice, jalons_calendar_notice, JALONS, CALENDAR_NOTICE, GtkWidget)

void jalons_calendar_notice_set_workspace (JalonsCalendarNotice *self, JalonsWorkspace *workspace);

G_END_DECLS
