/* The questions about one PDF, in order of urgency, put to one reader after the other.
 * Invariant: a page that a reader did not survive is not asked again until somebody wants to try again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/pdf.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "core/error.h"
#include "reader/pdf-private.h"
#include "reader/pdf-process.h"

/* Poppler takes some 30 MB and a page of photographs some 200; the shared picture is 64 of these. */
#define MEGABYTES 1024

/* After so many pages that could not be read, nothing more is expected of the file. */
#define MAX_UNREADABLE 12

typedef struct
{
  JalonsPdf *pdf; /* held by task */
  JalonsAsk ask;
  char *text;
  int priority;
  gboolean again; /* it did not reach its reader the first time */
  GTask *task;    /* NULL: nobody wants the answer any more */
  GSource *cancel;
} Request;

struct _JalonsPdf
{
  GObject parent_instance;
  char *name;
  char *password;
  unsigned time_limit;
  unsigned megabytes;
  gboolean bare;
  int file;

  JalonsPdfProcess *process; /* NULL: none is running */
  gboolean opened;           /* the process has the document open */
  Request *opening;          /* what the caller of jalons_pdf_open_async() waits for */
  Request *current;
  GQueue waiting;   /* of Request, the most urgent first */
  gboolean busy;    /* the process works on something */
  GSource *pumping; /* the next question is chosen once all that are asked now are here; or NULL */

  char *title;
  GArray *sizes;          /* of JalonsPdfSize; NULL: not opened yet */
  GHashTable *unreadable; /* number of a page → GError */
  GError *trouble;        /* why nothing more can be read */
};

G_DEFINE_FINAL_TYPE (JalonsPdf, jalons_pdf, G_TYPE_OBJECT)

static void pump (JalonsPdf *self);

/* Requests */

static void
request_free (Request *request)
{
  if (request->cancel != NULL)
    g_source_destroy (request->cancel);
  g_clear_pointer (&request->cancel, g_source_unref);
  g_clear_object (&request->task);
  g_free (request->text);
  g_free (request);
}

/* The answer goes out from the main loop, where nothing of ours is under way. */
static void
request_fail (Request *request,
              GError *error)
{
  if (request->task != NULL)
    g_task_return_error (request->task, error);
  else
    g_error_free (error);
  request_free (request);
}

/* What waits is dropped; what is under way is left to end, and its answer thrown away. */
static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer data)
{
  Request *request = data;
  g_autoptr (GTask) task = g_steal_pointer (&request->task);
  JalonsPdf *self = request->pdf;

  if (self->current != request && self->opening != request)
    {
      g_queue_remove (&self->waiting, request);
      request_free (request);
    }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  return G_SOURCE_REMOVE;
}

static void
watch_cancellable (Request *request)
{
  GCancellable *cancellable = g_task_get_cancellable (request->task);

  if (cancellable == NULL)
    return;
  request->cancel = g_cancellable_source_new (cancellable);
  g_source_set_callback (request->cancel, G_SOURCE_FUNC (on_cancelled), request, NULL);
  g_source_set_priority (request->cancel, G_PRIORITY_HIGH);
  g_source_attach (request->cancel, g_main_context_get_thread_default ());
}

static int
by_urgency (gconstpointer a,
            gconstpointer b,
            gpointer unused)
{
  const Request *first = a, *second = b;

  return (first->priority > second->priority) - (first->priority < second->priority);
}

/* Among equals, the first to come is the first served. */
static void
enqueue (JalonsPdf *self,
         Request *request)
{
  GList *link = self->waiting.head;

  while (link != NULL && by_urgency (link->data, request, NULL) <= 0)
    link = link->next;
  if (link != NULL)
    g_queue_insert_before (&self->waiting, link, request);
  else
    g_queue_push_tail (&self->waiting, request);
}

static gboolean
pump_now (gpointer data)
{
  g_autoptr (JalonsPdf) self = g_object_ref (data);

  g_clear_pointer (&self->pumping, g_source_unref);
  pump (self);
  return G_SOURCE_REMOVE;
}

/* A thumbnail that is asked for just before a page must not be drawn before it. */
static void
pump_later (JalonsPdf *self)
{
  if (self->pumping != NULL || self->busy)
    return;
  self->pumping = g_idle_source_new ();
  g_source_set_priority (self->pumping, G_PRIORITY_HIGH_IDLE + 1);
  g_source_set_callback (self->pumping, pump_now, self, NULL);
  g_source_attach (self->pumping, g_main_context_get_thread_default ());
}

