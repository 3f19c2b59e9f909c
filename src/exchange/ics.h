/* The events of an iCalendar file, as days.
 * Invariant: only ics-events.c knows libical, and it is only given text that was checked and bounded before.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/time/day.h"

G_BEGIN_DECLS

/**
 * JalonsIcsEvent:
 * @summary: what it is called, "" for nothing
 * @place: its LOCATION
 * @words: its DESCRIPTION
 * @uid: its UID
 * @first_day: the day that it begins on; a time is brought to the nearest midnight, whatever its time zone
 * @end_day: the day after its last; @first_day when the file gives no end, or the same
 *
 * An event of a calendar.
 */
typedef struct
{
  char *summary;
  char *place;
  char *words;
  char *uid;
  JalonsDay first_day;
  JalonsDay end_day;
} JalonsIcsEvent;

char      *jalons_ics_clean  (const char *bytes, gsize length, unsigned max_events, GError **error);
GPtrArray *jalons_ics_events (const char *text, char **calendar_name, GError **error);

G_END_DECLS
