/* One copy of the data among those that are shared: the blocks that it holds, those that wait, and what it wrote itself.
 * Invariant: no file, no clock, no network: what it is told and what it keeps is all there is, so that a simulator can be
 * the world around it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/ancestry.h"
#include "sync/registers.h"
#include "sync/segment.h"

G_BEGIN_DECLS

/**
 * JalonsReplicaFuncs:
 * @now: milliseconds since 1970, as well as this computer knows
 * @draw: a random number below @below; 0 for all 64 bits
 * @read_block: (transfer full): a block that was put, with its operations
 * @put_block: keeps a block for ever
 * @list_unsealed: (transfer full) (element-type JalonsOperation): what was written here since the last call, in order; the
 *   registers have it as %JALONS_UNSEALED
 * @sign: (nullable): signs what is sealed
 * @registers: where the fields are
 *
 * What is around a replica. All are called with the same data.
 */
typedef struct
{
  gint64 (*now) (gpointer data);
  guint64 (*draw) (guint64 below, gpointer data);
  JalonsBlock *(*read_block) (const char *hash, gpointer data);
  void (*put_block) (JalonsBlock *block, gpointer data);
  GPtrArray *(*list_unsealed) (gpointer data);
  JalonsSignFunc sign;
  JalonsRegisters registers;
} JalonsReplicaFuncs;

/**
 * JalonsHeld:
 *
 * What is known without reading it of a block that was applied; the fields are those of #JalonsBlock.
 */
typedef struct
{
  char hash[JALONS_HASH_LENGTH + 1];
  char replica[JALONS_REPLICA_LENGTH + 1];
  char previous[JALONS_HASH_LENGTH + 1];
  guint32 number;
} JalonsHeld;

typedef struct _JalonsReplica JalonsReplica;

JalonsReplica    *jalons_replica_new         (const JalonsReplicaFuncs *funcs, gpointer data);
void              jalons_replica_free        (JalonsReplica *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsReplica, jalons_replica_free)

const char       *jalons_replica_get_id      (JalonsReplica *self);
gboolean          jalons_replica_is_own      (JalonsReplica *self, const char *id);
void              jalons_replica_renew_id    (JalonsReplica *self);

void              jalons_replica_make_stamp  (JalonsReplica *self, const char *entity, const char *row,
                                              char stamp[JALONS_STAMP_LENGTH + 1]);
void              jalons_replica_apply_unsealed (JalonsReplica *self, const JalonsOperation *operation);
gboolean          jalons_replica_seal        (JalonsReplica *self);

void              jalons_replica_receive     (JalonsReplica *self, JalonsBlock *block);
void              jalons_replica_apply_waiting (JalonsReplica *self, gboolean a_sync_went_by);
void              jalons_replica_rebuild     (JalonsReplica *self);

guint             jalons_replica_n_waiting   (JalonsReplica *self);
gboolean          jalons_replica_has         (JalonsReplica *self, const char *hash);
gboolean          jalons_replica_awaits      (JalonsReplica *self, const char *hash);
const GPtrArray  *jalons_replica_list_held   (JalonsReplica *self);
GPtrArray        *jalons_replica_find_chain  (JalonsReplica *self, const JalonsSegment *segment);
JalonsBlock      *jalons_replica_read        (JalonsReplica *self, const char *hash);
guint64           jalons_replica_draw        (JalonsReplica *self, guint64 below);
JalonsAncestry   *jalons_replica_get_ancestry (JalonsReplica *self);

G_END_DECLS
