/* A line of the list of what is to be checked.
 * Invariant: what it shows is what its name says; its buttons do what keys do.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/check/check-line.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CHECK_ROW (jalons_check_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCheckRow, jalons_check_row, JALONS, CHECK_ROW, GtkWidget)

GtkWidget *jalons_check_row_new (void);
void jalons_check_row_set_line (JalonsCheckRow *self, JalonsCheckLine *line);
JalonsCheckLine *jalons_check_row_get_line (JalonsCheckRow *self);

G_END_DECLS
