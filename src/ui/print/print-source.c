/* Loading years, or thawing a copy, before a document is drawn.
 * Invariant: what was loaded is nobody else's, and may go to the thread that draws; only a thread waits for the store.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/print-source.h"

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/project/project.h"
#include "store/logos.h"
#include "store/onward.h"
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
  g_clear_pointer (&self->onward, jalons_onward_unref);
  g_clear_pointer (&self->logos, g_hash_table_unref);
  g_free (self);
}

/* What is wanted, for the thread that waits for the store. */
typedef struct
{
  JalonsDataset *known; /* a copy of the data of the open year, with all schools */
  char *school;         /* NULL for all */
  char *project;        /* NULL for a bilan */
  char *file;           /* of a frozen copy, or NULL */
  int first, n_years;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->known);
  g_free (wanted->school);
  g_free (wanted->project);
  g_free (wanted->file);
  g_free (wanted);
}

static Wanted *
wanted_new (const JalonsPaperKind *kind,
            const JalonsOrder *order,
            const JalonsRevision *revision)
{
  Wanted *wanted = g_new0 (Wanted, 1);
  JalonsProject *project = kind->parts & JALONS_PAPER_ASKS_PROJECT ? jalons_papers_project (order) : NULL;
  int start = jalons_year_start (order->year);

  wanted->known = jalons_dataset_copy (order->dataset);
  wanted->school = order->all_schools && project == NULL ? NULL : g_strdup (jalons_year_school (order->year));
  wanted->first = start - N_BILAN_YEARS + 1;
  wanted->n_years = N_BILAN_YEARS;
  if (project == NULL)
    return wanted;
  wanted->project = g_strdup (jalons_record_get_id (project));
  wanted->file = revision != NULL ? g_strdup (jalons_revision_file (revision)) : NULL;
  jalons_project_years_around (project, start, &wanted->first, &wanted->n_years);
  return wanted;
}

/* A copy has what was kept at its step, and nothing of other schools. */
static gboolean
thaw (JalonsPrintSource *self,
      JalonsStore *store,
      const Wanted *wanted,
      GError **error)
{
  g_autoptr (JalonsCarried) carried = jalons_carry_thaw (store, wanted->file, error);

  if (carried == NULL)
    return FALSE;
  self->dataset = g_object_ref (carried->dataset);
  self->project = g_object_ref (carried->project);
  self->onward = jalons_onward_ref (carried->onward);
  return TRUE;
}

static gboolean
find_project (JalonsPrintSource *self,
              JalonsStore *store,
              const Wanted *wanted,
              GError **error)
{
  JalonsProject *project = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_PROJECT, wanted->project);
  JalonsSchool *school = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_SCHOOL, wanted->school);

  if (project == NULL || school == NULL)
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("This project was deleted meanwhile."));
      return FALSE;
    }
  self->project = g_object_ref (project);
  self->onward = jalons_onward_load (store, wanted->known, school, wanted->first, wanted->n_years, error);
  return self->onward != NULL;
}

static gboolean
load (JalonsPrintSource *self,
      JalonsStore *store,
      const Wanted *wanted,
      GError **error)
{
  if (wanted->file != NULL)
    return thaw (self, store, wanted, error);
  self->dataset = jalons_store_load_school (store, wanted->school, wanted->first, wanted->n_years, error);
  return self->dataset != NULL && (wanted->project == NULL || find_project (self, store, wanted, error));
}

static void
load_in_thread (GTask *task,
                gpointer store,
                gpointer data,
                GCancellable *cancellable)
{
  JalonsPrintSource *self = g_new0 (JalonsPrintSource, 1);
  GError *error = NULL;

  if (!load (self, store, data, &error))
    {
      jalons_print_source_free (self);
      g_task_return_error (task, error);
      return;
    }
  self->logos = jalons_logos_load (jalons_store_get_directory (store), self->dataset);
  g_task_return_pointer (task, self, (GDestroyNotify) jalons_print_source_free);
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

  g_task_set_source_tag (task, jalons_print_source_load_async);
  g_task_set_task_data (task, wanted_new (kind, order, revision), wanted_free);
  g_task_run_in_thread (task, load_in_thread);
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
