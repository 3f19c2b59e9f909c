/* Gathers the activities of some days, and makes a sheet of them.
 * Invariant: no sum is made here: all come from core/hours.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/day-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"
#include "core/published/known-levels.h"
#include "core/words/text.h"
#include "print/sheet-pages.h"
#include "print/sheet-rows.h"

/* What a list is made from. */
typedef struct
{
  JalonsDataset *dataset;
  JalonsDay first_day;
  JalonsDay end_day;
  gboolean named_schools; /* whether each row names its school */
  gboolean without_names;
  GPtrArray *rows;       /* of JalonsSheetRow, until they are in groups */
  GPtrArray *activities; /* those that the rows are about */
} List;

/* Classes in words */

static unsigned
count_level (GPtrArray *divisions,
             const char *level)
{
  unsigned n = 0;

  for (unsigned i = 0; i < divisions->len; i++)
    n += g_str_equal (jalons_division_level (divisions->pdata[i]), level);
  return n;
}

/* Whether @divisions hold every class of the level, which has several. */
static gboolean
is_whole_level (JalonsDataset *dataset,
                JalonsActivity *activity,
                GPtrArray *divisions,
                const char *level)
{
  JalonsYear *year = jalons_dataset_follow (dataset, activity, JALONS_ACTIVITY_YEAR);
  g_autoptr (GPtrArray) all = year != NULL ? jalons_dataset_list_divisions (dataset, year) : NULL;
  unsigned n = count_level (divisions, level);

  return *level != '\0' && n > 1 && all != NULL && n == count_level (all, level);
}

/**
 * jalons_list_activity_divisions:
 *
 * Returns: (transfer full): the classes of an activity, "3A, 3C"; where it is for all those of a level: "3e: all classes"
 */
