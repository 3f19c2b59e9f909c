/* What the preview of a JSON file calls the objects in it, and what it says of their changes.
 * Invariant: no key of the file is shown; a person reads this.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/json-words.h"

#include <glib/gi18n-lib.h>

#include "core/known-levels.h"
#include "core/labels.h"
#include "core/text.h"
#include "exchange/import-private.h"

/**
 * jalons_json_entity_label:
 *
 * Returns: (transfer none): what an object is: "School year"
 */
const char *
jalons_json_entity_label (JalonsEntityId id)
{
  static const char *const names[JALONS_N_ENTITIES] = {
    [JALONS_ENTITY_SCHOOL] = N_ ("School"),
    [JALONS_ENTITY_YEAR] = N_ ("School year"),
    [JALONS_ENTITY_LEVEL] = N_ ("Level"),
    [JALONS_ENTITY_REFERENCE] = N_ ("Reference volume"),
    [JALONS_ENTITY_DIVISION] = N_ ("Class"),
    [JALONS_ENTITY_ACTIVITY] = N_ ("Activity"),
    [JALONS_ENTITY_PARTICIPATION] = N_ ("Participation of a class"),
    [JALONS_ENTITY_CLOSURE] = N_ ("Closure"),
    [JALONS_ENTITY_ABSENCE] = N_ ("Absence"),
    [JALONS_ENTITY_MILESTONE] = N_ ("Milestone"),
    [JALONS_ENTITY_MEF] = N_ ("Level of a MEF"),
    [JALONS_ENTITY_CENTRE] = N_ ("Guidance centre"),
    [JALONS_ENTITY_FEED] = N_ ("Feed of a Région"),
    [JALONS_ENTITY_OFFER] = N_ ("Action of the Région"),
    [JALONS_ENTITY_BOOKING] = N_ ("Booking"),
    [JALONS_ENTITY_AMBASSADOR] = N_ ("Ambassador"),
    [JALONS_ENTITY_VISIT] = N_ ("Visit of an ambassador"),
    [JALONS_ENTITY_DOCUMENT] = N_ ("Document"),
    [JALONS_ENTITY_ATTACHMENT] = N_ ("Document of an activity"),
  };

  return names[id] ? _ (names[id]) : jalons_model_entity (id)->name;
}

/* The first words that there are in an object. */
static const char *
first_text (const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  for (unsigned i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind == JALONS_KIND_TEXT && *jalons_record_get_text (record, entity->fields[i].id))
      return jalons_record_get_text (record, entity->fields[i].id);
  return "";
}

static const char *
level_label (JalonsDataset *dataset,
             const char *code)
{
  return *code ? jalons_known_level (dataset, code).label : "";
}

/* Words of what @record refers to by @field; "" when it is not among the data yet. */
static const char *
target_text (JalonsDataset *dataset,
             const JalonsRecord *record,
             JalonsFieldId field)
{
  JalonsRecord *target = jalons_dataset_lookup (dataset, jalons_model_field (field)->target,
                                                jalons_record_get_text (record, field));

  if (target == NULL)
    return "";
  return jalons_record_get_entity (target) == JALONS_ENTITY_SCHOOL ? jalons_school_name (target) : first_text (target);
}

/**
 * jalons_json_name:
 * @dataset: what was there before
 *
 * Returns: (transfer full): what to call @record in a list: a name, a code, "2026-2027"; "" when it has none
 */
char *
jalons_json_name (JalonsDataset *dataset,
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
      return g_strdup (level_label (dataset, jalons_reference_level (record)));
    case JALONS_ENTITY_PARTICIPATION:
      return g_strdup (target_text (dataset, record, JALONS_PARTICIPATION_DIVISION));
    default:
      return g_strdup (first_text (record));
    }
}

static char *
value_in_words (JalonsDataset *dataset,
                const JalonsRecord *record,
                JalonsFieldId field)
{
  g_autofree char *text = jalons_field_in_words (record, field);

  if (field == JALONS_DIVISION_LEVEL || field == JALONS_REFERENCE_LEVEL || field == JALONS_MEF_LEVEL)
    return g_strdup (level_label (dataset, text));
  if (jalons_model_field (field)->kind == JALONS_KIND_REFERENCE)
    {
      JalonsRecord *target = jalons_dataset_lookup (dataset, jalons_model_field (field)->target, text);

      return target ? jalons_json_name (dataset, target) : g_strdup ("");
    }
  return g_steal_pointer (&text);
}

/**
 * jalons_json_add_details:
 * @draft: what changes
 * @now: what @draft makes
 *
 * Says of each field that changes what it was and what it will be.
 */
void
jalons_json_add_details (JalonsDataset *dataset,
                         JalonsImportLine *line,
                         const JalonsDraft *draft,
                         const JalonsRecord *now)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (now));

  for (unsigned i = 0; i < entity->n_fields; i++)
    if (jalons_draft_has_changed (draft, entity->fields[i].id))
      {
        JalonsFieldId field = entity->fields[i].id;
        g_autofree char *before = value_in_words (dataset, jalons_draft_get_origin (draft), field);
        g_autofree char *after = value_in_words (dataset, now, field);
        /* Translators: the name of a field, its value before and after. */
        g_autofree char *detail = g_strdup_printf (_ ("%s: %s → %s"), jalons_field_label (field),
                                                   *before ? before : "—", *after ? after : "—");

        jalons_strv_add (&line->details, detail);
      }
}
