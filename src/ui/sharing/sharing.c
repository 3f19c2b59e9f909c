/* What the window knows of those it shares with.
 * Invariant: the conflicts are read again after every change of them, so that none is shown that somebody settled.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sharing/sharing.h"

#include "ui/sharing/marks.h"
#include "ui/sharing/sync-service.h"

#define MOST_MARKS 200
#define FREED      200 /* conflicts at once */

struct _JalonsSharing
{
  GObject parent_instance;

  JalonsSpace *space;
  JalonsSyncing *syncing;
  JalonsDataset *dataset;
  JalonsMarks *marks;
  GPtrArray *conflicts; /* JalonsConflict, never NULL */
  GCancellable *listing;
  JalonsSyncService *service; /* while something is shared */
};

enum
{
  SIGNAL_CONFLICTS,
  SIGNAL_MARKED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsSharing, jalons_sharing, G_TYPE_OBJECT)

/* Conflicts */

static gboolean
free_some (gpointer data)
{
  GPtrArray *conflicts = data;

  g_ptr_array_set_size (conflicts, (int) conflicts->len - MIN ((int) conflicts->len, FREED));
  return conflicts->len > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* There may be thousands, each with its records and values. */
static void
free_slowly (GPtrArray *conflicts)
{
  g_idle_add_full (G_PRIORITY_LOW, free_some, conflicts, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_listed (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsSharing) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *conflicts = jalons_space_list_conflicts_finish (JALONS_SPACE (object), result, &error);

  if (conflicts != NULL)
    {
      GPtrArray *before = self->conflicts;

      self->conflicts = conflicts;
      if (conflicts->len > 0 || before->len > 0)
        g_signal_emit (self, signals[SIGNAL_CONFLICTS], 0);
      free_slowly (before);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
list_conflicts (JalonsSharing *self)
{
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  jalons_space_list_conflicts_async (self->space, self->listing, on_listed, g_object_ref (self));
}

static gboolean
is_in_conflict (JalonsSharing *self,
                const JalonsRecord *record)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const JalonsConflict *conflict = self->conflicts->pdata[i];

      if (conflict->entity == jalons_record_get_entity (record) && g_str_equal (conflict->row, jalons_record_get_id (record)))
        return TRUE;
    }
  return FALSE;
}

/* Who writes something else settles it too. */
static void
on_written (JalonsSharing *self,
            GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (is_in_conflict (self, records->pdata[i]))
      {
        list_conflicts (self);
        return;
      }
}

/**
 * jalons_sharing_list_conflicts:
 *
 * Returns: (transfer none) (element-type JalonsConflict): good until ::conflicts-changed
 */
const GPtrArray *
jalons_sharing_list_conflicts (JalonsSharing *self)
{
  return self->conflicts;
}

/**
 * jalons_sharing_find_conflict:
 * @field: (nullable): a field, or %NULL for whether the object is deleted
 *
 * Returns: (transfer none) (nullable): what is in conflict there
 */
const JalonsConflict *
jalons_sharing_find_conflict (JalonsSharing *self,
                              JalonsEntityId entity,
                              const char *row,
                              const JalonsField *field)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const JalonsConflict *conflict = self->conflicts->pdata[i];

      if (conflict->entity == entity && conflict->field == field && g_str_equal (conflict->row, row))
        return conflict;
    }
  return NULL;
}

