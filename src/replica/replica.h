/* One copy of the data among those that are shared: the blocks that it holds, those that wait, and what it wrote itself.
 * Invariant: no file, no clock, no network: what it is told and what it keeps is all there is, so that a simulator can be
 * the world around it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "replica/ancestry.h"
#include "replica/registers.h"
#include "replica/segment.h"

G_BEGIN_DECLS

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

/**
 * JalonsReplicaFuncs:
 * @now: milliseconds since 1970, as well as this computer knows
 * @draw: a random number below @below; 0 for all 64 bits
 * @read_block: (transfer full): a block that was put, with its operations
 * @put_block: keeps a block for ever
 * @keep_waiting: (nullable): keeps a block that was received and cannot be applied yet
 * @list_unsealed: (transfer full) (element-type JalonsOperation): what was written here since the last call, in order, or
 *   the beginning of it; the registers have it as %JALONS_UNSEALED. Unless it is asked for @all, something may be held back
 * @holds_back: (nullable): whether something was when @list_unsealed was called last
 * @sign: (nullable): signs what is sealed
 * @accepts: (nullable): whether a block that was received is by whom it says
 * @counts: (nullable): whether what a block says of a field counts
 * @may_send: (nullable): whether a block may be published in the folder of this round
 * @note_listed: (nullable): a listing shows a block that is held
 * @note_aged: (nullable): the blocks that wait have waited for one sync more
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
  void (*keep_waiting) (JalonsBlock *block, gpointer data);
  GPtrArray *(*list_unsealed) (gboolean all, gpointer data);
  gboolean (*holds_back) (gpointer data);
  JalonsSignFunc sign;
  gboolean (*accepts) (JalonsBlock *block, gpointer data);
  gboolean (*counts) (const JalonsBlock *block, const char *entity, const char *field, gpointer data);
  gboolean (*may_send) (const JalonsHeld *held, gpointer data);
  void (*note_listed) (const char *hash, gpointer data);
  void (*note_aged) (gpointer data);
  JalonsRegisters registers;
} JalonsReplicaFuncs;

/* More computers do not share one space: more ids than this are somebody's malice. */
#define JALONS_REPLICA_MOST_AUTHORS 500

typedef struct _JalonsReplica JalonsReplica;

JalonsReplica    *jalons_replica_new         (const JalonsReplicaFuncs *funcs, gpointer data);
void              jalons_replica_free        (JalonsReplica *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsReplica, jalons_replica_free)

/**
 * JalonsIdentity:
 * @id: of a replica
 * @head: the hash of the last block that was sealed under it, or ""
 * @number: of that block
 * @retired: (array zero-terminated=1): ids that were in use elsewhere too
 * @last: sixteen digits: nothing that is written here comes before it
 *
 * What a replica is, beside what it holds.
 */
typedef struct
{
  char id[JALONS_REPLICA_LENGTH + 1];
  char head[JALONS_HASH_LENGTH + 1];
  guint32 number;
  char **retired;
  char last[JALONS_MOMENT_LENGTH + 1];
} JalonsIdentity;

void              jalons_replica_set_identity (JalonsReplica *self, const JalonsIdentity *identity);
void              jalons_replica_get_identity (JalonsReplica *self, JalonsIdentity *identity);
void              jalons_replica_restore_held (JalonsReplica *self, const JalonsHeld *held, const char *const *known);
void              jalons_replica_restore_waiting (JalonsReplica *self, JalonsBlock *block, unsigned age);
void              jalons_replica_set_portion (JalonsReplica *self, guint n_operations);
gint64            jalons_replica_now         (JalonsReplica *self);

const char       *jalons_replica_get_id      (JalonsReplica *self);
gboolean          jalons_replica_is_own      (JalonsReplica *self, const char *id);
void              jalons_replica_renew_id    (JalonsReplica *self);

void              jalons_replica_make_stamp  (JalonsReplica *self, const char *entity, const char *row,
                                              char stamp[JALONS_STAMP_LENGTH + 1]);
void              jalons_replica_apply_unsealed (JalonsReplica *self, const JalonsOperation *operation);
gboolean          jalons_replica_seal        (JalonsReplica *self);
void              jalons_replica_seal_all    (JalonsReplica *self);
gboolean          jalons_replica_seal_some   (JalonsReplica *self);

void              jalons_replica_receive     (JalonsReplica *self, JalonsBlock *block);
gboolean          jalons_replica_apply_waiting (JalonsReplica *self, gboolean a_sync_went_by);
gboolean          jalons_replica_has_room_for (JalonsReplica *self, const char *id);
gboolean          jalons_replica_accepts     (JalonsReplica *self, JalonsBlock *block);
gboolean          jalons_replica_may_send    (JalonsReplica *self, const JalonsHeld *held);
void              jalons_replica_note_listed (JalonsReplica *self, const char *hash);
void              jalons_replica_rebuild     (JalonsReplica *self);

guint             jalons_replica_n_waiting   (JalonsReplica *self);
guint             jalons_replica_n_newer     (JalonsReplica *self);
gboolean          jalons_replica_has         (JalonsReplica *self, const char *hash);
gboolean          jalons_replica_awaits      (JalonsReplica *self, const char *hash);
const GPtrArray  *jalons_replica_list_held   (JalonsReplica *self);
GPtrArray        *jalons_replica_find_chain  (JalonsReplica *self, const JalonsSegment *segment);
JalonsBlock      *jalons_replica_read        (JalonsReplica *self, const char *hash);
guint64           jalons_replica_draw        (JalonsReplica *self, guint64 below);
JalonsAncestry   *jalons_replica_get_ancestry (JalonsReplica *self);

G_END_DECLS
