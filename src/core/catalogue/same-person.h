/* Whether two descriptions are of one person: e-mail, name, organisation, phone.
 * Invariant: a judgement is symmetric, and what is uncertain is only ever proposed to the user.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

/**
 * JalonsSameness:
 *
 * What two descriptions have in common.
 */
typedef enum
{
  JALONS_SAME_EMAIL = 1 << 0,
  JALONS_SAME_NAME = 1 << 1,
  JALONS_SAME_ORGANISATION = 1 << 2,
  JALONS_SAME_PHONE = 1 << 3,
  JALONS_SAME_CERTAIN = 1 << 4, /* it is one person for all we can know */
  JALONS_SAME_LIKELY = 1 << 5,  /* it may be: ask */
} JalonsSameness;

/* Everybody who is known, found by what they may have in common with somebody. */
typedef struct _JalonsPeople JalonsPeople;

/**
 * JalonsPerson:
 * @id: of the ambassador
 * @name: as it is written
 *
 * A description, borrowed from the people that it was added to.
 */
typedef struct
{
  char *id;
  char *name;
  /*< private >*/
  char *name_key;
  char *organisation_key;
  char *email_key;
  char *phone_key;
} JalonsPerson;

JalonsPeople       *jalons_people_new      (void);
void                jalons_people_free     (JalonsPeople *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsPeople, jalons_people_free)

const JalonsPerson *jalons_people_add      (JalonsPeople *self, const JalonsAmbassador *ambassador);
void                jalons_people_add_all  (JalonsPeople *self, JalonsDataset *dataset);
const JalonsPerson *jalons_people_find     (JalonsPeople *self, const JalonsAmbassador *ambassador, GPtrArray **likely);
JalonsSameness      jalons_person_compare  (const JalonsPerson *a, const JalonsPerson *b);
char               *jalons_person_name_key (const char *name);
char               *jalons_sameness_words  (JalonsSameness sameness);

/**
 * JalonsSamePair:
 * @one: an ambassador
 * @other: another one, who is probably the same person
 * @sameness: why
 */
typedef struct
{
  JalonsAmbassador *one;
  JalonsAmbassador *other;
  JalonsSameness sameness;
} JalonsSamePair;

GArray *jalons_people_list_pairs (JalonsDataset *dataset, unsigned limit);

G_END_DECLS
