/* Who changed what a moment ago.
 * Invariant: what belongs to something is marked there too: a class that comes to an activity marks the activity.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sharing/marks.h"

/* Long enough to be seen by who looks up, short enough not to be taken for a state. */
#define SECONDS 20

/* So many are told at once: of each, a class is shown anew. */
#define PORTION 10

typedef struct
{
  char *author;
  gint64 until; /* monotonic, in microseconds */
} Mark;

struct _JalonsMarks
{
  GHashTable *marks; /* id → Mark */
  JalonsMarksFunc changed;
  gpointer data;
  guint timeout;
  GHashTable *untold; /* ids: each of them has another mark than those who look were told */
  guint telling;
};

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_free (mark->author);
  g_free (mark);
}

/**
 * jalons_marks_new:
 * @changed: is told which marks came or went
 *
 * Returns: (transfer full): no mark yet
 */
JalonsMarks *
jalons_marks_new (JalonsMarksFunc changed,
                  gpointer data)
{
  JalonsMarks *self = g_new0 (JalonsMarks, 1);

  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, mark_free);
  self->untold = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->changed = changed;
  self->data = data;
  return self;
}

void
jalons_marks_free (JalonsMarks *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->telling, g_source_remove);
  g_hash_table_unref (self->untold);
  g_hash_table_unref (self->marks);
  g_free (self);
}

static gboolean
tell_some (gpointer data)
{
  JalonsMarks *self = data;
  g_autoptr (GHashTable) some = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;
  gboolean more;

  g_hash_table_iter_init (&iter, self->untold);
  while (g_hash_table_size (some) < PORTION && g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_add (some, id);
    }
  more = g_hash_table_size (self->untold) > 0;
  if (!more)
    self->telling = 0;
  self->changed (some, self->data);
  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* A few at a time when nothing else is to do, or the window would stand still for two hundred of them. */
static void
tell_soon (JalonsMarks *self,
           const char *id)
{
  g_hash_table_add (self->untold, g_strdup (id));
  if (self->telling == 0)
    self->telling = g_idle_add (tell_some, self);
}

/* Those whose time is up. */
static gboolean
on_timeout (gpointer data)
{
  JalonsMarks *self = data;
  GHashTableIter iter;
  gpointer id, mark;
  gint64 now = g_get_monotonic_time ();

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &id, &mark))
    if (((Mark *) mark)->until <= now)
      {
        tell_soon (self, id);
        g_hash_table_iter_remove (&iter);
      }
  self->timeout = g_hash_table_size (self->marks) > 0 ? g_timeout_add_seconds (SECONDS / 4, on_timeout, self) : 0;
  return G_SOURCE_REMOVE;
}

static void
set_mark (JalonsMarks *self,
          const char *id,
          const char *author)
{
  Mark *mark = g_new (Mark, 1);

  mark->author = g_strdup (author);
  mark->until = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;
  g_hash_table_replace (self->marks, g_strdup (id), mark);
  tell_soon (self, id);
}

static void
mark_owners (JalonsMarks *self,
             JalonsRecord *record,
             const char *author)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];
      const char *owner = (field->flags & JALONS_FIELD_OWNER) != 0 ? jalons_record_get_text (record, field->id) : "";

      if (*owner != '\0' && field->target == JALONS_ENTITY_ACTIVITY)
        set_mark (self, owner, author);
    }
}

/**
 * jalons_marks_add:
 * @dataset: where what was merged is already
 * @merged: (element-type JalonsMerged): what colleagues wrote
 */
void
jalons_marks_add (JalonsMarks *self,
                  JalonsDataset *dataset,
                  GPtrArray *merged)
{
  for (guint i = 0; i < merged->len; i++)
    {
      const JalonsMerged *change = merged->pdata[i];
      JalonsRecord *record = jalons_dataset_lookup (dataset, change->entity, change->id);

      set_mark (self, change->id, change->author);
      if (record != NULL)
        mark_owners (self, record, change->author);
    }
  if (self->timeout == 0 && merged->len > 0)
    self->timeout = g_timeout_add_seconds (SECONDS, on_timeout, self);
}

/**
 * jalons_marks_get:
 *
 * Returns: (transfer none) (nullable): who changed it a moment ago
 */
const char *
jalons_marks_get (JalonsMarks *self,
                  const char *id)
{
  const Mark *mark = g_hash_table_lookup (self->marks, id);

  return mark != NULL ? mark->author : NULL;
}
