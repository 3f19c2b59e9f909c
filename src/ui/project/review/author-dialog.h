/* Asks who writes: a name and a role.
 * Invariant: what was to be done is done once the name is given, and not at all when the user gives up.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"
#include "ui/project/author.h"

G_BEGIN_DECLS

#define JALONS_TYPE_AUTHOR_DIALOG (jalons_author_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsAuthorDialog, jalons_author_dialog, JALONS, AUTHOR_DIALOG, JalonsRecordDialog)

/**
 * JalonsAuthorFunc:
 *
 * Called when it is known who writes.
 */
typedef void (*JalonsAuthorFunc) (gpointer data);

void jalons_author_ask  (GtkWidget *widget, JalonsWorkspace *workspace);
void jalons_author_need (GtkWidget *widget, JalonsWorkspace *workspace, JalonsAuthorFunc then);

G_END_DECLS