char *
jalons_list_activity_divisions (JalonsDataset *dataset,
                                JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *whole = NULL;

  for (unsigned i = 0; i < divisions->len; i++)
    {
      const char *level = jalons_division_level (divisions->pdata[i]);

      if (whole != NULL && g_str_equal (level, whole))
        continue;
      if (words->len > 0)
        g_string_append (words, ", ");
      whole = is_whole_level (dataset, activity, divisions, level) ? level : NULL;
      if (whole != NULL)
        /* Translators: the name of a level, "3e" */
        g_string_append_printf (words, _ ("%s (all classes)"), jalons_known_level (dataset, level).label);
      else
        {
          /* A code is not broken between two lines: "3E SEGPA". */
          g_auto (GStrv) parts = g_strsplit (jalons_division_code (divisions->pdata[i]), " ", -1);
          g_autofree char *code = g_strjoinv ("\302\240", parts);

          g_string_append (words, code);
        }
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* The rows */

static void
set_text (char **text,
          char *words)
{
  g_free (*text);
  *text = words;
}

static gboolean
is_in (const List *list,
       JalonsDay day)
{
  return day != JALONS_NO_DAY && day >= list->first_day && day < list->end_day;
}

static char *
name_school (const List *list,
             const JalonsYear *year)
{
  JalonsSchool *school = list->named_schools ? jalons_dataset_follow (list->dataset, year, JALONS_YEAR_SCHOOL) : NULL;

  return g_strdup (school != NULL ? jalons_school_name (school) : "");
}

static void
add_activity (List *list,
              const JalonsYear *year,
              JalonsActivity *activity)
{
  JalonsSheetRow *row = jalons_sheet_activity_row (list->dataset, NULL, activity, NULL, list->without_names);
  JalonsSlot slot = jalons_activity_slot (activity);
  char *times = jalons_sheet_times (slot);

  if (*times == '\0')
    set_text (&times, g_strdup ("–"));
  set_text (&row->when, times);
  set_text (&row->when_detail, g_strdup (""));
  set_text (&row->aside, jalons_list_activity_divisions (list->dataset, activity));
  set_text (&row->aside_detail, name_school (list, year));
  g_ptr_array_add (list->rows, row);
  g_ptr_array_add (list->activities, activity);
}

static void
add_milestones (List *list,
                const JalonsYear *year)
{
  g_autoptr (GPtrArray) milestones =
    jalons_dataset_referring (list->dataset, JALONS_MILESTONE_YEAR, jalons_record_get_id (year));

  for (unsigned i = 0; i < milestones->len; i++)
    {
      JalonsSheetRow *row;
      const char *const *levels = jalons_milestone_levels (milestones->pdata[i]);
      g_autoptr (GString) words = g_string_new (NULL);

      if (!is_in (list, jalons_milestone_day (milestones->pdata[i])))
        continue;
      for (unsigned j = 0; levels[j] != NULL; j++)
        g_string_append_printf (words, "%s%s", j > 0 ? ", " : "", jalons_known_level (list->dataset, levels[j]).label);
      row = jalons_sheet_milestone_row (milestones->pdata[i], NULL);
      set_text (&row->when, g_strdup ("–"));
      set_text (&row->aside, g_string_free (g_steal_pointer (&words), FALSE));
      set_text (&row->aside_detail, name_school (list, year));
      g_ptr_array_add (list->rows, row);
    }
}

/* Several classes are often away together: they share a row. */
static gboolean
join_absence (List *list,
              const JalonsSheetRow *row,
              const char *code)
{
  for (unsigned i = 0; i < list->rows->len; i++)
    {
      JalonsSheetRow *other = list->rows->pdata[i];

      if (other->kind == JALONS_ROW_ABSENCE && other->day == row->day && other->return_day == row->return_day &&
          g_str_equal (other->title, row->title))
        {
          set_text (&other->aside, g_strconcat (other->aside, ", ", code, NULL));
          return TRUE;
        }
    }
  return FALSE;
}

static void
add_absence (List *list,
             const JalonsAbsence *absence,
             const JalonsDivision *division)
{
  JalonsDay first = jalons_absence_first_day (absence), end = jalons_absence_return_day (absence);
  g_autoptr (JalonsCalendar) calendar =
    jalons_hours_calendar (list->dataset, jalons_dataset_follow (list->dataset, division, JALONS_DIVISION_YEAR));
  JalonsSheetRow *row;

  if (first == JALONS_NO_DAY || end <= first || end <= list->first_day || first >= list->end_day)
    return;
  row = jalons_sheet_absence_row (absence, calendar);
  row->day = MAX (first, list->first_day);
  set_text (&row->aside, g_strdup (jalons_division_code (division)));
  if (join_absence (list, row, jalons_division_code (division)))
    jalons_sheet_row_free (row);
  else
    g_ptr_array_add (list->rows, row);
}

static void
add_absences (List *list,
              const JalonsYear *year)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_list_divisions (list->dataset, year);

  for (unsigned i = 0; i < divisions->len; i++)
    {
      g_autoptr (GPtrArray) absences = jalons_dataset_referring (list->dataset, JALONS_ABSENCE_DIVISION,
                                                                 jalons_record_get_id (divisions->pdata[i]));
      for (unsigned j = 0; j < absences->len; j++)
        add_absence (list, absences->pdata[j], divisions->pdata[i]);
    }
}

/* "Mme Ouvrard" of "Mme Ouvrard, CIO", as it is compared */
static char *
fold_counsellor (const JalonsYear *year)
{
  const char *name = jalons_year_counsellor (year);
  g_autofree char *first = g_strndup (name, strcspn (name, ",("));

  return jalons_fold (g_strstrip (first));
}

static gboolean
speaks_at (const char *counsellor,
           const JalonsActivity *activity)
{
  g_autofree char *speakers = jalons_fold (jalons_activity_speakers (activity));

  return *counsellor != '\0' && strstr (speakers, counsellor) != NULL;
}

static void
add_activities (List *list,
                const JalonsYear *year,
                gboolean everything)
{
  g_autoptr (GPtrArray) activities =
    jalons_dataset_referring (list->dataset, JALONS_ACTIVITY_YEAR, jalons_record_get_id (year));
  g_autofree char *counsellor = fold_counsellor (year);

  for (unsigned i = 0; i < activities->len; i++)
    if (is_in (list, jalons_activity_slot (activities->pdata[i]).day) &&
        (everything || speaks_at (counsellor, activities->pdata[i])))
      add_activity (list, year, activities->pdata[i]);
}

/* The days */

static gboolean
is_whole_week (const JalonsSheetRow *row)
{
  return row->activity != NULL && jalons_activity_slot (row->activity).start == JALONS_SLOT_WEEK;
}

static int
compare_list_rows (gconstpointer left,
                   gconstpointer right)
{
  const JalonsSheetRow *a = *(JalonsSheetRow *const *) left, *b = *(JalonsSheetRow *const *) right;

  if (a->day == b->day && is_whole_week (a) != is_whole_week (b))
    return is_whole_week (a) ? -1 : 1;
  return jalons_sheet_compare_rows (left, right);
}

static char *
name_group (const JalonsSheetRow *row)
{
  g_autofree char *day = jalons_format_day (row->day, JALONS_DAY_FULL);
  g_autofree char *monday = jalons_format_day (row->day, JALONS_DAY_DATE);
  g_autofree char *capital = g_utf8_strup (day, g_utf8_next_char (day) - day);

  if (is_whole_week (row))
    /* Translators: a Monday: "7 December 2026" */
    return g_strdup_printf (_ ("Week of %s, day to be fixed"), monday);
  return g_strconcat (capital, g_utf8_next_char (day), NULL);
}

static GPtrArray *
make_groups (List *list)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (jalons_sheet_group_free);
  const JalonsSheetRow *last = NULL;

  g_ptr_array_sort (list->rows, compare_list_rows);
  for (unsigned i = 0; i < list->rows->len; i++)
    {
      JalonsSheetRow *row = list->rows->pdata[i];

      if (last == NULL || last->day != row->day || is_whole_week (last) != is_whole_week (row))
        g_ptr_array_add (groups, jalons_sheet_group_new (name_group (row)));
      g_ptr_array_add (((JalonsSheetGroup *) groups->pdata[groups->len - 1])->rows, row);
      last = row;
    }
  for (unsigned i = 0; i < groups->len; i++)
    jalons_sheet_group_sum (groups->pdata[i]);
  return groups;
}

