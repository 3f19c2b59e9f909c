/* The window of shortcuts: every key, in groups that can be searched.
 * Invariant: the keys stand in shortcuts.c alone, which a test holds against those of the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JALONS_TYPE_SHORTCUTS (jalons_shortcuts_get_type ())
G_DECLARE_FINAL_TYPE (JalonsShortcuts, jalons_shortcuts, JALONS, SHORTCUTS, AdwWindow)

GtkWindow *jalons_shortcuts_new (void);

G_END_DECLS
