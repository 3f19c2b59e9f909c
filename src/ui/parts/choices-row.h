/* A row for several choices, which are ticked in a popover; the row says in words which are.
 * Invariant: a code that is not offered stays chosen until the user ticks something else.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JALONS_TYPE_CHOICES_ROW (jalons_choices_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonsChoicesRow, jalons_choices_row, JALONS, CHOICES_ROW, AdwActionRow)

GtkWidget *jalons_choices_row_new (const GArray *choices);
void       jalons_choices_row_set (JalonsChoicesRow *self, const char *const *codes);
char     **jalons_choices_row_dup (JalonsChoicesRow *self);

G_END_DECLS
