/* Blocks, the keys that signed them, and what is remembered of folders.
 * Invariant: a block that is here is never changed nor deleted.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/shared-private.h"

#include <string.h>

#define COLUMNS "number, hash, replica, place, previous, known, inbox, state, age"

static JalonsSharedBlock
read_block (JalonsStatement *statement)
{
  return (JalonsSharedBlock){
    .number = sqlite3_column_int64 (statement, 0),
    .hash = jalons_statement_get_text (statement, 1),
    .replica = jalons_statement_get_text (statement, 2),
    .place = (guint32) sqlite3_column_int64 (statement, 3),
    .previous = jalons_statement_get_text (statement, 4),
    .known = jalons_statement_get_text (statement, 5),
    .inbox = jalons_statement_get_text (statement, 6),
    .waiting = g_str_equal (jalons_statement_get_text (statement, 7), "waiting"),
    .age = sqlite3_column_int (statement, 8),
  };
}

/**
 * jalons_shared_each_block:
 *
 * Calls @func with every block, in the order in which they came to be here; what it is given is borrowed.
 */
void
jalons_shared_each_block (JalonsShared *self,
                          JalonsSharedBlockFunc func,
                          gpointer data)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (self, "SELECT " COLUMNS " FROM block ORDER BY number");

  while (jalons_shared_step (self, statement))
    {
      const JalonsSharedBlock block = read_block (statement);

      func (&block, data);
    }
}

static gint64
find_number (JalonsShared *self,
             const char *hash)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (self, "SELECT number FROM block WHERE hash = ?1");

  if (statement != NULL)
    jalons_statement_bind_text (statement, 1, hash);
  return jalons_shared_step (self, statement) ? sqlite3_column_int64 (statement, 0) : 0;
}

/* One that waited is moved to the end: blocks stand in the order in which they were applied. */
static void
move_block (JalonsShared *self,
            gint64 number)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (
    self, "UPDATE block SET state = 'applied', age = 0, number = (SELECT max (number) FROM block) + 1 WHERE number = ?1");

  if (statement == NULL)
    return;
  sqlite3_bind_int64 (statement, 1, number);
  jalons_shared_run (self, statement);
}

static void
insert_block (JalonsShared *self,
              const JalonsSharedBlock *block,
              GBytes *bytes)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (
    self, "INSERT INTO block (hash, replica, place, previous, known, inbox, state, age, bytes)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (statement == NULL)
    return;
  jalons_statement_bind_text (statement, 1, block->hash);
  jalons_statement_bind_text (statement, 2, block->replica);
  sqlite3_bind_int64 (statement, 3, block->place);
  jalons_statement_bind_text (statement, 4, block->previous);
  jalons_statement_bind_text (statement, 5, block->known);
  jalons_statement_bind_text (statement, 6, block->inbox);
  jalons_statement_bind_text (statement, 7, block->waiting ? "waiting" : "applied");
  sqlite3_bind_int (statement, 8, block->age);
  sqlite3_bind_blob64 (statement, 9, data, length, SQLITE_STATIC);
  jalons_shared_run (self, statement);
}

/**
 * jalons_shared_put_block:
 * @block: its number is not looked at
 *
 * Keeps a block; one that waited and is applied now goes behind all others.
 *
 * Returns: its number
 */
gint64
jalons_shared_put_block (JalonsShared *self,
                         const JalonsSharedBlock *block,
                         GBytes *bytes)
{
  gint64 number = find_number (self, block->hash);

  if (number == 0)
    {
      insert_block (self, block, bytes);
      return sqlite3_last_insert_rowid (self->database->handle);
    }
  if (!block->waiting)
    move_block (self, number);
  return find_number (self, block->hash);
}

static GBytes *
read_bytes (JalonsStatement *statement)
{
  const void *data = sqlite3_column_blob (statement, 0);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, 0));
}

/**
 * jalons_shared_read_block:
 *
 * Returns: (transfer full) (nullable): the bytes of a block; %NULL when it is not here
 */
GBytes *
jalons_shared_read_block (JalonsShared *self,
                          const char *hash)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (self, "SELECT bytes FROM block WHERE hash = ?1");

  if (statement != NULL)
    jalons_statement_bind_text (statement, 1, hash);
  return jalons_shared_step (self, statement) ? read_bytes (statement) : NULL;
}

/**
 * jalons_shared_find_blocks:
 * @text: letters as they stand in a block
 *
 * Returns: (transfer full) (element-type GBytes): the blocks in which @text stands, also those that wait
 */
GPtrArray *
jalons_shared_find_blocks (JalonsShared *self,
                           const char *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (
    self, "SELECT bytes FROM block WHERE instr (bytes, CAST (?1 AS BLOB)) > 0 ORDER BY number");

  if (statement != NULL)
    jalons_statement_bind_text (statement, 1, text);
  while (jalons_shared_step (self, statement))
    g_ptr_array_add (found, read_bytes (statement));
  return found;
}

/* A listing shows a block that was sealed here. */
void
jalons_shared_note_listed (JalonsShared *self,
                           const char *hash)
{
  g_autoptr (JalonsStatement) statement =
    jalons_shared_prepare (self, "UPDATE block SET age = 0 WHERE hash = ?1 AND state = 'applied'");

  if (statement == NULL)
    return;
  jalons_statement_bind_text (statement, 1, hash);
  jalons_shared_run (self, statement);
}

/* Those that wait have waited for one sync more. */
void
jalons_shared_age_blocks (JalonsShared *self)
{
  g_autoptr (JalonsStatement) statement =
    jalons_shared_prepare (self, "UPDATE block SET age = age + 1 WHERE state = 'waiting'");

  jalons_shared_run (self, statement);
}

static char *
look_up (JalonsShared *self,
         const char *sql,
         const char *key)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (self, sql);

  if (statement != NULL)
    jalons_statement_bind_text (statement, 1, key);
  return jalons_shared_step (self, statement) ? g_strdup (jalons_statement_get_text (statement, 0)) : NULL;
}

static void
put_pair (JalonsShared *self,
          const char *sql,
          const char *key,
          const char *value)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (self, sql);

  if (statement == NULL)
    return;
  jalons_statement_bind_text (statement, 1, key);
  jalons_statement_bind_text (statement, 2, value);
  jalons_shared_run (self, statement);
}

/**
 * jalons_shared_get_key:
 *
 * Returns: (transfer full) (nullable): the key with which a replica signs
 */
char *
jalons_shared_get_key (JalonsShared *self,
                       const char *replica)
{
  return look_up (self, "SELECT key FROM device WHERE replica = ?1", replica);
}

/* The first key that is seen stays. */
void
jalons_shared_trust_key (JalonsShared *self,
                         const char *replica,
                         const char *key)
{
  put_pair (self, "INSERT OR IGNORE INTO device VALUES (?1, ?2)", replica, key);
}

/**
 * jalons_shared_get_remote:
 *
 * Returns: (transfer full) (nullable): what jalons_shared_set_remote() was given
 */
char *
jalons_shared_get_remote (JalonsShared *self,
                          const char *folder)
{
  return look_up (self, "SELECT memory FROM remote WHERE folder = ?1", folder);
}

void
jalons_shared_set_remote (JalonsShared *self,
                          const char *folder,
                          const char *memory)
{
  put_pair (self, "INSERT OR REPLACE INTO remote VALUES (?1, ?2)", folder, memory);
}
