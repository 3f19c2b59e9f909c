/* The steps of signing in, and the worker that takes them.
 * Invariant: a step reads bytes and says what is next; only the worker asks anybody.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/web/login-flow.h"

#include <string.h>

#include "replica/canonical.h"
#include "sync/folder/where.h"
#include "sync/trouble.h"
#include "sync/web/exchange.h"

/* Seconds between two questions whether somebody signed in, and until we give up. */
#define PAUSE    2
#define PATIENCE (20 * 60)

/* Likewise when the server says that it is asked too often, or is being mended. */
#define LONG_PAUSE 30

#define START "index.php/login/v2"
#define USER  "ocs/v2.php/cloud/user?format=json"
#define TOKEN "ocs/v2.php/core/apppassword"
#define FILES "remote.php/dav/files/"

void
jalons_login_free (JalonsLogin *login)
{
  g_free (login->user);
  g_free (login->password);
  g_free (login->where);
  g_free (login);
}

void
jalons_login_start_free (JalonsLoginStart *start)
{
  g_free (start->token);
  g_free (start->endpoint);
  g_free (start->page);
  g_free (start);
}

/* Steps */

/* What people copy is the address of some page of the server. */
static void
cut_page (char *text)
{
  static const char *const pages[] = { "?", "#", "/index.php", "/apps/", "/login", "/remote.php", "/s/" };
  char *path = strstr (text, "://");

  path = path != NULL ? path + 3 : text;
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      char *page = strstr (path, pages[i]);

      if (page != NULL)
        *page = '\0';
    }
}

/**
 * jalons_login_check_server:
 * @text: what somebody typed: "nuage.example.org", "https://nuage.example.org/index.php/apps/files"
 *
 * Returns: (transfer full) (nullable): the server, with a slash at the end; %NULL as jalons_where_check() says
 */
char *
jalons_login_check_server (const char *text,
                           GError **error)
{
  g_autofree char *server = g_strstrip (g_strdup (text));
  g_autofree char *address = NULL;

  cut_page (server);
  address = strstr (server, "://") != NULL || *server == '\0' || *server == '/' ? g_strdup (server)
                                                                                : g_strconcat ("https://", server, NULL);
  if (jalons_where_is_folder (address))
    {
      g_propagate_error (error, jalons_trouble_new (JALONS_TROUBLE_NOT_NEXTCLOUD, address, NULL));
      return NULL;
    }
  return jalons_where_check (address, error);
}

static JsonObject *
get_object (JsonObject *object,
            const char *key)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonNode *
parse (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return length > 0 ? jalons_canonical_parse (text, length) : NULL;
}

static JsonObject *
root_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
fail (GError **error,
      JalonsTrouble trouble,
      const char *server,
      const char *detail)
{
  g_autofree char *name = jalons_where_name (server);

  g_propagate_error (error, jalons_trouble_new (trouble, name, detail));
  return FALSE;
}

/* Whether @address is of the origin of @server: who answers for one must not send us to another. */
static gboolean
is_of (const char *address,
       const char *server,
       GError **error)
{
  g_autofree char *one = jalons_where_server (address), *other = jalons_where_server (server);
  g_autofree char *name = jalons_where_name (address);

  if (strstr (address, "://") != NULL && *one != '\0' && g_ascii_strcasecmp (one, other) == 0)
    return TRUE;
  return fail (error, JALONS_TROUBLE_REDIRECT, server, *name != '\0' ? name : "?");
}

/**
 * jalons_login_read_start:
 * @bytes: what the server answers to who wants to sign in
 * @server: what jalons_login_check_server() gave
 *
 * Returns: (transfer full) (nullable): what to open and where to ask; %NULL with %JALONS_TROUBLE_NOT_NEXTCLOUD, or
 *   %JALONS_TROUBLE_REDIRECT when that is elsewhere
 */
JalonsLoginStart *
jalons_login_read_start (GBytes *bytes,
                         const char *server,
                         GError **error)
{
  g_autoptr (JsonNode) node = parse (bytes);
  JsonObject *poll = get_object (root_of (node), "poll");
  const char *token = jalons_canonical_get_text (poll, "token"), *endpoint = jalons_canonical_get_text (poll, "endpoint");
  const char *page = jalons_canonical_get_text (root_of (node), "login");
  JalonsLoginStart *start;

  if (token == NULL || endpoint == NULL || page == NULL)
    {
      fail (error, JALONS_TROUBLE_NOT_NEXTCLOUD, server, NULL);
      return NULL;
    }
  if (!is_of (endpoint, server, error) || !is_of (page, server, error))
    return NULL;
  start = g_new0 (JalonsLoginStart, 1);
  start->token = g_strdup (token);
  start->endpoint = g_strdup (endpoint);
  start->page = g_strdup (page);
  return start;
}

