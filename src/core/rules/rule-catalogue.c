/* Offers and ambassadors as the rules see them, gathered when they are first asked for.
 * Invariant: a booking or a visit is here once, with its activity as it now is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules/rule-catalogue.h"

struct _JalonsRuleCatalogue
{
  JalonsDataset *dataset; /* borrowed */
  GHashTable *offers;     /* id → JalonsRuleOffer */
  GHashTable *ambassadors;
  int retention; /* or JALONS_UNSET while nobody asked */
};

static void
offer_free (gpointer data)
{
  JalonsRuleOffer *self = data;

  g_object_unref (self->offer);
  g_array_unref (self->occurrences);
  g_array_unref (self->bookings);
  g_hash_table_unref (self->divisions);
  g_free (self);
}

static void
ambassador_free (gpointer data)
{
  JalonsRuleAmbassador *self = data;

  g_object_unref (self->ambassador);
  g_array_unref (self->visits);
  g_free (self);
}

/**
 * jalons_rule_catalogue_new:
 * @dataset: is borrowed
 *
 * Returns: (transfer full): what rules ask of the catalogue, gathered when it is first asked
 */
JalonsRuleCatalogue *
jalons_rule_catalogue_new (JalonsDataset *dataset)
{
  JalonsRuleCatalogue *self = g_new0 (JalonsRuleCatalogue, 1);

  self->dataset = dataset;
  self->offers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, offer_free);
  self->ambassadors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, ambassador_free);
  self->retention = JALONS_UNSET;
  return self;
}

void
jalons_rule_catalogue_free (JalonsRuleCatalogue *self)
{
  g_hash_table_unref (self->offers);
  g_hash_table_unref (self->ambassadors);
  g_free (self);
}

JalonsDataset *
jalons_rule_catalogue_dataset (JalonsRuleCatalogue *self)
{
  return self->dataset;
}

/**
 * jalons_rule_catalogue_retention:
 *
 * Returns: how many years the data of ambassadors are kept
 */
int
jalons_rule_catalogue_retention (JalonsRuleCatalogue *self)
{
  if (self->retention == JALONS_UNSET)
    self->retention = jalons_catalogue_retention (self->dataset);
  return self->retention;
}

/* @id is that of an offer or an ambassador. */
void
jalons_rule_catalogue_forget (JalonsRuleCatalogue *self,
                              const char *id)
{
  g_hash_table_remove (self->offers, id);
  g_hash_table_remove (self->ambassadors, id);
}

/**
 * jalons_rule_catalogue_forget_all:
 *
 * Something changed that any of it may depend on: all is gathered again when it is asked.
 */
void
jalons_rule_catalogue_forget_all (JalonsRuleCatalogue *self)
{
  g_hash_table_remove_all (self->offers);
  g_hash_table_remove_all (self->ambassadors);
  self->retention = JALONS_UNSET;
}

static void
clear_booking (gpointer data)
{
  g_object_unref (((JalonsRuleBooking *) data)->activity);
}

static void
clear_visit (gpointer data)
{
  JalonsRuleVisit *self = data;

  g_object_unref (self->visit);
  g_object_unref (self->activity);
  g_clear_object (&self->school);
}

/* The activity of @link when it takes place in that school year. */
static JalonsActivity *
activity_of_year (JalonsDataset *dataset,
                  const JalonsRecord *link,
                  int start_year)
{
  JalonsActivity *activity = jalons_link_activity (dataset, link);

  if (activity == NULL || jalons_activity_state (activity) == JALONS_STATE_CANCELLED ||
      jalons_activity_start_year (dataset, activity) != start_year)
    return NULL;
  return activity;
}

/* Offers */

/**
 * jalons_rule_offer_occurrence:
 *
 * Returns: which occurrence @at is on; the one after the last when it is on none, or when there are none
 */
guint
jalons_rule_offer_occurrence (const JalonsRuleOffer *self,
                              JalonsSlot at)
{
  int found = jalons_occurrences_find (self->occurrences, at);

  return found >= 0 ? (guint) found : self->occurrences->len;
}

