/* A replica among its own files.
 * Invariant: a block is held or it waits, never both.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "replica/replica.h"

G_BEGIN_DECLS

typedef struct
{
  JalonsBlock *block;
  unsigned age;
} JalonsWaiting;

struct _JalonsReplica
{
  JalonsReplicaFuncs funcs;
  gpointer data;

  char id[JALONS_REPLICA_LENGTH + 1];
  char head[JALONS_HASH_LENGTH + 1];  /* of the last block that was sealed under the id, or "" */
  guint32 number;                     /* of that block */
  GHashTable *retired;                /* ids that were in use elsewhere too */
  char last[JALONS_STAMP_LENGTH + 1]; /* nothing that is written here comes before it */

  GPtrArray *held;     /* JalonsHeld, as they were applied */
  GHashTable *by_hash; /* hash → JalonsHeld */
  GHashTable *waiting; /* hash → JalonsWaiting */
  GHashTable *authors; /* the ids of the replicas whose blocks are held or wait */
  JalonsAncestry *ancestry;

  guint portion;          /* so many operations are applied at a time; 0: all */
  GHashTable *dependents; /* hash → the JalonsWaiting that wait for it; NULL: to be made anew */
  GQueue ready;           /* hashes of those that wait for nothing; with @dependents */
};

void jalons_replica_note_author (JalonsReplica *self, const char *id);
void jalons_replica_forget_order (JalonsReplica *self);
void jalons_replica_hold_block   (JalonsReplica *self, const JalonsBlock *block);
void jalons_replica_apply_block  (JalonsReplica *self, const JalonsBlock *block);

G_END_DECLS
