/* The words of each row, and the months that hold them.
 * Invariant: a text that anybody may type is cut to a length that fits a page; nothing else is left out.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/sheet-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/published/frameworks.h"
#include "core/words/labels.h"
#include "core/words/text.h"

/* A row must fit a page whatever was pasted into its title. */
#define LONGEST 400

#define DOT                  " · "
#define MOST_NAMED_DIVISIONS 4

void
jalons_sheet_row_free (gpointer data)
{
  JalonsSheetRow *row = data;

  g_free (row->when);
  g_free (row->when_detail);
  g_free (row->aside);
  g_free (row->aside_detail);
  g_free (row->title);
  g_free (row->detail);
  g_free (row->people);
  g_free (row->place);
  g_free (row->letter);
  g_free (row->axis);
  g_free (row->length);
  g_free (row->length_detail);
  g_free (row);
}

void
jalons_sheet_group_free (gpointer data)
{
  JalonsSheetGroup *group = data;

  g_free (group->heading);
  g_free (group->sum);
  g_ptr_array_unref (group->rows);
  g_free (group);
}

/**
 * jalons_sheet_shorten:
 *
 * Returns: (transfer full): one line, stripped, and no longer than what a row of a page holds: then "…" tells so
 */
char *
jalons_sheet_shorten (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (text), "\n\r\t", ' '));

  if (g_utf8_strlen (line, -1) > LONGEST)
    strcpy (g_utf8_offset_to_pointer (line, LONGEST), "…"); /* at least as many bytes follow */
  return g_steal_pointer (&line);
}

/* Who comes, on one line; "M." and "Mme" are not parted from the name after them. */
static char *
format_people (const char *speakers)
{
  g_autofree char *line = jalons_sheet_shorten (speakers);
  GString *people = g_string_new (line);

  g_string_replace (people, "Mme ", "Mme\u00a0", 0);
  g_string_replace (people, "M. ", "M.\u00a0", 0);
  return g_string_free (people, FALSE);
}

static void
append_part (GString *parts,
             const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (parts->len > 0)
    g_string_append (parts, DOT);
  g_string_append (parts, part);
}

static char *
join_parts (GString *parts)
{
  g_autofree char *joined = g_string_free (parts, FALSE);

  return jalons_sheet_shorten (joined);
}

/* When */

static char *
format_week (JalonsCalendar *calendar,
             JalonsDay day)
{
  int week = day == JALONS_NO_DAY || calendar == NULL ? 0 : jalons_calendar_week_of (calendar, day);

  /* Translators: the number of a school week, as short as can be */
  return week > 0 ? g_strdup_printf (_ ("W%d"), week) : g_strdup ("");
}

static char *
format_day (JalonsSlot slot)
{
  if (slot.day == JALONS_NO_DAY)
    return g_strdup ("–");
  if (slot.start == JALONS_SLOT_WEEK)
    return jalons_format_slot (slot, JALONS_DAY_SHORT);
  return jalons_format_day (slot.day, JALONS_DAY_SHORT);
}

/**
 * jalons_sheet_times:
 *
 * Returns: (transfer full): "10 h – 12 h", or ""
 */
char *
jalons_sheet_times (JalonsSlot slot)
{
  g_autofree char *from = NULL, *to = NULL;

  if (slot.day == JALONS_NO_DAY || slot.start < 0)
    return g_strdup ("");
  from = jalons_format_time (slot.start);
  if (slot.minutes == 0)
    return g_steal_pointer (&from);
  to = jalons_format_time ((slot.start + slot.minutes) % (24 * 60));
  return g_strdup_printf ("%s – %s", from, to);
}

/* What */

static void
append_competences (GString *parts,
                    const JalonsActivity *activity)
{
  const char *const *codes = jalons_activity_competences (activity);

  for (unsigned i = 0; codes[i] != NULL; i++)
    {
      const JalonsCompetence *competence = jalons_competence_lookup (NULL, codes[i]);
      append_part (parts, competence != NULL ? competence->label : codes[i]);
    }
}

/* "avec 3A et 3B": a forum is seldom for one class. */
static char *
format_others (JalonsDataset *dataset,
               JalonsActivity *activity,
               JalonsDivision *division)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (unsigned i = 0; i < divisions->len; i++)
    if (!g_str_equal (jalons_record_get_id (divisions->pdata[i]), jalons_record_get_id (division)))
      g_ptr_array_add (codes, (char *) jalons_division_code (divisions->pdata[i]));
  if (codes->len == 0)
    return NULL;
  if (codes->len > MOST_NAMED_DIVISIONS)
    return g_strdup_printf (ngettext ("with %u other class", "with %u other classes", codes->len), codes->len);
  g_ptr_array_add (codes, NULL);
  list = jalons_format_list ((const char *const *) codes->pdata);
  /* Translators: the codes of other classes */
  return g_strdup_printf (_ ("with %s"), list);
}

