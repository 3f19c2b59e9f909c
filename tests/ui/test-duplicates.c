/* Ambassadors who may be one person: merged as one gesture, or told apart for good.
 * Invariant: what is written is looked at in the workspace, after the dialog has read it anew.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>

#include "ui/ambassadors/duplicates-dialog.h"

typedef struct
{
  GtkWindow *window;
  const char *page;
} Wanted;

static gboolean
shows_page (gpointer data)
{
  Wanted *wanted = data;
  GtkWidget *stack = sample_find (GTK_WIDGET (wanted->window), GTK_TYPE_STACK, NULL);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), wanted->page) == 0;
}

static GtkWindow *
open_dialog (Sample *sample,
             const char *page)
{
  GtkWindow *window = jalons_duplicates_dialog_new (sample->workspace);
  Wanted wanted = { window, page };

  gtk_window_present (window);
  sample_wait (shows_page, &wanted);
  return window;
}

static void
add_person (GPtrArray *drafts,
            const char *id,
            const char *name,
            const char *organisation,
            const char *phone)
{
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_AMBASSADOR, id);

  jalons_draft_set_text (draft, JALONS_AMBASSADOR_NAME, name);
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_ORGANISATION, organisation);
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_PHONE, phone);
  g_ptr_array_add (drafts, draft);
}

static guint
count_people (Sample *sample)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (sample->workspace);

  return g_list_model_get_n_items (jalons_dataset_get_list (dataset, JALONS_ENTITY_AMBASSADOR));
}

static gboolean
has_people (gpointer data)
{
  return count_people (data) == 4;
}

static gboolean
has_merged (gpointer data)
{
  return count_people (data) == 3;
}

static void
add_people (Sample *sample)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);

  add_person (drafts, "a", "Marie Dupont", "Boulangerie Paul", "06 01 02 03 04");
  add_person (drafts, "b", "DUPONT Marie", "Boulangerie Paul", "");
  add_person (drafts, "c", "Jean Martin", "ACME", "");
  add_person (drafts, "d", "Jean Martin", "", "");
  jalons_workspace_write (sample->workspace, "Add", drafts);
  sample_wait (has_people, sample);
}

static void
test_merge (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *window = open_dialog (sample, "none");
  Wanted pairs, none;
  GtkWidget *button;

  gtk_window_destroy (window);
  add_people (sample);
  window = open_dialog (sample, "pairs");
  sample_picture (window, 0, 0, "duplicates");
  pairs = (Wanted){ window, "pairs" };
  none = (Wanted){ window, "none" };

  /* The surest pair comes first. */
  button = sample_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, _ ("Merge"));
  g_signal_emit_by_name (button, "clicked");
  sample_wait (has_merged, sample);
  sample_wait (shows_page, &pairs);
  g_assert_null (jalons_dataset_lookup (jalons_workspace_get_dataset (sample->workspace), JALONS_ENTITY_AMBASSADOR, "b"));
  g_assert_cmpstr (jalons_workspace_get_undo_label (sample->workspace), ==, _ ("Merge two ambassadors"));

  button = sample_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, _ ("Two People"));
  g_signal_emit_by_name (button, "clicked");
  sample_wait (shows_page, &none);
  g_assert_cmpuint (count_people (sample), ==, 3);
  gtk_window_destroy (window);

  /* Those who were told apart are not proposed again; what is undone is. */
  window = open_dialog (sample, "none");
  gtk_window_destroy (window);
  jalons_workspace_undo (sample->workspace);
  sample_wait (has_people, sample);
  window = open_dialog (sample, "pairs");
  gtk_window_destroy (window);
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/duplicates/merge", test_merge);
  return g_test_run ();
}
