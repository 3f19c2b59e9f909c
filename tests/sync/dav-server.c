/* The server behind the header, in the main loop of the test.
 * Invariant: a file is there whole or not at all, unless a fault says otherwise.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "dav-server.h"

#include <string.h>

/* As in a Nextcloud. */
#define BASE "/remote.php/dav/files/marie/"

struct _DavServer
{
  SoupServer *server;
  char *where;
  char *authorization;
  GHashTable *files;
  char *fault_method;
  DavFault fault;
  int fault_times;
  char *rights;
  char *facts;
  guint n_requests;
  guint64 n_bytes;
  GString *log;
};

static GBytes *
copy_bytes (const char *bytes,
            gssize length)
{
  return g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
}

void
dav_server_put (DavServer *self,
                const char *path,
                const char *bytes,
                gssize length)
{
  g_hash_table_replace (self->files, g_strdup (path), copy_bytes (bytes, length));
}

GHashTable *
dav_server_get_files (DavServer *self)
{
  return self->files;
}

static GHashTable *
files_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

GHashTable *
dav_server_copy_files (DavServer *self)
{
  GHashTable *copy = files_new ();
  GHashTableIter iter;
  gpointer path, bytes;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    g_hash_table_insert (copy, g_strdup (path), g_bytes_ref (bytes));
  return copy;
}

void
dav_server_restore (DavServer *self,
                    GHashTable *files)
{
  g_hash_table_unref (self->files);
  self->files = files;
}

/* Whether @path is directly in @folder ("" or "log/"). */
static gboolean
is_in (const char *path,
       const char *folder)
{
  const char *rest = path + strlen (folder);
  const char *slash;

  if (!g_str_has_prefix (path, folder) || *rest == '\0')
    return FALSE;
  slash = strchr (rest, '/');
  return slash == NULL || slash[1] == '\0';
}

guint
dav_server_n_in (DavServer *self,
                 const char *folder)
{
  GHashTableIter iter;
  gpointer path;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    n += is_in (path, folder) ? 1 : 0;
  return n;
}

/* Answers */

void
dav_server_answer (SoupServerMessage *message,
                   guint status,
                   const char *type,
                   const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_message_body_truncate (soup_server_message_get_response_body (message));
  if (text != NULL)
    soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
}

void
dav_server_blurt (DavServer *self,
                  SoupServerMessage *message,
                  const char *bytes,
                  gssize length)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  if (length < 0)
    length = (gssize) strlen (bytes);
  if (length > 0)
    g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes, (gsize) length, NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

void
dav_server_set_rights (DavServer *self,
                       const char *letters)
{
  g_free (self->rights);
  self->rights = g_strdup (letters);
}

void
dav_server_set_facts (DavServer *self,
                      const char *properties)
{
  g_free (self->facts);
  self->facts = g_strdup (properties);
}

static void
add_response (DavServer *self,
              GString *xml,
              const char *path,
              gboolean is_folder,
              gsize size)
{
  g_string_append_printf (xml, "<D:response><D:href>" BASE "%s</D:href><D:propstat><D:prop>", path);
  if (is_folder)
    g_string_append_printf (xml, "<D:resourcetype><D:collection/></D:resourcetype>%s%s%s",
                            self->rights != NULL ? "<o:permissions xmlns:o=\"http://owncloud.org/ns\">" : "",
                            self->rights != NULL ? self->rights : "", self->rights != NULL ? "</o:permissions>" : "");
  if (*path == '\0' && self->facts != NULL)
    g_string_append (xml, self->facts);
  if (!is_folder)
    g_string_append_printf (xml, "<D:resourcetype/><D:getcontentlength>%zu</D:getcontentlength>", size);
  g_string_append (xml, "</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>\n");
}

