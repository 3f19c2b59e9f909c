/* Preferences: the classes of the school's year.
 * Invariant: the list is that of the workspace; the dialog of a class is in division-dialog.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_DIVISIONS_PAGE (jalons_divisions_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsDivisionsPage, jalons_divisions_page, JALONS, DIVISIONS_PAGE, AdwPreferencesPage)

AdwPreferencesPage *jalons_divisions_page_new (JalonsWorkspace *workspace);

G_END_DECLS
