/* Records: typed objects over generic values.
 * Invariant: nothing here writes a value; see draft.c for how a record comes to be.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/record.h"

#include <string.h>

#include "core/record/pool.h"
#include "core/record/record-private.h"

#define MOST_FIELDS 32

struct _JalonsRecordClass
{
  GObjectClass parent_class;
  const JalonsEntity *entity;
  guint16 places[MOST_FIELDS]; /* where in a record the value of each field is */
  guint8 *empty;               /* what a record that says nothing holds, from its first byte on, as values are aligned so */
  gsize n_bytes;               /* so many of them are values */
};

G_DEFINE_ABSTRACT_TYPE (JalonsRecord, jalons_record, G_TYPE_OBJECT)

static const char *const no_items[] = { NULL };

static const JalonsRecordClass *
class_of (const JalonsRecord *record)
{
  return (const JalonsRecordClass *) record->parent_instance.g_type_instance.g_class;
}

const JalonsEntity *
jalons_record_table (const JalonsRecord *record)
{
  return class_of (record)->entity;
}

static gconstpointer
place_of (const JalonsRecord *record,
          unsigned index)
{
  return (const guint8 *) record + class_of (record)->places[index];
}

static JalonsValue
load_value (const JalonsRecord *record,
            unsigned index)
{
  return jalons_value_load (&class_of (record)->entity->fields[index], place_of (record, index));
}

/* Borrowed from @record. */
JalonsValue
jalons_record_value (const JalonsRecord *record,
                     JalonsFieldId field)
{
  g_return_val_if_fail (JALONS_FIELD_ENTITY (field) == jalons_record_table (record)->id, (JalonsValue){ 0 });
  return load_value (record, JALONS_FIELD_INDEX (field));
}

/**
 * jalons_record_set_value:
 * @record: a record that its maker still fills
 * @value: (transfer full): instead of the one that it has
 */
void
jalons_record_set_value (JalonsRecord *record,
                         const JalonsField *field,
                         JalonsValue value)
{
  gpointer place = (gpointer) place_of (record, JALONS_FIELD_INDEX (field->id));

  g_return_if_fail (JALONS_FIELD_ENTITY (field->id) == jalons_record_table (record)->id);
  jalons_value_release (field, jalons_value_load (field, place));
  jalons_value_store (field, place, value);
}

static void
jalons_record_finalize (GObject *object)
{
  JalonsRecord *self = (JalonsRecord *) object;
  const JalonsEntity *entity = jalons_record_table (self);

  for (unsigned i = 0; i < entity->n_fields; i++)
    jalons_value_release (&entity->fields[i], load_value (self, i));
  g_clear_pointer (&self->id, jalons_text_release);

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

  const JalonsField *field = &jalons_record_table (self)->fields[property_id - 2];
  JalonsValue held = load_value (self, property_id - 2);
  if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, held.number);
  else if (G_VALUE_HOLDS_INT (value))
    g_value_set_int (value, held.number);
  else
    g_value_take_string (value, jalons_value_to_stored (field, held));
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
  if (jalons_kind_holds_number (field->kind) && field->kind != JALONS_KIND_ENUM)
    return g_param_spec_int (name, NULL, NULL, JALONS_UNSET, G_MAXINT, JALONS_UNSET, flags);
  return g_param_spec_string (name, NULL, NULL, NULL, flags);
}

/* The small ones come first, beside what is small in every record, so that nothing is left free between them.
 * Returns: the size of a record */
static gsize
lay_out (const JalonsEntity *entity,
         guint16 places[MOST_FIELDS])
{
  gsize end = G_STRUCT_OFFSET (JalonsRecord, values);

  g_assert (entity->n_fields <= MOST_FIELDS);
  for (gsize size = 1; size <= sizeof (JalonsValue); size *= 2)
    {
      end = (end + size - 1) / size * size;
      for (unsigned i = 0; i < entity->n_fields; i++)
        if (jalons_value_size (&entity->fields[i]) == size)
          {
            places[i] = (guint16) end;
            end += size;
          }
    }
  return end;
}

/* Types are never unloaded. */
static void
make_empty (JalonsRecordClass *klass)
{
  const gsize size = lay_out (klass->entity, klass->places);

  klass->n_bytes = size - G_STRUCT_OFFSET (JalonsRecord, values);
  klass->empty = g_malloc0 (size);
  for (unsigned i = 0; i < klass->entity->n_fields; i++)
    jalons_value_store (&klass->entity->fields[i], klass->empty + klass->places[i],
                        jalons_value_empty (&klass->entity->fields[i]));
}

