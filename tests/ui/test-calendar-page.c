/* The calendar of orientation: holidays, closures, absences and milestones, on their page and in their dialogs.
 * Invariant: every test ends by looking at the workspace, not at the widget.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>

#include "core/published/usual-milestones.h"
#include "core/record/keys.h"
#include "ui/dialogs/absence-dialog.h"
#include "ui/dialogs/closure-dialog.h"
#include "ui/dialogs/milestone-dialog.h"
#include "ui/dialogs/usual-milestones-dialog.h"
#include "ui/import/import-dialog.h"
#include "ui/parts/calendar-notice.h"
#include "ui/parts/division-chooser.h"
#include "ui/parts/line.h"
#include "ui/preferences/preferences.h"

#define UAI "0599999N"

static guint
count (Sample *sample,
       JalonsEntityId entity)
{
  return g_list_model_get_n_items (jalons_dataset_get_list (jalons_workspace_get_dataset (sample->workspace), entity));
}

typedef struct
{
  Sample *sample;
  JalonsEntityId entity;
  guint n;
} Wanted;

static gboolean
has_wanted (gpointer data)
{
  const Wanted *wanted = data;

  return count (wanted->sample, wanted->entity) == wanted->n;
}

static void
wait_for (Sample *sample,
          JalonsEntityId entity,
          guint n)
{
  Wanted wanted = { sample, entity, n };

  sample_wait (has_wanted, &wanted);
}

static GtkWindow *
open_page (Sample *sample,
           const char *picture)
{
  GtkWindow *window = jalons_preferences_new (sample->workspace);

  jalons_preferences_show_page (JALONS_PREFERENCES (window), "calendar");
  sample_picture (window, 720, 1100, picture);
  return window;
}

/* A year of which no calendar is bundled */

static gboolean
is_2030 (gpointer data)
{
  JalonsYear *year = jalons_workspace_get_year (data);

  return year != NULL && jalons_year_start (year) == 2030;
}

static void
open_2030 (Sample *sample)
{
  g_autofree char *school_id = jalons_school_make_id (UAI), *year_id = jalons_year_make_id (UAI, 2030);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDraft *year = jalons_draft_new (JALONS_ENTITY_YEAR, year_id);

  jalons_draft_set_text (year, JALONS_YEAR_SCHOOL, school_id);
  jalons_draft_set_number (year, JALONS_YEAR_START, 2030);
  jalons_draft_set_text (year, JALONS_YEAR_ZONE, "B");
  g_ptr_array_add (drafts, year);
  jalons_workspace_write (sample->workspace, "Add a school year", drafts);
  jalons_workspace_set_start_year (sample->workspace, 2030);
  sample_wait (is_2030, sample->workspace);
}

/* A second school of the zone. */
static void
add_second_school (Sample *sample)
{
  g_autofree char *school_id = jalons_school_make_id ("0590116F"), *year_id = jalons_year_make_id ("0590116F", 2030);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDraft *school = jalons_draft_new (JALONS_ENTITY_SCHOOL, school_id);
  JalonsDraft *year = jalons_draft_new (JALONS_ENTITY_YEAR, year_id);

  jalons_draft_set_text (school, JALONS_SCHOOL_UAI, "0590116F");
  jalons_draft_set_text (school, JALONS_SCHOOL_NAME, "Lycée des Ormes");
  g_ptr_array_add (drafts, school);
  jalons_draft_set_text (year, JALONS_YEAR_SCHOOL, school_id);
  jalons_draft_set_number (year, JALONS_YEAR_START, 2030);
  jalons_draft_set_text (year, JALONS_YEAR_ZONE, "B");
  g_ptr_array_add (drafts, year);
  jalons_workspace_write (sample->workspace, "Add a school", drafts);
  wait_for (sample, JALONS_ENTITY_SCHOOL, 2);
}

static gboolean
knows_holidays (gpointer data)
{
  return jalons_hours_has_holidays (jalons_workspace_get_dataset (data), jalons_workspace_get_year (data));
}

static gboolean
knows_none (gpointer data)
{
  return !knows_holidays (data);
}

typedef struct
{
  GtkWindow *window;
  const char *page;
} Shown;

static gboolean
shows_page (gpointer data)
{
  const Shown *shown = data;
  GtkWidget *stack = sample_find (GTK_WIDGET (shown->window), GTK_TYPE_STACK, NULL);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), shown->page) == 0;
}

static GtkWindow *
read_calendar (Sample *sample,
               GFile *file,
               const char *page)
{
  GtkWindow *window = jalons_import_dialog_new_calendar (sample->workspace);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  Shown shown = { window, page };

  g_list_store_append (files, file);
  gtk_window_present (window);
  jalons_import_dialog_read (JALONS_IMPORT_DIALOG (window), G_LIST_MODEL (files));
  sample_wait (shows_page, &shown);
  return window;
}

