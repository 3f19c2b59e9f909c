/* The data folder: one SQLite file that is read as datasets and written by gestures, each journalled and undoable.
 * Invariant: every write is one function in one transaction on the store's only worker thread; the database is touched
 * by no other thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/error.h"
#include "core/record/dataset.h"
#include "core/record/record.h"
#include "core/words/hit.h"

G_BEGIN_DECLS

#define JALONS_TYPE_STORE (jalons_store_get_type ())
G_DECLARE_FINAL_TYPE (JalonsStore, jalons_store, JALONS, STORE, GObject)

/* Opening. The thread that opens a store owns it: it alone calls the functions below, and its main context gets the
 * callbacks, the signals and the notifications. */

JalonsStore   *jalons_store_open         (const char *directory, GError **error);
void           jalons_store_open_async   (const char *directory, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
JalonsStore   *jalons_store_open_finish  (GAsyncResult *result, GError **error);
void           jalons_store_close        (JalonsStore *self);
const char    *jalons_store_get_directory (JalonsStore *self);
const char    *jalons_store_get_author   (JalonsStore *self);
void           jalons_store_set_author   (JalonsStore *self, const char *author);

/* Reading. */

JalonsDataset *jalons_store_load         (JalonsStore *self, int start_year, GError **error);
void           jalons_store_load_async   (JalonsStore *self, int start_year, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
JalonsDataset *jalons_store_load_finish  (JalonsStore *self, GAsyncResult *result, GError **error);

JalonsDataset *jalons_store_load_school        (JalonsStore *self, const char *school, int start_year, int n_years,
                                                GError **error);
void           jalons_store_load_school_async  (JalonsStore *self, const char *school, int start_year, int n_years,
                                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                                gpointer user_data);
JalonsDataset *jalons_store_load_school_finish (JalonsStore *self, GAsyncResult *result, GError **error);

GHashTable    *jalons_store_list_deleted        (JalonsStore *self, int start_year, GError **error);
void           jalons_store_list_deleted_async  (JalonsStore *self, int start_year, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
GHashTable    *jalons_store_list_deleted_finish (JalonsStore *self, GAsyncResult *result, GError **error);

GPtrArray     *jalons_store_search        (JalonsStore *self, const char *query, const JalonsEntityId *entities,
                                           unsigned n_entities, int start_year, unsigned limit, GError **error);
void           jalons_store_search_async  (JalonsStore *self, const char *query, const JalonsEntityId *entities,
                                           unsigned n_entities, int start_year, unsigned limit,
                                           GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray     *jalons_store_search_finish (JalonsStore *self, GAsyncResult *result, GError **error);

gboolean       jalons_store_index_pages        (JalonsStore *self, const char *hash, const char *const *texts,
                                                GError **error);
void           jalons_store_index_pages_async  (JalonsStore *self, const char *hash, const char *const *texts,
                                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean       jalons_store_index_pages_finish (JalonsStore *self, GAsyncResult *result, GError **error);
char         **jalons_store_list_unread        (JalonsStore *self, GError **error);
void           jalons_store_list_unread_async  (JalonsStore *self, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
char         **jalons_store_list_unread_finish (JalonsStore *self, GAsyncResult *result, GError **error);
void           jalons_store_read_pages_async   (JalonsStore *self, const char *hash, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
char         **jalons_store_read_pages_finish  (JalonsStore *self, GAsyncResult *result, GError **error);

/* Writing: one gesture of the user, one function, one transaction. */

typedef struct _JalonsTransaction JalonsTransaction;

/**
 * JalonsWriteFunc:
 * @transaction: where to read and write
 * @data: what was given with the function
 *
 * Runs on the worker thread. When it returns %FALSE with @error set, or when any write in it failed, nothing at all of
 * the gesture is written. When it changes nothing, no gesture is recorded.
 *
 * Returns: whether all went well
 */
typedef gboolean (*JalonsWriteFunc) (JalonsTransaction *transaction, gpointer data, GError **error);

gboolean       jalons_store_write         (JalonsStore *self, const char *label, JalonsWriteFunc func, gpointer data,
                                           GError **error);
gboolean       jalons_store_write_as      (JalonsStore *self, const char *author, const char *label,
                                           JalonsWriteFunc func, gpointer data, GError **error);
void           jalons_store_write_as_async (JalonsStore *self, const char *author, const char *label,
                                            JalonsWriteFunc func, gpointer data, GDestroyNotify data_free,
                                            GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean       jalons_store_write_as_finish (JalonsStore *self, GAsyncResult *result, GError **error);

gboolean       jalons_store_put           (JalonsStore *self, const char *label, GPtrArray *drafts, GError **error);
void           jalons_store_put_async     (JalonsStore *self, const char *label, GPtrArray *drafts,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean       jalons_store_put_finish    (JalonsStore *self, GAsyncResult *result, GError **error);

gboolean       jalons_transaction_put       (JalonsTransaction *self, const JalonsDraft *draft, GError **error);
gboolean       jalons_transaction_bring_back (JalonsTransaction *self, JalonsEntityId entity, const char *id,
                                              GPtrArray *among, GError **error);
gboolean       jalons_transaction_delete    (JalonsTransaction *self, JalonsEntityId entity, const char *id,
                                             GError **error);
JalonsRecord  *jalons_transaction_lookup    (JalonsTransaction *self, JalonsEntityId entity, const char *id,
                                             GError **error);
GPtrArray     *jalons_transaction_referring (JalonsTransaction *self, JalonsFieldId reference, const char *id,
                                             GError **error);

/* Undoing. */

/**
 * JalonsUndoReport:
 * @label: what was undone or redone
 * @n_restored: how many records were changed by it
 * @refused: (element-type utf8): whole sentences: what could not be put back, who changed it since, and when
 */
typedef struct
{
  char *label;
  unsigned n_restored;
  GPtrArray *refused;
} JalonsUndoReport;

void              jalons_undo_report_free     (JalonsUndoReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsUndoReport, jalons_undo_report_free)

const char       *jalons_store_get_undo_label (JalonsStore *self);
const char       *jalons_store_get_redo_label (JalonsStore *self);
JalonsUndoReport *jalons_store_undo           (JalonsStore *self, GError **error);
void              jalons_store_undo_async     (JalonsStore *self, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
JalonsUndoReport *jalons_store_undo_finish    (JalonsStore *self, GAsyncResult *result, GError **error);
JalonsUndoReport *jalons_store_redo           (JalonsStore *self, GError **error);
void              jalons_store_redo_async     (JalonsStore *self, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
JalonsUndoReport *jalons_store_redo_finish    (JalonsStore *self, GAsyncResult *result, GError **error);

/* Taking back what somebody changed, since a moment. */

/**
 * JalonsTakenBack:
 * @record: as it was before that
 * @field: (nullable): which field; %NULL for whether it is deleted
 * @present: (nullable): what it was before that, as jalons_draft_set_stored() reads it; "1" for deleted
 * @past: (nullable): what is put back
 */
typedef struct
{
  JalonsRecord *record;
  const JalonsField *field;
  char *present;
  char *past;
} JalonsTakenBack;

/**
 * JalonsTakeBack:
 * @n_gestures: how many times that person wrote since
 * @changes: (element-type JalonsTakenBack): what is put back
 * @refused: (element-type utf8): whole sentences: what is not, since somebody changed it again
 */
typedef struct
{
  unsigned n_gestures;
  GPtrArray *changes;
  GPtrArray *refused;
} JalonsTakeBack;

void              jalons_take_back_free         (JalonsTakeBack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsTakeBack, jalons_take_back_free)

JalonsTakeBack   *jalons_store_take_back        (JalonsStore *self, const char *whose, JalonsDay since, gboolean for_real,
                                                 GError **error);
void              jalons_store_take_back_async  (JalonsStore *self, const char *whose, JalonsDay since, gboolean for_real,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer user_data);
JalonsTakeBack   *jalons_store_take_back_finish (JalonsStore *self, GAsyncResult *result, GError **error);

/**
 * JalonsPastChange:
 * @label: the gesture
 * @author: whose gesture
 * @when: its moment, in local time
 * @field: (nullable): which field; %NULL when the record itself was created, deleted or brought back
 * @old: (nullable): the field before, as jalons_draft_set_stored() reads it; %NULL when there was none
 * @new: (nullable): the field after
 *
 * One line of the history of a record.
 */
typedef struct
{
  char *label;
  char *author;
  GDateTime *when;
  const JalonsField *field;
  char *old;
  char *new;
} JalonsPastChange;

void              jalons_past_change_free       (JalonsPastChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsPastChange, jalons_past_change_free)

GPtrArray        *jalons_store_history        (JalonsStore *self, JalonsEntityId entity, const char *id,
                                               GError **error);
void              jalons_store_history_async  (JalonsStore *self, JalonsEntityId entity, const char *id,
                                               GCancellable *cancellable, GAsyncReadyCallback callback,
                                               gpointer user_data);
GPtrArray        *jalons_store_history_finish (JalonsStore *self, GAsyncResult *result, GError **error);

/* Backups: see store/backup.h for those that need no open store (list, restore, check). */

/**
 * JalonsBackupProgress:
 * @fraction: 0 to 1
 *
 * Called on the worker thread.
 */
typedef void (*JalonsBackupProgress) (double fraction, gpointer data);

/**
 * JalonsBackupReason:
 * @JALONS_BACKUP_DAILY: the first start of the day
 * @JALONS_BACKUP_MIGRATION: a newer Jalons is about to change the form of the file
 * @JALONS_BACKUP_IMPORT: files are about to be imported
 * @JALONS_BACKUP_RESTORE: another backup is about to take its place
 * @JALONS_BACKUP_MANUAL: somebody asked for it
 */
typedef enum
{
  JALONS_BACKUP_DAILY,
  JALONS_BACKUP_MIGRATION,
  JALONS_BACKUP_IMPORT,
  JALONS_BACKUP_RESTORE,
  JALONS_BACKUP_MANUAL,
} JalonsBackupReason;

gboolean       jalons_store_backup             (JalonsStore *self, const char *path, JalonsBackupProgress progress,
                                                gpointer progress_data, GCancellable *cancellable, GError **error);
void           jalons_store_backup_async       (JalonsStore *self, const char *path, JalonsBackupProgress progress,
                                                gpointer progress_data, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
gboolean       jalons_store_backup_finish      (JalonsStore *self, GAsyncResult *result, GError **error);
gboolean       jalons_store_keep_backup        (JalonsStore *self, JalonsBackupReason reason, GError **error);
void           jalons_store_keep_backup_async  (JalonsStore *self, JalonsBackupReason reason, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
gboolean       jalons_store_keep_backup_finish (JalonsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
