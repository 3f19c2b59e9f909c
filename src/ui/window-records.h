/* Going to any record, in whatever school and year it is: what was found, or what two people wrote at once.
 * Invariant: every entity leads somewhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

void jalons_window_show_record     (JalonsWindow *self, JalonsRecord *record, const JalonsField *field, JalonsRecord *year,
                                    JalonsRecord *school);
void jalons_window_records_install (GtkWidgetClass *widget_class);

G_END_DECLS
