/* Saving a document that was made.
 * Invariant: the file that is there afterwards is whole: the new one, or that which was there before.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean jalons_whole_file_save        (GFile *file, GBytes *bytes, GError **error);
void     jalons_whole_file_save_async  (GFile *file, GBytes *bytes, GAsyncReadyCallback callback, gpointer user_data);
gboolean jalons_whole_file_save_finish (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS
