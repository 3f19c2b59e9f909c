/* Ambassadors who are probably one person, to be merged or told apart.
 * Invariant: each merging is one gesture, undone as one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_DUPLICATES_DIALOG (jalons_duplicates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsDuplicatesDialog, jalons_duplicates_dialog, JALONS, DUPLICATES_DIALOG, AdwWindow)

GtkWindow *jalons_duplicates_dialog_new     (JalonsWorkspace *workspace);
void       jalons_duplicates_dialog_present (GtkWindow *parent, JalonsWorkspace *workspace);

G_END_DECLS
