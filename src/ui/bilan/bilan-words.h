/* The words of a theme of a bilan.
 * Invariant: they are written of one school, and read of all together.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bilan/bilan.h"
#include "ui/parts/long-text.h"

G_BEGIN_DECLS

JalonsLongText *jalons_bilan_words_new         (JalonsBilan *bilan, JalonsTheme theme);
void            jalons_bilan_words_append_read (GtkBox *page, JalonsBilan *bilan, JalonsTheme theme, JalonsDataset *dataset);

G_END_DECLS
