/* Lists as people write them in the cells of a table: levels, half-days, periods, codes, dates.
 * Invariant: every word is either taken or given back as unknown; none is passed over in silence.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/typed-cells.h"

#include <string.h>

#include "core/published/known-levels.h"
#include "core/words/field-words.h"
#include "core/words/text.h"

/* A cell of more is no list. */
#define MAX_ITEMS 200

static void
add_item (GPtrArray *items,
          const char *item)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (items->pdata[i], item))
      return;
  g_ptr_array_add (items, g_strdup (item));
}

static char **
finish_items (GPtrArray *items)
{
  g_ptr_array_add (items, NULL);
  return (char **) g_ptr_array_free (items, FALSE);
}

static void
give_unknown (GPtrArray *unknown,
              char ***place)
{
  g_strfreev (*place);
  *place = finish_items (unknown);
}

/**
 * jalons_cell_items:
 *
 * Returns: (transfer full) (array zero-terminated=1): what stands in a cell between "|"; where there is none, between ";",
 *   "/", ",", "&", line ends or "et"
 */
char **
jalons_cell_items (const char *cell)
{
  const char *marks = strchr (cell, '|') ? "\\s*\\|\\s*" : "\\s*[,;/&\\r\\n]+\\s*|\\s+et\\s+";
  g_auto (GStrv) parts = g_regex_split_simple (marks, cell, 0, 0);
  GPtrArray *items = g_ptr_array_new ();

  for (unsigned i = 0; parts && parts[i] && items->len < MAX_ITEMS; i++)
    if (*g_strstrip (parts[i]) != '\0')
      add_item (items, parts[i]);
  return finish_items (items);
}

/* Words for many levels at once: by their track. */
static const struct
{
  const char *words;
  unsigned tracks;
} MANY_LEVELS[] = {
  { "college", 1 << JALONS_TRACK_COLLEGE },
  { "colleges", 1 << JALONS_TRACK_COLLEGE },
  { "lycee", 1 << JALONS_TRACK_GENERAL | 1 << JALONS_TRACK_TECHNOLOGICAL | 1 << JALONS_TRACK_VOCATIONAL },
  { "lycees", 1 << JALONS_TRACK_GENERAL | 1 << JALONS_TRACK_TECHNOLOGICAL | 1 << JALONS_TRACK_VOCATIONAL },
  { "lgt", 1 << JALONS_TRACK_GENERAL | 1 << JALONS_TRACK_TECHNOLOGICAL },
  { "lycee general", 1 << JALONS_TRACK_GENERAL },
  { "lycee general technologique", 1 << JALONS_TRACK_GENERAL | 1 << JALONS_TRACK_TECHNOLOGICAL },
  { "lycee technologique", 1 << JALONS_TRACK_TECHNOLOGICAL },
  { "lp", 1 << JALONS_TRACK_VOCATIONAL },
  { "lycee pro", 1 << JALONS_TRACK_VOCATIONAL },
  { "lycee professionnel", 1 << JALONS_TRACK_VOCATIONAL },
  { "voie pro", 1 << JALONS_TRACK_VOCATIONAL },
  { "voie professionnelle", 1 << JALONS_TRACK_VOCATIONAL },
};

static gboolean
add_tracks (GPtrArray *levels,
            const char *item)
{
  g_autofree char *folded = jalons_fold (item);
  gsize n_levels;
  const JalonsLevelInfo *all = jalons_levels_list (&n_levels);

  for (unsigned i = 0; i < G_N_ELEMENTS (MANY_LEVELS); i++)
    if (g_str_equal (folded, MANY_LEVELS[i].words))
      {
        for (gsize j = 0; j < n_levels; j++)
          if (MANY_LEVELS[i].tracks & (1u << all[j].track))
            add_item (levels, all[j].code);
        return TRUE;
      }
  return FALSE;
}

