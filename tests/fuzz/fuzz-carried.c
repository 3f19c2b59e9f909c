/* Fuzz target: jalons_carried_read(), of the bytes as they are and as the data of a file whose digests are right; and that
 * what it accepts can be written and read again.
 * Invariant: as in fuzz.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "exchange/carried.h"
#include "exchange/zip-write.h"

/* The school and the project of tests/fixtures/exchange/project.json. */
#define MANIFEST                                                                                    \
  "{\"format\": \"jalons-project\", \"version\": 1, \"made\": \"2026-11-03\", \"from\": \"copy\","  \
  " \"uai\": \"0590116F\", \"project\": \"0bdbda02-34bf-5b07-a38a-6d39146d5bc0\", \"start\": 2026," \
  " \"sha256\": \"%s\", \"files\": []}"

static void
read_one (GBytes *bytes)
{
  GError *error = NULL;
  g_autoptr (JalonsCarried) carried = jalons_carried_read (bytes, &error), again = NULL;
  g_autoptr (GBytes) written = NULL;

  check_answer (carried != NULL, g_steal_pointer (&error));
  if (carried == NULL)
    return;
  written = jalons_carried_write (carried->dataset, carried->project, carried->from, carried->made,
                                  (const char *const *) carried->deleted, carried->files);
  again = jalons_carried_read (written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->files->len, ==, carried->files->len);
}

static GBytes *
wrap (GBytes *data)
{
  g_autoptr (JalonsZipWriter) zip = jalons_zip_writer_new ();
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data);
  char *text = g_strdup_printf (MANIFEST, digest);
  g_autoptr (GBytes) manifest = g_bytes_new_take (text, strlen (text));

  jalons_zip_writer_add (zip, "manifest.json", manifest, FALSE);
  jalons_zip_writer_add (zip, "data.json", data, TRUE);
  return jalons_zip_writer_finish (zip);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size), wrapped = wrap (bytes);

  read_one (bytes);
  read_one (wrapped);
  return 0;
}
