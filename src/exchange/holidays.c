/* The official calendar of the school holidays, read from an iCalendar file.
 * Invariant: a holiday that a file gives in pieces, or twice, comes out once; what is not for pupils does not come out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The traps of the official files (data.education.gouv.fr; one for each zone and one for all) each have a case in
 * tests/exchange/test-holidays.c. */

#include "exchange/holidays.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/words/text.h"
#include "exchange/holidays-days.h"
#include "exchange/holidays-names.h"
#include "exchange/ics.h"

/* Longer holidays within a year are a mistake of the file. */
#define MAX_BREAK_DAYS 70

/* A piece of a holiday: the file of all zones cuts holidays where one zone comes in or goes out. */
typedef struct
{
  JalonsDay first_day; /* as in the file: the day on whose evening classes end */
  JalonsDay end_day;
} Piece;

/* One holiday of one year in one zone, in pieces. */
typedef struct
{
  char *zone;
  int start_year;
  char *code;
  char *name;
  gboolean bridge;
  GArray *pieces; /* of Piece */
} Gathered;

typedef struct
{
  GPtrArray *gathered; /* of Gathered */
  GHashTable *by_key;  /* "zone/year/code" → Gathered */
  GHashTable *years;   /* "zone/year" → JalonsHolidayYear */
  GPtrArray *left_out; /* names of events that are no holidays */
  char **zones;        /* that the file names somewhere; for the events that name none */
  JalonsHolidays *holidays;
  const char *calendar_name;
  gboolean usual; /* something was read that only schools have */
} Reading;

static void
gathered_free (gpointer data)
{
  Gathered *gathered = data;

  g_free (gathered->zone);
  g_free (gathered->code);
  g_free (gathered->name);
  g_array_unref (gathered->pieces);
  g_free (gathered);
}

static void
break_clear (gpointer data)
{
  JalonsBreak *item = data;

  g_free ((char *) item->code);
  g_free ((char *) item->name);
}

static void
year_free (gpointer data)
{
  JalonsHolidayYear *year = data;

  g_free (year->zone);
  g_array_unref (year->breaks);
  g_free (year);
}

static void
holidays_clear (gpointer data)
{
  JalonsHolidays *self = data;

  g_ptr_array_unref (self->years);
  g_ptr_array_unref (self->warnings);
}

