/* Two ambassadors who are one person, made one.
 * Invariant: pure: from records to drafts; the data must be those of every year, or visits would be left behind.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/merge-ambassadors.h"

#include "core/record/keys.h"
#include "plan/gestures.h"

static gboolean
is_empty (const JalonsRecord *record,
          const JalonsField *field)
{
  g_autofree char *stored = NULL;

  if (field->kind == JALONS_KIND_ENUM)
    return jalons_record_get_number (record, field->id) == 0;
  stored = jalons_record_to_stored (record, field->id);
  return stored == NULL || *stored == '\0';
}

/* What @record leaves open, @from fills. */
static void
fill_fields (JalonsDraft *draft,
             const JalonsRecord *record,
             const JalonsRecord *from)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  for (unsigned i = 0; i < entity->n_fields; i++)
    if (is_empty (record, &entity->fields[i]) && !is_empty (from, &entity->fields[i]))
      jalons_draft_copy_field (draft, from, entity->fields[i].id);
}

static void
keep_draft (GPtrArray *drafts,
            JalonsDraft *draft)
{
  if (jalons_draft_is_changed (draft))
    g_ptr_array_add (drafts, draft);
  else
    jalons_draft_free (draft);
}

/* Both were asked for the same activity: the one visit that it is has gone as far as either. */
static void
join_visits (GPtrArray *drafts,
             JalonsVisit *present,
             JalonsVisit *moved)
{
  JalonsDraft *draft = jalons_draft_edit (present);

  fill_fields (draft, present, moved);
  jalons_draft_set_number (draft, JALONS_VISIT_STATE, MAX (jalons_visit_state (present), jalons_visit_state (moved)));
  keep_draft (drafts, draft);
}

/* The id of a visit comes from its ambassador's: it is made anew. */
static void
move_visit (JalonsDataset *dataset,
            GPtrArray *drafts,
            JalonsVisit *visit,
            const char *kept)
{
  g_autofree char *id = jalons_visit_make_id (jalons_visit_activity (visit), kept);
  JalonsVisit *present = jalons_dataset_lookup (dataset, JALONS_ENTITY_VISIT, id);
  const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_VISIT);
  JalonsDraft *draft;

  jalons_gesture_add_deletion (drafts, visit);
  if (present != NULL)
    {
      join_visits (drafts, present, visit);
      return;
    }
  draft = jalons_draft_new (JALONS_ENTITY_VISIT, id);
  for (unsigned i = 0; i < entity->n_fields; i++)
    jalons_draft_copy_field (draft, visit, entity->fields[i].id);
  jalons_draft_set_text (draft, JALONS_VISIT_AMBASSADOR, kept);
  g_ptr_array_add (drafts, draft);
}

/**
 * jalons_merge_ambassadors:
 * @dataset: the data of every year
 * @kept: the one who stays
 * @other: the one who goes
 *
 * The visits of @other become visits of @kept, empty fields of @kept are filled, the later contact is kept, and @other is
 * deleted.
 *
 * Returns: (transfer full) (element-type JalonsDraft): what to write in one gesture
 */
GPtrArray *
jalons_merge_ambassadors (JalonsDataset *dataset,
                          JalonsAmbassador *kept,
                          JalonsAmbassador *other)
{
  GPtrArray *drafts = jalons_gesture_drafts_new ();
  g_autoptr (GPtrArray) visits = jalons_dataset_referring (dataset, JALONS_VISIT_AMBASSADOR, jalons_record_get_id (other));
  JalonsDraft *draft = jalons_draft_edit (kept);

  fill_fields (draft, kept, other);
  if (jalons_ambassador_contact_day (other) > jalons_ambassador_contact_day (kept))
    jalons_draft_set_day (draft, JALONS_AMBASSADOR_CONTACT_DAY, jalons_ambassador_contact_day (other));
  keep_draft (drafts, draft);
  for (guint i = 0; i < visits->len; i++)
    move_visit (dataset, drafts, visits->pdata[i], jalons_record_get_id (kept));
  jalons_gesture_add_deletion (drafts, other);
  return drafts;
}

/* Visits first, then how much is known. */
static int
weigh (JalonsDataset *dataset,
       const JalonsAmbassador *ambassador)
{
  g_autoptr (GPtrArray) visits = jalons_dataset_referring (dataset, JALONS_VISIT_AMBASSADOR,
                                                           jalons_record_get_id (ambassador));
  const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_AMBASSADOR);
  int weight = (int) visits->len * 100;

  for (unsigned i = 0; i < entity->n_fields; i++)
    weight += !is_empty (ambassador, &entity->fields[i]);
  return weight;
}

/**
 * jalons_merge_choose_kept:
 *
 * Returns: the one of whom more is known: visits count before fields; of two equals always the same one
 */
JalonsAmbassador *
jalons_merge_choose_kept (JalonsDataset *dataset,
                          JalonsAmbassador *one,
                          JalonsAmbassador *other)
{
  int difference = weigh (dataset, one) - weigh (dataset, other);

  if (difference == 0)
    difference = g_strcmp0 (jalons_record_get_id (other), jalons_record_get_id (one));
  return difference >= 0 ? one : other;
}