static char *
format_detail (JalonsDataset *dataset,
               JalonsActivity *activity,
               JalonsDivision *division)
{
  GString *parts = g_string_new (NULL);
  JalonsActivityKind kind = (JalonsActivityKind) jalons_activity_kind (activity);
  g_autofree char *others = division != NULL ? format_others (dataset, activity, division) : NULL;

  if (jalons_activity_state (activity) == JALONS_STATE_CANCELLED)
    append_part (parts, jalons_state_label (JALONS_STATE_CANCELLED));
  if (kind != JALONS_ACTIVITY_LESSON && kind != JALONS_ACTIVITY_OTHER)
    append_part (parts, jalons_activity_kind_label (kind));
  if (jalons_activity_half_day (activity))
    append_part (parts, _ ("Avenir half-day"));
  if (jalons_activity_uncounted (activity))
    append_part (parts, _ ("not counted in the hours"));
  append_part (parts, others);
  append_competences (parts, activity);
  return join_parts (parts);
}

/* How long */

static char *
format_length (const JalonsActivity *activity)
{
  int counted = jalons_activity_counted_minutes (activity);
  int minutes = counted > 0 ? counted : jalons_activity_slot (activity).minutes;
  g_autofree char *length = minutes > 0 ? jalons_format_minutes (minutes) : g_strdup ("–");

  if (jalons_activity_uncounted (activity))
    return g_strdup_printf ("(%s)", length);
  if (jalons_activity_state (activity) == JALONS_STATE_DONE)
    return g_strdup_printf ("%s\u202f✓", length);
  return g_steal_pointer (&length);
}

static char *
format_length_detail (const JalonsActivity *activity)
{
  int planned = jalons_activity_slot (activity).minutes, held = jalons_activity_done_minutes (activity);
  g_autofree char *length = NULL;

  if (jalons_activity_state (activity) != JALONS_STATE_DONE || held == JALONS_UNSET || held == planned)
    return g_strdup ("");
  length = jalons_format_minutes (planned);
  /* Translators: a duration that was planned, where another one was held */
  return g_strdup_printf (_ ("planned %s"), length);
}

/**
 * jalons_sheet_activity_row:
 * @division: (nullable): the class whose page it is on: the others are named
 * @calendar: (nullable): of the year, for the number of the week
 * @without_names: leaves the names of speakers out
 *
 * Returns: (transfer full): an activity
 */
JalonsSheetRow *
jalons_sheet_activity_row (JalonsDataset *dataset,
                           JalonsDivision *division,
                           JalonsActivity *activity,
                           JalonsCalendar *calendar,
                           gboolean without_names)
{
  JalonsSheetRow *row = g_new0 (JalonsSheetRow, 1);
  JalonsSlot slot = jalons_activity_slot (activity);
  const JalonsAxis *axis = jalons_axis_lookup (NULL, jalons_activity_axis (activity));

  row->kind = JALONS_ROW_ACTIVITY;
  row->activity = activity;
  row->day = slot.day;
  row->state = (JalonsState) jalons_activity_state (activity);
  row->when = format_day (slot);
  row->when_detail = jalons_sheet_times (slot);
  row->aside = format_week (calendar, slot.day);
  row->aside_detail = g_strdup ("");
  row->title = jalons_sheet_shorten (jalons_activity_title (activity));
  if (*row->title == '\0')
    {
      g_free (row->title);
      row->title = g_strdup (_ ("Untitled"));
    }
  row->detail = format_detail (dataset, activity, division);
  row->people = format_people (without_names ? "" : jalons_activity_speakers (activity));
  row->place = jalons_sheet_shorten (jalons_activity_place (activity));
  row->letter = g_strdup (axis != NULL ? axis->letter : "");
  row->axis = g_strdup (axis != NULL ? axis->short_label : "");
  row->length = format_length (activity);
  row->length_detail = format_length_detail (activity);
  return row;
}

