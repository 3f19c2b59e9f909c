/* The import dialog shows what a file would do, asks what it must, writes in one gesture, and refuses with a sentence.
 * Invariant: before "Import" the workspace is as it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>

#include "core/project/project.h"
#include "plan/write-project.h"
#include "sync/carry.h"
#include "ui/import/import-dialog.h"
#include "ui/parts/choices.h"

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

static void
wait_for (GtkWindow *window,
          const char *page)
{
  Wanted wanted = { window, page };

  sample_wait (shows_page, &wanted);
}

static GtkWindow *
open_file (Sample *sample,
           GFile *file,
           const char *page)
{
  GtkWindow *window = jalons_import_dialog_new (sample->workspace);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, file);
  gtk_window_present (window);
  jalons_import_dialog_read (JALONS_IMPORT_DIALOG (window), G_LIST_MODEL (files));
  wait_for (window, page);
  return window;
}

static GFile *
fixture (const char *name)
{
  return g_file_new_build_filename (g_getenv ("JALONS_SOURCE_ROOT"), "tests", "fixtures", "exchange", name, NULL);
}

static GFile *
write_file (Sample *sample,
            const char *name,
            const char *content)
{
  g_autofree char *path = g_build_filename (sample->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return g_file_new_for_path (path);
}

static guint
count_divisions (Sample *sample)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (sample->workspace);

  return divisions->len;
}

static void
accept (GtkWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "import.accept", NULL));
}

static void
test_first (void)
{
  Sample *sample = sample_open (FALSE);
  g_autoptr (GFile) file = fixture ("sts-sample.xml");
  GtkWindow *window = jalons_import_dialog_new (sample->workspace);

  sample_picture (window, 0, 0, "import-choose");
  gtk_window_destroy (window);
  window = open_file (sample, file, "preview");
  sample_picture (window, 0, 0, "import-preview");
  g_assert_cmpuint (count_divisions (sample), ==, 0);
  accept (window);
  wait_for (window, "done");
  sample_picture (window, 0, 0, "import-done");
  g_assert_cmpuint (count_divisions (sample), >, 0);
  g_assert_nonnull (jalons_workspace_get_undo_label (sample->workspace));
  gtk_window_destroy (window);

  /* Again: nothing new, and the button only closes. */
  window = open_file (sample, file, "preview");
  g_assert_nonnull (sample_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, _ ("_Close")));
  sample_picture (window, 0, 0, "import-again");
  gtk_window_destroy (window);
  sample_close (sample);
}

/* A file of another school than the open one asks before anything can be written. */
static void
test_other_school (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GFile) file = fixture ("sts-sample.xml");
  GtkWindow *window = open_file (sample, file, "preview");
  GtkWidget *choice;

  g_assert_false (gtk_widget_get_sensitive (sample_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, _ ("_Import"))));
  choice = sample_find (GTK_WIDGET (window), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_nonnull (choice);
  sample_picture (window, 0, 0, "import-other-school");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), TRUE);
  g_assert_true (gtk_widget_get_sensitive (sample_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, _ ("_Import"))));
  accept (window);
  wait_for (window, "done");
  g_assert_cmpuint (count_divisions (sample), !=, 5);
  gtk_window_destroy (window);
  sample_close (sample);
}

/* What the file cannot tell is asked, and the answer is written. */
static void
test_level (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GFile) file = write_file (sample, "classes.csv", "classe;niveau;effectif\n3A;3e;26\nULIS;dispositif;12\n");
  g_autofree char *id = jalons_division_make_id ("0599999N", 2026, "ULIS");
  GtkWindow *window = open_file (sample, file, "preview");
  GtkWidget *row = sample_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, NULL);
  JalonsRecord *division;

  g_assert_nonnull (row);
  jalons_choices_set (row, "4e");
  sample_picture (window, 0, 0, "import-level");
  accept (window);
  wait_for (window, "done");
  division = jalons_dataset_lookup (jalons_workspace_get_dataset (sample->workspace), JALONS_ENTITY_DIVISION, id);
  g_assert_nonnull (division);
  g_assert_cmpstr (jalons_division_level (division), ==, "4e");
  /* Those that are gone from the file stay. */
  g_assert_cmpuint (count_divisions (sample), ==, 6);
  gtk_window_destroy (window);
  sample_close (sample);
}

static void
test_refused (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GFile) file = write_file (sample, "emp_sts.xml", "<?xml version=\"1.0\"?><EDT_STS/>");
  GtkWindow *window = open_file (sample, file, "failed");

  sample_picture (window, 0, 0, "import-refused");
  g_assert_cmpuint (count_divisions (sample), ==, 5);
  gtk_window_destroy (window);
  sample_close (sample);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Closing the dialog while it reads leaves nothing behind that would call it. */
