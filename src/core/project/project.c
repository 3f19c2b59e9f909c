/* A project, and its parts in order.
 * Invariant: a list never depends on the order of arrival: what sorts equal is sorted by id.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/project.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/published/known-levels.h"
#include "core/record/order.h"
#include "core/words/labels.h"
#include "core/words/text.h"

/* The project */

static int
compare_projects (gconstpointer a,
                  gconstpointer b)
{
  const JalonsProject *first = *(JalonsProject *const *) a, *second = *(JalonsProject *const *) b;

  if (jalons_project_start (first) != jalons_project_start (second))
    return jalons_project_start (first) > jalons_project_start (second) ? -1 : 1;
  return strcmp (jalons_record_get_id (first), jalons_record_get_id (second));
}

/**
 * jalons_project_list:
 *
 * Returns: (transfer container) (element-type JalonsProject): the projects of @school, the latest first
 */
GPtrArray *
jalons_project_list (JalonsDataset *dataset,
                     const JalonsSchool *school)
{
  GPtrArray *projects = jalons_dataset_referring (dataset, JALONS_PROJECT_SCHOOL, jalons_record_get_id (school));

  g_ptr_array_sort (projects, compare_projects);
  return projects;
}

/**
 * jalons_project_has_year:
 * @start: 2026 for 2026-2027
 *
 * Returns: whether that is one of its three years
 */
gboolean
jalons_project_has_year (const JalonsProject *project,
                         int start)
{
  int first = jalons_project_start (project);

  return first != JALONS_UNSET && start >= first && start < first + JALONS_PROJECT_YEARS;
}

/**
 * jalons_project_of_year:
 * @start: 2026 for 2026-2027
 *
 * Returns: (transfer none) (nullable): the project of @school that has that year, the latest one if they overlap; one that
 *   is archived only when there is no other
 */
JalonsProject *
jalons_project_of_year (JalonsDataset *dataset,
                        const JalonsSchool *school,
                        int start)
{
  g_autoptr (GPtrArray) projects = jalons_project_list (dataset, school);
  JalonsProject *archived = NULL;

  for (guint i = 0; i < projects->len; i++)
    {
      JalonsProject *project = g_ptr_array_index (projects, i);

      if (!jalons_project_has_year (project, start))
        continue;
      if (jalons_project_state (project) != JALONS_PROJECT_ARCHIVED)
        return project;
      if (archived == NULL)
        archived = project;
    }
  return archived;
}

/**
 * jalons_project_usual:
 * @start: of the year that is looked at: 2026 for 2026-2027
 *
 * Returns: (transfer none) (nullable): the project of @school that has that year, or the latest one
 */
JalonsProject *
jalons_project_usual (JalonsDataset *dataset,
                      const JalonsSchool *school,
                      int start)
{
  JalonsProject *project = jalons_project_of_year (dataset, school, start);
  g_autoptr (GPtrArray) projects = project == NULL ? jalons_project_list (dataset, school) : NULL;

  if (project != NULL)
    return project;
  return projects->len > 0 ? projects->pdata[0] : NULL;
}

/**
 * jalons_project_next_start:
 * @start: of the year that is looked at: 2026 for 2026-2027
 *
 * Returns: the first year that a new project of @school has: @start when no project has it, else the year after the last
 *   of all its projects
 */
int
jalons_project_next_start (JalonsDataset *dataset,
                           const JalonsSchool *school,
                           int start)
{
  g_autoptr (GPtrArray) projects = jalons_project_list (dataset, school);

  if (jalons_project_of_year (dataset, school, start) == NULL)
    return start;
  return jalons_project_start (projects->pdata[0]) + JALONS_PROJECT_YEARS;
}

/* What comes before the project tells what is usual, and what comes after it is on the path of a cohort. */
#define YEARS_BEFORE 1
#define YEARS_AFTER  1

/**
 * jalons_project_years_around:
 * @start: of the year that is open: 2026 for 2026-2027
 * @first: (out): the first year that a view, or a page, of @project is made of
 * @n_years: (out): how many; the open year is among them, since its classes tell the levels of years without any
 */
void
jalons_project_years_around (const JalonsProject *project,
                             int start,
                             int *first,
                             int *n_years)
{
  int own = jalons_project_start (project) != JALONS_UNSET ? jalons_project_start (project) : start;

  *first = MIN (own - YEARS_BEFORE, start);
  *n_years = MAX (own + JALONS_PROJECT_YEARS + YEARS_AFTER, start + 1) - *first;
}

