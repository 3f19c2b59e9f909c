/* What the folder answers in a whole sync, and what follows from it.
 * Invariant: a folder where nothing may be written is read all the same: what cannot be put is answered as if it had been,
 * since a put is only ever believed when a later listing shows it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/whole-sync-private.h"

/* Answers */

static void
on_answered (GObject *object,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  GError *error = NULL;
  JalonsRequest *request = jalons_holder_answer_finish (JALONS_HOLDER (object), result, &self->counts, &error);

  if (request == NULL)
    {
      jalons_run_fail (task, error);
      return;
    }
  g_clear_pointer (&self->request, jalons_request_free);
  self->request = request;
  if (self->report->counts.n_bytes + self->counts.n_bytes > self->memory->most_bytes)
    jalons_run_fail (task, jalons_run_trouble (self, JALONS_TROUBLE_TOO_LARGE));
  else
    jalons_run_perform (task);
}

static void
answer (GTask *task,
        GBytes *bytes)
{
  JalonsRun *self = g_task_get_task_data (task);
  const JalonsAnswer said = { self->request->verb, self->listing, bytes };

  jalons_holder_answer_async (self->holder, &said, g_task_get_cancellable (task), on_answered, g_object_ref (task));
}

/* Folders that are missing */

static void
on_folder_made (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  /* One who may not write reads an empty folder. */
  if (!jalons_transport_make_folder_finish (JALONS_TRANSPORT (object), result, &error) &&
      !g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_READ_ONLY))
    {
      jalons_run_fail (task, error);
      return;
    }
  g_clear_error (&error);
  jalons_run_perform (task);
}

/* Whether this round is of our own inbox, and that stands by itself. */
static gboolean
is_apart (JalonsRun *self)
{
  return self->memory->inbox != NULL && self->inbox != NULL && g_strcmp0 (self->inbox, self->membership->inbox) == 0;
}

/**
 * jalons_run_transport:
 *
 * Returns: (transfer none): that of the folder in which this round is played
 */
JalonsTransport *
jalons_run_transport (JalonsRun *self)
{
  return is_apart (self) ? self->memory->inbox : self->transport;
}

/**
 * jalons_run_path_of:
 * @name: (nullable): of a file of the log
 *
 * Returns: (transfer full): where it is in the folder of jalons_run_transport(); for %NULL the log itself
 */
char *
jalons_run_path_of (JalonsRun *self,
                    const char *name)
{
  g_autofree char *folder = self->inbox != NULL && !is_apart (self)
                              ? g_strconcat (JALONS_INBOX "/", self->inbox, "/" JALONS_LOG, NULL)
                              : g_strdup (JALONS_LOG);

  return name != NULL ? g_strconcat (folder, "/", name, NULL) : g_steal_pointer (&folder);
}

static void
make_folders (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);

  self->missing = g_ptr_array_new_with_free_func (g_free);
  if (self->inbox != NULL && !is_apart (self))
    {
      g_ptr_array_add (self->missing, g_strdup (JALONS_INBOX));
      g_ptr_array_add (self->missing, g_strconcat (JALONS_INBOX "/", self->inbox, NULL));
    }
  g_ptr_array_add (self->missing, jalons_run_path_of (self, NULL));
  jalons_run_perform (task);
}

void
jalons_run_make_next_folder (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);
  g_autofree char *name = g_ptr_array_steal_index (self->missing, 0);

  jalons_transport_make_folder_async (jalons_run_transport (self), name, g_task_get_cancellable (task), on_folder_made,
                                      g_object_ref (task));
}

/* Whether the folder of this round is one where we write. */
static gboolean
is_for_writing (JalonsRun *self)
{
  return g_strcmp0 (self->inbox, self->membership->inbox) == 0;
}

/* Listing */

static gboolean
has_lost_everything (JalonsRun *self,
                     GArray *listing)
{
  if (self->inbox != NULL || g_hash_table_size (self->memory->seen) == 0)
    return FALSE;
  for (guint i = 0; i < listing->len; i++)
    if (g_hash_table_contains (self->memory->seen, g_array_index (listing, JalonsListed, i).name))
      return FALSE;
  return TRUE;
}

