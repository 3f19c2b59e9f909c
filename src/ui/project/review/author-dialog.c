/* Asks who writes: a name and a role.
 * Invariant: nothing of it is written into the data; it is a setting of this copy.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/review/author-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "ui/parts/choices.h"

struct _JalonsAuthorDialog
{
  JalonsRecordDialog parent_instance;
  GtkWidget *name;
  GtkWidget *role;
  GtkWidget *asking; /* weak: who is told */
  JalonsAuthorFunc then;
};

G_DEFINE_FINAL_TYPE (JalonsAuthorDialog, jalons_author_dialog, JALONS_TYPE_RECORD_DIALOG)

static const char *
jalons_author_dialog_read (JalonsRecordDialog *dialog,
                           GPtrArray *drafts)
{
  JalonsAuthorDialog *self = JALONS_AUTHOR_DIALOG (dialog);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  JalonsRole role = (JalonsRole) jalons_choices_get_enum (self->role, JALONS_REMARK_ROLE);

  if (*name == '\0')
    {
      gtk_widget_add_css_class (self->name, "error");
      gtk_widget_grab_focus (self->name);
      jalons_record_dialog_set_error (dialog, _ ("Remarks are signed: write the name that the others will read."));
      return NULL;
    }
  jalons_author_set (jalons_author_of (jalons_record_dialog_get_workspace (dialog)), name, role);
  if (self->asking != NULL && self->then != NULL)
    self->then (self->asking);
  return "";
}

static void
jalons_author_dialog_dispose (GObject *object)
{
  g_clear_weak_pointer (&JALONS_AUTHOR_DIALOG (object)->asking);

  G_OBJECT_CLASS (jalons_author_dialog_parent_class)->dispose (object);
}

static void
jalons_author_dialog_class_init (JalonsAuthorDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_author_dialog_dispose;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_author_dialog_read;
}

static void
jalons_author_dialog_init (JalonsAuthorDialog *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_description (group, _ ("Remarks and the steps of the review are signed. This is kept on this "
                                                   "computer, and can be changed at any time."));
  self->name = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _ ("Name"));
  self->role = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->role), _ ("Role"));
  jalons_choices_fill_enum (self->role, JALONS_REMARK_ROLE);
  adw_preferences_group_add (group, self->name);
  adw_preferences_group_add (group, self->role);
  jalons_record_dialog_add_group (JALONS_RECORD_DIALOG (self), GTK_WIDGET (group));
  gtk_window_set_default_size (GTK_WINDOW (self), 460, 340);
}

/* The counsellor of the year is who most often sits here. */
static void
show_author (JalonsAuthorDialog *self,
             JalonsWorkspace *workspace)
{
  JalonsAuthor *author = jalons_author_of (workspace);
  JalonsYear *year = jalons_workspace_get_year (workspace);
  gboolean known = jalons_author_is_known (author);
  const char *counsellor = year ? jalons_year_counsellor (year) : "";
  JalonsRole role = known                 ? jalons_author_get_role (author)
                    : *counsellor != '\0' ? JALONS_ROLE_COUNSELLOR
                                          : JALONS_ROLE_UNSAID;

  gtk_editable_set_text (GTK_EDITABLE (self->name), known ? jalons_author_get_name (author) : counsellor);
  jalons_choices_set (self->role, jalons_model_field (JALONS_REMARK_ROLE)->codes[role]);
}

static void
present (GtkWidget *widget,
         JalonsWorkspace *workspace,
         JalonsAuthorFunc then)
{
  JalonsAuthorDialog *self = g_object_new (JALONS_TYPE_AUTHOR_DIALOG, "workspace", workspace, "title", _ ("Who Writes"),
                                           "accept-label", _ ("_Continue"), NULL);

  g_set_weak_pointer (&self->asking, widget);
  self->then = then;
  show_author (self, workspace);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * jalons_author_ask:
 * @widget: over whose window the question is asked
 *
 * Lets the user change who writes.
 */
void
jalons_author_ask (GtkWidget *widget,
                   JalonsWorkspace *workspace)
{
  present (widget, workspace, NULL);
}

/**
 * jalons_author_need:
 * @widget: who wants to sign something, given to @then
 * @then: called at once, or when the user has said who they are
 */
void
jalons_author_need (GtkWidget *widget,
                    JalonsWorkspace *workspace,
                    JalonsAuthorFunc then)
{
  if (jalons_author_is_known (jalons_author_of (workspace)))
    then (widget);
  else
    present (widget, workspace, then);
}
