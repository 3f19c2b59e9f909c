/* Walking through the folder of files, for the files of this floor alone.
 * Invariant: only what has the name of a hash is taken for a file of ours.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib/gstdio.h>

#include "store/database.h"
#include "store/files.h"

G_BEGIN_DECLS

#define JALONS_FILES_PARTIAL ".part-"

typedef GStatBuf JalonsFileStat;

typedef struct
{
  const char *to;
  unsigned n_copied;
} JalonsFilesCopy;

/* Called for each file; %FALSE ends the walk. */
typedef gboolean (*JalonsFilesFunc) (const char *hash, JalonsStoredKind kind, const char *path,
                                     const JalonsFileStat *status, gpointer data, GError **error);

/**
 * JalonsTake:
 * @kind: what it must be
 * @name: what sentences call it
 * @stream: where it is read
 * @size: how long it is; 0 when that is not known
 * @expected: (nullable): the SHA-256 without which it is not kept
 * @progress: (nullable): is told how far it is
 */
typedef struct
{
  JalonsStoredKind kind;
  const char *name;
  GInputStream *stream;
  goffset size;
  const char *expected;
  JalonsBackupProgress progress;
  gpointer progress_data;
} JalonsTake;

char    *jalons_files_path_in        (const char *folder, JalonsStoredKind kind, const char *hash);
char    *jalons_files_parse_name     (const char *name, JalonsStoredKind *kind);
char    *jalons_files_take           (const char *folder, const JalonsTake *take, GCancellable *cancellable,
                                      GError **error);
gboolean jalons_files_set_read_error (const JalonsTake *take, GError *failure, GError **error);

gboolean jalons_files_foreach (const char *folder, JalonsFilesFunc func, gpointer data, GError **error);
void     jalons_files_sweep   (JalonsDatabase *database);

G_END_DECLS
