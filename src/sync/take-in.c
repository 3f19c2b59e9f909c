/* The file first, under its name, then the reader behind its walls asks what its pages say.
 * Invariant: a file that the reader cannot open is refused; it stays in the store, where the sweep finds it, as another
 * document may have it already.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/take-in.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"
#include "reader/pdf.h"

void
jalons_taken_in_free (JalonsTakenIn *self)
{
  g_free (self->hash);
  g_free (self->file_name);
  g_free (self->title);
  g_strfreev (self->texts);
  g_free (self);
}

static char *
without_ending (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  return dot != NULL && dot > file_name ? g_strndup (file_name, (gsize) (dot - file_name)) : g_strdup (file_name);
}

/**
 * jalons_taken_in_fill:
 * @document: a document
 *
 * Gives @document the file; and a title, when it has none yet: the PDF's own, or the name of the file.
 */
void
jalons_taken_in_fill (const JalonsTakenIn *self,
                      JalonsDraft *document)
{
  g_autoptr (JalonsRecord) present = jalons_draft_build (document);
  g_autofree char *name = without_ending (self->file_name);

  jalons_draft_set_text (document, JALONS_DOCUMENT_FILE, self->hash);
  jalons_draft_set_text (document, JALONS_DOCUMENT_FILE_NAME, self->file_name);
  jalons_draft_set_number (document, JALONS_DOCUMENT_PAGES, (int) self->n_pages);
  if (*jalons_document_title (present) == '\0')
    jalons_draft_set_text (document, JALONS_DOCUMENT_TITLE, *self->title != '\0' ? self->title : name);
}

static void
add_text (unsigned page,
          unsigned n_pages,
          const char *text,
          gpointer data)
{
  g_ptr_array_add (data, g_strdup (text != NULL ? text : ""));
}

static char *
name_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name != NULL ? name : "");
}

/**
 * jalons_take_in:
 * @directory: the data folder
 * @file: a PDF from anywhere
 * @cancellable: (nullable): stops it
 *
 * Not for a thread that has a window: a PDF of 300 pages takes seconds.
 *
 * Returns: (transfer full): what was taken in; %NULL with a sentence that names the file
 */
JalonsTakenIn *
jalons_take_in (const char *directory,
                GFile *file,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (JalonsTakenIn) self = g_new0 (JalonsTakenIn, 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;
  JalonsPdfOptions options = { 0 };

  self->file_name = name_file (file);
  self->hash = jalons_files_add (directory, file, NULL, NULL, cancellable, error);
  if (self->hash == NULL)
    return NULL;
  path = jalons_files_path (directory, self->hash);
  options.name = self->file_name;
  if (!jalons_pdf_extract (path, &options, &self->title, add_text, texts, cancellable, error))
    return NULL;
  self->n_pages = texts->len;
  g_ptr_array_add (texts, NULL);
  self->texts = g_strdupv ((char **) texts->pdata);
  if (self->title == NULL)
    self->title = g_strdup ("");
  return g_steal_pointer (&self);
}

typedef struct
{
  char *directory;
  GFile *file;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->directory);
  g_object_unref (request->file);
  g_free (request);
}

static void
take_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  JalonsTakenIn *taken = jalons_take_in (request->directory, request->file, cancellable, &error);

  if (taken != NULL)
    g_task_return_pointer (task, taken, (GDestroyNotify) jalons_taken_in_free);
  else
    g_task_return_error (task, error);
}

void
jalons_take_in_async (const char *directory,
                      GFile *file,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->directory = g_strdup (directory);
  request->file = g_object_ref (file);
  g_task_set_source_tag (task, jalons_take_in_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, take_in_thread);
}

/**
 * jalons_take_in_finish:
 *
 * Returns: as jalons_take_in()
 */
JalonsTakenIn *
jalons_take_in_finish (GAsyncResult *result,
                       GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, jalons_take_in_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Words of what was taken in before */

/**
 * jalons_take_words:
 * @hash: of a PDF of the store
 *
 * Reads the words of a PDF whose document is there already and whose pages were never indexed. A PDF that cannot be read
 * has no page with words, so that it is not tried for ever.
 *
 * Returns: (transfer full) (array zero-terminated=1): what each page says, for jalons_store_index_pages(); %NULL with
 *   %JALONS_ERROR_MISSING when the file is not there, and may come back, or %G_IO_ERROR_CANCELLED
 */
char **
jalons_take_words (const char *directory,
                   const char *hash,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *path = jalons_files_path (directory, hash), *title = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) unread = NULL;
  JalonsPdfOptions options = { .name = hash };

  if (!jalons_files_has (directory, hash))
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("The PDF “%s” is not in the data folder."), hash);
      return NULL;
    }
  if (!jalons_pdf_extract (path, &options, &title, add_text, texts, cancellable, &unread))
    {
      if (g_error_matches (unread, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&unread));
          return NULL;
        }
      g_ptr_array_set_size (texts, 0);
    }
  g_ptr_array_add (texts, NULL);
  return g_strdupv ((char **) texts->pdata);
}

typedef struct
{
  char *directory;
  char *hash;
} Words;

static void
words_free (gpointer data)
{
  Words *words = data;

  g_free (words->directory);
  g_free (words->hash);
  g_free (words);
}

static void
take_words_in_thread (GTask *task,
                      gpointer source,
                      gpointer data,
                      GCancellable *cancellable)
{
  const Words *words = data;
  GError *error = NULL;
  char **texts = jalons_take_words (words->directory, words->hash, cancellable, &error);

  if (texts != NULL)
    g_task_return_pointer (task, texts, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

void
jalons_take_words_async (const char *directory,
                         const char *hash,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Words *words = g_new0 (Words, 1);

  words->directory = g_strdup (directory);
  words->hash = g_strdup (hash);
  g_task_set_source_tag (task, jalons_take_words_async);
  g_task_set_task_data (task, words, words_free);
  g_task_run_in_thread (task, take_words_in_thread);
}

/**
 * jalons_take_words_finish:
 *
 * Returns: as jalons_take_words()
 */
char **
jalons_take_words_finish (GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, jalons_take_words_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
