/* How the workspace opens its store, loads a year and hears of what was written.
 * Invariant: what is shown is what was asked for last, whatever comes back first.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/workspace-private.h"

/* What the store tells */

static int
compare_entities (gconstpointer a,
                  gconstpointer b)
{
  return (int) jalons_record_get_entity (*(JalonsRecord *const *) a) -
         (int) jalons_record_get_entity (*(JalonsRecord *const *) b);
}

/* Whether what @record belongs to is known to be of another year: @elsewhere has the ids of those that are. */
static gboolean
belongs_elsewhere (JalonsWorkspace *self,
                   JalonsRecord *record,
                   GHashTable *elsewhere)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];
      const char *owner = (field->flags & JALONS_FIELD_OWNER) != 0 ? jalons_record_get_text (record, field->id) : NULL;
      JalonsYear *year;

      if (owner == NULL)
        continue;
      if (g_hash_table_contains (elsewhere, owner))
        return TRUE;
      year = field->target == JALONS_ENTITY_YEAR ? jalons_dataset_lookup (self->dataset, JALONS_ENTITY_YEAR, owner) : NULL;
      if (year != NULL && jalons_year_start (year) != self->start_year)
        return TRUE;
    }
  return FALSE;
}

/* A gesture may be about another year than the one that is open, as when the next one is prepared, or that is undone. Of
 * other years there is nothing in the dataset but the years themselves.
 * Returns: (transfer full) (element-type JalonsRecord): those of @records that are in the open year or in none */
static GPtrArray *
keep_own (JalonsWorkspace *self,
          GPtrArray *records)
{
  GPtrArray *own = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GHashTable) elsewhere = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (records, i));
  /* An entity is listed after those that own it. */
  g_ptr_array_sort (sorted, compare_entities);
  for (guint i = 0; i < sorted->len; i++)
    {
      JalonsRecord *record = g_ptr_array_index (sorted, i);
      gboolean is_year = jalons_record_get_entity (record) == JALONS_ENTITY_YEAR;
      gboolean away = is_year ? jalons_year_start (record) != self->start_year
                              : belongs_elsewhere (self, record, elsewhere);

      if (away)
        g_hash_table_add (elsewhere, (gpointer) jalons_record_get_id (record));
      if (is_year || !away)
        g_ptr_array_add (own, g_object_ref (record));
    }
  return own;
}

/* The year that is open is no more, as when its preparation was undone: the school's year before it is shown, or else the
 * one after it. */
static void
leave_deleted_year (JalonsWorkspace *self)
{
  g_autoptr (GPtrArray) years = jalons_dataset_referring (self->dataset, JALONS_YEAR_SCHOOL, self->school_id);
  int before = 0, after = G_MAXINT;

  for (guint i = 0; i < years->len; i++)
    {
      int start = jalons_year_start (g_ptr_array_index (years, i));

      if (start < self->start_year)
        before = MAX (before, start);
      else
        after = MIN (after, start);
    }
  if (years->len > 0)
    jalons_workspace_set_start_year (self, before > 0 ? before : after);
}

static gboolean
is_deleted_year (JalonsWorkspace *self,
                 JalonsRecord *record)
{
  return jalons_record_get_entity (record) == JALONS_ENTITY_YEAR && jalons_record_is_deleted (record) &&
         jalons_year_start (record) == self->start_year;
}

static void
on_written (JalonsStore *store,
            GPtrArray *records,
            JalonsWorkspace *self)
{
  g_autoptr (GPtrArray) own = keep_own (self, records);
  g_autoptr (GHashTable) touched = jalons_year_sums_forget (self->sums, own);
  gboolean deleted = FALSE;

  for (guint i = 0; i < own->len; i++)
    deleted = deleted || is_deleted_year (self, g_ptr_array_index (own, i));
  jalons_dataset_apply (self->dataset, (JalonsRecord *const *) own->pdata, own->len);
  if (touched == NULL)
    g_clear_pointer (&self->divisions, g_ptr_array_unref);
  jalons_workspace_meet_expected (self);
  jalons_workspace_announce (self, touched);
  if (deleted && self->loading_year == self->start_year && jalons_workspace_get_year (self) == NULL)
    leave_deleted_year (self);
}

static void
on_label_changed (JalonsStore *store,
                  GParamSpec *pspec,
                  JalonsWorkspace *self)
{
  g_object_notify (G_OBJECT (self), "undo-label");
  g_object_notify (G_OBJECT (self), "redo-label");
}

/* What colleagues did */

static void
touch_division (gpointer division,
                gpointer touched)
{
  g_hash_table_add (touched, g_strdup (jalons_record_get_id (division)));
}

/* Of the classes of what was marked, the views show something else; of what is marked beside them, those that are shown. */
static void
on_marked (JalonsSharing *sharing,
           GHashTable *ids,
           JalonsWorkspace *self)
{
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      JalonsActivity *activity = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_ACTIVITY, id);
      g_autoptr (GPtrArray) divisions = activity ? jalons_dataset_activity_divisions (self->dataset, activity) : NULL;

      if (divisions != NULL)
        g_ptr_array_foreach (divisions, touch_division, touched);
      g_hash_table_add (touched, g_strdup (id));
    }
  jalons_workspace_announce (self, touched);
}

