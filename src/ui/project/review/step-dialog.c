/* Takes a step of the review.
 * Invariant: nothing is written before the copy is kept; when that fails the project stays where it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/review/step-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "core/words/text.h"
#include "core/words/typed.h"
#include "plan/review.h"
#include "sync/carry.h"
#include "ui/parts/choices.h"
#include "ui/parts/text-row.h"
#include "ui/project/author.h"

struct _JalonsStepDialog
{
  JalonsRecordDialog parent_instance;
  JalonsProjectData *data;
  JalonsProjectStep step;
  GtkWidget *name;
  GtkWidget *role;
  GtkWidget *day;
  GtkWidget *words;
};

G_DEFINE_FINAL_TYPE (JalonsStepDialog, jalons_step_dialog, JALONS_TYPE_RECORD_DIALOG)

/* Writing */

typedef struct
{
  JalonsProjectData *data;
  JalonsProposal *proposal;
  JalonsProjectStep step;
} Taking;

static void
on_frozen (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  Taking *taking = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = jalons_carry_freeze_finish (JALONS_STORE (object), result, &error);

  if (hash == NULL)
    jalons_workspace_fail (jalons_project_data_get_workspace (taking->data), error->message);
  else
    {
      /* Translators: the state that the project came to */
      g_autofree char *message = g_strdup_printf (_ ("The project is now: %s"),
                                                  jalons_project_state_label (jalons_step_state (taking->step)));

      jalons_review_set_file (taking->proposal, hash);
      jalons_project_data_do (taking->data, taking->proposal, message);
    }
  g_object_unref (taking->data);
  jalons_proposal_free (taking->proposal);
  g_free (taking);
}

/* Takes proposal. */
static void
freeze (JalonsStepDialog *self,
        JalonsProposal *proposal)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->data = g_object_ref (self->data);
  taking->proposal = proposal;
  taking->step = self->step;
  jalons_carry_freeze_async (jalons_workspace_get_store (jalons_project_data_get_workspace (self->data)),
                             jalons_project_data_get_project (self->data), proposal->drafts,
                             jalons_project_data_get_today (self->data), NULL, on_frozen, taking);
}

static gboolean
read_day (JalonsStepDialog *self,
          JalonsDay *day)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->day));
  int year = jalons_day_school_year (jalons_project_data_get_today (self->data));

  gtk_widget_remove_css_class (self->day, "error");
  if (jalons_parse_day (typed, year, day))
    return TRUE;
  gtk_widget_add_css_class (self->day, "error");
  gtk_widget_grab_focus (self->day);
  jalons_record_dialog_set_error (JALONS_RECORD_DIALOG (self), _ ("This is no day; write it as 12/03/2027."));
  return FALSE;
}

static gboolean
read_name (JalonsStepDialog *self,
           char **name)
{
  *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  if (**name != '\0')
    return TRUE;
  gtk_widget_add_css_class (self->name, "error");
  gtk_widget_grab_focus (self->name);
  jalons_record_dialog_set_error (JALONS_RECORD_DIALOG (self), _ ("A step is signed: write who takes it."));
  return FALSE;
}

/* Whoever signs first on this computer is who writes on it. */
static void
remember (JalonsStepDialog *self,
          const char *name,
          JalonsRole role)
{
  JalonsAuthor *author = jalons_author_of (jalons_project_data_get_workspace (self->data));

  if (!jalons_author_is_known (author))
    jalons_author_set (author, name, role);
}

static const char *
jalons_step_dialog_read (JalonsRecordDialog *dialog,
                         GPtrArray *drafts)
{
  JalonsStepDialog *self = JALONS_STEP_DIALOG (dialog);
  JalonsProject *project = jalons_project_data_get_project (self->data);
  g_autofree char *name = NULL, *words = jalons_text_row_dup (JALONS_TEXT_ROW (self->words));
  JalonsSignature by = { .role = (JalonsRole) jalons_choices_get_enum (self->role, JALONS_REVISION_ROLE) };
  g_autoptr (JalonsProposal) proposal = NULL;

  if (project == NULL || !read_name (self, &name) || !read_day (self, &by.day))
    return NULL;
  by.author = name;
  proposal = jalons_review_take_step (jalons_project_data_get_dataset (self->data), project, self->step, &by, words, "");
  if (proposal->drafts->len == 0)
    {
      jalons_record_dialog_set_error (dialog, proposal->left);
      return NULL;
    }
  remember (self, name, by.role);
  freeze (self, g_steal_pointer (&proposal));
  return "";
}

