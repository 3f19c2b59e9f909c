/* WebDAV with libsoup. No lock, no ETag, no precondition is relied on: servers disagree about all of them.
 * Invariant: Authorization is added just before a message is sent, when its origin is that of the folder; redirections are
 * never followed, since a PUT would become a GET on the way and be told to be well.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/transport-dav.h"

#include <libsoup/soup.h>
#include <string.h>

#include "config.h"
#include "sync/gunzip.h"
#include "sync/propfind.h"
#include "sync/soup-trouble.h"
#include "sync/where.h"

#define CHUNK (64 * 1024)

/* Seconds: without a byte, and for all of it. */
#define SILENCE 20
#define WHOLE   120

/* What is read of an answer that says nothing, so that the connection can be used again. */
#define MAX_SMALL_TALK (64 * 1024)

/* The most that a server may ask us to wait, in seconds. */
#define MAX_RETRY_AFTER 3600

/* A clock is wrong when it is so far from the server's; milliseconds. */
#define WRONG_CLOCK (2 * 60 * 1000)

#define JALONS_TYPE_TRANSPORT_DAV (jalons_transport_dav_get_type ())
G_DECLARE_FINAL_TYPE (JalonsTransportDav, jalons_transport_dav, JALONS, TRANSPORT_DAV, GObject)

struct _JalonsTransportDav
{
  GObject parent;
  char *where; /* ends with a slash */
  char *name;  /* of the server, for sentences */
  GUri *origin;
  char *authorization; /* (nullable) */
  SoupSession *session;
  guint whole;
  gint64 clock_offset;
};

/* One errand under way. */
typedef struct
{
  GTask *task;
  JalonsTransportDav *transport; /* held by the task */
  const JalonsErrand *errand;    /* likewise */
  gboolean is_probe;             /* whether a folder that could not be made is there */
  GError *first;                 /* why it could not be made */
  SoupMessage *message;
  GCancellable *inner; /* cancelled by the caller, by the clock, and when the origin is wrong */
  gulong outer_handler;
  guint clock;
  gboolean late;
  gboolean astray;
  GByteArray *body;
} Trip;

static void send (Trip *trip);

static void
trip_free (Trip *trip)
{
  g_cancellable_disconnect (g_task_get_cancellable (trip->task), trip->outer_handler);
  g_clear_handle_id (&trip->clock, g_source_remove);
  g_clear_object (&trip->message);
  g_clear_object (&trip->inner);
  g_clear_pointer (&trip->body, g_byte_array_unref);
  g_clear_error (&trip->first);
  g_object_unref (trip->task);
  g_free (trip);
}

static void
fail (Trip *trip,
      GError *error)
{
  if (trip->first != NULL)
    {
      g_clear_error (&error);
      error = g_steal_pointer (&trip->first);
    }
  g_task_return_error (trip->task, error);
  trip_free (trip);
}

static void
fail_with (Trip *trip,
           JalonsTrouble trouble,
           const char *detail)
{
  fail (trip, jalons_trouble_new (trouble, trip->transport->name, detail));
}

/* What went wrong on the way */

static void
fail_to_send (Trip *trip,
              GError *cause)
{
  if (trip->astray)
    {
      g_error_free (cause);
      fail_with (trip, JALONS_TROUBLE_REDIRECT, "?");
    }
  else
    fail (trip, jalons_soup_trouble (trip->message, cause, trip->late, trip->transport->name));
}

/* Seconds, or a date. */
static guint
retry_after (Trip *trip)
{
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (trip->message), "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds = 0;

  if (text == NULL)
    return 0;
  if (g_ascii_isdigit (*text))
    seconds = g_ascii_strtoll (text, NULL, 10);
  else if ((date = soup_date_time_new_from_http_string (text)) != NULL)
    seconds = g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC;
  return (guint) CLAMP (seconds, 0, MAX_RETRY_AFTER);
}

static GError *
status_error (Trip *trip,
              JalonsTrouble trouble)
{
  char number[12];

  g_snprintf (number, sizeof number, "%u", (guint) soup_message_get_status (trip->message));
  if (trouble == JALONS_TROUBLE_REDIRECT)
    return jalons_soup_redirect (trip->message, trip->transport->name);
  if (trouble == JALONS_TROUBLE_BUSY)
    return jalons_trouble_new_busy (trip->transport->name, retry_after (trip));
  return jalons_trouble_new (trouble, trip->transport->name, number);
}

/* What was answered */

static char *
folder_name (Trip *trip)
{
  g_autofree char *path = g_strdup (g_uri_get_path (soup_message_get_uri (trip->message)));
  gsize length = strlen (path);
  char *name;

  if (length > 0 && path[length - 1] == '/')
    path[length - 1] = '\0';
  name = g_uri_unescape_string (strrchr (path, '/') != NULL ? strrchr (path, '/') + 1 : path, NULL);
  return name != NULL ? name : g_strdup ("");
}

