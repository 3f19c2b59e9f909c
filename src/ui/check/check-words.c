/* The words of the list of what is to be checked.
 * Invariant: every sentence is whole and says how many classes it speaks of.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/check/check-words.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/published/frameworks.h"
#include "core/words/text.h"

/**
 * jalons_check_words_severity:
 *
 * Returns: (transfer none): what the sign of @severity says
 */
const char *
jalons_check_words_severity (JalonsSeverity severity)
{
  switch (severity)
    {
    case JALONS_SEVERITY_ERROR:
      return _ ("Error");
    case JALONS_SEVERITY_WARNING:
      return _ ("Warning");
    case JALONS_SEVERITY_ADVICE:
    default:
      return _ ("Advice");
    }
}

/**
 * jalons_check_words_show_sign:
 *
 * Makes @sign that of @severity, with its words and its colour.
 */
void
jalons_check_words_show_sign (JalonsSign *sign,
                              JalonsSeverity severity)
{
  static const JalonsSignShape shapes[] = { JALONS_SIGN_ADVICE, JALONS_SIGN_WARNING, JALONS_SIGN_ERROR };

  jalons_sign_set (sign, shapes[severity], jalons_check_words_severity (severity));
  for (JalonsSeverity i = JALONS_SEVERITY_ADVICE; i < JALONS_N_SEVERITIES; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (sign), jalons_severity_code (i));
  gtk_widget_add_css_class (GTK_WIDGET (sign), jalons_severity_code (severity));
}

/**
 * jalons_check_words_heading:
 *
 * Returns: (transfer full): "3 errors"
 */
char *
jalons_check_words_heading (JalonsSeverity severity,
                            guint n_points)
{
  switch (severity)
    {
    case JALONS_SEVERITY_ERROR:
      return jalons_format_counted (ngettext ("%u error", "%u errors", n_points), n_points);
    case JALONS_SEVERITY_WARNING:
      return jalons_format_counted (ngettext ("%u warning", "%u warnings", n_points), n_points);
    case JALONS_SEVERITY_ADVICE:
    default:
      return jalons_format_counted (ngettext ("%u piece of advice", "%u pieces of advice", n_points), n_points);
    }
}

/**
 * jalons_check_words_conflicts:
 *
 * Returns: (transfer full): "2 written by two people at once"
 */
char *
jalons_check_words_conflicts (guint n_conflicts)
{
  return g_strdup_printf (ngettext ("%u written by two people at once", "%u written by two people at once", n_conflicts),
                          n_conflicts);
}

/**
 * jalons_check_words_points:
 *
 * Returns: (transfer full): "3 points", as the sidebar says it
 */
char *
jalons_check_words_points (guint n_points)
{
  if (n_points == 0)
    return g_strdup (_ ("Nothing to check"));
  /* Translators: things that are to be checked */
  return jalons_format_counted (ngettext ("%u point", "%u points", n_points), n_points);
}

static const char *
title_of (const JalonsActivity *activity)
{
  const char *title = jalons_activity_title (activity);

  return *title != '\0' ? title : _ ("Untitled");
}

/**
 * jalons_check_words_what:
 *
 * Returns: (transfer full): the activities that @issue is about, or ""
 */
char *
jalons_check_words_what (const JalonsIssue *issue)
{
  if (issue->activity == NULL)
    return g_strdup ("");
  if (issue->other == NULL)
    return g_strdup (title_of (issue->activity));
  /* Translators: the titles of two activities that take place at the same time */
  return g_strdup_printf (_ ("%1$s and %2$s"), title_of (issue->activity), title_of (issue->other));
}

static char *
tell_milestone (const JalonsIssue *issue,
                guint n)
{
  g_autofree char *day = jalons_format_day (issue->day, JALONS_DAY_DATE);

  /* Translators: how many classes, the name of a milestone, its date */
  return g_strdup_printf (ngettext ("%1$u class has too little planned before “%2$s” (%3$s).",
                                    "%1$u classes have too little planned before “%2$s” (%3$s).", n),
                          n, jalons_milestone_label (issue->milestone), day);
}

