/* The order of a whole sync.
 * Invariant: a folder where nothing may be written is read all the same: what cannot be put is answered as if it had been,
 * since a put is only ever believed when a later listing shows it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/whole-sync.h"

#include <string.h>

#include "sync/space-file.h"
#include "sync/where.h"

#define LOG   "log"
#define INBOX "inbox"

/* One sync in four looks into the inboxes, and at the space file. */
#define INBOX_TURN 4

/* Files are read again at most once an hour; microseconds. */
#define THOROUGH_EVERY (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

/* After something was put, the folder is looked at so often again. */
#define MOST_AGAIN 2

/* More than this in one sync is nobody's work. */
#define MOST_BYTES (G_GUINT64_CONSTANT (512) * 1024 * 1024)

typedef struct _Run Run;
typedef void (*RunFunc) (GTask *task);

struct _Run
{
  JalonsHolder *holder;
  JalonsTransport *transport;
  JalonsSyncMemory *memory;
  JalonsMembership *membership;
  char *name; /* of the place, for sentences */
  JalonsSyncProgress progress;
  gpointer progress_data;
  JalonsSyncReport *report;
  guint requests_before;

  RunFunc after_identity;
  char *inbox; /* whose round this is; NULL for the log of the space */
  GPtrArray *inboxes;
  guint next_inbox;

  JalonsRequest *request;
  GArray *listing; /* of this round */
  JalonsRoundCounts counts;
  GPtrArray *missing; /* folders to be made before what was asked is asked again */
  guint n_gets;
  guint64 n_bytes;
  guint n_again;
  gboolean has_put;
  gboolean looked; /* whether the space file was looked at in this sync */
};

static void begin_round (GTask *task);
static void perform (GTask *task);

/* Memory and reports */

/**
 * jalons_sync_memory_new:
 *
 * Returns: (transfer full): of a folder that was never looked at
 */
JalonsSyncMemory *
jalons_sync_memory_new (void)
{
  JalonsSyncMemory *memory = g_new0 (JalonsSyncMemory, 1);

  memory->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return memory;
}

void
jalons_sync_memory_free (JalonsSyncMemory *memory)
{
  g_hash_table_unref (memory->seen);
  g_free (memory);
}

void
jalons_sync_report_free (JalonsSyncReport *report)
{
  g_clear_error (&report->paused);
  g_free (report);
}

static void
run_free (gpointer data)
{
  Run *self = data;

  g_object_unref (self->holder);
  g_object_unref (self->transport);
  jalons_membership_free (self->membership);
  g_free (self->name);
  g_clear_pointer (&self->report, jalons_sync_report_free);
  g_free (self->inbox);
  g_ptr_array_unref (self->inboxes);
  g_clear_pointer (&self->request, jalons_request_free);
  g_clear_pointer (&self->listing, g_array_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_free (self);
}

static void
fail (GTask *task,
      GError *error)
{
  Run *self = g_task_get_task_data (task);

  /* Whatever the folder is like, its space file is looked at before it is believed again. */
  if (error->domain == JALONS_TROUBLE && !jalons_trouble_is_offline (error))
    self->memory->is_known = FALSE;
  g_task_return_error (task, error);
}

static GError *
trouble (Run *self,
         JalonsTrouble code)
{
  return jalons_trouble_new (code, self->name, NULL);
}

/* Is it our space? */

static gboolean
is_ours (Run *self,
         GArray *listing,
         JalonsTrouble *code)
{
  g_auto (GStrv) ids = jalons_space_file_list_ids (listing);
  char moved[JALONS_SPACE_ID_LENGTH + 1];

  for (guint i = 0; i < listing->len; i++)
    if (jalons_space_file_parse_name (g_array_index (listing, JalonsListed, i).name, "moved", moved) &&
        !g_strv_contains ((const char *const *) self->membership->ids, moved))
      {
        *code = JALONS_TROUBLE_MOVED;
        return FALSE;
      }
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) self->membership->ids, ids[i]))
      return TRUE;
  *code = ids[0] != NULL ? JALONS_TROUBLE_FOREIGN : JALONS_TROUBLE_GONE;
  return FALSE;
}

static void
on_root_listed (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) listing = jalons_transport_list_finish (JALONS_TRANSPORT (object), result, &error);
  JalonsTrouble code;

  if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER))
    fail (task, trouble (self, JALONS_TROUBLE_GONE));
  else if (listing == NULL)
    fail (task, g_steal_pointer (&error));
  else if (!is_ours (self, listing, &code))
    fail (task, trouble (self, code));
  else
    {
      self->memory->is_known = TRUE;
      self->looked = TRUE;
      self->after_identity (task);
    }
}

