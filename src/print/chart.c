/* The words and figures of a wall chart.
 * Invariant: a title is beside its mark, or in the row or key of its level: a bare mark always has one there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/chart.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/published/frameworks.h"
#include "core/published/known-levels.h"
#include "core/published/references.h"
#include "core/record/order.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "print/sheet-rows.h"

#define DOT " · "

static void
item_free (gpointer data)
{
  JalonsChartItem *item = data;

  g_free (item->letter);
  g_free (item->number);
  g_free (item->title);
  g_free (item->words);
  g_free (item);
}

static void
row_free (gpointer data)
{
  JalonsChartRow *row = data;

  g_free (row->level);
  g_free (row->head);
  g_free (row->note);
  g_free (row->sum);
  g_ptr_array_unref (row->items);
  g_free (row);
}

void
jalons_chart_free (JalonsChart *chart)
{
  g_free (chart->title);
  g_free (chart->subtitle);
  g_free (chart->school);
  g_free (chart->subject);
  g_ptr_array_unref (chart->rows);
  g_clear_pointer (&chart->axes, g_ptr_array_unref);
  g_clear_pointer (&chart->calendar, jalons_calendar_unref);
  g_free (chart->reference);
  g_free (chart->printed);
  g_free (chart->nothing);
  g_clear_pointer (&chart->logo, g_bytes_unref);
  g_free (chart->logo_words);
  g_free (chart);
}

/* Items */

