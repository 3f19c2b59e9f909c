/* The order of a whole sync.
 * Invariant: the space file is looked at before anything is written into a folder that looks otherwise than it should.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/whole-sync-private.h"

#include <string.h>

#include "sync/folder/space-file.h"
#include "sync/folder/where.h"

/* One sync in four looks into the inboxes, and at the space file. */
#define INBOX_TURN 4

/* Files are read again at most once an hour; microseconds. */
#define THOROUGH_EVERY (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

/* After something was put, the folder is looked at so often again. */
#define MOST_AGAIN 2

static void begin_round (GTask *task);

void
jalons_sync_report_free (JalonsSyncReport *report)
{
  g_clear_error (&report->paused);
  g_clear_pointer (&report->moved, jalons_moved_file_free);
  g_free (report);
}

static void
run_free (gpointer data)
{
  JalonsRun *self = data;

  g_object_unref (self->holder);
  g_object_unref (self->transport);
  jalons_membership_free (self->membership);
  g_free (self->name);
  g_clear_pointer (&self->report, jalons_sync_report_free);
  g_free (self->inbox);
  g_ptr_array_unref (self->inboxes);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->request, jalons_request_free);
  g_clear_pointer (&self->listing, g_array_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_free (self->moved);
  g_free (self);
}

/* Nothing that was seen is there for sure: it is looked for again. */
void
jalons_run_forget_files (JalonsRun *self)
{
  g_hash_table_remove_all (self->memory->folder->there);
}

/**
 * jalons_run_fail:
 * @error: (transfer full): why
 *
 * Answers @task, once what is remembered of the folder is kept.
 */
void
jalons_run_fail (GTask *task,
                 GError *error)
{
  JalonsRun *self = g_task_get_task_data (task);

  jalons_sync_memory_keep (self->memory, self->holder);
  /* Whatever the folder is like, its space file is looked at before it is believed again. */
  if (error->domain == JALONS_TROUBLE && !jalons_trouble_is_offline (error))
    self->memory->is_known = FALSE;
  g_task_return_error (task, error);
}

/**
 * jalons_run_trouble:
 *
 * Returns: (transfer full): the trouble, with the name of the place
 */
GError *
jalons_run_trouble (JalonsRun *self,
                    JalonsTrouble code)
{
  return jalons_trouble_new (code, self->name, NULL);
}

/* Is it our space? */

/* Two who made it go on elsewhere at once: everybody takes the smaller one. */
static char *
find_moved (JalonsRun *self,
            GArray *listing)
{
  char id[JALONS_SPACE_ID_LENGTH + 1];
  char *moved = NULL;

  for (guint i = 0; i < listing->len; i++)
    if (jalons_space_file_parse_name (g_array_index (listing, JalonsListed, i).name, "moved", id) &&
        !g_strv_contains ((const char *const *) self->membership->ids, id) && (moved == NULL || strcmp (id, moved) < 0))
      {
        g_free (moved);
        moved = g_strdup (id);
      }
  return moved;
}

/**
 * jalons_run_sees_sign:
 * @listing: of the log
 *
 * Returns: whether a sign in the log says that the space goes on elsewhere, which was not looked after yet
 */
gboolean
jalons_run_sees_sign (JalonsRun *self,
                      GArray *listing)
{
  g_autofree char *sign = find_moved (self, listing);

  if (sign == NULL || self->moved != NULL || g_strcmp0 (sign, self->memory->sign) == 0)
    return FALSE;
  g_free (self->memory->sign);
  self->memory->sign = g_steal_pointer (&sign);
  return TRUE;
}

static gboolean
is_ours (JalonsRun *self,
         GArray *listing,
         JalonsTrouble *code)
{
  g_auto (GStrv) ids = jalons_space_file_list_ids (listing);

  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) self->membership->ids, ids[i]))
      return TRUE;
  *code = ids[0] != NULL ? JALONS_TROUBLE_FOREIGN : JALONS_TROUBLE_GONE;
  return FALSE;
}

