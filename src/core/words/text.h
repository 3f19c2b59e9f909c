/* Texts made and compared: order of names, durations and days in words, what a search looks at.
 * Invariant: nothing here asks the C library's locale, which stays English under LANG=C.UTF-8; only gettext speaks.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/slot.h"

G_BEGIN_DECLS

/**
 * JalonsDayStyle:
 * @JALONS_DAY_FULL: "mardi 13 octobre 2026"
 * @JALONS_DAY_LONG: "mardi 13 octobre"
 * @JALONS_DAY_SHORT: "mar. 13 oct."
 * @JALONS_DAY_DATE: "13 octobre 2026"
 */
typedef enum
{
  JALONS_DAY_FULL,
  JALONS_DAY_LONG,
  JALONS_DAY_SHORT,
  JALONS_DAY_DATE,
} JalonsDayStyle;

const char *jalons_month_name        (int month);
const char *jalons_month_short_name  (int month);
const char *jalons_weekday_name      (JalonsWeekday weekday);
char       *jalons_format_day        (JalonsDay day, JalonsDayStyle style);
char       *jalons_format_period     (JalonsDay first_day, JalonsDay return_day);
char       *jalons_format_time       (int minutes_of_day);
char       *jalons_format_moment     (GDateTime *when);
char       *jalons_format_number     (int number);
char       *jalons_format_counted    (const char *form, guint n);
char       *jalons_format_minutes    (int minutes);
char       *jalons_format_slot       (JalonsSlot slot, JalonsDayStyle style);
char       *jalons_format_school_year (int start);
char       *jalons_nest_quotes       (char *text);
char       *jalons_format_list       (const char *const *items);
gboolean    jalons_parse_minutes     (const char *text, int *minutes);
gboolean    jalons_parse_time        (const char *text, int *minutes_of_day);

char       *jalons_fold              (const char *text);
int         jalons_collate           (const char *a, const char *b);
char       *jalons_division_key      (const char *code);

G_END_DECLS
