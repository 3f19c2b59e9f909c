/* Fields whose text is a code: one table says of which fields that is so.
 * Invariant: the same list of choices makes the words, the form and the check of what is read from a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/field-words.h"

#include <glib/gi18n-lib.h>

#include "core/project/project.h"
#include "core/published/frameworks.h"
#include "core/published/known-levels.h"
#include "core/words/labels.h"
#include "core/words/text.h"

static const JalonsChoice publics[] = {
  { "pupils", N_ ("pupils"), NULL },
  { "families", N_ ("families"), NULL },
  { "staff", N_ ("staff"), NULL },
};

static const JalonsChoice half_days[] = {
  { "mon-am", N_ ("Monday morning"), NULL },
  { "mon-pm", N_ ("Monday afternoon"), NULL },
  { "tue-am", N_ ("Tuesday morning"), NULL },
  { "tue-pm", N_ ("Tuesday afternoon"), NULL },
  { "wed-am", N_ ("Wednesday morning"), NULL },
  { "wed-pm", N_ ("Wednesday afternoon"), NULL },
  { "thu-am", N_ ("Thursday morning"), NULL },
  { "thu-pm", N_ ("Thursday afternoon"), NULL },
  { "fri-am", N_ ("Friday morning"), NULL },
  { "fri-pm", N_ ("Friday afternoon"), NULL },
  { "sat-am", N_ ("Saturday morning"), NULL },
};

/* The five parts of a school year between its holidays. */
static const JalonsChoice periods[] = {
  { "P1", "P1", NULL },
  { "P2", "P2", NULL },
  { "P3", "P3", NULL },
  { "P4", "P4", NULL },
  { "P5", "P5", NULL },
};

static void
add_fixed (GArray *choices,
           const JalonsChoice *fixed,
           gsize n_fixed)
{
  for (gsize i = 0; i < n_fixed; i++)
    {
      const JalonsChoice choice = { fixed[i].code, _ (fixed[i].label), NULL };
      g_array_append_val (choices, choice);
    }
}

static void
add_levels (GArray *choices,
            JalonsDataset *dataset)
{
  g_autoptr (GArray) levels = jalons_known_levels (dataset);

  for (guint i = 0; i < levels->len; i++)
    {
      const JalonsLevelInfo *level = &g_array_index (levels, JalonsLevelInfo, i);
      const JalonsChoice choice = { level->code, level->label, NULL };
      g_array_append_val (choices, choice);
    }
}

static void
add_axes (GArray *choices)
{
  gsize n_axes;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n_axes);

  for (gsize i = 0; i < n_axes; i++)
    {
      const JalonsChoice choice = { axes[i].code, axes[i].label, NULL };
      g_array_append_val (choices, choice);
    }
}

static void
add_competences (GArray *choices)
{
  gsize n_competences;
  const JalonsCompetence *competences = jalons_competences_list (NULL, &n_competences);

  for (gsize i = 0; i < n_competences; i++)
    {
      const JalonsChoice choice = { competences[i].code, competences[i].label, competences[i].family_label };
      g_array_append_val (choices, choice);
    }
}

static void
add_schools (GArray *choices,
             JalonsDataset *dataset)
{
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_ENTITY_SCHOOL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsSchool) school = g_list_model_get_item (list, i);
      const JalonsChoice choice = { jalons_school_uai (school), jalons_school_name (school), jalons_school_town (school) };
      g_array_append_val (choices, choice);
    }
}

static gboolean
is_unsaid (const char *code)
{
  return g_str_equal (code, "unsaid");
}

/* That nobody said is offered first, wherever its code stands. */
static void
add_enum (GArray *choices,
          const JalonsField *field)
{
  for (int i = 0; field->codes[i] != NULL; i++)
    {
      const JalonsChoice choice = { field->codes[i], jalons_enum_label (field->id, i), NULL };

      if (is_unsaid (field->codes[i]))
        g_array_prepend_val (choices, choice);
      else
        g_array_append_val (choices, choice);
    }
}

/**
 * jalons_field_is_unsaid:
 * @field: any field
 *
 * Returns: whether it is a choice that nobody made
 */
gboolean
jalons_field_is_unsaid (const JalonsRecord *record,
                        JalonsFieldId id)
{
  const JalonsField *field = jalons_model_field (id);

  return field->kind == JALONS_KIND_ENUM && is_unsaid (field->codes[jalons_record_get_number (record, id)]);
}

