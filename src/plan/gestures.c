/* What the user does to activities, as drafts to be written in one go.
 * Invariant: no gesture leaves an activity that no class takes part in.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/gestures.h"

#include "core/project/project.h"
#include "plan/attach.h"

/**
 * jalons_gesture_drafts_new:
 *
 * Returns: (transfer full) (element-type JalonsDraft): no draft yet
 */
GPtrArray *
jalons_gesture_drafts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
}

/**
 * jalons_gesture_add_deletion:
 *
 * Adds the deletion of @record to @drafts.
 */
void
jalons_gesture_add_deletion (GPtrArray *drafts,
                             JalonsRecord *record)
{
  JalonsDraft *draft = jalons_draft_edit (record);

  jalons_draft_set_deleted (draft, TRUE);
  g_ptr_array_add (drafts, draft);
}

/**
 * jalons_gesture_add_participation:
 *
 * Adds to @drafts that a class takes part in an activity.
 */
void
jalons_gesture_add_participation (GPtrArray *drafts,
                                  const char *activity_id,
                                  const char *division_id)
{
  g_autofree char *id = jalons_participation_make_id (activity_id, division_id);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_PARTICIPATION, id);

  jalons_draft_set_text (draft, JALONS_PARTICIPATION_ACTIVITY, activity_id);
  jalons_draft_set_text (draft, JALONS_PARTICIPATION_DIVISION, division_id);
  g_ptr_array_add (drafts, draft);
}

/**
 * jalons_gesture_add_aim:
 *
 * Adds to @drafts that an activity serves a goal.
 */
void
jalons_gesture_add_aim (GPtrArray *drafts,
                        const char *activity_id,
                        const char *goal_id)
{
  g_autofree char *id = jalons_aim_make_id (activity_id, goal_id);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_AIM, id);

  jalons_draft_set_text (draft, JALONS_AIM_ACTIVITY, activity_id);
  jalons_draft_set_text (draft, JALONS_AIM_GOAL, goal_id);
  g_ptr_array_add (drafts, draft);
}

/**
 * jalons_gesture_copy_activity:
 * @id: (nullable): the id of the copy, or %NULL for a random one
 * @slot: when the copy takes place
 *
 * The head of school's authorisation was for the other one.
 *
 * Returns: (transfer full): a new activity that is as @activity was before it was held, confirmed or cancelled
 */
JalonsDraft *
jalons_gesture_copy_activity (const JalonsActivity *activity,
                              const char *id,
                              JalonsSlot slot)
{
  const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_ACTIVITY);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_ACTIVITY, id);

  for (unsigned i = 0; i < entity->n_fields; i++)
    jalons_draft_copy_field (draft, activity, entity->fields[i].id);
  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, slot);
  jalons_draft_set_number (draft, JALONS_ACTIVITY_STATE, JALONS_STATE_PLANNED);
  jalons_draft_set_number (draft, JALONS_ACTIVITY_DONE_MINUTES, JALONS_UNSET);
  jalons_draft_set_number (draft, JALONS_ACTIVITY_FAMILIES, JALONS_UNSET);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_CANCELLED_WHY, "");
  jalons_draft_set_day (draft, JALONS_ACTIVITY_AUTHORISED_DAY, JALONS_NO_DAY);
  return draft;
}

/**
 * jalons_gesture_copy_documents:
 * @copy_id: the id of a copy of @activity
 * @valid_on: the day of the copy: what is out of date then is left out; no day takes everything
 *
 * Adds to @drafts the documents of @activity for its copy.
 */
void
jalons_gesture_copy_documents (GPtrArray *drafts,
                               JalonsDataset *dataset,
                               const JalonsActivity *activity,
                               const char *copy_id,
                               JalonsDay valid_on)
{
  g_autoptr (GPtrArray) links = jalons_dataset_referring (dataset, JALONS_ATTACHMENT_ACTIVITY,
                                                          jalons_record_get_id (activity));

  for (guint i = 0; i < links->len; i++)
    {
      JalonsDocument *document = jalons_link_target (dataset, g_ptr_array_index (links, i));
      JalonsDay last = document ? jalons_document_last_day (document) : JALONS_NO_DAY;

      if (document != NULL && (last == JALONS_NO_DAY || valid_on == JALONS_NO_DAY || valid_on <= last))
        g_ptr_array_add (drafts, jalons_attach_new_link (document, copy_id));
    }
}

