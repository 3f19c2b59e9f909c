/* Remarks with their answers, one below the other.
 * Invariant: the order on the screen is that of the array.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/review/thread-list.h"

#include "ui/project/review/thread-view.h"

struct _JalonsThreadList
{
  GtkBox *box;
  JalonsProjectData *data;
  gboolean with_about;
};

/**
 * jalons_thread_list_new:
 * @box: where they go, alone
 * @with_about: whether each says what it is about
 */
JalonsThreadList *
jalons_thread_list_new (GtkBox *box,
                        JalonsProjectData *data,
                        gboolean with_about)
{
  JalonsThreadList *self = g_new0 (JalonsThreadList, 1);

  self->box = box;
  self->data = g_object_ref (data);
  self->with_about = with_about;
  return self;
}

static GtkWidget *
find (JalonsThreadList *self,
      const char *id)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  while (child != NULL && !g_str_equal (jalons_thread_view_get_id (JALONS_THREAD_VIEW (child)), id))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static gboolean
has (GPtrArray *threads,
     const char *id)
{
  for (guint i = 0; i < threads->len; i++)
    if (g_str_equal (jalons_record_get_id (((JalonsThread *) threads->pdata[i])->remark), id))
      return TRUE;
  return FALSE;
}

static void
remove_others (JalonsThreadList *self,
               GPtrArray *threads)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (!has (threads, jalons_thread_view_get_id (JALONS_THREAD_VIEW (child))) &&
          !jalons_thread_view_is_typing (JALONS_THREAD_VIEW (child)))
        gtk_box_remove (self->box, child);
      child = next;
    }
}

/**
 * jalons_thread_list_show:
 * @threads: (element-type JalonsThread): what is to be seen now
 */
void
jalons_thread_list_show (JalonsThreadList *self,
                         GPtrArray *threads)
{
  GtkWidget *previous = NULL;

  remove_others (self, threads);
  for (guint i = 0; i < threads->len; i++)
    {
      const JalonsThread *thread = threads->pdata[i];
      GtkWidget *view = find (self, jalons_record_get_id (thread->remark));

      if (view == NULL)
        {
          view = jalons_thread_view_new (self->data, self->with_about);
          jalons_thread_view_show (JALONS_THREAD_VIEW (view), thread);
          gtk_box_insert_child_after (self->box, view, previous);
        }
      else
        {
          jalons_thread_view_show (JALONS_THREAD_VIEW (view), thread);
          if (gtk_widget_get_prev_sibling (view) != previous)
            gtk_box_reorder_child_after (self->box, view, previous);
        }
      previous = view;
    }
}

void
jalons_thread_list_free (JalonsThreadList *self)
{
  g_object_unref (self->data);
  g_free (self);
}
