/* Steps and remarks, as drafts.
 * Invariant: a step that may not follow the project's state writes nothing and says why.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/review.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "plan/gestures.h"
#include "plan/propose-private.h"

/* Steps */

static int
next_number (JalonsDataset *dataset,
             const JalonsProject *project)
{
  g_autoptr (GPtrArray) revisions = jalons_project_revisions (dataset, project);
  int last = revisions->len > 0 ? jalons_revision_number (revisions->pdata[revisions->len - 1]) : 0;

  /* One without a number comes last. */
  return last == JALONS_UNSET ? (int) revisions->len + 1 : last + 1;
}

static int
edition_of (const JalonsProject *project)
{
  return MAX (jalons_project_edition (project), 1);
}

/* The next version has not been before the council and the board yet. */
static JalonsDraft *
change_project (JalonsProject *project,
                JalonsProjectStep step,
                JalonsDay day)
{
  JalonsDraft *draft = jalons_draft_edit (project);
  JalonsFieldId field = jalons_step_day_field (step);

  jalons_draft_set_number (draft, JALONS_PROJECT_STATE, (int) jalons_step_state (step));
  if (field != 0)
    jalons_draft_set_day (draft, field, day);
  if (step == JALONS_STEP_ASK_CHANGES || step == JALONS_STEP_BEGIN_NEXT)
    jalons_draft_set_day (draft, JALONS_PROJECT_COUNCIL_DAY, JALONS_NO_DAY);
  if (step == JALONS_STEP_BEGIN_NEXT)
    {
      jalons_draft_set_day (draft, JALONS_PROJECT_BOARD_DAY, JALONS_NO_DAY);
      jalons_draft_set_number (draft, JALONS_PROJECT_EDITION, edition_of (project) + 1);
    }
  return draft;
}

static JalonsDraft *
make_revision (JalonsDataset *dataset,
               JalonsProject *project,
               JalonsProjectStep step,
               const JalonsSignature *by,
               const char *words,
               const char *file)
{
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_REVISION, NULL);
  int edition = edition_of (project) + (step == JALONS_STEP_BEGIN_NEXT);

  jalons_draft_set_text (draft, JALONS_REVISION_PROJECT, jalons_record_get_id (project));
  jalons_draft_set_number (draft, JALONS_REVISION_NUMBER, next_number (dataset, project));
  jalons_draft_set_number (draft, JALONS_REVISION_EDITION, edition);
  jalons_draft_set_number (draft, JALONS_REVISION_STATE, (int) jalons_step_state (step));
  jalons_draft_set_day (draft, JALONS_REVISION_DAY, by->day);
  jalons_draft_set_text (draft, JALONS_REVISION_AUTHOR, by->author);
  jalons_draft_set_number (draft, JALONS_REVISION_ROLE, (int) by->role);
  jalons_draft_set_text (draft, JALONS_REVISION_WORDS, words ? words : "");
  jalons_draft_set_text (draft, JALONS_REVISION_FILE, file ? file : "");
  return draft;
}

static char *
tell_step_refused (JalonsProject *project)
{
  /* Translators: the state of a project: “draft” */
  return g_strdup_printf (_ ("The project is at “%s”, which this step does not follow: nothing has changed."),
                          jalons_project_state_label ((JalonsProjectState) jalons_project_state (project)));
}

/**
 * jalons_review_take_step:
 * @project: the project as it is now
 * @by: who takes @step; of an advice or an adoption, its day is the one on which the council or the board met
 * @words: (nullable): what is said with it
 * @file: (nullable): the SHA-256 of the frozen copy, which is in the store already; see jalons_review_set_file()
 *
 * A step back from the conseil pédagogique takes its day back; a new version has neither of the two days yet.
 *
 * Returns: (transfer full): the project in its new state, and the Revision that says so; its id is the one created
 */
