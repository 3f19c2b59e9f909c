/* The window of a history: what was written is there at once with what was before; putting it back is a gesture.
 * Invariant: nothing is offered to be put back that is there already.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <string.h>

#include "ui/history/history-window.h"

typedef struct
{
  Sample *sample;
  GtkWindow *window;
  const char *wanted;
} Look;

static JalonsActivity *
first_activity (Sample *sample)
{
  GListModel *list = jalons_dataset_get_list (jalons_workspace_get_dataset (sample->workspace), JALONS_ENTITY_ACTIVITY);
  g_autoptr (JalonsActivity) activity = g_list_model_get_item (list, 0);

  return activity; /* the dataset has it */
}

static void
write_text (Sample *sample,
            JalonsFieldId field,
            const char *text)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDraft *draft = jalons_draft_edit (first_activity (sample));

  jalons_draft_set_text (draft, field, text);
  g_ptr_array_add (drafts, draft);
  jalons_workspace_write (sample->workspace, "Change it", drafts);
}

static gboolean
find_row (GtkWidget *widget,
          const char *text)
{
  gboolean found = FALSE;

  if (ADW_IS_ACTION_ROW (widget))
    found = strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), text) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, text);
  return found;
}

static gboolean
tells (gpointer data)
{
  Look *look = data;

  return find_row (GTK_WIDGET (look->window), look->wanted);
}

static gboolean
is_titled (gpointer data)
{
  Look *look = data;

  return g_str_equal (jalons_activity_title (first_activity (look->sample)), look->wanted);
}

static guint
count_buttons (GtkWidget *widget)
{
  guint n = GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Put Back") == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_buttons (child);
  return n;
}

static Look
open_look (const JalonsField *field)
{
  Look look = { .sample = sample_open (TRUE) };
  JalonsSubject subject = { JALONS_ENTITY_ACTIVITY, jalons_record_get_id (first_activity (look.sample)), field };

  look.window = jalons_history_window_new (look.sample->workspace, &subject);
  gtk_window_present (look.window);
  return look;
}

static void
close_look (Look *look)
{
  gtk_window_destroy (look->window);
  sample_settle ();
  sample_close (look->sample);
}

static void
test_restore (void)
{
  Look look = open_look (NULL);
  g_autofree char *first = g_strdup (jalons_activity_title (first_activity (look.sample)));
  g_autofree char *before = g_strdup_printf ("“%s” → “Salon de l’étudiant”", first);
  g_autofree char *back = g_strdup_printf ("“Salon de l’étudiant” → “%s”", first);

  write_text (look.sample, JALONS_ACTIVITY_TITLE, "Salon de l’étudiant");
  look.wanted = before;
  sample_wait (tells, &look);
  g_assert_cmpuint (count_buttons (GTK_WIDGET (look.window)), ==, 1);
  sample_picture (look.window, 0, 0, "history");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (look.window), "history.restore", "u", 0));
  look.wanted = back;
  sample_wait (tells, &look);
  g_assert_cmpstr (jalons_activity_title (first_activity (look.sample)), ==, first);
  g_assert_cmpstr (jalons_workspace_get_undo_label (look.sample->workspace), ==, "Put back: Title");
  /* That before the last change is the other one; that before the one before is there. */
  g_assert_cmpuint (count_buttons (GTK_WIDGET (look.window)), ==, 1);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (look.window), "history.undo", NULL));
  look.wanted = "Salon de l’étudiant";
  sample_wait (is_titled, &look);
  close_look (&look);
}

static void
test_long_text (void)
{
  Look look = open_look (jalons_model_field (JALONS_ACTIVITY_NOTES));
  g_autofree char *words = g_strnfill (200, 'a');
  g_autofree char *first = g_strconcat (words, " venir avec le car", NULL);
  g_autofree char *second = g_strconcat (words, " venir avec le train", NULL);

  write_text (look.sample, JALONS_ACTIVITY_NOTES, first);
  look.wanted = "venir avec le car";
  sample_wait (tells, &look);
  write_text (look.sample, JALONS_ACTIVITY_NOTES, second);
  look.wanted = "Taken out: “car”\nPut in: “train”";
  sample_wait (tells, &look);
  /* Of another field nothing is told, until all are chosen. */
  write_text (look.sample, JALONS_ACTIVITY_PLACE, "CDI");
  sample_settle ();
  g_assert_false (find_row (GTK_WIDGET (look.window), "“CDI”"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (sample_find (GTK_WIDGET (look.window), ADW_TYPE_COMBO_ROW, NULL)), 0);
  look.wanted = "“CDI”";
  sample_wait (tells, &look);
  close_look (&look);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/history/restore", test_restore);
  g_test_add_func ("/history/long-text", test_long_text);
  return g_test_run ();
}
