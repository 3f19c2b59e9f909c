/* Opening and sharing, and a document.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pair.h"

#include <string.h>

#include "store/files.h"

void
pair_open (Pair *pair)
{
  pair->server = dav_server_new (NULL);
  for (guint i = 0; i < 2; i++)
    {
      pair->folders[i] = fixture_make_folder ();
      desk_open (&pair->desks[i], pair->folders[i], i == 0 ? "Mme Martin" : "M. Petit");
    }
  fixture_put_year (pair->desks[0].store);
}

void
pair_share (Pair *pair)
{
  GError *error = NULL;

  g_assert_true (await_create (pair->desks[0].syncing, dav_server_where (pair->server), NULL, NULL, "CIO", &error));
  g_assert_no_error (error);
  g_assert_true (await_join (pair->desks[1].syncing, dav_server_where (pair->server), NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

void
pair_close (Pair *pair)
{
  for (guint i = 0; i < 2; i++)
    {
      desk_close (&pair->desks[i]);
      fixture_remove_folder (pair->folders[i]);
    }
  dav_server_free (pair->server);
}

char *
pair_add_document (Pair *pair,
                   const char *id,
                   const char *title,
                   const char *words)
{
  g_autofree char *text = g_strdup_printf ("%%PDF-1.4\n%s\n%%%%EOF\n", title);
  g_autoptr (GBytes) pdf = g_bytes_new (text, strlen (text));
  const char *pages[] = { "", words, NULL };
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_DOCUMENT, id);
  GError *error = NULL;
  char *hash = jalons_files_add_bytes (pair->folders[0], JALONS_STORED_PDF, pdf, &error);

  g_assert_no_error (error);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_TITLE, title);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_FILE, hash);
  fixture_put (pair->desks[0].store, title, draft);
  jalons_store_index_pages (pair->desks[0].store, hash, pages, &error);
  g_assert_no_error (error);
  return hash;
}
