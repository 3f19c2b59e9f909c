/* Writing a project, as drafts.
 * Invariant: what a project owns changes only while it is written; what serves a goal, a figure of the school and who is
 * asked to read may change at any time.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/write-project.h"

#include <glib/gi18n-lib.h>

#include "core/record/id.h"
#include "core/words/labels.h"
#include "plan/gestures.h"
#include "plan/propose-private.h"

/* What can be written: its words, and whether it may be while the project is not being written. */
typedef struct
{
  JalonsEntityId entity;
  JalonsFieldId owner;
  JalonsFieldId name; /* the text without which it says nothing; 0 when there is none */
  gboolean always;
  const char *add;
  const char *edit;
  const char *delete;
} Part;

static const Part parts[] = {
  { JALONS_ENTITY_PROJECT, 0, 0, FALSE, N_ ("Create a Project"), N_ ("Edit the Project"), N_ ("Delete the Project") },
  { JALONS_ENTITY_GOAL, JALONS_GOAL_PROJECT, JALONS_GOAL_WORDING, FALSE, N_ ("Add a Goal"), N_ ("Edit a Goal"),
    N_ ("Delete a Goal") },
  { JALONS_ENTITY_INTENTION, JALONS_INTENTION_PROJECT, JALONS_INTENTION_TITLE, FALSE, N_ ("Add an Intention"),
    N_ ("Edit an Intention"), N_ ("Delete an Intention") },
  { JALONS_ENTITY_PARTNER, JALONS_PARTNER_PROJECT, JALONS_PARTNER_NAME, FALSE, N_ ("Add a Partner"),
    N_ ("Edit a Partner"), N_ ("Delete a Partner") },
  { JALONS_ENTITY_REVIEWER, JALONS_REVIEWER_PROJECT, JALONS_REVIEWER_NAME, TRUE, N_ ("Add a Reviewer"),
    N_ ("Edit a Reviewer"), N_ ("Delete a Reviewer") },
  { JALONS_ENTITY_FIGURE, 0, JALONS_FIGURE_LABEL, TRUE, N_ ("Add a Figure"), N_ ("Edit a Figure"),
    N_ ("Delete a Figure") },
};

static const Part *
find_part (JalonsEntityId entity)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].entity == entity)
      return &parts[i];
  return NULL;
}

/* Returns: (nullable): the project that @record is, or is a part of */
static JalonsProject *
project_of (JalonsDataset *dataset,
            const Part *part,
            JalonsRecord *record)
{
  if (part->entity == JALONS_ENTITY_PROJECT)
    return jalons_dataset_lookup (dataset, JALONS_ENTITY_PROJECT, jalons_record_get_id (record)); /* as it stands */
  return part->owner != 0 ? jalons_dataset_follow (dataset, record, part->owner) : NULL;
}

static gboolean
may_write (JalonsDataset *dataset,
           const Part *part,
           JalonsRecord *record)
{
  JalonsProject *project = project_of (dataset, part, record);

  return part->always || project == NULL || jalons_project_is_editable (project);
}

static char *
tell_locked (const JalonsProject *project)
{
  if (jalons_project_state (project) == JALONS_PROJECT_ADOPTED)
    return g_strdup (_ ("The project is adopted: begin the next version to change it."));
  /* Translators: the state of a project: “submitted for review” */
  return g_strdup_printf (_ ("The project is at “%s”: it can be changed when its readers ask for changes."),
                          jalons_project_state_label ((JalonsProjectState) jalons_project_state (project)));
}

/**
 * jalons_write_create_project:
 * @start: the first of its three years: 2026 for 2026-2027
 *
 * Its id follows from the school and the year, so that two people who create it have created one.
 *
 * Returns: (transfer full): the new project, a draft of the first edition
 */
