/* Preferences: sharing with colleagues: where, how it is, who, and ending it.
 * Invariant: nothing is asked of anybody before somebody said where.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_SHARING_PAGE (jalons_sharing_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSharingPage, jalons_sharing_page, JALONS, SHARING_PAGE, AdwPreferencesPage)

AdwPreferencesPage *jalons_sharing_page_new (JalonsWorkspace *workspace);

G_END_DECLS
