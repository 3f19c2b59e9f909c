/* The page Relecture.
 * Invariant: remarks are listed in the order of the document, as core/project/remarks.h has them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/review/review-page.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "core/words/text.h"
#include "ui/parts/row-list.h"
#include "ui/project/about.h"
#include "ui/project/author.h"
#include "ui/project/project-dialog.h"
#include "ui/project/review/thread-list.h"

struct _JalonsReviewPage
{
  JalonsProjectPage parent_instance;

  GtkWidget *steps_group;
  JalonsRowList *steps;
  JalonsConflictBar *conflicts; /* of who reviews */
  GtkWidget *readers_group;
  JalonsRowList *readers;
  GtkWidget *gaps_group;
  JalonsRowList *gaps;
  GtkWidget *remarks_group;
  GtkWidget *open_only;
  GtkWidget *threads;
  GtkWidget *none;
  JalonsThreadList *list;
};

G_DEFINE_FINAL_TYPE (JalonsReviewPage, jalons_review_page, JALONS_TYPE_PROJECT_PAGE)

static JalonsProjectData *
data_of (JalonsReviewPage *self)
{
  return jalons_project_page_get_data (JALONS_PROJECT_PAGE (self));
}

/* What is missing */

static void
show_gaps (JalonsReviewPage *self)
{
  g_autoptr (GPtrArray) gaps = jalons_project_gaps (jalons_project_data_get_dataset (data_of (self)),
                                                    jalons_project_data_get_project (data_of (self)),
                                                    jalons_project_data_get_programme (data_of (self)));

  jalons_row_list_begin (self->gaps);
  for (guint i = 0; i < gaps->len; i++)
    {
      const JalonsGap *gap = gaps->pdata[i];

      jalons_row_list_add (self->gaps, g_variant_ref_sink (jalons_about_gap_to_variant (gap)),
                           (GDestroyNotify) g_variant_unref, gap->text, NULL, FALSE);
    }
  jalons_row_list_end (self->gaps, _ ("Nothing is missing."));
}

static void
open_gap (gpointer item,
          gpointer data)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (data), "project.mend", item);
}

/* Steps */

/* "Mme Lemaire, chef d’établissement · 12 mars 2027" and what was said with it. */
static char *
step_subtitle (const JalonsRevision *revision)
{
  g_autofree char *who = jalons_signature_in_words (jalons_revision_author (revision),
                                                    (JalonsRole) jalons_revision_role (revision));
  g_autofree char *day = jalons_revision_day (revision) != JALONS_NO_DAY
                           ? jalons_format_day (jalons_revision_day (revision), JALONS_DAY_DATE)
                           : g_strdup ("");
  const char *words = jalons_revision_words (revision);

  return g_strdup_printf ("%s%s%s%s%s", who, *day != '\0' ? " · " : "", day, *words != '\0' ? "\n" : "", words);
}

static void
show_steps (JalonsReviewPage *self)
{
  g_autoptr (GPtrArray) revisions = jalons_project_revisions (jalons_project_data_get_dataset (data_of (self)),
                                                              jalons_project_data_get_project (data_of (self)));

  jalons_row_list_begin (self->steps);
  for (guint i = revisions->len; i-- > 0;)
    {
      const JalonsRevision *revision = revisions->pdata[i];
      g_autofree char *subtitle = step_subtitle (revision);
      /* Translators: the number of a step, and the state that the project came to: "2. Relu" */
      g_autofree char *title = g_strdup_printf (_ ("%1$d. %2$s"), jalons_revision_number (revision),
                                                jalons_project_state_label ((JalonsProjectState)
                                                                              jalons_revision_state (revision)));

      jalons_row_list_add (self->steps, g_strdup (jalons_record_get_id (revision)), g_free, title, subtitle, FALSE);
    }
  jalons_row_list_end (self->steps, _ ("The project is being written; it was not submitted yet."));
}

/* A step shows what has changed since. */
static void
open_step (gpointer item,
           gpointer data)
{
  JalonsReviewPage *self = data;

  gtk_widget_activate_action (GTK_WIDGET (self), "project.compare", "s", (const char *) item);
}

/* Readers */

static void
show_readers (JalonsReviewPage *self)
{
  g_autoptr (GPtrArray) readers = jalons_project_reviewers (jalons_project_data_get_dataset (data_of (self)),
                                                            jalons_project_data_get_project (data_of (self)));

  jalons_project_page_show_conflicts (JALONS_PROJECT_PAGE (self), self->conflicts, readers);
  jalons_row_list_begin (self->readers);
  for (guint i = 0; i < readers->len; i++)
    jalons_row_list_add (self->readers, g_strdup (jalons_record_get_id (readers->pdata[i])), g_free,
                         jalons_reviewer_name (readers->pdata[i]),
                         jalons_role_label ((JalonsRole) jalons_reviewer_role (readers->pdata[i])), TRUE);
  jalons_row_list_end (self->readers, _ ("Nobody is named yet: the head of school, the lead teachers… (Ctrl+N)"));
}

static void
open_reader (gpointer item,
             gpointer data)
{
  JalonsReviewPage *self = data;
  JalonsRecord *reader = jalons_project_data_lookup (data_of (self), JALONS_ENTITY_REVIEWER, item);

  if (reader != NULL)
    jalons_project_dialog_present (jalons_project_dialog_new_edit (data_of (self), reader), GTK_WIDGET (self));
}