/**
 * jalons_project_is_editable:
 *
 * Its own records, that is: the activities of its years go on living, and its readers write remarks whenever they like.
 *
 * Returns: whether its texts, goals, intentions and partners may be changed now
 */
gboolean
jalons_project_is_editable (const JalonsProject *project)
{
  int state = jalons_project_state (project);

  return state == JALONS_PROJECT_DRAFT || state == JALONS_PROJECT_TO_REVISE;
}

/**
 * jalons_project_span:
 *
 * Returns: (transfer full): "2026-2029": its first rentrée, and the end of its last year
 */
char *
jalons_project_span (const JalonsProject *project)
{
  int start = jalons_project_start (project);

  return start == JALONS_UNSET ? g_strdup ("") : g_strdup_printf ("%d-%d", start, start + JALONS_PROJECT_YEARS);
}

/**
 * jalons_project_name:
 *
 * Returns: (transfer full): its title, or one made of the centre's word for it: "Projet pluriannuel d’orientation
 *   2026-2029"
 */
char *
jalons_project_name (JalonsDataset *dataset,
                     const JalonsProject *project)
{
  g_autofree char *centre_id = jalons_centre_make_id ();
  JalonsCentre *centre = jalons_dataset_lookup (dataset, JALONS_ENTITY_CENTRE, centre_id);
  JalonsPlanWord word = centre ? (JalonsPlanWord) jalons_centre_plan_word (centre) : JALONS_PLAN_PROJECT;
  g_autofree char *span = jalons_project_span (project);
  g_autofree char *name = NULL;

  if (*jalons_project_title (project) != '\0')
    return g_strdup (jalons_project_title (project));
  /* Translators: what the centre calls it ("Projet pluriannuel d’orientation"), its years ("2026-2029") */
  name = g_strdup_printf (C_ ("project", "%1$s %2$s"), jalons_plan_word_label (word), span);
  return g_strdup (g_strchomp (name));
}

/* Its parts, in order */

static int
compare_ids (const JalonsRecord *a,
             const JalonsRecord *b)
{
  return strcmp (jalons_record_get_id (a), jalons_record_get_id (b));
}

/* What has no number comes last. */
static int
compare_numbers (const JalonsRecord *a,
                 const JalonsRecord *b,
                 JalonsFieldId field)
{
  unsigned first = (unsigned) jalons_record_get_number (a, field), second = (unsigned) jalons_record_get_number (b, field);

  return first < second ? -1 : first > second;
}

static GPtrArray *
list_parts (JalonsDataset *dataset,
            JalonsFieldId owner,
            const char *id,
            GCompareDataFunc compare)
{
  GPtrArray *parts = jalons_dataset_referring (dataset, owner, id);

  g_ptr_array_sort_with_data (parts, compare, dataset);
  return parts;
}

static int
compare_goals (gconstpointer a,
               gconstpointer b,
               gpointer dataset)
{
  const JalonsGoal *first = *(JalonsGoal *const *) a, *second = *(JalonsGoal *const *) b;
  int order = compare_numbers (first, second, JALONS_GOAL_RANK);

  return order ? order : compare_ids (first, second);
}

/**
 * jalons_project_goals:
 *
 * Returns: (transfer container) (element-type JalonsGoal): by rank
 */
GPtrArray *
jalons_project_goals (JalonsDataset *dataset,
                      const JalonsProject *project)
{
  return list_parts (dataset, JALONS_GOAL_PROJECT, jalons_record_get_id (project), compare_goals);
}

static int
compare_intentions (gconstpointer a,
                    gconstpointer b,
                    gpointer dataset)
{
  const JalonsIntention *first = *(JalonsIntention *const *) a, *second = *(JalonsIntention *const *) b;
  int order = compare_numbers (first, second, JALONS_INTENTION_START);

  if (order == 0)
    order = jalons_known_level_compare (dataset, jalons_intention_level (first), jalons_intention_level (second));
  if (order == 0)
    order = jalons_collate (jalons_intention_title (first), jalons_intention_title (second));
  return order ? order : compare_ids (first, second);
}

/**
 * jalons_project_intentions:
 *
 * Returns: (transfer container) (element-type JalonsIntention): by year, level and title
 */
GPtrArray *
jalons_project_intentions (JalonsDataset *dataset,
                           const JalonsProject *project)
{
  return list_parts (dataset, JALONS_INTENTION_PROJECT, jalons_record_get_id (project), compare_intentions);
}

