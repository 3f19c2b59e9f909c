/* What two people wrote who did not know of each other.
 * Invariant: it only reads; space-settle.c settles.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-conflicts.h"

#include <string.h>

#include "sync/space/space-blocks.h"
#include "sync/space/space-private.h"

static void
clear_rival (JalonsRival *rival)
{
  g_free (rival->value);
  g_free (rival->author);
  g_clear_pointer (&rival->when, g_date_time_unref);
}

static void
rival_free (gpointer data)
{
  clear_rival (data);
  g_free (data);
}

void
jalons_conflict_free (JalonsConflict *conflict)
{
  clear_rival (&conflict->shown);
  g_ptr_array_unref (conflict->others);
  g_clear_object (&conflict->record);
  g_ptr_array_unref (conflict->holders);
  g_free (conflict->row);
  g_free (conflict);
}

/* Listing */

typedef struct
{
  JalonsSpaceCore *core;
  JalonsBlockReader *reader;
  GPtrArray *conflicts;
  JalonsConflict *conflict; /* whose writes come now */
  char *shown;              /* its value, as JSON */
  char *entity;             /* of the object that is deleted, */
  char *row;
  GArray *writes;        /* and its writes */
  GHashTable *divisions; /* id of an activity → of a class that had it: of the participations that are deleted */
} Listing;

static JalonsRival
make_rival (Listing *self,
            const JalonsSharedWrite *write)
{
  return (JalonsRival){ .value = jalons_shared_to_stored (write->field, write->value),
                        .author = g_strdup (jalons_block_reader_find_author (self->reader, write->block, write->stamp)),
                        .when = jalons_stamp_read_time (write->stamp),
                        .own = jalons_stamp_is_own (self->core, write->stamp) };
}

static JalonsConflict *
conflict_new (Listing *self,
              const JalonsEntity *entity,
              const JalonsField *field,
              const JalonsSharedWrite *write)
{
  JalonsConflict *conflict = g_new0 (JalonsConflict, 1);

  conflict->entity = entity->id;
  conflict->row = g_strdup (write->row);
  conflict->field = field;
  conflict->shown = make_rival (self, write);
  conflict->others = g_ptr_array_new_with_free_func (rival_free);
  conflict->holders = g_ptr_array_new_with_free_func (g_object_unref);
  return conflict;
}

static void
add_rival (Listing *self,
           JalonsConflict *conflict,
           const JalonsSharedWrite *write)
{
  const JalonsRival rival = make_rival (self, write);

  g_ptr_array_add (conflict->others, g_memdup2 (&rival, sizeof rival));
}

/* What was just listed is no conflict when all say the same. */
static void
end_conflict (Listing *self)
{
  if (self->conflict != NULL && self->conflict->others->len > 0)
    g_ptr_array_add (self->conflicts, self->conflict);
  else if (self->conflict != NULL)
    jalons_conflict_free (self->conflict);
  self->conflict = NULL;
}

static void
note_rival (const JalonsSharedWrite *write,
            gpointer data)
{
  Listing *self = data;
  const JalonsEntity *entity = jalons_model_find_entity (write->entity);
  const JalonsField *field = entity != NULL ? jalons_model_find_field (entity, write->field) : NULL;

  if (write->position == 0)
    {
      end_conflict (self);
      /* Lists are merged item by item. */
      if (field != NULL && field->kind != JALONS_KIND_LIST)
        self->conflict = conflict_new (self, entity, field, write);
      g_free (self->shown);
      self->shown = g_strdup (write->value);
    }
  else if (self->conflict != NULL && !g_str_equal (write->value, self->shown))
    add_rival (self, self->conflict, write);
}

/* A write of an object that is deleted. */
typedef struct
{
  char *field;
  char *stamp;
  char *value;
  gint64 block;
} Write;

static void
clear_write (gpointer data)
{
  Write *write = data;

  g_free (write->field);
  g_free (write->stamp);
  g_free (write->value);
}

