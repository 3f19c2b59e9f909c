/* What the tests of the exchange floor share.
 * Invariant: describe() says everything that a structure holds.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "core/error.h"

GBytes *
fixture (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("JALONS_SOURCE_ROOT"), "tests", "fixtures", "exchange", name, NULL);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

char *
fixture_text (const char *name)
{
  g_autoptr (GBytes) bytes = fixture (name);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

GBytes *
replace_in_fixture (const char *name,
                    const char *what,
                    const char *with)
{
  g_autofree char *text = fixture_text (name);
  GString *edited = g_string_new (text);

  g_assert_cmpuint (g_string_replace (edited, what, with, 1), ==, 1);
  return g_string_free_to_bytes (edited);
}

static void
add_to_zip (struct archive *zip,
            const char *name,
            GBytes *bytes)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length;
  const void *content = g_bytes_get_data (bytes, &length);

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (zip, content, length), ==, (la_ssize_t) length);
  archive_entry_free (entry);
}

typedef struct
{
  struct archive *archive;
  char *buffer;
  gsize used;
} Zip;

static void
open_zip (Zip *zip)
{
  const gsize size = 80 * 1024 * 1024;

  zip->buffer = g_malloc (size);
  zip->archive = archive_write_new ();
  archive_write_set_format_zip (zip->archive);
  g_assert_cmpint (archive_write_open_memory (zip->archive, zip->buffer, size, &zip->used), ==, ARCHIVE_OK);
}

static GBytes *
close_zip (Zip *zip)
{
  g_assert_cmpint (archive_write_close (zip->archive), ==, ARCHIVE_OK);
  archive_write_free (zip->archive);
  return g_bytes_new_take (g_realloc (zip->buffer, zip->used), zip->used);
}

GBytes *
zip_of (const char *first_name,
        GBytes *first,
        ...)
{
  Zip zip = { 0 };
  const char *name = first_name;
  GBytes *bytes = first;
  va_list more;

  open_zip (&zip);
  va_start (more, first);
  while (name)
    {
      add_to_zip (zip.archive, name, bytes);
      name = va_arg (more, const char *);
      bytes = name ? va_arg (more, GBytes *) : NULL;
    }
  va_end (more);
  return close_zip (&zip);
}

GBytes *
crowded_zip (unsigned n_entries)
{
  Zip zip = { 0 };
  g_autoptr (GBytes) bytes = bytes_of ("text");

  open_zip (&zip);
  for (unsigned i = 0; i < n_entries; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      add_to_zip (zip.archive, name, bytes);
    }
  return close_zip (&zip);
}

static void
describe_division (GString *out,
                   const JalonsStructureDivision *division)
{
  g_autofree char *leads = g_strjoinv (", ", division->lead_teachers);

  g_string_append_printf (out, "[%s] label=%s headcount=%d level=%s track=%s leads=%s\n", division->code, division->label,
                          division->headcount, division->level, division->track, leads);
  for (unsigned i = 0; i < division->mefs->len; i++)
    {
      const JalonsStructureMef *mef = g_ptr_array_index (division->mefs, i);

      g_string_append_printf (out, "  mef %s label=%s short=%s mefstat4=%s headcount=%d\n", mef->code, mef->label,
                              mef->short_label, mef->mefstat4, mef->headcount);
    }
}

char *
describe (const JalonsStructure *structure)
{
  static const char *const sources[] = { "STS", "SIECLE", "CSV" };
  GString *out = g_string_new (NULL);
  g_autofree char *first_day = jalons_day_to_string (structure->first_day);
  g_autofree char *last_day = jalons_day_to_string (structure->last_day);

  g_string_append_printf (out, "%s uai=%s name=%s nature=%s town=%s academy=%s year=%d %s..%s\n",
                          sources[structure->source], structure->uai, structure->name, structure->nature,
                          structure->town, structure->academy, structure->year, first_day, last_day);
  for (unsigned i = 0; i < structure->divisions->len; i++)
    describe_division (out, g_ptr_array_index (structure->divisions, i));
  for (unsigned i = 0; i < structure->warnings->len; i++)
    g_string_append_printf (out, "! %s\n", (const char *) g_ptr_array_index (structure->warnings, i));
  return g_string_free (out, FALSE);
}

void
assert_refused (GError *error,
                int code,
                const char *words)
{
  g_assert_error (error, JALONS_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_error_free (error);
}

GPtrArray *
read_files (GError **error,
            const char *first_name,
            GBytes *first,
            ...)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_source_file_free);
  const char *name = first_name;
  GBytes *bytes = first;
  va_list more;

  va_start (more, first);
  while (name)
    {
      g_ptr_array_add (files, jalons_source_file_new (name, bytes));
      name = va_arg (more, const char *);
      bytes = name ? va_arg (more, GBytes *) : NULL;
    }
  va_end (more);
  return jalons_structures_read ((JalonsSourceFile *const *) files->pdata, files->len, error);
}

void
apply_drafts (JalonsDataset *dataset,
              GPtrArray *drafts)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (unsigned i = 0; i < drafts->len; i++)
    g_ptr_array_add (records, jalons_draft_build (g_ptr_array_index (drafts, i)));
  jalons_dataset_apply (dataset, (JalonsRecord *const *) records->pdata, records->len);
}

void
apply_import (JalonsDataset *dataset,
              JalonsImport *import)
{
  g_assert_true (jalons_import_is_ready (import));
  apply_drafts (dataset, jalons_import_get_drafts (import));
}
