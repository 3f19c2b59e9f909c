/* Calendars of school holidays: what is read and what is refused.
 * Invariant: the dates expected are worked out from the arrêté's words (evening, morning), never read off the program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * holidays-all-zones.ics has the published dates of 2025-2026 in the shape of the official file of all zones, in which
 * holidays are cut where a zone comes in or goes out; holidays-zone-b.ics has the shape of the file of one zone, with
 * invented dates of 2030-2031. Both were written by hand, after excerpts of the official files in public programs. */

#include "exchange/holidays.h"

#include <string.h>

#include "core/error.h"
#include "exchange/kind.h"
#include "support.h"

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
#define TAIL "END:VCALENDAR\r\n"

/* "A 2025: 2025-09-01…2026-07-04 toussaint 2025-10-19>2025-11-03 …", a line for each year and zone. */
static char *
tell (JalonsHolidays *holidays)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < holidays->years->len; i++)
    {
      const JalonsHolidayYear *year = holidays->years->pdata[i];
      g_autofree char *first = jalons_day_to_string (year->first_day), *last = jalons_day_to_string (year->last_day);

      g_string_append_printf (text, "%s%s %d: %s…%s", i > 0 ? "\n" : "", year->zone, year->start_year, first, last);
      for (guint j = 0; j < year->breaks->len; j++)
        {
          const JalonsBreak *item = &g_array_index (year->breaks, JalonsBreak, j);
          g_autofree char *from = jalons_day_to_string (item->first_day), *to = jalons_day_to_string (item->return_day);

          g_string_append_printf (text, " %s %s>%s", item->code, from, to);
        }
    }
  return g_string_free (text, FALSE);
}

static JalonsHolidays *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  JalonsHolidays *holidays = jalons_holidays_read (bytes, &error);

  g_assert_no_error (error);
  return holidays;
}

/* Golden files */

static void
test_one_zone (void)
{
  g_autoptr (GBytes) bytes = fixture ("holidays-zone-b.ics");
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsHolidays) holidays = jalons_holidays_read (bytes, &error);
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  told = tell (holidays);
  g_assert_cmpstr (told, ==,
                   "B 2030: 2030-09-03…2031-07-05 toussaint 2030-10-20>2030-11-04 noel 2030-12-22>2031-01-06 "
                   "hiver 2031-02-16>2031-03-03 printemps 2031-04-13>2031-04-28 pont-ascension 2031-05-23>2031-05-26");
  g_assert_cmpuint (holidays->warnings->len, ==, 0);
}

/* The pieces of each zone come together to what is bundled from the arrêté. */
static void
test_all_zones (void)
{
  g_autoptr (GBytes) bytes = fixture ("holidays-all-zones.ics");
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsHolidays) holidays = jalons_holidays_read (bytes, &error);
  guint n_zones = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < holidays->years->len; i++)
    {
      const JalonsHolidayYear *year = holidays->years->pdata[i];
      const JalonsBundledYear *bundled = jalons_calendar_bundled (year->zone, 2025);

      g_test_message ("%s %d", year->zone, year->start_year);
      g_assert_cmpint (year->start_year, ==, 2025);
      if (bundled == NULL)
        continue;
      n_zones++;
      g_assert_cmpuint (year->first_day, ==, bundled->first_day);
      g_assert_cmpuint (year->last_day, ==, bundled->last_day);
      g_assert_cmpuint (year->breaks->len, ==, bundled->n_breaks);
      for (guint j = 0; j < year->breaks->len; j++)
        {
          const JalonsBreak *item = &g_array_index (year->breaks, JalonsBreak, j);
          const JalonsBreak *published = NULL;

          for (gsize k = 0; k < bundled->n_breaks; k++)
            if (g_str_equal (bundled->breaks[k].code, item->code))
              published = &bundled->breaks[k];
          g_assert_nonnull (published);
          g_assert_cmpstr (item->name, ==, published->name);
          g_assert_cmpint (item->ends_period, ==, published->ends_period);
          g_assert_cmpuint (item->return_day, ==, published->return_day);
          g_assert_cmpuint (item->first_day, ==, published->first_day);
        }
    }
  g_assert_cmpuint (n_zones, ==, 3);
  g_assert_cmpuint (holidays->years->len, ==, 4); /* Corse has its own */
  g_assert_cmpuint (holidays->warnings->len, ==, 0);
}

/* Traps */