static void
on_settled (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (JalonsSharing) self = data;
  g_autoptr (GError) error = NULL;

  if (!jalons_space_settle_finish (JALONS_SPACE (object), result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

/**
 * jalons_sharing_settle:
 * @value: (nullable): what the field is to be; where the object was deleted "0" brings it back and "1" leaves it deleted
 *
 * Ends a conflict for everybody.
 */
void
jalons_sharing_settle (JalonsSharing *self,
                       const JalonsConflict *conflict,
                       const char *value)
{
  jalons_space_settle_async (self->space, conflict->entity, conflict->row, conflict->field, value, NULL, on_settled,
                             g_object_ref (self));
}

/* Marks */

static void
on_marks (GHashTable *ids,
          gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_MARKED], 0, ids);
}

static void
on_merged (JalonsSharing *self,
           GPtrArray *merged)
{
  /* Who joins gets everything at once: that everything was changed would say nothing. */
  if (self->dataset != NULL && merged->len <= MOST_MARKS)
    jalons_marks_add (self->marks, self->dataset, merged);
}

/**
 * jalons_sharing_get_mark:
 *
 * Returns: (transfer none) (nullable): the colleague who changed it a moment ago
 */
const char *
jalons_sharing_get_mark (JalonsSharing *self,
                         const char *id)
{
  return jalons_marks_get (self->marks, id);
}

/* Commands */

static void
serve (JalonsSharing *self)
{
  gboolean joined = jalons_space_is_joined (self->space);

  if (joined && self->service == NULL)
    self->service =
      jalons_sync_service_new (jalons_store_get_directory (jalons_space_get_store (self->space)), self->syncing);
  else if (!joined)
    g_clear_pointer (&self->service, jalons_sync_service_free);
}

/* The object */

JalonsSpace *
jalons_sharing_get_space (JalonsSharing *self)
{
  return self->space;
}

/**
 * jalons_sharing_get_syncing:
 *
 * Returns: (transfer none): what syncs the open data
 */
JalonsSyncing *
jalons_sharing_get_syncing (JalonsSharing *self)
{
  return self->syncing;
}

/**
 * jalons_sharing_set_dataset:
 * @dataset: the data that are shown, in which the marks find what belongs to what
 */
void
jalons_sharing_set_dataset (JalonsSharing *self,
                            JalonsDataset *dataset)
{
  g_set_object (&self->dataset, dataset);
}

/**
 * jalons_sharing_close:
 *
 * Ends the syncing. To be called before the store is closed.
 */
void
jalons_sharing_close (JalonsSharing *self)
{
  g_cancellable_cancel (self->listing);
  g_clear_pointer (&self->service, jalons_sync_service_free);
  jalons_syncing_stop (self->syncing);
}

static void
jalons_sharing_dispose (GObject *object)
{
  JalonsSharing *self = JALONS_SHARING (object);

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_clear_pointer (&self->service, jalons_sync_service_free);
  g_clear_object (&self->syncing);
  g_clear_object (&self->space);
  g_clear_object (&self->dataset);
  g_clear_pointer (&self->marks, jalons_marks_free);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);

  G_OBJECT_CLASS (jalons_sharing_parent_class)->dispose (object);
}

static void
jalons_sharing_class_init (JalonsSharingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_sharing_dispose;

  /**
   * JalonsSharing::conflicts-changed:
   *
   * There are others than before.
   */
  signals[SIGNAL_CONFLICTS] = g_signal_new ("conflicts-changed", JALONS_TYPE_SHARING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
  /**
   * JalonsSharing::marked:
   * @ids: (element-type utf8): of what has another mark than before
   */
  signals[SIGNAL_MARKED] = g_signal_new ("marked", JALONS_TYPE_SHARING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);
  /**
   * JalonsSharing::failed:
   * @sentence: what was not done, and why
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", JALONS_TYPE_SHARING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jalons_sharing_init (JalonsSharing *self)
{
  self->conflicts = g_ptr_array_new ();
  self->marks = jalons_marks_new (on_marks, self);
}

/**
 * jalons_sharing_new:
 * @store: an open data folder, shared or not
 *
 * Returns: (transfer full): what is known of those with whom it is shared; it syncs by the clock from now on
 */
JalonsSharing *
jalons_sharing_new (JalonsStore *store)
{
  JalonsSharing *self = g_object_new (JALONS_TYPE_SHARING, NULL);

  self->space = jalons_space_new (store);
  self->syncing = jalons_syncing_new (JALONS_HOLDER (self->space));
  g_signal_connect_object (self->space, "merged", G_CALLBACK (on_merged), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->space, "conflicts-changed", G_CALLBACK (list_conflicts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "written", G_CALLBACK (on_written), self, G_CONNECT_SWAPPED);
  if (jalons_space_is_joined (self->space))
    list_conflicts (self);
  g_signal_connect_object (self->space, "notify::joined", G_CALLBACK (serve), self, G_CONNECT_SWAPPED);
  serve (self);
  jalons_syncing_start (self->syncing);
  return self;
}
