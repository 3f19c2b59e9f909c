/* A popover with things to check, in groups: competences by family, classes by level.
 * Invariant: what is checked is told once, when the popover closes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_CHECK_LIST (jalons_check_list_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCheckList, jalons_check_list, JALONS, CHECK_LIST, GtkPopover)

GtkWidget *jalons_check_list_new       (const char *label);
void       jalons_check_list_clear     (JalonsCheckList *self);
void       jalons_check_list_add_group (JalonsCheckList *self, const char *label, gboolean whole);
void       jalons_check_list_add_item  (JalonsCheckList *self, const char *id, const char *label, gboolean checked);
char     **jalons_check_list_dup_ids   (JalonsCheckList *self);

G_END_DECLS
