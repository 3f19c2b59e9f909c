/* Jobs of the documentation, offered in the form of an ambassador.
 * Invariant: keys are given as GTK gives them: to the controller of the row that has the keyboard.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "sample.h"
#include "ui/catalogue/catalogue-dialog.h"

typedef struct
{
  Sample *sample;
  GtkWindow *window;
  GtkWidget *feminine, *masculine, *rome, *sector;
} Form;

static void
add_job (GPtrArray *drafts,
         const char *job,
         const char *rome,
         const char *sector)
{
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_DOCUMENT, job);
  const char *const sectors[] = { sector, NULL };

  jalons_draft_set_text (draft, JALONS_DOCUMENT_TITLE, job);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_JOB, job);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_ROME, rome);
  jalons_draft_set_list (draft, JALONS_DOCUMENT_SECTORS, sectors);
  g_ptr_array_add (drafts, draft);
}

static gboolean
has_jobs (gpointer workspace)
{
  return g_list_model_get_n_items (jalons_dataset_get_list (jalons_workspace_get_dataset (workspace),
                                                            JALONS_ENTITY_DOCUMENT)) > 0;
}

static void
import_jobs (Sample *sample)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);

  add_job (drafts, "boulanger / boulangère", "D1102", "artisanat");
  add_job (drafts, "bouquiniste", "D1212", "commerce");
  add_job (drafts, "ingénieur / ingénieure", "H1206", "industrie");
  jalons_workspace_write (sample->workspace, "Import", drafts);
  sample_wait (has_jobs, sample->workspace);
}

static Form
open_form (gboolean with_jobs)
{
  Form form = { .sample = sample_open (TRUE) };

  if (with_jobs)
    import_jobs (form.sample);
  form.window = jalons_catalogue_dialog_new (form.sample->workspace, jalons_catalogue_kind (JALONS_ENTITY_AMBASSADOR),
                                             NULL);
  gtk_window_present (form.window);
  sample_settle ();
  form.feminine = sample_find (GTK_WIDGET (form.window), ADW_TYPE_ENTRY_ROW,
                               jalons_field_label (JALONS_AMBASSADOR_JOB_FEMININE));
  form.masculine = sample_find (GTK_WIDGET (form.window), ADW_TYPE_ENTRY_ROW,
                                jalons_field_label (JALONS_AMBASSADOR_JOB_MASCULINE));
  form.rome = sample_find (GTK_WIDGET (form.window), ADW_TYPE_ENTRY_ROW, jalons_field_label (JALONS_AMBASSADOR_ROME));
  form.sector = sample_find (GTK_WIDGET (form.window), ADW_TYPE_ENTRY_ROW, jalons_field_label (JALONS_AMBASSADOR_SECTOR));
  return form;
}

static void
close_form (Form *form)
{
  gtk_window_destroy (form->window);
  sample_close (form->sample);
}

static const char *
text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static GtkWidget *
find_list (GtkWidget *row)
{
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      return child;
  return NULL;
}

static gboolean
is_open (GtkWidget *row)
{
  GtkWidget *list = find_list (row);

  return list != NULL && gtk_widget_get_visible (list);
}

static void
type (GtkWidget *row,
      const char *typed)
{
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), typed);
}

/* Returns: whether the row took the key for its list */
static gboolean
press (GtkWidget *row,
       guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
    }
  return taken;
}

static void
test_keys (void)
{
  Form form = open_form (TRUE);

  type (form.feminine, "BOUL");
  g_assert_true (is_open (form.feminine));
  sample_picture (form.window, 0, 0, "jobs");
  g_assert_true (press (form.feminine, GDK_KEY_Down));
  g_assert_true (press (form.feminine, GDK_KEY_Return));
  g_assert_false (is_open (form.feminine));
  g_assert_cmpstr (text (form.feminine), ==, "boulangère");
  g_assert_cmpstr (text (form.masculine), ==, "boulanger");
  g_assert_cmpstr (text (form.rome), ==, "D1102");
  g_assert_cmpstr (text (form.sector), ==, "artisanat");
  close_form (&form);
}

/* Another job takes the place of the names and of the code, and leaves the sector that somebody wrote. */
static void
test_again (void)
{
  Form form = open_form (TRUE);

  type (form.sector, "métiers de bouche");
  type (form.feminine, "boulangère");
  press (form.feminine, GDK_KEY_Down);
  press (form.feminine, GDK_KEY_Return);
  type (form.masculine, "bou");
  g_assert_true (press (form.masculine, GDK_KEY_Up));
  g_assert_true (press (form.masculine, GDK_KEY_Return));
  g_assert_cmpstr (text (form.masculine), ==, "bouquiniste");
  g_assert_cmpstr (text (form.feminine), ==, "");
  g_assert_cmpstr (text (form.rome), ==, "D1212");
  g_assert_cmpstr (text (form.sector), ==, "métiers de bouche");
  close_form (&form);
}

/* Escape and Enter on nothing leave what was typed; the key goes on to the form only where there is no list. */
static void
test_left_alone (void)
{
  Form form = open_form (TRUE);

  type (form.feminine, "ingé");
  g_assert_true (press (form.feminine, GDK_KEY_Escape));
  g_assert_false (is_open (form.feminine));
  g_assert_false (press (form.feminine, GDK_KEY_Escape));
  type (form.feminine, "ingén");
  g_assert_false (press (form.feminine, GDK_KEY_Return));
  g_assert_cmpstr (text (form.feminine), ==, "ingén");
  g_assert_cmpstr (text (form.rome), ==, "");
  type (form.feminine, "dompteuse");
  g_assert_false (is_open (form.feminine));
  close_form (&form);
}

/* A name typed whole is as good as a chosen one, and writes over nothing. */
static void
test_typed (void)
{
  Form form = open_form (TRUE);

  type (form.rome, "X0000");
  type (form.feminine, "Ingénieure");
  gtk_widget_grab_focus (form.sector);
  sample_settle ();
  g_assert_cmpstr (text (form.feminine), ==, "Ingénieure");
  g_assert_cmpstr (text (form.masculine), ==, "ingénieur");
  g_assert_cmpstr (text (form.rome), ==, "X0000");
  close_form (&form);
}

static void
test_nothing (void)
{
  Form form = open_form (FALSE);

  type (form.feminine, "boul");
  g_assert_null (find_list (form.feminine));
  close_form (&form);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/jobs/keys", test_keys);
  g_test_add_func ("/ui/jobs/again", test_again);
  g_test_add_func ("/ui/jobs/left-alone", test_left_alone);
  g_test_add_func ("/ui/jobs/typed", test_typed);
  g_test_add_func ("/ui/jobs/nothing", test_nothing);
  return g_test_run ();
}
