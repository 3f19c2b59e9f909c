/* One answer: each rule is told alike by the grid of the year, the list of what is to be checked, the editor of each
 * activity and the command line, on a school in which every rule is broken.
 * Invariant: what is compared is what is shown or printed, never what it was made of.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "run-jalons.h"
#include "sample.h"
#include "ui/activity/activity-editor.h"
#include "ui/check/check-line.h"
#include "ui/year/year-table.h"
#include "ui/year/year-words.h"

/* Sets of lines of text. A line may be said several times; it is compared once. */

static GHashTable *
set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (a, b);
}

static char *
set_text (GHashTable *set)
{
  GList *lines = g_list_sort (g_hash_table_get_keys (set), compare_lines);
  GString *text = g_string_new (NULL);

  for (GList *l = lines; l != NULL; l = l->next)
    g_string_append_printf (text, "%s\n", (char *) l->data);
  g_list_free (lines);
  return g_string_free (text, FALSE);
}

static void
assert_same (GHashTable *a,
             GHashTable *b)
{
  g_autofree char *first = set_text (a), *second = set_text (b);

  g_assert_cmpstr (first, ==, second);
}

/* Whom, about which activity, how much it matters, the sentence. */
static void
say (GHashTable *set,
     JalonsDivision *division,
     JalonsActivity *activity,
     const char *text)
{
  g_hash_table_add (set, g_strdup_printf ("%s|%s|%s", division ? jalons_division_code (division) : "-",
                                          activity ? jalons_activity_title (activity) : "-", text));
}

/* What the rules say */

static void
say_in_rows (GHashTable *set,
             JalonsDataset *dataset,
             const JalonsIssue *issue,
             JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = NULL;

  if (issue->division != NULL)
    {
      say (set, issue->division, activity, jalons_issue_text_of (issue, activity));
      return;
    }
  divisions = jalons_dataset_activity_divisions (dataset, activity);
  for (guint i = 0; i < divisions->len; i++)
    say (set, g_ptr_array_index (divisions, i), activity, jalons_issue_text_of (issue, activity));
}

static GHashTable *
told_by_rules (Sample *sample)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (sample->workspace);
  g_autoptr (GPtrArray) issues = jalons_rules_of_year (dataset, jalons_workspace_get_year (sample->workspace));
  GHashTable *set = set_new ();
  gboolean broken[JALONS_N_RULES] = { FALSE };

  for (guint i = 0; i < issues->len; i++)
    {
      const JalonsIssue *issue = g_ptr_array_index (issues, i);

      broken[issue->rule] = TRUE;
      say_in_rows (set, dataset, issue, issue->activity);
      if (issue->other != NULL)
        say_in_rows (set, dataset, issue, issue->other);
    }
  for (int rule = 0; rule < JALONS_N_RULES; rule++)
    g_assert_true (broken[rule]);
  return set;
}

/* The grid */

