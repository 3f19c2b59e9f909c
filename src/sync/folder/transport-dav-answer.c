/* What a WebDAV server answers: read with a limit, looked at by its status, and given to who asked.
 * Invariant: an answer that broke off is a trouble, never a short file.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "replica/gzip.h"
#include "sync/folder/propfind.h"
#include "sync/folder/transport-dav-private.h"
#include "sync/web/soup-trouble.h"

#define CHUNK (64 * 1024)

/* What is read of an answer that says nothing, so that the connection can be used again. */
#define MAX_SMALL_TALK (64 * 1024)

/* The most that a server may ask us to wait, in seconds. */
#define MAX_RETRY_AFTER 3600

/* A clock is wrong when it is so far from the server's; milliseconds. */
#define WRONG_CLOCK (2 * 60 * 1000)

/* What went wrong on the way */

static void
fail_to_send (JalonsDavTrip *trip,
              GError *cause)
{
  if (trip->astray)
    {
      g_error_free (cause);
      jalons_dav_trip_fail_with (trip, JALONS_TROUBLE_REDIRECT, "?");
    }
  else
    jalons_dav_trip_fail (trip, jalons_soup_trouble (trip->message, cause, trip->late, trip->transport->name));
}

/* Seconds, or a date. */
static guint
retry_after (JalonsDavTrip *trip)
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
status_error (JalonsDavTrip *trip,
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
folder_name (JalonsDavTrip *trip)
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
take_listing (JalonsDavTrip *trip,
              GBytes *bytes)
{
  g_autofree char *folder = folder_name (trip);
  GError *error = NULL;
  GArray *listing = jalons_propfind_read (bytes, folder, trip->transport->name, &error);

  if (listing == NULL)
    {
      jalons_dav_trip_fail (trip, error);
      return;
    }
  if (trip->is_probe)
    g_task_return_boolean (trip->task, TRUE);
  else
    g_task_return_pointer (trip->task, listing, (GDestroyNotify) g_array_unref);
  if (trip->is_probe)
    g_array_unref (listing);
  jalons_dav_trip_free (trip);
}

/* A page in place of one of our files was put there by something on the way. */
static gboolean
is_page (JalonsDavTrip *trip)
{
  const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (trip->message), NULL);

  return type != NULL && (g_str_has_prefix (type, "text/html") || g_str_has_prefix (type, "application/xhtml"));
}

static void
take_file (JalonsDavTrip *trip,
           GBytes *bytes)
{
  if (is_page (trip))
    {
      jalons_dav_trip_fail_with (trip, JALONS_TROUBLE_FILTERED, NULL);
      return;
    }
  g_task_return_pointer (trip->task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  jalons_dav_trip_free (trip);
}

static gsize
limit (JalonsDavTrip *trip)
{
  if (trip->errand->kind == JALONS_ERRAND_GET)
    return trip->errand->max_bytes;
  return trip->errand->kind == JALONS_ERRAND_LIST || trip->is_probe ? JALONS_LISTING_MAX_BYTES : MAX_SMALL_TALK;
}

/* What a folder says that could not be made may mean that it is there: 405, but also 400, 403, 409 and 301. */
static gboolean
is_worth_a_probe (JalonsDavTrip *trip)
{
  guint status = soup_message_get_status (trip->message);

  return trip->errand->kind == JALONS_ERRAND_MAKE_FOLDER && !trip->is_probe && status != 401 && status != 407 && status < 500;
}

static void
probe (JalonsDavTrip *trip,
       GError *why)
{
  trip->first = why;
  trip->is_probe = TRUE;
  g_clear_pointer (&trip->body, g_byte_array_unref);
  jalons_dav_trip_send (trip);
}

/* The whole answer is here. */
static void
take_answer (JalonsDavTrip *trip,
             GBytes *bytes)
{
  guint status = soup_message_get_status (trip->message);
  JalonsErrandKind kind = trip->is_probe ? JALONS_ERRAND_LIST : trip->errand->kind;
  JalonsTrouble trouble;

  if (kind == JALONS_ERRAND_GET && (status == 404 || status == 410))
    {
      g_task_return_pointer (trip->task, NULL, NULL);
      jalons_dav_trip_free (trip);
    }
  else if (jalons_trouble_of_status (kind, status, &trouble))
    {
      if (is_worth_a_probe (trip))
        probe (trip, status_error (trip, trouble));
      else
        jalons_dav_trip_fail (trip, status_error (trip, trouble));
    }
  else if (kind == JALONS_ERRAND_LIST)
    take_listing (trip, bytes);
  else if (kind == JALONS_ERRAND_GET)
    take_file (trip, bytes);
  else
    {
      g_task_return_boolean (trip->task, TRUE);
      jalons_dav_trip_free (trip);
    }
}

static gboolean
is_well (JalonsDavTrip *trip)
{
  guint status = soup_message_get_status (trip->message);

  return status == 200 || status == 207;
}

/* libsoup takes a connection that closes too early for the end of the body. */
static gboolean
is_whole (JalonsDavTrip *trip)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (trip->message);

  return soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
         soup_message_headers_get_content_length (headers) == (goffset) trip->body->len;
}

static void
end_body (JalonsDavTrip *trip)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (trip->message);
  const char *encoding = soup_message_headers_get_one (headers, "Content-Encoding");
  g_autoptr (GBytes) body = NULL, unpacked = NULL;
  g_autoptr (GError) error = NULL;

  if (is_well (trip) && !is_whole (trip))
    {
      jalons_dav_trip_fail_with (trip, JALONS_TROUBLE_BROKEN, NULL);
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
    jalons_dav_trip_fail_with (trip,
                               g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? JALONS_TROUBLE_TOO_LARGE
                                                                                        : JALONS_TROUBLE_BROKEN,
                               NULL);
}

static void
on_read (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  JalonsDavTrip *trip = data;
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
    jalons_dav_trip_fail_with (trip, JALONS_TROUBLE_TOO_LARGE, NULL);
  else if (length == 0 || trip->body->len + length > limit (trip))
    end_body (trip);
  else
    {
      g_byte_array_append (trip->body, chunk, (guint) length);
      if (trip->errand->progress != NULL && is_well (trip))
        trip->errand->progress (trip->body->len, trip->errand->progress_data);
      g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, trip->inner, on_read, trip);
    }
}

/* Only a wrong clock is told: a right one would change with every answer. */
static void
note_date (JalonsDavTrip *trip)
{
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (trip->message), "Date");
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;
  gint64 offset = date != NULL ? g_date_time_to_unix (date) * 1000 - g_get_real_time () / 1000 : 0;

  trip->transport->clock_offset = ABS (offset) > WRONG_CLOCK ? offset : 0;
}

void
jalons_dav_trip_on_sent (GObject *object,
                         GAsyncResult *result,
                         gpointer data)
{
  JalonsDavTrip *trip = data;
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
    jalons_dav_trip_fail_with (trip, JALONS_TROUBLE_TOO_LARGE, NULL);
  else
    g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, trip->inner, on_read, trip);
}