static const char *
find_level (const char *item,
            JalonsDataset *dataset)
{
  const char *level = jalons_level_from_text (item, NULL);
  g_autoptr (GArray) known = level == NULL ? jalons_known_levels (dataset) : g_array_new (FALSE, FALSE, 1);
  g_autofree char *folded = jalons_fold (item);

  for (guint i = 0; i < known->len && level == NULL; i++)
    {
      const JalonsLevelInfo *info = &g_array_index (known, JalonsLevelInfo, i);
      g_autofree char *label = jalons_fold (info->label);

      if (g_ascii_strcasecmp (info->code, item) == 0 || g_str_equal (label, folded))
        level = info->code;
    }
  return level;
}

static GRegex *
range_regex (void)
{
  static GRegex *regex;
  static gsize made;

  if (g_once_init_enter (&made))
    {
      regex = g_regex_new ("^(?:de\\s+(?:la\\s+)?)?(.+?)\\s*(?:\\s[àa]\\s+la\\s|\\s[àa]\\s|\\sau\\s|[–—-])\\s*(.+)$",
                           G_REGEX_CASELESS, 0, NULL);
      g_once_init_leave (&made, 1);
    }
  return regex;
}

/* "5e à 3e": the ordinary levels from the one to the other, of one track. */
static gboolean
add_range (GPtrArray *levels,
           const char *item,
           JalonsDataset *dataset)
{
  g_autoptr (GMatchInfo) match = NULL;
  gboolean found = g_regex_match (range_regex (), item, 0, &match);
  g_autofree char *from = found ? g_match_info_fetch (match, 1) : NULL, *to = found ? g_match_info_fetch (match, 2) : NULL;
  const char *first_code = found ? find_level (from, dataset) : NULL, *last_code = found ? find_level (to, dataset) : NULL;
  const JalonsLevelInfo *first = first_code ? jalons_levels_lookup (first_code) : NULL;
  const JalonsLevelInfo *last = last_code ? jalons_levels_lookup (last_code) : NULL, *all;
  gsize n_levels;

  if (first == NULL || last == NULL || first->track != last->track)
    return FALSE;
  all = jalons_levels_list (&n_levels);
  for (gsize i = 0; i < n_levels; i++)
    if (all[i].rank >= MIN (first->rank, last->rank) && all[i].rank <= MAX (first->rank, last->rank) &&
        all[i].track == first->track && strstr (all[i].code, "segpa") == NULL)
      add_item (levels, all[i].code);
  return TRUE;
}

static gboolean
is_every (const char *cell)
{
  static const char *const words[] = { "tous", "toutes", "tous niveaux", "tous les niveaux", "tout niveau", "tous publics",
                                       "toutes les classes", "all", "tous les jours", "toute la semaine", "toute l'annee",
                                       "toutes periodes", "toujours", NULL };

  return jalons_cell_is_one_of (cell, words);
}

/**
 * jalons_cell_levels:
 * @unknown: (out) (transfer full): the words that are no level
 *
 * "4e, 3e", "de la 5e à la 3e", "Troisième ; 2de GT", "lycée professionnel".
 *
 * Returns: (transfer full): codes of levels, each once; none for "tous niveaux"
 */
char **
jalons_cell_levels (const char *cell,
                    JalonsDataset *dataset,
                    char ***unknown)
{
  g_auto (GStrv) items = is_every (cell) ? g_new0 (char *, 1) : jalons_cell_items (cell);
  GPtrArray *levels = g_ptr_array_new (), *rest = g_ptr_array_new ();

  for (char **item = items; *item != NULL; item++)
    {
      const char *level = find_level (*item, dataset);

      if (level != NULL)
        add_item (levels, level);
      else if (!add_tracks (levels, *item) && !add_range (levels, *item, dataset))
        add_item (rest, *item);
    }
  give_unknown (rest, unknown);
  return finish_items (levels);
}

/* Half-days */

