/* Questions about the catalogue: places of an offer, visits of an ambassador, what is used where, how long data are kept.
 * Invariant: nothing here changes anything, and the gender of a person is only ever told as a sum over several.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

/* How long an ambassador's data are kept after the last contact, in years, when the centre does not say: what the CNIL
 * holds for prospects. */
#define JALONS_RETENTION_YEARS 3

/* Links: a booking, a visit or an attachment ties an activity to an offer, an ambassador or a document. */

gboolean        jalons_entity_is_linked     (JalonsEntityId entity);
gboolean        jalons_entity_is_link       (JalonsEntityId entity);
JalonsEntityId  jalons_link_entity_of       (JalonsEntityId linked);
JalonsFieldId   jalons_link_activity_field  (JalonsEntityId link);
JalonsFieldId   jalons_link_target_field    (JalonsEntityId link);
JalonsActivity *jalons_link_activity        (JalonsDataset *dataset, const JalonsRecord *link);
JalonsRecord   *jalons_link_target          (JalonsDataset *dataset, const JalonsRecord *link);
const char     *jalons_link_state_label     (const JalonsRecord *link);
char           *jalons_link_make_id         (JalonsEntityId link, const char *activity_id, const char *target_id);

GPtrArray      *jalons_catalogue_attached (JalonsDataset *dataset, const JalonsActivity *activity);
GPtrArray      *jalons_catalogue_links    (JalonsDataset *dataset, const JalonsRecord *record);
GPtrArray      *jalons_catalogue_concerned (JalonsDataset *dataset, const JalonsRecord *record);
JalonsDraft    *jalons_document_draft_new (void);
int             jalons_activity_start_year (JalonsDataset *dataset, const JalonsActivity *activity);
const char     *jalons_catalogue_title    (const JalonsRecord *record);

/**
 * JalonsPlaces:
 * @unit: what is counted: divisions or pupils
 * @places: how many there are, or %JALONS_UNSET when nobody says
 * @wanted: asked for or about to be: all of what follows but @waiting and @refused
 * @to_ask: not asked for yet
 * @asked: asked for, without an answer
 * @accepted: accepted or held
 * @waiting: on the waiting list: beside @wanted, as these know that there is no place yet
 * @refused: refused
 * @free: @places less @wanted: below 0 when too many are wanted; 0 when @places is unset
 * @n_unknown: of the divisions of all these, those whose headcount is not known; they count as no pupil
 *
 * The places of an offer, or of one of its occurrences, over all schools. Cancelled activities take none.
 */
typedef struct
{
  JalonsPlaceUnit unit;
  int places;
  int wanted;
  int to_ask;
  int asked;
  int accepted;
  int waiting;
  int refused;
  int free;
  int n_unknown;
} JalonsPlaces;

GArray      *jalons_offer_list_occurrences (const JalonsOffer *offer);
gboolean     jalons_offer_occurrence_at    (const JalonsOffer *offer, JalonsSlot at, JalonsSlot *occurrence);
int          jalons_occurrences_find       (GArray *occurrences, JalonsSlot at);
gboolean     jalons_offer_is_dated         (const JalonsOffer *offer);
JalonsPlaces jalons_offer_count_places     (JalonsDataset *dataset, const JalonsOffer *offer, int start_year,
                                            const JalonsSlot *occurrence);
int          jalons_offer_division_places  (const JalonsOffer *offer, const JalonsDivision *division);
int          jalons_offer_activity_places  (JalonsDataset *dataset, const JalonsOffer *offer,
                                            const JalonsActivity *activity);

/**
 * JalonsVisits:
 * @wanted: those that are not declined: what is held against the most visits that the ambassador wants
 *
 * The visits of an ambassador in a school year, by state. Those to cancelled activities count nowhere.
 */
typedef struct
{
  int wanted;
  int to_ask;
  int asked;
  int accepted;
  int declined;
  int held;
} JalonsVisits;

JalonsVisits jalons_ambassador_count_visits (JalonsDataset *dataset, const JalonsAmbassador *ambassador,
                                             int start_year);

/* How the person and the job are told. */
char        *jalons_ambassador_job          (const JalonsAmbassador *ambassador);
gboolean     jalons_ambassador_is_forgotten (const JalonsAmbassador *ambassador);

/* What the charters ask to be checked: free of charge, neutral, qualified, impartial, and the charter signed; then that
 * the person was trained on stereotypes and informed. Each is a date field of the ambassador. */
const JalonsFieldId *jalons_ambassador_checks         (gsize *n_checks);
const char          *jalons_ambassador_check_label    (JalonsFieldId check);
GArray              *jalons_ambassador_missing_checks (const JalonsAmbassador *ambassador);

/* How long the data are kept. */
int        jalons_catalogue_retention       (JalonsDataset *dataset);
JalonsDay  jalons_ambassador_contact        (const JalonsAmbassador *ambassador);
JalonsDay  jalons_ambassador_keep_until     (const JalonsAmbassador *ambassador, int years);
GPtrArray *jalons_catalogue_past_retention  (JalonsDataset *dataset, JalonsDay today);

/**
 * JalonsGenders:
 *
 * How many women and men come, each person once; @unsaid are those whose gender nobody declared. Shown as these numbers
 * and never for one person.
 */
typedef struct
{
  int women;
  int men;
  int unsaid;
} JalonsGenders;

JalonsGenders jalons_catalogue_count_genders (JalonsDataset *dataset, GPtrArray *activities);

G_END_DECLS
