/* Measures the reading of an export of STS-Web, or libxml2's parsing of the same bytes: bench-import jalons|libxml2 FILE;
 * or the commit of what was read: bench-import commit FILE FOLDER.
 * Invariant: a process measures one of both only: what the one leaves in the heap slows the other down.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <libxml/parser.h>

#include "exchange/import.h"
#include "exchange/sts.h"
#include "samples.h"
#include "store/store.h"

#define TURNS   15
#define COMMITS 5

static gboolean
read_ours (GBytes *bytes,
           Samples *samples,
           GError **error)
{
  g_autoptr (JalonsStructure) structure = NULL;

  samples_start (samples);
  structure = jalons_sts_read (bytes, error);
  samples_stop (samples);
  return structure != NULL;
}

/* Freeing the tree, which costs as much again, is not held against libxml2. */
static gboolean
read_theirs (GBytes *bytes,
             Samples *samples)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  xmlDoc *document;
  gboolean good;

  samples_start (samples);
  document = xmlReadMemory (text, (int) length, "sts.xml", NULL, XML_PARSE_NONET);
  samples_stop (samples);
  good = document != NULL;
  xmlFreeDoc (document);
  return good;
}

/* The store's part of an import into an empty folder; a new one each time. */
static gboolean
commit (GBytes *bytes,
        const char *folder,
        int turn,
        Samples *samples,
        GError **error)
{
  g_autofree char *name = g_strdup_printf ("import-%d", turn);
  g_autofree char *place = g_build_filename (folder, name, NULL);
  g_autoptr (JalonsStructure) structure = jalons_sts_read (bytes, error);
  g_autoptr (JalonsStore) store = structure ? jalons_store_open (place, error) : NULL;
  g_autoptr (JalonsDataset) dataset = store ? jalons_store_load (store, 0, error) : NULL;
  g_autoptr (JalonsImport) import = dataset ? jalons_import_new_structure (structure, dataset, NULL, 2026) : NULL;
  gboolean good;

  if (import == NULL)
    return FALSE;
  for (guint i = 0; i < jalons_import_get_questions (import)->len; i++)
    {
      const JalonsImportQuestion *question = jalons_import_get_questions (import)->pdata[i];

      jalons_import_answer (import, question->key, g_str_has_prefix (question->key, "school") ? "0599990N" : "3e");
    }
  samples_start (samples);
  good = jalons_store_put (store, "Import", g_ptr_array_ref (jalons_import_get_drafts (import)), error);
  samples_stop (samples);
  jalons_store_close (store);
  return good;
}

static gboolean
measure_commits (GBytes *bytes,
                 const char *folder,
                 GError **error)
{
  g_autoptr (Samples) commits = samples_new (SAMPLES_OF_CLOCK), sync = samples_new (SAMPLES_OF_CLOCK);

  for (int turn = 0; turn < COMMITS; turn++)
    {
      if (!commit (bytes, folder, turn, commits, error))
        return FALSE;
      samples_sync (sync, folder);
    }
  samples_print (commits, "commit", 0.5);
  samples_print (sync, "sync", 0.5);
  return TRUE;
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (Samples) samples = samples_new (SAMPLES_OF_CPU);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean ours = argc == 3 && g_str_equal (argv[1], "jalons");
  char *text = NULL;
  gsize length;
  gboolean good = TRUE;

  if (argc < 3 || !g_file_get_contents (argv[2], &text, &length, &error))
    {
      g_printerr ("bench-import: %s\n", error ? error->message : "jalons, libxml2 or commit, and a file are wanted");
      return 1;
    }
  bytes = g_bytes_new_take (text, length);
  if (argc == 4)
    {
      if (measure_commits (bytes, argv[3], &error))
        return 0;
      g_printerr ("bench-import: %s\n", error ? error->message : "nothing to commit");
      return 1;
    }
  for (int i = 0; i < TURNS && good; i++)
    good = ours ? read_ours (bytes, samples, &error) : read_theirs (bytes, samples);
  if (!good)
    {
      g_printerr ("bench-import: %s\n", error ? error->message : "libxml2 does not read this");
      return 1;
    }
  samples_print (samples, "read", 0.5);
  g_print ("bytes\t%" G_GSIZE_FORMAT "\n", length);
  return 0;
}
