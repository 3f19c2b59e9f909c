/* Who knew what: the blocks that were applied, and the ancestors of each.
 * Invariant: an ancestor is a block that an author had applied, told by hashes alone, as in git; no clock comes into it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "replica/block.h"

G_BEGIN_DECLS

typedef struct _JalonsAncestry JalonsAncestry;

JalonsAncestry *jalons_ancestry_new      (void);
void            jalons_ancestry_free     (JalonsAncestry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsAncestry, jalons_ancestry_free)

int             jalons_ancestry_find     (JalonsAncestry *self, const char *hash);
int             jalons_ancestry_add      (JalonsAncestry *self, const char *hash, const char *previous,
                                          const char *const *known);
const char     *jalons_ancestry_get_hash (JalonsAncestry *self, int number);
gboolean        jalons_ancestry_knows    (JalonsAncestry *self, int by, int of);
gboolean        jalons_ancestry_is_gone  (JalonsAncestry *self, const char *hash);
GPtrArray      *jalons_ancestry_heads    (JalonsAncestry *self, const char *except);
void            jalons_ancestry_clear    (JalonsAncestry *self);

G_END_DECLS
