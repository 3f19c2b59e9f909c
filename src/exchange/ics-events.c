/* From iCalendar text to events, with libical: the only file that knows of it.
 * Invariant: an event without a day that can be read is passed over; nothing here asks the clock or a time zone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/ics.h"

#include <libical/ical.h>

static void
event_free (gpointer data)
{
  JalonsIcsEvent *event = data;

  g_free (event->summary);
  g_free (event->place);
  g_free (event->words);
  g_free (event->uid);
  g_free (event);
}

/* The official dates are days; some programs write them as instants of the midnight of one clock or another (22:00 or
 * 23:00 UTC for Paris), or as the evening of the last lesson. The nearest midnight is right for all of them. */
static JalonsDay
nearest_day (struct icaltimetype time)
{
  JalonsDay day;

  if (icaltime_is_null_time (time) || time.year < 1990 || time.year > 2200)
    return JALONS_NO_DAY;
  day = jalons_day_new (time.year, time.month, time.day);
  if (day != JALONS_NO_DAY && !time.is_date && time.hour >= 12)
    day++;
  return day;
}

static JalonsDay
first_day (icalcomponent *component)
{
  icalproperty *property = icalcomponent_get_first_property (component, ICAL_DTSTART_PROPERTY);

  return property ? nearest_day (icalproperty_get_dtstart (property)) : JALONS_NO_DAY;
}

static JalonsDay
end_day (icalcomponent *component,
         JalonsDay first)
{
  icalproperty *end = icalcomponent_get_first_property (component, ICAL_DTEND_PROPERTY);
  icalproperty *duration = icalcomponent_get_first_property (component, ICAL_DURATION_PROPERTY);
  JalonsDay day = end ? nearest_day (icalproperty_get_dtend (end)) : JALONS_NO_DAY;

  if (end == NULL && duration != NULL)
    {
      struct icaldurationtype length = icalproperty_get_duration (duration);

      if (!length.is_neg && length.weeks <= 60 && length.days <= 400)
        day = first + length.weeks * 7 + length.days + (length.hours >= 12 ? 1 : 0);
    }
  return MAX (day, first);
}

static char *
dup_text (const char *text)
{
  return text && g_utf8_validate (text, -1, NULL) ? g_strdup (text) : g_strdup ("");
}

static char *
text_of (icalcomponent *component,
         icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (component, kind);
  icalvalue *value = property ? icalproperty_get_value (property) : NULL;

  return dup_text (value && icalvalue_isa (value) == ICAL_TEXT_VALUE ? icalvalue_get_text (value) : NULL);
}

static void
add_event (GPtrArray *events,
           icalcomponent *component)
{
  JalonsDay first = first_day (component);
  JalonsIcsEvent *event;

  if (first == JALONS_NO_DAY)
    return;
  event = g_new0 (JalonsIcsEvent, 1);
  event->summary = text_of (component, ICAL_SUMMARY_PROPERTY);
  event->place = text_of (component, ICAL_LOCATION_PROPERTY);
  event->words = text_of (component, ICAL_DESCRIPTION_PROPERTY);
  event->uid = text_of (component, ICAL_UID_PROPERTY);
  event->first_day = first;
  event->end_day = end_day (component, first);
  g_ptr_array_add (events, event);
}

static char *
find_name (icalcomponent *calendar)
{
  icalproperty *property = icalcomponent_get_first_property (calendar, ICAL_X_PROPERTY);

  for (; property; property = icalcomponent_get_next_property (calendar, ICAL_X_PROPERTY))
    if (g_strcmp0 (icalproperty_get_x_name (property), "X-WR-CALNAME") == 0)
      return dup_text (icalproperty_get_x (property));
  return g_strdup ("");
}

static void
add_calendar (GPtrArray *events,
              icalcomponent *calendar,
              char **name)
{
  icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);

  if (**name == '\0')
    {
      g_free (*name);
      *name = find_name (calendar);
    }
  for (; event; event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    add_event (events, event);
}

/**
 * jalons_ics_events:
 * @text: from jalons_ics_clean()
 * @calendar_name: (out) (transfer full): what the file calls itself, or ""
 *
 * Returns: (transfer full) (element-type JalonsIcsEvent): the events that have a day, in the order of the file; %NULL
 *   only where the part of the program that has libical is missing, see src/parts.c
 */
GPtrArray *
jalons_ics_events (const char *text,
                   char **calendar_name,
                   GError **error)
{
  GPtrArray *events = g_ptr_array_new_with_free_func (event_free);
  icalcomponent *root, *calendar;

  icalerror_set_errors_are_fatal (0);
  *calendar_name = g_strdup ("");
  root = icalparser_parse_string (text);
  if (root == NULL)
    return events;
  if (icalcomponent_isa (root) == ICAL_VCALENDAR_COMPONENT)
    add_calendar (events, root, calendar_name);
  calendar = icalcomponent_get_first_component (root, ICAL_VCALENDAR_COMPONENT);
  for (; calendar; calendar = icalcomponent_get_next_component (root, ICAL_VCALENDAR_COMPONENT))
    add_calendar (events, calendar, calendar_name);
  icalcomponent_free (root);
  return events;
}