static int
find_weekday (const char *word)
{
  static const char *const names[][5] = {
    { "lundi", "lun", "lundis", "monday", "mon" },
    { "mardi", "mar", "mardis", "tuesday", "tue" },
    { "mercredi", "mer", "mercredis", "wednesday", "wed" },
    { "jeudi", "jeu", "jeudis", "thursday", "thu" },
    { "vendredi", "ven", "vendredis", "friday", "fri" },
    { "samedi", "sam", "samedis", "saturday", "sat" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (names); i++)
    for (unsigned j = 0; j < G_N_ELEMENTS (names[i]); j++)
      if (g_str_equal (names[i][j], word))
        return (int) i;
  return -1;
}

/* 1: morning, 2: afternoon, 3: both. */
static unsigned
find_half (const char *word)
{
  static const struct
  {
    const char *word;
    unsigned halves;
  } names[] = { { "matin", 1 },      { "matins", 1 },  { "matinee", 1 }, { "am", 1 },      { "morning", 1 },
                { "apres-midi", 2 }, { "aprem", 2 },   { "pm", 2 },      { "afternoon", 2 }, { "journee", 3 } };

  for (unsigned i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].word, word))
      return names[i].halves;
  return 0;
}

static void
add_half_days (GPtrArray *items,
               unsigned days,
               unsigned halves)
{
  static const char *const codes[] = { "mon", "tue", "wed", "thu", "fri", "sat" };

  for (unsigned day = 0; day < G_N_ELEMENTS (codes); day++)
    for (unsigned half = 1; half <= 2; half++)
      {
        g_autofree char *code = g_strconcat (codes[day], half == 1 ? "-am" : "-pm", NULL);

        /* No school has class on Saturday afternoon. */
        if (((days ? days : 31) & (1u << day)) && ((halves ? halves : 3) & half) && !(day == 5 && half == 2))
          add_item (items, code);
      }
}

/* The words of one item: "lundi matin", "mar. après-midi", "matin" (of every day). */
static gboolean
read_half_days (GPtrArray *half_days,
                const char *item)
{
  g_autofree char *folded = jalons_fold (item);
  g_auto (GStrv) words = g_regex_split_simple ("[\\s.()]+", folded, 0, 0);
  unsigned days = 0, halves = 0;

  for (char **word = words; *word != NULL; word++)
    {
      int day = find_weekday (*word);
      unsigned half = find_half (*word);

      if (day >= 0)
        days |= 1u << day;
      else if (half != 0)
        halves |= half;
      else if (**word != '\0' && !g_str_equal (*word, "le") && !g_str_equal (*word, "les") && !g_str_equal (*word, "toute") &&
               !g_str_equal (*word, "la"))
        return FALSE;
    }
  if (days == 0 && halves == 0)
    return FALSE;
  add_half_days (half_days, days, halves);
  return TRUE;
}

static gboolean
is_half_day_code (const char *item)
{
  static const char *const codes[] = { "mon-am", "mon-pm", "tue-am", "tue-pm", "wed-am", "wed-pm", "thu-am", "thu-pm",
                                       "fri-am", "fri-pm", "sat-am", NULL };

  return g_strv_contains (codes, item);
}

/**
 * jalons_cell_half_days:
 * @unknown: (out) (transfer full): what is no half-day
 *
 * Returns: (transfer full): codes: "mon-am"; a day alone is both its halves; none for "tous les jours"
 */
char **
jalons_cell_half_days (const char *cell,
                       char ***unknown)
{
  g_auto (GStrv) items = is_every (cell) ? g_new0 (char *, 1) : jalons_cell_items (cell);
  GPtrArray *half_days = g_ptr_array_new (), *rest = g_ptr_array_new ();

  for (char **item = items; *item != NULL; item++)
    if (is_half_day_code (*item))
      add_item (half_days, *item);
    else if (!read_half_days (half_days, *item))
      add_item (rest, *item);
  give_unknown (rest, unknown);
  return finish_items (half_days);
}

/**
 * jalons_cell_periods:
 * @unknown: (out) (transfer full): what is no period
 *
 * Returns: (transfer full): codes: "P1" to "P5"; none for "toute l'année"
 */
