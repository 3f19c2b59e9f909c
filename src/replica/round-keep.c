/* Keeping the folder sound and small: reading again what is there, and putting small files of ours together.
 * Invariant: only the owner of files deletes them, and only when a larger one that holds them all was read and is good.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "replica/round-private.h"

/* So many files of one class become one. */
#define FAN 8

/* In so many listings, and for so long, a file is seen beside the larger one before it goes. */
#define GRACE    2
#define GRACE_MS (24 * 3600 * 1000)

/* One sync in two reads a file of ours again, one of the others in ten any file. */
#define OWN_TURN   2
#define OTHER_TURN 10

/* Scrubbing */

static const JalonsListedSegment *
choose (JalonsRound *self)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < self->sorted->len; i++)
    if (jalons_replica_is_own (self->replica, ((JalonsListedSegment *) self->sorted->pdata[i])->segment.replica))
      g_ptr_array_add (own, self->sorted->pdata[i]);
  if (own->len > 0 && jalons_replica_draw (self->replica, OWN_TURN) == 0)
    return own->pdata[++self->remote->cursor % own->len];
  if (self->sorted->len > 0 && jalons_replica_draw (self->replica, OTHER_TURN) == 0)
    return self->sorted->pdata[jalons_replica_draw (self->replica, self->sorted->len)];
  return NULL;
}

gboolean
jalons_round_scrub (JalonsRound *self)
{
  g_autoptr (GPtrArray) chain = NULL;

  if (self->at++ > 0 || !self->remote->thorough)
    return FALSE;
  self->about = choose (self);
  if (self->about == NULL || (chain = jalons_replica_find_chain (self->replica, &self->about->segment)) == NULL)
    return FALSE;
  jalons_round_ask (self, JALONS_VERB_GET, self->about->name, NULL, JALONS_WHY_VERIFY);
  return TRUE;
}

/* Putting together */

static int
compare_mine (gconstpointer a,
              gconstpointer b)
{
  const JalonsSegment *one = &(*(const JalonsListedSegment *const *) a)->segment;
  const JalonsSegment *other = &(*(const JalonsListedSegment *const *) b)->segment;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  if (one->last != other->last)
    return one->last > other->last ? -1 : 1;
  return 0;
}

static gboolean
is_within_any (JalonsRound *self,
               const JalonsListedSegment *file)
{
  for (guint i = 0; i < self->mine->len; i++)
    if (jalons_round_is_within (self, file, self->mine->pdata[i]))
      return TRUE;
  return FALSE;
}

/* By the number of blocks: 1 to 3, 4 to 31, 32 to 255… */
static guint
class_of (const JalonsListedSegment *file)
{
  return g_bit_storage (file->segment.last - file->segment.first + 1) / 3;
}

static void
prepare_merging (JalonsRound *self)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      JalonsListedSegment *file = self->files->pdata[i];

      if (g_str_equal (file->segment.replica, jalons_replica_get_id (self->replica)) &&
          jalons_replica_has (self->replica, file->segment.head))
        g_ptr_array_add (self->mine, file);
    }
  g_ptr_array_sort (self->mine, compare_mine);
  for (guint i = 0; i < self->mine->len; i++)
    {
      const JalonsListedSegment *file = self->mine->pdata[i];

      if (is_within_any (self, file))
        continue;
      while (self->classes->len <= class_of (file))
        g_ptr_array_add (self->classes, g_ptr_array_new ());
      g_ptr_array_add (self->classes->pdata[class_of (file)], (gpointer) file);
    }
}

/* Asks for one file in place of the first eight that follow each other. */
static gboolean
merge_class (JalonsRound *self,
             const GPtrArray *files)
{
  const JalonsListedSegment *before = NULL;
  guint n_run = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const JalonsListedSegment *file = files->pdata[i], *first;
      g_autoptr (GPtrArray) chain = NULL;
      JalonsSegment segment;

      n_run = before != NULL && file->segment.first == before->segment.last + 1 ? n_run + 1 : 1;
      before = file;
      if (n_run < FAN)
        continue;
      first = files->pdata[i - FAN + 1];
      segment = file->segment;
      segment.first = first->segment.first;
      chain = jalons_replica_find_chain (self->replica, &segment);
      if (chain != NULL)
        jalons_round_ask_segment (self, &segment, chain);
      return chain != NULL;
    }
  return FALSE;
}

gboolean
jalons_round_merge (JalonsRound *self)
{
  if (self->at == 0)
    prepare_merging (self);
  while (self->at < self->classes->len)
    if (merge_class (self, self->classes->pdata[self->at++]))
      return TRUE;
  return FALSE;
}

/* Cleaning */

/* The file that holds most of those that hold all of @file. */
static const JalonsListedSegment *
find_cover (JalonsRound *self,
            const JalonsListedSegment *file)
{
  const JalonsListedSegment *cover = NULL;

  for (guint i = 0; i < self->mine->len; i++)
    {
      const JalonsListedSegment *other = self->mine->pdata[i];

      if (jalons_round_is_within (self, file, other) &&
          (cover == NULL || other->segment.last - other->segment.first > cover->segment.last - cover->segment.first))
        cover = other;
    }
  return cover;
}

/* Whether a file was seen long enough beside the larger one; it was seen once more. */
static gboolean
was_long_covered (JalonsRound *self,
                  const char *name)
{
  JalonsRemote *remote = self->remote;
  guint times = GPOINTER_TO_UINT (g_hash_table_lookup (remote->covered, name)) + 1;
  const gint64 *since = g_hash_table_lookup (remote->covered_since, name);
  gint64 now = MAX (0, jalons_replica_now (self->replica));

  g_hash_table_insert (remote->covered, g_strdup (name), GUINT_TO_POINTER (times));
  if (since == NULL)
    g_hash_table_insert (remote->covered_since, g_strdup (name), g_memdup2 (&now, sizeof now));
  return times >= GRACE && since != NULL && now - *since >= GRACE_MS;
}

static gboolean
clean_one (JalonsRound *self,
           const JalonsListedSegment *file)
{
  const JalonsListedSegment *cover = find_cover (self, file);

  if (cover == NULL || !was_long_covered (self, file->name))
    return FALSE;
  self->about = file;
  jalons_round_ask (self, JALONS_VERB_GET, cover->name, NULL, JALONS_WHY_COVER);
  return TRUE;
}

gboolean
jalons_round_clean (JalonsRound *self)
{
  while (self->at < self->mine->len)
    if (clean_one (self, self->mine->pdata[self->at++]))
      return TRUE;
  return FALSE;
}

void
jalons_round_take_cover (JalonsRound *self,
                         GBytes *bytes)
{
  const JalonsListedSegment *cover = find_cover (self, self->about);
  g_autoptr (GPtrArray) blocks = bytes != NULL ? jalons_segment_unpack (&cover->segment, bytes) : NULL;

  if (blocks != NULL)
    jalons_round_ask (self, JALONS_VERB_DELETE, self->about->name, NULL, JALONS_WHY_WRITE);
}
