/* What is kept of a shared space: blocks, the registers of the merge, what was written here and is not sealed yet.
 * Invariant: a gesture and its operations are committed together; a data folder that is not shared keeps nothing of this.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The field that says whether a record is deleted: 1 or null. */
#define JALONS_SHARED_DELETED "_del"

/* The block of what is not sealed yet. */
#define JALONS_SHARED_UNSEALED (-1)

typedef struct _JalonsShared JalonsShared;

/**
 * JalonsSharedFunc:
 * @shared: where to read and write
 * @data: what was given with the function
 *
 * Runs on the store's thread, in one transaction. When it returns %FALSE with @error set, or when anything that it asked for
 * failed, nothing of it is written.
 */
typedef gboolean (*JalonsSharedFunc) (JalonsShared *shared, gpointer data, GError **error);

gboolean    jalons_store_share        (JalonsStore *self, JalonsSharedFunc func, gpointer data, GError **error);
void        jalons_store_share_async  (JalonsStore *self, JalonsSharedFunc func, gpointer data, GDestroyNotify data_free,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean    jalons_store_share_finish (JalonsStore *self, GAsyncResult *result, GError **error);
GHashTable *jalons_store_get_sharing  (JalonsStore *self);

/* What is said of this copy. */

const char *jalons_shared_get_author  (JalonsShared *self);
char       *jalons_shared_get         (JalonsShared *self, const char *key);
void        jalons_shared_set         (JalonsShared *self, const char *key, const char *value);
void        jalons_shared_join        (JalonsShared *self, gboolean joined, gboolean only_reviews);
void        jalons_shared_forget_all  (JalonsShared *self);
char       *jalons_shared_get_replica (JalonsShared *self);
void        jalons_shared_set_replica (JalonsShared *self, const char *replica);
void        jalons_shared_set_offset  (JalonsShared *self, gint64 milliseconds);
void        jalons_shared_freeze      (JalonsShared *self, gint64 now);
gint64      jalons_shared_now         (JalonsShared *self);
const char *jalons_shared_get_path    (JalonsShared *self);
char       *jalons_shared_get_form    (JalonsShared *self);
gboolean    jalons_shared_has_failed  (JalonsShared *self);
void        jalons_shared_on_rollback (JalonsShared *self, void (*func) (gpointer data), gpointer data);
void        jalons_shared_raise_last  (JalonsShared *self, const char *moment);

/* Blocks */

/**
 * JalonsSharedBlock:
 * @number: which row
 * @known: hashes, one a line
 * @inbox: where it came from; "" for the main folder
 * @waiting: whether it waits for others
 * @age: of one that waits: since how many syncs; of one that was sealed here: its operations, until a listing shows it
 */
typedef struct
{
  gint64 number;
  const char *hash;
  const char *replica;
  guint32 place;
  const char *previous;
  const char *known;
  const char *inbox;
  gboolean waiting;
  int age;
} JalonsSharedBlock;

typedef void (*JalonsSharedBlockFunc) (const JalonsSharedBlock *block, gpointer data);

void        jalons_shared_each_block  (JalonsShared *self, JalonsSharedBlockFunc func, gpointer data);
gint64      jalons_shared_put_block   (JalonsShared *self, const JalonsSharedBlock *block, GBytes *bytes);
GBytes     *jalons_shared_read_block  (JalonsShared *self, const char *hash);
GPtrArray  *jalons_shared_find_blocks (JalonsShared *self, const char *text);
void        jalons_shared_note_listed (JalonsShared *self, const char *hash);
void        jalons_shared_age_blocks  (JalonsShared *self);
char       *jalons_shared_get_key     (JalonsShared *self, const char *replica);
void        jalons_shared_trust_key   (JalonsShared *self, const char *replica, const char *key);
char       *jalons_shared_get_remote  (JalonsShared *self, const char *folder);
void        jalons_shared_set_remote  (JalonsShared *self, const char *folder, const char *memory);

/* Registers */

/**
 * JalonsSharedWrite:
 * @entity: the name of an entity, perhaps of a newer program
 * @field: likewise, or %JALONS_SHARED_DELETED
 * @position: 0 for the write that shows
 * @value: canonical JSON
 * @block: the number of its block, or %JALONS_SHARED_UNSEALED
 */
typedef struct
{
  const char *entity;
  const char *row;
  const char *field;
  int position;
  const char *stamp;
  const char *value;
  gint64 block;
} JalonsSharedWrite;

typedef void (*JalonsSharedWriteFunc) (const JalonsSharedWrite *write, gpointer data);

void        jalons_shared_each_write   (JalonsShared *self, const char *entity, const char *row, const char *field,
                                        JalonsSharedWriteFunc func, gpointer data);
void        jalons_shared_each_rival   (JalonsShared *self, JalonsSharedWriteFunc func, gpointer data);
void        jalons_shared_each_shown   (JalonsShared *self, const char *entity, JalonsSharedWriteFunc func, gpointer data);
void        jalons_shared_each_of_deleted (JalonsShared *self, JalonsSharedWriteFunc func, gpointer data);

typedef void (*JalonsOrphanFunc) (JalonsEntityId entity, const char *row, JalonsEntityId owner, const char *owner_row,
                                  gpointer data);
void        jalons_shared_each_orphan  (JalonsShared *self, JalonsOrphanFunc func, gpointer data);
void        jalons_shared_clear_register (JalonsShared *self, const char *entity, const char *row, const char *field);
void        jalons_shared_add_write    (JalonsShared *self, const JalonsSharedWrite *write);
void        jalons_shared_set_merged   (JalonsShared *self, const char *entity, const char *row, const char *field,
                                        const char *value);
char       *jalons_shared_get_merged   (JalonsShared *self, const char *entity, const char *row, const char *field);
char       *jalons_shared_last_moment  (JalonsShared *self, const char *entity, const char *row);
void        jalons_shared_clear_registers (JalonsShared *self);
char       *jalons_shared_sum_state   (JalonsShared *self);

/* What is written here */

typedef void (*JalonsUnsealedFunc) (gint64 number, const char *entity, const char *row, const char *author,
                                    const char *stamp, const char *field, const char *value, gpointer data);

/* Whether a field that was written here stays where it is for now. */
typedef gboolean (*JalonsHoldBackFunc) (const char *entity, const char *row, const char *field, gpointer data);

void        jalons_shared_take_unsealed  (JalonsShared *self, gsize most_bytes, JalonsHoldBackFunc holds_back,
                                          JalonsUnsealedFunc func, gpointer data);
void        jalons_shared_each_unsealed  (JalonsShared *self, JalonsUnsealedFunc func, gpointer data);
unsigned    jalons_shared_count_unsealed (JalonsShared *self);
void        jalons_shared_write       (JalonsShared *self, const char *entity, const char *row, const char *field,
                                       const char *value);
gboolean    jalons_shared_seed        (JalonsShared *self, unsigned most_records, double *fraction);

typedef const char *(*JalonsTurnFunc) (const JalonsSharedWrite *write, gpointer data);

void        jalons_shared_turn        (JalonsShared *self, JalonsTurnFunc func, gpointer data);
GPtrArray  *jalons_shared_list_forgotten (JalonsShared *self);
char       *jalons_shared_tell_long   (JalonsShared *self);
void        jalons_shared_gesture     (JalonsShared *self, const char *label, JalonsWriteFunc func, gpointer data);

/* What others wrote */

/**
 * JalonsShown:
 * @value: canonical JSON; what shows now
 * @author: who wrote it
 */
typedef struct
{
  char *entity;
  char *row;
  char *field;
  char *value;
  char *author;
  char *stamp;
} JalonsShown;

JalonsShown *jalons_shown_new         (const char *entity, const char *row, const char *field, const char *value,
                                       const char *author, const char *stamp);
void        jalons_shown_free         (JalonsShown *shown);
void        jalons_shared_show        (JalonsShared *self, GPtrArray *shown);
gboolean    jalons_shared_show_all    (JalonsShared *self);
char       *jalons_shared_to_json     (const char *field, const char *stored);
char       *jalons_shared_to_stored   (const char *field, const char *value);

G_END_DECLS
