/* The table of entities as data.
 * Invariant: everything here is constant; it may be read from any thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/model-hide.h"

static const char *const codes_SCHOOL_KIND[] = { "college", "lgt", "lp", "agricultural", "cfa", "other", NULL };
static const char *const codes_ACTIVITY_KIND[] = { "lesson", "interview", "forum", "visit", "testimony",
                                                   "immersion", "information", "meeting", "other", NULL };
static const char *const codes_ACTIVITY_STATE[] = { "planned", "confirmed", "done", "cancelled", NULL };
static const char *const codes_ABSENCE_KIND[] = { "internship", "exam", "trip", "other", NULL };
static const char *const codes_OFFER_FORMAT[] = { "unsaid", "class", "school", "outside", "online", NULL };
static const char *const codes_PLACE_UNIT[] = { "divisions", "pupils", NULL };
static const char *const codes_BOOKING_STATE[] = { "to-ask", "asked", "waiting", "accepted", "refused", "held", NULL };
static const char *const codes_GENDER[] = { "unsaid", "woman", "man", NULL };
static const char *const codes_GROUND[] = { "unsaid", "public-task", "consent", NULL };
static const char *const codes_VISIT_STATE[] = { "to-ask", "asked", "accepted", "declined", "held", NULL };
/* "unsaid" came with version 4 and stands last: what files and journals of version 3 leave out is "national". */
static const char *const codes_DOCUMENT_SCOPE[] = { "national", "regional", "european", "school", "unsaid", NULL };
static const char *const codes_AUDIENCE[] = { "pupils", "families", "staff", NULL };
static const char *const codes_PLAN_WORD[] = { "project", "programme", "plan", NULL };
static const char *const codes_PROJECT_STATE[] = { "draft", "submitted", "to-revise", "reviewed",
                                                   "advised", "adopted", "archived", NULL };
static const char *const codes_OUTCOME[] = { "unsaid", "missed", "partly", "reached", NULL };
static const char *const codes_ROLE[] = { "unsaid", "head", "deputy", "counsellor", "director", "lead-teacher",
                                          "teacher", "cpe", "region", "other", NULL };
static const char *const codes_REMARK_KIND[] = { "observation", "change", NULL };
static const char *const codes_REMARK_STATE[] = { "open", "resolved", NULL };
static const char *const codes_THEME[] = { "summary", "hours", "region", "families", "partners", "difficulties",
                                           "prospects", NULL };

/* What the fifth column of FIELD means depends on the kind in the fourth. */
/* clang-format off */
#define PERSONAL                JALONS_FIELD_PERSONAL
#define SEARCHED                JALONS_FIELD_SEARCHED
#define OWNER                   JALONS_FIELD_OWNER
#define STORED                  JALONS_FIELD_STORED
#define TARGET_TEXT(target)     0, NULL
#define TARGET_LIST(target)     0, NULL
#define TARGET_INTEGER(target)  0, NULL
#define TARGET_MINUTES(target)  0, NULL
#define TARGET_BOOLEAN(target)  0, NULL
#define TARGET_DATE(target)     0, NULL
#define TARGET_SLOT(target)     0, NULL
#define TARGET_ENUM(target)     0, codes_##target
#define TARGET_REFERENCE(target) JALONS_ENTITY_##target, NULL
/* clang-format on */

#define ENTITY(Type, type, TYPE) static const JalonsField type##_fields[] = {
#define FIELD(TYPE, type, FIELD, field, KIND, target, flags) \
  { JALONS_##TYPE##_##FIELD, #field, JALONS_KIND_##KIND, (JalonsFieldFlags) (flags), TARGET_##KIND (target) },
/* clang-format off */
#define END(TYPE) };
/* clang-format on */
#include "core/entities.def"
#undef ENTITY
#undef FIELD
#undef END

static const JalonsEntity entities[JALONS_N_ENTITIES] = {
#define ENTITY(Type, type, TYPE) \
  [JALONS_ENTITY_##TYPE] = { JALONS_ENTITY_##TYPE, #type, "Jalons" #Type, type##_fields, G_N_ELEMENTS (type##_fields) },
#define FIELD(TYPE, type, FIELD, field, KIND, target, flags)
#define END(TYPE)
#include "core/entities.def"
#undef ENTITY
#undef FIELD
#undef END
};

/**
 * jalons_model_entity:
 *
 * Returns: (transfer none): its row of core/entities.def
 */
const JalonsEntity *
jalons_model_entity (JalonsEntityId id)
{
  g_return_val_if_fail ((unsigned) id < JALONS_N_ENTITIES, NULL);
  return &entities[id];
}

/* What tests hide. */
static const char *hidden_entity, *hidden_field;

/**
 * jalons_model_hide:
 * @entity: (nullable): the name of an entity, which stays
 * @field: (nullable): the name of a field, which stays
 *
 * For tests: names that come from elsewhere are no names of @entity and @field, as in a program that is older than they are.
 * %NULL ends it.
 */
void
jalons_model_hide (const char *entity,
                   const char *field)
{
  hidden_entity = entity;
  hidden_field = field;
}

/**
 * jalons_model_find_entity:
 * @name: "division"
 *
 * Returns: (nullable): the entity of that name
 */
const JalonsEntity *
jalons_model_find_entity (const char *name)
{
  for (unsigned i = 0; i < JALONS_N_ENTITIES; i++)
    if (g_strcmp0 (entities[i].name, name) == 0)
      return G_UNLIKELY (g_strcmp0 (hidden_entity, name) == 0) ? NULL : &entities[i];
  return NULL;
}

/**
 * jalons_model_is_referred_to:
 *
 * Returns: whether a record of any entity can refer to one of @id
 */
gboolean
jalons_model_is_referred_to (JalonsEntityId id)
{
  static gboolean referred[JALONS_N_ENTITIES];
  static gsize known;

  if (g_once_init_enter (&known))
    {
      for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
        for (unsigned i = 0; i < entities[e].n_fields; i++)
          if (entities[e].fields[i].kind == JALONS_KIND_REFERENCE)
            referred[entities[e].fields[i].target] = TRUE;
      g_once_init_leave (&known, 1);
    }
  return referred[id];
}

/**
 * jalons_model_field:
 *
 * Returns: (transfer none): its row of core/entities.def
 */
const JalonsField *
jalons_model_field (JalonsFieldId id)
{
  const JalonsEntity *entity = jalons_model_entity (JALONS_FIELD_ENTITY (id));

  g_return_val_if_fail (entity != NULL && JALONS_FIELD_INDEX (id) < entity->n_fields, NULL);
  return &entity->fields[JALONS_FIELD_INDEX (id)];
}

/**
 * jalons_model_find_field:
 * @name: its name in SQL and JSON
 *
 * Returns: (nullable): the field of that name
 */
const JalonsField *
jalons_model_find_field (const JalonsEntity *entity,
                         const char *name)
{
  for (unsigned i = 0; i < entity->n_fields; i++)
    if (g_strcmp0 (entity->fields[i].name, name) == 0)
      return G_UNLIKELY (g_strcmp0 (hidden_field, name) == 0) ? NULL : &entity->fields[i];
  return NULL;
}

/**
 * jalons_field_find_code:
 * @field: an enumeration
 * @code: (nullable): "planned"
 *
 * Returns: the number of @code, or -1 when the enumeration has no such code
 */
int
jalons_field_find_code (const JalonsField *field,
                        const char *code)
{
  g_return_val_if_fail (field->codes != NULL, -1);

  for (int i = 0; field->codes[i] != NULL; i++)
    if (g_strcmp0 (field->codes[i], code) == 0)
      return i;
  return -1;
}
