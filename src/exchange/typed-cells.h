/* Days, durations, levels, half-days… as people write them in the cells of a table.
 * Invariant: what cannot be read whole is refused, and never guessed: an invented date would be believed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

gboolean jalons_cell_day       (const char *cell, JalonsDay *day);
gboolean jalons_cell_yes       (const char *cell, gboolean *yes);
gboolean jalons_cell_minutes   (const char *cell, int *minutes);
gboolean jalons_cell_number    (const char *cell, int *number);
gboolean jalons_cell_gender    (const char *cell, JalonsGender *gender);
gboolean jalons_cell_rome      (const char *cell, char **rome);
gboolean jalons_cell_email     (const char *cell, char **email);
gboolean jalons_cell_page      (const char *cell, char **page);

char   **jalons_cell_items     (const char *cell);
char   **jalons_cell_levels    (const char *cell, JalonsDataset *dataset, char ***unknown);
char   **jalons_cell_half_days (const char *cell, char ***unknown);
char   **jalons_cell_periods   (const char *cell, char ***unknown);
char   **jalons_cell_choices   (const char *cell, JalonsDataset *dataset, JalonsFieldId field, char ***unknown);
char   **jalons_cell_slots     (const char *cell, int minutes, char ***unknown);

char    *jalons_cell_text      (const char *cell);
gboolean jalons_cell_is_one_of (const char *cell, const char *const *words);

G_END_DECLS
