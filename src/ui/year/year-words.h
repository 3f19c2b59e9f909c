/* What the year view says to those who do not see it, and under the pointer: whole sentences.
 * Invariant: everything that is drawn is said here too.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/year/year-scene.h"

G_BEGIN_DECLS

char *jalons_year_words_chip    (JalonsYearTable *table, const JalonsYearRow *row, const JalonsYearChip *chip);
char *jalons_year_words_cell    (JalonsYearTable *table, const JalonsYearRow *row, int column);
char *jalons_year_words_head    (const JalonsYearRow *row);
char *jalons_year_words_heading (JalonsYearTable *table, guint column);
char *jalons_year_words_place   (JalonsYearTable *table, JalonsYearPlace place);
char *jalons_year_words_load    (JalonsYearTable *table, guint column);
char *jalons_year_words_issues  (JalonsYearTable *table, const JalonsYearRow *row, const JalonsYearChip *chip);

GPtrArray *jalons_year_milestones (JalonsYearTable *table, guint column);
gboolean jalons_year_public_holiday_in (JalonsYearTable *table, guint column, const char **name);

G_END_DECLS
