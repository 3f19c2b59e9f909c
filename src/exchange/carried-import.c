/* Planning what a carried file does.
 * Invariant: a record of the file whose id is that of something of another school is never written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/carried-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/project/project.h"
#include "core/words/text.h"
#include "exchange/carried-plan.h"

/* What several schools share. */
static gboolean
is_shared (const JalonsRecord *record)
{
  switch ((int) jalons_record_get_entity (record))
    {
    case JALONS_ENTITY_LEVEL:
    case JALONS_ENTITY_CENTRE:
    case JALONS_ENTITY_FEED:
    case JALONS_ENTITY_OFFER:
    case JALONS_ENTITY_DOCUMENT:
      return TRUE;
    case JALONS_ENTITY_REFERENCE:
      return *jalons_reference_school (record) == '\0';
    default:
      return FALSE;
    }
}

/* Receiving */

static gboolean
has_own_school (JalonsCarriedPlanner *self)
{
  GListModel *schools = jalons_dataset_get_list (self->dataset, JALONS_ENTITY_SCHOOL);

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (JalonsSchool) school = g_list_model_get_item (schools, i);

      if (!g_hash_table_contains (self->source->copies, jalons_record_get_id (school)))
        return TRUE;
    }
  return FALSE;
}

static void
replace_records (JalonsCarriedPlanner *self,
                 JalonsEntityId entity,
                 gboolean shared_stays)
{
  GListModel *list = jalons_dataset_get_list (self->carried->dataset, entity);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);

      if (shared_stays && is_shared (record) &&
          jalons_dataset_lookup (self->dataset, entity, jalons_record_get_id (record)) != NULL)
        continue;
      jalons_carried_keep (self, jalons_carried_draft (self, record), FALSE);
    }
}

/* What the older copy had and the newer has not. */
static void
drop_records (JalonsCarriedPlanner *self)
{
  g_autoptr (JalonsDataset) here = self->local != NULL ? jalons_carried_select (self->dataset, self->local) : NULL;

  for (int e = 0; here != NULL && e < JALONS_N_ENTITIES; e++)
    {
      GListModel *list = jalons_dataset_get_list (here, (JalonsEntityId) e);

      for (guint i = 0; !jalons_carried_is_of_review ((JalonsEntityId) e) && i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);
          const char *id = jalons_record_get_id (record);
          JalonsDraft *draft;

          if (is_shared (record) || jalons_dataset_lookup (self->carried->dataset, (JalonsEntityId) e, id) != NULL)
            continue;
          draft = jalons_draft_edit (jalons_dataset_lookup (self->dataset, (JalonsEntityId) e, id));
          jalons_draft_set_deleted (draft, TRUE);
          jalons_carried_keep (self, draft, FALSE);
        }
    }
}

/* A step that was taken on the copy, and that who writes the project does not know yet, has set the state. */
static void
keep_own_state (JalonsCarriedPlanner *self)
{
  static const JalonsFieldId fields[] = { JALONS_PROJECT_STATE, JALONS_PROJECT_COUNCIL_DAY, JALONS_PROJECT_BOARD_DAY };

  if (self->local == NULL || !jalons_carried_has_unknown_step (self->dataset, self->local, self->carried->dataset))
    return;
  for (guint i = 0; i < self->plan->drafts->len; i++)
    {
      JalonsDraft *draft = g_ptr_array_index (self->plan->drafts, i);

      for (unsigned f = 0; jalons_draft_get_entity (draft) == JALONS_ENTITY_PROJECT && f < G_N_ELEMENTS (fields); f++)
        jalons_carried_copy_field (draft, self->local, fields[f]);
    }
  g_ptr_array_add (self->plan->warnings,
                   g_strdup (_ ("Your own steps of the review are not in this copy yet: they are kept. Export the project "
                                "and send it back.")));
}

static void
warn_of_older (JalonsCarriedPlanner *self)
{
  const char *day = g_hash_table_lookup (self->source->copies, jalons_record_get_id (self->carried->school));
  g_autofree char *words = NULL;
  JalonsDay present;

  if (day == NULL || !jalons_day_parse (day, &present) || present <= self->carried->made)
    return;
  words = jalons_format_day (present, JALONS_DAY_DATE);
  g_ptr_array_add (self->plan->warnings,
                   g_strdup_printf (_ ("This copy is older than yours, which is of %s."), words));
}

