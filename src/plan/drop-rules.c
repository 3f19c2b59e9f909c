/* From what is dragged to what the rules are asked.
 * Invariant: where something lands is asked of jalons_slot_land() and jalons_plan_follow(), as the drop does.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/drop-rules.h"

#include "plan/attach.h"
#include "plan/gestures.h"
#include "plan/proposal-private.h"

struct _JalonsDropRules
{
  JalonsRuleIndex *index; /* borrowed */
  GPtrArray *activities;  /* as they are, the grabbed one first */
  GPtrArray *judged;      /* the same, or their copies */
  GPtrArray *along;       /* of GPtrArray: the classes of each, wherever it lands */
  GPtrArray *links;       /* of GPtrArray: what is attached to each that is new; NULL for one that is there */
  JalonsRecord *what;     /* the offer, ambassador or document that is attached, or NULL when activities are moved */
  gboolean joins;         /* whether they take the row's class */
};

/* A copy is planned, never held, and beside what it was copied from. */
static JalonsActivity *
make_copy (JalonsActivity *activity)
{
  g_autofree char *id = g_strconcat (jalons_record_get_id (activity), "-copy", NULL);
  g_autoptr (JalonsDraft) draft = jalons_gesture_copy_activity (activity, id, jalons_activity_slot (activity));

  return jalons_draft_build (draft);
}

/* What a copy takes along. */
static GPtrArray *
copy_links (JalonsDataset *dataset,
            JalonsActivity *activity,
            JalonsActivity *copy)
{
  g_autoptr (GPtrArray) drafts = jalons_gesture_drafts_new ();
  GPtrArray *links = g_ptr_array_new_with_free_func (g_object_unref);

  jalons_gesture_copy_links (drafts, dataset, activity, jalons_record_get_id (copy));
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (links, jalons_draft_build (g_ptr_array_index (drafts, i)));
  return links;
}

static GPtrArray *
list_along (JalonsDataset *dataset,
            const JalonsChosen *chosen,
            JalonsDivision *from,
            gboolean copy)
{
  GPtrArray *along;

  if (!copy)
    return jalons_rule_drag_along (dataset, chosen->activity, from);
  along = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; from == NULL && i < chosen->divisions->len; i++)
    g_ptr_array_add (along, g_object_ref (g_ptr_array_index (chosen->divisions, i)));
  return along;
}

static void
take (JalonsDropRules *self,
      JalonsDataset *dataset,
      const JalonsChosen *chosen,
      JalonsDivision *from,
      gboolean copy,
      gboolean first)
{
  int place = first ? 0 : -1;
  JalonsActivity *judged = copy ? make_copy (chosen->activity) : g_object_ref (chosen->activity);

  g_ptr_array_insert (self->activities, place, g_object_ref (chosen->activity));
  g_ptr_array_insert (self->links, place, copy ? copy_links (dataset, chosen->activity, judged) : NULL);
  g_ptr_array_insert (self->judged, place, judged);
  g_ptr_array_insert (self->along, place, list_along (dataset, chosen, from, copy));
}

static void
links_free (gpointer links)
{
  if (links != NULL)
    g_ptr_array_unref (links);
}

static JalonsDropRules *
drop_rules_new (JalonsRuleIndex *index,
                gboolean joins)
{
  JalonsDropRules *self = g_new0 (JalonsDropRules, 1);

  self->index = index;
  self->joins = joins;
  self->activities = g_ptr_array_new_with_free_func (g_object_unref);
  self->judged = g_ptr_array_new_with_free_func (g_object_unref);
  self->along = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->links = g_ptr_array_new_with_free_func (links_free);
  return self;
}

/**
 * jalons_drop_rules_new:
 * @index: the index of the year
 * @drop: what is dragged, and whether it is copied; where it is dropped does not matter
 *
 * Returns: (transfer full): ready to be judged
 */
JalonsDropRules *
jalons_drop_rules_new (JalonsDataset *dataset,
                       JalonsRuleIndex *index,
                       const JalonsDrop *drop)
{
  g_autoptr (GPtrArray) list = jalons_chosen_list (drop->chips, drop->n_chips);
  JalonsDivision *from = jalons_drop_division (drop);
  JalonsDropRules *self = drop_rules_new (index, from != NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const JalonsChosen *chosen = g_ptr_array_index (list, i);

      take (self, dataset, chosen, from, drop->copy, chosen->activity == drop->chips[drop->lead].activity);
    }
  return self;
}

/**
 * jalons_drop_rules_new_attaching:
 * @index: the index of the year
 * @what: the offer, the ambassador or the document that is dragged
 * @division: any class of the year
 *
 * What jalons_attach_to_divisions() would make of @what for the one class of each row, in the week or half-day of each
 * column.
 *
 * Returns: (transfer full): ready to be judged
 */
