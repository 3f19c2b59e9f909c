/* Files from a school's secretariat, of whatever kind, to the structures that they tell.
 * Invariant: every error says the name of the file that it is about.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/reader.h"

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "exchange/csv.h"
#include "exchange/kind.h"
#include "exchange/siecle.h"
#include "exchange/sts.h"
#include "exchange/xml.h"
#include "exchange/zip.h"

/**
 * jalons_source_file_new:
 *
 * Returns: (transfer full): a file of this name and content
 */
JalonsSourceFile *
jalons_source_file_new (const char *name,
                        GBytes *bytes)
{
  JalonsSourceFile *file = g_new0 (JalonsSourceFile, 1);

  file->name = g_strdup (name);
  file->bytes = g_bytes_ref (bytes);
  return file;
}

void
jalons_source_file_free (JalonsSourceFile *file)
{
  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file);
}

/* Any text may be a table, but for one whose name says that it is XML: that is nothing which can be read. */
static JalonsFileKind
kind_of (const JalonsSourceFile *file)
{
  gsize length;
  const void *bytes = g_bytes_get_data (file->bytes, &length);
  JalonsFileKind kind = jalons_file_kind (bytes, length);
  g_autofree char *name = kind == JALONS_FILE_TEXT ? g_ascii_strdown (file->name, -1) : NULL;

  return name != NULL && g_str_has_suffix (name, ".xml") ? JALONS_FILE_BINARY : kind;
}

/**
 * jalons_source_file_is_carried:
 *
 * Returns: whether the file is to be given to jalons_carried_read(): it is one, or its name says that it should be
 */
gboolean
jalons_source_file_is_carried (const JalonsSourceFile *file)
{
  return kind_of (file) == JALONS_FILE_CARRIED || g_str_has_suffix (file->name, ".jalons");
}

/**
 * jalons_source_file_is_json:
 *
 * Returns: whether the file is to be given to the reader of Jalons' own JSON and not to jalons_structures_read()
 */
gboolean
jalons_source_file_is_json (const JalonsSourceFile *file)
{
  return kind_of (file) == JALONS_FILE_JSON;
}

/**
 * jalons_source_file_is_offers:
 *
 * Returns: whether the file is to be given to jalons_offers_read() and not to jalons_structures_read()
 */
gboolean
jalons_source_file_is_offers (const JalonsSourceFile *file)
{
  return kind_of (file) == JALONS_FILE_OFFERS;
}

/**
 * jalons_source_file_is_calendar:
 *
 * Returns: whether the file is to be given to jalons_holidays_read() and not to jalons_structures_read()
 */
gboolean
jalons_source_file_is_calendar (const JalonsSourceFile *file)
{
  return kind_of (file) == JALONS_FILE_CALENDAR;
}

/* What the message of every error of this file begins with. */
static void
name_file (GError **error,
           const char *name)
{
  /* Translators: the name of a file before the sentence that says what is wrong with it. */
  g_prefix_error (error, _ ("%s: "), name);
}

/**
 * jalons_source_file_name_error:
 * @error: (inout) (nullable): an error about @file
 *
 * Puts the name of the file before the message, as jalons_structures_read() does by itself.
 */
void
jalons_source_file_name_error (const JalonsSourceFile *file,
                               GError **error)
{
  name_file (error, file->name);
}

/* Loading */

static void
set_too_large (GError **error)
{
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
               _ ("The file has more than %d MB, more than anything that Jalons imports: it was not read."),
               JALONS_SOURCE_MAX_BYTES / 1024 / 1024);
}

/* GIO's errors speak the language of programmers. */
static void
take_io_error (GError **error,
               GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return;
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("There is no such file."));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_ACCESS,
                         _ ("This is a folder. Give the files that are in it."));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("You have no permission to read this file."));
  else
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("The file could not be read: %s"), cause->message);
  g_error_free (cause);
}

/* The size is asked before reading, and watched while reading: a pipe or a growing file has none to tell. */
static GBytes *
load_bytes (GFile *file,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GFileInfo) info = NULL;
  gsize n_read = 0;
  g_autofree char *bytes = NULL;

  if (stream == NULL)
    return NULL;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  if (info && g_file_info_get_size (info) > JALONS_SOURCE_MAX_BYTES)
    {
      set_too_large (error);
      return NULL;
    }
  bytes = g_malloc (JALONS_SOURCE_MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, JALONS_SOURCE_MAX_BYTES + 1, &n_read, cancellable,
                                error))
    return NULL;
  if (n_read > JALONS_SOURCE_MAX_BYTES)
    {
      set_too_large (error);
      return NULL;
    }
  return g_bytes_new_take (g_realloc (g_steal_pointer (&bytes), MAX (n_read, 1)), n_read);
}

