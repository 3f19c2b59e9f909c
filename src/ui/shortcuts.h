/* The window of shortcuts: every key, in groups that can be searched.
 * Invariant: the keys stand in shortcuts.ui alone, which a test holds against those of the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *jalons_shortcuts_new (void);

G_END_DECLS
