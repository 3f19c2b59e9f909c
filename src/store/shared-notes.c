/* What is written here: operations, from the gesture that writes them to the block that takes them.
 * Invariant: what is not sealed yet knew all that is here, so that nothing else is left in its register.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/shared-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"
#include "store/schema.h"

/* Colleagues read no line of more than 1 MiB; a field is the most of one, as JSON, which may write six letters for one. */
#define MAX_VALUE (900 * 1024)
#define MAX_GROWTH 6

static char *
find_floor (JalonsDatabase *database,
            const char *entity,
            const char *row,
            GError **error)
{
  JalonsShared shared = { .database = database };
  char *floor = jalons_shared_last_moment (&shared, entity, row);

  if (shared.failure != NULL)
    g_propagate_error (error, shared.failure);
  return floor;
}

/**
 * jalons_note_begin:
 *
 * Begins an operation, with a stamp that is later than all that can be seen on the object.
 */
gboolean
jalons_note_begin (JalonsNote *note,
                   JalonsDatabase *database,
                   const char *entity,
                   const char *row,
                   const char *author,
                   GError **error)
{
  GError *failure = NULL;
  g_autofree char *floor = find_floor (database, entity, row, &failure);
  g_autofree char *stamp = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  stamp = jalons_database_make_stamp_after (database, floor);
  *note = (JalonsNote){ .entity = entity, .row = row, .author = author, .fresh = floor == NULL };
  g_strlcpy (note->stamp, stamp, sizeof note->stamp);
  return TRUE;
}

static gboolean
add_unsealed (const JalonsNote *note,
              JalonsDatabase *database,
              const char *field,
              const char *value,
              GError **error)
{
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (
    database, "INSERT INTO unsealed (entity, row, author, stamp, field, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, note->entity, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, note->row, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, note->author, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, note->stamp, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 5, field, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 6, value, -1, SQLITE_STATIC);
  return jalons_database_run (database, statement, error);
}

/* Also what a list shows of several writes: it would be left behind. */
static void
clear_all (JalonsShared *shared,
           const JalonsNote *note,
           const char *field)
{
  const JalonsEntity *entity = jalons_model_find_entity (note->entity);
  const JalonsField *known = entity != NULL ? jalons_model_find_field (entity, field) : NULL;

  jalons_shared_clear_register (shared, note->entity, note->row, field);
  if (known != NULL && known->kind == JALONS_KIND_LIST)
    jalons_shared_set_merged (shared, note->entity, note->row, field, NULL);
}

/**
 * jalons_note_json:
 * @value: canonical JSON
 *
 * What is not sealed yet knew all that is here: nothing else is left in the register.
 */
gboolean
jalons_note_json (const JalonsNote *note,
                  JalonsDatabase *database,
                  const char *field,
                  const char *value,
                  GError **error)
{
  JalonsShared shared = { .database = database };

  if (!note->fresh)
    clear_all (&shared, note, field);
  jalons_shared_add_write (&shared, &(JalonsSharedWrite){ .entity = note->entity, .row = note->row, .field = field,
                                                          .stamp = note->stamp, .value = value,
                                                          .block = JALONS_SHARED_UNSEALED });
  if (shared.failure == NULL)
    return add_unsealed (note, database, field, value, error);
  g_propagate_error (error, shared.failure);
  return FALSE;
}

/**
 * jalons_note_fits:
 * @field: as the journal names it
 * @stored: (nullable): what the row has
 *
 * Returns: whether it is short enough to be shared
 */
gboolean
jalons_note_fits (const char *field,
                  const char *stored)
{
  g_autofree char *value = NULL;

  if (stored == NULL || strlen (stored) <= MAX_VALUE / MAX_GROWTH)
    return TRUE;
  value = jalons_shared_to_json (field, stored);
  return strlen (value) <= MAX_VALUE;
}

/**
 * jalons_note_field:
 * @field: as the journal names it
 * @stored: (nullable): what the row has now
 *
 * Returns: whether it went well; %JALONS_ERROR_LIMIT when colleagues could not read it
 */
gboolean
jalons_note_field (const JalonsNote *note,
                   JalonsDatabase *database,
                   const char *field,
                   const char *stored,
                   GError **error)
{
  const char *name = g_str_equal (field, "deleted") ? JALONS_SHARED_DELETED : field;
  g_autofree char *value = jalons_shared_to_json (name, stored);

  if (strlen (value) <= MAX_VALUE)
    return jalons_note_json (note, database, name, value, error);
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                       _ ("This text is too long to be shared with colleagues (more than 900 kB): shorten it, or attach it as a "
                          "PDF."));
  return FALSE;
}