/* Whoever has schools of their own may have been sent the file of another by mistake. */
static gboolean
is_agreed (JalonsCarriedPlanner *self,
           GHashTable *answers)
{
  const char *answer = g_hash_table_lookup (answers, "school");
  gboolean agreed = g_strcmp0 (answer, self->carried->uai) == 0;
  g_autofree char *text = NULL;
  JalonsImportQuestion *question;

  if (jalons_dataset_lookup (self->dataset, JALONS_ENTITY_SCHOOL, jalons_record_get_id (self->carried->school)) != NULL ||
      !has_own_school (self))
    return TRUE;
  /* Translators: the name of a school, its UAI. */
  text = g_strdup_printf (_ ("This is the project of “%1$s” (%2$s), which is not among your schools. Receive it as a copy "
                             "to read?"),
                          jalons_school_name (self->carried->school), self->carried->uai);
  question = jalons_plan_add_question (self->plan, JALONS_IMPORT_ASK_SCHOOL, "school", agreed ? answer : "", text);
  jalons_strv_add (&question->choices, self->carried->uai);
  return agreed;
}

static void
plan_reception (JalonsCarriedPlanner *self,
                GHashTable *answers)
{
  gboolean shared_stays = has_own_school (self);

  warn_of_older (self);
  if (!is_agreed (self, answers))
    return;
  for (int e = 0; e < JALONS_N_ENTITIES; e++)
    if (!jalons_carried_is_of_review ((JalonsEntityId) e))
      replace_records (self, (JalonsEntityId) e, shared_stays);
  drop_records (self);
  keep_own_state (self);
  jalons_carried_merge_records (self, JALONS_ENTITY_REVIEWER);
  jalons_carried_merge_records (self, JALONS_ENTITY_REVISION);
  jalons_carried_merge_records (self, JALONS_ENTITY_REMARK);
  jalons_carried_merge_deletions (self);
}

/* The plan */

static const char *
school_of (JalonsDataset *dataset,
           const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  const char *school = NULL;

  if (entity->id == JALONS_ENTITY_SCHOOL)
    return jalons_record_get_id (record);
  for (unsigned i = 0; school == NULL && i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];
      JalonsRecord *owner =
        (field->flags & JALONS_FIELD_OWNER) != 0 && field->target != entity->id
          ? jalons_dataset_follow (dataset, record, field->id)
          : NULL;

      school = owner != NULL ? school_of (dataset, owner) : NULL;
    }
  return school;
}

/* An id is made once in the world: one that is here of another school was put into the file on purpose. */
static gboolean
takes_from_others (JalonsCarriedPlanner *self)
{
  const char *school = jalons_record_get_id (self->carried->school);

  for (int e = 0; e < JALONS_N_ENTITIES; e++)
    {
      GListModel *list = jalons_dataset_get_list (self->carried->dataset, (JalonsEntityId) e);

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);
          JalonsRecord *present =
            jalons_dataset_lookup (self->dataset, (JalonsEntityId) e, jalons_record_get_id (record));
          const char *owner = present != NULL ? school_of (self->dataset, present) : NULL;

          if (owner != NULL && !g_str_equal (owner, school))
            return TRUE;
        }
    }
  return FALSE;
}

static void
say_what_it_is (JalonsCarriedPlanner *self)
{
  g_autofree char *span = jalons_project_span (self->carried->project);
  g_autofree char *day = jalons_format_day (self->carried->made, JALONS_DAY_DATE);
  g_autofree char *name = g_strdup_printf ("%s, %s", jalons_school_name (self->carried->school), span);
  g_autofree char *text = NULL;

  if (self->reception)
    text = g_strdup_printf (_ ("copy of %s to read: only remarks and steps of the review can be written in it"), day);
  else
    text = g_strdup_printf (_ ("file of %s: only its remarks and steps of the review are taken"), day);
  jalons_plan_add_line (self->plan, JALONS_IMPORT_READ, JALONS_ENTITY_PROJECT,
                        jalons_record_get_id (self->carried->project), name, text);
}