JalonsProposal *
jalons_write_create_project (JalonsDataset *dataset,
                             const JalonsSchool *school,
                             int start)
{
  const char *label = _ (find_part (JALONS_ENTITY_PROJECT)->add);
  g_autofree char *id = jalons_project_make_id (jalons_record_get_id (school), start);
  JalonsDraft *draft;

  if (jalons_dataset_lookup (dataset, JALONS_ENTITY_PROJECT, id) != NULL)
    return jalons_propose_nothing (label, g_strdup (_ ("The school already has a project that begins in that year.")));
  draft = jalons_draft_new (JALONS_ENTITY_PROJECT, id);
  jalons_draft_set_text (draft, JALONS_PROJECT_SCHOOL, jalons_record_get_id (school));
  jalons_draft_set_number (draft, JALONS_PROJECT_START, start);
  jalons_draft_set_number (draft, JALONS_PROJECT_EDITION, 1);
  return jalons_propose_new (draft, label);
}

/* Parts */

static int
next_rank (JalonsDataset *dataset,
           const JalonsProject *project)
{
  g_autoptr (GPtrArray) goals = jalons_project_goals (dataset, project);
  int rank = 0;

  for (guint i = 0; i < goals->len; i++)
    rank = MAX (rank, jalons_goal_rank (goals->pdata[i]));
  return rank + 1;
}

/**
 * jalons_write_new_part:
 * @entity: a goal, an intention, a partner, a reviewer or a figure
 *
 * Returns: (transfer full): a new one for a form to fill in: a goal is the last, an intention of the year after the first
 *   and an hour long, a figure of the year before the project
 */
JalonsDraft *
jalons_write_new_part (JalonsDataset *dataset,
                       const JalonsProject *project,
                       JalonsEntityId entity)
{
  JalonsDraft *draft = jalons_draft_new (entity, NULL);
  const Part *part = find_part (entity);
  int start = jalons_project_start (project);

  g_return_val_if_fail (part != NULL && entity != JALONS_ENTITY_PROJECT, draft);
  if (part->owner != 0)
    jalons_draft_set_text (draft, part->owner, jalons_record_get_id (project));
  if (entity == JALONS_ENTITY_GOAL)
    jalons_draft_set_number (draft, JALONS_GOAL_RANK, next_rank (dataset, project));
  if (entity == JALONS_ENTITY_INTENTION)
    {
      jalons_draft_set_number (draft, JALONS_INTENTION_START, start + 1);
      jalons_draft_set_number (draft, JALONS_INTENTION_MINUTES, JALONS_LESSON_MINUTES);
    }
  if (entity == JALONS_ENTITY_FIGURE)
    {
      jalons_draft_set_text (draft, JALONS_FIGURE_SCHOOL, jalons_project_school (project));
      jalons_draft_set_number (draft, JALONS_FIGURE_START, start - 1);
    }
  return draft;
}

/* The steps of the review are taken by jalons_review_take_step() alone. */
static void
keep_state (JalonsDraft *draft)
{
  JalonsRecord *origin = jalons_draft_get_origin (draft);

  if (jalons_draft_get_entity (draft) != JALONS_ENTITY_PROJECT || origin == NULL)
    return;
  jalons_draft_copy_field (draft, origin, JALONS_PROJECT_STATE);
  jalons_draft_copy_field (draft, origin, JALONS_PROJECT_EDITION);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  return *trimmed == '\0';
}

/**
 * jalons_write_record:
 * @draft: the project, or a part of it, new or edited
 *
 * Returns: (transfer full): what is written; nothing when the project is not being written, or when it says nothing
 */
JalonsProposal *
jalons_write_record (JalonsDataset *dataset,
                     const JalonsDraft *draft)
{
  const Part *part = find_part (jalons_draft_get_entity (draft));
  g_autoptr (JalonsRecord) record = jalons_draft_build (draft);
  gboolean edited = jalons_draft_get_origin (draft) != NULL;
  JalonsDraft *copy;
  const char *label;

  g_return_val_if_fail (part != NULL, NULL);
  label = edited ? _ (part->edit) : _ (part->add);
  if (!may_write (dataset, part, record))
    return jalons_propose_nothing (label, tell_locked (project_of (dataset, part, record)));
  if (part->name != 0 && is_blank (jalons_record_get_text (record, part->name)))
    /* Translators: the name of a field: “Wording” */
    return jalons_propose_nothing (label, g_strdup_printf (_ ("“%s” is empty: nothing has been written."),
                                                           jalons_field_label (part->name)));
  copy = jalons_draft_copy (draft);
  keep_state (copy);
  return edited ? jalons_propose_change (copy, label) : jalons_propose_new (copy, label);
}

