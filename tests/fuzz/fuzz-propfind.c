/* Fuzz target: jalons_propfind_read() of whatever a server says is in a folder.
 * Invariant: as in fuzz.h; and no name comes out of it that leaves a folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include "sync/folder/propfind.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  GError *error = NULL;
  g_autoptr (GArray) listing = jalons_propfind_read (bytes, "log", "nuage.example.org", &error);
  unsigned n_itself = 0;

  for (guint i = 0; listing != NULL && i < listing->len; i++)
    {
      const char *name = g_array_index (listing, JalonsListed, i).name;

      if (g_str_equal (name, JALONS_LISTED_ITSELF))
        n_itself++;
      else
        g_assert_cmpint (*name, !=, '.');
      g_assert_true (!g_array_index (listing, JalonsListed, i).is_read_only || g_str_has_suffix (name, "/"));
      g_assert_true (strchr (name, '/') == NULL || strchr (name, '/')[1] == '\0');
    }
  g_assert_cmpuint (n_itself, <=, 1);
  check_answer (listing != NULL, error);
  return 0;
}
