/* The registers.
 * Invariant: a register that has writes has one at position 0: the one that shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/shared-private.h"

#include <string.h>

#include "core/words/quoted.h"
#include "store/schema.h"

/* Values */

/**
 * jalons_shared_to_json:
 * @field: a field, or "deleted"
 * @stored: (nullable): what its row stores
 *
 * Returns: (transfer full): the same as canonical JSON
 */
char *
jalons_shared_to_json (const char *field,
                       const char *stored)
{
  g_autoptr (GString) json = g_string_new (NULL);

  if (g_str_equal (field, JALONS_SHARED_DELETED))
    return g_strdup (g_strcmp0 (stored, "1") == 0 ? "1" : "null");
  if (stored == NULL)
    return g_strdup ("null");
  jalons_quoted_append (json, stored);
  return g_strndup (json->str, json->len);
}

/**
 * jalons_shared_to_stored:
 * @value: canonical JSON
 *
 * Returns: (transfer full) (nullable): what a row stores: a text, or %NULL; what is no text is given as it stands
 */
char *
jalons_shared_to_stored (const char *field,
                         const char *value)
{
  if (g_str_equal (field, JALONS_SHARED_DELETED))
    return g_strdup (g_str_equal (value, "1") ? "1" : "0");
  if (g_str_equal (value, "null"))
    return NULL;
  return *value == '"' ? jalons_quoted_read (value) : g_strdup (value);
}

/* Reading */

static void
tell_writes (JalonsShared *self,
             JalonsStatement *statement,
             JalonsSharedWriteFunc func,
             gpointer data)
{
  while (jalons_shared_step (self, statement))
    {
      const JalonsSharedWrite write = {
        .row = jalons_statement_get_text (statement, 0),
        .entity = jalons_statement_get_text (statement, 1),
        .field = jalons_statement_get_text (statement, 2),
        .position = sqlite3_column_int (statement, 3),
        .stamp = jalons_statement_get_text (statement, 4),
        .value = jalons_statement_get_text (statement, 5),
        .block = sqlite3_column_int64 (statement, 6),
      };

      func (&write, data);
    }
}

/**
 * jalons_shared_each_write:
 * @field: (nullable): which; %NULL for all those of the object
 *
 * Calls @func with the writes that are kept, the one that shows first.
 */
void
jalons_shared_each_write (JalonsShared *self,
                          const char *entity,
                          const char *row,
                          const char *field,
                          JalonsSharedWriteFunc func,
                          gpointer data)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (
    self, field != NULL ? "SELECT * FROM register WHERE row = ?1 AND entity = ?2 AND field = ?3 ORDER BY position"
                        : "SELECT * FROM register WHERE row = ?1 AND entity = ?2 ORDER BY field, position");

  if (statement == NULL)
    return;
  sqlite3_bind_text (statement, 1, row, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, entity, -1, SQLITE_STATIC);
  if (field != NULL)
    sqlite3_bind_text (statement, 3, field, -1, SQLITE_STATIC);
  tell_writes (self, statement, func, data);
}

/**
 * jalons_shared_each_rival:
 *
 * Calls @func with all writes of the registers that keep more than one, register by register, the one that shows first.
 */
void
jalons_shared_each_rival (JalonsShared *self,
                          JalonsSharedWriteFunc func,
                          gpointer data)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (
    self, "SELECT register.* FROM (SELECT DISTINCT row, entity, field FROM register WHERE position > 0) AS rival"
          " CROSS JOIN register USING (row, entity, field) ORDER BY row, entity, field, register.position");

  tell_writes (self, statement, func, data);
}

/* Calls @func with the write that shows of each field of each object of an entity. */
void
jalons_shared_each_shown (JalonsShared *self,
                          const char *entity,
                          JalonsSharedWriteFunc func,
                          gpointer data)
{
  g_autoptr (JalonsStatement) statement =
    jalons_shared_prepare (self, "SELECT * FROM register WHERE entity = ?1 AND position = 0 ORDER BY row");

  if (statement == NULL)
    return;
  sqlite3_bind_text (statement, 1, entity, -1, SQLITE_STATIC);
  tell_writes (self, statement, func, data);
}

/* Likewise with all writes of the objects that are deleted, object by object. */
void
jalons_shared_each_of_deleted (JalonsShared *self,
                               JalonsSharedWriteFunc func,
                               gpointer data)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (
    self, "SELECT register.* FROM (SELECT row, entity FROM register WHERE field = '" JALONS_SHARED_DELETED
          "' AND position = 0 AND value = '1') AS gone CROSS JOIN register USING (row, entity)"
          " ORDER BY row, entity, field, position");

  tell_writes (self, statement, func, data);
}

/**
 * jalons_shared_last_moment:
 *
 * Returns: (transfer full) (nullable): the greatest moment among the stamps of an object: sixteen digits
 */
char *
jalons_shared_last_moment (JalonsShared *self,
                           const char *entity,
                           const char *row)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (
    self, "SELECT substr (max (stamp), 1, 16) FROM register WHERE row = ?1 AND entity = ?2");

  if (statement == NULL)
    return NULL;
  jalons_statement_bind_text (statement, 1, row);
  jalons_statement_bind_text (statement, 2, entity);
  return jalons_shared_step (self, statement) ? g_strdup (jalons_statement_get_text (statement, 0)) : NULL;
}

