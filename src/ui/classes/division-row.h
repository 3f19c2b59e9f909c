/* A class in the list of classes: code, headcount, meter.
 * Invariant: its accessible name says everything that it shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_DIVISION_ROW (jalons_division_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonsDivisionRow, jalons_division_row, JALONS, DIVISION_ROW, GtkListBoxRow)

GtkWidget      *jalons_division_row_new          (void);
void            jalons_division_row_set          (JalonsDivisionRow *self,
                                                  JalonsDivision *division,
                                                  const char *level,
                                                  const JalonsHours *hours);
JalonsDivision *jalons_division_row_get_division (JalonsDivisionRow *self);

G_END_DECLS
