/* The differences of two versions as a list: headings, and a line for each.
 * Invariant: only what is in sight has widgets, however much differs.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/project/compare.h"

G_BEGIN_DECLS

#define JALONS_TYPE_COMPARE_LINE (jalons_compare_line_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCompareLine, jalons_compare_line, JALONS, COMPARE_LINE, GObject)

const char *jalons_compare_line_get_title (JalonsCompareLine *self);
const char *jalons_compare_line_get_subtitle (JalonsCompareLine *self);

GtkWidget  *jalons_compare_list_new       (void);
void        jalons_compare_list_show      (GtkWidget *list, JalonsDataset *dataset, const JalonsComparison *comparison);
GListModel *jalons_compare_list_get_lines (GtkWidget *list);

G_END_DECLS
