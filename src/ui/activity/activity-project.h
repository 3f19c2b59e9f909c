/* What an activity is in the project of its school: the goals that it serves, and the remarks on it.
 * Invariant: it is not seen where there is no project for the year.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

typedef struct _JalonsActivityProject JalonsActivityProject;

JalonsActivityProject *jalons_activity_project_new  (AdwPreferencesGroup *group, JalonsWorkspace *workspace);
void                   jalons_activity_project_show (JalonsActivityProject *self, JalonsActivity *activity);
void                   jalons_activity_project_free (JalonsActivityProject *self);

G_END_DECLS
