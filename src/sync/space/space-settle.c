/* Settling what two people wrote who did not know of each other.
 * Invariant: settling is a write like any other, after which everybody has one value.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "sync/space/space-private.h"

static gboolean
put_value (JalonsTransaction *transaction,
           gpointer data,
           GError **error)
{
  const JalonsQuery *query = data;
  g_autoptr (JalonsRecord) record = jalons_transaction_lookup (transaction, query->entity, query->row, error);
  g_autoptr (JalonsDraft) draft = NULL;

  if (record == NULL)
    return *error == NULL;
  draft = jalons_draft_edit (record);
  jalons_draft_set_stored (draft, query->field->id, query->value);
  return jalons_transaction_put (transaction, draft, error);
}

typedef struct
{
  const JalonsQuery *query;
  gint64 block;
  GPtrArray *gone; /* "entity row" of what the same block deleted */
} Return;

static void
note_block (const JalonsSharedWrite *write,
            gpointer data)
{
  if (write->position == 0)
    ((Return *) data)->block = write->block;
}

static void
note_gone (const JalonsSharedWrite *write,
           gpointer data)
{
  Return *self = data;

  if (write->position == 0 && write->block == self->block && g_str_equal (write->field, JALONS_SHARED_DELETED))
    g_ptr_array_add (self->gone, g_strdup_printf ("%s %s", write->entity, write->row));
}

static gboolean
bring_back (JalonsTransaction *transaction,
            gpointer data,
            GError **error)
{
  const Return *self = data;

  return jalons_transaction_bring_back (transaction, self->query->entity, self->query->row, self->gone, error);
}

static gboolean
delete_again (JalonsTransaction *transaction,
              gpointer data,
              GError **error)
{
  const JalonsQuery *query = data;

  return jalons_transaction_delete (transaction, query->entity, query->row, error);
}

/* The record comes back, and what went with it; or what somebody added to it goes too. */
static void
settle_deletion (JalonsShared *shared,
                 const JalonsQuery *query)
{
  const char *entity = jalons_model_entity (query->entity)->name;
  Return self = { .query = query };

  if (g_strcmp0 (query->value, "0") != 0)
    {
      jalons_shared_gesture (shared, _ ("Leave deleted"), delete_again, (gpointer) query);
      jalons_shared_write (shared, entity, query->row, JALONS_SHARED_DELETED, "1");
      return;
    }
  self.gone = g_ptr_array_new_with_free_func (g_free);
  jalons_shared_each_write (shared, entity, query->row, JALONS_SHARED_DELETED, note_block, &self);
  jalons_shared_each_of_deleted (shared, note_gone, &self);
  jalons_shared_gesture (shared, _ ("Bring back what was deleted"), bring_back, &self);
  g_ptr_array_unref (self.gone);
}

static void
note_shown (const JalonsSharedWrite *write,
            gpointer data)
{
  if (write->position == 0)
    *(char **) data = g_strdup (write->value);
}

static gboolean
run_settle (JalonsShared *shared,
            gpointer data,
            GError **error)
{
  JalonsQuery *query = data;
  const char *entity = jalons_model_entity (query->entity)->name;
  g_autofree char *shown = NULL, *wanted = NULL;

  jalons_space_core_load (query->core, shared);
  if (jalons_shared_has_failed (shared))
    return TRUE;
  if (query->field == NULL)
    {
      settle_deletion (shared, query);
      return TRUE;
    }
  wanted = jalons_shared_to_json (query->field->name, query->value);
  jalons_shared_each_write (shared, entity, query->row, query->field->name, note_shown, &shown);
  if (g_strcmp0 (shown, wanted) == 0)
    jalons_shared_write (shared, entity, query->row, query->field->name, wanted);
  else
    jalons_shared_gesture (shared, _ ("Choose between two values"), put_value, query);
  return TRUE;
}

/**
 * jalons_space_settle_async:
 * @field: (nullable): which field; %NULL for a record that was deleted while it was changed
 * @value: (nullable): what it shall be, as jalons_draft_set_stored() reads it: one of the rivals', or any other; when @field
 *   is %NULL, "0" brings the record back with what went with it, and "1" leaves it deleted
 *
 * Settles a conflict for everybody, as a gesture that can be undone; what shows already is confirmed.
 */
void
jalons_space_settle_async (JalonsSpace *self,
                           JalonsEntityId entity,
                           const char *row,
                           const JalonsField *field,
                           const char *value,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  JalonsQuery *query = g_new0 (JalonsQuery, 1);

  query->entity = entity;
  query->row = g_strdup (row);
  query->field = field;
  query->value = g_strdup (value);
  jalons_space_ask (self, run_settle, query, jalons_space_settle_async, cancellable, callback, user_data);
}

/**
 * jalons_space_settle_finish:
 *
 * Returns: whether it was written; "conflicts-changed" is emitted then
 */
gboolean
jalons_space_settle_finish (JalonsSpace *self,
                            GAsyncResult *result,
                            GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  jalons_space_tell_conflicts_changed (self);
  return TRUE;
}

/**
 * jalons_space_warn_of_open:
 * @n_conflicts: how many are open where a space is about to go on in another folder
 *
 * Returns: (transfer full) (nullable): what becomes of them; %NULL when there is none
 */
char *
jalons_space_warn_of_open (unsigned n_conflicts)
{
  if (n_conflicts == 0)
    return NULL;
  /* Translators: “To Check” is the list of what is to be looked at. */
  return g_strdup_printf (ngettext ("%u conflict is open: what shows now goes along, and the other value stays behind. Settle it "
                                    "first in “To Check” if you want the other one.",
                                    "%u conflicts are open: what shows now goes along, and the other values stay behind. Settle "
                                    "them first in “To Check” if you want others.",
                                    n_conflicts),
                          n_conflicts);
}
