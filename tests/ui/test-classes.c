/* The view of the classes: what its list shows, what its editor writes, what its meters say.
 * Invariant: every test ends by looking at the workspace, or at what a screen reader is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "plan/gestures.h"
#include "ui/activity/activity-editor.h"
#include "ui/classes/classes-view.h"
#include "ui/parts/fold-layout.h"
#include "ui/parts/line.h"
#include "ui/parts/long-text.h"
#include "ui/parts/meter.h"
#include "ui/parts/month-calendar.h"
#include "ui/view.h"

static JalonsDivision *
find_division (Sample *sample,
               const char *code)
{
  g_autofree char *id = jalons_division_make_id ("0599999N", 2026, code);

  return jalons_dataset_lookup (jalons_workspace_get_dataset (sample->workspace), JALONS_ENTITY_DIVISION, id);
}

static JalonsActivity *
find_activity (Sample *sample,
               const char *title)
{
  GListModel *list = jalons_dataset_get_list (jalons_workspace_get_dataset (sample->workspace), JALONS_ENTITY_ACTIVITY);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) activity = g_list_model_get_item (list, i);

      if (g_str_equal (jalons_activity_title (activity), title))
        return jalons_dataset_lookup (jalons_workspace_get_dataset (sample->workspace), JALONS_ENTITY_ACTIVITY,
                                      jalons_record_get_id (activity));
    }
  return NULL;
}

/* A gesture is over when what it would undo has another name. */
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
}

static void
test_meter (void)
{
  g_autoptr (GtkWidget) meter = g_object_ref_sink (jalons_meter_new ());

  jalons_meter_set (JALONS_METER (meter), 36 * 60, 31 * 60, 11 * 60, "31 h planned of 36 h owed");
  gtk_test_accessible_assert_role (meter, GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_LABEL, "31 h planned of 36 h owed");
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 2160.0);
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 1860.0);
}

/* Lines */

static void
test_lines (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GPtrArray) lines = jalons_lines_of_division (sample->workspace, find_division (sample, "3A"));
  static const struct
  {
    const char *title;
    const char *week;
    gboolean opens_month;
  } expected[] = {
    { "Découverte d’Orientibus", "W11", TRUE },
    { "Forum des métiers", "W12", TRUE },
  };

  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < lines->len; i++)
    {
      JalonsLine *line = g_ptr_array_index (lines, i);

      g_assert_cmpstr (jalons_activity_title (jalons_line_get_record (line)), ==, expected[i].title);
      g_assert_cmpstr (jalons_line_get_week (line), ==, expected[i].week);
      g_assert_cmpint (jalons_line_get_heading (line) != NULL, ==, expected[i].opens_month);
    }
  sample_close (sample);
}

static gboolean
orientibus_moved (gpointer data)
{
  return jalons_activity_slot (find_activity (data, "Découverte d’Orientibus")).day == jalons_day_new (2026, 12, 3);
}

static void
count_change (guint *count)
{
  (*count)++;
}

/* A line that stays keeps its object, so that its row keeps the focus; one that moves is replaced. */
static void
test_lines_update (void)
{
  Sample *sample = sample_open (TRUE);
  JalonsDivision *division = find_division (sample, "3A");
  g_autoptr (GListStore) store = g_list_store_new (JALONS_TYPE_LINE);
  g_autoptr (GPtrArray) before = jalons_lines_of_division (sample->workspace, division);
  g_autoptr (GPtrArray) same = jalons_lines_of_division (sample->workspace, division);
  g_autoptr (GPtrArray) after = NULL, drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  g_autoptr (JalonsLine) first = NULL;
  JalonsDraft *draft;
  guint changes = 0;

  jalons_lines_update (store, before);
  g_signal_connect_swapped (store, "items-changed", G_CALLBACK (count_change), &changes);
  jalons_lines_update (store, same);
  g_assert_cmpuint (changes, ==, 0);

  draft = jalons_draft_edit (find_activity (sample, "Découverte d’Orientibus"));
  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, (JalonsSlot){ jalons_day_new (2026, 12, 3), 600, 60 });
  g_ptr_array_add (drafts, draft);
  jalons_workspace_write (sample->workspace, "Move", drafts);
  sample_wait (orientibus_moved, sample);
  after = jalons_lines_of_division (sample->workspace, division);
  jalons_lines_update (store, after);
  g_assert_cmpuint (changes, ==, 1);
  first = g_list_model_get_item (G_LIST_MODEL (store), 0);
  g_assert_cmpstr (jalons_activity_title (jalons_line_get_record (first)), ==, "Forum des métiers");
  sample_close (sample);
}

