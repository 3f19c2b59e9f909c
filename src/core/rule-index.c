/* The index: divisions gathered when they are first asked for, issues found when they are first asked for.
 * Invariant: what is kept is exactly what would be found again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rule-index.h"

#include "core/rule-index-private.h"

struct _JalonsRuleIndex
{
  JalonsDataset *dataset;
  char *year_id;
  JalonsCalendar *calendar; /* made when it is first asked for */
  GHashTable *divisions;    /* id → JalonsRuleDivision */
  GPtrArray *listed;        /* the divisions of the year by code; NULL when that must be looked up */
  GHashTable *day_issues;   /* id of an activity → its JalonsIssue about the day */
  GHashTable *stale;        /* ids of activities whose day must be judged; NULL for all */
  GPtrArray *issues;        /* all together, or NULL */
};

static JalonsRuleIndex *
index_new (JalonsDataset *dataset)
{
  JalonsRuleIndex *self = g_new0 (JalonsRuleIndex, 1);

  self->dataset = g_object_ref (dataset);
  self->divisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) jalons_rule_division_free);
  self->day_issues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) jalons_issue_free);
  return self;
}

/**
 * jalons_rule_index_new:
 * @year: a school's year, of @dataset
 *
 * Costs nothing by itself: what the rules look at is gathered when something is asked.
 *
 * Returns: (transfer full): the index of @year
 */
JalonsRuleIndex *
jalons_rule_index_new (JalonsDataset *dataset,
                       JalonsYear *year)
{
  JalonsRuleIndex *self = index_new (dataset);

  self->year_id = g_strdup (jalons_record_get_id (year));
  return self;
}

/* For one question about a proposal, by somebody who has the calendar. */
JalonsRuleIndex *
jalons_rule_index_new_with_calendar (JalonsDataset *dataset,
                                     JalonsCalendar *calendar)
{
  JalonsRuleIndex *self = index_new (dataset);

  self->calendar = jalons_calendar_ref (calendar);
  return self;
}

void
jalons_rule_index_free (JalonsRuleIndex *index)
{
  g_object_unref (index->dataset);
  g_free (index->year_id);
  g_clear_pointer (&index->calendar, jalons_calendar_unref);
  g_hash_table_unref (index->divisions);
  g_clear_pointer (&index->listed, g_ptr_array_unref);
  g_hash_table_unref (index->day_issues);
  g_clear_pointer (&index->stale, g_hash_table_unref);
  g_clear_pointer (&index->issues, g_ptr_array_unref);
  g_free (index);
}

/* Forgetting */

static void
forget_everything (JalonsRuleIndex *self)
{
  g_hash_table_remove_all (self->divisions);
  g_hash_table_remove_all (self->day_issues);
  g_clear_pointer (&self->stale, g_hash_table_unref);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  if (self->year_id != NULL)
    g_clear_pointer (&self->calendar, jalons_calendar_unref);
}

static void
forget_activity (JalonsRuleIndex *self,
                 JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (self->dataset, activity);
  const char *id = jalons_record_get_id (activity);

  for (guint i = 0; i < divisions->len; i++)
    g_hash_table_remove (self->divisions, jalons_record_get_id (g_ptr_array_index (divisions, i)));
  g_hash_table_remove (self->day_issues, id);
  if (self->stale != NULL)
    g_hash_table_add (self->stale, g_strdup (id));
}

static gboolean
has_absence (gpointer id,
             gpointer data,
             gpointer record)
{
  const JalonsRuleDivision *known = data;

  for (guint i = 0; i < known->absences->len; i++)
    if (g_str_equal (jalons_record_get_id (g_ptr_array_index (known->absences, i)), jalons_record_get_id (record)))
      return TRUE;
  return FALSE;
}

/* It may have gone from one division to another. */
static void
forget_absence (JalonsRuleIndex *self,
                JalonsAbsence *absence)
{
  g_hash_table_foreach_remove (self->divisions, has_absence, absence);
  g_hash_table_remove (self->divisions, jalons_absence_division (absence));
}

