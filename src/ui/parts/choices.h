/* Lists of codes with their words, for combo rows and drop-downs.
 * Invariant: what is chosen is a code; the words are only what is seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/record/dataset.h"

G_BEGIN_DECLS

void        jalons_choices_fill        (GtkWidget *chooser, const char *const *codes, const char *const *labels);
void        jalons_choices_fill_enum   (GtkWidget *chooser, JalonsFieldId field);
void        jalons_choices_fill_levels (GtkWidget *chooser, JalonsDataset *dataset, const char *unset_label);
void        jalons_choices_fill_academies (GtkWidget *chooser);
void        jalons_choices_fill_zones  (GtkWidget *chooser);
const char *jalons_choices_get         (GtkWidget *chooser);
void        jalons_choices_set         (GtkWidget *chooser, const char *code);
int         jalons_choices_get_enum    (GtkWidget *chooser, JalonsFieldId field);

const char *jalons_choices_level_label (JalonsDataset *dataset, const char *code);

G_END_DECLS