static void
remove_reader (gpointer item,
               gpointer data)
{
  JalonsReviewPage *self = data;
  JalonsRecord *reader = jalons_project_data_lookup (data_of (self), JALONS_ENTITY_REVIEWER, item);

  if (reader != NULL)
    jalons_project_delete (data_of (self), reader);
}

/* Remarks */

static void
show_threads (JalonsReviewPage *self)
{
  gboolean open_only = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->open_only));
  g_autoptr (GPtrArray) all = jalons_project_threads (jalons_project_data_get_dataset (data_of (self)),
                                                      jalons_project_data_get_project (data_of (self)));
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (!open_only || ((JalonsThread *) all->pdata[i])->open)
      g_ptr_array_add (shown, all->pdata[i]);
  jalons_thread_list_show (self->list, shown);
  gtk_widget_set_visible (self->none, shown->len == 0);
  gtk_label_set_label (GTK_LABEL (self->none), all->len > 0 ? _ ("No remark is open.") : _ ("No remark yet."));
}

static void
on_filter (JalonsReviewPage *self)
{
  if (jalons_project_data_get_project (data_of (self)) != NULL)
    show_threads (self);
}

static void
update (JalonsProjectPage *page)
{
  JalonsReviewPage *self = JALONS_REVIEW_PAGE (page);

  show_steps (self);
  show_readers (self);
  show_gaps (self);
  show_threads (self);
}

static gboolean
can_add (JalonsProjectPage *page)
{
  return TRUE;
}

static void
add (JalonsProjectPage *page)
{
  jalons_project_dialog_present (jalons_project_dialog_new_add (jalons_project_page_get_data (page),
                                                                JALONS_ENTITY_REVIEWER),
                                 GTK_WIDGET (page));
}

static gboolean
mend (JalonsProjectPage *page,
      JalonsGapKind gap)
{
  if (gap != JALONS_GAP_NO_REVIEWER)
    return FALSE;
  jalons_project_page_focus_group (page, JALONS_REVIEW_PAGE (page)->readers_group);
  return TRUE;
}

static void
remark_on_all (JalonsReviewPage *self)
{
  const JalonsAbout about = JALONS_ABOUT_WHOLE;

  jalons_about_open (GTK_WIDGET (self), &about);
}

static void
jalons_review_page_dispose (GObject *object)
{
  JalonsReviewPage *self = JALONS_REVIEW_PAGE (object);

  g_clear_pointer (&self->steps, jalons_row_list_free);
  g_clear_pointer (&self->readers, jalons_row_list_free);
  g_clear_pointer (&self->gaps, jalons_row_list_free);
  g_clear_pointer (&self->list, jalons_thread_list_free);

  G_OBJECT_CLASS (jalons_review_page_parent_class)->dispose (object);
}

static void
jalons_review_page_class_init (JalonsReviewPageClass *klass)
{
  JalonsProjectPageClass *page_class = JALONS_PROJECT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_review_page_dispose;
  page_class->update = update;
  page_class->can_add = can_add;
  page_class->add = add;
  page_class->mend = mend;
}

static void
make_remarks (JalonsReviewPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Remark on the Whole…"));

  self->remarks_group = jalons_project_page_add_group (JALONS_PROJECT_PAGE (self), _ ("Remarks"), NULL, NULL);
  self->open_only = gtk_check_button_new_with_mnemonic (_ ("_Open only"));
  g_signal_connect_object (self->open_only, "toggled", G_CALLBACK (on_filter), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remark_on_all), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (ends), self->open_only);
  gtk_box_append (GTK_BOX (ends), button);
  gtk_widget_set_valign (ends, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->remarks_group), ends);
  self->none = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_widget_add_css_class (self->none, "dim-label");
  self->threads = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), self->threads);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->remarks_group), box);
}

static void
jalons_review_page_init (JalonsReviewPage *self)
{
  JalonsProjectPage *page = JALONS_PROJECT_PAGE (self);

  self->steps_group = jalons_project_page_add_group (page, _ ("Steps"),
                                                     _ ("Each step keeps the whole project as it was then. Open one to see "
                                                        "what has changed since."),
                                                     NULL);
  self->steps = jalons_row_list_new (ADW_PREFERENCES_GROUP (self->steps_group), open_step, self);
  self->conflicts = jalons_project_page_add_conflicts (page);
  self->readers_group = jalons_project_page_add_group (page, _ ("Reviewers"), NULL, _ ("_Add a Reviewer"));
  self->readers = jalons_row_list_new (ADW_PREFERENCES_GROUP (self->readers_group), open_reader, self);
  jalons_row_list_set_remove (self->readers, remove_reader, "user-trash-symbolic", _ ("Remove the reviewer"));
  make_remarks (self);
  self->gaps_group = jalons_project_page_add_group (page, _ ("What Is Missing"), _ ("This is said, and keeps no step from "
                                                                                    "being taken."),
                                                    NULL);
  self->gaps = jalons_row_list_new (ADW_PREFERENCES_GROUP (self->gaps_group), open_gap, self);
}

JalonsProjectPage *
jalons_review_page_new (JalonsProjectData *data)
{
  JalonsProjectPage *page = g_object_new (JALONS_TYPE_REVIEW_PAGE, NULL);

  jalons_project_page_set_data (page, data);
  JALONS_REVIEW_PAGE (page)->list = jalons_thread_list_new (GTK_BOX (JALONS_REVIEW_PAGE (page)->threads), data, TRUE);
  return page;
}
