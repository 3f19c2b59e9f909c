/* Writes the project into a file that is carried to who reviews it, or back.
 * Invariant: the file is whole or it is not there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/project/project-data.h"

G_BEGIN_DECLS

void jalons_carry_save (JalonsProjectData *data, GtkWidget *over);

G_END_DECLS
