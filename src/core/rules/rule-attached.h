/* What is attached to activities that are judged together, and its judgement. Private to core.
 * Invariant: as in rule-judge.h: the list of a year, a proposal and the targets of a drag are all judged here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rules/rule-catalogue.h"
#include "core/rules/rule-judge.h"

G_BEGIN_DECLS

/**
 * JalonsRuleLink:
 * @link: the booking, visit or attachment, as it would be
 * @target: (nullable): the offer, the ambassador or the document; %NULL when it is gone
 * @offer: (nullable): what is known of the offer
 * @wanted: (array) (nullable): by occurrence, the places that activities that are not judged want of it
 * @accepted: (array) (nullable): the part of them that is accepted
 * @places: how many places the activity itself would take
 * @ambassador: (nullable): what is known of the ambassador; of one that was forgotten nothing is
 * @others: (element-type JalonsRuleVisit) (nullable): the visits of the ambassador to activities that are not judged
 */
typedef struct
{
  JalonsRecord *link;
  JalonsRecord *target;
  JalonsRuleOffer *offer;
  int *wanted;
  int *accepted;
  int places;
  JalonsRuleAmbassador *ambassador;
  GPtrArray *others;
} JalonsRuleLink;

/**
 * JalonsRuleAttached:
 * @activity: the activity, as it would be
 * @school: (nullable): where it is
 * @start_year: 2026 for 2026-2027
 * @links: (element-type JalonsRuleLink): what is attached to it; nothing to a cancelled one
 * @divisions: (element-type JalonsDivision) (nullable): who would take part; see jalons_rule_attached_join()
 */
typedef struct
{
  JalonsActivity *activity;
  JalonsSchool *school;
  int start_year;
  GArray *links;
  GPtrArray *divisions;
} JalonsRuleAttached;

/**
 * JalonsRulePanel:
 * @n: how many activities are judged together
 * @attached: (array length=n): by number
 */
typedef struct
{
  JalonsRuleCatalogue *catalogue;
  gsize n;
  JalonsRuleAttached *attached;
} JalonsRulePanel;

void jalons_rule_panel_init   (JalonsRulePanel *self, JalonsRuleCatalogue *catalogue, gsize n);
void jalons_rule_panel_set    (JalonsRulePanel *self, gsize number, JalonsActivity *activity, GPtrArray *links);
void jalons_rule_panel_gather (JalonsRulePanel *self);
void jalons_rule_panel_clear  (JalonsRulePanel *self);
void jalons_rule_attached_join (JalonsRuleAttached *self, GPtrArray *divisions);

gboolean jalons_rule_link_is_wanted (const JalonsRuleLink *link);
gboolean jalons_rule_link_is_agreed (const JalonsRuleLink *link);

/* What the judgements of people and of offers are made of. */
JalonsFinding jalons_finding_of_link    (JalonsRule rule, const JalonsRuleAttached *attached, const JalonsRuleLink *link);
void          jalons_find_link          (JalonsRule rule, const JalonsRuleAttached *attached, const JalonsRuleLink *link,
                                         JalonsFound found, gpointer data);
void          jalons_judge_person_still (const JalonsRulePanel *panel, const JalonsRuleAttached *attached,
                                         const JalonsRuleLink *link, JalonsFound found, gpointer data);
void          jalons_judge_person_day   (const JalonsRulePanel *panel, const JalonsRuleLink *link,
                                         JalonsCalendar *calendar, const JalonsPlaced *placed, JalonsDay day,
                                         JalonsFound found, gpointer data);
void          jalons_judge_declined     (const JalonsRuleAttached *attached, JalonsFound found, gpointer data);
void          jalons_judge_offer_still  (const JalonsRuleAttached *attached, const JalonsRuleLink *link,
                                         JalonsFound found, gpointer data);
void          jalons_judge_offer_day    (const JalonsRuleAttached *attached, const JalonsRuleLink *link,
                                         const JalonsPlaced *placed, JalonsFound found, gpointer data);

void jalons_judge_attached_still  (const JalonsRulePanel *panel, gsize number, JalonsFound found, gpointer data);
void jalons_judge_attached_day    (const JalonsRulePanel *panel, JalonsCalendar *calendar, const JalonsPlaced *placed,
                                   JalonsFound found, gpointer data);
void jalons_judge_attached_beside (const JalonsRulePanel *panel, const JalonsPlaced *placed, gsize i, JalonsFound found,
                                   gpointer data);
void jalons_judge_attached_class  (const JalonsRulePanel *panel, gsize number, JalonsDivision *division,
                                   JalonsFound found, gpointer data);
void jalons_judge_attached_places (const JalonsRulePanel *panel, const JalonsPlaced *placed, gsize i, JalonsFound found,
                                   gpointer data);
void jalons_judge_attached        (const JalonsRulePanel *panel, JalonsCalendar *calendar, const JalonsPlaced *placed,
                                   gsize i, JalonsFound found, gpointer data);

G_END_DECLS
