/* The preferences: the school, its year, its calendar, the hours that are owed, its classes.
 * Invariant: each change is one gesture that can be undone; there is nothing to save.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_PREFERENCES (jalons_preferences_get_type ())
G_DECLARE_FINAL_TYPE (JalonsPreferences, jalons_preferences, JALONS, PREFERENCES, AdwPreferencesWindow)

GtkWindow *jalons_preferences_new       (JalonsWorkspace *workspace);
void       jalons_preferences_show_page (JalonsPreferences *self, const char *name);
void       jalons_preferences_show_milestone (JalonsPreferences *self, const char *id);

G_END_DECLS
