/* Makes the lines, and changes a list model of them as little as can be.
 * Invariant: a line is told apart by its key; what is not said of it by its contents is not shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/check/check-line.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/check/check-conflicts.h"
#include "ui/check/check-words.h"
#include "ui/parts/words.h"
#include "ui/sharing/conflict-words.h"

struct _JalonsCheckLine
{
  GObject parent_instance;
  JalonsCheckContents contents;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsCheckLine, jalons_check_line, G_TYPE_OBJECT)

static void
contents_clear (JalonsCheckContents *contents)
{
  g_free (contents->key);
  g_free (contents->heading);
  g_free (contents->who);
  g_free (contents->what);
  g_free (contents->text);
  g_free (contents->advice);
  g_clear_pointer (&contents->choices, g_array_unref);
  g_free (contents->place.activity);
  g_free (contents->place.division);
  g_free (contents->place.milestone);
  g_free (contents->place.row);
  g_free (contents->place.gap);
}

static void
jalons_check_line_finalize (GObject *object)
{
  contents_clear (&JALONS_CHECK_LINE (object)->contents);

  G_OBJECT_CLASS (jalons_check_line_parent_class)->finalize (object);
}

static void
jalons_check_line_class_init (JalonsCheckLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_check_line_finalize;

  /**
   * JalonsCheckLine::changed:
   *
   * The line says something else.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", JALONS_TYPE_CHECK_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jalons_check_line_init (JalonsCheckLine *self)
{
}

/**
 * jalons_check_line_new:
 * @contents: (transfer full): what it shows
 */
JalonsCheckLine *
jalons_check_line_new (JalonsCheckContents *contents)
{
  JalonsCheckLine *line = g_object_new (JALONS_TYPE_CHECK_LINE, NULL);

  line->contents = *contents;
  return line;
}

/**
 * jalons_check_line_get:
 *
 * Returns: (transfer none): what the line shows, good until it changes
 */
const JalonsCheckContents *
jalons_check_line_get (JalonsCheckLine *self)
{
  return &self->contents;
}

/* Whom it concerns */

static void
add_division (GPtrArray *divisions,
              JalonsDivision *division)
{
  if (!g_ptr_array_find (divisions, division, NULL))
    g_ptr_array_add (divisions, division);
}

/* The classes of an issue: its own, or those of its activity. Borrowed from the dataset. */
static void
add_divisions (GPtrArray *divisions,
               JalonsDataset *dataset,
               const JalonsIssue *issue)
{
  g_autoptr (GPtrArray) of_activity = NULL;

  if (issue->division != NULL)
    add_division (divisions, issue->division);
  else if (issue->activity != NULL)
    {
      of_activity = jalons_dataset_activity_divisions (dataset, issue->activity);
      for (guint i = 0; i < of_activity->len; i++)
        add_division (divisions, g_ptr_array_index (of_activity, i));
    }
}

/* Making a line */

static char *
dup_id (JalonsRecord *record)
{
  return record ? g_strdup (jalons_record_get_id (record)) : NULL;
}

/* The week of the overload or of the milestone; of a sum, none. */
static JalonsCheckPlace
place_of (const JalonsIssue *issue,
          JalonsDivision *division)
{
  return (JalonsCheckPlace){ dup_id (issue->activity), dup_id (division), dup_id (issue->milestone), issue->day, NULL };
}

static JalonsCheckLine *
new_line (const JalonsIssue *issue,
          GPtrArray *divisions,
          char *key)
{
  JalonsCheckLine *line = g_object_new (JALONS_TYPE_CHECK_LINE, NULL);
  JalonsCheckContents *contents = &line->contents;

  contents->key = key;
  contents->severity = issue->severity;
  contents->who = jalons_words_codes (divisions);
  contents->what = jalons_check_words_what (issue);
  contents->text = g_strdup (issue->text);
  contents->advice = g_strdup (issue->advice);
  contents->n_parts = 1;
  contents->place = place_of (issue, divisions->len > 0 ? g_ptr_array_index (divisions, 0) : NULL);
  return line;
}

