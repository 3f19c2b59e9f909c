/* Preferences: the holidays of the school, as published, moved, or imported.
 * Invariant: a row shows what the program really uses: the school's own dates where there are some, else those of the
 * zone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_HOLIDAYS_GROUP (jalons_holidays_group_get_type ())
G_DECLARE_FINAL_TYPE (JalonsHolidaysGroup, jalons_holidays_group, JALONS, HOLIDAYS_GROUP, AdwPreferencesGroup)

void     jalons_holidays_group_set_workspace (JalonsHolidaysGroup *self, JalonsWorkspace *workspace);
void     jalons_holidays_group_refresh       (JalonsHolidaysGroup *self);
gboolean jalons_holidays_group_shows         (JalonsHolidaysGroup *self, const JalonsClosure *closure);

G_END_DECLS
