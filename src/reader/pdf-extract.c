/* The words of a whole PDF, for who can wait: the command line, and a thread that imports.
 * Invariant: it has a main context of its own, so that it may run in any thread and nothing else runs meanwhile.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/error.h"
#include "reader/pdf.h"

/* A file that has so many bad pages is not worth more time. */
#define MAX_UNREAD 4

typedef struct
{
  gboolean done;
  JalonsPdf *pdf;
  char *text;
  GError *error;
} Wait;

static void
wait_for (Wait *wait)
{
  while (!wait->done)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  wait->done = FALSE;
}

static void
on_opened (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  Wait *wait = data;

  wait->pdf = jalons_pdf_open_finish (result, &wait->error);
  wait->done = TRUE;
}

static void
on_text (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  Wait *wait = data;

  wait->text = jalons_pdf_text_finish (result, &wait->error);
  wait->done = TRUE;
}

static gboolean
read_pages (Wait *wait,
            JalonsPdfTextFunc func,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  unsigned n_pages = jalons_pdf_get_n_pages (wait->pdf), n_unread = 0;

  for (unsigned i = 0; i < n_pages; i++)
    {
      if (n_unread < MAX_UNREAD)
        {
          jalons_pdf_text_async (wait->pdf, i, G_PRIORITY_DEFAULT, cancellable, on_text, wait);
          wait_for (wait);
        }
      if (g_error_matches (wait->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&wait->error));
          return FALSE;
        }
      n_unread += wait->text == NULL;
      g_clear_error (&wait->error);
      func (i, n_pages, wait->text, data);
      g_clear_pointer (&wait->text, g_free);
    }
  return TRUE;
}

/**
 * jalons_pdf_extract:
 * @path: a file from anywhere
 * @options: (nullable): as for jalons_pdf_open_async()
 * @title: (out) (optional) (transfer full): what the document says it is called, "" when it does not say
 * @func: called for each page in order, in this thread
 * @cancellable: (nullable): may be cancelled from another thread; then G_IO_ERROR_CANCELLED is the error
 *
 * Reads the text of a whole PDF and returns when it is done: not for a thread that has a window. Pages that cannot be read
 * give %NULL; after a few of them, so do all others.
 *
 * Returns: whether the file could be opened and was read to its end
 */
gboolean
jalons_pdf_extract (const char *path,
                    const JalonsPdfOptions *options,
                    char **title,
                    JalonsPdfTextFunc func,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  Wait wait = { FALSE };
  gboolean read = FALSE;

  g_main_context_push_thread_default (context);
  jalons_pdf_open_async (path, options, cancellable, on_opened, &wait);
  wait_for (&wait);
  if (wait.pdf == NULL)
    g_propagate_error (error, wait.error);
  else
    {
      if (title != NULL)
        *title = g_strdup (jalons_pdf_get_title (wait.pdf));
      read = read_pages (&wait, func, data, cancellable, error);
    }
  g_clear_object (&wait.pdf);
  /* The reader's last words, and what waited for them. */
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  return read;
}
