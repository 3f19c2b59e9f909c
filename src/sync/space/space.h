/* This data folder as a member of a shared space: what is written here becomes blocks, and what others sealed is merged.
 * Invariant: whatever is asked of it happens in short transactions on the store's thread; a folder that is not joined pays
 * nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"
#include "sync/holder.h"

G_BEGIN_DECLS

#define JALONS_TYPE_SPACE (jalons_space_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSpace, jalons_space, JALONS, SPACE, GObject)

/* A JalonsHolder: joining, leaving and rounds are asked for by sync/holder.h. */

JalonsSpace *jalons_space_new       (JalonsStore *store);
JalonsStore *jalons_space_get_store (JalonsSpace *self);
gboolean     jalons_space_is_joined (JalonsSpace *self);

/**
 * JalonsMerged:
 * @entity: of what
 * @id: which record
 * @field: (nullable): which field; %NULL when the record was created, deleted or brought back
 * @author: who wrote it
 *
 * What a colleague wrote and is shown now: an element of the signal "merged" of a #JalonsSpace.
 */
typedef struct
{
  JalonsEntityId entity;
  char *id;
  const JalonsField *field;
  char *author;
} JalonsMerged;

/* Conflicts */

/**
 * JalonsRival:
 * @value: (nullable): stored, as jalons_draft_set_stored() reads it; %NULL for a number that is not set
 * @author: who wrote it
 * @when: in local time
 * @own: whether it was written in this data folder
 *
 * One of the values of a field that were written by people who did not know of each other.
 */
typedef struct
{
  char *value;
  char *author;
  GDateTime *when;
  gboolean own;
} JalonsRival;

/**
 * JalonsConflict:
 * @entity: of what
 * @row: which record
 * @field: (nullable): which field; %NULL when the record was deleted by one and changed by another, who did not know
 * @shown: what is shown: the later value; when @field is %NULL, who deleted it, with the value "1"
 * @others: (element-type JalonsRival): the other values; when @field is %NULL, who changed the record meanwhile, or added to
 *   it what belongs to it: then the value is "0"
 * @record: as it shows, or showed when it was deleted: it may be in no dataset
 * @holders: (element-type JalonsRecord): what owns @record when it was deleted, and what owns that, nearest first; and a class
 *   that an activity had: they may be deleted too
 */
typedef struct
{
  JalonsEntityId entity;
  char *row;
  const JalonsField *field;
  JalonsRival shown;
  GPtrArray *others;
  JalonsRecord *record;
  GPtrArray *holders;
} JalonsConflict;

void         jalons_conflict_free (JalonsConflict *conflict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsConflict, jalons_conflict_free)

void         jalons_space_list_conflicts_async  (JalonsSpace *self, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
GPtrArray   *jalons_space_list_conflicts_finish (JalonsSpace *self, GAsyncResult *result, GError **error);

void         jalons_space_settle_async  (JalonsSpace *self, JalonsEntityId entity, const char *row,
                                         const JalonsField *field, const char *value, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean     jalons_space_settle_finish (JalonsSpace *self, GAsyncResult *result, GError **error);
char        *jalons_space_warn_of_open  (unsigned n_conflicts);

/* History */

/**
 * JalonsVersion:
 * @field: (nullable): which field; %NULL when the record was created, deleted or brought back
 * @value: (nullable): stored; "1" and "0" when @field is %NULL
 * @before: (nullable): what its author had before
 * @author: who
 * @when: in local time
 * @own: whether it was written in this data folder
 * @shown: whether it is what shows now
 *
 * One line of the history of a record, as all copies tell it.
 */
typedef struct
{
  const JalonsField *field;
  char *value;
  char *before;
  char *author;
  GDateTime *when;
  gboolean own;
  gboolean shown;
} JalonsVersion;

void         jalons_version_free (JalonsVersion *version);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsVersion, jalons_version_free)

void         jalons_space_history_async  (JalonsSpace *self, JalonsEntityId entity, const char *row,
                                          const JalonsField *field, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
GPtrArray   *jalons_space_history_finish (JalonsSpace *self, GAsyncResult *result, GError **error);

/* What is there */

/**
 * JalonsSpaceStatus:
 * @replica: which copy of the data this is: 16 hexadecimal digits
 * @heads: (array zero-terminated=1): the hashes of the blocks that nobody here has written after
 * @n_blocks: how many blocks are here and merged
 * @n_waiting: how many are here and wait for others, or for a newer Jalons
 * @n_newer: those among them that only a newer Jalons can read
 * @n_pending: changes that no listing has shown yet
 * @n_conflicts: how many conflicts there are
 * @differs: (nullable): the name of a computer that holds the same and whose copy says something else, as far as is known
 * @percent: how much of the room that there is for the folder was used when it was last seen; 0 when that is not known
 */
typedef struct
{
  char *replica;
  char **heads;
  unsigned n_blocks;
  unsigned n_waiting;
  unsigned n_newer;
  unsigned n_pending;
  unsigned n_conflicts;
  char *differs;
  unsigned percent;
} JalonsSpaceStatus;

void         jalons_space_status_free (JalonsSpaceStatus *status);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsSpaceStatus, jalons_space_status_free)

void         jalons_space_get_status_async  (JalonsSpace *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                             gpointer user_data);
JalonsSpaceStatus *
             jalons_space_get_status_finish (JalonsSpace *self, GAsyncResult *result, GError **error);

/**
 * JalonsMember:
 * @replica: which copy of the data
 * @label: the computer that it is on, as its user called it
 * @author: who wrote last there
 * @last: when, in local time
 * @own: whether it is this one
 */
typedef struct
{
  char replica[JALONS_REPLICA_LENGTH + 1];
  char *label;
  char *author;
  GDateTime *last;
  gboolean own;
} JalonsMember;

void         jalons_member_free (JalonsMember *member);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsMember, jalons_member_free)

void         jalons_space_list_members_async  (JalonsSpace *self, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
GPtrArray   *jalons_space_list_members_finish (JalonsSpace *self, GAsyncResult *result, GError **error);

G_END_DECLS