static JalonsSheetRow *
make_plain_row (JalonsRowKind kind,
                JalonsDay day,
                JalonsCalendar *calendar)
{
  JalonsSheetRow *row = g_new0 (JalonsSheetRow, 1);

  row->kind = kind;
  row->day = day;
  row->when = day != JALONS_NO_DAY ? jalons_format_day (day, JALONS_DAY_SHORT) : g_strdup ("–");
  row->when_detail = g_strdup ("");
  row->aside = format_week (calendar, day);
  row->aside_detail = g_strdup ("");
  row->detail = g_strdup ("");
  row->people = g_strdup ("");
  row->place = g_strdup ("");
  row->letter = g_strdup ("");
  row->axis = g_strdup ("");
  row->length = g_strdup ("");
  row->length_detail = g_strdup ("");
  return row;
}

/**
 * jalons_sheet_absence_row:
 *
 * Returns: (transfer full): that a class is away
 */
JalonsSheetRow *
jalons_sheet_absence_row (const JalonsAbsence *absence,
                          JalonsCalendar *calendar)
{
  JalonsDay first = jalons_absence_first_day (absence), last = jalons_absence_return_day (absence) - 1;
  JalonsSheetRow *row = make_plain_row (JALONS_ROW_ABSENCE, first, calendar);
  const char *label = jalons_absence_label (absence);
  g_autofree char *title = NULL, *until = NULL;

  row->return_day = jalons_absence_return_day (absence);
  while (last > first && !jalons_calendar_is_school_day (calendar, last))
    last--;
  until = jalons_format_day (last, JALONS_DAY_SHORT);
  if (last > first)
    {
      g_free (row->when_detail);
      /* Translators: the last day of an absence, under its first day */
      row->when_detail = g_strdup_printf (_ ("to %s"), until);
    }
  if (*label == '\0')
    label = jalons_absence_kind_label ((JalonsAbsenceKind) jalons_absence_kind (absence));
  /* Translators: why the class is away */
  title = g_strdup_printf (_ ("%s (class away)"), label);
  row->title = jalons_sheet_shorten (title);
  return row;
}

/**
 * jalons_sheet_milestone_row:
 *
 * Returns: (transfer full): a deadline
 */
JalonsSheetRow *
jalons_sheet_milestone_row (const JalonsMilestone *milestone,
                            JalonsCalendar *calendar)
{
  JalonsSheetRow *row = make_plain_row (JALONS_ROW_MILESTONE, jalons_milestone_day (milestone), calendar);
  gboolean dated = jalons_milestone_day (milestone) != JALONS_NO_DAY;
  g_autofree char *title = g_strdup_printf (dated ? _ ("Deadline: %s") : _ ("Deadline, date to be fixed: %s"),
                                            jalons_milestone_label (milestone));

  row->title = jalons_sheet_shorten (title);
  return row;
}

/* All of them */

static void
add_activities (GPtrArray *rows,
                JalonsDataset *dataset,
                JalonsDivision *division,
                JalonsCalendar *calendar,
                gboolean without_names)
{
  g_autoptr (GPtrArray) activities = jalons_dataset_division_activities (dataset, division);

  for (unsigned i = 0; i < activities->len; i++)
    g_ptr_array_add (rows,
                     jalons_sheet_activity_row (dataset, division, activities->pdata[i], calendar, without_names));
}

static void
add_absences (GPtrArray *rows,
              JalonsDataset *dataset,
              JalonsDivision *division,
              JalonsCalendar *calendar)
{
  g_autoptr (GPtrArray) absences =
    jalons_dataset_referring (dataset, JALONS_ABSENCE_DIVISION, jalons_record_get_id (division));

  for (unsigned i = 0; i < absences->len; i++)
    if (jalons_absence_return_day (absences->pdata[i]) > jalons_absence_first_day (absences->pdata[i]) &&
        jalons_absence_first_day (absences->pdata[i]) != JALONS_NO_DAY)
      g_ptr_array_add (rows, jalons_sheet_absence_row (absences->pdata[i], calendar));
}

static void
add_milestones (GPtrArray *rows,
                JalonsDataset *dataset,
                JalonsDivision *division,
                JalonsCalendar *calendar)
{
  g_autoptr (GPtrArray) milestones =
    jalons_dataset_referring (dataset, JALONS_MILESTONE_YEAR, jalons_division_year (division));

  for (unsigned i = 0; i < milestones->len; i++)
    {
      const char *const *levels = jalons_milestone_levels (milestones->pdata[i]);

      if (levels[0] == NULL || g_strv_contains (levels, jalons_division_level (division)))
        g_ptr_array_add (rows, jalons_sheet_milestone_row (milestones->pdata[i], calendar));
    }
}