static char *
say_count (JalonsCarriedPlanner *self)
{
  guint n = 0;

  for (guint i = 0; i < self->plan->lines->len; i++)
    n += ((JalonsImportLine *) g_ptr_array_index (self->plan->lines, i))->outcome != JALONS_IMPORT_READ;
  if (self->plan->drafts->len == 0)
    return g_strdup (_ ("Nothing new."));
  if (self->reception)
    return g_strdup_printf (ngettext ("A copy with %u change of the review.", "A copy with %u changes of the review.", n), n);
  return g_strdup_printf (ngettext ("%u change of the review.", "%u changes of the review.", n), n);
}

static JalonsPlan *
plan_carried (gpointer data,
              JalonsDataset *dataset,
              GHashTable *answers)
{
  JalonsCarriedSource *source = data;
  JalonsCarriedPlanner self = { .source = source, .carried = source->carried, .dataset = dataset, .plan = jalons_plan_new () };
  const char *school = jalons_record_get_id (self.carried->school);

  self.local = jalons_dataset_lookup (dataset, JALONS_ENTITY_PROJECT, jalons_record_get_id (self.carried->project));
  self.reception = jalons_dataset_lookup (dataset, JALONS_ENTITY_SCHOOL, school) == NULL ||
                   (g_hash_table_contains (source->copies, school) && self.carried->from == JALONS_CARRIED_SCHOOL);
  source->is_copy = self.reception;
  say_what_it_is (&self);
  if (takes_from_others (&self))
    self.plan->blocked = g_strdup (_ ("This file holds objects that are yours of another school: nothing of it was taken. "
                                      "Ask for it again."));
  else if (self.reception)
    plan_reception (&self, answers);
  else if (self.local != NULL)
    jalons_carried_merge (&self);
  else
    self.plan->blocked = g_strdup (_ ("This project is no longer among those of the school: there is nothing that its "
                                      "remarks could be about."));
  g_free (self.plan->uai);
  self.plan->uai = g_strdup (self.carried->uai);
  self.plan->year = jalons_project_start (self.carried->project);
  self.plan->said = say_count (&self);
  self.plan->label = g_strdup_printf (self.reception ? _ ("Receive the project of %s") : _ ("Merge the review of %s"),
                                      jalons_school_name (self.carried->school));
  return self.plan;
}

static void
source_free (gpointer data)
{
  JalonsCarriedSource *source = data;

  jalons_carried_unref (source->carried);
  g_hash_table_unref (source->copies);
  g_hash_table_unref (source->deleted);
  g_free (source);
}

static const JalonsImportPlanner planner = { plan_carried, NULL, source_free, N_ ("Import data") };

/**
 * jalons_import_new_carried:
 * @dataset: the data of every year
 * @copies: (element-type utf8 utf8): of jalons_store_get_carried(): the schools of which the data are a copy
 * @deleted: (nullable) (element-type utf8): of jalons_store_list_deleted(): a remark that the user deleted does not come back
 *
 * Returns: (transfer full): what @carried would do
 */
JalonsImport *
jalons_import_new_carried (JalonsCarried *carried,
                           JalonsDataset *dataset,
                           GHashTable *copies,
                           GHashTable *deleted)
{
  JalonsCarriedSource *source = g_new0 (JalonsCarriedSource, 1);

  source->carried = jalons_carried_ref (carried);
  source->copies = g_hash_table_ref (copies);
  source->deleted = deleted != NULL ? g_hash_table_ref (deleted) : g_hash_table_new (g_str_hash, g_str_equal);
  return jalons_import_new_planned (&planner, source, dataset);
}

/**
 * jalons_import_get_carried:
 * @is_copy: (out): whether the drafts are to be given to jalons_store_receive(); else they are a gesture like others
 *
 * Returns: (transfer none) (nullable): what @import is of; %NULL when it is of something else
 */
JalonsCarried *
jalons_import_get_carried (JalonsImport *import,
                           gboolean *is_copy)
{
  JalonsCarriedSource *source = jalons_import_get_source (import, &planner);

  *is_copy = source != NULL && source->is_copy;
  return source != NULL ? source->carried : NULL;
}