/**
 * jalons_gesture_copy_links:
 * @copy_id: the id of a copy of @activity
 *
 * Adds to @drafts what is attached to @activity for its copy: its offers, to be asked for again, and its documents. No
 * visit: somebody who comes to one class was not asked for another.
 */
void
jalons_gesture_copy_links (GPtrArray *drafts,
                           JalonsDataset *dataset,
                           const JalonsActivity *activity,
                           const char *copy_id)
{
  g_autoptr (GPtrArray) bookings = jalons_dataset_referring (dataset, JALONS_BOOKING_ACTIVITY,
                                                             jalons_record_get_id (activity));

  for (guint i = 0; i < bookings->len; i++)
    {
      JalonsOffer *offer = jalons_link_target (dataset, g_ptr_array_index (bookings, i));

      if (offer != NULL)
        g_ptr_array_add (drafts, jalons_attach_new_link (offer, copy_id));
    }
  jalons_gesture_copy_documents (drafts, dataset, activity, copy_id, JALONS_NO_DAY);
}

/**
 * jalons_gesture_copy_aims:
 * @copy_id: the id of a copy of @activity
 * @school_id: the school of the copy
 * @start: and its year: 2026 for 2026-2027
 *
 * Adds to @drafts that the copy serves the goals which @activity serves, of that school's projects that have the year.
 */
void
jalons_gesture_copy_aims (GPtrArray *drafts,
                          JalonsDataset *dataset,
                          const JalonsActivity *activity,
                          const char *copy_id,
                          const char *school_id,
                          int start)
{
  g_autoptr (GPtrArray) goals = jalons_activity_goals (dataset, activity, NULL);

  for (guint i = 0; i < goals->len; i++)
    {
      JalonsGoal *goal = g_ptr_array_index (goals, i);
      JalonsProject *project = jalons_dataset_follow (dataset, goal, JALONS_GOAL_PROJECT);

      if (project != NULL && g_str_equal (jalons_project_school (project), school_id) &&
          jalons_project_has_year (project, start) &&
          (jalons_goal_start (goal) == JALONS_UNSET || jalons_goal_start (goal) == start))
        jalons_gesture_add_aim (drafts, copy_id, jalons_record_get_id (goal));
    }
}

/**
 * jalons_gesture_duplicate:
 * @id: (out): the id of the copy
 *
 * The copy is planned, for the same classes, and waits for a date: on the same one it would be in two places at once.
 *
 * Returns: (transfer full) (element-type JalonsDraft): the copy of @activity, of who takes part in it and of what
 *   jalons_gesture_copy_links() and jalons_gesture_copy_aims() take along
 */
GPtrArray *
jalons_gesture_duplicate (JalonsDataset *dataset,
                          JalonsActivity *activity,
                          char **id)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  JalonsYear *year = jalons_dataset_follow (dataset, activity, JALONS_ACTIVITY_YEAR);
  GPtrArray *drafts = jalons_gesture_drafts_new ();
  JalonsSlot undated = jalons_slot_undated (jalons_activity_slot (activity).minutes);
  JalonsDraft *draft = jalons_gesture_copy_activity (activity, NULL, undated);

  *id = g_strdup (jalons_draft_get_id (draft));
  g_ptr_array_add (drafts, draft);
  for (guint i = 0; i < divisions->len; i++)
    jalons_gesture_add_participation (drafts, *id, jalons_record_get_id (g_ptr_array_index (divisions, i)));
  jalons_gesture_copy_links (drafts, dataset, activity, *id);
  if (year != NULL)
    jalons_gesture_copy_aims (drafts, dataset, activity, *id, jalons_year_school (year), jalons_year_start (year));
  return drafts;
}

/**
 * jalons_gesture_set_state:
 *
 * Returns: (transfer full) (element-type JalonsDraft): @activity in that state
 */