JalonsProposal *
jalons_review_take_step (JalonsDataset *dataset,
                         JalonsProject *project,
                         JalonsProjectStep step,
                         const JalonsSignature *by,
                         const char *words,
                         const char *file)
{
  GPtrArray *drafts;
  JalonsProposal *proposal;

  if (!jalons_step_may_follow ((JalonsProjectState) jalons_project_state (project), step))
    return jalons_propose_nothing (jalons_step_label (step), tell_step_refused (project));
  drafts = jalons_gesture_drafts_new ();
  g_ptr_array_add (drafts, change_project (project, step, by->day));
  g_ptr_array_add (drafts, make_revision (dataset, project, step, by, words, file));
  proposal = jalons_propose (drafts, jalons_step_label (step));
  jalons_propose_created (proposal, drafts, JALONS_ENTITY_REVISION);
  return proposal;
}

/**
 * jalons_review_set_file:
 * @proposal: of jalons_review_take_step()
 * @file: the SHA-256 of the frozen copy
 *
 * The copy of a version that was adopted says that it was: whoever makes it applies the drafts of @proposal to a copy of
 * the dataset, freezes that, and gives the hash here before writing.
 */
void
jalons_review_set_file (JalonsProposal *proposal,
                        const char *file)
{
  for (guint i = 0; i < proposal->drafts->len; i++)
    if (jalons_draft_get_entity (proposal->drafts->pdata[i]) == JALONS_ENTITY_REVISION)
      jalons_draft_set_text (proposal->drafts->pdata[i], JALONS_REVISION_FILE, file);
}

/* Remarks */

static void
sign (JalonsDraft *draft,
      const JalonsSignature *by)
{
  jalons_draft_set_day (draft, JALONS_REMARK_DAY, by->day);
  jalons_draft_set_text (draft, JALONS_REMARK_AUTHOR, by->author);
  jalons_draft_set_number (draft, JALONS_REMARK_ROLE, (int) by->role);
}

static void
set_about (JalonsDraft *draft,
           const JalonsAbout *about)
{
  switch (about->kind)
    {
    case JALONS_ABOUT_PART:
      jalons_draft_set_text (draft, JALONS_REMARK_PART, jalons_model_field (about->part)->name);
      break;
    case JALONS_ABOUT_GOAL:
      jalons_draft_set_text (draft, JALONS_REMARK_GOAL, about->id);
      break;
    case JALONS_ABOUT_CELL:
      jalons_draft_set_text (draft, JALONS_REMARK_LEVEL, about->level);
      jalons_draft_set_number (draft, JALONS_REMARK_START, about->start);
      break;
    case JALONS_ABOUT_INTENTION:
      jalons_draft_set_text (draft, JALONS_REMARK_INTENTION, about->id);
      break;
    case JALONS_ABOUT_ACTIVITY:
      jalons_draft_set_text (draft, JALONS_REMARK_ACTIVITY, about->id);
      break;
    case JALONS_ABOUT_PROJECT:
    default:
      break;
    }
}

/* Returns: (nullable): @words without the space around them, or NULL when nothing is left */
static char *
trim (const char *words)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (words));

  return *trimmed ? g_steal_pointer (&trimmed) : NULL;
}

static JalonsProposal *
refuse_empty (const char *label)
{
  return jalons_propose_nothing (label, g_strdup (_ ("There are no words yet: nothing has been written.")));
}

/**
 * jalons_review_remark:
 * @project: in any state: remarks are always welcome
 * @about: what it is about, which is quoted as it reads now
 *
 * Returns: (transfer full): a new remark, open; its id is the one created
 */
JalonsProposal *
jalons_review_remark (JalonsDataset *dataset,
                      JalonsProject *project,
                      const JalonsAbout *about,
                      JalonsRemarkKind kind,
                      const char *words,
                      const JalonsSignature *by)
{
  const char *label = kind == JALONS_REMARK_CHANGE ? _ ("Ask for a Change") : _ ("Write a Remark");
  g_autofree char *trimmed = trim (words);
  g_autofree char *quote = jalons_about_quote (dataset, project, about);
  JalonsDraft *draft;

  if (trimmed == NULL)
    return refuse_empty (label);
  if (quote == NULL)
    return jalons_propose_nothing (
      label, g_strdup (_ ("What the remark is about was deleted meanwhile: nothing has been written.")));
  draft = jalons_draft_new (JALONS_ENTITY_REMARK, NULL);
  jalons_draft_set_text (draft, JALONS_REMARK_PROJECT, jalons_record_get_id (project));
  jalons_draft_set_text (draft, JALONS_REMARK_WORDS, trimmed);
  jalons_draft_set_text (draft, JALONS_REMARK_QUOTE, quote);
  jalons_draft_set_number (draft, JALONS_REMARK_KIND, (int) kind);
  set_about (draft, about);
  sign (draft, by);
  return jalons_propose_new (draft, label);
}

