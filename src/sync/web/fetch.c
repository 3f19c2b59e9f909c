/* Asking an address for what is there, with libsoup, in a loop of its own.
 * Invariant: redirections are followed here, one by one, and never by libsoup, which would go anywhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/web/fetch.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "config.h"
#include "core/error.h"
#include "replica/gzip.h"
#include "sync/web/address.h"
#include "sync/web/certificate.h"

#define SILENCE 20
#define WHOLE   60
#define CHUNK   (64 * 1024)

typedef struct
{
  char *address; /* that is being asked */
  const char *etag;
  const char *modified;
  gsize max_bytes;
  unsigned silence;
  unsigned whole;

  GMainContext *context;
  GMainLoop *loop;
  GCancellable *inner; /* cancelled by the caller, and by the clock */
  gboolean late;
  SoupSession *session;
  SoupMessage *message;
  GByteArray *body;
  unsigned n_redirects;
  JalonsFetched *fetched; /* at the end, or an error */
  GError *error;
} Fetch;

static void ask (Fetch *self);

/* What went wrong, as a sentence */

static void
take_tls_error (Fetch *self,
                const char *host,
                const GError *cause)
{
  GTlsCertificateFlags flags = soup_message_get_tls_peer_certificate_errors (self->message);

  if (flags != 0 || g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    g_set_error (&self->error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                 _ ("“%1$s” cannot prove to be “%1$s”: %2$s. Nothing was read; tell its publisher or your computer service."),
                 host, jalons_certificate_reason (flags));
  else
    g_set_error (&self->error, JALONS_ERROR, JALONS_ERROR_ACCESS,
                 _ ("No safe connection to “%1$s” could be made: %2$s"), host, cause->message);
}

static void
take_network_error (Fetch *self,
                    const char *host,
                    const GError *cause)
{
  int code = cause->domain == G_IO_ERROR ? cause->code : -1;

  if (self->late || code == G_IO_ERROR_TIMED_OUT)
    g_set_error (&self->error, JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("“%s” takes too long to answer. Try again later."), host);
  else if (cause->domain == G_RESOLVER_ERROR || code == G_IO_ERROR_HOST_NOT_FOUND)
    g_set_error (&self->error, JALONS_ERROR, JALONS_ERROR_ACCESS,
                 _ ("The network does not know “%s”. Check the address, and that this computer is connected."), host);
  else if (code == G_IO_ERROR_CONNECTION_REFUSED || code == G_IO_ERROR_HOST_UNREACHABLE ||
           code == G_IO_ERROR_NETWORK_UNREACHABLE)
    g_set_error (&self->error, JALONS_ERROR, JALONS_ERROR_ACCESS,
                 _ ("“%s” cannot be reached. Check that this computer is connected, and try again later."), host);
  else if (code == G_IO_ERROR_PARTIAL_INPUT || code == G_IO_ERROR_CONNECTION_CLOSED || code == G_IO_ERROR_INVALID_DATA ||
           cause->domain == SOUP_SESSION_ERROR)
    g_set_error (&self->error, JALONS_ERROR, JALONS_ERROR_ACCESS,
                 _ ("The answer of “%s” is damaged or broke off. Try again; then tell its publisher."), host);
  else
    g_set_error (&self->error, JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("“%1$s” could not be read: %2$s"), host,
                 cause->message);
}

/* A cancelled fetch says so to who cancelled it; the clock's cancelling is an error like others. */
static void
fail (Fetch *self,
      GError *cause)
{
  g_autofree char *host = jalons_address_host (self->address);

  if (cause->domain == JALONS_ERROR ||
      (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !self->late))
    self->error = g_steal_pointer (&cause);
  else if (cause->domain == G_TLS_ERROR)
    take_tls_error (self, host, cause);
  else
    take_network_error (self, host, cause);
  g_clear_error (&cause);
  g_main_loop_quit (self->loop);
}

static GError *
size_error (Fetch *self)
{
  g_autofree char *host = jalons_address_host (self->address);

  return g_error_new (JALONS_ERROR, JALONS_ERROR_LIMIT,
                      _ ("“%1$s” sends more than %2$u MB, more than the actions of a Région can be: it was not read. Check "
                         "the address."),
                      host, (unsigned) (self->max_bytes / 1024 / 1024));
}

static GError *
status_error (Fetch *self,
              unsigned status)
{
  g_autofree char *host = jalons_address_host (self->address);

  switch (status)
    {
    case SOUP_STATUS_NOT_FOUND:
      return g_error_new (JALONS_ERROR, JALONS_ERROR_MISSING,
                          _ ("There is nothing at this address of “%s” (404). Check it, or ask for the new one."), host);
    case SOUP_STATUS_GONE:
      return g_error_new (JALONS_ERROR, JALONS_ERROR_MISSING,
                          _ ("“%s” publishes nothing at this address any more (410). What you have stays."), host);
    case SOUP_STATUS_UNAUTHORIZED:
    case SOUP_STATUS_FORBIDDEN:
      return g_error_new (JALONS_ERROR, JALONS_ERROR_REFUSED,
                          _ ("“%1$s” does not give this to everybody (%2$u). Ask for an address that is public."), host, status);
    case SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED:
      return g_error_new (JALONS_ERROR, JALONS_ERROR_ACCESS,
                          _ ("The proxy of your network asks for a password (%u). Tell your computer service."), status);
    default:
      return g_error_new (JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("“%1$s” answers with an error (%2$u). Try again later."),
                          host, status);
    }
}

/* The body */

static void
finish (Fetch *self,
        GBytes *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  self->fetched = g_new0 (JalonsFetched, 1);
  self->fetched->body = body;
  self->fetched->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  self->fetched->modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
  g_main_loop_quit (self->loop);
}

/* libsoup takes a connection that closes too early for the end of the body. */
static gboolean
is_whole (Fetch *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  return soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
         soup_message_headers_get_content_length (headers) == (goffset) self->body->len;
}

static GBytes *
unpack (Fetch *self,
        GBytes *packed,
        GError **error)
{
  GError *reason = NULL;
  GBytes *body = jalons_gunzip (packed, self->max_bytes, &reason);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    {
      g_clear_error (&reason);
      reason = size_error (self);
    }
  if (reason != NULL)
    g_propagate_error (error, reason);
  return body;
}

static void
finish_body (Fetch *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *encoding = soup_message_headers_get_one (headers, "Content-Encoding");
  g_autoptr (GBytes) body = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  GBytes *unpacked;
  GError *error = NULL;

  if (encoding == NULL || g_ascii_strcasecmp (encoding, "identity") == 0)
    finish (self, g_steal_pointer (&body));
  else if (g_ascii_strcasecmp (encoding, "gzip") != 0 && g_ascii_strcasecmp (encoding, "x-gzip") != 0)
    fail (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, encoding));
  else if ((unpacked = unpack (self, body, &error)) != NULL)
    finish (self, unpacked);
  else
    fail (self, error);
}