static void
look_at_space (GTask *task,
               RunFunc after)
{
  Run *self = g_task_get_task_data (task);

  self->after_identity = after;
  jalons_transport_list_async (self->transport, "", g_task_get_cancellable (task), on_root_listed, g_object_ref (task));
}

/* Answers */

static void
on_answered (GObject *object,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *self = g_task_get_task_data (task);
  GError *error = NULL;
  JalonsRequest *request = jalons_holder_answer_finish (JALONS_HOLDER (object), result, &self->counts, &error);

  if (request == NULL)
    {
      fail (task, error);
      return;
    }
  g_clear_pointer (&self->request, jalons_request_free);
  self->request = request;
  perform (task);
}

static void
answer (GTask *task,
        GBytes *bytes)
{
  Run *self = g_task_get_task_data (task);
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
      fail (task, error);
      return;
    }
  g_clear_error (&error);
  perform (task);
}

static char *
path_of (Run *self,
         const char *name)
{
  g_autofree char *folder = self->inbox != NULL ? g_strconcat (INBOX "/", self->inbox, "/" LOG, NULL) : g_strdup (LOG);

  return name != NULL ? g_strconcat (folder, "/", name, NULL) : g_steal_pointer (&folder);
}

static void
make_folders (GTask *task)
{
  Run *self = g_task_get_task_data (task);

  self->missing = g_ptr_array_new_with_free_func (g_free);
  if (self->inbox != NULL)
    {
      g_ptr_array_add (self->missing, g_strdup (INBOX));
      g_ptr_array_add (self->missing, g_strconcat (INBOX "/", self->inbox, NULL));
    }
  g_ptr_array_add (self->missing, path_of (self, NULL));
  perform (task);
}

static void
make_next_folder (GTask *task)
{
  Run *self = g_task_get_task_data (task);
  g_autofree char *name = g_ptr_array_steal_index (self->missing, 0);

  jalons_transport_make_folder_async (self->transport, name, g_task_get_cancellable (task), on_folder_made, g_object_ref (task));
}

/* Whether the folder of this round is one where we write. */
static gboolean
is_for_writing (Run *self)
{
  return g_strcmp0 (self->inbox, self->membership->inbox) == 0;
}

/* Listing */

static gboolean
has_lost_everything (Run *self,
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
  Run *self = g_task_get_task_data (task);

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
  Run *self = g_task_get_task_data (task);

  g_clear_pointer (&self->listing, g_array_unref);
  if (is_for_writing (self) && self->missing == NULL && self->report->paused == NULL)
    {
      make_folders (task);
      return;
    }
  self->listing = jalons_listed_new ();
  answer_listing (task);
}

static void
on_listed (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->listing, g_array_unref);
  self->listing = jalons_transport_list_finish (JALONS_TRANSPORT (object), result, &error);
  if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER))
    {
      if (self->looked)
        on_no_folder (task);
      else
        look_at_space (task, on_no_folder);
    }
  else if (self->listing == NULL)
    fail (task, g_steal_pointer (&error));
  else if (has_lost_everything (self, self->listing) && !self->looked)
    look_at_space (task, answer_listing);
  else
    answer_listing (task);
}

/* Getting */

