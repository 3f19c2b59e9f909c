/* What was done in a year: activities by kind, pupils reached, families met, what was cancelled.
 * Invariant: nobody is named: pupils and families are numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/bilan/bilan-private.h"
#include "core/words/labels.h"
#include "core/words/text.h"

static gboolean
is_held (const JalonsActivity *activity)
{
  return jalons_activity_state (activity) == JALONS_STATE_DONE;
}

static gboolean
is_cancelled (const JalonsActivity *activity)
{
  return jalons_activity_state (activity) == JALONS_STATE_CANCELLED;
}

/* ---- Kinds ---- */

/* Interviews, forums, visits… : domain.md, section 5.4, wants some of them told. */
void
jalons_bilan_add_kinds (JalonsBilanScope *scope,
                        GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("kinds", _ ("Activities by kind"), _ ("Kind"), JALONS_THEME_HOURS);
  const JalonsField *field = jalons_model_field (JALONS_ACTIVITY_KIND);
  unsigned planned = jalons_bilan_add_column (table, "planned", JALONS_CELL_COUNT, _ ("Planned"),
                                              _ ("The number of activities that are not cancelled, each once."));
  unsigned held = jalons_bilan_add_column (table, "held", JALONS_CELL_COUNT, _ ("Held"),
                                           _ ("The number of activities marked as held, each once."));
  unsigned minutes = jalons_bilan_add_column (
    table, "minutes", JALONS_CELL_MINUTES, _ ("Hours held"),
    _ ("The time that they really took, once for each of their classes, for those that count in the hours."));

  for (unsigned i = 0; field->codes[i] != NULL; i++)
    jalons_bilan_add_row (table, field->codes[i], jalons_activity_kind_label ((JalonsActivityKind) i));
  for (guint i = 0; i < scope->activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (scope->activities, i);
      JalonsBilanRow *row = g_ptr_array_index (table->rows, (guint) jalons_activity_kind (activity));

      if (is_cancelled (activity))
        continue;
      jalons_bilan_count (row, planned, 1, activity);
      if (!is_held (activity))
        continue;
      jalons_bilan_count (row, held, 1, activity);
      jalons_bilan_count (row, minutes, jalons_activity_sums (activity).done * jalons_bilan_times (scope, activity),
                          activity);
    }
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}

/* ---- Pupils ---- */

/* How many pupils come to an interview nobody says, and what is for families or staff has none. */
static gboolean
reaches_pupils (const JalonsActivity *activity)
{
  return is_held (activity) && jalons_activity_audience (activity) == JALONS_AUDIENCE_PUPILS &&
         !jalons_activity_uncounted (activity) && jalons_activity_kind (activity) != JALONS_ACTIVITY_INTERVIEW;
}

typedef struct
{
  unsigned activities;
  unsigned participations;
  unsigned unknown;
} Reach;

static void
count_reach (JalonsBilanRow *row,
             const Reach *columns,
             const JalonsBilanDivision *division,
             GHashTable *seen)
{
  int headcount = jalons_division_headcount (division->division);

  for (guint i = 0; i < division->activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (division->activities, i);

      if (!reaches_pupils (activity))
        continue;
      g_hash_table_add (seen, activity);
      jalons_bilan_open (row, columns->activities, activity);
      jalons_bilan_count (row, columns->participations, MAX (headcount, 0), activity);
    }
  if (headcount == JALONS_UNSET)
    jalons_bilan_count (row, columns->unknown, 1, division->division);
}

/* An activity of two classes of a level is one activity of that level. */
static void
count_activities_once (JalonsBilanTable *table,
                       unsigned column)
{
  jalons_bilan_finish (table);
  for (guint i = 0; i < table->rows->len; i++)
    {
      JalonsBilanCell *cell = jalons_bilan_row_cell (g_ptr_array_index (table->rows, i), column);

      cell->number = (int) cell->records->len;
    }
}

void
jalons_bilan_add_reach (JalonsBilanScope *scope,
                        GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("reach", _ ("Pupils reached"), _ ("Level"), JALONS_THEME_HOURS);
  g_autoptr (GPtrArray) levels = jalons_bilan_list_levels (scope);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  JalonsBilanRow *total;
  const Reach columns = {
    jalons_bilan_add_column (table, "activities", JALONS_CELL_COUNT, _ ("Activities"),
                             _ ("The activities held for pupils that count in the hours, without interviews, of which "
                                "nobody says how many pupils came.")),
    jalons_bilan_add_column (table, "participations", JALONS_CELL_COUNT, _ ("Pupil-participations"),
                             _ ("For each of these activities, the headcounts of its classes: a pupil counts once for "
                                "each activity.")),
    jalons_bilan_add_column (table, "unknown", JALONS_CELL_COUNT, _ ("Unknown headcounts"),
                             _ ("The classes whose headcount is not known: they count for no pupil.")),
  };

  for (guint i = 0; i < levels->len; i++)
    jalons_bilan_add_row (table, levels->pdata[i], jalons_bilan_level_label (scope, levels->pdata[i]));
  for (guint i = 0; i < scope->divisions->len; i++)
    {
      const JalonsBilanDivision *division = JALONS_BILAN_DIVISION (scope, i);

      count_reach (jalons_bilan_find_row (table, jalons_division_level (division->division)), &columns, division, seen);
    }
  count_activities_once (table, columns.activities);
  total = jalons_bilan_add_total (table);
  if (total != NULL)
    jalons_bilan_recount (total, columns.activities, (int) g_hash_table_size (seen));
  jalons_bilan_take (table, tables);
}