/**
 * jalons_pdf_ask:
 * @text: (nullable): the words of the question
 * @task: (transfer full): who waits for the answer
 *
 * Has a question answered when its turn comes.
 */
void
jalons_pdf_ask (JalonsPdf *self,
                JalonsAsk question,
                const char *text,
                int priority,
                GTask *task)
{
  Request *request = g_new0 (Request, 1);

  request->pdf = self;
  request->ask = question;
  request->text = g_strdup (text);
  request->priority = priority;
  request->task = task;
  watch_cancellable (request);
  enqueue (self, request);
  pump_later (self);
}

/* What went wrong */

static GError *
page_error (JalonsPdf *self,
            const Request *request,
            gboolean late)
{
  unsigned page = request->ask.page + 1;

  if (request->ask.kind == JALONS_ASK_OUTLINE)
    return g_error_new (JALONS_ERROR, JALONS_ERROR_DAMAGED, _ ("The table of contents of “%s” cannot be read."), self->name);
  if (late)
    return g_error_new (JALONS_ERROR, JALONS_ERROR_LIMIT,
                        _ ("Page %u of this PDF takes too long to read: it is left out. The other pages can be read."), page);
  return g_error_new (JALONS_ERROR, JALONS_ERROR_DAMAGED,
                      _ ("Page %u of this PDF is damaged, or needs too much memory: it is left out. "
                         "The other pages can be read."),
                      page);
}

static GError *
opening_error (JalonsPdf *self,
               gboolean late)
{
  if (late)
    return g_error_new (JALONS_ERROR, JALONS_ERROR_LIMIT,
                        _ ("“%s” takes too long to open: it is damaged, or made to do harm."), self->name);
  return g_error_new (JALONS_ERROR, JALONS_ERROR_DAMAGED, _ ("“%s” cannot be opened: it is damaged, or needs too much memory."),
                      self->name);
}

static void
give_up (JalonsPdf *self,
         GError *trouble)
{
  Request *request;

  g_clear_error (&self->trouble);
  self->trouble = trouble;
  if (self->opening != NULL)
    request_fail (g_steal_pointer (&self->opening), g_error_copy (trouble));
  while ((request = g_queue_pop_head (&self->waiting)) != NULL)
    request_fail (request, g_error_copy (trouble));
}

static void
end_process (JalonsPdf *self)
{
  if (self->process != NULL)
    jalons_pdf_process_end (self->process);
  g_clear_object (&self->process);
  self->opened = FALSE;
}

/* A reader that did not survive a page is not a sign of a bad page when it was ended before. */
static void
request_lost (JalonsPdf *self,
              Request *request,
              JalonsPdfOutcome outcome)
{
  GError *error;

  end_process (self);
  if (outcome == JALONS_PDF_GONE && !request->again && request->task != NULL)
    {
      request->again = TRUE;
      g_queue_push_head (&self->waiting, request);
      return;
    }
  error = page_error (self, request, outcome == JALONS_PDF_LATE);
  g_hash_table_insert (self->unreadable, GUINT_TO_POINTER (request->ask.page), g_error_copy (error));
  request_fail (request, error);
  if (g_hash_table_size (self->unreadable) >= MAX_UNREADABLE)
    give_up (self, g_error_new (JALONS_ERROR, JALONS_ERROR_DAMAGED,
                                _ ("Too many pages of “%s” cannot be read: get this PDF again from where it came."),
                                self->name));
}

/* Answers */

static void
return_or_damaged (JalonsPdf *self,
                   Request *request,
                   gpointer result,
                   GDestroyNotify result_free)
{
  if (result == NULL)
    {
      request_fail (request, page_error (self, request, FALSE));
      return;
    }
  if (request->task != NULL)
    g_task_return_pointer (request->task, result, result_free);
  else
    result_free (result);
  request_free (request);
}

static void
request_picture (JalonsPdf *self,
                 Request *request,
                 GBytes *value)
{
  JalonsPdfPicture *picture = jalons_pdf_read_picture (value, jalons_pdf_process_get_memory (self->process));

  if (picture != NULL)
    jalons_pdf_process_forget (self->process);
  return_or_damaged (self, request, picture, (GDestroyNotify) jalons_pdf_picture_free);
}

