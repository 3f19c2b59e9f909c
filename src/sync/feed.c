/* A Région's feed: asking its address, and what it said the last time.
 * Invariant: a text is kept only once it was read as actions, so that a bad answer never takes the place of a good one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/feed.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/error.h"
#include "exchange/kind.h"
#include "sync/web/address.h"

#define GROUP "feed"

/* What is kept: DATA/feeds/<SHA-256 of the address>.json, and .ini with how to ask whether it still holds. It is no data
 * of the user's: neither in the journal, nor undone, nor in the copies. */
typedef struct
{
  char *json_path;
  char *ini_path;
  GKeyFile *state;
  GBytes *body; /* NULL when there is none, or not the one that the state is about */
} Kept;

static char *
path_of (const char *data_dir,
         const char *address,
         const char *suffix)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
  g_autofree char *name = g_strconcat (sum, suffix, NULL);

  return g_build_filename (data_dir, "feeds", name, NULL);
}

static char *
get_state (const Kept *kept,
           const char *key)
{
  return g_key_file_get_string (kept->state, GROUP, key, NULL);
}

static void
kept_clear (Kept *kept)
{
  g_free (kept->json_path);
  g_free (kept->ini_path);
  g_key_file_unref (kept->state);
  g_clear_pointer (&kept->body, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kept, kept_clear)

static char *
sum_of (GBytes *body)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, body);
}

static void
load_body (Kept *kept)
{
  g_autofree char *wanted = get_state (kept, "sha256"), *sum = NULL;
  char *content = NULL;
  gsize length;

  if (wanted == NULL || !g_file_get_contents (kept->json_path, &content, &length, NULL))
    return;
  kept->body = g_bytes_new_take (content, length);
  sum = sum_of (kept->body);
  if (!g_str_equal (sum, wanted))
    g_clear_pointer (&kept->body, g_bytes_unref);
}

static Kept
load_kept (const char *data_dir,
           const char *address)
{
  Kept kept = { path_of (data_dir, address, ".json"), path_of (data_dir, address, ".ini"), g_key_file_new (), NULL };

  g_key_file_load_from_file (kept.state, kept.ini_path, G_KEY_FILE_NONE, NULL);
  load_body (&kept);
  return kept;
}

static void
set_state (Kept *kept,
           const char *key,
           const char *value)
{
  if (value != NULL)
    g_key_file_set_string (kept->state, GROUP, key, value);
  else
    g_key_file_remove_key (kept->state, GROUP, key, NULL);
}

