/* A bar that shows how much of what is owed is planned, and how much of that was held.
 * Invariant: what the bar shows is also its accessible name and value, so that nothing is said by colour alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_METER (jalons_meter_get_type ())
G_DECLARE_FINAL_TYPE (JalonsMeter, jalons_meter, JALONS, METER, GtkWidget)

GtkWidget *jalons_meter_new  (void);
void       jalons_meter_set  (JalonsMeter *self, int owed, int planned, int done, const char *text);

G_END_DECLS
