/* Requests that wait for their answer, with libsoup.
 * Invariant: an answer is read to its limit and no further.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/web/exchange.h"

#include <libsoup/soup.h>
#include <string.h>

#include "sync/folder/where.h"
#include "sync/trouble.h"
#include "sync/web/soup-trouble.h"

#define SILENCE   20
#define MAX_BYTES (1024 * 1024)

static SoupMessage *
make_message (const JalonsExchange *exchange)
{
  SoupMessage *message = soup_message_new (exchange->method, exchange->address);
  SoupMessageHeaders *headers;
  g_autofree char *basic = exchange->user != NULL ? jalons_soup_basic (exchange->user, exchange->password) : NULL;

  if (message == NULL)
    return NULL;
  headers = soup_message_get_request_headers (message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_append (headers, "Accept", "application/json");
  soup_message_headers_append (headers, "Accept-Encoding", "identity");
  soup_message_headers_append (headers, "OCS-APIRequest", "true");
  if (basic != NULL)
    soup_message_headers_append (headers, "Authorization", basic);
  if (exchange->form != NULL)
    {
      g_autoptr (GBytes) body = g_bytes_new (exchange->form, strlen (exchange->form));

      soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded", body);
    }
  return message;
}

/* The server shows this name among those that have signed in. */
static SoupSession *
make_session (const JalonsExchange *exchange)
{
  g_autofree char *agent = g_strdup_printf ("Jalons (%s)", g_get_host_name ());
  SoupSession *session = soup_session_new_with_options ("user-agent", agent, "timeout", SILENCE, NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  if (exchange->trust != NULL)
    soup_session_set_tls_database (session, exchange->trust);
  return session;
}

static GBytes *
read_all (GInputStream *stream,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *bytes = g_malloc (MAX_BYTES);
  gsize length;

  if (!g_input_stream_read_all (stream, bytes, MAX_BYTES, &length, cancellable, error))
    return NULL;
  return g_bytes_new (bytes, length);
}

/**
 * jalons_exchange:
 * @status: (out): of the answer
 *
 * Asks, and waits for the answer: for a worker.
 *
 * Returns: (transfer full) (nullable): what was answered, at most 1 MB of it; %NULL with a trouble, or
 *   %G_IO_ERROR_CANCELLED
 */
GBytes *
jalons_exchange (const JalonsExchange *exchange,
                 guint *status,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (SoupSession) session = make_session (exchange);
  g_autoptr (SoupMessage) message = make_message (exchange);
  g_autofree char *name = jalons_where_name (exchange->address);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *cause = NULL;

  if (message == NULL)
    {
      g_propagate_error (error, jalons_trouble_new (JALONS_TROUBLE_REFUSED, exchange->address, "?"));
      return NULL;
    }
  stream = soup_session_send (session, message, cancellable, &cause);
  if (stream != NULL)
    bytes = read_all (stream, cancellable, &cause);
  if (bytes == NULL)
    {
      g_propagate_error (error, jalons_soup_trouble (message, cause, FALSE, name));
      return NULL;
    }
  *status = soup_message_get_status (message);
  if (SOUP_STATUS_IS_REDIRECTION (*status))
    {
      g_propagate_error (error, jalons_soup_redirect (message, name));
      return NULL;
    }
  return g_steal_pointer (&bytes);
}
