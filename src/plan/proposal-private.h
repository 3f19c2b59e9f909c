/* Gathering a proposal. Private to plan.
 * Invariant: a draft that would change nothing is not kept, and each activity is told once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plan/proposal.h"

G_BEGIN_DECLS

/* Why an activity is left alone. */
typedef enum
{
  JALONS_LEFT_OUTSIDE_YEAR, /* it would fall out of the school year */
  JALONS_LEFT_LENGTH,       /* it is as short or as long as can be */
  JALONS_LEFT_THERE,        /* the class has it already, at the same time */
  JALONS_LEFT_CANCELLED,    /* a cancelled one is not copied with its row */
  JALONS_LEFT_GONE,         /* it was deleted since it was copied */
  JALONS_LEFT_ATTACHED,     /* what is attached is attached to it already */
  JALONS_LEFT_OFFERED,      /* a class has what is attached already: the name is that of the class */
  JALONS_LEFT_STEP,         /* what was asked or answered does not follow what is known of it */
  JALONS_N_LEFT,
} JalonsLeft;

/* What happens to an activity and so to all its classes. */
typedef enum
{
  JALONS_ALONG_MOVED,
  JALONS_ALONG_STRETCHED,
  JALONS_ALONG_DELETED,
  JALONS_ALONG_JOINED, /* this one class takes part in it now */
  JALONS_N_ALONG,
} JalonsAlong;

typedef struct
{
  JalonsDataset *dataset; /* borrowed; NULL when nothing is looked up */
  GPtrArray *drafts;
  GPtrArray *created;
  GPtrArray *touched;                /* names of the activities that something happens to */
  GPtrArray *left[JALONS_N_LEFT];    /* their names */
  GPtrArray *along[JALONS_N_ALONG];  /* the sentence of each */
} JalonsProposer;

void            jalons_proposer_init     (JalonsProposer *self, JalonsDataset *dataset);
void            jalons_proposer_touch    (JalonsProposer *self, const JalonsActivity *activity);
void            jalons_proposer_leave    (JalonsProposer *self, JalonsLeft why, const JalonsActivity *activity);
void            jalons_proposer_leave_named (JalonsProposer *self, JalonsLeft why, const char *name);
void            jalons_proposer_tell     (JalonsProposer *self, JalonsAlong what, const JalonsActivity *activity,
                                          GPtrArray *divisions, int minutes);
gboolean        jalons_proposer_keep     (JalonsProposer *self, JalonsDraft *draft);
void            jalons_proposer_delete   (JalonsProposer *self, JalonsRecord *record);
void            jalons_proposer_join     (JalonsProposer *self, const char *activity_id, const JalonsDivision *division);
void            jalons_proposer_create   (JalonsProposer *self, JalonsDraft *draft, GPtrArray *divisions);
void            jalons_proposer_copy     (JalonsProposer *self, JalonsActivity *activity, JalonsSlot slot,
                                          GPtrArray *divisions);
const char     *jalons_proposer_only     (const JalonsProposer *self, unsigned *n_touched);
JalonsProposal *jalons_proposer_finish   (JalonsProposer *self, char *label);

/* Each activity of some chips, once, with the classes whose chips were taken. */
typedef struct
{
  JalonsActivity *activity; /* borrowed */
  GPtrArray *divisions;     /* borrowed JalonsDivision, by the order of the chips */
} JalonsChosen;

char           *jalons_name_activity     (const JalonsActivity *activity);
char           *jalons_list_classes      (GPtrArray *divisions);
gboolean        jalons_has_record        (GPtrArray *records, const JalonsRecord *record);
GPtrArray      *jalons_chosen_list       (const JalonsChip *chips, unsigned n_chips);
gboolean        jalons_chosen_all        (JalonsDataset *dataset, const JalonsChosen *chosen);

G_END_DECLS
