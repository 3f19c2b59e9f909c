/* Drafts: the values being written, and what they would change.
 * Invariant: a draft never touches the record that it edits.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/id.h"
#include "core/record-private.h"

struct _JalonsDraft
{
  const JalonsEntity *entity;
  JalonsRecord *origin; /* NULL for a new record */
  char *id;
  gboolean deleted;
  JalonsValue *values;
};

/**
 * jalons_draft_new:
 * @id: (nullable): the id of the new record, or %NULL for a random one
 *
 * Returns: (transfer full): a draft with every field unset, empty or zero
 */
JalonsDraft *
jalons_draft_new (JalonsEntityId entity,
                  const char *id)
{
  JalonsDraft *draft = g_new0 (JalonsDraft, 1);

  draft->entity = jalons_model_entity (entity);
  draft->id = id ? g_strdup (id) : jalons_id_random ();
  draft->values = jalons_values_new (draft->entity);
  return draft;
}

/**
 * jalons_draft_edit:
 * @record: what is being edited
 *
 * Returns: (transfer full): a draft that holds @record's values
 */
JalonsDraft *
jalons_draft_edit (JalonsRecord *record)
{
  JalonsDraft *draft = g_new0 (JalonsDraft, 1);

  draft->entity = jalons_record_table (record);
  draft->origin = g_object_ref (record);
  draft->id = g_strdup (record->id);
  draft->deleted = record->deleted;
  draft->values = jalons_values_copy (draft->entity, record->values);
  return draft;
}

JalonsDraft *
jalons_draft_copy (const JalonsDraft *draft)
{
  JalonsDraft *copy = g_new0 (JalonsDraft, 1);

  copy->entity = draft->entity;
  copy->origin = draft->origin ? g_object_ref (draft->origin) : NULL;
  copy->id = g_strdup (draft->id);
  copy->deleted = draft->deleted;
  copy->values = jalons_values_copy (draft->entity, draft->values);
  return copy;
}

void
jalons_draft_free (JalonsDraft *draft)
{
  jalons_values_free (draft->entity, draft->values);
  g_clear_object (&draft->origin);
  g_free (draft->id);
  g_free (draft);
}

JalonsEntityId
jalons_draft_get_entity (const JalonsDraft *draft)
{
  return draft->entity->id;
}

const char *
jalons_draft_get_id (const JalonsDraft *draft)
{
  return draft->id;
}

/**
 * jalons_draft_get_origin:
 *
 * Returns: (transfer none) (nullable): the record that is edited, or %NULL for a new one
 */
JalonsRecord *
jalons_draft_get_origin (const JalonsDraft *draft)
{
  return draft->origin;
}

/**
 * jalons_draft_build:
 *
 * Returns: (transfer full): the draft as a record, as it stands now
 */
JalonsRecord *
jalons_draft_build (const JalonsDraft *draft)
{
  JalonsRecord *record = g_object_new (jalons_record_gtype (draft->entity->id), NULL);

  record->id = g_strdup (draft->id);
  record->deleted = draft->deleted;
  record->values = jalons_values_copy (draft->entity, draft->values);
  return record;
}

static JalonsValue *
draft_value (JalonsDraft *draft,
             JalonsFieldId field)
{
  g_return_val_if_fail (JALONS_FIELD_ENTITY (field) == draft->entity->id, NULL);
  return &draft->values[JALONS_FIELD_INDEX (field)];
}

/**
 * jalons_draft_set_text:
 * @text: (nullable): valid UTF-8; %NULL is ""
 */
void
jalons_draft_set_text (JalonsDraft *draft,
                       JalonsFieldId field,
                       const char *text)
{
  JalonsValue *value = draft_value (draft, field);

  g_return_if_fail (jalons_kind_holds_text (jalons_model_field (field)->kind));
  g_clear_pointer (&value->text, g_ref_string_release);
  if (text != NULL && *text != '\0')
    value->text = g_ref_string_new (text);
}

static gboolean
item_is_worth_keeping (const char *item)
{
  return *item != '\0' && strchr (item, '\n') == NULL;
}

/**
 * jalons_draft_set_list:
 * @list: (nullable) (array zero-terminated=1): the items; those that are empty or hold a line end are left out
 */
void
jalons_draft_set_list (JalonsDraft *draft,
                       JalonsFieldId field,
                       const char *const *list)
{
  JalonsValue *value = draft_value (draft, field);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  g_return_if_fail (jalons_model_field (field)->kind == JALONS_KIND_LIST);
  for (unsigned i = 0; list != NULL && list[i] != NULL; i++)
    if (item_is_worth_keeping (list[i]))
      g_ptr_array_add (kept, g_strdup (list[i]));
  g_clear_pointer (&value->list, g_strfreev);
  if (kept->len == 0)
    return;
  g_ptr_array_add (kept, NULL);
  value->list = (char **) g_ptr_array_steal (kept, NULL);
}

