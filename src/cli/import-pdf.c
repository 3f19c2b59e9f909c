/* A PDF becomes a document, and its pages are found by the search.
 * Invariant: one gesture for each file; the pages are indexed after it, as they are not part of what is undone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/import-pdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/catalogue/catalogue.h"
#include "sync/take-in.h"

/**
 * jalons_cli_is_pdf:
 *
 * Returns: whether @file begins as a PDF does
 */
gboolean
jalons_cli_is_pdf (GFile *file)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char head[5] = "";
  gsize length = 0;

  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &length, NULL, NULL) &&
         length == sizeof head && memcmp (head, "%PDF-", sizeof head) == 0;
}

static JalonsRecord *
find_document (JalonsDataset *dataset,
               const char *hash)
{
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_ENTITY_DOCUMENT);

  for (unsigned i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) document = g_list_model_get_item (list, i);

      if (g_str_equal (jalons_document_file (document), hash))
        return g_steal_pointer (&document);
    }
  return NULL;
}

static gboolean
put_document (JalonsStore *store,
              const JalonsTakenIn *taken,
              GError **error)
{
  JalonsDraft *draft = jalons_document_draft_new ();
  GPtrArray *drafts = g_ptr_array_new ();

  jalons_taken_in_fill (taken, draft);
  g_ptr_array_add (drafts, draft);
  return jalons_store_put (store, _ ("Add a PDF"), drafts, error);
}

static void
say (const JalonsTakenIn *taken,
     gboolean is_new)
{
  if (is_new)
    /* Translators: a number of pages, the name of a file */
    jalons_cli_say (ngettext ("“%2$s” is now a document of the catalogue (%1$u page).",
                              "“%2$s” is now a document of the catalogue (%1$u pages).", taken->n_pages),
                    taken->n_pages, taken->file_name);
  else
    jalons_cli_say (_ ("“%s” was in the catalogue already; its pages were read again."), taken->file_name);
}

/* What an import that was broken off left unread is read with the next; what is not there now is left for later. */
static gboolean
read_unread (JalonsCli *cli,
             JalonsStore *store,
             GError **error)
{
  g_auto (GStrv) hashes = jalons_store_list_unread (store, error);

  if (hashes == NULL)
    return FALSE;
  for (unsigned i = 0; hashes[i] != NULL; i++)
    {
      g_auto (GStrv) texts = jalons_take_words (cli->data_dir, hashes[i], NULL, NULL);

      if (texts != NULL && !jalons_store_index_pages (store, hashes[i], (const char *const *) texts, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * jalons_cli_import_pdf:
 *
 * Takes a PDF in as a document, whose scope nobody has said yet.
 */
gboolean
jalons_cli_import_pdf (JalonsCli *cli,
                       JalonsStore *store,
                       GFile *file,
                       GError **error)
{
  g_autoptr (JalonsTakenIn) taken = jalons_take_in (cli->data_dir, file, NULL, error);
  g_autoptr (JalonsDataset) dataset = taken != NULL ? jalons_store_load (store, 0, error) : NULL;
  g_autoptr (JalonsRecord) present = dataset != NULL ? find_document (dataset, taken->hash) : NULL;

  if (dataset == NULL || (present == NULL && !put_document (store, taken, error)) ||
      !jalons_store_index_pages (store, taken->hash, (const char *const *) taken->texts, error) ||
      !read_unread (cli, store, error))
    return FALSE;
  say (taken, present == NULL);
  return TRUE;
}