static void
list_init (List *list,
           JalonsDataset *dataset,
           JalonsDay first_day,
           JalonsDay end_day,
           const JalonsPrintOptions *options)
{
  *list = (List){ dataset,
                  first_day,
                  end_day,
                  FALSE,
                  options->without_names,
                  g_ptr_array_new (),
                  g_ptr_array_new () };
}

/* Gives the sheet its rows and sums; the list is empty after. */
static void
fill_sheet (JalonsSheet *sheet,
            List *list)
{
  JalonsSums axes[JALONS_HOURS_MAX_AXES] = { { 0 } };
  int without = jalons_hours_planned_with (list->activities, NULL);

  jalons_hours_sum_axes (list->activities, axes);
  for (int i = 0; i < JALONS_HOURS_MAX_AXES; i++)
    without -= axes[i].planned;
  sheet->axes = jalons_sheet_list_axes (axes, without);
  sheet->groups = make_groups (list);
  g_ptr_array_unref (list->rows);
  g_ptr_array_unref (list->activities);
}

static void
print_sheet (const JalonsSheet *sheet,
             const JalonsPrintOptions *options,
             JalonsSpool *spool)
{
  g_autofree char *title = g_strconcat (sheet->code, " · ", sheet->level, " · ", sheet->school, NULL);
  g_autoptr (JalonsPaper) paper = jalons_stationery_new_paper (options, FALSE, title, sheet->subject, spool);

  jalons_sheet_draw (paper, sheet, TRUE);
  jalons_paper_close (paper);
  jalons_paper_finish (paper);
}

/* The week */

static char *
name_week (JalonsDataset *dataset,
           const JalonsYear *year,
           JalonsDay monday)
{
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (dataset, year);
  int week = 0;

  for (JalonsDay day = monday; day < monday + 7 && week == 0; day++)
    week = jalons_calendar_week_of (calendar, day);
  /* Translators: the number of a school week */
  return week > 0 ? g_strdup_printf (_ ("Week %d"), week) : g_strdup (_ ("Week without class"));
}

static char **
list_counsellor (const JalonsYear *year,
                 gboolean without_names)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  if (!without_names && *jalons_year_counsellor (year) != '\0')
    {
      g_autofree char *line = g_strdup_printf (_ ("Guidance counsellor: %s"), jalons_year_counsellor (year));
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

/**
 * jalons_print_week:
 * @year: of a school, in @dataset
 * @monday: of the week
 * @spool: gets the PDF
 *
 * Lists what all the classes of a school have in a week, by day and hour, on A4 or A3 portrait, tagged to PDF/UA-1.
 */
void
jalons_print_week (JalonsDataset *dataset,
                   JalonsYear *year,
                   JalonsDay monday,
                   const JalonsPrintOptions *options,
                   JalonsSpool *spool)
{
  JalonsDay first = jalons_day_monday (monday);
  g_autofree char *title = name_week (dataset, year, first), *period = jalons_format_period (first, first + 6);
  g_autoptr (JalonsSheet) sheet = jalons_sheet_new_list (title, period, options);
  JalonsSchool *school = jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL);
  List list;

  list_init (&list, dataset, first, first + 7, options);
  add_activities (&list, year, TRUE);
  add_milestones (&list, year);
  add_absences (&list, year);
  fill_sheet (sheet, &list);
  sheet->school = jalons_sheet_school_words (school, year);
  sheet->subject = g_strdup (_ ("Hours for guidance: the activities of the week"));
  sheet->people = list_counsellor (year, options->without_names);
  sheet->nothing = g_strdup (_ ("Nothing is planned in this week."));
  sheet->reference = g_strdup (sheet->school);
  jalons_sheet_set_logo (sheet, school, options);
  print_sheet (sheet, options, spool);
}