static int
kind_rank (JalonsRowKind kind)
{
  static const int ranks[] = { [JALONS_ROW_ABSENCE] = 0, [JALONS_ROW_MILESTONE] = 1, [JALONS_ROW_ACTIVITY] = 2 };

  return ranks[kind];
}

int
jalons_sheet_compare_rows (gconstpointer left,
                           gconstpointer right)
{
  const JalonsSheetRow *a = *(JalonsSheetRow *const *) left, *b = *(JalonsSheetRow *const *) right;
  int order;

  if (a->day != b->day)
    return a->day == JALONS_NO_DAY ? 1 : (b->day == JALONS_NO_DAY || a->day < b->day ? -1 : 1);
  if (a->kind != b->kind)
    return kind_rank (a->kind) - kind_rank (b->kind);
  order = a->activity == NULL
            ? 0
            : jalons_slot_compare (jalons_activity_slot (a->activity), jalons_activity_slot (b->activity));
  if (order == 0)
    order = jalons_collate (a->title, b->title);
  return order != 0 || a->activity == NULL
           ? order
           : strcmp (jalons_record_get_id (a->activity), jalons_record_get_id (b->activity));
}

/* Months are counted from year 0; 0 is that of what has no date. */
static int
month_of (JalonsDay day)
{
  int year, month;

  if (day == JALONS_NO_DAY)
    return 0;
  jalons_day_split (day, &year, &month, NULL);
  return year * 12 + month;
}

static char *
format_month (JalonsDay day)
{
  int year, month;
  g_autofree char *first = NULL;
  const char *name;

  if (day == JALONS_NO_DAY)
    return g_strdup (_ ("No date yet"));
  jalons_day_split (day, &year, &month, NULL);
  name = jalons_month_name (month);
  first = g_utf8_strup (name, g_utf8_next_char (name) - name);
  /* Translators: the name of a month with a capital letter, in two pieces, and the year */
  return g_strdup_printf (_ ("%1$s%2$s %3$d"), first, g_utf8_next_char (name), year);
}

/**
 * jalons_sheet_group_sum:
 *
 * Gives the group the sum of its activities.
 */
void
jalons_sheet_group_sum (JalonsSheetGroup *group)
{
  g_autoptr (GPtrArray) activities = g_ptr_array_new ();
  int minutes;

  for (unsigned i = 0; i < group->rows->len; i++)
    {
      const JalonsSheetRow *row = group->rows->pdata[i];
      if (row->activity != NULL)
        g_ptr_array_add (activities, row->activity);
    }
  minutes = jalons_hours_planned_with (activities, NULL);
  g_free (group->sum);
  group->sum = minutes > 0 ? jalons_format_minutes (minutes) : g_strdup ("");
}

/**
 * jalons_sheet_group_new:
 * @heading: (transfer full): its name
 *
 * Returns: (transfer full): a group without rows
 */
JalonsSheetGroup *
jalons_sheet_group_new (char *heading)
{
  JalonsSheetGroup *group = g_new0 (JalonsSheetGroup, 1);

  group->heading = heading;
  group->sum = g_strdup ("");
  group->rows = g_ptr_array_new_with_free_func (jalons_sheet_row_free);
  return group;
}

/**
 * jalons_sheet_groups:
 * @calendar: of the division's year
 * @without_names: leaves the names of speakers out
 *
 * Returns: (transfer full) (element-type JalonsSheetGroup): the months that hold something, in order, then what has
 *   no date
 */
GPtrArray *
jalons_sheet_groups (JalonsDataset *dataset,
                     JalonsDivision *division,
                     JalonsCalendar *calendar,
                     gboolean without_names)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GPtrArray *groups = g_ptr_array_new_with_free_func (jalons_sheet_group_free);
  JalonsSheetGroup *group = NULL;
  int month = -1;

  add_activities (rows, dataset, division, calendar, without_names);
  add_absences (rows, dataset, division, calendar);
  add_milestones (rows, dataset, division, calendar);
  g_ptr_array_sort (rows, jalons_sheet_compare_rows);

  for (unsigned i = 0; i < rows->len; i++)
    {
      JalonsSheetRow *row = rows->pdata[i];
      if (month_of (row->day) != month)
        {
          month = month_of (row->day);
          group = jalons_sheet_group_new (format_month (row->day));
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group->rows, row);
    }
  for (unsigned i = 0; i < groups->len; i++)
    jalons_sheet_group_sum (groups->pdata[i]);
  return groups;
}
