/* What became of a record, as the blocks of all copies tell it; what is there; who takes part.
 * Invariant: it only reads.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/words/quoted.h"
#include "sync/space/space-agree.h"
#include "sync/space/space-blocks.h"
#include "sync/space/space-conflicts.h"
#include "sync/space/space-memory.h"
#include "sync/space/space-private.h"

/* History */

void
jalons_version_free (JalonsVersion *version)
{
  g_free (version->value);
  g_free (version->before);
  g_free (version->author);
  g_clear_pointer (&version->when, g_date_time_unref);
  g_free (version);
}

/* One write, with what orders it. */
typedef struct
{
  char *stamp;
  char *field;
  char *value;
  char *author;
} Past;

static void
clear_past (gpointer data)
{
  Past *past = data;

  g_free (past->stamp);
  g_free (past->field);
  g_free (past->value);
  g_free (past->author);
}

static void
add_past (GArray *pasts,
          const char *stamp,
          const char *field,
          const char *value,
          const char *author)
{
  const Past past = { g_strdup (stamp), g_strdup (field), g_strdup (value), g_strdup (author != NULL ? author : "") };

  g_array_append_val (pasts, past);
}

static gboolean
is_asked (const JalonsQuery *query,
          const char *field)
{
  return query->field == NULL || g_str_equal (field, query->field->name) || g_str_equal (field, JALONS_SHARED_DELETED);
}

typedef struct
{
  GArray *pasts;
  const JalonsQuery *query;
} Gathering;

static void
add_operation (const JalonsBlock *block,
               const JalonsOperation *operation,
               gpointer data)
{
  const Gathering *gathering = data;

  for (guint i = 0; i < operation->fields->len; i++)
    {
      const JalonsAssignment *assignment = &g_array_index (operation->fields, JalonsAssignment, i);

      if (is_asked (gathering->query, assignment->field))
        add_past (gathering->pasts, operation->stamp, assignment->field, assignment->value, operation->author);
    }
}

static void
add_unsealed (gint64 number,
              const char *entity,
              const char *row,
              const char *author,
              const char *stamp,
              const char *field,
              const char *value,
              gpointer data)
{
  const Gathering *gathering = data;

  if (g_str_equal (row, gathering->query->row) &&
      g_str_equal (entity, jalons_model_entity (gathering->query->entity)->name) && is_asked (gathering->query, field))
    add_past (gathering->pasts, stamp, field, value, author);
}

static int
compare_pasts (gconstpointer a,
               gconstpointer b)
{
  const Past *one = a, *other = b;
  int order = strcmp (one->stamp, other->stamp);

  return order != 0 ? order : strcmp (one->field, other->field);
}

static JalonsVersion *
make_version (const JalonsQuery *query,
              const Past *past,
              GHashTable *values,
              GHashTable *shown)
{
  const JalonsEntity *entity = jalons_model_entity (query->entity);
  JalonsVersion *version = g_new0 (JalonsVersion, 1);
  const char *before = g_hash_table_lookup (values, past->field);

  version->field = jalons_model_find_field (entity, past->field);
  version->value = jalons_shared_to_stored (past->field, past->value);
  version->before = before != NULL ? jalons_shared_to_stored (past->field, before) : NULL;
  version->author = g_strdup (past->author);
  version->when = jalons_stamp_read_time (past->stamp);
  version->own = jalons_stamp_is_own (query->core, past->stamp);
  version->shown = g_strcmp0 (g_hash_table_lookup (shown, past->field), past->stamp) == 0;
  g_hash_table_insert (values, past->field, past->value);
  return version;
}

static void
note_shown (const JalonsSharedWrite *write,
            gpointer shown)
{
  if (write->position == 0)
    g_hash_table_insert (shown, g_strdup (write->field), g_strdup (write->stamp));
}

/* Two blocks may say the same, when a disk was copied. */
static gboolean
is_repeated (const GArray *pasts,
             guint i)
{
  return i > 0 && compare_pasts (&g_array_index (pasts, Past, i - 1), &g_array_index (pasts, Past, i)) == 0;
}