static char *
tell_axis (const JalonsIssue *issue,
           guint n)
{
  /* Translators: how many classes, the name of an axis */
  return g_strdup_printf (ngettext ("%1$u class has too little planned for “%2$s”.",
                                    "%1$u classes have too little planned for “%2$s”.", n),
                          n, jalons_axis_lookup (NULL, issue->axis)->short_label);
}

static char *
tell_week (const JalonsIssue *issue,
           guint n)
{
  g_autofree char *monday = jalons_format_day (issue->day, JALONS_DAY_DATE);
  g_autofree char *most = jalons_format_minutes (JALONS_WEEK_MOST_MINUTES);

  /* Translators: how many classes, a duration, the date of a Monday */
  return g_strdup_printf (ngettext ("%1$u class has more than %2$s of orientation in the week of %3$s.",
                                    "%1$u classes have more than %2$s of orientation in the week of %3$s.", n),
                          n, most, monday);
}

static char *
tell_attached (const JalonsIssue *issue,
               guint n)
{
  if (issue->rule == JALONS_RULE_GENDERS)
    return g_strdup_printf (ngettext ("%u class meets only women or only men among its ambassadors.",
                                      "%u classes meet only women or only men among their ambassadors.", n),
                            n);
  if (issue->rule == JALONS_RULE_OFFER_TWICE)
    /* Translators: how many classes, the title of an offer */
    return g_strdup_printf (ngettext ("%1$u class has “%2$s” twice.", "%1$u classes have “%2$s” twice.", n), n,
                            jalons_catalogue_title (issue->linked));
  /* Translators: how many classes, the title of an offer */
  return g_strdup_printf (ngettext ("%1$u class is of a level that “%2$s” is not for.",
                                    "%1$u classes are of a level that “%2$s” is not for.", n),
                          n, jalons_catalogue_title (issue->linked));
}

/**
 * jalons_check_words_together:
 * @n_divisions: how many classes it concerns
 *
 * Returns: (transfer full): one sentence for all the issues of @point
 */
char *
jalons_check_words_together (const JalonsCheckPoint *point,
                             guint n_divisions)
{
  const JalonsIssue *issue = jalons_check_point_first (point);

  switch (issue->rule)
    {
    case JALONS_RULE_ABSENCE:
      return g_strdup_printf (ngettext ("%u class is away then.", "%u classes are away then.", n_divisions), n_divisions);
    case JALONS_RULE_TWO_PLACES:
      return g_strdup_printf (ngettext ("%u class has both at the same time.",
                                        "%u classes have both at the same time.", n_divisions),
                              n_divisions);
    case JALONS_RULE_WEEK_OVERLOAD:
      return tell_week (issue, n_divisions);
    case JALONS_RULE_ABOVE_REFERENCE:
      return g_strdup_printf (ngettext ("%u class has more planned than its reference.",
                                        "%u classes have more planned than their reference.", n_divisions),
                              n_divisions);
    case JALONS_RULE_MILESTONE_PREPARATION:
      return tell_milestone (issue, n_divisions);
    case JALONS_RULE_AXIS_SHARE:
      return tell_axis (issue, n_divisions);
    case JALONS_RULE_OFFER_TWICE:
    case JALONS_RULE_OFFER_LEVEL:
    case JALONS_RULE_GENDERS:
      return tell_attached (issue, n_divisions);
    case JALONS_RULE_OUTSIDE_YEAR:
    case JALONS_RULE_CLOSURE:
    case JALONS_RULE_PUBLIC_HOLIDAY:
    case JALONS_RULE_AMBASSADOR_TWO_PLACES:
    case JALONS_RULE_AMBASSADOR_ASKED_TWICE:
    case JALONS_RULE_AMBASSADOR_VISITS:
    case JALONS_RULE_AMBASSADOR_CHARTER:
    case JALONS_RULE_AMBASSADOR_RETENTION:
    case JALONS_RULE_AMBASSADOR_AWAY:
    case JALONS_RULE_AMBASSADOR_SCHOOL:
    case JALONS_RULE_AUTHORISATION:
    case JALONS_RULE_OFFER_WINDOW:
    case JALONS_RULE_OFFER_PLACES:
    case JALONS_RULE_OFFER_WITHDRAWN:
    case JALONS_RULE_REFUSED:
    case JALONS_RULE_DOCUMENT_DATE:
    case JALONS_N_RULES:
    default:
      return g_strdup (issue->text);
    }
}
