/* One line for each thing that is remembered: a word, a number, a name.
 * Invariant: the lines are sorted, so that the same memory is the same text.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/remote-text.h"

#include <stdio.h>
#include <string.h>

/* The longest name of a file that is ours is 103 letters. */
#define MAX_NAME 128

static void
add_line (GPtrArray *lines,
          const char *word,
          gint64 number,
          const char *name)
{
  g_ptr_array_add (lines, g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", word, number, name));
}

static void
add_counts (GPtrArray *lines,
            const char *word,
            GHashTable *counts)
{
  GHashTableIter iter;
  gpointer name, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &name, &count))
    add_line (lines, word, GPOINTER_TO_UINT (count), name);
}

static void
add_numbers (GPtrArray *lines,
             const char *word,
             GHashTable *numbers)
{
  GHashTableIter iter;
  gpointer name, number;

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &name, &number))
    add_line (lines, word, *(gint64 *) number, name);
}

static void
add_sizes (GPtrArray *lines,
           GHashTable *sizes)
{
  GHashTableIter iter;
  gpointer name, array;

  g_hash_table_iter_init (&iter, sizes);
  while (g_hash_table_iter_next (&iter, &name, &array))
    for (guint i = 0; i < ((GArray *) array)->len; i++)
      add_line (lines, "size", (gint64) g_array_index ((GArray *) array, guint64, i), name);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * jalons_remote_to_text:
 *
 * Returns: (transfer full): what jalons_remote_parse() reads
 */
char *
jalons_remote_to_text (const JalonsRemote *remote)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  add_sizes (lines, remote->sizes);
  add_counts (lines, "bad", remote->bad);
  add_numbers (lines, "bad-since", remote->bad_since);
  add_counts (lines, "covered", remote->covered);
  add_numbers (lines, "since", remote->covered_since);
  add_numbers (lines, "refused", remote->refused);
  add_counts (lines, "missed", remote->missed);
  add_line (lines, "cursor", remote->cursor, "-");
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
add_size (GHashTable *sizes,
          const char *name,
          guint64 size)
{
  GArray *array = g_hash_table_lookup (sizes, name);

  if (array == NULL)
    g_hash_table_insert (sizes, g_strdup (name), array = g_array_new (FALSE, FALSE, sizeof (guint64)));
  g_array_append_val (array, size);
}

static void
read_line (JalonsRemote *remote,
           const char *line)
{
  char word[16], name[MAX_NAME + 1];
  gint64 number;

  if (sscanf (line, "%15s %" G_GINT64_FORMAT " %128s", word, &number, name) != 3)
    return;
  if (g_str_equal (word, "size"))
    add_size (remote->sizes, name, (guint64) number);
  else if (g_str_equal (word, "bad"))
    g_hash_table_insert (remote->bad, g_strdup (name), GUINT_TO_POINTER ((guint) number));
  else if (g_str_equal (word, "bad-since"))
    g_hash_table_insert (remote->bad_since, g_strdup (name), g_memdup2 (&number, sizeof number));
  else if (g_str_equal (word, "covered"))
    g_hash_table_insert (remote->covered, g_strdup (name), GUINT_TO_POINTER ((guint) number));
  else if (g_str_equal (word, "since"))
    g_hash_table_insert (remote->covered_since, g_strdup (name), g_memdup2 (&number, sizeof number));
  else if (g_str_equal (word, "refused"))
    g_hash_table_insert (remote->refused, g_strdup (name), g_memdup2 (&number, sizeof number));
  else if (g_str_equal (word, "missed"))
    g_hash_table_insert (remote->missed, g_strdup (name), GUINT_TO_POINTER ((guint) number));
  else if (g_str_equal (word, "cursor"))
    remote->cursor = (guint) number;
}

/**
 * jalons_remote_parse:
 * @text: (nullable): what jalons_remote_to_text() wrote
 *
 * Returns: (transfer full): what is remembered
 */
JalonsRemote *
jalons_remote_parse (const char *text)
{
  JalonsRemote *remote = jalons_remote_new ();
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    read_line (remote, lines[i]);
  return remote;
}
