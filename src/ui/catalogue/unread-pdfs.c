/* Taking up again what was left undone: one PDF after another, its words read in a process of their own, then indexed.
 * Invariant: it holds the store, not the window: closing the store ends it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/unread-pdfs.h"

#include "sync/take-in.h"

typedef struct
{
  GWeakRef store;
  char *directory;
  char **hashes;
  guint next;
} Reading;

static void read_next (Reading *self);

static void
reading_free (Reading *self)
{
  g_weak_ref_clear (&self->store);
  g_free (self->directory);
  g_strfreev (self->hashes);
  g_free (self);
}

static void
on_indexed (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  if (jalons_store_index_pages_finish (JALONS_STORE (object), result, NULL))
    read_next (data);
  else
    reading_free (data); /* the store is closed, or cannot be written: the others would fail too */
}

static void
on_words_taken (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  Reading *self = data;
  g_auto (GStrv) texts = jalons_take_words_finish (result, NULL);
  g_autoptr (JalonsStore) store = g_weak_ref_get (&self->store);

  if (store == NULL)
    reading_free (self);
  else if (texts == NULL)
    read_next (self); /* its file is not there */
  else
    jalons_store_index_pages_async (store, self->hashes[self->next - 1], (const char *const *) texts, NULL, on_indexed,
                                    self);
}

static void
read_next (Reading *self)
{
  const char *hash = self->hashes[self->next];

  if (hash == NULL)
    {
      reading_free (self);
      return;
    }
  self->next++;
  jalons_take_words_async (self->directory, hash, NULL, on_words_taken, self);
}

static void
on_listed (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  JalonsStore *store = JALONS_STORE (object);
  char **hashes = jalons_store_list_unread_finish (store, result, NULL);
  Reading *self;

  if (hashes == NULL)
    return;
  self = g_new0 (Reading, 1);
  g_weak_ref_init (&self->store, store);
  self->directory = g_strdup (jalons_store_get_directory (store));
  self->hashes = hashes;
  read_next (self);
}

/**
 * jalons_unread_pdfs_take_up:
 *
 * Has the search find the words of every PDF that it was never told of: the program ended, or was stopped, between
 * writing a document and indexing its pages.
 */
void
jalons_unread_pdfs_take_up (JalonsWorkspace *workspace)
{
  JalonsStore *store = jalons_workspace_get_store (workspace);

  if (store != NULL)
    jalons_store_list_unread_async (store, NULL, on_listed, NULL);
}
