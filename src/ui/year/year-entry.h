/* Where an activity is typed into a cell: "Forum 2 h".
 * Invariant: nothing is written until Enter; Escape, or leaving, forgets what was typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_YEAR_ENTRY (jalons_year_entry_get_type ())
G_DECLARE_FINAL_TYPE (JalonsYearEntry, jalons_year_entry, JALONS, YEAR_ENTRY, GtkPopover)

GtkWidget  *jalons_year_entry_new      (void);
void        jalons_year_entry_open     (JalonsYearEntry *self, const GdkRectangle *place, const char *where,
                                        const char *does, const char *text, const char *typed);
const char *jalons_year_entry_get_text (JalonsYearEntry *self);

G_END_DECLS
