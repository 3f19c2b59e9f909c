/* WebDAV with libsoup. No lock, no ETag, no precondition is relied on: servers disagree about all of them.
 * Invariant: Authorization is added just before a message is sent, when its origin is that of the folder; redirections are
 * never followed, since a PUT would become a GET on the way and be told to be well.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/transport-dav.h"

#include <string.h>

#include "config.h"
#include "sync/folder/propfind.h"
#include "sync/folder/transport-dav-private.h"
#include "sync/folder/where.h"
#include "sync/web/soup-trouble.h"

/* Seconds: without a byte, and for all of it. */
#define SILENCE 20
#define WHOLE   120

/* A trip */

void
jalons_dav_trip_free (JalonsDavTrip *trip)
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

/**
 * jalons_dav_trip_fail:
 * @error: (transfer full): why; the reason for which a folder could not be made goes before it
 *
 * Answers the task of @trip, and frees it.
 */
void
jalons_dav_trip_fail (JalonsDavTrip *trip,
                      GError *error)
{
  if (trip->first != NULL)
    {
      g_clear_error (&error);
      error = g_steal_pointer (&trip->first);
    }
  g_task_return_error (trip->task, error);
  jalons_dav_trip_free (trip);
}

/**
 * jalons_dav_trip_fail_with:
 * @detail: (nullable): as of jalons_trouble_new()
 *
 * As jalons_dav_trip_fail().
 */
void
jalons_dav_trip_fail_with (JalonsDavTrip *trip,
                           JalonsTrouble trouble,
                           const char *detail)
{
  jalons_dav_trip_fail (trip, jalons_trouble_new (trouble, trip->transport->name, detail));
}

/* Sending */

/* Just before it goes out, and again if it goes out again. */
static void
on_starting (SoupMessage *message,
             JalonsDavTrip *trip)
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
          JalonsDavTrip *trip)
{
  gboolean is_space = trip->errand->kind == JALONS_ERRAND_LIST && *trip->errand->name == '\0';
  const char *body = is_space ? JALONS_PROPFIND_BODY_OF_SPACE : JALONS_PROPFIND_BODY;
  g_autoptr (GBytes) question = g_bytes_new_static (body, strlen (body));

  if (trip->errand->kind == JALONS_ERRAND_LIST || trip->is_probe)
    soup_message_set_request_body_from_bytes (message, "text/xml; charset=\"utf-8\"", question);
  else if (trip->errand->kind == JALONS_ERRAND_PUT)
    soup_message_set_request_body_from_bytes (message, "application/octet-stream", trip->errand->bytes);
}

static const char *
method_of (JalonsDavTrip *trip)
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
set_headers (JalonsDavTrip *trip)
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

void
jalons_dav_trip_send (JalonsDavTrip *trip)
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
  soup_session_send_async (trip->transport->session, trip->message, G_PRIORITY_DEFAULT, trip->inner,
                           jalons_dav_trip_on_sent, trip);
}

static gboolean
on_late (gpointer data)
{
  JalonsDavTrip *trip = data;

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
  JalonsDavTrip *trip = g_new0 (JalonsDavTrip, 1);
  GCancellable *outer = g_task_get_cancellable (task);

  trip->task = g_object_ref (task);
  trip->transport = JALONS_TRANSPORT_DAV (transport);
  trip->errand = errand;
  trip->inner = g_cancellable_new ();
  trip->clock = g_timeout_add_seconds (trip->transport->whole, on_late, trip);
  if (outer != NULL)
    trip->outer_handler = g_cancellable_connect (outer, G_CALLBACK (on_cancelled), g_object_ref (trip->inner), g_object_unref);
  jalons_dav_trip_send (trip);
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
