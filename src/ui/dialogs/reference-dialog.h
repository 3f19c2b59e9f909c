/* The hours of one level: those of the school alone, those of the text as edited here.
 * Invariant: an empty field is no figure: the record goes, and the next source answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"

G_BEGIN_DECLS

#define JALONS_TYPE_REFERENCE_DIALOG (jalons_reference_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsReferenceDialog, jalons_reference_dialog, JALONS, REFERENCE_DIALOG, JalonsRecordDialog)

GtkWindow *jalons_reference_dialog_new   (JalonsWorkspace *workspace, const char *level);
GPtrArray *jalons_reference_dialog_reset (JalonsWorkspace *workspace, const char *level);
JalonsOwed jalons_reference_dialog_owed  (JalonsWorkspace *workspace, const char *level);

G_END_DECLS