static gboolean
is_unaware (Listing *self,
            gint64 one,
            gint64 other)
{
  JalonsAncestry *ancestry = jalons_replica_get_ancestry (jalons_space_core_get_replica (self->core));
  int a, b;

  if (one == other || one == JALONS_SHARED_UNSEALED || other == JALONS_SHARED_UNSEALED)
    return FALSE;
  a = jalons_space_core_find_place (self->core, one);
  b = jalons_space_core_find_place (self->core, other);
  return a >= 0 && b >= 0 && !jalons_ancestry_knows (ancestry, a, b) && !jalons_ancestry_knows (ancestry, b, a);
}

static JalonsSharedWrite
as_shared (const Listing *self,
           const Write *write)
{
  return (JalonsSharedWrite){ self->entity, self->row, write->field, 0, write->stamp, write->value, write->block };
}

/* The write that shows. */
static const Write *
find_shown (const Listing *self,
            const char *field)
{
  for (guint i = 0; i < self->writes->len; i++)
    if (g_str_equal (g_array_index (self->writes, Write, i).field, field))
      return &g_array_index (self->writes, Write, i);
  return NULL;
}

static void
note_participation (Listing *self)
{
  const char *const names[] = { jalons_model_field (JALONS_PARTICIPATION_ACTIVITY)->name,
                                jalons_model_field (JALONS_PARTICIPATION_DIVISION)->name };
  const Write *activity = find_shown (self, names[0]), *division = find_shown (self, names[1]);
  char *key = activity != NULL ? jalons_shared_to_stored (names[0], activity->value) : NULL;
  char *value = division != NULL ? jalons_shared_to_stored (names[1], division->value) : NULL;

  if (key != NULL && value != NULL)
    g_hash_table_insert (self->divisions, g_steal_pointer (&key), g_steal_pointer (&value));
  g_free (key);
  g_free (value);
}

/* Who changed it while somebody else deleted it? */
static void
end_object (Listing *self)
{
  const JalonsEntity *entity = self->entity != NULL ? jalons_model_find_entity (self->entity) : NULL;
  const Write *deletion = entity != NULL ? find_shown (self, JALONS_SHARED_DELETED) : NULL;
  JalonsConflict *conflict = NULL;

  if (entity != NULL && entity->id == JALONS_ENTITY_PARTICIPATION)
    note_participation (self);
  for (guint i = 0; deletion != NULL && i < self->writes->len; i++)
    {
      const Write *write = &g_array_index (self->writes, Write, i);
      JalonsSharedWrite shared;

      if (write == deletion || !is_unaware (self, deletion->block, write->block))
        continue;
      shared = as_shared (self, deletion);
      if (conflict == NULL)
        conflict = conflict_new (self, entity, NULL, &shared);
      shared = as_shared (self, write);
      add_rival (self, conflict, &shared);
    }
  if (conflict != NULL)
    g_ptr_array_add (self->conflicts, conflict);
  g_array_set_size (self->writes, 0);
}

static void
note_deleted (const JalonsSharedWrite *write,
              gpointer data)
{
  Listing *self = data;
  const Write copy = { g_strdup (write->field), g_strdup (write->stamp), g_strdup (write->value), write->block };

  if (g_strcmp0 (self->row, write->row) != 0 || g_strcmp0 (self->entity, write->entity) != 0)
    {
      end_object (self);
      g_free (self->row);
      g_free (self->entity);
      self->row = g_strdup (write->row);
      self->entity = g_strdup (write->entity);
    }
  g_array_append_val (self->writes, copy);
}

/* Orphans: what somebody added to what somebody else deleted */

typedef struct
{
  JalonsEntityId entity;
  char *row;
  JalonsEntityId owner;
  char *owner_row;
} Orphan;

static void
clear_orphan (gpointer data)
{
  g_free (((Orphan *) data)->row);
  g_free (((Orphan *) data)->owner_row);
}

