/* One level: its words, its place among the others, the hours that its classes owe.
 * Invariant: an empty field of hours is no figure: the next source answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"

G_BEGIN_DECLS

#define JALONS_TYPE_LEVEL_DIALOG (jalons_level_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsLevelDialog, jalons_level_dialog, JALONS, LEVEL_DIALOG, JalonsRecordDialog)

GtkWindow *jalons_level_dialog_new   (JalonsWorkspace *workspace, const char *level);
GPtrArray *jalons_level_dialog_reset (JalonsWorkspace *workspace, const char *level);

G_END_DECLS