static void
say_lines (GHashTable *set,
           const JalonsYearRow *row,
           JalonsActivity *activity,
           const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (int i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      say (set, row->division, activity, lines[i]);
}

/* Where there is a sentence there is a mark, and nowhere else. */
static void
say_place (GHashTable *set,
           JalonsYearTable *table,
           const JalonsYearRow *row,
           const JalonsYearChip *chip)
{
  g_autofree char *text = jalons_year_words_issues (table, row, chip);

  g_assert_cmpint (chip ? chip->worst >= 0 : row->worst >= 0, ==, *text != '\0');
  say_lines (set, row, chip ? chip->activity : NULL, text);
}

static GHashTable *
told_by_grid (JalonsYearTable *table)
{
  GHashTable *set = set_new ();

  for (guint i = 0; i < jalons_year_table_get_n_rows (table); i++)
    {
      const JalonsYearRow *row = jalons_year_table_get_row (table, i);
      const JalonsYearChip *chips;
      guint n_chips;

      if (row->division == NULL)
        continue;
      say_place (set, table, row, NULL);
      for (int column = JALONS_COLUMN_TRAY; column < (int) row->n_columns; column++)
        {
          chips = jalons_year_row_chips (row, column, &n_chips);
          for (guint j = 0; j < n_chips; j++)
            say_place (set, table, row, &chips[j]);
        }
    }
  return set;
}

static void
test_grid (void)
{
  Sample *sample = sample_open_file ("rules/every-rule.json");
  g_autoptr (JalonsYearTable) table = jalons_year_table_new (sample->workspace);
  g_autoptr (GHashTable) rules = told_by_rules (sample), grid = NULL;

  jalons_year_table_set_active (table, TRUE);
  grid = told_by_grid (table);
  assert_same (grid, rules);
  sample_close (sample);
}

/* The mark of a chip is of the worst of what it says. */
static void
test_marks (void)
{
  Sample *sample = sample_open_file ("rules/every-rule.json");
  g_autoptr (JalonsYearTable) table = jalons_year_table_new (sample->workspace);

  jalons_year_table_set_active (table, TRUE);
  for (guint i = 0; i < jalons_year_table_get_n_rows (table); i++)
    {
      const JalonsYearRow *row = jalons_year_table_get_row (table, i);
      const GPtrArray *issues = row->division ? jalons_workspace_issues_of (sample->workspace, row->division) : NULL;
      int worst = -1;

      for (guint j = 0; issues != NULL && j < issues->len; j++)
        worst = MAX (worst, (int) ((JalonsIssue *) g_ptr_array_index (issues, j))->severity);
      g_assert_cmpint (row->worst, ==, worst);
    }
  sample_close (sample);
}

/* What is attached is shared between classes: the rows that a gesture does not touch are right nevertheless. */

typedef struct
{
  Sample *sample;
  const char *label;
} Writing;

static gboolean
is_written (gpointer data)
{
  Writing *writing = data;

  return g_strcmp0 (jalons_workspace_get_undo_label (writing->sample->workspace), writing->label) == 0;
}

static JalonsRecord *
find_record (Sample *sample,
             JalonsFieldId field,
             const char *text)
{
  GListModel *list = jalons_dataset_get_list (jalons_workspace_get_dataset (sample->workspace),
                                              JALONS_FIELD_ENTITY (field));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);

      if (g_str_equal (jalons_record_get_text (record, field), text))
        return record; /* borrowed from the dataset */
    }
  g_test_fail_printf ("no %s", text);
  return NULL;
}

static void
change (Sample *sample,
        const char *label,
        JalonsRecord *record,
        JalonsFieldId field,
        const char *stored)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDraft *draft = jalons_draft_edit (record);
  Writing writing = { sample, label };

  g_assert_true (jalons_draft_set_stored (draft, field, stored));
  g_ptr_array_add (drafts, draft);
  jalons_workspace_write (sample->workspace, label, drafts);
  sample_wait (is_written, &writing);
}

static void
test_kept_rows (void)
{
  static const struct
  {
    const char *label;
    JalonsFieldId find;
    const char *text;
    JalonsFieldId field;
    const char *stored;
  } changes[] = {
    { "Let go", JALONS_ACTIVITY_TITLE, "Plateau, seconde classe", JALONS_ACTIVITY_STATE, "cancelled" },
    { "Meet", JALONS_ACTIVITY_TITLE, "Là à dix heures", JALONS_ACTIVITY_SLOT, "2026-12-01 14:00 10" },
    { "More places", JALONS_OFFER_TITLE, "Plateau technique", JALONS_OFFER_PLACES, "5" },
    { "Sign", JALONS_AMBASSADOR_NAME, "Anne Martin", JALONS_AMBASSADOR_CHARTER_DAY, "2026-10-01" },
    { "Declare", JALONS_AMBASSADOR_NAME, "Anne Martin", JALONS_AMBASSADOR_GENDER, "man" },
    { "Cancel", JALONS_ACTIVITY_TITLE, "Un pro encore", JALONS_ACTIVITY_STATE, "cancelled" },
  };
  Sample *sample = sample_open_file ("rules/every-rule.json");
  g_autoptr (JalonsYearTable) kept = jalons_year_table_new (sample->workspace);

  jalons_year_table_set_active (kept, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GHashTable) before = told_by_grid (kept), after = NULL, anew = NULL;
      g_autoptr (JalonsYearTable) fresh = NULL;
      g_autofree char *first = set_text (before), *second = NULL;

      change (sample, changes[i].label, find_record (sample, changes[i].find, changes[i].text), changes[i].field,
              changes[i].stored);
      fresh = jalons_year_table_new (sample->workspace);
      jalons_year_table_set_active (fresh, TRUE);
      after = told_by_grid (kept);
      anew = told_by_grid (fresh);
      assert_same (after, anew);
      second = set_text (after);
      if (!g_str_equal (changes[i].label, "More places")) /* there are enough already */
        g_assert_cmpstr (first, !=, second);
    }
  sample_close (sample);
}

