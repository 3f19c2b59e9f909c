/* Preferences: the school and its year.
 * Invariant: each row writes its own field, as one gesture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_SCHOOL_PAGE (jalons_school_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSchoolPage, jalons_school_page, JALONS, SCHOOL_PAGE, AdwPreferencesPage)

AdwPreferencesPage *jalons_school_page_new (JalonsWorkspace *workspace);

G_END_DECLS
