/* Finding a text that is already held. A year has thousands of activities, and a few dozen places, speakers and axes.
 * Invariant: what is held never changes, so it may be shared between records and threads.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/pool.h"

#include <string.h>

/* The texts of a pool lie side by side in blocks, without what malloc() has beside each: they come together, and most go
 * together. A block begins where its size divides the address, and goes with the last text in it. */
#define BLOCK_SIZE (16 * 1024)
#define LONGEST    1024 /* what is longer has memory of its own */

typedef struct
{
  int n_holders; /* the texts in it, and the pool that still adds to it */
  char texts[];
} Block;

struct _JalonsPool
{
  GHashTable *texts; /* a set of held texts */
  GHashTable *lists; /* as stored → list */
  Block *block;      /* that texts are added to; NULL for none yet */
  gsize used;        /* of it */
};

static inline guint64
mix (guint64 hash,
     guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ (hash >> 32);
}

/**
 * jalons_text_hash:
 * @text: (type utf8): a text
 *
 * g_str_hash() goes letter by letter, which tells when ten thousand ids of 36 letters are looked up several times each.
 */
guint
jalons_text_hash (gconstpointer text)
{
  const char *at = text;
  gsize left = strlen (at);
  guint64 hash = 0, word;
  guint32 half;

  /* Copying what has a length that is known when compiling is one load. */
  for (; left >= sizeof word; at += sizeof word, left -= sizeof word)
    {
      memcpy (&word, at, sizeof word);
      hash = mix (hash, word);
    }
  if (left >= sizeof half)
    {
      memcpy (&half, at, sizeof half);
      hash = mix (hash, half);
      at += sizeof half;
      left -= sizeof half;
    }
  for (; left > 0; at++, left--)
    hash = mix (hash, (guchar) *at);
  return (guint) hash;
}

/* A text that is held: a year has thousands of ids, of 36 letters each. A GRefString has 24 bytes more before it. */
typedef struct
{
  int n_holders; /* and IN_BLOCK */
  char letters[];
} Held;

#define IN_BLOCK (1 << 30)

static Held *
held_of (const char *text)
{
  return (Held *) (gpointer) (text - G_STRUCT_OFFSET (Held, letters));
}

static Block *
block_of (Held *held)
{
  return (Block *) ((gsize) held & ~(gsize) (BLOCK_SIZE - 1));
}

static void
leave_block (Block *block)
{
  if (g_atomic_int_dec_and_test (&block->n_holders))
    g_aligned_free (block);
}

/* What malloc() has beside a block is taken off it, so that the next one may begin where this one ends. */
static void
begin_block (JalonsPool *pool)
{
  g_clear_pointer (&pool->block, leave_block);
  pool->block = g_aligned_alloc (1, BLOCK_SIZE - 2 * sizeof (gsize), BLOCK_SIZE);
  pool->block->n_holders = 1;
  pool->used = G_STRUCT_OFFSET (Block, texts);
}

static Held *
take_of_block (JalonsPool *pool,
               gsize size)
{
  Held *held;

  if (pool->block == NULL || pool->used + size > BLOCK_SIZE - 2 * sizeof (gsize))
    begin_block (pool);
  held = (Held *) (gpointer) ((char *) pool->block + pool->used);
  pool->used += (size + sizeof (int) - 1) / sizeof (int) * sizeof (int);
  g_atomic_int_inc (&pool->block->n_holders);
  return held;
}

/* @pool: (nullable): whose block may have it */
static const char *
hold (JalonsPool *pool,
      const char *text)
{
  gsize length = strlen (text), size = G_STRUCT_OFFSET (Held, letters) + length + 1;
  gboolean in_block = pool != NULL && size <= LONGEST;
  Held *held = in_block ? take_of_block (pool, size) : g_malloc (size);

  held->n_holders = in_block ? IN_BLOCK | 1 : 1;
  return memcpy (held->letters, text, length + 1);
}

const char *
jalons_text_acquire (const char *text)
{
  g_atomic_int_inc (&held_of (text)->n_holders);
  return text;
}