static void
test_close_early (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GFile) file = fixture ("sts-many.xml");

  for (int i = 0; i < 5; i++)
    {
      GtkWindow *window = jalons_import_dialog_new (sample->workspace);
      g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

      g_list_store_append (files, file);
      gtk_window_present (window);
      jalons_import_dialog_read (JALONS_IMPORT_DIALOG (window), G_LIST_MODEL (files));
      gtk_window_destroy (window);
    }
  sample_settle ();
  g_assert_cmpuint (count_divisions (sample), ==, 5);
  sample_close (sample);
}

static gboolean
is_column (GtkWidget *row,
           const char *title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0;
}

static GtkWidget *
find_column (GtkWidget *parent,
             const char *title)
{
  if (ADW_IS_COMBO_ROW (parent) && is_column (parent, title))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_column (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What a column holds is chosen once, and known in the next table of the kind. */
static void
test_table (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GFile) file = write_file (sample, "ambassadeurs.csv",
                                       "Qui;Métier;Entreprise;Charte signée;Date de naissance;Colonne\n"
                                       "Marie Dupont;boulangère;Boulangerie Paul;oui;1/1/1990;\n"
                                       "Jean Martin;électricien;ACME;13/10/2026;;x\n");
  g_autoptr (GFile) next = write_file (sample, "suite.csv",
                                       "Qui;Métier;Entreprise;Charte signée;Date de naissance;Colonne\n"
                                       "Marie Dupont;boulangère;;;;\n");
  GtkWindow *window = open_file (sample, file, "preview");
  GtkWidget *row = find_column (GTK_WIDGET (window), "Qui"), *job = find_column (GTK_WIDGET (window), "Métier");

  g_assert_false (gtk_widget_get_sensitive (sample_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, _ ("_Import"))));
  g_assert_cmpstr (jalons_choices_get (row), ==, "");
  g_assert_cmpstr (jalons_choices_get (job), ==, "job");
  g_assert_null (find_column (GTK_WIDGET (window), "Date de naissance"));
  sample_picture (window, 0, 0, "import-columns");
  jalons_choices_set (row, "name");
  g_assert_true (find_column (GTK_WIDGET (window), "Qui") == row);
  g_assert_true (gtk_widget_get_sensitive (sample_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, _ ("_Import"))));
  /* A field is taken from the column that had it. */
  jalons_choices_set (find_column (GTK_WIDGET (window), "Colonne"), "job");
  g_assert_cmpstr (jalons_choices_get (job), ==, "");
  jalons_choices_set (job, "job");
  sample_picture (window, 0, 0, "import-table");
  accept (window);
  wait_for (window, "done");
  gtk_window_destroy (window);

  /* The next one asks who it is, and nothing of its columns. */
  window = open_file (sample, next, "preview");
  row = find_column (GTK_WIDGET (window), "Qui");
  g_assert_cmpstr (jalons_choices_get (row), ==, "name");
  sample_picture (window, 0, 0, "import-person");
  g_assert_true (gtk_widget_get_sensitive (sample_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, _ ("_Import"))));
  gtk_window_destroy (window);
  sample_close (sample);
}

/* A table of which each plan takes its time. */
static GFile *
write_long_table (Sample *sample)
{
  g_autoptr (GString) text = g_string_new ("Qui;Métier\n");

  for (int i = 0; i < 2500; i++)
    g_string_append_printf (text, "Personne %d;métier %d\n", i, i % 40);
  return write_file (sample, "longue.csv", text->str);
}

static gboolean
is_ready (gpointer window)
{
  return gtk_widget_get_sensitive (sample_find (window, GTK_TYPE_BUTTON, _ ("_Import")));
}

static gboolean
is_answered (gpointer row)
{
  return gtk_widget_is_sensitive (row);
}

/* Returns: whether what goes on in a thread is stopped */
static gboolean
stop (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      gboolean handled = FALSE;

      if (g_strcmp0 (gtk_window_get_title (window), _ ("Reading the table again…")) != 0)
        continue;
      g_signal_emit_by_name (window, "close-request", &handled);
      if (!handled)
        gtk_window_destroy (window);
      return TRUE;
    }
  return FALSE;
}

/* An answer to a long table is planned beside the window, which can stop it and then is as it was. */
static void
test_long_table (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GFile) file = write_long_table (sample);
  GtkWindow *window = open_file (sample, file, "preview");
  GtkWidget *row = find_column (GTK_WIDGET (window), "Qui"), *job = find_column (GTK_WIDGET (window), "Métier");

  g_assert_false (is_ready (window));
  jalons_choices_set (row, "name");
  g_assert_false (gtk_widget_is_sensitive (row));
  g_assert_false (is_ready (window));
  sample_wait (is_ready, window);
  g_assert_true (gtk_widget_is_sensitive (row));
  g_assert_cmpstr (jalons_choices_get (row), ==, "name");

  jalons_choices_set (job, "sector");
  g_assert_true (stop ());
  sample_wait (is_answered, job);
  g_assert_cmpstr (jalons_choices_get (job), ==, "job");
  g_assert_true (is_ready (window));
  g_assert_false (stop ());
  gtk_window_destroy (window);
  sample_close (sample);
}

