/* Putting drafts, deleting with what belongs to the deleted, looking up.
 * Invariant: only what differs is written, field by field, so that two people's edits of one record merge.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/transaction.h"

#include "store/row.h"

/* Keeps the first failure, so that a write function that overlooks it cannot commit half a gesture. */
static gboolean
conclude (JalonsTransaction *self,
          gboolean done,
          GError *failure,
          GError **error)
{
  if (done)
    return TRUE;
  if (self->failure == NULL)
    self->failure = g_error_copy (failure);
  g_propagate_error (error, failure);
  return FALSE;
}

/* Deleting */

static gboolean delete_record (JalonsTransaction *self, const JalonsEntity *entity, const char *id, GError **error);

static gboolean
delete_referring (JalonsTransaction *self,
                  const JalonsField *reference,
                  const char *id,
                  GError **error)
{
  g_autoptr (GPtrArray) records = jalons_row_list_referring (self->database, reference, id, error);
  const JalonsEntity *entity = jalons_model_entity (JALONS_FIELD_ENTITY (reference->id));

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (!delete_record (self, entity, jalons_record_get_id (g_ptr_array_index (records, i)), error))
      return FALSE;
  return records != NULL;
}

static gboolean
delete_owned (JalonsTransaction *self,
              const JalonsEntity *owner,
              const char *id,
              GError **error)
{
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      for (unsigned f = 0; f < entity->n_fields; f++)
        if ((entity->fields[f].flags & JALONS_FIELD_OWNER) != 0 && entity->fields[f].target == owner->id &&
            !delete_referring (self, &entity->fields[f], id, error))
          return FALSE;
    }
  return TRUE;
}

/* The record first: should references ever form a ring, its second visit finds nothing left to do. */
static gboolean
delete_record (JalonsTransaction *self,
               const JalonsEntity *entity,
               const char *id,
               GError **error)
{
  return jalons_row_update (self->database, entity, id, "deleted", "1", error) &&
         delete_owned (self, entity, id, error);
}

/**
 * jalons_transaction_delete:
 * @id: a record of @entity
 *
 * Marks the record as deleted, and with it every record that it owns (JALONS_FIELD_OWNER), and so on; each is a change
 * of its own in the journal. What is deleted already, or never was, is no error.
 *
 * Returns: whether all went well
 */
gboolean
jalons_transaction_delete (JalonsTransaction *self,
                           JalonsEntityId entity,
                           const char *id,
                           GError **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (id != NULL, FALSE);
  return conclude (self, delete_record (self, jalons_model_entity (entity), id, &failure), failure, error);
}

/* Bringing back */

static gboolean
is_owned_by_any (const JalonsRecord *record,
                 GHashTable *back)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  for (unsigned i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & JALONS_FIELD_OWNER) != 0 &&
        g_hash_table_contains (back, jalons_record_get_text (record, entity->fields[i].id)))
      return TRUE;
  return FALSE;
}

/* One of those that went: "entity id". FALSE with @error when it failed; @more: it came back. */
static gboolean
bring_one_back (JalonsTransaction *self,
                const char *gone,
                GHashTable *back,
                gboolean *more,
                GError **error)
{
  g_auto (GStrv) words = g_strsplit (gone, " ", 2);
  const JalonsEntity *entity = jalons_model_find_entity (words[0]);
  g_autoptr (JalonsRecord) record = NULL;

  if (entity == NULL || words[1] == NULL || g_hash_table_contains (back, words[1]))
    return TRUE;
  record = jalons_transaction_lookup (self, entity->id, words[1], error);
  if (record == NULL || !is_owned_by_any (record, back))
    return self->failure == NULL;
  g_hash_table_add (back, g_strdup (words[1]));
  *more = TRUE;
  return jalons_row_update (self->database, entity, words[1], "deleted", "0", error);
}

/**
 * jalons_transaction_bring_back:
 * @id: a record that is deleted
 * @among: (element-type utf8): "entity id" of others that are
 *
 * Brings a record back, and those of @among that it owns, and so on.
 */
