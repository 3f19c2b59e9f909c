/* A feed: what is asked again, what is kept, and that a bad answer takes nothing away.
 * Invariant: no test asks anything but this computer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "core/error.h"
#include "server.h"
#include "sync/feed.h"

#define DAY  (jalons_day_new (2026, 11, 21))
#define HEAD "{\"format\": \"jalons-offers\", \"version\": 1, \"region\": \"R\", \"offers\": "
#define ONE  HEAD "[{\"code\": \"a\", \"title\": \"A\"}]}"
#define TWO  HEAD "[{\"code\": \"a\", \"title\": \"A\"}, {\"code\": \"b\", \"title\": \"B\"}]}"

typedef struct
{
  Server *server;
  char *folder;
  char *url;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->server = server_new (NULL);
  fixture->folder = g_dir_make_tmp ("jalons-feed-XXXXXX", NULL);
  fixture->url = server_url (fixture->server, "/offers");
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  for (const char *name = folder ? g_dir_read_name (folder) : NULL; name != NULL; name = g_dir_read_name (folder))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_remove (child) != 0)
        remove_folder (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  server_free (fixture->server);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->url);
}

static void
assert_read (Fixture *fixture,
             unsigned n_offers,
             gboolean fresh)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsFeedAnswer) answer = jalons_feed_read (fixture->folder, fixture->url, DAY, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (answer->offers->offers->len, ==, n_offers);
  g_assert_cmpint (answer->fresh, ==, fresh);
}

static void
assert_fails (Fixture *fixture,
              const char *path,
              int code,
              const char *words)
{
  g_autofree char *url = server_url (fixture->server, path);
  g_autoptr (GError) error = NULL;

  g_assert_null (jalons_feed_read (fixture->folder, url, DAY, NULL, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, JALONS_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

/* The same text again is not sent again, and is still the answer: taking it may have been undone. */
static void
test_again (Fixture *fixture,
            gconstpointer data)
{
  server_publish (fixture->server, ONE, "\"1\"", "Sat, 21 Nov 2026 10:00:00 GMT");
  assert_read (fixture, 1, TRUE);
  g_assert_cmpint (server_take_spared (fixture->server), ==, 0);
  assert_read (fixture, 1, FALSE);
  g_assert_cmpint (server_take_spared (fixture->server), ==, 1);
  server_publish (fixture->server, TWO, "\"2\"", "Sat, 21 Nov 2026 11:00:00 GMT");
  assert_read (fixture, 2, TRUE);
  g_assert_cmpuint (jalons_feed_asked_day (fixture->folder, fixture->url), ==, DAY);
}

/* A server that gives nothing to ask by. */
static void
test_without_validators (Fixture *fixture,
                         gconstpointer data)
{
  server_publish (fixture->server, ONE, NULL, NULL);
  assert_read (fixture, 1, TRUE);
  assert_read (fixture, 1, FALSE);
  g_assert_cmpint (server_take_spared (fixture->server), ==, 0);
}

/* What is kept is damaged or lost: it is asked for as if for the first time. */
static void
test_damaged (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, fixture->url, -1);
  g_autofree char *name = g_strconcat (sum, ".json", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "feeds", name, NULL);
  GStatBuf info;

  server_publish (fixture->server, ONE, "\"1\"", NULL);
  assert_read (fixture, 1, TRUE);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_set_contents (path, TWO, -1, NULL));
  assert_read (fixture, 1, TRUE);
  g_assert_cmpint (server_take_spared (fixture->server), ==, 0);
  jalons_feed_forget (fixture->folder, fixture->url);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (jalons_feed_asked_day (fixture->folder, fixture->url), ==, JALONS_NO_DAY);
  assert_read (fixture, 1, TRUE);
}

static void
test_bad_answers (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *deep = g_strnfill (10000, '[');
  g_autofree char *nested = g_strconcat (HEAD, deep, NULL);

  server_publish (fixture->server, ONE, "\"1\"", NULL);
  assert_read (fixture, 1, TRUE);

  server_publish (fixture->server, "Bonjour", "\"2\"", NULL);
  assert_fails (fixture, "/offers", JALONS_ERROR_SYNTAX, "line 1");
  server_publish (fixture->server, "", "\"2\"", NULL);
  assert_fails (fixture, "/offers", JALONS_ERROR_SYNTAX, "line 1");
  server_publish (fixture->server, nested, "\"2\"", NULL);
  assert_fails (fixture, "/offers", JALONS_ERROR_LIMIT, "nested");
  server_publish (fixture->server, HEAD "[{\"code\": \"a\", \"title\": \"A\"}, {\"code\": \"a\", \"title\": \"B\"}]}", "\"2\"",
                  NULL);
  assert_fails (fixture, "/offers", JALONS_ERROR_SYNTAX, "“a”");
  server_publish (fixture->server, "{\"format\": \"atom\"}", "\"2\"", NULL);
  assert_fails (fixture, "/offers", JALONS_ERROR_KIND, "jalons-offers");
  assert_fails (fixture, "/page", JALONS_ERROR_KIND, "web page");
  assert_fails (fixture, "/404", JALONS_ERROR_MISSING, "404");

  /* Nothing of all that took the place of what there was. */
  server_take_spared (fixture->server);
  server_publish (fixture->server, ONE, "\"1\"", NULL);
  assert_read (fixture, 1, FALSE);
  g_assert_cmpint (server_take_spared (fixture->server), ==, 1);
}

/* A data folder that cannot be written in spares nothing, and takes nothing either. */
static void
test_nowhere_to_keep (Fixture *fixture,
                      gconstpointer data)
{
  g_autofree char *feeds = g_build_filename (fixture->folder, "feeds", NULL);

  g_assert_true (g_file_set_contents (feeds, "not a folder", -1, NULL));
  server_publish (fixture->server, ONE, "\"1\"", NULL);
  assert_read (fixture, 1, TRUE);
  assert_read (fixture, 1, TRUE);
}

static void
on_read (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
read_async (Fixture *fixture,
            const char *path,
            gboolean cancel)
{
  g_autofree char *url = server_url (fixture->server, path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = NULL;

  jalons_feed_read_async (fixture->folder, url, DAY, cancellable, on_read, &result);
  if (cancel)
    g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

static void
test_async (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) good = NULL, cancelled = NULL;
  g_autoptr (JalonsFeedAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  server_publish (fixture->server, TWO, NULL, NULL);
  good = read_async (fixture, "/offers", FALSE);
  answer = jalons_feed_read_finish (good, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->offers->offers->len, ==, 2);
  cancelled = read_async (fixture, "/silent", TRUE);
  g_assert_null (jalons_feed_read_finish (cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, function) g_test_add ("/feed/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("again", test_again);
  ADD ("without-validators", test_without_validators);
  ADD ("damaged", test_damaged);
  ADD ("bad-answers", test_bad_answers);
  ADD ("nowhere-to-keep", test_nowhere_to_keep);
  ADD ("async", test_async);
  return g_test_run ();
}
