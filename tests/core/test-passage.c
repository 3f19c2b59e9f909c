/* Words found in texts, passages cut out of them, and persons taken out.
 * Invariant: tables; and what is folded letter by letter is what jalons_fold() folds.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/catalogue/traces.h"
#include "core/words/folded.h"
#include "core/words/passage.h"
#include "core/words/text.h"

static void
test_folded (void)
{
  static const char *const texts[] = {
    "", "Cœur d’Élève", "E\u0301cole \u0301", "ﬁche 3ᵉ ½ ㎏", "ŒUVRE Æsir", "straße ΑΒΓ Ǆ", "🎓 emoji", "a\u202fb\u00a0c",
    "한글 각", "ﷺ x",
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JalonsFolded) folded = jalons_folded_new (texts[i]);
      g_autofree char *letters = g_ucs4_to_utf8 (folded->letters, folded->length, NULL, NULL, NULL);
      g_autofree char *expected = jalons_fold (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_cmpstr (letters, ==, expected);
      g_assert_cmpuint (folded->offsets[folded->length], ==, strlen (texts[i]));
    }
}

static void
test_words (void)
{
  /* clang-format off */
  static const struct
  {
    const char *query, *words;
  } cases[] = {
    { "", "" }, { "  ,;! ", "" }, { "Métiers d’avenir", "metiers|d|avenir" }, { "cœur CŒUR", "coeur" },
    { "a\"b*c", "a|b|c" }, { "3ᵉ B", "3e|b" },
  };
  /* clang-format on */

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = jalons_query_words (cases[i].query);
      g_autofree char *joined = g_strjoinv ("|", words);

      g_assert_cmpstr (joined, ==, cases[i].words);
    }
}

/* The passage with [marks]. */
static char *
show (const char *passage,
      GArray *marks)
{
  GString *shown = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      JalonsMark mark = g_array_index (marks, JalonsMark, i);

      g_assert_cmpuint (mark.start, >=, at);
      g_assert_cmpuint (mark.end, <=, strlen (passage));
      g_string_append_len (shown, passage + at, mark.start - at);
      g_string_append_printf (shown, "[%.*s]", (int) (mark.end - mark.start), passage + mark.start);
      at = mark.end;
    }
  g_string_append (shown, passage + at);
  return g_string_free (shown, FALSE);
}

static const struct
{
  const char *text, *query, *passage;
  guint most;
} passages[] = {
  { "Forum des métiers", "metier", "Forum des [métiers]", 60 },
  { "Forum\n des \t métiers", "des forum", "[Forum] [des] métiers", 60 },
  { "L’École du cœur, à Œuilly", "ecol coeur oeu", "L’[École] du [cœur], à [Œuilly]", 60 },
  { "E\u0301cole", "ecole", "[E\u0301cole]", 60 },
  { "rien de cela", "absent", "rien de cela", 60 },
  { "", "absent", "", 60 },
  { "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze", "treize",
    "…cinq six sept huit neuf dix onze douze [treize] quatorze…", 55 },
  { "alpha puis bien plus loin dans ce texte qui dure longtemps encore et encore alpha beta enfin", "alpha beta",
    "…qui dure longtemps encore et encore [alpha] [beta] enfin", 60 },
  { "anticonstitutionnellement", "constitution", "anticonstitutionnellement", 60 },
};

static void
test_passages (void)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (passages); i++)
    {
      g_auto (GStrv) words = jalons_query_words (passages[i].query);
      g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (JalonsMark));
      g_autofree char *passage =
        jalons_make_passage (passages[i].text, (const char *const *) words, passages[i].most, marks);
      g_autofree char *shown = show (passage, marks);

      g_assert_true (g_utf8_validate (passage, -1, NULL));
      g_assert_cmpstr (shown, ==, passages[i].passage);
    }
}

/* Of any text: valid, marked where the words are, and not much longer than it may be. */
static void
test_any_passage (void)
{
  static const char *const pieces[] = { "é", "mé", "tiers ", " ", "\n", "œ", "—", "cœur", "x", "\u0301", "3ᵉ", "’" };
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int turn = 0; turn < 2000; turn++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (GStrv) words = jalons_query_words ("me coe x");
      g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (JalonsMark));
      g_autofree char *passage = NULL, *shown = NULL;

      for (int n = g_rand_int_range (rand, 0, 80); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      passage = jalons_make_passage (text->str, (const char *const *) words, 50, marks);
      shown = show (passage, marks);
      g_assert_true (g_utf8_validate (shown, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (passage, -1), <=, 52);
      if (jalons_mark_words (text->str, (const char *const *) words, NULL) != 0 && g_utf8_strlen (text->str, -1) < 40)
        g_assert_cmpuint (marks->len, >, 0);
    }
}

static const struct
{
  const char *text, *expected; /* NULL: not in it */
} persons[] = {
  { "Mme Marie Le Goff, boulangère", "Mme <>, boulangère" },
  { "LE GOFF Marie", "<>" },
  { "avec Marie LE GOFF et Jean Petit", "avec <> et Jean Petit" },
  { "marie\u00a0le\u202fgoff", "<>" },
  { "Marie-Le-Goff", "<>" },
  { "Marie Goff", NULL },
  { "Mariette Le Goff", NULL },
  { "Marie Le Goffic", NULL },
  { "Marie", NULL },
  { "Marié Lé Göff", "<>" },
  { "écrire à marie.legoff@pain.example, merci", "écrire à <>, merci" },
  { "06 12 34 56 78", "<>" },
  { "tél. 0612345678.", "tél. <>." },
  { "06.12.34.56.78 ou 03 20 00 00 00", "<> ou 03 20 00 00 00" },
  { "+33 6 12 34 56 78", "+<>" },
  { "0033612345678", "<>" },
  { "106123456789", NULL },
  { "06123456789", NULL },
  { "Marie Le Goff et Marie Le Goff", "<> et <>" },
  { "", NULL },
};

static void
test_persons (void)
{
  g_autoptr (JalonsTraces) traces = jalons_traces_new ();

  g_assert_true (jalons_traces_is_empty (traces));
  jalons_traces_add_name (traces, "Mme Marie Le Goff");
  jalons_traces_add_email (traces, "Marie.LeGoff@pain.example");
  jalons_traces_add_phone (traces, "06 12 34 56 78");
  jalons_traces_add_name (traces, "");
  jalons_traces_add_phone (traces, "12");
  for (unsigned i = 0; i < G_N_ELEMENTS (persons); i++)
    {
      guint n = 0;
      g_autofree char *replaced = jalons_traces_replace (traces, persons[i].text, "<>", &n);

      g_test_message ("%s", persons[i].text);
      g_assert_cmpstr (replaced, ==, persons[i].expected);
      g_assert_cmpuint (n > 0, ==, persons[i].expected != NULL);
      g_assert_cmpuint (jalons_traces_count (traces, persons[i].text), ==, n);
    }
  g_assert_cmpuint (jalons_traces_get_parts (traces)->len, ==, 2);
  g_assert_true (jalons_text_has_word ("Famille Le Goff", "goff"));
  g_assert_false (jalons_text_has_word ("Famille Le Goffic", "goff"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/passage/folded", test_folded);
  g_test_add_func ("/core/passage/words", test_words);
  g_test_add_func ("/core/passage/passages", test_passages);
  g_test_add_func ("/core/passage/any", test_any_passage);
  g_test_add_func ("/core/passage/persons", test_persons);
  return g_test_run ();
}
