/* Words, durations, order and folding, in the language of the source.
 * Invariant: tables; a case is a line.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/text.h"

static void
test_minutes (void)
{
  /* clang-format off */
  static const struct
  {
    const char *text;
    int minutes; /* -1: refused */
  } cases[] = {
    { "2h", 120 }, { "1 h 30", 90 }, { "1\u202fh\u202f30", 90 }, { "1h30", 90 }, { "1:30", 90 }, { "90 min", 90 },
    { "90mn", 90 }, { "1,5 h", 90 }, { "1.5", 90 }, { "2", 120 }, { "12", 720 }, { "13", 13 }, { "55", 55 },
    { "0", 0 }, { "1h5min", 65 }, { "40h", 2400 }, { "41h", -1 }, { "40h01", -1 }, { "", -1 }, { "h", -1 },
    { "1:", -1 }, { "1h60", -1 }, { "-1", -1 }, { "deux", -1 }, { "1h30x", -1 }, { "99999999999999999999", -1 },
  };
  /* clang-format on */

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minutes = -1;
      gboolean read = jalons_parse_minutes (cases[i].text, &minutes);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].minutes >= 0);
      g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

static void
test_minutes_round_trip (void)
{
  for (int minutes = 0; minutes <= JALONS_SLOT_MAX_MINUTES; minutes++)
    {
      g_autofree char *text = jalons_format_minutes (minutes);
      int back = -1;

      g_assert_true (jalons_parse_minutes (text, &back));
      g_assert_cmpint (back, ==, minutes);
    }
}

static void
test_time (void)
{
  int minutes = -1;

  for (int at = 0; at < 24 * 60; at++)
    {
      g_autofree char *text = jalons_format_time (at);
      g_assert_true (jalons_parse_time (text, &minutes));
      g_assert_cmpint (minutes, ==, at);
    }
  g_assert_true (jalons_parse_time ("8", &minutes));
  g_assert_cmpint (minutes, ==, 480);
  g_assert_false (jalons_parse_time ("24h", &minutes));
  g_assert_false (jalons_parse_time ("10h60", &minutes));
  g_assert_false (jalons_parse_time ("matin", &minutes));
}

static void
test_collate (void)
{
  static const char *const ordered[] = { "", "2de 1", "3A", "3B", "3e SEGPA", "4A", "10A", "Écoles", "ecoles du Nord",
                                         "Œuvre", "TSTMG 2", "TSTMG 10" };

  for (unsigned i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (unsigned j = 0; j < G_N_ELEMENTS (ordered); j++)
      {
        int order = jalons_collate (ordered[i], ordered[j]);

        g_test_message ("%s / %s", ordered[i], ordered[j]);
        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_fold (void)
{
  g_autofree char *folded = jalons_fold ("Cœur d’Élève, Æ");
  g_autofree char *spaced = jalons_division_key ("3 è_A.-");
  g_autofree char *plain = jalons_division_key ("3EA");

  g_assert_cmpstr (folded, ==, "coeur d'eleve, ae");
  g_assert_cmpstr (spaced, ==, plain);
}

static void
test_days (void)
{
  JalonsDay tuesday = jalons_day_new (2026, 10, 13);
  g_autofree char *full = jalons_format_day (tuesday, JALONS_DAY_FULL);
  g_autofree char *none = jalons_format_day (JALONS_NO_DAY, JALONS_DAY_FULL);
  g_autofree char *one = jalons_format_period (tuesday, tuesday + 1);
  g_autofree char *same_month = jalons_format_period (tuesday, tuesday + 5);
  g_autofree char *two_months = jalons_format_period (tuesday, tuesday + 30);

  g_assert_cmpstr (full, ==, "Tuesday 13 October 2026");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (one, ==, "13 October 2026");
  g_assert_cmpstr (same_month, ==, "13 to 17 October 2026");
  g_assert_cmpstr (two_months, ==, "13 October to 11 November 2026");
}

static void
test_numbers (void)
{
  static const struct
  {
    int number;
    const char *words;
  } cases[] = {
    { 0, "0" },
    { 999, "999" },
    { 1000, "1,000" },
    { 12345, "12,345" },
    { 100000, "100,000" },
    { 1234567, "1,234,567" },
    { -7, "\u22127" },
    { -1500, "\u22121,500" },
    { G_MAXINT, "2,147,483,647" },
    { G_MININT, "\u22122,147,483,648" },
  };
  g_autofree char *hours = jalons_format_minutes (3000 * 60), *more = jalons_format_minutes (-(1000 * 60 + 5));
  g_autofree char *counted = jalons_format_counted ("%u activities", 5000), *one = jalons_format_counted ("about %d", 7);
  g_autofree char *none = jalons_format_counted ("one", 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = jalons_format_number (cases[i].number);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_cmpstr (hours, ==, "3,000\u202fh");
  g_assert_cmpstr (more, ==, "\u22121,000\u202fh\u202f05");
  g_assert_cmpstr (counted, ==, "5,000 activities");
  g_assert_cmpstr (one, ==, "about 7");
  g_assert_cmpstr (none, ==, "one");
}

static void
test_quotes (void)
{
  static const struct
  {
    const char *text;
    const char *nested;
  } cases[] = {
    { "«\u202fGuide «\u202fAprès la 3e\u202f»\u202f» n’est plus à jour", "«\u202fGuide “Après la 3e”\u202f» n’est plus à jour" },
    { "«\u202fForum\u202f» et «\u202fAtelier\u202f»", "«\u202fForum\u202f» et «\u202fAtelier\u202f»" },
    { "«\u202fGuide « Après la 3e » \u202f»", "«\u202fGuide “Après la 3e” \u202f»" },
    { "«\u202fGuide «\u00a0Après la 3e\u00a0»\u202f»", "«\u202fGuide “Après la 3e”\u202f»" },
    { "«\u202fGuide «Après la 3e»\u202f»", "«\u202fGuide “Après la 3e”\u202f»" },
    { "«\u202f«  Après »  la 3e\u202f»", "«\u202f“Après”  la 3e\u202f»" },
    { "«\u202fGuide « Après la 3e\u202f»", "«\u202fGuide “Après la 3e”" },
    { "« à la fin «", "« à la fin “" },
    { "sans rien", "sans rien" },
    { "un » seul, puis «\u202fdeux\u202f»", "un » seul, puis «\u202fdeux\u202f»" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *nested = jalons_nest_quotes (g_strdup (cases[i].text));

      g_assert_cmpstr (nested, ==, cases[i].nested);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/minutes", test_minutes);
  g_test_add_func ("/text/minutes-round-trip", test_minutes_round_trip);
  g_test_add_func ("/text/time", test_time);
  g_test_add_func ("/text/collate", test_collate);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/days", test_days);
  g_test_add_func ("/text/numbers", test_numbers);
  g_test_add_func ("/text/quotes", test_quotes);
  return g_test_run ();
}
