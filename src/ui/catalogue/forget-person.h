/* "Oublier cette personne": asks, forgets, tells what is left.
 * Invariant: nothing is forgotten without a clear answer; copies that still know the person are named.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jalons_forget_person (GtkWindow *parent, JalonsWorkspace *workspace, JalonsAmbassador *ambassador);

G_END_DECLS
