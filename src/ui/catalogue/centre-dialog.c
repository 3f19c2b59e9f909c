/* The guidance centre and the retention of personal data.
 * Invariant: the list is what core/catalogue/catalogue.h says of today.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/centre-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/record/keys.h"
#include "core/words/field-words.h"
#include "core/words/text.h"
#include "ui/parts/record-form.h"
#include "ui/parts/row-list.h"

struct _JalonsCentreDialog
{
  JalonsRecordDialog parent_instance;
  JalonsRecordForm *form;
  JalonsRowList *rows;
  JalonsDraft *draft;
};

G_DEFINE_FINAL_TYPE (JalonsCentreDialog, jalons_centre_dialog, JALONS_TYPE_RECORD_DIALOG)

static const JalonsFormGroup fields = {
  N_ ("Guidance Centre"), N_ ("Ambassadors are kept for 3 years after the last contact, unless you say otherwise."),
  JALONS_FORM_FIELDS (JALONS_CENTRE_NAME, JALONS_CENTRE_ADDRESS, JALONS_CENTRE_RETENTION)
};

static const char *
jalons_centre_dialog_read (JalonsRecordDialog *dialog,
                           GPtrArray *drafts)
{
  JalonsCentreDialog *self = JALONS_CENTRE_DIALOG (dialog);
  g_autoptr (JalonsDraft) draft = jalons_draft_copy (self->draft);

  if (!jalons_record_form_read (self->form, draft))
    return NULL;
  if (jalons_draft_is_changed (draft))
    g_ptr_array_add (drafts, g_steal_pointer (&draft));
  return _ ("Change the guidance centre");
}

/* The person's page has all that can be done. */
static void
open_person (gpointer item,
             gpointer data)
{
  GtkWindow *dialog = data, *window = gtk_window_get_transient_for (dialog);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-entry", "(ss)", "ambassador", item);
  gtk_window_close (dialog);
}

static void
show_people (JalonsCentreDialog *self,
             JalonsWorkspace *workspace)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
  g_autoptr (GPtrArray) people = jalons_catalogue_past_retention (dataset, jalons_workspace_get_today (workspace));

  jalons_row_list_begin (self->rows);
  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *name = jalons_record_words (dataset, people->pdata[i]);
      g_autofree char *contact = jalons_format_day (jalons_ambassador_contact (people->pdata[i]), JALONS_DAY_FULL);
      g_autofree char *subtitle = g_strdup_printf (_ ("Last contact: %s"), contact);

      jalons_row_list_add (self->rows, g_strdup (jalons_record_get_id (people->pdata[i])), g_free, name, subtitle, FALSE);
    }
  jalons_row_list_end (self->rows, _ ("Nobody: all were in contact recently enough."));
}

static void
jalons_centre_dialog_dispose (GObject *object)
{
  JalonsCentreDialog *self = JALONS_CENTRE_DIALOG (object);

  g_clear_pointer (&self->rows, jalons_row_list_free);
  g_clear_pointer (&self->form, jalons_record_form_free);
  g_clear_pointer (&self->draft, jalons_draft_free);

  G_OBJECT_CLASS (jalons_centre_dialog_parent_class)->dispose (object);
}

static void
jalons_centre_dialog_class_init (JalonsCentreDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_centre_dialog_dispose;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_centre_dialog_read;
}

static void
jalons_centre_dialog_init (JalonsCentreDialog *self)
{
}

GtkWindow *
jalons_centre_dialog_new (JalonsWorkspace *workspace)
{
  JalonsCentreDialog *self = g_object_new (JALONS_TYPE_CENTRE_DIALOG, "workspace", workspace, "title",
                                           _ ("Retention of Personal Data"), "accept-label", _ ("_Change"), NULL);
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *id = jalons_centre_make_id ();
  JalonsRecord *centre = jalons_dataset_lookup (dataset, JALONS_ENTITY_CENTRE, id);
  g_autoptr (JalonsRecord) shown = NULL;

  self->draft = centre ? jalons_draft_edit (centre) : jalons_draft_new (JALONS_ENTITY_CENTRE, id);
  self->form = jalons_record_form_new (workspace);
  self->rows = jalons_row_list_new (ADW_PREFERENCES_GROUP (group), open_person, self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("To Be Asked Again, or Forgotten"));
  jalons_record_dialog_add_group (JALONS_RECORD_DIALOG (self), jalons_record_form_add (self->form, &fields));
  jalons_record_dialog_add_group (JALONS_RECORD_DIALOG (self), group);
  shown = jalons_draft_build (self->draft);
  jalons_record_form_show (self->form, shown);
  show_people (self, workspace);
  return GTK_WINDOW (self);
}
