/* What others wrote, in the records.
 * Invariant: what shows is what the registers say; a record comes into being when its deletion register does, so that a
 * field that came first waits for it, as does one that only a newer program knows.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/shared-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/journal.h"
#include "store/row.h"
#include "store/transaction.h"

JalonsShown *
jalons_shown_new (const char *entity,
                  const char *row,
                  const char *field,
                  const char *value,
                  const char *author,
                  const char *stamp)
{
  JalonsShown *shown = g_new0 (JalonsShown, 1);

  shown->entity = g_strdup (entity);
  shown->row = g_strdup (row);
  shown->field = g_strdup (field);
  shown->value = g_strdup (value);
  shown->author = g_strdup (author != NULL ? author : "");
  shown->stamp = g_strdup (stamp);
  return shown;
}

void
jalons_shown_free (JalonsShown *shown)
{
  g_free (shown->entity);
  g_free (shown->row);
  g_free (shown->field);
  g_free (shown->value);
  g_free (shown->author);
  g_free (shown->stamp);
  g_free (shown);
}

/* One record */

/* What this program cannot read leaves the field as it is. */
static void
set_field (JalonsDraft *draft,
           const char *name,
           const char *value)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_draft_get_entity (draft));
  const JalonsField *field = jalons_model_find_field (entity, name);
  g_autofree char *stored = jalons_shared_to_stored (name, value);

  if (g_str_equal (name, JALONS_SHARED_DELETED))
    jalons_draft_set_deleted (draft, g_str_equal (stored, "1"));
  else if (field != NULL)
    jalons_draft_set_stored (draft, field->id, stored);
}

typedef struct
{
  JalonsDraft *draft;
  gboolean created;
  JalonsShared *shared;
} Creation;

/* What shows of a field whose write at position 0 is @write. */
static char *
find_shown (JalonsShared *shared,
            const JalonsSharedWrite *write)
{
  const JalonsEntity *entity = jalons_model_find_entity (write->entity);
  const JalonsField *field = entity != NULL ? jalons_model_find_field (entity, write->field) : NULL;
  char *merged = NULL;

  if (field != NULL && field->kind == JALONS_KIND_LIST)
    merged = jalons_shared_get_merged (shared, write->entity, write->row, write->field);
  return merged != NULL ? merged : g_strdup (write->value);
}

static void
add_write (const JalonsSharedWrite *write,
           gpointer data)
{
  Creation *creation = data;
  g_autofree char *value = NULL;

  if (write->position != 0)
    return;
  creation->created |= g_str_equal (write->field, JALONS_SHARED_DELETED);
  value = find_shown (creation->shared, write);
  set_field (creation->draft, write->field, value);
}

/* Ids are ours, or made as ours are; what somebody calls otherwise is no record. */
static gboolean
is_id (const char *row)
{
  gsize length = strlen (row);

  return length > 0 && length <= 64 && strspn (row, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_") == length;
}

static gboolean
create (JalonsDatabase *database,
        const JalonsEntity *entity,
        const char *row,
        GError **error)
{
  JalonsShared shared = { .database = database };
  Creation creation = { .draft = jalons_draft_new (entity->id, row), .shared = &shared };
  g_autoptr (JalonsRecord) record = NULL;

  jalons_shared_each_write (&shared, entity->name, row, NULL, add_write, &creation);
  record = jalons_draft_finish (creation.draft);
  if (shared.failure != NULL)
    {
      g_propagate_error (error, shared.failure);
      return FALSE;
    }
  return !creation.created || jalons_row_insert (database, record, error);
}

static gboolean
update (JalonsDatabase *database,
        const JalonsRecord *present,
        const JalonsRecord *wanted,
        GError **error)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (present));
  const char *id = jalons_record_get_id (present);

  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];
      g_autofree char *old = jalons_record_to_stored (present, field->id), *new = jalons_record_to_stored (wanted, field->id);

      if (g_strcmp0 (old, new) != 0 && !jalons_row_update (database, entity, id, field->name, new, error))
        return FALSE;
    }
  return jalons_record_is_deleted (present) == jalons_record_is_deleted (wanted) ||
         jalons_row_update (database, entity, id, "deleted", jalons_record_is_deleted (wanted) ? "1" : "0", error);
}