JalonsDropRules *
jalons_drop_rules_new_attaching (JalonsRuleIndex *index,
                                 JalonsRecord *what,
                                 JalonsDivision *division)
{
  JalonsDropRules *self = drop_rules_new (index, TRUE);
  JalonsTarget tray = { JALONS_NO_DAY, JALONS_HALF_NONE };
  JalonsActivity *activity = jalons_attach_foresee (what, division, &tray);
  g_autoptr (JalonsDraft) link = jalons_attach_new_link (what, jalons_record_get_id (activity));
  GPtrArray *links = g_ptr_array_new_with_free_func (g_object_unref);

  self->what = g_object_ref (what);
  g_ptr_array_add (links, jalons_draft_build (link));
  g_ptr_array_add (self->links, links);
  g_ptr_array_add (self->activities, g_object_ref (activity));
  g_ptr_array_add (self->judged, activity);
  g_ptr_array_add (self->along, g_ptr_array_new ());
  return self;
}

void
jalons_drop_rules_free (JalonsDropRules *self)
{
  g_ptr_array_unref (self->activities);
  g_ptr_array_unref (self->judged);
  g_ptr_array_unref (self->along);
  g_ptr_array_unref (self->links);
  g_clear_object (&self->what);
  g_free (self);
}

/* Where one of those that follow lands at each column; what would leave the year stays. */
static void
follow (const JalonsDropRules *self,
        guint i,
        const JalonsTarget *columns,
        gsize n_columns,
        JalonsSlot *slots)
{
  JalonsSlot lead = jalons_activity_slot (g_ptr_array_index (self->activities, 0));

  for (gsize column = 0; column < n_columns; column++)
    {
      slots[column] = jalons_activity_slot (g_ptr_array_index (self->activities, i));
      jalons_plan_follow (jalons_rule_index_calendar (self->index), lead, columns[column], &slots[column]);
    }
}

static gboolean
is_unsaid (JalonsTarget target)
{
  return target.day == JALONS_NO_DAY && target.half == JALONS_DROP_UNSAID.half;
}

/* Where something new lands: perhaps on the very date of an offer. */
static void
land (const JalonsDropRules *self,
      const JalonsTarget *columns,
      gsize n_columns,
      JalonsSlot *slots)
{
  for (gsize column = 0; column < n_columns; column++)
    slots[column] = jalons_attach_slot (self->what, is_unsaid (columns[column]) ? NULL : &columns[column]);
}

/* The drags, at these columns; @slots has room for all of them. */
static JalonsRuleDrag *
make_drags (const JalonsDropRules *self,
            const JalonsTarget *columns,
            gsize n_columns,
            JalonsSlot *slots)
{
  JalonsRuleDrag *drags = g_new0 (JalonsRuleDrag, self->judged->len);

  for (guint i = 0; i < self->judged->len; i++)
    {
      drags[i].activity = g_ptr_array_index (self->judged, i);
      drags[i].along = g_ptr_array_index (self->along, i);
      drags[i].joins = self->joins;
      drags[i].links = g_ptr_array_index (self->links, i);
      if (i == 0 && self->what == NULL)
        continue;
      drags[i].slots = &slots[i * n_columns];
      if (self->what != NULL)
        land (self, columns, n_columns, slots);
      else
        follow (self, i, columns, n_columns, &slots[i * n_columns]);
    }
  return drags;
}

/**
 * jalons_drop_rules_judge:
 * @rows: (array length=n_rows): the classes
 * @columns: (array length=n_columns): the weeks or half-days, the tray, or %JALONS_DROP_UNSAID when something is attached
 * @worst: (array) (out): @n_rows × @n_columns, as jalons_rule_targets_judge() gives it
 *
 * Chips of several rows keep their rows: then every row has the same colours. What the drop would leave alone, because it
 * would go out of the year or is there already, is judged as if it had been dropped.
 */
void
jalons_drop_rules_judge (JalonsDropRules *self,
                         JalonsDivision *const *rows,
                         gsize n_rows,
                         const JalonsTarget *columns,
                         gsize n_columns,
                         guint8 *worst)
{
  g_autofree JalonsSlot *slots = g_new (JalonsSlot, self->judged->len * n_columns);
  g_autofree JalonsRuleDrag *drags = make_drags (self, columns, n_columns, slots);

  jalons_rule_targets_judge (self->index, drags, self->judged->len, rows, n_rows, columns, n_columns, worst);
}

/**
 * jalons_drop_rules_explain:
 *
 * Returns: (transfer full) (element-type JalonsIssue): what would be wrong there, the worst first
 */