static void
on_read (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  Fetch *self = data;
  GInputStream *stream = G_INPUT_STREAM (object);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (stream, result, &error);
  gsize length;
  const guint8 *chunk;

  if (bytes == NULL)
    {
      fail (self, error);
      return;
    }
  chunk = g_bytes_get_data (bytes, &length);
  if (length == 0 && !is_whole (self))
    fail (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, ""));
  else if (length == 0)
    finish_body (self);
  else if (self->body->len + length > self->max_bytes)
    fail (self, size_error (self));
  else
    {
      g_byte_array_append (self->body, chunk, (unsigned) length);
      g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, self->inner, on_read, self);
    }
}

static void
read_body (Fetch *self,
           GInputStream *stream)
{
  goffset length = soup_message_headers_get_content_length (soup_message_get_response_headers (self->message));

  if (length > (goffset) self->max_bytes)
    fail (self, size_error (self));
  else
    g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, self->inner, on_read, self);
}

/* Redirections */

static gboolean
is_redirect (unsigned status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND || status == SOUP_STATUS_SEE_OTHER ||
         status == SOUP_STATUS_TEMPORARY_REDIRECT || status == SOUP_STATUS_PERMANENT_REDIRECT;
}

static void
follow (Fetch *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  GError *error = NULL;
  char *next = NULL;

  if (++self->n_redirects > JALONS_FETCH_MAX_REDIRECTS)
    {
      g_autofree char *host = jalons_address_host (self->address);

      g_set_error (&error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                   _ ("“%s” sends on from address to address without an end. Check the address, or tell the publisher."),
                   host);
    }
  else
    next = jalons_address_follow (self->address, soup_message_headers_get_one (headers, "Location"), &error);
  if (next == NULL)
    {
      fail (self, error);
      return;
    }
  g_free (self->address);
  self->address = next;
  ask (self);
}

static void
on_sent (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  Fetch *self = data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  unsigned status = soup_message_get_status (self->message);

  if (stream == NULL)
    fail (self, error);
  else if (status == SOUP_STATUS_OK)
    read_body (self, stream);
  else if (status == SOUP_STATUS_NOT_MODIFIED && (self->etag != NULL || self->modified != NULL))
    finish (self, NULL);
  else if (is_redirect (status))
    follow (self);
  else
    fail (self, status_error (self, status));
}

