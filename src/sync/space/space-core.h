/* The part of a shared space that lives on the store's thread: the replica over the data folder.
 * Invariant: it is touched on that thread alone, inside a transaction; when one fails, all that is in memory is forgotten
 * and read again from the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/shared.h"
#include "sync/holder.h"
#include "sync/space/space.h"

G_BEGIN_DECLS

typedef struct _JalonsSpaceCore JalonsSpaceCore;

/**
 * JalonsSpaceWorld:
 * @now: what time it is, in milliseconds since 1970
 * @draw: a random number below @below; 0 for all 64 bits
 *
 * A world of which a test decides all; nothing is signed in it, and no file stands elsewhere than before.
 */
typedef struct
{
  gint64 now;
  guint64 (*draw) (guint64 below, gpointer data);
  gpointer data;
} JalonsSpaceWorld;

/**
 * JalonsStepKind:
 * @JALONS_STEP_JOIN: keeps @membership
 * @JALONS_STEP_TURN: leaves one space for the one that continues it, and keeps @membership
 * @JALONS_STEP_BEGIN: begins a round of @folder
 * @JALONS_STEP_ANSWER: goes on with it
 * @JALONS_STEP_CONTINUE: goes on with what needs more than one transaction
 * @JALONS_STEP_CANCEL: gives the round up; what was learnt of the folder is kept
 * @JALONS_STEP_REBUILD: makes all registers again from the blocks
 */
typedef enum
{
  JALONS_STEP_JOIN,
  JALONS_STEP_TURN,
  JALONS_STEP_BEGIN,
  JALONS_STEP_ANSWER,
  JALONS_STEP_CONTINUE,
  JALONS_STEP_CANCEL,
  JALONS_STEP_REBUILD,
} JalonsStepKind;

/**
 * JalonsStep:
 * @core: what takes it
 * @request: (nullable): what came of it: what to ask
 * @again: whether there is more to do before
 * @merged: (nullable) (element-type JalonsMerged): what colleagues wrote
 * @n_pending: changes that no listing has shown yet
 * @fraction: how much is done of what needs more than one transaction
 * @heads: (nullable): of a turn; see #JalonsTurn
 * @at: (nullable): likewise
 * @forgotten: (nullable) (element-type utf8): after a turn: who is to be forgotten once more, since the blocks are gone
 * @tells_long: whether @too_long is known: at the end of a round of the log
 * @too_long: (nullable): a sentence on texts that are too long to be shared
 * @tells_agreement: whether @agreement is known
 * @agreement: (nullable): a sentence on what a colleague's copy says otherwise, or said
 * @rivals_changed: whether other conflicts than before may be open, whatever shows
 *
 * One transaction of a space.
 */
typedef struct
{
  JalonsSpaceCore *core;
  JalonsStepKind kind;
  JalonsMembership *membership;
  char *folder;
  gboolean thorough;
  JalonsAnswer answer;
  gint64 offset;
  char **heads;
  char *at;

  JalonsRequest *request;
  gboolean again;
  JalonsRoundCounts counts;
  GPtrArray *merged;
  unsigned n_pending;
  double fraction;
  GPtrArray *forgotten;
  gboolean tells_long;
  char *too_long;
  gboolean tells_agreement;
  char *agreement;
  gboolean rivals_changed;
} JalonsStep;

JalonsSpaceCore *jalons_space_core_new   (void);
JalonsSpaceCore *jalons_space_core_ref   (JalonsSpaceCore *self);
void             jalons_space_core_unref (JalonsSpaceCore *self);
void             jalons_space_core_reset (JalonsSpaceCore *self);
void             jalons_space_core_set_world (JalonsSpaceCore *self, const JalonsSpaceWorld *world);

JalonsStep      *jalons_step_new         (JalonsSpaceCore *core, JalonsStepKind kind);
void             jalons_step_free        (gpointer step);
gboolean         jalons_step_run         (JalonsShared *shared, gpointer step, GError **error);

void             jalons_space_core_load  (JalonsSpaceCore *self, JalonsShared *shared);
void             jalons_space_core_open  (JalonsSpaceCore *self, JalonsShared *shared);
GPtrArray       *jalons_space_core_close (JalonsSpaceCore *self);
JalonsReplica   *jalons_space_core_get_replica (JalonsSpaceCore *self);
const char      *jalons_space_core_find_hash (JalonsSpaceCore *self, gint64 block);
int              jalons_space_core_find_place (JalonsSpaceCore *self, gint64 block);
unsigned         jalons_space_core_count_pending (JalonsSpaceCore *self, JalonsShared *shared);

void             jalons_merged_free      (gpointer merged);

G_END_DECLS
