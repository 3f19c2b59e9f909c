/* Signing in to a Nextcloud: each step, and the whole against one that is played here; and the keyring that is not there.
 * Invariant: no browser is opened, and nobody but this computer is asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "await.h"
#include "cloud.h"
#include "core/error.h"
#include "sync/trouble.h"
#include "sync/web/login-flow.h"
#include "sync/web/secret.h"

#define AT "https://nuage.example.org/"

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* Steps */

static const struct
{
  const char *text;
  const char *server; /* NULL: refused */
} servers[] = {
  { "nuage.example.org", "https://nuage.example.org/" },
  { " https://Nuage.example.org ", "https://nuage.example.org/" },
  { "nuage.example.org/index.php/apps/files/?dir=/CIO&fileid=1", "https://nuage.example.org/" },
  { "https://nuage.example.org/apps/files/", "https://nuage.example.org/" },
  { "https://example.org/nextcloud/index.php/login", "https://example.org/nextcloud/" },
  { "https://nuage.example.org/remote.php/dav/files/marie/", "https://nuage.example.org/" },
  { "https://nuage.example.org:8443#x", "https://nuage.example.org:8443/" },
  { "http://127.0.0.1:8080", "http://127.0.0.1:8080/" },
  { "http://nuage.example.org", NULL },
  { "https://marie:secret@nuage.example.org", NULL },
  { "/srv/cio", NULL },
  { "", NULL },
};

static void
test_servers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *server = jalons_login_check_server (servers[i].text, &error);

      g_assert_cmpstr (server, ==, servers[i].server);
      g_assert_cmpint (server == NULL, ==, error != NULL);
    }
}

static const struct
{
  const char *text;
  int trouble; /* -1: none */
} starts[] = {
  { "{\"poll\":{\"token\":\"t\",\"endpoint\":\"" AT "login/v2/poll\"},\"login\":\"" AT "login/v2/flow/x\"}", -1 },
  { "{\"poll\":{\"token\":\"t\",\"endpoint\":\"https://evil.example.org/poll\"},\"login\":\"" AT "flow\"}",
    JALONS_TROUBLE_REDIRECT },
  { "{\"poll\":{\"token\":\"t\",\"endpoint\":\"" AT "poll\"},\"login\":\"https://evil.example.org/\"}", JALONS_TROUBLE_REDIRECT },
  { "{\"poll\":{\"token\":\"t\",\"endpoint\":\"" AT "poll\"},\"login\":\"http://nuage.example.org/\"}", JALONS_TROUBLE_REDIRECT },
  { "{\"poll\":{\"token\":\"t\",\"endpoint\":\"" AT "poll\"},\"login\":\"javascript:alert(1)\"}", JALONS_TROUBLE_REDIRECT },
  { "{\"poll\":{\"token\":\"t\",\"endpoint\":\"" AT "poll\"},\"login\":\"https://nuage.example.org:444/\"}",
    JALONS_TROUBLE_REDIRECT },
  { "{\"poll\":{\"endpoint\":\"" AT "poll\"},\"login\":\"" AT "flow\"}", JALONS_TROUBLE_NOT_NEXTCLOUD },
  { "{\"poll\":[],\"login\":3}", JALONS_TROUBLE_NOT_NEXTCLOUD },
  { "[]", JALONS_TROUBLE_NOT_NEXTCLOUD },
  { "<!DOCTYPE html>", JALONS_TROUBLE_NOT_NEXTCLOUD },
  { "", JALONS_TROUBLE_NOT_NEXTCLOUD },
};

static void
test_starts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (starts[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (JalonsLoginStart) start = jalons_login_read_start (bytes, AT, &error);

      if (starts[i].trouble < 0)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (start->token, ==, "t");
          g_assert_cmpstr (start->endpoint, ==, AT "login/v2/poll");
          g_assert_cmpstr (start->page, ==, AT "login/v2/flow/x");
        }
      else
        g_assert_error (error, JALONS_TROUBLE, starts[i].trouble);
    }
}

static const struct
{
  const char *text;
  int trouble;
} grants[] = {
  { "{\"server\":\"https://nuage.example.org\",\"loginName\":\"marie@ac\",\"appPassword\":\"abc\"}", -1 },
  { "{\"server\":\"nuage.example.org\",\"loginName\":\"marie@ac\",\"appPassword\":\"abc\"}", -1 },
  { "{\"server\":\"https:\\/\\/nuage.example.org\",\"loginName\":\"marie@ac\",\"appPassword\":\"abc\"}", -1 },
  { "{\"server\":\"http://nuage.example.org\",\"loginName\":\"marie\",\"appPassword\":\"abc\"}", JALONS_TROUBLE_REDIRECT },
  { "{\"server\":\"evil.example.org\",\"loginName\":\"marie\",\"appPassword\":\"abc\"}", JALONS_TROUBLE_REDIRECT },
  { "{\"server\":\"https://evil.example.org\",\"loginName\":\"marie\",\"appPassword\":\"abc\"}", JALONS_TROUBLE_REDIRECT },
  { "{\"server\":\"https://nuage.example.org\",\"loginName\":\"\",\"appPassword\":\"abc\"}", JALONS_TROUBLE_NOT_NEXTCLOUD },
  { "{\"server\":\"https://nuage.example.org\",\"loginName\":\"marie\"}", JALONS_TROUBLE_NOT_NEXTCLOUD },
  { "{}", JALONS_TROUBLE_NOT_NEXTCLOUD },
};

