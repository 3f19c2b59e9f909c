/* A project as one file, ".jalons": to be carried to who reviews it, back again, or kept as it was at a step.
 * Invariant: it holds one project of one school with its years, no ambassador and no field flagged PERSONAL but the names
 * of those who review; the same data give the same bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The format, version 1
 * ---------------------
 * A zip of:
 *
 * - "manifest.json", first and not packed, an object: "format" is "jalons-project"; "version" 1; "made" the day;
 *   "from" "school" (who writes the project), "copy" (who reads it) or "frozen" (a step of the review); "uai"; "school", its
 *   name; "project", its id; "start", its first rentrée; "sha256", of data.json; "files", the names of the others; in a
 *   frozen copy "onward", the figures of the schools in which its cohorts go on, see exchange/carried-onward.c;
 * - "data.json": what exchange/json.h describes;
 * - "files/HASH.png", "files/HASH.jalons": the school's logo and the frozen copies that the revisions name, each called by
 *   its SHA-256. A frozen copy has none.
 *
 * A reader refuses any other entry. The SHA-256 tells damage, not malice: who alters data.json can alter the manifest. */

#pragma once

#include "core/project/onward.h"
#include "exchange/import.h"

G_BEGIN_DECLS

#define JALONS_CARRIED_VERSION 1
#define JALONS_CARRIED_SUFFIX  ".jalons"

/**
 * JalonsCarriedFrom:
 * @JALONS_CARRIED_SCHOOL: the data of who writes the project
 * @JALONS_CARRIED_COPY: a copy of them, with what its reader wrote
 * @JALONS_CARRIED_FROZEN: either, as it was at a step of the review
 */
typedef enum
{
  JALONS_CARRIED_SCHOOL,
  JALONS_CARRIED_COPY,
  JALONS_CARRIED_FROZEN,
} JalonsCarriedFrom;

/**
 * JalonsCarriedFile:
 * @hash: its SHA-256
 * @is_picture: whether it is a PNG; else it is a ".jalons" file
 * @bytes: its content
 */
typedef struct
{
  char *hash;
  gboolean is_picture;
  GBytes *bytes;
} JalonsCarriedFile;

/**
 * JalonsCarried:
 * @from: where it was written
 * @made: the day on which it was
 * @uai: the school's
 * @dataset: all that it holds, a dataset of its own
 * @project: (transfer none): the one project in @dataset
 * @school: (transfer none): its school
 * @deleted: (array zero-terminated=1): ids of the remarks on it that were deleted where it was written
 * @files: (element-type JalonsCarriedFile): the files that records name
 * @onward: of a frozen copy: where its cohorts go on, as it was then: figures alone
 * @digest: the SHA-256 of the whole file
 */
typedef struct
{
  JalonsCarriedFrom from;
  JalonsDay made;
  char *uai;
  JalonsDataset *dataset;
  JalonsProject *project;
  JalonsSchool *school;
  char **deleted;
  GPtrArray *files;
  JalonsOnward *onward;
  char *digest;
} JalonsCarried;

JalonsDataset     *jalons_carried_select   (JalonsDataset *dataset, const JalonsProject *project);
GPtrArray         *jalons_carried_list     (JalonsDataset *dataset, const JalonsProject *project);
JalonsCarriedFile *jalons_carried_file_new (const char *hash, gboolean is_picture, GBytes *bytes);
void               jalons_carried_file_free (JalonsCarriedFile *file);

GBytes            *jalons_carried_write    (JalonsDataset *dataset, const JalonsProject *project, JalonsCarriedFrom from,
                                            JalonsDay today, const char *const *deleted, GPtrArray *files);
GBytes            *jalons_carried_freeze   (JalonsDataset *dataset, const JalonsProject *project, const JalonsOnward *onward,
                                            JalonsDay today);
char              *jalons_carried_name     (JalonsDataset *dataset, const JalonsProject *project);

JalonsCarried     *jalons_carried_read     (GBytes *bytes, GError **error);
JalonsCarried     *jalons_carried_ref      (JalonsCarried *self);
void               jalons_carried_unref    (JalonsCarried *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsCarried, jalons_carried_unref)

G_END_DECLS
