/* Directories as shared folders, and the space files in them.
 * Invariant: nothing outside a directory of this test's own is touched.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "await.h"
#include "core/error.h"
#include "sync/folder/space-file.h"
#include "sync/folder/transport.h"
#include "sync/folder/where.h"

/* Places */

static const struct
{
  const char *text;
  const char *where; /* NULL: refused */
} places[] = {
  { "/srv/cio", "/srv/cio" },
  { " /srv/cio/ ", "/srv/cio" },
  { "/srv/a/../cio", "/srv/cio" },
  { "file:///srv/le%20cio", "/srv/le cio" },
  { "https://nuage.example.org/remote.php/dav/files/a/CIO", "https://nuage.example.org/remote.php/dav/files/a/CIO/" },
  { "HTTPS://Nuage.Example.org/dav/", "https://nuage.example.org/dav/" },
  { "https://nuage.example.org/dav/Le CIO de Créteil", "https://nuage.example.org/dav/Le%20CIO%20de%20Cr%C3%A9teil/" },
  { "https://nuage.example.org/dav/Le%20CIO", "https://nuage.example.org/dav/Le%20CIO/" },
  { "http://127.0.0.1:8080/dav", "http://127.0.0.1:8080/dav/" },
  { "http://nuage.example.org/dav", NULL },
  { "https://moi:secret@nuage.example.org/dav", NULL },
  { "https://nuage.example.org/apps/files/?dir=/CIO", NULL },
  { "https://nuage.example.org/a/../b", "https://nuage.example.org/b/" },
  { "ftp://nuage.example.org/", NULL },
  { "srv/cio", NULL },
  { "nuage.example.org", NULL },
  { "", NULL },
};

static void
test_places (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *where = jalons_where_check (places[i].text, &error);

      g_assert_cmpstr (where, ==, places[i].where);
      g_assert_cmpint (where == NULL, ==, error != NULL);
      if (error != NULL)
        g_assert_cmpint ((int) error->domain, ==, (int) JALONS_ERROR);
    }
}

/* The five things */

