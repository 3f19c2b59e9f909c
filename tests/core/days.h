/* Days as the tests write them.
 * Invariant: a day that does not exist is a fault of the test and ends it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/day.h"

G_BEGIN_DECLS

static inline JalonsDay
day (const char *text)
{
  JalonsDay parsed = JALONS_NO_DAY;

  if (!jalons_day_parse (text, &parsed))
    g_error ("No such day: %s", text);
  return parsed;
}

static inline void
assert_day (JalonsDay found,
            const char *expected)
{
  g_autofree char *text = jalons_day_to_string (found);

  g_assert_cmpstr (text, ==, expected);
}

G_END_DECLS
