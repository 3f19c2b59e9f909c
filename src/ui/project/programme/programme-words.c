/* A level in a year, in words.
 * Invariant: what is only intended is never worded as if it were planned.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/programme/programme-words.h"

#include <glib/gi18n-lib.h>

#include "core/published/frameworks.h"
#include "core/words/text.h"

/**
 * jalons_cell_hours_words:
 *
 * Returns: (transfer full): "31 h à 33 h sur 36 h", "31 h" when nothing is owed
 */
char *
jalons_cell_hours_words (const JalonsCell *cell)
{
  const JalonsSpread spread = jalons_cell_foreseen_spread (cell);
  g_autofree char *planned = jalons_spread_in_words (&spread);
  g_autofree char *owed = jalons_spread_in_words (&cell->owed);

  if (*owed == '\0')
    return g_steal_pointer (&planned);
  if (cell->basis == JALONS_BASIS_NOTHING)
    /* Translators: a duration, owed to each class */
    return g_strdup_printf (_ ("%s owed"), owed);
  /* Translators: two durations: "31 h of 36 h" */
  return g_strdup_printf (_ ("%1$s of %2$s"), planned, owed);
}

/**
 * jalons_cell_basis_words:
 *
 * Returns: (transfer full): "3 classes", "intentions seules", "rien encore"
 */
char *
jalons_cell_basis_words (const JalonsCell *cell)
{
  if (cell->basis == JALONS_BASIS_INTENDED)
    return g_strdup (_ ("intentions only"));
  if (cell->basis == JALONS_BASIS_NOTHING && cell->n_divisions == 0)
    return g_strdup (_ ("nothing yet"));
  return g_strdup_printf (ngettext ("%u class", "%u classes", cell->n_divisions), cell->n_divisions);
}

static int
axis_minutes (const JalonsCell *cell,
              gsize axis)
{
  return MAX (cell->axes[axis].mean, 0) + cell->intended_axes[axis];
}

/**
 * jalons_cell_axes_words:
 *
 * Returns: (transfer full): "M 12 h · F 10 h", "" when no axis has anything
 */
char *
jalons_cell_axes_words (const JalonsCell *cell)
{
  gsize n = 0;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n);
  GString *words = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      int minutes = axis_minutes (cell, i);
      g_autofree char *text = jalons_format_minutes (minutes);

      if (minutes > 0)
        g_string_append_printf (words, "%s%s\u00a0%s", words->len > 0 ? "  " : "", axes[i].letter, text);
    }
  return g_string_free (words, FALSE);
}

/* The same for those who do not see the letters. */
static char *
axes_sentence (const JalonsCell *cell)
{
  gsize n = 0;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n);
  GString *words = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      int minutes = axis_minutes (cell, i);
      g_autofree char *text = jalons_format_minutes (minutes);

      if (minutes > 0)
        g_string_append_printf (words, "%s%s %s", words->len > 0 ? ", " : "", axes[i].short_label, text);
    }
  return g_string_free (words, FALSE);
}

/**
 * jalons_cell_halves_words:
 *
 * Returns: (transfer full): "3 / 4 demi-journées Avenir", "" when none is planned or aimed at
 */
char *
jalons_cell_halves_words (const JalonsCell *cell)
{
  int n = MAX (cell->half_days.low, 0) + cell->intended_half_days;

  if (cell->half_day_target > 0)
    return g_strdup_printf (_ ("%1$d / %2$d half-days Avenir"), n, cell->half_day_target);
  return n > 0 ? g_strdup_printf (ngettext ("%d half-day Avenir", "%d half-days Avenir", (unsigned long) n), n)
               : g_strdup ("");
}

/**
 * jalons_entry_minutes_words:
 *
 * Returns: (transfer full): "2 h", "1 h à 2 h", "" when nobody said
 */
char *
jalons_entry_minutes_words (const JalonsEntry *entry)
{
  return jalons_spread_in_words (&entry->minutes);
}

/**
 * jalons_entry_sentence:
 *
 * Returns: (transfer full): "Forum des métiers, 2 h, intention"
 */
char *
jalons_entry_sentence (const JalonsEntry *entry)
{
  g_autofree char *minutes = jalons_entry_minutes_words (entry);
  const JalonsAxis *axis = *entry->axis != '\0' ? jalons_axis_lookup (NULL, entry->axis) : NULL;
  GString *text = g_string_new (entry->title);

  if (*minutes != '\0')
    g_string_append_printf (text, ", %s", minutes);
  if (axis != NULL)
    g_string_append_printf (text, ", %s", axis->short_label);
  if (entry->half_day)
    g_string_append_printf (text, ", %s", _ ("half-day Avenir"));
  if (jalons_entry_is_intention (entry))
    g_string_append_printf (text, ", %s", _ ("intention"));
  return g_string_free (text, FALSE);
}

static void
append (GString *text,
        const char *sentence)
{
  if (*sentence != '\0')
    g_string_append_printf (text, "%s. ", sentence);
}

/**
 * jalons_cell_sentence:
 * @level: the words for its level
 * @n_open: how many remarks on it are open
 *
 * Returns: (transfer full): all that the cell says, to be read aloud
 */
char *
jalons_cell_sentence (const JalonsCell *cell,
                      const char *level,
                      unsigned n_open)
{
  g_autofree char *year = jalons_format_school_year (cell->start);
  g_autofree char *hours = jalons_cell_hours_words (cell), *basis = jalons_cell_basis_words (cell);
  g_autofree char *axes = axes_sentence (cell), *halves = jalons_cell_halves_words (cell);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s, %s. ", level, year);
  append (text, hours);
  append (text, basis);
  append (text, axes);
  append (text, halves);
  if (n_open > 0)
    g_string_append_printf (text, ngettext ("%u open remark. ", "%u open remarks. ", n_open), n_open);
  for (guint i = 0; i < cell->entries->len; i++)
    {
      g_autofree char *entry = jalons_entry_sentence (cell->entries->pdata[i]);

      append (text, entry);
    }
  return g_string_free (text, FALSE);
}
