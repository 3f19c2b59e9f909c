/* The part of a #JalonsSpace that remembers the shared folder.
 * Invariant: what is kept is told to who asks at once, and is in the file before anything that is asked later.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/shared.h"
#include "sync/folder/folder-memory.h"
#include "sync/holder.h"

G_BEGIN_DECLS

JalonsFolderMemory *jalons_space_memory_read      (JalonsShared *shared);
void                jalons_space_memory_forget    (GHashTable *sharing);
void                jalons_space_memory_clear     (JalonsShared *shared);
void                jalons_space_memory_implement (JalonsHolderInterface *iface);

G_END_DECLS
