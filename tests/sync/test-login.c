/* Signing in to a Nextcloud: each step, and the whole against one that is played here; and the keyring that is not there.
 * Invariant: no browser is opened, and nobody but this computer is asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <libsoup/soup.h>
#include <string.h>

#include "await.h"
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

/* The whole, against a server that does what the developer manual says, and complains of what it does not say: the start and
 * the questions whether somebody signed in are anonymous posts, the token in a form; 404 until then, and 200 once; what is
 * asked of OCS has its header, and asks for JSON where it wants JSON; the app password is called like the program. */

typedef struct
{
  SoupServer *server;
  char *where;
  int n_polls_before; /* until somebody has signed in */
  guint login_status;
  char *opened;
  gboolean granted;
  gboolean revoked;
  char *complaint; /* the first thing that was asked otherwise than is written */
} Cloud;

typedef struct
{
  const char *method;
  const char *path;
  const char *query;
  const char *authorization;
  const char *type;
  const char *agent;
  const char *ocs;
  char *sent;
} Asked;

static void
complain (Cloud *cloud,
          const Asked *asked,
          const char *what)
{
  if (cloud->complaint == NULL)
    cloud->complaint = g_strdup_printf ("%s %s: %s", asked->method, asked->path, what);
}

static gboolean
is_signed (Cloud *cloud,
           const Asked *asked)
{
  if (asked->ocs == NULL || g_ascii_strcasecmp (asked->ocs, "true") != 0)
    complain (cloud, asked, "no OCS-APIRequest");
  return cloud->granted && !cloud->revoked && g_strcmp0 (asked->authorization, "Basic bWFyaWVAYWM6YWJj") == 0;
}

static guint
answer_start (Cloud *cloud,
              const Asked *asked,
              char **text)
{
  if (asked->authorization != NULL)
    complain (cloud, asked, "not anonymous");
  if (!g_str_equal (asked->method, "POST"))
    return 405;
  *text = g_strdup_printf ("{\"poll\":{\"token\":\"t/+\",\"endpoint\":\"%slogin\\/v2\\/poll\"},"
                           "\"login\":\"%slogin\\/v2\\/flow\\/guyjG\"}",
                           cloud->where, cloud->where);
  return cloud->login_status;
}

static guint
answer_poll (Cloud *cloud,
             const Asked *asked,
             char **text)
{
  if (asked->authorization != NULL)
    complain (cloud, asked, "not anonymous");
  if (!g_str_equal (asked->method, "POST"))
    return 405;
  if (g_strcmp0 (asked->type, "application/x-www-form-urlencoded") != 0)
    complain (cloud, asked, "not a form");
  if (!g_str_equal (asked->sent, "token=t%2F%2B"))
    return 404;
  if (cloud->granted || cloud->n_polls_before-- > 0)
    return 404;
  cloud->granted = TRUE;
  *text = g_strdup_printf ("{\"server\":\"%s\",\"loginName\":\"marie@ac\",\"appPassword\":\"abc\"}", cloud->where);
  return 200;
}

static guint
answer_user (Cloud *cloud,
             const Asked *asked,
             char **text)
{
  if (!is_signed (cloud, asked))
    return 401;
  if (!g_str_equal (asked->method, "GET"))
    return 405;
  *text = g_strdup (g_strcmp0 (asked->query, "format=json") == 0
                      ? "{\"ocs\":{\"meta\":{\"status\":\"ok\",\"statuscode\":200},\"data\":{\"id\":\"marie\"}}}"
                      : "<?xml version=\"1.0\"?><ocs><meta/><data><id>marie</id></data></ocs>");
  return 200;
}

static guint
answer_revocation (Cloud *cloud,
                   const Asked *asked,
                   char **text)
{
  if (!is_signed (cloud, asked))
    return 401;
  if (!g_str_equal (asked->method, "DELETE"))
    return 405;
  cloud->revoked = TRUE;
  *text = g_strdup ("<?xml version=\"1.0\"?><ocs><meta><status>ok</status></meta><data/></ocs>");
  return 200;
}

static const struct
{
  const char *path;
  guint (*answer) (Cloud *cloud, const Asked *asked, char **text);
} routes[] = {
  { "/index.php/login/v2", answer_start },
  { "/login/v2/poll", answer_poll },
  { "/ocs/v1.php/cloud/user", answer_user },
  { "/ocs/v2.php/cloud/user", answer_user },
  { "/ocs/v2.php/core/apppassword", answer_revocation },
};

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  Cloud *cloud = data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autofree char *sent = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body)), *text = NULL;
  const Asked asked = {
    .method = soup_server_message_get_method (message),
    .path = path,
    .query = g_uri_get_query (soup_server_message_get_uri (message)),
    .authorization = soup_message_headers_get_one (headers, "Authorization"),
    .type = soup_message_headers_get_content_type (headers, NULL),
    .agent = soup_message_headers_get_one (headers, "User-Agent"),
    .ocs = soup_message_headers_get_one (headers, "OCS-APIRequest"),
    .sent = sent,
  };
  guint status = 404;

  if (asked.agent == NULL || !g_str_has_prefix (asked.agent, "Jalons ("))
    complain (cloud, &asked, "nobody says who asks");
  if (soup_message_headers_get_one (headers, "Cookie") != NULL)
    complain (cloud, &asked, "a cookie");
  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    if (g_str_equal (path, routes[i].path))
      status = routes[i].answer (cloud, &asked, &text);
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie", "nc_session=1; path=/");
  if (text != NULL)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text, strlen (text));
}

static void
cloud_init (Cloud *cloud)
{
  g_autoptr (GError) error = NULL;
  g_autoslist (GUri) uris = NULL;

  cloud->login_status = 200;
  cloud->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (cloud->server, NULL, on_request, cloud, NULL);
  soup_server_listen_local (cloud->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (cloud->server);
  cloud->where = g_strdup_printf ("http://127.0.0.1:%d/", g_uri_get_port (uris->data));
}

static void
cloud_clear (Cloud *cloud)
{
  soup_server_disconnect (cloud->server);
  g_object_unref (cloud->server);
  g_free (cloud->where);
  g_free (cloud->opened);
  g_assert_cmpstr (cloud->complaint, ==, NULL);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cloud, cloud_clear)

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