static JalonsCheckLine *
new_part (JalonsDataset *dataset,
          const JalonsCheckPoint *point,
          const JalonsIssue *issue)
{
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  JalonsCheckLine *line;

  add_divisions (divisions, dataset, issue);
  line = new_line (issue, divisions,
                   g_strdup_printf ("%s/%s", point->key,
                                    jalons_record_get_id (issue->division ? issue->division : issue->activity)));
  line->contents.is_part = TRUE;
  return line;
}

static gboolean
about_many_activities (const JalonsCheckPoint *point)
{
  const JalonsIssue *first = jalons_check_point_first (point);

  for (guint i = 1; i < point->issues->len; i++)
    if (((const JalonsIssue *) g_ptr_array_index (point->issues, i))->activity != first->activity)
      return TRUE;
  return FALSE;
}

/* Several issues in one line: from there one goes to the milestone itself, or else to the first of them. */
static void
tell_together (JalonsCheckContents *contents,
               const JalonsCheckPoint *point,
               guint n_divisions)
{
  contents->n_parts = point->issues->len;
  g_free (contents->text);
  contents->text = jalons_check_words_together (point, n_divisions);
  if (about_many_activities (point))
    {
      g_free (contents->what);
      contents->what =
        jalons_format_counted (ngettext ("%u activity", "%u activities", point->issues->len), point->issues->len);
    }
  if (contents->place.milestone != NULL)
    g_clear_pointer (&contents->place.division, g_free);
}

static JalonsCheckLine *
new_point_line (JalonsDataset *dataset,
                const JalonsCheckPoint *point)
{
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  JalonsCheckLine *line;

  for (guint i = 0; i < point->issues->len; i++)
    add_divisions (divisions, dataset, g_ptr_array_index (point->issues, i));
  line = new_line (jalons_check_point_first (point), divisions, g_strdup (point->key));
  if (point->issues->len > 1)
    tell_together (&line->contents, point, divisions->len);
  return line;
}

/* By severity */

static void
add_point (GPtrArray *lines,
           JalonsDataset *dataset,
           const JalonsCheckPoint *point,
           GHashTable *unfolded)
{
  JalonsCheckLine *line = new_point_line (dataset, point);

  g_ptr_array_add (lines, line);
  if (point->issues->len == 1 || !g_hash_table_contains (unfolded, point->key))
    return;
  line->contents.unfolded = TRUE;
  for (guint i = 0; i < point->issues->len; i++)
    g_ptr_array_add (lines, new_part (dataset, point, g_ptr_array_index (point->issues, i)));
}

static void
list_by_severity (GPtrArray *lines,
                  JalonsWorkspace *workspace,
                  const JalonsCheckOrder *order)
{
  g_autoptr (GPtrArray) points = jalons_check_points (jalons_workspace_list_issues (workspace));
  JalonsCheckCount count = jalons_check_count (workspace, TRUE);
  int before = -1;

  for (guint i = 0; i < points->len; i++)
    {
      const JalonsCheckPoint *point = g_ptr_array_index (points, i);
      JalonsSeverity severity = jalons_check_point_first (point)->severity;
      guint first = lines->len;

      if (severity == JALONS_SEVERITY_ADVICE && !order->with_advice)
        continue;
      add_point (lines, jalons_workspace_get_dataset (workspace), point, order->unfolded);
      if ((int) severity != before)
        ((JalonsCheckLine *) g_ptr_array_index (lines, first))->contents.heading =
          jalons_check_words_heading (severity, count.of[severity]);
      before = (int) severity;
    }
}

/* By class: each issue once under every class that it concerns. */

static char *
key_in_division (const JalonsIssue *issue,
                 JalonsDivision *division)
{
  const JalonsRecord *about[] = { division, issue->activity, issue->other, issue->milestone, issue->linked };
  GString *key = g_string_new (jalons_rule_code (issue->rule));

  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    g_string_append_printf (key, "|%s", about[i] ? jalons_record_get_id (about[i]) : "");
  g_string_append_printf (key, "|%s|%u", issue->axis ? issue->axis : "", (guint) issue->day);
  return g_string_free (key, FALSE);
}