/* The list */

static GPtrArray *
list_lines (Sample *sample,
            gboolean by_division)
{
  g_autoptr (GHashTable) unfolded = set_new ();
  JalonsCheckOrder order = { by_division, TRUE, unfolded };
  g_autoptr (GPtrArray) folded = jalons_check_lines_new (sample->workspace, &order);

  for (guint i = 0; i < folded->len; i++)
    g_hash_table_add (unfolded, g_strdup (jalons_check_line_get (g_ptr_array_index (folded, i))->key));
  return jalons_check_lines_new (sample->workspace, &order);
}

/* What the list and the command line say of an issue: how much it matters, the sentence, what can be done. */
static void
say_issue (GHashTable *set,
           const char *severity,
           const char *text,
           const char *advice)
{
  g_hash_table_add (set, g_strdup_printf ("%s|%s|%s", severity, text, advice));
}

static GHashTable *
told_by_list (Sample *sample,
              gboolean by_division,
              guint *n_lines)
{
  g_autoptr (GPtrArray) lines = list_lines (sample, by_division);
  GHashTable *set = set_new ();

  *n_lines = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const JalonsCheckContents *contents = jalons_check_line_get (g_ptr_array_index (lines, i));

      if (contents->n_parts > 1)
        continue;
      ++*n_lines;
      say_issue (set, jalons_severity_code (contents->severity), contents->text, contents->advice);
    }
  return set;
}

static void
test_list (void)
{
  Sample *sample = sample_open_file ("rules/every-rule.json");
  const GPtrArray *issues = jalons_workspace_list_issues (sample->workspace);
  g_autoptr (GHashTable) rules = set_new (), by_severity = NULL, by_division = NULL;
  guint n_lines;

  for (guint i = 0; i < issues->len; i++)
    {
      const JalonsIssue *issue = g_ptr_array_index (issues, i);

      say_issue (rules, jalons_severity_code (issue->severity), issue->text, issue->advice);
    }
  by_severity = told_by_list (sample, FALSE, &n_lines);
  g_assert_cmpuint (n_lines, ==, issues->len);
  assert_same (by_severity, rules);
  by_division = told_by_list (sample, TRUE, &n_lines);
  assert_same (by_division, rules);
  sample_close (sample);
}

/* The command line */

static GHashTable *
told_by_command (const char *output,
                 guint *n_issues)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  GHashTable *set = set_new ();
  JsonArray *array;

  json_parser_load_from_data (parser, output, -1, &error);
  g_assert_no_error (error);
  array = json_node_get_array (json_parser_get_root (parser));
  *n_issues = json_array_get_length (array);
  for (guint i = 0; i < *n_issues; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      say_issue (set, json_object_get_string_member (object, "severity"), json_object_get_string_member (object, "text"),
                 json_object_get_string_member (object, "advice"));
    }
  return set;
}

