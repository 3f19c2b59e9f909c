/* A row for a text of several lines, with its title above it.
 * Invariant: Tab leaves it; what is in it is only text.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JALONS_TYPE_TEXT_ROW (jalons_text_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonsTextRow, jalons_text_row, JALONS, TEXT_ROW, AdwPreferencesRow)

GtkWidget *jalons_text_row_new (void);
void       jalons_text_row_set (JalonsTextRow *self, const char *text);
char      *jalons_text_row_dup (JalonsTextRow *self);

G_END_DECLS
