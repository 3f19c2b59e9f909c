/* The full-text index over the fields that the table of entities marks as searched.
 * Invariant: the index holds exactly the records that are not deleted, in the words of jalons_fold().
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record.h"
#include "store/database.h"

G_BEGIN_DECLS

gboolean   jalons_search_index (JalonsDatabase *database, const JalonsRecord *record, GError **error);
GPtrArray *jalons_search_run   (JalonsDatabase *database, const char *query, const JalonsEntityId *entities,
                                unsigned n_entities, unsigned limit, GError **error);

G_END_DECLS
