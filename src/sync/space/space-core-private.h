/* The replica over the data folder, among its own files.
 * Invariant: whoever uses it holds a transaction: jalons_space_core_open() to jalons_space_core_close().
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/space/space-core.h"
#include "sync/space/space-memory.h"
#include "sync/space/space-registers.h"

G_BEGIN_DECLS

/* How copies of the data speak of themselves: "key", with which they sign, and "name". */
#define JALONS_DEVICE_ENTITY "_device"

struct _JalonsSpaceCore
{
  gatomicrefcount references;
  JalonsShared *shared; /* in a transaction */
  const JalonsSpaceWorld *world; /* (nullable): of a test */

  JalonsReplica *replica; /* NULL: to be read from the file */
  JalonsIdentity identity; /* as it is in the file */
  GHashTable *numbers;    /* hash → number in the file, of all blocks that are here */
  GHashTable *hashes;     /* number in the file → hash */
  GHashTable *inboxes;    /* hash → inbox, of those that came from one */
  GHashTable *unlisted;   /* hash → operations, of those that were sealed here and that no listing has shown */
  GHashTable *keys;       /* replica → the key that it signs with, "" for none */
  char *key;              /* our own secret one */
  char *key_of;           /* of which replica */
  char *inbox;            /* the one that is ours, "" for none */
  JalonsFolderMemory *memory; /* NULL: to be read from the file */
  gboolean holds_back;        /* whether something was not sealed, since a file that it names is not there yet */

  char *folder; /* of the round */
  gboolean thorough;
  JalonsRemote *remote;
  char *remembered; /* the text of @remote in the file */
  JalonsRound *round;
  guint n_applied; /* since the round began */

  JalonsRegisterCache *cache;
  GHashTable *authors; /* stamp → author, of what was applied in this transaction */
  gboolean rivals_changed; /* in the last transaction; see jalons_register_cache_rivals_changed() */
};

extern const JalonsReplicaFuncs jalons_space_world;

void         jalons_space_core_drop_round  (JalonsSpaceCore *self);
void         jalons_space_core_forget_folder (JalonsSpaceCore *self);
void         jalons_space_core_note_number (JalonsSpaceCore *self, const char *hash, gint64 number);
JalonsBlock *jalons_space_core_read_block  (const char *hash, gpointer self);
void         jalons_space_core_read_all    (JalonsSpaceCore *self);
void         jalons_space_core_save        (JalonsSpaceCore *self);

G_END_DECLS
