/* Drawing the pages of a document in a thread, and sending them to a printer.
 * Invariant: the printer gets the pages of the PDF as they are; nothing is laid out anew for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/print-job.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "print/pages.h"
#include "ui/parts/file-chooser.h"
#include "ui/print/whole-file.h"

/* Drawing */

typedef struct
{
  const JalonsPaperKind *kind;
  JalonsOrder order; /* whose records and texts are ours */
  GFile *folder;     /* NULL: one document */
  JalonsPrintJobProgress progress;
  gpointer progress_data;
} Drawing;

typedef struct
{
  GTask *task;
  double fraction;
} Step;

static gpointer
keep (gpointer object)
{
  return object != NULL ? g_object_ref (object) : NULL;
}

/* The order outlives its maker: what it points to is kept, and the data are those of this moment. */
static Drawing *
drawing_new (const JalonsOrder *order,
             JalonsPrintJobProgress progress,
             gpointer progress_data)
{
  Drawing *self = g_new0 (Drawing, 1);

  self->order = *order;
  self->order.dataset = jalons_dataset_copy (order->dataset);
  self->order.year = keep (order->year);
  self->order.divisions = order->divisions != NULL ? g_ptr_array_ref (order->divisions) : NULL;
  self->order.level = g_strdup (order->level);
  self->order.counsellor = g_strdup (order->counsellor);
  self->order.ambassador = keep (order->ambassador);
  self->order.project = keep (order->project);
  if (order->options.onward != NULL)
    jalons_onward_ref (order->options.onward);
  if (order->options.logos != NULL)
    g_hash_table_ref (order->options.logos);
  self->progress = progress;
  self->progress_data = progress_data;
  return self;
}

static void
drawing_free (gpointer data)
{
  Drawing *self = data;

  g_object_unref (self->order.dataset);
  g_clear_object (&self->order.year);
  g_clear_pointer (&self->order.divisions, g_ptr_array_unref);
  g_free ((char *) self->order.level);
  g_free ((char *) self->order.counsellor);
  g_clear_object (&self->order.ambassador);
  g_clear_object (&self->order.project);
  g_clear_pointer (&self->order.options.onward, jalons_onward_unref);
  g_clear_pointer (&self->order.options.logos, g_hash_table_unref);
  g_clear_object (&self->folder);
  g_free (self);
}

static gboolean
tell_step (gpointer data)
{
  Step *step = data;
  Drawing *drawing = g_task_get_task_data (step->task);

  if (!g_task_get_completed (step->task) && !g_cancellable_is_cancelled (g_task_get_cancellable (step->task)))
    drawing->progress (step->fraction, drawing->progress_data);
  return G_SOURCE_REMOVE;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->task);
  g_free (step);
}

static void
on_progress (unsigned done,
             unsigned total,
             gpointer data)
{
  Step *step = g_new (Step, 1);

  step->task = g_object_ref (data);
  step->fraction = total > 0 ? (double) done / total : 0;
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_step, step, step_free);
}

static void
draw_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Drawing *drawing = task_data;
  const JalonsPrintWatch watch = { on_progress, task, cancellable };
  g_autoptr (JalonsSpool) spool = jalons_spool_new (NULL);
  GError *error = NULL;
  GBytes *pdf = NULL;

  if (drawing->kind->print (&drawing->order, &watch, spool, &error))
    pdf = jalons_spool_read (spool, &error);
  if (pdf != NULL)
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * jalons_print_job_draw_async:
 * @kind: the document
 * @order: what is wanted of it; it need not live on
 * @progress: called now and then in the main loop, with @user_data
 * @user_data: for @progress and @callback; kept alive by the caller until @callback, or until @cancellable is cancelled
 *
 * Draws the pages as they are at this moment; later changes of the data are not in them.
 */
void
jalons_print_job_draw_async (const JalonsPaperKind *kind,
                             const JalonsOrder *order,
                             JalonsPrintJobProgress progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Drawing *drawing = drawing_new (order, progress, user_data);

  drawing->kind = kind;
  g_task_set_task_data (task, drawing, drawing_free);
  g_task_run_in_thread (task, draw_in_thread);
}

/**
 * jalons_print_job_draw_finish:
 *
 * Returns: (transfer full) (nullable): the PDF, which is on the disk and not in memory
 */