/* An answer to an answer answers the remark that opened the thread. */
static JalonsRemark *
root_of (JalonsDataset *dataset,
         JalonsRemark *remark)
{
  JalonsRemark *asked = jalons_dataset_follow (dataset, remark, JALONS_REMARK_ANSWERS);

  return asked ? asked : remark;
}

/**
 * jalons_review_answer:
 * @remark: a remark, or an answer in its thread
 *
 * Returns: (transfer full): the answer; its id is the one created
 */
JalonsProposal *
jalons_review_answer (JalonsDataset *dataset,
                      JalonsRemark *remark,
                      const char *words,
                      const JalonsSignature *by)
{
  g_autofree char *trimmed = trim (words);
  const char *label = _ ("Answer a Remark");
  JalonsRemark *root = root_of (dataset, remark);
  JalonsDraft *draft;

  if (trimmed == NULL)
    return refuse_empty (label);
  draft = jalons_draft_new (JALONS_ENTITY_REMARK, NULL);
  jalons_draft_set_text (draft, JALONS_REMARK_PROJECT, jalons_remark_project (root));
  jalons_draft_set_text (draft, JALONS_REMARK_ANSWERS, jalons_record_get_id (root));
  jalons_draft_set_text (draft, JALONS_REMARK_WORDS, trimmed);
  sign (draft, by);
  return jalons_propose_new (draft, label);
}

/**
 * jalons_review_reword:
 * @remark: a remark or an answer
 *
 * Returns: (transfer full): it with other words; what it quotes stays
 */
JalonsProposal *
jalons_review_reword (JalonsRemark *remark,
                      JalonsRemarkKind kind,
                      const char *words)
{
  g_autofree char *trimmed = trim (words);
  const char *label = _ ("Reword a Remark");
  JalonsDraft *draft;

  if (trimmed == NULL)
    return refuse_empty (label);
  draft = jalons_draft_edit (remark);
  jalons_draft_set_text (draft, JALONS_REMARK_WORDS, trimmed);
  jalons_draft_set_number (draft, JALONS_REMARK_KIND, (int) kind);
  return jalons_propose_change (draft, label);
}

/**
 * jalons_review_set_state:
 * @remark: a remark, or an answer in its thread
 *
 * It counts its turns, so that of two copies the later state is known when one is merged into the other.
 *
 * Returns: (transfer full): the thread resolved, or open again
 */
JalonsProposal *
jalons_review_set_state (JalonsDataset *dataset,
                         JalonsRemark *remark,
                         JalonsRemarkState state)
{
  JalonsRemark *root = root_of (dataset, remark);
  JalonsDraft *draft = jalons_draft_edit (root);

  jalons_draft_set_number (draft, JALONS_REMARK_STATE, (int) state);
  if (jalons_remark_state (root) != (int) state)
    jalons_draft_set_number (draft, JALONS_REMARK_TURNS, MAX (jalons_remark_turns (root), 0) + 1);
  return jalons_propose_change (draft, state == JALONS_REMARK_RESOLVED ? _ ("Resolve a Remark") : _ ("Reopen a Remark"));
}

/**
 * jalons_review_delete_remark:
 * @remark: a remark, whose answers go with it (the store takes along what a record owns), or an answer
 *
 * Returns: (transfer full): the deletion
 */
JalonsProposal *
jalons_review_delete_remark (JalonsRemark *remark)
{
  JalonsDraft *draft = jalons_draft_edit (remark);

  jalons_draft_set_deleted (draft, TRUE);
  return jalons_propose_change (draft, _ ("Delete a Remark"));
}
