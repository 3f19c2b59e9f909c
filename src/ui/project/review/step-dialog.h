/* Takes a step of the review: who, when, and what they say with it.
 * Invariant: a step is written only once the copy of the project that it names is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"
#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_STEP_DIALOG (jalons_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsStepDialog, jalons_step_dialog, JALONS, STEP_DIALOG, JalonsRecordDialog)

GtkWindow *jalons_step_dialog_new   (JalonsProjectData *data, JalonsProjectStep step);
char      *jalons_step_who_in_words (JalonsProjectStep step);

G_END_DECLS
