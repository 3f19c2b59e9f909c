/* Public holidays, and académies with their zones.
 * Invariant: the dates are those of calendars on paper, none is worked out here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/time/calendar.h"
#include "days.h"

static void
test_easter (void)
{
  /* clang-format off */
  static const char *const easters[] = {
    "2026-04-05", "2027-03-28", "2028-04-16",
    /* The earliest and the latest that there can be, and the two exceptions of the Gregorian rule. */
    "1818-03-22", "1943-04-25", "2038-04-25", "1954-04-18", "1981-04-19", "2000-04-23",
  };
  /* clang-format on */

  for (unsigned i = 0; i < G_N_ELEMENTS (easters); i++)
    {
      int year;

      jalons_day_split (day (easters[i]), &year, NULL, NULL);
      assert_day (jalons_easter (year), easters[i]);
    }
  for (int year = 1583; year <= 9999; year++)
    g_assert_cmpint (jalons_day_weekday (jalons_easter (year)), ==, JALONS_SUNDAY);
  g_assert_cmpuint (jalons_easter (1582), ==, JALONS_NO_DAY);
  g_assert_cmpuint (jalons_easter (10000), ==, JALONS_NO_DAY);
}

static void
test_public_holidays (void)
{
  static const struct
  {
    const char *day;
    const char *name;
    gboolean alsace_moselle_only;
  } cases[] = {
    { "2026-01-01", "New Year’s Day", FALSE },
    { "2026-04-03", "Good Friday", TRUE },
    { "2026-04-06", "Easter Monday", FALSE },
    { "2026-05-01", "Labour Day", FALSE },
    { "2026-05-08", "Victory Day (1945)", FALSE },
    { "2026-05-14", "Ascension Day", FALSE },
    { "2026-05-25", "Whit Monday", FALSE },
    { "2026-07-14", "National Day", FALSE },
    { "2026-08-15", "Assumption Day", FALSE },
    { "2026-11-01", "All Saints’ Day", FALSE },
    { "2026-11-11", "Armistice Day (1918)", FALSE },
    { "2026-12-25", "Christmas Day", FALSE },
    { "2026-12-26", "Saint Stephen’s Day", TRUE },
    { "2027-03-29", "Easter Monday", FALSE },
    { "2027-05-06", "Ascension Day", FALSE },
    { "2027-05-17", "Whit Monday", FALSE },
    { "2028-04-17", "Easter Monday", FALSE },
    { "2028-05-25", "Ascension Day", FALSE },
    { "2028-06-05", "Whit Monday", FALSE },
  };
  int in_2026 = 0, in_alsace = 0;

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (jalons_public_holiday_name (day (cases[i].day), TRUE), ==, cases[i].name);
      g_assert_cmpstr (jalons_public_holiday_name (day (cases[i].day), FALSE), ==,
                       cases[i].alsace_moselle_only ? NULL : cases[i].name);
    }
  for (JalonsDay d = day ("2026-01-01"); d <= day ("2026-12-31"); d++)
    {
      in_2026 += jalons_public_holiday_name (d, FALSE) != NULL;
      in_alsace += jalons_public_holiday_name (d, TRUE) != NULL;
    }
  g_assert_cmpint (in_2026, ==, 11);
  g_assert_cmpint (in_alsace, ==, 13);
  g_assert_null (jalons_public_holiday_name (JALONS_NO_DAY, TRUE));
}

static void
test_academies (void)
{
  /* clang-format off */
  static const struct
  {
    const char *zone;
    const char *names[13];
  } cases[] = {
    { "A", { "Besançon", "Bordeaux", "Clermont-Ferrand", "Dijon", "Grenoble", "Limoges", "Lyon", "Poitiers" } },
    { "B", { "Aix-Marseille", "Amiens", "Lille", "Nancy-Metz", "Nantes", "Nice", "Caen", "Rouen",
             "Orléans-Tours", "Reims", "Rennes", "Strasbourg", "Normandie" } },
    { "C", { "Créteil", "Montpellier", "Paris", "Toulouse", "Versailles" } },
    { "", { "Corse", "Guadeloupe", "Guyane", "La Réunion", "Martinique", "Mayotte" } },
  };
  /* clang-format on */
  gsize n;

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    for (unsigned j = 0; j < G_N_ELEMENTS (cases[i].names) && cases[i].names[j]; j++)
      {
        const JalonsAcademy *academy = jalons_academy_by_name (cases[i].names[j]);

        g_test_message ("%s", cases[i].names[j]);
        g_assert_nonnull (academy);
        g_assert_cmpstr (academy->zone, ==, cases[i].zone);
      }
  jalons_academies_list (&n);
  g_assert_cmpuint (n, ==, 30);
  g_assert_cmpstr (jalons_academy_by_name ("ORLEANS TOURS")->code, ==, "18");
  g_assert_cmpstr (jalons_academy_by_name ("  creteil")->code, ==, "24");
  g_assert_null (jalons_academy_by_name ("Bruxelles"));
  g_assert_null (jalons_academy_by_name ("\xff"));
  g_assert_null (jalons_academy_by_name (NULL));
}

static void
test_academies_of_uai (void)
{
  int metropolitan = 0;

  /* Every département of the mainland has one académie. */
  for (int departement = 1; departement <= 95; departement++)
    {
      g_autofree char *uai = g_strdup_printf ("%03d0001X", departement);

      metropolitan += jalons_academy_for_uai (uai) != NULL;
    }
  g_assert_cmpint (metropolitan, ==, 94); /* there is no 20 */

  g_assert_cmpstr (jalons_academy_for_uai ("0590116F")->name, ==, "Lille");
  g_assert_cmpstr (jalons_academy_for_uai ("0441975H")->name, ==, "Nantes");
  g_assert_cmpstr (jalons_academy_for_uai ("0332490C")->name, ==, "Bordeaux");
  g_assert_cmpstr (jalons_academy_for_uai ("0750001U")->name, ==, "Paris");
  g_assert_cmpstr (jalons_academy_for_uai ("6200001A")->name, ==, "Corse");
  g_assert_cmpstr (jalons_academy_for_uai ("9760001A")->name, ==, "Mayotte");
  g_assert_null (jalons_academy_for_uai ("0200001A"));
  g_assert_null (jalons_academy_for_uai ("05"));
  g_assert_null (jalons_academy_for_uai (NULL));

  g_assert_true (jalons_uai_alsace_moselle ("0570001A"));
  g_assert_true (jalons_uai_alsace_moselle ("0670001A"));
  g_assert_true (jalons_uai_alsace_moselle ("0680001A"));
  g_assert_false (jalons_uai_alsace_moselle ("0540001A"));
  g_assert_false (jalons_uai_alsace_moselle (""));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays/easter", test_easter);
  g_test_add_func ("/holidays/public", test_public_holidays);
  g_test_add_func ("/academies/zones", test_academies);
  g_test_add_func ("/academies/uai", test_academies_of_uai);
  return g_test_run ();
}
