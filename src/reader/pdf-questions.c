/* What is asked about the pages of a PDF.
 * Invariant: each question is a request in the queue of pdf.c, and nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/pdf-private.h"

/* What the pages that cannot be read know the table of contents by. */
#define NO_PAGE G_MAXUINT32

static GTask *
new_task (JalonsPdf *self,
          gpointer tag,
          int priority,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_priority (task, priority);
  return task;
}

/**
 * jalons_pdf_render_async:
 * @page: from 0
 * @scale: pixels for a point; the picture may be smaller, so that it has at most JALONS_READER_PIXELS pixels
 * @priority: the lower, the sooner; questions of one priority are answered in order
 * @cancellable: (nullable): when it is cancelled before its turn has come, nothing is drawn
 *
 * Draws a page on white. A page that cannot be drawn fails with JALONS_ERROR_LIMIT (too slow) or JALONS_ERROR_DAMAGED and a
 * sentence; the others can still be asked for.
 */
void
jalons_pdf_render_async (JalonsPdf *self,
                         unsigned page,
                         double scale,
                         int priority,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (page < jalons_pdf_get_n_pages (self));

  jalons_pdf_ask (self, (JalonsAsk){ .kind = JALONS_ASK_RENDER, .page = page, .scale = scale }, NULL, priority,
                  new_task (self, jalons_pdf_render_async, priority, cancellable, callback, user_data));
}

/**
 * jalons_pdf_render_finish:
 *
 * Returns: (transfer full) (nullable): the picture
 */
JalonsPdfPicture *
jalons_pdf_render_finish (GAsyncResult *result,
                          GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
jalons_pdf_picture_free (JalonsPdfPicture *picture)
{
  g_bytes_unref (picture->pixels);
  g_free (picture);
}

/**
 * jalons_pdf_text_async:
 *
 * Asks what a page says; see jalons_pdf_render_async() for the rest.
 */
void
jalons_pdf_text_async (JalonsPdf *self,
                       unsigned page,
                       int priority,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (page < jalons_pdf_get_n_pages (self));

  jalons_pdf_ask (self, (JalonsAsk){ .kind = JALONS_ASK_TEXT, .page = page }, NULL, priority,
                  new_task (self, jalons_pdf_text_async, priority, cancellable, callback, user_data));
}

/**
 * jalons_pdf_text_finish:
 *
 * Returns: (transfer full) (nullable): UTF-8, in reading order, perhaps empty
 */
char *
jalons_pdf_text_finish (GAsyncResult *result,
                        GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * jalons_pdf_find_async:
 * @words: what to look for, as one phrase; case, accents and the kind of apostrophe do not matter
 *
 * Looks for @words on one page; see jalons_pdf_render_async() for the rest.
 */
void
jalons_pdf_find_async (JalonsPdf *self,
                       unsigned page,
                       const char *words,
                       int priority,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (page < jalons_pdf_get_n_pages (self));

  jalons_pdf_ask (self, (JalonsAsk){ .kind = JALONS_ASK_FIND, .page = page }, words, priority,
                  new_task (self, jalons_pdf_find_async, priority, cancellable, callback, user_data));
}

/**
 * jalons_pdf_find_finish:
 *
 * Returns: (transfer full) (nullable) (element-type JalonsPdfMatch): where they are, perhaps nowhere
 */
GArray *
jalons_pdf_find_finish (GAsyncResult *result,
                        GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * jalons_pdf_links_async:
 *
 * Asks where a page leads; see jalons_pdf_render_async() for the rest.
 */
void
jalons_pdf_links_async (JalonsPdf *self,
                        unsigned page,
                        int priority,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (page < jalons_pdf_get_n_pages (self));

  jalons_pdf_ask (self, (JalonsAsk){ .kind = JALONS_ASK_LINKS, .page = page }, NULL, priority,
                  new_task (self, jalons_pdf_links_async, priority, cancellable, callback, user_data));
}

/**
 * jalons_pdf_links_finish:
 *
 * Returns: (transfer full) (nullable) (element-type JalonsPdfLink): links to pages of the document and to the web
 */
GArray *
jalons_pdf_links_finish (GAsyncResult *result,
                         GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * jalons_pdf_outline_async:
 *
 * Asks for the table of contents; see jalons_pdf_render_async() for the rest.
 */
void
jalons_pdf_outline_async (JalonsPdf *self,
                          int priority,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  jalons_pdf_ask (self, (JalonsAsk){ .kind = JALONS_ASK_OUTLINE, .page = NO_PAGE }, NULL, priority,
                  new_task (self, jalons_pdf_outline_async, priority, cancellable, callback, user_data));
}

/**
 * jalons_pdf_outline_finish:
 *
 * Returns: (transfer full) (nullable) (element-type JalonsPdfHeading): perhaps empty
 */
GArray *
jalons_pdf_outline_finish (GAsyncResult *result,
                           GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