/**
 * jalons_rule_index_forget:
 * @record: a record that changes, as it will be, or has changed, as it is
 *
 * To be called for each record of a gesture, and nothing asked before all of them are in the dataset.
 */
void
jalons_rule_index_forget (JalonsRuleIndex *index,
                          JalonsRecord *record)
{
  g_clear_pointer (&index->issues, g_ptr_array_unref);
  switch (jalons_record_get_entity (record))
    {
    case JALONS_ENTITY_ACTIVITY:
      forget_activity (index, record);
      break;
    case JALONS_ENTITY_PARTICIPATION:
      g_hash_table_remove (index->divisions, jalons_participation_division (record));
      break;
    case JALONS_ENTITY_ABSENCE:
      forget_absence (index, record);
      break;
    case JALONS_ENTITY_DIVISION:
      /* The others change their places in the list. */
      g_hash_table_remove_all (index->divisions);
      g_clear_pointer (&index->listed, g_ptr_array_unref);
      break;
    case JALONS_ENTITY_MILESTONE:
      g_hash_table_remove_all (index->divisions);
      break;
    case JALONS_ENTITY_MEF:
    case JALONS_ENTITY_LEVEL:
    case JALONS_ENTITY_FEED:
      break;
    case JALONS_ENTITY_CENTRE:
    case JALONS_ENTITY_OFFER:
    case JALONS_ENTITY_BOOKING:
    case JALONS_ENTITY_AMBASSADOR:
    case JALONS_ENTITY_VISIT:
    case JALONS_ENTITY_DOCUMENT:
    case JALONS_ENTITY_ATTACHMENT:
    case JALONS_ENTITY_SCHOOL:
    case JALONS_ENTITY_YEAR:
    case JALONS_ENTITY_REFERENCE:
    case JALONS_ENTITY_CLOSURE:
    case JALONS_N_ENTITIES:
    default:
      forget_everything (index);
      break;
    }
}

/* Asking */

/**
 * jalons_rule_index_calendar:
 *
 * Returns: (transfer none): the calendar of the year, until something is forgotten
 */
JalonsCalendar *
jalons_rule_index_calendar (JalonsRuleIndex *index)
{
  if (index->calendar == NULL)
    {
      JalonsYear *year = jalons_dataset_lookup (index->dataset, JALONS_ENTITY_YEAR, index->year_id);

      /* A year that is gone has no day. */
      index->calendar = year ? jalons_hours_calendar (index->dataset, year)
                             : jalons_calendar_new (JALONS_NO_DAY, JALONS_NO_DAY, NULL, 0, FALSE);
    }
  return index->calendar;
}

/* Borrowed, until something is forgotten. */
JalonsRuleDivision *
jalons_rule_index_division (JalonsRuleIndex *index,
                            JalonsDivision *division)
{
  const char *id = jalons_record_get_id (division);
  JalonsRuleDivision *known = g_hash_table_lookup (index->divisions, id);

  if (known == NULL)
    {
      known = jalons_rule_division_new (index->dataset, division);
      g_hash_table_insert (index->divisions, g_strdup (id), known);
    }
  return known;
}

typedef struct
{
  JalonsCalendar *calendar;
  GPtrArray *issues;
  guint rank;
} Telling;

static void
on_found (gpointer data,
          const JalonsFinding *finding)
{
  Telling *telling = data;

  g_ptr_array_add (telling->issues, jalons_finding_issue (telling->calendar, finding, telling->rank));
}

static GPtrArray *
issues_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_issue_free);
}

static void
append_issues (GPtrArray *all,
               GPtrArray *some)
{
  for (guint i = 0; i < some->len; i++)
    g_ptr_array_add (all, jalons_issue_ref (g_ptr_array_index (some, i)));
}

/* The issues of the division at @rank of the list, found when they are not known. */
static GPtrArray *
issues_of_division (JalonsRuleIndex *self,
                    guint rank)
{
  JalonsRuleDivision *known = jalons_rule_index_division (self, g_ptr_array_index (self->listed, rank));
  Telling telling = { jalons_rule_index_calendar (self), NULL, rank };

  if (known->issues == NULL)
    {
      telling.issues = known->issues = issues_new ();
      jalons_judge_division (telling.calendar, known, on_found, &telling);
    }
  return known->issues;
}

