/* The list of what is to be checked: how issues fold into points, what stays in place when something changes, where one
 * goes from a line.
 * Invariant: the school is tests/fixtures/rules/every-rule.json, in which every rule is broken.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>

#include "plan/gestures.h"
#include "ui/check/check-line.h"
#include "ui/check/check-row.h"
#include "ui/check/check-view.h"

#define FIXTURE "rules/every-rule.json"

static JalonsActivity *
find_activity (Sample *sample,
               const char *title)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (sample->workspace);
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_ENTITY_ACTIVITY);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) activity = g_list_model_get_item (list, i);

      if (g_str_equal (jalons_activity_title (activity), title))
        return jalons_dataset_lookup (dataset, JALONS_ENTITY_ACTIVITY, jalons_record_get_id (activity));
    }
  return NULL;
}

/* Gestures, each waited for */

typedef struct
{
  JalonsWorkspace *workspace;
  const char *label;
} Undoing;

static gboolean
would_undo (gpointer data)
{
  Undoing *undoing = data;

  return g_strcmp0 (jalons_workspace_get_undo_label (undoing->workspace), undoing->label) == 0;
}

static void
wait_for_gesture (Sample *sample,
                  const char *label)
{
  sample_wait (would_undo, &(Undoing){ sample->workspace, label });
  sample_settle ();
}

static void
cancel (Sample *sample,
        const char *title)
{
  g_autoptr (GPtrArray) drafts = jalons_gesture_set_state (find_activity (sample, title), JALONS_STATE_CANCELLED);

  jalons_workspace_write (sample->workspace, "Cancel", drafts);
  wait_for_gesture (sample, "Cancel");
}

static void
undo (Sample *sample)
{
  jalons_workspace_undo (sample->workspace);
  wait_for_gesture (sample, "Fill");
}

/* Points */

static void
test_points (void)
{
  Sample *sample = sample_open_file (FIXTURE);
  const GPtrArray *issues = jalons_workspace_list_issues (sample->workspace);
  g_autoptr (GPtrArray) points = jalons_check_points (issues);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  JalonsCheckCount all = jalons_check_count (sample->workspace, TRUE);
  JalonsCheckCount some = jalons_check_count (sample->workspace, FALSE);
  guint n_issues = 0, n_milestones = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const JalonsCheckPoint *point = g_ptr_array_index (points, i);
      const JalonsIssue *first = jalons_check_point_first (point);

      g_assert_true (g_hash_table_add (keys, point->key));
      n_issues += point->issues->len;
      for (guint j = 0; j < point->issues->len; j++)
        g_assert_cmpint (((JalonsIssue *) g_ptr_array_index (point->issues, j))->rule, ==, first->rule);
      if (first->rule == JALONS_RULE_MILESTONE_PREPARATION)
        {
          n_milestones++;
          g_assert_cmpuint (point->issues->len, ==, 2); /* 3A and 3B */
        }
    }
  g_assert_cmpuint (n_issues, ==, issues->len);
  g_assert_cmpuint (n_milestones, ==, 1);
  g_assert_cmpuint (all.points, ==, points->len);
  g_assert_cmpuint (some.points, ==, all.points - all.of[JALONS_SEVERITY_ADVICE]);
  g_assert_cmpuint (all.of[JALONS_SEVERITY_ADVICE], >, 0);
  sample_close (sample);
}

/* Lines */

static GPtrArray *
lines_of (Sample *sample,
          gboolean by_division,
          gboolean with_advice)
{
  g_autoptr (GHashTable) unfolded = g_hash_table_new (g_str_hash, g_str_equal);
  const JalonsCheckOrder order = { by_division, with_advice, unfolded };

  return jalons_check_lines_new (sample->workspace, &order);
}

static const JalonsCheckContents *
contents_at (GPtrArray *lines,
             guint position)
{
  return jalons_check_line_get (g_ptr_array_index (lines, position));
}

