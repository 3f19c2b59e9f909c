/* The programme of a project: each level over three years, its hours beside what is owed, and what makes them.
 * Invariant: an intention says that it is one, in the sums as in the lists.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/project-private.h"

#include <glib/gi18n-lib.h>

#include "core/published/frameworks.h"
#include "core/published/known-levels.h"
#include "core/words/labels.h"
#include "core/words/text.h"

#define N_COLUMNS (JALONS_PROJECT_YEARS + 1)

static const double year_shares[] = { 0.31, 0.23, 0.23, 0.23 };

/* A row of a table of three years. */
typedef char *(*CellWords) (const JalonsCell *cell, gsize what);

static const JalonsCell *
cell_of (JalonsProjectPages *self,
         const char *level,
         int year)
{
  return jalons_programme_cell (self->programme, level, self->programme->start + year);
}

static void
add_years_table (JalonsProjectPages *self,
                 const char *summary,
                 const char *stub)
{
  g_autofree char *first = jalons_format_school_year (self->programme->start);
  g_autofree char *second = jalons_format_school_year (self->programme->start + 1);
  g_autofree char *third = jalons_format_school_year (self->programme->start + 2);
  const char *const heads[] = { stub, first, second, third, NULL };

  jalons_report_add_table (self->report, summary, year_shares, heads);
  for (unsigned i = 1; i < N_COLUMNS; i++)
    jalons_report_set_numbers (self->report, i);
}

static void
add_years_row (JalonsProjectPages *self,
               const char *label,
               const char *level,
               CellWords words,
               gsize what)
{
  char *cells[N_COLUMNS + 1] = { NULL };
  gboolean any = FALSE;

  cells[0] = g_strdup (label);
  for (int i = 0; i < JALONS_PROJECT_YEARS; i++)
    {
      const JalonsCell *cell = cell_of (self, level, i);

      cells[i + 1] = cell != NULL ? words (cell, what) : g_strdup ("");
      any = any || *cells[i + 1] != '\0';
    }
  if (any)
    jalons_report_add_row (self->report, (const char *const *) cells);
  for (unsigned i = 0; i < N_COLUMNS; i++)
    g_free (cells[i]);
}

/* What a row says */

static char *
with_intention (char *words,
                int intended)
{
  g_autofree char *planned = words, *more = intended > 0 ? jalons_format_minutes (intended) : NULL;

  if (more == NULL)
    return g_steal_pointer (&planned);
  if (*planned == '\0')
    /* Translators: a duration that is only intended */
    return g_strdup_printf (_ ("%s (intention)"), more);
  /* Translators: what is planned, and what is intended on top of it */
  return g_strdup_printf (_ ("%1$s + %2$s (intention)"), planned, more);
}

/* Nothing is said of what was not even begun. */
static char *
planned_words (const JalonsCell *cell,
               const JalonsSpread *spread)
{
  return cell->basis == JALONS_BASIS_PLANNED ? jalons_spread_in_words (spread) : g_strdup ("");
}

static char *
foreseen_of_owed (const JalonsCell *cell,
                  gsize what)
{
  g_autofree char *owed = jalons_spread_in_words (&cell->owed);
  g_autofree char *planned = with_intention (planned_words (cell, &cell->planned), cell->intended);

  if (*planned == '\0')
    planned = (g_free (planned), g_strdup (_ ("nothing yet")));
  /* Translators: two durations: what is planned, and what is owed */
  return *owed != '\0' ? g_strdup_printf (_ ("%1$s of %2$s"), planned, owed) : g_steal_pointer (&planned);
}

static char *
count_words (const JalonsCell *cell,
             gsize what)
{
  return cell->n_divisions > 0 ? g_strdup_printf ("%u", cell->n_divisions) : g_strdup ("");
}

static char *
owed_words (const JalonsCell *cell,
            gsize what)
{
  return jalons_spread_in_words (&cell->owed);
}

static char *
all_planned_words (const JalonsCell *cell,
                   gsize what)
{
  return with_intention (planned_words (cell, &cell->planned), cell->intended);
}

static char *
done_words (const JalonsCell *cell,
            gsize what)
{
  return cell->basis == JALONS_BASIS_PLANNED && cell->done.high > 0 ? jalons_spread_in_words (&cell->done) : g_strdup ("");
}

static char *
axis_words (const JalonsCell *cell,
            gsize what)
{
  return with_intention (planned_words (cell, &cell->axes[what]), cell->intended_axes[what]);
}

static char *
half_day_words (const JalonsCell *cell,
                gsize what)
{
  int low = MAX (cell->half_days.low, 0), high = MAX (cell->half_days.high, 0);
  g_autofree char *planned = low == high ? g_strdup_printf ("%d", low)
                                         /* Translators: two numbers, of the class which has least, and most */
                                         : g_strdup_printf (_ ("%1$d to %2$d"), low, high);

  if (cell->basis == JALONS_BASIS_NOTHING && cell->half_day_target <= 0)
    return g_strdup ("");
  if (cell->intended_half_days > 0)
    {
      g_autofree char *with = g_strdup_printf (_ ("%1$s + %2$d (intention)"), planned, cell->intended_half_days);

      g_free (planned);
      planned = g_steal_pointer (&with);
    }
  /* Translators: how many are planned, and how many are aimed at */
  return cell->half_day_target > 0 ? g_strdup_printf (_ ("%1$s of %2$d"), planned, cell->half_day_target)
                                   : g_steal_pointer (&planned);
}