static void
take_listing (Trip *trip,
              GBytes *bytes)
{
  g_autofree char *folder = folder_name (trip);
  GError *error = NULL;
  GArray *listing = jalons_propfind_read (bytes, folder, trip->transport->name, &error);

  if (listing == NULL)
    {
      fail (trip, error);
      return;
    }
  if (trip->is_probe)
    g_task_return_boolean (trip->task, TRUE);
  else
    g_task_return_pointer (trip->task, listing, (GDestroyNotify) g_array_unref);
  if (trip->is_probe)
    g_array_unref (listing);
  trip_free (trip);
}

/* A page in place of one of our files was put there by something on the way. */
static gboolean
is_page (Trip *trip)
{
  const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (trip->message), NULL);

  return type != NULL && (g_str_has_prefix (type, "text/html") || g_str_has_prefix (type, "application/xhtml"));
}

static void
take_file (Trip *trip,
           GBytes *bytes)
{
  if (is_page (trip))
    {
      fail_with (trip, JALONS_TROUBLE_FILTERED, NULL);
      return;
    }
  g_task_return_pointer (trip->task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  trip_free (trip);
}

static gsize
limit (Trip *trip)
{
  if (trip->errand->kind == JALONS_ERRAND_GET)
    return trip->errand->max_bytes;
  return trip->errand->kind == JALONS_ERRAND_LIST || trip->is_probe ? JALONS_LISTING_MAX_BYTES : MAX_SMALL_TALK;
}

/* What a folder says that could not be made may mean that it is there: 405, but also 400, 403, 409 and 301. */
static gboolean
is_worth_a_probe (Trip *trip)
{
  guint status = soup_message_get_status (trip->message);

  return trip->errand->kind == JALONS_ERRAND_MAKE_FOLDER && !trip->is_probe && status != 401 && status != 407 && status < 500;
}

static void
probe (Trip *trip,
       GError *why)
{
  trip->first = why;
  trip->is_probe = TRUE;
  g_clear_pointer (&trip->body, g_byte_array_unref);
  send (trip);
}

/* The whole answer is here. */
static void
take_answer (Trip *trip,
             GBytes *bytes)
{
  guint status = soup_message_get_status (trip->message);
  JalonsErrandKind kind = trip->is_probe ? JALONS_ERRAND_LIST : trip->errand->kind;
  JalonsTrouble trouble;

  if (kind == JALONS_ERRAND_GET && (status == 404 || status == 410))
    {
      g_task_return_pointer (trip->task, NULL, NULL);
      trip_free (trip);
    }
  else if (jalons_trouble_of_status (kind, status, &trouble))
    {
      if (is_worth_a_probe (trip))
        probe (trip, status_error (trip, trouble));
      else
        fail (trip, status_error (trip, trouble));
    }
  else if (kind == JALONS_ERRAND_LIST)
    take_listing (trip, bytes);
  else if (kind == JALONS_ERRAND_GET)
    take_file (trip, bytes);
  else
    {
      g_task_return_boolean (trip->task, TRUE);
      trip_free (trip);
    }
}

static gboolean
is_well (Trip *trip)
{
  guint status = soup_message_get_status (trip->message);

  return status == 200 || status == 207;
}

/* libsoup takes a connection that closes too early for the end of the body. */
static gboolean
is_whole (Trip *trip)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (trip->message);

  return soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
         soup_message_headers_get_content_length (headers) == (goffset) trip->body->len;
}

static void
end_body (Trip *trip)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (trip->message);
  const char *encoding = soup_message_headers_get_one (headers, "Content-Encoding");
  g_autoptr (GBytes) body = NULL, unpacked = NULL;
  g_autoptr (GError) error = NULL;

  if (is_well (trip) && !is_whole (trip))
    {
      fail_with (trip, JALONS_TROUBLE_BROKEN, NULL);
      return;
    }
  body = g_byte_array_free_to_bytes (g_steal_pointer (&trip->body));
  if (!is_well (trip) || encoding == NULL || g_ascii_strcasecmp (encoding, "identity") == 0)
    unpacked = g_bytes_ref (body);
  else if (g_ascii_strcasecmp (encoding, "gzip") == 0 || g_ascii_strcasecmp (encoding, "x-gzip") == 0)
    unpacked = jalons_gunzip (body, limit (trip), &error);
  if (unpacked != NULL)
    take_answer (trip, unpacked);
  else
    fail_with (trip, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? JALONS_TROUBLE_TOO_LARGE : JALONS_TROUBLE_BROKEN,
               NULL);
}

