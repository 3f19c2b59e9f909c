/* Which files of the store are named by what is not deleted: those that colleagues need too.
 * Invariant: nothing is opened here; a file that is named may be in this data folder or not.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/day.h"
#include "store/files.h"

G_BEGIN_DECLS

/**
 * JalonsNamedFile:
 * @kind: what it is
 * @hash: its SHA-256
 * @is_soon: whether it is wanted before anybody asks for it: a logo or a frozen copy always, a PDF when an activity of the
 *   coming fortnight uses it
 * @is_unread: whether it is a PDF whose words the search was never given
 */
typedef struct
{
  JalonsStoredKind kind;
  char *hash;
  gboolean is_soon;
  gboolean is_unread;
} JalonsNamedFile;

void       jalons_named_file_free          (JalonsNamedFile *file);

void       jalons_store_list_files_async   (JalonsStore *self, JalonsDay today, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *jalons_store_list_files_finish  (JalonsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