JalonsHolidays *
jalons_holidays_ref (JalonsHolidays *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
jalons_holidays_unref (JalonsHolidays *self)
{
  g_atomic_rc_box_release_full (self, holidays_clear);
}

/**
 * jalons_holiday_year_describe:
 * @zone: a zone, the name of an académie, or ""
 *
 * Returns: (transfer full): "2026-2027, zone B"
 */
char *
jalons_holiday_year_describe (const char *zone,
                              int start_year)
{
  g_autofree char *years = jalons_format_school_year (start_year);

  if (*zone == '\0')
    return g_steal_pointer (&years);
  if (zone[1] == '\0')
    /* Translators: a school year and a letter */
    return g_strdup_printf (_ ("%1$s, zone %2$s"), years, zone);
  return g_strdup_printf ("%s, %s", years, zone);
}

/* Years */

static JalonsHolidayYear *
need_year (Reading *self,
           const char *zone,
           int start_year)
{
  g_autofree char *key = g_strdup_printf ("%s/%d", zone, start_year);
  JalonsHolidayYear *year = g_hash_table_lookup (self->years, key);

  if (year != NULL)
    return year;
  year = g_new0 (JalonsHolidayYear, 1);
  year->zone = g_strdup (zone);
  year->start_year = start_year;
  year->breaks = g_array_new (FALSE, FALSE, sizeof (JalonsBreak));
  g_array_set_clear_func (year->breaks, break_clear);
  g_hash_table_insert (self->years, g_steal_pointer (&key), year);
  return year;
}

/* Gathering */

static Gathered *
need_gathered (Reading *self,
               const char *zone,
               int start_year,
               const char *code)
{
  g_autofree char *key = g_strdup_printf ("%s/%d/%s", zone, start_year, code);
  Gathered *gathered = g_hash_table_lookup (self->by_key, key);

  if (gathered != NULL)
    return gathered;
  gathered = g_new0 (Gathered, 1);
  gathered->zone = g_strdup (zone);
  gathered->start_year = start_year;
  gathered->code = g_strdup (code);
  gathered->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_ptr_array_add (self->gathered, gathered);
  g_hash_table_insert (self->by_key, g_steal_pointer (&key), gathered);
  return gathered;
}

static void
add_break (Reading *self,
           const JalonsIcsEvent *event,
           const char *zone,
           gboolean bridge)
{
  gboolean own_calendar = *zone != '\0' && zone[1] != '\0';
  g_autofree char *code = jalons_holiday_code (event->summary, own_calendar);
  Gathered *gathered = need_gathered (self, zone, jalons_day_school_year (event->first_day), code);
  Piece piece = { event->first_day, event->end_day };

  if (gathered->name == NULL)
    gathered->name = jalons_holiday_name (event->summary, code);
  gathered->bridge = bridge;
  g_array_append_val (gathered->pieces, piece);
  self->usual = self->usual || jalons_holiday_is_usual (code);
}

/* Summer ends one year and, where the file says until when, begins the next. */
static void
add_summer (Reading *self,
            const JalonsIcsEvent *event,
            const char *zone)
{
  int start_year = jalons_day_school_year (event->first_day), month;

  jalons_day_split (event->first_day, NULL, &month, NULL);
  if (month < 5 || month > 7)
    return;
  self->usual = TRUE;
  need_year (self, zone, start_year)->last_day = jalons_holiday_last_with_class (event->first_day);
  if (event->end_day >= event->first_day + 21)
    {
      JalonsHolidayYear *next = need_year (self, zone, start_year + 1);

      if (next->first_day == JALONS_NO_DAY)
        next->first_day = jalons_holiday_first_with_class (event->end_day);
    }
}

static void
add_first_day (Reading *self,
               const JalonsIcsEvent *event,
               const char *zone)
{
  int month;

  jalons_day_split (event->first_day, NULL, &month, NULL);
  if (month != 8 && month != 9)
    return;
  self->usual = TRUE;
  need_year (self, zone, jalons_day_school_year (event->first_day))->first_day = event->first_day;
}

/* The name says it best; then the place, the words and the name of the whole calendar. An UID is made anew with each
 * download and is only asked last, for the zone that its end names. */
static char **
find_zones (Reading *self,
            const JalonsIcsEvent *event)
{
  const char *const texts[] = { event->summary, event->place, event->words, self->calendar_name, event->uid };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char **zones = jalons_holiday_zones (texts[i]);

      if (*zones != NULL)
        return zones;
      g_free (zones);
    }
  return g_strdupv (self->zones);
}

static void
find_all_zones (Reading *self,
                GPtrArray *events)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  self->zones = g_new0 (char *, 1);
  for (guint i = 0; i < events->len; i++)
    {
      g_auto (GStrv) zones = find_zones (self, events->pdata[i]);

      for (char **zone = zones; *zone != NULL; zone++)
        if (g_hash_table_add (seen, g_strdup (*zone)))
          g_strv_builder_add (all, *zone);
    }
  if (g_hash_table_size (seen) == 0)
    g_strv_builder_add (all, "");
  g_strfreev (self->zones);
  self->zones = g_strv_builder_end (all);
}

static void
add_event (Reading *self,
           const JalonsIcsEvent *event)
{
  JalonsHolidayKind kind = jalons_holiday_kind (event->summary);
  g_auto (GStrv) zones = NULL;

  if (kind == JALONS_HOLIDAY_NONE && !jalons_public_holiday_name (event->first_day, TRUE))
    g_ptr_array_add (self->left_out, event->summary);
  if (kind == JALONS_HOLIDAY_NONE || kind == JALONS_HOLIDAY_STAFF)
    return;
  zones = find_zones (self, event);
  for (char **zone = zones; *zone != NULL; zone++)
    {
      if (kind == JALONS_HOLIDAY_SUMMER)
        add_summer (self, event, *zone);
      else if (kind == JALONS_HOLIDAY_FIRST_DAY)
        add_first_day (self, event, *zone);
      else
        add_break (self, event, *zone, kind == JALONS_HOLIDAY_BRIDGE);
    }
}

