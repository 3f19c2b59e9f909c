/* Records and drafts: generic values over the table of entities.
 * Invariant: only this file sees how a value is held; a record's values are never written after jalons_draft_build().
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record.h"

#include <string.h>

#include "core/id.h"

typedef union
{
  GRefString *text; /* NULL for "" */
  char **list;      /* NULL for no item */
  int number;
  JalonsDay day;
  JalonsSlot slot;
} Value;

struct _JalonsRecord
{
  GObject parent_instance;
  char *id;
  gboolean deleted;
  Value *values; /* one for each field of the entity */
};

struct _JalonsRecordClass
{
  GObjectClass parent_class;
  const JalonsEntity *entity;
};

struct _JalonsDraft
{
  const JalonsEntity *entity;
  JalonsRecord *origin; /* NULL for a new record */
  char *id;
  gboolean deleted;
  Value *values;
};

G_DEFINE_ABSTRACT_TYPE (JalonsRecord, jalons_record, G_TYPE_OBJECT)

static const char *const no_items[] = { NULL };

/* Values */

static gboolean
holds_text (const JalonsField *field)
{
  return field->kind == JALONS_KIND_TEXT || field->kind == JALONS_KIND_REFERENCE;
}

static gboolean
holds_number (const JalonsField *field)
{
  return field->kind == JALONS_KIND_INTEGER || field->kind == JALONS_KIND_MINUTES || field->kind == JALONS_KIND_BOOLEAN
         || field->kind == JALONS_KIND_ENUM;
}

static void
value_clear (const JalonsField *field,
             Value *value)
{
  if (holds_text (field))
    g_clear_pointer (&value->text, g_ref_string_release);
  else if (field->kind == JALONS_KIND_LIST)
    g_clear_pointer (&value->list, g_strfreev);
}

static Value
value_copy (const JalonsField *field,
            const Value *value)
{
  Value copy = *value;

  if (holds_text (field) && copy.text != NULL)
    g_ref_string_acquire (copy.text);
  else if (field->kind == JALONS_KIND_LIST)
    copy.list = g_strdupv (value->list);
  return copy;
}

static gboolean
value_equal (const JalonsField *field,
             const Value *a,
             const Value *b)
{
  if (holds_text (field))
    return a->text == b->text || g_strcmp0 (a->text, b->text) == 0;
  if (field->kind == JALONS_KIND_SLOT)
    return jalons_slot_equal (a->slot, b->slot);
  if (field->kind == JALONS_KIND_DATE)
    return a->day == b->day;
  if (field->kind != JALONS_KIND_LIST)
    return a->number == b->number;
  return g_strv_equal (a->list ? (const char *const *) a->list : no_items,
                       b->list ? (const char *const *) b->list : no_items);
}

static Value *
values_new (const JalonsEntity *entity)
{
  Value *values = g_new0 (Value, entity->n_fields);

  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      if (entity->fields[i].kind == JALONS_KIND_INTEGER || entity->fields[i].kind == JALONS_KIND_MINUTES)
        values[i].number = JALONS_UNSET;
      else if (entity->fields[i].kind == JALONS_KIND_SLOT)
        values[i].slot = jalons_slot_undated (0);
    }
  return values;
}

static Value *
values_copy (const JalonsEntity *entity,
             const Value *values)
{
  Value *copy = g_new (Value, entity->n_fields);

  for (unsigned i = 0; i < entity->n_fields; i++)
    copy[i] = value_copy (&entity->fields[i], &values[i]);
  return copy;
}

static void
values_free (const JalonsEntity *entity,
             Value *values)
{
  for (unsigned i = 0; i < entity->n_fields; i++)
    value_clear (&entity->fields[i], &values[i]);
  g_free (values);
}

