/* Merging the review that a carried file brings: reviewers, steps, remarks.
 * Invariant: each side has the last word on its own words; what is not of the review is left alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/carried-plan.h"

#include <glib/gi18n-lib.h>

#include "core/project/project.h"
#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "exchange/json-words.h"

/* Which side a remark is of: who writes the project, or who reads it; each side has the last word on its own words. */
static gboolean
is_of_writer (const JalonsRemark *remark)
{
  int role = jalons_remark_role (remark);

  return role == JALONS_ROLE_COUNSELLOR || role == JALONS_ROLE_DIRECTOR;
}

/**
 * jalons_carried_is_of_review:
 *
 * Returns: whether records of @entity are what reviewing a project writes
 */
gboolean
jalons_carried_is_of_review (JalonsEntityId entity)
{
  return entity == JALONS_ENTITY_REVIEWER || entity == JALONS_ENTITY_REVISION || entity == JALONS_ENTITY_REMARK;
}

/**
 * jalons_carried_copy_field:
 *
 * Gives @draft what @from has.
 */
void
jalons_carried_copy_field (JalonsDraft *draft,
                           const JalonsRecord *from,
                           JalonsFieldId field)
{
  g_autofree char *stored = jalons_record_to_stored (from, field);

  jalons_draft_set_stored (draft, field, stored);
}

/**
 * jalons_carried_draft:
 *
 * Returns: (transfer full): a draft that makes what is in the data as it is in the file
 */
JalonsDraft *
jalons_carried_draft (JalonsCarriedPlanner *self,
                      const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  JalonsRecord *present = jalons_dataset_lookup (self->dataset, entity->id, jalons_record_get_id (record));
  JalonsDraft *draft =
    present != NULL ? jalons_draft_edit (present) : jalons_draft_new (entity->id, jalons_record_get_id (record));

  for (unsigned i = 0; i < entity->n_fields; i++)
    jalons_carried_copy_field (draft, record, entity->fields[i].id);
  return draft;
}

/* A remark by its words, a step by the state that it led to. */
static char *
name_record (JalonsCarriedPlanner *self,
             const JalonsRecord *record)
{
  if (jalons_record_get_entity (record) == JALONS_ENTITY_REVISION)
    return g_strdup (jalons_project_state_label ((JalonsProjectState) jalons_revision_state (record)));
  return jalons_record_words (self->carried->dataset, record);
}

/* What it is, and whose. */
static char *
describe_record (const JalonsRecord *record)
{
  JalonsEntityId entity = jalons_record_get_entity (record);
  const char *author = entity == JALONS_ENTITY_REMARK     ? jalons_remark_author (record)
                       : entity == JALONS_ENTITY_REVISION ? jalons_revision_author (record)
                                                          : "";

  return g_strjoin (" · ", jalons_entity_label (entity), *author != '\0' ? author : NULL, NULL);
}

/**
 * jalons_carried_keep:
 * @draft: (transfer full): it is written, unless it changes nothing
 * @with_line: whether the preview has a line of it; not where there are hundreds
 */
void
jalons_carried_keep (JalonsCarriedPlanner *self,
                     JalonsDraft *draft,
                     gboolean with_line)
{
  g_autoptr (JalonsRecord) now = jalons_draft_build (draft);
  JalonsRecord *origin = jalons_draft_get_origin (draft);
  JalonsEntityId entity = jalons_draft_get_entity (draft);
  g_autofree char *name = NULL, *text = NULL;
  JalonsImportLine *line;

  if (origin != NULL && !jalons_draft_is_changed (draft))
    {
      jalons_draft_free (draft);
      return;
    }
  if (with_line)
    {
      name = name_record (self, now);
      text = describe_record (now);
      line = jalons_plan_add_line (self->plan, origin == NULL ? JALONS_IMPORT_CREATED : JALONS_IMPORT_CHANGED, entity,
                                   jalons_draft_get_id (draft), name, text);
      if (origin != NULL)
        jalons_json_add_details (self->dataset, line, draft, now);
    }
  g_ptr_array_add (self->plan->drafts, draft);
}

/* Whose state was given after the other's: it has turned more often. Where both turned meanwhile, as often, it is resolved. */
static gboolean
is_later (const JalonsRemark *present,
          const JalonsRemark *incoming)
{
  int here = MAX (jalons_remark_turns (present), 0), there = MAX (jalons_remark_turns (incoming), 0);

  return there > here || (there == here && jalons_remark_state (incoming) == JALONS_REMARK_RESOLVED &&
                          jalons_remark_state (present) != JALONS_REMARK_RESOLVED);
}

static void
merge_remark (JalonsCarriedPlanner *self,
              JalonsRemark *present,
              const JalonsRemark *incoming)
{
  JalonsDraft *draft = jalons_draft_edit (present);
  gboolean from_writer = self->carried->from == JALONS_CARRIED_SCHOOL;

  if (is_later (present, incoming))
    {
      jalons_carried_copy_field (draft, incoming, JALONS_REMARK_STATE);
      jalons_carried_copy_field (draft, incoming, JALONS_REMARK_TURNS);
    }
  if (is_of_writer (incoming) == from_writer)
    {
      jalons_carried_copy_field (draft, incoming, JALONS_REMARK_WORDS);
      jalons_carried_copy_field (draft, incoming, JALONS_REMARK_KIND);
    }
  jalons_carried_keep (self, draft, TRUE);
}

/**
 * jalons_carried_merge_records:
 * @entity: one of the review
 *
 * What is new in the file is taken; a remark that both have is merged.
 */
