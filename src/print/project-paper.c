/* The cover of a project, its diagnosis, its partners, families and training; the other parts are in files of their own.
 * Invariant: a part that is empty says so: who reads the page must not think that a sheet was lost.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/project-private.h"

#include <glib/gi18n-lib.h>

#include "core/published/frameworks.h"
#include "core/published/known-levels.h"
#include "core/published/references.h"
#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "print/report-origin.h"

/* Words */

/**
 * jalons_project_state_words:
 *
 * Returns: (transfer full): "Edition 2 · adopted · 12 June 2027": what each page says of its state
 */
char *
jalons_project_state_words (const JalonsProject *project)
{
  JalonsProjectState state = (JalonsProjectState) jalons_project_state (project);
  JalonsDay day = state == JALONS_PROJECT_ADOPTED   ? jalons_project_board_day (project)
                  : state == JALONS_PROJECT_ADVISED ? jalons_project_council_day (project)
                                                    : JALONS_NO_DAY;
  g_autofree char *date = day != JALONS_NO_DAY ? jalons_format_day (day, JALONS_DAY_DATE) : NULL;
  int edition = MAX (jalons_project_edition (project), 1);

  if (date != NULL)
    /* Translators: of a project: its edition, its state, the date of that state */
    return g_strdup_printf (_ ("Edition %1$d · %2$s · %3$s"), edition, jalons_project_state_label (state), date);
  /* Translators: of a project: its edition, its state */
  return g_strdup_printf (_ ("Edition %1$d · %2$s"), edition, jalons_project_state_label (state));
}

/* Returns: (transfer full): "13 October 2026", "2 October 2026 to 18 May 2027", or that there is no date */
char *
jalons_project_when (GPtrArray *activities)
{
  JalonsDay first = JALONS_NO_DAY, last = JALONS_NO_DAY;

  for (unsigned i = 0; i < activities->len; i++)
    {
      JalonsDay day = jalons_activity_slot (activities->pdata[i]).day;

      if (day == JALONS_NO_DAY)
        continue;
      first = first == JALONS_NO_DAY ? day : MIN (first, day);
      last = last == JALONS_NO_DAY ? day : MAX (last, day);
    }
  return first != JALONS_NO_DAY ? jalons_format_period (first, last + 1) : g_strdup (_ ("no date yet"));
}

char *
jalons_project_axis (const char *code)
{
  const JalonsAxis *axis = *code != '\0' ? jalons_axis_lookup (NULL, code) : NULL;

  return g_strdup (axis != NULL ? axis->short_label : code);
}

char *
jalons_project_level (JalonsProjectPages *self,
                      const char *code)
{
  return g_strdup (*code != '\0' ? jalons_known_level (self->dataset, code).label : _ ("All levels"));
}

/* Returns: (transfer full): "M. Delobel, head of school"; without names, the role */
char *
jalons_project_author (JalonsProjectPages *self,
                       const char *author,
                       int role)
{
  const char *label = role != JALONS_ROLE_UNSAID ? jalons_role_label ((JalonsRole) role) : "";

  if (self->options->without_names || *author == '\0')
    return g_strdup (label);
  return *label != '\0' ? g_strdup_printf ("%s, %s", author, label) : g_strdup (author);
}

/* The cover */

static void
add_date (JalonsProjectPages *self,
          const char *label,
          JalonsDay day)
{
  g_autofree char *date = day != JALONS_NO_DAY ? jalons_format_day (day, JALONS_DAY_DATE) : NULL;
  /* Translators: what was done, and when */
  g_autofree char *words = date != NULL ? g_strdup_printf (_ ("%1$s: %2$s"), label, date) : NULL;

  if (words != NULL)
    jalons_report_add (self->report, JALONS_REPORT_TEXT, words);
}

