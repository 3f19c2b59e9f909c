/* Saying the sum of the registers, and comparing it.
 * Invariant: a sum is said only where all that it is of goes out in the same block.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-agree.h"

#include <glib/gi18n-lib.h>

#include "core/words/quoted.h"

/* When it was said last, in milliseconds; the block with which it was compared last; whose is another. */
#define KEY_SAID    "state said"
#define KEY_CHECKED "state checked"
#define KEY_DIFFERS "state differs"

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

/* What is surely sealed in one block. */
#define ONE_BLOCK (100 * 1024)

/* Who only remarks does not hold all that the others do. */
static gboolean
takes_part (JalonsSpaceCore *self)
{
  return self->world == NULL && *self->inbox == '\0' && jalons_replica_n_waiting (self->replica) == 0;
}

/* Saying it */

typedef struct
{
  gsize n_bytes;
  gboolean names_file;
} Outgoing;

/* What names a file may be held back. */
static void
note_outgoing (gint64 number,
               const char *entity_name,
               const char *row,
               const char *author,
               const char *stamp,
               const char *field_name,
               const char *value,
               gpointer data)
{
  Outgoing *outgoing = data;
  const JalonsEntity *entity = jalons_model_find_entity (entity_name);
  const JalonsField *field = entity != NULL ? jalons_model_find_field (entity, field_name) : NULL;

  outgoing->n_bytes += strlen (row) + strlen (field_name) + strlen (value) + JALONS_STAMP_LENGTH;
  outgoing->names_file |= field != NULL && (field->flags & JALONS_FIELD_STORED) != 0;
}

/**
 * jalons_space_say_state:
 *
 * Before something is sealed: adds the sum to it, once a day.
 */
void
jalons_space_say_state (JalonsSpaceCore *self)
{
  g_autofree char *before = jalons_shared_get (self->shared, KEY_SAID), *now = NULL, *sum = NULL;
  gint64 since = jalons_shared_now (self->shared) - g_ascii_strtoll (before, NULL, 10);
  g_autoptr (GString) value = g_string_new (NULL);
  Outgoing outgoing = { 0 };

  /* The first block has the key with which the others are read. */
  if (!takes_part (self) || self->identity.number == 0 || (since >= 0 && since < DAY))
    return;
  jalons_shared_each_unsealed (self->shared, note_outgoing, &outgoing);
  if (outgoing.n_bytes == 0 || outgoing.n_bytes > ONE_BLOCK || outgoing.names_file)
    return;
  sum = jalons_shared_sum_state (self->shared);
  now = g_strdup_printf ("%" G_GINT64_FORMAT, jalons_shared_now (self->shared));
  jalons_shared_set (self->shared, KEY_SAID, now);
  jalons_quoted_append (value, sum);
  jalons_shared_write (self->shared, JALONS_DEVICE_ENTITY, jalons_replica_get_id (self->replica), JALONS_STATE_FIELD,
                       value->str);
}

/* Comparing */

typedef enum
{
  UNKNOWN,
  AGREES,
  DIFFERS,
} Verdict;

typedef struct
{
  JalonsSpaceCore *core;
  const char *head;
  char *sum;
} Saying;

/* What the head itself says, and not an earlier block. */
static void
note_saying (const JalonsSharedWrite *write,
             gpointer data)
{
  Saying *saying = data;
  const char *hash = jalons_space_core_find_hash (saying->core, write->block);

  if (hash == NULL || !g_str_equal (hash, saying->head))
    return;
  g_free (saying->sum);
  saying->sum = jalons_quoted_read (write->value);
}

static const JalonsHeld *
find_held (JalonsSpaceCore *self,
           const char *hash)
{
  const GPtrArray *held = jalons_replica_list_held (self->replica);

  for (guint i = held->len; i-- > 0;)
    if (g_str_equal (((const JalonsHeld *) held->pdata[i])->hash, hash))
      return held->pdata[i];
  return NULL;
}

