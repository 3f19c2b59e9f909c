/* What is remembered of a shared folder from one run of the program to the next, beside what a round remembers of its log.
 * Invariant: losing it costs requests and nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonsFolderMemory:
 * @there: (element-type utf8): the SHA-256 of the files whose pieces a listing showed, with a dash of those whose words
 * @fingerprint: (nullable): what the server changes when it was put back from a backup
 * @percent: how much of the room that there is for it is used; 0 when it is not known
 * @told_clock: whether it was said that the clock of this computer is wrong
 */
typedef struct
{
  GHashTable *there;
  char *fingerprint;
  guint percent;
  gboolean told_clock;
} JalonsFolderMemory;

/* From here on it is said that there is little room left. */
#define JALONS_FOLDER_NEARLY_FULL 80

JalonsFolderMemory *jalons_folder_memory_parse   (const char *text);
void                jalons_folder_memory_free    (JalonsFolderMemory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsFolderMemory, jalons_folder_memory_free)
char               *jalons_folder_memory_to_text (const JalonsFolderMemory *self);
char               *jalons_folder_warn_of_room   (guint percent, const char *where);

G_END_DECLS
