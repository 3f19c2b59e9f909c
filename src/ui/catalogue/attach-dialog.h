/* Attaching an entry of the catalogue to classes: they get activities of it.
 * Invariant: what is written is what plan/attach.h proposes, in one gesture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"

G_BEGIN_DECLS

#define JALONS_TYPE_ATTACH_DIALOG (jalons_attach_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsAttachDialog, jalons_attach_dialog, JALONS, ATTACH_DIALOG, JalonsRecordDialog)

GtkWindow *jalons_attach_dialog_new (JalonsWorkspace *workspace, JalonsRecord *what);

G_END_DECLS
