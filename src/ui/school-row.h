/* A school in the sidebar: its name and its meter.
 * Invariant: its accessible name says everything that it shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_SCHOOL_ROW (jalons_school_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSchoolRow, jalons_school_row, JALONS, SCHOOL_ROW, GtkListBoxRow)

GtkWidget  *jalons_school_row_new    (void);
void        jalons_school_row_set    (JalonsSchoolRow *self, JalonsWorkspace *workspace, JalonsSchool *school);
const char *jalons_school_row_get_id (JalonsSchoolRow *self);

G_END_DECLS
