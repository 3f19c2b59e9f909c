/* Drives a fuzz target without clang: cuts its seeds at every byte, then damages them at random for a while.
 * Invariant: a run that found something can be repeated with the --seed that it printed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * driver SEED-FILE… */

#include "fuzz.h"

#include <string.h>

#define MOST_CUTS         6000
#define SECONDS_OF_DAMAGE 2.0

static char **seeds;

/* A copy on the heap, of exactly this size, so that the sanitizers see one byte too far. */
static void
knock (const char *bytes,
       gsize length)
{
  g_autofree char *copy = g_memdup2 (bytes, length);

  LLVMFuzzerTestOneInput ((const uint8_t *) copy, length);
}

static GString *
read_seed (const char *path)
{
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_string_append_len (text, bytes, (gssize) length);
  return text;
}

static void
test_cuts (void)
{
  for (unsigned i = 0; seeds[i]; i++)
    {
      g_autoptr (GString) text = read_seed (seeds[i]);
      gsize step = text->len / MOST_CUTS + 1;

      for (gsize length = 0; length <= text->len; length += step)
        knock (text->str, length);
    }
}

static gsize
somewhere (const GString *text)
{
  return (gsize) g_test_rand_int_range (0, (int) text->len + 1);
}

/* One wound of the kinds that find most: a byte, a piece lost, doubled or moved, a number or a mark of the syntax. */
static void
damage (GString *text)
{
  static const char *const pieces[] = { "<", ">", "\"", "'", "&", ";", ",", "\n", "\0", "{", "[", "]]>", "<!--", "&#0;",
                                        "-1", "99999999999999999999", "\xff", "\xc3", "é", "<![CDATA[", "<!DOCTYPE a [",
                                        "/>", "null", "1e999", "\\ud800" };
  gsize start = somewhere (text);
  gsize length = (gsize) g_test_rand_int_range (0, (int) (text->len - start) + 1);
  const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      if (start < text->len)
        text->str[start] = (char) g_test_rand_int_range (0, 256);
      break;
    case 1:
      g_string_erase (text, (gssize) start, (gssize) MIN (length, 64));
      break;
    case 2:
      {
        g_autofree char *copy = g_strndup (text->str + start, MIN (length, 256));
        g_string_insert (text, (gssize) somewhere (text), copy);
        break;
      }
    case 3:
      g_string_insert_len (text, (gssize) start, piece, (gssize) MAX (strlen (piece), 1));
      break;
    default:
      g_string_overwrite_len (text, start, piece, (gssize) MIN (strlen (piece), text->len - start));
    }
}

static void
test_damage (void)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  unsigned n_seeds = g_strv_length (seeds), n_runs = 0;

  for (; g_timer_elapsed (timer, NULL) < SECONDS_OF_DAMAGE; n_runs++)
    {
      g_autoptr (GString) text = read_seed (seeds[n_runs % n_seeds]);

      for (int wounds = g_test_rand_int_range (1, 6); wounds > 0; wounds--)
        damage (text);
      knock (text->str, text->len);
    }
  g_test_message ("%u damaged inputs", n_runs);
  g_assert_cmpuint (n_runs, >, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  seeds = argv + 1;
  g_assert_cmpint (argc, >, 1);
  g_test_add_func ("/cuts", test_cuts);
  g_test_add_func ("/damage", test_damage);
  return g_test_run ();
}
