/* Days and volumes as people type them.
 * Invariant: tables; a case is a line.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/text.h"
#include "core/typed.h"

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

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/typed/day", test_day);
  g_test_add_func ("/core/typed/day-round-trip", test_day_round_trip);
  g_test_add_func ("/core/typed/volume", test_volume);
  g_test_add_func ("/core/typed/volume-round-trip", test_volume_round_trip);
  return g_test_run ();
}
