/* Days, volumes of hours and activities as people type them.
 * Invariant: whatever jalons_format_day() and jalons_format_minutes() write is read back as the same value.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/model.h"
#include "core/time/day.h"
#include "core/time/slot.h"

G_BEGIN_DECLS

/* No class owes more in a year. */
#define JALONS_VOLUME_MAX_MINUTES (1000 * 60)

gboolean jalons_parse_day    (const char *text, int school_year, JalonsDay *day);
gboolean jalons_parse_slot   (const char *text, int school_year, JalonsSlot *slot);
gboolean jalons_parse_volume (const char *text, int *minutes);

/**
 * JalonsTypedActivity:
 * @title: (not nullable): what was typed without its length, without space around it, perhaps ""
 * @minutes: the length, 1 to %JALONS_SLOT_MAX_MINUTES, or %JALONS_UNSET
 */
typedef struct
{
  char *title;
  int minutes;
} JalonsTypedActivity;

gboolean jalons_typed_activity       (const char *text, JalonsTypedActivity *typed);
void     jalons_typed_activity_clear (JalonsTypedActivity *typed);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JalonsTypedActivity, jalons_typed_activity_clear)

G_END_DECLS