/* Gestures */

static void
test_gesture_states (void)
{
  static const struct
  {
    JalonsState before;
    JalonsState after;
  } ticks[] = {
    { JALONS_STATE_PLANNED, JALONS_STATE_DONE },
    { JALONS_STATE_CONFIRMED, JALONS_STATE_DONE },
    { JALONS_STATE_DONE, JALONS_STATE_CONFIRMED },
    { JALONS_STATE_CANCELLED, JALONS_STATE_DONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    {
      g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_ACTIVITY, NULL);
      g_autoptr (JalonsRecord) activity = NULL, ticked = NULL;
      g_autoptr (GPtrArray) drafts = NULL;

      jalons_draft_set_number (draft, JALONS_ACTIVITY_STATE, (int) ticks[i].before);
      activity = jalons_draft_build (draft);
      drafts = jalons_gesture_tick (activity);
      g_assert_cmpuint (drafts->len, ==, 1);
      ticked = jalons_draft_build (g_ptr_array_index (drafts, 0));
      g_assert_cmpint (jalons_activity_state (ticked), ==, (int) ticks[i].after);
    }
}

static gboolean
has_three_activities (gpointer data)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (((Sample *) data)->workspace);

  return g_list_model_get_n_items (jalons_dataset_get_list (dataset, JALONS_ENTITY_ACTIVITY)) == 3;
}

static void
test_gesture_duplicate (void)
{
  Sample *sample = sample_open (TRUE);
  JalonsDataset *dataset = jalons_workspace_get_dataset (sample->workspace);
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) drafts = jalons_gesture_duplicate (dataset, find_activity (sample, "Forum des métiers"), &id);
  g_autoptr (GPtrArray) divisions = NULL;
  JalonsActivity *copy;

  jalons_workspace_write (sample->workspace, "Duplicate", drafts);
  sample_wait (has_three_activities, sample);
  copy = jalons_dataset_lookup (dataset, JALONS_ENTITY_ACTIVITY, id);
  g_assert_nonnull (copy);
  g_assert_cmpstr (jalons_activity_title (copy), ==, "Forum des métiers");
  g_assert_cmpuint (jalons_activity_slot (copy).day, ==, JALONS_NO_DAY);
  g_assert_cmpint (jalons_activity_slot (copy).minutes, ==, 180);
  divisions = jalons_dataset_activity_divisions (dataset, copy);
  g_assert_cmpuint (divisions->len, ==, 1);
  sample_close (sample);
}

static guint
count_divisions (Sample *sample,
                 const char *title)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (jalons_workspace_get_dataset (sample->workspace),
                                                                       find_activity (sample, title));

  return divisions->len;
}

/* A class that leaves an activity and comes back is the same participation. */
static void
test_gesture_divisions (void)
{
  Sample *sample = sample_open (TRUE);
  JalonsDataset *dataset = jalons_workspace_get_dataset (sample->workspace);
  const char *const none[] = { NULL };
  const char *ids[] = { jalons_record_get_id (find_division (sample, "3A")),
                        jalons_record_get_id (find_division (sample, "3B")), NULL };
  const char *const steps[][3] = { { ids[0], ids[1], NULL }, { ids[1], NULL }, { ids[0], ids[1], NULL } };
  static const char *const labels[] = { "Both", "One", "Both again" };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GPtrArray) drafts = jalons_gesture_set_divisions (dataset, find_activity (sample, "Forum des métiers"),
                                                                   steps[i]);

      g_assert_cmpuint (drafts->len, ==, 1);
      jalons_workspace_write (sample->workspace, labels[i], drafts);
      wait_for_gesture (sample, labels[i]);
      g_assert_cmpuint (count_divisions (sample, "Forum des métiers"), ==, g_strv_length ((char **) steps[i]));
    }
  g_autoptr (GPtrArray) drafts = jalons_gesture_set_divisions (dataset, find_activity (sample, "Forum des métiers"), none);
  g_assert_cmpuint (drafts->len, ==, 0);
  sample_close (sample);
}

