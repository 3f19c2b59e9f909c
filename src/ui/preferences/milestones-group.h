/* Preferences: the échéances of the school.
 * Invariant: those without a date come first, for they wait for one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_MILESTONES_GROUP (jalons_milestones_group_get_type ())
G_DECLARE_FINAL_TYPE (JalonsMilestonesGroup, jalons_milestones_group, JALONS, MILESTONES_GROUP, AdwPreferencesGroup)

void jalons_milestones_group_set_workspace (JalonsMilestonesGroup *self, JalonsWorkspace *workspace);
void jalons_milestones_group_refresh       (JalonsMilestonesGroup *self);
void jalons_milestones_group_show          (JalonsMilestonesGroup *self, const char *id);

G_END_DECLS
