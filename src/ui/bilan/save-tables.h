/* Saving the tables of a bilan or of a project as a spreadsheet.
 * Invariant: the form follows the name that the user gives: CSV when it ends so, ODS otherwise.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

void jalons_save_tables (JalonsWorkspace *workspace, GtkWidget *over, const char *title, const GPtrArray *tables);

G_END_DECLS
