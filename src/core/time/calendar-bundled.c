/* The school years that are bundled in the program.
 * Invariant: read once from data/reference/calendars.ini, never changed and never freed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/time/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "core/published/bundled.h"

static const char *const zones[] = { "A", "B", "C" };

static JalonsDay
read_day (GKeyFile *file,
          const char *group,
          const char *key)
{
  g_autofree char *text = jalons_bundled_dup_string (file, group, key);
  JalonsDay day;

  if (!jalons_day_parse (text, &day))
    g_error ("calendars.ini: [%s] %s: no such day: “%s”", group, key, text);
  return day;
}

/* "2026-10-17 > 2026-11-02": from the evening of the first to the morning of the second. */
static void
parse_break (const char *text,
             JalonsBreak *item)
{
  g_auto (GStrv) ends = g_strsplit (text, " > ", 2);
  JalonsDay evening;

  if (g_strv_length (ends) != 2 || !jalons_day_parse (ends[0], &evening) ||
      !jalons_day_parse (ends[1], &item->return_day) || item->return_day <= evening + 1)
    g_error ("calendars.ini: not EVENING > MORNING: “%s”", text);
  item->first_day = evening + 1;
}

static gboolean
read_break (GKeyFile *file,
            const char *group,
            const char *code,
            const char *zone,
            JalonsBreak *item)
{
  g_autofree char *key = g_strconcat (code, ".", zone, NULL);
  g_autofree char *text = NULL;

  text = g_key_file_get_string (file, group, key, NULL);
  if (text == NULL)
    text = g_key_file_get_string (file, group, code, NULL);
  if (text == NULL)
    return FALSE;
  parse_break (text, item);
  return TRUE;
}

static void
read_breaks (GKeyFile *file,
             const char *group,
             JalonsBundledYear *year)
{
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (JalonsBreak));
  g_auto (GStrv) codes = g_key_file_get_keys (file, "breaks", NULL, NULL);
  g_autofree const char **periods = jalons_bundled_dup_list (file, "breaks", "periods");

  for (char **code = codes; *code; code++)
    {
      JalonsBreak item = { NULL };

      if (g_str_equal (*code, "periods") || !read_break (file, group, *code, year->zone, &item))
        continue;
      item.code = g_intern_string (*code);
      item.name = jalons_bundled_dup_string (file, "breaks", *code);
      item.ends_period = g_strv_contains (periods, *code);
      g_array_append_val (breaks, item);
    }
  for (char **period = (char **) periods; *period; period++)
    g_free (*period);
  year->n_breaks = breaks->len;
  year->breaks = (const JalonsBreak *) (void *) g_array_free (breaks, FALSE);
}

static GArray *
years_load (void)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (JalonsBundledYear));
  g_autoptr (GKeyFile) file = jalons_bundled_load ("calendars.ini");
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (char **group = groups; *group; group++)
    for (gsize i = 0; g_str_has_prefix (*group, "year ") && i < G_N_ELEMENTS (zones); i++)
      {
        JalonsBundledYear year = { .zone = zones[i] };

        year.start_year = atoi (*group + strlen ("year "));
        year.first_day = read_day (file, *group, "first_day");
        year.last_day = read_day (file, *group, "last_day");
        year.source = jalons_bundled_dup_string (file, *group, "source");
        year.note = jalons_bundled_dup_string (file, *group, "note");
        year.unconfirmed = jalons_bundled_dup_list (file, *group, "unconfirmed");
        read_breaks (file, *group, &year);
        g_array_append_val (years, year);
      }
  return years;
}

static const GArray *
years_get (void)
{
  static GArray *years;

  if (g_once_init_enter (&years))
    g_once_init_leave (&years, years_load ());
  return years;
}

/**
 * jalons_calendar_bundled:
 * @zone: (nullable): "A", "B" or "C"
 * @start_year: 2026 for 2026-2027
 *
 * Returns: (nullable) (transfer none): the dates, or %NULL when that zone or that year is not bundled
 */
