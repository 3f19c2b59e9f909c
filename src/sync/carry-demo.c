/* Going back to the step of a review, as well as data that are invented can: without what was written after it.
 * Invariant: the same drafts give the same copies.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/carry-demo.h"

#include "core/project/cohort.h"
#include "core/project/project.h"
#include "exchange/carried.h"
#include "store/files.h"

static JalonsDataset *
build_dataset (GPtrArray *drafts)
{
  JalonsDataset *dataset = jalons_dataset_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (records, jalons_draft_build (drafts->pdata[i]));
  jalons_dataset_apply (dataset, (JalonsRecord *const *) records->pdata, records->len);
  return dataset;
}

static void
add_deletion (GPtrArray *changes,
              JalonsRecord *record)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (record);

  jalons_draft_set_deleted (draft, TRUE);
  g_ptr_array_add (changes, jalons_draft_build (draft));
}

/* Later steps, and the remarks of later days. */
static void
add_later (GPtrArray *changes,
           JalonsDataset *dataset,
           const JalonsProject *project,
           const JalonsDraft *step)
{
  g_autoptr (JalonsRevision) revision = jalons_draft_build (step);
  g_autoptr (GPtrArray) revisions = jalons_project_revisions (dataset, project);
  g_autoptr (GPtrArray) remarks =
    jalons_dataset_referring (dataset, JALONS_REMARK_PROJECT, jalons_record_get_id (project));

  for (guint i = 0; i < revisions->len; i++)
    if (jalons_revision_number (revisions->pdata[i]) > jalons_revision_number (revision))
      add_deletion (changes, revisions->pdata[i]);
  for (guint i = 0; i < remarks->len; i++)
    if (jalons_remark_day (remarks->pdata[i]) > jalons_revision_day (revision))
      add_deletion (changes, remarks->pdata[i]);
}

static gboolean
is_remarked_on (JalonsDataset *dataset,
                const JalonsGoal *goal)
{
  g_autoptr (GPtrArray) remarks = jalons_dataset_referring (dataset, JALONS_REMARK_GOAL, jalons_record_get_id (goal));

  return remarks->len > 0;
}

/* What the writer added since: the last goal that nobody spoke of, and the last intention. */
static void
add_since (GPtrArray *changes,
           JalonsDataset *dataset,
           const JalonsProject *project)
{
  g_autoptr (GPtrArray) goals = jalons_project_goals (dataset, project);
  g_autoptr (GPtrArray) intentions = jalons_project_intentions (dataset, project);

  for (guint i = goals->len; i-- > 1;)
    if (!is_remarked_on (dataset, goals->pdata[i]))
      {
        add_deletion (changes, goals->pdata[i]);
        break;
      }
  if (intentions->len > 1)
    add_deletion (changes, intentions->pdata[intentions->len - 1]);
}

static void
add_state (GPtrArray *changes,
           JalonsProject *project,
           const JalonsDraft *step)
{
  g_autoptr (JalonsRevision) revision = jalons_draft_build (step);
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (project);

  jalons_draft_set_number (draft, JALONS_PROJECT_STATE, jalons_revision_state (revision));
  g_ptr_array_add (changes, jalons_draft_build (draft));
}

static void
keep_nearest (JalonsDataset *dataset,
              const JalonsProject *project,
              JalonsOnward *onward)
{
  JalonsSchool *school = jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL);

  if (school == NULL)
    return;
  for (int voie = 0; voie < JALONS_N_VOIES; voie++)
    jalons_onward_set (onward, (JalonsVoie) voie, dataset,
                       jalons_onward_chosen (dataset, school, (JalonsVoie) voie, ""));
  jalons_cohort_keep (dataset, project, onward);
}

static gboolean
freeze (const char *directory,
        GPtrArray *drafts,
        JalonsDraft *step,
        GError **error)
{
  g_autoptr (JalonsRevision) revision = jalons_draft_build (step);
  g_autoptr (JalonsDataset) dataset = build_dataset (drafts);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  JalonsProject *project = jalons_dataset_follow (dataset, revision, JALONS_REVISION_PROJECT);
  g_autoptr (JalonsOnward) onward = jalons_onward_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *id = NULL, *hash = NULL;

  if (project == NULL || *jalons_revision_file (revision) != '\0')
    return TRUE;
  id = g_strdup (jalons_record_get_id (project));
  add_later (changes, dataset, project, step);
  add_since (changes, dataset, project);
  add_state (changes, project, step);
  jalons_dataset_apply (dataset, (JalonsRecord *const *) changes->pdata, changes->len);
  project = jalons_dataset_lookup (dataset, JALONS_ENTITY_PROJECT, id);
  keep_nearest (dataset, project, onward);
  bytes = jalons_carried_freeze (dataset, project, onward, jalons_revision_day (revision));
  hash = jalons_files_add_bytes (directory, JALONS_STORED_CARRIED, bytes, error);
  if (hash != NULL)
    jalons_draft_set_text (step, JALONS_REVISION_FILE, hash);
  return hash != NULL;
}

/**
 * jalons_carry_demo:
 * @directory: the data folder
 * @drafts: (element-type JalonsDraft): of jalons_demo_build(); its steps of a review get their frozen copies
 *
 * Returns: whether the copies could be written
 */
gboolean
jalons_carry_demo (const char *directory,
                   GPtrArray *drafts,
                   GError **error)
{
  for (guint i = 0; i < drafts->len; i++)
    if (jalons_draft_get_entity (drafts->pdata[i]) == JALONS_ENTITY_REVISION &&
        !freeze (directory, drafts, drafts->pdata[i], error))
      return FALSE;
  return TRUE;
}