static void
test_files (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autoptr (JalonsTransport) transport = jalons_transport_new (path, NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) other = g_bytes_new_static ("abcd", 4);
  g_autoptr (GBytes) got = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (await_make_folder (transport, "log", &error));
  g_assert_true (await_make_folder (transport, "log", &error));
  g_assert_true (await_put (transport, "log/a.seg", bytes, &error));
  g_assert_no_error (error);
  got = await_get (transport, "log/a.seg", 3, &error);
  g_assert_cmpmem (g_bytes_get_data (got, NULL), g_bytes_get_size (got), "abc", 3);
  g_assert_true (await_put (transport, "log/a.seg", other, &error));
  g_assert_cmpstr (await_names (transport, "log"), ==, "a.seg:4");
  g_assert_cmpstr (await_names (transport, ""), ==, "log/:0");
  g_assert_null (await_get (transport, "log/a.seg", 3, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_TOO_LARGE);
  g_clear_error (&error);
  g_assert_true (await_delete (transport, "log/a.seg", &error));
  g_assert_true (await_delete (transport, "log/a.seg", &error));
  again = await_get (transport, "log/a.seg", 3, &error);
  g_assert_null (again);
  g_assert_no_error (error);
  g_assert_cmpstr (await_names (transport, "log"), ==, "");
  g_assert_null (await_names (transport, "nothing"));
  g_assert_cmpuint (jalons_transport_get_n_requests (transport), ==, 13);
}

/* What others leave in a share is neither listed nor opened. */
static void
test_strange_files (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autofree char *link = g_build_filename (path, "link.seg", NULL);
  g_autofree char *pipe = g_build_filename (path, "pipe.seg", NULL);
  g_autofree char *conflict = g_build_filename (path, "a (conflicted copy).seg", NULL);
  g_autofree char *hidden = g_build_filename (path, ".hidden", NULL);
  g_autoptr (JalonsTransport) transport = jalons_transport_new (path, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_true (g_file_set_contents (conflict, "x", 1, NULL));
  g_assert_true (g_file_set_contents (hidden, "x", 1, NULL));
  g_assert_cmpstr (await_names (transport, ""), ==, "");
  g_assert_null (await_get (transport, "link.seg", 1000, &error));
  g_assert_no_error (error);
  g_assert_null (await_get (transport, "pipe.seg", 1000, &error));
  g_assert_no_error (error);
}

static void
test_names_that_leave (void)
{
  static const char *const names[] = { "../a", "a/../../b", "/etc/passwd", ".a", "a//b", "a/", "é", "a b", "a\nb" };
  g_autofree char *path = make_temporary_folder ();
  g_autoptr (JalonsTransport) transport = jalons_transport_new (path, NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (await_put (transport, names[i], bytes, &error));
      g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_REFUSED);
    }
}

/* A share that is not mounted is no lost space. */
static void
test_unmounted (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autofree char *inside = g_build_filename (path, "share", NULL);
  g_autoptr (JalonsTransport) transport = jalons_transport_new (inside, NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (await_put (transport, "a", bytes, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_OFFLINE);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  g_assert_false (await_put (transport, "log/a", bytes, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER);
}

/* Only whole files appear: while many are written, every listing has their whole length. */
static void
test_whole_files (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autoptr (JalonsTransport) transport = jalons_transport_new (path, NULL, NULL, NULL);
  g_autofree char *zeros = g_malloc0 (100000);
  g_autoptr (GBytes) bytes = g_bytes_new (zeros, 100000);

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%d", i % 3);
      g_autoptr (GArray) listing = NULL;

      jalons_transport_put_async (transport, name, bytes, FALSE, NULL, NULL, NULL);
      listing = await_list (transport, "", NULL);
      for (guint j = 0; j < listing->len; j++)
        g_assert_cmpuint (g_array_index (listing, JalonsListed, j).size, ==, 100000);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Space files */

#define ID_A "0123456789abcdef0123456789abcdef"
#define ID_B "fedcba9876543210fedcba9876543210"

static void
test_space_file (void)
{
  const JalonsSpaceFile file = { 1, (char *) ID_A, (char *) "2026-09-01T08:00:00Z", (char *) "CIO « Sud »", NULL, FALSE };
  g_autoptr (GBytes) bytes = jalons_space_file_write (&file);
  g_autoptr (JalonsSpaceFile) read = jalons_space_file_read (bytes);
  static const char *const bad[] = {
    "",
    "{}",
    "[]",
    "null",
    "{\"fmt\":1}",
    "{\"fmt\":1,\"space\":\"short\"}",
    "{\"fmt\":0,\"space\":\"" ID_A "\"}",
    "{\"fmt\":\"1\",\"space\":\"" ID_A "\"}",
    "{\"fmt\":1,\"space\":\"" ID_A,
    "{\"fmt\":1,\"space\":[\"" ID_A "\"]}",
    "{\"a\":[[[[[[[[[[[[]]]]]]]]]]]],\"fmt\":1,\"space\":\"" ID_A "\"}",
  };

  g_assert_cmpstr (read->id, ==, ID_A);
  g_assert_cmpuint (read->form, ==, 1);
  g_assert_cmpstr (read->label, ==, "CIO « Sud »");
  g_assert_cmpstr (read->created, ==, "2026-09-01T08:00:00Z");
  g_assert_false (read->is_closed);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) text = g_bytes_new (bad[i], strlen (bad[i]));

      g_assert_null (jalons_space_file_read (text));
    }
}

static void
put_text (JalonsTransport *transport,
          const char *name,
          const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  await_put (transport, name, bytes, &error);
  g_assert_no_error (error);
}

static const struct
{
  const char *files[6]; /* name, text */
  int trouble;          /* -1: none */
  const char *ids;
} spaces[] = {
  { { NULL }, JALONS_TROUBLE_NO_SPACE, NULL },
  { { "notes.txt", "x", "log-book", "y" }, JALONS_TROUBLE_NO_SPACE, NULL },
  { { "space-" ID_A ".json", "{\"fmt\":1,\"space\":\"" ID_A "\",\"label\":\"CIO\",\"enc\":null}" }, -1, ID_A },
  { { "space-" ID_A ".json", "{\"fmt\":1,\"space\":\"" ID_A "\"}", "space-" ID_B ".json", "{\"fmt\":1,\"space\":\"" ID_B "\"}" },
    -1,
    ID_A "," ID_B },
  { { "space-" ID_A ".json", "", "space-" ID_B ".json", "{\"fmt\":1,\"space\":\"" ID_B "\"}" }, -1, ID_A "," ID_B },
  { { "space-" ID_A ".json", "<html>" }, JALONS_TROUBLE_NO_SPACE, NULL },
  { { "space-" ID_A ".json", "{\"fmt\":1,\"space\":\"" ID_B "\"}" }, JALONS_TROUBLE_NO_SPACE, NULL },
  { { "space-" ID_A ".json", "{\"fmt\":2,\"space\":\"" ID_A "\"}" }, JALONS_TROUBLE_NEWER, NULL },
  { { "space-" ID_A ".json", "{\"enc\":{\"v\":1},\"fmt\":1,\"space\":\"" ID_A "\"}" }, JALONS_TROUBLE_NEWER, NULL },
};

static void
test_finding (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      g_autofree char *path = make_temporary_folder ();
      g_autoptr (JalonsTransport) transport = jalons_transport_new (path, NULL, NULL, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (JalonsFoundSpace) found = NULL;
      g_autofree char *ids = NULL;

      for (int j = 0; j < 6 && spaces[i].files[j] != NULL; j += 2)
        put_text (transport, spaces[i].files[j], spaces[i].files[j + 1]);
      found = await_find_space (transport, path, &error);
      if (spaces[i].trouble >= 0)
        {
          g_assert_error (error, JALONS_TROUBLE, spaces[i].trouble);
          continue;
        }
      g_assert_no_error (error);
      ids = g_strjoinv (",", found->ids);
      g_assert_cmpstr (ids, ==, spaces[i].ids);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folder/places", test_places);
  g_test_add_func ("/folder/files", test_files);
  g_test_add_func ("/folder/strange-files", test_strange_files);
  g_test_add_func ("/folder/names-that-leave", test_names_that_leave);
  g_test_add_func ("/folder/unmounted", test_unmounted);
  g_test_add_func ("/folder/whole-files", test_whole_files);
  g_test_add_func ("/space/file", test_space_file);
  g_test_add_func ("/space/finding", test_finding);
  return g_test_run ();
}