typedef struct
{
  const char *name;
  const char *events; /* ";" parts properties, "|" events */
  const char *told;
  const char *warning; /* "" for none */
} Trap;

#define TOUSSAINT "DTSTART;VALUE=DATE:20301019;DTEND;VALUE=DATE:20301104;SUMMARY:Vacances de la Toussaint - Zone A"
#define TOLD      "A 2030: -…- toussaint 2030-10-20>2030-11-04"

static const Trap traps[] = {
  { "evening and morning", TOUSSAINT, TOLD, "" },
  { "ends on the Saturday", "DTSTART;VALUE=DATE:20301019;DTEND;VALUE=DATE:20301102;SUMMARY:Vacances de la Toussaint - Zone A",
    TOLD, "" },
  { "ends on the Sunday", "DTSTART;VALUE=DATE:20301019;DTEND;VALUE=DATE:20301103;SUMMARY:Vacances de la Toussaint - Zone A",
    TOLD, "" },
  { "begins on the Sunday", "DTSTART;VALUE=DATE:20301020;DTEND;VALUE=DATE:20301104;SUMMARY:Vacances de la Toussaint - Zone A",
    TOLD, "" },
  { "begins on the Monday", "DTSTART;VALUE=DATE:20301021;DTEND;VALUE=DATE:20301104;SUMMARY:Vacances de la Toussaint - Zone A",
    "A 2030: -…- toussaint 2030-10-21>2030-11-04", "" },
  { "begins on the Friday evening",
    "DTSTART;VALUE=DATE:20301018;DTEND;VALUE=DATE:20301104;SUMMARY:Vacances de la Toussaint - Zone A",
    "A 2030: -…- toussaint 2030-10-19>2030-11-04", "" },
  { "ends on a Tuesday", "DTSTART;VALUE=DATE:20301221;DTEND;VALUE=DATE:20310107;SUMMARY:Vacances de Noël - Zone A",
    "A 2030: -…- noel 2030-12-22>2031-01-07", "" },
  { "instants of midnight in Paris", "DTSTART:20301018T220000Z;DTEND:20301103T230000Z;SUMMARY:Vacances de la Toussaint - Zone A",
    TOLD, "" },
  { "instants of midnight overseas",
    "DTSTART:20301019T040000Z;DTEND:20301104T040000Z;SUMMARY:Vacances de la Toussaint - Guadeloupe",
    "Guadeloupe 2030: -…- toussaint 2030-10-20>2030-11-04", "" },
  { "times with a time zone",
    "DTSTART;TZID=Europe/Paris:20301019T000000;DTEND;TZID=Europe/Paris:20301104T080000;"
    "SUMMARY:Vacances de la Toussaint - Zone A",
    TOLD, "" },
  { "a duration", "DTSTART;VALUE=DATE:20301019;DURATION:P16D;SUMMARY:Vacances de la Toussaint - Zone A", TOLD, "" },
  { "no end", "DTSTART;VALUE=DATE:20301019;SUMMARY:Vacances de la Toussaint - Zone A|" TOUSSAINT, TOLD, "" },
  { "never an end", "DTSTART;VALUE=DATE:20301221;SUMMARY:Vacances de Noël - Zone A|" TOUSSAINT, TOLD, "Noël" },
  { "the same twice", TOUSSAINT "|" TOUSSAINT, TOLD, "" },
  { "two versions",
    TOUSSAINT "|DTSTART;VALUE=DATE:20301026;DTEND;VALUE=DATE:20301111;SUMMARY:Vacances de la Toussaint - Zone A",
    "A 2030: -…- toussaint 2030-10-20>2030-11-11", "twice" },
  { "in pieces",
    "DTSTART;VALUE=DATE:20301026;DTEND;VALUE=DATE:20301104;SUMMARY:Vacances de la Toussaint - Zones A/B|"
    "DTSTART;VALUE=DATE:20301019;DTEND;VALUE=DATE:20301026;SUMMARY:Vacances de la Toussaint - Zone A",
    TOLD "\nB 2030: -…- toussaint 2030-10-27>2030-11-04", "" },
  { "teachers", TOUSSAINT "|DTSTART;VALUE=DATE:20300830;DTEND;VALUE=DATE:20300902;"
                          "SUMMARY:Vacances d'Été(prérentrée Enseignants) - Zone A|"
                          "DTSTART;VALUE=DATE:20300830;SUMMARY:Rentrée des enseignants - Zone A|"
                          "DTSTART;VALUE=DATE:20300830;SUMMARY:Pré-rentrée - Zone A",
    TOLD, "" },
  { "rentrée and summer",
    TOUSSAINT "|DTSTART;VALUE=DATE:20300702;DTEND;VALUE=DATE:20300902;SUMMARY:Vacances d'Été - Zone A|"
              "DTSTART;VALUE=DATE:20310705;DTEND;VALUE=DATE:20310705;SUMMARY:Début des Vacances d'Été - Zone A",
    "A 2030: 2030-09-02…2031-07-05 toussaint 2030-10-20>2030-11-04", "" },
  { "the pupils' rentrée stands before the end of summer",
    TOUSSAINT "|DTSTART;VALUE=DATE:20300903;SUMMARY:Rentrée scolaire des élèves - Zone A|"
              "DTSTART;VALUE=DATE:20300702;DTEND;VALUE=DATE:20300902;SUMMARY:Vacances d'Été - Zone A",
    "A 2030: 2030-09-03…- toussaint 2030-10-20>2030-11-04", "" },
  { "zones in many forms",
    "DTSTART;VALUE=DATE:20301019;DTEND;VALUE=DATE:20301104;SUMMARY:VACANCES DE LA TOUSSAINT zones A et C|"
    "DTSTART;VALUE=DATE:20301019;DTEND;VALUE=DATE:20301104;SUMMARY:Vacances de la Toussaint;LOCATION:Lille\\, Nantes",
    "A 2030: -…- toussaint 2030-10-20>2030-11-04\nB 2030: -…- toussaint 2030-10-20>2030-11-04\n"
    "C 2030: -…- toussaint 2030-10-20>2030-11-04",
    "" },
  { "the zone of the identifier alone",
    "DTSTART;VALUE=DATE:20301019;DTEND;VALUE=DATE:20301104;SUMMARY:Vacances de la Toussaint;"
    "UID:20250114T124844Z-Zone-C@data.education.gouv.fr",
    "C 2030: -…- toussaint 2030-10-20>2030-11-04", "" },
  { "no zone in a file that names one",
    TOUSSAINT "|DTSTART;VALUE=DATE:20301221;DTEND;VALUE=DATE:20310106;SUMMARY:Vacances de Noël",
    TOLD " noel 2030-12-22>2031-01-06", "" },
  { "no zone at all", "DTSTART;VALUE=DATE:20301019;DTEND;VALUE=DATE:20301104;SUMMARY:Vacances de la Toussaint",
    " 2030: -…- toussaint 2030-10-20>2030-11-04", "" },
  { "a bridge from Ascension on",
    TOUSSAINT "|DTSTART;VALUE=DATE:20310522;DTEND;VALUE=DATE:20310526;SUMMARY:Pont de l'Ascension - Zone A",
    TOLD " pont-ascension 2031-05-23>2031-05-26", "" },
  { "a bridge without length",
    TOUSSAINT "|DTSTART;VALUE=DATE:20310523;DTEND;VALUE=DATE:20310523;SUMMARY:Pont de l’Ascension - Zone A",
    TOLD " pont-ascension 2031-05-23>2031-05-26", "" },
  { "a bridge of one Friday",
    TOUSSAINT "|DTSTART;VALUE=DATE:20310523;DTEND;VALUE=DATE:20310524;SUMMARY:Pont de l'Ascension - Zone A",
    TOLD " pont-ascension 2031-05-23>2031-05-26", "" },
  { "a calendar of its own",
    "DTSTART;VALUE=DATE:20310215;DTEND;VALUE=DATE:20310303;SUMMARY:Vacances de Carnaval;LOCATION:Martinique|"
    "DTSTART;VALUE=DATE:20310405;DTEND;VALUE=DATE:20310421;SUMMARY:Vacances de Pâques;LOCATION:Martinique|"
    "DTSTART;VALUE=DATE:20301220;DTEND;VALUE=DATE:20310127;SUMMARY:Vacances d'été austral;LOCATION:Réunion|"
    "DTSTART;VALUE=DATE:20310705;DTEND;VALUE=DATE:20310816;SUMMARY:Vacances d'hiver austral;LOCATION:Réunion",
    "La Réunion 2030: -…2031-07-05 ete-austral 2030-12-21>2031-01-27\n"
    "Martinique 2030: -…- carnaval 2031-02-16>2031-03-03 paques 2031-04-06>2031-04-21",
    "" },
  { "one island of an académie",
    TOUSSAINT "|DTSTART;VALUE=DATE:20301009;DTEND;VALUE=DATE:20301010;SUMMARY:Pont (Saint-Barthélemy);LOCATION:Guadeloupe",
    TOLD, "" },
  { "others' events", TOUSSAINT "|DTSTART;VALUE=DATE:20301111;SUMMARY:Armistice|DTSTART:20301112T140000;SUMMARY:Dentiste",
    TOLD, "Dentiste" },
};

