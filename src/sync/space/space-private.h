/* A shared space among its own files.
 * Invariant: a query is answered in one transaction on the store's thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/shared.h"
#include "sync/space/space-core.h"
#include "sync/space/space.h"

G_BEGIN_DECLS

/**
 * JalonsQuery:
 * @core: the space
 * @entity: what is asked about
 * @row: (nullable): which record
 * @field: (nullable): which field
 * @value: (nullable): stored
 * @result: what came of it
 * @result_free: (nullable): frees it; %NULL when the only result is whether it went well
 */
typedef struct
{
  JalonsSpaceCore *core;
  JalonsEntityId entity;
  char *row;
  const JalonsField *field;
  char *value;
  gpointer result;
  GDestroyNotify result_free;
} JalonsQuery;

void jalons_space_ask (JalonsSpace *self, JalonsSharedFunc func, JalonsQuery *query, gpointer tag,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void jalons_space_tell_conflicts_changed (JalonsSpace *self);

G_END_DECLS
