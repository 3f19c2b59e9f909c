/* What is found of offers, ambassadors and documents, as sentences.
 * Invariant: as in rule-words.c; and of women and men a sentence gives numbers and names nobody.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/published/levels.h"
#include "core/rules/rule-judge.h"
#include "core/target.h"
#include "core/words/text.h"

/* So many dates of an offer are named; of more, the others are counted. */
#define MAX_NAMED_DATES 3

/* Ambassadors */

static char *
tell_two_places (const JalonsFinding *finding)
{
  const char *name = jalons_catalogue_title (finding->linked);
  JalonsSlot at = jalons_activity_slot (finding->other);
  g_autofree char *when = NULL;

  /* It may be about to land there too. */
  at.day = finding->occurrence.day;
  at.start = finding->occurrence.start;
  when = jalons_format_slot (at, JALONS_DAY_LONG);
  if (finding->school != NULL)
    /* Translators: a person, the name of another school, a day and times */
    return g_strdup_printf (_ ("%1$s already goes to %2$s: %3$s."), name, jalons_school_name (finding->school), when);
  /* Translators: a person, the title of an activity, its day and times */
  return g_strdup_printf (_ ("%1$s already comes to “%2$s”: %3$s."), name, jalons_activity_title (finding->other), when);
}

static char *
tell_asked_twice (const JalonsFinding *finding)
{
  g_autofree char *monday = jalons_format_day (finding->day, JALONS_DAY_DATE);

  /* Translators: a person, the name of another school, the date of a Monday */
  return g_strdup_printf (_ ("%1$s is also asked by %2$s for the week of %3$s, and has not answered."),
                          jalons_catalogue_title (finding->linked),
                          finding->school ? jalons_school_name (finding->school) : _ ("another school"), monday);
}

static char *
tell_visits (const JalonsFinding *finding)
{
  g_autofree char *year = jalons_format_school_year (finding->share);

  /* Translators: a person, how many visits, a school year, how many at most */
  return g_strdup_printf (ngettext ("%1$s is wanted for %2$d visit in %3$s, over all schools, and agrees to %4$d at most.",
                                    "%1$s is wanted for %2$d visits in %3$s, over all schools, and agrees to %4$d at most.",
                                    finding->minutes),
                          jalons_catalogue_title (finding->linked), finding->minutes, year, finding->limit);
}

/* What else the charters ask for, as "free of charge, qualification and …". */
static char *
list_missing (const JalonsAmbassador *ambassador)
{
  g_autoptr (GArray) missing = jalons_ambassador_missing_checks (ambassador);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < missing->len; i++)
    if (g_array_index (missing, JalonsFieldId, i) != JALONS_AMBASSADOR_CHARTER_DAY)
      g_ptr_array_add (labels, (gpointer) jalons_ambassador_check_label (g_array_index (missing, JalonsFieldId, i)));
  g_ptr_array_add (labels, NULL);
  return jalons_format_list ((const char *const *) labels->pdata);
}

static char *
tell_charter (const JalonsFinding *finding)
{
  const char *name = jalons_catalogue_title (finding->linked);
  g_autofree char *missing = list_missing (finding->linked);

  if (*missing == '\0')
    return g_strdup_printf (_ ("%s has not signed the charter of ambassadors."), name);
  /* Translators: a person, a list: "free of charge, qualification and no conflict of interest" */
  return g_strdup_printf (_ ("%1$s has not signed the charter of ambassadors; also to be checked: %2$s."), name, missing);
}

static char *
tell_retention (const JalonsFinding *finding)
{
  JalonsDay until = jalons_ambassador_keep_until (finding->linked, finding->limit);
  g_autofree char *contact = jalons_format_day (jalons_ambassador_contact (finding->linked), JALONS_DAY_DATE);
  g_autofree char *last = jalons_format_day (until, JALONS_DAY_DATE);

  /* Translators: a person, two days */
  return g_strdup_printf (_ ("The last contact with %1$s was on %2$s: without a new one, these data are kept until %3$s "
                             "only."),
                          jalons_catalogue_title (finding->linked), contact, last);
}

static char *
tell_away (const JalonsFinding *finding)
{
  const char *name = jalons_catalogue_title (finding->linked);
  const char *weekday = jalons_weekday_name (jalons_day_weekday (finding->day));

  if (finding->limit > 0)
    /* Translators: a person, the number of a period of the year, P1 to P5 */
    return g_strdup_printf (_ ("%1$s is not available in period P%2$d."), name, finding->limit);
  if (finding->minutes == JALONS_HALF_MORNING)
    /* Translators: a person, a day of the week */
    return g_strdup_printf (_ ("%1$s is not available on a %2$s morning."), name, weekday);
  if (finding->minutes == JALONS_HALF_AFTERNOON)
    /* Translators: a person, a day of the week */
    return g_strdup_printf (_ ("%1$s is not available on a %2$s afternoon."), name, weekday);
  /* Translators: a person, a day of the week */
  return g_strdup_printf (_ ("%1$s is not available on a %2$s."), name, weekday);
}