static void
on_read (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  Trip *trip = data;
  GInputStream *stream = G_INPUT_STREAM (object);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (stream, result, &error);
  gsize length;
  const guint8 *chunk;

  if (bytes == NULL)
    {
      fail_to_send (trip, error);
      return;
    }
  chunk = g_bytes_get_data (bytes, &length);
  if (trip->body->len + length > limit (trip) && is_well (trip) && limit (trip) != MAX_SMALL_TALK)
    fail_with (trip, JALONS_TROUBLE_TOO_LARGE, NULL);
  else if (length == 0 || trip->body->len + length > limit (trip))
    end_body (trip);
  else
    {
      g_byte_array_append (trip->body, chunk, (guint) length);
      g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, trip->inner, on_read, trip);
    }
}

/* Only a wrong clock is told: a right one would change with every answer. */
static void
note_date (Trip *trip)
{
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (trip->message), "Date");
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;
  gint64 offset = date != NULL ? g_date_time_to_unix (date) * 1000 - g_get_real_time () / 1000 : 0;

  trip->transport->clock_offset = ABS (offset) > WRONG_CLOCK ? offset : 0;
}

static void
on_sent (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  Trip *trip = data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  goffset length;

  if (stream == NULL)
    {
      fail_to_send (trip, error);
      return;
    }
  note_date (trip);
  length = soup_message_headers_get_content_length (soup_message_get_response_headers (trip->message));
  trip->body = g_byte_array_new ();
  if (is_well (trip) && limit (trip) != MAX_SMALL_TALK && length > (goffset) limit (trip))
    fail_with (trip, JALONS_TROUBLE_TOO_LARGE, NULL);
  else
    g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, trip->inner, on_read, trip);
}

/* Sending */

/* Just before it goes out, and again if it goes out again. */
static void
on_starting (SoupMessage *message,
             Trip *trip)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  GUri *uri = soup_message_get_uri (message), *origin = trip->transport->origin;

  soup_message_headers_remove (headers, "Authorization");
  if (g_strcmp0 (g_uri_get_scheme (uri), g_uri_get_scheme (origin)) != 0 ||
      g_strcmp0 (g_uri_get_host (uri), g_uri_get_host (origin)) != 0 || g_uri_get_port (uri) != g_uri_get_port (origin))
    {
      trip->astray = TRUE;
      g_cancellable_cancel (trip->inner);
    }
  else if (trip->transport->authorization != NULL)
    soup_message_headers_append (headers, "Authorization", trip->transport->authorization);
}

static void
set_body (SoupMessage *message,
          Trip *trip)
{
  g_autoptr (GBytes) question = g_bytes_new_static (JALONS_PROPFIND_BODY, strlen (JALONS_PROPFIND_BODY));

  if (trip->errand->kind == JALONS_ERRAND_LIST || trip->is_probe)
    soup_message_set_request_body_from_bytes (message, "text/xml; charset=\"utf-8\"", question);
  else if (trip->errand->kind == JALONS_ERRAND_PUT)
    soup_message_set_request_body_from_bytes (message, "application/octet-stream", trip->errand->bytes);
}

static const char *
method_of (Trip *trip)
{
  static const char *const methods[] = {
    [JALONS_ERRAND_LIST] = "PROPFIND",
    [JALONS_ERRAND_GET] = "GET",
    [JALONS_ERRAND_PUT] = "PUT",
    [JALONS_ERRAND_DELETE] = "DELETE",
    [JALONS_ERRAND_MAKE_FOLDER] = "MKCOL",
  };

  return trip->is_probe ? "PROPFIND" : methods[trip->errand->kind];
}

static void
set_headers (Trip *trip)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (trip->message);
  const JalonsErrand *errand = trip->errand;
  gboolean lists = errand->kind == JALONS_ERRAND_LIST || trip->is_probe;

  soup_message_headers_append (headers, "Accept-Encoding", lists ? "gzip" : "identity");
  if (lists)
    soup_message_headers_append (headers, "Depth", trip->is_probe ? "0" : "1");
  /* A hint, for servers that heed it; what is known to be there is mended without it. */
  if (errand->kind == JALONS_ERRAND_PUT && errand->is_new)
    soup_message_headers_append (headers, "If-None-Match", "*");
  if (errand->kind == JALONS_ERRAND_DELETE && errand->superseded)
    soup_message_headers_append (headers, "X-NC-Skip-Trashbin", "true");
}