static void
test_import (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GFile) file = g_file_new_build_filename (g_getenv ("JALONS_SOURCE_ROOT"), "tests", "fixtures", "exchange",
                                                      "holidays-zone-b.ics", NULL);
  GtkWindow *page, *window;
  Shown done;

  open_2030 (sample);
  page = open_page (sample, "calendar-unknown");
  g_assert_nonnull (sample_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, _ ("_Import a Calendar (.ics)…")));
  window = jalons_import_dialog_new_calendar (sample->workspace);
  sample_picture (window, 0, 0, "calendar-import-choose");
  gtk_window_destroy (window);

  window = read_calendar (sample, file, "preview");
  sample_picture (window, 720, 900, "calendar-import-preview");
  g_assert_true (knows_none (sample->workspace));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "import.accept", NULL));
  done = (Shown){ window, "done" };
  sample_wait (shows_page, &done);
  sample_picture (window, 0, 0, "calendar-import-done");
  gtk_window_destroy (window);
  sample_wait (knows_holidays, sample->workspace);
  g_assert_cmpint (jalons_calendar_n_periods (jalons_workspace_get_calendar (sample->workspace)), ==, 5);
  sample_picture (page, 720, 1100, "calendar-imported");

  jalons_workspace_undo (sample->workspace);
  sample_wait (knows_none, sample->workspace);
  g_assert_cmpuint (count (sample, JALONS_ENTITY_CLOSURE), ==, 0);

  /* What was taken back, and so is deleted, can be imported again. */
  window = read_calendar (sample, file, "preview");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "import.accept", NULL));
  done = (Shown){ window, "done" };
  sample_wait (shows_page, &done);
  gtk_window_destroy (window);
  sample_wait (knows_holidays, sample->workspace);
  g_assert_cmpuint (count (sample, JALONS_ENTITY_CLOSURE), ==, 5);
  gtk_window_destroy (page);
  sample_close (sample);
}

/* With several schools of the zone it is asked for which; here for the open one alone. */
static void
test_import_for_one (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GFile) file = g_file_new_build_filename (g_getenv ("JALONS_SOURCE_ROOT"), "tests", "fixtures", "exchange",
                                                      "holidays-zone-b.ics", NULL);
  g_autofree char *other_id = jalons_year_make_id ("0590116F", 2030);
  GtkWindow *window;
  GtkWidget *row;
  Shown done;

  open_2030 (sample);
  add_second_school (sample);
  window = read_calendar (sample, file, "preview");
  row = sample_find (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW, UAI " · Collège des Tilleuls & Cie");
  g_assert_nonnull (row);
  sample_picture (window, 720, 900, "calendar-import-schools");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  sample_picture (window, 720, 900, "calendar-import-one-school");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "import.accept", NULL));
  done = (Shown){ window, "done" };
  sample_wait (shows_page, &done);
  gtk_window_destroy (window);
  sample_wait (knows_holidays, sample->workspace);
  g_assert_false (jalons_hours_has_holidays (jalons_workspace_get_dataset (sample->workspace),
                                             jalons_dataset_lookup (jalons_workspace_get_dataset (sample->workspace),
                                                                    JALONS_ENTITY_YEAR, other_id)));
  sample_close (sample);
}

static void
test_import_refused (void)
{
  Sample *sample = sample_open (TRUE);
  g_autofree char *path = g_build_filename (sample->folder, "cut.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWindow *window;

  g_assert_true (g_file_set_contents (path, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", -1, NULL));
  window = read_calendar (sample, file, "failed");
  sample_picture (window, 0, 0, "calendar-import-refused");
  gtk_window_destroy (window);
  g_assert_cmpuint (count (sample, JALONS_ENTITY_CLOSURE), ==, 0);
  sample_close (sample);
}

static void
test_notice (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  JalonsCalendarNotice *notice = g_object_new (JALONS_TYPE_CALENDAR_NOTICE, NULL);

  jalons_calendar_notice_set_workspace (notice, sample->workspace);
  gtk_window_set_child (window, GTK_WIDGET (notice));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (notice)));
  open_2030 (sample);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (notice)));
  sample_picture (window, 800, 60, "calendar-notice");
  gtk_window_destroy (window);
  sample_close (sample);
}

/* Milestones */

static JalonsMilestone *
find_milestone (Sample *sample,
                const char *label)
{
  g_autoptr (GPtrArray) all = NULL;
  JalonsDataset *dataset = jalons_workspace_get_dataset (sample->workspace);
  JalonsYear *year = jalons_workspace_get_year (sample->workspace);

  all = jalons_dataset_referring (dataset, JALONS_MILESTONE_YEAR, jalons_record_get_id (year));
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (jalons_milestone_label (all->pdata[i]), label))
      return all->pdata[i];
  return NULL;
}

