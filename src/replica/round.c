/* The order of a sync, and what every part of it needs.
 * Invariant: it may be cut anywhere: what was received is held, and the next sync finds out by itself what is still to send.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "replica/round-private.h"

#include <string.h>

/* What is remembered */

JalonsRemote *
jalons_remote_new (void)
{
  JalonsRemote *remote = g_new0 (JalonsRemote, 1);

  remote->sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  remote->bad = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  remote->bad_since = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  remote->missed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  remote->covered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  remote->covered_since = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  remote->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  remote->thorough = TRUE;
  return remote;
}

void
jalons_remote_free (JalonsRemote *remote)
{
  g_hash_table_unref (remote->sizes);
  g_hash_table_unref (remote->bad);
  g_hash_table_unref (remote->bad_since);
  g_hash_table_unref (remote->covered);
  g_hash_table_unref (remote->covered_since);
  g_hash_table_unref (remote->refused);
  g_hash_table_unref (remote->missed);
  g_free (remote);
}

static void
clear_listed (gpointer data)
{
  JalonsListed *listed = data;

  g_free (listed->name);
  g_free (listed->fingerprint);
}

/**
 * jalons_listed_new:
 *
 * Returns: (transfer full) (element-type JalonsListed): no file yet
 */
GArray *
jalons_listed_new (void)
{
  GArray *listing = g_array_new (FALSE, FALSE, sizeof (JalonsListed));

  g_array_set_clear_func (listing, clear_listed);
  return listing;
}

void
jalons_listed_add (GArray *listing,
                    const char *name,
                    guint64 size)
{
  const JalonsListed listed = { .name = g_strdup (name), .size = size };

  g_array_append_val (listing, listed);
}

/* Asking */

/**
 * jalons_request_copy:
 *
 * Returns: (transfer full): one that outlives its round
 */
JalonsRequest *
jalons_request_copy (const JalonsRequest *request)
{
  JalonsRequest *copy = g_memdup2 (request, sizeof *request);

  copy->name = g_strdup (request->name);
  copy->bytes = request->bytes != NULL ? g_bytes_ref (request->bytes) : NULL;
  return copy;
}

void
jalons_request_free (JalonsRequest *request)
{
  g_free (request->name);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_free (request);
}

void
jalons_round_ask (JalonsRound *self,
                  JalonsVerb verb,
                  const char *name,
                  GBytes *bytes,
                  JalonsWhy why)
{
  char *copy = g_strdup (name);

  g_free (self->request.name);
  g_clear_pointer (&self->request.bytes, g_bytes_unref);
  self->request = (JalonsRequest){ verb, copy, bytes, verb == JALONS_VERB_DELETE && self->part == JALONS_PART_CLEAN };
  self->why = why;
}

/* That a file had this length when it was good. */
void
jalons_round_note_size (JalonsRound *self,
                        const char *name,
                        guint64 size)
{
  GArray *sizes = g_hash_table_lookup (self->remote->sizes, name);

  if (sizes == NULL)
    {
      sizes = g_array_new (FALSE, FALSE, sizeof (guint64));
      g_hash_table_insert (self->remote->sizes, g_strdup (name), sizes);
    }
  for (guint i = 0; i < sizes->len; i++)
    if (g_array_index (sizes, guint64, i) == size)
      return;
  g_array_append_val (sizes, size);
}

/**
 * jalons_round_ask_segment:
 * @chain: (element-type JalonsHeld): its blocks
 *
 * Asks that they be put, and remembers the length: a file is only believed to be there when a listing says so.
 */
void
jalons_round_ask_segment (JalonsRound *self,
                          const JalonsSegment *segment,
                          GPtrArray *chain)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_block_unref);
  g_autofree char *name = jalons_segment_make_name (segment);
  GBytes *bytes;

  for (guint i = 0; i < chain->len; i++)
    g_ptr_array_add (blocks, jalons_replica_read (self->replica, ((JalonsHeld *) chain->pdata[i])->hash));
  bytes = jalons_segment_pack ((JalonsBlock *const *) blocks->pdata, blocks->len);
  jalons_round_note_size (self, name, g_bytes_get_size (bytes));
  jalons_round_ask (self, JALONS_VERB_PUT, name, bytes, JALONS_WHY_WRITE);
}