static void
add_cover (JalonsProjectPages *self,
           const char *name,
           const char *state)
{
  g_autofree char *first = jalons_format_school_year (jalons_project_start (self->project));
  g_autofree char *last = jalons_format_school_year (jalons_project_start (self->project) + JALONS_PROJECT_YEARS - 1);
  /* Translators: the first and the last school year of a project */
  g_autofree char *years = g_strdup_printf (_ ("School years %1$s to %2$s"), first, last);

  jalons_report_add_logo (self->report, self->school);
  jalons_report_add_space (self->report, 150);
  jalons_report_add (self->report, JALONS_REPORT_TITLE, name);
  if (self->school != NULL)
    jalons_report_add_school (self->report, self->school);
  jalons_report_add (self->report, JALONS_REPORT_LEAD, years);
  jalons_report_add_space (self->report, 24);
  jalons_report_add (self->report, JALONS_REPORT_LEAD, state);
  add_date (self, _ ("Advice of the conseil pédagogique"), jalons_project_council_day (self->project));
  add_date (self, _ ("Adopted by the conseil d’administration"), jalons_project_board_day (self->project));
  jalons_report_add_centre (self->report, self->dataset);
}

/* Parts of words */

static void
add_words (JalonsProjectPages *self,
           const char *words)
{
  g_autofree char *clean = g_strstrip (g_strdup (words));

  jalons_report_add (self->report, JALONS_REPORT_TEXT, *clean != '\0' ? clean : _ ("Nothing is written here yet."));
}

static void
add_figures (JalonsProjectPages *self)
{
  static const double shares[] = { 0.44, 0.14, 0.14, 0.28 };
  const char *const heads[] = { _ ("Figure"), _ ("School year"), _ ("Value"), _ ("Source"), NULL };
  g_autoptr (GPtrArray) figures = jalons_project_figures (self->dataset, self->project);

  if (figures->len == 0)
    return;
  jalons_report_add (self->report, JALONS_REPORT_HEADING, _ ("Figures"));
  jalons_report_add_table (self->report, _ ("Figures of the diagnosis, with their source"), shares, heads);
  jalons_report_set_numbers (self->report, 2);
  for (unsigned i = 0; i < figures->len; i++)
    {
      JalonsFigure *figure = figures->pdata[i];
      g_autofree char *year =
        jalons_figure_start (figure) != JALONS_UNSET ? jalons_format_school_year (jalons_figure_start (figure)) : NULL;
      const char *const cells[] = { jalons_figure_label (figure), year, jalons_figure_value (figure),
                                    *jalons_figure_source (figure) != '\0' ? jalons_figure_source (figure)
                                                                           : _ ("no source given") };

      jalons_report_add_row (self->report, cells);
    }
}

static void
add_diagnosis (JalonsProjectPages *self)
{
  jalons_report_add (self->report, JALONS_REPORT_PART, _ ("Diagnosis"));
  add_words (self, jalons_project_diagnosis (self->project));
  add_figures (self);
}

static char *
day_words (JalonsDay day)
{
  return day != JALONS_NO_DAY ? jalons_format_day (day, JALONS_DAY_DATE) : g_strdup ("");
}

static void
add_partner (JalonsProjectPages *self,
             JalonsPartner *partner)
{
  JalonsOffer *offer = jalons_dataset_follow (self->dataset, partner, JALONS_PARTNER_OFFER);
  g_autofree char *signed_day = day_words (jalons_partner_signed_day (partner));
  g_autofree char *last_day = day_words (jalons_partner_last_day (partner));
  const char *const cells[] = { jalons_partner_name (partner), jalons_partner_subject (partner),
                                offer != NULL ? jalons_offer_title (offer) : "", signed_day, last_day };

  jalons_report_add_row (self->report, cells);
}

static void
add_partners (JalonsProjectPages *self)
{
  static const double shares[] = { 0.22, 0.28, 0.2, 0.15, 0.15 };
  const char *const heads[] = { _ ("Partner"), _ ("About"), _ ("Contracted action"), _ ("Signed on"), _ ("Holds until"), NULL };
  g_autoptr (GPtrArray) partners = jalons_project_partners (self->dataset, self->project);

  jalons_report_add (self->report, JALONS_REPORT_PART, _ ("Partnerships"));
  add_words (self, jalons_project_partnership (self->project));
  if (partners->len == 0)
    return;
  jalons_report_add (self->report, JALONS_REPORT_HEADING, _ ("Partners"));
  jalons_report_add_table (self->report, _ ("Partners, and what was agreed with them"), shares, heads);
  for (unsigned i = 0; i < partners->len; i++)
    add_partner (self, partners->pdata[i]);
}

