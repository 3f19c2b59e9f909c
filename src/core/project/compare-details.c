/* What differs between two records of one id, field by field.
 * Invariant: what identifies people, and the state of what is done, are no part of the project: they are not compared.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/compare-private.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/text.h"

#define MOVED    JALONS_CHANGE_MOVED
#define REWORDED JALONS_CHANGE_REWORDED
#define ALTERED  JALONS_CHANGE_ALTERED

/* What is compared of each entity, in the order in which it is told. */
static const struct
{
  JalonsFieldId field;
  JalonsChangeKind kind;
} compared[] = {
  { JALONS_PROJECT_TITLE, REWORDED },
  { JALONS_PROJECT_DIAGNOSIS, REWORDED },
  { JALONS_PROJECT_AIMS, REWORDED },
  { JALONS_PROJECT_PARTNERSHIP, REWORDED },
  { JALONS_PROJECT_FAMILIES, REWORDED },
  { JALONS_PROJECT_TRAINING, REWORDED },
  { JALONS_GOAL_RANK, MOVED },
  { JALONS_GOAL_START, MOVED },
  { JALONS_GOAL_LEVEL, MOVED },
  { JALONS_GOAL_WORDING, REWORDED },
  { JALONS_GOAL_INDICATOR, REWORDED },
  { JALONS_GOAL_TARGET, REWORDED },
  { JALONS_GOAL_AXIS, ALTERED },
  { JALONS_GOAL_COMPETENCES, ALTERED },
  { JALONS_INTENTION_START, MOVED },
  { JALONS_INTENTION_LEVEL, MOVED },
  { JALONS_INTENTION_TITLE, REWORDED },
  { JALONS_INTENTION_AXIS, ALTERED },
  { JALONS_INTENTION_MINUTES, ALTERED },
  { JALONS_INTENTION_HALF_DAY, ALTERED },
  { JALONS_INTENTION_GOAL, ALTERED },
  { JALONS_ACTIVITY_YEAR, MOVED },
  { JALONS_ACTIVITY_SLOT, MOVED },
  { JALONS_ACTIVITY_TITLE, REWORDED },
  { JALONS_ACTIVITY_KIND, ALTERED },
  { JALONS_ACTIVITY_AXIS, ALTERED },
  { JALONS_ACTIVITY_COMPETENCES, ALTERED },
  { JALONS_ACTIVITY_PLACE, ALTERED },
  { JALONS_ACTIVITY_UNCOUNTED, ALTERED },
  { JALONS_ACTIVITY_HALF_DAY, ALTERED },
  { JALONS_ACTIVITY_AUDIENCE, ALTERED },
  { JALONS_DIVISION_LEVEL, MOVED },
  { JALONS_DIVISION_CODE, REWORDED },
  { JALONS_DIVISION_OWED, ALTERED },
  { JALONS_PARTNER_NAME, REWORDED },
  { JALONS_PARTNER_SUBJECT, REWORDED },
  { JALONS_PARTNER_OFFER, ALTERED },
  { JALONS_PARTNER_SIGNED_DAY, ALTERED },
  { JALONS_PARTNER_LAST_DAY, ALTERED },
  { JALONS_FIGURE_START, MOVED },
  { JALONS_FIGURE_LABEL, REWORDED },
  { JALONS_FIGURE_VALUE, REWORDED },
  { JALONS_FIGURE_SOURCE, REWORDED },
};

static void
clear_detail (gpointer data)
{
  JalonsDetail *detail = data;

  g_free (detail->before);
  g_free (detail->after);
}

/* Returns: (transfer full) (element-type JalonsDetail): none yet */
GArray *
jalons_details_new (void)
{
  GArray *details = g_array_new (FALSE, FALSE, sizeof (JalonsDetail));

  g_array_set_clear_func (details, clear_detail);
  return details;
}

/* Takes @before and @after. */
void
jalons_details_add (GArray *details,
                    JalonsChangeKind kind,
                    const char *label,
                    char *before,
                    char *after)
{
  const JalonsDetail detail = { kind, label, before, after };

  g_array_append_val (details, detail);
}

/* Fields */

static gboolean
lists_equal (const char *const *a,
             const char *const *b)
{
  return g_strv_equal (a, b);
}

static gboolean
is_same (const JalonsRecord *a,
         const JalonsRecord *b,
         JalonsFieldId field)
{
  switch (jalons_model_field (field)->kind)
    {
    case JALONS_KIND_TEXT:
    case JALONS_KIND_REFERENCE:
      return g_str_equal (jalons_record_get_text (a, field), jalons_record_get_text (b, field));
    case JALONS_KIND_LIST:
      return lists_equal (jalons_record_get_list (a, field), jalons_record_get_list (b, field));
    case JALONS_KIND_DATE:
      return jalons_record_get_day (a, field) == jalons_record_get_day (b, field);
    case JALONS_KIND_SLOT:
      return jalons_slot_equal (jalons_record_get_slot (a, field), jalons_record_get_slot (b, field));
    case JALONS_KIND_INTEGER:
    case JALONS_KIND_MINUTES:
    case JALONS_KIND_BOOLEAN:
    case JALONS_KIND_ENUM:
    default:
      return jalons_record_get_number (a, field) == jalons_record_get_number (b, field);
    }
}

/* What only lasts longer has not moved. */
static JalonsChangeKind
kind_of (const JalonsRecord *a,
         const JalonsRecord *b,
         JalonsFieldId field,
         JalonsChangeKind kind)
{
  JalonsSlot first, second;

  if (field != JALONS_ACTIVITY_SLOT)
    return kind;
  first = jalons_activity_slot (a);
  second = jalons_activity_slot (b);
  return first.day == second.day && first.start == second.start ? JALONS_CHANGE_ALTERED : kind;
}

