/* The window in which sharing begins, or in which we say again who we are.
 * Invariant: nothing is asked of anybody before a place was given; nobody is ever asked whose data to keep.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_SHARING_DIALOG (jalons_sharing_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSharingDialog, jalons_sharing_dialog, JALONS, SHARING_DIALOG, AdwWindow)

GtkWindow *jalons_sharing_dialog_new (JalonsWorkspace *workspace);

G_END_DECLS
