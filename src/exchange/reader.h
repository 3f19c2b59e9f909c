/* Files from a school's secretariat, of whatever kind, to the structures that they tell.
 * Invariant: a call either reads everything that it was given or says why not; there is no half of a result.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "exchange/structure.h"

G_BEGIN_DECLS

/* A larger file is turned away before it is read. */
#define JALONS_SOURCE_MAX_BYTES (32 * 1024 * 1024)

/**
 * JalonsSourceFile:
 * @name: what to call it in messages: "sts_emp_0590116F_2026.xml"
 * @bytes: its content
 */
typedef struct
{
  char *name;
  GBytes *bytes;
} JalonsSourceFile;

JalonsSourceFile *jalons_source_file_new  (const char *name, GBytes *bytes);
void              jalons_source_file_free (JalonsSourceFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsSourceFile, jalons_source_file_free)

JalonsSourceFile *jalons_source_file_load       (GFile *file, GCancellable *cancellable, GError **error);
gboolean          jalons_source_file_is_carried (const JalonsSourceFile *file);
gboolean          jalons_source_file_is_json    (const JalonsSourceFile *file);
gboolean          jalons_source_file_is_offers   (const JalonsSourceFile *file);
gboolean          jalons_source_file_is_calendar (const JalonsSourceFile *file);
void              jalons_source_file_name_error (const JalonsSourceFile *file, GError **error);

GPtrArray *jalons_structures_read (JalonsSourceFile *const *files, unsigned n_files, GError **error);

G_END_DECLS
