/* What SQLite or the system refuses, as sentences.
 * Invariant: a full disk says so whoever met it, and the sentence names the file or folder and says what to do.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"

G_BEGIN_DECLS

void jalons_set_sqlite_error    (GError **error, sqlite3 *handle, int code, const char *path);
void jalons_set_busy_error      (GError **error, const char *path);
void jalons_set_read_only_error (GError **error, const char *path);
void jalons_set_write_error     (GError **error, const char *path, int cause);

G_END_DECLS