static int
compare_partners (gconstpointer a,
                  gconstpointer b,
                  gpointer dataset)
{
  const JalonsPartner *first = *(JalonsPartner *const *) a, *second = *(JalonsPartner *const *) b;
  int order = jalons_collate (jalons_partner_name (first), jalons_partner_name (second));

  if (order == 0)
    order = jalons_collate (jalons_partner_subject (first), jalons_partner_subject (second));
  return order ? order : compare_ids (first, second);
}

/**
 * jalons_project_partners:
 *
 * Returns: (transfer container) (element-type JalonsPartner): by name and subject
 */
GPtrArray *
jalons_project_partners (JalonsDataset *dataset,
                         const JalonsProject *project)
{
  return list_parts (dataset, JALONS_PARTNER_PROJECT, jalons_record_get_id (project), compare_partners);
}

static int
compare_figures (gconstpointer a,
                 gconstpointer b,
                 gpointer dataset)
{
  const JalonsFigure *first = *(JalonsFigure *const *) a, *second = *(JalonsFigure *const *) b;
  int order = jalons_collate (jalons_figure_label (first), jalons_figure_label (second));

  if (order == 0)
    order = compare_numbers (first, second, JALONS_FIGURE_START);
  return order ? order : compare_ids (first, second);
}

/**
 * jalons_project_figures:
 *
 * Returns: (transfer container) (element-type JalonsFigure): those of its school, by label and then by year, so that one
 *   sees how a figure has changed
 */
GPtrArray *
jalons_project_figures (JalonsDataset *dataset,
                        const JalonsProject *project)
{
  return list_parts (dataset, JALONS_FIGURE_SCHOOL, jalons_project_school (project), compare_figures);
}

static int
compare_reviewers (gconstpointer a,
                   gconstpointer b,
                   gpointer dataset)
{
  const JalonsReviewer *first = *(JalonsReviewer *const *) a, *second = *(JalonsReviewer *const *) b;
  int order = compare_numbers (first, second, JALONS_REVIEWER_ROLE);

  if (order == 0)
    order = jalons_collate (jalons_reviewer_name (first), jalons_reviewer_name (second));
  return order ? order : compare_ids (first, second);
}

/**
 * jalons_project_reviewers:
 *
 * Returns: (transfer container) (element-type JalonsReviewer): by role and name
 */
GPtrArray *
jalons_project_reviewers (JalonsDataset *dataset,
                          const JalonsProject *project)
{
  return list_parts (dataset, JALONS_REVIEWER_PROJECT, jalons_record_get_id (project), compare_reviewers);
}

/* Two people who took a step each on their own copy gave it the same number: the day tells them apart. */
static int
compare_revisions (gconstpointer a,
                   gconstpointer b,
                   gpointer dataset)
{
  const JalonsRevision *first = *(JalonsRevision *const *) a, *second = *(JalonsRevision *const *) b;
  int order = compare_numbers (first, second, JALONS_REVISION_NUMBER);

  if (order == 0 && jalons_revision_day (first) != jalons_revision_day (second))
    order = jalons_revision_day (first) < jalons_revision_day (second) ? -1 : 1;
  return order ? order : compare_ids (first, second);
}

/**
 * jalons_project_revisions:
 *
 * Returns: (transfer container) (element-type JalonsRevision): from the first step to the last
 */
GPtrArray *
jalons_project_revisions (JalonsDataset *dataset,
                          const JalonsProject *project)
{
  return list_parts (dataset, JALONS_REVISION_PROJECT, jalons_record_get_id (project), compare_revisions);
}

/**
 * jalons_revision_in_words:
 *
 * Returns: (transfer full): a step of a review: "3. adopté en CA · 12 mars 2027"
 */
char *
jalons_revision_in_words (const JalonsRevision *revision)
{
  g_autofree char *day = jalons_revision_day (revision) != JALONS_NO_DAY
                           ? jalons_format_day (jalons_revision_day (revision), JALONS_DAY_DATE)
                           : g_strdup ("");

  return g_strdup_printf ("%d. %s%s%s", jalons_revision_number (revision),
                          jalons_project_state_label ((JalonsProjectState) jalons_revision_state (revision)),
                          *day != '\0' ? " · " : "", day);
}