/* The latest first. */
static GPtrArray *
make_versions (const JalonsQuery *query,
               JalonsShared *shared,
               const GArray *pasts)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_version_free);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const JalonsEntity *entity = jalons_model_entity (query->entity);

  jalons_shared_each_write (shared, entity->name, query->row, NULL, note_shown, shown);
  for (guint i = 0; i < pasts->len; i++)
    {
      const Past *past = &g_array_index (pasts, Past, i);

      if (!is_repeated (pasts, i) &&
          (g_str_equal (past->field, JALONS_SHARED_DELETED) || jalons_model_find_field (entity, past->field) != NULL))
        g_ptr_array_insert (versions, 0, make_version (query, past, values, shown));
    }
  return versions;
}

static gboolean
run_history (JalonsShared *shared,
             gpointer data,
             GError **error)
{
  JalonsQuery *query = data;
  g_autoptr (GArray) pasts = g_array_new (FALSE, FALSE, sizeof (Past));
  Gathering gathering = { pasts, query };

  g_array_set_clear_func (pasts, clear_past);
  jalons_space_core_load (query->core, shared);
  if (jalons_shared_has_failed (shared))
    return TRUE;
  jalons_space_each_operation (query->core, shared, jalons_model_entity (query->entity)->name, query->row, add_operation,
                               &gathering);
  jalons_shared_each_unsealed (shared, add_unsealed, &gathering);
  g_array_sort (pasts, compare_pasts);
  query->result = make_versions (query, shared, pasts);
  return TRUE;
}

/**
 * jalons_space_history_async:
 * @field: (nullable): which field; %NULL for all of the record
 *
 * What became of a record or a field since it was shared. What was before that, jalons_store_history() tells.
 */
void
jalons_space_history_async (JalonsSpace *self,
                            JalonsEntityId entity,
                            const char *row,
                            const JalonsField *field,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  JalonsQuery *query = g_new0 (JalonsQuery, 1);

  query->entity = entity;
  query->row = g_strdup (row);
  query->field = field;
  query->result_free = (GDestroyNotify) g_ptr_array_unref;
  jalons_space_ask (self, run_history, query, jalons_space_history_async, cancellable, callback, user_data);
}

/**
 * jalons_space_history_finish:
 *
 * Returns: (transfer full) (element-type JalonsVersion): the latest first
 */
