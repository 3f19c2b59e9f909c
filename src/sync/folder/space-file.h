/* Which space a shared folder holds: space-<32 hex>.json, moved-<32 hex>.json, and a note for people.
 * Invariant: nothing is written into a folder before its space is known to be ours, but by who makes one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/folder/transport.h"

G_BEGIN_DECLS

#define JALONS_SPACE_ID_LENGTH 32

/* The form of space files that this program writes, and the newest that it can read. */
#define JALONS_SPACE_FORM 1

/**
 * JalonsSpaceFile:
 * @form: of the file
 * @id: of the space
 * @created: when, as ISO 8601 in UTC
 * @label: what it is called
 * @year: (nullable): which school year it is for
 * @is_closed: whether what is in the space is encrypted, which this program cannot read
 */
typedef struct
{
  unsigned form;
  char *id;
  char *created;
  char *label;
  char *year;
  gboolean is_closed;
} JalonsSpaceFile;

void             jalons_space_file_free      (JalonsSpaceFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsSpaceFile, jalons_space_file_free)
GBytes          *jalons_space_file_write     (const JalonsSpaceFile *file);
JalonsSpaceFile *jalons_space_file_read      (GBytes *bytes);
char            *jalons_space_file_make_name (const char *id);
gboolean         jalons_space_file_parse_name (const char *name, const char *kind, char id[JALONS_SPACE_ID_LENGTH + 1]);

/**
 * JalonsFoundSpace:
 * @ids: (array zero-terminated=1): the smallest first; it is the space, the others are other names of it
 * @label: what it is called
 * @moved: (nullable): the space that it goes on as
 */
typedef struct
{
  char **ids;
  char *label;
  char *moved;
} JalonsFoundSpace;

void              jalons_found_space_free         (JalonsFoundSpace *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsFoundSpace, jalons_found_space_free)

char            **jalons_space_file_list_ids      (GArray *listing);

void              jalons_space_file_find_async    (JalonsTransport *transport, const char *where,
                                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                                   gpointer user_data);
JalonsFoundSpace *jalons_space_file_find_finish   (GAsyncResult *result, GError **error);
void              jalons_space_file_create_async  (JalonsTransport *transport, const char *where,
                                                   const JalonsSpaceFile *file, guint settle_ms,
                                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                                   gpointer user_data);
JalonsFoundSpace *jalons_space_file_create_finish (GAsyncResult *result, GError **error);

G_END_DECLS