GPtrArray *
jalons_gesture_set_state (JalonsActivity *activity,
                          JalonsState state)
{
  GPtrArray *drafts = jalons_gesture_drafts_new ();
  JalonsDraft *draft = jalons_draft_edit (activity);

  jalons_draft_set_number (draft, JALONS_ACTIVITY_STATE, (int) state);
  g_ptr_array_add (drafts, draft);
  return drafts;
}

/**
 * jalons_gesture_tick:
 *
 * Returns: (transfer full) (element-type JalonsDraft): @activity as done, or as confirmed again when it was done
 */
GPtrArray *
jalons_gesture_tick (JalonsActivity *activity)
{
  gboolean done = jalons_activity_state (activity) == JALONS_STATE_DONE;

  return jalons_gesture_set_state (activity, done ? JALONS_STATE_CONFIRMED : JALONS_STATE_DONE);
}

/**
 * jalons_gesture_set_audience:
 *
 * What is for families or for staff owes nobody's hours, and what is for pupils again does.
 *
 * Returns: (transfer full) (element-type JalonsDraft): @activity for that audience; none when it is already
 */
GPtrArray *
jalons_gesture_set_audience (JalonsActivity *activity,
                             JalonsAudience audience)
{
  GPtrArray *drafts = jalons_gesture_drafts_new ();
  JalonsDraft *draft;

  if ((JalonsAudience) jalons_activity_audience (activity) == audience)
    return drafts;
  draft = jalons_draft_edit (activity);
  jalons_draft_set_number (draft, JALONS_ACTIVITY_AUDIENCE, (int) audience);
  jalons_draft_set_number (draft, JALONS_ACTIVITY_UNCOUNTED, audience != JALONS_AUDIENCE_PUPILS);
  g_ptr_array_add (drafts, draft);
  return drafts;
}

/**
 * jalons_gesture_set_divisions:
 * @ids: (array zero-terminated=1): the ids of the classes that are to take part; at least one, or nothing is changed
 *
 * Returns: (transfer full) (element-type JalonsDraft): the participations to add and to take away
 */
GPtrArray *
jalons_gesture_set_divisions (JalonsDataset *dataset,
                              JalonsActivity *activity,
                              const char *const *ids)
{
  const char *activity_id = jalons_record_get_id (activity);
  g_autoptr (GPtrArray) links = jalons_dataset_referring (dataset, JALONS_PARTICIPATION_ACTIVITY, activity_id);
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *drafts = jalons_gesture_drafts_new ();

  if (ids[0] == NULL)
    return drafts;
  for (guint i = 0; i < links->len; i++)
    {
      JalonsParticipation *link = g_ptr_array_index (links, i);

      g_hash_table_add (present, (gpointer) jalons_participation_division (link));
      if (g_strv_contains (ids, jalons_participation_division (link)))
        continue;
      jalons_gesture_add_deletion (drafts, link);
    }
  for (int i = 0; ids[i] != NULL; i++)
    if (!g_hash_table_contains (present, ids[i]))
      jalons_gesture_add_participation (drafts, activity_id, ids[i]);
  return drafts;
}

/* Those that no other class would see. */
static void
add_lonely_activities (GPtrArray *drafts,
                       JalonsDataset *dataset,
                       JalonsDivision *division)
{
  g_autoptr (GPtrArray) activities = jalons_dataset_division_activities (dataset, division);

  for (guint i = 0; i < activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (activities, i);
      g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);

      if (divisions->len == 1)
        jalons_gesture_add_deletion (drafts, activity);
    }
}

/**
 * jalons_gesture_delete:
 * @record: what goes; the store takes what it owns along
 *
 * Returns: (transfer full) (element-type JalonsDraft): @record deleted, and with a class the activities of it alone
 */
GPtrArray *
jalons_gesture_delete (JalonsDataset *dataset,
                       JalonsRecord *record)
{
  GPtrArray *drafts = jalons_gesture_drafts_new ();

  if (jalons_record_get_entity (record) == JALONS_ENTITY_DIVISION)
    add_lonely_activities (drafts, dataset, record);
  jalons_gesture_add_deletion (drafts, record);
  return drafts;
}
