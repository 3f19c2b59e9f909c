/* The programme of a project: for each level and year, what is done or meant, and the hours of a class.
 * Invariant: every figure comes from core/hours; a level's figures are over its classes, and nobody else counts them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hours.h"
#include "core/project/project.h"

G_BEGIN_DECLS

/**
 * JalonsSpread:
 * @low: that of the class which has least
 * @mean: rounded to the nearest
 * @high: that of the class which has most
 *
 * A figure over the classes of a level, in minutes (or in half-days); all %JALONS_UNSET when there is no class.
 */
typedef struct
{
  int low;
  int mean;
  int high;
} JalonsSpread;

/**
 * JalonsBasis:
 * @JALONS_BASIS_NOTHING: nothing is known of that level in that year
 * @JALONS_BASIS_INTENDED: intentions only
 * @JALONS_BASIS_PLANNED: its classes have activities; intentions may be left beside them
 */
typedef enum
{
  JALONS_BASIS_NOTHING,
  JALONS_BASIS_INTENDED,
  JALONS_BASIS_PLANNED,
} JalonsBasis;

/**
 * JalonsEntry:
 * @title: as it is shown; that of its kind for an activity without one
 * @axis: the code of an axis, or ""
 * @half_day: whether it is a demi-journée Avenir
 * @records: (element-type JalonsRecord): one intention; or activities with the same title, kind and axis, in the order of
 *   the year, so that a lesson which each class has on another day is one line
 * @n_divisions: how many classes of the level take part; 0 for an intention, which is for all of them
 * @minutes: for each class that takes part: low and high differ when some have it longer, or more often, than others
 *
 * One line of a cell. Cancelled activities, and those for families or staff, are in none.
 */
typedef struct
{
  char *title;
  char *axis;
  gboolean half_day;
  GPtrArray *records;
  unsigned n_divisions;
  JalonsSpread minutes;
} JalonsEntry;

gboolean jalons_entry_is_intention (const JalonsEntry *entry);

/**
 * JalonsCell:
 * @level: its code
 * @start: 2026 for 2026-2027
 * @basis: see #JalonsBasis
 * @n_divisions: the classes of that level in that year
 * @owed: what is owed to a class; without classes, what the texts owe at that level; %JALONS_UNSET when nobody says
 * @planned: what core/hours has planned for a class; @confirmed and @done likewise
 * @intended: minutes for a class, of the intentions alone
 * @axes: planned for a class by axis, in the order of jalons_axes_list()
 * @intended_axes: the same of the intentions
 * @half_days: demi-journées Avenir planned for a class
 * @intended_half_days: the same of the intentions
 * @half_day_target: how many are aimed at
 * @total: the sum over all its classes, as jalons_hours_add() makes it
 * @entries: (element-type JalonsEntry): activities in the order of the year, then intentions
 */
typedef struct
{
  char *level;
  int start;
  JalonsBasis basis;
  unsigned n_divisions;
  JalonsSpread owed;
  JalonsSpread planned;
  JalonsSpread confirmed;
  JalonsSpread done;
  int intended;
  JalonsSpread axes[JALONS_HOURS_MAX_AXES];
  int intended_axes[JALONS_HOURS_MAX_AXES];
  JalonsSpread half_days;
  int intended_half_days;
  int half_day_target;
  JalonsSpread competences[JALONS_HOURS_MAX_COMPETENCES];
  JalonsHours total;
  GPtrArray *entries;
} JalonsCell;

/**
 * JalonsProgramme:
 * @start: the first of its years
 * @levels: (array zero-terminated=1): codes, in the order of lists
 * @n_levels: how many
 * @cells: (element-type JalonsCell): @n_levels × %JALONS_PROJECT_YEARS, level by level; see jalons_programme_cell()
 */
typedef struct
{
  int start;
  char **levels;
  unsigned n_levels;
  GPtrArray *cells;
} JalonsProgramme;

JalonsProgramme  *jalons_programme_new   (JalonsDataset *dataset, const JalonsProject *project);
JalonsProgramme  *jalons_programme_new_alone (JalonsDataset *dataset, const JalonsProject *project);
void              jalons_programme_free  (JalonsProgramme *self);
const JalonsCell *jalons_programme_cell  (const JalonsProgramme *self, const char *level, int start);
JalonsBasis       jalons_programme_basis (const JalonsProgramme *self, int start);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsProgramme, jalons_programme_free)

/* One cell of any school's level and year, whether a project has it or not. */
JalonsCell       *jalons_cell_new        (JalonsDataset *dataset, const JalonsSchool *school, const char *level,
                                          int start);
void              jalons_cell_free       (JalonsCell *cell);
int               jalons_cell_foreseen   (const JalonsCell *cell);
JalonsSpread      jalons_cell_foreseen_spread (const JalonsCell *cell);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsCell, jalons_cell_free)

char             *jalons_spread_in_words (const JalonsSpread *minutes);

G_END_DECLS