static void
note_orphan (JalonsEntityId entity,
             const char *row,
             JalonsEntityId owner,
             const char *owner_row,
             gpointer orphans)
{
  const Orphan orphan = { entity, g_strdup (row), owner, g_strdup (owner_row) };

  g_array_append_val (orphans, orphan);
}

static void
keep_shown (const JalonsSharedWrite *write,
            gpointer data)
{
  Write *kept = data;

  if (write->position == 0)
    *kept = (Write){ g_strdup (write->field), g_strdup (write->stamp), g_strdup (write->value), write->block };
}

static JalonsConflict *
find_conflict (Listing *self,
               const Orphan *orphan)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      JalonsConflict *conflict = self->conflicts->pdata[i];

      if (conflict->field == NULL && conflict->entity == orphan->owner && g_str_equal (conflict->row, orphan->owner_row))
        return conflict;
    }
  return NULL;
}

static void
add_orphan (Listing *self,
            const Orphan *orphan,
            const Write *deletion,
            const Write *creation)
{
  const JalonsEntity *owner = jalons_model_entity (orphan->owner), *entity = jalons_model_entity (orphan->entity);
  const JalonsSharedWrite deleted = { owner->name, orphan->owner_row, deletion->field, 0, deletion->stamp, deletion->value,
                                      deletion->block };
  const JalonsSharedWrite created = { entity->name, orphan->row, creation->field, 0, creation->stamp, creation->value,
                                      creation->block };
  JalonsConflict *conflict = find_conflict (self, orphan);

  if (conflict == NULL)
    g_ptr_array_add (self->conflicts, conflict = conflict_new (self, owner, NULL, &deleted));
  add_rival (self, conflict, &created);
}

static void
find_orphans (Listing *self,
              JalonsShared *shared)
{
  g_autoptr (GArray) orphans = g_array_new (FALSE, FALSE, sizeof (Orphan));

  g_array_set_clear_func (orphans, clear_orphan);
  jalons_shared_each_orphan (shared, note_orphan, orphans);
  for (guint i = 0; i < orphans->len; i++)
    {
      const Orphan *orphan = &g_array_index (orphans, Orphan, i);
      Write deletion = { NULL, NULL, NULL, 0 }, creation = deletion;

      jalons_shared_each_write (shared, jalons_model_entity (orphan->owner)->name, orphan->owner_row,
                                JALONS_SHARED_DELETED, keep_shown, &deletion);
      jalons_shared_each_write (shared, jalons_model_entity (orphan->entity)->name, orphan->row, JALONS_SHARED_DELETED,
                                keep_shown, &creation);
      if (deletion.stamp != NULL && creation.stamp != NULL && is_unaware (self, deletion.block, creation.block))
        add_orphan (self, orphan, &deletion, &creation);
      clear_write (&deletion);
      clear_write (&creation);
    }
}

/* A field of what is deleted is nobody's concern: the deletion is. */
static void
leave_out_deleted (GPtrArray *conflicts)
{
  for (guint i = conflicts->len; i-- > 0;)
    {
      const JalonsConflict *one = conflicts->pdata[i];

      for (guint j = 0; one->field != NULL && j < conflicts->len; j++)
        {
          const JalonsConflict *other = conflicts->pdata[j];

          if (other->field != NULL || other->entity != one->entity || !g_str_equal (other->row, one->row))
            continue;
          g_ptr_array_remove_index (conflicts, i);
          break;
        }
    }
}

static void
take_field (const JalonsSharedWrite *write,
            gpointer draft)
{
  const JalonsField *field = jalons_model_find_field (jalons_model_entity (jalons_draft_get_entity (draft)), write->field);
  g_autofree char *stored = NULL;

  if (write->position != 0 || field == NULL)
    return;
  stored = jalons_shared_to_stored (write->field, write->value);
  jalons_draft_set_stored (draft, field->id, stored);
}

static JalonsRecord *
read_record (JalonsShared *shared,
             JalonsEntityId entity,
             const char *row)
{
  JalonsDraft *draft = jalons_draft_new (entity, row);

  jalons_shared_each_write (shared, jalons_model_entity (entity)->name, row, NULL, take_field, draft);
  return jalons_draft_finish (draft);
}

