/* The words of PDFs as files of their own.
 * Invariant: words are believed only when they have the SHA-256 that their name says, and are text.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/words.h"

#include <string.h>

#include "replica/gzip.h"
#include "replica/round.h"
#include "sync/folder/pieces.h"

/* After each page. */
#define PAGE_END '\f'

/* So many digits of the SHA-256 of words are in their name, which no server finds too long. */
#define SUM 32

/* Names */

/**
 * jalons_words_make_name:
 * @hash: the SHA-256 of the PDF
 * @sum: as jalons_words_pack() gives it
 *
 * Returns: (transfer full): the name, in the folder of the pieces of the PDF
 */
char *
jalons_words_make_name (const char *hash,
                        const char *sum)
{
  return g_strconcat (hash, "-", sum, NULL);
}

/**
 * jalons_words_parse_name:
 *
 * Returns: whether @name is that of words, and of which PDF
 */
gboolean
jalons_words_parse_name (const char *name,
                         char hash[65],
                         char sum[33])
{
  if (strlen (name) != 65 + SUM || strspn (name, "0123456789abcdef") != 64 || name[64] != '-' ||
      strspn (name + 65, "0123456789abcdef") != SUM)
    return FALSE;
  g_strlcpy (hash, name, 65);
  g_strlcpy (sum, name + 65, SUM + 1);
  return TRUE;
}

/* Bytes */

static char *
sum_of (gconstpointer data,
        gsize length)
{
  char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);

  sum[SUM] = '\0';
  return sum;
}

/**
 * jalons_words_pack:
 * @pages: (array zero-terminated=1): what each page says
 * @sum: (out) (transfer full): the beginning of the SHA-256 of what is packed
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
jalons_words_pack (const char *const *pages,
                   char **sum)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *page = g_utf8_make_valid (pages[i], -1);

      g_string_append (text, g_strdelimit (page, "\f", ' '));
      g_string_append_c (text, PAGE_END);
    }
  *sum = sum_of (text->str, text->len);
  return jalons_gzip (text->str, text->len);
}

static guint
count_pages (const char *text)
{
  guint n = 0;

  for (const char *end = strchr (text, PAGE_END); end != NULL; end = strchr (end + 1, PAGE_END))
    n++;
  return n;
}

/**
 * jalons_words_unpack:
 * @sum: what the name says
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): what each page says; %NULL when it is damaged, too large,
 *   no text, or not what the name says
 */
char **
jalons_words_unpack (GBytes *packed,
                     const char *sum)
{
  g_autoptr (GBytes) raw = jalons_gunzip (packed, JALONS_WORDS_MAX_RAW, NULL);
  g_autofree char *found = raw != NULL ? sum_of (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw)) : NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (found == NULL || !g_str_equal (found, sum))
    return NULL;
  length = g_bytes_get_size (raw);
  if (length == 0)
    return g_new0 (char *, 1);
  text = g_strndup (g_bytes_get_data (raw, NULL), length);
  if (text[length - 1] != PAGE_END || !g_utf8_validate_len (text, length, NULL) ||
      count_pages (text) > JALONS_WORDS_MAX_PAGES)
    return NULL;
  text[length - 1] = '\0';
  return g_strsplit (text, "\f", -1);
}

/* Travelling */

typedef struct
{
  JalonsTransport *transport;
  char *hash;
  char *folder;
  GArray *listing;
  guint next; /* of the listing */

  GBytes *packed; /* to send */
  char *sum;
  gboolean was_put;

  char trying[33]; /* which words are being fetched */
} Trip;

static void
trip_free (gpointer data)
{
  Trip *self = data;

  g_object_unref (self->transport);
  g_free (self->hash);
  g_free (self->folder);
  g_clear_pointer (&self->listing, g_array_unref);
  g_clear_pointer (&self->packed, g_bytes_unref);
  g_free (self->sum);
  g_free (self);
}

static GTask *
trip_new (JalonsTransport *transport,
          const char *hash,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (transport, cancellable, callback, user_data);
  Trip *self = g_new0 (Trip, 1);

  self->transport = g_object_ref (transport);
  self->hash = g_strdup (hash);
  self->folder = jalons_piece_folder (hash);
  g_task_set_task_data (task, self, trip_free);
  return task;
}

/* Goes on in the listing to the next words of this PDF. */
static const JalonsListed *
next_words (Trip *self,
            char sum[33])
{
  char hash[65];

  while (self->next < self->listing->len)
    {
      const JalonsListed *listed = &g_array_index (self->listing, JalonsListed, self->next++);

      if (jalons_words_parse_name (listed->name, hash, sum) && g_str_equal (hash, self->hash))
        return listed;
    }
  return NULL;
}

