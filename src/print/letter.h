/* A plain document of headings, paragraphs, fields, tables and lines to be filled in by hand, on A4.
 * Invariant: what is added is laid out in that order; a row is never cut, and a heading never stands alone at the foot.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "print/stationery.h"

G_BEGIN_DECLS

#define JALONS_LETTER_MAX_COLUMNS 8

typedef struct _JalonsLetter JalonsLetter;

JalonsLetter *jalons_letter_new         (const char *title, const char *subject, JalonsDay today);
void          jalons_letter_free        (JalonsLetter *self);
void          jalons_letter_add_part    (JalonsLetter *self, const char *title, const char *subtitle);
void          jalons_letter_add_logo    (JalonsLetter *self, const JalonsPrintOptions *options,
                                         const JalonsSchool *school);
void          jalons_letter_add_heading (JalonsLetter *self, const char *text);
void          jalons_letter_add_text    (JalonsLetter *self, const char *text);
void          jalons_letter_add_note    (JalonsLetter *self, const char *text);
void          jalons_letter_add_field   (JalonsLetter *self, const char *label, const char *value);
void          jalons_letter_add_box     (JalonsLetter *self, const char *text, gboolean ticked);
void          jalons_letter_add_blank   (JalonsLetter *self, const char *label);
void          jalons_letter_add_table   (JalonsLetter *self, const char *summary, const double *shares,
                                         const char *const *heads);
void          jalons_letter_set_numbers (JalonsLetter *self, guint column);
void          jalons_letter_add_row     (JalonsLetter *self, const char *const *cells);
void          jalons_letter_finish      (JalonsLetter *self, JalonsSpool *spool);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsLetter, jalons_letter_free)

G_END_DECLS
