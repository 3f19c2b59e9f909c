/* A database that is only looked at: a backup, or a data file that nobody has open.
 * Invariant: nothing is written, and a file without a -wal gets nothing beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"

G_BEGIN_DECLS

typedef struct
{
  sqlite3 *handle;
  char *path;
} JalonsReader;

JalonsReader *jalons_reader_open       (const char *path, GError **error);
void          jalons_reader_close      (JalonsReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsReader, jalons_reader_close)

gint64        jalons_reader_get_number (JalonsReader *self, const char *sql);
char         *jalons_reader_get_text   (JalonsReader *self, const char *sql);

G_END_DECLS
