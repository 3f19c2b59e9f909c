/* The words and figures of the page of a class's year.
 * Invariant: no sum is made here: all come from core/hours.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/published/frameworks.h"
#include "core/published/known-levels.h"
#include "core/published/references.h"
#include "core/words/text.h"
#include "print/sheet-rows.h"

#define DOT " · "

static void
figure_free (gpointer data)
{
  JalonsSheetFigure *figure = data;

  g_free (figure->caption);
  g_free (figure->value);
  g_free (figure);
}

static void
axis_free (gpointer data)
{
  JalonsSheetAxis *axis = data;

  g_free (axis->letter);
  g_free (axis->label);
  g_free (axis->sum);
  g_free (axis);
}

void
jalons_sheet_free (JalonsSheet *sheet)
{
  g_free (sheet->code);
  g_free (sheet->level);
  g_free (sheet->school);
  g_free (sheet->subject);
  g_strfreev (sheet->people);
  g_clear_pointer (&sheet->figures, g_ptr_array_unref);
  g_free (sheet->meter);
  g_free (sheet->strip);
  g_clear_pointer (&sheet->axes, g_ptr_array_unref);
  g_clear_pointer (&sheet->groups, g_ptr_array_unref);
  g_free (sheet->nothing);
  g_free (sheet->reference);
  g_free (sheet->printed);
  g_clear_pointer (&sheet->calendar, jalons_calendar_unref);
  g_clear_pointer (&sheet->logo, g_bytes_unref);
  g_free (sheet->logo_words);
  g_free (sheet);
}

/* The head of the page */

/**
 * jalons_sheet_level_words:
 * @level: its long name, or ""
 * @headcount: of a class, or of several
 *
 * Returns: (transfer full): "Troisième · 24 élèves"
 */
char *
jalons_sheet_level_words (const char *level,
                          int headcount)
{
  g_autofree char *pupils = NULL;

  if (headcount <= 0)
    return g_strdup (level);
  pupils = jalons_format_counted (ngettext ("%d pupil", "%d pupils", (unsigned long) headcount), headcount);
  return *level == '\0' ? g_steal_pointer (&pupils) : g_strconcat (level, DOT, pupils, NULL);
}

/**
 * jalons_sheet_school_words:
 * @school: (nullable): the school
 * @year: (nullable): its year
 *
 * Returns: (transfer full): "Collège des Tilleuls, Lens · année scolaire 2026-2027"
 */
char *
jalons_sheet_school_words (const JalonsSchool *school,
                           const JalonsYear *year)
{
  g_autofree char *years = year ? jalons_format_school_year (jalons_year_start (year)) : g_strdup ("");
  g_autofree char *when = year ? g_strdup_printf (_ ("school year %s"), years) : g_strdup ("");
  const char *name = school ? jalons_school_name (school) : "";
  const char *town = school ? jalons_school_town (school) : "";

  if (*name == '\0')
    return g_steal_pointer (&when);
  return g_strconcat (name, *town != '\0' ? ", " : "", town, *when != '\0' ? DOT : "", when, NULL);
}

