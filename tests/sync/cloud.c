/* A Nextcloud that is played.
 * Invariant: what is asked otherwise than is written is remembered, and the test fails by it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cloud.h"

#include <string.h>

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
  cloud->revoked = TRUE;
  *text = g_strdup ("<?xml version=\"1.0\"?><ocs><meta><status>ok</status></meta><data/></ocs>");
  return 200;
}

typedef struct
{
  const char *path;
  const char *method;
  gboolean is_signed; /* the others are anonymous */
  guint (*answer) (Cloud *cloud, const Asked *asked, char **text);
} Route;

static const Route routes[] = {
  { "/index.php/login/v2", "POST", FALSE, answer_start },
  { "/login/v2/poll", "POST", FALSE, answer_poll },
  { "/ocs/v1.php/cloud/user", "GET", TRUE, answer_user },
  { "/ocs/v2.php/cloud/user", "GET", TRUE, answer_user },
  { "/ocs/v2.php/core/apppassword", "DELETE", TRUE, answer_revocation },
};

static guint
follow (const Route *route,
        Cloud *cloud,
        const Asked *asked,
        char **text)
{
  if (!route->is_signed && asked->authorization != NULL)
    complain (cloud, asked, "not anonymous");
  if (route->is_signed && !is_signed (cloud, asked))
    return 401;
  return g_str_equal (asked->method, route->method) ? route->answer (cloud, asked, text) : 405;
}

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
      status = follow (&routes[i], cloud, &asked, &text);
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie", "nc_session=1; path=/");
  if (text != NULL)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text, strlen (text));
}

void
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

void
cloud_clear (Cloud *cloud)
{
  soup_server_disconnect (cloud->server);
  g_object_unref (cloud->server);
  g_free (cloud->where);
  g_free (cloud->opened);
  g_assert_cmpstr (cloud->complaint, ==, NULL);
}
