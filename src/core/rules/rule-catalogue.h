/* What the rules look at beyond one year: the offers and ambassadors that its activities have, over all schools. Private to
 * core.
 * Invariant: what is kept is what the dataset says; whoever holds it forgets what changes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/catalogue/catalogue.h"

G_BEGIN_DECLS

/**
 * JalonsRuleBooking:
 * @activity: the activity, of any school
 * @occurrence: which one of the offer; that after the last for its window, or for none of them
 * @places: how many places it takes
 * @taken: whether it wants places: not refused, not waiting
 * @accepted: whether it has them
 */
typedef struct
{
  JalonsActivity *activity;
  guint occurrence;
  int places;
  gboolean taken;
  gboolean accepted;
} JalonsRuleBooking;

/**
 * JalonsRuleOffer:
 * @occurrences: (element-type JalonsSlot): its dates
 * @bookings: (element-type JalonsRuleBooking): of the year, those of cancelled activities left out
 * @divisions: id of a division → #GPtrArray of the activities with which it has the offer, those refused left out
 */
typedef struct
{
  JalonsOffer *offer;
  int start_year;
  GArray *occurrences;
  GArray *bookings;
  GHashTable *divisions;
} JalonsRuleOffer;

/**
 * JalonsRuleVisit:
 * @school: (nullable): where it is
 */
typedef struct
{
  JalonsVisit *visit;
  JalonsActivity *activity;
  JalonsSchool *school;
} JalonsRuleVisit;

/**
 * JalonsRuleAmbassador:
 * @visits: (element-type JalonsRuleVisit): of the year, not declined, those to cancelled activities left out
 */
typedef struct
{
  JalonsAmbassador *ambassador;
  int start_year;
  GArray *visits;
} JalonsRuleAmbassador;

typedef struct _JalonsRuleCatalogue JalonsRuleCatalogue;

JalonsRuleCatalogue  *jalons_rule_catalogue_new        (JalonsDataset *dataset);
void                  jalons_rule_catalogue_free       (JalonsRuleCatalogue *self);
JalonsDataset        *jalons_rule_catalogue_dataset    (JalonsRuleCatalogue *self);
JalonsRuleOffer      *jalons_rule_catalogue_offer      (JalonsRuleCatalogue *self, JalonsOffer *offer, int start_year);
JalonsRuleAmbassador *jalons_rule_catalogue_ambassador (JalonsRuleCatalogue *self, JalonsAmbassador *ambassador,
                                                        int start_year);
int                   jalons_rule_catalogue_retention  (JalonsRuleCatalogue *self);
void                  jalons_rule_catalogue_forget     (JalonsRuleCatalogue *self, const char *id);
void                  jalons_rule_catalogue_forget_all (JalonsRuleCatalogue *self);

guint                 jalons_rule_offer_occurrence     (const JalonsRuleOffer *self, JalonsSlot at);

G_END_DECLS
