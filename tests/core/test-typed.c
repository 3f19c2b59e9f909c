/* Days and volumes as people type them.
 * Invariant: tables; a case is a line.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/text.h"
#include "core/words/typed.h"

static void
test_day (void)
{
  /* clang-format off */
  static const struct
  {
    const char *text;
    const char *day; /* "": refused */
  } cases[] = {
    { "2026-10-13", "2026-10-13" }, { "13/10/2026", "2026-10-13" },     { "13.10.26", "2026-10-13" },
    { "13/10", "2026-10-13" },      { "3/2", "2027-02-03" },            { "31/7", "2027-07-31" },
    { "1/8", "2026-08-01" },        { "13 October", "2026-10-13" },     { "Tue 13 Oct 2026", "2026-10-13" },
    { "1er sep", "2026-09-01" },    { "13 october 2027", "2027-10-13" }, { " 13 \u00a0 oct. ", "2026-10-13" },
    { "3 ju", "" },                 { "31/2", "" },                     { "13", "" },
    { "", "" },                     { "octobre", "" },                  { "13/13/2026", "" },
    { "1/2/3/4", "" },              { "0/1/2027", "" },                 { "29/2/2027", "" },
    { "99999999999/1/2027", "" },   { "\xff", "" },
  };
  /* clang-format on */

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JalonsDay day = JALONS_NO_DAY;
      gboolean read = jalons_parse_day (cases[i].text, 2026, &day);
      g_autofree char *back = jalons_day_to_string (day);

      g_test_message ("%s", cases[i].day);
      g_assert_cmpstr (back, ==, cases[i].day);
      g_assert_cmpint (read, ==, *cases[i].day != '\0');
    }
}

static void
test_day_round_trip (void)
{
  JalonsDay first = jalons_day_new (2026, 1, 1);

  for (JalonsDay day = first; day < first + 800; day++)
    for (int style = JALONS_DAY_FULL; style <= JALONS_DAY_DATE; style++)
      {
        g_autofree char *text = jalons_format_day (day, (JalonsDayStyle) style);
        JalonsDay back = JALONS_NO_DAY;

        g_assert_true (jalons_parse_day (text, jalons_day_school_year (day), &back));
        g_assert_cmpint (back, ==, day);
      }
}

static void
test_slot (void)
{
  static const struct
  {
    const char *text;
    const char *slot; /* "": refused */
  } cases[] = {
    { "19/11/2026", "2026-11-19 0" },
    { "19/11, 9h", "2026-11-19 09:00 0" },
    { "19/11/2026, 9 h à 12 h 30", "2026-11-19 09:00 210" },
    { "19 November 2026, 9:00 to 12:00", "2026-11-19 09:00 180" },
    { "2026-11-19, 9:00-10:00", "2026-11-19 09:00 60" },
    { "Thursday 19 November 2026, 9:00 – 10:00", "2026-11-19 09:00 60" },
    { "19/11/2026, 12h à 9h", "" },
    { "19/11/2026, 9h à 10h à 11h", "" },
    { "19/11/2026, soon", "" },
    { "soon", "" },
    { "", "" },
    { "31/2/2027, 9h", "" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JalonsSlot slot;
      gboolean read = jalons_parse_slot (cases[i].text, 2026, &slot);
      g_autofree char *back = read ? jalons_slot_to_string (slot) : g_strdup ("");

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (back, ==, cases[i].slot);
    }
}

static void
test_slot_round_trip (void)
{
  for (gint16 start = 0; start < 23 * 60; start += 5)
    {
      const JalonsSlot slot = { jalons_day_new (2026, 11, 19) + start % 50, start, 55 };
      g_autofree char *text = jalons_format_slot (slot, JALONS_DAY_FULL);
      JalonsSlot back = jalons_slot_undated (0);

      g_test_message ("%s", text);
      g_assert_true (jalons_parse_slot (text, 2026, &back));
      g_assert_true (jalons_slot_equal (slot, back));
    }
}

static void
test_volume (void)
{
  /* clang-format off */
  static const struct
  {
    const char *text;
    int minutes; /* -1: refused */
  } cases[] = {
    { "36", 2160 },    { "36 h", 2160 },    { "101 h 30", 6090 }, { "101h30", 6090 },    { "101:30", 6090 },
    { "101,5 h", 6090 }, { "101.5", 6090 }, { "0", 0 },           { "1000 h", 60000 },   { "36 h 30 min", 2190 },
    { "101,2", -1 },   { "1001", -1 },      { "1000 h 1", -1 },   { "-3", -1 },          { "", -1 },
    { "h", -1 },       { "3 h 60", -1 },    { "36 heures", -1 },  { "3 3 3", -1 },       { "min", -1 },
    { "45 min", 45 },  { "90 min", 90 },
  };
  /* clang-format on */

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minutes = -1;
      gboolean read = jalons_parse_volume (cases[i].text, &minutes);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (minutes, ==, cases[i].minutes);
      g_assert_cmpint (read, ==, cases[i].minutes >= 0);
    }
}

static void
test_volume_round_trip (void)
{
  for (int minutes = 0; minutes <= JALONS_VOLUME_MAX_MINUTES; minutes += 7)
    {
      g_autofree char *text = jalons_format_minutes (minutes);
      int back = -1;

      g_assert_true (jalons_parse_volume (text, &back));
      g_assert_cmpint (back, ==, minutes);
    }
}

