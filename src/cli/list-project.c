/* Projects by school and first year, goals by rank, remarks as they came.
 * Invariant: what belongs to no project of those chosen is not listed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/list-project.h"

#include "cli/list-catalogue.h"
#include "cli/select-project.h"
#include "core/project/project.h"
#include "core/record/order.h"

static GPtrArray *
project_remarks (JalonsDataset *dataset,
                 const JalonsProject *project)
{
  GPtrArray *found = jalons_dataset_referring (dataset, JALONS_REMARK_PROJECT, jalons_record_get_id (project));

  g_ptr_array_sort (found, jalons_order_remarks);
  return found;
}

/* What belongs to the projects, that of a project together. */
static GPtrArray *
gather (JalonsDataset *dataset,
        GPtrArray *projects,
        GPtrArray *(*list) (JalonsDataset *dataset, const JalonsProject *project))
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (unsigned i = 0; i < projects->len; i++)
    {
      g_autoptr (GPtrArray) found = list (dataset, projects->pdata[i]);

      for (unsigned j = 0; j < found->len; j++)
        g_ptr_array_add (records, g_object_ref (found->pdata[j]));
    }
  return records;
}

/**
 * jalons_list_of_projects:
 * @entity: %JALONS_ENTITY_PROJECT, %JALONS_ENTITY_GOAL or %JALONS_ENTITY_REMARK
 *
 * Returns: (transfer full) (nullable): a row for each of those that the options choose
 */
JalonsListing *
jalons_list_of_projects (JalonsEntityId entity,
                         JalonsDataset *dataset,
                         JalonsArguments *arguments,
                         GError **error)
{
  g_autoptr (GPtrArray) projects = jalons_select_projects (dataset, arguments, error);
  g_autoptr (GPtrArray) records = NULL;

  if (projects == NULL)
    return NULL;
  if (entity == JALONS_ENTITY_GOAL)
    records = gather (dataset, projects, jalons_project_goals);
  else if (entity == JALONS_ENTITY_REMARK)
    records = gather (dataset, projects, project_remarks);
  else
    records = g_ptr_array_ref (projects);
  return jalons_records_list (entity, dataset, records);
}
