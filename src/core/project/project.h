/* The pluriannual project of a school: its name, its years, its state and what belongs to it.
 * Invariant: what follows a state, and who takes which step, is one table; the screen, the page and plan ask it here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

/* A project is for this many school years (note de service MENE2519127N: it is pluriannual, and looked at each year). */
#define JALONS_PROJECT_YEARS 3

/**
 * JalonsProjectStep:
 * @JALONS_STEP_SUBMIT: a draft, or what was to be revised, goes to its readers
 * @JALONS_STEP_ASK_CHANGES: a reader, or the council, sends it back
 * @JALONS_STEP_REVIEW: the readers have no more to say
 * @JALONS_STEP_ADVISE: the conseil pédagogique gave its advice, on a day
 * @JALONS_STEP_ADOPT: the conseil d'administration adopted it, on a day
 * @JALONS_STEP_ARCHIVE: it is no longer in force
 * @JALONS_STEP_BEGIN_NEXT: “Commencer la version suivante”: a draft again, one edition later
 */
typedef enum
{
  JALONS_STEP_SUBMIT,
  JALONS_STEP_ASK_CHANGES,
  JALONS_STEP_REVIEW,
  JALONS_STEP_ADVISE,
  JALONS_STEP_ADOPT,
  JALONS_STEP_ARCHIVE,
  JALONS_STEP_BEGIN_NEXT,
  JALONS_N_STEPS,
} JalonsProjectStep;

gboolean            jalons_step_may_follow     (JalonsProjectState state, JalonsProjectStep step);
JalonsProjectState  jalons_step_state          (JalonsProjectStep step);
gboolean            jalons_step_is_for         (JalonsProjectStep step, JalonsRole role);
JalonsFieldId       jalons_step_day_field      (JalonsProjectStep step);
const char         *jalons_step_label          (JalonsProjectStep step);

/* The project */
GPtrArray          *jalons_project_list        (JalonsDataset *dataset, const JalonsSchool *school);
JalonsProject      *jalons_project_of_year     (JalonsDataset *dataset, const JalonsSchool *school, int start);
JalonsProject      *jalons_project_usual       (JalonsDataset *dataset, const JalonsSchool *school, int start);
int                 jalons_project_next_start  (JalonsDataset *dataset, const JalonsSchool *school, int start);
void                jalons_project_years_around (const JalonsProject *project, int start, int *first, int *n_years);
gboolean            jalons_project_has_year    (const JalonsProject *project, int start);
gboolean            jalons_project_is_editable (const JalonsProject *project);
char               *jalons_project_name        (JalonsDataset *dataset, const JalonsProject *project);
char               *jalons_project_span        (const JalonsProject *project);

/* What belongs to it, in the order in which it is shown; each (transfer container), perhaps empty. */
GPtrArray          *jalons_project_goals       (JalonsDataset *dataset, const JalonsProject *project);
GPtrArray          *jalons_project_intentions  (JalonsDataset *dataset, const JalonsProject *project);
GPtrArray          *jalons_project_partners    (JalonsDataset *dataset, const JalonsProject *project);
GPtrArray          *jalons_project_figures     (JalonsDataset *dataset, const JalonsProject *project);
GPtrArray          *jalons_project_reviewers   (JalonsDataset *dataset, const JalonsProject *project);
GPtrArray          *jalons_project_revisions   (JalonsDataset *dataset, const JalonsProject *project);
JalonsRevision     *jalons_project_last_revision (JalonsDataset *dataset, const JalonsProject *project,
                                                  JalonsProjectState state);
GPtrArray          *jalons_project_activities  (JalonsDataset *dataset, const JalonsProject *project,
                                                JalonsAudience audience);

char               *jalons_revision_in_words   (const JalonsRevision *revision);

/* Goals and what serves them */
GPtrArray          *jalons_goal_activities     (JalonsDataset *dataset, const JalonsGoal *goal);
GPtrArray          *jalons_goal_intentions     (JalonsDataset *dataset, const JalonsGoal *goal);
GPtrArray          *jalons_activity_goals      (JalonsDataset *dataset, const JalonsActivity *activity,
                                                const JalonsProject *project);

G_END_DECLS