/* A name is not broken between two lines: "M. Petit". */
static char *
join_names (const char *const *names)
{
  g_auto (GStrv) whole = g_strdupv ((char **) names);

  for (unsigned i = 0; whole[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (whole[i], " ", -1);
      g_free (whole[i]);
      whole[i] = g_strjoinv ("\u00a0", words);
    }
  return jalons_format_list ((const char *const *) whole);
}

static char **
list_people (const JalonsDivision *division,
             const JalonsYear *year,
             gboolean without_names)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const char *const *teachers = jalons_division_lead_teachers (division);
  unsigned n_teachers = g_strv_length ((char **) teachers);

  if (!without_names && n_teachers > 0)
    {
      g_autofree char *names = join_names (teachers);
      g_autofree char *line =
        g_strdup_printf (ngettext ("Head teacher: %s", "Head teachers: %s", n_teachers), names);
      g_strv_builder_add (lines, line);
    }
  if (!without_names && year != NULL && *jalons_year_counsellor (year) != '\0')
    {
      g_autofree char *line = g_strdup_printf (_ ("Guidance counsellor: %s"), jalons_year_counsellor (year));
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

/* The sums */

static void
add_figure (GPtrArray *figures,
            const char *caption,
            char *value)
{
  JalonsSheetFigure *figure = g_new (JalonsSheetFigure, 1);

  figure->caption = g_strdup (caption);
  figure->value = value;
  g_ptr_array_add (figures, figure);
}

static GPtrArray *
list_figures (const JalonsHours *hours)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func (figure_free);
  gboolean known = hours->owed.minutes != JALONS_UNSET;
  int remaining = jalons_hours_remaining (hours);

  if (known)
    add_figure (figures, C_ ("hours", "owed"), jalons_format_minutes (hours->owed.minutes));
  add_figure (figures, C_ ("hours", "planned"), jalons_format_minutes (hours->total.planned));
  add_figure (figures, C_ ("hours", "held"), jalons_format_minutes (hours->total.done));
  if (known && remaining >= 0)
    add_figure (figures, C_ ("hours", "left to plan"), jalons_format_minutes (remaining));
  if (known && remaining < 0)
    add_figure (figures, C_ ("hours", "in excess"), jalons_format_minutes (-remaining));
  return figures;
}

static char *
describe_meter (const JalonsHours *hours)
{
  g_autofree char *done = jalons_format_minutes (hours->total.done);
  g_autofree char *planned = jalons_format_minutes (hours->total.planned);
  g_autofree char *owed = jalons_format_minutes (MAX (hours->owed.minutes, 0));

  if (hours->owed.minutes == JALONS_UNSET)
    return g_strdup_printf (_ ("Meter: %1$s held of %2$s planned."), done, planned);
  return g_strdup_printf (_ ("Meter: %1$s held and %2$s planned of %3$s owed."), done, planned, owed);
}

static void
add_axis (GPtrArray *axes,
          const char *letter,
          const char *label,
          int minutes)
{
  JalonsSheetAxis *axis = g_new (JalonsSheetAxis, 1);

  axis->letter = g_strdup (letter);
  axis->label = g_strdup (label);
  axis->sum = jalons_format_minutes (minutes);
  g_ptr_array_add (axes, axis);
}

/**
 * jalons_sheet_list_axes:
 * @axes: the sums for each axis, as in #JalonsHours
 * @without_axis: minutes without a known axis
 *
 * Returns: (transfer full) (element-type JalonsSheetAxis): the hours planned by axis
 */
GPtrArray *
jalons_sheet_list_axes (const JalonsSums *axes,
                        int without_axis)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (axis_free);
  gsize n_axes;
  const JalonsAxis *bundled = jalons_axes_list (NULL, &n_axes);

  for (gsize i = 0; i < MIN (n_axes, JALONS_HOURS_MAX_AXES); i++)
    add_axis (list, bundled[i].letter, bundled[i].short_label, axes[i].planned);
  if (without_axis > 0)
    add_axis (list, "", _ ("Without an axis"), without_axis);
  return list;
}

/* The foot of the page */

static char *
format_source (JalonsDataset *dataset,
               const JalonsOwed *owed,
               const JalonsDivision *division)
{
  const JalonsReferenceSet *set = jalons_references_lookup (owed->set);
  g_autofree char *id = jalons_reference_make_id (owed->set, "", jalons_division_level (division));
  JalonsReference *edited = jalons_dataset_lookup (dataset, JALONS_ENTITY_REFERENCE, id);
  JalonsReferenceFigure figure;
  GString *source = g_string_new (set != NULL ? set->source : owed->set);

  if (owed->origin == JALONS_OWED_EDITED)
    {
      if (edited != NULL && *jalons_reference_source (edited) != '\0')
        g_string_assign (source, jalons_reference_source (edited));
      else
        g_string_append (source, _ (", modified"));
      return g_string_free (source, FALSE);
    }
  if (set != NULL && !set->confirmed)
    g_string_append (source, _ (", to be confirmed"));
  if (jalons_references_figure (owed->set, jalons_division_level (division), &figure) && figure.indicative)
    g_string_append (source, _ (", as an indication"));
  return g_string_free (source, FALSE);
}

static char *
format_reference (JalonsDataset *dataset,
                  const JalonsOwed *owed,
                  const JalonsDivision *division)
{
  g_autofree char *minutes = jalons_format_minutes (MAX (owed->minutes, 0));
  const char *level = jalons_known_level (dataset, jalons_division_level (division)).label;
  g_autofree char *source = NULL;

  switch (owed->origin)
    {
    case JALONS_OWED_DIVISION:
      return g_strdup_printf (_ ("Reference volume: %s, set for this class"), minutes);
    case JALONS_OWED_SCHOOL:
      /* Translators: a duration and a level */
      return g_strdup_printf (_ ("Reference volume: %1$s in %2$s, set by the school"), minutes, level);
    case JALONS_OWED_BUNDLED:
    case JALONS_OWED_EDITED:
      source = format_source (dataset, owed, division);
      /* Translators: a duration, a level and the text that says so */
      return g_strdup_printf (_ ("Reference volume: %1$s in %2$s (%3$s)"), minutes, level, source);
    case JALONS_OWED_UNKNOWN:
    default:
      return g_strdup (_ ("No reference volume is known for this level."));
    }
}

