/* The ministry's ways of writing names, dates and numbers, turned into ours.
 * Invariant: a name that already has small letters is left exactly as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/day.h"

G_BEGIN_DECLS

char     *jalons_words_surname   (const char *name);
char     *jalons_words_teacher   (const char *civility, const char *sex, const char *surname, const char *first_name);
char     *jalons_words_school    (const char *principal, const char *complement);
char     *jalons_words_town      (const char *town);
JalonsDay jalons_words_day       (const char *text);
int       jalons_words_year      (const char *text);
int       jalons_words_headcount (const char *counted, const char *planned);

G_END_DECLS