void
jalons_carried_merge_records (JalonsCarriedPlanner *self,
                              JalonsEntityId entity)
{
  GListModel *list = jalons_dataset_get_list (self->carried->dataset, entity);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) incoming = g_list_model_get_item (list, i);
      JalonsRecord *present = jalons_dataset_lookup (self->dataset, entity, jalons_record_get_id (incoming));

      if (present == NULL && g_hash_table_contains (self->source->deleted, jalons_record_get_id (incoming)))
        continue;
      if (present == NULL)
        jalons_carried_keep (self, jalons_carried_draft (self, incoming), TRUE);
      else if (entity == JALONS_ENTITY_REMARK)
        merge_remark (self, present, incoming);
    }
}

static JalonsRemark *
root_of (JalonsDataset *dataset,
         JalonsRemark *remark)
{
  JalonsRemark *root = jalons_dataset_follow (dataset, remark, JALONS_REMARK_ANSWERS);

  return root != NULL ? root : remark;
}

static gboolean
is_deleted_there (JalonsCarriedPlanner *self,
                  const JalonsRemark *remark)
{
  return g_strv_contains ((const char *const *) self->carried->deleted, jalons_record_get_id (remark));
}

/**
 * jalons_carried_merge_deletions:
 *
 * Each side deletes its own words, and with a remark the answers to it.
 */
void
jalons_carried_merge_deletions (JalonsCarriedPlanner *self)
{
  gboolean from_writer = self->carried->from == JALONS_CARRIED_SCHOOL;

  for (guint i = 0; self->carried->deleted[i] != NULL; i++)
    {
      JalonsRemark *remark = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_REMARK, self->carried->deleted[i]);
      JalonsRemark *root = remark != NULL ? root_of (self->dataset, remark) : NULL;
      JalonsDraft *draft;

      if (remark == NULL || !g_str_equal (jalons_remark_project (remark), jalons_record_get_id (self->carried->project)) ||
          !(is_of_writer (remark) == from_writer || (is_deleted_there (self, root) && is_of_writer (root) == from_writer)))
        continue;
      draft = jalons_draft_edit (remark);
      jalons_draft_set_deleted (draft, TRUE);
      jalons_carried_keep (self, draft, TRUE);
    }
}

/**
 * jalons_carried_has_unknown_step:
 * @project: in @dataset
 *
 * Returns: whether @dataset has a step of @project that @other does not know
 */
gboolean
jalons_carried_has_unknown_step (JalonsDataset *dataset,
                                 const JalonsProject *project,
                                 JalonsDataset *other)
{
  g_autoptr (GPtrArray) revisions = jalons_project_revisions (dataset, project);

  for (guint i = 0; i < revisions->len; i++)
    if (jalons_dataset_lookup (other, JALONS_ENTITY_REVISION, jalons_record_get_id (revisions->pdata[i])) == NULL)
      return TRUE;
  return FALSE;
}

/* The state follows from the steps: that of the side which took one that the other does not know. */
static void
merge_state (JalonsCarriedPlanner *self)
{
  static const JalonsFieldId fields[] = { JALONS_PROJECT_STATE, JALONS_PROJECT_COUNCIL_DAY, JALONS_PROJECT_BOARD_DAY };
  JalonsDraft *draft;

  if (!jalons_carried_has_unknown_step (self->carried->dataset, self->carried->project, self->dataset))
    return;
  if (jalons_carried_has_unknown_step (self->dataset, self->local, self->carried->dataset))
    {
      g_ptr_array_add (self->plan->warnings,
                       g_strdup (_ ("Both sides took a step of the review meanwhile: both are kept, and the state of the "
                                    "project stays as it is here.")));
      return;
    }
  draft = jalons_draft_edit (self->local);
  for (unsigned i = 0; i < G_N_ELEMENTS (fields); i++)
    jalons_carried_copy_field (draft, self->carried->project, fields[i]);
  jalons_carried_keep (self, draft, TRUE);
}

/* What differs beside the review */

static guint
count_differences (JalonsDataset *one,
                   JalonsDataset *other,
                   gboolean count_changed)
{
  guint n = 0;

  for (int e = 0; e < JALONS_N_ENTITIES; e++)
    {
      GListModel *list = jalons_dataset_get_list (one, (JalonsEntityId) e);

      for (guint i = 0; !jalons_carried_is_of_review ((JalonsEntityId) e) && i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);
          JalonsRecord *match = jalons_dataset_lookup (other, (JalonsEntityId) e, jalons_record_get_id (record));

          n += match == NULL || (count_changed && e != JALONS_ENTITY_PROJECT && !jalons_record_equal (record, match));
        }
    }
  return n;
}

static void
tell_left_alone (JalonsCarriedPlanner *self)
{
  g_autoptr (JalonsDataset) here = jalons_carried_select (self->dataset, self->local);
  guint n = count_differences (self->carried->dataset, here, TRUE) + count_differences (here, self->carried->dataset, FALSE);

  if (n > 0)
    g_ptr_array_add (self->plan->warnings,
                     jalons_format_counted (ngettext ("%u other object differs in the file: yours stays as it is.",
                                                      "%u other objects differ in the file: yours stay as they are.", n),
                                            n));
}

/**
 * jalons_carried_merge:
 *
 * Plans a file that comes back from those who reviewed a project of this data, or from its writer to a copy.
 */
void
jalons_carried_merge (JalonsCarriedPlanner *self)
{
  jalons_carried_merge_records (self, JALONS_ENTITY_REVIEWER);
  merge_state (self);
  jalons_carried_merge_records (self, JALONS_ENTITY_REVISION);
  jalons_carried_merge_records (self, JALONS_ENTITY_REMARK);
  jalons_carried_merge_deletions (self);
  tell_left_alone (self);
}
