/* Schools of which this data folder holds a copy that was carried here, to be read and reviewed.
 * Invariant: of such a school no gesture, undo or redo writes anything but reviewers, remarks and steps of the review; it is
 * refused in the transaction, whoever asks.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

GHashTable *jalons_store_get_carried    (JalonsStore *self);
gboolean    jalons_store_is_carried     (JalonsStore *self, const char *school);

gboolean    jalons_is_review            (const char *entity, const char *field);

gboolean    jalons_store_receive        (JalonsStore *self, const char *label, GPtrArray *drafts, const char *school,
                                         const char *made, GError **error);
void        jalons_store_receive_async  (JalonsStore *self, const char *label, GPtrArray *drafts, const char *school,
                                         const char *made, GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean    jalons_store_receive_finish (JalonsStore *self, GAsyncResult *result, GError **error);

GStrv jalons_store_list_deleted_remarks (JalonsStore *self, const char *project, GError **error);

G_END_DECLS