/* What is for families or for the staff, and so in no hours. */
void
jalons_project_print_activities (JalonsProjectPages *self,
                                 JalonsAudience audience,
                                 const char *summary)
{
  static const double shares[] = { 0.5, 0.26, 0.24 };
  const char *const heads[] = { _ ("Activity"), _ ("When"), _ ("State"), NULL };
  g_autoptr (GPtrArray) activities = jalons_project_activities (self->dataset, self->project, audience);

  if (activities->len == 0)
    return;
  jalons_report_add (self->report, JALONS_REPORT_HEADING, summary);
  jalons_report_add_table (self->report, summary, shares, heads);
  for (unsigned i = 0; i < activities->len; i++)
    {
      JalonsActivity *activity = activities->pdata[i];
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autofree char *when = NULL;

      g_ptr_array_add (one, activity);
      when = jalons_project_when (one);
      {
        const char *const cells[] = { jalons_activity_name (activity), when,
                                      jalons_state_label ((JalonsState) jalons_activity_state (activity)) };

        jalons_report_add_row (self->report, cells);
      }
    }
}

/* Sources */

static void
add_sources (JalonsProjectPages *self)
{
  const JalonsReferenceSet *set = jalons_references_for_rentree (jalons_project_start (self->project));
  const JalonsFramework *axes = jalons_framework_lookup (JALONS_FRAMEWORK_AXES, NULL);

  jalons_report_add (self->report, JALONS_REPORT_SHORT_PART, _ ("Sources and method"));
  jalons_report_add (self->report, JALONS_REPORT_TEXT,
                     _ ("Hours are those of one class. Where the classes of a level differ, the least and the most are "
                        "given. An intention is what is meant for a year that is not planned yet: it stands beside what "
                        "is planned, and is never counted as planned."));
  if (set != NULL)
    {
      /* Translators: the name of a set of reference hours, and where it is published */
      g_autofree char *words = g_strdup_printf (_ ("Hours owed, where the school has no other: %1$s (%2$s)."), set->title,
                                                set->source);

      jalons_report_add (self->report, JALONS_REPORT_TEXT, words);
    }
  if (axes != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("Axes: %1$s (%2$s)."), axes->title, axes->source);

      jalons_report_add (self->report, JALONS_REPORT_TEXT, words);
    }
}

static void
add_parts (JalonsProjectPages *self)
{
  add_diagnosis (self);
  jalons_project_print_goals (self);
  jalons_project_print_programme (self);
  add_partners (self);
  jalons_report_add (self->report, JALONS_REPORT_SHORT_PART, _ ("Families"));
  add_words (self, jalons_project_families (self->project));
  jalons_project_print_activities (self, JALONS_AUDIENCE_FAMILIES, _ ("Activities for families"));
  jalons_report_add (self->report, JALONS_REPORT_SHORT_PART, _ ("Staff training"));
  add_words (self, jalons_project_training (self->project));
  jalons_project_print_activities (self, JALONS_AUDIENCE_STAFF, _ ("Activities for the staff"));
  jalons_project_print_cohorts (self);
  add_sources (self);
  jalons_project_print_signatures (self);
}

/**
 * jalons_print_project:
 * @dataset: all that belongs to it: the data of now, or a frozen copy
 * @project: in @dataset
 * @with_remarks: adds the remarks and their answers
 * @options: of printing
 * @spool: gets the PDF, tagged to PDF/UA-1
 */
void
jalons_print_project (JalonsDataset *dataset,
                      const JalonsProject *project,
                      gboolean with_remarks,
                      const JalonsPrintOptions *options,
                      JalonsSpool *spool)
{
  JalonsSchool *school = jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL);
  g_autoptr (JalonsProgramme) programme = jalons_programme_new (dataset, project);
  g_autofree char *name = jalons_project_name (dataset, project);
  g_autofree char *state = jalons_project_state_words (project);
  g_autofree char *foot = jalons_report_foot (school != NULL ? jalons_school_name (school) : "", name, state);
  g_autoptr (JalonsReport) report = jalons_report_new (name, state, foot, options, spool);
  JalonsProjectPages pages = { report, dataset, project, school, programme, options };

  add_cover (&pages, name, state);
  jalons_report_add_contents (report);
  add_parts (&pages);
  if (with_remarks)
    jalons_project_print_remarks (&pages);
  jalons_report_finish (report);
}