static void
heed_rights (JalonsRun *self)
{
  if (self->memory->is_read_only && self->report->paused == NULL)
    self->report->paused = jalons_run_trouble (self, JALONS_TROUBLE_READ_ONLY);
}

/* Some servers say beforehand what they would refuse: then nothing is put, and it is said. @listing: of the folder in which our
 * log is, or shall be. */
static void
note_rights (JalonsRun *self,
             GArray *listing)
{
  const JalonsListed *log = NULL, *itself = NULL;

  for (guint i = 0; i < listing->len; i++)
    {
      const JalonsListed *listed = &g_array_index (listing, JalonsListed, i);

      if (g_str_equal (listed->name, JALONS_LOG "/"))
        log = listed;
      else if (g_str_equal (listed->name, JALONS_LISTED_ITSELF))
        itself = listed;
    }
  if (log == NULL)
    log = itself;
  self->memory->is_read_only = log != NULL && log->is_read_only;
  heed_rights (self);
}

static void
note_fingerprint (JalonsRun *self,
                  const char *fingerprint)
{
  JalonsFolderMemory *folder = self->memory->folder;

  if (g_strcmp0 (folder->fingerprint, fingerprint) == 0)
    return;
  if (folder->fingerprint != NULL)
    {
      self->report->restored = TRUE;
      jalons_run_forget_files (self);
    }
  g_free (folder->fingerprint);
  folder->fingerprint = g_strdup (fingerprint);
}

/* What else the server says of the shared folder. */
static void
note_facts (JalonsRun *self,
            GArray *listing)
{
  gboolean has_files = FALSE;

  self->memory->folder->percent = 0;
  for (guint i = 0; i < listing->len; i++)
    {
      const JalonsListed *listed = &g_array_index (listing, JalonsListed, i);

      has_files |= g_str_equal (listed->name, JALONS_BLOB "/");
      if (!g_str_equal (listed->name, JALONS_LISTED_ITSELF))
        continue;
      if (listed->fingerprint != NULL)
        note_fingerprint (self, listed->fingerprint);
      if (self->membership->inbox == NULL)
        self->memory->folder->percent = listed->percent;
    }
  if (!has_files)
    jalons_run_forget_files (self);
}

static void
on_root_listed (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) listing = jalons_transport_list_finish (JALONS_TRANSPORT (object), result, &error);
  JalonsTrouble code;

  if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER))
    jalons_run_fail (task, jalons_run_trouble (self, JALONS_TROUBLE_GONE));
  else if (listing == NULL)
    jalons_run_fail (task, g_steal_pointer (&error));
  else if (!is_ours (self, listing, &code))
    {
      self->moved = find_moved (self, listing);
      if (self->moved != NULL)
        jalons_run_end (task);
      else
        jalons_run_fail (task, jalons_run_trouble (self, code));
    }
  else
    {
      g_free (self->moved);
      self->moved = find_moved (self, listing);
      note_facts (self, listing);
      self->memory->is_known = TRUE;
      self->looked = TRUE;
      if (self->membership->inbox == NULL)
        note_rights (self, listing);
      self->after_identity (task);
    }
}

void
jalons_run_look_at_space (GTask *task,
                          JalonsRunFunc after)
{
  JalonsRun *self = g_task_get_task_data (task);

  self->after_identity = after;
  jalons_transport_list_async (self->transport, "", g_task_get_cancellable (task), on_root_listed, g_object_ref (task));
}

/* Rounds */

static void
add_counts (JalonsRun *self)
{
  JalonsRoundCounts *sum = &self->report->counts;

  sum->n_received += self->counts.n_received;
  sum->n_sent += self->has_put ? self->counts.n_sent : 0;
  sum->n_mended += self->counts.n_mended;
  sum->n_bad += self->counts.n_bad;
  sum->n_crowded = MAX (sum->n_crowded, self->counts.n_crowded);
  sum->n_bytes += self->counts.n_bytes;
  sum->n_newer = MAX (sum->n_newer, self->counts.n_newer);
}

static void
report (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);
  JalonsSyncReport *report = g_steal_pointer (&self->report);

  jalons_sync_memory_keep (self->memory, self->holder);
  report->n_requests = jalons_transport_get_n_requests (self->transport) - self->requests_before;
  self->memory->n_syncs++;
  g_task_return_pointer (task, report, (GDestroyNotify) jalons_sync_report_free);
}