static const char *const SHEET = "Fiche de dialogue : retour des intentions provisoires";

static guint
count_usual (Sample *sample)
{
  gsize n_milestones;
  const JalonsUsualMilestone *list = jalons_usual_milestones_list (&n_milestones);
  guint n = 0;

  for (gsize i = 0; i < n_milestones; i++)
    {
      g_auto (GStrv) levels = jalons_usual_milestone_levels (&list[i], jalons_workspace_get_dataset (sample->workspace),
                                                             jalons_workspace_get_year (sample->workspace));
      n += levels != NULL;
    }
  return n;
}

static gboolean
sheet_is_dated (gpointer data)
{
  JalonsMilestone *sheet = find_milestone (data, SHEET);

  return sheet != NULL && jalons_milestone_day (sheet) == jalons_day_new (2027, 3, 12);
}

static void
test_usual (void)
{
  Sample *sample = sample_open (TRUE);
  guint n = count_usual (sample);
  GtkWindow *window, *page;
  GtkWidget *day, *minutes;
  g_autofree char *id = jalons_division_make_id (UAI, 2026, "3A");
  g_autoptr (GPtrArray) lines = NULL;

  window = jalons_usual_milestones_dialog_new (sample->workspace);
  sample_picture (window, 0, 0, "usual-milestones");
  gtk_widget_activate_action (GTK_WIDGET (window), "usual.none", NULL);
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "usual.all", NULL);
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  wait_for (sample, JALONS_ENTITY_MILESTONE, n);
  g_assert_cmpuint (jalons_milestone_day (find_milestone (sample, SHEET)), ==, JALONS_NO_DAY);

  /* Again: nothing can be added twice. */
  window = jalons_usual_milestones_dialog_new (sample->workspace);
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_picture (window, 0, 0, "usual-milestones-again");
  gtk_window_destroy (window);
  page = open_page (sample, "calendar-undated");

  /* Those of a class are among its lines, at the end. */
  lines = jalons_lines_of_division (sample->workspace,
                                    jalons_dataset_lookup (jalons_workspace_get_dataset (sample->workspace),
                                                           JALONS_ENTITY_DIVISION, id));
  g_assert_cmpint (jalons_record_get_entity (jalons_line_get_record (lines->pdata[lines->len - 1])), ==,
                   JALONS_ENTITY_MILESTONE);

  window = jalons_milestone_dialog_new (sample->workspace, find_milestone (sample, SHEET));
  day = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("Day (empty: to be fixed)"));
  minutes = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW,
                         _ ("Hours of preparation before it, such as 4 h (optional)"));
  sample_picture (window, 0, 0, "milestone-undated");
  gtk_editable_set_text (GTK_EDITABLE (day), "12/3");
  gtk_editable_set_text (GTK_EDITABLE (minutes), "4 h");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_wait (sheet_is_dated, sample);
  g_assert_cmpint (jalons_milestone_minutes (find_milestone (sample, SHEET)), ==, 240);
  sample_picture (page, 720, 1100, "calendar-dated");

  window = jalons_milestone_dialog_new (sample->workspace, find_milestone (sample, SHEET));
  gtk_widget_activate_action (GTK_WIDGET (window), "record.delete", NULL);
  wait_for (sample, JALONS_ENTITY_MILESTONE, n - 1);
  jalons_workspace_undo (sample->workspace);
  wait_for (sample, JALONS_ENTITY_MILESTONE, n);
  jalons_workspace_undo (sample->workspace); /* the date */
  jalons_workspace_undo (sample->workspace); /* all the usual ones at once */
  wait_for (sample, JALONS_ENTITY_MILESTONE, 0);
  window = jalons_usual_milestones_dialog_new (sample->workspace);
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  wait_for (sample, JALONS_ENTITY_MILESTONE, n);
  g_assert_cmpuint (jalons_milestone_day (find_milestone (sample, SHEET)), ==, JALONS_NO_DAY);
  gtk_window_destroy (page);
  sample_close (sample);
}

/* Absences */

static GPtrArray *
group_absences (Sample *sample)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (sample->workspace);

  return jalons_absences_group (jalons_workspace_get_dataset (sample->workspace), divisions);
}