/**
 * jalons_login_read_grant:
 * @bytes: what the server answers once somebody signed in
 * @server: what jalons_login_check_server() gave
 *
 * Returns: (transfer full) (nullable): name and password; its @where is the server for now; %NULL as for the start
 */
JalonsLogin *
jalons_login_read_grant (GBytes *bytes,
                         const char *server,
                         GError **error)
{
  g_autoptr (JsonNode) node = parse (bytes);
  JsonObject *root = root_of (node);
  const char *at = jalons_canonical_get_text (root, "server"), *user = jalons_canonical_get_text (root, "loginName");
  const char *password = jalons_canonical_get_text (root, "appPassword");
  g_autofree char *where = NULL, *address = NULL;
  JalonsLogin *login;

  /* A server that is told without a protocol speaks https. */
  if (at != NULL && strstr (at, "://") == NULL)
    at = address = g_strconcat ("https://", at, NULL);
  if (at == NULL || user == NULL || password == NULL || *user == '\0' || *password == '\0')
    {
      fail (error, JALONS_TROUBLE_NOT_NEXTCLOUD, server, NULL);
      return NULL;
    }
  if (!is_of (at, server, error) || (where = jalons_where_check (at, error)) == NULL)
    return NULL;
  login = g_new0 (JalonsLogin, 1);
  login->user = g_strdup (user);
  login->password = g_strdup (password);
  login->where = g_steal_pointer (&where);
  return login;
}

/**
 * jalons_login_read_user:
 * @bytes: what the server says of who signed in
 *
 * Returns: (transfer full) (nullable): the id, which may be another than the name
 */
char *
jalons_login_read_user (GBytes *bytes)
{
  g_autoptr (JsonNode) node = parse (bytes);
  const char *id = jalons_canonical_get_text (get_object (get_object (root_of (node), "ocs"), "data"), "id");

  return id != NULL && *id != '\0' ? g_strdup (id) : NULL;
}

/**
 * jalons_login_make_where:
 * @id: of a user
 *
 * Returns: (transfer full): the address of that user's files
 */
char *
jalons_login_make_where (const char *server,
                         const char *id)
{
  g_autofree char *escaped = g_uri_escape_string (id, "@", FALSE);

  return g_strconcat (server, FILES, escaped, "/", NULL);
}

/* The worker */

typedef struct
{
  char *server;
  JalonsLoginOpenFunc open;
  gpointer data;
} Flow;

typedef struct
{
  JalonsLoginOpenFunc open;
  gpointer data;
  char *page;
} Opening;

static void
flow_free (gpointer data)
{
  g_free (((Flow *) data)->server);
  g_free (data);
}

static gboolean
open_page (gpointer data)
{
  Opening *opening = data;

  opening->open (opening->page, opening->data);
  return G_SOURCE_REMOVE;
}

static void
opening_free (gpointer data)
{
  g_free (((Opening *) data)->page);
  g_free (data);
}

static GBytes *
ask (const JalonsExchange *exchange,
     const char *server,
     guint wanted,
     JalonsTrouble otherwise,
     GCancellable *cancellable,
     GError **error)
{
  guint status = 0;
  g_autoptr (GBytes) bytes = jalons_exchange (exchange, &status, cancellable, error);
  JalonsTrouble trouble = otherwise;

  if (bytes == NULL || status == wanted)
    return g_steal_pointer (&bytes);
  if (status == 429 || status >= 500)
    trouble = JALONS_TROUBLE_BUSY;
  fail (error, trouble, server, NULL);
  return NULL;
}

static JalonsLoginStart *
start_flow (const char *server,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *address = g_strconcat (server, START, NULL);
  const JalonsExchange exchange = { .method = "POST", .address = address, .form = "" };
  g_autoptr (GBytes) bytes = ask (&exchange, server, 200, JALONS_TROUBLE_NOT_NEXTCLOUD, cancellable, error);

  return bytes != NULL ? jalons_login_read_start (bytes, server, error) : NULL;
}