static char *
value_to_stored (const JalonsField *field,
                 const Value *value)
{
  switch (field->kind)
    {
    case JALONS_KIND_TEXT:
    case JALONS_KIND_REFERENCE:
      return g_strdup (value->text ? value->text : "");
    case JALONS_KIND_LIST:
      return value->list ? g_strjoinv ("\n", value->list) : g_strdup ("");
    case JALONS_KIND_DATE:
      return jalons_day_to_string (value->day);
    case JALONS_KIND_SLOT:
      return jalons_slot_to_string (value->slot);
    case JALONS_KIND_ENUM:
      return g_strdup (field->codes[value->number]);
    case JALONS_KIND_INTEGER:
    case JALONS_KIND_MINUTES:
      return value->number == JALONS_UNSET ? NULL : g_strdup_printf ("%d", value->number);
    case JALONS_KIND_BOOLEAN:
      return g_strdup (value->number ? "1" : "0");
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
number_from_stored (const JalonsField *field,
                    const char *stored,
                    int *number)
{
  gint64 parsed;

  if (field->kind == JALONS_KIND_ENUM)
    return (*number = jalons_field_find_code (field, stored)) >= 0;
  if (stored == NULL)
    {
      *number = field->kind == JALONS_KIND_BOOLEAN ? 0 : JALONS_UNSET;
      return TRUE;
    }
  if (!g_ascii_string_to_signed (stored, 10, 0, field->kind == JALONS_KIND_BOOLEAN ? 1 : G_MAXINT, &parsed, NULL))
    return FALSE;
  *number = (int) parsed;
  return TRUE;
}

/* Records */

static const Value *
record_value (const JalonsRecord *record,
              JalonsFieldId field)
{
  const JalonsEntity *entity = ((const JalonsRecordClass *) record->parent_instance.g_type_instance.g_class)->entity;

  g_return_val_if_fail (JALONS_FIELD_ENTITY (field) == entity->id, NULL);
  return &record->values[JALONS_FIELD_INDEX (field)];
}

static const JalonsEntity *
record_entity (const JalonsRecord *record)
{
  return ((const JalonsRecordClass *) record->parent_instance.g_type_instance.g_class)->entity;
}

static void
jalons_record_finalize (GObject *object)
{
  JalonsRecord *self = (JalonsRecord *) object;

  if (self->values != NULL)
    values_free (record_entity (self), self->values);
  g_free (self->id);

  G_OBJECT_CLASS (jalons_record_parent_class)->finalize (object);
}

static void
jalons_record_get_property (GObject *object,
                            guint property_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  JalonsRecord *self = (JalonsRecord *) object;

  if (property_id == 1)
    {
      g_value_set_string (value, self->id);
      return;
    }

  const JalonsField *field = &record_entity (self)->fields[property_id - 2];
  const Value *held = &self->values[property_id - 2];
  if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, held->number);
  else if (G_VALUE_HOLDS_INT (value))
    g_value_set_int (value, held->number);
  else
    g_value_take_string (value, value_to_stored (field, held));
}

static void
jalons_record_class_init (JalonsRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jalons_record_finalize;
}

static void
jalons_record_init (JalonsRecord *self)
{
}

static GParamSpec *
field_to_pspec (const JalonsField *field)
{
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;

  if (field->kind == JALONS_KIND_BOOLEAN)
    return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
  if (holds_number (field) && field->kind != JALONS_KIND_ENUM)
    return g_param_spec_int (name, NULL, NULL, JALONS_UNSET, G_MAXINT, JALONS_UNSET, flags);
  return g_param_spec_string (name, NULL, NULL, NULL, flags);
}

static void
entity_class_init (gpointer klass,
                   gpointer data)
{
  const JalonsEntity *entity = data;

  ((JalonsRecordClass *) klass)->entity = entity;
  /* Not inherited: GObject asks each class that installs properties for its own. */
  G_OBJECT_CLASS (klass)->get_property = jalons_record_get_property;
  g_object_class_install_property (klass, 1, g_param_spec_string ("id", NULL, NULL, NULL,
                                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  for (unsigned i = 0; i < entity->n_fields; i++)
    g_object_class_install_property (klass, i + 2, field_to_pspec (&entity->fields[i]));
}

static GType
register_entity (JalonsEntityId id)
{
  const JalonsEntity *entity = jalons_model_entity (id);
  const GTypeInfo info = {
    .class_size = sizeof (JalonsRecordClass),
    .class_init = entity_class_init,
    .class_data = entity,
    .instance_size = sizeof (JalonsRecord),
  };

  return g_type_register_static (JALONS_TYPE_RECORD, entity->type_name, &info, 0);
}

#define ENTITY(Type, type, TYPE)                                        \
  GType jalons_##type##_get_type (void)                                 \
  {                                                                     \
    static gsize registered;                                            \
    if (g_once_init_enter (&registered))                                \
      g_once_init_leave (&registered, register_entity (JALONS_ENTITY_##TYPE)); \
    return registered;                                                  \
  }
#define FIELD(TYPE, type, FIELD, field, KIND, target, flags)
#define END(TYPE)
#include "core/entities.def"
#undef ENTITY
#undef FIELD
#undef END

static GType
entity_to_gtype (JalonsEntityId id)
{
  static GType (*const get_type[JALONS_N_ENTITIES]) (void) = {
#define ENTITY(Type, type, TYPE) [JALONS_ENTITY_##TYPE] = jalons_##type##_get_type,
#define FIELD(TYPE, type, FIELD, field, KIND, target, flags)
#define END(TYPE)
#include "core/entities.def"
#undef ENTITY
#undef FIELD
#undef END
  };

  return get_type[id]();
}

JalonsEntityId
jalons_record_get_entity (const JalonsRecord *record)
{
  return record_entity (record)->id;
}

const char *
jalons_record_get_id (const JalonsRecord *record)
{
  return record->id;
}

gboolean
jalons_record_is_deleted (const JalonsRecord *record)
{
  return record->deleted;
}

/**
 * jalons_record_equal:
 *
 * Returns: whether the two are the same object with the same values
 */
gboolean
jalons_record_equal (const JalonsRecord *a,
                     const JalonsRecord *b)
{
  const JalonsEntity *entity = record_entity (a);

  if (a == b)
    return TRUE;
  if (entity != record_entity (b) || a->deleted != b->deleted || !g_str_equal (a->id, b->id))
    return FALSE;
  for (unsigned i = 0; i < entity->n_fields; i++)
    if (!value_equal (&entity->fields[i], &a->values[i], &b->values[i]))
      return FALSE;
  return TRUE;
}

/**
 * jalons_record_get_text:
 * @field: a text or a reference
 *
 * Returns: (transfer none): the text, "" when nothing is said
 */
const char *
jalons_record_get_text (const JalonsRecord *record,
                        JalonsFieldId field)
{
  const Value *value = record_value (record, field);

  g_return_val_if_fail (holds_text (jalons_model_field (field)), "");
  return value->text ? value->text : "";
}

/**
 * jalons_record_get_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): the items, perhaps none
 */
const char *const *
jalons_record_get_list (const JalonsRecord *record,
                        JalonsFieldId field)
{
  const Value *value = record_value (record, field);

  g_return_val_if_fail (jalons_model_field (field)->kind == JALONS_KIND_LIST, no_items);
  return value->list ? (const char *const *) value->list : no_items;
}

/**
 * jalons_record_get_number:
 * @field: an integer, minutes, a boolean or an enumeration
 *
 * Returns: the number, or %JALONS_UNSET
 */
int
jalons_record_get_number (const JalonsRecord *record,
                          JalonsFieldId field)
{
  const Value *value = record_value (record, field);

  g_return_val_if_fail (holds_number (jalons_model_field (field)), JALONS_UNSET);
  return value->number;
}

JalonsDay
jalons_record_get_day (const JalonsRecord *record,
                       JalonsFieldId field)
{
  const Value *value = record_value (record, field);

  g_return_val_if_fail (jalons_model_field (field)->kind == JALONS_KIND_DATE, JALONS_NO_DAY);
  return value->day;
}

JalonsSlot
jalons_record_get_slot (const JalonsRecord *record,
                        JalonsFieldId field)
{
  const Value *value = record_value (record, field);

  g_return_val_if_fail (jalons_model_field (field)->kind == JALONS_KIND_SLOT, jalons_slot_undated (0));
  return value->slot;
}

/**
 * jalons_record_to_stored:
 *
 * Returns: (transfer full) (nullable): the field as the store and the journal keep it; %NULL for an unset number
 */
char *
jalons_record_to_stored (const JalonsRecord *record,
                         JalonsFieldId field)
{
  return value_to_stored (jalons_model_field (field), record_value (record, field));
}

/* Drafts */

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
  draft->values = values_new (draft->entity);
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

  draft->entity = record_entity (record);
  draft->origin = g_object_ref (record);
  draft->id = g_strdup (record->id);
  draft->deleted = record->deleted;
  draft->values = values_copy (draft->entity, record->values);
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
  copy->values = values_copy (draft->entity, draft->values);
  return copy;
}

void
jalons_draft_free (JalonsDraft *draft)
{
  values_free (draft->entity, draft->values);
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
  JalonsRecord *record = g_object_new (entity_to_gtype (draft->entity->id), NULL);

  record->id = g_strdup (draft->id);
  record->deleted = draft->deleted;
  record->values = values_copy (draft->entity, draft->values);
  return record;
}

static Value *
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
  Value *value = draft_value (draft, field);

  g_return_if_fail (holds_text (jalons_model_field (field)));
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
  Value *value = draft_value (draft, field);
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
  Value *value = draft_value (draft, field);

  g_return_if_fail (holds_number (jalons_model_field (field)));
  value->number = number < 0 ? JALONS_UNSET : number;
}

void
jalons_draft_set_day (JalonsDraft *draft,
                      JalonsFieldId field,
                      JalonsDay day)
{
  Value *value = draft_value (draft, field);

  g_return_if_fail (jalons_model_field (field)->kind == JALONS_KIND_DATE);
  value->day = day;
}

void
jalons_draft_set_slot (JalonsDraft *draft,
                       JalonsFieldId field,
                       JalonsSlot slot)
{
  Value *value = draft_value (draft, field);

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
  if (holds_text (field))
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
  else if (holds_number (field) && number_from_stored (field, stored, &number))
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
  Value *value = draft_value (draft, id);

  value_clear (field, value);
  *value = value_copy (field, record_value (from, id));
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
  const Value *value = &draft->values[JALONS_FIELD_INDEX (field)];

  g_return_val_if_fail (JALONS_FIELD_ENTITY (field) == draft->entity->id, FALSE);
  return draft->origin == NULL || !value_equal (jalons_model_field (field), value, record_value (draft->origin, field));
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