static GPtrArray *
add_absences (Sample *sample)
{
  GtkWindow *window = jalons_absence_dialog_new (sample->workspace, NULL);
  GtkWidget *first = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("First day away"));
  GtkWidget *last = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("Last day away"));
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (sample->workspace), groups = NULL;

  gtk_editable_set_text (GTK_EDITABLE (first), "7/12");
  gtk_editable_set_text (GTK_EDITABLE (last), "11/12");
  gtk_widget_activate_action (GTK_WIDGET (window), "absence.none", NULL);
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window)); /* nobody is away */
  g_assert_cmpuint (count (sample, JALONS_ENTITY_ABSENCE), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "absence.all", NULL);
  sample_picture (window, 0, 0, "absence-all");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  wait_for (sample, JALONS_ENTITY_ABSENCE, divisions->len);
  groups = group_absences (sample);
  g_assert_cmpuint (groups->len, ==, 1);
  return g_ptr_array_ref (groups->pdata[0]);
}

static gboolean
has_two_groups (gpointer data)
{
  g_autoptr (GPtrArray) groups = group_absences (data);

  return groups->len == 2;
}

static gboolean
has_one_group (gpointer data)
{
  g_autoptr (GPtrArray) groups = group_absences (data);

  return groups->len == 1;
}

static void
test_absences (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GPtrArray) group = add_absences (sample), same = NULL, groups = NULL;
  guint n = group->len;
  GtkWindow *window = jalons_absence_dialog_new_of_one (sample->workspace, group, group->pdata[0]);
  GtkWidget *last = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("Last day away"));
  GtkWidget *together = sample_find (GTK_WIDGET (window), GTK_TYPE_SWITCH, NULL);

  sample_picture (window, 0, 0, "absence-together");
  gtk_editable_set_text (GTK_EDITABLE (last), "12/12");
  gtk_switch_set_active (GTK_SWITCH (together), FALSE);
  sample_picture (window, 0, 0, "absence-alone");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_wait (has_two_groups, sample);
  g_assert_cmpuint (count (sample, JALONS_ENTITY_ABSENCE), ==, n);
  jalons_workspace_undo (sample->workspace);
  sample_wait (has_one_group, sample);

  /* Together: one gesture, one undo. */
  groups = group_absences (sample);
  same = g_ptr_array_ref (groups->pdata[0]);
  window = jalons_absence_dialog_new_of_one (sample->workspace, same, same->pdata[0]);
  gtk_widget_activate_action (GTK_WIDGET (window), "record.delete", NULL);
  wait_for (sample, JALONS_ENTITY_ABSENCE, 0);
  jalons_workspace_undo (sample->workspace);
  wait_for (sample, JALONS_ENTITY_ABSENCE, n);
  jalons_workspace_undo (sample->workspace);
  wait_for (sample, JALONS_ENTITY_ABSENCE, 0);
  sample_close (sample);
}

/* Closures */

static gboolean
toussaint_has_class_on_26 (gpointer data)
{
  return jalons_calendar_is_school_day (jalons_workspace_get_calendar (data), jalons_day_new (2026, 10, 26));
}

static gboolean
toussaint_is_published (gpointer data)
{
  return !toussaint_has_class_on_26 (data);
}

/* A holiday that the school moved goes back to the published dates from its dialog. */
static void
test_moved_holiday (void)
{
  Sample *sample = sample_open (TRUE);
  const JalonsBundledYear *bundled = jalons_calendar_bundled ("B", 2026);
  GtkWindow *window = jalons_closure_dialog_new_holiday (sample->workspace, &bundled->breaks[0]);
  GtkWidget *last = sample_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, _ ("Last day without class"));
  g_autoptr (JalonsRecord) closure = NULL;

  gtk_editable_set_text (GTK_EDITABLE (last), "25/10/2026");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (window));
  sample_wait (toussaint_has_class_on_26, sample->workspace);
  g_assert_cmpint (jalons_calendar_n_periods (jalons_workspace_get_calendar (sample->workspace)), ==, 5);
  closure = g_list_model_get_item (jalons_dataset_get_list (jalons_workspace_get_dataset (sample->workspace),
                                                            JALONS_ENTITY_CLOSURE),
                                   0);
  window = jalons_closure_dialog_new (sample->workspace, closure);
  sample_picture (window, 0, 0, "closure-moved");
  gtk_widget_activate_action (GTK_WIDGET (window), "record.delete", NULL);
  sample_wait (toussaint_is_published, sample->workspace);
  jalons_workspace_undo (sample->workspace);
  sample_wait (toussaint_has_class_on_26, sample->workspace);
  sample_close (sample);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/calendar/import", test_import);
  g_test_add_func ("/ui/calendar/import-for-one", test_import_for_one);
  g_test_add_func ("/ui/calendar/import-refused", test_import_refused);
  g_test_add_func ("/ui/calendar/notice", test_notice);
  g_test_add_func ("/ui/calendar/usual-milestones", test_usual);
  g_test_add_func ("/ui/calendar/absences", test_absences);
  g_test_add_func ("/ui/calendar/moved-holiday", test_moved_holiday);
  return g_test_run ();
}
