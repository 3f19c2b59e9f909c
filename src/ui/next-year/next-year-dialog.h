/* “Préparer l'année suivante”: seeing what would be done for the year after the open one, and doing it.
 * Invariant: what is written is what is shown; nothing is written before.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_NEXT_YEAR_DIALOG (jalons_next_year_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsNextYearDialog, jalons_next_year_dialog, JALONS, NEXT_YEAR_DIALOG, AdwWindow)

GtkWindow *jalons_next_year_dialog_new (JalonsWorkspace *workspace);

G_END_DECLS