/* Whether so long passed, and not the caller's patience. */
static gboolean
wait (guint seconds,
      GCancellable *cancellable,
      GError **error)
{
  for (guint i = 0; i < seconds * 10 && !g_cancellable_is_cancelled (cancellable); i++)
    g_usleep (G_USEC_PER_SEC / 10);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* 404 until somebody has signed in, then 200 once. A network that is away for a while is waited for too. */
static JalonsLogin *
poll_flow (const char *server,
           const JalonsLoginStart *start,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *token = g_uri_escape_string (start->token, NULL, FALSE);
  g_autofree char *form = g_strconcat ("token=", token, NULL);
  const JalonsExchange exchange = { .method = "POST", .address = start->endpoint, .form = form };

  guint pause = PAUSE;

  for (guint waited = 0; waited < PATIENCE; waited += pause)
    {
      g_autoptr (GError) reason = NULL;
      g_autoptr (GBytes) bytes = NULL;
      guint status = 0;

      if (!wait (pause, cancellable, error))
        return NULL;
      bytes = jalons_exchange (&exchange, &status, cancellable, &reason);
      if (bytes != NULL && status == 200)
        return jalons_login_read_grant (bytes, server, error);
      if (reason != NULL && !jalons_trouble_is_offline (reason))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      pause = bytes != NULL && (status == 429 || status == 503) ? LONG_PAUSE : PAUSE;
    }
  fail (error, JALONS_TROUBLE_NOT_SIGNED_IN, server, NULL);
  return NULL;
}

static gboolean
find_files (JalonsLogin *login,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *server = g_steal_pointer (&login->where);
  g_autofree char *address = g_strconcat (server, USER, NULL);
  const JalonsExchange exchange = { .method = "GET", .address = address, .user = login->user, .password = login->password };
  g_autoptr (GBytes) bytes = ask (&exchange, server, 200, JALONS_TROUBLE_RECONNECT, cancellable, error);
  g_autofree char *id = bytes != NULL ? jalons_login_read_user (bytes) : NULL;

  if (bytes == NULL)
    return FALSE;
  if (id == NULL)
    return fail (error, JALONS_TROUBLE_NOT_NEXTCLOUD, server, NULL);
  login->where = jalons_login_make_where (server, id);
  return TRUE;
}

static void
run_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  Flow *flow = data;
  GError *error = NULL;
  g_autoptr (JalonsLoginStart) start = start_flow (flow->server, cancellable, &error);
  g_autoptr (JalonsLogin) login = NULL;

  if (start != NULL)
    {
      Opening *opening = g_new0 (Opening, 1);

      *opening = (Opening){ flow->open, flow->data, g_strdup (start->page) };
      g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, open_page, opening, opening_free);
      login = poll_flow (flow->server, start, cancellable, &error);
    }
  if (login != NULL && find_files (login, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&login), (GDestroyNotify) jalons_login_free);
  else
    g_task_return_error (task, error);
}

/**
 * jalons_login_flow_async:
 * @server: what somebody typed
 * @open: shows the page to sign in on
 * @data: for @open; good until the callback
 *
 * Has somebody sign in to a Nextcloud in the browser; waits twenty minutes for it.
 */
void
jalons_login_flow_async (const char *server,
                         JalonsLoginOpenFunc open,
                         gpointer data,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;
  char *checked = jalons_login_check_server (server, &error);
  Flow *flow;

  if (checked == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  flow = g_new0 (Flow, 1);
  *flow = (Flow){ checked, open, data };
  g_task_set_task_data (task, flow, flow_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * jalons_login_flow_finish:
 *
 * Returns: (transfer full) (nullable): how to sign in from now on; %NULL with a trouble, %JALONS_ERROR_SYNTAX,
 *   %JALONS_ERROR_REFUSED, or %G_IO_ERROR_CANCELLED
 */
JalonsLogin *
jalons_login_flow_finish (GAsyncResult *result,
                          GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * jalons_login_revoke:
 * @where: a folder among a user's files, or any other, of which nothing is asked
 *
 * Has a Nextcloud forget a password that it gave to this program. Waits for the answer: for a worker.
 *
 * Returns: whether it did
 */
gboolean
jalons_login_revoke (const char *where,
                     const char *user,
                     const char *password,
                     GCancellable *cancellable)
{
  const char *files = strstr (where, "/" FILES);
  g_autofree char *server = files != NULL ? g_strndup (where, (gsize) (files + 1 - where)) : NULL;
  g_autofree char *address = server != NULL ? g_strconcat (server, TOKEN, NULL) : NULL;
  const JalonsExchange exchange = { .method = "DELETE", .address = address, .user = user, .password = password };
  g_autoptr (GBytes) bytes = NULL;
  guint status = 0;

  if (address != NULL)
    bytes = jalons_exchange (&exchange, &status, cancellable, NULL);
  return bytes != NULL && status == 200;
}