static void
serve_listing (DavServer *self,
               SoupServerMessage *message,
               const char *path)
{
  const char *depth = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Depth");
  g_autoptr (GString) xml = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<D:multistatus xmlns:D=\"DAV:\">\n");
  GHashTableIter iter;
  gpointer name, bytes;

  if (*path != '\0' && !g_hash_table_contains (self->files, path))
    {
      soup_server_message_set_status (message, 404, NULL);
      return;
    }
  add_response (self, xml, path, *path == '\0' || g_str_has_suffix (path, "/"), 0);
  g_hash_table_iter_init (&iter, self->files);
  while (g_strcmp0 (depth, "1") == 0 && g_hash_table_iter_next (&iter, &name, &bytes))
    if (is_in (name, path))
      add_response (self, xml, name, g_str_has_suffix (name, "/"), g_bytes_get_size (bytes));
  g_string_append (xml, "</D:multistatus>\n");
  dav_server_answer (message, 207, "application/xml; charset=\"utf-8\"", xml->str);
}

static gboolean
has_parent (DavServer *self,
            const char *path)
{
  g_autofree char *trimmed = g_strdup (path);
  gsize length = strlen (trimmed);
  char *slash;

  if (length > 0 && trimmed[length - 1] == '/')
    trimmed[length - 1] = '\0';
  slash = strrchr (trimmed, '/');
  if (slash == NULL)
    return TRUE;
  slash[1] = '\0';
  return g_hash_table_contains (self->files, trimmed);
}

static void
serve_put (DavServer *self,
           SoupServerMessage *message,
           const char *path)
{
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  gboolean is_there = g_hash_table_contains (self->files, path);

  if (!has_parent (self, path))
    soup_server_message_set_status (message, 409, NULL);
  else if (is_there &&
           soup_message_headers_get_one (soup_server_message_get_request_headers (message), "If-None-Match") != NULL)
    soup_server_message_set_status (message, 412, NULL);
  else
    {
      g_hash_table_replace (self->files, g_strdup (path), g_bytes_ref (body));
      soup_server_message_set_status (message, is_there ? 204 : 201, NULL);
    }
}

static void
serve_file (DavServer *self,
            SoupServerMessage *message,
            const char *path)
{
  GBytes *bytes = g_hash_table_lookup (self->files, path);

  if (bytes == NULL)
    {
      soup_server_message_set_status (message, 404, NULL);
      return;
    }
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/octet-stream", SOUP_MEMORY_COPY, g_bytes_get_data (bytes, NULL),
                                    g_bytes_get_size (bytes));
}

static void
serve_folder (DavServer *self,
              SoupServerMessage *message,
              const char *path)
{
  if (*path == '\0' || g_hash_table_contains (self->files, path))
    soup_server_message_set_status (message, 405, NULL);
  else if (!has_parent (self, path))
    soup_server_message_set_status (message, 409, NULL);
  else
    {
      dav_server_put (self, path, "", 0);
      soup_server_message_set_status (message, 201, NULL);
    }
}

void
dav_server_serve (DavServer *self,
                  SoupServerMessage *message,
                  const char *path)
{
  const char *method = soup_server_message_get_method (message);

  if (g_str_equal (method, "PROPFIND"))
    serve_listing (self, message, path);
  else if (g_str_equal (method, "GET"))
    serve_file (self, message, path);
  else if (g_str_equal (method, "PUT"))
    serve_put (self, message, path);
  else if (g_str_equal (method, "MKCOL"))
    serve_folder (self, message, path);
  else if (g_str_equal (method, "DELETE"))
    soup_server_message_set_status (message, g_hash_table_remove (self->files, path) ? 204 : 404, NULL);
  else
    soup_server_message_set_status (message, 501, NULL);
}

/* Requests */

static void
note (DavServer *self,
      SoupServerMessage *message,
      const char *path)
{
  static const char *const names[] = { "Authorization", "If-None-Match", "X-NC-Skip-Trashbin", "Content-Length", "User-Agent",
                                       "Transfer-Encoding" };
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  self->n_requests++;
  g_string_append_printf (self->log, "%s %s", soup_server_message_get_method (message), path);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (soup_message_headers_get_one (headers, names[i]) != NULL)
      g_string_append_printf (self->log, " %s=%s", names[i], soup_message_headers_get_one (headers, names[i]));
  g_string_append_c (self->log, '\n');
}

