/* Where an entry of the catalogue is used: the activities of all schools, what was asked and answered.
 * Invariant: a line goes to its activity; its menu changes the state of that one link.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

typedef struct _JalonsCatalogueUses JalonsCatalogueUses;

JalonsCatalogueUses *jalons_catalogue_uses_new  (AdwPreferencesGroup *group, JalonsWorkspace *workspace);
void                 jalons_catalogue_uses_show (JalonsCatalogueUses *self, const JalonsRecord *record);
void                 jalons_catalogue_uses_free (JalonsCatalogueUses *self);

G_END_DECLS
