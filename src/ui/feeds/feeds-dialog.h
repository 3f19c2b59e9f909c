/* The feeds of the Régions: following them, seeing what is new, changed and withdrawn, taking it.
 * Invariant: nothing is written before it was seen, and then all of one feed in one gesture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_FEEDS_DIALOG (jalons_feeds_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsFeedsDialog, jalons_feeds_dialog, JALONS, FEEDS_DIALOG, AdwWindow)

GtkWindow *jalons_feeds_dialog_new     (JalonsWorkspace *workspace);
void       jalons_feeds_dialog_look    (JalonsFeedsDialog *self, const char *address);

G_END_DECLS
