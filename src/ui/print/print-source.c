/* Loading years, or thawing a copy, before a document is drawn.
 * Invariant: what was loaded is nobody else's, and may go to the thread that draws.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/print-source.h"

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/project.h"
#include "store/logos.h"
#include "sync/carry.h"

/* That of which it is, and the one before. */
#define N_BILAN_YEARS 2

/**
 * jalons_print_source_is_needed:
 *
 * Returns: whether the document is drawn of more than the open year
 */
gboolean
jalons_print_source_is_needed (const JalonsPaperKind *kind)
{
  return (kind->parts & (JALONS_PAPER_ASKS_PROJECT | JALONS_PAPER_NEEDS_BEFORE)) != 0;
}

void
jalons_print_source_free (JalonsPrintSource *self)
{
  g_clear_object (&self->dataset);
  g_clear_object (&self->project);
  g_clear_pointer (&self->logos, g_hash_table_unref);
  g_free (self);
}

/* Takes dataset. */
static void
give (GTask *task,
      JalonsDataset *dataset,
      const char *project)
{
  JalonsStore *store = g_task_get_source_object (task);
  JalonsPrintSource *self = g_new0 (JalonsPrintSource, 1);

  self->dataset = dataset;
  self->logos = jalons_logos_load (jalons_store_get_directory (store), dataset);
  if (project != NULL)
    g_set_object (&self->project, jalons_dataset_lookup (dataset, JALONS_ENTITY_PROJECT, project));
  if (project == NULL || self->project != NULL)
    {
      g_task_return_pointer (task, self, (GDestroyNotify) jalons_print_source_free);
      return;
    }
  jalons_print_source_free (self);
  g_task_return_new_error (task, JALONS_ERROR, JALONS_ERROR_MISSING, "%s", _ ("This project was deleted meanwhile."));
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  JalonsDataset *dataset = jalons_store_load_school_finish (JALONS_STORE (object), result, &error);

  if (dataset != NULL)
    give (task, dataset, g_task_get_task_data (task));
  else
    g_task_return_error (task, error);
}

static void
on_thawed (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (JalonsCarried) carried = jalons_carry_thaw_finish (JALONS_STORE (object), result, &error);

  if (carried != NULL)
    give (task, g_object_ref (carried->dataset), jalons_record_get_id (carried->project));
  else
    g_task_return_error (task, error);
}

/**
 * jalons_print_source_load_async:
 * @kind: a document that needs it, see jalons_print_source_is_needed()
 * @revision: (nullable): a step of the review of its project, at which a copy was kept; %NULL for now
 */
void
jalons_print_source_load_async (JalonsStore *store,
                                const JalonsPaperKind *kind,
                                const JalonsOrder *order,
                                const JalonsRevision *revision,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  JalonsProject *project = kind->parts & JALONS_PAPER_ASKS_PROJECT ? jalons_papers_project (order) : NULL;
  const char *school = order->all_schools ? NULL : jalons_year_school (order->year);

  g_task_set_source_tag (task, jalons_print_source_load_async);
  if (revision != NULL)
    jalons_carry_thaw_async (store, jalons_revision_file (revision), cancellable, on_thawed, g_steal_pointer (&task));
  else if (project == NULL)
    jalons_store_load_school_async (store, school, jalons_year_start (order->year) - 1, N_BILAN_YEARS, cancellable, on_loaded,
                                    g_steal_pointer (&task));
  else
    {
      int first, n_years;

      g_task_set_task_data (task, g_strdup (jalons_record_get_id (project)), g_free);
      jalons_project_years_around (project, jalons_year_start (order->year), &first, &n_years);
      jalons_store_load_school_async (store, jalons_project_school (project), first, n_years, cancellable, on_loaded,
                                      g_steal_pointer (&task));
    }
}

/**
 * jalons_print_source_load_finish:
 *
 * Returns: (transfer full): the data; %NULL with %G_IO_ERROR_CANCELLED, %JALONS_ERROR_MISSING or %JALONS_ERROR_DAMAGED
 */
JalonsPrintSource *
jalons_print_source_load_finish (GAsyncResult *result,
                                 GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