/* The block of a colleague that knew all that is here, when there is one. */
static const JalonsHeld *
find_only_head (JalonsSpaceCore *self,
                JalonsShared *shared)
{
  g_autoptr (GPtrArray) heads = jalons_ancestry_heads (jalons_replica_get_ancestry (self->replica), "");
  const JalonsHeld *held = heads->len == 2 ? find_held (self, heads->pdata[0]) : NULL;

  if (held == NULL || !takes_part (self) || jalons_replica_is_own (self->replica, held->replica) ||
      jalons_shared_count_unsealed (shared) > 0)
    return NULL;
  return held;
}

static Verdict
compare (JalonsSpaceCore *self,
         JalonsShared *shared,
         const JalonsHeld *head)
{
  Saying saying = { self, head->hash, NULL };
  g_autofree char *sum = NULL;
  Verdict verdict;

  jalons_shared_each_write (shared, JALONS_DEVICE_ENTITY, head->replica, JALONS_STATE_FIELD, note_saying, &saying);
  if (saying.sum == NULL)
    return UNKNOWN;
  sum = jalons_shared_sum_state (shared);
  verdict = g_str_equal (sum, saying.sum) ? AGREES : DIFFERS;
  g_free (saying.sum);
  return verdict;
}

static void
rebuild (JalonsSpaceCore *self,
         JalonsShared *shared,
         JalonsStep *step)
{
  GPtrArray *merged;

  jalons_space_core_drop_round (self);
  jalons_space_core_open (self, shared);
  jalons_replica_rebuild (self->replica);
  merged = jalons_space_core_close (self);
  g_ptr_array_extend_and_steal (step->merged, merged);
}

static void
note_name (const JalonsSharedWrite *write,
           gpointer name)
{
  if (write->position == 0)
    *(char **) name = jalons_quoted_read (write->value);
}

static char *
name_of (JalonsShared *shared,
         const char *replica)
{
  char *name = NULL;

  jalons_shared_each_write (shared, JALONS_DEVICE_ENTITY, replica, "name", note_name, &name);
  return name != NULL ? name : g_strdup (replica);
}

/**
 * jalons_space_who_differs:
 *
 * Returns: (transfer full) (nullable): the name of the computer whose registers say something else than ours
 */
char *
jalons_space_who_differs (JalonsShared *shared)
{
  g_autofree char *replica = jalons_shared_get (shared, KEY_DIFFERS);

  return *replica != '\0' ? name_of (shared, replica) : NULL;
}

static char *
say_differs (const char *name)
{
  /* Translators: the name of a computer. */
  return g_strdup_printf (_ ("What is shared says something else here than on “%s”, though both read the same. Make a "
                             "backup, and tell who makes Jalons."),
                          name);
}

static char *
say_mended (const char *name)
{
  /* Translators: the name of a computer. */
  return g_strdup_printf (_ ("What is shared said something else here than on “%s”: it was put together anew, and agrees "
                             "now."),
                          name);
}

/**
 * jalons_space_agree:
 * @step: one that is at its end, when all of the folder was read; takes what is to be said, and what shows otherwise now
 *
 * Compares with what a colleague said, where that can be compared, and mends what is here.
 */
void
jalons_space_agree (JalonsSpaceCore *self,
                    JalonsShared *shared,
                    JalonsStep *step)
{
  const JalonsHeld *found = find_only_head (self, shared);
  JalonsHeld head = found != NULL ? *found : (JalonsHeld){ 0 };
  g_autofree char *checked = jalons_shared_get (shared, KEY_CHECKED), *name = jalons_space_who_differs (shared);
  Verdict verdict = found != NULL && !g_str_equal (checked, head.hash) ? compare (self, shared, &head) : UNKNOWN;

  step->tells_agreement = verdict != UNKNOWN || name != NULL;
  if (verdict == UNKNOWN)
    {
      step->agreement = name != NULL ? say_differs (name) : NULL;
      return;
    }
  jalons_shared_set (shared, KEY_CHECKED, head.hash);
  g_free (name);
  name = name_of (shared, head.replica);
  if (verdict == DIFFERS)
    {
      rebuild (self, shared, step);
      verdict = compare (self, shared, &head);
      step->agreement = verdict == AGREES ? say_mended (name) : say_differs (name);
    }
  jalons_shared_set (shared, KEY_DIFFERS, verdict == AGREES ? "" : head.replica);
}