void
jalons_text_release (const char *text)
{
  Held *held = held_of (text);
  int before = g_atomic_int_add (&held->n_holders, -1);

  if (before == 1)
    g_free (held);
  else if (before == (IN_BLOCK | 1))
    leave_block (block_of (held));
}

const char *const *
jalons_list_acquire (const char *const *list)
{
  return g_atomic_rc_box_acquire ((gpointer) list);
}

void
jalons_list_release (const char *const *list)
{
  g_atomic_rc_box_release ((gpointer) list);
}

static gboolean
begins_item (const char *stored,
             gsize at)
{
  return stored[at] != '\n' && stored[at] != '\0' && (at == 0 || stored[at - 1] == '\n');
}

/* The pointers and the letters in one block. */
static const char *const *
make_list (const char *stored)
{
  gsize length = strlen (stored), n_items = 0;
  const char **list;
  char *letters;

  for (gsize i = 0; i < length; i++)
    n_items += begins_item (stored, i);
  if (n_items == 0)
    return NULL;
  list = g_atomic_rc_box_alloc ((n_items + 1) * sizeof *list + length + 1);
  list[n_items] = NULL;
  letters = memcpy (&list[n_items + 1], stored, length + 1);
  for (gsize i = length; i-- > 0;)
    {
      if (begins_item (stored, i))
        list[--n_items] = &letters[i];
      if (stored[i] == '\n')
        letters[i] = '\0';
    }
  return list;
}

JalonsPool *
jalons_pool_new (void)
{
  JalonsPool *self = g_new0 (JalonsPool, 1);

  self->texts = g_hash_table_new_full (jalons_text_hash, g_str_equal, (GDestroyNotify) jalons_text_release, NULL);
  self->lists = g_hash_table_new_full (jalons_text_hash, g_str_equal, g_free, (GDestroyNotify) jalons_list_release);
  return self;
}

void
jalons_pool_free (JalonsPool *self)
{
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->lists);
  g_clear_pointer (&self->block, leave_block);
  g_free (self);
}

/**
 * jalons_pool_find_text:
 * @pool: (nullable): as for jalons_pool_get_text()
 *
 * Returns: (transfer full) (nullable): @text, when it was said before
 */
const char *
jalons_pool_find_text (JalonsPool *pool,
                       const char *text)
{
  const char *held = pool != NULL ? g_hash_table_lookup (pool->texts, text) : NULL;

  return held != NULL ? jalons_text_acquire (held) : NULL;
}

/**
 * jalons_pool_get_text:
 * @pool: (nullable): without one, the text is held for the caller alone
 *
 * Returns: (transfer full): @text, to be given back by jalons_text_release()
 */
const char *
jalons_pool_get_text (JalonsPool *pool,
                      const char *text)
{
  const char *held = jalons_pool_find_text (pool, text);

  if (held != NULL)
    return held;
  held = hold (pool, text);
  if (pool != NULL)
    g_hash_table_add (pool->texts, (gpointer) jalons_text_acquire (held));
  return held;
}

/**
 * jalons_pool_add_text:
 * @pool: (nullable): as for jalons_pool_get_text()
 * @text: what nobody says again, and so is neither looked for nor found
 *
 * Returns: (transfer full): @text, to be given back by jalons_text_release()
 */
const char *
jalons_pool_add_text (JalonsPool *pool,
                      const char *text)
{
  return hold (pool, text);
}

/**
 * jalons_pool_get_list:
 * @pool: (nullable): as for jalons_pool_get_text()
 * @stored: the items, one a line; empty lines are none
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the items, to be given back by jalons_list_release();
 *   %NULL for none
 */
const char *const *
jalons_pool_get_list (JalonsPool *pool,
                      const char *stored)
{
  const char *const *held = pool != NULL ? g_hash_table_lookup (pool->lists, stored) : NULL;

  if (held != NULL)
    return jalons_list_acquire (held);
  held = make_list (stored);
  if (pool != NULL && held != NULL)
    g_hash_table_insert (pool->lists, g_strdup (stored), (gpointer) jalons_list_acquire (held));
  return held;
}