static gboolean
holds_levels (JalonsFieldId field)
{
  switch ((int) field)
    {
    case JALONS_DIVISION_LEVEL:
    case JALONS_REFERENCE_LEVEL:
    case JALONS_MEF_LEVEL:
    case JALONS_MILESTONE_LEVELS:
    case JALONS_OFFER_LEVELS:
    case JALONS_DOCUMENT_LEVELS:
    case JALONS_GOAL_LEVEL:
    case JALONS_INTENTION_LEVEL:
    case JALONS_REMARK_LEVEL:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
add_choices (GArray *choices,
             JalonsDataset *dataset,
             JalonsFieldId field)
{
  if (holds_levels (field))
    {
      add_levels (choices, dataset);
      return TRUE;
    }
  switch ((int) field)
    {
    case JALONS_ACTIVITY_AXIS:
    case JALONS_OFFER_AXIS:
    case JALONS_DOCUMENT_AXIS:
    case JALONS_GOAL_AXIS:
    case JALONS_INTENTION_AXIS:
      add_axes (choices);
      return TRUE;
    case JALONS_ACTIVITY_COMPETENCES:
    case JALONS_OFFER_COMPETENCES:
    case JALONS_DOCUMENT_COMPETENCES:
    case JALONS_GOAL_COMPETENCES:
      add_competences (choices);
      return TRUE;
    case JALONS_OFFER_PUBLICS:
      add_fixed (choices, publics, G_N_ELEMENTS (publics));
      return TRUE;
    case JALONS_AMBASSADOR_HALF_DAYS:
      add_fixed (choices, half_days, G_N_ELEMENTS (half_days));
      return TRUE;
    case JALONS_AMBASSADOR_PERIODS:
      add_fixed (choices, periods, G_N_ELEMENTS (periods));
      return TRUE;
    case JALONS_AMBASSADOR_SCHOOLS:
      add_schools (choices, dataset);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * jalons_field_choices:
 * @field: any field
 *
 * Returns: (transfer full) (nullable) (element-type JalonsChoice): the codes that @field may hold, in the order in which
 *   they are offered; %NULL when it holds free words, a number or a day
 */
GArray *
jalons_field_choices (JalonsDataset *dataset,
                      JalonsFieldId id)
{
  const JalonsField *field = jalons_model_field (id);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (JalonsChoice));

  if (field->kind == JALONS_KIND_ENUM)
    add_enum (choices, field);
  else if (!add_choices (choices, dataset, id))
    return NULL;
  return g_steal_pointer (&choices);
}

static const char *
find_label (const GArray *choices,
            const char *code)
{
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const JalonsChoice *choice = &g_array_index (choices, JalonsChoice, i);

      if (g_str_equal (choice->code, code))
        return choice->label;
    }
  return code;
}

/* A list of slots is kept as text: see occurrences in core/entities.def. */
static char *
item_words (JalonsDataset *dataset,
            JalonsFieldId field,
            const GArray *choices,
            const char *item)
{
  JalonsSlot slot;

  if (field == JALONS_OFFER_OCCURRENCES && jalons_slot_parse (item, &slot))
    return jalons_format_slot (slot, JALONS_DAY_FULL);
  if (holds_levels (field))
    return g_strdup (jalons_known_level (dataset, item).label);
  return g_strdup (find_label (choices, item));
}

/* Putting all levels in order for one of them would take longer than all the rest. */
static char *
list_words (JalonsDataset *dataset,
            const JalonsRecord *record,
            JalonsFieldId field)
{
  const char *const *items = jalons_record_get_list (record, field);
  g_autoptr (GArray) choices = holds_levels (field) ? NULL : jalons_field_choices (dataset, field);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (unsigned i = 0; items[i] != NULL; i++)
    {
      g_autofree char *word = item_words (dataset, field, choices, items[i]);
      g_strv_builder_add (builder, word);
    }
  words = g_strv_builder_end (builder);
  return jalons_format_list ((const char *const *) words);
}

static char *
reference_words (JalonsDataset *dataset,
                 const JalonsRecord *record,
                 JalonsFieldId field)
{
  JalonsRecord *target = jalons_dataset_follow (dataset, record, field);

  if (target != NULL)
    return jalons_record_words (dataset, target);
  return g_strdup (*jalons_record_get_text (record, field) != '\0' ? _ ("(deleted)") : "");
}

/**
 * jalons_field_words:
 *
 * Returns: (transfer full): the value of @field in @record as a person reads it, "" when there is none: "3e et 4e",
 *   "lundi matin", "1 h 30", the name of what it refers to
 */
char *
jalons_field_words (JalonsDataset *dataset,
                    const JalonsRecord *record,
                    JalonsFieldId id)
{
  const JalonsField *field = jalons_model_field (id);

  if (field->kind == JALONS_KIND_LIST)
    return list_words (dataset, record, id);
  if (field->kind == JALONS_KIND_REFERENCE)
    return reference_words (dataset, record, id);
  if (field->kind == JALONS_KIND_TEXT && *jalons_record_get_text (record, id) != '\0')
    {
      g_autoptr (GArray) choices = jalons_field_choices (dataset, id);
      return g_strdup (find_label (choices, jalons_record_get_text (record, id)));
    }
  return jalons_field_in_words (record, id);
}

/**
 * jalons_stored_words:
 * @stored: (nullable): a value of @field that no record need have any more, as jalons_record_to_stored() writes it
 *
 * Returns: (transfer full): what jalons_field_words() says of it; @stored itself when it is no value of @field
 */
char *
jalons_stored_words (JalonsDataset *dataset,
                     JalonsFieldId id,
                     const char *stored)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_FIELD_ENTITY (id), "");
  g_autoptr (JalonsRecord) record = NULL;

  if (stored != NULL && *stored != '\0' && (jalons_model_field (id)->flags & JALONS_FIELD_STORED) != 0)
    return g_strdup (_ ("a file"));
  if (!jalons_draft_set_stored (draft, id, stored))
    return g_strdup (stored != NULL ? stored : "");
  record = jalons_draft_build (draft);
  return jalons_field_words (dataset, record, id);
}

