/* Leaving one space for the one that continues it: what shows is written anew, and all the rest of the old one goes.
 * Invariant: a value keeps its stamp and its author, so that all who do this say the same thing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/shared-private.h"

#include <string.h>

/* What shows, of what is not deleted; and of all objects whether they are deleted. Operations stand together. */
static const char *const shown =
  "SELECT row, entity, field, position, stamp, value, block FROM register"
  " WHERE entity NOT GLOB '_*' AND (field = '" JALONS_SHARED_DELETED "' OR NOT EXISTS"
  " (SELECT 1 FROM register AS gone WHERE gone.row = register.row AND gone.entity = register.entity"
  " AND gone.field = '" JALONS_SHARED_DELETED "' AND gone.position = 0 AND gone.value = '1'))"
  " ORDER BY stamp, row, entity, field";

typedef struct
{
  JalonsShared *shared;
  JalonsTurnFunc func;
  gpointer data;
  JalonsStatement *insertion;
} Turning;

/* What shows of a list that several wrote is what they made of it together. */
static char *
find_value (const Turning *self,
            const JalonsSharedWrite *write)
{
  const JalonsEntity *entity = jalons_model_find_entity (write->entity);
  const JalonsField *field = entity != NULL ? jalons_model_find_field (entity, write->field) : NULL;
  char *merged = NULL;

  if (write->position == 0 && field != NULL && field->kind == JALONS_KIND_LIST)
    merged = jalons_shared_get_merged (self->shared, write->entity, write->row, write->field);
  return merged != NULL ? merged : g_strdup (write->value);
}

static void
write_anew (const Turning *self,
            const JalonsSharedWrite *write)
{
  const char *author = self->func (write, self->data);
  g_autofree char *value = author != NULL ? find_value (self, write) : NULL;

  if (author == NULL)
    return;
  jalons_statement_bind_text (self->insertion, 1, write->entity);
  jalons_statement_bind_text (self->insertion, 2, write->row);
  jalons_statement_bind_text (self->insertion, 3, author);
  jalons_statement_bind_text (self->insertion, 4, write->stamp);
  jalons_statement_bind_text (self->insertion, 5, write->field);
  jalons_statement_bind_text (self->insertion, 6, value);
  jalons_shared_run (self->shared, self->insertion);
}

static void
write_all (const Turning *self)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (self->shared, shown);

  while (self->insertion != NULL && jalons_shared_step (self->shared, statement))
    write_anew (self, &(JalonsSharedWrite){ .row = jalons_statement_get_text (statement, 0),
                                            .entity = jalons_statement_get_text (statement, 1),
                                            .field = jalons_statement_get_text (statement, 2),
                                            .position = sqlite3_column_int (statement, 3),
                                            .stamp = jalons_statement_get_text (statement, 4),
                                            .value = jalons_statement_get_text (statement, 5),
                                            .block = sqlite3_column_int64 (statement, 6) });
}

/**
 * jalons_shared_turn:
 * @func: gives the author, "" for nobody, of a write that goes along, and %NULL for one that does not; of each register it
 *   may take one
 *
 * Writes as operations what @func takes of all that is in the registers, and forgets all blocks, registers and folders. What
 * is not sealed yet goes along.
 */
void
jalons_shared_turn (JalonsShared *self,
                    JalonsTurnFunc func,
                    gpointer data)
{
  g_autoptr (JalonsStatement) insertion = jalons_shared_prepare (
    self, "INSERT INTO unsealed (entity, row, author, stamp, field, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  const Turning turning = { self, func, data, insertion };

  write_all (&turning);
  if (self->failure == NULL)
    jalons_database_execute (self->database,
                             "DELETE FROM block; DELETE FROM register; DELETE FROM remote;"
                             "INSERT OR REPLACE INTO register (row, entity, field, position, stamp, value, block)"
                             " SELECT row, entity, field, 0, stamp, value, -1 FROM unsealed ORDER BY number;",
                             &self->failure);
}

/**
 * jalons_shared_list_forgotten:
 *
 * Returns: (transfer full) (element-type utf8): the ambassadors who were forgotten
 */
GPtrArray *
jalons_shared_list_forgotten (JalonsShared *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JalonsStatement) statement =
    jalons_shared_prepare (self, "SELECT id FROM ambassador WHERE forgotten_day <> ''");

  while (jalons_shared_step (self, statement))
    g_ptr_array_add (ids, g_strdup (jalons_statement_get_text (statement, 0)));
  return ids;
}
