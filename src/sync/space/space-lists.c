/* Merging lists item by item: what any of them added is in, what any of them took out is out.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-lists.h"

#include <string.h>

#include "sync/space/space-blocks.h"
#include "sync/space/space-core-private.h"

gboolean
jalons_space_is_list (const char *entity,
                      const char *field)
{
  const JalonsEntity *found = jalons_model_find_entity (entity);
  const JalonsField *of = found != NULL ? jalons_model_find_field (found, field) : NULL;

  return of != NULL && of->kind == JALONS_KIND_LIST;
}

/* Items */

static gboolean
are_in_all (GPtrArray *lists,
            const char *item)
{
  for (guint i = 0; i < lists->len; i++)
    if (!g_strv_contains (lists->pdata[i], item))
      return FALSE;
  return TRUE;
}

/**
 * jalons_lists_merge:
 * @base: the list that all others were made of, one item a line
 * @lists: (array zero-terminated=1): likewise; the one whose order counts most comes first
 *
 * Returns: (transfer full): the list in which all changes are
 */
char *
jalons_lists_merge (const char *base,
                    const char *const *lists)
{
  g_auto (GStrv) before = g_strsplit (base, "\n", -1);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *merged = g_string_new (NULL);

  for (guint i = 0; lists[i] != NULL; i++)
    g_ptr_array_add (parts, g_strsplit (lists[i], "\n", -1));
  for (guint i = 0; i < parts->len; i++)
    for (char **item = parts->pdata[i]; *item != NULL; item++)
      if (**item != '\0' && (!g_strv_contains ((const char *const *) before, *item) || are_in_all (parts, *item)) &&
          g_hash_table_add (seen, *item))
        g_string_append_printf (merged, "%s%s", merged->len > 0 ? "\n" : "", *item);
  return g_string_free (merged, FALSE);
}

/* What they were made of */

typedef struct
{
  JalonsAncestry *ancestry;
  const char *field;
  GArray *pasts; /* JalonsWrite: all that was ever written to the list */
} Search;

static gboolean
knows (const Search *self,
       const JalonsWrite *by,
       const JalonsWrite *of)
{
  if (by->block == of->block)
    return strcmp (by->stamp, of->stamp) > 0;
  return by->block == JALONS_UNSEALED || jalons_ancestry_knows (self->ancestry, by->block, of->block);
}

static gboolean
is_known_by_all (const Search *self,
                 const GArray *writes,
                 const JalonsWrite *write)
{
  for (guint i = 0; i < writes->len; i++)
    if (!knows (self, &g_array_index (writes, JalonsWrite, i), write))
      return FALSE;
  return TRUE;
}

static gboolean
ancestry_knows (int by,
                int of,
                gpointer search)
{
  return jalons_ancestry_knows (((Search *) search)->ancestry, by, of);
}

/* As the register was when whoever wrote @writes last agreed. */
static GArray *
find_before (Search *self,
             const GArray *writes)
{
  GArray *before = jalons_writes_new ();

  for (guint i = 0; i < self->pasts->len; i++)
    if (is_known_by_all (self, writes, &g_array_index (self->pasts, JalonsWrite, i)))
      jalons_writes_merge (before, &g_array_index (self->pasts, JalonsWrite, i), ancestry_knows, self);
  return before;
}

static char *
stored_of (const Search *self,
           const JalonsWrite *write)
{
  char *stored = jalons_shared_to_stored (self->field, write->value);

  return stored != NULL ? stored : g_strdup ("");
}

/* What a list shows of these writes, the winner last. What they were made of may be of several writes itself, ever fewer. */
static char *
find_value (Search *self,
            const GArray *writes)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) before = NULL;
  g_autofree char *base = NULL;

  if (writes->len == 0)
    return g_strdup ("");
  if (writes->len == 1)
    return stored_of (self, &g_array_index (writes, JalonsWrite, 0));
  before = find_before (self, writes);
  base = find_value (self, before);
  for (guint i = writes->len; i-- > 0;)
    g_ptr_array_add (lists, stored_of (self, &g_array_index (writes, JalonsWrite, i)));
  g_ptr_array_add (lists, NULL);
  return jalons_lists_merge (base, (const char *const *) lists->pdata);
}

static void
look_at (const JalonsBlock *block,
         const JalonsOperation *operation,
         gpointer data)
{
  Search *self = data;

  for (guint i = 0; i < operation->fields->len; i++)
    {
      const JalonsAssignment *assignment = &g_array_index (operation->fields, JalonsAssignment, i);

      if (g_str_equal (assignment->field, self->field))
        jalons_writes_add (self->pasts, operation->stamp, assignment->value,
                           jalons_ancestry_find (self->ancestry, block->hash));
    }
}

/* Those who join seed what they have without knowing anything: for them nothing has to be looked through. */
static gboolean
knew_anything_together (JalonsSpaceCore *core,
                        const Search *search,
                        const GArray *writes)
{
  GHashTableIter iter;
  gpointer hash;

  g_hash_table_iter_init (&iter, core->numbers);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    {
      const JalonsWrite any = { .stamp = "", .block = jalons_ancestry_find (search->ancestry, hash) };

      if (any.block >= 0 && is_known_by_all (search, writes, &any))
        return TRUE;
    }
  return FALSE;
}

/* Whether there is something to merge. */
static gboolean
differ (const GArray *writes)
{
  for (guint i = 1; i < writes->len; i++)
    if (!g_str_equal (g_array_index (writes, JalonsWrite, i).value, g_array_index (writes, JalonsWrite, 0).value))
      return TRUE;
  return FALSE;
}

/**
 * jalons_space_merge_lists:
 * @writes: (element-type JalonsWrite): of one field, the winner last
 *
 * Returns: (transfer full) (nullable): what shows of a list, as canonical JSON; %NULL when that is the winner
 */
char *
jalons_space_merge_lists (JalonsSpaceCore *self,
                          const char *entity,
                          const char *row,
                          const char *field,
                          const GArray *writes)
{
  Search search = { .ancestry = jalons_replica_get_ancestry (self->replica), .field = field };
  g_autoptr (GArray) pasts = NULL;
  g_autofree char *merged = NULL;

  if (writes->len < 2 || !jalons_space_is_list (entity, field) || !differ (writes))
    return NULL;
  search.pasts = pasts = jalons_writes_new ();
  if (knew_anything_together (self, &search, writes))
    jalons_space_each_operation (self, self->shared, entity, row, look_at, &search);
  merged = find_value (&search, writes);
  return jalons_shared_to_json (field, merged);
}
