/* Forgetting a person in the frozen copies of projects too.
 * Invariant: a copy that knew the person is written anew without the name, under a new hash, and the old one is deleted.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/catalogue/traces.h"
#include "store/store.h"

G_BEGIN_DECLS

char *jalons_carry_forget        (JalonsStore *store, const JalonsTraces *traces, GError **error);
void  jalons_carry_forget_async  (JalonsStore *store, const JalonsTraces *traces, GAsyncReadyCallback callback,
                                  gpointer user_data);
char *jalons_carry_forget_finish (JalonsStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
