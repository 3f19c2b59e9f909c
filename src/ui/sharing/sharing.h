/* What the window knows of those it shares with: the shared space, its syncing, what is in conflict, who changed what.
 * Invariant: nothing of it is kept but in memory; where nothing is shared it is there and says so, and asks nobody.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "sync/space/space.h"
#include "sync/syncing.h"

G_BEGIN_DECLS

#define JALONS_TYPE_SHARING (jalons_sharing_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSharing, jalons_sharing, JALONS, SHARING, GObject)

JalonsSharing   *jalons_sharing_new            (JalonsStore *store);
void             jalons_sharing_set_dataset    (JalonsSharing *self, JalonsDataset *dataset);
void             jalons_sharing_close          (JalonsSharing *self);
JalonsSpace     *jalons_sharing_get_space      (JalonsSharing *self);
JalonsSyncing   *jalons_sharing_get_syncing    (JalonsSharing *self);
const GPtrArray *jalons_sharing_list_conflicts (JalonsSharing *self);
const JalonsConflict *
                 jalons_sharing_find_conflict  (JalonsSharing *self, JalonsEntityId entity, const char *row,
                                                const JalonsField *field);
void             jalons_sharing_settle         (JalonsSharing *self, const JalonsConflict *conflict, const char *value);
const char      *jalons_sharing_get_mark       (JalonsSharing *self, const char *id);

G_END_DECLS
