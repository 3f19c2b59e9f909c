/* Printing any document of the house, with the very pages in view.
 * Invariant: what is shown, what is saved and what goes to the printer are the same bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/print/pdf-preview.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_PRINT_DIALOG (jalons_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsPrintDialog, jalons_print_dialog, JALONS, PRINT_DIALOG, AdwWindow)

GtkWindow        *jalons_print_dialog_new          (JalonsWorkspace *workspace);
void              jalons_print_dialog_set_document (JalonsPrintDialog *self, const char *code);
void              jalons_print_dialog_set_project  (JalonsPrintDialog *self, const char *project);
JalonsPdfPreview *jalons_print_dialog_get_preview  (JalonsPrintDialog *self);
void              jalons_print_dialog_save         (JalonsPrintDialog *self, GFile *file);
void              jalons_print_dialog_save_each    (JalonsPrintDialog *self, GFile *folder);

G_END_DECLS
