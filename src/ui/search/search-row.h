/* One hit of the search as a line: what it is, its title, where it belongs, and the words in it.
 * Invariant: the row is used again for other hits; it keeps nothing of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/words/hit.h"

G_BEGIN_DECLS

/* A hit in a list model, with the words that were looked for. */
#define JALONS_TYPE_SEARCH_ITEM (jalons_search_item_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSearchItem, jalons_search_item, JALONS, SEARCH_ITEM, GObject)

JalonsSearchItem  *jalons_search_item_new       (const JalonsHit *hit, const char *query);
const JalonsHit   *jalons_search_item_get_hit   (JalonsSearchItem *self);
const char        *jalons_search_item_get_query (JalonsSearchItem *self);
char              *jalons_search_item_to_words  (JalonsSearchItem *self);

#define JALONS_TYPE_SEARCH_ROW (jalons_search_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSearchRow, jalons_search_row, JALONS, SEARCH_ROW, GtkWidget)

GtkWidget *jalons_search_row_new  (void);
void       jalons_search_row_show (JalonsSearchRow *self, JalonsSearchItem *item);

G_END_DECLS
