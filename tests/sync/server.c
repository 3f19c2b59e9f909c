/* A server on this computer that answers as well or as badly as a test wants.
 * Invariant: what a path does is written in one table, and every answer is written byte by byte: no library mends it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "server.h"

#include <string.h>

struct _Server
{
  GSocketService *service;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  guint16 port;
  GTlsCertificate *certificate;
  GMutex lock;
  char *body, *etag, *modified;
  int count, spared;
};

typedef struct
{
  Server *server;
  GInputStream *in;
  GOutputStream *out;
  const char *path;
  const char *head; /* of the request */
} Answer;

static gboolean
say (Answer *answer,
     const char *bytes,
     gssize length)
{
  return g_output_stream_write_all (answer->out, bytes, length < 0 ? strlen (bytes) : (gsize) length, NULL, NULL, NULL);
}

/* The answers */

static void
answer_offers (Answer *answer)
{
  Server *self = answer->server;
  g_autoptr (GString) text = g_string_new ("HTTP/1.1 200 OK\r\nConnection: close\r\n");
  gboolean spared;

  g_mutex_lock (&self->lock);
  spared = (self->etag != NULL && strstr (answer->head, self->etag) != NULL) ||
           (self->modified != NULL && strstr (answer->head, self->modified) != NULL);
  if (self->etag != NULL)
    g_string_append_printf (text, "ETag: %s\r\n", self->etag);
  if (self->modified != NULL)
    g_string_append_printf (text, "Last-Modified: %s\r\n", self->modified);
  g_string_append_printf (text, "Content-Length: %zu\r\n\r\n%s", strlen (self->body), self->body);
  self->spared += spared;
  g_mutex_unlock (&self->lock);
  say (answer, spared ? "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n" : text->str, -1);
}

static GBytes *
pack (const char *bytes,
      gsize length)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_output_stream_write_all (stream, bytes, length, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
say_packed (Answer *answer,
            const char *bytes,
            gsize length)
{
  g_autoptr (GBytes) packed = pack (bytes, length);
  g_autofree char *head = g_strdup_printf (
    "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n", g_bytes_get_size (packed));

  say (answer, head, -1);
  say (answer, g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed));
}

static void
answer_gzip (Answer *answer)
{
  say_packed (answer, answer->server->body, strlen (answer->server->body));
}

/* Said to be as long as it is, and half of what was packed. */
static void
answer_cut_gzip (Answer *answer)
{
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autoptr (GBytes) packed = pack (text, 5000);
  gsize half = g_bytes_get_size (packed) / 2;
  g_autofree char *head = g_strdup_printf (
    "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n", half);

  say (answer, head, -1);
  say (answer, g_bytes_get_data (packed, NULL), (gssize) half);
}

static void
answer_bomb (Answer *answer)
{
  gsize length = 64 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (length);

  say_packed (answer, zeros, length);
}