/* The first words that there are in a record. */
static const char *
first_text (const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  for (unsigned i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind == JALONS_KIND_TEXT && *jalons_record_get_text (record, entity->fields[i].id))
      return jalons_record_get_text (record, entity->fields[i].id);
  return "";
}

/**
 * jalons_record_words:
 *
 * Returns: (transfer full): what to call @record in a list: a title, a name, a code, "2026-2027"; "" when it has none
 */
char *
jalons_record_words (JalonsDataset *dataset,
                     const JalonsRecord *record)
{
  switch ((int) jalons_record_get_entity (record))
    {
    case JALONS_ENTITY_SCHOOL:
      return g_strdup (*jalons_school_name (record) ? jalons_school_name (record) : jalons_school_uai (record));
    case JALONS_ENTITY_YEAR:
      return jalons_year_start (record) > 0 ? jalons_format_school_year (jalons_year_start (record)) : g_strdup ("");
    case JALONS_ENTITY_LEVEL:
      return g_strdup (*jalons_level_label (record) ? jalons_level_label (record) : jalons_level_code (record));
    case JALONS_ENTITY_REFERENCE:
      return jalons_field_words (dataset, record, JALONS_REFERENCE_LEVEL);
    case JALONS_ENTITY_PARTICIPATION:
      return jalons_field_words (dataset, record, JALONS_PARTICIPATION_DIVISION);
    case JALONS_ENTITY_FEED:
      return g_strdup (*jalons_feed_title (record) ? jalons_feed_title (record) : jalons_feed_url (record));
    case JALONS_ENTITY_OFFER:
      return g_strdup (jalons_offer_title (record));
    case JALONS_ENTITY_BOOKING:
      return jalons_field_words (dataset, record, JALONS_BOOKING_OFFER);
    case JALONS_ENTITY_VISIT:
      return jalons_field_words (dataset, record, JALONS_VISIT_AMBASSADOR);
    case JALONS_ENTITY_ATTACHMENT:
      return jalons_field_words (dataset, record, JALONS_ATTACHMENT_DOCUMENT);
    case JALONS_ENTITY_PROJECT:
      return jalons_project_name (dataset, record);
    case JALONS_ENTITY_GOAL:
      return g_strdup (jalons_goal_wording (record));
    case JALONS_ENTITY_INTENTION:
      return g_strdup (jalons_intention_title (record));
    case JALONS_ENTITY_REMARK:
      return g_strdup (jalons_remark_words (record));
    case JALONS_ENTITY_AMBASSADOR:
      return g_strdup (*jalons_ambassador_name (record) ? jalons_ambassador_name (record) : _ ("(forgotten person)"));
    default:
      return g_strdup (first_text (record));
    }
}
