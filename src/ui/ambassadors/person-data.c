/* What is kept of one person (RGPD, articles 15 and 20), read from the store for all years.
 * Invariant: the PDF and the JSON are made of the same records.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/ambassadors/person-data.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "exchange/json.h"
#include "print/mission.h"
#include "ui/parts/busy.h"
#include "ui/print/paper-window.h"

typedef struct
{
  GtkWindow *parent;
  JalonsWorkspace *workspace;
  JalonsBusy *busy;
  char *id;
} Asking;

static void
asking_free (Asking *self)
{
  g_clear_pointer (&self->busy, jalons_busy_free);
  g_object_unref (self->parent);
  g_object_unref (self->workspace);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static gboolean
show (Asking *self,
      JalonsDataset *dataset,
      GError **error)
{
  JalonsAmbassador *ambassador = jalons_dataset_lookup (dataset, JALONS_ENTITY_AMBASSADOR, self->id);
  g_autoptr (JalonsSpool) spool = NULL;
  g_autoptr (GBytes) pdf = NULL, json = NULL;
  g_autofree char *words = NULL, *title = NULL;

  if (ambassador == NULL)
    return TRUE; /* deleted meanwhile */
  spool = jalons_spool_new (NULL);
  jalons_print_person (dataset, ambassador, jalons_workspace_get_today (self->workspace), spool);
  pdf = jalons_spool_read (spool, error);
  if (pdf == NULL)
    return FALSE;
  json = jalons_json_export_person (dataset, ambassador);
  words = jalons_record_words (dataset, ambassador);
  title = g_strdup_printf (_ ("Data kept on %s"), words);
  jalons_paper_window_offer_data (JALONS_PAPER_WINDOW (jalons_paper_window_present (self->parent, title, pdf)), json);
  return TRUE;
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Asking) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDataset) dataset = jalons_store_load_finish (JALONS_STORE (object), result, &error);

  g_clear_pointer (&self->busy, jalons_busy_free);
  if ((dataset == NULL || !show (self, dataset, &error)) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jalons_workspace_fail (self->workspace, error->message);
}

/**
 * jalons_show_person_data:
 * @ambassador: who asks what is kept
 *
 * Shows the pages in a window of their own, from which they are printed, and saved as PDF or as JSON.
 */
void
jalons_show_person_data (GtkWindow *parent,
                         JalonsWorkspace *workspace,
                         JalonsAmbassador *ambassador)
{
  Asking *self = g_new0 (Asking, 1);

  self->parent = g_object_ref (parent);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (jalons_record_get_id (ambassador));
  self->busy = jalons_busy_new (parent, _ ("Gathering what is kept of this person…"));
  jalons_store_load_async (jalons_workspace_get_store (workspace), 0, jalons_busy_get_cancellable (self->busy), on_loaded,
                           self);
}