/**
 * jalons_round_is_within:
 *
 * Returns: whether all the blocks of @small are in @large, as far as we hold that one
 */
gboolean
jalons_round_is_within (JalonsRound *self,
                        const JalonsListedSegment *small,
                        const JalonsListedSegment *large)
{
  g_autoptr (GPtrArray) chain = NULL;

  if (small == large || large->segment.first > small->segment.first || large->segment.last < small->segment.last ||
      jalons_segment_compare (&small->segment, &large->segment) == 0)
    return FALSE;
  chain = jalons_replica_find_chain (self->replica, &large->segment);
  for (guint i = 0; chain != NULL && i < chain->len; i++)
    if (g_str_equal (((JalonsHeld *) chain->pdata[i])->hash, small->segment.head))
      return TRUE;
  return FALSE;
}

/* The order */

typedef gboolean (*PartFunc) (JalonsRound *self);

/* Each returns whether it asked for something. */
static const PartFunc parts[JALONS_PART_END] = {
  [JALONS_PART_PULL] = jalons_round_pull,
  [JALONS_PART_PUBLISH] = jalons_round_publish,
  [JALONS_PART_SCRUB] = jalons_round_scrub,
  [JALONS_PART_MERGE] = jalons_round_merge,
  [JALONS_PART_CLEAN] = jalons_round_clean,
};

/**
 * jalons_round_is_pausing:
 *
 * Returns: whether nothing has to be asked, but what was done so far should be kept before jalons_round_go_on(); only when
 *   the replica was given a portion
 */
gboolean
jalons_round_is_pausing (const JalonsRound *self)
{
  return self->is_pausing;
}

/**
 * jalons_round_go_on:
 *
 * After jalons_round_is_pausing().
 */
void
jalons_round_go_on (JalonsRound *self)
{
  self->is_pausing = FALSE;
  while (self->part < JALONS_PART_END && !parts[self->part](self))
    {
      self->part++;
      self->at = 0;
    }
  if (self->part == JALONS_PART_END)
    jalons_round_ask (self, JALONS_VERB_NONE, NULL, NULL, JALONS_WHY_WRITE);
}

static void
listed_segment_free (gpointer data)
{
  g_free (((JalonsListedSegment *) data)->name);
  g_free (data);
}

/**
 * jalons_round_new:
 * @replica: (transfer none): who syncs; it seals what was written
 * @remote: (transfer none): what is remembered of the folder
 *
 * Returns: (transfer full): a sync that asks for a listing first
 */
JalonsRound *
jalons_round_new (JalonsReplica *replica,
                  JalonsRemote *remote)
{
  JalonsRound *self = g_new0 (JalonsRound, 1);

  self->replica = replica;
  self->remote = remote;
  self->files = g_ptr_array_new_with_free_func (listed_segment_free);
  self->sorted = g_ptr_array_new ();
  self->listed = g_hash_table_new (g_str_hash, g_str_equal);
  self->held = g_ptr_array_new ();
  self->mine = g_ptr_array_new ();
  self->classes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  jalons_replica_seal (replica);
  jalons_round_ask (self, JALONS_VERB_LIST, NULL, NULL, JALONS_WHY_FETCH);
  return self;
}

void
jalons_round_free (JalonsRound *self)
{
  g_free (self->request.name);
  g_clear_pointer (&self->request.bytes, g_bytes_unref);
  g_ptr_array_unref (self->classes);
  g_ptr_array_unref (self->mine);
  g_ptr_array_unref (self->held);
  g_hash_table_unref (self->listed);
  g_ptr_array_unref (self->sorted);
  g_ptr_array_unref (self->files);
  g_free (self);
}

/**
 * jalons_round_get_request:
 *
 * Returns: (transfer none): what is asked now; valid until it is answered
 */
const JalonsRequest *
jalons_round_get_request (JalonsRound *self)
{
  return &self->request;
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const JalonsListedSegment *const *one = a, *const *other = b;

  return jalons_segment_compare (&(*one)->segment, &(*other)->segment);
}

