/* Taking a PDF into the catalogue, in three steps: its bytes and its words are taken in, the document is written as one
 * gesture, the words go into the index.
 * Invariant: each step begins when the one before has ended well; the first failure ends it all with its sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/add-pdf.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "sync/take-in.h"
#include "ui/parts/busy.h"

typedef struct
{
  JalonsWorkspace *workspace;
  JalonsBusy *busy;
  JalonsTakenIn *taken;
  JalonsPdfAdded added;
  gpointer data;
} Adding;

static void
adding_free (Adding *self)
{
  g_clear_pointer (&self->busy, jalons_busy_free);
  g_clear_pointer (&self->taken, jalons_taken_in_free);
  g_object_unref (self->workspace);
  g_free (self);
}

static void
fail (Adding *self,
      const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jalons_workspace_fail (self->workspace, error->message);
  adding_free (self);
}

static void
write_document (Adding *self)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDraft *draft = jalons_document_draft_new ();

  jalons_taken_in_fill (self->taken, draft);
  self->added (jalons_draft_get_id (draft), self->data);
  g_ptr_array_add (drafts, draft);
  jalons_workspace_write (self->workspace, _ ("Add a PDF"), drafts);
}

static void
on_indexed (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  Adding *self = data;
  g_autoptr (GError) error = NULL;

  if (!jalons_store_index_pages_finish (JALONS_STORE (object), result, &error))
    fail (self, error);
  else
    adding_free (self);
}

static void
on_taken_in (GObject *object,
             GAsyncResult *result,
             gpointer data)
{
  Adding *self = data;
  g_autoptr (GError) error = NULL;

  self->taken = jalons_take_in_finish (result, &error);
  if (self->taken == NULL)
    {
      fail (self, error);
      return;
    }
  write_document (self);
  jalons_store_index_pages_async (jalons_workspace_get_store (self->workspace), self->taken->hash,
                                  (const char *const *) self->taken->texts, jalons_busy_get_cancellable (self->busy),
                                  on_indexed, self);
}

/**
 * jalons_add_pdf:
 * @file: a file from anywhere
 * @added: is told the id of the document just before it is written
 *
 * Takes @file into the catalogue; long work is shown and can be stopped, and a failure is told by the workspace.
 */
void
jalons_add_pdf (GtkWindow *parent,
                JalonsWorkspace *workspace,
                GFile *file,
                JalonsPdfAdded added,
                gpointer data)
{
  Adding *self = g_new0 (Adding, 1);

  self->workspace = g_object_ref (workspace);
  self->added = added;
  self->data = data;
  self->busy = jalons_busy_new (parent, _ ("Reading the PDF…"));
  jalons_take_in_async (jalons_store_get_directory (jalons_workspace_get_store (workspace)), file,
                        jalons_busy_get_cancellable (self->busy), on_taken_in, self);
}