/* Putting together */

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const Piece *left = a, *right = b;

  return (left->first_day > right->first_day) - (left->first_day < right->first_day);
}

G_GNUC_PRINTF (4, 5)
static void
warn (Reading *self,
      const char *zone,
      int start_year,
      const char *format,
      ...)
{
  g_autofree char *where = jalons_holiday_year_describe (zone, start_year), *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: a school year and its zone, before a sentence about it */
  g_ptr_array_add (self->holidays->warnings, g_strdup_printf (_ ("%1$s: %2$s"), where, sentence));
}

/* The longest stretch of pieces that touch. Two that overlap and differ are two versions of one holiday. */
static Piece
join_pieces (Reading *self,
             Gathered *gathered)
{
  Piece longest = { 0 }, now = { 0 };
  gboolean whole = FALSE, overlap = FALSE;

  g_array_sort (gathered->pieces, compare_pieces);
  for (guint i = 0; i < gathered->pieces->len; i++)
    {
      Piece piece = g_array_index (gathered->pieces, Piece, i);

      overlap = overlap || (now.end_day > piece.first_day);
      if (i > 0 && piece.first_day <= now.end_day)
        now.end_day = MAX (now.end_day, piece.end_day);
      else
        now = piece;
      if (i == 0 || now.end_day - now.first_day > longest.end_day - longest.first_day)
        longest = now;
    }
  for (guint i = 0; i < gathered->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (gathered->pieces, Piece, i);

      whole = whole || (piece->first_day == longest.first_day && piece->end_day == longest.end_day);
    }
  if (overlap && !whole)
    warn (self, gathered->zone, gathered->start_year,
          _ ("the file gives “%s” twice with different dates; all these days are taken. Check them."), gathered->name);
  return longest;
}

static void
settle (Reading *self,
        Gathered *gathered)
{
  Piece piece = join_pieces (self, gathered);
  JalonsBreak item = { .code = gathered->code, .name = gathered->name };

  if (gathered->bridge)
    jalons_holiday_settle_bridge (piece.first_day, piece.end_day, &item);
  else if (piece.end_day <= piece.first_day)
    {
      warn (self, gathered->zone, gathered->start_year, _ ("the file does not say when “%s” ends: it is left out."),
            gathered->name);
      return;
    }
  else
    {
      item.first_day = jalons_holiday_first_without_class (piece.first_day);
      item.return_day = jalons_holiday_first_with_class (piece.end_day);
    }
  if (item.return_day <= item.first_day || item.return_day > item.first_day + MAX_BREAK_DAYS)
    {
      warn (self, gathered->zone, gathered->start_year, _ ("the dates of “%s” are impossible: it is left out."),
            gathered->name);
      return;
    }
  item.ends_period = jalons_break_parts_periods (&item);
  item.code = g_strdup (gathered->code);
  item.name = g_strdup (gathered->name);
  g_array_append_val (need_year (self, gathered->zone, gathered->start_year)->breaks, item);
}

static int
compare_breaks (gconstpointer a,
                gconstpointer b)
{
  const JalonsBreak *left = a, *right = b;

  return (left->first_day > right->first_day) - (left->first_day < right->first_day);
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  const JalonsHolidayYear *left = *(JalonsHolidayYear *const *) a, *right = *(JalonsHolidayYear *const *) b;

  if (left->start_year != right->start_year)
    return left->start_year - right->start_year;
  return g_strcmp0 (left->zone, right->zone);
}

