/* A hash of the computer's id, and of the file's number and the moment at which it was made.
 * Invariant: what a system does not tell is left out, and the same file on the same computer always gives the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-place.h"

#include <gio/gio.h>

/**
 * jalons_space_find_place:
 * @path: of the data file
 *
 * Returns: (transfer full): 32 hexadecimal digits
 */
char *
jalons_space_find_place (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_UNIX_INODE "," G_FILE_ATTRIBUTE_TIME_CREATED, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *machine = NULL, *text = NULL, *hash = NULL;
  guint64 inode = info != NULL ? g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE) : 0;
  guint64 created = info != NULL ? g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_CREATED) : 0;

  g_file_get_contents ("/etc/machine-id", &machine, NULL, NULL);
  text = g_strdup_printf ("jalons %s %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, machine != NULL ? machine : "", inode, created);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  return g_strndup (hash, 32);
}
