/* A document that is written as it is drawn: kept, dropped, read, and what becomes of it when the disk is full.
 * Invariant: after what fails the folder is as it was before.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"
#include "print/pages.h"
#include "print/paper.h"
#include "printed.h"

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
set_up (Place *place,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("jalons-spool-XXXXXX", &error);
  g_assert_no_error (error);
  place->path = g_build_filename (place->folder, "3A.pdf", NULL);
}

static void
tear_down (Place *place,
           gconstpointer data)
{
  g_unlink (place->path);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->path);
}

static unsigned
count_files (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  unsigned n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);
  return n;
}

static void
assert_holds (const char *path,
              const char *text)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, text);
}

static void
write_text (JalonsSpool *spool,
            const char *text)
{
  jalons_spool_write (spool, text, strlen (text));
}

/* More than waits in memory, in small pieces and in a large one. */
static void
write_much (JalonsSpool *spool)
{
  g_autofree char *zeros = g_malloc0 (300000);

  for (int i = 0; i < 30; i++)
    jalons_spool_write (spool, zeros, 10000);
  jalons_spool_write (spool, zeros, 300000);
}

static void
test_kept (Place *place,
           gconstpointer data)
{
  g_autoptr (JalonsSpool) first = jalons_spool_new (place->path), second = jalons_spool_new (place->path);
  g_autoptr (GError) error = NULL;

  write_text (first, "one");
  write_text (second, "another");
  g_assert_cmpuint (count_files (place->folder), ==, 0);
  g_assert_true (jalons_spool_keep (first, &error));
  assert_holds (place->path, "one");
  g_assert_true (jalons_spool_keep (second, &error));
  g_assert_no_error (error);
  assert_holds (place->path, "another");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

static void
test_dropped (Place *place,
              gconstpointer data)
{
  JalonsSpool *spool;

  g_assert_true (g_file_set_contents (place->path, "before", -1, NULL));
  spool = jalons_spool_new (place->path);
  write_much (spool);
  jalons_spool_free (spool);
  assert_holds (place->path, "before");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

static void
test_read (Place *place,
           gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  JalonsSpool *spool = jalons_spool_new (NULL);

  write_text (spool, "a");
  write_much (spool);
  write_text (spool, "z");
  bytes = printed (spool);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 600002);
  g_assert_cmpint (((const char *) g_bytes_get_data (bytes, NULL))[0], ==, 'a');
  g_assert_cmpint (((const char *) g_bytes_get_data (bytes, NULL))[600001], ==, 'z');
}

/* A limit on the size of files is met as a full disk is: a write that fails, after others that did not. */
static void
write_on_full (const char *path)
{
  const struct rlimit limit = { 100000, 100000 };
  JalonsSpool *spool = jalons_spool_new (path);
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  write_much (spool);
  g_assert_false (jalons_spool_is_good (spool));
  write_text (spool, "more");
  if (path != NULL)
    g_assert_false (jalons_spool_keep (spool, &error));
  else
    g_assert_null (jalons_spool_read (spool, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS);
  g_assert_nonnull (strstr (error->message, path != NULL ? path : "/"));
  g_assert_nonnull (strstr (error->message, g_strerror (EFBIG)));
  jalons_spool_free (spool);
}

static void
test_full (Place *place,
           gconstpointer data)
{
  if (g_test_subprocess ())
    {
      write_on_full (g_getenv ("SPOOL_PATH"));
      return;
    }
  g_assert_true (g_file_set_contents (place->path, "before", -1, NULL));
  if (data != NULL)
    g_setenv ("SPOOL_PATH", place->path, TRUE);
  else
    g_unsetenv ("SPOOL_PATH");
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  assert_holds (place->path, "before");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

static void
test_nowhere (Place *place,
              gconstpointer data)
{
  const char *const names[] = { ".", "gone/3A.pdf" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (place->folder, names[i], NULL);
      g_autoptr (JalonsSpool) spool = jalons_spool_new (path);
      g_autoptr (GError) error = NULL;

      write_much (spool);
      g_assert_false (jalons_spool_keep (spool, &error));
      g_assert_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS);
    }
  g_assert_cmpuint (count_files (place->folder), ==, 0);
}

/* What is no file stays what it is. */
static void
test_pipe (Place *place,
           gconstpointer data)
{
  g_autoptr (JalonsSpool) spool = NULL;
  g_autoptr (GError) error = NULL;
  char got[4] = "";
  int reading;

  g_assert_cmpint (mkfifo (place->path, 0600), ==, 0);
  reading = open (place->path, O_RDONLY | O_NONBLOCK);
  spool = jalons_spool_new (place->path);
  write_text (spool, "abc");
  g_assert_true (jalons_spool_keep (spool, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read (reading, got, sizeof got), ==, 3);
  g_assert_cmpstr (got, ==, "abc");
  g_assert_true (g_file_test (place->path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (place->path, G_FILE_TEST_IS_REGULAR));
  close (reading);
}

#define N_ELEMENTS 30000

/* So many elements that their places are told in several tables: poppler finds the first page and the last. */
static void
test_long (Place *place,
           gconstpointer data)
{
  const JalonsPaperSetup setup = { .width = 595, .height = 842, .title = "Long", .language = "fr-FR",
                                   .created = "2026-11-20T00:00:00Z" };
  const JalonsLetters letters = { .size = 10, .leading = 12 };
  JalonsSpool *spool = jalons_spool_new (NULL);
  g_autoptr (JalonsPaper) paper = jalons_paper_new (&setup, spool);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  JalonsPages *pages;

  for (int i = 0; i < N_ELEMENTS; i++)
    {
      g_autofree char *words = g_strdup_printf ("%d.", i);

      if (i % 100 == 0)
        jalons_paper_add_page (paper, NULL);
      if (i == 0)
        jalons_paper_open (paper, (JalonsTag){ .name = "Document" });
      jalons_paper_leaf (paper, (JalonsTag){ .name = "P" }, letters, 50 + i % 10 * 50, 50 + i % 100 / 10 * 50, -1, words);
    }
  jalons_paper_close (paper);
  jalons_paper_finish (paper);
  pdf = printed (spool);
  pages = jalons_pages_open (pdf, &error);
  g_assert_no_error (error);
  g_assert_cmpint (jalons_pages_count (pages), ==, N_ELEMENTS / 100);
  for (int page = 0; page < N_ELEMENTS / 100; page += N_ELEMENTS / 100 - 1)
    {
      g_autofree char *text = jalons_pages_get_text (pages, page);
      g_autofree char *first = g_strdup_printf ("%d.", page * 100), *last = g_strdup_printf ("%d.", page * 100 + 99);

      g_assert_nonnull (strstr (text, first));
      g_assert_nonnull (strstr (text, last));
    }
  jalons_pages_free (pages);
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Place *, gconstpointer);
    gconstpointer data;
  } tests[] = {
    { "/print/spool/kept", test_kept, NULL },
    { "/print/spool/dropped", test_dropped, NULL },
    { "/print/spool/read", test_read, NULL },
    { "/print/spool/full", test_full, "a file" },
    { "/print/spool/full-without-name", test_full, NULL },
    { "/print/spool/nowhere", test_nowhere, NULL },
    { "/print/spool/pipe", test_pipe, NULL },
    { "/print/spool/long", test_long, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Place, tests[i].data, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