/* Writing */

void
jalons_shared_clear_register (JalonsShared *self,
                              const char *entity,
                              const char *row,
                              const char *field)
{
  g_autoptr (JalonsStatement) statement =
    jalons_shared_prepare (self, "DELETE FROM register WHERE row = ?1 AND entity = ?2 AND field = ?3");

  if (statement == NULL)
    return;
  sqlite3_bind_text (statement, 1, row, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, entity, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, field, -1, SQLITE_STATIC);
  jalons_shared_run (self, statement);
}

static const char *const insertion = "INSERT OR REPLACE INTO register VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

static void
bind_write (JalonsStatement *statement,
            const JalonsSharedWrite *write)
{
  sqlite3_bind_text (statement, 1, write->row, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, write->entity, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, write->field, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 4, write->position);
  sqlite3_bind_text (statement, 5, write->stamp, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 6, write->value, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 7, write->block);
}

void
jalons_shared_add_write (JalonsShared *self,
                         const JalonsSharedWrite *write)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (self, insertion);

  if (statement == NULL)
    return;
  bind_write (statement, write);
  jalons_shared_run (self, statement);
}

void
jalons_shared_clear_registers (JalonsShared *self)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (self, "DELETE FROM register");

  jalons_shared_run (self, statement);
}

/* What a list shows that several wrote is kept beside their writes, as a register of an object that nobody can send: no name
 * of a field that travels has a dot in it. */
#define MERGED "_list"

/**
 * jalons_shared_set_merged:
 * @value: (nullable): canonical JSON; %NULL when what shows is the write at position 0
 */
void
jalons_shared_set_merged (JalonsShared *self,
                          const char *entity,
                          const char *row,
                          const char *field,
                          const char *value)
{
  g_autofree char *name = g_strconcat (entity, ".", field, NULL);

  if (value != NULL)
    jalons_shared_add_write (self, &(JalonsSharedWrite){ .entity = MERGED, .row = row, .field = name, .stamp = "",
                                                         .value = value, .block = JALONS_SHARED_UNSEALED });
  else
    jalons_shared_clear_register (self, MERGED, row, name);
}

static void
keep_value (const JalonsSharedWrite *write,
            gpointer value)
{
  g_free (*(char **) value);
  *(char **) value = g_strdup (write->value);
}

static void
note_several (const JalonsSharedWrite *write,
              gpointer several)
{
  *(gboolean *) several |= write->position > 0;
}

/**
 * jalons_shared_get_merged:
 *
 * Returns: (transfer full) (nullable): what shows of a list that several wrote, as canonical JSON; %NULL when that is the
 *   write at position 0
 */
char *
jalons_shared_get_merged (JalonsShared *self,
                          const char *entity,
                          const char *row,
                          const char *field)
{
  g_autofree char *name = g_strconcat (entity, ".", field, NULL);
  gboolean several = FALSE;
  char *value = NULL;

  /* One who wrote after settled it, and what was merged before is left behind. */
  jalons_shared_each_write (self, entity, row, field, note_several, &several);
  if (several)
    jalons_shared_each_write (self, MERGED, row, name, keep_value, &value);
  return value;
}

/* A write, each of its texts with its end, as SQLite compares them. */
static GString *
read_line (JalonsStatement *statement)
{
  GString *line = g_string_sized_new (160);

  for (int i = 0; i < 5; i++)
    {
      const char *text = jalons_statement_get_text (statement, i);

      g_string_append_len (line, text, (gssize) strlen (text) + 1);
    }
  return line;
}

static int
compare_lines (gconstpointer one,
               gconstpointer other)
{
  const GString *a = *(GString *const *) one, *b = *(GString *const *) other;
  int order = memcmp (a->str, b->str, MIN (a->len, b->len));

  return order != 0 ? order : (a->len > b->len) - (a->len < b->len);
}

static void
line_free (gpointer line)
{
  g_string_free (line, TRUE);
}

/* Of one register. */
static void
sum_lines (GChecksum *sum,
           GPtrArray *lines)
{
  if (lines->len > 1)
    g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const GString *line = lines->pdata[i];

      g_checksum_update (sum, (const guchar *) line->str, (gssize) line->len);
    }
  g_ptr_array_set_size (lines, 0);
}

/**
 * jalons_shared_sum_state:
 *
 * It is of the writes by row, entity, field, stamp and value. They are read in the order of the table, and those of one
 * register are put in order here: SQLite, asked for all of it, takes half as long again, in which no gesture is written.
 *
 * Returns: (transfer full): 64 digits that tell all that the registers say, but for what copies said of that sum itself; two
 *   that hold the same blocks, and nothing unsealed, have the same
 */
char *
jalons_shared_sum_state (JalonsShared *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (
    self, "SELECT row, entity, field, stamp, value, position FROM register WHERE entity <> '_device' OR field <> 'state'"
          " ORDER BY row, entity, field, position");

  while (jalons_shared_step (self, statement))
    {
      if (sqlite3_column_int (statement, 5) == 0)
        sum_lines (sum, lines);
      g_ptr_array_add (lines, read_line (statement));
    }
  sum_lines (sum, lines);
  return g_strdup (g_checksum_get_string (sum));
}
