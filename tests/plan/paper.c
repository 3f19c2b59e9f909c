/* A small project.
 * Invariant: a proposal is applied as the store would write it, with what a deletion takes along.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper.h"

static void
put_goal (Fixture *fixture,
          const char *project,
          const char *wording,
          const char *rank)
{
  fixture_put (fixture, JALONS_ENTITY_GOAL, NULL, "project", project, "wording", wording, "rank", rank, "competences", "6",
               NULL);
}

void
paper_set_up (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *id = NULL;

  fixture_set_up (fixture, data);
  id = jalons_project_make_id (jalons_record_get_id (fixture->school), 2026);
  fixture_put (fixture, JALONS_ENTITY_PROJECT, id, "school", jalons_record_get_id (fixture->school), "start", "2026",
               "edition", "1", "diagnosis", "Trop peu de filles en STI2D.", NULL);
  put_goal (fixture, id, "Second", "2");
  put_goal (fixture, id, "First", "1");
  put_goal (fixture, id, "Third", "3");
  fixture_division (fixture, "3A", "3e");
  fixture_division (fixture, "3B", "3e");
  fixture_division (fixture, "4A", "4e");
  fixture_division_in (fixture, "0590116F", 2027, "3A", "3e");
  fixture->school = jalons_dataset_find_school (fixture->dataset, "0590116F"); /* which was put again */
}

JalonsProject *
paper_project (Fixture *fixture)
{
  g_autoptr (JalonsProject) project = g_list_model_get_item (
    jalons_dataset_get_list (fixture->dataset, JALONS_ENTITY_PROJECT), 0);

  g_assert_nonnull (project);
  return project; /* the dataset holds it */
}

JalonsRecord *
paper_find (Fixture *fixture,
            JalonsEntityId entity,
            JalonsFieldId field,
            const char *text)
{
  GListModel *list = jalons_dataset_get_list (fixture->dataset, entity);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);

      if (g_str_equal (jalons_record_get_text (record, field), text))
        return record;
    }
  return NULL;
}

JalonsRecord *
paper_intention (Fixture *fixture,
                 const char *start,
                 const char *level,
                 const char *title)
{
  JalonsRecord *goal = paper_find (fixture, JALONS_ENTITY_GOAL, JALONS_GOAL_WORDING, "First");

  return fixture_put (fixture, JALONS_ENTITY_INTENTION, NULL, "project", jalons_record_get_id (paper_project (fixture)),
                      "start", start, "level", level, "title", title, "minutes", "120", "axis", "monde", "goal",
                      jalons_record_get_id (goal), NULL);
}

static void
delete_owned (Fixture *fixture,
              JalonsEntityId owner,
              const char *id)
{
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      for (unsigned f = 0; f < entity->n_fields; f++)
        {
          g_autoptr (GPtrArray) owned = NULL;

          if ((entity->fields[f].flags & JALONS_FIELD_OWNER) == 0 || entity->fields[f].target != owner)
            continue;
          owned = jalons_dataset_referring (fixture->dataset, entity->fields[f].id, id);
          for (guint i = 0; i < owned->len; i++)
            {
              g_autoptr (JalonsDraft) draft = jalons_draft_edit (owned->pdata[i]);
              g_autoptr (JalonsRecord) gone = NULL;

              jalons_draft_set_deleted (draft, TRUE);
              gone = jalons_draft_build (draft);
              jalons_dataset_apply (fixture->dataset, &gone, 1);
              delete_owned (fixture, (JalonsEntityId) e, jalons_record_get_id (gone));
            }
        }
    }
}

void
paper_write (Fixture *fixture,
             JalonsProposal *proposal)
{
  g_assert_cmpstr (proposal->label, !=, "");
  for (guint i = 0; i < proposal->drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (proposal->drafts->pdata[i]);

      jalons_dataset_apply (fixture->dataset, &record, 1);
      if (jalons_record_is_deleted (record))
        delete_owned (fixture, jalons_record_get_entity (record), jalons_record_get_id (record));
    }
  jalons_proposal_free (proposal);
}
