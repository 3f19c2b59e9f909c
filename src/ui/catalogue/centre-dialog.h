/* The guidance centre: its name, how long ambassadors are kept, and who is past that.
 * Invariant: there is one record of the centre, whose id never changes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CENTRE_DIALOG (jalons_centre_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCentreDialog, jalons_centre_dialog, JALONS, CENTRE_DIALOG, JalonsRecordDialog)

GtkWindow *jalons_centre_dialog_new (JalonsWorkspace *workspace);

G_END_DECLS
