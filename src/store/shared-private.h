/* What is shared, for the files of this floor alone.
 * Invariant: a failure is kept until the end of the transaction, which is then given up.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"
#include "store/shared.h"
#include "store/stamp.h"

G_BEGIN_DECLS

/**
 * JalonsShared:
 * @database: where it is
 * @author: the user
 * @failure: (nullable): the first thing that went wrong
 * @records: (element-type JalonsRecord): what changed
 * @rolled_back: (nullable): is told, with @data, when the transaction was given up
 */
struct _JalonsShared
{
  JalonsDatabase *database;
  const char *author;
  GError *failure;
  GPtrArray *records;
  void (*rolled_back) (gpointer data);
  gpointer data;
};

/**
 * JalonsNote:
 * @fresh: whether nothing was said of the object before
 *
 * An operation that is being written: what a gesture does to one record.
 */
typedef struct
{
  const char *entity;
  const char *row;
  const char *author;
  char stamp[33];
  gboolean fresh;
} JalonsNote;

GHashTable      *jalons_shared_settings  (JalonsDatabase *database);
gboolean         jalons_shared_open      (JalonsDatabase *database, GError **error);

gboolean         jalons_shared_keep_last (JalonsDatabase *database, GError **error);

gboolean         jalons_note_begin       (JalonsNote *note, JalonsDatabase *database, const char *entity, const char *row,
                                          const char *author, GError **error);
void             jalons_shared_note_long (JalonsShared *self, const JalonsRecord *record, const char *field);
gboolean         jalons_note_fits        (const char *field, const char *stored);
gboolean         jalons_note_field       (const JalonsNote *note, JalonsDatabase *database, const char *field,
                                          const char *stored, GError **error);
gboolean         jalons_note_json        (const JalonsNote *note, JalonsDatabase *database, const char *field,
                                          const char *value, GError **error);
gboolean         jalons_note_record      (const JalonsNote *note, JalonsDatabase *database, const JalonsRecord *record,
                                          GError **error);

JalonsStatement *jalons_shared_prepare   (JalonsShared *self, const char *sql);
gboolean         jalons_shared_step      (JalonsShared *self, JalonsStatement *statement);
void             jalons_shared_run       (JalonsShared *self, JalonsStatement *statement);

G_END_DECLS
