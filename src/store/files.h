/* The files that were taken in, or made to be kept: FOLDER/files/ab/abcd….pdf, each named by the SHA-256 of its bytes.
 * Invariant: a file appears under its name only when it is whole and on the disk, and never changes after; a file that a
 * field with the flag STORED, the journal or a backup names is never deleted.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Larger files are refused, as they are when they are to be read. */
#define JALONS_FILES_MAX_BYTES (200 * 1000 * 1000)

#define JALONS_FILES_FOLDER "files"

/* A picture may be no larger, in bytes and in pixels at each side: it is a logo. */
#define JALONS_FILES_MAX_PICTURE (4 * 1000 * 1000)
#define JALONS_FILES_MAX_SIDE    4000

/**
 * JalonsStoredKind:
 * @JALONS_STORED_PDF: of a document
 * @JALONS_STORED_PNG: a school's logo
 * @JALONS_STORED_CARRIED: a ".jalons" file: a project as it was at a step of its review
 *
 * What a file of the store is; its name ends accordingly.
 */
typedef enum
{
  JALONS_STORED_PDF,
  JALONS_STORED_PNG,
  JALONS_STORED_CARRIED,
  JALONS_N_STORED,
} JalonsStoredKind;

char      *jalons_files_path             (const char *directory, const char *hash);
gboolean   jalons_files_has              (const char *directory, const char *hash);
char      *jalons_files_find             (const char *directory, const JalonsDocument *document, GError **error);

char      *jalons_files_add              (const char *directory, GFile *source, JalonsBackupProgress progress,
                                          gpointer progress_data, GCancellable *cancellable, GError **error);
char      *jalons_files_add_bytes        (const char *directory, JalonsStoredKind kind, GBytes *bytes, GError **error);
void       jalons_files_add_bytes_async  (const char *directory, JalonsStoredKind kind, GBytes *bytes,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char      *jalons_files_add_bytes_finish (GAsyncResult *result, GError **error);
GBytes    *jalons_files_read             (const char *directory, JalonsStoredKind kind, const char *hash,
                                          GError **error);

GPtrArray *jalons_files_list             (const char *directory, JalonsStoredKind kind);
gboolean   jalons_files_delete           (const char *directory, JalonsStoredKind kind, const char *hash,
                                          GError **error);
gboolean   jalons_files_copy             (const char *from, const char *to, unsigned *n_copied, GError **error);

G_END_DECLS