/* An issue, and the classes that it concerns. */
typedef struct
{
  const JalonsIssue *issue;
  GPtrArray *divisions;
} Concern;

static void
concern_clear (gpointer data)
{
  g_ptr_array_unref (((Concern *) data)->divisions);
}

static GArray *
list_concerns (JalonsWorkspace *workspace,
               gboolean with_advice)
{
  const GPtrArray *issues = jalons_workspace_list_issues (workspace);
  GArray *concerns = g_array_new (FALSE, FALSE, sizeof (Concern));

  g_array_set_clear_func (concerns, concern_clear);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      Concern concern = { g_ptr_array_index (issues, i), NULL };

      if (concern.issue->severity == JALONS_SEVERITY_ADVICE && !with_advice)
        continue;
      concern.divisions = g_ptr_array_new ();
      add_divisions (concern.divisions, jalons_workspace_get_dataset (workspace), concern.issue);
      g_array_append_val (concerns, concern);
    }
  return concerns;
}

/* @division: (nullable): %NULL for what concerns no class */
static void
list_of_division (GPtrArray *lines,
                  const GArray *concerns,
                  JalonsDivision *division)
{
  g_autoptr (GPtrArray) only = g_ptr_array_new ();
  guint first = lines->len;

  if (division != NULL)
    g_ptr_array_add (only, division);
  for (guint i = 0; i < concerns->len; i++)
    {
      const Concern *concern = &g_array_index (concerns, Concern, i);

      if (division ? g_ptr_array_find (concern->divisions, division, NULL) : concern->divisions->len == 0)
        g_ptr_array_add (lines, new_line (concern->issue, only, key_in_division (concern->issue, division)));
    }
  if (lines->len > first)
    ((JalonsCheckLine *) g_ptr_array_index (lines, first))->contents.heading =
      g_strdup (division ? jalons_division_code (division) : _ ("Without a class"));
}

static void
list_by_division (GPtrArray *lines,
                  JalonsWorkspace *workspace,
                  gboolean with_advice)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (workspace);
  g_autoptr (GArray) concerns = list_concerns (workspace, with_advice);

  for (guint i = 0; i < divisions->len; i++)
    list_of_division (lines, concerns, g_ptr_array_index (divisions, i));
  list_of_division (lines, concerns, NULL);
}

/* A class that is away for two reasons at once breaks the same rule twice with one activity. */
static void
tell_keys_apart (GPtrArray *lines)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      JalonsCheckContents *contents = &((JalonsCheckLine *) g_ptr_array_index (lines, i))->contents;

      while (g_hash_table_contains (keys, contents->key))
        {
          char *another = g_strconcat (contents->key, "+", NULL);

          g_free (contents->key);
          contents->key = another;
        }
      g_hash_table_add (keys, contents->key);
    }
}

/**
 * jalons_check_lines_new:
 *
 * Returns: (transfer full) (element-type JalonsCheckLine): what there is to check in the open year of the selected school
 */
GPtrArray *
jalons_check_lines_new (JalonsWorkspace *workspace,
                        const JalonsCheckOrder *order)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  jalons_check_add_conflicts (lines, workspace);
  if (order->by_division)
    list_by_division (lines, workspace, order->with_advice);
  else
    list_by_severity (lines, workspace, order);
  tell_keys_apart (lines);
  return lines;
}

/* Updating a list model */

static gboolean
same_choices (const GArray *a,
              const GArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_array_index (a, JalonsConflictChoice, i).label, g_array_index (b, JalonsConflictChoice, i).label))
      return FALSE;
  return TRUE;
}