static gboolean
has_register (JalonsDatabase *database,
              const JalonsNote *note,
              const char *field,
              GError **error)
{
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (
    database, "SELECT 1 FROM register WHERE row = ?1 AND entity = ?2 AND field = ?3 AND position = 0", error);

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, note->row);
  jalons_statement_bind_text (statement, 2, note->entity);
  jalons_statement_bind_text (statement, 3, field);
  return jalons_database_step (database, statement, error) == 1;
}

/**
 * jalons_note_record:
 *
 * Adds the fields of a record that was written before the folder was shared, and of which nobody knows yet; one that is too
 * long stays here.
 */
gboolean
jalons_note_record (const JalonsNote *note,
                    JalonsDatabase *database,
                    const JalonsRecord *record,
                    GError **error)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];
      g_autofree char *stored = jalons_record_to_stored (record, field->id), *plain = jalons_schema_default (field);

      if (g_strcmp0 (stored, plain) == 0 || !jalons_note_fits (field->name, stored) ||
          has_register (database, note, field->name, NULL))
        continue;
      if (!jalons_note_field (note, database, field->name, stored, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * jalons_shared_write:
 * @value: canonical JSON
 *
 * Writes an operation that no gesture wrote: it says of an object what is no field of a record, or what shows already.
 */
void
jalons_shared_write (JalonsShared *self,
                     const char *entity,
                     const char *row,
                     const char *field,
                     const char *value)
{
  JalonsNote note;

  if (self->failure == NULL && jalons_note_begin (&note, self->database, entity, row, self->author, &self->failure))
    {
      jalons_note_json (&note, self->database, field, value, &self->failure);
      if (self->failure == NULL)
        jalons_shared_keep_last (self->database, &self->failure);
    }
}

/**
 * jalons_shared_count_unsealed:
 *
 * Returns: how many operations are not in a block yet
 */
unsigned
jalons_shared_count_unsealed (JalonsShared *self)
{
  g_autoptr (JalonsStatement) statement =
    jalons_shared_prepare (self, "SELECT count (*) FROM (SELECT DISTINCT stamp, row, entity FROM unsealed)");

  return jalons_shared_step (self, statement) ? (unsigned) sqlite3_column_int (statement, 0) : 0;
}

/* What is held back is counted among @kept, and not told. */
static gint64
tell_unsealed (JalonsShared *self,
               gsize most_bytes,
               JalonsHoldBackFunc holds_back,
               GString *kept,
               JalonsUnsealedFunc func,
               gpointer data)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (
    self, "SELECT number, entity, row, author, stamp, field, value FROM unsealed ORDER BY number");
  g_autofree char *before = NULL;
  gint64 last = 0;
  gsize n_bytes = 0;

  while (jalons_shared_step (self, statement))
    {
      const char *stamp = jalons_statement_get_text (statement, 4);

      if (holds_back != NULL && holds_back (jalons_statement_get_text (statement, 1), jalons_statement_get_text (statement, 2),
                                            jalons_statement_get_text (statement, 5), data))
        {
          g_string_append_printf (kept, "%s%" G_GINT64_FORMAT, kept->len > 0 ? "," : "",
                                  (gint64) sqlite3_column_int64 (statement, 0));
          continue;
        }
      if (n_bytes > most_bytes && g_strcmp0 (stamp, before) != 0)
        break;
      g_free (before);
      before = g_strdup (stamp);
      last = sqlite3_column_int64 (statement, 0);
      n_bytes += (gsize) sqlite3_column_bytes (statement, 6) + 60;
      func (last, jalons_statement_get_text (statement, 1), jalons_statement_get_text (statement, 2),
            jalons_statement_get_text (statement, 3), stamp, jalons_statement_get_text (statement, 5),
            jalons_statement_get_text (statement, 6), data);
    }
  return last;
}

/* Calls @func with each field that was written here and is in no block yet, the oldest first. */
void
jalons_shared_each_unsealed (JalonsShared *self,
                             JalonsUnsealedFunc func,
                             gpointer data)
{
  tell_unsealed (self, G_MAXSIZE, NULL, NULL, func, data);
}

/**
 * jalons_shared_take_unsealed:
 * @most_bytes: about how many bytes of operations
 * @holds_back: (nullable): which of them stay
 *
 * Calls @func with each field that was written here, the oldest first; those are taken away.
 */
void
jalons_shared_take_unsealed (JalonsShared *self,
                             gsize most_bytes,
                             JalonsHoldBackFunc holds_back,
                             JalonsUnsealedFunc func,
                             gpointer data)
{
  g_autoptr (GString) kept = g_string_new (NULL);
  gint64 last = tell_unsealed (self, most_bytes, holds_back, kept, func, data);
  g_autofree char *text = g_strdup_printf ("DELETE FROM unsealed WHERE number <= ?1 AND number NOT IN (%s)", kept->str);
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (self, text);

  if (statement == NULL || last == 0)
    return;
  sqlite3_bind_int64 (statement, 1, last);
  jalons_shared_run (self, statement);
}