/* The worst first, each severity under one heading; what has no place to go to would be a dead end. */
static void
test_lines (void)
{
  Sample *sample = sample_open_file (FIXTURE);

  for (int with_advice = 0; with_advice <= 1; with_advice++)
    {
      g_autoptr (GPtrArray) lines = lines_of (sample, FALSE, with_advice);
      int before = JALONS_N_SEVERITIES;

      g_assert_cmpuint (lines->len, ==, jalons_check_count (sample->workspace, with_advice).points);
      for (guint i = 0; i < lines->len; i++)
        {
          const JalonsCheckContents *contents = contents_at (lines, i);

          g_assert_cmpint (contents->heading != NULL, ==, (int) contents->severity != before);
          g_assert_cmpint ((int) contents->severity, <=, before);
          g_assert_true (contents->place.activity || contents->place.division || contents->place.milestone);
          g_assert_cmpstr (contents->who, !=, "");
          before = (int) contents->severity;
        }
      g_assert_cmpint (before, ==, with_advice ? JALONS_SEVERITY_ADVICE : JALONS_SEVERITY_WARNING);
    }
  sample_close (sample);
}

static void
test_lines_by_division (void)
{
  Sample *sample = sample_open_file (FIXTURE);
  g_autoptr (GPtrArray) lines = lines_of (sample, TRUE, TRUE);
  const char *heading = NULL;
  guint n_forum = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const JalonsCheckContents *contents = contents_at (lines, i);

      if (contents->heading != NULL)
        heading = contents->heading;
      g_assert_cmpstr (contents->who, ==, heading);
      if (g_str_equal (contents->what, "Forum pendant les vacances"))
        n_forum++;
    }
  g_assert_cmpuint (n_forum, ==, 2); /* 3A and 3B go to it */
  sample_close (sample);
}

/* Lines that stay keep their objects, wherever others come and go. */
static void
test_lines_update (void)
{
  Sample *sample = sample_open_file (FIXTURE);
  g_autoptr (GListStore) store = g_list_store_new (JALONS_TYPE_CHECK_LINE);
  g_autoptr (GPtrArray) before = lines_of (sample, FALSE, TRUE), after = NULL, again = NULL;
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  guint n_before = before->len, n_kept = 0;

  jalons_check_lines_update (store, before);
  for (guint i = 0; i < n_before; i++)
    {
      JalonsCheckLine *line = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_hash_table_insert (objects, g_strdup (jalons_check_line_get (line)->key), line);
    }
  cancel (sample, "Forum pendant les vacances");
  cancel (sample, "Salon");
  after = lines_of (sample, FALSE, TRUE);
  jalons_check_lines_update (store, after);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), <, n_before);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (JalonsCheckLine) line = g_list_model_get_item (G_LIST_MODEL (store), i);
      gpointer known = g_hash_table_lookup (objects, jalons_check_line_get (line)->key);

      g_assert_true (known == NULL || known == line);
      n_kept += known != NULL;
    }
  g_assert_cmpuint (n_kept, >, n_before / 2);
  again = lines_of (sample, FALSE, TRUE);
  for (guint i = 0; i < again->len; i++)
    {
      g_autoptr (JalonsCheckLine) line = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_assert_cmpstr (jalons_check_line_get (line)->key, ==, contents_at (again, i)->key);
    }
  sample_close (sample);
}

/* The view */

typedef struct
{
  Sample *sample;
  GtkWindow *window;
  GtkWidget *view;
  GtkListView *list;
  GtkSingleSelection *selection;
  GString *went; /* where it went, a line to a place */
} Viewing;

static void
on_go (GSimpleAction *action,
       GVariant *parameter,
       Viewing *viewing)
{
  g_autofree char *place = g_variant_print (parameter, FALSE);

  g_string_append_printf (viewing->went, "%s %s\n", g_action_get_name (G_ACTION (action)), place);
}

static void
add_action (GSimpleActionGroup *group,
            Viewing *viewing,
            const char *name,
            const char *type)
{
  g_autoptr (GVariantType) parameter = g_variant_type_new (type);
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, parameter);

  g_signal_connect (action, "activate", G_CALLBACK (on_go), viewing);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static void
