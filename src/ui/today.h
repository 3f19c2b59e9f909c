/* What day it is, for a window that may stay open over midnight.
 * Invariant: the window asks and never reads a clock; main.c hands it whom to ask.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

/**
 * JalonsTodayFunc:
 *
 * Returns: the day that it is now
 */
typedef JalonsDay (*JalonsTodayFunc) (void);

void jalons_today_follow (GtkWindow *window, JalonsWorkspace *workspace, JalonsTodayFunc read_today);

G_END_DECLS
