/* Who wrote what, as the blocks tell it: for conflicts, history and members.
 * Invariant: only what was applied is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/shared.h"
#include "sync/space/space-core.h"

G_BEGIN_DECLS

typedef struct _JalonsBlockReader JalonsBlockReader;

JalonsBlockReader *jalons_block_reader_new  (JalonsSpaceCore *core, JalonsShared *shared);
void               jalons_block_reader_free (JalonsBlockReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsBlockReader, jalons_block_reader_free)

const char        *jalons_block_reader_find_author (JalonsBlockReader *self, gint64 block, const char *stamp);

typedef void (*JalonsOperationFunc) (const JalonsBlock *block, const JalonsOperation *operation, gpointer data);

void               jalons_space_each_operation (JalonsSpaceCore *core, JalonsShared *shared, const char *entity,
                                                const char *row, JalonsOperationFunc func, gpointer data);

GDateTime         *jalons_stamp_read_time   (const char *stamp);
gboolean           jalons_stamp_is_own      (JalonsSpaceCore *core, const char *stamp);

G_END_DECLS