viewing_begin (Viewing *viewing,
               Sample *sample)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSettings) settings = g_settings_new ("org.jalons.Jalons");

  g_settings_reset (settings, "check-advice");
  g_settings_reset (settings, "check-by-class");
  viewing->sample = sample;
  viewing->went = g_string_new (NULL);
  viewing->window = GTK_WINDOW (gtk_window_new ());
  viewing->view = jalons_check_view_new (sample->workspace);
  add_action (group, viewing, "show-activity", "(ss)");
  add_action (group, viewing, "show-division", "(su)");
  add_action (group, viewing, "show-milestone", "s");
  gtk_widget_insert_action_group (GTK_WIDGET (viewing->window), "win", G_ACTION_GROUP (group));
  gtk_window_set_child (viewing->window, viewing->view);
  gtk_window_set_default_size (viewing->window, 1146, 700);
  gtk_window_present (viewing->window);
  sample_settle ();
  viewing->list = GTK_LIST_VIEW (sample_find (viewing->view, GTK_TYPE_LIST_VIEW, NULL));
  viewing->selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (viewing->list));
}

static void
viewing_end (Viewing *viewing)
{
  gtk_window_destroy (viewing->window);
  g_string_free (viewing->went, TRUE);
  sample_close (viewing->sample);
}

static guint
count_lines (Viewing *viewing)
{
  return g_list_model_get_n_items (G_LIST_MODEL (viewing->selection));
}

static const JalonsCheckContents *
selected (Viewing *viewing)
{
  return jalons_check_line_get (gtk_single_selection_get_selected_item (viewing->selection));
}

/* Selects the line of that activity and gives it the keyboard. */
static void
select_what (Viewing *viewing,
             const char *what)
{
  for (guint i = 0; i < count_lines (viewing); i++)
    {
      g_autoptr (JalonsCheckLine) line = g_list_model_get_item (G_LIST_MODEL (viewing->selection), i);

      if (g_str_equal (jalons_check_line_get (line)->what, what))
        gtk_single_selection_set_selected (viewing->selection, i);
    }
  gtk_widget_grab_focus (viewing->view);
  g_assert_cmpstr (selected (viewing)->what, ==, what);
}

static JalonsCheckLine *
focused_line (Viewing *viewing)
{
  GtkWidget *focus = gtk_window_get_focus (viewing->window);
  GtkWidget *row = focus ? sample_find (focus, JALONS_TYPE_CHECK_ROW, NULL) : NULL;

  return row ? jalons_check_row_get_line (JALONS_CHECK_ROW (row)) : NULL;
}

