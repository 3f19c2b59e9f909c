/* An index of the texts of a school's year: small enough to be read through at every letter.
 * Invariant: an activity is found once, in the first row that shows it and matches, however many classes share it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-search.h"

#include <string.h>

#include "core/words/text.h"

typedef struct
{
  JalonsDivision *division;
  JalonsActivity *activity; /* NULL for the class itself */
  const char *class_text;   /* folded, of the index */
  char *text;               /* folded: title, place and speakers */
} Entry;

struct _JalonsYearSearch
{
  GArray *entries;
  GArray *hits;
  GHashTable *class_texts; /* by division */
};

static void
clear_entry (Entry *entry)
{
  g_object_unref (entry->division);
  g_clear_object (&entry->activity);
  g_free (entry->text);
}

JalonsYearSearch *
jalons_year_search_new (void)
{
  JalonsYearSearch *self = g_new0 (JalonsYearSearch, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, (GDestroyNotify) clear_entry);
  self->hits = g_array_new (FALSE, TRUE, sizeof (JalonsYearHit));
  self->class_texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
jalons_year_search_free (JalonsYearSearch *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->hits);
  g_hash_table_unref (self->class_texts);
  g_free (self);
}

/* "3a" finds the class "3 A", and "3e" all of that level. */
static const char *
need_class_text (JalonsYearSearch *self,
                 JalonsDivision *division,
                 const char *level)
{
  const char *code = jalons_division_code (division);
  g_autofree char *key = NULL, *all = NULL;
  char *folded = g_hash_table_lookup (self->class_texts, division);

  if (folded != NULL)
    return folded;
  key = jalons_division_key (code);
  all = g_strjoin (" ", code, key, level, NULL);
  folded = jalons_fold (all);
  g_hash_table_insert (self->class_texts, division, folded);
  return folded;
}

/**
 * jalons_year_search_add:
 * @level: the words of the level of @division
 * @activity: (nullable): an activity of it, or %NULL for the class itself
 *
 * Adds one place of the year, after those before it.
 */
void
jalons_year_search_add (JalonsYearSearch *self,
                        JalonsDivision *division,
                        const char *level,
                        JalonsActivity *activity)
{
  Entry entry = { g_object_ref (division), activity ? g_object_ref (activity) : NULL,
                  need_class_text (self, division, level), NULL };
  g_autofree char *all = NULL;

  if (activity != NULL)
    all = g_strjoin (" ", jalons_activity_title (activity), jalons_activity_place (activity),
                     jalons_activity_speakers (activity), NULL);
  entry.text = jalons_fold (all ? all : "");
  g_array_append_val (self->entries, entry);
}

static gboolean
matches (const Entry *entry,
         char **words)
{
  for (; *words != NULL; words++)
    if (**words != '\0' && strstr (entry->text, *words) == NULL && strstr (entry->class_text, *words) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * jalons_year_search_run:
 * @text: what is typed
 *
 * Finds all that have every word of @text, in the order in which they were added; nothing when there is no word.
 *
 * Returns: how many are found
 */
guint
jalons_year_search_run (JalonsYearSearch *self,
                        const char *text)
{
  g_autofree char *folded = g_strstrip (jalons_fold (text));
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_array_set_size (self->hits, 0);
  if (*folded == '\0')
    return 0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      JalonsYearHit hit = { jalons_record_get_id (entry->division), NULL };

      if (!matches (entry, words) || (entry->activity != NULL && !g_hash_table_add (seen, entry->activity)))
        continue;
      hit.activity = entry->activity ? jalons_record_get_id (entry->activity) : NULL;
      g_array_append_val (self->hits, hit);
    }
  return self->hits->len;
}

/**
 * jalons_year_search_get:
 *
 * Returns: (transfer none): what is found there, good until the next search
 */
const JalonsYearHit *
jalons_year_search_get (JalonsYearSearch *self,
                        guint position)
{
  return &g_array_index (self->hits, JalonsYearHit, position);
}

/**
 * jalons_year_search_find:
 * @division: (nullable): id of a class
 * @activity: (nullable): id of an activity
 *
 * Returns: where that is among what is found, or -1
 */
int
jalons_year_search_find (JalonsYearSearch *self,
                         const char *division,
                         const char *activity)
{
  for (guint i = 0; i < self->hits->len; i++)
    {
      const JalonsYearHit *hit = jalons_year_search_get (self, i);

      if (g_strcmp0 (hit->division, division) == 0 && g_strcmp0 (hit->activity, activity) == 0)
        return (int) i;
    }
  return -1;
}
