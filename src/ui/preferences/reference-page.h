/* Preferences: the hours that each level owes, and the text that they come from.
 * Invariant: what is owed is asked of core/hours, never worked out here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_REFERENCE_PAGE (jalons_reference_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsReferencePage, jalons_reference_page, JALONS, REFERENCE_PAGE, AdwPreferencesPage)

AdwPreferencesPage *jalons_reference_page_new (JalonsWorkspace *workspace);

G_END_DECLS
