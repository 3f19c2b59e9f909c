/* One line for each thing that is remembered: a word, and what it is about.
 * Invariant: the lines are sorted, so that the same memory is the same text.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/folder-memory.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sync/folder/where.h"

void
jalons_folder_memory_free (JalonsFolderMemory *self)
{
  g_hash_table_unref (self->there);
  g_free (self->fingerprint);
  g_free (self);
}

static void
read_line (JalonsFolderMemory *self,
           const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 2);

  if (words[0] == NULL || words[1] == NULL)
    return;
  if (g_str_equal (words[0], "there"))
    g_hash_table_add (self->there, g_strdup (words[1]));
  else if (g_str_equal (words[0], "fingerprint"))
    self->fingerprint = g_strdup (words[1]);
  else if (g_str_equal (words[0], "percent"))
    self->percent = (guint) g_ascii_strtoull (words[1], NULL, 10);
  else if (g_str_equal (words[0], "clock"))
    self->told_clock = g_str_equal (words[1], "told");
}

/**
 * jalons_folder_memory_parse:
 * @text: (nullable): what jalons_folder_memory_to_text() wrote
 *
 * Returns: (transfer full): what is remembered
 */
JalonsFolderMemory *
jalons_folder_memory_parse (const char *text)
{
  JalonsFolderMemory *self = g_new0 (JalonsFolderMemory, 1);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  self->there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (self, lines[i]);
  return self;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * jalons_folder_memory_to_text:
 *
 * Returns: (transfer full): what jalons_folder_memory_parse() reads
 */
char *
jalons_folder_memory_to_text (const JalonsFolderMemory *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->there);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (lines, g_strconcat ("there ", name, NULL));
  if (self->fingerprint != NULL && strchr (self->fingerprint, '\n') == NULL)
    g_ptr_array_add (lines, g_strconcat ("fingerprint ", self->fingerprint, NULL));
  if (self->percent > 0)
    g_ptr_array_add (lines, g_strdup_printf ("percent %u", self->percent));
  if (self->told_clock)
    g_ptr_array_add (lines, g_strdup ("clock told"));
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/**
 * jalons_folder_warn_of_room:
 * @percent: how much of the room that there is is used; 0 when it is not known
 * @where: which folder
 *
 * Returns: (transfer full) (nullable): what is to be said of the room that is left; %NULL when there is enough
 */
char *
jalons_folder_warn_of_room (guint percent,
                            const char *where)
{
  g_autofree char *name = jalons_where_name (where);

  if (percent < JALONS_FOLDER_NEARLY_FULL)
    return NULL;
  /* Translators: %1$s is a server or a folder, %2$u a percentage. */
  return g_strdup_printf (_ ("%2$u %% of the room on “%1$s” is used. Make more, or ask who shares the folder to, before nothing "
                             "can be sent any more."),
                          name, percent);
}
