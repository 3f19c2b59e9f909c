/* Fetching what others published, and publishing what the folder lacks.
 * Invariant: what is absent is published again by whoever holds it, its author at once, the others when it stays away.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "replica/round-private.h"

#include <string.h>

/* A file that was bad this often and for so long hides what it should hold: it goes, and who holds that publishes it again. */
#define BAD_ENOUGH  5
#define BAD_LONG_MS (24 * 3600 * 1000)

/* Two looks that are closer than this are of one sync; after enough of them it is looked at so rarely. */
#define ONE_SYNC_MS   (60 * 1000)
#define BAD_RARELY_MS (3600 * 1000)

/* In so many listings in a row others' blocks may be missing: their authors come first. */
#define OTHERS_PATIENCE 4

/* Pulling */

static gboolean
is_as_long_as_before (JalonsRound *self,
                      const JalonsListedSegment *file)
{
  GArray *sizes = g_hash_table_lookup (self->remote->sizes, file->name);

  for (guint i = 0; sizes != NULL && i < sizes->len; i++)
    if (g_array_index (sizes, guint64, i) == file->size)
      return TRUE;
  return FALSE;
}

/* What is not by whom it says is neither asked for again nor deleted: somebody else may have seen another key first. */
static gboolean
is_refused (JalonsRound *self,
            const JalonsListedSegment *file)
{
  const guint64 *size = g_hash_table_lookup (self->remote->refused, file->name);

  return size != NULL && *size == file->size;
}

/* How long a file has been bad, in milliseconds; a clock that was set back begins anew. */
static gint64
bad_for (JalonsRound *self,
         const char *name)
{
  gint64 now = MAX (0, jalons_replica_now (self->replica));
  gint64 *since = g_hash_table_lookup (self->remote->bad_since, name);

  if (since == NULL || *since > now)
    {
      since = g_memdup2 (&now, sizeof now);
      g_hash_table_insert (self->remote->bad_since, g_strdup (name), since);
    }
  return now - *since;
}

static guint
times_bad (JalonsRound *self,
           const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->remote->bad, name));
}

/* Who holds what a bad file should hold finds out at its next scrub; until then it is not read in every sync of a day. */
static gboolean
is_left_alone (JalonsRound *self,
               const char *name)
{
  guint times = times_bad (self, name);

  return times >= BAD_ENOUGH && bad_for (self, name) < (gint64) (times - BAD_ENOUGH + 1) * BAD_RARELY_MS;
}

static gboolean
pull_one (JalonsRound *self,
          const JalonsListedSegment *file)
{
  g_autoptr (GPtrArray) chain = jalons_replica_find_chain (self->replica, &file->segment);

  self->about = file;
  if (chain == NULL && !jalons_replica_has_room_for (self->replica, file->segment.replica))
    {
      self->counts.n_crowded++;
      return FALSE;
    }
  if (chain == NULL && (is_refused (self, file) || is_left_alone (self, file->name)))
    return FALSE;
  if (chain == NULL && !jalons_replica_awaits (self->replica, file->segment.head))
    jalons_round_ask (self, JALONS_VERB_GET, file->name, NULL, JALONS_WHY_FETCH);
  else if (chain != NULL && !is_as_long_as_before (self, file))
    jalons_round_ask (self, JALONS_VERB_GET, file->name, NULL, JALONS_WHY_VERIFY);
  else
    return FALSE;
  return TRUE;
}

static int
compare_held (gconstpointer a,
              gconstpointer b)
{
  const JalonsHeld *one = *(const JalonsHeld *const *) a, *other = *(const JalonsHeld *const *) b;
  int order = strcmp (one->replica, other->replica);

  if (order == 0 && one->number != other->number)
    order = one->number < other->number ? -1 : 1;
  return order;
}

/* What the listing covers, and everything that it should. */
static void
prepare_publishing (JalonsRound *self)
{
  const GPtrArray *held = jalons_replica_list_held (self->replica);

  for (guint i = 0; i < self->files->len; i++)
    {
      const JalonsListedSegment *file = self->files->pdata[i];
      g_autoptr (GPtrArray) chain = jalons_replica_find_chain (self->replica, &file->segment);

      for (guint j = 0; chain != NULL && j < chain->len; j++)
        if (g_hash_table_add (self->listed, ((JalonsHeld *) chain->pdata[j])->hash))
          jalons_replica_note_listed (self->replica, ((JalonsHeld *) chain->pdata[j])->hash);
    }
  for (guint i = 0; i < held->len; i++)
    g_ptr_array_add (self->held, held->pdata[i]);
  g_ptr_array_sort (self->held, compare_held);
}

