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
typedef gboolean (*JalonsFilesFunc) (const char *hash, const char *path, const JalonsFileStat *status, gpointer data,
                                     GError **error);

gboolean jalons_files_foreach (const char *folder, JalonsFilesFunc func, gpointer data, GError **error);
void     jalons_files_sweep   (JalonsDatabase *database);

G_END_DECLS