/**
 * jalons_draft_set_number:
 * @field: an integer, minutes, a boolean or an enumeration
 * @number: 0 or more, or %JALONS_UNSET
 */
void
jalons_draft_set_number (JalonsDraft *draft,
                         JalonsFieldId field,
                         int number)
{
  JalonsValue *value = draft_value (draft, field);

  g_return_if_fail (jalons_kind_holds_number (jalons_model_field (field)->kind));
  value->number = number < 0 ? JALONS_UNSET : number;
}

void
jalons_draft_set_day (JalonsDraft *draft,
                      JalonsFieldId field,
                      JalonsDay day)
{
  JalonsValue *value = draft_value (draft, field);

  g_return_if_fail (jalons_model_field (field)->kind == JALONS_KIND_DATE);
  value->day = day;
}

void
jalons_draft_set_slot (JalonsDraft *draft,
                       JalonsFieldId field,
                       JalonsSlot slot)
{
  JalonsValue *value = draft_value (draft, field);

  g_return_if_fail (jalons_model_field (field)->kind == JALONS_KIND_SLOT);
  value->slot = slot;
}

void
jalons_draft_set_deleted (JalonsDraft *draft,
                          gboolean deleted)
{
  draft->deleted = deleted;
}

/**
 * jalons_draft_set_stored:
 * @stored: (nullable): a field as jalons_record_to_stored() writes it
 *
 * Returns: whether @stored is a value of @field's kind; the draft is left alone when it is not
 */
gboolean
jalons_draft_set_stored (JalonsDraft *draft,
                         JalonsFieldId id,
                         const char *stored)
{
  const JalonsField *field = jalons_model_field (id);
  JalonsSlot slot;
  JalonsDay day = JALONS_NO_DAY;
  int number;

  if (stored != NULL && !g_utf8_validate (stored, -1, NULL))
    return FALSE;
  if (jalons_kind_holds_text (field->kind))
    jalons_draft_set_text (draft, id, stored);
  else if (field->kind == JALONS_KIND_LIST)
    {
      g_auto (GStrv) items = g_strsplit (stored ? stored : "", "\n", -1);
      jalons_draft_set_list (draft, id, (const char *const *) items);
    }
  else if (field->kind == JALONS_KIND_DATE && (stored == NULL || *stored == '\0' || jalons_day_parse (stored, &day)))
    jalons_draft_set_day (draft, id, day);
  else if (field->kind == JALONS_KIND_SLOT && jalons_slot_parse (stored ? stored : "", &slot))
    jalons_draft_set_slot (draft, id, slot);
  else if (jalons_kind_holds_number (field->kind) && jalons_number_from_stored (field, stored, &number))
    draft_value (draft, id)->number = number;
  else
    return FALSE;
  return TRUE;
}

/**
 * jalons_draft_copy_field:
 * @from: a record of the same entity
 */
void
jalons_draft_copy_field (JalonsDraft *draft,
                         const JalonsRecord *from,
                         JalonsFieldId id)
{
  const JalonsField *field = jalons_model_field (id);
  JalonsValue *value = draft_value (draft, id);

  jalons_value_clear (field, value);
  *value = jalons_value_copy (field, jalons_record_value (from, id));
}

/**
 * jalons_draft_has_changed:
 *
 * Returns: whether writing the draft would change @field
 */
gboolean
jalons_draft_has_changed (const JalonsDraft *draft,
                          JalonsFieldId field)
{
  const JalonsValue *value = &draft->values[JALONS_FIELD_INDEX (field)];

  g_return_val_if_fail (JALONS_FIELD_ENTITY (field) == draft->entity->id, FALSE);
  return draft->origin == NULL ||
         !jalons_value_equal (jalons_model_field (field), value, jalons_record_value (draft->origin, field));
}

/**
 * jalons_draft_is_changed:
 *
 * Returns: whether writing the draft would change anything
 */
gboolean
jalons_draft_is_changed (const JalonsDraft *draft)
{
  if (draft->origin == NULL || draft->deleted != draft->origin->deleted)
    return TRUE;
  for (unsigned i = 0; i < draft->entity->n_fields; i++)
    if (jalons_draft_has_changed (draft, draft->entity->fields[i].id))
      return TRUE;
  return FALSE;
}
