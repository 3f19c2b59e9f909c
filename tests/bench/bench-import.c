/* Measures the reading of an export of STS-Web, or libxml2's parsing of the same bytes: bench-import jalons|libxml2 FILE.
 * Invariant: a process measures one of both only: what the one leaves in the heap slows the other down.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <libxml/parser.h>

#include "exchange/sts.h"
#include "samples.h"

#define TURNS 15

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

  if (argc != 3 || !g_file_get_contents (argv[2], &text, &length, &error))
    {
      g_printerr ("bench-import: %s\n", error ? error->message : "jalons or libxml2, and one file are wanted");
      return 1;
    }
  bytes = g_bytes_new_take (text, length);
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
