/* A list of which one row is chosen is one stop of the Tab key.
 * Invariant: Tab never chooses: the arrows do.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jalons_one_stop (GtkWidget *list);

G_END_DECLS