static gboolean
is_among (const GPtrArray *records,
          JalonsEntityId entity,
          const char *row)
{
  for (guint i = 0; i < records->len; i++)
    if (jalons_record_get_entity (records->pdata[i]) == entity &&
        g_str_equal (jalons_record_get_id (records->pdata[i]), row))
      return TRUE;
  return FALSE;
}

static void
add_holder (GPtrArray *holders,
            JalonsShared *shared,
            JalonsEntityId entity,
            const char *row)
{
  if (row != NULL && *row != '\0' && !is_among (holders, entity, row))
    g_ptr_array_add (holders, read_record (shared, entity, row));
}

static void
add_holders_of (Listing *self,
                GPtrArray *holders,
                JalonsShared *shared,
                const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  for (unsigned i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & JALONS_FIELD_OWNER) != 0)
      add_holder (holders, shared, entity->fields[i].target, jalons_record_get_text (record, entity->fields[i].id));
  if (entity->id == JALONS_ENTITY_ACTIVITY)
    add_holder (holders, shared, JALONS_ENTITY_DIVISION,
                g_hash_table_lookup (self->divisions, jalons_record_get_id (record)));
}

/* Whoever is asked is told what it is about, which may be deleted, or of a year that is not open. */
static void
take_records (Listing *self,
              JalonsShared *shared)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      JalonsConflict *conflict = self->conflicts->pdata[i];

      conflict->record = read_record (shared, conflict->entity, conflict->row);
      if (conflict->field != NULL)
        continue;
      add_holders_of (self, conflict->holders, shared, conflict->record);
      for (guint j = 0; j < conflict->holders->len; j++)
        add_holders_of (self, conflict->holders, shared, conflict->holders->pdata[j]);
    }
}

/**
 * jalons_space_find_conflicts:
 * @core: one that was loaded
 *
 * Returns: (transfer full) (element-type JalonsConflict): what two people wrote who did not know of each other
 */
GPtrArray *
jalons_space_find_conflicts (JalonsSpaceCore *core,
                             JalonsShared *shared)
{
  g_autoptr (JalonsBlockReader) reader = jalons_block_reader_new (core, shared);
  Listing self = { .core = core, .reader = reader };

  self.conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_conflict_free);
  self.writes = g_array_new (FALSE, FALSE, sizeof (Write));
  self.divisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_array_set_clear_func (self.writes, clear_write);
  jalons_shared_each_of_deleted (shared, note_deleted, &self);
  end_object (&self);
  find_orphans (&self, shared);
  jalons_shared_each_rival (shared, note_rival, &self);
  end_conflict (&self);
  leave_out_deleted (self.conflicts);
  take_records (&self, shared);
  g_hash_table_unref (self.divisions);
  g_array_unref (self.writes);
  g_free (self.shown);
  g_free (self.entity);
  g_free (self.row);
  return self.conflicts;
}

static gboolean
run_list (JalonsShared *shared,
          gpointer data,
          GError **error)
{
  JalonsQuery *query = data;

  jalons_space_core_load (query->core, shared);
  if (!jalons_shared_has_failed (shared))
    query->result = jalons_space_find_conflicts (query->core, shared);
  return TRUE;
}

void
jalons_space_list_conflicts_async (JalonsSpace *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  JalonsQuery *query = g_new0 (JalonsQuery, 1);

  query->result_free = (GDestroyNotify) g_ptr_array_unref;
  jalons_space_ask (self, run_list, query, jalons_space_list_conflicts_async, cancellable, callback, user_data);
}

/**
 * jalons_space_list_conflicts_finish:
 *
 * Returns: (transfer full) (element-type JalonsConflict): what is to be looked at: fields of which two people wrote
 *   different values, and records that one deleted while another changed them, neither knowing of the other
 */
GPtrArray *
jalons_space_list_conflicts_finish (JalonsSpace *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
