/* Opening the PDF of a document: at once when it is here, else it is fetched first from the folder that is shared.
 * Invariant: as in the header.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/open-document.h"

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "store/files.h"
#include "ui/catalogue/unread-pdfs.h"
#include "ui/parts/busy.h"
#include "ui/reader/reader-window.h"
#include "ui/sharing/sharing.h"

typedef struct
{
  GtkWindow *parent;
  JalonsWorkspace *workspace;
  JalonsRecord *document;
  unsigned page;
  char *words;
  JalonsBusy *busy;
} Opening;

static void
opening_free (Opening *self)
{
  g_clear_pointer (&self->busy, jalons_busy_free);
  g_object_unref (self->parent);
  g_object_unref (self->workspace);
  g_object_unref (self->document);
  g_free (self->words);
  g_free (self);
}

static char *
find (Opening *self,
      GError **error)
{
  return jalons_files_find (jalons_store_get_directory (jalons_workspace_get_store (self->workspace)), self->document, error);
}

/* What does not depend on the document has its own sentence. */
static char *
sentence_of (Opening *self,
             const GError *error)
{
  const char *title = jalons_document_title (self->document);

  if (g_error_matches (error, JALONS_ERROR, JALONS_ERROR_MISSING))
    return g_strdup_printf (_ ("The PDF of “%s” has not come to the shared folder yet: it comes with the next exchange of who "
                               "added it."), title);
  if (error->domain == JALONS_TROUBLE && jalons_trouble_is_offline (error))
    return g_strdup_printf (_ ("The PDF of “%s” is in the shared folder, which cannot be reached now: open it again when you "
                               "are online."), title);
  return g_strdup (error->message);
}

static void
present (Opening *self,
         const char *path)
{
  jalons_reader_window_present (self->parent, path, jalons_document_title (self->document), self->page, self->words);
}

static void
on_fetched (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  Opening *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL, *sentence = NULL;

  g_clear_pointer (&self->busy, jalons_busy_free);
  if (jalons_syncing_fetch_finish (JALONS_SYNCING (object), result, &error))
    path = find (self, &error);
  if (path != NULL)
    {
      present (self, path);
      jalons_unread_pdfs_take_up (self->workspace);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      sentence = sentence_of (self, error);
      jalons_workspace_fail (self->workspace, sentence);
    }
  opening_free (self);
}

static void
on_progress (double fraction,
             gpointer data)
{
  jalons_busy_set_fraction (((Opening *) data)->busy, fraction);
}

static gboolean
is_shared (JalonsWorkspace *workspace)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (workspace);

  return sharing != NULL && jalons_space_is_joined (jalons_sharing_get_space (sharing));
}

static void
fetch (Opening *self)
{
  JalonsSyncing *syncing = jalons_sharing_get_syncing (jalons_workspace_get_sharing (self->workspace));
  g_autofree char *text = g_strdup_printf (_ ("Fetching “%s” from the shared folder…"), jalons_document_title (self->document));

  self->busy = jalons_busy_new (self->parent, text);
  jalons_syncing_fetch_async (syncing, jalons_document_file (self->document), on_progress, self,
                              jalons_busy_get_cancellable (self->busy), on_fetched, self);
}

/**
 * jalons_open_document:
 * @document: a document with a file
 * @page: from 1 on, the one to be seen first
 * @words: (nullable): to be looked for in it
 *
 * Opens the PDF of @document. One that only the shared folder has is fetched, which is shown when it takes a while and can
 * be stopped; why it cannot be opened is told by the workspace.
 */
void
jalons_open_document (GtkWindow *parent,
                      JalonsWorkspace *workspace,
                      const JalonsDocument *document,
                      unsigned page,
                      const char *words)
{
  Opening *self = g_new0 (Opening, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->parent = g_object_ref (parent);
  self->workspace = g_object_ref (workspace);
  self->document = g_object_ref ((JalonsRecord *) document);
  self->page = page;
  self->words = g_strdup (words);
  path = find (self, &error);
  if (path == NULL && is_shared (workspace))
    {
      fetch (self);
      return;
    }
  if (path != NULL)
    present (self, path);
  else
    jalons_workspace_fail (workspace, error->message);
  opening_free (self);
}
