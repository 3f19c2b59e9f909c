/* The places of an offer, over all schools.
 * Invariant: as in catalogue.h: nothing is changed; what is cancelled takes no place.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/catalogue/catalogue.h"

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  return jalons_slot_compare (*(const JalonsSlot *) a, *(const JalonsSlot *) b);
}

/**
 * jalons_offer_list_occurrences:
 *
 * Returns: (transfer full) (element-type JalonsSlot): the dated occurrences of @offer, the first one first; what is no
 *   date is left out
 */
GArray *
jalons_offer_list_occurrences (const JalonsOffer *offer)
{
  const char *const *texts = jalons_offer_occurrences (offer);
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (JalonsSlot));
  JalonsSlot slot;

  for (unsigned i = 0; texts[i] != NULL; i++)
    if (jalons_slot_parse (texts[i], &slot) && slot.day != JALONS_NO_DAY)
      g_array_append_val (slots, slot);
  g_array_sort (slots, compare_slots);
  return slots;
}

/**
 * jalons_offer_is_dated:
 *
 * Returns: whether @offer takes place on fixed dates
 */
gboolean
jalons_offer_is_dated (const JalonsOffer *offer)
{
  g_autoptr (GArray) slots = jalons_offer_list_occurrences (offer);

  return slots->len > 0;
}

/* How well @at is on @occurrence: 0 for not at all. Of two on one day, the one at that time is meant. */
static int
nearness (JalonsSlot at,
          JalonsSlot occurrence)
{
  if (at.start == JALONS_SLOT_WEEK || occurrence.start == JALONS_SLOT_WEEK)
    return jalons_day_monday (at.day) == jalons_day_monday (occurrence.day) ? 1 : 0;
  if (at.day != occurrence.day)
    return 0;
  if (at.start >= 0 && at.start == occurrence.start)
    return 4;
  return jalons_slot_overlaps (at, occurrence) ? 3 : 2;
}

/**
 * jalons_occurrences_find:
 * @occurrences: (element-type JalonsSlot): of jalons_offer_list_occurrences()
 * @at: where an activity is
 *
 * Of several occurrences on one day, the one at that time is meant, else the first. An activity of a week is on the first
 * occurrence of that week.
 *
 * Returns: the index of the occurrence that @at is on; -1 for none
 */
int
jalons_occurrences_find (GArray *occurrences,
                         JalonsSlot at)
{
  int best = 0, found = -1;

  if (at.day == JALONS_NO_DAY)
    return -1;
  for (guint i = 0; i < occurrences->len; i++)
    {
      int near = nearness (at, g_array_index (occurrences, JalonsSlot, i));

      if (near > best)
        {
          best = near;
          found = (int) i;
        }
    }
  return found;
}

/**
 * jalons_offer_occurrence_at:
 * @at: where an activity is
 * @occurrence: (out) (optional): the occurrence of @offer that it is on: see jalons_occurrences_find()
 *
 * Returns: whether there is one
 */
gboolean
jalons_offer_occurrence_at (const JalonsOffer *offer,
                            JalonsSlot at,
                            JalonsSlot *occurrence)
{
  g_autoptr (GArray) slots = jalons_offer_list_occurrences (offer);
  int found = jalons_occurrences_find (slots, at);

  if (found >= 0 && occurrence != NULL)
    *occurrence = g_array_index (slots, JalonsSlot, (guint) found);
  return found >= 0;
}

/**
 * jalons_offer_division_places:
 *
 * Returns: how many places of @offer @division takes: one, or its pupils, of which an unknown number is none
 */
int
jalons_offer_division_places (const JalonsOffer *offer,
                              const JalonsDivision *division)
{
  int headcount = jalons_division_headcount (division);

  if (jalons_offer_places_in (offer) == JALONS_PLACES_DIVISIONS)
    return 1;
  return headcount == JALONS_UNSET ? 0 : headcount;
}

/**
 * jalons_offer_activity_places:
 *
 * Returns: how many places of @offer @activity takes, in the unit of @offer
 */
int
jalons_offer_activity_places (JalonsDataset *dataset,
                              const JalonsOffer *offer,
                              const JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  int places = 0;

  for (guint i = 0; i < divisions->len; i++)
    places += jalons_offer_division_places (offer, g_ptr_array_index (divisions, i));
  return places;
}

static int
count_unknown (JalonsDataset *dataset,
               const JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  int n = 0;

  for (guint i = 0; i < divisions->len; i++)
    n += jalons_division_headcount (g_ptr_array_index (divisions, i)) == JALONS_UNSET;
  return n;
}

static int *
places_of_state (JalonsPlaces *places,
                 JalonsBookingState state)
{
  switch (state)
    {
    case JALONS_BOOKING_ASKED:
      return &places->asked;
    case JALONS_BOOKING_WAITING:
      return &places->waiting;
    case JALONS_BOOKING_ACCEPTED:
    case JALONS_BOOKING_HELD:
      return &places->accepted;
    case JALONS_BOOKING_REFUSED:
      return &places->refused;
    case JALONS_BOOKING_TO_ASK:
    default:
      return &places->to_ask;
    }
}

static gboolean
is_on (const JalonsOffer *offer,
       const JalonsActivity *activity,
       const JalonsSlot *occurrence)
{
  JalonsSlot found;

  if (occurrence == NULL)
    return TRUE;
  return jalons_offer_occurrence_at (offer, jalons_activity_slot (activity), &found) &&
         jalons_slot_equal (found, *occurrence);
}

/* Unset when nobody says; what has fixed dates has its places on each of them. */
static int
total_places (const JalonsOffer *offer,
              const JalonsSlot *occurrence)
{
  g_autoptr (GArray) slots = jalons_offer_list_occurrences (offer);
  int places = jalons_offer_places (offer);

  return places == JALONS_UNSET || occurrence != NULL || slots->len == 0 ? places : places * (int) slots->len;
}

/**
 * jalons_offer_count_places:
 * @start_year: 2026 for 2026-2027: a published offer is booked in one school year, and again in the next
 * @occurrence: (nullable): one of its occurrences; %NULL for all of them and what is on none, or for its window
 *
 * Returns: its places over all schools that @dataset has
 */
JalonsPlaces
jalons_offer_count_places (JalonsDataset *dataset,
                           const JalonsOffer *offer,
                           int start_year,
                           const JalonsSlot *occurrence)
{
  g_autoptr (GPtrArray) bookings = jalons_dataset_referring (dataset, JALONS_BOOKING_OFFER, jalons_record_get_id (offer));
  JalonsPlaces places = { .unit = (JalonsPlaceUnit) jalons_offer_places_in (offer) };

  places.places = total_places (offer, occurrence);
  for (guint i = 0; i < bookings->len; i++)
    {
      JalonsBooking *booking = g_ptr_array_index (bookings, i);
      JalonsActivity *activity = jalons_link_activity (dataset, booking);

      if (activity == NULL || jalons_activity_state (activity) == JALONS_STATE_CANCELLED ||
          !is_on (offer, activity, occurrence) || jalons_activity_start_year (dataset, activity) != start_year)
        continue;
      *places_of_state (&places, (JalonsBookingState) jalons_booking_state (booking)) +=
        jalons_offer_activity_places (dataset, offer, activity);
      if (places.unit == JALONS_PLACES_PUPILS)
        places.n_unknown += count_unknown (dataset, activity);
    }
  places.wanted = places.to_ask + places.asked + places.accepted;
  places.free = places.places == JALONS_UNSET ? 0 : places.places - places.wanted;
  return places;
}