static void
test_view (void)
{
  Viewing viewing;

  viewing_begin (&viewing, sample_open_file (FIXTURE));
  sample_picture (viewing.window, 1146, 700, "check");
  sample_picture (viewing.window, 800, 450, "check-small");
  g_assert_cmpuint (count_lines (&viewing), ==, jalons_check_count (viewing.sample->workspace, TRUE).points);
  /* Every row has a name, which begins with what is seen of it. */
  gtk_widget_grab_focus (viewing.view);
  g_assert_nonnull (focused_line (&viewing));
  gtk_test_accessible_assert_role (gtk_window_get_focus (viewing.window), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (gtk_window_get_focus (viewing.window)),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  viewing_end (&viewing);
}

/* The keyboard stays on its line while others go, and when they come back. */
static void
test_focus (void)
{
  Viewing viewing;
  JalonsCheckLine *line;

  viewing_begin (&viewing, sample_open_file (FIXTURE));
  select_what (&viewing, "Entretien pendant le stage");
  line = focused_line (&viewing);
  g_assert_nonnull (line);
  cancel (viewing.sample, "Forum pendant les vacances");
  g_assert_true (focused_line (&viewing) == line);
  g_assert_cmpstr (selected (&viewing)->what, ==, "Entretien pendant le stage");
  undo (viewing.sample);
  g_assert_true (focused_line (&viewing) == line);

  /* Its own goes: the next one has the keyboard, which is not lost. */
  cancel (viewing.sample, "Entretien pendant le stage");
  g_assert_nonnull (focused_line (&viewing));
  g_assert_cmpstr (selected (&viewing)->what, !=, "Entretien pendant le stage");
  viewing_end (&viewing);
}

static void
activate (Viewing *viewing)
{
  g_signal_emit_by_name (viewing->list, "activate", gtk_single_selection_get_selected (viewing->selection));
}

/* Enter on each line goes to something that is there. */
static void
test_go (void)
{
  Viewing viewing;
  JalonsActivity *forum;
  g_autofree char *place = NULL;
  guint n_places = 0;

  viewing_begin (&viewing, sample_open_file (FIXTURE));
  forum = find_activity (viewing.sample, "Forum pendant les vacances");
  select_what (&viewing, "Forum pendant les vacances");
  activate (&viewing);
  place = g_strdup_printf ("show-activity ('%s', ", jalons_record_get_id (forum));
  g_assert_true (g_str_has_prefix (viewing.went->str, place));

  g_string_truncate (viewing.went, 0);
  for (guint i = 0; i < count_lines (&viewing); i++)
    {
      gtk_single_selection_set_selected (viewing.selection, i);
      activate (&viewing);
    }
  for (const char *c = viewing.went->str; *c != '\0'; c++)
    n_places += *c == '\n';
  g_assert_cmpuint (n_places, ==, count_lines (&viewing));
  g_assert_nonnull (g_strrstr (viewing.went->str, "show-division"));
  g_assert_nonnull (g_strrstr (viewing.went->str, "show-milestone"));
  viewing_end (&viewing);
}

static void
select_milestone (Viewing *viewing)
{
  for (guint i = 0; i < count_lines (viewing); i++)
    {
      g_autoptr (JalonsCheckLine) line = g_list_model_get_item (G_LIST_MODEL (viewing->selection), i);

      if (jalons_check_line_get (line)->place.milestone != NULL)
        {
          gtk_single_selection_set_selected (viewing->selection, i);
          break;
        }
    }
  gtk_widget_grab_focus (viewing->view);
  g_assert_cmpuint (selected (viewing)->n_parts, ==, 2);
}

static void
test_fold (void)
{
  Viewing viewing;
  guint before, position;

  viewing_begin (&viewing, sample_open_file (FIXTURE));
  before = count_lines (&viewing);
  select_milestone (&viewing);
  position = gtk_single_selection_get_selected (viewing.selection);
  gtk_widget_activate_action (viewing.view, "check.unfold", NULL);
  g_assert_cmpuint (count_lines (&viewing), ==, before + 2);
  g_assert_cmpuint (gtk_single_selection_get_selected (viewing.selection), ==, position);
  g_assert_nonnull (focused_line (&viewing));

  /* From a part one goes to its class, and back up to the point, and folds it. */
  gtk_single_selection_set_selected (viewing.selection, position + 2);
  g_assert_true (selected (&viewing)->is_part);
  activate (&viewing);
  g_assert_true (g_str_has_prefix (viewing.went->str, "show-division"));
  gtk_widget_activate_action (viewing.view, "check.fold-up", NULL);
  g_assert_cmpuint (gtk_single_selection_get_selected (viewing.selection), ==, position);
  gtk_widget_activate_action (viewing.view, "check.fold-up", NULL);
  g_assert_cmpuint (count_lines (&viewing), ==, before);
  viewing_end (&viewing);
}

/* What is chosen is shown at once, and by the next view too. */
static void
test_settings (void)
{
  Viewing viewing;
  g_autoptr (GSettings) settings = g_settings_new ("org.jalons.Jalons");
  GtkWidget *advice, *another;

  viewing_begin (&viewing, sample_open_file (FIXTURE));
  advice = sample_find (viewing.view, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (advice), FALSE);
  g_assert_false (g_settings_get_boolean (settings, "check-advice"));
  g_assert_cmpuint (count_lines (&viewing), ==, jalons_check_count (viewing.sample->workspace, FALSE).points);
  another = g_object_ref_sink (jalons_check_view_new (viewing.sample->workspace));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (sample_find (another, GTK_TYPE_CHECK_BUTTON, NULL))));
  g_object_unref (another);
  g_settings_set_boolean (settings, "check-by-class", TRUE);
  g_assert_cmpstr (jalons_check_line_get (g_list_model_get_item (G_LIST_MODEL (viewing.selection), 0))->heading, ==, "4A");
  sample_picture (viewing.window, 1146, 700, "check-by-class");
  viewing_end (&viewing);
}

