/* The registers of the data base, as a replica reads and writes them: those of one transaction in memory.
 * Invariant: what was written is in the data base when jalons_register_cache_flush() returns, and what shows now in the
 * records.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "replica/registers.h"
#include "store/shared.h"

G_BEGIN_DECLS

typedef struct _JalonsRegisterCache JalonsRegisterCache;

/**
 * JalonsBlockNumberFunc:
 *
 * Blocks have a number as their replica counts them, and another one in the data base: turns one into the other.
 */
typedef gint64 (*JalonsBlockNumberFunc) (gint64 number, gpointer data);

/**
 * JalonsListMergeFunc:
 *
 * As jalons_space_merge_lists().
 */
typedef char *(*JalonsListMergeFunc) (gpointer data, const char *entity, const char *row, const char *field,
                                      const GArray *writes);

JalonsRegisterCache *jalons_register_cache_new   (JalonsShared *shared, JalonsBlockNumberFunc to_kept,
                                                  JalonsBlockNumberFunc from_kept, JalonsListMergeFunc merge, gpointer data);
void                 jalons_register_cache_free  (JalonsRegisterCache *self);
GArray              *jalons_register_cache_read  (JalonsRegisterCache *self, const char *entity, const char *row,
                                                  const char *field);
void                 jalons_register_cache_put   (JalonsRegisterCache *self, const char *entity, const char *row,
                                                  const char *field, GArray *writes);
void                 jalons_register_cache_clear (JalonsRegisterCache *self);
GPtrArray           *jalons_register_cache_flush (JalonsRegisterCache *self, GHashTable *authors);
gboolean             jalons_register_cache_rivals_changed (const JalonsRegisterCache *self);

G_END_DECLS
