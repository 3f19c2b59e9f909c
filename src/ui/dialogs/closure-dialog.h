/* Adding or changing days without class: holidays whose dates differ, a closed day, a bridge.
 * Invariant: the record keeps the day of return; the dialog speaks of the first and the last day without class.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CLOSURE_DIALOG (jalons_closure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsClosureDialog, jalons_closure_dialog, JALONS, CLOSURE_DIALOG, JalonsRecordDialog)

GtkWindow *jalons_closure_dialog_new         (JalonsWorkspace *workspace, JalonsClosure *closure);
GtkWindow *jalons_closure_dialog_new_holiday (JalonsWorkspace *workspace, const JalonsBreak *published);

G_END_DECLS