GBytes *
jalons_print_job_draw_finish (GAsyncResult *result,
                              GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* One file for each class */

/* "3A 2026-2027.pdf"; two codes that a file system cannot tell apart get a number. */
static char *
name_file (const Drawing *drawing,
           JalonsDivision *division,
           GHashTable *taken)
{
  g_autofree char *years = jalons_format_school_year (jalons_year_start (drawing->order.year));
  g_autofree char *name = g_strdup_printf ("%s %s", jalons_division_code (division), years);
  g_autofree char *clean = jalons_file_name_clean (name), *file = g_strconcat (clean, ".pdf", NULL);

  for (int i = 2; !g_hash_table_add (taken, g_ascii_strdown (file, -1)); i++)
    {
      g_free (file);
      file = g_strdup_printf ("%s (%d).pdf", clean, i);
    }
  return g_steal_pointer (&file);
}

/* Puts a document that was drawn into a file that is not of this computer. */
static gboolean
send_away (JalonsSpool *spool,
           GFile *file,
           GError **error)
{
  g_autoptr (GBytes) pdf = jalons_spool_read (spool, error);

  return pdf != NULL && jalons_whole_file_save (file, pdf, error);
}

static gboolean
keep_all (GPtrArray *spools,
          GPtrArray *files,
          GCancellable *cancellable,
          GError **error)
{
  for (unsigned i = 0; i < spools->len; i++)
    if (!jalons_spool_settle (spools->pdata[i], error))
      return FALSE;
  for (unsigned i = 0; i < spools->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !(g_file_peek_path (files->pdata[i]) != NULL ? jalons_spool_keep (spools->pdata[i], error)
                                                     : send_away (spools->pdata[i], files->pdata[i], error)))
      return FALSE;
  return TRUE;
}

static gboolean
draw_each (const Drawing *drawing,
           const JalonsPrintWatch *watch,
           GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) spools = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_spool_free);

  for (unsigned i = 0; i < drawing->order.divisions->len; i++)
    {
      g_autofree char *name = name_file (drawing, drawing->order.divisions->pdata[i], taken);
      GFile *file = g_file_get_child (drawing->folder, name);

      g_ptr_array_add (files, file);
      g_ptr_array_add (spools, jalons_spool_new (g_file_peek_path (file)));
    }
  return jalons_papers_each (&drawing->order, watch, spools, error) &&
         keep_all (spools, files, watch->cancellable, error);
}

static void
each_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  const JalonsPrintWatch watch = { on_progress, task, cancellable };
  GError *error = NULL;

  if (draw_each (task_data, &watch, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * jalons_print_job_each_async:
 * @order: the classes and what holds for all documents
 * @folder: where a file for each class is written, in place of what is there
 * @progress: called now and then in the main loop, with @user_data
 * @user_data: as for jalons_print_job_draw_async()
 *
 * Writes the year of each class in a file of its own. All are drawn before the first is written, so that cancelling
 * the drawing leaves nothing.
 */
void
jalons_print_job_each_async (const JalonsOrder *order,
                             GFile *folder,
                             JalonsPrintJobProgress progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Drawing *drawing = drawing_new (order, progress, user_data);

  drawing->folder = g_object_ref (folder);
  g_task_set_task_data (task, drawing, drawing_free);
  g_task_run_in_thread (task, each_in_thread);
}

/**
 * jalons_print_job_each_finish:
 *
 * Returns: whether every file is there
 */
gboolean
jalons_print_job_each_finish (GAsyncResult *result,
                              GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The printer */

typedef struct
{
  JalonsPages *document;
  void (*failed) (const char *sentence, gpointer data);
  gpointer data;
} Printing;

static void
printing_free (gpointer data,
               GClosure *closure)
{
  Printing *printing = data;

  jalons_pages_free (printing->document);
  g_free (printing);
}

static void
draw_page (GtkPrintOperation *operation,
           GtkPrintContext *context,
           int number,
           Printing *printing)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double wide, high;

  jalons_pages_get_size (printing->document, number, &wide, &high);
  cairo_scale (cr, gtk_print_context_get_width (context) / wide, gtk_print_context_get_width (context) / wide);
  jalons_pages_draw_for_paper (printing->document, number, cr);
}

static void
on_done (GtkPrintOperation *operation,
         GtkPrintOperationResult result,
         Printing *printing)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  printing->failed (error ? error->message : _ ("The printer did not take the pages."), printing->data);
}

static GtkPageSetup *
page_setup_for (JalonsPages *document)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper;
  double wide, high;

  jalons_pages_get_size (document, 0, &wide, &high);
  /* 297 mm are 842 points: the next larger paper of ours is A3. */
  paper = gtk_paper_size_new (MAX (wide, high) > 900 ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, wide > high ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);
  return setup;
}

/**
 * jalons_print_job_send:
 * @pdf: pages that this program drew
 * @name: what the printer's queue calls them
 * @failed: called with a sentence if the printer refuses
 *
 * Opens the system's print dialog and prints the pages at their size.
 */
void
jalons_print_job_send (GtkWindow *parent,
                       GBytes *pdf,
                       const char *name,
                       void (*failed) (const char *sentence, gpointer data),
                       gpointer user_data)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GError) error = NULL;
  Printing *printing = g_new0 (Printing, 1);

  printing->document = jalons_pages_open (pdf, &error);
  if (printing->document == NULL)
    {
      g_free (printing);
      failed (error->message, user_data);
      return;
    }
  printing->failed = failed;
  printing->data = user_data;
  setup = page_setup_for (printing->document);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, jalons_pages_count (printing->document));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page), printing);
  g_signal_connect_data (operation, "done", G_CALLBACK (on_done), printing, printing_free, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    failed (error->message, user_data);
}