static char *
tell_school (const JalonsFinding *finding)
{
  /* Translators: a person, a school */
  return g_strdup_printf (_ ("%1$s did not name %2$s among the schools to go to."),
                          jalons_catalogue_title (finding->linked), jalons_school_name (finding->school));
}

/* Offers */

static char *
list_dates (const JalonsOffer *offer)
{
  g_autoptr (GArray) slots = jalons_offer_list_occurrences (offer);
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
  guint named = slots->len <= MAX_NAMED_DATES ? slots->len : MAX_NAMED_DATES - 1, others = slots->len - named;

  for (guint i = 0; i < named; i++)
    {
      JalonsSlot slot = g_array_index (slots, JalonsSlot, i);

      g_ptr_array_add (dates, slot.start == JALONS_SLOT_WEEK ? jalons_format_slot (slot, JALONS_DAY_DATE)
                                                             : jalons_format_day (slot.day, JALONS_DAY_DATE));
    }
  if (others > 0)
    g_ptr_array_add (dates, g_strdup_printf (ngettext ("%u other date", "%u other dates", others), others));
  g_ptr_array_add (dates, NULL);
  return jalons_format_list ((const char *const *) dates->pdata);
}

static char *
tell_window (const JalonsFinding *finding)
{
  const JalonsOffer *offer = finding->linked;
  const char *title = jalons_catalogue_title (offer);
  JalonsSlot at = finding->occurrence;
  g_autofree char *when = NULL, *dates = NULL, *first = NULL, *last = NULL;

  when = at.start == JALONS_SLOT_WEEK ? jalons_format_slot (at, JALONS_DAY_DATE)
                                      : jalons_format_day (at.day, JALONS_DAY_DATE);
  if (jalons_offer_is_dated (offer))
    {
      dates = list_dates (offer);
      /* Translators: the title of an offer, its dates, the date that was chosen */
      return g_strdup_printf (_ ("“%1$s” takes place on other dates than %3$s: %2$s."), title, dates, when);
    }
  first = jalons_format_day (jalons_offer_first_day (offer), JALONS_DAY_DATE);
  last = jalons_format_day (jalons_offer_last_day (offer), JALONS_DAY_DATE);
  if (jalons_offer_last_day (offer) == JALONS_NO_DAY)
    /* Translators: the title of an offer, a day, the date that was chosen */
    return g_strdup_printf (_ ("“%1$s” is offered from %2$s on, not on %3$s."), title, first, when);
  if (jalons_offer_first_day (offer) == JALONS_NO_DAY)
    /* Translators: the title of an offer, a day, the date that was chosen */
    return g_strdup_printf (_ ("“%1$s” is offered until %2$s, not on %3$s."), title, last, when);
  /* Translators: the title of an offer, two days, the date that was chosen */
  return g_strdup_printf (_ ("“%1$s” is offered from %2$s to %3$s, not on %4$s."), title, first, last, when);
}

static char *
tell_level (const JalonsFinding *finding)
{
  const char *const *levels = jalons_offer_levels (finding->linked);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (unsigned i = 0; levels[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) jalons_levels_label (levels[i]));
  g_ptr_array_add (labels, NULL);
  list = jalons_format_list ((const char *const *) labels->pdata);
  /* Translators: the title of an offer, levels, a class, its level */
  return g_strdup_printf (_ ("“%1$s” is for %2$s; %3$s is of level %4$s."), jalons_catalogue_title (finding->linked), list,
                          jalons_division_code (finding->division),
                          jalons_levels_label (jalons_division_level (finding->division)));
}

static char *
tell_places (const JalonsFinding *finding)
{
  const char *title = jalons_catalogue_title (finding->linked);
  gboolean pupils = jalons_offer_places_in (finding->linked) == JALONS_PLACES_PUPILS;
  g_autofree char *when = finding->occurrence.day == JALONS_NO_DAY
                            ? NULL
                            : jalons_format_slot (finding->occurrence, JALONS_DAY_LONG);
  g_autofree char *what = NULL;

  /* Translators: the title of an offer; the title and the date of one of its occurrences */
  what = when ? g_strdup_printf (_ ("“%1$s” (%2$s)"), title, when) : g_strdup_printf (_ ("“%s”"), title);
  if (pupils)
    {
      g_autofree char *wanted = jalons_format_number (finding->minutes), *places = jalons_format_number (finding->limit);

      /* Translators: an offer, how many pupils, how many places */
      return g_strdup_printf (ngettext ("%1$s is wanted for %2$s pupil, over all schools, and has %3$s places.",
                                        "%1$s is wanted for %2$s pupils, over all schools, and has %3$s places.",
                                        finding->minutes),
                              what, wanted, places);
    }
  /* Translators: an offer, how many classes, how many of them it takes */
  return g_strdup_printf (ngettext ("%1$s is wanted for %2$d class, over all schools, and takes %3$d.",
                                    "%1$s is wanted for %2$d classes, over all schools, and takes %3$d.",
                                    finding->minutes),
                          what, finding->minutes, finding->limit);
}