/**
 * jalons_write_delete:
 * @part: a project or a part of one
 *
 * Returns: (transfer full): its deletion; the store takes along what it owns
 */
JalonsProposal *
jalons_write_delete (JalonsDataset *dataset,
                     JalonsRecord *record)
{
  const Part *part = find_part (jalons_record_get_entity (record));
  JalonsDraft *draft;

  g_return_val_if_fail (part != NULL, NULL);
  if (part->entity != JALONS_ENTITY_PROJECT && !may_write (dataset, part, record))
    return jalons_propose_nothing (_ (part->delete), tell_locked (project_of (dataset, part, record)));
  draft = jalons_draft_edit (record);
  jalons_draft_set_deleted (draft, TRUE);
  return jalons_propose_change (draft, _ (part->delete));
}

/* Goals */

static void
add_rank (GPtrArray *drafts,
          JalonsGoal *goal,
          int rank)
{
  JalonsDraft *draft = jalons_draft_edit (goal);

  jalons_draft_set_number (draft, JALONS_GOAL_RANK, rank);
  if (jalons_draft_is_changed (draft))
    g_ptr_array_add (drafts, draft);
  else
    jalons_draft_free (draft);
}

/**
 * jalons_write_move_goal:
 * @place: where it is to be among the goals of its project: 0 is the first; beyond the last is the last
 *
 * Returns: (transfer full): the goals whose number changes
 */
JalonsProposal *
jalons_write_move_goal (JalonsDataset *dataset,
                        JalonsGoal *goal,
                        unsigned place)
{
  JalonsProject *project = jalons_dataset_follow (dataset, goal, JALONS_GOAL_PROJECT);
  g_autoptr (GPtrArray) goals = project ? jalons_project_goals (dataset, project) : g_ptr_array_new ();
  const char *label = _ ("Move a Goal");
  GPtrArray *drafts;
  guint present;

  if (project != NULL && !jalons_project_is_editable (project))
    return jalons_propose_nothing (label, tell_locked (project));
  drafts = jalons_gesture_drafts_new ();
  if (g_ptr_array_find (goals, goal, &present))
    {
      JalonsGoal *moved = g_ptr_array_steal_index (goals, present);

      g_ptr_array_insert (goals, (int) MIN (place, goals->len), moved);
    }
  for (guint i = 0; i < goals->len; i++)
    add_rank (drafts, goals->pdata[i], (int) i + 1);
  return jalons_propose (drafts, label);
}

/**
 * jalons_write_aim:
 * @activities: (element-type JalonsActivity): which
 * @serves: whether they are to serve @goal, or not any more
 *
 * At any time: an adopted project goes on being planned.
 *
 * Returns: (transfer full): the links that are added or go; those that are so already are left
 */
JalonsProposal *
jalons_write_aim (JalonsDataset *dataset,
                  GPtrArray *activities,
                  JalonsGoal *goal,
                  gboolean serves)
{
  GPtrArray *drafts = jalons_gesture_drafts_new ();
  const char *goal_id = jalons_record_get_id (goal);

  for (guint i = 0; i < activities->len; i++)
    {
      const char *activity_id = jalons_record_get_id (activities->pdata[i]);
      g_autofree char *id = jalons_aim_make_id (activity_id, goal_id);
      JalonsAim *aim = jalons_dataset_lookup (dataset, JALONS_ENTITY_AIM, id);

      if (aim == NULL && serves)
        jalons_gesture_add_aim (drafts, activity_id, goal_id);
      else if (aim != NULL && !serves)
        jalons_gesture_add_deletion (drafts, aim);
    }
  return jalons_propose (drafts, serves ? _ ("Attach to a Goal") : _ ("Detach from a Goal"));
}

/* Intentions that are planned */