gboolean
jalons_round_pull (JalonsRound *self)
{
  while (self->at < self->sorted->len)
    if (pull_one (self, self->sorted->pdata[self->at++]))
      return TRUE;
  if (jalons_replica_apply_waiting (self->replica, TRUE))
    {
      self->is_pausing = TRUE;
      return TRUE;
    }
  prepare_publishing (self);
  return FALSE;
}

static void
note_bad (JalonsRound *self)
{
  const char *name = self->about->name;
  guint times = times_bad (self, name);
  gint64 for_ms = bad_for (self, name);

  self->counts.n_bad++;
  if (for_ms >= (gint64) times * ONE_SYNC_MS)
    g_hash_table_insert (self->remote->bad, g_strdup (name), GUINT_TO_POINTER (++times));
  if (times >= BAD_ENOUGH && for_ms >= BAD_LONG_MS)
    jalons_round_ask (self, JALONS_VERB_DELETE, name, NULL, JALONS_WHY_WRITE);
}

/* It is good, or it is gone. */
void
jalons_round_forget_bad (JalonsRound *self,
                         const char *name)
{
  g_hash_table_remove (self->remote->bad, name);
  g_hash_table_remove (self->remote->bad_since, name);
}

/* Whether all blocks of a file are by whom they say, one after the other: the first one may bring the key. */
static gboolean
accept_blocks (JalonsRound *self,
               GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    if (!jalons_replica_accepts (self->replica, blocks->pdata[i]))
      {
        g_hash_table_insert (self->remote->refused, g_strdup (self->about->name),
                             g_memdup2 (&self->about->size, sizeof self->about->size));
        self->counts.n_bad++;
        return FALSE;
      }
  return TRUE;
}

static gboolean
is_new (JalonsRound *self,
        const JalonsBlock *block)
{
  return !jalons_replica_has (self->replica, block->hash) && !jalons_replica_awaits (self->replica, block->hash);
}

static gboolean
are_sensible (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    if (!jalons_block_is_sensible (blocks->pdata[i]))
      return FALSE;
  return TRUE;
}

void
jalons_round_take_fetched (JalonsRound *self,
                           GBytes *bytes)
{
  g_autoptr (GPtrArray) blocks = jalons_segment_unpack (&self->about->segment, bytes);
  guint n_new = 0;

  if (blocks == NULL && jalons_segment_is_newer (bytes))
    {
      self->counts.n_newer++;
      return;
    }
  if (blocks == NULL || !are_sensible (blocks))
    {
      note_bad (self);
      return;
    }
  jalons_round_forget_bad (self, self->about->name);
  if (!accept_blocks (self, blocks))
    return;
  jalons_round_note_size (self, self->about->name, g_bytes_get_size (bytes));
  for (guint i = 0; i < blocks->len; i++)
    {
      n_new += is_new (self, blocks->pdata[i]) ? 1 : 0;
      self->counts.n_bytes += g_bytes_get_size (((JalonsBlock *) blocks->pdata[i])->bytes);
    }
  if (n_new > 0 && g_str_equal (self->about->segment.replica, jalons_replica_get_id (self->replica)))
    jalons_replica_renew_id (self->replica);
  for (guint i = 0; i < blocks->len; i++)
    jalons_replica_receive (self->replica, blocks->pdata[i]);
  self->counts.n_received += n_new;
}

/* Publishing */

/* Whether it is for us to publish a block that is not in the listing. */
static gboolean
is_ours_to_send (JalonsRound *self,
                 const JalonsHeld *held)
{
  guint times;

  if (jalons_replica_is_own (self->replica, held->replica))
    return TRUE;
  times = GPOINTER_TO_UINT (g_hash_table_lookup (self->remote->missed, held->hash)) + 1;
  g_hash_table_insert (self->remote->missed, g_strdup (held->hash), GUINT_TO_POINTER (times));
  return times >= OTHERS_PATIENCE;
}

static gboolean
publish_one (JalonsRound *self,
             JalonsHeld *held)
{
  JalonsSegment segment = { .first = held->number, .last = held->number };
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();

  if (g_hash_table_contains (self->listed, held->hash))
    {
      g_hash_table_remove (self->remote->missed, held->hash);
      return FALSE;
    }
  if (!jalons_replica_may_send (self->replica, held))
    return FALSE;
  if (!is_ours_to_send (self, held))
    return FALSE;
  g_strlcpy (segment.replica, held->replica, sizeof segment.replica);
  g_strlcpy (segment.head, held->hash, sizeof segment.head);
  g_ptr_array_add (chain, held);
  jalons_round_ask_segment (self, &segment, chain);
  return TRUE;
}

gboolean
jalons_round_publish (JalonsRound *self)
{
  while (self->at < self->held->len)
    if (publish_one (self, self->held->pdata[self->at++]))
      return TRUE;
  return FALSE;
}