static void
on_conflicts (JalonsSharing *sharing,
              JalonsWorkspace *self)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  jalons_workspace_announce (self, none);
}

static void
open_sharing (JalonsWorkspace *self)
{
  self->sharing = jalons_sharing_new (self->store);
  g_signal_connect_object (self->sharing, "marked", G_CALLBACK (on_marked), self, 0);
  g_signal_connect_object (self->sharing, "conflicts-changed", G_CALLBACK (on_conflicts), self, 0);
  g_signal_connect_object (self->sharing, "failed", G_CALLBACK (jalons_workspace_fail), self, G_CONNECT_SWAPPED);
}

/* Opening and loading */

static void
take_dataset (JalonsWorkspace *self,
              JalonsDataset *dataset,
              int start_year)
{
  g_set_object (&self->dataset, dataset);
  if (self->sharing != NULL)
    jalons_sharing_set_dataset (self->sharing, dataset);
  self->start_year = start_year;
  jalons_year_sums_set_dataset (self->sums, dataset);
  g_object_notify (G_OBJECT (self), "dataset");
  g_object_notify (G_OBJECT (self), "start-year");
  jalons_workspace_announce (self, NULL);
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  JalonsWorkspace *self = g_task_get_source_object (task);
  int year = GPOINTER_TO_INT (g_task_get_task_data (task));
  g_autoptr (JalonsDataset) dataset = jalons_store_load_finish (JALONS_STORE (object), result, &error);

  if (dataset == NULL)
    {
      /* The one that is shown stays, and the other can be asked for again. */
      if (year == self->loading_year)
        self->loading_year = self->start_year;
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (year == self->loading_year)
    take_dataset (self, dataset, year);
  g_task_return_boolean (task, TRUE);
}

static void
on_opened (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  JalonsWorkspace *self = g_task_get_source_object (task);

  self->store = jalons_store_open_finish (result, &error);
  if (self->store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_signal_connect_object (self->store, "written", G_CALLBACK (on_written), self, 0);
  g_signal_connect_object (self->store, "backup-failed", G_CALLBACK (jalons_workspace_fail), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "reading-failed", G_CALLBACK (jalons_workspace_fail), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify::undo-label", G_CALLBACK (on_label_changed), self, 0);
  g_signal_connect_object (self->store, "notify::redo-label", G_CALLBACK (on_label_changed), self, 0);
  open_sharing (self);
  g_object_notify (G_OBJECT (self), "store");
  on_label_changed (self->store, NULL, self);
  jalons_store_load_async (self->store, GPOINTER_TO_INT (g_task_get_task_data (task)), NULL, on_loaded,
                           g_object_ref (task));
}

/**
 * jalons_workspace_open_async:
 * @data_dir: the folder of the data
 *
 * Opens the store and loads the year that was set, or the one that today is in.
 */
void
jalons_workspace_open_async (JalonsWorkspace *self,
                             const char *data_dir,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (JALONS_IS_WORKSPACE (self) && self->store == NULL);

  if (g_strcmp0 (data_dir, self->directory) != 0)
    {
      g_free (self->directory);
      self->directory = g_strdup (data_dir);
    }
  self->loading_year = self->start_year;
  g_task_set_task_data (task, GINT_TO_POINTER (self->loading_year), NULL);
  jalons_store_open_async (data_dir, NULL, on_opened, g_object_ref (task));
}

/**
 * jalons_workspace_open_finish:
 *
 * Returns: whether the data are open; if not, as jalons_store_open() or jalons_store_load()
 */
gboolean
jalons_workspace_open_finish (JalonsWorkspace *self,
                              GAsyncResult *result,
                              GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * jalons_workspace_close:
 *
 * Waits for what is being written, and closes the store.
 */
void
jalons_workspace_close (JalonsWorkspace *self)
{
  if (self->store == NULL)
    return;
  jalons_sharing_close (self->sharing);
  g_signal_handlers_disconnect_by_data (self->sharing, self);
  g_clear_object (&self->sharing);
  g_signal_handlers_disconnect_by_data (self->store, self);
  jalons_store_close (self->store);
  g_clear_object (&self->store);
}

static void
on_year_loaded (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  JalonsWorkspace *self = JALONS_WORKSPACE (object);
  g_autoptr (GError) error = NULL;

  if (!jalons_workspace_open_finish (self, result, &error))
    jalons_workspace_fail (self, error->message);
}

/**
 * jalons_workspace_set_start_year:
 * @start_year: 2026 for 2026-2027
 *
 * The year changes when its data are there.
 */
void
jalons_workspace_set_start_year (JalonsWorkspace *self,
                                 int start_year)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (JALONS_IS_WORKSPACE (self));

  if (self->store == NULL)
    self->start_year = start_year;
  if (self->store == NULL || start_year == self->loading_year)
    return;
  self->loading_year = start_year;
  task = g_task_new (self, NULL, on_year_loaded, NULL);
  g_task_set_task_data (task, GINT_TO_POINTER (start_year), NULL);
  jalons_store_load_async (self->store, start_year, NULL, on_loaded, g_object_ref (task));
}