char **
jalons_cell_periods (const char *cell,
                     char ***unknown)
{
  g_auto (GStrv) items = is_every (cell) ? g_new0 (char *, 1) : jalons_cell_items (cell);
  GPtrArray *periods = g_ptr_array_new (), *rest = g_ptr_array_new ();

  for (char **item = items; *item != NULL; item++)
    {
      g_autofree char *folded = jalons_fold (*item);
      const char *number = g_str_has_prefix (folded, "periode ") ? folded + 8 : *folded == 'p' ? folded + 1 : folded;

      if (number[0] >= '1' && number[0] <= '5' && number[1] == '\0')
        add_item (periods, (const char[]){ 'P', number[0], '\0' });
      else
        add_item (rest, *item);
    }
  give_unknown (rest, unknown);
  return finish_items (periods);
}

static const char *
find_choice (const GArray *choices,
             const char *item)
{
  g_autofree char *folded = jalons_fold (item);

  for (guint i = 0; i < choices->len; i++)
    {
      const JalonsChoice *choice = &g_array_index (choices, JalonsChoice, i);
      g_autofree char *code = jalons_fold (choice->code), *label = jalons_fold (choice->label);

      if (g_str_equal (code, folded) || g_str_equal (label, folded))
        return choice->code;
    }
  return NULL;
}

/**
 * jalons_cell_choices:
 * @field: one that jalons_field_choices() has choices for
 * @unknown: (out) (transfer full): the words that are none of them
 *
 * Returns: (transfer full): the codes of what @cell says by code or by label, as a whole or in parts
 */
char **
jalons_cell_choices (const char *cell,
                     JalonsDataset *dataset,
                     JalonsFieldId field,
                     char ***unknown)
{
  g_autoptr (GArray) choices = jalons_field_choices (dataset, field);
  const char *whole = find_choice (choices, cell);
  g_auto (GStrv) items = whole ? g_new0 (char *, 1) : jalons_cell_items (cell);
  GPtrArray *codes = g_ptr_array_new (), *rest = g_ptr_array_new ();

  if (whole != NULL)
    add_item (codes, whole);
  for (char **item = items; *item != NULL; item++)
    {
      const char *code = find_choice (choices, *item);

      add_item (code ? codes : rest, code ? code : *item);
    }
  give_unknown (rest, unknown);
  return finish_items (codes);
}

/* A date has "/" in it: other marks part dates. */
static char **
split_dates (const char *cell)
{
  char **parts = g_regex_split_simple ("\\s*[,;|&\\r\\n]+\\s*|\\s+et\\s+", cell, 0, 0);

  return parts ? parts : g_new0 (char *, 1);
}

/* "13/10/2026 à 14h00", "2026-10-13 14:00". */
static gboolean
read_slot (const char *item,
           int minutes,
           JalonsSlot *slot)
{
  g_auto (GStrv) parts = g_regex_split_simple ("\\s*[ T](?=\\d{1,2}[:h]\\d{0,2}\\s*$)\\s*", item, 0, 0);
  g_autoptr (GString) day = g_string_new (parts && parts[0] ? parts[0] : "");
  int start = JALONS_SLOT_NO_TIME;

  if (parts && parts[0] && parts[1] && !jalons_parse_time (parts[1], &start))
    return FALSE;
  g_string_replace (day, " à", "", 0);
  if (!jalons_cell_day (day->str, &slot->day))
    return FALSE;
  slot->start = (gint16) start;
  slot->minutes = (gint16) minutes;
  return TRUE;
}

/**
 * jalons_cell_slots:
 * @minutes: how long each lasts, 0 when it is not known
 * @unknown: (out) (transfer full): what is no date
 *
 * Returns: (transfer full): slots as text, see jalons_slot_to_string()
 */
char **
jalons_cell_slots (const char *cell,
                   int minutes,
                   char ***unknown)
{
  g_auto (GStrv) items = split_dates (cell);
  GPtrArray *slots = g_ptr_array_new (), *rest = g_ptr_array_new ();

  for (char **item = items; *item != NULL && slots->len < MAX_ITEMS; item++)
    {
      JalonsSlot slot;
      g_autofree char *text = NULL;

      if (*g_strstrip (*item) == '\0')
        continue;
      if (read_slot (*item, minutes, &slot))
        text = jalons_slot_to_string (slot);
      add_item (text ? slots : rest, text ? text : *item);
    }
  give_unknown (rest, unknown);
  return finish_items (slots);
}
