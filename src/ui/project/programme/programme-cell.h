/* A level in a year: hours beside what is owed, axes, half-days, and what is done.
 * Invariant: what the cell shows is also its accessible name.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_PROGRAMME_CELL (jalons_programme_cell_get_type ())
G_DECLARE_FINAL_TYPE (JalonsProgrammeCell, jalons_programme_cell, JALONS, PROGRAMME_CELL, GtkButton)

GtkWidget  *jalons_programme_cell_new       (void);
void        jalons_programme_cell_show      (JalonsProgrammeCell *self, JalonsProjectData *data, const JalonsCell *cell);
gboolean    jalons_programme_cell_is        (JalonsProgrammeCell *self, const char *level, int start);
void        jalons_programme_cell_set_open  (JalonsProgrammeCell *self, gboolean open);
GtkWidget  *jalons_entry_line_new           (const JalonsEntry *entry);

G_END_DECLS
