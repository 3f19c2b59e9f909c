/* What can be asked of a store about searching: what is found, and the pages that it finds.
 * Invariant: as in store-requests.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/search.h"
#include "store/store-private.h"

/* Searching */

typedef struct
{
  char *query;
  JalonsEntityId *entities;
  unsigned n_entities;
  int start_year;
  unsigned limit;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->query);
  g_free (search->entities);
  g_free (search);
}

static gboolean
run_search (JalonsDatabase *database,
            JalonsJob *job,
            GError **error)
{
  Search *search = job->input;

  job->result = jalons_search_run (database, search->query, search->entities, search->n_entities, search->start_year,
                                   search->limit, error);
  return job->result != NULL;
}

static JalonsJob *
search_job (const char *query,
            const JalonsEntityId *entities,
            unsigned n_entities,
            int start_year,
            unsigned limit)
{
  Search *search = g_new0 (Search, 1);

  search->query = g_utf8_make_valid (query, -1);
  search->entities = g_memdup2 (entities, n_entities * sizeof *entities);
  search->n_entities = n_entities;
  search->start_year = start_year;
  search->limit = limit;
  return jalons_job_new (run_search, search, search_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * jalons_store_search:
 * @query: words, or beginnings of words, as they are typed; accents, case, œ and ’ do not count
 * @entities: (array length=n_entities) (nullable): where to look; none is everywhere; the pages are with the documents
 * @start_year: the year whose activities and classes come first; 0 for the last
 * @limit: the most hits, of which at most three are pages of one PDF; 0 for all
 *
 * Returns: (transfer full) (element-type JalonsHit): the records of any year, and the pages of documents, in which each
 *   word is found, the best first: those whose title begins so, those with the words in their title, in other fields, in
 *   their pages; none for a query without words; %NULL with @error set
 */
GPtrArray *
jalons_store_search (JalonsStore *self,
                     const char *query,
                     const JalonsEntityId *entities,
                     unsigned n_entities,
                     int start_year,
                     unsigned limit,
                     GError **error)
{
  gpointer hits = NULL;

  jalons_store_run (self, search_job (query, entities, n_entities, start_year, limit), &hits, error);
  return hits;
}

/**
 * jalons_store_search_async:
 *
 * jalons_store_search(), without waiting.
 */
void
jalons_store_search_async (JalonsStore *self,
                           const char *query,
                           const JalonsEntityId *entities,
                           unsigned n_entities,
                           int start_year,
                           unsigned limit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  jalons_store_start (self, search_job (query, entities, n_entities, start_year, limit), jalons_store_search_async, cancellable,
                      callback, user_data);
}

/**
 * jalons_store_search_finish:
 *
 * Returns: as jalons_store_search()
 */
GPtrArray *
jalons_store_search_finish (JalonsStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return jalons_store_finish (self, result, jalons_store_search_async, error);
}

typedef struct
{
  char *hash;
  char **pages;
} Pages;

static void
pages_free (gpointer data)
{
  Pages *pages = data;

  g_free (pages->hash);
  g_strfreev (pages->pages);
  g_free (pages);
}

static gboolean
run_index_pages (JalonsDatabase *database,
                 JalonsJob *job,
                 GError **error)
{
  Pages *pages = job->input;

  return jalons_search_index_pages (database, pages->hash, (const char *const *) pages->pages, error);
}

static JalonsJob *
index_pages_job (const char *hash,
                 const char *const *texts)
{
  Pages *pages = g_new0 (Pages, 1);

  pages->hash = g_strdup (hash);
  pages->pages = g_strdupv ((char **) texts);
  return jalons_job_new (run_index_pages, pages, pages_free, NULL);
}

/**
 * jalons_store_index_pages:
 * @hash: the SHA-256 of a PDF of the store
 * @texts: (array zero-terminated=1) (nullable): the text of each page, "" for one without any; %NULL takes the pages out
 *
 * Has the search find the pages of a PDF. It is no gesture: it can be done again at any time from the file.
 */
gboolean
jalons_store_index_pages (JalonsStore *self,
                          const char *hash,
                          const char *const *texts,
                          GError **error)
{
  return jalons_store_run (self, index_pages_job (hash, texts), NULL, error);
}

/**
 * jalons_store_index_pages_async:
 *
 * jalons_store_index_pages(), without waiting.
 */
void
jalons_store_index_pages_async (JalonsStore *self,
                                const char *hash,
                                const char *const *texts,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  jalons_store_start (self, index_pages_job (hash, texts), jalons_store_index_pages_async, cancellable, callback,
                      user_data);
}

/**
 * jalons_store_index_pages_finish:
 *
 * Returns: as jalons_store_index_pages()
 */
gboolean
jalons_store_index_pages_finish (JalonsStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return jalons_store_finish_ok (self, result, jalons_store_index_pages_async, error);
}

static gboolean
run_list_unread (JalonsDatabase *database,
                 JalonsJob *job,
                 GError **error)
{
  job->result = jalons_search_list_unread (database, error);
  return job->result != NULL;
}

static JalonsJob *
list_unread_job (void)
{
  return jalons_job_new (run_list_unread, NULL, NULL, (GDestroyNotify) g_strfreev);
}

/**
 * jalons_store_list_unread:
 *
 * What was left undone when the program ended, or was stopped, between taking a PDF in and having its pages found.
 *
 * Returns: (transfer full) (array zero-terminated=1): the SHA-256 of the PDFs of documents whose pages
 *   jalons_store_index_pages() was never given; %NULL with %JALONS_ERROR_DAMAGED
 */
char **
jalons_store_list_unread (JalonsStore *self,
                          GError **error)
{
  gpointer hashes = NULL;

  jalons_store_run (self, list_unread_job (), &hashes, error);
  return hashes;
}

/**
 * jalons_store_list_unread_async:
 *
 * jalons_store_list_unread(), without waiting.
 */
void
jalons_store_list_unread_async (JalonsStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  jalons_store_start (self, list_unread_job (), jalons_store_list_unread_async, cancellable, callback, user_data);
}

/**
 * jalons_store_list_unread_finish:
 *
 * Returns: as jalons_store_list_unread()
 */
char **
jalons_store_list_unread_finish (JalonsStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return jalons_store_finish (self, result, jalons_store_list_unread_async, error);
}

static gboolean
run_read_pages (JalonsDatabase *database,
                JalonsJob *job,
                GError **error)
{
  g_autoptr (GError) failure = NULL;

  job->result = jalons_search_read_pages (database, job->input, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * jalons_store_read_pages_async:
 * @hash: the SHA-256 of a PDF
 *
 * Asks what the search knows of a PDF.
 */
void
jalons_store_read_pages_async (JalonsStore *self,
                               const char *hash,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  jalons_store_start (self, jalons_job_new (run_read_pages, g_strdup (hash), g_free, (GDestroyNotify) g_strfreev),
                      jalons_store_read_pages_async, cancellable, callback, user_data);
}

/**
 * jalons_store_read_pages_finish:
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): what each page says; %NULL without an error when the
 *   search was never given the pages
 */
char **
jalons_store_read_pages_finish (JalonsStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  return jalons_store_finish (self, result, jalons_store_read_pages_async, error);
}
