/* Ticking the classes that something is for.
 * Invariant: it keeps ids, so that it may outlive a change of the data.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/record/dataset.h"

G_BEGIN_DECLS

#define JALONS_TYPE_DIVISION_CHOOSER (jalons_division_chooser_get_type ())
G_DECLARE_FINAL_TYPE (JalonsDivisionChooser, jalons_division_chooser, JALONS, DIVISION_CHOOSER, GtkWidget)

void       jalons_division_chooser_fill        (JalonsDivisionChooser *self, JalonsDataset *dataset,
                                                GPtrArray *divisions);
void       jalons_division_chooser_set_chosen  (JalonsDivisionChooser *self, const char *id, gboolean chosen);
GPtrArray *jalons_division_chooser_dup_chosen  (JalonsDivisionChooser *self);

G_END_DECLS
