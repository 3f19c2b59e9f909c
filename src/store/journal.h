/* The journal: gestures, and the fields that each changed, with their old and new values.
 * Invariant: what is in the tables of entities got there by jalons_journal_write() and is in the journal.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * JalonsGesture:
 * @label: what the user did, in words
 * @author: who
 * @kind: "do", "undo", "redo" or "merge"
 * @target: of an "undo" or "redo": the gesture that it is about; otherwise 0
 * @stamp: (nullable): of a "merge" of what a colleague shared: when they wrote it
 */
typedef struct
{
  const char *label;
  const char *author;
  const char *kind;
  gint64 target;
  const char *stamp;
} JalonsGesture;

GPtrArray *jalons_journal_write     (JalonsDatabase *database, const JalonsGesture *gesture, JalonsWriteFunc func,
                                     gpointer data, GError **error);
gboolean   jalons_journal_write_within (JalonsDatabase *database, const JalonsGesture *gesture, JalonsWriteFunc func,
                                     gpointer data, GPtrArray *records, GError **error);
gboolean   jalons_journal_get_label (JalonsDatabase *database, const char *state, gint64 *gesture, char **label,
                                     GError **error);
GPtrArray *jalons_journal_history   (JalonsDatabase *database, const JalonsEntity *entity, const char *id,
                                     GError **error);
GDateTime *jalons_stamp_to_time     (const char *stamp);

G_END_DECLS