static gboolean
same_contents (const JalonsCheckContents *a,
               const JalonsCheckContents *b)
{
  return g_strcmp0 (a->heading, b->heading) == 0 && a->severity == b->severity && g_str_equal (a->who, b->who) &&
         g_str_equal (a->what, b->what) && g_str_equal (a->text, b->text) && g_str_equal (a->advice, b->advice) &&
         a->n_parts == b->n_parts && a->unfolded == b->unfolded && a->is_part == b->is_part &&
         g_strcmp0 (a->place.activity, b->place.activity) == 0 && g_strcmp0 (a->place.division, b->place.division) == 0 &&
         g_strcmp0 (a->place.milestone, b->place.milestone) == 0 && a->place.day == b->place.day &&
         same_choices (a->choices, b->choices) &&
         g_strcmp0 (a->place.gap, b->place.gap) == 0;
}

static const char *
key_at (GListStore *lines,
        guint position)
{
  g_autoptr (JalonsCheckLine) line = g_list_model_get_item (G_LIST_MODEL (lines), position);

  return line ? line->contents.key : NULL;
}

static void
remove_unwanted (GListStore *lines,
                 GPtrArray *wanted)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (keys, ((JalonsCheckLine *) g_ptr_array_index (wanted, i))->contents.key);
  for (guint end = g_list_model_get_n_items (G_LIST_MODEL (lines)); end > 0; end--)
    {
      guint first = end;

      while (first > 0 && !g_hash_table_contains (keys, key_at (lines, first - 1)))
        first--;
      if (first < end)
        g_list_store_splice (lines, first, end - first, NULL, 0);
      end = MAX (first, 1);
    }
}

static guint
find_key (GListStore *lines,
          guint first,
          const char *key)
{
  guint length = g_list_model_get_n_items (G_LIST_MODEL (lines));

  for (guint i = first; i < length; i++)
    if (g_str_equal (key_at (lines, i), key))
      return i;
  return length;
}

static void
take_contents (GListStore *lines,
               guint position,
               JalonsCheckLine *wanted)
{
  g_autoptr (JalonsCheckLine) line = g_list_model_get_item (G_LIST_MODEL (lines), position);
  JalonsCheckContents before = line->contents;

  if (same_contents (&before, &wanted->contents))
    return;
  line->contents = wanted->contents;
  wanted->contents = before;
  g_signal_emit (line, signals[SIGNAL_CHANGED], 0);
}

/* What is not wanted has gone, so that a line that is known is where it should be, or further down. */
static void
put_known (GListStore *lines,
           guint position,
           JalonsCheckLine *wanted)
{
  const char *key = wanted->contents.key;

  if (g_strcmp0 (key_at (lines, position), key) == 0)
    {
      take_contents (lines, position, wanted);
      return;
    }
  g_list_store_remove (lines, find_key (lines, position, key));
  g_list_store_insert (lines, position, wanted);
}

/* How many new lines there are in a row. */
static guint
count_new (GPtrArray *wanted,
           guint first,
           GHashTable *known)
{
  guint end = first;

  while (end < wanted->len &&
         !g_hash_table_contains (known, ((JalonsCheckLine *) g_ptr_array_index (wanted, end))->contents.key))
    end++;
  return end - first;
}

static GHashTable *
list_keys (GListStore *lines)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lines)); i++)
    g_hash_table_add (keys, g_strdup (key_at (lines, i)));
  return keys;
}

/**
 * jalons_check_lines_update:
 * @lines: (element-type JalonsCheckLine): the model of a view
 * @wanted: (element-type JalonsCheckLine): what it is to hold; not to be used again
 *
 * A line that stays keeps its object, whatever comes or goes before and after it. Those that come or go together do so
 * at once: for each change that a list view is told of, it looks through its rows.
 */
void
jalons_check_lines_update (GListStore *lines,
                           GPtrArray *wanted)
{
  g_autoptr (GHashTable) known = NULL;
  guint n_new;

  remove_unwanted (lines, wanted);
  known = list_keys (lines);
  for (guint i = 0; i < wanted->len; i += MAX (n_new, 1))
    {
      n_new = count_new (wanted, i, known);
      if (n_new > 0)
        g_list_store_splice (lines, i, 0, wanted->pdata + i, n_new);
      else
        put_known (lines, i, g_ptr_array_index (wanted, i));
    }
}
