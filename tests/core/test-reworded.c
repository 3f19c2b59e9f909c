/* What was taken out of a text and what was put in: named cases, and that nothing is lost.
 * Invariant: "[-out-]" and "{+in+}" stand in the expected text where the words were.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/reworded.h"

static char *
describe (const char *before,
          const char *after)
{
  static const char *const formats[] = { "%s", "[-%s-]", "{+%s+}" };
  g_autoptr (GArray) segments = jalons_reworded (before, after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < segments->len; i++)
    {
      const JalonsReworded *segment = &g_array_index (segments, JalonsReworded, i);
      g_auto (GStrv) around = g_strsplit (formats[segment->kind], "%s", 2);

      g_string_append_printf (text, "%s%s%s", around[0], segment->text, around[1]);
    }
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *expected;
  } cases[] = {
    { "", "", "" },
    { "Oser", "Oser", "Oser" },
    { "", "Oser", "{+Oser+}" },
    { "Oser", "", "[-Oser-]" },
    { "Peu de filles en STI2D.", "Peu de garçons en STI2D.", "Peu de [-filles -]{+garçons +}en STI2D." },
    { "Un deux trois", "Un trois", "Un [-deux -]trois" },
    { "a b c d", "b c d e", "[-a -]b c [-d-]{+d e+}" },
    { "Éducation\nà l’orientation", "Éducation à l’orientation", "[-Éducation\n-]{+Éducation +}à l’orientation" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = describe (cases[i].before, cases[i].after);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static char *
join (GArray *segments,
      JalonsRewordedKind without)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < segments->len; i++)
    {
      const JalonsReworded *segment = &g_array_index (segments, JalonsReworded, i);

      g_assert_cmpstr (segment->text, !=, "");
      if (segment->kind != without)
        g_string_append (text, segment->text);
    }
  return g_string_free (text, FALSE);
}

static void
assert_nothing_lost (const char *before,
                     const char *after)
{
  g_autoptr (GArray) segments = jalons_reworded (before, after);
  g_autofree char *old = join (segments, JALONS_REWORDED_IN), *new = join (segments, JALONS_REWORDED_OUT);

  g_assert_cmpstr (old, ==, before);
  g_assert_cmpstr (new, ==, after);
}

static char *
random_text (GRand *rand,
             int n_words)
{
  static const char *const words[] = { "un ", "deux\n", "trois", " ", "œuvre ", "« été » ", "🙂 " };
  GString *text = g_string_new (NULL);

  for (int i = g_rand_int_range (rand, 0, n_words); i > 0; i--)
    g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static void
test_nothing_lost (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u; the same again with --seed as printed above", seed);
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *before = random_text (rand, 40), *after = random_text (rand, 40);

      assert_nothing_lost (before, after);
    }
}

/* Texts of 100,000 characters that have nothing in common are told whole. */
static void
test_huge (void)
{
  g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL);
  g_autoptr (GArray) segments = NULL;

  for (int i = 0; i < 20000; i++)
    {
      g_string_append_printf (first, "a%d ", i);
      g_string_append_printf (second, "b%d ", i);
    }
  assert_nothing_lost (first->str, second->str);
  segments = jalons_reworded (first->str, second->str);
  g_assert_cmpuint (segments->len, ==, 2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reworded/cases", test_cases);
  g_test_add_func ("/reworded/nothing-lost", test_nothing_lost);
  g_test_add_func ("/reworded/huge", test_huge);

  return g_test_run ();
}
