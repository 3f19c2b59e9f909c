/* The parts of a sync among themselves.
 * Invariant: each part asks for one thing at a time; what it remembers between two answers is in JalonsRound.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "replica/round.h"

G_BEGIN_DECLS

/* A segment in the listing, with the length that it has there. */
typedef struct
{
  JalonsSegment segment;
  char *name;
  guint64 size;
} JalonsListedSegment;

typedef enum
{
  JALONS_PART_LIST,
  JALONS_PART_PULL,
  JALONS_PART_PUBLISH,
  JALONS_PART_SCRUB,
  JALONS_PART_MERGE,
  JALONS_PART_CLEAN,
  JALONS_PART_END,
} JalonsPart;

/* Why something was asked for. */
typedef enum
{
  JALONS_WHY_FETCH,  /* we do not hold it */
  JALONS_WHY_VERIFY, /* it is not as long as it was; or its turn has come */
  JALONS_WHY_COVER,  /* is the larger file good, so that the smaller one may go? */
  JALONS_WHY_WRITE,
} JalonsWhy;

struct _JalonsRound
{
  JalonsReplica *replica;
  JalonsRemote *remote;
  JalonsRequest request;
  JalonsRoundCounts counts;

  GPtrArray *files;  /* JalonsListedSegment, as listed */
  GPtrArray *sorted; /* the same, in the order of their names */
  JalonsPart part;
  guint at; /* in what the part goes through */
  gboolean is_pausing;
  JalonsWhy why;
  const JalonsListedSegment *about;

  GHashTable *listed; /* the hashes that the listing covers */
  GPtrArray *held;    /* JalonsHeld, by replica and number */
  GPtrArray *mine;    /* JalonsListedSegment of our own, from the first block on, the longest first */
  GPtrArray *classes; /* arrays of those in no other one, by how many blocks they have */
};

void     jalons_round_ask          (JalonsRound *self, JalonsVerb verb, const char *name, GBytes *bytes, JalonsWhy why);
void     jalons_round_ask_segment  (JalonsRound *self, const JalonsSegment *segment, GPtrArray *chain);
void     jalons_round_note_size    (JalonsRound *self, const char *name, guint64 size);
gboolean jalons_round_is_within    (JalonsRound *self, const JalonsListedSegment *small, const JalonsListedSegment *large);

gboolean jalons_round_pull         (JalonsRound *self);
gboolean jalons_round_publish      (JalonsRound *self);
gboolean jalons_round_scrub        (JalonsRound *self);
gboolean jalons_round_merge        (JalonsRound *self);
gboolean jalons_round_clean        (JalonsRound *self);
void     jalons_round_forget_bad  (JalonsRound *self, const char *name);
void     jalons_round_take_fetched (JalonsRound *self, GBytes *bytes);
void     jalons_round_take_cover   (JalonsRound *self, GBytes *bytes);

G_END_DECLS