static void
entity_class_init (gpointer klass,
                   gpointer data)
{
  const JalonsEntity *entity = data;

  ((JalonsRecordClass *) klass)->entity = entity;
  make_empty (klass);
  /* Not inherited: GObject asks each class that installs properties for its own. */
  G_OBJECT_CLASS (klass)->get_property = jalons_record_get_property;
  g_object_class_install_property (klass, 1,
                                   g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  for (unsigned i = 0; i < entity->n_fields; i++)
    g_object_class_install_property (klass, i + 2, field_to_pspec (&entity->fields[i]));
}

static GType
register_entity (JalonsEntityId id)
{
  const JalonsEntity *entity = jalons_model_entity (id);
  guint16 places[MOST_FIELDS];
  const GTypeInfo info = {
    .class_size = sizeof (JalonsRecordClass),
    .class_init = entity_class_init,
    .class_data = entity,
    .instance_size = (guint16) lay_out (entity, places),
  };

  return g_type_register_static (JALONS_TYPE_RECORD, entity->type_name, &info, 0);
}

#define ENTITY(Type, type, TYPE)                                               \
  GType jalons_##type##_get_type (void)                                        \
  {                                                                            \
    static gsize registered;                                                   \
    if (g_once_init_enter (&registered))                                       \
      g_once_init_leave (&registered, register_entity (JALONS_ENTITY_##TYPE)); \
    return registered;                                                         \
  }
#define FIELD(TYPE, type, FIELD, field, KIND, target, flags)
#define END(TYPE)
#include "core/entities.def"
#undef ENTITY
#undef FIELD
#undef END

static GType
get_entity_type (JalonsEntityId id)
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

/**
 * jalons_record_new:
 * @id: (transfer full): its id
 *
 * Returns: (transfer full): a record with every field unset, empty or zero, for its maker to fill
 */
JalonsRecord *
jalons_record_new (const JalonsEntity *entity,
                   const char *id)
{
  JalonsRecord *record = g_object_new (get_entity_type (entity->id), NULL);

  record->id = id;
  memcpy (record->values, class_of (record)->empty + G_STRUCT_OFFSET (JalonsRecord, values), class_of (record)->n_bytes);
  return record;
}

JalonsEntityId
jalons_record_get_entity (const JalonsRecord *record)
{
  return jalons_record_table (record)->id;
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
  const JalonsEntity *entity = jalons_record_table (a);

  if (a == b)
    return TRUE;
  if (entity != jalons_record_table (b) || a->deleted != b->deleted || !g_str_equal (a->id, b->id))
    return FALSE;
  for (unsigned i = 0; i < entity->n_fields; i++)
    if (!jalons_value_equal (&entity->fields[i], load_value (a, i), load_value (b, i)))
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
  JalonsValue value = jalons_record_value (record, field);

  g_return_val_if_fail (jalons_kind_holds_text (jalons_model_field (field)->kind), "");
  return value.text ? value.text : "";
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
  JalonsValue value = jalons_record_value (record, field);

  g_return_val_if_fail (jalons_model_field (field)->kind == JALONS_KIND_LIST, no_items);
  return value.list ? value.list : no_items;
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
  JalonsValue value = jalons_record_value (record, field);

  g_return_val_if_fail (jalons_kind_holds_number (jalons_model_field (field)->kind), JALONS_UNSET);
  return value.number;
}

JalonsDay
jalons_record_get_day (const JalonsRecord *record,
                       JalonsFieldId field)
{
  JalonsValue value = jalons_record_value (record, field);

  g_return_val_if_fail (jalons_model_field (field)->kind == JALONS_KIND_DATE, JALONS_NO_DAY);
  return value.day;
}

JalonsSlot
jalons_record_get_slot (const JalonsRecord *record,
                        JalonsFieldId field)
{
  JalonsValue value = jalons_record_value (record, field);

  g_return_val_if_fail (jalons_model_field (field)->kind == JALONS_KIND_SLOT, jalons_slot_undated (0));
  return value.slot;
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
  return jalons_value_to_stored (jalons_model_field (field), jalons_record_value (record, field));
}