GPtrArray *
jalons_space_history_finish (JalonsSpace *self,
                             GAsyncResult *result,
                             GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What is there */

void
jalons_space_status_free (JalonsSpaceStatus *status)
{
  g_free (status->replica);
  g_free (status->differs);
  g_strfreev (status->heads);
  g_free (status);
}

static gboolean
run_status (JalonsShared *shared,
            gpointer data,
            GError **error)
{
  JalonsQuery *query = data;
  JalonsSpaceStatus *status;
  g_autoptr (GPtrArray) heads = NULL, conflicts = NULL;
  g_autoptr (JalonsFolderMemory) memory = NULL;
  JalonsReplica *replica;

  jalons_space_core_load (query->core, shared);
  if (jalons_shared_has_failed (shared))
    return TRUE;
  replica = jalons_space_core_get_replica (query->core);
  heads = jalons_ancestry_heads (jalons_replica_get_ancestry (replica), "");
  conflicts = jalons_space_find_conflicts (query->core, shared);
  query->result = status = g_new0 (JalonsSpaceStatus, 1);
  status->replica = g_strdup (jalons_replica_get_id (replica));
  status->heads = g_strdupv ((char **) heads->pdata);
  status->n_blocks = jalons_replica_list_held (replica)->len;
  status->n_waiting = jalons_replica_n_waiting (replica);
  status->n_newer = jalons_replica_n_newer (replica);
  status->n_pending = jalons_space_core_count_pending (query->core, shared);
  status->n_conflicts = conflicts->len;
  status->differs = jalons_space_who_differs (shared);
  memory = jalons_space_memory_read (shared);
  status->percent = memory->percent;
  return TRUE;
}

void
jalons_space_get_status_async (JalonsSpace *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  JalonsQuery *query = g_new0 (JalonsQuery, 1);

  query->result_free = (GDestroyNotify) jalons_space_status_free;
  jalons_space_ask (self, run_status, query, jalons_space_get_status_async, cancellable, callback, user_data);
}

/**
 * jalons_space_get_status_finish:
 *
 * Returns: (transfer full): what is here and what is not
 */
JalonsSpaceStatus *
jalons_space_get_status_finish (JalonsSpace *self,
                                GAsyncResult *result,
                                GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Members */

void
jalons_member_free (JalonsMember *member)
{
  g_free (member->label);
  g_free (member->author);
  g_clear_pointer (&member->last, g_date_time_unref);
  g_free (member);
}

static void
note_name (const JalonsSharedWrite *write,
           gpointer names)
{
  if (g_str_equal (write->field, "name"))
    g_hash_table_insert (names, g_strdup (write->row), jalons_shared_to_stored (write->field, write->value));
}

/* The last block of each replica, or the first one: replica → JalonsHeld. */
static GHashTable *
find_blocks (JalonsReplica *replica,
             gboolean last)
{
  GHashTable *found = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *held = jalons_replica_list_held (replica);

  for (guint i = 0; i < held->len; i++)
    {
      JalonsHeld *one = held->pdata[i];
      const JalonsHeld *other = g_hash_table_lookup (found, one->replica);

      if (other == NULL || (last ? one->number > other->number : one->number < other->number))
        g_hash_table_replace (found, one->replica, one);
    }
  return found;
}

/* The last thing in a block that was written where the block was sealed: a space that went on from another one begins with
 * what everybody wrote, under everybody's names. */
static const JalonsOperation *
find_own (const JalonsBlock *block)
{
  for (guint i = block->operations->len; i-- > 0;)
    {
      const JalonsOperation *operation = block->operations->pdata[i];

      if (g_str_equal (operation->stamp + JALONS_MOMENT_LENGTH, block->replica))
        return operation;
    }
  return NULL;
}

static JalonsMember *
make_member (const JalonsQuery *query,
             const JalonsHeld *held,
             const JalonsHeld *first,
             GHashTable *names)
{
  JalonsReplica *replica = jalons_space_core_get_replica (query->core);
  g_autoptr (JalonsBlock) block = jalons_replica_read (replica, held->hash), beginning = NULL;
  const JalonsOperation *last = find_own (block);
  const char *name = g_hash_table_lookup (names, held->replica);
  JalonsMember *member = g_new0 (JalonsMember, 1);

  if (last == NULL)
    last = find_own (beginning = jalons_replica_read (replica, first->hash));
  if (last == NULL)
    last = block->operations->pdata[block->operations->len - 1];
  g_strlcpy (member->replica, held->replica, sizeof member->replica);
  member->label = g_strdup (name != NULL ? name : held->replica);
  member->author = g_strdup (last->author != NULL ? last->author : "");
  member->last = jalons_stamp_read_time (last->stamp);
  member->own = jalons_replica_is_own (replica, held->replica);
  return member;
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  const JalonsMember *one = *(const JalonsMember *const *) a, *other = *(const JalonsMember *const *) b;

  return g_date_time_compare (other->last, one->last);
}

static GPtrArray *
list_members (JalonsQuery *query,
              JalonsShared *shared)
{
  GPtrArray *members = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_member_free);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) last = find_blocks (jalons_space_core_get_replica (query->core), TRUE);
  g_autoptr (GHashTable) first = find_blocks (jalons_space_core_get_replica (query->core), FALSE);
  GHashTableIter iter;
  gpointer held;

  jalons_shared_each_shown (shared, "_device", note_name, names);
  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, NULL, &held))
    g_ptr_array_add (members, make_member (query, held, g_hash_table_lookup (first, ((JalonsHeld *) held)->replica), names));
  g_ptr_array_sort (members, compare_members);
  return members;
}

static gboolean
run_members (JalonsShared *shared,
             gpointer data,
             GError **error)
{
  JalonsQuery *query = data;

  jalons_space_core_open (query->core, shared);
  if (!jalons_shared_has_failed (shared))
    query->result = list_members (query, shared);
  g_ptr_array_unref (jalons_space_core_close (query->core));
  return TRUE;
}

void
jalons_space_list_members_async (JalonsSpace *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  JalonsQuery *query = g_new0 (JalonsQuery, 1);

  query->result_free = (GDestroyNotify) g_ptr_array_unref;
  jalons_space_ask (self, run_members, query, jalons_space_list_members_async, cancellable, callback, user_data);
}

/**
 * jalons_space_list_members_finish:
 *
 * Returns: (transfer full) (element-type JalonsMember): the copies of the data that take part, who wrote last first
 */
GPtrArray *
jalons_space_list_members_finish (JalonsSpace *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