static gboolean
strikes (DavServer *self,
         SoupServerMessage *message,
         const char *path)
{
  if (self->fault == NULL || self->fault_times == 0 ||
      (self->fault_method != NULL && !g_str_equal (self->fault_method, soup_server_message_get_method (message))))
    return FALSE;
  if (!self->fault (self, message, path))
    return FALSE;
  self->fault_times -= self->fault_times > 0 ? 1 : 0;
  return TRUE;
}

/* As Nextcloud packs its listings. */
static void
pack (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_response_body (message));
  g_autoptr (GBytes) packed = NULL;

  g_output_stream_write_all (stream, g_bytes_get_data (body, NULL), g_bytes_get_size (body), NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  packed = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  soup_message_body_truncate (soup_server_message_get_response_body (message));
  soup_server_message_set_response (message, "application/xml; charset=\"utf-8\"", SOUP_MEMORY_COPY,
                                    g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
}

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *address,
            GHashTable *query,
            gpointer data)
{
  DavServer *self = data;
  const char *path = g_str_has_prefix (address, BASE) ? address + strlen (BASE) : "?";
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  note (self, message, path);
  if (self->authorization != NULL &&
      g_strcmp0 (soup_message_headers_get_one (headers, "Authorization"), self->authorization) != 0)
    {
      soup_message_headers_append (soup_server_message_get_response_headers (message), "WWW-Authenticate",
                                   "Basic realm=\"x\"");
      soup_server_message_set_status (message, 401, NULL);
    }
  else if (!strikes (self, message, path))
    {
      dav_server_serve (self, message, path);
      if (soup_server_message_get_status (message) == 207 &&
          soup_message_headers_header_contains (headers, "Accept-Encoding", "gzip"))
        pack (message);
    }
  if (soup_server_message_get_response_body (message) != NULL)
    self->n_bytes += (guint64) soup_server_message_get_response_body (message)->length;
}

DavServer *
dav_server_new (GTlsCertificate *certificate)
{
  DavServer *self = g_new0 (DavServer, 1);
  g_autoptr (GError) error = NULL;
  g_autoslist (GUri) uris = NULL;

  self->server = soup_server_new (NULL, NULL);
  self->files = files_new ();
  self->log = g_string_new (NULL);
  if (certificate != NULL)
    soup_server_set_tls_certificate (self->server, certificate);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | (certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0),
                            &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->where =
    g_strdup_printf ("%s://127.0.0.1:%d" BASE, certificate != NULL ? "https" : "http", g_uri_get_port (uris->data));
  return self;
}

void
dav_server_free (DavServer *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_hash_table_unref (self->files);
  g_string_free (self->log, TRUE);
  g_free (self->facts);
  g_free (self->rights);
  g_free (self->where);
  g_free (self->authorization);
  g_free (self->fault_method);
  g_free (self);
}

const char *
dav_server_where (DavServer *self)
{
  return self->where;
}

void
dav_server_set_password (DavServer *self,
                         const char *user,
                         const char *password)
{
  g_autofree char *pair = g_strconcat (user, ":", password, NULL);
  g_autofree char *packed = g_base64_encode ((const guchar *) pair, strlen (pair));

  g_free (self->authorization);
  self->authorization = g_strconcat ("Basic ", packed, NULL);
}

void
dav_server_set_fault (DavServer *self,
                      const char *method,
                      DavFault fault,
                      int times)
{
  g_free (self->fault_method);
  self->fault_method = g_strdup (method);
  self->fault = fault;
  self->fault_times = times;
}

guint
dav_server_take_requests (DavServer *self)
{
  guint n = self->n_requests;

  self->n_requests = 0;
  return n;
}

guint64
dav_server_take_bytes (DavServer *self)
{
  guint64 n = self->n_bytes;

  self->n_bytes = 0;
  return n;
}

GString *
dav_server_get_log (DavServer *self)
{
  return self->log;
}
