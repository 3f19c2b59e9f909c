/* Reverting the changes of one gesture, for who takes back the last one and for who takes back many.
 * Invariant: as in undo.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/undo.h"

G_BEGIN_DECLS

/**
 * JalonsReversal:
 * @source: the gesture whose changes are reverted
 * @kept: (element-type utf8): ids of the records that were created and that stay
 * @report: takes what is put back, and what is not
 * @note: (nullable): is told of each field that is put back, before it is: "deleted" or the name of a field, and the value
 */
typedef struct
{
  JalonsDatabase *database;
  gint64 source;
  GHashTable *kept;
  JalonsUndoReport *report;
  void (*note) (const JalonsRecord *record, const char *field, const char *value, gpointer data);
  gpointer data;
} JalonsReversal;

gboolean jalons_undo_revert (JalonsTransaction *transaction, gpointer reversal, GError **error);

G_END_DECLS
