/* What of the catalogue is attached to an activity, in its editor.
 * Invariant: each line is one click from its entry; attaching and detaching are gestures of their own.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

typedef struct _JalonsActivityAttached JalonsActivityAttached;

JalonsActivityAttached *jalons_activity_attached_new  (AdwPreferencesGroup *group, JalonsWorkspace *workspace);
void                    jalons_activity_attached_show (JalonsActivityAttached *self, JalonsActivity *activity);
void                    jalons_activity_attached_pick (JalonsActivityAttached *self);
void                    jalons_activity_attached_free (JalonsActivityAttached *self);

G_END_DECLS
