/* The program's own window, on the display that is there, for what is measured in it.
 * Invariant: it is as a user has it: nothing of it is left out.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window.h"

/* With a view of the data in @folder. */
JalonsWindow *real_window_open (const char *folder);
GtkWidget    *find_widget      (GtkWidget *widget, GType type);

/* Until nothing has happened for a while. */
void          settle           (void);
