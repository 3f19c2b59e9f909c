/* Folds issues that are alike into points.
 * Invariant: a point stands where its first issue stands, so that the order of core/rules is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/check/check-points.h"

#include "ui/sharing/sharing.h"

static void
point_free (gpointer data)
{
  JalonsCheckPoint *point = data;

  g_ptr_array_unref (point->issues);
  g_free (point->key);
  g_free (point);
}

/* What makes two issues alike: the milestone, the axis, the week, the activity, the offer; or that they say the same. */
static char *
key_of (const JalonsIssue *issue)
{
  const char *rule = jalons_rule_code (issue->rule);

  switch (issue->rule)
    {
    case JALONS_RULE_ABSENCE:
      return g_strdup_printf ("%s:%s", rule, jalons_record_get_id (issue->activity));
    case JALONS_RULE_TWO_PLACES:
    case JALONS_RULE_OFFER_TWICE:
      return g_strdup_printf ("%s:%s:%s", rule, jalons_record_get_id (issue->activity), jalons_record_get_id (issue->other));
    case JALONS_RULE_WEEK_OVERLOAD:
      return g_strdup_printf ("%s:%u", rule, (guint) issue->day);
    case JALONS_RULE_OFFER_LEVEL:
      return g_strdup_printf ("%s:%s:%s", rule, jalons_record_get_id (issue->activity), jalons_record_get_id (issue->linked));
    case JALONS_RULE_ABOVE_REFERENCE:
    case JALONS_RULE_GENDERS:
      return g_strdup (rule);
    case JALONS_RULE_MILESTONE_PREPARATION:
      return g_strdup_printf ("%s:%s", rule, jalons_record_get_id (issue->milestone));
    case JALONS_RULE_AXIS_SHARE:
      return g_strdup_printf ("%s:%s", rule, issue->axis);
    case JALONS_RULE_OUTSIDE_YEAR:
    case JALONS_RULE_CLOSURE:
    case JALONS_RULE_PUBLIC_HOLIDAY:
    case JALONS_RULE_AMBASSADOR_TWO_PLACES:
    case JALONS_RULE_AMBASSADOR_ASKED_TWICE:
    case JALONS_RULE_AMBASSADOR_VISITS:
    case JALONS_RULE_AMBASSADOR_CHARTER:
    case JALONS_RULE_AMBASSADOR_RETENTION:
    case JALONS_RULE_AMBASSADOR_AWAY:
    case JALONS_RULE_AMBASSADOR_SCHOOL:
    case JALONS_RULE_AUTHORISATION:
    case JALONS_RULE_OFFER_WINDOW:
    case JALONS_RULE_OFFER_PLACES:
    case JALONS_RULE_OFFER_WITHDRAWN:
    case JALONS_RULE_REFUSED:
    case JALONS_RULE_DOCUMENT_DATE:
    case JALONS_N_RULES:
    default:
      return g_strdup_printf ("%s:%s", rule, issue->text);
    }
}

/**
 * jalons_check_points:
 * @issues: (nullable) (element-type JalonsIssue): those of a year, the worst first
 *
 * Returns: (transfer full) (element-type JalonsCheckPoint): the points that they make, the worst first
 */
GPtrArray *
jalons_check_points (const GPtrArray *issues)
{
  GPtrArray *points = g_ptr_array_new_with_free_func (point_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      JalonsIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *key = key_of (issue);
      JalonsCheckPoint *point = g_hash_table_lookup (known, key);

      if (point == NULL)
        {
          point = g_new0 (JalonsCheckPoint, 1);
          point->key = g_steal_pointer (&key);
          point->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_issue_free);
          g_hash_table_insert (known, point->key, point);
          g_ptr_array_add (points, point);
        }
      g_ptr_array_add (point->issues, jalons_issue_ref (issue));
    }
  return points;
}

/**
 * jalons_check_point_first:
 *
 * Returns: (transfer none): one issue of the point, whose rule and severity are those of all
 */
const JalonsIssue *
jalons_check_point_first (const JalonsCheckPoint *point)
{
  return g_ptr_array_index (point->issues, 0);
}

/* How many points there are of each severity: several show it after each change, and adding it up takes a while. */
typedef struct
{
  GPtrArray *issues; /* of which; held, so that no others have its address */
  guint of[JALONS_N_SEVERITIES];
} Counted;

static void
counted_free (gpointer data)
{
  Counted *counted = data;

  g_clear_pointer (&counted->issues, g_ptr_array_unref);
  g_free (counted);
}

static const Counted *
count_points (JalonsWorkspace *workspace)
{
  static const char key[] = "jalons-counted-points";
  Counted *counted = g_object_get_data (G_OBJECT (workspace), key);
  const GPtrArray *issues = jalons_workspace_list_issues (workspace);
  g_autoptr (GPtrArray) points = NULL;

  if (counted != NULL && issues != NULL && counted->issues == issues)
    return counted;
  points = jalons_check_points (issues);
  counted = g_new0 (Counted, 1);
  counted->issues = issues != NULL ? g_ptr_array_ref ((GPtrArray *) issues) : NULL;
  for (guint i = 0; i < points->len; i++)
    counted->of[jalons_check_point_first (g_ptr_array_index (points, i))->severity]++;
  g_object_set_data_full (G_OBJECT (workspace), key, counted, counted_free);
  return counted;
}

/**
 * jalons_check_count:
 * @with_advice: whether advice is counted in @points
 *
 * Returns: how much there is to check in the open year of the selected school, and with colleagues
 */
JalonsCheckCount
jalons_check_count (JalonsWorkspace *workspace,
                    gboolean with_advice)
{
  const Counted *counted = count_points (workspace);
  JalonsSharing *sharing = jalons_workspace_get_sharing (workspace);
  JalonsCheckCount count = { 0 };

  count.conflicts = sharing != NULL ? jalons_sharing_list_conflicts (sharing)->len : 0;
  count.points = count.conflicts;
  for (guint severity = 0; severity < G_N_ELEMENTS (counted->of); severity++)
    {
      count.of[severity] = counted->of[severity];
      if (with_advice || severity != JALONS_SEVERITY_ADVICE)
        count.points += counted->of[severity];
    }
  return count;
}
