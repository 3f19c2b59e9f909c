/* Fuzz target: the reader of calendars of school holidays, libical behind it.
 * Invariant: as in fuzz.h, and what is read is in order.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "exchange/holidays.h"

static void
check_year (const JalonsHolidayYear *year)
{
  JalonsDay before = JALONS_NO_DAY;

  g_assert_cmpuint (year->breaks->len, >, 0);
  for (guint i = 0; i < year->breaks->len; i++)
    {
      const JalonsBreak *item = &g_array_index (year->breaks, JalonsBreak, i);

      g_assert_cmpuint (item->first_day, <, item->return_day);
      g_assert_cmpuint (before, <=, item->first_day);
      g_assert_true (g_utf8_validate (item->name, -1, NULL));
      before = item->first_day;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  GError *error = NULL;
  g_autoptr (JalonsHolidays) holidays = jalons_holidays_read (bytes, &error);

  check_answer (holidays != NULL, error);
  for (guint i = 0; holidays != NULL && i < holidays->years->len; i++)
    check_year (holidays->years->pdata[i]);
  return 0;
}
