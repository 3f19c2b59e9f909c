/* An answer that is given in a thread, with what goes on in sight; stopped, the answer of before is given again.
 * Invariant: a plan is made to its end: one that is half made is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/import/import-answer.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/busy.h"

typedef struct
{
  JalonsImport *import;
  JalonsBusy *busy; /* NULL while the answer of before is given again */
  char *key;
  char *text;
  char *before;
  gboolean stands;
} Answering;

static void
answering_free (gpointer data)
{
  Answering *answering = data;

  g_clear_pointer (&answering->busy, jalons_busy_free);
  g_object_unref (answering->import);
  g_free (answering->key);
  g_free (answering->text);
  g_free (answering->before);
  g_free (answering);
}

/**
 * jalons_import_find_answer:
 *
 * Returns: (transfer full): the answer to a question so far, or ""
 */
char *
jalons_import_find_answer (JalonsImport *import,
                           const char *key)
{
  GPtrArray *questions = jalons_import_get_questions (import);

  for (guint i = 0; i < questions->len; i++)
    {
      const JalonsImportQuestion *question = g_ptr_array_index (questions, i);

      if (g_str_equal (question->key, key))
        return g_strdup (question->answer);
    }
  return g_strdup ("");
}

static void
answer_in_thread (GTask *task,
                  gpointer object,
                  gpointer data,
                  GCancellable *cancellable)
{
  const Answering *answering = data;

  jalons_import_answer (answering->import, answering->key, answering->text);
  g_task_return_boolean (task, TRUE);
}

static void on_answered (GObject *object, GAsyncResult *result, gpointer data);

/* Takes @whole, the task that the caller waits for. */
static void
give_answer (GTask *whole)
{
  g_autoptr (GTask) part = g_task_new (NULL, NULL, on_answered, whole);

  g_task_set_task_data (part, g_task_get_task_data (whole), NULL);
  g_task_run_in_thread (part, answer_in_thread);
}

static void
on_answered (GObject *object,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GTask) whole = data;
  Answering *answering = g_task_get_task_data (whole);
  gboolean stopped = answering->busy != NULL && g_cancellable_is_cancelled (jalons_busy_get_cancellable (answering->busy));

  g_clear_pointer (&answering->busy, jalons_busy_free);
  if (!stopped)
    {
      g_task_return_boolean (whole, TRUE);
      return;
    }
  answering->stands = FALSE;
  g_free (answering->text);
  answering->text = g_steal_pointer (&answering->before);
  give_answer (g_steal_pointer (&whole));
}

/**
 * jalons_import_answer_async:
 * @widget: where it was answered: the source of the callback
 * @key: of the question
 * @text: the answer
 */
void
jalons_import_answer_async (GtkWidget *widget,
                            JalonsImport *import,
                            const char *key,
                            const char *text,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *whole = g_task_new (widget, NULL, callback, user_data);
  Answering *answering = g_new0 (Answering, 1);

  answering->import = g_object_ref (import);
  answering->key = g_strdup (key);
  answering->text = g_strdup (text);
  answering->before = jalons_import_find_answer (import, key);
  answering->stands = TRUE;
  answering->busy = jalons_busy_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Reading the table again…"));
  g_task_set_task_data (whole, answering, answering_free);
  give_answer (whole);
}

/**
 * jalons_import_answer_finish:
 * @stands: (out): whether it is answered, or else was stopped
 *
 * Returns: (transfer none): the import
 */
JalonsImport *
jalons_import_answer_finish (GAsyncResult *result,
                             gboolean *stands)
{
  const Answering *answering = g_task_get_task_data (G_TASK (result));

  *stands = answering->stands;
  return answering->import;
}