/* A year is read as "2026-2027" wherever it stands. */
static char *
words_of (const JalonsSide *side,
          JalonsFieldId field)
{
  int start = jalons_model_field (field)->kind == JALONS_KIND_INTEGER ? jalons_record_get_number (side->record, field)
                                                                      : JALONS_UNSET;

  if (start > 0 && (field == JALONS_GOAL_START || field == JALONS_INTENTION_START || field == JALONS_FIGURE_START))
    return jalons_format_school_year (start);
  return jalons_field_words (side->dataset, side->record, field);
}

static void
find_fields (GArray *details,
             const JalonsSide *before,
             const JalonsSide *after)
{
  JalonsEntityId entity = jalons_record_get_entity (before->record);

  for (unsigned i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      JalonsFieldId field = compared[i].field;

      if (JALONS_FIELD_ENTITY (field) == entity && !is_same (before->record, after->record, field))
        jalons_details_add (details, kind_of (before->record, after->record, field, compared[i].kind),
                    jalons_field_label (field), words_of (before, field), words_of (after, field));
    }
}

/* What an activity is linked to */

static gboolean
has_target (GPtrArray *links,
            JalonsFieldId far,
            const char *id)
{
  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (jalons_record_get_text (links->pdata[i], far), id))
      return TRUE;
  return FALSE;
}

/* Whether both are linked to the same records, without a word made of them. */
static gboolean
same_links (const JalonsSide *before,
            const JalonsSide *after,
            JalonsFieldId near,
            JalonsFieldId far)
{
  const char *id = jalons_record_get_id (before->record);
  g_autoptr (GPtrArray) first = jalons_dataset_referring (before->dataset, near, id);
  g_autoptr (GPtrArray) second = jalons_dataset_referring (after->dataset, near, id);

  if (first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    if (!has_target (second, far, jalons_record_get_text (first->pdata[i], far)))
      return FALSE;
  return TRUE;
}

static char *
list_names (GPtrArray *records,
            JalonsFieldId name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (names, (gpointer) jalons_record_get_text (records->pdata[i], name));
  g_ptr_array_add (names, NULL);
  return jalons_format_list ((const char *const *) names->pdata);
}

static char *
list_divisions (const JalonsSide *side)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (side->dataset, side->record);

  return list_names (divisions, JALONS_DIVISION_CODE);
}

static char *
list_goals (const JalonsSide *side)
{
  g_autoptr (GPtrArray) goals = jalons_activity_goals (side->dataset, side->record, NULL);

  return list_names (goals, JALONS_GOAL_WORDING);
}

static gboolean
is_cancelled (const JalonsRecord *record)
{
  return jalons_record_get_entity (record) == JALONS_ENTITY_ACTIVITY &&
         jalons_activity_state (record) == JALONS_STATE_CANCELLED;
}

static void
find_links (GArray *details,
            const JalonsSide *before,
            const JalonsSide *after)
{
  if (!same_links (before, after, JALONS_PARTICIPATION_ACTIVITY, JALONS_PARTICIPATION_DIVISION))
    jalons_details_add (details, ALTERED, _ ("Classes"), list_divisions (before), list_divisions (after));
  if (!same_links (before, after, JALONS_AIM_ACTIVITY, JALONS_AIM_GOAL))
    jalons_details_add (details, ALTERED, _ ("Goals"), list_goals (before), list_goals (after));
  if (is_cancelled (before->record) != is_cancelled (after->record))
    jalons_details_add (details, ALTERED, jalons_field_label (JALONS_ACTIVITY_STATE), words_of (before, JALONS_ACTIVITY_STATE),
                words_of (after, JALONS_ACTIVITY_STATE));
}

/* Adds to @details what differs between two records of the same id. */
void
jalons_details_find (GArray *details,
                     const JalonsSide *before,
                     const JalonsSide *after)
{
  if (before->record != after->record)
    find_fields (details, before, after);
  if (jalons_record_get_entity (before->record) == JALONS_ENTITY_ACTIVITY)
    find_links (details, before, after);
}

/* The first kind that one of @details is of. */
JalonsChangeKind
jalons_details_kind (const GArray *details)
{
  JalonsChangeKind kind = JALONS_CHANGE_ALTERED;

  for (guint i = 0; i < details->len; i++)
    kind = MIN (kind, g_array_index (details, JalonsDetail, i).kind);
  return kind;
}

/* Sides */

/* A cancelled activity is there no more. */
gboolean
jalons_side_is_there (const JalonsSide *side)
{
  return side->record != NULL && !is_cancelled (side->record);
}

/* Returns: (transfer full): what the record is called */
char *
jalons_side_name (const JalonsSide *side)
{
  switch ((int) jalons_record_get_entity (side->record))
    {
    case JALONS_ENTITY_PROJECT:
      return jalons_project_name (side->dataset, side->record);
    case JALONS_ENTITY_GOAL:
      return g_strdup (jalons_goal_wording (side->record));
    case JALONS_ENTITY_INTENTION:
      return g_strdup (jalons_intention_title (side->record));
    case JALONS_ENTITY_ACTIVITY:
      return g_strdup (jalons_activity_name (side->record));
    case JALONS_ENTITY_DIVISION:
      return g_strdup (jalons_division_code (side->record));
    case JALONS_ENTITY_PARTNER:
      return g_strdup (jalons_partner_name (side->record));
    case JALONS_ENTITY_FIGURE:
      return g_strdup (jalons_figure_label (side->record));
    default:
      return jalons_record_words (side->dataset, side->record);
    }
}