static void
on_moved_got (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = jalons_transport_get_finish (JALONS_TRANSPORT (object), result, &error);

  if (error != NULL)
    {
      jalons_run_fail (task, error);
      return;
    }
  self->report->moved = jalons_moved_file_read (bytes, self->moved);
  report (task);
}

/* After the rounds, and the files. */
void
jalons_run_end (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);
  g_autofree char *name = self->moved != NULL ? jalons_moved_file_make_name (self->moved) : NULL;

  if (name == NULL)
    report (task);
  else
    jalons_transport_get_async (self->transport, name, JALONS_MOVED_MAX_BYTES, g_task_get_cancellable (task), on_moved_got,
                                g_object_ref (task));
}

/* A folder that is not there is no inbox that stands by itself: then it is in the shared folder. */
static void
on_inbox_found (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) listing = jalons_transport_list_finish (JALONS_TRANSPORT (object), result, &error);

  if (listing == NULL && (error->domain != JALONS_TROUBLE || jalons_trouble_is_offline (error)))
    {
      jalons_run_fail (task, g_steal_pointer (&error));
      return;
    }
  if (listing == NULL)
    g_clear_object (&self->memory->inbox);
  else
    note_rights (self, listing);
  self->memory->looked_for_inbox = TRUE;
  begin_round (task);
}

static void
begin_inbox (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);

  if (self->memory->inbox == NULL || (self->memory->looked_for_inbox && !self->memory->is_read_only))
    begin_round (task);
  else
    jalons_transport_list_async (self->memory->inbox, "", g_task_get_cancellable (task), on_inbox_found, g_object_ref (task));
}

static void
next_inbox (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);

  if (self->next_inbox >= self->inboxes->len)
    {
      jalons_run_exchange_files (task);
      return;
    }
  g_free (self->inbox);
  self->inbox = g_strdup (self->inboxes->pdata[self->next_inbox++]);
  self->n_again = 0;
  begin_inbox (task);
}

static void
on_inboxes_listed (GObject *object,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) listing = jalons_transport_list_finish (JALONS_TRANSPORT (object), result, &error);

  if (listing == NULL && !g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER) &&
      !g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_UNREADABLE))
    {
      jalons_run_fail (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; listing != NULL && i < listing->len; i++)
    {
      const char *name = g_array_index (listing, JalonsListed, i).name;

      if (g_str_has_suffix (name, "/") && !g_str_equal (name, JALONS_LISTED_ITSELF))
        g_ptr_array_add (self->inboxes, g_strndup (name, strlen (name) - 1));
    }
  next_inbox (task);
}

/* Others' inboxes are not for a reviewer, who looks into none but the own one. */
static void
look_for_inboxes (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);

  if (self->membership->inbox != NULL)
    {
      g_ptr_array_add (self->inboxes, g_strdup (self->membership->inbox));
      next_inbox (task);
    }
  else if (self->memory->n_syncs % INBOX_TURN == 0)
    jalons_transport_list_async (self->transport, JALONS_INBOX, g_task_get_cancellable (task), on_inboxes_listed,
                                 g_object_ref (task));
  else
    jalons_run_exchange_files (task);
}

/* What was put is only there when it is seen. */
static void
end_round (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);

  add_counts (self);
  if (self->has_put && self->n_again++ < MOST_AGAIN)
    begin_round (task);
  else if (self->is_last)
    jalons_run_end (task);
  else if (self->inbox == NULL)
    look_for_inboxes (task);
  else
    next_inbox (task);
}

/* After the files: a round of the log with what they have been waited for. */
void
jalons_run_once_more (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);

  jalons_sync_memory_keep (self->memory, self->holder);
  g_clear_pointer (&self->inbox, g_free);
  self->is_last = TRUE;
  self->n_again = 0;
  begin_round (task);
}