/* Words */

/**
 * jalons_step_who_in_words:
 *
 * Returns: (transfer full): who takes the step: "chef d’établissement, adjoint"
 */
char *
jalons_step_who_in_words (JalonsProjectStep step)
{
  GString *words = g_string_new (NULL);

  for (int role = JALONS_ROLE_HEAD; role <= JALONS_ROLE_REGION; role++)
    if (jalons_step_is_for (step, (JalonsRole) role))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", jalons_role_label ((JalonsRole) role));
  return g_string_free (words, FALSE);
}

static char *
description (JalonsProjectStep step)
{
  g_autofree char *who = jalons_step_who_in_words (step);

  /* Translators: %s is a list of roles */
  return g_strdup_printf (_ ("This step is for: %s. You may note it for them. The whole project is kept as it is now."),
                          who);
}

/* The dialog */

static void
jalons_step_dialog_finalize (GObject *object)
{
  g_clear_object (&JALONS_STEP_DIALOG (object)->data);

  G_OBJECT_CLASS (jalons_step_dialog_parent_class)->finalize (object);
}

static void
jalons_step_dialog_class_init (JalonsStepDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_step_dialog_finalize;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_step_dialog_read;
}

static void
jalons_step_dialog_init (JalonsStepDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 500, 480);
}

static void
add_row (AdwPreferencesGroup *group,
         GtkWidget *row,
         const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
}

static const char *
day_title (JalonsProjectStep step)
{
  switch ((int) step)
    {
    case JALONS_STEP_ADVISE:
      return _ ("Day of the conseil pédagogique");
    case JALONS_STEP_ADOPT:
      return _ ("Day of the conseil d’administration");
    default:
      return _ ("Day");
    }
}

static void
make_rows (JalonsStepDialog *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  JalonsAuthor *author = jalons_author_of (jalons_project_data_get_workspace (self->data));
  g_autofree char *text = description (self->step);
  g_autofree char *today = jalons_format_day (jalons_project_data_get_today (self->data), JALONS_DAY_DATE);

  adw_preferences_group_set_description (group, text);
  self->name = adw_entry_row_new ();
  self->role = adw_combo_row_new ();
  self->day = adw_entry_row_new ();
  self->words = jalons_text_row_new ();
  add_row (group, self->name, _ ("Who"));
  add_row (group, self->role, _ ("Role"));
  add_row (group, self->day, day_title (self->step));
  add_row (group, self->words, _ ("What is said with it"));
  jalons_choices_fill_enum (self->role, JALONS_REVISION_ROLE);
  gtk_editable_set_text (GTK_EDITABLE (self->name), jalons_author_get_name (author));
  jalons_choices_set (self->role, jalons_model_field (JALONS_REVISION_ROLE)->codes[jalons_author_get_role (author)]);
  gtk_editable_set_text (GTK_EDITABLE (self->day), today);
  jalons_record_dialog_add_group (JALONS_RECORD_DIALOG (self), GTK_WIDGET (group));
}

/**
 * jalons_step_dialog_new:
 * @step: one that may follow now
 */
GtkWindow *
jalons_step_dialog_new (JalonsProjectData *data,
                        JalonsProjectStep step)
{
  JalonsStepDialog *self = g_object_new (JALONS_TYPE_STEP_DIALOG, "workspace", jalons_project_data_get_workspace (data),
                                         "title", jalons_step_label (step), "accept-label", _ ("_Take the Step"), NULL);

  self->data = g_object_ref (data);
  self->step = step;
  make_rows (self);
  return GTK_WINDOW (self);
}
