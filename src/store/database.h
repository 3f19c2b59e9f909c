/* The connection to the data file: opened with care, statements kept, SQLite's errors as sentences.
 * Invariant: one connection, used by one thread at a time; nobody else may have the file open.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* sqlite3.h shows the session extension only to those who ask for it. */
#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

#include "core/error.h"
#include "core/record/model.h"
#include "store/migrations.h"

G_BEGIN_DECLS

/* "Jaln": what tells our files from other SQLite files. */
#define JALONS_APPLICATION_ID 0x4a616c6e

#define JALONS_DATABASE_NAME "jalons.db"

/* How much of the file is kept in memory: kilobytes. */
#define JALONS_CACHE_READING 2000
#define JALONS_CACHE_WRITING 64000
#define JALONS_CACHE_SHARING 16000

typedef struct _JalonsDatabase JalonsDatabase;

/* A statement that is kept by its database; released, it is reset, not finalised. */
typedef sqlite3_stmt JalonsStatement;
void jalons_statement_release (JalonsStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsStatement, jalons_statement_release)

/**
 * JalonsDatabase:
 * @handle: the connection
 * @directory: the data folder
 * @path: the file in it
 * @lock: the open lock file, or -1
 * @statements: SQL → sqlite3_stmt
 * @replica: 16 hexadecimal digits that name this copy of the data in stamps
 * @last_stamp: the moment of the last stamp given, in milliseconds since 1970, and
 * @last_count: its counter
 * @frozen: what time it is, whatever the clock says; 0 for what the clock says
 * @offset: how much the clock of a server is ahead of ours, in milliseconds
 * @shared: whether gestures become operations for colleagues, see shared.h
 * @only_reviews: whether nothing but reviews may be written here
 * @backlog: how many pages were committed to the -wal and are not in the file yet
 */
struct _JalonsDatabase
{
  sqlite3 *handle;
  char *directory;
  char *path;
  int lock;
  GHashTable *statements;
  char *replica;
  gint64 last_stamp;
  unsigned last_count;
  gint64 frozen;
  gint64 offset;
  gboolean shared;
  gboolean only_reviews;
  int backlog;
};

/* So many pages in the -wal are moved into the file when nothing else is to do; so many whatever is to do. */
#define JALONS_BACKLOG      1000
#define JALONS_MOST_BACKLOG 16000

JalonsDatabase  *jalons_database_open       (const char *directory, GError **error);
JalonsDatabase  *jalons_database_open_with  (const char *directory, const JalonsMigration *migrations,
                                             unsigned n_migrations, GError **error);
void             jalons_database_close      (JalonsDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsDatabase, jalons_database_close)

gboolean         jalons_database_make_directory (const char *directory, GError **error);
int              jalons_database_lock       (const char *directory, GError **error);

JalonsStatement *jalons_database_prepare    (JalonsDatabase *self, const char *sql, GError **error);
int              jalons_database_step       (JalonsDatabase *self, JalonsStatement *statement, GError **error);
gboolean         jalons_database_run        (JalonsDatabase *self, JalonsStatement *statement, GError **error);
gboolean         jalons_database_execute    (JalonsDatabase *self, const char *sql, GError **error);
void             jalons_database_set_cache  (JalonsDatabase *self, int kilobytes);
void             jalons_database_relax      (JalonsDatabase *self);
void             jalons_database_checkpoint (JalonsDatabase *self);
gboolean         jalons_database_get_number (JalonsDatabase *self, const char *sql, gint64 *number, GError **error);
void             jalons_database_reread     (JalonsDatabase *self);

void             jalons_statement_bind_text (JalonsStatement *statement, int position, const char *text);
const char      *jalons_statement_get_text  (JalonsStatement *statement, int column);

G_END_DECLS