/**
 * jalons_source_file_load:
 * @file: what the user chose
 *
 * Reads a file of at most %JALONS_SOURCE_MAX_BYTES. Blocks: call it from a worker.
 *
 * Returns: (transfer full): the file, or %NULL with %JALONS_ERROR_MISSING, %JALONS_ERROR_ACCESS, %JALONS_ERROR_LIMIT or
 *   %G_IO_ERROR_CANCELLED
 */
JalonsSourceFile *
jalons_source_file_load (GFile *file,
                         GCancellable *cancellable,
                         GError **error)
{
  GError *cause = NULL;
  g_autoptr (GBytes) bytes = load_bytes (file, cancellable, &cause);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base ? base : "");

  if (bytes)
    return jalons_source_file_new (name, bytes);
  if (cause->domain == JALONS_ERROR)
    g_propagate_error (error, cause);
  else
    take_io_error (error, cause);
  if (!error || !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    name_file (error, name);
  return NULL;
}

/* Reading */

typedef struct
{
  const char *name;
  GBytes *bytes;
  JalonsFileKind kind;
} Source;

typedef struct
{
  GArray *sources;     /* of Source, of kinds that can be read */
  GPtrArray *unpacked; /* keeps alive what came out of archives */
  GPtrArray *left_out; /* names in archives that hold pupils or families */
  GPtrArray *structures;
} Reading;

static gboolean
is_useful (JalonsFileKind kind)
{
  return kind == JALONS_FILE_STS || kind == JALONS_FILE_STRUCTURES || kind == JALONS_FILE_NOMENCLATURES ||
         kind == JALONS_FILE_COMMUNS;
}

typedef struct
{
  Reading *reading;
  JalonsFileKind refused; /* the first kind in the archive of which there is something to say */
} Choice;

static gboolean
wants_entry (const char *name,
             const char *head,
             gsize length,
             gpointer data)
{
  Choice *choice = data;
  JalonsFileKind kind = jalons_file_kind (head, length);
  gboolean is_private = kind == JALONS_FILE_PUPILS || kind == JALONS_FILE_FAMILIES;

  if (is_private)
    g_ptr_array_add (choice->reading->left_out, g_strdup (name));
  if (choice->refused == JALONS_FILE_ZIP && (is_private || kind == JALONS_FILE_EDT_TO_STS))
    choice->refused = kind;
  /* A table too, but only one that its name calls so: an archive may hold any text. */
  return is_useful (kind) || (kind == JALONS_FILE_TEXT && g_str_has_suffix (name, ".csv"));
}

static void
add_source (Reading *reading,
            const char *name,
            GBytes *bytes,
            JalonsFileKind kind)
{
  Source source = { name, bytes, kind };

  g_array_append_val (reading->sources, source);
}

static gboolean
add_archive (Reading *reading,
             const JalonsSourceFile *file,
             GError **error)
{
  Choice choice = { reading, JALONS_FILE_ZIP };
  GPtrArray *entries = jalons_zip_read (file->bytes, wants_entry, &choice, error);

  if (entries == NULL)
    return FALSE;
  g_ptr_array_add (reading->unpacked, entries);
  if (entries->len == 0)
    {
      g_propagate_error (error, jalons_file_kind_refuse (choice.refused));
      return FALSE;
    }
  for (unsigned i = 0; i < entries->len; i++)
    {
      const JalonsZipEntry *entry = g_ptr_array_index (entries, i);
      gsize length;
      const void *bytes = g_bytes_get_data (entry->bytes, &length);

      add_source (reading, entry->name, entry->bytes, jalons_file_kind (bytes, length));
    }
  return TRUE;
}

/* An XML file that is none of ours may be one of ours with a broken head: what the parser says is then worth more. */
static GError *
refuse (const JalonsSourceFile *file,
        JalonsFileKind kind)
{
  static const JalonsXmlElement any[] = { { "*" }, { NULL } };
  GError *error = NULL;

  if (kind == JALONS_FILE_XML && !jalons_xml_read (file->bytes, any, NULL, &error))
    return error;
  return jalons_file_kind_refuse (kind);
}

static gboolean
add_file (Reading *reading,
          const JalonsSourceFile *file,
          GError **error)
{
  JalonsFileKind kind = kind_of (file);

  if (g_bytes_get_size (file->bytes) > JALONS_SOURCE_MAX_BYTES)
    set_too_large (error);
  else if (kind == JALONS_FILE_ZIP)
    return add_archive (reading, file, error);
  else if (!is_useful (kind) && kind != JALONS_FILE_TEXT)
    g_propagate_error (error, refuse (file, kind));
  else
    {
      add_source (reading, file->name, file->bytes, kind);
      return TRUE;
    }
  return FALSE;
}