/* A class goes with the activities that no other class would see, and comes back with them. */
static void
test_gesture_delete_division (void)
{
  Sample *sample = sample_open (TRUE);
  JalonsDataset *dataset = jalons_workspace_get_dataset (sample->workspace);
  const char *shared[] = { jalons_record_get_id (find_division (sample, "3A")),
                           jalons_record_get_id (find_division (sample, "3B")), NULL };
  g_autoptr (GPtrArray) drafts =
    jalons_gesture_set_divisions (dataset, find_activity (sample, "Forum des métiers"), shared);
  GListModel *activities = jalons_dataset_get_list (dataset, JALONS_ENTITY_ACTIVITY);
  guint before = g_list_model_get_n_items (activities);

  jalons_workspace_write (sample->workspace, "Share", drafts);
  wait_for_gesture (sample, "Share");
  jalons_workspace_delete (sample->workspace, "Delete a class", find_division (sample, "3A"), "gone");
  wait_for_gesture (sample, "Delete a class");
  g_assert_null (find_division (sample, "3A"));
  g_assert_cmpuint (count_divisions (sample, "Forum des métiers"), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (activities), ==, before - 1);

  jalons_workspace_undo (sample->workspace);
  wait_for_gesture (sample, "Share");
  g_assert_nonnull (find_division (sample, "3A"));
  g_assert_cmpuint (count_divisions (sample, "Forum des métiers"), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (activities), ==, before);
  sample_close (sample);
}

/* The editor */

typedef struct
{
  Sample *sample;
  GtkWindow *window;
  GtkWidget *editor;
} Editing;

static void
editing_begin (Editing *editing,
               const char *title)
{
  editing->sample = sample_open (TRUE);
  editing->window = GTK_WINDOW (gtk_window_new ());
  editing->editor = jalons_activity_editor_new (editing->sample->workspace);
  gtk_window_set_child (editing->window, editing->editor);
  jalons_activity_editor_edit (JALONS_ACTIVITY_EDITOR (editing->editor),
                               jalons_record_get_id (find_activity (editing->sample, title)));
}

static void
editing_end (Editing *editing)
{
  gtk_window_destroy (editing->window);
  sample_close (editing->sample);
}

static GtkWidget *
entry (Editing *editing,
       const char *title)
{
  GtkWidget *row = sample_find (editing->editor, ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  return row;
}

/* Leaving a field that did not change, or pressing Enter twice, is no gesture. */
static void
test_editor_writes_once (void)
{
  Editing editing;

  editing_begin (&editing, "Forum des métiers");
  sample_type (entry (&editing, _ ("Title")), "Forum des formations");
  wait_for_gesture (editing.sample, _ ("Change the title"));
  g_signal_emit_by_name (entry (&editing, _ ("Title")), "entry-activated");
  g_signal_emit_by_name (entry (&editing, _ ("Place")), "entry-activated");
  sample_type (entry (&editing, _ ("Length")), "2h30");
  wait_for_gesture (editing.sample, _ ("Change the length"));

  jalons_workspace_undo (editing.sample->workspace);
  wait_for_gesture (editing.sample, _ ("Change the title"));
  jalons_workspace_undo (editing.sample->workspace);
  wait_for_gesture (editing.sample, "Fill");
  g_assert_cmpint (jalons_activity_slot (find_activity (editing.sample, "Forum des métiers")).minutes, ==, 180);
  editing_end (&editing);
}

/* What cannot be read stays as it was typed, and is not written. */
static void
test_editor_bad_input (void)
{
  static const struct
  {
    const char *field;
    const char *typed;
  } cases[] = {
    { N_ ("Date"), "31/02" },
    { N_ ("Date"), "demain peut-être" },
    { N_ ("Time"), "27h" },
    { N_ ("Length"), "longtemps" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Editing editing;
      GtkWidget *row;

      editing_begin (&editing, "Forum des métiers");
      row = entry (&editing, _ (cases[i].field));
      sample_type (row, cases[i].typed);
      g_assert_true (gtk_widget_has_css_class (row, "error"));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, cases[i].typed);
      g_assert_cmpstr (jalons_workspace_get_undo_label (editing.sample->workspace), ==, "Fill");
      editing_end (&editing);
    }
}

static GtkWidget *
find_issues (Editing *editing)
{
  return sample_find (editing->editor, g_type_from_name ("JalonsIssueList"), NULL);
}

/* The rules answer while the date is typed, before it is written. */
static void
test_editor_rules (void)
{
  Editing editing;
  GtkWidget *row;

  editing_begin (&editing, "Forum des métiers");
  row = entry (&editing, _ ("Date"));
  g_assert_false (gtk_widget_get_visible (find_issues (&editing)));
  gtk_editable_set_text (GTK_EDITABLE (row), "25/12");
  g_assert_true (gtk_widget_get_visible (find_issues (&editing)));
  g_assert_cmpstr (jalons_workspace_get_undo_label (editing.sample->workspace), ==, "Fill");
  gtk_editable_set_text (GTK_EDITABLE (row), "8/12");
  g_assert_false (gtk_widget_get_visible (find_issues (&editing)));
  editing_end (&editing);
}

/* Writes as somebody else does, in another view or on another computer. */
static void
write_meanwhile (Editing *editing,
                 const char *title,
                 JalonsFieldId field,
                 const char *text)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDraft *draft = jalons_draft_edit (find_activity (editing->sample, title));

  jalons_draft_set_text (draft, field, text);
  g_ptr_array_add (drafts, draft);
  jalons_workspace_write (editing->sample->workspace, text, drafts);
  wait_for_gesture (editing->sample, text);
}