static char *
tell_twice (const JalonsFinding *finding)
{
  g_autofree char *when = jalons_format_slot (jalons_activity_slot (finding->other), JALONS_DAY_LONG);

  /* Translators: a class, the title of an offer, a day */
  return g_strdup_printf (_ ("%1$s already has “%2$s”: %3$s."), jalons_division_code (finding->division),
                          jalons_catalogue_title (finding->linked), when);
}

static char *
tell_withdrawn (const JalonsFinding *finding)
{
  g_autofree char *since = jalons_format_day (jalons_offer_withdrawn_day (finding->linked), JALONS_DAY_DATE);

  /* Translators: the title of an offer, a day */
  return g_strdup_printf (_ ("“%1$s” has no longer been offered since %2$s."), jalons_catalogue_title (finding->linked),
                          since);
}

static char *
tell_refused (const JalonsFinding *finding)
{
  const char *title = jalons_catalogue_title (finding->linked);

  if (jalons_record_get_entity (finding->linked) == JALONS_ENTITY_AMBASSADOR)
    /* Translators: a person */
    return g_strdup_printf (_ ("%s declined, and nobody else comes to this activity."), title);
  /* Translators: the title of an offer */
  return g_strdup_printf (_ ("“%s” was refused, and this activity is still planned."), title);
}

/* Documents and classes */

static char *
tell_document (const JalonsFinding *finding)
{
  g_autofree char *last = jalons_format_day (jalons_document_last_day (finding->linked), JALONS_DAY_DATE);

  /* Translators: the title of a document, a day */
  return g_strdup_printf (_ ("“%1$s” is out of date after %2$s."), jalons_catalogue_title (finding->linked), last);
}

static char *
tell_genders (const JalonsFinding *finding)
{
  const char *code = jalons_division_code (finding->division);

  if (finding->limit == 0)
    /* Translators: a class, how many ambassadors; at least two */
    return g_strdup_printf (ngettext ("Of the %2$d ambassador who comes to %1$s this year and said it, none is a woman.",
                                      "Of the %2$d ambassadors who come to %1$s this year and said it, none is a woman.",
                                      finding->minutes),
                            code, finding->minutes);
  /* Translators: a class, how many ambassadors; at least two */
  return g_strdup_printf (ngettext ("Of the %2$d ambassador who comes to %1$s this year and said it, none is a man.",
                                    "Of the %2$d ambassadors who come to %1$s this year and said it, none is a man.",
                                    finding->minutes),
                          code, finding->minutes);
}

/* For jalons_finding_tell(). */
char *
jalons_finding_tell_attached (JalonsCalendar *calendar,
                              const JalonsFinding *finding)
{
  static char *(*const tell[JALONS_N_RULES]) (const JalonsFinding *) = {
    [JALONS_RULE_AMBASSADOR_TWO_PLACES] = tell_two_places,
    [JALONS_RULE_AMBASSADOR_ASKED_TWICE] = tell_asked_twice,
    [JALONS_RULE_AMBASSADOR_VISITS] = tell_visits,
    [JALONS_RULE_AMBASSADOR_CHARTER] = tell_charter,
    [JALONS_RULE_AMBASSADOR_RETENTION] = tell_retention,
    [JALONS_RULE_AMBASSADOR_AWAY] = tell_away,
    [JALONS_RULE_AMBASSADOR_SCHOOL] = tell_school,
    [JALONS_RULE_OFFER_WINDOW] = tell_window,
    [JALONS_RULE_OFFER_LEVEL] = tell_level,
    [JALONS_RULE_OFFER_PLACES] = tell_places,
    [JALONS_RULE_OFFER_TWICE] = tell_twice,
    [JALONS_RULE_OFFER_WITHDRAWN] = tell_withdrawn,
    [JALONS_RULE_REFUSED] = tell_refused,
    [JALONS_RULE_DOCUMENT_DATE] = tell_document,
    [JALONS_RULE_GENDERS] = tell_genders,
  };

  if (finding->rule == JALONS_RULE_AUTHORISATION)
    return g_strdup (_ ("Somebody from outside speaks here, and no day of the head of school's authorisation is noted."));
  g_return_val_if_fail (tell[finding->rule] != NULL, NULL);
  return tell[finding->rule](finding);
}
