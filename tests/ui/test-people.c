/* What is kept of a person is handed over whole, as pages and as data; a person who is forgotten is said to be, and where not.
 * Invariant: the person of these tests has a visit in a year that is not open.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <poppler.h>
#include <string.h>

#include "sample.h"
#include "store/backup.h"
#include "ui/ambassadors/person-data.h"
#include "ui/catalogue/catalogue-notice.h"
#include "ui/catalogue/forget-person.h"
#include "ui/print/paper-window.h"

#define NAME "Inès Dos Santos"

static JalonsDraft *
add (GPtrArray *drafts,
     JalonsEntityId entity,
     const char *id)
{
  JalonsDraft *draft = jalons_draft_new (entity, id);

  g_ptr_array_add (drafts, draft);
  return draft;
}

static gboolean
has_person (gpointer data)
{
  return jalons_dataset_lookup (jalons_workspace_get_dataset (data), JALONS_ENTITY_AMBASSADOR, "ines") != NULL;
}

/* Returns: (transfer none): somebody who came last year */
static JalonsAmbassador *
add_person (Sample *sample)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  g_autofree char *school = jalons_school_make_id ("0599999N"), *year = jalons_year_make_id ("0599999N", 2025);
  JalonsDraft *draft = add (drafts, JALONS_ENTITY_YEAR, year);

  jalons_draft_set_text (draft, JALONS_YEAR_SCHOOL, school);
  jalons_draft_set_number (draft, JALONS_YEAR_START, 2025);
  draft = add (drafts, JALONS_ENTITY_ACTIVITY, "last-year");
  jalons_draft_set_text (draft, JALONS_ACTIVITY_YEAR, year);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, "Rencontre d’avant");
  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, (JalonsSlot){ jalons_day_new (2025, 12, 2), 600, 60 });
  draft = add (drafts, JALONS_ENTITY_AMBASSADOR, "ines");
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_NAME, NAME);
  draft = add (drafts, JALONS_ENTITY_VISIT, "visit");
  jalons_draft_set_text (draft, JALONS_VISIT_ACTIVITY, "last-year");
  jalons_draft_set_text (draft, JALONS_VISIT_AMBASSADOR, "ines");
  jalons_workspace_write (sample->workspace, "Add", drafts);
  sample_wait (has_person, sample->workspace);
  return jalons_dataset_lookup (jalons_workspace_get_dataset (sample->workspace), JALONS_ENTITY_AMBASSADOR, "ines");
}

static gboolean
has_window (gpointer type)
{
  return sample_find_window (*(GType *) type) != NULL;
}

static GtkWindow *
wait_for (GType type)
{
  sample_wait (has_window, &type);
  return sample_find_window (type);
}

static GtkWindow *
new_parent (void)
{
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());

  gtk_window_present (parent);
  return parent;
}

static gboolean
is_there (gpointer path)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &contents, &length, NULL) && length > 0;
}

/* Returns: (transfer full): what was written, when it is */
static char *
save (Sample *sample,
      JalonsPaperWindow *paper,
      const char *name,
      void (*save_as) (JalonsPaperWindow *paper, GFile *file))
{
  char *path = g_build_filename (sample->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  save_as (paper, file);
  sample_wait (is_there, path);
  return path;
}

static char *
read_page (const char *pdf)
{
  g_autofree char *uri = g_filename_to_uri (pdf, NULL, NULL);
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, NULL);
  PopplerPage *page = poppler_document_get_page (document, 0);
  char *text = poppler_page_get_text (page);

  g_object_unref (page);
  g_object_unref (document);
  return text;
}

static void
test_data (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *parent = new_parent ();
  g_autofree char *pdf = NULL, *json = NULL, *text = NULL, *contents = NULL;
  JalonsPaperWindow *paper;

  jalons_show_person_data (parent, sample->workspace, add_person (sample));
  paper = JALONS_PAPER_WINDOW (wait_for (JALONS_TYPE_PAPER_WINDOW));
  sample_picture (GTK_WINDOW (paper), 0, 0, "person-data");
  g_assert_nonnull (sample_find (GTK_WIDGET (paper), GTK_TYPE_BUTTON, _ ("Save as _JSON…")));

  pdf = save (sample, paper, "person.pdf", jalons_paper_window_save);
  text = read_page (pdf);
  g_assert_nonnull (strstr (text, NAME));
  g_assert_nonnull (strstr (text, "Rencontre d’avant"));
  g_assert_nonnull (strstr (text, "2025-2026"));

  json = save (sample, paper, "person.json", jalons_paper_window_save_data);
  g_file_get_contents (json, &contents, NULL, NULL);
  g_assert_nonnull (strstr (contents, "\"format\": \"jalons-person\""));
  g_assert_nonnull (strstr (contents, "Rencontre d’avant"));
  gtk_window_destroy (GTK_WINDOW (paper));
  gtk_window_destroy (parent);
  sample_close (sample);
}

