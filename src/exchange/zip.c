/* The zip in which STS-Web and SIECLE deliver their files, through libarchive.
 * Invariant: no path of an archive is ever used as a path; nothing is written to disk.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"

#define HEAD (64 * 1024)

typedef struct
{
  struct archive *archive;
  gsize packed_bytes;
  gsize unpacked_bytes; /* of all entries so far */
  unsigned n_entries;
  JalonsZipWants wants;
  gpointer data;
} Reader;

static void
free_entry (gpointer data)
{
  JalonsZipEntry *entry = data;

  g_free (entry->name);
  g_bytes_unref (entry->bytes);
  g_free (entry);
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_DAMAGED,
                       _ ("The zip file is damaged or cut short. Download it again."));
}

static gboolean
check_limits (const Reader *reader,
              GError **error)
{
  gsize most = MAX (reader->packed_bytes * JALONS_ZIP_MAX_RATIO, (gsize) HEAD);

  if (reader->n_entries <= JALONS_ZIP_MAX_ENTRIES &&
      reader->unpacked_bytes <= MIN (most, (gsize) JALONS_ZIP_MAX_BYTES))
    return TRUE;
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                       _ ("This zip file holds far more than an export of a school: Jalons does not unpack it."));
  return FALSE;
}

/* Appends up to one block of the entry; 0 at its end, -1 on error. */
static gssize
read_block (Reader *reader,
            GByteArray *content,
            GError **error)
{
  guint8 block[4096];
  la_ssize_t n = archive_read_data (reader->archive, block, sizeof block);

  if (n < 0)
    {
      set_damaged (error);
      return -1;
    }
  reader->unpacked_bytes += (gsize) n;
  if (!check_limits (reader, error))
    return -1;
  g_byte_array_append (content, block, (guint) n);
  return n;
}

static gboolean
read_content (Reader *reader,
              const char *name,
              GByteArray *content,
              gboolean *wanted,
              GError **error)
{
  gssize n = 1;

  while (n > 0 && content->len < HEAD)
    n = read_block (reader, content, error);
  *wanted = n >= 0 && reader->wants (name, (const char *) content->data, content->len, reader->data);
  while (n > 0 && *wanted)
    n = read_block (reader, content, error);
  return n >= 0;
}

static char *
get_name (struct archive_entry *header)
{
  const char *utf8 = archive_entry_pathname_utf8 (header);
  const char *raw = utf8 ? utf8 : archive_entry_pathname (header);

  return g_utf8_make_valid (raw ? raw : "", -1);
}

static gboolean
is_file (struct archive_entry *header,
         const char *name)
{
  return archive_entry_filetype (header) == AE_IFREG && !g_str_has_prefix (name, "__MACOSX/");
}

static gboolean
read_entry (Reader *reader,
            struct archive_entry *header,
            GPtrArray *entries,
            GError **error)
{
  g_autofree char *name = get_name (header);
  g_autoptr (GByteArray) content = NULL;
  JalonsZipEntry *entry;
  gboolean wanted;

  reader->n_entries++;
  if (!check_limits (reader, error))
    return FALSE;
  if (!is_file (header, name))
    return TRUE;
  if (archive_entry_is_encrypted (header))
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                           _ ("This zip file is protected by a password. Unpack it and give the files inside."));
      return FALSE;
    }
  content = g_byte_array_new ();
  if (!read_content (reader, name, content, &wanted, error))
    return FALSE;
  if (!wanted)
    return TRUE;
  entry = g_new0 (JalonsZipEntry, 1);
  entry->name = g_steal_pointer (&name);
  entry->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&content));
  g_ptr_array_add (entries, entry);
  return TRUE;
}

static gboolean
read_entries (Reader *reader,
              GPtrArray *entries,
              GError **error)
{
  struct archive_entry *header;
  int status;

  while ((status = archive_read_next_header (reader->archive, &header)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    if (!read_entry (reader, header, entries, error))
      return FALSE;
  if (status == ARCHIVE_EOF)
    return TRUE;
  set_damaged (error);
  return FALSE;
}

/**
 * jalons_zip_read:
 * @zip: the archive
 * @wants: which entries to unpack, told from their first bytes
 * @data: passed to @wants
 *
 * Unpacks the wanted files of a zip, those in folders too; a zip within a zip is an entry like another.
 *
 * Returns: (transfer full) (element-type JalonsZipEntry): the entries, perhaps none, or %NULL with
 *   %JALONS_ERROR_DAMAGED, %JALONS_ERROR_LIMIT for a bomb, %JALONS_ERROR_REFUSED for one with a password
 */
GPtrArray *
jalons_zip_read (GBytes *zip,
                 JalonsZipWants wants,
                 gpointer data,
                 GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  Reader reader = { .archive = archive_read_new (), .wants = wants, .data = data };
  const void *bytes = g_bytes_get_data (zip, &reader.packed_bytes);
  gboolean done;

  archive_read_support_format_zip (reader.archive);
  if (archive_read_open_memory (reader.archive, bytes, reader.packed_bytes) == ARCHIVE_OK)
    done = read_entries (&reader, entries, error);
  else
    {
      set_damaged (error);
      done = FALSE;
    }
  archive_read_free (reader.archive);
  return done ? g_steal_pointer (&entries) : NULL;
}