/* On the very data that the window has written. */
static void
test_command_line (void)
{
  Sample *sample = sample_open_file ("rules/every-rule.json");
  const char *const list[] = { "list", "issues", "--school", "0590116F", "--format", "json", NULL };
  g_autofree char *output = NULL;
  g_autoptr (GHashTable) window = NULL, command = NULL;
  guint n_lines, n_issues;

  window = told_by_list (sample, FALSE, &n_lines);
  /* Only one has the data open. */
  jalons_workspace_close (sample->workspace);
  sample_settle ();
  output = run_jalons (sample->folder, list);
  command = told_by_command (output, &n_issues);
  assert_same (window, command);
  g_assert_cmpuint (n_lines, ==, n_issues);
  sample_close (sample);
}

/* The editor */

/* The sentences that are seen: the first label of each issue that is shown. */
static void
collect_shown (GtkWidget *widget,
               GPtrArray *sentences)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (gtk_widget_has_css_class (widget, "issue"))
    {
      GtkWidget *label = sample_find (widget, GTK_TYPE_LABEL, NULL);

      g_ptr_array_add (sentences, g_strdup (gtk_label_get_label (GTK_LABEL (label))));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_shown (child, sentences);
}

static gboolean
is_said (GHashTable *told,
         JalonsDivision *division,
         JalonsActivity *activity,
         const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s|%s|%s", jalons_division_code (division),
                                           activity ? jalons_activity_title (activity) : "-", text);

  return g_hash_table_contains (told, line);
}

/* The editor says of @activity what the grid says of its chips, and what it says of its classes as such. What it says is
 * added to @edited. */
static void
check_editor (Sample *sample,
              GtkWidget *editor,
              JalonsActivity *activity,
              GHashTable *grid,
              GHashTable *edited)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (sample->workspace);
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  jalons_activity_editor_edit (JALONS_ACTIVITY_EDITOR (editor), jalons_record_get_id (activity));
  collect_shown (editor, sentences);
  for (guint i = 0; i < sentences->len; i++)
    {
      const char *text = g_ptr_array_index (sentences, i);
      gboolean said = FALSE;

      for (guint j = 0; j < divisions->len; j++)
        {
          JalonsDivision *division = g_ptr_array_index (divisions, j);

          if (is_said (grid, division, activity, text))
            say (edited, division, activity, text);
          else if (is_said (grid, division, NULL, text))
            say (edited, division, NULL, text);
          else
            continue;
          said = TRUE;
        }
      if (!said)
        g_test_message ("only the editor of “%s” says: %s", jalons_activity_title (activity), text);
      g_assert_true (said);
    }
}

static void
test_editor (void)
{
  Sample *sample = sample_open_file ("rules/every-rule.json");
  GListModel *activities = jalons_dataset_get_list (jalons_workspace_get_dataset (sample->workspace),
                                                    JALONS_ENTITY_ACTIVITY);
  g_autoptr (JalonsYearTable) table = jalons_year_table_new (sample->workspace);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *editor = jalons_activity_editor_new (sample->workspace);
  g_autoptr (GHashTable) grid = NULL, edited = set_new ();

  gtk_window_set_child (window, editor);
  jalons_year_table_set_active (table, TRUE);
  grid = told_by_grid (table);
  for (guint i = 0; i < g_list_model_get_n_items (activities); i++)
    {
      g_autoptr (JalonsRecord) activity = g_list_model_get_item (activities, i);

      /* Another school asks for the same. */
      if (g_str_equal (jalons_activity_year (activity),
                       jalons_record_get_id (jalons_workspace_get_year (sample->workspace))))
        check_editor (sample, editor, activity, grid, edited);
    }
  /* And nothing that the grid says is unsaid by the editor of every activity that it is about. */
  assert_same (edited, grid);
  gtk_window_destroy (window);
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/rules-told/grid", test_grid);
  g_test_add_func ("/ui/rules-told/marks", test_marks);
  g_test_add_func ("/ui/rules-told/kept-rows", test_kept_rows);
  g_test_add_func ("/ui/rules-told/list", test_list);
  g_test_add_func ("/ui/rules-told/editor", test_editor);
  g_test_add_func ("/ui/rules-told/command-line", test_command_line);
  return g_test_run ();
}
