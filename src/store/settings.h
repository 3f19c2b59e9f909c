/* What belongs to this copy of the data and is never shared, nor undone: how the columns of a table were read.
 * Invariant: nothing that a person would miss is kept here alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Who writes on this computer: the code of a role, a space, a name: "counsellor Mme Martin". */
#define JALONS_SETTING_AUTHOR "writing as"

gboolean jalons_store_get_setting        (JalonsStore *self, const char *key, char **value, GError **error);
void     jalons_store_get_setting_async  (JalonsStore *self, const char *key, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
char    *jalons_store_get_setting_finish (JalonsStore *self, GAsyncResult *result, GError **error);

gboolean jalons_store_set_setting        (JalonsStore *self, const char *key, const char *value, GError **error);
void     jalons_store_set_setting_async  (JalonsStore *self, const char *key, const char *value,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean jalons_store_set_setting_finish (JalonsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
