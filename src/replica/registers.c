/* The merge of one field.
 * Invariant: a write goes only when one that is kept knew of it; no clock decides that, clocks only choose the winner among
 * those that did not know of each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "replica/registers.h"

#include <string.h>

static void
clear_write (gpointer data)
{
  g_free (((JalonsWrite *) data)->value);
}

/**
 * jalons_writes_new:
 *
 * Returns: (transfer full) (element-type JalonsWrite): none yet
 */
GArray *
jalons_writes_new (void)
{
  GArray *writes = g_array_new (FALSE, FALSE, sizeof (JalonsWrite));

  g_array_set_clear_func (writes, clear_write);
  return writes;
}

/* Adds a write as it was kept; see jalons_writes_merge() for one that is new. */
void
jalons_writes_add (GArray *writes,
                   const char *stamp,
                   const char *value,
                   int block)
{
  JalonsWrite write = { .value = g_strdup (value), .block = block };

  g_strlcpy (write.stamp, stamp, sizeof write.stamp);
  g_array_append_val (writes, write);
}

static gboolean
knows (const JalonsWrite *by,
       const JalonsWrite *of,
       JalonsKnowsFunc func,
       gpointer data)
{
  if (by->block == of->block)
    return strcmp (by->stamp, of->stamp) > 0;
  if (by->block == JALONS_UNSEALED || of->block == JALONS_UNSEALED)
    return by->block == JALONS_UNSEALED;
  return func (by->block, of->block, data);
}

static gboolean
is_same (const JalonsWrite *one,
         const JalonsWrite *other)
{
  return one->block == other->block && g_str_equal (one->stamp, other->stamp) && g_str_equal (one->value, other->value);
}

static int
compare_writes (gconstpointer a,
                gconstpointer b)
{
  const JalonsWrite *one = a, *other = b;
  int order = strcmp (one->stamp, other->stamp);

  return order != 0 ? order : strcmp (one->value, other->value);
}

/**
 * jalons_writes_merge:
 * @writes: (element-type JalonsWrite): of one field, the winner last
 * @write: one that may be among them
 *
 * Returns: whether anything changed
 */
gboolean
jalons_writes_merge (GArray *writes,
                     const JalonsWrite *write,
                     JalonsKnowsFunc func,
                     gpointer data)
{
  for (guint i = 0; i < writes->len; i++)
    {
      const JalonsWrite *other = &g_array_index (writes, JalonsWrite, i);

      if (is_same (other, write) || knows (other, write, func, data))
        return FALSE;
    }
  for (guint i = writes->len; i-- > 0;)
    if (knows (write, &g_array_index (writes, JalonsWrite, i), func, data))
      g_array_remove_index (writes, i);
  jalons_writes_add (writes, write->stamp, write->value, write->block);
  g_array_sort (writes, compare_writes);
  return TRUE;
}