/* Without its folder there is neither the PDF nor anything about it. */
static gboolean
take_listing (Trip *self,
              GAsyncResult *result,
              GError **error)
{
  g_autoptr (GError) failure = NULL;

  g_clear_pointer (&self->listing, g_array_unref);
  self->next = 0;
  self->listing = jalons_transport_list_finish (self->transport, result, &failure);
  if (g_error_matches (failure, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER))
    self->listing = jalons_listed_new ();
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return self->listing != NULL;
}

static void
list (GTask *task,
      GAsyncReadyCallback callback)
{
  Trip *self = g_task_get_task_data (task);

  jalons_transport_list_async (self->transport, self->folder, g_task_get_cancellable (task), callback, g_object_ref (task));
}

/* Sending */

static gboolean
are_there (Trip *self)
{
  const JalonsListed *listed;
  char sum[33];

  while ((listed = next_words (self, sum)) != NULL)
    if (g_str_equal (sum, self->sum) ? listed->size == g_bytes_get_size (self->packed) : listed->size > 0)
      return TRUE;
  return FALSE;
}

static void on_put (GObject *object, GAsyncResult *result, gpointer data);

static void
on_listed_to_send (GObject *object,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (GTask) task = data;
  Trip *self = g_task_get_task_data (task);
  g_autofree char *name = jalons_words_make_name (self->hash, self->sum);
  g_autofree char *path = g_strconcat (self->folder, "/", name, NULL);
  GError *error = NULL;

  if (!take_listing (self, result, &error))
    g_task_return_error (task, error);
  else if (are_there (self))
    g_task_return_boolean (task, TRUE);
  else if (self->was_put)
    g_task_return_boolean (task, FALSE);
  else
    jalons_transport_put_async (self->transport, path, self->packed, FALSE, g_task_get_cancellable (task), on_put,
                                g_object_ref (task));
}

static void
on_put (GObject *object,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (GTask) task = data;
  Trip *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!jalons_transport_put_finish (JALONS_TRANSPORT (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self->was_put = TRUE;
  list (task, on_listed_to_send);
}

/**
 * jalons_words_send_async:
 * @hash: the SHA-256 of a PDF whose pieces are there
 * @pages: (array zero-terminated=1): what each page says
 *
 * Has the words of a PDF be in the shared folder, if nobody brought them yet.
 */
void
jalons_words_send_async (JalonsTransport *transport,
                         const char *hash,
                         const char *const *pages,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = trip_new (transport, hash, cancellable, callback, user_data);
  Trip *self = g_task_get_task_data (task);

  self->packed = jalons_words_pack (pages, &self->sum);
  if (g_bytes_get_size (self->packed) > JALONS_WORDS_MAX_BYTES)
    g_task_return_boolean (task, TRUE); /* nobody would read them */
  else
    list (task, on_listed_to_send);
}

/**
 * jalons_words_send_finish:
 *
 * Returns: whether a listing showed them; %FALSE without an error when it did not yet
 */
gboolean
jalons_words_send_finish (GAsyncResult *result,
                          GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Fetching */

static void try_next (GTask *task);

static void
on_got (GObject *object,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (GTask) task = data;
  Trip *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) packed = jalons_transport_get_finish (JALONS_TRANSPORT (object), result, &error);
  char **pages = packed != NULL ? jalons_words_unpack (packed, self->trying) : NULL;

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify) g_strfreev);
  else if (error != NULL && !g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_TOO_LARGE))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    try_next (task);
}

static void
try_next (GTask *task)
{
  Trip *self = g_task_get_task_data (task);
  const JalonsListed *listed = next_words (self, self->trying);
  g_autofree char *path = NULL;

  if (listed == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  path = g_strconcat (self->folder, "/", listed->name, NULL);
  jalons_transport_get_async (self->transport, path, JALONS_WORDS_MAX_BYTES, g_task_get_cancellable (task), on_got,
                              g_object_ref (task));
}

static void
on_listed_to_fetch (GObject *object,
                    GAsyncResult *result,
                    gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (take_listing (g_task_get_task_data (task), result, &error))
    try_next (task);
  else
    g_task_return_error (task, error);
}

/**
 * jalons_words_fetch_async:
 * @hash: the SHA-256 of a PDF
 *
 * Asks the shared folder what the PDF says.
 */
void
jalons_words_fetch_async (JalonsTransport *transport,
                          const char *hash,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = trip_new (transport, hash, cancellable, callback, user_data);

  list (task, on_listed_to_fetch);
}

/**
 * jalons_words_fetch_finish:
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): what each page says; %NULL without an error when the words
 *   are not there, or none of what is there is what it says
 */
char **
jalons_words_fetch_finish (GAsyncResult *result,
                           GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