static void
judge_day_of (JalonsRuleIndex *self,
              JalonsActivity *activity)
{
  g_autoptr (GPtrArray) issues = issues_new ();
  Telling telling = { jalons_rule_index_calendar (self), issues, 0 };
  JalonsPlaced placed = jalons_placed_at (telling.calendar, activity, jalons_activity_slot (activity));

  jalons_judge_day (telling.calendar, &placed, on_found, &telling);
  if (issues->len > 0)
    g_hash_table_replace (self->day_issues, g_strdup (jalons_record_get_id (activity)),
                          jalons_issue_ref (g_ptr_array_index (issues, 0)));
}

static void
judge_all_days (JalonsRuleIndex *self)
{
  g_autoptr (GPtrArray) activities = jalons_dataset_referring (self->dataset, JALONS_ACTIVITY_YEAR, self->year_id);

  for (guint i = 0; i < activities->len; i++)
    judge_day_of (self, g_ptr_array_index (activities, i));
  self->stale = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
judge_stale_days (JalonsRuleIndex *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->stale);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      JalonsActivity *activity = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_ACTIVITY, id);

      if (activity != NULL && g_str_equal (jalons_activity_year (activity), self->year_id))
        judge_day_of (self, activity);
    }
  g_hash_table_remove_all (self->stale);
}

static void
collect_day_issues (JalonsRuleIndex *self,
                    GPtrArray *all)
{
  GHashTableIter iter;
  gpointer issue;

  if (self->stale == NULL)
    judge_all_days (self);
  else
    judge_stale_days (self);
  g_hash_table_iter_init (&iter, self->day_issues);
  while (g_hash_table_iter_next (&iter, NULL, &issue))
    g_ptr_array_add (all, jalons_issue_ref (issue));
}

static void
list_divisions (JalonsRuleIndex *self)
{
  JalonsYear *year = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_YEAR, self->year_id);

  self->listed = year ? jalons_dataset_list_divisions (self->dataset, year) : g_ptr_array_new ();
}

/**
 * jalons_rule_index_issues:
 *
 * Every broken rule of the year, as jalons_rules_of_year() tells them; what nothing touched since the last time is not
 * judged again.
 *
 * Returns: (transfer container) (element-type JalonsIssue): the issues, the worst first; not to be changed
 */
GPtrArray *
jalons_rule_index_issues (JalonsRuleIndex *index)
{
  g_return_val_if_fail (index->year_id != NULL, issues_new ());
  if (index->issues != NULL)
    return g_ptr_array_ref (index->issues);

  if (index->listed == NULL)
    list_divisions (index);
  index->issues = issues_new ();
  for (guint i = 0; i < index->listed->len; i++)
    append_issues (index->issues, issues_of_division (index, i));
  collect_day_issues (index, index->issues);
  jalons_issues_sort (index->issues);
  return g_ptr_array_ref (index->issues);
}

static void
add_loads (JalonsRuleDivision *known,
           JalonsDay first_monday,
           int *minutes,
           gsize n_weeks)
{
  for (gsize i = 0; i < n_weeks; i++)
    minutes[i] += jalons_rule_division_week (known, first_monday + 7 * (JalonsDay) i);
}

/**
 * jalons_rule_index_week_loads:
 * @first_monday: the Monday of the first week
 * @minutes: (array length=n_weeks) (out): for each week of the calendar, the minutes of all divisions together
 *
 * What jalons_hours_week_loads() says, from what is kept: only the divisions that a change touched are summed again.
 */
void
jalons_rule_index_week_loads (JalonsRuleIndex *index,
                              JalonsDay first_monday,
                              int *minutes,
                              gsize n_weeks)
{
  if (index->listed == NULL)
    list_divisions (index);
  for (gsize i = 0; i < n_weeks; i++)
    minutes[i] = 0;
  for (guint i = 0; i < index->listed->len; i++)
    add_loads (jalons_rule_index_division (index, g_ptr_array_index (index->listed, i)), first_monday, minutes, n_weeks);
}