static void
test_nothing (void)
{
  Viewing viewing;
  GtkWidget *status;

  viewing_begin (&viewing, sample_open (TRUE));
  status = sample_find (viewing.view, ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_cmpuint (count_lines (&viewing), ==, 0);
  g_assert_true (gtk_widget_get_mapped (status));
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (status)), ==, _ ("Nothing to check"));
  gtk_widget_grab_focus (viewing.view);
  g_assert_nonnull (gtk_window_get_focus (viewing.window));
  sample_picture (viewing.window, 1146, 700, "check-nothing");
  viewing_end (&viewing);
}

/* Many */

#define N_MANY 600

static void
add_sundays (Sample *sample)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (sample->workspace);

  for (guint i = 0; i < N_MANY; i++)
    {
      JalonsDraft *activity = jalons_draft_new (JALONS_ENTITY_ACTIVITY, NULL);
      JalonsDraft *participation;
      const char *division = jalons_record_get_id (g_ptr_array_index (divisions, i % divisions->len));
      g_autofree char *id = jalons_participation_make_id (jalons_draft_get_id (activity), division);
      JalonsSlot slot = { jalons_day_new (2026, 9, 6) + 7 * (i % 40), (gint16) (8 * 60 + i), 1 };

      jalons_draft_set_text (activity, JALONS_ACTIVITY_YEAR,
                             jalons_record_get_id (jalons_workspace_get_year (sample->workspace)));
      jalons_draft_set_slot (activity, JALONS_ACTIVITY_SLOT, slot);
      participation = jalons_draft_new (JALONS_ENTITY_PARTICIPATION, id);
      jalons_draft_set_text (participation, JALONS_PARTICIPATION_ACTIVITY, jalons_draft_get_id (activity));
      jalons_draft_set_text (participation, JALONS_PARTICIPATION_DIVISION, division);
      g_ptr_array_add (drafts, activity);
      g_ptr_array_add (drafts, participation);
    }
  jalons_workspace_write (sample->workspace, "Many", drafts);
  wait_for_gesture (sample, "Many");
}

static guint
count_rows (GtkWidget *widget)
{
  guint n_rows = JALONS_IS_CHECK_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_rows += count_rows (child);
  return n_rows;
}

/* Hundreds of issues make no hundreds of widgets. */
static void
test_many (void)
{
  Viewing viewing;
  g_autoptr (GSettings) settings = g_settings_new ("org.jalons.Jalons");

  viewing_begin (&viewing, sample_open (TRUE));
  add_sundays (viewing.sample);
  g_settings_set_boolean (settings, "check-by-class", TRUE);
  sample_settle ();
  g_assert_cmpuint (count_lines (&viewing), >=, N_MANY);
  g_assert_cmpuint (count_rows (viewing.view), <, N_MANY / 2);
  viewing_end (&viewing);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/check/points", test_points);
  g_test_add_func ("/ui/check/lines", test_lines);
  g_test_add_func ("/ui/check/lines-by-division", test_lines_by_division);
  g_test_add_func ("/ui/check/lines-update", test_lines_update);
  g_test_add_func ("/ui/check/view", test_view);
  g_test_add_func ("/ui/check/focus", test_focus);
  g_test_add_func ("/ui/check/go", test_go);
  g_test_add_func ("/ui/check/fold", test_fold);
  g_test_add_func ("/ui/check/settings", test_settings);
  g_test_add_func ("/ui/check/nothing", test_nothing);
  g_test_add_func ("/ui/check/many", test_many);
  return g_test_run ();
}