static void
ask (Fetch *self)
{
  SoupMessageHeaders *headers;

  g_clear_object (&self->message);
  self->message = soup_message_new (SOUP_METHOD_GET, self->address);
  if (self->message == NULL)
    {
      fail (self, g_error_new (JALONS_ERROR, JALONS_ERROR_SYNTAX,
                               _ ("“%s” is not an address. It should look like “https://…/offers.json”."), self->address));
      return;
    }
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  headers = soup_message_get_request_headers (self->message);
  soup_message_headers_append (headers, "Accept", "application/json");
  soup_message_headers_append (headers, "Accept-Encoding", "gzip");
  if (self->etag != NULL)
    soup_message_headers_append (headers, "If-None-Match", self->etag);
  if (self->modified != NULL)
    soup_message_headers_append (headers, "If-Modified-Since", self->modified);
  soup_session_send_async (self->session, self->message, G_PRIORITY_DEFAULT, self->inner, on_sent, self);
}

/* The loop */

static gboolean
on_late (gpointer data)
{
  Fetch *self = data;

  self->late = TRUE;
  g_cancellable_cancel (self->inner);
  return G_SOURCE_REMOVE;
}

static gboolean
cancel_inner (gpointer data)
{
  g_cancellable_cancel (((Fetch *) data)->inner);
  return G_SOURCE_REMOVE;
}

/* In the thread of who gives up. What waits for the answer is told in its own thread: GLib loses a source that is destroyed
 * in one thread while its cancellable is being cancelled in another. */
static void
on_cancelled (GCancellable *outer,
              Fetch *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, cancel_inner, self, NULL);
  g_source_attach (source, self->context);
}

/* The clock runs from the first word on, whatever the server sends, however slowly. */
static void
run (Fetch *self,
     GCancellable *outer)
{
  g_autoptr (GSource) clock = g_timeout_source_new_seconds (self->whole);
  gulong handler = outer ? g_cancellable_connect (outer, G_CALLBACK (on_cancelled), self, NULL) : 0;

  if (g_cancellable_is_cancelled (outer))
    g_cancellable_cancel (self->inner);
  g_source_set_callback (clock, on_late, self, NULL);
  g_source_attach (clock, self->context);
  ask (self);
  if (self->fetched == NULL && self->error == NULL)
    g_main_loop_run (self->loop);
  g_source_destroy (clock);
  g_cancellable_disconnect (outer, handler);
}

static SoupSession *
make_session (const Fetch *self,
              const JalonsFetchLimits *limits)
{
  SoupSession *session = soup_session_new_with_options ("user-agent", "Jalons/" JALONS_VERSION, "timeout", self->silence,
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  if (limits != NULL && limits->trust != NULL)
    soup_session_set_tls_database (session, limits->trust);
  return session;
}

/* Nothing of it may run in the context after this. */
static void
close_session (Fetch *self)
{
  soup_session_abort (self->session);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_clear_object (&self->message);
  g_clear_object (&self->session);
  while (g_main_context_iteration (self->context, FALSE))
    ;
}

/**
 * jalons_fetch:
 * @address: what jalons_address_check() gave
 * @etag: (nullable): of what the caller has already
 * @modified: (nullable): the same, as a date of HTTP
 * @limits: (nullable): other limits than the usual ones
 *
 * Asks @address, at most %JALONS_FETCH_MAX_REDIRECTS addresses more that it sends on to, and reads the answer. Blocks,
 * in a loop of its own: call it from a worker where somebody waits.
 *
 * Returns: (transfer full) (nullable): the answer; else %JALONS_ERROR_ACCESS, %JALONS_ERROR_MISSING,
 *   %JALONS_ERROR_REFUSED or %JALONS_ERROR_LIMIT, or %G_IO_ERROR_CANCELLED
 */
JalonsFetched *
jalons_fetch (const char *address,
              const char *etag,
              const char *modified,
              const JalonsFetchLimits *limits,
              GCancellable *cancellable,
              GError **error)
{
  Fetch self = {
    .address = g_strdup (address),
    .etag = etag,
    .modified = modified,
    .max_bytes = limits && limits->bytes > 0 ? limits->bytes : JALONS_FETCH_MAX_BYTES,
    .silence = limits && limits->silence > 0 ? limits->silence : SILENCE,
    .whole = limits && limits->whole > 0 ? limits->whole : WHOLE,
    .context = g_main_context_new (),
    .inner = g_cancellable_new (),
    .body = g_byte_array_new (),
  };

  self.loop = g_main_loop_new (self.context, FALSE);
  g_main_context_push_thread_default (self.context);
  self.session = make_session (&self, limits);
  run (&self, cancellable);
  close_session (&self);
  g_main_context_pop_thread_default (self.context);

  g_clear_pointer (&self.body, g_byte_array_unref);
  g_object_unref (self.inner);
  g_main_loop_unref (self.loop);
  g_main_context_unref (self.context);
  g_free (self.address);
  if (self.error != NULL)
    g_propagate_error (error, self.error);
  return self.fetched;
}

void
jalons_fetched_free (JalonsFetched *fetched)
{
  g_clear_pointer (&fetched->body, g_bytes_unref);
  g_free (fetched->etag);
  g_free (fetched->modified);
  g_free (fetched);
}
