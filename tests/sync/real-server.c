/* Configurations and processes of real servers.
 * Invariant: what is started dies with this process, whatever becomes of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "real-server.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define APACHE         "/usr/sbin/apache2"
#define APACHE_MODULES "/usr/lib/apache2/modules"
#define NGINX          "/usr/sbin/nginx"
#define NGINX_DAV      "/usr/lib/nginx/modules/ngx_http_dav_ext_module.so"

struct _RealServer
{
  char *folder;
  char *where;
  guint16 port;
  GSubprocess *process;
};

static char *
inside (RealServer *self,
        const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
write_text (RealServer *self,
            const char *name,
            const char *text)
{
  g_autofree char *path = inside (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* A server that is started by root works as somebody else. */
static void
make_folder (RealServer *self,
             const char *name)
{
  g_autofree char *path = inside (self, name);

  g_assert_cmpint (g_mkdir (path, 0777), ==, 0);
  g_assert_cmpint (g_chmod (path, 0777), ==, 0);
}

static guint16
find_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);
  g_socket_listener_close (listener);
  return port;
}

static RealServer *
server_new (void)
{
  RealServer *self = g_new0 (RealServer, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("jalons-server-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  self->port = find_port ();
  make_folder (self, "share");
  make_folder (self, "work");
  return self;
}

static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static gboolean
is_listening (RealServer *self)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", self->port, NULL, NULL);
  return connection != NULL;
}

static void
start (RealServer *self,
       const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  self->process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 500 && !is_listening (self); i++)
    g_usleep (20 * 1000);
  g_assert_true (is_listening (self));
}

/* Apache */

static void
add_module (GString *text,
            const char *name)
{
  g_string_append_printf (text, "LoadModule %s_module " APACHE_MODULES "/mod_%s.so\n", name, name);
}

static char *
hash_password (const char *password)
{
  g_autoptr (GError) error = NULL;
  const char *const arguments[] = { "openssl", "passwd", "-apr1", password, NULL };
  char *output = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_strstrip (output);
}

static void
write_users (RealServer *self)
{
  static const char *const users[] = { "marie", "paul", "0750001a", "nobody-of-these" };
  g_autofree char *hash = hash_password ("secret");
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    g_string_append_printf (text, "%s:%s\n", users[i], hash);
  write_text (self, "users", text->str);
  write_text (self, "groups", "cio: marie paul\nheads: 0750001a\n");
}

static void
write_apache (RealServer *self,
              const char *example,
              const char *certificate)
{
  static const char *const modules[] = {
    "mpm_event",
    "authn_core",
    "authn_file",
    "authz_core",
    "authz_user",
    "authz_groupfile",
    "auth_basic",
    "alias",
    "mime",
    "dav",
    "dav_fs",
    "filter",
    "deflate",
    "ssl",
    "setenvif",
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (modules); i++)
    {
      g_autofree char *path = g_strdup_printf (APACHE_MODULES "/mod_%s.so", modules[i]);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        add_module (text, modules[i]);
    }
  g_string_append_printf (text, "ServerRoot %s\nServerName 127.0.0.1\nListen 127.0.0.1:%u\n", self->folder, self->port);
  g_string_append_printf (text, "PidFile %s/work/pid\nErrorLog %s/work/errors\nMutex file:%s/work default\n", self->folder,
                          self->folder, self->folder);
  if (geteuid () == 0)
    g_string_append (text, "User nobody\nGroup nogroup\n");
  g_string_append_printf (text, "Define JALONS_PORT %u\nDefine JALONS_FOLDER %s/share\nDefine JALONS_LOCKS %s/work/locks\n",
                          self->port, self->folder, self->folder);
  g_string_append_printf (text, "Define JALONS_USERS %s/users\nDefine JALONS_GROUPS %s/groups\n", self->folder, self->folder);
  g_string_append_printf (text, "Define JALONS_CERTIFICATE %s\nDefine JALONS_KEY %s\nInclude %s\n", certificate, certificate,
                          example);
  /* A missing file has a type that nobody declared. */
  g_string_append (text, "TypesConfig /dev/null\nStartServers 1\nThreadsPerChild 16\nMaxRequestWorkers 64\n");
  write_text (self, "apache.conf", text->str);
}

RealServer *
real_server_new_apache (const char *example,
                        const char *certificate)
{
  RealServer *self;
  g_autofree char *configuration = NULL;

  if (!g_file_test (APACHE, G_FILE_TEST_IS_EXECUTABLE))
    return NULL;
  self = server_new ();
  write_users (self);
  write_apache (self, example, certificate);
  configuration = inside (self, "apache.conf");
  start (self, (const char *const[]){ APACHE, "-f", configuration, "-DFOREGROUND", NULL });
  self->where = g_strdup_printf ("https://127.0.0.1:%u/jalons/", self->port);
  return self;
}

/* nginx */

static void
write_nginx (RealServer *self)
{
  g_autoptr (GString) text = g_string_new ("load_module " NGINX_DAV ";\n");

  if (geteuid () == 0)
    g_string_append (text, "user root;\n");
  g_string_append_printf (text,
                          "pid %s/work/pid;\nerror_log %s/work/errors;\ndaemon off;\nevents {}\nhttp {\n"
                          "  access_log off;\n  default_type application/octet-stream;\n",
                          self->folder, self->folder);
  for (int i = 0; i < 5; i++)
    {
      static const char *const kinds[] = { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" };

      g_string_append_printf (text, "  %s_temp_path %s/work/%s;\n", kinds[i], self->folder, kinds[i]);
    }
  g_string_append_printf (text,
                          "  server {\n    listen 127.0.0.1:%u;\n    root %s/share;\n    location / {\n"
                          "      dav_methods PUT DELETE MKCOL;\n      dav_ext_methods PROPFIND OPTIONS;\n    }\n  }\n}\n",
                          self->port, self->folder);
  write_text (self, "nginx.conf", text->str);
}

RealServer *
real_server_new_nginx (void)
{
  RealServer *self;
  g_autofree char *configuration = NULL;

  if (!g_file_test (NGINX, G_FILE_TEST_IS_EXECUTABLE) || !g_file_test (NGINX_DAV, G_FILE_TEST_EXISTS))
    return NULL;
  self = server_new ();
  write_nginx (self);
  configuration = inside (self, "nginx.conf");
  start (self, (const char *const[]){ NGINX, "-c", configuration, "-e", "/dev/null", NULL });
  self->where = g_strdup_printf ("http://127.0.0.1:%u/", self->port);
  return self;
}

/* Both */

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
real_server_free (RealServer *self)
{
  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->where);
  g_free (self);
}

const char *
real_server_where (RealServer *self)
{
  return self->where;
}