const JalonsBundledYear *
jalons_calendar_bundled (const char *zone,
                         int start_year)
{
  const GArray *years = years_get ();

  for (guint i = 0; i < years->len; i++)
    {
      const JalonsBundledYear *year = &g_array_index (years, JalonsBundledYear, i);

      if (year->start_year == start_year && g_strcmp0 (year->zone, zone) == 0)
        return year;
    }
  return NULL;
}

/**
 * jalons_calendar_bundled_years:
 * @first: (out): the first year that is bundled, 2025 for 2025-2026
 * @last: (out): the last one
 */
void
jalons_calendar_bundled_years (int *first,
                               int *last)
{
  const GArray *years = years_get ();

  *first = g_array_index (years, JalonsBundledYear, 0).start_year;
  *last = g_array_index (years, JalonsBundledYear, years->len - 1).start_year;
}

/**
 * jalons_bundled_year_is_confirmed:
 * @what: (nullable): "first_day", "last_day", the code of a break, or %NULL for the whole year
 *
 * Returns: whether a published text was found for it
 */
gboolean
jalons_bundled_year_is_confirmed (const JalonsBundledYear *year,
                                  const char *what)
{
  if (what == NULL)
    return year->unconfirmed[0] == NULL;
  return !g_strv_contains (year->unconfirmed, what);
}

/* What the head of calendars.ini says of breaks, whatever the year. */
typedef struct
{
  GHashTable *names;    /* code → name */
  const char **periods; /* codes of those that part the periods */
} KnownBreaks;

static KnownBreaks *
known_load (void)
{
  KnownBreaks *known = g_new0 (KnownBreaks, 1);
  g_autoptr (GKeyFile) file = jalons_bundled_load ("calendars.ini");
  g_auto (GStrv) codes = g_key_file_get_keys (file, "breaks", NULL, NULL);

  known->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  known->periods = jalons_bundled_dup_list (file, "breaks", "periods");
  for (char **code = codes; *code; code++)
    if (!g_str_equal (*code, "periods"))
      g_hash_table_insert (known->names, g_strdup (*code), jalons_bundled_dup_string (file, "breaks", *code));
  return known;
}

static const KnownBreaks *
known_get (void)
{
  static KnownBreaks *known;

  if (g_once_init_enter (&known))
    g_once_init_leave (&known, known_load ());
  return known;
}

/**
 * jalons_break_known_name:
 * @code: "toussaint", "pont-ascension", or a code of somebody else
 *
 * Returns: (nullable): the name of the break, or %NULL for a code that is not bundled
 */
const char *
jalons_break_known_name (const char *code)
{
  return g_hash_table_lookup (known_get ()->names, code);
}

/**
 * jalons_break_parts_periods:
 * @item: a break, whose code may be ""
 *
 * The bundled data say it of the holidays that they know, however long a school makes them. Of others (overseas, or typed
 * for a year that is not bundled) those of a week or more do.
 *
 * Returns: whether @item parts two of the periods P1 to P5
 */
gboolean
jalons_break_parts_periods (const JalonsBreak *item)
{
  if (jalons_break_known_name (item->code) != NULL)
    return g_strv_contains (known_get ()->periods, item->code);
  return item->return_day >= item->first_day + 7;
}

/**
 * jalons_calendar_new_bundled:
 * @zone: (nullable): "A", "B" or "C"
 * @start_year: 2026 for 2026-2027
 *
 * Returns: (nullable) (transfer full): the calendar of the zone as the texts fix it, or %NULL when it is not bundled
 */
JalonsCalendar *
jalons_calendar_new_bundled (const char *zone,
                             int start_year,
                             gboolean alsace_moselle)
{
  const JalonsBundledYear *year = jalons_calendar_bundled (zone, start_year);

  if (year == NULL)
    return NULL;
  return jalons_calendar_new (year->first_day, year->last_day, year->breaks, year->n_breaks,
                              alsace_moselle);
}