static JalonsDraft *
make_activity (const JalonsIntention *intention,
               const JalonsGoal *goal,
               const JalonsYear *year,
               const char *id)
{
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_ACTIVITY, id);
  int minutes = CLAMP (jalons_intention_minutes (intention), 0, JALONS_SLOT_MAX_MINUTES);

  jalons_draft_set_text (draft, JALONS_ACTIVITY_YEAR, jalons_record_get_id (year));
  jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, jalons_intention_title (intention));
  jalons_draft_set_text (draft, JALONS_ACTIVITY_AXIS, jalons_intention_axis (intention));
  jalons_draft_set_number (draft, JALONS_ACTIVITY_HALF_DAY, jalons_intention_half_day (intention));
  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, jalons_slot_undated (minutes));
  if (goal != NULL)
    jalons_draft_set_list (draft, JALONS_ACTIVITY_COMPETENCES, jalons_goal_competences (goal));
  return draft;
}

static GPtrArray *
classes_of (JalonsDataset *dataset,
            const JalonsIntention *intention,
            const JalonsYear *year)
{
  g_autoptr (GPtrArray) all = jalons_dataset_list_divisions (dataset, year);
  GPtrArray *divisions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (jalons_division_level (all->pdata[i]), jalons_intention_level (intention)))
      g_ptr_array_add (divisions, g_object_ref (all->pdata[i]));
  return divisions;
}

/* Returns whether there are classes for it. */
static gboolean
plan_intention (GPtrArray *drafts,
                JalonsDataset *dataset,
                JalonsIntention *intention)
{
  JalonsProject *project = jalons_dataset_follow (dataset, intention, JALONS_INTENTION_PROJECT);
  JalonsSchool *school = jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL);
  JalonsYear *year = school ? jalons_dataset_find_year (dataset, school, jalons_intention_start (intention)) : NULL;
  JalonsGoal *goal = jalons_dataset_follow (dataset, intention, JALONS_INTENTION_GOAL);
  g_autoptr (GPtrArray) divisions = year ? classes_of (dataset, intention, year) : g_ptr_array_new ();
  g_autofree char *id = jalons_intention_make_activity_id (jalons_record_get_id (intention));

  if (divisions->len == 0)
    return FALSE;
  g_ptr_array_add (drafts, make_activity (intention, goal, year, id));
  for (guint i = 0; i < divisions->len; i++)
    jalons_gesture_add_participation (drafts, id, jalons_record_get_id (divisions->pdata[i]));
  if (goal != NULL)
    jalons_gesture_add_aim (drafts, id, jalons_record_get_id (goal));
  jalons_gesture_add_deletion (drafts, intention);
  return TRUE;
}

/**
 * jalons_write_plan_intentions:
 * @intentions: (element-type JalonsIntention): of a year that is being planned
 *
 * Each becomes one activity, for all the classes of its level, which waits for a date; it serves the goal that the
 * intention served. Its id follows from the intention's, so that a comparison knows what became of it. At any time: an
 * adopted project goes on being planned.
 *
 * Returns: (transfer full): the activities, and the intentions deleted; those of a level without a class are left
 */
JalonsProposal *
jalons_write_plan_intentions (JalonsDataset *dataset,
                              GPtrArray *intentions)
{
  GPtrArray *drafts = jalons_gesture_drafts_new ();
  unsigned n_left = 0, n_planned;
  g_autofree char *label = NULL;
  JalonsProposal *proposal;

  for (guint i = 0; i < intentions->len; i++)
    n_left += !plan_intention (drafts, dataset, intentions->pdata[i]);
  n_planned = intentions->len - n_left;
  label = g_strdup_printf (ngettext ("Plan %u Intention", "Plan %u Intentions", MAX (n_planned, 1)), MAX (n_planned, 1));
  proposal = jalons_propose (drafts, label);
  jalons_propose_created (proposal, drafts, JALONS_ENTITY_ACTIVITY);
  if (n_left > 0)
    jalons_propose_leave (proposal, n_left,
                          g_strdup_printf (ngettext ("%u intention is of a level that has no class in its year yet: "
                                                     "it stays an intention.",
                                                     "%u intentions are of a level that has no class in its year yet: "
                                                     "they stay intentions.",
                                                     n_left),
                                           n_left));
  return proposal;
}