/* @shown: those from @first up to @last are about one record. */
static gboolean
show_record (JalonsDatabase *database,
             const GPtrArray *shown,
             guint first,
             guint last,
             GError **error)
{
  const JalonsShown *one = shown->pdata[first];
  const JalonsEntity *entity = jalons_model_find_entity (one->entity);
  g_autoptr (JalonsRecord) present = NULL, wanted = NULL;
  JalonsDraft *draft;
  GError *failure = NULL;

  if (entity == NULL)
    return TRUE;
  present = jalons_row_lookup (database, entity, one->row, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (present == NULL)
    return !is_id (one->row) || create (database, entity, one->row, error);
  draft = jalons_draft_edit (present);
  for (guint i = first; i < last; i++)
    {
      one = shown->pdata[i];
      set_field (draft, one->field, one->value);
    }
  wanted = jalons_draft_finish (draft);
  return update (database, present, wanted, error);
}

/* All of them */

static int
rank (const JalonsShown *shown)
{
  const JalonsEntity *entity = jalons_model_find_entity (shown->entity);

  return entity != NULL ? (int) entity->id : (int) JALONS_N_ENTITIES;
}

/* By author; then owners before what they own. */
static int
compare_shown (gconstpointer a,
               gconstpointer b)
{
  const JalonsShown *one = *(const JalonsShown *const *) a, *other = *(const JalonsShown *const *) b;
  int order = strcmp (one->author, other->author);

  if (order == 0)
    order = rank (one) - rank (other);
  return order != 0 ? order : strcmp (one->row, other->row);
}

typedef struct
{
  const GPtrArray *shown;
  guint first;
  guint last;
} Part;

static gboolean
is_same_record (const JalonsShown *one,
                const JalonsShown *other)
{
  return g_str_equal (one->row, other->row) && g_str_equal (one->entity, other->entity);
}

static gboolean
show_part (JalonsTransaction *transaction,
           gpointer data,
           GError **error)
{
  const Part *part = data;
  JalonsDatabase *database = transaction->database;

  for (guint i = part->first, next; i < part->last; i = next)
    {
      for (next = i + 1; next < part->last && is_same_record (part->shown->pdata[i], part->shown->pdata[next]);)
        next++;
      if (!show_record (database, part->shown, i, next, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
find_latest (const Part *part)
{
  const char *latest = "";

  for (guint i = part->first; i < part->last; i++)
    if (strcmp (((const JalonsShown *) part->shown->pdata[i])->stamp, latest) > 0)
      latest = ((const JalonsShown *) part->shown->pdata[i])->stamp;
  return latest;
}

/**
 * jalons_shared_show:
 * @shown: (element-type JalonsShown): what shows now, of registers that are written already; it is sorted
 *
 * Writes into the records what others wrote: a gesture for each author, which undo passes over.
 */
void
jalons_shared_show (JalonsShared *self,
                    GPtrArray *shown)
{
  g_ptr_array_sort (shown, compare_shown);
  for (guint first = 0, next; first < shown->len && self->failure == NULL; first = next)
    {
      const JalonsShown *one = shown->pdata[first];
      JalonsGesture gesture = { .label = _ ("Shared by a colleague"), .kind = "merge" };
      Part part = { .shown = shown, .first = first };

      for (next = first + 1; next < shown->len && g_str_equal (one->author, ((JalonsShown *) shown->pdata[next])->author);)
        next++;
      part.last = next;
      gesture.author = *one->author != '\0' ? one->author : _ ("A colleague");
      gesture.stamp = find_latest (&part);
      jalons_journal_write_within (self->database, &gesture, show_part, &part, self->records, &self->failure);
    }
}

/* Everything again */

typedef struct
{
  JalonsShared *shared;
  GPtrArray *shown;
} Everything;

static void
add_shown (const JalonsSharedWrite *write,
           gpointer data)
{
  Everything *all = data;
  g_autofree char *value = find_shown (all->shared, write);

  g_ptr_array_add (all->shown, jalons_shown_new (write->entity, write->row, write->field, value, NULL, write->stamp));
}

/**
 * jalons_shared_show_all:
 *
 * Makes the records what all registers say: after a newer Jalons came, which knows more fields, or when the registers were
 * made anew.
 *
 * Returns: whether all went well
 */
gboolean
jalons_shared_show_all (JalonsShared *self)
{
  for (unsigned e = 0; e < JALONS_N_ENTITIES && self->failure == NULL; e++)
    {
      g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_shown_free);
      Everything all = { self, shown };

      jalons_shared_each_shown (self, jalons_model_entity ((JalonsEntityId) e)->name, add_shown, &all);
      jalons_shared_show (self, shown);
    }
  return self->failure == NULL;
}

/* What belongs to nothing */

static void
tell_orphans (JalonsShared *self,
              const JalonsField *field,
              JalonsOrphanFunc func,
              gpointer data)
{
  const JalonsEntity *entity = jalons_model_entity (JALONS_FIELD_ENTITY (field->id));
  const JalonsEntity *owner = jalons_model_entity (field->target);
  g_autofree char *sql =
    g_strdup_printf ("SELECT child.id, owner.id FROM \"%s\" AS owner JOIN \"%s\" AS child ON child.\"%s\" = owner.id"
                     " WHERE owner.deleted = 1 AND child.deleted = 0",
                     owner->name, entity->name, field->name);
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (self, sql);

  while (jalons_shared_step (self, statement))
    func (entity->id, jalons_statement_get_text (statement, 0), owner->id, jalons_statement_get_text (statement, 1), data);
}

/**
 * jalons_shared_each_orphan:
 *
 * Calls @func with each record that is not deleted and belongs to one that is: somebody added it who did not know.
 */
void
jalons_shared_each_orphan (JalonsShared *self,
                           JalonsOrphanFunc func,
                           gpointer data)
{
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      for (unsigned f = 0; f < entity->n_fields; f++)
        if ((entity->fields[f].flags & JALONS_FIELD_OWNER) != 0)
          tell_orphans (self, &entity->fields[f], func, data);
    }
}

/**
 * jalons_shared_gesture:
 *
 * Runs a gesture of the user in this transaction.
 */
void
jalons_shared_gesture (JalonsShared *self,
                       const char *label,
                       JalonsWriteFunc func,
                       gpointer data)
{
  const JalonsGesture gesture = { .label = label, .author = self->author, .kind = "do" };

  if (self->failure == NULL)
    jalons_journal_write_within (self->database, &gesture, func, data, self->records, &self->failure);
}