static void
request_done (JalonsPdf *self,
              Request *request,
              guint32 status,
              GBytes *value)
{
  unsigned n_pages = self->sizes->len;

  if (status != JALONS_ANSWER_DONE || request->task == NULL)
    return_or_damaged (self, request, NULL, NULL);
  else if (request->ask.kind == JALONS_ASK_RENDER)
    request_picture (self, request, value);
  else if (request->ask.kind == JALONS_ASK_TEXT)
    return_or_damaged (self, request, jalons_pdf_read_text (value), g_free);
  else if (request->ask.kind == JALONS_ASK_FIND)
    return_or_damaged (self, request, jalons_pdf_read_matches (value), (GDestroyNotify) g_array_unref);
  else if (request->ask.kind == JALONS_ASK_LINKS)
    return_or_damaged (self, request, jalons_pdf_read_links (value, n_pages), (GDestroyNotify) g_array_unref);
  else
    return_or_damaged (self, request, jalons_pdf_read_headings (value, n_pages), (GDestroyNotify) g_array_unref);
}

static void
on_answered (JalonsPdfOutcome outcome,
             guint32 status,
             GBytes *value,
             gpointer data)
{
  g_autoptr (JalonsPdf) self = g_object_ref (data);
  Request *request = g_steal_pointer (&self->current);

  self->busy = FALSE;
  if (outcome == JALONS_PDF_ANSWERED)
    request_done (self, request, status, value);
  else
    request_lost (self, request, outcome);
  pump (self);
}

/* Opening */

static void
finish_opening (JalonsPdf *self)
{
  Request *request = g_steal_pointer (&self->opening);

  if (request == NULL)
    return;
  if (request->task != NULL)
    g_task_return_pointer (request->task, g_object_ref (self), g_object_unref);
  request_free (request);
}

static void
on_opened (JalonsPdfOutcome outcome,
           guint32 status,
           GBytes *value,
           gpointer data)
{
  g_autoptr (JalonsPdf) self = g_object_ref (data);
  g_autofree char *title = NULL;
  GArray *sizes = NULL;

  self->busy = FALSE;
  if (outcome == JALONS_PDF_ANSWERED && status == JALONS_ANSWER_DONE)
    sizes = jalons_pdf_read_sizes (value, &title);
  /* Opened a second time it is the same file: what is shown keeps its place. */
  if (sizes != NULL && (self->sizes == NULL || self->sizes->len == sizes->len))
    {
      self->opened = TRUE;
      g_clear_pointer (&self->sizes, g_array_unref);
      self->sizes = g_steal_pointer (&sizes);
      g_free (self->title);
      self->title = g_steal_pointer (&title);
      finish_opening (self);
      pump (self);
      return;
    }
  g_clear_pointer (&sizes, g_array_unref);
  end_process (self);
  if (outcome == JALONS_PDF_ANSWERED)
    give_up (self, jalons_pdf_file_error (self->file, self->name, status, self->password != NULL));
  else
    give_up (self, opening_error (self, outcome == JALONS_PDF_LATE));
}

static void
open_document (JalonsPdf *self)
{
  JalonsAsk question = { .kind = JALONS_ASK_OPEN };
  GError *error = NULL;

  self->process = jalons_pdf_process_start (self->file, self->time_limit, self->megabytes, self->bare, &error);
  if (self->process == NULL)
    {
      give_up (self, error);
      return;
    }
  self->busy = TRUE;
  jalons_pdf_process_ask (self->process, &question, self->password, on_opened, self);
}

/* Puts the most urgent question. */
static void
pump (JalonsPdf *self)
{
  Request *request;
  const GError *known;

  while (!self->busy && (request = g_queue_peek_head (&self->waiting)) != NULL)
    {
      known = self->trouble;
      if (known == NULL)
        known = g_hash_table_lookup (self->unreadable, GUINT_TO_POINTER (request->ask.page));
      if (known == NULL && !self->opened)
        {
          open_document (self);
          continue;
        }
      g_queue_pop_head (&self->waiting);
      if (known != NULL)
        {
          request_fail (request, g_error_copy (known));
          continue;
        }
      self->busy = TRUE;
      self->current = request;
      jalons_pdf_process_ask (self->process, &request->ask, request->text, on_answered, self);
    }
}

/* The object */

static void
jalons_pdf_dispose (GObject *object)
{
  JalonsPdf *self = JALONS_PDF (object);

  if (self->pumping != NULL)
    g_source_destroy (self->pumping);
  g_clear_pointer (&self->pumping, g_source_unref);
  end_process (self);
  /* Whoever still waits holds us, so these are what nobody wants any more. */
  g_clear_pointer (&self->current, request_free);
  g_clear_pointer (&self->opening, request_free);

  G_OBJECT_CLASS (jalons_pdf_parent_class)->dispose (object);
}