static void
test_activity (void)
{
  /* clang-format off */
  static const struct
  {
    const char *text, *title;
    int minutes;
  } cases[] = {
    { "Forum 2h", "Forum", 120 },
    { "Visite Onisep 1 h 30", "Visite Onisep", 90 },
    { "CLEE 45 min", "CLEE", 45 },
    { "CLEE 45mn", "CLEE", 45 },
    { "2h Forum", "Forum", 120 },
    { "2 h de forum", "forum", 120 },
    { "Atelier de 1,5 h", "Atelier", 90 },
    { "Forum", "Forum", JALONS_UNSET },
    { "Salon 2026", "Salon 2026", JALONS_UNSET },
    { "Salon 2026 3h", "Salon 2026", 180 },
    { "Salle 1 2h", "Salle 1", 120 },
    { "Salle 2 1 h", "Salle 2", 60 },
    { "3h", "", 180 },
    { " \u00a0 1\u202fh\u202f30 ", "", 90 },
    { "  Forum\tdes \n métiers   55 MIN ", "Forum des métiers", 55 },
    { "Forum à 10h", "Forum à 10h", JALONS_UNSET },
    { "Forum 10h-12h", "Forum 10h-12h", JALONS_UNSET },
    { "Forum 10h - 12h", "Forum 10h - 12h", JALONS_UNSET },
    { "10h à 12h Forum", "10h à 12h Forum", JALONS_UNSET },
    { "Forum 10:30", "Forum 10:30", JALONS_UNSET },
    { "Forum 2", "Forum 2", JALONS_UNSET },
    { "Forum 0h", "Forum 0h", JALONS_UNSET },
    { "Forum 99h", "Forum 99h", JALONS_UNSET },
    { "Forum 3h2h", "Forum 3h2h", JALONS_UNSET },
    { "Forum 3 h 2 h", "Forum 3 h", 120 },
    { "Échange 1h 30 min", "Échange", 90 },
    { "de 2h", "", 120 },
    { "", "", JALONS_UNSET },
    { NULL, "", JALONS_UNSET },
    { "Forum \xff 2h", "Forum \uFFFD", 120 },
  };
  /* clang-format on */

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (JalonsTypedActivity) typed = { NULL };
      gboolean read = jalons_typed_activity (cases[i].text, &typed);
      g_autofree char *shown = cases[i].text ? g_strescape (cases[i].text, NULL) : NULL;

      g_test_message ("%s", shown ? shown : "NULL");
      g_assert_cmpstr (typed.title, ==, cases[i].title);
      g_assert_cmpint (typed.minutes, ==, cases[i].minutes);
      g_assert_cmpint (read, ==, cases[i].text != NULL && *cases[i].text != '\0');
    }
}

/* Words that a length may be mistaken for, and bytes that are no text at all. */
static char *
random_typed (GRand *random)
{
  static const char *const pieces[] = { "2h",  "1",   "h",     "30", "min", "45", "2026",  "à",      "de", "-", "Forum",
                                        "3e",  "10:", "\xc3",  "é",  " ",   " ",  "\u202f", "\u00a0", "\t", ",", "5",
                                        "\xff", "1h", "99999", "mn", "\x01" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 0, 12); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/* Whatever is typed, the title is text without space around it; with a length after it, it is read back as it is. */
static void
test_activity_holds (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *text = random_typed (random), *trimmed = NULL, *length = NULL, *again = NULL;
      g_auto (JalonsTypedActivity) typed = { NULL }, back = { NULL };
      int minutes = g_rand_int_range (random, 1, JALONS_SLOT_MAX_MINUTES + 1);

      jalons_typed_activity (text, &typed);
      trimmed = g_strstrip (g_strdup (typed.title));
      g_assert_cmpstr (trimmed, ==, typed.title);
      g_assert_true (g_utf8_validate (typed.title, -1, NULL));
      g_assert_true (typed.minutes == JALONS_UNSET ||
                     (typed.minutes > 0 && typed.minutes <= JALONS_SLOT_MAX_MINUTES));
      if (g_str_has_suffix (typed.title, "de") || g_str_has_suffix (typed.title, "à") ||
          g_str_has_suffix (typed.title, "-") || g_str_has_suffix (typed.title, "h"))
        continue; /* "à 2 h" is a time, and "Forum 3 h" with "30 min" a longer forum */
      length = jalons_format_minutes (minutes);
      again = g_strconcat (typed.title, " ", length, NULL);
      jalons_typed_activity (again, &back);
      g_assert_cmpstr (back.title, ==, typed.title);
      g_assert_cmpint (back.minutes, ==, minutes);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/typed/day", test_day);
  g_test_add_func ("/core/typed/day-round-trip", test_day_round_trip);
  g_test_add_func ("/core/typed/volume", test_volume);
  g_test_add_func ("/core/typed/slot", test_slot);
  g_test_add_func ("/core/typed/slot-round-trip", test_slot_round_trip);
  g_test_add_func ("/core/typed/volume-round-trip", test_volume_round_trip);
  g_test_add_func ("/core/typed/activity", test_activity);
  g_test_add_func ("/core/typed/activity-holds", test_activity_holds);
  return g_test_run ();
}
