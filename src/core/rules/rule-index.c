/* The index: divisions gathered when they are first asked for, issues found when they are first asked for.
 * Invariant: what is kept is exactly what would be found again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules/rule-index.h"

#include <string.h>

#include "core/rules/rule-index-private.h"

static JalonsRuleIndex *
index_new (JalonsDataset *dataset)
{
  JalonsRuleIndex *self = g_new0 (JalonsRuleIndex, 1);

  self->dataset = g_object_ref (dataset);
  self->divisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) jalons_rule_division_free);
  self->catalogue = jalons_rule_catalogue_new (dataset);
  self->own_issues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->rivals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
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
  jalons_rule_catalogue_free (index->catalogue);
  g_hash_table_unref (index->own_issues);
  g_hash_table_unref (index->rivals);
  g_clear_pointer (&index->stale, g_hash_table_unref);
  g_clear_pointer (&index->issues, g_ptr_array_unref);
  g_free (index);
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

JalonsRuleCatalogue *
jalons_rule_index_catalogue (JalonsRuleIndex *index)
{
  return index->catalogue;
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
  JalonsTelling telling = { jalons_rule_index_calendar (self), NULL, rank };

  if (known->issues == NULL)
    {
      telling.issues = known->issues = jalons_issues_new ();
      jalons_judge_division (telling.calendar, known, jalons_telling_found, &telling);
    }
  return known->issues;
}

/* Two activities of one year are one issue: it is that of the one whose id comes first. */
static void
tell_once (gpointer data,
           const JalonsFinding *finding)
{
  JalonsRecord *other = finding->rule == JALONS_RULE_AMBASSADOR_TWO_PLACES || finding->rule == JALONS_RULE_OFFER_TWICE
                          ? finding->other
                          : NULL;

  if (other == NULL || !g_str_equal (jalons_activity_year (other), jalons_activity_year (finding->activity)) ||
      strcmp (jalons_record_get_id (finding->activity), jalons_record_get_id (other)) < 0)
    jalons_telling_found (data, finding);
}

static void
judge_links_of (JalonsRuleIndex *self,
                const JalonsPlaced *placed,
                JalonsTelling *telling)
{
  g_autoptr (GPtrArray) divisions = NULL;
  JalonsRulePanel panel;

  jalons_rule_panel_init (&panel, self->catalogue, 1);
  jalons_rule_panel_set (&panel, 0, placed->activity, NULL);
  jalons_rule_panel_gather (&panel);
  if (panel.attached[0].links->len > 0)
    {
      divisions = jalons_dataset_activity_divisions (self->dataset, placed->activity);
      jalons_rule_attached_join (&panel.attached[0], divisions);
    }
  jalons_judge_attached (&panel, telling->calendar, placed, 0, tell_once, telling);
  jalons_rule_panel_clear (&panel);
}

/* Two activities at once are told once in the list of the year, and found at each of them. */
static void
file_at_other (JalonsRuleIndex *self,
               JalonsIssue *issue)
{
  const char *id = jalons_record_get_id (issue->other);
  GPtrArray *issues = g_hash_table_lookup (self->rivals, id);

  if (issues == NULL)
    g_hash_table_insert (self->rivals, g_strdup (id), issues = jalons_issues_new ());
  g_ptr_array_add (issues, jalons_issue_ref (issue));
}

static void
judge_own (JalonsRuleIndex *self,
           JalonsActivity *activity)
{
  g_autoptr (GPtrArray) issues = jalons_issues_new ();
  JalonsTelling telling = { jalons_rule_index_calendar (self), issues, 0 };
  JalonsPlaced placed = jalons_placed_at (telling.calendar, activity, jalons_activity_slot (activity));

  jalons_judge_day (telling.calendar, &placed, jalons_telling_found, &telling);
  judge_links_of (self, &placed, &telling);
  if (issues->len > 0)
    g_hash_table_replace (self->own_issues, g_strdup (jalons_record_get_id (activity)), g_ptr_array_ref (issues));
  for (guint i = 0; i < issues->len; i++)
    if (((JalonsIssue *) g_ptr_array_index (issues, i))->other != NULL)
      file_at_other (self, g_ptr_array_index (issues, i));
}