static void
jalons_pdf_finalize (GObject *object)
{
  JalonsPdf *self = JALONS_PDF (object);

  if (self->file >= 0)
    close (self->file);
  g_free (self->name);
  g_free (self->password);
  g_free (self->title);
  g_clear_pointer (&self->sizes, g_array_unref);
  g_hash_table_unref (self->unreadable);
  g_clear_error (&self->trouble);

  G_OBJECT_CLASS (jalons_pdf_parent_class)->finalize (object);
}

static void
jalons_pdf_class_init (JalonsPdfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jalons_pdf_dispose;
  object_class->finalize = jalons_pdf_finalize;
}

static void
jalons_pdf_init (JalonsPdf *self)
{
  self->file = -1;
  g_queue_init (&self->waiting);
  self->unreadable = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_error_free);
}

static JalonsPdf *
pdf_new (const char *path,
         const JalonsPdfOptions *options)
{
  JalonsPdf *self = g_object_new (JALONS_TYPE_PDF, NULL);
  g_autofree char *base = g_path_get_basename (path);

  self->name = options->name != NULL ? g_strdup (options->name) : g_filename_display_name (base);
  self->password = options->password != NULL && *options->password != '\0' ? g_strdup (options->password) : NULL;
  self->time_limit = options->time_limit != 0 ? options->time_limit : JALONS_PDF_TIME_LIMIT;
  self->megabytes = options->megabytes != 0 ? options->megabytes : MEGABYTES;
  self->bare = options->bare;
  return self;
}

/**
 * jalons_pdf_open_async:
 * @path: a file from anywhere
 * @options: (nullable): %NULL for what is usual
 *
 * Opens a PDF in a reader of its own. Everything happens in the thread-default main context of the caller, to which the
 * #JalonsPdf belongs from then on. Errors, each with its sentence: JALONS_ERROR_MISSING and JALONS_ERROR_ACCESS for a file
 * that is not there or not ours, JALONS_ERROR_KIND when it is no PDF,
 * JALONS_ERROR_DAMAGED, JALONS_ERROR_LIMIT when it is too large, too long or too slow, and JALONS_ERROR_REFUSED when it
 * wants a password, or another one.
 */
void
jalons_pdf_open_async (const char *path,
                       const JalonsPdfOptions *options,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  static const JalonsPdfOptions usual;
  g_autoptr (JalonsPdf) self = pdf_new (path, options != NULL ? options : &usual);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, jalons_pdf_open_async);
  self->file = jalons_pdf_file_open (path, self->name, &error);
  if (self->file < 0)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  self->opening = g_new0 (Request, 1);
  self->opening->pdf = self;
  self->opening->task = task;
  watch_cancellable (self->opening);
  open_document (self);
}

/**
 * jalons_pdf_open_finish:
 *
 * Returns: (transfer full) (nullable): the document
 */
JalonsPdf *
jalons_pdf_open_finish (GAsyncResult *result,
                        GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

unsigned
jalons_pdf_get_n_pages (JalonsPdf *self)
{
  return self->sizes->len;
}

/**
 * jalons_pdf_get_title:
 *
 * Returns: what the document says it is called, in one line; "" when it does not say
 */
const char *
jalons_pdf_get_title (JalonsPdf *self)
{
  return self->title;
}

/**
 * jalons_pdf_get_page_size:
 * @page: from 0
 * @width: (out): in points, at least 1
 * @height: (out): in points, at least 1
 */
void
jalons_pdf_get_page_size (JalonsPdf *self,
                          unsigned page,
                          double *width,
                          double *height)
{
  const JalonsPdfSize *size;

  g_return_if_fail (page < self->sizes->len);

  size = &g_array_index (self->sizes, JalonsPdfSize, page);
  *width = size->width;
  *height = size->height;
}

/**
 * jalons_pdf_get_walls:
 *
 * Returns: the JalonsWalls (reader/protocol.h) behind which it is read at this moment; 0 when no reader runs
 */
unsigned
jalons_pdf_get_walls (JalonsPdf *self)
{
  return self->process != NULL ? jalons_pdf_process_get_walls (self->process) : 0;
}

/**
 * jalons_pdf_get_process:
 *
 * Returns: the number of the process that reads it, or of the bubble around it; 0 when none runs
 */
GPid
jalons_pdf_get_process (JalonsPdf *self)
{
  return self->process != NULL ? jalons_pdf_process_get_pid (self->process) : 0;
}

/**
 * jalons_pdf_try_again:
 *
 * Forgets which pages could not be read: the next question about them is put to a fresh reader.
 */
void
jalons_pdf_try_again (JalonsPdf *self)
{
  g_hash_table_remove_all (self->unreadable);
  g_clear_error (&self->trouble);
}
