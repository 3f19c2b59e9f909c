/* The lines of a cell: activities with one title, kind and axis together.
 * Invariant: a line is named as its first activity is, whatever the order of arrival.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include "core/project/programme-private.h"
#include "core/record/order.h"
#include "core/words/labels.h"
#include "core/words/text.h"

/* Spreads */

/* A spread being gathered: its mean is the sum so far. */
void
jalons_spread_gather (JalonsSpread *spread,
                      int value,
                      unsigned n_before)
{
  spread->low = n_before == 0 ? value : MIN (spread->low, value);
  spread->high = n_before == 0 ? value : MAX (spread->high, value);
  spread->mean = (n_before == 0 ? 0 : spread->mean) + value;
}

/**
 * jalons_spread_finish:
 * @n: how many were added up
 *
 * Makes the mean of the sum; without any, there is no spread.
 */
void
jalons_spread_finish (JalonsSpread *spread,
                      unsigned n)
{
  if (n == 0)
    *spread = JALONS_NO_SPREAD;
  else
    spread->mean = (spread->mean + (int) n / 2) / (int) n;
}

/**
 * jalons_spread_in_words:
 * @minutes: a spread of minutes
 *
 * Returns: (transfer full): "12 h", or "10 h to 12 h" where the classes differ; "" when there is none
 */
char *
jalons_spread_in_words (const JalonsSpread *minutes)
{
  g_autofree char *low = NULL, *high = NULL;

  if (minutes->low == JALONS_UNSET)
    return g_strdup ("");
  low = jalons_format_minutes (minutes->low);
  if (minutes->low == minutes->high)
    return g_steal_pointer (&low);
  high = jalons_format_minutes (minutes->high);
  /* Translators: two durations, of the class which has least and of the one which has most */
  return g_strdup_printf (C_ ("durations", "%1$s to %2$s"), low, high);
}

/* Entries */

void
jalons_entry_free (gpointer data)
{
  JalonsEntry *entry = data;

  g_free (entry->title);
  g_free (entry->axis);
  g_ptr_array_unref (entry->records);
  g_free (entry);
}

/**
 * jalons_entry_new:
 * @half_day: as the field of activities and intentions says
 *
 * Returns: (transfer full): an entry of a cell of the programme, without activities yet
 */
JalonsEntry *
jalons_entry_new (const char *title,
                  const char *axis,
                  gboolean half_day)
{
  JalonsEntry *entry = g_new0 (JalonsEntry, 1);

  entry->title = g_strdup (title);
  entry->axis = g_strdup (axis);
  entry->half_day = half_day;
  entry->records = g_ptr_array_new_with_free_func (g_object_unref);
  entry->minutes = JALONS_NO_SPREAD;
  return entry;
}

/**
 * jalons_entry_is_intention:
 *
 * Returns: whether it is only meant; else it is activities
 */
gboolean
jalons_entry_is_intention (const JalonsEntry *entry)
{
  return jalons_record_get_entity (entry->records->pdata[0]) == JALONS_ENTITY_INTENTION;
}

/* The activities of a cell's classes, while its lines are made: which classes take part in which. */
typedef struct
{
  JalonsDataset *dataset;
  GPtrArray *divisions;  /* of the level and year */
  GPtrArray *activities; /* each once */
  GHashTable *entries;   /* JalonsActivity → JalonsEntry */
  GHashTable *lines;     /* title, kind and axis → JalonsEntry */
  GHashTable *minutes;   /* JalonsEntry → a number for each division: 0, or 1 and its minutes when it takes part */
} Gathering;

static gboolean
is_in_programme (const JalonsActivity *activity)
{
  return jalons_activity_state (activity) != JALONS_STATE_CANCELLED &&
         jalons_activity_audience (activity) == JALONS_AUDIENCE_PUPILS;
}

static JalonsEntry *
find_line (Gathering *self,
           JalonsActivity *activity)
{
  g_autofree char *folded = jalons_fold (jalons_activity_name (activity));
  g_autofree char *key = g_strdup_printf ("%d %d %s\n%s", jalons_activity_kind (activity),
                                          jalons_activity_half_day (activity), jalons_activity_axis (activity), folded);
  JalonsEntry *entry = g_hash_table_lookup (self->lines, key);

  if (entry == NULL)
    {
      entry = jalons_entry_new ("", jalons_activity_axis (activity), jalons_activity_half_day (activity));
      g_hash_table_insert (self->lines, g_steal_pointer (&key), entry);
      g_hash_table_insert (self->minutes, entry, g_new0 (int, self->divisions->len));
    }
  return entry;
}

static void
gather_minutes (Gathering *self,
                JalonsEntry *entry,
                guint division,
                const JalonsActivity *activity)
{
  int *minutes = g_hash_table_lookup (self->minutes, entry);

  if (minutes[division] == 0)
    minutes[division] = 1;
  minutes[division] += jalons_activity_counted_minutes (activity);
}

static void
gather_division (Gathering *self,
                 guint place)
{
  g_autoptr (GPtrArray) activities = jalons_dataset_find_activities (self->dataset, self->divisions->pdata[place]);

  for (guint i = 0; i < activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (activities, i);
      JalonsEntry *entry = g_hash_table_lookup (self->entries, activity);

      if (!is_in_programme (activity))
        continue;
      if (entry == NULL)
        {
          entry = find_line (self, activity);
          g_hash_table_insert (self->entries, activity, entry);
          g_ptr_array_add (self->activities, g_object_ref (activity));
        }
      gather_minutes (self, entry, place, activity);
    }
}

static void
finish_line (Gathering *self,
             JalonsEntry *entry,
             const JalonsActivity *first)
{
  const int *minutes = g_hash_table_lookup (self->minutes, entry);

  g_free (entry->title);
  entry->title = g_strdup (jalons_activity_name (first));
  for (guint i = 0; i < self->divisions->len; i++)
    if (minutes[i] > 0)
      jalons_spread_gather (&entry->minutes, minutes[i] - 1, entry->n_divisions++);
  jalons_spread_finish (&entry->minutes, entry->n_divisions);
}

/* In the order of the first activity of each line. */
static void
add_lines (Gathering *self,
           GPtrArray *entries)
{
  g_ptr_array_sort (self->activities, jalons_order_activities);
  for (guint i = 0; i < self->activities->len; i++)
    {
      JalonsEntry *entry = g_hash_table_lookup (self->entries, self->activities->pdata[i]);

      if (entry->records->len == 0)
        {
          finish_line (self, entry, self->activities->pdata[i]);
          g_ptr_array_add (entries, entry);
        }
      g_ptr_array_add (entry->records, g_object_ref (self->activities->pdata[i]));
    }
}

/**
 * jalons_entries_add_activities:
 * @entries: (element-type JalonsEntry): takes them; activities that are alike are one entry
 * @divisions: (element-type JalonsDivision): the classes of a cell
 */
void
jalons_entries_add_activities (GPtrArray *entries,
                               JalonsDataset *dataset,
                               GPtrArray *divisions)
{
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_activity = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) minutes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Gathering self = { dataset, divisions, activities, by_activity, lines, minutes };

  for (guint i = 0; i < divisions->len; i++)
    gather_division (&self, i);
  add_lines (&self, entries);
}