/* The summary of all levels */

static void
add_summary (JalonsProjectPages *self)
{
  add_years_table (self, _ ("Hours of a class by level and year, of those owed"), _ ("Level"));
  for (unsigned i = 0; i < self->programme->n_levels; i++)
    {
      const char *level = self->programme->levels[i];

      add_years_row (self, jalons_known_level (self->dataset, level).label, level, foreseen_of_owed, 0);
    }
}

/* A level */

static void
add_level_sums (JalonsProjectPages *self,
                const char *level,
                const char *label)
{
  gsize n_axes = 0;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n_axes);

  add_years_table (self, label, _ ("For a class"));
  add_years_row (self, _ ("Classes"), level, count_words, 0);
  add_years_row (self, _ ("Hours owed"), level, owed_words, 0);
  add_years_row (self, _ ("Hours planned"), level, all_planned_words, 0);
  for (gsize i = 0; i < n_axes; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s – %s", axes[i].letter, axes[i].label);

      add_years_row (self, name, level, axis_words, i);
    }
  add_years_row (self, _ ("Hours held"), level, done_words, 0);
  add_years_row (self, _ ("Avenir half-days"), level, half_day_words, 0);
}

/* Returns: (transfer full): what the rows of a level's hours put before the axis; the code of one that is unknown */
static char *
axis_letter (const char *code)
{
  const JalonsAxis *axis = *code != '\0' ? jalons_axis_lookup (NULL, code) : NULL;

  return g_strdup (axis != NULL ? axis->letter : code);
}

static char *
entry_title (const JalonsEntry *entry)
{
  /* Translators: an activity that is a demi-journée Avenir */
  return entry->half_day ? g_strdup_printf (_ ("%s (Avenir half-day)"), entry->title) : g_strdup (entry->title);
}

static void
add_entry (JalonsProjectPages *self,
           const JalonsCell *cell,
           const JalonsEntry *entry)
{
  gboolean is_intention = jalons_entry_is_intention (entry);
  g_autofree char *title = entry_title (entry), *axis = axis_letter (entry->axis);
  g_autofree char *length = jalons_spread_in_words (&entry->minutes);
  g_autofree char *when = is_intention ? g_strdup (_ ("Intention")) : jalons_project_when (entry->records);
  g_autofree char *classes = is_intention ? g_strdup ("")
                                          /* Translators: how many classes of how many */
                                          : g_strdup_printf (_ ("%1$u of %2$u"), entry->n_divisions, cell->n_divisions);
  const char *const cells[] = { title, axis, length, classes, when };

  jalons_report_add_row (self->report, cells);
}

static void
add_entries (JalonsProjectPages *self,
             const JalonsCell *cell,
             const char *label)
{
  static const double shares[] = { 0.43, 0.06, 0.1, 0.11, 0.3 };
  const char *const heads[] = { _ ("Activity"), _ ("Axis"), _ ("For a class"), _ ("Classes"), _ ("When"), NULL };
  g_autofree char *year = jalons_format_school_year (cell->start);
  /* Translators: a level and a school year */
  g_autofree char *title = g_strdup_printf (_ ("%1$s, %2$s"), label, year);

  if (cell->entries->len == 0)
    return;
  jalons_report_add (self->report, JALONS_REPORT_SUBHEADING, title);
  jalons_report_add_table (self->report, title, shares, heads);
  jalons_report_set_numbers (self->report, 2);
  jalons_report_set_numbers (self->report, 3);
  for (unsigned i = 0; i < cell->entries->len; i++)
    add_entry (self, cell, cell->entries->pdata[i]);
}

static void
add_level (JalonsProjectPages *self,
           const char *level)
{
  const char *label = jalons_known_level (self->dataset, level).label;

  jalons_report_add (self->report, JALONS_REPORT_HEADING, label);
  add_level_sums (self, level, label);
  for (int i = 0; i < JALONS_PROJECT_YEARS; i++)
    if (cell_of (self, level, i) != NULL)
      add_entries (self, cell_of (self, level, i), label);
}

/* All levels side by side, then each of them. */
void
jalons_project_print_programme (JalonsProjectPages *self)
{
  jalons_report_add (self->report, JALONS_REPORT_PART, _ ("Programme"));
  if (self->programme->n_levels == 0)
    {
      jalons_report_add (self->report, JALONS_REPORT_TEXT, _ ("Nothing is planned yet, and nothing intended."));
      return;
    }
  add_summary (self);
  jalons_report_add (self->report, JALONS_REPORT_NOTE,
                     _ ("Hours of one class; where the classes of a level differ, of the one which has least and the one "
                        "which has most. What is marked as an intention is not planned yet."));
  for (unsigned i = 0; i < self->programme->n_levels; i++)
    add_level (self, self->programme->levels[i]);
}