/* Closing does not wait for what is planned. */
static void
test_close_while_answering (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GFile) file = write_long_table (sample);
  GtkWindow *window = open_file (sample, file, "preview");

  jalons_choices_set (find_column (GTK_WIDGET (window), "Qui"), "name");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (window);
  sample_wait (is_gone, &window);
  sample_close (sample);
}

/* Nor does it while the data are loaded: by turns a little later, with a load that is over and not told yet. */
static void
test_close_while_loading (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GFile) file = write_file (sample, "classes.csv", "classe;niveau;effectif\n3A;3e;26\n");

  for (int turns = 0; turns < 30; turns++)
    {
      GtkWindow *window = jalons_import_dialog_new (sample->workspace);
      g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
      g_autoptr (JalonsDataset) dataset = NULL;

      g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
      g_list_store_append (files, file);
      jalons_import_dialog_read (JALONS_IMPORT_DIALOG (window), G_LIST_MODEL (files));
      for (int turn = 0; turn < turns; turn++)
        {
          g_usleep (1000);
          g_main_context_iteration (NULL, FALSE);
        }
      /* What was asked of the store before is done when this is. */
      dataset = jalons_store_load (jalons_workspace_get_store (sample->workspace), 0, NULL);
      g_assert_nonnull (dataset);
      gtk_window_destroy (window);
      sample_wait (is_gone, &window);
    }
  g_assert_cmpuint (count_divisions (sample), ==, 5);
  sample_close (sample);
}

/* A project that was carried */

static gboolean
has_project (gpointer data)
{
  JalonsWorkspace *workspace = ((Sample *) data)->workspace;
  JalonsSchool *school = jalons_workspace_get_school (workspace);

  return school != NULL &&
         jalons_project_of_year (jalons_workspace_get_dataset (workspace), school, 2026) != NULL;
}

static GFile *
carry_project (Sample *sample)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (sample->workspace);
  JalonsSchool *school = jalons_workspace_get_school (sample->workspace);
  g_autoptr (JalonsProposal) proposal = jalons_write_create_project (dataset, school, 2026);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = g_build_filename (sample->folder, "projet.jalons", NULL);
  gsize length;
  const char *content;

  jalons_workspace_write (sample->workspace, proposal->label, proposal->drafts);
  sample_wait (has_project, sample);
  bytes = jalons_carry_pack (jalons_workspace_get_store (sample->workspace),
                             jalons_project_of_year (dataset, school, 2026),
                             jalons_workspace_get_today (sample->workspace), &error);
  g_assert_no_error (error);
  content = g_bytes_get_data (bytes, &length);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  return g_file_new_for_path (path);
}

static void
on_show_view (GSimpleAction *action,
              GVariant *name,
              gpointer shown)
{
  g_free (*(char **) shown);
  *(char **) shown = g_variant_dup_string (name, NULL);
}

/* Who opens it sees the project when the dialog is closed. */
static void
test_carried (void)
{
  Sample *from = sample_open (TRUE), *to = sample_open (FALSE);
  g_autoptr (GFile) file = carry_project (from);
  GtkWindow *over = GTK_WINDOW (gtk_window_new ()), *window;
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-view", G_VARIANT_TYPE_STRING);
  g_autofree char *shown = NULL;

  g_signal_connect (action, "activate", G_CALLBACK (on_show_view), &shown);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (over), "win", G_ACTION_GROUP (actions));
  window = open_file (to, file, "preview");
  gtk_window_set_transient_for (window, over);
  g_assert_null (shown);
  accept (window);
  wait_for (window, "done");
  gtk_window_close (window);
  g_assert_cmpstr (shown, ==, "project");
  sample_settle ();
  g_assert_true (has_project (to));
  gtk_window_destroy (over);
  sample_close (to);
  sample_close (from);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/import/first", test_first);
  g_test_add_func ("/ui/import/other-school", test_other_school);
  g_test_add_func ("/ui/import/level", test_level);
  g_test_add_func ("/ui/import/refused", test_refused);
  g_test_add_func ("/ui/import/close-early", test_close_early);
  g_test_add_func ("/ui/import/carried", test_carried);
  g_test_add_func ("/ui/import/table", test_table);
  g_test_add_func ("/ui/import/long-table", test_long_table);
  g_test_add_func ("/ui/import/close-while-answering", test_close_while_answering);
  g_test_add_func ("/ui/import/close-while-loading", test_close_while_loading);
  return g_test_run ();
}
