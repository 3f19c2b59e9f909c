/* The words of the list of what is to be checked.
 * Invariant: the sentence of an issue is that of core/rules; words are made here only for several issues together.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/check/check-points.h"
#include "ui/parts/sign.h"

G_BEGIN_DECLS

const char *jalons_check_words_severity (JalonsSeverity severity);
char *jalons_check_words_heading (JalonsSeverity severity, guint n_points);
char *jalons_check_words_conflicts (guint n_conflicts);
char *jalons_check_words_points (guint n_points);
char *jalons_check_words_what (const JalonsIssue *issue);
char *jalons_check_words_together (const JalonsCheckPoint *point, guint n_divisions);

void jalons_check_words_show_sign (JalonsSign *sign, JalonsSeverity severity);

G_END_DECLS
