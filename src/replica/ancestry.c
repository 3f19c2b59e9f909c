/* Ancestors as sets of bits: a year of twelve replicas is nine thousand blocks, a kilobyte each.
 * Invariant: a block that others know and that never came has a number too, and no ancestors.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "replica/ancestry.h"

#include <string.h>

#define WORD 64

typedef struct
{
  char hash[JALONS_HASH_LENGTH + 1];
  gboolean applied; /* otherwise it is only known of */
  guint64 *ancestors;
  gsize n_words;
} Node;

struct _JalonsAncestry
{
  GPtrArray *nodes;    /* by their numbers */
  GHashTable *numbers; /* hash → number + 1 */
  GHashTable *heads;   /* the numbers + 1 of those that are nobody's ancestor */
};

static void
node_free (gpointer data)
{
  g_free (((Node *) data)->ancestors);
  g_free (data);
}

JalonsAncestry *
jalons_ancestry_new (void)
{
  JalonsAncestry *self = g_new0 (JalonsAncestry, 1);

  self->nodes = g_ptr_array_new_with_free_func (node_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->heads = g_hash_table_new (NULL, NULL);
  return self;
}

void
jalons_ancestry_free (JalonsAncestry *self)
{
  g_hash_table_unref (self->heads);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->nodes);
  g_free (self);
}

void
jalons_ancestry_clear (JalonsAncestry *self)
{
  g_hash_table_remove_all (self->heads);
  g_hash_table_remove_all (self->numbers);
  g_ptr_array_set_size (self->nodes, 0);
}

static Node *
get_node (JalonsAncestry *self,
          int number)
{
  return self->nodes->pdata[number];
}

static int
find_any (JalonsAncestry *self,
          const char *hash)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->numbers, hash)) - 1;
}

/**
 * jalons_ancestry_find:
 *
 * Returns: the number of a block that was applied, or -1
 */
int
jalons_ancestry_find (JalonsAncestry *self,
                      const char *hash)
{
  int number = find_any (self, hash);

  return number >= 0 && get_node (self, number)->applied ? number : -1;
}

/**
 * jalons_ancestry_is_gone:
 *
 * Returns: whether a block that was applied knows @hash, which was not: it was given up
 */
gboolean
jalons_ancestry_is_gone (JalonsAncestry *self,
                         const char *hash)
{
  int number = find_any (self, hash);

  return number >= 0 && !get_node (self, number)->applied;
}

static int
ensure (JalonsAncestry *self,
        const char *hash)
{
  int number = find_any (self, hash);
  Node *node;

  if (number >= 0)
    return number;
  node = g_new0 (Node, 1);
  g_strlcpy (node->hash, hash, sizeof node->hash);
  g_ptr_array_add (self->nodes, node);
  g_hash_table_insert (self->numbers, node->hash, GINT_TO_POINTER (self->nodes->len));
  return (int) self->nodes->len - 1;
}

static void
make_room (Node *node,
           gsize n_words)
{
  if (n_words <= node->n_words)
    return;
  node->ancestors = g_renew (guint64, node->ancestors, n_words);
  memset (node->ancestors + node->n_words, 0, (n_words - node->n_words) * sizeof (guint64));
  node->n_words = n_words;
}

static gboolean
has_bit (const Node *node,
         int number)
{
  gsize word = (gsize) number / WORD;

  return word < node->n_words && (node->ancestors[word] >> (number % WORD) & 1) != 0;
}

static void
inherit (JalonsAncestry *self,
         Node *node,
         const char *hash)
{
  int number = ensure (self, hash);
  const Node *parent = get_node (self, number);

  make_room (node, MAX ((gsize) number / WORD + 1, parent->n_words));
  node->ancestors[number / WORD] |= G_GUINT64_CONSTANT (1) << (number % WORD);
  for (gsize i = 0; i < parent->n_words; i++)
    node->ancestors[i] |= parent->ancestors[i];
}

static gboolean
is_ancestor (gpointer head,
             gpointer value,
             gpointer node)
{
  return has_bit (node, GPOINTER_TO_INT (head) - 1);
}

/**
 * jalons_ancestry_add:
 * @hash: of a block that is applied now
 * @previous: the block before it of the same replica, or ""
 * @known: (array zero-terminated=1): what else its author knew
 *
 * Returns: its number
 */
int
jalons_ancestry_add (JalonsAncestry *self,
                     const char *hash,
                     const char *previous,
                     const char *const *known)
{
  int number = ensure (self, hash);
  Node *node = get_node (self, number);

  if (*previous != '\0')
    inherit (self, node, previous);
  for (guint i = 0; known[i] != NULL; i++)
    inherit (self, node, known[i]);
  node->applied = TRUE;
  g_hash_table_foreach_remove (self->heads, is_ancestor, node);
  g_hash_table_add (self->heads, GINT_TO_POINTER (number + 1));
  return number;
}

/* The hash of the block that has a number. */
const char *
jalons_ancestry_get_hash (JalonsAncestry *self,
                          int number)
{
  return get_node (self, number)->hash;
}

/**
 * jalons_ancestry_knows:
 *
 * Returns: whether block @of is an ancestor of block @by
 */
gboolean
jalons_ancestry_knows (JalonsAncestry *self,
                       int by,
                       int of)
{
  return has_bit (get_node (self, by), of);
}

static int
compare_hashes (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * jalons_ancestry_heads:
 * @except: a hash that is left out
 *
 * Returns: (transfer container) (element-type utf8): the hashes of the blocks that are nobody's ancestor, sorted, %NULL at
 *   the end
 */
GPtrArray *
jalons_ancestry_heads (JalonsAncestry *self,
                       const char *except)
{
  GPtrArray *heads = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer head;

  g_hash_table_iter_init (&iter, self->heads);
  while (g_hash_table_iter_next (&iter, &head, NULL))
    {
      const Node *node = get_node (self, GPOINTER_TO_INT (head) - 1);

      if (!g_str_equal (node->hash, except))
        g_ptr_array_add (heads, (gpointer) node->hash);
    }
  g_ptr_array_sort (heads, compare_hashes);
  g_ptr_array_add (heads, NULL);
  return heads;
}