/* What changes under a field that nobody types in is shown there, and leaving the field does not put the old text back. */
static void
test_editor_meanwhile (void)
{
  Editing editing;
  GtkEditable *title, *place;

  editing_begin (&editing, "Forum des métiers");
  title = GTK_EDITABLE (entry (&editing, _ ("Title")));
  place = GTK_EDITABLE (entry (&editing, _ ("Place")));
  gtk_editable_set_text (place, "CDI");
  write_meanwhile (&editing, "Forum des métiers", JALONS_ACTIVITY_TITLE, "Forum des lycées");
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "Forum des lycées");
  g_assert_cmpstr (gtk_editable_get_text (place), ==, "CDI");
  g_signal_emit_by_name (title, "entry-activated");
  g_assert_cmpstr (jalons_workspace_get_undo_label (editing.sample->workspace), ==, "Forum des lycées");

  write_meanwhile (&editing, "Forum des lycées", JALONS_ACTIVITY_PLACE, "Gymnase");
  g_assert_cmpstr (gtk_editable_get_text (place), ==, "CDI");
  g_signal_emit_by_name (place, "entry-activated");
  wait_for_gesture (editing.sample, _ ("Change the place"));
  g_assert_cmpstr (jalons_activity_place (find_activity (editing.sample, "Forum des lycées")), ==, "CDI");
  editing_end (&editing);
}

/* Notes that are typed while the ones before are on their way to the disk are all written. */
static void
test_editor_notes (void)
{
  Editing editing;
  JalonsLongText *notes;
  GtkTextBuffer *buffer;

  editing_begin (&editing, "Forum des métiers");
  notes = JALONS_LONG_TEXT (sample_find (editing.editor, JALONS_TYPE_LONG_TEXT, NULL));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (sample_find (GTK_WIDGET (notes), GTK_TYPE_TEXT_VIEW, NULL)));
  gtk_text_buffer_set_text (buffer, "Appeler", -1);
  jalons_long_text_commit (notes);
  gtk_text_buffer_set_text (buffer, "Appeler la Région", -1);
  wait_for_gesture (editing.sample, _ ("Change the notes"));
  g_assert_true (jalons_long_text_is_typing (notes));
  jalons_activity_editor_edit (JALONS_ACTIVITY_EDITOR (editing.editor), NULL);
  sample_settle ();
  g_assert_cmpstr (jalons_activity_notes (find_activity (editing.sample, "Forum des métiers")), ==, "Appeler la Région");
  editing_end (&editing);
}

/* The view */

static gboolean
has_an_untitled (gpointer data)
{
  return find_activity (data, "") != NULL;
}

