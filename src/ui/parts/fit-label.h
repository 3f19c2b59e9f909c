/* A line of words that has shorter ways to say the same, for where there is less room.
 * Invariant: a screen reader is told the longest, whichever is seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_FIT_LABEL (jalons_fit_label_get_type ())
G_DECLARE_FINAL_TYPE (JalonsFitLabel, jalons_fit_label, JALONS, FIT_LABEL, GtkWidget)

void        jalons_fit_label_set (JalonsFitLabel *self, const char *const *texts);
void        jalons_fit_label_set_alignment (JalonsFitLabel *self, PangoAlignment alignment);
const char *jalons_fit_label_get (JalonsFitLabel *self);

G_END_DECLS