/**
 * jalons_project_last_revision:
 * @state: the state that it came to
 *
 * Returns: (transfer none) (nullable): the last step to @state; say the version that was adopted last
 */
JalonsRevision *
jalons_project_last_revision (JalonsDataset *dataset,
                              const JalonsProject *project,
                              JalonsProjectState state)
{
  g_autoptr (GPtrArray) revisions = jalons_project_revisions (dataset, project);

  for (guint i = revisions->len; i > 0; i--)
    if (jalons_revision_state (revisions->pdata[i - 1]) == (int) state)
      return revisions->pdata[i - 1]; /* the dataset holds it */
  return NULL;
}

static void
add_activities_of_year (GPtrArray *activities,
                        JalonsDataset *dataset,
                        const JalonsYear *year,
                        JalonsAudience audience)
{
  g_autoptr (GPtrArray) all = jalons_dataset_referring (dataset, JALONS_ACTIVITY_YEAR, jalons_record_get_id (year));

  g_ptr_array_sort (all, jalons_order_activities);
  for (guint i = 0; i < all->len; i++)
    if (jalons_activity_audience (all->pdata[i]) == (int) audience &&
        jalons_activity_state (all->pdata[i]) != JALONS_STATE_CANCELLED)
      g_ptr_array_add (activities, g_object_ref (all->pdata[i]));
}

/**
 * jalons_project_activities:
 * @audience: for whom
 *
 * Returns: (transfer container) (element-type JalonsActivity): the activities of its years that are not cancelled, year by
 *   year in the order of the year, the undated ones of a year last
 */
GPtrArray *
jalons_project_activities (JalonsDataset *dataset,
                           const JalonsProject *project,
                           JalonsAudience audience)
{
  GPtrArray *activities = g_ptr_array_new_with_free_func (g_object_unref);
  JalonsSchool *school = jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL);

  for (int i = 0; school != NULL && i < JALONS_PROJECT_YEARS; i++)
    {
      JalonsYear *year = jalons_dataset_find_year (dataset, school, jalons_project_start (project) + i);

      if (year != NULL)
        add_activities_of_year (activities, dataset, year, audience);
    }
  return activities;
}

/* Goals and what serves them */

/**
 * jalons_goal_activities:
 *
 * Returns: (transfer container) (element-type JalonsActivity): those that serve @goal and are not cancelled, by date
 */
GPtrArray *
jalons_goal_activities (JalonsDataset *dataset,
                        const JalonsGoal *goal)
{
  g_autoptr (GPtrArray) aims = jalons_dataset_referring (dataset, JALONS_AIM_GOAL, jalons_record_get_id (goal));
  GPtrArray *activities = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < aims->len; i++)
    {
      JalonsActivity *activity = jalons_dataset_follow (dataset, aims->pdata[i], JALONS_AIM_ACTIVITY);

      if (activity != NULL && jalons_activity_state (activity) != JALONS_STATE_CANCELLED)
        g_ptr_array_add (activities, g_object_ref (activity));
    }
  g_ptr_array_sort (activities, jalons_order_activities);
  return activities;
}

/**
 * jalons_goal_intentions:
 *
 * Returns: (transfer container) (element-type JalonsIntention): those that serve @goal, by year, level and title
 */
GPtrArray *
jalons_goal_intentions (JalonsDataset *dataset,
                        const JalonsGoal *goal)
{
  return list_parts (dataset, JALONS_INTENTION_GOAL, jalons_record_get_id (goal), compare_intentions);
}

/**
 * jalons_activity_goals:
 * @project: (nullable): of this project alone
 *
 * Returns: (transfer container) (element-type JalonsGoal): the goals that @activity serves, by rank
 */
GPtrArray *
jalons_activity_goals (JalonsDataset *dataset,
                       const JalonsActivity *activity,
                       const JalonsProject *project)
{
  g_autoptr (GPtrArray) aims = jalons_dataset_referring (dataset, JALONS_AIM_ACTIVITY, jalons_record_get_id (activity));
  GPtrArray *goals = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < aims->len; i++)
    {
      JalonsGoal *goal = jalons_dataset_follow (dataset, aims->pdata[i], JALONS_AIM_GOAL);

      if (goal != NULL && (project == NULL || g_str_equal (jalons_goal_project (goal), jalons_record_get_id (project))))
        g_ptr_array_add (goals, g_object_ref (goal));
    }
  g_ptr_array_sort_with_data (goals, compare_goals, dataset);
  return goals;
}
