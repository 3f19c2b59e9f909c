/* The main loop's side of a shared space: one thing at a time, each in as many short transactions as it takes.
 * Invariant: what a step found is told when the store has told the records.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-private.h"

#include "store/forget.h"
#include "sync/space/space-memory.h"

enum
{
  PROP_JOINED = 1,
  PROP_FRACTION,
  N_PROPS,
};

enum
{
  SIGNAL_MERGED,
  SIGNAL_CONFLICTS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (JalonsSpace, jalons_space, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (JALONS_TYPE_HOLDER, jalons_space_implement_holder))

static void
jalons_space_dispose (GObject *object)
{
  JalonsSpace *self = JALONS_SPACE (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->written, self->store);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (jalons_space_parent_class)->dispose (object);
}

static void
jalons_space_finalize (GObject *object)
{
  JalonsSpace *self = JALONS_SPACE (object);

  jalons_space_core_unref (self->core);
  g_clear_pointer (&self->membership, jalons_membership_free);
  g_free (self->too_long);
  g_free (self->agreement);

  G_OBJECT_CLASS (jalons_space_parent_class)->finalize (object);
}

static void
jalons_space_get_property (GObject *object,
                           guint property_id,
                           GValue *value,
                           GParamSpec *pspec)
{
  JalonsSpace *self = JALONS_SPACE (object);

  if (property_id == PROP_JOINED)
    g_value_set_boolean (value, jalons_space_is_joined (self));
  else if (property_id == PROP_FRACTION)
    g_value_set_double (value, self->fraction);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
jalons_space_class_init (JalonsSpaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = jalons_space_dispose;
  object_class->finalize = jalons_space_finalize;
  object_class->get_property = jalons_space_get_property;

  properties[PROP_JOINED] = g_param_spec_boolean ("joined", NULL, NULL, FALSE, flags);

  /**
   * JalonsSpace:fraction:
   *
   * How much is done of what takes long, such as joining: 0 to 1; -1 when nothing does.
   */
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * JalonsSpace::merged:
   * @self: the space
   * @merged: (element-type JalonsMerged): what colleagues wrote and shows now; the store has told the records
   */
  signals[SIGNAL_MERGED] = g_signal_new ("merged", JALONS_TYPE_SPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         1, G_TYPE_PTR_ARRAY);

  /**
   * JalonsSpace::conflicts-changed:
   * @self: the space
   *
   * jalons_space_list_conflicts_async() may answer otherwise than before.
   */
  signals[SIGNAL_CONFLICTS_CHANGED] = g_signal_new ("conflicts-changed", JALONS_TYPE_SPACE, G_SIGNAL_RUN_LAST, 0, NULL,
                                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
jalons_space_init (JalonsSpace *self)
{
  self->fraction = -1;
}

/* What is known in the main loop */

static void
set_fraction (JalonsSpace *self,
              double fraction)
{
  if (ABS (self->fraction - fraction) < 1e-6)
    return;
  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

/* Tells "pending-changed" where it is another number. */
void
jalons_space_set_n_pending (JalonsSpace *self,
                            unsigned n_pending)
{
  if (self->n_pending == n_pending)
    return;
  self->n_pending = n_pending;
  g_signal_emit_by_name (self, "pending-changed");
}

/* Whoever asks the store later finds it as it is now. */
static void
note_membership (GHashTable *settings,
                 const JalonsMembership *membership)
{
  g_hash_table_insert (settings, g_strdup ("joined"), g_strdup (membership != NULL ? "1" : "0"));
  if (membership == NULL)
    return;
  g_hash_table_insert (settings, g_strdup ("where"), g_strdup (membership->where));
  g_hash_table_insert (settings, g_strdup ("user"), g_strdup (membership->user));
  g_hash_table_insert (settings, g_strdup ("ids"), g_strjoinv (" ", membership->ids));
  g_hash_table_insert (settings, g_strdup ("label"), g_strdup (membership->label));
  g_hash_table_insert (settings, g_strdup ("inbox"), g_strdup (membership->inbox));
  g_hash_table_insert (settings, g_strdup ("left"), g_strdup (membership->left));
}

/**
 * jalons_space_set_membership:
 * @membership: (transfer full) (nullable): as it now is in the store; %NULL when the space was left
 */
void
jalons_space_set_membership (JalonsSpace *self,
                             JalonsMembership *membership)
{
  gboolean was_joined = jalons_space_is_joined (self);

  if (membership == NULL || self->membership == NULL || !g_str_equal (membership->ids[0], self->membership->ids[0]))
    jalons_space_memory_forget (jalons_store_get_sharing (self->store));
  note_membership (jalons_store_get_sharing (self->store), membership);
  g_clear_pointer (&self->membership, jalons_membership_free);
  self->membership = membership;
  if (was_joined != jalons_space_is_joined (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_JOINED]);
}

static const char *
nonempty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static JalonsMembership *
read_membership (GHashTable *settings)
{
  JalonsMembership *membership;
  const char *ids = g_hash_table_lookup (settings, "ids");

  if (g_strcmp0 (g_hash_table_lookup (settings, "joined"), "1") != 0)
    return NULL;
  membership = g_new0 (JalonsMembership, 1);
  membership->where = g_strdup (g_hash_table_lookup (settings, "where"));
  membership->user = g_strdup (nonempty (g_hash_table_lookup (settings, "user")));
  membership->ids = g_strsplit (ids != NULL ? ids : "", " ", -1);
  membership->label = g_strdup (g_hash_table_lookup (settings, "label"));
  membership->inbox = g_strdup (nonempty (g_hash_table_lookup (settings, "inbox")));
  membership->left = g_strdup (nonempty (g_hash_table_lookup (settings, "left")));
  return membership;
}

/* A colleague forgot somebody: what is left of that person here, in the history and elsewhere, goes too. */
static void
forget_too (JalonsSpace *self,
            const GPtrArray *merged)
{
  for (guint i = 0; i < merged->len; i++)
    {
      const JalonsMerged *one = merged->pdata[i];

      if (one->field != NULL && one->field->id == JALONS_AMBASSADOR_FORGOTTEN_DAY)
        jalons_store_forget_async (self->store, one->id, JALONS_NO_DAY, NULL, NULL, NULL);
    }
}

/* The blocks that still knew them are gone: now no byte of them is left. */
static void
forget_again (JalonsSpace *self,
              const GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    jalons_store_forget_async (self->store, ids->pdata[i], JALONS_NO_DAY, NULL, NULL, NULL);
}

/* Steps */

static void
go_on (JalonsSpace *self,
       GTask *task)
{
  jalons_space_take_step (self, jalons_step_new (self->core, JALONS_STEP_CONTINUE), task);
}

static void
on_step (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsSpace *self = g_task_get_source_object (task);
  JalonsStep *step = g_task_get_task_data (task);
  GError *error = NULL;

  if (!jalons_store_share_finish (JALONS_STORE (object), result, &error))
    {
      set_fraction (self, -1);
      g_task_return_error (task, error);
      return;
    }
  jalons_space_set_n_pending (self, step->n_pending);
  if (step->membership != NULL)
    jalons_space_set_membership (self, g_steal_pointer (&step->membership));
  if (step->forgotten != NULL)
    forget_again (self, step->forgotten);
  if (step->tells_agreement)
    {
      g_free (self->agreement);
      self->agreement = g_steal_pointer (&step->agreement);
    }
  set_fraction (self, step->again ? step->fraction : -1);
  if (step->tells_long)
    {
      g_free (self->too_long);
      self->too_long = g_steal_pointer (&step->too_long);
    }
  if (step->merged->len > 0)
    {
      forget_too (self, step->merged);
      g_signal_emit (self, signals[SIGNAL_MERGED], 0, step->merged);
    }
  if (step->merged->len > 0 || step->rivals_changed)
    g_signal_emit (self, signals[SIGNAL_CONFLICTS_CHANGED], 0);
  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    g_task_return_error_if_cancelled (task);
  else if (step->again)
    go_on (self, g_steal_pointer (&task));
  else if (g_task_get_source_tag (task) == (gpointer) jalons_holder_join_async)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_pointer (task, step, NULL);
}

/**
 * jalons_space_take_step:
 * @step: (transfer full): it stays with the task
 * @task: (transfer full): of jalons_space_new_task(); returned when the last step is done: the step, or %TRUE to who joins
 */
void
jalons_space_take_step (JalonsSpace *self,
                        JalonsStep *step,
                        GTask *task)
{
  step->offset = self->offset;
  g_task_set_task_data (task, step, jalons_step_free);
  jalons_store_share_async (self->store, jalons_step_run, step, NULL, NULL, on_step, task);
}

/**
 * jalons_space_new_task:
 * @tag: the function that it is for
 *
 * Returns: (transfer full): a task that is not cut off by itself: steps end whole
 */
GTask *
jalons_space_new_task (JalonsSpace *self,
                       gpointer tag,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

/* Asking */

static void
on_answered (GObject *object,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsQuery *query = g_task_get_task_data (task);
  GError *error = NULL;

  if (!jalons_store_share_finish (JALONS_STORE (object), result, &error))
    g_task_return_error (task, error);
  else if (query->result_free != NULL)
    g_task_return_pointer (task, g_steal_pointer (&query->result), query->result_free);
  else
    g_task_return_boolean (task, TRUE);
}

static void
query_free (gpointer data)
{
  JalonsQuery *query = data;

  if (query->result != NULL && query->result_free != NULL)
    query->result_free (query->result);
  jalons_space_core_unref (query->core);
  g_free (query->row);
  g_free (query->value);
  g_free (query);
}

/**
 * jalons_space_ask:
 * @func: a #JalonsSharedFunc whose data is @query
 * @query: (transfer full): what is asked; its result is what the task returns
 */
void
jalons_space_ask (JalonsSpace *self,
                  JalonsSharedFunc func,
                  JalonsQuery *query,
                  gpointer tag,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task = jalons_space_new_task (self, tag, cancellable, callback, user_data);

  query->core = jalons_space_core_ref (self->core);
  g_task_set_task_data (task, query, query_free);
  jalons_store_share_async (self->store, func, query, NULL, cancellable, on_answered, task);
}

void
jalons_space_tell_conflicts_changed (JalonsSpace *self)
{
  g_signal_emit (self, signals[SIGNAL_CONFLICTS_CHANGED], 0);
}

/* Counting what is not sent yet */

static gboolean
run_count (JalonsShared *shared,
           gpointer data,
           GError **error)
{
  JalonsQuery *query = data;

  jalons_space_core_load (query->core, shared);
  if (!jalons_shared_has_failed (shared))
    query->result = GUINT_TO_POINTER (jalons_space_core_count_pending (query->core, shared));
  return TRUE;
}

static void
on_counted (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  JalonsSpace *self = JALONS_SPACE (object);
  const JalonsQuery *query = g_task_get_task_data (G_TASK (result));

  self->counting = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), NULL) && jalons_space_is_joined (self))
    jalons_space_set_n_pending (self, GPOINTER_TO_UINT (query->result));
}

