/* Drafts: the values being written, and what they would change.
 * Invariant: a draft writes in a record of its own, and never touches the one that it edits.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/record/id.h"
#include "core/record/pool.h"
#include "core/record/record-private.h"

struct _JalonsDraft
{
  JalonsRecord *record; /* nobody else has it */
  JalonsRecord *origin; /* NULL for a new record */
  JalonsPool *pool;     /* NULL for none */
};

/* A record of its own that says what @record says. */
static JalonsRecord *
copy_record (const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_record_table (record);
  JalonsRecord *copy = jalons_record_new (entity, jalons_text_acquire (record->id));

  copy->deleted = record->deleted;
  for (unsigned i = 0; i < entity->n_fields; i++)
    jalons_record_set_value (copy, &entity->fields[i],
                             jalons_value_copy (&entity->fields[i], jalons_record_value (record, entity->fields[i].id)));
  return copy;
}

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
  g_autofree char *random = id ? NULL : jalons_id_random ();

  return jalons_draft_new_sharing (entity, id ? id : random, NULL);
}

/**
 * jalons_draft_new_sharing:
 * @pool: (nullable): what other records say already; it must live as long as the draft
 *
 * jalons_draft_new(), for one of many records.
 */
JalonsDraft *
jalons_draft_new_sharing (JalonsEntityId entity,
                          const char *id,
                          JalonsPool *pool)
{
  JalonsDraft *draft = g_new0 (JalonsDraft, 1);

  draft->record = jalons_record_new (jalons_model_entity (entity), jalons_model_is_referred_to (entity)
                                                                     ? jalons_pool_get_text (pool, id)
                                                                     : jalons_pool_add_text (pool, id));
  draft->pool = pool;
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

  draft->record = copy_record (record);
  draft->origin = g_object_ref (record);
  return draft;
}

JalonsDraft *
jalons_draft_copy (const JalonsDraft *draft)
{
  JalonsDraft *copy = g_new0 (JalonsDraft, 1);

  copy->record = copy_record (draft->record);
  g_set_object (&copy->origin, draft->origin);
  return copy;
}

void
jalons_draft_free (JalonsDraft *draft)
{
  g_clear_object (&draft->record);
  g_clear_object (&draft->origin);
  g_free (draft);
}

JalonsEntityId
jalons_draft_get_entity (const JalonsDraft *draft)
{
  return jalons_record_get_entity (draft->record);
}

const char *
jalons_draft_get_id (const JalonsDraft *draft)
{
  return draft->record->id;
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
  return copy_record (draft->record);
}

/**
 * jalons_draft_finish:
 * @draft: (transfer full): a draft
 *
 * Returns: (transfer full): the draft as a record, when nothing more will be written in it
 */
JalonsRecord *
jalons_draft_finish (JalonsDraft *draft)
{
  JalonsRecord *record = g_steal_pointer (&draft->record);

  jalons_draft_free (draft);
  return record;
}

/**
 * jalons_draft_set_text:
 * @text: (nullable): valid UTF-8; %NULL is ""
 */
void
jalons_draft_set_text (JalonsDraft *draft,
                       JalonsFieldId id,
                       const char *text)
{
  const JalonsField *field = jalons_model_field (id);
  JalonsValue value = { 0 };

  g_return_if_fail (jalons_kind_holds_text (field->kind));
  if (text != NULL && *text != '\0')
    value.text = jalons_pool_get_text (draft->pool, text);
  jalons_record_set_value (draft->record, field, value);
}

static void
set_stored_list (JalonsDraft *draft,
                 const JalonsField *field,
                 const char *stored)
{
  g_return_if_fail (field->kind == JALONS_KIND_LIST);
  jalons_record_set_value (draft->record, field, (JalonsValue){ .list = jalons_pool_get_list (draft->pool, stored) });
}

