/* The path of a cohort: what a pupil who enters a level in a year will have lived, year by year up to the last class.
 * Invariant: what is not planned is never taken for planned: each year says what it rests on.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/onward.h"
#include "core/project/programme.h"

G_BEGIN_DECLS

/* Where a pupil goes where ways part: after the 3e, and after the 2de. */
typedef enum
{
  JALONS_PATH_GENERAL,
  JALONS_PATH_TECHNOLOGICAL,
  JALONS_PATH_VOCATIONAL, /* baccalauréat professionnel */
  JALONS_PATH_CAP,
  JALONS_N_PATHS,
} JalonsPath;

/**
 * JalonsCohortYear:
 * @start: 2026 for 2026-2027
 * @level: the code of the level that the cohort is in
 * @school: (nullable): where; %NULL when no school is known that has the level
 * @like: the year that stands for this one when nothing is known of it yet (the nearest planned one of the same level
 *   and school), else %JALONS_UNSET
 * @cell: what there is, see #JalonsCell; its basis says whether that is planned or only intended
 */
typedef struct
{
  int start;
  const char *level;
  JalonsSchool *school;
  int like;
  JalonsCell *cell;
} JalonsCohortYear;

/**
 * JalonsTouch:
 * @JALONS_TOUCH_NEVER: no class of the path meets it
 * @JALONS_TOUCH_SOME: it depends on the class
 * @JALONS_TOUCH_ALL: in one year at least, every class of the level meets it
 */
typedef enum
{
  JALONS_TOUCH_NEVER,
  JALONS_TOUCH_SOME,
  JALONS_TOUCH_ALL,
} JalonsTouch;

/**
 * JalonsCohort:
 * @years: (element-type JalonsCohortYear): from the first level to the last
 * @owed: the sum over its years, in minutes for one pupil; years of which nothing says it count for nothing
 * @planned: the sum of what is planned, or intended where nothing is; years that stand for another one included
 * @axes: the same by axis, in the order of jalons_axes_list()
 * @half_days: demi-journées Avenir
 * @competences: planned minutes, in the order of jalons_competences_list()
 * @touched: whether a pupil meets each competence
 * @n_unknown: how many of its years rest on nothing
 */
typedef struct
{
  GPtrArray *years;
  int owed;
  JalonsSpread planned;
  JalonsSpread done;
  JalonsSpread axes[JALONS_HOURS_MAX_AXES];
  JalonsSpread half_days;
  JalonsSpread competences[JALONS_HOURS_MAX_COMPETENCES];
  JalonsTouch touched[JALONS_HOURS_MAX_COMPETENCES];
  unsigned n_unknown;
  char *first_level; /*< private >*/
} JalonsCohort;

const char   *jalons_path_label         (JalonsPath path);
const char   *jalons_path_next          (JalonsPath path, const char *level);
gboolean      jalons_path_suits         (JalonsPath path, const char *level);
JalonsVoie    jalons_path_voie          (JalonsPath path);
gboolean      jalons_cohort_has_level   (JalonsDataset *dataset, const JalonsSchool *school, const char *level);
const char   *jalons_cohort_first_level (JalonsDataset *dataset, const JalonsSchool *school);
JalonsCohort *jalons_cohort_new         (JalonsDataset *dataset, const JalonsSchool *school, const char *level, int start,
                                         JalonsPath path, const JalonsOnward *onward);
void          jalons_cohort_free        (JalonsCohort *self);
void          jalons_cohort_keep        (JalonsDataset *dataset, const JalonsProject *project, JalonsOnward *onward);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsCohort, jalons_cohort_free)

G_END_DECLS
