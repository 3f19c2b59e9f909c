/* Taking a gesture back, and doing it again.
 * Invariant: an old value is put back only where the value is still the one that the gesture wrote.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/journal.h"

G_BEGIN_DECLS

/**
 * JalonsUndoDirection:
 * @JALONS_UNDO: the last gesture that is done
 * @JALONS_REDO: the last gesture that was undone
 */
typedef enum
{
  JALONS_UNDO,
  JALONS_REDO,
} JalonsUndoDirection;

JalonsUndoReport *jalons_undo_run (JalonsDatabase *database, JalonsUndoDirection direction, const char *author,
                                   GPtrArray **records, GError **error);

G_END_DECLS
