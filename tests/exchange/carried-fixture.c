/* A project for the tests of what is carried.
 * Invariant: every id in it is made of words, none at random.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "carried-fixture.h"

#include "core/record/id.h"
#include "core/record/keys.h"
#include "exchange/demo.h"
#include "support.h"

static void
put (JalonsDataset *dataset,
     JalonsDraft *draft)
{
  g_autoptr (JalonsRecord) record = jalons_draft_build (draft);

  jalons_dataset_apply (dataset, &record, 1);
  jalons_draft_free (draft);
}

static JalonsDraft *
new_record (JalonsEntityId entity,
            const char *words)
{
  g_autofree char *id = jalons_id_from ("test", words, NULL);

  return jalons_draft_new (entity, id);
}

JalonsProject *
carried_fixture_project (JalonsDataset *dataset)
{
  GListModel *projects = jalons_dataset_get_list (dataset, JALONS_ENTITY_PROJECT);

  for (guint i = 0; i < g_list_model_get_n_items (projects); i++)
    {
      g_autoptr (JalonsProject) project = g_list_model_get_item (projects, i);

      if (g_str_equal (jalons_project_title (project), "Carried"))
        return jalons_dataset_lookup (dataset, JALONS_ENTITY_PROJECT, jalons_record_get_id (project));
    }
  return NULL;
}

static const char *
project_id (JalonsDataset *dataset)
{
  return jalons_record_get_id (carried_fixture_project (dataset));
}

char *
carried_fixture_remark (JalonsDataset *dataset,
                        const char *id,
                        const char *words)
{
  JalonsDraft *draft = new_record (JALONS_ENTITY_REMARK, id);
  char *made = g_strdup (jalons_draft_get_id (draft));

  jalons_draft_set_text (draft, JALONS_REMARK_PROJECT, project_id (dataset));
  jalons_draft_set_text (draft, JALONS_REMARK_WORDS, words);
  jalons_draft_set_text (draft, JALONS_REMARK_AUTHOR, "Mme la Proviseure");
  jalons_draft_set_day (draft, JALONS_REMARK_DAY, jalons_day_new (2026, 11, 3));
  put (dataset, draft);
  return made;
}

char *
carried_fixture_step (JalonsDataset *dataset,
                      const char *id,
                      int number,
                      JalonsProjectState state,
                      const char *file)
{
  JalonsDraft *draft = new_record (JALONS_ENTITY_REVISION, id);
  char *made = g_strdup (jalons_draft_get_id (draft));

  jalons_draft_set_text (draft, JALONS_REVISION_PROJECT, project_id (dataset));
  jalons_draft_set_number (draft, JALONS_REVISION_NUMBER, number);
  jalons_draft_set_number (draft, JALONS_REVISION_STATE, (int) state);
  jalons_draft_set_text (draft, JALONS_REVISION_AUTHOR, "M. Conseiller");
  jalons_draft_set_text (draft, JALONS_REVISION_FILE, file);
  put (dataset, draft);
  draft = jalons_draft_edit (carried_fixture_project (dataset));
  jalons_draft_set_number (draft, JALONS_PROJECT_STATE, (int) state);
  put (dataset, draft);
  return made;
}

void
carried_fixture_set (JalonsDataset *dataset,
                     JalonsEntityId entity,
                     const char *id,
                     JalonsFieldId field,
                     const char *stored)
{
  JalonsDraft *draft = jalons_draft_edit (jalons_dataset_lookup (dataset, entity, id));

  g_assert_true (jalons_draft_set_stored (draft, field, stored));
  put (dataset, draft);
}

/* A year of the school beside those of the project, and a project of the other school. */
static void
put_strangers (JalonsDataset *dataset,
               JalonsSchool *school,
               JalonsSchool *other)
{
  g_autofree char *year = jalons_year_make_id (jalons_school_uai (school), 2024);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_YEAR, year);

  jalons_draft_set_text (draft, JALONS_YEAR_SCHOOL, jalons_record_get_id (school));
  jalons_draft_set_number (draft, JALONS_YEAR_START, 2024);
  put (dataset, draft);
  draft = new_record (JALONS_ENTITY_PROJECT, "other");
  jalons_draft_set_text (draft, JALONS_PROJECT_SCHOOL, jalons_record_get_id (other));
  jalons_draft_set_number (draft, JALONS_PROJECT_START, FIXTURE_START);
  put (dataset, draft);
}

static void
put_project (JalonsDataset *dataset,
             JalonsSchool *school)
{
  JalonsDraft *draft = new_record (JALONS_ENTITY_PROJECT, "project");
  g_autofree char *id = g_strdup (jalons_draft_get_id (draft));

  jalons_draft_set_text (draft, JALONS_PROJECT_SCHOOL, jalons_record_get_id (school));
  jalons_draft_set_number (draft, JALONS_PROJECT_START, FIXTURE_START);
  jalons_draft_set_text (draft, JALONS_PROJECT_TITLE, "Carried");
  put (dataset, draft);
  draft = new_record (JALONS_ENTITY_GOAL, "goal");
  jalons_draft_set_text (draft, JALONS_GOAL_PROJECT, id);
  jalons_draft_set_text (draft, JALONS_GOAL_WORDING, "Que chacun ait vu trois métiers");
  put (dataset, draft);
  draft = new_record (JALONS_ENTITY_REVIEWER, "reviewer");
  jalons_draft_set_text (draft, JALONS_REVIEWER_PROJECT, id);
  jalons_draft_set_text (draft, JALONS_REVIEWER_NAME, "Mme la Proviseure");
  put (dataset, draft);
  draft = new_record (JALONS_ENTITY_FIGURE, "figure");
  jalons_draft_set_text (draft, JALONS_FIGURE_SCHOOL, jalons_record_get_id (school));
  jalons_draft_set_number (draft, JALONS_FIGURE_START, 2023);
  put (dataset, draft);
}

/* Returns: the demonstration, with a project of the school that has the more classes */
JalonsDataset *
carried_fixture_new (void)
{
  JalonsDataset *dataset = jalons_dataset_new ();
  g_autoptr (GPtrArray) drafts = jalons_demo_build (), remarks = NULL;
  GListModel *schools = jalons_dataset_get_list (dataset, JALONS_ENTITY_SCHOOL);
  g_autoptr (JalonsSchool) first = NULL, second = NULL;
  g_autofree char *remark = NULL;

  apply_drafts (dataset, drafts);
  first = g_list_model_get_item (schools, 0);
  second = g_list_model_get_item (schools, 1);
  put_project (dataset, first);
  put_strangers (dataset, first, second);
  remark = carried_fixture_remark (dataset, "first", "Et les secondes ?");
  return dataset;
}
