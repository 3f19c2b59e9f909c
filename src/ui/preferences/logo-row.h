/* The logo of a school: seen, chosen, removed.
 * Invariant: choosing and removing are gestures like any other: they are saved at once and can be undone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_LOGO_ROW (jalons_logo_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonsLogoRow, jalons_logo_row, JALONS, LOGO_ROW, AdwActionRow)

void jalons_logo_row_show   (JalonsLogoRow *self, JalonsWorkspace *workspace);
void jalons_logo_row_choose (JalonsLogoRow *self, GFile *file);

G_END_DECLS
