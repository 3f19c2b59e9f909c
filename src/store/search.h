/* The full-text index over the fields that the table of entities marks as searched, and over the pages of PDF files.
 * Invariant: the index holds exactly the records that are not deleted, and the pages that were given to it, in the form
 * of search-text.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/record.h"
#include "store/database.h"

G_BEGIN_DECLS

gboolean   jalons_search_index       (JalonsDatabase *database, const JalonsRecord *record, GError **error);
char     **jalons_search_list_unread (JalonsDatabase *database, GError **error);
char     **jalons_search_read_pages  (JalonsDatabase *database, const char *hash, GError **error);
gboolean   jalons_search_index_pages (JalonsDatabase *database, const char *hash, const char *const *pages,
                                      GError **error);
gboolean   jalons_search_ensure      (JalonsDatabase *database, GError **error);
GPtrArray *jalons_search_run         (JalonsDatabase *database, const char *query, const JalonsEntityId *entities,
                                      unsigned n_entities, int start_year, unsigned limit, GError **error);

G_END_DECLS