static char *
make_calendar (const char *events)
{
  g_auto (GStrv) list = g_strsplit (events, "|", -1);
  GString *text = g_string_new (HEAD);

  for (char **event = list; *event != NULL; event++)
    {
      g_autoptr (GString) lines = g_string_new (*event);

      /* ";VALUE=" and ";TZID=" are parameters of a property, any other ";" opens the next one. */
      g_string_replace (lines, ";", "\r\n", 0);
      g_string_replace (lines, "\r\nVALUE=", ";VALUE=", 0);
      g_string_replace (lines, "\r\nTZID=", ";TZID=", 0);
      g_string_append_printf (text, "BEGIN:VEVENT\r\n%s\r\nEND:VEVENT\r\n", lines->str);
    }
  g_string_append (text, TAIL);
  return g_string_free (text, FALSE);
}

static void
test_trap (gconstpointer data)
{
  const Trap *trap = data;
  g_autofree char *text = make_calendar (trap->events);
  g_autoptr (JalonsHolidays) holidays = read_text (text);
  g_autofree char *told = tell (holidays);
  g_autoptr (GString) dashed = g_string_new (told);

  g_string_replace (dashed, ": …", ": -…", 0);
  g_string_replace (dashed, "… ", "…- ", 0);
  g_assert_cmpstr (dashed->str, ==, trap->told);
  g_assert_cmpuint (holidays->warnings->len, ==, *trap->warning ? 1 : 0);
  if (*trap->warning)
    g_assert_nonnull (strstr (holidays->warnings->pdata[0], trap->warning));
}

