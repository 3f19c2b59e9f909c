/* The view Bilan: its tables, what a figure opens on, and the words that are written in it.
 * Invariant: a figure that is shown is held against core/bilan/bilan.h, and words against the data.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/bilan/bilan.h"
#include "ui/bilan/bilan-table.h"
#include "ui/bilan/bilan-view.h"
#include "ui/bilan/entry-dialog.h"
#include "ui/parts/long-text.h"
#include "ui/view.h"

typedef struct
{
  Sample *sample;
  GtkWindow *window;
  GtkWidget *view;
} Shown;

static gboolean
has_table (gpointer data)
{
  return sample_find (((Shown *) data)->view, JALONS_TYPE_BILAN_TABLE_VIEW, NULL) != NULL;
}

static Shown
open_view (void)
{
  Shown shown = { .sample = sample_open (TRUE), .window = GTK_WINDOW (adw_window_new ()) };

  shown.view = jalons_bilan_view_new (shown.sample->workspace);
  adw_window_set_content (ADW_WINDOW (shown.window), shown.view);
  gtk_window_set_default_size (shown.window, 1100, 700);
  gtk_window_present (shown.window);
  sample_wait (has_table, &shown);
  return shown;
}

static void
close_view (Shown *shown)
{
  gtk_window_destroy (shown->window);
  sample_close (shown->sample);
}

static void
test_figures (void)
{
  Shown shown = open_view ();
  JalonsWorkspace *workspace = shown.sample->workspace;
  g_autoptr (JalonsBilan) bilan = jalons_bilan_new (jalons_workspace_get_dataset (workspace),
                                                    jalons_workspace_get_start_year (workspace),
                                                    jalons_workspace_get_school (workspace));
  g_autofree char *owed = jalons_bilan_cell_format (jalons_bilan_find_cell (bilan, "levels", "total", "owed"));

  g_assert_nonnull (sample_find (shown.view, GTK_TYPE_LABEL, owed));
  close_view (&shown);
}

static gboolean
is_written (gpointer data)
{
  GListModel *chapters = jalons_dataset_get_list (jalons_workspace_get_dataset (((Shown *) data)->sample->workspace),
                                                  JALONS_ENTITY_CHAPTER);
  g_autoptr (JalonsChapter) chapter = g_list_model_get_item (chapters, 0);

  return chapter != NULL && g_str_equal (jalons_chapter_words (chapter), "Une année dense.");
}

/* What was typed is written when another theme is shown, and comes back with its own. */
static void
test_words (void)
{
  Shown shown = open_view ();
  GtkWidget *text = sample_find (shown.view, GTK_TYPE_TEXT_VIEW, NULL);
  g_autofree char *kept = NULL;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Une année dense.", -1);
  JALONS_VIEW_GET_IFACE (shown.view)->step (JALONS_VIEW (shown.view), 1);
  sample_wait (is_written, &shown);
  JALONS_VIEW_GET_IFACE (shown.view)->step (JALONS_VIEW (shown.view), -1);
  sample_settle ();
  text = sample_find (shown.view, GTK_TYPE_TEXT_VIEW, NULL);
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "text", &kept, NULL);
  g_assert_cmpstr (kept, ==, "Une année dense.");
  close_view (&shown);
}

/* Figures from elsewhere */

static gboolean
has_figure (gpointer data)
{
  GListModel *figures = jalons_dataset_get_list (jalons_workspace_get_dataset (((Shown *) data)->sample->workspace),
                                                 JALONS_ENTITY_FIGURE);

  return g_list_model_get_n_items (figures) == 1 && sample_find (((Shown *) data)->view, ADW_TYPE_ACTION_ROW, "Passage") != NULL;
}

static void
fill (GtkWindow *dialog,
      const char *title,
      const char *text)
{
  GtkWidget *row = sample_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static GtkWidget *
find_icon (GtkWidget *widget,
           const char *name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_icon (child, name);
  return found;
}

/* Added by the key of every list, not before its source is said; and the keyboard stays where it was. */
static void
test_add (void)
{
  Shown shown = open_view ();
  JalonsView *view = JALONS_VIEW (shown.view);
  GtkWidget *button;
  GtkWindow *dialog;

  g_assert_true (JALONS_VIEW_GET_IFACE (view)->can_add (view));
  JALONS_VIEW_GET_IFACE (view)->step (view, 1);
  g_assert_false (JALONS_VIEW_GET_IFACE (view)->can_add (view));
  JALONS_VIEW_GET_IFACE (view)->step (view, -1);
  sample_settle ();
  button = find_icon (shown.view, "list-add-symbolic");
  g_assert_nonnull (button);
  gtk_widget_grab_focus (button);
  JALONS_VIEW_GET_IFACE (view)->add (view);
  dialog = sample_find_window (JALONS_TYPE_ENTRY_DIALOG);
  g_assert_nonnull (dialog);
  fill (dialog, _ ("Figure"), "Passage");
  fill (dialog, _ ("Value"), "62 %");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (dialog));
  g_assert_nonnull (sample_find_window (JALONS_TYPE_ENTRY_DIALOG));
  fill (dialog, _ ("Source"), "Archipel");
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (dialog));
  sample_wait (has_figure, &shown);
  g_assert_true (gtk_window_get_focus (shown.window) == find_icon (shown.view, "list-add-symbolic"));
  close_view (&shown);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/bilan/figures", test_figures);
  g_test_add_func ("/ui/bilan/words", test_words);
  g_test_add_func ("/ui/bilan/add", test_add);
  return g_test_run ();
}
