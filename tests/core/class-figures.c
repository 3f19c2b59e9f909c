/* One loop over all activities.
 * Invariant: what counts is written here a second time, on purpose, from the words of design: see naive-bilan.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "class-figures.h"

static void
add (GHashTable *figures,
     int number,
     const char *key)
{
  g_hash_table_insert (figures, g_strdup (key), GINT_TO_POINTER (class_figures_get (figures, key) + number));
}

static int
minutes_of (const JalonsActivity *activity)
{
  gboolean was_held = jalons_activity_state (activity) == JALONS_STATE_DONE;
  int really = jalons_activity_done_minutes (activity);

  return was_held && really != JALONS_UNSET ? really : jalons_activity_slot (activity).minutes;
}

static char *
month_of (const JalonsActivity *activity)
{
  JalonsDay day = jalons_activity_slot (activity).day;
  int year = 0, month = 0, number = 0;

  if (day == JALONS_NO_DAY)
    return g_strdup ("month|");
  jalons_day_split (day, &year, &month, &number);
  return g_strdup_printf ("month|%d-%02d", year, month);
}

static void
add_activity (GHashTable *figures,
              const JalonsActivity *activity)
{
  const char *axis = *jalons_activity_axis (activity) != '\0' ? jalons_activity_axis (activity) : "none";
  g_autofree char *of_axis = g_strconcat ("axis|", axis, NULL), *of_month = month_of (activity);
  int state = jalons_activity_state (activity), minutes = minutes_of (activity);

  if (state == JALONS_STATE_CANCELLED)
    return;
  if (jalons_activity_half_day (activity))
    add (figures, 1, "half_days");
  if (jalons_activity_uncounted (activity))
    return;
  add (figures, minutes, "planned");
  add (figures, minutes, of_axis);
  add (figures, minutes, of_month);
  if (state != JALONS_STATE_PLANNED)
    add (figures, minutes, "confirmed");
  if (state == JALONS_STATE_DONE)
    add (figures, minutes, "held");
}

int
class_figures_get (GHashTable *figures,
                   const char *key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (figures, key));
}

GHashTable *
class_figures_naive (JalonsDataset *dataset,
                     const JalonsDivision *division)
{
  GListModel *parts = jalons_dataset_get_list (dataset, JALONS_ENTITY_PARTICIPATION);
  GHashTable *figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (JalonsParticipation) part = g_list_model_get_item (parts, i);
      JalonsActivity *activity = jalons_dataset_follow (dataset, part, JALONS_PARTICIPATION_ACTIVITY);

      if (activity != NULL && g_str_equal (jalons_participation_division (part), jalons_record_get_id (division)))
        add_activity (figures, activity);
    }
  add (figures, jalons_division_owed (division), "owed");
  add (figures, class_figures_get (figures, "owed") - class_figures_get (figures, "planned"), "remaining");
  return figures;
}
