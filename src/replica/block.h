/* What replicas send each other: operations, sealed together in blocks that name what their author knew.
 * Invariant: a block never changes; it is known by the SHA-256 of its bytes, whoever publishes it and however it is packed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JALONS_HASH_LENGTH    64 /* a SHA-256 in lower-case hexadecimal digits */
#define JALONS_REPLICA_LENGTH 16 /* 64 random bits, likewise */
#define JALONS_STAMP_LENGTH   32 /* 12 digits of milliseconds, 4 of a counter, 16 of the replica */
#define JALONS_MOMENT_LENGTH  16 /* those of a stamp before the replica */

/* The form of what this program writes, and the newest that it can read. */
#define JALONS_BLOCK_FORM 1

#define JALONS_BLOCK_MAX_OPERATIONS 100000
#define JALONS_BLOCK_MAX_LINE       (1024 * 1024)

/**
 * JalonsAssignment:
 * @field: "slot", or the name of a field that only a newer program knows
 * @value: what it became, as canonical JSON: "\"2026-10-13 10:00 55\"", "null"
 */
typedef struct
{
  char *field;
  char *value;
} JalonsAssignment;

/**
 * JalonsOperation:
 * @entity: "activity"
 * @row: its id
 * @author: (nullable): whose gesture it was
 * @stamp: when, see %JALONS_STAMP_LENGTH
 * @fields: (element-type JalonsAssignment): in the order of their names
 *
 * What one gesture wrote in one object.
 */
typedef struct
{
  char *entity;
  char *row;
  char *author;
  char stamp[JALONS_STAMP_LENGTH + 1];
  GArray *fields;
} JalonsOperation;

JalonsOperation *jalons_operation_new        (const char *entity, const char *row, const char *author, const char *stamp);
void             jalons_operation_free       (JalonsOperation *operation);
void             jalons_operation_set        (JalonsOperation *operation, const char *field, const char *text);
void             jalons_operation_set_json   (JalonsOperation *operation, const char *field, const char *value);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsOperation, jalons_operation_free)

/**
 * JalonsBlock:
 * @hash: of @bytes
 * @replica: whose block it is
 * @number: from 1 on, one more than that of @previous
 * @previous: the hash of the replica's block before, or ""
 * @known: (array zero-terminated=1): the other blocks that its author had applied and that were nobody's ancestors
 * @least: the oldest form of a program that may apply it
 * @signature: (nullable): in hexadecimal digits, see sync/space/signing.h
 * @bytes: one line for all this, and one for each operation
 * @operations: (element-type JalonsOperation): what it says
 */
typedef struct
{
  char hash[JALONS_HASH_LENGTH + 1];
  char replica[JALONS_REPLICA_LENGTH + 1];
  guint32 number;
  char previous[JALONS_HASH_LENGTH + 1];
  char **known;
  unsigned least;
  char *signature;
  GBytes *bytes;
  GPtrArray *operations;
  gatomicrefcount references;
} JalonsBlock;

/* Puts a signature under the hash of a block that is being sealed: hexadecimal digits, or NULL for none. */
typedef char *(*JalonsSignFunc) (const char *hash, gpointer data);

JalonsBlock *jalons_block_seal  (const char *replica, guint32 number, const char *previous, const char *const *known,
                                 GPtrArray *operations, JalonsSignFunc sign, gpointer data);
GPtrArray   *jalons_block_parse (const char *bytes, gsize length);
GPtrArray   *jalons_block_parse_held (const char *bytes, gsize length);
gboolean     jalons_block_is_newer (const char *bytes, gsize length);
gboolean     jalons_block_is_sensible (const JalonsBlock *block);
char        *jalons_block_unsigned_hash (const JalonsBlock *block);
JalonsBlock *jalons_block_ref   (JalonsBlock *block);
void         jalons_block_unref (JalonsBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsBlock, jalons_block_unref)

G_END_DECLS
