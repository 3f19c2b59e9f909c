/* The reference data that is compiled into the program, as key files.
 * Invariant: a fault in this data is a fault of the program: it stops it with the name of the file, and a test reads all.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/bundled.h"

#include <gio/gio.h>

#include "data/reference/reference-resources.h"

#define PREFIX "/org/jalons/Jalons/reference/"

static GResource *
get_resource (void)
{
  static gsize registered;

  /* By hand: a linker may drop a constructor of a static library. */
  if (g_once_init_enter (&registered))
    {
      jalons_reference_register_resource ();
      g_once_init_leave (&registered, 1);
    }
  return jalons_reference_get_resource ();
}

/**
 * jalons_bundled_load:
 * @name: "levels.ini", a file of data/reference
 *
 * Returns: (transfer full): the file, parsed anew at each call; the callers keep what they make of it
 */
GKeyFile *
jalons_bundled_load (const char *name)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strconcat (PREFIX, name, NULL);

  bytes = g_resource_lookup_data (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    g_error ("Bundled file %s: %s", name, error->message);
  return g_steal_pointer (&file);
}

/**
 * jalons_bundled_dup_string:
 *
 * Returns: (transfer full): the value, or "" without the key
 */
char *
jalons_bundled_dup_string (GKeyFile *file,
                           const char *group,
                           const char *key)
{
  char *value = g_key_file_get_string (file, group, key, NULL);

  return value ? value : g_strdup ("");
}

/**
 * jalons_bundled_dup_list:
 *
 * Returns: (transfer full): the values, ended by %NULL; empty without the key
 */
const char **
jalons_bundled_dup_list (GKeyFile *file,
                         const char *group,
                         const char *key)
{
  char **list = g_key_file_get_string_list (file, group, key, NULL, NULL);

  return (const char **) (list ? list : g_new0 (char *, 1));
}
