/* What the window calls things: states, kinds, axes and sums, in words and in signs.
 * Invariant: each sign has its words; whoever draws the sign gives the words to the screen reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hours.h"
#include "core/record/record.h"
#include "core/time/calendar.h"

G_BEGIN_DECLS

char       *jalons_words_progress         (int planned, int owed);
char       *jalons_words_progress_spoken  (int planned, int owed);
char       *jalons_words_balance          (int remaining);
char       *jalons_words_week             (JalonsCalendar *calendar, JalonsDay day);
char       *jalons_words_of               (guint n, guint all);
char       *jalons_words_pupils           (int headcount);
char       *jalons_words_codes            (GPtrArray *divisions);
char       *jalons_words_mark             (const char *author);

G_END_DECLS
