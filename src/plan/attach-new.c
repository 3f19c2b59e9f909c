/* The activity that an offer, an ambassador or a document becomes when it is dropped on a class.
 * Invariant: pure; the name of a person is in neither the title nor the speakers, only in the visit.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "plan/attach-private.h"
#include "plan/gestures.h"

/* When */

static int
minutes_of (const JalonsRecord *what)
{
  JalonsEntityId entity = jalons_record_get_entity (what);

  if (entity == JALONS_ENTITY_AMBASSADOR)
    return JALONS_TESTIMONY_MINUTES;
  if (entity == JALONS_ENTITY_OFFER && jalons_offer_minutes (what) > 0)
    return MIN (jalons_offer_minutes (what), JALONS_SLOT_MAX_MINUTES);
  return JALONS_LESSON_MINUTES;
}

/* As the target itself would be: what lies in it is meant. */
static JalonsSlot
slot_of_target (const JalonsTarget *target)
{
  JalonsSlot slot = jalons_slot_undated (0);

  slot.day = target->day;
  if (target->half == JALONS_HALF_NONE)
    slot.start = JALONS_SLOT_WEEK;
  else
    slot.start = target->half == JALONS_HALF_MORNING ? JALONS_MORNING_START : JALONS_AFTERNOON_START;
  return slot;
}

/* The occurrence that is meant: the one at the target, or the only one. */
static gboolean
find_occurrence (const JalonsRecord *what,
                 const JalonsTarget *target,
                 JalonsSlot *slot)
{
  g_autoptr (GArray) slots = NULL;

  if (jalons_record_get_entity (what) != JALONS_ENTITY_OFFER)
    return FALSE;
  slots = jalons_offer_list_occurrences (what);
  if (target != NULL && target->day != JALONS_NO_DAY)
    {
      if (!jalons_offer_occurrence_at (what, slot_of_target (target), slot))
        return FALSE;
      return target->half == JALONS_HALF_NONE || slot->start < 0 || jalons_slot_half (*slot) == target->half;
    }
  if (target != NULL || slots->len != 1)
    return FALSE;
  *slot = g_array_index (slots, JalonsSlot, 0);
  return TRUE;
}

static gboolean
is_one_day (const JalonsRecord *what)
{
  return jalons_record_get_entity (what) == JALONS_ENTITY_OFFER && jalons_offer_first_day (what) != JALONS_NO_DAY &&
         jalons_offer_first_day (what) == jalons_offer_last_day (what);
}

/**
 * jalons_attach_slot:
 * @what: an offer, an ambassador or a document
 * @target: (nullable): where it is dropped; without a day, the tray; %NULL when nobody said
 *
 * An offer that has an occurrence in the week or half-day of @target takes place at its very time. When nobody said, an
 * offer with one occurrence, or a window of one day, takes place then; anything else waits for a date.
 *
 * Returns: when the new activity takes place
 */
JalonsSlot
jalons_attach_slot (const JalonsRecord *what,
                    const JalonsTarget *target)
{
  JalonsSlot slot = jalons_slot_undated (minutes_of (what)), occurrence;

  if (find_occurrence (what, target, &occurrence))
    {
      occurrence.minutes = occurrence.minutes > 0 ? occurrence.minutes : slot.minutes;
      return occurrence;
    }
  if (target != NULL)
    return target->day == JALONS_NO_DAY ? slot : jalons_slot_land (slot, *target);
  if (is_one_day (what) && !jalons_offer_is_dated (what))
    slot.day = jalons_offer_first_day (what);
  return slot;
}

/**
 * jalons_attach_is_shared:
 *
 * Whether several classes get one activity together: an ambassador comes once for all of them; an offer that takes place
 * in the school, outside it or on line takes place once when its date is fixed. Anything else is for each class.
 */
gboolean
jalons_attach_is_shared (const JalonsRecord *what,
                         const JalonsTarget *target)
{
  JalonsOfferFormat format;
  JalonsSlot slot;

  if (jalons_record_get_entity (what) != JALONS_ENTITY_OFFER)
    return jalons_record_get_entity (what) == JALONS_ENTITY_AMBASSADOR;
  format = (JalonsOfferFormat) jalons_offer_format (what);
  return format != JALONS_FORMAT_CLASS && format != JALONS_FORMAT_UNSAID && find_occurrence (what, target, &slot);
}

/* What */

/* Families and staff owe nobody's hours (design §3). */
static gboolean
is_for_pupils (const JalonsOffer *offer)
{
  const char *const *publics = jalons_offer_publics (offer);

  return publics[0] == NULL || g_strv_contains (publics, "pupils");
}

static JalonsActivityKind
kind_of_offer (const JalonsOffer *offer)
{
  if (!is_for_pupils (offer))
    return JALONS_ACTIVITY_MEETING;
  switch ((JalonsOfferFormat) jalons_offer_format (offer))
    {
    case JALONS_FORMAT_SCHOOL:
      return JALONS_ACTIVITY_FORUM;
    case JALONS_FORMAT_OUTSIDE:
      return JALONS_ACTIVITY_VISIT;
    case JALONS_FORMAT_ONLINE:
      return JALONS_ACTIVITY_INFORMATION;
    case JALONS_FORMAT_CLASS:
    case JALONS_FORMAT_UNSAID:
    default:
      return JALONS_ACTIVITY_LESSON;
    }
}

