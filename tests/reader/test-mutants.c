/* Good documents by several producers, and two hundred that were good before their bytes were changed.
 * Invariant: each mutant is made from a seed that is printed, so that one that fails can be made again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <gio/gio.h>
#include <string.h>

#include "core/error.h"
#include "reader/protocol.h"

#define N_MUTANTS  200
#define TIME_LIMIT 1500

/* With what each question may take, a document may take this long, in seconds. */
#define PATIENCE 10

typedef struct
{
  const char *name;
  GBytes *bytes;
  unsigned n_pages;
} Good;

static GArray *goods;

/* Producers */

static void
add_good (const char *name,
          GBytes *bytes,
          unsigned n_pages)
{
  const Good good = { name, bytes, n_pages };

  g_array_append_val (goods, good);
}

static GBytes *
to_bytes (GString *text)
{
  return g_string_free_to_bytes (text);
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

/* As a person would write it: no compression, two fonts, a name and a link. */
static GBytes *
hand_written (void)
{
  static const char content[] = "BT /F 14 Tf 50 700 Td (Orientation \\(\\351tablissement\\)) Tj 0 -20 Td [(Pa) -20 (ge)] TJ ET "
                                "q .5 0 0 rg 50 600 100 40 re f Q";
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (free_string);

  g_ptr_array_add (objects, g_string_new ("<< /Type /Catalog /Pages 2 0 R >>"));
  g_ptr_array_add (objects, g_string_new ("<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 /MediaBox [0 0 595 842] >>"));
  g_ptr_array_add (objects, g_string_new ("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [6 0 R] "
                                          "/Resources << /Font << /F 5 0 R >> >> >>"));
  g_ptr_array_add (objects, support_stream ("", content, strlen (content)));
  g_ptr_array_add (objects, g_string_new ("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
  g_ptr_array_add (objects, g_string_new ("<< /Type /Annot /Subtype /Link /Rect [50 600 150 640] "
                                          "/A << /S /URI /URI (https://www.onisep.fr/) >> >>"));
  return to_bytes (support_hand_written (objects));
}

/* What our own pages are printed with; the program is that of tests/print. */
static GBytes *
own_paper (const char *program)
{
  g_autofree char *path = support_path ("paper.pdf"), *bytes = NULL;
  const char *const command[] = { program, "finished", path, NULL };
  gsize length;

  if (!g_spawn_sync (NULL, (char **) command, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL) ||
      !g_file_get_contents (path, &bytes, &length, NULL))
    return NULL;
  return g_bytes_new (bytes, length);
}

/* What qpdf makes of a document, or NULL where it is not. */
static GBytes *
by_qpdf (GBytes *bytes,
         const char *how)
{
  g_autofree char *from = support_write ("from.pdf", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *to = support_path ("to.pdf"), *made = NULL, *line = NULL;
  g_auto (GStrv) command = NULL;
  gsize length;

  line = g_strdup_printf ("qpdf %s %s %s", how, from, to);
  command = g_strsplit (line, " ", -1);
  if (!g_spawn_sync (NULL, command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, NULL) ||
      !g_file_get_contents (to, &made, &length, NULL))
    return NULL;
  return g_bytes_new (made, length);
}

static void
make_goods (const char *paper)
{
  static const struct
  {
    const char *name;
    const char *how;
  } remakes[] = {
    { "linearised", "--linearize" },
    { "object-streams", "--object-streams=generate" },
    { "uncompressed", "--qdf --object-streams=disable" },
    { "owner-password", "--encrypt  owner 128 --use-aes=y --" },
  };
  GBytes *bytes;

  goods = g_array_new (FALSE, FALSE, sizeof (Good));
  add_good ("cairo", to_bytes (support_make (3)), 3);
  add_good ("hand-written", hand_written (), 2);
  if (paper != NULL && (bytes = own_paper (paper)) != NULL)
    add_good ("own-paper", bytes, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (remakes); i++)
    if ((bytes = by_qpdf (g_array_index (goods, Good, 0).bytes, remakes[i].how)) != NULL)
      add_good (remakes[i].name, bytes, 3);
}

/* Asking everything */

typedef struct
{
  unsigned n_answers;
  unsigned n_sentences;
} Score;

static void
note (Score *score,
      gboolean answered,
      GError *error)
{
  if (answered)
    {
      score->n_answers++;
      g_assert_no_error (error);
      return;
    }
  score->n_sentences++;
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, JALONS_ERROR);
  g_assert_cmpuint (strlen (error->message), >, 20);
  g_error_free (error);
}

static void
free_array (gpointer array)
{
  if (array != NULL)
    g_array_unref (array);
}

static void
ask_all (JalonsPdf *pdf,
         Score *score)
{
  Waited picture = { 0 }, text = { 0 }, found = { 0 }, links = { 0 }, outline = { 0 };
  unsigned last = jalons_pdf_get_n_pages (pdf) - 1;
  GError *error = NULL;
  gpointer answer;

  jalons_pdf_render_async (pdf, 0, 1, 0, NULL, support_waited, &picture);
  jalons_pdf_text_async (pdf, last, 0, NULL, support_waited, &text);
  jalons_pdf_find_async (pdf, 0, "orientation", 0, NULL, support_waited, &found);
  jalons_pdf_links_async (pdf, last, 0, NULL, support_waited, &links);
  jalons_pdf_outline_async (pdf, 0, NULL, support_waited, &outline);
  support_wait (&picture);
  support_wait (&text);
  support_wait (&found);
  support_wait (&links);
  support_wait (&outline);

  answer = jalons_pdf_render_finish (picture.result, &error);
  note (score, answer != NULL, g_steal_pointer (&error));
  g_clear_pointer ((JalonsPdfPicture **) &answer, jalons_pdf_picture_free);
  answer = jalons_pdf_text_finish (text.result, &error);
  note (score, answer != NULL, g_steal_pointer (&error));
  g_free (answer);
  answer = jalons_pdf_find_finish (found.result, &error);
  note (score, answer != NULL, g_steal_pointer (&error));
  free_array (answer);
  answer = jalons_pdf_links_finish (links.result, &error);
  note (score, answer != NULL, g_steal_pointer (&error));
  free_array (answer);
  answer = jalons_pdf_outline_finish (outline.result, &error);
  note (score, answer != NULL, g_steal_pointer (&error));
  free_array (answer);
  g_object_unref (picture.result);
  g_object_unref (text.result);
  g_object_unref (found.result);
  g_object_unref (links.result);
  g_object_unref (outline.result);
}

static void
test_good (gconstpointer data)
{
  const Good *good = data;
  g_autofree char *path = support_write ("good.pdf", g_bytes_get_data (good->bytes, NULL), g_bytes_get_size (good->bytes));
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsPdf) pdf = support_open (path, NULL, &error);
  Score score = { 0, 0 };

  g_assert_no_error (error);
  if (good->n_pages > 0)
    g_assert_cmpuint (jalons_pdf_get_n_pages (pdf), ==, good->n_pages);
  ask_all (pdf, &score);
  g_assert_cmpuint (score.n_answers, ==, 5);
}

/* Mutants */

static void
flip_bytes (GByteArray *bytes,
            GRand *rand)
{
  for (int n = g_rand_int_range (rand, 1, 40); n > 0; n--)
    bytes->data[g_rand_int_range (rand, 0, (int) bytes->len)] = (guint8) g_rand_int (rand);
}

static void
cut (GByteArray *bytes,
     GRand *rand)
{
  g_byte_array_set_size (bytes, (unsigned) g_rand_int_range (rand, 1, (int) bytes->len));
}

static void
drop (GByteArray *bytes,
      GRand *rand)
{
  unsigned length = (unsigned) g_rand_int_range (rand, 1, (int) MIN (bytes->len, 400));

  g_byte_array_remove_range (bytes, (unsigned) g_rand_int_range (rand, 0, (int) (bytes->len - length) + 1), length);
}

static void
copy (GByteArray *bytes,
      GRand *rand)
{
  unsigned length = (unsigned) g_rand_int_range (rand, 1, (int) MIN (bytes->len / 2, 600));
  unsigned from = (unsigned) g_rand_int_range (rand, 0, (int) (bytes->len - length));
  unsigned to = (unsigned) g_rand_int_range (rand, 0, (int) (bytes->len - length));

  memmove (bytes->data + to, bytes->data + from, length);
}

/* A figure becomes another, as long as it was: the table of objects still holds. */
static void
change_figures (GByteArray *bytes,
                GRand *rand)
{
  for (int n = g_rand_int_range (rand, 1, 30); n > 0; n--)
    {
      unsigned at = (unsigned) g_rand_int_range (rand, 0, (int) bytes->len);

      while (at < bytes->len && !g_ascii_isdigit (bytes->data[at]))
        at++;
      if (at < bytes->len)
        bytes->data[at] = (guint8) g_rand_int_range (rand, '0', '9' + 1);
    }
}

static char *
write_mutant (guint32 seed)
{
  static void (*const changes[]) (GByteArray *, GRand *) = { flip_bytes, cut, drop, copy, change_figures, change_figures };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const Good *good = &g_array_index (goods, Good, (unsigned) g_rand_int_range (rand, 0, (int) goods->len));
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (good->bytes, NULL), (unsigned) g_bytes_get_size (good->bytes));
  for (int n = g_rand_int_range (rand, 1, 4); n > 0 && bytes->len > 100; n--)
    changes[g_rand_int_range (rand, 0, G_N_ELEMENTS (changes))](bytes, rand);
  return support_write ("mutant.pdf", bytes->data, bytes->len);
}

static void
test_mutants (void)
{
  const JalonsPdfOptions limits = { .time_limit = TIME_LIMIT, .megabytes = 400, .bare = TRUE };
  guint32 seed = (guint32) g_test_rand_int ();
  unsigned n_opened = 0;
  Score score = { 0, 0 };

  g_test_message ("seeds %u to %u", seed, seed + N_MUTANTS - 1);
  for (guint32 i = 0; i < N_MUTANTS; i++)
    {
      g_autofree char *path = write_mutant (seed + i);
      GError *error = NULL;
      gint64 before = g_get_monotonic_time ();
      g_autoptr (JalonsPdf) pdf = support_open (path, &limits, &error);
      double seconds;

      if (pdf == NULL)
        note (&score, FALSE, error);
      else
        ask_all (pdf, &score);
      n_opened += pdf != NULL;
      seconds = (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC;
      if (seconds > 1)
        g_test_message ("seed %u took %.1f s", seed + i, seconds);
      g_assert_cmpfloat (seconds, <, PATIENCE);
    }
  g_test_message ("%u opened, %u refused; %u answers, %u sentences", n_opened, N_MUTANTS - n_opened, score.n_answers,
                  score.n_sentences);
  g_assert_cmpuint (n_opened, >, 0);
  g_assert_cmpuint (n_opened, <, N_MUTANTS);
}

int
main (int argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_goods (argc > 1 ? argv[1] : NULL);
  for (unsigned i = 0; i < goods->len; i++)
    {
      g_autofree char *path = g_strconcat ("/producers/", g_array_index (goods, Good, i).name, NULL);

      g_test_add_data_func (path, &g_array_index (goods, Good, i), test_good);
    }
  g_test_add_func ("/mutants", test_mutants);
  status = g_test_run ();
  support_remove ();
  return status;
}