static char *
describe_strip (JalonsCalendar *calendar,
                GPtrArray *groups)
{
  g_autofree char *first = jalons_format_day (jalons_calendar_first_day (calendar), JALONS_DAY_DATE);
  g_autofree char *last = jalons_format_day (jalons_calendar_last_day (calendar), JALONS_DAY_DATE);
  unsigned n = 0;

  for (unsigned i = 0; i < groups->len; i++)
    {
      const JalonsSheetGroup *group = groups->pdata[i];
      for (unsigned j = 0; j < group->rows->len; j++)
        {
          const JalonsSheetRow *row = group->rows->pdata[j];
          n += row->activity != NULL && row->day != JALONS_NO_DAY && row->state != JALONS_STATE_CANCELLED;
        }
    }
  /* Translators: first and last day of the school year, number of activities */
  return g_strdup_printf (ngettext ("Strip of the year from %1$s to %2$s: %3$u dated activity.",
                                    "Strip of the year from %1$s to %2$s: %3$u dated activities.", n),
                          first, last, n);
}

static gboolean
is_ever_away (GPtrArray *groups)
{
  for (unsigned i = 0; i < groups->len; i++)
    {
      const JalonsSheetGroup *group = groups->pdata[i];
      for (unsigned j = 0; j < group->rows->len; j++)
        if (((const JalonsSheetRow *) group->rows->pdata[j])->kind == JALONS_ROW_ABSENCE)
          return TRUE;
    }
  return FALSE;
}

/**
 * jalons_sheet_set_logo:
 *
 * Gives the sheet the logo of a school, when it has one and @options know it.
 */
void
jalons_sheet_set_logo (JalonsSheet *sheet,
                       const JalonsSchool *school,
                       const JalonsPrintOptions *options)
{
  sheet->logo = jalons_print_logo (options, school);
  if (sheet->logo == NULL)
    return;
  /* Translators: the name of a school */
  sheet->logo_words = g_strdup_printf (_ ("Logo: %s"), jalons_school_name (school));
}

static void
set_heads (JalonsSheet *sheet,
           const char *when,
           const char *aside)
{
  const char *heads[JALONS_SHEET_N_COLUMNS] = { when,
                                                aside,
                                                C_ ("column", "Activity"),
                                                C_ ("column", "Speakers, place"),
                                                C_ ("column", "Axis"),
                                                C_ ("column", "Duration") };

  memcpy (sheet->heads, heads, sizeof heads);
}

/**
 * jalons_sheet_new_list:
 * @title: "Semaine 12"
 * @period: "du lundi 30 novembre au vendredi 4 décembre 2026"
 *
 * Returns: (transfer full): a list of activities by day, still empty: without groups, axes, school, subject, people,
 *   reference and words for an empty list, which the caller sets
 */
JalonsSheet *
jalons_sheet_new_list (const char *title,
                       const char *period,
                       const JalonsPrintOptions *options)
{
  JalonsSheet *sheet = g_new0 (JalonsSheet, 1);

  sheet->code = g_strdup (title);
  sheet->level = g_strdup (period);
  sheet->figures = g_ptr_array_new_with_free_func (figure_free);
  sheet->printed = jalons_printed_words (options->today);
  set_heads (sheet, C_ ("column", "Time"), C_ ("column", "Classes"));
  return sheet;
}

/**
 * jalons_sheet_new:
 * @division: a class of @dataset
 * @options: what is chosen
 *
 * Returns: (transfer full) (nullable): what the page says; %NULL when the division's year is not in @dataset
 */
JalonsSheet *
jalons_sheet_new (JalonsDataset *dataset,
                  JalonsDivision *division,
                  const JalonsPrintOptions *options)
{
  JalonsYear *year = jalons_dataset_follow (dataset, division, JALONS_DIVISION_YEAR);
  JalonsSchool *school = year ? jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL) : NULL;
  JalonsSheet *sheet;

  if (year == NULL)
    return NULL;
  sheet = g_new0 (JalonsSheet, 1);
  sheet->calendar = jalons_hours_calendar (dataset, year);
  sheet->hours = jalons_hours_of_division (dataset, division, sheet->calendar);
  sheet->groups = jalons_sheet_groups (dataset, division, sheet->calendar, options->without_names);
  sheet->code = g_strdup (jalons_division_code (division));
  sheet->level = jalons_sheet_level_words (jalons_known_level (dataset, jalons_division_level (division)).long_label,
                                           jalons_division_headcount (division));
  sheet->school = jalons_sheet_school_words (school, year);
  sheet->subject = g_strdup (_ ("Hours for guidance: the year of the class"));
  sheet->people = list_people (division, year, options->without_names);
  sheet->figures = list_figures (&sheet->hours);
  sheet->meter = describe_meter (&sheet->hours);
  sheet->strip = describe_strip (sheet->calendar, sheet->groups);
  sheet->axes = jalons_sheet_list_axes (sheet->hours.axes, sheet->hours.without_axis.planned);
  sheet->away = is_ever_away (sheet->groups);
  sheet->nothing = g_strdup (_ ("No activity is planned for this class yet."));
  sheet->reference = format_reference (dataset, &sheet->hours.owed, division);
  sheet->printed = jalons_printed_words (options->today);
  set_heads (sheet, C_ ("column", "Date"), C_ ("column", "Week"));
  jalons_sheet_set_logo (sheet, school, options);
  return sheet;
}
