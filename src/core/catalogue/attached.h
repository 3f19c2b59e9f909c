/* What is attached to an activity, told in short: a mark on a chip, a row of signs, the end of a sentence.
 * Invariant: whatever changes the words changes the stamp, so that who has shown them knows when to say them again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

typedef enum
{
  JALONS_ATTACHED_NOTHING,
  JALONS_ATTACHED_SETTLED, /* all that is asked for is accepted or was held; a document needs no answer */
  JALONS_ATTACHED_OPEN,    /* something is still to be asked for, waits for its answer, or was refused */
} JalonsAttachedState;

/**
 * JalonsAttachedGlance:
 * @stamp: another one whenever jalons_attached_words() says something else; 0 when nothing is attached
 */
typedef struct
{
  JalonsAttachedState state;
  guint32 stamp;
} JalonsAttachedGlance;

/**
 * JalonsAttachedItem:
 * @entity: of what is attached: an offer, an ambassador or a document
 * @state: whether something is still to be done for it
 * @id: (nullable): its id; %NULL when it is gone
 * @words: "action “Orientibus”, asked for"
 */
typedef struct
{
  JalonsEntityId entity;
  JalonsAttachedState state;
  char *id;
  char *words;
} JalonsAttachedItem;

JalonsAttachedGlance jalons_attached_glance (JalonsDataset *dataset, const JalonsActivity *activity);
GPtrArray           *jalons_attached_list   (JalonsDataset *dataset, const JalonsActivity *activity);
char                *jalons_attached_words  (JalonsDataset *dataset, const JalonsActivity *activity);

G_END_DECLS