static void
on_got (GObject *object,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *self = g_task_get_task_data (task);
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
    fail (task, g_steal_pointer (&error));
  else if (self->n_bytes > MOST_BYTES)
    fail (task, trouble (self, JALONS_TROUBLE_TOO_LARGE));
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
  Run *self = g_task_get_task_data (task);

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
      fail (task, error);
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
is_listed (Run *self,
           const char *name)
{
  for (guint i = 0; i < self->listing->len; i++)
    if (g_str_equal (g_array_index (self->listing, JalonsListed, i).name, name))
      return TRUE;
  return FALSE;
}

static void
write_file (GTask *task)
{
  Run *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *path = path_of (self, self->request->name);

  if (!is_for_writing (self) || self->report->paused != NULL)
    answer (task, NULL);
  else if (self->request->verb == JALONS_VERB_PUT)
    jalons_transport_put_async (self->transport, path, self->request->bytes, !is_listed (self, self->request->name), cancellable,
                                on_put, g_object_ref (task));
  else
    jalons_transport_delete_async (self->transport, path, self->request->superseded, cancellable, on_deleted,
                                   g_object_ref (task));
}

/* Rounds */

static void
add_counts (Run *self)
{
  JalonsRoundCounts *sum = &self->report->counts;

  sum->n_received += self->counts.n_received;
  sum->n_sent += self->has_put ? self->counts.n_sent : 0;
  sum->n_mended += self->counts.n_mended;
  sum->n_bad += self->counts.n_bad;
}

static void
end (GTask *task)
{
  Run *self = g_task_get_task_data (task);
  JalonsSyncReport *report = g_steal_pointer (&self->report);

  report->n_requests = jalons_transport_get_n_requests (self->transport) - self->requests_before;
  self->memory->n_syncs++;
  g_task_return_pointer (task, report, (GDestroyNotify) jalons_sync_report_free);
}

static void
next_inbox (GTask *task)
{
  Run *self = g_task_get_task_data (task);

  if (self->next_inbox >= self->inboxes->len)
    {
      end (task);
      return;
    }
  g_free (self->inbox);
  self->inbox = g_strdup (self->inboxes->pdata[self->next_inbox++]);
  self->n_again = 0;
  begin_round (task);
}

static void
on_inboxes_listed (GObject *object,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) listing = jalons_transport_list_finish (JALONS_TRANSPORT (object), result, &error);

  if (listing == NULL && !g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER) &&
      !g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_UNREADABLE))
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; listing != NULL && i < listing->len; i++)
    {
      const char *name = g_array_index (listing, JalonsListed, i).name;

      if (g_str_has_suffix (name, "/"))
        g_ptr_array_add (self->inboxes, g_strndup (name, strlen (name) - 1));
    }
  next_inbox (task);
}

/* Others' inboxes are not for a reviewer, who looks into none but the own one. */
static void
look_for_inboxes (GTask *task)
{
  Run *self = g_task_get_task_data (task);

  if (self->membership->inbox != NULL)
    {
      g_ptr_array_add (self->inboxes, g_strdup (self->membership->inbox));
      next_inbox (task);
    }
  else if (self->memory->n_syncs % INBOX_TURN == 0)
    jalons_transport_list_async (self->transport, INBOX, g_task_get_cancellable (task), on_inboxes_listed, g_object_ref (task));
  else
    end (task);
}

/* What was put is only there when it is seen. */
static void
end_round (GTask *task)
{
  Run *self = g_task_get_task_data (task);

  add_counts (self);
  if (self->has_put && self->n_again++ < MOST_AGAIN)
    begin_round (task);
  else if (self->inbox == NULL)
    look_for_inboxes (task);
  else
    next_inbox (task);
}

/* What the round asks. */
static void
perform (GTask *task)
{
  Run *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *path = path_of (self, self->request->name);

  if (self->missing != NULL && self->missing->len > 0)
    {
      make_next_folder (task);
      return;
    }
  switch (self->request->verb)
    {
    case JALONS_VERB_LIST:
      jalons_transport_list_async (self->transport, path, cancellable, on_listed, g_object_ref (task));
      break;
    case JALONS_VERB_GET:
      jalons_transport_get_async (self->transport, path, JALONS_SEGMENT_MAX_BYTES, cancellable, on_got, g_object_ref (task));
      break;
    case JALONS_VERB_PUT:
    case JALONS_VERB_DELETE:
      write_file (task);
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
  Run *self = g_task_get_task_data (task);
  GError *error = NULL;
  JalonsRequest *request = jalons_holder_begin_finish (JALONS_HOLDER (object), result, &error);

  if (request == NULL)
    {
      fail (task, error);
      return;
    }
  g_clear_pointer (&self->request, jalons_request_free);
  self->request = request;
  perform (task);
}

static void
begin_round (GTask *task)
{
  Run *self = g_task_get_task_data (task);
  gint64 now = g_get_monotonic_time ();
  gboolean thorough = self->inbox == NULL && self->n_again == 0 &&
                      (self->memory->thorough_at == 0 || now - self->memory->thorough_at > THOROUGH_EVERY);

  if (thorough)
    self->memory->thorough_at = now;
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
  Run *self = g_new0 (Run, 1);

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
  g_task_set_task_data (task, self, run_free);
  if (memory->is_known && memory->n_syncs % INBOX_TURN != 0)
    begin_round (task);
  else
    look_at_space (task, begin_round);
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