static void
file_divisions (JalonsRuleOffer *self,
                JalonsDataset *dataset,
                JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);

  for (guint i = 0; i < divisions->len; i++)
    {
      const char *id = jalons_record_get_id (g_ptr_array_index (divisions, i));
      GPtrArray *activities = g_hash_table_lookup (self->divisions, id);

      if (activities == NULL)
        {
          activities = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->divisions, g_strdup (id), activities);
        }
      g_ptr_array_add (activities, g_object_ref (activity));
    }
}

static void
add_booking (JalonsRuleOffer *self,
             JalonsDataset *dataset,
             const JalonsBooking *link)
{
  JalonsActivity *activity = activity_of_year (dataset, link, self->start_year);
  JalonsBookingState state = (JalonsBookingState) jalons_booking_state (link);
  JalonsRuleBooking booking = { activity };

  if (activity == NULL || state == JALONS_BOOKING_REFUSED)
    return;
  booking.occurrence = jalons_rule_offer_occurrence (self, jalons_activity_slot (activity));
  booking.places = jalons_offer_activity_places (dataset, self->offer, activity);
  booking.taken = state != JALONS_BOOKING_WAITING;
  booking.accepted = state == JALONS_BOOKING_ACCEPTED || state == JALONS_BOOKING_HELD;
  g_object_ref (activity);
  g_array_append_val (self->bookings, booking);
  file_divisions (self, dataset, activity);
}

/* Returns: (transfer none): @offer in that year, until it is forgotten */
JalonsRuleOffer *
jalons_rule_catalogue_offer (JalonsRuleCatalogue *self,
                             JalonsOffer *offer,
                             int start_year)
{
  const char *id = jalons_record_get_id (offer);
  JalonsRuleOffer *known = g_hash_table_lookup (self->offers, id);
  g_autoptr (GPtrArray) links = NULL;

  if (known != NULL && known->start_year == start_year)
    return known;
  known = g_new0 (JalonsRuleOffer, 1);
  known->offer = g_object_ref (offer);
  known->start_year = start_year;
  known->occurrences = jalons_offer_list_occurrences (offer);
  known->bookings = g_array_new (FALSE, FALSE, sizeof (JalonsRuleBooking));
  g_array_set_clear_func (known->bookings, clear_booking);
  known->divisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  links = jalons_catalogue_links (self->dataset, offer);
  for (guint i = 0; i < links->len; i++)
    add_booking (known, self->dataset, g_ptr_array_index (links, i));
  g_hash_table_replace (self->offers, g_strdup (id), known);
  return known;
}

/* Ambassadors */

static void
add_visit (JalonsRuleAmbassador *self,
           JalonsDataset *dataset,
           JalonsVisit *link)
{
  JalonsActivity *activity = activity_of_year (dataset, link, self->start_year);
  JalonsRuleVisit visit = { link, activity, NULL };
  JalonsYear *year;

  if (activity == NULL || jalons_visit_state (link) == JALONS_VISIT_DECLINED)
    return;
  year = jalons_dataset_follow (dataset, activity, JALONS_ACTIVITY_YEAR);
  g_set_object (&visit.school, jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL));
  g_object_ref (link);
  g_object_ref (activity);
  g_array_append_val (self->visits, visit);
}

/* Returns: (transfer none): @ambassador in that year, until it is forgotten */
JalonsRuleAmbassador *
jalons_rule_catalogue_ambassador (JalonsRuleCatalogue *self,
                                  JalonsAmbassador *ambassador,
                                  int start_year)
{
  const char *id = jalons_record_get_id (ambassador);
  JalonsRuleAmbassador *known = g_hash_table_lookup (self->ambassadors, id);
  g_autoptr (GPtrArray) links = NULL;

  if (known != NULL && known->start_year == start_year)
    return known;
  known = g_new0 (JalonsRuleAmbassador, 1);
  known->ambassador = g_object_ref (ambassador);
  known->start_year = start_year;
  known->visits = g_array_new (FALSE, FALSE, sizeof (JalonsRuleVisit));
  g_array_set_clear_func (known->visits, clear_visit);
  links = jalons_catalogue_links (self->dataset, ambassador);
  for (guint i = 0; i < links->len; i++)
    add_visit (known, self->dataset, g_ptr_array_index (links, i));
  g_hash_table_replace (self->ambassadors, g_strdup (id), known);
  return known;
}