/* The agenda */

static gboolean
is_counselled_by (const JalonsYear *year,
                  const char *counsellor)
{
  g_autofree char *wanted = counsellor != NULL ? jalons_fold (counsellor) : NULL;
  g_autofree char *found = jalons_fold (jalons_year_counsellor (year));

  return wanted == NULL || *wanted == '\0' || g_str_has_prefix (found, wanted);
}

/* The counsellor of all the years that are listed, or "" when there are several. */
static const char *
shared_counsellor (GPtrArray *years,
                   const JalonsAgenda *agenda)
{
  const char *shared = NULL;

  for (unsigned i = 0; i < years->len; i++)
    if (is_counselled_by (years->pdata[i], agenda->counsellor))
      {
        const char *counsellor = jalons_year_counsellor (years->pdata[i]);

        if (shared != NULL && !g_str_equal (shared, counsellor))
          return "";
        shared = counsellor;
      }
  return shared != NULL ? shared : "";
}

static char *
describe_schools (GPtrArray *years,
                  const JalonsAgenda *agenda,
                  gboolean without_names)
{
  const char *counsellor = without_names ? "" : shared_counsellor (years, agenda);
  g_autofree char *schools = NULL;
  unsigned n = 0;

  for (unsigned i = 0; i < years->len; i++)
    n += is_counselled_by (years->pdata[i], agenda->counsellor);
  schools = g_strdup_printf (ngettext ("%u school", "%u schools", n), n);
  return *counsellor != '\0' ? g_strconcat (counsellor, " · ", schools, NULL) : g_steal_pointer (&schools);
}

static void
set_agenda_words (JalonsSheet *sheet,
                  GPtrArray *years,
                  const JalonsAgenda *agenda,
                  gboolean without_names)
{
  sheet->school = describe_schools (years, agenda, without_names);
  sheet->subject = g_strdup (agenda->everything ? _ ("All the activities of the schools")
                                                : _ ("The activities at which the guidance counsellor speaks"));
  sheet->people = g_new0 (char *, 1);
  sheet->nothing = g_strdup (agenda->everything ? _ ("Nothing is planned in this period.")
                                                : _ ("No activity of this period names the counsellor among its "
                                                     "speakers."));
  sheet->reference = g_strdup (sheet->subject);
}

/**
 * jalons_print_agenda:
 * @years: (element-type JalonsYear): one of each school, in @dataset
 * @agenda: whose, and when
 * @spool: gets the PDF, tagged to PDF/UA-1
 *
 * Lists by day where a counsellor is expected, with the school and the classes, on A4 or A3 portrait.
 *
 * Returns: whether it was drawn; if not, %JALONS_ERROR_MISSING: no school has that counsellor
 */
gboolean
jalons_print_agenda (JalonsDataset *dataset,
                     GPtrArray *years,
                     const JalonsAgenda *agenda,
                     const JalonsPrintOptions *options,
                     JalonsSpool *spool,
                     GError **error)
{
  g_autofree char *period = jalons_format_period (agenda->first_day, agenda->end_day);
  g_autoptr (JalonsSheet) sheet = jalons_sheet_new_list (_ ("Agenda"), period, options);
  unsigned n = 0;
  List list;

  list_init (&list, dataset, agenda->first_day, agenda->end_day, options);
  list.named_schools = TRUE;
  for (unsigned i = 0; i < years->len; i++)
    if (is_counselled_by (years->pdata[i], agenda->counsellor))
      {
        add_activities (&list, years->pdata[i], agenda->everything);
        add_milestones (&list, years->pdata[i]);
        n++;
      }
  fill_sheet (sheet, &list);
  set_agenda_words (sheet, years, agenda, options->without_names);
  if (n > 0)
    {
      print_sheet (sheet, options, spool);
      return TRUE;
    }
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
               agenda->counsellor != NULL ? _ ("No school has the counsellor “%s”: see the settings of the schools.")
                                          : _ ("There is no school whose agenda could be printed."),
               agenda->counsellor);
  return FALSE;
}
