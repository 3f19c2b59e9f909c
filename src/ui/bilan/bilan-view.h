/* The view "Bilan": the figures of a year with their method, by theme, and the words that go with them.
 * Invariant: every figure is a cell of core/bilan/bilan.h; what is shown is what is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_BILAN_VIEW (jalons_bilan_view_get_type ())
G_DECLARE_FINAL_TYPE (JalonsBilanView, jalons_bilan_view, JALONS, BILAN_VIEW, GtkWidget)

GtkWidget *jalons_bilan_view_new        (JalonsWorkspace *workspace);
void       jalons_bilan_view_show_theme (JalonsBilanView *self, JalonsTheme theme);

G_END_DECLS