/* Most of what is stored is ids and words without an accent, which are seen to be such eight letters at a time. */
static gboolean
is_text (const char *stored)
{
  gsize left = strlen (stored);
  guint64 letters;

  for (; left >= sizeof letters; stored += sizeof letters, left -= sizeof letters)
    {
      memcpy (&letters, stored, sizeof letters);
      if ((letters & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
    }
  while (left > 0 && (guchar) *stored < 0x80)
    stored++, left--;
  return left == 0 || g_utf8_validate (stored, (gssize) left, NULL);
}

static gboolean
set_stored_text (JalonsDraft *draft,
                 const JalonsField *field,
                 const char *stored)
{
  /* What was read before was found to be one then. */
  const char *held = field->kind != JALONS_KIND_LIST ? jalons_pool_find_text (draft->pool, stored) : NULL;

  if (held == NULL && !is_text (stored))
    return FALSE;
  if (held != NULL)
    jalons_record_set_value (draft->record, field, (JalonsValue){ .text = held });
  else if (field->kind == JALONS_KIND_LIST)
    set_stored_list (draft, field, stored);
  else
    jalons_draft_set_text (draft, field->id, stored);
  return TRUE;
}

/**
 * jalons_draft_set_list:
 * @list: (nullable) (array zero-terminated=1): the items; those that are empty or hold a line end are left out
 */
void
jalons_draft_set_list (JalonsDraft *draft,
                       JalonsFieldId id,
                       const char *const *list)
{
  g_autoptr (GString) stored = g_string_new (NULL);

  for (unsigned i = 0; list != NULL && list[i] != NULL; i++)
    if (strchr (list[i], '\n') == NULL)
      g_string_append_printf (stored, "%s\n", list[i]);
  set_stored_list (draft, jalons_model_field (id), stored->str);
}

/**
 * jalons_draft_set_number:
 * @field: an integer, minutes, a boolean or an enumeration
 * @number: 0 or more, or %JALONS_UNSET
 */
void
jalons_draft_set_number (JalonsDraft *draft,
                         JalonsFieldId id,
                         int number)
{
  const JalonsField *field = jalons_model_field (id);

  g_return_if_fail (jalons_kind_holds_number (field->kind));
  jalons_record_set_value (draft->record, field, (JalonsValue){ .number = number < 0 ? JALONS_UNSET : number });
}

void
jalons_draft_set_day (JalonsDraft *draft,
                      JalonsFieldId id,
                      JalonsDay day)
{
  const JalonsField *field = jalons_model_field (id);

  g_return_if_fail (field->kind == JALONS_KIND_DATE);
  jalons_record_set_value (draft->record, field, (JalonsValue){ .day = day });
}

void
jalons_draft_set_slot (JalonsDraft *draft,
                       JalonsFieldId id,
                       JalonsSlot slot)
{
  const JalonsField *field = jalons_model_field (id);

  g_return_if_fail (field->kind == JALONS_KIND_SLOT);
  jalons_record_set_value (draft->record, field, (JalonsValue){ .slot = slot });
}

void
jalons_draft_set_deleted (JalonsDraft *draft,
                          gboolean deleted)
{
  draft->record->deleted = deleted != FALSE;
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

  if (jalons_kind_holds_text (field->kind) || field->kind == JALONS_KIND_LIST)
    return set_stored_text (draft, field, stored ? stored : "");
  if (field->kind == JALONS_KIND_DATE && (stored == NULL || *stored == '\0' || jalons_day_parse (stored, &day)))
    jalons_draft_set_day (draft, id, day);
  else if (field->kind == JALONS_KIND_SLOT && jalons_slot_parse (stored ? stored : "", &slot))
    jalons_draft_set_slot (draft, id, slot);
  else if (jalons_kind_holds_number (field->kind) && jalons_number_from_stored (field, stored, &number))
    jalons_record_set_value (draft->record, field, (JalonsValue){ .number = number });
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

  jalons_record_set_value (draft->record, field, jalons_value_copy (field, jalons_record_value (from, id)));
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
  return draft->origin == NULL ||
         !jalons_value_equal (jalons_model_field (field), jalons_record_value (draft->record, field),
                              jalons_record_value (draft->origin, field));
}

/**
 * jalons_draft_is_changed:
 *
 * Returns: whether writing the draft would change anything
 */
gboolean
jalons_draft_is_changed (const JalonsDraft *draft)
{
  return draft->origin == NULL || !jalons_record_equal (draft->origin, draft->record);
}