/* The same file in other letters and other lines */

static void
assert_same (const char *bytes,
             gssize length)
{
  g_autoptr (GBytes) given = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsHolidays) holidays = jalons_holidays_read (given, &error);
  g_autoptr (GBytes) plain = fixture ("holidays-zone-b.ics");
  g_autoptr (JalonsHolidays) expected = jalons_holidays_read (plain, NULL);
  g_autofree char *told = NULL, *wanted = tell (expected);

  g_assert_no_error (error);
  told = tell (holidays);
  g_assert_cmpstr (told, ==, wanted);
  g_assert_cmpint (jalons_file_kind (bytes, g_bytes_get_size (given)), ==, JALONS_FILE_CALENDAR);
}

static void
test_encodings (void)
{
  g_autofree char *text = fixture_text ("holidays-zone-b.ics");
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
  g_autofree char *lower = g_strdup (text);
  g_autoptr (GString) unix_lines = g_string_new (text), blank = g_string_new (text), tabs = g_string_new (text);
  gsize length = 0;
  g_autofree char *latin = g_convert (text, -1, "ISO-8859-15", "UTF-8", NULL, &length, NULL);
  g_autofree char *wide = NULL;

  assert_same (latin, (gssize) length);
  wide = g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  {
    g_autofree char *with_mark = g_malloc (length + 2);

    memcpy (with_mark, "\xff\xfe", 2);
    memcpy (with_mark + 2, wide, length);
    assert_same (with_mark, (gssize) length + 2);
  }
  assert_same (marked, -1);
  g_string_replace (unix_lines, "\r\n", "\n", 0);
  assert_same (unix_lines->str, -1);
  g_string_replace (blank, "\r\n", "\r\n\r\n", 0);
  g_string_replace (blank, "\r\n\r\n ", "\r\n ", 0);
  assert_same (blank->str, -1);
  g_string_replace (tabs, "\r\n ", "\r\n\t", 0);
  assert_same (tabs->str, -1);
  memcpy (lower, "begin:vcalendar", 15);
  assert_same (lower, -1);
}

/* A time zone has events of its own, which are no holidays. */
static void
test_time_zone (void)
{
  g_autofree char *text = fixture_text ("holidays-zone-b.ics");
  g_autoptr (GString) zoned = g_string_new (text);

  g_string_replace (zoned, "BEGIN:VEVENT",
                    "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nBEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
                    "DTSTART:19810329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
                    "BEGIN:VEVENT",
                    1);
  assert_same (zoned->str, -1);
}