static void
test_view (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *view;
  g_autofree char *expected = NULL;

  jalons_workspace_set_division (sample->workspace, jalons_record_get_id (find_division (sample, "3A")));
  view = jalons_classes_view_new (sample->workspace);
  gtk_window_set_child (window, view);
  sample_picture (window, 1180, 700, "classes");
  JALONS_VIEW_GET_IFACE (view)->add (JALONS_VIEW (view));
  sample_wait (has_an_untitled, sample);
  sample_picture (window, 1180, 700, "classes-editor");
  g_assert_nonnull (JALONS_VIEW_GET_IFACE (view)->get_selected (JALONS_VIEW (view)));
  g_assert_cmpstr (jalons_activity_title (JALONS_VIEW_GET_IFACE (view)->get_selected (JALONS_VIEW (view))), ==, "");
  gtk_window_destroy (window);
  sample_close (sample);
}

/* The calendar */

static JalonsDayMarks
describe_second (JalonsDay day,
                 GString *words,
                 gpointer data)
{
  if (day != jalons_day_new (2026, 11, 2))
    return JALONS_DAY_MARK_NONE;
  g_string_append (words, "Forum");
  return JALONS_DAY_MARK_TAKEN;
}

static void
note_day (JalonsMonthCalendar *calendar,
          guint day,
          JalonsDay *chosen)
{
  *chosen = day;
}

static void
test_calendar (void)
{
  g_autoptr (GtkWidget) calendar = g_object_ref_sink (jalons_month_calendar_new (describe_second, NULL));
  g_autoptr (JalonsCalendar) year = jalons_calendar_new_bundled ("B", 2026, FALSE);
  g_autofree char *name = jalons_format_day (jalons_day_new (2026, 11, 2), JALONS_DAY_FULL);
  g_autofree char *spoken = g_strdup_printf ("%s, Forum", name);
  JalonsDay chosen = JALONS_NO_DAY;
  GtkWidget *second;

  jalons_month_calendar_show (JALONS_MONTH_CALENDAR (calendar), year, JALONS_NO_DAY, jalons_day_new (2026, 11, 21));
  g_signal_connect (calendar, "chosen", G_CALLBACK (note_day), &chosen);
  second = sample_find (calendar, GTK_TYPE_BUTTON, "2");
  g_assert_nonnull (second);
  gtk_test_accessible_assert_property (second, GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);
  g_signal_emit_by_name (second, "clicked");
  g_assert_cmpuint (chosen, ==, jalons_day_new (2026, 11, 2));
}

/* The states of an activity are read whole, in one row or in two. */
static void
test_fold (void)
{
  static const struct
  {
    int width, rows;
  } cases[] = { { 1000, 1 }, { 400, 1 }, { 399, 2 }, { 210, 2 } };
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  gtk_widget_set_layout_manager (box, g_object_new (JALONS_TYPE_FOLD_LAYOUT, NULL));
  for (int i = 0; i < 4; i++)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_size_request (child, 100, 20);
      gtk_box_append (GTK_BOX (box), child);
    }
  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int height;

      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, cases[i].width, NULL, &height, NULL, NULL);
      g_assert_cmpint (height, >=, 20 * cases[i].rows);
      g_assert_cmpint (height, <, 20 * (cases[i].rows + 1));
      gtk_widget_allocate (box, cases[i].width, height, -1, NULL);
      for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_assert_cmpint (gtk_widget_get_width (child), >=, 100);
    }
  g_object_unref (box);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/meter", test_meter);
  g_test_add_func ("/ui/lines", test_lines);
  g_test_add_func ("/ui/lines/update", test_lines_update);
  g_test_add_func ("/ui/gestures/states", test_gesture_states);
  g_test_add_func ("/ui/gestures/duplicate", test_gesture_duplicate);
  g_test_add_func ("/ui/gestures/divisions", test_gesture_divisions);
  g_test_add_func ("/ui/gestures/delete-division", test_gesture_delete_division);
  g_test_add_func ("/ui/editor/writes-once", test_editor_writes_once);
  g_test_add_func ("/ui/editor/bad-input", test_editor_bad_input);
  g_test_add_func ("/ui/editor/rules", test_editor_rules);
  g_test_add_func ("/ui/editor/meanwhile", test_editor_meanwhile);
  g_test_add_func ("/ui/editor/notes", test_editor_notes);
  g_test_add_func ("/ui/view", test_view);
  g_test_add_func ("/ui/calendar", test_calendar);
  g_test_add_func ("/ui/fold-layout", test_fold);
  return g_test_run ();
}
