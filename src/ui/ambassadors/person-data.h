/* All that is kept of one person, as pages and as data, when the person asks for it.
 * Invariant: it is of every school year, whichever is open.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

void jalons_show_person_data (GtkWindow *parent, JalonsWorkspace *workspace, JalonsAmbassador *ambassador);

G_END_DECLS