/**
 * jalons_round_answer_list:
 * @listing: (element-type JalonsListed): what is in the folder; what has no name of ours is left alone
 */
void
jalons_round_answer_list (JalonsRound *self,
                          GArray *listing)
{
  for (guint i = 0; i < listing->len; i++)
    {
      const JalonsListed *listed = &g_array_index (listing, JalonsListed, i);
      JalonsListedSegment file = { .size = listed->size };

      if (!jalons_segment_parse_name (&file.segment, listed->name))
        continue;
      file.name = g_strdup (listed->name);
      g_ptr_array_add (self->files, g_memdup2 (&file, sizeof file));
      g_ptr_array_add (self->sorted, self->files->pdata[self->files->len - 1]);
    }
  g_ptr_array_sort (self->sorted, compare_files);
  self->part = JALONS_PART_PULL;
  jalons_round_go_on (self);
}

static gboolean
is_good (const JalonsListedSegment *file,
         GBytes *bytes)
{
  g_autoptr (GPtrArray) blocks = jalons_segment_unpack (&file->segment, bytes);

  return blocks != NULL;
}

/* A file that we hold is put again, the same, when it is bad; one that is gone is left to the next listing. */
static gboolean
mend (JalonsRound *self,
      GBytes *bytes)
{
  g_autoptr (GPtrArray) chain = NULL;

  if (bytes == NULL)
    return FALSE;
  if (is_good (self->about, bytes))
    {
      if (self->part == JALONS_PART_PULL)
        jalons_round_note_size (self, self->about->name, g_bytes_get_size (bytes));
      return FALSE;
    }
  chain = jalons_replica_find_chain (self->replica, &self->about->segment);
  self->counts.n_mended++;
  jalons_round_ask_segment (self, &self->about->segment, chain);
  return TRUE;
}

/**
 * jalons_round_answer_bytes:
 * @bytes: (nullable): what is in the file; %NULL when it is not there any more
 */
void
jalons_round_answer_bytes (JalonsRound *self,
                           GBytes *bytes)
{
  JalonsVerb asked = self->request.verb;

  g_return_if_fail (asked == JALONS_VERB_GET);
  if (self->why == JALONS_WHY_VERIFY && mend (self, bytes))
    return;
  self->request.verb = JALONS_VERB_NONE;
  if (self->why == JALONS_WHY_FETCH && bytes != NULL)
    jalons_round_take_fetched (self, bytes);
  else if (self->why == JALONS_WHY_COVER)
    jalons_round_take_cover (self, bytes);
  if (self->request.verb == JALONS_VERB_NONE)
    jalons_round_go_on (self);
}

/**
 * jalons_round_answer_done:
 *
 * The file was put, or deleted, or so the folder says.
 */
void
jalons_round_answer_done (JalonsRound *self)
{
  if (self->request.verb == JALONS_VERB_PUT)
    self->counts.n_sent++;
  if (self->request.verb == JALONS_VERB_DELETE)
    {
      jalons_round_forget_bad (self, self->request.name);
      g_hash_table_remove (self->remote->covered, self->request.name);
      g_hash_table_remove (self->remote->covered_since, self->request.name);
    }
  jalons_round_go_on (self);
}

JalonsRoundCounts
jalons_round_get_counts (JalonsRound *self)
{
  JalonsRoundCounts counts = self->counts;

  counts.n_newer += jalons_replica_n_newer (self->replica);
  return counts;
}

/**
 * jalons_round_answer:
 *
 * Answers what @round asks with what @answer has for its verb.
 */
void
jalons_round_answer (JalonsRound *round,
                     const JalonsAnswer *answer)
{
  switch (answer->verb)
    {
    case JALONS_VERB_LIST:
      jalons_round_answer_list (round, answer->listing);
      break;
    case JALONS_VERB_GET:
      jalons_round_answer_bytes (round, answer->bytes);
      break;
    case JALONS_VERB_PUT:
    case JALONS_VERB_DELETE:
      jalons_round_answer_done (round);
      break;
    case JALONS_VERB_NONE:
    default:
      break;
    }
}
