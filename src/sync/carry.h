/* Projects on their way: packed into a file, frozen at a step of the review, taken in.
 * Invariant: the files that records will name are in the store before the records are written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/carried-import.h"
#include "store/store.h"

G_BEGIN_DECLS

GBytes        *jalons_carry_pack          (JalonsStore *store, const JalonsProject *project, JalonsDay today,
                                           GError **error);
void           jalons_carry_pack_async    (JalonsStore *store, const JalonsProject *project, JalonsDay today,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GBytes        *jalons_carry_pack_finish   (JalonsStore *store, GAsyncResult *result, GError **error);

char          *jalons_carry_freeze        (JalonsStore *store, const JalonsProject *project, const GPtrArray *drafts,
                                           JalonsDay today, GError **error);
void           jalons_carry_freeze_async  (JalonsStore *store, const JalonsProject *project, const GPtrArray *drafts,
                                           JalonsDay today, GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
char          *jalons_carry_freeze_finish (JalonsStore *store, GAsyncResult *result, GError **error);

JalonsCarried *jalons_carry_thaw          (JalonsStore *store, const char *hash, GError **error);
void           jalons_carry_thaw_async    (JalonsStore *store, const char *hash, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
JalonsCarried *jalons_carry_thaw_finish   (JalonsStore *store, GAsyncResult *result, GError **error);

gboolean       jalons_carry_take          (JalonsStore *store, JalonsImport *import, GError **error);
void           jalons_carry_take_async    (JalonsStore *store, JalonsImport *import, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean       jalons_carry_take_finish   (JalonsStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
