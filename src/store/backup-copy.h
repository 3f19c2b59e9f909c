/* Copies of the open data file, made with SQLite's online backup, and those that are kept in the data folder.
 * Invariant: a copy appears under its name only when it is whole, on the disk and found sound.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"
#include "store/store.h"

G_BEGIN_DECLS

#define JALONS_BACKUP_FOLDER "backups"

typedef struct _JalonsCopy JalonsCopy;

JalonsCopy *jalons_copy_new          (JalonsDatabase *database, const char *path, GError **error);
int         jalons_copy_step         (JalonsCopy *self, GError **error);
double      jalons_copy_get_fraction (JalonsCopy *self);
gboolean    jalons_copy_detach       (JalonsCopy *self, GError **error);
gboolean    jalons_copy_finish       (JalonsCopy *self, GError **error);
void        jalons_copy_free         (JalonsCopy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsCopy, jalons_copy_free)

gboolean    jalons_copy_run          (JalonsDatabase *database, const char *path, JalonsBackupProgress progress,
                                      gpointer progress_data, GCancellable *cancellable, GError **error);

gboolean    jalons_backup_is_due     (JalonsDatabase *database);
JalonsCopy *jalons_backup_begin      (JalonsDatabase *database, JalonsBackupReason reason, GError **error);
gboolean    jalons_backup_keep       (JalonsDatabase *database, JalonsBackupReason reason, GCancellable *cancellable,
                                      GError **error);
void        jalons_backup_sweep      (const char *directory);
void        jalons_backup_prune      (const char *directory);
char       *jalons_backup_make_path  (const char *directory, const char *what, GError **error);
gboolean    jalons_backup_parse_name (const char *name, GDateTime **when, JalonsBackupReason *reason);
GPtrArray  *jalons_backup_list_names (const char *directory);
gboolean    jalons_file_to_disk      (const char *path, GError **error);

G_END_DECLS