static void
answer_endless (Answer *answer)
{
  g_autofree char *blanks = g_strnfill (64 * 1024, ' ');

  if (say (answer, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{", -1))
    while (say (answer, blanks, 64 * 1024))
      ;
}

static void
answer_drip (Answer *answer)
{
  if (say (answer, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", -1))
    while (say (answer, " ", 1))
      g_usleep (50 * 1000);
}

/* Until the other side has enough of it. */
static void
answer_nothing (Answer *answer)
{
  char byte;

  while (g_input_stream_read (answer->in, &byte, 1, NULL, NULL) > 0)
    ;
}

static void
answer_hop (Answer *answer)
{
  int n = (int) g_ascii_strtoll (answer->path + strlen ("/hop"), NULL, 10);
  g_autofree char *text = NULL;

  if (n <= 1)
    text = g_strdup ("HTTP/1.1 307 Temporary Redirect\r\nConnection: close\r\nLocation: offers?a=1#part\r\n\r\n");
  else
    text = g_strdup_printf ("HTTP/1.1 301 Moved\r\nConnection: close\r\nLocation: /hop%d\r\n\r\n", n - 1);
  say (answer, text, -1);
}

#define HEAD(status) "HTTP/1.1 " status "\r\nConnection: close\r\n"
#define TO(address)  HEAD ("302 Found") "Location: " address "\r\n\r\n"

static const struct
{
  const char *path;
  const char *text;
  void (*answer) (Answer *answer);
} answers[] = {
  { "/offers", NULL, answer_offers },
  { "/gzip", NULL, answer_gzip },
  { "/cut-gzip", NULL, answer_cut_gzip },
  { "/cut-chunks", HEAD ("200 OK") "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"format\": \"jalo\r\n40\r\nns-off", NULL },
  { "/bomb", NULL, answer_bomb },
  { "/endless", NULL, answer_endless },
  { "/drip", NULL, answer_drip },
  { "/silent", NULL, answer_nothing },
  { "/hop", NULL, answer_hop },
  { "/huge", HEAD ("200 OK") "Content-Length: 1073741824\r\n\r\n{", NULL },
  { "/huge-gzip", HEAD ("200 OK") "Content-Encoding: gzip\r\nContent-Length: 1073741824\r\n\r\n\x1f\x8b", NULL },
  { "/cut", HEAD ("200 OK") "Content-Length: 1000\r\n\r\n{\"format\":", NULL },
  { "/false-gzip", HEAD ("200 OK") "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde", NULL },
  { "/garbage", "\x01\x02\x03 nothing of HTTP\r\n\r\n", NULL },
  { "/closed", "", NULL },
  { "/loop", TO ("/loop"), NULL },
  { "/to-file", TO ("file:///etc/passwd"), NULL },
  { "/to-http", TO ("http://example.org/offers.json"), NULL },
  { "/to-password", TO ("https://me:secret@example.org/"), NULL },
  { "/to-nowhere", HEAD ("302 Found") "\r\n", NULL },
  { "/to-nonsense", TO ("https://[::bad"), NULL },
  { "/not-modified", HEAD ("304 Not Modified") "\r\n", NULL },
  { "/no-content", HEAD ("204 No Content") "\r\n", NULL },
  { "/404", HEAD ("404 Not Found") "Content-Length: 0\r\n\r\n", NULL },
  { "/410", HEAD ("410 Gone") "Content-Length: 0\r\n\r\n", NULL },
  { "/401", HEAD ("401 Unauthorized") "WWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n", NULL },
  { "/403", HEAD ("403 Forbidden") "Content-Length: 0\r\n\r\n", NULL },
  { "/500", HEAD ("500 Broken") "Content-Length: 0\r\n\r\n", NULL },
  { "/page", HEAD ("200 OK") "\r\n<!DOCTYPE html><html><body>Mot de passe</body></html>", NULL },
};

static void
answer_path (Answer *answer)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      gsize length = strlen (answers[i].path);

      if (strncmp (answer->path, answers[i].path, length) != 0 || g_ascii_isalpha (answer->path[length]) ||
          answer->path[length] == '-')
        continue;
      if (answers[i].answer != NULL)
        answers[i].answer (answer);
      else
        say (answer, answers[i].text, -1);
      return;
    }
  g_error ("the server has no %s", answer->path);
}

/* Requests */

static char *
read_head (GInputStream *in)
{
  g_autoptr (GString) head = g_string_new (NULL);
  char byte;

  while (head->len < 64 * 1024 && strstr (head->str, "\r\n\r\n") == NULL &&
         g_input_stream_read (in, &byte, 1, NULL, NULL) == 1)
    g_string_append_c (head, byte);
  return g_str_has_prefix (head->str, "GET /") ? g_string_free (g_steal_pointer (&head), FALSE) : NULL;
}

static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        Server *self)
{
  g_autoptr (GIOStream) tls =
    self->certificate ? g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL) : NULL;
  GIOStream *stream = tls ? tls : G_IO_STREAM (connection);
  g_autofree char *head = read_head (g_io_stream_get_input_stream (stream));
  g_autofree char *path = head ? g_strndup (head + 4, strcspn (head + 4, " ?")) : NULL;
  Answer answer = { self, g_io_stream_get_input_stream (stream), g_io_stream_get_output_stream (stream), path, head };

  if (head != NULL)
    {
      g_mutex_lock (&self->lock);
      self->count++;
      g_mutex_unlock (&self->lock);
      answer_path (&answer);
    }
  g_io_stream_close (stream, NULL, NULL);
  return TRUE;
}

static gpointer
run_loop (gpointer data)
{
  Server *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static void
listen (Server *self)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL,
                                 &bound, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

/* @certificate: (nullable): with its key, to speak TLS */
Server *
server_new (GTlsCertificate *certificate)
{
  Server *self = g_new0 (Server, 1);

  g_mutex_init (&self->lock);
  self->certificate = certificate ? g_object_ref (certificate) : NULL;
  self->body = g_strdup ("{}");
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (16);
  g_signal_connect (self->service, "run", G_CALLBACK (on_run), self);
  listen (self);
  g_socket_service_start (self->service);
  g_main_context_pop_thread_default (self->context);
  self->thread = g_thread_new ("server", run_loop, self);
  return self;
}

/* In the loop, so that it has begun to run before it ends. */
static gboolean
on_quit (gpointer data)
{
  Server *self = data;

  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

/* What a connection's thread still reads of it stays: the program ends soon. */
void
server_free (Server *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, on_quit, self, NULL);
  g_source_attach (source, self->context);
  g_thread_join (self->thread);
}

char *
server_url (Server *self,
            const char *path)
{
  return g_strdup_printf ("%s://127.0.0.1:%u%s", self->certificate ? "https" : "http", self->port, path);
}

void
server_publish (Server *self,
                const char *body,
                const char *etag,
                const char *modified)
{
  g_mutex_lock (&self->lock);
  g_free (self->body);
  g_free (self->etag);
  g_free (self->modified);
  self->body = g_strdup (body);
  self->etag = g_strdup (etag);
  self->modified = g_strdup (modified);
  g_mutex_unlock (&self->lock);
}

static int
take (Server *self,
      int *number)
{
  int value;

  g_mutex_lock (&self->lock);
  value = *number;
  *number = 0;
  g_mutex_unlock (&self->lock);
  return value;
}

int
server_take_count (Server *self)
{
  return take (self, &self->count);
}

int
server_take_spared (Server *self)
{
  return take (self, &self->spared);
}
