/* Files in the shared folder, in pieces that are named by the SHA-256 of the whole: blob/<2 hex>/<64 hex>.<i>-<n>.
 * Invariant: a file is there when a listing shows all its pieces; it is given to nobody before its SHA-256 was looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/folder/transport.h"

G_BEGIN_DECLS

#define JALONS_PIECE_BYTES (4 * 1024 * 1024)
#define JALONS_PIECE_LEAST (64 * 1024)

/* Larger files stay on the computer where they were taken in. */
#define JALONS_PIECES_MAX_BYTES (50 * 1024 * 1024)
#define JALONS_PIECES_MAX       4096

/* @fraction: of the file that is fetched, how much is here */
typedef void (*JalonsPiecesProgress) (double fraction, gpointer data);

char      *jalons_piece_folder       (const char *hash);
char      *jalons_piece_make_name    (const char *hash, guint number, guint count);
gboolean   jalons_piece_parse_name   (const char *name, char hash[65], guint *number, guint *count);
guint      jalons_pieces_find        (GArray *listing, const char *hash, guint64 *size);

void       jalons_pieces_send_async   (JalonsTransport *transport, const char *where, const char *hash, GBytes *bytes,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean   jalons_pieces_send_finish  (GAsyncResult *result, GError **error);
void       jalons_pieces_fetch_async  (JalonsTransport *transport, const char *where, const char *hash,
                                       JalonsPiecesProgress progress, gpointer progress_data, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
GBytes    *jalons_pieces_fetch_finish (GAsyncResult *result, GError **error);

G_END_DECLS