static void
answer_listing (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);

  if (self->inbox == NULL)
    {
      g_hash_table_remove_all (self->memory->seen);
      for (guint i = 0; i < self->listing->len; i++)
        g_hash_table_add (self->memory->seen, g_strdup (g_array_index (self->listing, JalonsListed, i).name));
    }
  answer (task, NULL);
}

/* An empty folder is as good as one that cannot be made. */
static void
on_no_folder (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);

  g_clear_pointer (&self->listing, g_array_unref);
  if (is_for_writing (self) && self->missing == NULL && self->report->paused == NULL)
    {
      make_folders (task);
      return;
    }
  self->listing = jalons_listed_new ();
  answer_listing (task);
}

void
jalons_run_on_listed (GObject *object,
                      GAsyncResult *result,
                      gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->listing, g_array_unref);
  self->listing = jalons_transport_list_finish (JALONS_TRANSPORT (object), result, &error);
  if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER))
    {
      if (self->looked)
        on_no_folder (task);
      else
        jalons_run_look_at_space (task, on_no_folder);
    }
  else if (self->listing == NULL)
    jalons_run_fail (task, g_steal_pointer (&error));
  else if (has_lost_everything (self, self->listing) && !self->looked)
    {
      jalons_run_forget_files (self);
      jalons_run_look_at_space (task, answer_listing);
    }
  else if (self->inbox == NULL && jalons_run_sees_sign (self, self->listing))
    jalons_run_look_at_space (task, answer_listing);
  else
    answer_listing (task);
}

/* Getting */

void
jalons_run_on_got (GObject *object,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jalons_transport_get_finish (JALONS_TRANSPORT (object), result, &error);

  /* A file that is larger than any of ours is bad, like one that is empty. */
  if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_TOO_LARGE))
    {
      g_clear_error (&error);
      bytes = g_bytes_new (NULL, 0);
    }
  self->n_bytes += bytes != NULL ? g_bytes_get_size (bytes) : 0;
  self->n_gets++;
  if (self->progress != NULL)
    self->progress (MIN (1, (double) self->n_gets / MAX (self->listing->len, 1)), self->progress_data);
  if (error != NULL)
    jalons_run_fail (task, g_steal_pointer (&error));
  else if (self->n_bytes > self->memory->most_bytes)
    jalons_run_fail (task, jalons_run_trouble (self, JALONS_TROUBLE_TOO_LARGE));
  else
    answer (task, bytes);
}

/* Writing */

/* What keeps us from writing and not from reading. */
static gboolean
pauses (const GError *error)
{
  return g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_READ_ONLY) ||
         g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_FULL) ||
         g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_REFUSED_SIZE);
}

static void
after_writing (GTask *task,
               GError *error)
{
  JalonsRun *self = g_task_get_task_data (task);

  if (error == NULL)
    self->has_put |= self->request->verb == JALONS_VERB_PUT;
  else if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER) && self->missing == NULL)
    {
      g_clear_error (&error);
      make_folders (task);
      return;
    }
  else if (pauses (error))
    {
      g_clear_error (&self->report->paused);
      self->report->paused = error;
    }
  else
    {
      jalons_run_fail (task, error);
      return;
    }
  answer (task, NULL);
}

static void
on_put (GObject *object,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  jalons_transport_put_finish (JALONS_TRANSPORT (object), result, &error);
  after_writing (task, error);
}

static void
on_deleted (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  jalons_transport_delete_finish (JALONS_TRANSPORT (object), result, &error);
  after_writing (task, error);
}

static gboolean
is_listed (JalonsRun *self,
           const char *name)
{
  for (guint i = 0; i < self->listing->len; i++)
    if (g_str_equal (g_array_index (self->listing, JalonsListed, i).name, name))
      return TRUE;
  return FALSE;
}

void
jalons_run_write_file (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *path = jalons_run_path_of (self, self->request->name);

  if (!is_for_writing (self) || self->report->paused != NULL)
    answer (task, NULL);
  else if (self->request->verb == JALONS_VERB_PUT)
    jalons_transport_put_async (jalons_run_transport (self), path, self->request->bytes, !is_listed (self, self->request->name),
                                cancellable, on_put, g_object_ref (task));
  else
    jalons_transport_delete_async (jalons_run_transport (self), path, self->request->superseded, cancellable, on_deleted,
                                   g_object_ref (task));
}