/* What cannot be kept is asked for again: no reason to fail. */
static void
save (Kept *kept,
      const char *address,
      JalonsDay today)
{
  g_autofree char *folder = g_path_get_dirname (kept->ini_path), *day = jalons_day_to_string (today), *text = NULL;

  set_state (kept, "address", address);
  set_state (kept, "asked", day);
  text = g_key_file_to_data (kept->state, NULL, NULL);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (kept->ini_path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/* The text first: a state whose text is missing or another is of no use, and is seen to be. */
static void
keep_body (Kept *kept,
           const JalonsFetched *fetched)
{
  g_autofree char *folder = g_path_get_dirname (kept->json_path), *sum = sum_of (fetched->body);
  gsize length;
  const char *text = g_bytes_get_data (fetched->body, &length);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (kept->json_path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
  set_state (kept, "etag", fetched->etag);
  set_state (kept, "modified", fetched->modified);
  set_state (kept, "sha256", sum);
}

/* Reading */

void
jalons_feed_answer_free (JalonsFeedAnswer *answer)
{
  jalons_offers_unref (answer->offers);
  g_free (answer);
}

/* What is no JSON at all is most often the page by which a network wants to be told a password. */
static JalonsOffers *
read_body (GBytes *body,
           const char *address,
           GError **error)
{
  gsize length;
  const void *bytes = g_bytes_get_data (body, &length);
  JalonsFileKind kind = jalons_file_kind (length > 0 ? bytes : "", length);
  g_autofree char *host = jalons_address_host (address);
  JalonsOffers *offers;

  if (kind == JALONS_FILE_WEB_PAGE || kind == JALONS_FILE_XML)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_KIND,
                   _ ("“%s” answers with a web page and not with the actions of a Région. Check the address, and that the "
                      "network asks for no password first."),
                   host);
      return NULL;
    }
  offers = jalons_offers_read (body, error);
  if (offers == NULL)
    /* Translators: the name of a server before the sentence that says what is wrong. */
    g_prefix_error (error, _ ("%s: "), host);
  return offers;
}

static JalonsFetched *
fetch (Kept *kept,
       const char *address,
       const JalonsFetchLimits *limits,
       GCancellable *cancellable,
       GError **error)
{
  g_autofree char *etag = kept->body ? get_state (kept, "etag") : NULL;
  g_autofree char *modified = kept->body ? get_state (kept, "modified") : NULL;

  return jalons_fetch (address, etag, modified, limits, cancellable, error);
}

/**
 * jalons_feed_read:
 * @data_dir: the data folder, in which the last answer is kept
 * @address: what jalons_address_check() gave
 * @today: the day to remember as the last on which it was asked
 * @limits: (nullable): other limits than the usual ones
 *
 * Asks @address for what it publishes now. When that is what it was, the server need not send it again, and the answer
 * is the same: taking it may have been undone since. Blocks: call it from a worker.
 *
 * Returns: (transfer full) (nullable): the answer; else an error as of jalons_fetch() or jalons_offers_read()
 */
JalonsFeedAnswer *
jalons_feed_read (const char *data_dir,
                  const char *address,
                  JalonsDay today,
                  const JalonsFetchLimits *limits,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (Kept) kept = load_kept (data_dir, address);
  g_autoptr (JalonsFetched) fetched = fetch (&kept, address, limits, cancellable, error);
  JalonsFeedAnswer *answer;
  JalonsOffers *offers;
  gboolean fresh;

  if (fetched == NULL)
    return NULL;
  fresh = fetched->body != NULL && (kept.body == NULL || !g_bytes_equal (fetched->body, kept.body));
  offers = read_body (fetched->body ? fetched->body : kept.body, address, error);
  if (offers == NULL)
    return NULL;
  if (fetched->body != NULL)
    keep_body (&kept, fetched);
  save (&kept, address, today);
  answer = g_new0 (JalonsFeedAnswer, 1);
  answer->offers = offers;
  answer->fresh = fresh;
  return answer;
}

typedef struct
{
  char *data_dir;
  char *address;
  JalonsDay today;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->data_dir);
  g_free (asked->address);
  g_free (asked);
}

static void
read_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  const Asked *asked = data;
  GError *error = NULL;
  JalonsFeedAnswer *answer = jalons_feed_read (asked->data_dir, asked->address, asked->today, NULL, cancellable, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) jalons_feed_answer_free);
  else
    g_task_return_error (task, error);
}

/**
 * jalons_feed_read_async:
 *
 * jalons_feed_read() in a thread, with the usual limits.
 */
void
jalons_feed_read_async (const char *data_dir,
                        const char *address,
                        JalonsDay today,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Asked *asked = g_new0 (Asked, 1);

  asked->data_dir = g_strdup (data_dir);
  asked->address = g_strdup (address);
  asked->today = today;
  g_task_set_task_data (task, asked, asked_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * jalons_feed_read_finish:
 *
 * Returns: (transfer full) (nullable): as jalons_feed_read()
 */
JalonsFeedAnswer *
jalons_feed_read_finish (GAsyncResult *result,
                         GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * jalons_feed_asked_day:
 *
 * Returns: the day on which @address last gave a good answer here, or %JALONS_NO_DAY
 */
JalonsDay
jalons_feed_asked_day (const char *data_dir,
                       const char *address)
{
  g_auto (Kept) kept = { path_of (data_dir, address, ".json"), path_of (data_dir, address, ".ini"), g_key_file_new (), NULL };
  g_autofree char *text = NULL;
  JalonsDay day = JALONS_NO_DAY;

  g_key_file_load_from_file (kept.state, kept.ini_path, G_KEY_FILE_NONE, NULL);
  text = get_state (&kept, "asked");
  return text != NULL && jalons_day_parse (text, &day) ? day : JALONS_NO_DAY;
}

/**
 * jalons_feed_forget:
 *
 * Removes what is kept of @address.
 */
void
jalons_feed_forget (const char *data_dir,
                    const char *address)
{
  g_autofree char *json = path_of (data_dir, address, ".json"), *ini = path_of (data_dir, address, ".ini");

  g_unlink (json);
  g_unlink (ini);
}
