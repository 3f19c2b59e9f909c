/* moved-<32 hex>.json: the space of this folder goes on elsewhere.
 * Invariant: where it goes on is told by a name beside or inside the folder alone: no file sends anybody to another server.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/folder/space-file.h"

G_BEGIN_DECLS

/* No file that we wrote is longer. */
#define JALONS_MOVED_MAX_BYTES (128 * 1024)

/**
 * JalonsMovedFile:
 * @id: the space that this one goes on as
 * @label: (nullable): what that is called
 * @to: (nullable): its folder as seen from this one: "../NAME" beside it, or "NAME" in it; %NULL when it is neither
 * @at: (nullable): sixteen digits: the moment at which it began
 * @heads: (array zero-terminated=1): the blocks of this space that it began with
 */
typedef struct
{
  char *id;
  char *label;
  char *to;
  char *at;
  char **heads;
} JalonsMovedFile;

void jalons_moved_file_free (JalonsMovedFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsMovedFile, jalons_moved_file_free)
GBytes *jalons_moved_file_write (const JalonsMovedFile *file);
JalonsMovedFile *jalons_moved_file_read (GBytes *bytes, const char *id);
char *jalons_moved_file_make_name (const char *id);
char *jalons_moved_file_choose_id (const char *space, const char *where);

/**
 * JalonsLeft:
 * @where: the folder of the space that went on as ours, and is still to be told
 * @user: (nullable): by which name its server knows us
 * @id: of that space
 * @at: (nullable): when ours began
 * @heads: (array zero-terminated=1): with what
 *
 * What the member who made a space go on elsewhere has still to say there; in #JalonsMembership as one text.
 */
typedef struct
{
  char *where;
  char *user;
  char *id;
  char *at;
  char **heads;
} JalonsLeft;

void jalons_left_free (JalonsLeft *left);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsLeft, jalons_left_free)
char *jalons_left_write (const JalonsLeft *left);
JalonsLeft *jalons_left_read (const char *text);

G_END_DECLS