static void
judge_all (JalonsRuleIndex *self)
{
  g_autoptr (GPtrArray) activities = jalons_dataset_referring (self->dataset, JALONS_ACTIVITY_YEAR, self->year_id);

  for (guint i = 0; i < activities->len; i++)
    judge_own (self, g_ptr_array_index (activities, i));
  self->stale = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
judge_stale (JalonsRuleIndex *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->stale);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      JalonsActivity *activity = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_ACTIVITY, id);

      if (activity != NULL && g_str_equal (jalons_activity_year (activity), self->year_id))
        judge_own (self, activity);
    }
  g_hash_table_remove_all (self->stale);
}

static void
find_own_issues (JalonsRuleIndex *self)
{
  if (self->stale == NULL)
    judge_all (self);
  else
    judge_stale (self);
}

static void
collect_own_issues (JalonsRuleIndex *self,
                    GPtrArray *all)
{
  GHashTableIter iter;
  gpointer issues;

  find_own_issues (self);
  g_hash_table_iter_init (&iter, self->own_issues);
  while (g_hash_table_iter_next (&iter, NULL, &issues))
    append_issues (all, issues);
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
  g_return_val_if_fail (index->year_id != NULL, jalons_issues_new ());
  if (index->issues != NULL)
    return g_ptr_array_ref (index->issues);

  if (index->listed == NULL)
    list_divisions (index);
  index->issues = jalons_issues_new ();
  for (guint i = 0; i < index->listed->len; i++)
    append_issues (index->issues, issues_of_division (index, i));
  collect_own_issues (index, index->issues);
  jalons_issues_sort (index->issues);
  return g_ptr_array_ref (index->issues);
}

/* Those of the division at @rank that are about @record. */
static void
append_about (JalonsRuleIndex *self,
              guint rank,
              const JalonsRecord *record,
              GPtrArray *found)
{
  GPtrArray *issues = issues_of_division (self, rank);

  for (guint i = 0; i < issues->len; i++)
    {
      JalonsIssue *issue = g_ptr_array_index (issues, i);

      if (record == (issue->activity ? issue->activity : issue->division) || record == issue->other)
        g_ptr_array_add (found, jalons_issue_ref (issue));
    }
}

static void
append_found (GHashTable *by_id,
              const char *id,
              GPtrArray *found)
{
  GPtrArray *issues = g_hash_table_lookup (by_id, id);

  if (issues != NULL)
    append_issues (found, issues);
}

static void
append_about_activity (JalonsRuleIndex *self,
                       const JalonsActivity *activity,
                       GPtrArray *found)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (self->dataset, activity);
  guint rank;

  find_own_issues (self);
  append_found (self->own_issues, jalons_record_get_id (activity), found);
  append_found (self->rivals, jalons_record_get_id (activity), found);
  for (guint i = 0; i < divisions->len; i++)
    if (g_ptr_array_find (self->listed, g_ptr_array_index (divisions, i), &rank))
      append_about (self, rank, activity, found);
}

/**
 * jalons_rule_index_issues_of:
 * @record: an activity, or a division for what it breaks as such
 *
 * Those of jalons_rule_index_issues() that are about @record, in the same order. Only what @record touches is judged.
 *
 * Returns: (transfer container) (element-type JalonsIssue): the issues, perhaps none
 */
GPtrArray *
jalons_rule_index_issues_of (JalonsRuleIndex *index,
                             const JalonsRecord *record)
{
  GPtrArray *found = jalons_issues_new ();
  guint rank;

  g_return_val_if_fail (index->year_id != NULL, found);
  if (index->listed == NULL)
    list_divisions (index);
  if (jalons_record_get_entity (record) == JALONS_ENTITY_ACTIVITY)
    append_about_activity (index, record, found);
  else if (g_ptr_array_find (index->listed, record, &rank))
    append_about (index, rank, record, found);
  jalons_issues_sort (found);
  return found;
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
