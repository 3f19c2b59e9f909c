/* A group of rows for a list of things that are opened and removed.
 * Invariant: a row is kept when the list is shown anew, so that the keyboard's focus stays where it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _JalonsRowList JalonsRowList;

/**
 * JalonsRowFunc:
 * @item: the thing of the row
 * @data: what was given with the function
 */
typedef void (*JalonsRowFunc) (gpointer item, gpointer data);

/**
 * JalonsRowMenuFunc:
 * @item: the thing of the row
 *
 * Returns: (transfer full): what the button at the end of the row opens
 */
typedef GMenuModel *(*JalonsRowMenuFunc) (gpointer item, gpointer data);

JalonsRowList *jalons_row_list_new         (AdwPreferencesGroup *group, JalonsRowFunc open, gpointer data);
void           jalons_row_list_set_remove  (JalonsRowList *self, JalonsRowFunc remove, const char *icon_name,
                                            const char *tooltip);
void           jalons_row_list_set_menu    (JalonsRowList *self, JalonsRowMenuFunc menu, const char *tooltip);
void           jalons_row_list_begin       (JalonsRowList *self);
void           jalons_row_list_add         (JalonsRowList *self, gpointer item, GDestroyNotify item_free,
                                            const char *title, const char *subtitle, gboolean removable);
void           jalons_row_list_end         (JalonsRowList *self, const char *placeholder);
void           jalons_row_list_focus       (JalonsRowList *self, gconstpointer item);
void           jalons_row_list_free        (JalonsRowList *self);

G_END_DECLS