/* Whether a message says this, among others. */
static gboolean
says (GtkWidget *widget,
      const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
has_told (gpointer data)
{
  GtkWindow *message = sample_find_window (ADW_TYPE_MESSAGE_DIALOG);

  return message != NULL && says (GTK_WIDGET (message), _ ("Only the number of visits is kept. This cannot be undone."));
}

static gboolean
is_gone (gpointer path)
{
  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A message that is answered by a button goes away; one that is answered from here does not. */
static void
answer (GtkWindow *message,
        const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (message), response);
  gtk_window_destroy (message);
}

static void
forget (Sample *sample,
        GtkWindow *parent,
        JalonsAmbassador *person)
{
  jalons_forget_person (parent, sample->workspace, person);
  answer (wait_for (ADW_TYPE_MESSAGE_DIALOG), "accept");
  sample_wait (has_told, NULL);
}

/* The message names the copy by its day, and takes it away when it is asked to. */
static void
test_forget_backups (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *parent = new_parent (), *message;
  JalonsStore *store = jalons_workspace_get_store (sample->workspace);
  JalonsAmbassador *person = add_person (sample);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *year = g_strdup_printf ("%d", g_date_time_get_year (now)), *path = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  jalons_store_keep_backup (store, JALONS_BACKUP_MANUAL, &error);
  g_assert_no_error (error);
  backups = jalons_store_list_backups (jalons_store_get_directory (store), NULL);
  g_assert_cmpuint (backups->len, >, 0);
  path = g_strdup (((JalonsBackup *) backups->pdata[0])->path);
  forget (sample, parent, person);
  message = sample_find_window (ADW_TYPE_MESSAGE_DIALOG);
  sample_picture (message, 0, 0, "forgotten");
  g_assert_true (says (GTK_WIDGET (message), year));
  g_assert_false (says (GTK_WIDGET (message), NAME));
  answer (message, "accept");
  sample_wait (is_gone, path);
  gtk_window_destroy (parent);
  sample_close (sample);
}

static void
test_forget (void)
{
  Sample *sample = sample_open (TRUE);
  GtkWindow *parent = new_parent (), *message;

  forget (sample, parent, add_person (sample));
  message = sample_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_false (says (GTK_WIDGET (message), NAME));
  answer (message, "close");
  gtk_window_destroy (parent);
  sample_close (sample);
}

/* Two visits were held where one was agreed: no activity says it any more, the page of the person does. */
static void
test_visits (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDataset *dataset = jalons_workspace_get_dataset (sample->workspace);
  GListModel *activities = jalons_dataset_get_list (dataset, JALONS_ENTITY_ACTIVITY);
  JalonsDraft *draft = add (drafts, JALONS_ENTITY_AMBASSADOR, "ines");
  JalonsSeverity severity = JALONS_SEVERITY_ADVICE;
  g_autofree char *wanted = g_strdup_printf (_ ("Visits of this year: %1$d, where %2$d at most were agreed; ask before "
                                                "any other."),
                                             2, 1);
  g_autofree char *notice = NULL;

  jalons_draft_set_text (draft, JALONS_AMBASSADOR_NAME, NAME);
  jalons_draft_set_number (draft, JALONS_AMBASSADOR_MAX_VISITS, 1);
  jalons_draft_set_day (draft, JALONS_AMBASSADOR_CHARTER_DAY, jalons_day_new (2026, 9, 14));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JalonsRecord) activity = g_list_model_get_item (activities, i);

      draft = add (drafts, JALONS_ENTITY_VISIT, NULL);
      jalons_draft_set_text (draft, JALONS_VISIT_ACTIVITY, jalons_record_get_id (activity));
      jalons_draft_set_text (draft, JALONS_VISIT_AMBASSADOR, "ines");
      jalons_draft_set_number (draft, JALONS_VISIT_STATE, JALONS_VISIT_HELD);
    }
  jalons_workspace_write (sample->workspace, "Add", drafts);
  sample_wait (has_person, sample->workspace);
  notice = jalons_catalogue_notice (sample->workspace,
                                    jalons_dataset_lookup (dataset, JALONS_ENTITY_AMBASSADOR, "ines"), &severity);
  g_assert_true (g_str_has_prefix (notice, wanted));
  g_assert_cmpint (severity, ==, JALONS_SEVERITY_WARNING);
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/people/data", test_data);
  g_test_add_func ("/ui/people/visits", test_visits);
  g_test_add_func ("/ui/people/forget", test_forget);
  g_test_add_func ("/ui/people/forget-backups", test_forget_backups);
  return g_test_run ();
}
