/* What colleagues write in a shared folder, for the benches: files of the log, as many as they leave after putting theirs
 * together.
 * Invariant: the same numbers give the same files.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "replica/segment.h"

/* A year of twelve copies: sync.md 3.9 and 3.10. */
#define WORK_REPLICAS   12
#define WORK_FILES      129
#define WORK_OPERATIONS 70000
#define WORK_RECORDS    20000

/**
 * Work:
 * @year: which, from 0 on: other replicas, records and moments
 * @rows: (nullable) (element-type utf8): the records that are changed; %NULL: new activities, which are first written whole
 */
typedef struct
{
  guint year;
  guint n_replicas;
  guint n_files;
  guint n_operations;
  const GPtrArray *rows;
} Work;

typedef void (*WorkFileFunc) (const char *name, GBytes *bytes, gpointer data);

void work_write (const Work *work, WorkFileFunc func, gpointer data);

/* Into FOLDER/log. */
void work_write_folder (const Work *work, const char *folder);
