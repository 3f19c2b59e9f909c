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

/**
 * JalonsSpace:
 * @membership: (nullable): of which space it is a member
 * @offset: the server's clock less ours, in milliseconds; 0 when it is small
 * @n_pending: how many changes are not sent yet
 * @fraction: as the property says
 * @counting: whether a count of these is under way
 * @too_long: (nullable): a sentence on texts that are too long to be shared
 * @agreement: (nullable): a sentence on a colleague's copy that says, or said, something else
 */
struct _JalonsSpace
{
  GObject parent_instance;
  JalonsStore *store;
  JalonsSpaceCore *core;
  JalonsMembership *membership;
  gint64 offset;
  unsigned n_pending;
  double fraction;
  gulong written;
  gboolean counting;
  char *too_long;
  char *agreement;
};

void   jalons_space_set_membership (JalonsSpace *self, JalonsMembership *membership);
void   jalons_space_set_n_pending  (JalonsSpace *self, unsigned n_pending);
GTask *jalons_space_new_task       (JalonsSpace *self, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
void   jalons_space_take_step      (JalonsSpace *self, JalonsStep *step, GTask *task);
void   jalons_space_implement_holder (JalonsHolderInterface *iface);

void jalons_space_ask (JalonsSpace *self, JalonsSharedFunc func, JalonsQuery *query, gpointer tag,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void jalons_space_tell_conflicts_changed (JalonsSpace *self);

G_END_DECLS