/* Refusals */

static void
assert_refuses (GBytes *bytes,
                int code,
                const char *words)
{
  GError *error = NULL;
  g_autoptr (JalonsHolidays) holidays = jalons_holidays_read (bytes, &error);

  g_assert_null (holidays);
  assert_refused (error, code, words);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *words;
  } cases[] = {
    { "", JALONS_ERROR_KIND, "not a calendar" },
    { "classe;niveau\n", JALONS_ERROR_KIND, "not a calendar" },
    { HEAD TAIL, JALONS_ERROR_KIND, "no event" },
    { HEAD "BEGIN:VEVENT\r\nSUMMARY:Vacances de Noël\r\nEND:VEVENT\r\n" TAIL, JALONS_ERROR_KIND, "no event" },
    { HEAD "BEGIN:VEVENT\r\nDTSTART:20301112T140000\r\nSUMMARY:Dentiste\r\nEND:VEVENT\r\n" TAIL, JALONS_ERROR_KIND,
      "no school holidays" },
    { HEAD "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20301112\r\nDTEND;VALUE=DATE:20301120\r\nSUMMARY:Vacances à la mer\r\n"
           "END:VEVENT\r\n" TAIL,
      JALONS_ERROR_KIND, "no school holidays" },
    { HEAD, JALONS_ERROR_SYNTAX, "cut short" },
    { HEAD "BEGIN:VEVENT\r\nDTSTART;VALUE=DA", JALONS_ERROR_SYNTAX, "cut short" },
    { HEAD "BEGIN:VEVENT\r\n" TAIL, JALONS_ERROR_SYNTAX, "Line 4" },
    { HEAD TAIL "more\r\n", JALONS_ERROR_SYNTAX, "Line 4" },
    { HEAD "BEGIN:A\nBEGIN:B\nBEGIN:C\nBEGIN:D\nBEGIN:E\nBEGIN:F\n", JALONS_ERROR_SYNTAX, "damaged" },
    { "BEGIN:VCALENDAR\r\n\001\002\r\nEND:VCALENDAR", JALONS_ERROR_ENCODING, "no text" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (cases[i].text);

      g_test_message ("%s", cases[i].words);
      assert_refuses (bytes, cases[i].code, cases[i].words);
    }
}

/* Every place at which a download can break off is said to be one, or is not a calendar. */
static void
test_truncated (void)
{
  g_autofree char *text = fixture_text ("holidays-zone-b.ics");
  gsize length = strlen (text);

  for (gsize n = 15; n < length - strlen ("\r\nEND:VCALENDAR\r\n"); n++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (JalonsHolidays) holidays = jalons_holidays_read (bytes, &error);

      g_assert_null (holidays);
      g_assert_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX);
    }
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new (HEAD), large = g_string_new (HEAD);
  g_autoptr (GBytes) many = NULL, larger = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append (text, "BEGIN:VEVENT\r\nEND:VEVENT\r\n");
  g_string_append (text, TAIL);
  many = g_bytes_new (text->str, text->len);
  assert_refuses (many, JALONS_ERROR_LIMIT, "100000 events");
  for (int i = 0; i < 100000; i++)
    g_string_append (large, "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20301019\r\nSUMMARY:Vacances\r\nEND:VEVENT\r\n");
  g_string_append (large, TAIL);
  larger = g_bytes_new (large->str, large->len);
  assert_refuses (larger, JALONS_ERROR_LIMIT, "4 MB");
}

static void
test_binary (void)
{
  static const char bytes[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\0\xff\xfe\x81\x8d END:VCALENDAR";
  g_autoptr (GBytes) binary = g_bytes_new (bytes, sizeof bytes);

  assert_refuses (binary, JALONS_ERROR_ENCODING, "no text");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays/one-zone", test_one_zone);
  g_test_add_func ("/holidays/all-zones", test_all_zones);
  for (gsize i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      g_autofree char *path = g_strdup_printf ("/holidays/trap/%s", traps[i].name);
      g_test_add_data_func (path, &traps[i], test_trap);
    }
  g_test_add_func ("/holidays/encodings", test_encodings);
  g_test_add_func ("/holidays/time-zone", test_time_zone);
  g_test_add_func ("/holidays/refused", test_refused);
  g_test_add_func ("/holidays/truncated", test_truncated);
  g_test_add_func ("/holidays/too-many", test_too_many);
  g_test_add_func ("/holidays/binary", test_binary);
  return g_test_run ();
}