/* Proposals */

static gboolean
proposal_has (const JalonsRuleProposal *proposal,
              const JalonsDivision *division)
{
  for (guint i = 0; i < proposal->divisions->len; i++)
    if (g_str_equal (jalons_record_get_id (g_ptr_array_index (proposal->divisions, i)), jalons_record_get_id (division)))
      return TRUE;
  return FALSE;
}

/* The activities that the division of @row would have. */
static GPtrArray *
activities_of_row (const JalonsRuleRow *row,
                   const JalonsRuleProposal *proposals)
{
  GPtrArray *activities = g_ptr_array_sized_new (row->known->activities->len + (guint) row->n);

  for (guint i = 0; i < row->known->activities->len; i++)
    if (!jalons_rule_row_replaces (row, g_ptr_array_index (row->known->activities, i)))
      g_ptr_array_add (activities, g_ptr_array_index (row->known->activities, i));
  for (gsize i = 0; i < row->n; i++)
    if (row->joins[i])
      g_ptr_array_add (activities, proposals[i].activity);
  return activities;
}

/* Several proposals, and where they would be. */
typedef struct
{
  JalonsRuleIndex *index;
  const JalonsRuleProposal *proposals;
  JalonsActivity **activities;
  JalonsPlaced *placed;
} Panel;

static void
judge_with_division (const Panel *panel,
                     JalonsRuleRow *row,
                     gsize i,
                     JalonsDivision *division,
                     Telling *telling)
{
  g_autoptr (GPtrArray) activities = NULL;

  row->known = jalons_rule_index_division (panel->index, division);
  jalons_rule_row_fill (row, panel->activities);
  for (gsize k = 0; k < row->n; k++)
    row->joins[k] = proposal_has (&panel->proposals[k], division);
  jalons_judge_in_row (row, panel->placed, i, on_found, telling);
  activities = activities_of_row (row, panel->proposals);
  jalons_judge_sums (row->known, activities, panel->placed[i].activity, on_found, telling);
}

static void
judge_proposal (const Panel *panel,
                JalonsRuleRow *row,
                gsize i,
                Telling *telling)
{
  const JalonsPlaced *placed = &panel->placed[i];
  GPtrArray *divisions = panel->proposals[placed->number].divisions;

  if (jalons_activity_state (placed->activity) == JALONS_STATE_CANCELLED)
    return;
  jalons_judge_day (telling->calendar, placed, on_found, telling);
  for (guint d = 0; d < divisions->len; d++)
    judge_with_division (panel, row, i, g_ptr_array_index (divisions, d), telling);
}

/**
 * jalons_rule_index_of_proposals:
 * @proposals: (array length=n_proposals): activities that would change together
 *
 * What jalons_rules_of_proposal() answers, for several at once: each is judged beside the others as they would be.
 *
 * Returns: (transfer full) (element-type JalonsIssue): the rules that they would break, the worst first
 */
GPtrArray *
jalons_rule_index_of_proposals (JalonsRuleIndex *index,
                                const JalonsRuleProposal *proposals,
                                gsize n_proposals)
{
  Telling telling = { jalons_rule_index_calendar (index), issues_new (), 0 };
  g_autofree JalonsPlaced *placed = g_new (JalonsPlaced, n_proposals);
  g_autofree JalonsActivity **activities = g_new (JalonsActivity *, n_proposals);
  g_autofree JalonsActivity **old = g_new (JalonsActivity *, n_proposals);
  g_autofree gboolean *joins = g_new (gboolean, n_proposals);
  const Panel panel = { index, proposals, activities, placed };
  JalonsRuleRow row = { NULL, n_proposals, old, joins, 0 };

  for (gsize i = 0; i < n_proposals; i++)
    {
      activities[i] = proposals[i].activity;
      placed[i] = jalons_placed_at (telling.calendar, activities[i], jalons_activity_slot (activities[i]));
    }
  jalons_placed_gather (placed, n_proposals);
  for (gsize i = 0; i < n_proposals; i++)
    judge_proposal (&panel, &row, i, &telling);
  jalons_issues_sort (telling.issues);
  return telling.issues;
}
