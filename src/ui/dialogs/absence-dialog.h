/* Saying that classes are away: period in a company, exam, trip.
 * Invariant: one absence is written for each class; the dialog handles those that are alike as one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"

G_BEGIN_DECLS

#define JALONS_TYPE_ABSENCE_DIALOG (jalons_absence_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsAbsenceDialog, jalons_absence_dialog, JALONS, ABSENCE_DIALOG, JalonsRecordDialog)

GtkWindow *jalons_absence_dialog_new        (JalonsWorkspace *workspace, GPtrArray *absences);
GtkWindow *jalons_absence_dialog_new_of_one (JalonsWorkspace *workspace, GPtrArray *absences, JalonsAbsence *absence);
GPtrArray *jalons_absences_group            (JalonsDataset *dataset, GPtrArray *divisions);

G_END_DECLS