static char *
title_of (const JalonsRecord *what)
{
  g_autofree char *job = NULL;

  if (jalons_record_get_entity (what) == JALONS_ENTITY_OFFER)
    return g_strdup (jalons_offer_title (what));
  if (jalons_record_get_entity (what) == JALONS_ENTITY_DOCUMENT)
    return g_strdup (jalons_document_title (what));
  job = jalons_ambassador_job (what);
  if (*job == '\0')
    return g_strdup (_ ("Testimony"));
  /* Translators: the title of an activity; %s is a job */
  return g_strdup_printf (_ ("Testimony: %s"), job);
}

static gboolean
list_is_empty (const JalonsRecord *activity,
               JalonsFieldId field)
{
  return jalons_record_get_list (activity, field)[0] == NULL;
}

static void
fill_text (JalonsDraft *draft,
           const JalonsActivity *activity,
           JalonsFieldId field,
           const char *text)
{
  if (*jalons_record_get_text (activity, field) == '\0')
    jalons_draft_set_text (draft, field, text);
}

/* What an offer and a document say of their axis and competences, where @activity says nothing. */
static void
fill_from (JalonsDraft *draft,
           const JalonsActivity *activity,
           const JalonsRecord *what)
{
  gboolean offer = jalons_record_get_entity (what) == JALONS_ENTITY_OFFER;

  if (jalons_record_get_entity (what) == JALONS_ENTITY_AMBASSADOR)
    return;
  fill_text (draft, activity, JALONS_ACTIVITY_AXIS, offer ? jalons_offer_axis (what) : jalons_document_axis (what));
  if (list_is_empty (activity, JALONS_ACTIVITY_COMPETENCES))
    jalons_draft_set_list (draft, JALONS_ACTIVITY_COMPETENCES,
                           offer ? jalons_offer_competences (what) : jalons_document_competences (what));
}

/* A day and a length that nobody gave yet; a document has neither. */
static void
fill_slot (JalonsDraft *draft,
           const JalonsActivity *activity,
           const JalonsRecord *what)
{
  JalonsSlot slot = jalons_activity_slot (activity), proposed = jalons_attach_slot (what, NULL);

  if (jalons_record_get_entity (what) == JALONS_ENTITY_DOCUMENT)
    return;
  if (slot.day == JALONS_NO_DAY)
    {
      int minutes = slot.minutes;

      slot = proposed;
      slot.minutes = (gint16) (minutes > 0 ? minutes : proposed.minutes);
    }
  else if (slot.minutes == 0)
    slot.minutes = proposed.minutes;
  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, slot);
}

/* What is empty in @activity, from @what. */
JalonsDraft *
jalons_attach_fill (JalonsActivity *activity,
                    const JalonsRecord *what)
{
  JalonsDraft *draft = jalons_draft_edit (activity);
  g_autofree char *title = title_of (what);

  fill_text (draft, activity, JALONS_ACTIVITY_TITLE, title);
  fill_from (draft, activity, what);
  fill_slot (draft, activity, what);
  return draft;
}

/**
 * jalons_attach_new_activity:
 * @what: an offer, an ambassador or a document
 * @target: where it is dropped
 *
 * Returns: (transfer full): an activity of that year with the title, the kind and whatever else @what tells
 */
JalonsDraft *
jalons_attach_new_activity (const JalonsRecord *what,
                            const char *year_id,
                            const JalonsTarget *target)
{
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_ACTIVITY, NULL);
  g_autoptr (JalonsActivity) empty = jalons_draft_build (draft);
  JalonsEntityId entity = jalons_record_get_entity (what);
  g_autofree char *title = title_of (what);

  jalons_draft_set_text (draft, JALONS_ACTIVITY_YEAR, year_id);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, title);
  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, jalons_attach_slot (what, target));
  fill_from (draft, empty, what);
  if (entity == JALONS_ENTITY_AMBASSADOR)
    jalons_draft_set_number (draft, JALONS_ACTIVITY_KIND, JALONS_ACTIVITY_TESTIMONY);
  if (entity == JALONS_ENTITY_OFFER)
    {
      jalons_draft_set_number (draft, JALONS_ACTIVITY_KIND, (int) kind_of_offer (what));
      jalons_draft_set_number (draft, JALONS_ACTIVITY_UNCOUNTED, !is_for_pupils (what));
    }
  return draft;
}

/**
 * jalons_attach_foresee:
 * @what: an offer, an ambassador or a document
 * @division: a class
 * @target: (nullable): see jalons_attach_slot()
 *
 * Returns: (transfer full): the activity that @division would get, with an id that nothing else has
 */
JalonsActivity *
jalons_attach_foresee (JalonsRecord *what,
                       JalonsDivision *division,
                       const JalonsTarget *target)
{
  g_autoptr (JalonsDraft) draft = jalons_attach_new_activity (what, jalons_division_year (division), target);

  return jalons_draft_build (draft);
}

/**
 * jalons_attach_new_link:
 * @what: an offer, an ambassador or a document
 *
 * Returns: (transfer full): that @what is attached to the activity with that id: to be asked for, or to be asked
 */
JalonsDraft *
jalons_attach_new_link (const JalonsRecord *what,
                        const char *activity_id)
{
  JalonsEntityId link = jalons_link_entity_of (jalons_record_get_entity (what));
  g_autofree char *id = jalons_link_make_id (link, activity_id, jalons_record_get_id (what));
  JalonsDraft *draft = jalons_draft_new (link, id);

  jalons_draft_set_text (draft, jalons_link_activity_field (link), activity_id);
  jalons_draft_set_text (draft, jalons_link_target_field (link), jalons_record_get_id (what));
  return draft;
}