static void
collect_years (Reading *self)
{
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < self->gathered->len; i++)
    settle (self, self->gathered->pdata[i]);
  g_hash_table_iter_init (&iter, self->years);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      JalonsHolidayYear *year = value;

      g_array_sort (year->breaks, compare_breaks);
      if (self->usual && year->breaks->len > 0)
        g_ptr_array_add (self->holidays->years, year);
      else
        year_free (year);
    }
  g_ptr_array_sort (self->holidays->years, compare_years);
}

/* "12 other events were left out: Dentiste, Réunion…" */
static void
tell_left_out (Reading *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (self->left_out->len == 0)
    return;
  for (guint i = 0; i < self->left_out->len && names->len < 3; i++)
    if (!g_ptr_array_find_with_equal_func (names, self->left_out->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (names, self->left_out->pdata[i]);
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  g_ptr_array_add (self->holidays->warnings,
                   g_strdup_printf (ngettext ("%1$u event of the file is no school holiday and is left out: %2$s.",
                                              "%1$u events of the file are no school holidays and are left out, "
                                              "such as: %2$s.",
                                              self->left_out->len),
                                    self->left_out->len, list));
}

static void
set_nothing_found (gboolean has_events,
                   GError **error)
{
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_KIND,
                       has_events ? _ ("There are no school holidays in this calendar. Download the .ics file of your zone "
                                       "from the ministry’s site.")
                                  : _ ("There is no event in this calendar. Download it again."));
}

static gboolean
read_events (Reading *self,
             GPtrArray *events,
             GError **error)
{
  find_all_zones (self, events);
  for (guint i = 0; i < events->len; i++)
    add_event (self, events->pdata[i]);
  collect_years (self);
  if (self->holidays->years->len > 0)
    tell_left_out (self);
  else
    set_nothing_found (events->len > 0, error);
  return self->holidays->years->len > 0;
}

static JalonsHolidays *
read_text (const char *text,
           GError **error)
{
  g_autofree char *calendar_name = NULL;
  g_autoptr (GPtrArray) events = jalons_ics_events (text, &calendar_name, error);
  g_autoptr (JalonsHolidays) holidays = g_atomic_rc_box_new0 (JalonsHolidays);
  Reading self = {
    .gathered = g_ptr_array_new_with_free_func (gathered_free),
    .by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), /* collect_years() takes the values */
    .left_out = g_ptr_array_new (),
    .holidays = holidays,
    .calendar_name = calendar_name,
  };
  gboolean done = FALSE;

  holidays->years = g_ptr_array_new_with_free_func (year_free);
  holidays->warnings = g_ptr_array_new_with_free_func (g_free);
  if (events != NULL)
    done = read_events (&self, events, error);
  g_ptr_array_unref (self.gathered);
  g_hash_table_unref (self.by_key);
  g_hash_table_unref (self.years);
  g_ptr_array_unref (self.left_out);
  g_strfreev (self.zones);
  return done ? g_steal_pointer (&holidays) : NULL;
}

/**
 * jalons_holidays_read:
 * @bytes: an .ics file: UTF-8, UTF-16 with a mark, or Windows-1252
 *
 * Reads the days without class and the first and the last day of class of each year and zone. Half-open as everywhere:
 * the day on whose evening classes end has class, so that a holiday “from Saturday 17 October to Monday 2 November” is
 * without class from Sunday 18 October, until 2 November.
 *
 * Returns: (transfer full): what the file says, or %NULL with %JALONS_ERROR_LIMIT, %JALONS_ERROR_KIND (it is no calendar
 *   of schools), %JALONS_ERROR_ENCODING or %JALONS_ERROR_SYNTAX
 */
JalonsHolidays *
jalons_holidays_read (GBytes *bytes,
                      GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;

  if (length > JALONS_HOLIDAYS_MAX_BYTES)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                   _ ("The file has more than %d MB: it cannot be a calendar of school holidays."),
                   JALONS_HOLIDAYS_MAX_BYTES / 1024 / 1024);
      return NULL;
    }
  text = jalons_ics_clean (data, length, JALONS_HOLIDAYS_MAX_EVENTS, error);
  return text ? read_text (text, error) : NULL;
}