static JalonsStructure *
read_source (const Source *source,
             GError **error)
{
  switch ((int) source->kind)
    {
    case JALONS_FILE_STS:
      return jalons_sts_read (source->bytes, error);
    case JALONS_FILE_STRUCTURES:
      return jalons_siecle_read (source->bytes, error);
    default:
      return jalons_csv_read (source->bytes, error);
    }
}

static gboolean
read_structures (Reading *reading,
                 GError **error)
{
  for (unsigned i = 0; i < reading->sources->len; i++)
    {
      const Source *source = &g_array_index (reading->sources, Source, i);
      JalonsStructure *structure;

      if (source->kind == JALONS_FILE_NOMENCLATURES || source->kind == JALONS_FILE_COMMUNS)
        continue;
      structure = read_source (source, error);
      if (structure == NULL)
        {
          name_file (error, source->name);
          return FALSE;
        }
      g_ptr_array_add (reading->structures, structure);
    }
  return TRUE;
}

static JalonsStructure *
find_siecle (Reading *reading,
             unsigned *from)
{
  while (*from < reading->structures->len)
    {
      JalonsStructure *structure = g_ptr_array_index (reading->structures, (*from)++);

      if (structure->source == JALONS_SOURCE_SIECLE)
        return structure;
    }
  return NULL;
}

/* One nomenclature describes the MEF of every school of the call; nearly always there is one. */
static gboolean
join (Reading *reading,
      const Source *source,
      GError **error)
{
  unsigned from = 0;
  JalonsStructure *structure = find_siecle (reading, &from);

  if (structure == NULL && reading->structures->len == 0)
    {
      g_propagate_error (error, jalons_file_kind_refuse (source->kind));
      return FALSE;
    }
  for (; structure; structure = find_siecle (reading, &from))
    if (!(source->kind == JALONS_FILE_NOMENCLATURES
            ? jalons_siecle_add_nomenclature (structure, source->bytes, error)
            : jalons_siecle_add_communs (structure, source->bytes, error)))
      return FALSE;
  return TRUE;
}

static gboolean
join_all (Reading *reading,
          GError **error)
{
  for (unsigned i = 0; i < reading->sources->len; i++)
    {
      const Source *source = &g_array_index (reading->sources, Source, i);

      if (source->kind != JALONS_FILE_NOMENCLATURES && source->kind != JALONS_FILE_COMMUNS)
        continue;
      if (!join (reading, source, error))
        {
          name_file (error, source->name);
          return FALSE;
        }
    }
  return TRUE;
}

static void
warn_of_left_out (Reading *reading)
{
  JalonsStructure *first = g_ptr_array_index (reading->structures, 0);

  for (unsigned i = 0; i < reading->left_out->len; i++)
    jalons_structure_warn (first, _ ("%s holds data of pupils or families: it was not read."),
                           (const char *) g_ptr_array_index (reading->left_out, i));
}

static gboolean
read_all (Reading *reading,
          JalonsSourceFile *const *files,
          unsigned n_files,
          GError **error)
{
  for (unsigned i = 0; i < n_files; i++)
    if (!add_file (reading, files[i], error))
      {
        name_file (error, files[i]->name);
        return FALSE;
      }
  if (!read_structures (reading, error) || !join_all (reading, error))
    return FALSE;
  warn_of_left_out (reading);
  return TRUE;
}

/**
 * jalons_structures_read:
 * @files: (array length=n_files): one or several files, zipped or not: exports of STS-Web, Structures.xml with
 *   Nomenclature.xml and Communs.xml, tables
 * @n_files: 1 or more
 *
 * Tells each file's kind from its content and reads it. In an archive, what is not for us is passed over, and a file of
 * pupils is not unpacked; a file that was given by itself must be one that we read.
 *
 * Returns: (transfer full) (element-type JalonsStructure): one structure for each export, in the order given, or %NULL
 *   with %JALONS_ERROR_KIND, which says the file that is wanted, or an error of the reader; the message begins with the
 *   name of the file
 */
GPtrArray *
jalons_structures_read (JalonsSourceFile *const *files,
                        unsigned n_files,
                        GError **error)
{
  Reading reading = {
    .sources = g_array_new (FALSE, FALSE, sizeof (Source)),
    .unpacked = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
    .left_out = g_ptr_array_new_with_free_func (g_free),
    .structures = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_structure_unref),
  };
  gboolean done;

  g_return_val_if_fail (n_files > 0, NULL);

  done = read_all (&reading, files, n_files, error);
  g_array_unref (reading.sources);
  g_ptr_array_unref (reading.unpacked);
  g_ptr_array_unref (reading.left_out);
  if (!done)
    g_clear_pointer (&reading.structures, g_ptr_array_unref);
  return reading.structures;
}