/* What the round asks. */
void
jalons_run_perform (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *path = jalons_run_path_of (self, self->request->name);

  if (self->missing != NULL && self->missing->len > 0)
    {
      jalons_run_make_next_folder (task);
      return;
    }
  switch (self->request->verb)
    {
    case JALONS_VERB_LIST:
      jalons_transport_list_async (jalons_run_transport (self), path, cancellable, jalons_run_on_listed, g_object_ref (task));
      break;
    case JALONS_VERB_GET:
      jalons_transport_get_async (jalons_run_transport (self), path, JALONS_SEGMENT_MAX_BYTES, cancellable, jalons_run_on_got,
                                  g_object_ref (task));
      break;
    case JALONS_VERB_PUT:
    case JALONS_VERB_DELETE:
      jalons_run_write_file (task);
      break;
    case JALONS_VERB_NONE:
    default:
      end_round (task);
      break;
    }
}

static void
on_begun (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  GError *error = NULL;
  JalonsRequest *request = jalons_holder_begin_finish (JALONS_HOLDER (object), result, &error);

  if (request == NULL)
    {
      jalons_run_fail (task, error);
      return;
    }
  g_clear_pointer (&self->request, jalons_request_free);
  self->request = request;
  jalons_run_perform (task);
}

/* One of the files that were seen is looked for again, as one of the log is read again. */
static void
look_after_one_file (JalonsRun *self)
{
  GHashTable *there = self->memory->folder->there;
  GHashTableIter iter;
  guint n = g_hash_table_size (there), at = n > 0 ? (guint) g_random_int_range (0, (gint32) n) : 0;

  g_hash_table_iter_init (&iter, there);
  for (guint i = 0; i <= at && g_hash_table_iter_next (&iter, NULL, NULL); i++)
    if (i == at)
      g_hash_table_iter_remove (&iter);
}

static void
begin_round (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);
  gint64 now = g_get_monotonic_time ();
  gboolean thorough = self->inbox == NULL && self->n_again == 0 &&
                      (self->memory->thorough_at == 0 || now - self->memory->thorough_at > THOROUGH_EVERY);

  if (thorough)
    {
      self->memory->thorough_at = now;
      look_after_one_file (self);
    }
  self->has_put = FALSE;
  self->n_gets = 0;
  self->counts = (JalonsRoundCounts){ 0 };
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  jalons_holder_begin_async (self->holder, self->inbox != NULL ? self->inbox : "", thorough, g_task_get_cancellable (task),
                             on_begun, g_object_ref (task));
}

/**
 * jalons_whole_sync_async:
 * @holder: a member of the space
 * @memory: of this folder, which stays until the end
 * @progress: (nullable): told how far reading is
 */
void
jalons_whole_sync_async (JalonsHolder *holder,
                         JalonsTransport *transport,
                         JalonsSyncMemory *memory,
                         JalonsSyncProgress progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (holder, cancellable, callback, user_data);
  JalonsRun *self = g_new0 (JalonsRun, 1);

  self->holder = g_object_ref (holder);
  self->transport = g_object_ref (transport);
  self->memory = memory;
  self->membership = jalons_membership_copy (jalons_holder_get_membership (holder));
  self->name = jalons_where_name (self->membership->where);
  self->progress = progress;
  self->progress_data = progress_data;
  self->report = g_new0 (JalonsSyncReport, 1);
  self->requests_before = jalons_transport_get_n_requests (transport);
  self->inboxes = g_ptr_array_new_with_free_func (g_free);
  jalons_sync_memory_load (self->memory, self->holder);
  g_task_set_task_data (task, self, run_free);
  if (!memory->is_known || memory->n_syncs % INBOX_TURN == 0)
    {
      jalons_run_look_at_space (task, begin_round);
      return;
    }
  if (self->membership->inbox == NULL)
    heed_rights (self);
  begin_round (task);
}

/**
 * jalons_whole_sync_finish:
 *
 * Returns: (transfer full) (nullable): what was done; %NULL with an error of %JALONS_TROUBLE, of the holder, or
 *   %G_IO_ERROR_CANCELLED
 */
JalonsSyncReport *
jalons_whole_sync_finish (GAsyncResult *result,
                          GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
