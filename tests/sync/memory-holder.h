/* A holder of blocks in memory, for tests of everything around one.
 * Invariant: its clock and its chance are its own; the same seed does the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/holder.h"

#define TYPE_MEMORY_HOLDER (memory_holder_get_type ())
G_DECLARE_FINAL_TYPE (MemoryHolder, memory_holder, MEMORY, HOLDER, GObject)

MemoryHolder *memory_holder_new       (guint32 seed, gint64 clock_error_ms);
void          memory_holder_edit      (MemoryHolder *self, const char *row, const char *field, const char *text);

/* Every register with all its writes, sorted: equal on holders that agree. */
char         *memory_holder_state     (MemoryHolder *self);
guint         memory_holder_n_blocks  (MemoryHolder *self);
guint         memory_holder_n_waiting (MemoryHolder *self);
/* Whether @text is in a block that is held. */
gboolean      memory_holder_knows     (MemoryHolder *self, const char *text);
/* So many milliseconds go by. */
void          memory_holder_wait      (MemoryHolder *self, gint64 milliseconds);
gint64        memory_holder_get_offset (MemoryHolder *self);