static void
count (JalonsSpace *self)
{
  if (self->counting || !jalons_space_is_joined (self))
    return;
  self->counting = TRUE;
  jalons_space_ask (self, run_count, g_new0 (JalonsQuery, 1), count, NULL, on_counted, NULL);
}

static void
on_written (JalonsStore *store,
            GPtrArray *records,
            gpointer data)
{
  count (data);
}

/* What is in memory of a data folder is there once, whoever looks at it. */
static JalonsSpaceCore *
find_core (JalonsStore *store)
{
  static const char key[] = "jalons-space-core";
  JalonsSpaceCore *core = g_object_get_data (G_OBJECT (store), key);

  if (core == NULL)
    {
      core = jalons_space_core_new ();
      g_object_set_data_full (G_OBJECT (store), key, core, (GDestroyNotify) jalons_space_core_unref);
    }
  return jalons_space_core_ref (core);
}

/**
 * jalons_space_new:
 * @store: an open store
 *
 * Returns: (transfer full): the store's folder as a member of a space, or as one that may become a member
 */
JalonsSpace *
jalons_space_new (JalonsStore *store)
{
  JalonsSpace *self = g_object_new (JALONS_TYPE_SPACE, NULL);

  self->store = g_object_ref (store);
  self->core = find_core (store);
  self->membership = read_membership (jalons_store_get_sharing (store));
  self->written = g_signal_connect (store, "written", G_CALLBACK (on_written), self);
  count (self);
  return self;
}

/**
 * jalons_space_get_store:
 *
 * Returns: (transfer none): the store that it was made for
 */
JalonsStore *
jalons_space_get_store (JalonsSpace *self)
{
  return self->store;
}

/**
 * jalons_space_is_joined:
 *
 * Returns: whether the data folder is a member of a space
 */
gboolean
jalons_space_is_joined (JalonsSpace *self)
{
  return self->membership != NULL;
}