GPtrArray *
jalons_drop_rules_explain (JalonsDropRules *self,
                           JalonsDivision *row,
                           JalonsTarget column)
{
  g_autofree JalonsSlot *slots = g_new (JalonsSlot, self->judged->len);
  g_autofree JalonsRuleDrag *drags = make_drags (self, &column, 1, slots);

  return jalons_rule_targets_explain (self->index, drags, self->judged->len, row, column);
}

/* Of several activities together */

static void
clear_judged (gpointer data)
{
  JalonsRuleProposal *judged = data;

  g_object_unref (judged->activity);
  g_ptr_array_unref (judged->divisions);
  g_ptr_array_unref (judged->links);
}

static JalonsRuleProposal *
find_judged (GArray *judged,
             const char *activity_id)
{
  for (guint i = 0; i < judged->len; i++)
    if (g_str_equal (jalons_record_get_id (g_array_index (judged, JalonsRuleProposal, i).activity), activity_id))
      return &g_array_index (judged, JalonsRuleProposal, i);
  return NULL;
}

static void
take_activity (GArray *judged,
               JalonsActivity *activity)
{
  const JalonsRuleProposal one = { g_object_ref (activity), g_ptr_array_new_with_free_func (g_object_unref),
                                   g_ptr_array_new_with_free_func (g_object_unref) };

  g_array_append_val (judged, one);
}

/* A class that takes part, or what is attached. */
static void
take_part (GArray *judged,
           JalonsDataset *dataset,
           JalonsRecord *record)
{
  gboolean joins = jalons_record_get_entity (record) == JALONS_ENTITY_PARTICIPATION;
  JalonsFieldId field = joins ? JALONS_PARTICIPATION_ACTIVITY : jalons_link_activity_field (jalons_record_get_entity (record));
  JalonsRuleProposal *of = find_judged (judged, jalons_record_get_text (record, field));
  JalonsRecord *taken = joins ? jalons_dataset_follow (dataset, record, JALONS_PARTICIPATION_DIVISION) : record;

  if (of != NULL && taken != NULL)
    g_ptr_array_add (joins ? of->divisions : of->links, g_object_ref (taken));
}

/**
 * jalons_drop_rules_of_proposal:
 * @index: the index of the year
 * @proposal: what jalons_attach_to_divisions() would make
 *
 * Returns: (transfer full) (element-type JalonsIssue): what would be wrong with the new activities, all together, the worst
 *   first
 */
GPtrArray *
jalons_drop_rules_of_proposal (JalonsDataset *dataset,
                               JalonsRuleIndex *index,
                               const JalonsProposal *proposal)
{
  g_autoptr (GArray) judged = g_array_new (FALSE, FALSE, sizeof (JalonsRuleProposal));

  g_array_set_clear_func (judged, clear_judged);
  for (guint i = 0; i < proposal->drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (proposal->drafts, i));
      JalonsEntityId entity = jalons_record_get_entity (record);

      if (entity == JALONS_ENTITY_ACTIVITY)
        take_activity (judged, record);
      else if (entity == JALONS_ENTITY_PARTICIPATION || jalons_entity_is_link (entity))
        take_part (judged, dataset, record);
    }
  return jalons_rule_index_of_proposals (index, (const JalonsRuleProposal *) (void *) judged->data, judged->len);
}

/**
 * jalons_drop_rules_of_activity:
 * @index: the index of the year
 * @what: an offer, an ambassador or a document
 * @activity: an activity that it would be attached to
 *
 * Returns: (transfer full) (element-type JalonsIssue): what would be wrong with @activity as jalons_attach_to_activities()
 *   would leave it, the worst first
 */
GPtrArray *
jalons_drop_rules_of_activity (JalonsDataset *dataset,
                               JalonsRuleIndex *index,
                               JalonsRecord *what,
                               JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  g_autoptr (GPtrArray) links = jalons_catalogue_attached (dataset, activity), alone = g_ptr_array_new ();
  g_autoptr (JalonsProposal) proposal = NULL;
  g_autoptr (JalonsActivity) filled = g_object_ref (activity);
  JalonsRuleProposal judged = { NULL, divisions, links };

  g_ptr_array_add (alone, activity);
  proposal = jalons_attach_to_activities (dataset, what, alone);
  for (guint i = 0; i < proposal->drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (proposal->drafts, i));

      if (jalons_record_get_entity (record) == JALONS_ENTITY_ACTIVITY)
        g_set_object (&filled, record);
      else
        g_ptr_array_add (links, g_steal_pointer (&record));
    }
  judged.activity = filled;
  return jalons_rule_index_of_proposals (index, &judged, 1);
}
