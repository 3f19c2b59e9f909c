/* What the pages of a PDF say, beside its pieces: blob/<2 hex>/<SHA-256 of the PDF>-<32 digits of that of the words>, packed,
 * so that who has not fetched the PDF finds it by its words all the same.
 * Invariant: the name says what is in it: two who read the same PDF otherwise write two files.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/folder/transport.h"

G_BEGIN_DECLS

/* Packed, and unpacked: more is not what somebody wrote in a PDF that travels. */
#define JALONS_WORDS_MAX_BYTES (4 * 1024 * 1024)
#define JALONS_WORDS_MAX_RAW   (32 * 1024 * 1024)
#define JALONS_WORDS_MAX_PAGES 20000

GBytes    *jalons_words_pack         (const char *const *pages, char **sum);
char     **jalons_words_unpack       (GBytes *packed, const char *sum);
char      *jalons_words_make_name    (const char *hash, const char *sum);
gboolean   jalons_words_parse_name   (const char *name, char hash[65], char sum[33]);

void       jalons_words_send_async   (JalonsTransport *transport, const char *hash, const char *const *pages,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean   jalons_words_send_finish  (GAsyncResult *result, GError **error);
void       jalons_words_fetch_async  (JalonsTransport *transport, const char *hash, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
char     **jalons_words_fetch_finish (GAsyncResult *result, GError **error);

G_END_DECLS
