/* A level in a year, in full: its figures, everything that is done, and a line to type an intention.
 * Invariant: what is being typed stays when the list around it changes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CELL_PANEL (jalons_cell_panel_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCellPanel, jalons_cell_panel, JALONS, CELL_PANEL, GtkWidget)

GtkWidget *jalons_cell_panel_new  (JalonsProjectData *data);
void       jalons_cell_panel_show (JalonsCellPanel *self, const char *level, int start);

G_END_DECLS
