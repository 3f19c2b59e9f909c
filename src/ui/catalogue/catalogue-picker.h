/* Choosing an entry of the catalogue.
 * Invariant: it chooses and does nothing else; what is done with the entry is told by the signal "picked".
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CATALOGUE_PICKER (jalons_catalogue_picker_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCataloguePicker, jalons_catalogue_picker, JALONS, CATALOGUE_PICKER, AdwWindow)

GtkWindow *jalons_catalogue_picker_new (JalonsWorkspace *workspace);

G_END_DECLS