static void
send (Trip *trip)
{
  const JalonsErrand *errand = trip->errand;
  gboolean is_folder = errand->kind == JALONS_ERRAND_LIST || errand->kind == JALONS_ERRAND_MAKE_FOLDER;
  g_autofree char *address =
    g_strconcat (trip->transport->where, errand->name, is_folder && *errand->name != '\0' ? "/" : NULL, NULL);

  g_clear_object (&trip->message);
  trip->message = soup_message_new (method_of (trip), address);
  soup_message_add_flags (trip->message, SOUP_MESSAGE_NO_REDIRECT);
  set_headers (trip);
  set_body (trip->message, trip);
  g_signal_connect (trip->message, "starting", G_CALLBACK (on_starting), trip);
  /* libsoup has read the body by then, and would send an empty one. */
  g_signal_connect (trip->message, "restarted", G_CALLBACK (set_body), trip);
  soup_session_send_async (trip->transport->session, trip->message, G_PRIORITY_DEFAULT, trip->inner, on_sent, trip);
}

static gboolean
on_late (gpointer data)
{
  Trip *trip = data;

  trip->clock = 0;
  trip->late = TRUE;
  g_cancellable_cancel (trip->inner);
  return G_SOURCE_REMOVE;
}

static void
on_cancelled (GCancellable *outer,
              GCancellable *inner)
{
  g_cancellable_cancel (inner);
}

static void
run (JalonsTransport *transport,
     const JalonsErrand *errand,
     GTask *task)
{
  Trip *trip = g_new0 (Trip, 1);
  GCancellable *outer = g_task_get_cancellable (task);

  trip->task = g_object_ref (task);
  trip->transport = JALONS_TRANSPORT_DAV (transport);
  trip->errand = errand;
  trip->inner = g_cancellable_new ();
  trip->clock = g_timeout_add_seconds (trip->transport->whole, on_late, trip);
  if (outer != NULL)
    trip->outer_handler = g_cancellable_connect (outer, G_CALLBACK (on_cancelled), g_object_ref (trip->inner), g_object_unref);
  send (trip);
}

static gint64
get_clock_offset (JalonsTransport *transport)
{
  return JALONS_TRANSPORT_DAV (transport)->clock_offset;
}

/* The object */

static void
transport_init (JalonsTransportInterface *iface)
{
  iface->run = run;
  iface->get_clock_offset = get_clock_offset;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (JalonsTransportDav,
                               jalons_transport_dav,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (JALONS_TYPE_TRANSPORT, transport_init))

static void
jalons_transport_dav_finalize (GObject *object)
{
  JalonsTransportDav *self = JALONS_TRANSPORT_DAV (object);

  g_free (self->where);
  g_free (self->name);
  g_clear_pointer (&self->origin, g_uri_unref);
  g_free (self->authorization);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (jalons_transport_dav_parent_class)->finalize (object);
}

static void
jalons_transport_dav_class_init (JalonsTransportDavClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_transport_dav_finalize;
}

/* Without its manager of passwords libsoup neither asks for one nor sends one by itself. */
static void
jalons_transport_dav_init (JalonsTransportDav *self)
{
  self->whole = WHOLE;
  self->session = soup_session_new_with_options ("user-agent", "Jalons/" JALONS_VERSION, "timeout", SILENCE, NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
}

/**
 * jalons_transport_dav_new:
 * @where: what jalons_where_check() gave: an address that ends with a slash
 * @user: (nullable): the name to sign in by
 * @password: (nullable): that goes with it
 *
 * Returns: (transfer full) (nullable): the folder there; nothing was asked of it yet
 */
JalonsTransport *
jalons_transport_dav_new (const char *where,
                          const char *user,
                          const char *password,
                          GError **error)
{
  g_autoptr (JalonsTransportDav) self = g_object_new (JALONS_TYPE_TRANSPORT_DAV, NULL);

  self->where = g_strdup (where);
  self->name = jalons_where_name (where);
  self->origin = g_uri_parse (where, SOUP_HTTP_URI_FLAGS, NULL);
  if (self->origin == NULL)
    {
      g_propagate_error (error, jalons_trouble_new (JALONS_TROUBLE_NOT_A_SHARE, where, NULL));
      return NULL;
    }
  self->authorization = user != NULL ? jalons_soup_basic (user, password) : NULL;
  return JALONS_TRANSPORT (g_steal_pointer (&self));
}

/**
 * jalons_transport_dav_set_trust:
 * @trust: who vouches for the server in place of those whom this computer trusts
 *
 * For tests, whose servers nobody vouches for. The program never calls it.
 */
void
jalons_transport_dav_set_trust (JalonsTransport *transport,
                                GTlsDatabase *trust)
{
  soup_session_set_tls_database (JALONS_TRANSPORT_DAV (transport)->session, trust);
}

/**
 * jalons_transport_dav_set_patience:
 * @silence: seconds without a byte, after which a server is given up
 * @whole: seconds for all of an errand
 */
void
jalons_transport_dav_set_patience (JalonsTransport *transport,
                                   guint silence,
                                   guint whole)
{
  soup_session_set_timeout (JALONS_TRANSPORT_DAV (transport)->session, silence);
  JALONS_TRANSPORT_DAV (transport)->whole = whole;
}
