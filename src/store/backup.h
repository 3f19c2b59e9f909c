/* Copies of the data file: listing them, putting one back, looking into a file for damage.
 * Invariant: a file that is not one of ours, damaged or newer never takes the place of the data file, and the present
 * one is never given up without a copy.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * JalonsBackup:
 * @path: the file
 * @when: when it was made, in local time
 * @reason: why
 * @size: bytes
 * @version: the form of the file: its user_version
 * @n_divisions: how many classes are in it
 * @n_activities: how many activities
 * @schools: the names of its schools, in one line; "" when there is none
 */
typedef struct
{
  char *path;
  GDateTime *when;
  JalonsBackupReason reason;
  goffset size;
  int version;
  unsigned n_divisions;
  unsigned n_activities;
  char *schools;
} JalonsBackup;

void       jalons_backup_free        (JalonsBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsBackup, jalons_backup_free)

GPtrArray *jalons_store_list_backups (const char *directory, GError **error);
gboolean   jalons_store_restore      (const char *directory, const char *path, GError **error);

/**
 * JalonsCheck:
 * @version: the form of the file: its user_version
 * @n_records: how many objects are in it, without the deleted ones
 * @n_dangling: how many references of theirs point to nothing, or to something deleted; not a fault
 * @n_unknown: how many values this Jalons cannot read: codes, dates, slots
 * @n_missing: how many records name a file that is not in the data folder; not a fault of the file
 * @problems: (element-type utf8): whole sentences, perhaps none: what SQLite finds damaged, tables or columns that miss
 */
typedef struct
{
  int version;
  unsigned n_records;
  unsigned n_dangling;
  unsigned n_unknown;
  unsigned n_missing;
  GPtrArray *problems;
} JalonsCheck;

void         jalons_check_free  (JalonsCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsCheck, jalons_check_free)

JalonsCheck *jalons_store_check (const char *path, GError **error);

G_END_DECLS