gboolean
jalons_transaction_bring_back (JalonsTransaction *self,
                               JalonsEntityId entity,
                               const char *id,
                               GPtrArray *among,
                               GError **error)
{
  g_autoptr (GHashTable) back = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean more = TRUE;
  GError *failure = NULL;

  if (!jalons_row_update (self->database, jalons_model_entity (entity), id, "deleted", "0", &failure))
    return conclude (self, FALSE, failure, error);
  g_hash_table_add (back, g_strdup (id));
  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < among->len; i++)
        if (!bring_one_back (self, among->pdata[i], back, &more, &failure))
          return conclude (self, FALSE, failure, error);
    }
  return TRUE;
}

/* Putting */

static gboolean
is_meant (const JalonsDraft *draft,
          JalonsFieldId field)
{
  return jalons_draft_get_origin (draft) == NULL || jalons_draft_has_changed (draft, field);
}

static gboolean
update_fields (JalonsTransaction *self,
               const JalonsDraft *draft,
               const JalonsRecord *wanted,
               const JalonsRecord *present,
               GError **error)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_draft_get_entity (draft));

  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];
      g_autofree char *new = jalons_record_to_stored (wanted, field->id);
      g_autofree char *old = jalons_record_to_stored (present, field->id);

      if (is_meant (draft, field->id) && g_strcmp0 (new, old) != 0 &&
          !jalons_row_update (self->database, entity, jalons_draft_get_id (draft), field->name, new, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
update_deleted (JalonsTransaction *self,
                const JalonsDraft *draft,
                const JalonsRecord *wanted,
                const JalonsRecord *present,
                GError **error)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_draft_get_entity (draft));
  const JalonsRecord *origin = jalons_draft_get_origin (draft);
  gboolean deleted = jalons_record_is_deleted (wanted);

  if (deleted == jalons_record_is_deleted (origin != NULL ? origin : present))
    return TRUE;
  if (deleted)
    return delete_record (self, entity, jalons_draft_get_id (draft), error);
  return jalons_row_update (self->database, entity, jalons_draft_get_id (draft), "deleted", "0", error);
}

static gboolean
put_draft (JalonsTransaction *self,
           const JalonsDraft *draft,
           GError **error)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_draft_get_entity (draft));
  g_autoptr (JalonsRecord) wanted = jalons_draft_build (draft);
  g_autoptr (JalonsRecord) present = NULL;
  GError *failure = NULL;

  present = jalons_row_lookup (self->database, entity, jalons_draft_get_id (draft), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (present == NULL)
    return jalons_row_insert (self->database, wanted, error);
  return update_fields (self, draft, wanted, present, error) && update_deleted (self, draft, wanted, present, error);
}

/**
 * jalons_transaction_put:
 * @draft: a new record, or an edited one
 *
 * Writes the fields of an edited record that differ from its origin. A new record whose id exists already takes its
 * place, and is brought back if it was deleted. A draft that was set deleted is deleted as by
 * jalons_transaction_delete().
 *
 * Returns: whether all went well
 */
gboolean
jalons_transaction_put (JalonsTransaction *self,
                        const JalonsDraft *draft,
                        GError **error)
{
  GError *failure = NULL;

  return conclude (self, put_draft (self, draft, &failure), failure, error);
}

/* Looking up */

/**
 * jalons_transaction_lookup:
 *
 * Returns: (transfer full) (nullable): the record as this transaction sees it, perhaps a deleted one; %NULL without
 *   @error when there never was one
 */
JalonsRecord *
jalons_transaction_lookup (JalonsTransaction *self,
                           JalonsEntityId entity,
                           const char *id,
                           GError **error)
{
  GError *failure = NULL;
  JalonsRecord *record = jalons_row_lookup (self->database, jalons_model_entity (entity), id, &failure);

  conclude (self, failure == NULL, failure, error);
  return record;
}

/**
 * jalons_transaction_referring:
 * @reference: a reference field, say %JALONS_DIVISION_YEAR
 * @id: what is pointed to
 *
 * Returns: (transfer full) (element-type JalonsRecord): the records, without the deleted ones, whose @reference is @id;
 *   %NULL with @error set
 */
GPtrArray *
jalons_transaction_referring (JalonsTransaction *self,
                              JalonsFieldId reference,
                              const char *id,
                              GError **error)
{
  GError *failure = NULL;
  GPtrArray *records = jalons_row_list_referring (self->database, jalons_model_field (reference), id, &failure);

  conclude (self, failure == NULL, failure, error);
  return records;
}
