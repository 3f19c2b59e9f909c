/* When an activity takes place and for how long: date with a calendar, time, length.
 * Invariant: it holds a whole slot; what cannot be read stays as it was typed, is marked, and is not told.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/time/slot.h"
#include "ui/parts/month-calendar.h"

G_BEGIN_DECLS

#define JALONS_TYPE_SLOT_EDITOR (jalons_slot_editor_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSlotEditor, jalons_slot_editor, JALONS, SLOT_EDITOR, GtkWidget)

void       jalons_slot_editor_set_describe (JalonsSlotEditor *self, JalonsDescribeDay describe, gpointer data);
void       jalons_slot_editor_show         (JalonsSlotEditor *self,
                                            JalonsSlot slot,
                                            JalonsCalendar *calendar,
                                            JalonsDay today,
                                            gboolean keep_typed);
gboolean   jalons_slot_editor_read         (JalonsSlotEditor *self, JalonsSlot *slot);
gboolean   jalons_slot_editor_is_typing    (JalonsSlotEditor *self);

G_END_DECLS
