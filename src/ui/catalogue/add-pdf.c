/* Taking a PDF into the catalogue, in four steps: its text is read by the reader's own process, the file is copied among
 * the data, the text goes into the index, the document is written as one gesture.
 * Invariant: each step begins when the one before has ended well; the first failure ends it all with its sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/add-pdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "reader/pdf.h"
#include "store/files.h"
#include "ui/parts/busy.h"

typedef struct
{
  GtkWindow *parent;
  JalonsWorkspace *workspace;
  GFile *file;
  JalonsBusy *busy;
  GPtrArray *texts; /* of the pages */
  char *title;      /* as the PDF says */
  char *hash;
  JalonsPdfAdded added;
  gpointer data;
} Adding;

static void
adding_free (Adding *self)
{
  g_clear_pointer (&self->busy, jalons_busy_free);
  g_object_unref (self->parent);
  g_object_unref (self->workspace);
  g_object_unref (self->file);
  g_ptr_array_unref (self->texts);
  g_free (self->title);
  g_free (self->hash);
  g_free (self);
}

static void
fail (Adding *self,
      GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jalons_workspace_fail (self->workspace, error->message);
  g_error_free (error);
  adding_free (self);
}

/* The document */

/* What the PDF calls itself, or else its file without what is after the dot. */
static char *
choose_title (Adding *self)
{
  char *name = NULL, *dot;

  if (self->title != NULL && *g_strstrip (self->title) != '\0')
    return g_strdup (self->title);
  name = g_file_get_basename (self->file);
  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

static void
write_document (Adding *self)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_DOCUMENT, NULL);
  g_autofree char *title = choose_title (self), *name = g_file_get_basename (self->file);
  g_autofree char *id = g_strdup (jalons_draft_get_id (draft));

  jalons_draft_set_text (draft, JALONS_DOCUMENT_TITLE, title);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_FILE, self->hash);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_FILE_NAME, name);
  jalons_draft_set_number (draft, JALONS_DOCUMENT_PAGES, (int) self->texts->len);
  g_ptr_array_add (drafts, draft);
  self->added (id, self->data);
  jalons_workspace_write (self->workspace, _ ("Add a PDF"), drafts);
  adding_free (self);
}

static void
on_indexed (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  Adding *self = data;
  GError *error = NULL;

  if (jalons_store_index_pages_finish (JALONS_STORE (object), result, &error))
    write_document (self);
  else
    fail (self, error);
}

/* The file */

static void
on_copied (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  Adding *self = data;
  GError *error = NULL;

  self->hash = jalons_files_add_finish (result, &error);
  if (self->hash == NULL)
    {
      fail (self, error);
      return;
    }
  g_ptr_array_add (self->texts, NULL);
  jalons_store_index_pages_async (jalons_workspace_get_store (self->workspace), self->hash,
                                  (const char *const *) self->texts->pdata, jalons_busy_get_cancellable (self->busy),
                                  on_indexed, self);
  g_ptr_array_set_size (self->texts, (int) self->texts->len - 1);
}

/* The text */

static void
take_text (unsigned page,
           unsigned n_pages,
           const char *text,
           gpointer data)
{
  g_ptr_array_add (data, g_strdup (text ? text : ""));
}

static void
extract (GTask *task,
         gpointer object,
         gpointer data,
         GCancellable *cancellable)
{
  Adding *self = data;
  g_autofree char *path = g_file_get_path (self->file);
  GError *error = NULL;

  if (path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                             _ ("This file is not on this computer: copy it here first."));
  else if (jalons_pdf_extract (path, NULL, &self->title, take_text, self->texts, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_extracted (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  Adding *self = data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fail (self, error);
      return;
    }
  jalons_busy_set_fraction (self->busy, 0.7);
  jalons_files_add_async (jalons_store_get_directory (jalons_workspace_get_store (self->workspace)), self->file, NULL, NULL,
                          jalons_busy_get_cancellable (self->busy), on_copied, self);
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
  g_autoptr (GTask) task = NULL;

  self->parent = g_object_ref (parent);
  self->workspace = g_object_ref (workspace);
  self->file = g_object_ref (file);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->added = added;
  self->data = data;
  self->busy = jalons_busy_new (parent, _ ("Reading the PDF…"));
  task = g_task_new (NULL, jalons_busy_get_cancellable (self->busy), on_extracted, self);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, extract);
}