static void
test_grants (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (grants); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (grants[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (JalonsLogin) login = jalons_login_read_grant (bytes, AT, &error);

      if (grants[i].trouble < 0)
        {
          g_assert_cmpstr (login->user, ==, "marie@ac");
          g_assert_cmpstr (login->password, ==, "abc");
          g_assert_cmpstr (login->where, ==, AT);
        }
      else
        g_assert_error (error, JALONS_TROUBLE, grants[i].trouble);
    }
}

static void
test_users (void)
{
  static const char *const bad[] = { "", "{}", "{\"ocs\":{\"data\":{\"id\":3}}}", "{\"ocs\":{\"data\":[]}}", "<ocs/>" };
  g_autoptr (GBytes) good = bytes_of ("{\"ocs\":{\"meta\":{},\"data\":{\"id\":\"marie martin\"}}}");
  g_autofree char *id = jalons_login_read_user (good);
  g_autofree char *where = jalons_login_make_where (AT, id);

  g_assert_cmpstr (where, ==, AT "remote.php/dav/files/marie%20martin/");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (bad[i]);

      g_assert_null (jalons_login_read_user (bytes));
    }
}

/* The whole */

static void
open_page (const char *uri,
           gpointer data)
{
  ((Cloud *) data)->opened = g_strdup (uri);
}

static void
revoke_in_thread (GTask *task,
                  gpointer source,
                  gpointer data,
                  GCancellable *cancellable)
{
  const JalonsLogin *login = data;

  g_task_return_boolean (task, jalons_login_revoke (login->where, login->user, login->password, cancellable));
}

static void
test_flow (void)
{
  g_auto (Cloud) cloud = { .n_polls_before = 1 };
  g_autoptr (GAsyncResult) result = NULL, revoked = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, await_result, &revoked);
  g_autoptr (JalonsLogin) login = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL, *flow = NULL;

  cloud_init (&cloud);
  jalons_login_flow_async (cloud.where, open_page, &cloud, NULL, await_result, &result);
  await (&result);
  login = jalons_login_flow_finish (result, &error);
  g_assert_no_error (error);
  flow = g_strconcat (cloud.where, "login/v2/flow/guyjG", NULL);
  g_assert_cmpstr (cloud.opened, ==, flow);
  g_assert_cmpstr (login->user, ==, "marie@ac");
  g_assert_cmpstr (login->password, ==, "abc");
  files = g_strconcat (cloud.where, "remote.php/dav/files/marie/", NULL);
  g_assert_cmpstr (login->where, ==, files);

  g_task_set_task_data (task, login, NULL);
  g_task_run_in_thread (task, revoke_in_thread);
  await (&revoked);
  g_assert_true (g_task_propagate_boolean (task, NULL));
  g_assert_true (cloud.revoked);
}

static void
test_no_cloud (void)
{
  static const struct
  {
    guint status;
    int trouble;
  } cases[] = { { 404, JALONS_TROUBLE_NOT_NEXTCLOUD }, { 503, JALONS_TROUBLE_BUSY }, { 403, JALONS_TROUBLE_NOT_NEXTCLOUD } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Cloud) cloud = { 0 };
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      cloud_init (&cloud);
      cloud.login_status = cases[i].status;
      jalons_login_flow_async (cloud.where, open_page, &cloud, NULL, await_result, &result);
      await (&result);
      g_assert_null (jalons_login_flow_finish (result, &error));
      g_assert_error (error, JALONS_TROUBLE, cases[i].trouble);
      g_assert_null (cloud.opened);
    }
}

static gboolean
give_up (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_given_up (void)
{
  g_auto (Cloud) cloud = { .n_polls_before = 1000 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cloud_init (&cloud);
  g_timeout_add (300, give_up, cancellable);
  jalons_login_flow_async (cloud.where, open_page, &cloud, cancellable, await_result, &result);
  await (&result);
  g_assert_null (jalons_login_flow_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_nonnull (cloud.opened);
}

/* Without a session there is no keyring: that is said in a sentence of ours. */
static void
test_no_keyring (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *password = NULL;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all", TRUE);
  g_assert_false (jalons_secret_store (AT, "marie", "space", "abc", NULL, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS);
  g_assert_null (strstr (error->message, "abc"));
  g_clear_error (&error);
  g_assert_false (jalons_secret_lookup (AT, "marie", "space", &password, NULL, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS);
  g_assert_null (password);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/login/servers", test_servers);
  g_test_add_func ("/login/starts", test_starts);
  g_test_add_func ("/login/grants", test_grants);
  g_test_add_func ("/login/users", test_users);
  g_test_add_func ("/login/flow", test_flow);
  g_test_add_func ("/login/no-cloud", test_no_cloud);
  g_test_add_func ("/login/given-up", test_given_up);
  g_test_add_func ("/login/no-keyring", test_no_keyring);
  return g_test_run ();
}