/* ---- Families ---- */

static void
add_meeting (JalonsBilanScope *scope,
             JalonsBilanTable *table,
             const JalonsActivity *activity)
{
  JalonsBilanRow *row = jalons_bilan_add_row (table, jalons_record_get_id (activity), jalons_activity_title (activity));
  int families = jalons_activity_families (activity);

  if (scope->several)
    jalons_bilan_row_group (row, jalons_school_name (jalons_bilan_school_of (scope, activity, JALONS_ACTIVITY_YEAR)));
  if (jalons_activity_slot (activity).day != JALONS_NO_DAY)
    jalons_bilan_set_date (row, 0, jalons_activity_slot (activity));
  else
    jalons_bilan_set_text (row, 0, _ ("no date yet"));
  jalons_bilan_open (row, 1, activity);
  if (families != JALONS_UNSET)
    jalons_bilan_count (row, 1, families, NULL);
  else
    jalons_bilan_clear (row, 1);
}

void
jalons_bilan_add_families (JalonsBilanScope *scope,
                           GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("families", _ ("Families met"), _ ("Meeting"),
                                                    JALONS_THEME_FAMILIES);

  jalons_bilan_add_column (table, "when", JALONS_CELL_TEXT, _ ("Date"), "");
  jalons_bilan_add_column (table, "families", JALONS_CELL_COUNT, _ ("Families"),
                           _ ("The number of families typed in each activity that is not cancelled; a family that came "
                              "twice counts twice."));
  for (guint i = 0; i < scope->activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (scope->activities, i);

      if (!is_cancelled (activity) && (jalons_activity_audience (activity) == JALONS_AUDIENCE_FAMILIES ||
                                       jalons_activity_families (activity) > 0))
        add_meeting (scope, table, activity);
    }
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}

/* ---- What was cancelled ---- */

/* Reasons that are written alike are one. */
static JalonsBilanRow *
row_of_reason (JalonsBilanTable *table,
               const char *reason)
{
  g_autofree char *words = g_strstrip (g_strdup (reason));
  g_autofree char *folded = jalons_fold (words);
  g_autofree char *code = g_strdup_printf ("why-%s", folded);
  JalonsBilanRow *row = jalons_bilan_find_row (table, code);

  return row != NULL ? row : jalons_bilan_add_row (table, code, *words != '\0' ? words : _ ("No reason given"));
}

/* The most frequent first, what has no reason last. */
static int
compare_reasons (gconstpointer a,
                 gconstpointer b)
{
  const JalonsBilanRow *first = *(JalonsBilanRow *const *) a, *second = *(JalonsBilanRow *const *) b;
  gboolean no_first = g_str_equal (first->code, "why-"), no_second = g_str_equal (second->code, "why-");
  int order = jalons_bilan_row_cell (second, 0)->number - jalons_bilan_row_cell (first, 0)->number;

  if (no_first != no_second)
    return no_first ? 1 : -1;
  return order ? order : jalons_collate (first->label, second->label);
}

void
jalons_bilan_add_cancelled (JalonsBilanScope *scope,
                            GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("cancelled", _ ("What was cancelled, and why"), _ ("Reason"),
                                                    JALONS_THEME_DIFFICULTIES);

  jalons_bilan_add_column (table, "activities", JALONS_CELL_COUNT, _ ("Activities"),
                           _ ("The number of cancelled activities with that reason, each once."));
  jalons_bilan_add_column (table, "lost", JALONS_CELL_MINUTES, _ ("Hours lost"),
                           _ ("The length that they were planned with, once for each of their classes, for those that "
                              "would count in the hours."));
  for (guint i = 0; i < scope->activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (scope->activities, i);
      JalonsBilanRow *row = is_cancelled (activity) ? row_of_reason (table, jalons_activity_cancelled_why (activity))
                                                    : NULL;

      if (row == NULL)
        continue;
      jalons_bilan_count (row, 0, 1, activity);
      jalons_bilan_count (row, 1, jalons_activity_lost_minutes (activity) * jalons_bilan_times (scope, activity),
                          activity);
    }
  g_ptr_array_sort (table->rows, compare_reasons);
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}
