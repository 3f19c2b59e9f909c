/* A button that opens a calendar beside a day that is typed.
 * Invariant: the entry keeps the day; the button only reads it and types another.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

/**
 * JalonsDayRead:
 *
 * Returns: the day that is typed now, or %JALONS_NO_DAY
 */
typedef JalonsDay (*JalonsDayRead) (gpointer data);

/**
 * JalonsDayChosen:
 * @day: what the user chose
 */
typedef void (*JalonsDayChosen) (JalonsDay day, gpointer data);

#define JALONS_TYPE_DAY_BUTTON (jalons_day_button_get_type ())
G_DECLARE_FINAL_TYPE (JalonsDayButton, jalons_day_button, JALONS, DAY_BUTTON, GtkWidget)

GtkWidget *jalons_day_button_new           (JalonsDayRead read, JalonsDayChosen chosen, gpointer data);
void       jalons_day_button_set_workspace (JalonsDayButton *self, JalonsWorkspace *workspace);

G_END_DECLS