static char *
join_words (JalonsDay day,
            const char *first,
            const char *second)
{
  g_autofree char *date = day != JALONS_NO_DAY ? jalons_format_day (day, JALONS_DAY_SHORT) : NULL;
  GString *words = g_string_new (date);

  for (int i = 0; i < 2; i++)
    {
      const char *part = i == 0 ? first : second;

      if (*part != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", part);
    }
  return g_string_free (words, FALSE);
}

/* A day that has no column is said in words. */
static char *
title_with_day (JalonsCalendar *calendar,
                JalonsDay day,
                const char *title)
{
  g_autofree char *date = NULL;

  if (day == JALONS_NO_DAY ||
      (day + 6 >= jalons_calendar_first_day (calendar) && day <= jalons_calendar_last_day (calendar) + 6))
    return g_strdup (title);
  date = jalons_format_day (day, JALONS_DAY_SHORT);
  return g_strdup_printf ("%s (%s)", title, date);
}

static char *
title_of (JalonsActivity *activity)
{
  g_autofree char *title = jalons_sheet_shorten (jalons_activity_title (activity));

  return *title != '\0' ? g_steal_pointer (&title) : g_strdup (_ ("Untitled"));
}

/* @bare: only a mark, whose title is elsewhere */
static JalonsChartItem *
make_activity (JalonsActivity *activity,
               JalonsCalendar *calendar,
               gboolean bare)
{
  JalonsChartItem *item = g_new0 (JalonsChartItem, 1);
  const JalonsAxis *axis = jalons_axis_lookup (NULL, jalons_activity_axis (activity));
  g_autofree char *title = title_of (activity);

  item->kind = JALONS_ROW_ACTIVITY;
  item->day = jalons_activity_slot (activity).day;
  item->state = (JalonsState) jalons_activity_state (activity);
  item->letter = g_strdup (axis != NULL ? axis->letter : "");
  item->words = join_words (item->day, axis != NULL ? axis->short_label : "", bare ? title : "");
  item->title = bare ? g_strdup ("") : title_with_day (calendar, item->day, title);
  return item;
}

static JalonsChartItem *
make_milestone (const JalonsMilestone *milestone,
                JalonsCalendar *calendar)
{
  JalonsChartItem *item = g_new0 (JalonsChartItem, 1);
  g_autofree char *label = jalons_sheet_shorten (jalons_milestone_label (milestone));

  item->kind = JALONS_ROW_MILESTONE;
  item->day = jalons_milestone_day (milestone);
  item->letter = g_strdup ("");
  item->title = title_with_day (calendar, item->day, *label != '\0' ? label : _ ("Untitled"));
  item->words = join_words (item->day, C_ ("legend", "deadline"), "");
  return item;
}

static JalonsChartItem *
make_absence (const JalonsAbsence *absence,
              JalonsCalendar *calendar)
{
  JalonsChartItem *item = g_new0 (JalonsChartItem, 1);
  JalonsSheetRow *row = jalons_sheet_absence_row (absence, calendar);
  const char *label = jalons_absence_label (absence);
  g_autofree char *title =
    jalons_sheet_shorten (*label != '\0' ? label : jalons_absence_kind_label ((JalonsAbsenceKind) jalons_absence_kind (absence)));

  item->kind = JALONS_ROW_ABSENCE;
  item->day = row->day;
  item->return_day = row->return_day;
  item->letter = g_strdup ("");
  item->title = title_with_day (calendar, item->day, title);
  item->words = join_words (item->day, row->when_detail, C_ ("legend", "class away"));
  jalons_sheet_row_free (row);
  return item;
}

static int
compare_items (gconstpointer left,
               gconstpointer right)
{
  const JalonsChartItem *a = *(JalonsChartItem *const *) left, *b = *(JalonsChartItem *const *) right;

  if (a->day != b->day)
    return a->day == JALONS_NO_DAY ? 1 : (b->day == JALONS_NO_DAY || a->day < b->day ? -1 : 1);
  /* What is only a mark takes less room beside others. */
  if ((*a->title == '\0') != (*b->title == '\0'))
    return *a->title == '\0' ? -1 : 1;
  return jalons_collate (*a->title != '\0' ? a->title : a->words, *b->title != '\0' ? b->title : b->words);
}

/* Rows */

typedef struct
{
  JalonsDataset *dataset;
  JalonsYear *year;
  JalonsChart *chart;
  GPtrArray *divisions; /* those of the chart */
  GHashTable *numbers;  /* axis and title → the entry of the key of this level */
  GPtrArray *key;       /* of JalonsChartItem */
} Making;

static JalonsChartRow *
add_row (Making *self,
         JalonsChartRowKind kind,
         const char *level,
         const char *head)
{
  JalonsChartRow *row = g_new0 (JalonsChartRow, 1);

  row->kind = kind;
  row->level = g_strdup (level);
  row->head = g_strdup (head);
  row->note = g_strdup ("");
  row->sum = g_strdup ("");
  row->items = g_ptr_array_new_with_free_func (item_free);
  g_ptr_array_add (self->chart->rows, row);
  return row;
}

static void
set_sum (JalonsChartRow *row)
{
  g_autofree char *planned = jalons_format_minutes (row->hours.total.planned);
  g_autofree char *owed = jalons_format_minutes (MAX (row->hours.owed.minutes, 0));

  g_free (row->sum);
  /* Translators: hours planned, of hours owed */
  row->sum = row->hours.owed.minutes == JALONS_UNSET ? g_steal_pointer (&planned)
                                                     : g_strdup_printf (_ ("%1$s / %2$s"), planned, owed);
}

static GPtrArray *
divisions_of_level (Making *self,
                    const char *level)
{
  GPtrArray *found = g_ptr_array_new ();

  for (unsigned i = 0; i < self->divisions->len; i++)
    if (g_str_equal (jalons_division_level (self->divisions->pdata[i]), level))
      g_ptr_array_add (found, self->divisions->pdata[i]);
  return found;
}

/* Whether an activity is for each of @divisions, of which there are several. */
static gboolean
is_common (Making *self,
           JalonsActivity *activity,
           GPtrArray *divisions)
{
  g_autoptr (GPtrArray) its = NULL;

  if (divisions->len < 2)
    return FALSE;
  its = jalons_dataset_activity_divisions (self->dataset, activity);
  for (unsigned i = 0; i < divisions->len; i++)
    if (!g_ptr_array_find (its, divisions->pdata[i], NULL))
      return FALSE;
  return TRUE;
}

static void
add_milestones (Making *self,
                JalonsChartRow *row)
{
  g_autoptr (GPtrArray) milestones =
    jalons_dataset_referring (self->dataset, JALONS_MILESTONE_YEAR, jalons_record_get_id (self->year));

  for (unsigned i = 0; i < milestones->len; i++)
    {
      const char *const *levels = jalons_milestone_levels (milestones->pdata[i]);

      if (row->kind == JALONS_CHART_SCHOOL ? levels[0] == NULL : g_strv_contains (levels, row->level))
        g_ptr_array_add (row->items, make_milestone (milestones->pdata[i], self->chart->calendar));
    }
}

static void
add_absences (Making *self,
              JalonsChartRow *row,
              const JalonsDivision *division)
{
  g_autoptr (GPtrArray) absences =
    jalons_dataset_referring (self->dataset, JALONS_ABSENCE_DIVISION, jalons_record_get_id (division));

  for (unsigned i = 0; i < absences->len; i++)
    if (jalons_absence_first_day (absences->pdata[i]) != JALONS_NO_DAY &&
        jalons_absence_return_day (absences->pdata[i]) > jalons_absence_first_day (absences->pdata[i]))
      g_ptr_array_add (row->items, make_absence (absences->pdata[i], self->chart->calendar));
}

/* Gives the title of a bare mark its number in the key: the same title of the same axis has the same number. */
static void
number_item (Making *self,
             JalonsChartItem *item,
             JalonsActivity *activity)
{
  g_autofree char *title = title_of (activity);
  g_autofree char *name = g_strconcat (item->letter, " ", title, NULL);
  JalonsChartItem *entry = g_hash_table_lookup (self->numbers, name);

  if (entry == NULL)
    {
      entry = make_activity (activity, self->chart->calendar, FALSE);
      entry->day = JALONS_NO_DAY;
      entry->state = JALONS_STATE_CONFIRMED;
      entry->number = g_strdup_printf ("%u", self->key->len + 1);
      g_ptr_array_add (self->key, entry);
      g_hash_table_insert (self->numbers, g_steal_pointer (&name), entry);
    }
  item->number = g_strdup (entry->number);
}

static void
add_activities (Making *self,
                JalonsChartRow *row,
                JalonsDivision *division,
                GPtrArray *siblings)
{
  g_autoptr (GPtrArray) activities = jalons_dataset_division_activities (self->dataset, division);

  for (unsigned i = 0; i < activities->len; i++)
    {
      JalonsActivity *activity = activities->pdata[i];
      gboolean numbered = self->chart->numbered;
      JalonsChartItem *item =
        make_activity (activity, self->chart->calendar, numbered || is_common (self, activity, siblings));

      if (numbered)
        number_item (self, item, activity);
      g_ptr_array_add (row->items, item);
    }
}

static void
add_division (Making *self,
              JalonsDivision *division,
              GPtrArray *siblings)
{
  JalonsChartRow *row =
    add_row (self, JALONS_CHART_DIVISION, jalons_division_level (division), jalons_division_code (division));

  row->hours = jalons_hours_of_division (self->dataset, division, self->chart->calendar);
  set_sum (row);
  add_activities (self, row, division, siblings);
  add_absences (self, row, division);
  g_ptr_array_sort (row->items, compare_items);
}

static void
add_common_activities (Making *self,
                       JalonsChartRow *row,
                       GPtrArray *divisions)
{
  g_autoptr (GPtrArray) activities = NULL;

  if (divisions->len < 2 || self->chart->numbered)
    return;
  activities = jalons_dataset_division_activities (self->dataset, divisions->pdata[0]);
  for (unsigned i = 0; i < activities->len; i++)
    if (is_common (self, activities->pdata[i], divisions))
      g_ptr_array_add (row->items, make_activity (activities->pdata[i], self->chart->calendar, FALSE));
}

static char *
count_classes (unsigned n)
{
  return g_strdup_printf (ngettext ("%u class", "%u classes", n), n);
}

static void
begin_key (Making *self)
{
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->key = g_ptr_array_new_with_free_func (item_free);
}

static void
end_key (Making *self,
         const char *level)
{
  JalonsChartRow *row = self->key->len > 0 ? add_row (self, JALONS_CHART_KEY, level, "") : NULL;

  g_hash_table_unref (self->numbers);
  if (row == NULL)
    {
      g_ptr_array_unref (self->key);
      return;
    }
  g_ptr_array_unref (row->items);
  row->items = self->key;
}

static void
add_level (Making *self,
           const char *level)
{
  g_autoptr (GPtrArray) divisions = divisions_of_level (self, level);
  const char *label = *level != '\0' ? jalons_known_level (self->dataset, level).label : _ ("Without a level");
  JalonsChartRow *row = add_row (self, JALONS_CHART_LEVEL, level, label);
  unsigned at = self->chart->rows->len;

  row->hours.owed.minutes = JALONS_UNSET;
  g_free (row->note);
  row->note = count_classes (divisions->len);
  add_milestones (self, row);
  add_common_activities (self, row, divisions);
  g_ptr_array_sort (row->items, compare_items);
  begin_key (self);
  for (unsigned i = 0; i < divisions->len; i++)
    add_division (self, divisions->pdata[i], divisions);
  for (unsigned i = at; i < self->chart->rows->len; i++)
    jalons_hours_add (&row->hours, &((JalonsChartRow *) self->chart->rows->pdata[i])->hours);
  set_sum (row);
  end_key (self, level);
}

static void
add_school (Making *self)
{
  JalonsChartRow *row = add_row (self, JALONS_CHART_SCHOOL, "", _ ("All levels"));

  add_milestones (self, row);
  g_ptr_array_sort (row->items, compare_items);
  if (row->items->len == 0)
    g_ptr_array_set_size (self->chart->rows, (int) self->chart->rows->len - 1);
}

static void
add_rows (Making *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  add_school (self);
  for (unsigned i = 0; i < self->divisions->len; i++)
    {
      const char *level = jalons_division_level (self->divisions->pdata[i]);

      if (g_hash_table_add (seen, (char *) level))
        add_level (self, level);
    }
}

/* Around the rows */

static void
add_up (JalonsChart *chart)
{
  JalonsHours total = { 0 };

  for (unsigned i = 0; i < chart->rows->len; i++)
    if (((JalonsChartRow *) chart->rows->pdata[i])->kind == JALONS_CHART_DIVISION)
      jalons_hours_add (&total, &((JalonsChartRow *) chart->rows->pdata[i])->hours);
  chart->axes = jalons_sheet_list_axes (total.axes, total.without_axis.planned);
}

static char *
format_reference (JalonsChart *chart)
{
  const JalonsReferenceSet *set = NULL;

  for (unsigned i = 0; i < chart->rows->len && set == NULL; i++)
    {
      const JalonsOwed *owed = &((JalonsChartRow *) chart->rows->pdata[i])->hours.owed;

      set = owed->set != NULL ? jalons_references_lookup (owed->set) : NULL;
    }
  if (set == NULL)
    return g_strdup (_ ("Hours planned of hours owed, as the school has set them"));
  /* Translators: the text that the volumes come from */
  return g_strdup_printf (_ ("Hours planned of hours owed; reference volumes: %s, unless the school has set its own"),
                          set->source);
}

static void
set_titles (Making *self,
            const char *level)
{
  JalonsChart *chart = self->chart;
  JalonsSchool *school = jalons_dataset_follow (self->dataset, self->year, JALONS_YEAR_SCHOOL);
  g_autofree char *classes = count_classes (self->divisions->len);
  const char *name = school != NULL ? jalons_school_name (school) : "";

  chart->school = jalons_sheet_school_words (school, self->year);
  chart->subject = g_strdup (_ ("Hours for guidance: the year of the classes"));
  if (*level == '\0')
    {
      chart->title = g_strdup (*name != '\0' ? name : chart->school);
      chart->subtitle = g_steal_pointer (&classes);
      return;
    }
  chart->title = g_strdup (jalons_known_level (self->dataset, level).label);
  chart->subtitle = g_strconcat (jalons_known_level (self->dataset, level).long_label, DOT, classes, NULL);
}

static void
set_logo (Making *self,
          const JalonsPrintOptions *options)
{
  JalonsSchool *school = jalons_dataset_follow (self->dataset, self->year, JALONS_YEAR_SCHOOL);

  self->chart->logo = jalons_print_logo (options, school);
  if (self->chart->logo != NULL)
    self->chart->logo_words = g_strdup_printf (_ ("Logo: %s"), jalons_school_name (school));
}

static GPtrArray *
list_divisions (JalonsDataset *dataset,
                JalonsYear *year,
                const char *level)
{
  g_autoptr (GPtrArray) all = jalons_dataset_list_divisions (dataset, year);
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (unsigned i = 0; i < all->len; i++)
    if (*level == '\0' || g_str_equal (jalons_division_level (all->pdata[i]), level))
      g_ptr_array_add (chosen, g_object_ref (all->pdata[i]));
  g_ptr_array_sort_with_data (chosen, jalons_order_divisions, dataset);
  return chosen;
}

/**
 * jalons_chart_new:
 * @year: of a school, in @dataset
 * @level: code of a level; "" for the whole school
 * @options: what is chosen
 *
 * Returns: (transfer full): what the chart says
 */
JalonsChart *
jalons_chart_new (JalonsDataset *dataset,
                  JalonsYear *year,
                  const char *level,
                  const JalonsPrintOptions *options)
{
  g_autoptr (GPtrArray) divisions = list_divisions (dataset, year, level);
  JalonsChart *chart = g_new0 (JalonsChart, 1);
  Making making = { dataset, year, chart, divisions, NULL, NULL };

  chart->numbered = *level == '\0';
  chart->rows = g_ptr_array_new_with_free_func (row_free);
  chart->calendar = jalons_hours_calendar (dataset, year);
  set_titles (&making, level);
  set_logo (&making, options);
  if (divisions->len > 0)
    add_rows (&making);
  add_up (chart);
  chart->reference = format_reference (chart);
  chart->printed = jalons_printed_words (options->today);
  chart->nothing = g_strdup (_ ("There is no class here yet."));
  return chart;
}
