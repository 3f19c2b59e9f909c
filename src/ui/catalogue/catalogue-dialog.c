/* Adding or changing an entry of the catalogue: a form made from the table of its kind.
 * Invariant: what is wrong is said in the row where it is, and nothing is written until nothing is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/catalogue-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/catalogue/catalogue.h"
#include "plan/gestures.h"
#include "ui/ambassadors/job-completion.h"
#include "ui/parts/field-row.h"

struct _JalonsCatalogueDialog
{
  JalonsRecordDialog parent_instance;
  const JalonsCatalogueKind *kind;
  JalonsRecordForm *form;
  JalonsDraft *draft;
};

G_DEFINE_FINAL_TYPE (JalonsCatalogueDialog, jalons_catalogue_dialog, JALONS_TYPE_RECORD_DIALOG)

/* What one field alone cannot know */

static gboolean
is_address (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
         (g_str_equal (g_uri_get_scheme (uri), "https") || g_str_equal (g_uri_get_scheme (uri), "http"));
}

static void
fail (JalonsCatalogueDialog *self,
      JalonsFieldId field,
      const char *sentence)
{
  GtkWidget *row = jalons_record_form_get_row (self->form, field);

  jalons_field_row_set_error (JALONS_FIELD_ROW (row), sentence);
  gtk_widget_grab_focus (row);
}

static gboolean
check_page (JalonsCatalogueDialog *self,
            const JalonsRecord *record,
            JalonsFieldId field)
{
  const char *page = jalons_record_get_text (record, field);

  if (*page == '\0' || is_address (page))
    return TRUE;
  fail (self, field, _ ("an address begins with https:// or http://"));
  return FALSE;
}

static gboolean
check_offer (JalonsCatalogueDialog *self,
             const JalonsRecord *record)
{
  if (!check_page (self, record, JALONS_OFFER_PAGE))
    return FALSE;
  if (jalons_offer_first_day (record) == JALONS_NO_DAY || jalons_offer_last_day (record) == JALONS_NO_DAY ||
      jalons_offer_first_day (record) <= jalons_offer_last_day (record))
    return TRUE;
  fail (self, JALONS_OFFER_LAST_DAY, _ ("the last day is before the first"));
  return FALSE;
}

static gboolean
check_ambassador (JalonsCatalogueDialog *self,
                  const JalonsRecord *record)
{
  const char *email = jalons_ambassador_email (record);
  const char *at = strchr (email, '@');

  if (*email == '\0' || (at != NULL && at > email && at[1] != '\0' && strpbrk (email, " \t,;") == NULL))
    return TRUE;
  fail (self, JALONS_AMBASSADOR_EMAIL, _ ("an e-mail address has a name, @ and a domain"));
  return FALSE;
}

static gboolean
check (JalonsCatalogueDialog *self,
       const JalonsRecord *record)
{
  switch ((int) self->kind->entity)
    {
    case JALONS_ENTITY_OFFER:
      return check_offer (self, record);
    case JALONS_ENTITY_AMBASSADOR:
      return check_ambassador (self, record);
    case JALONS_ENTITY_DOCUMENT:
    default:
      return check_page (self, record, JALONS_DOCUMENT_PAGE);
    }
}

/* The dialog */

static const char *
jalons_catalogue_dialog_read (JalonsRecordDialog *dialog,
                              GPtrArray *drafts)
{
  JalonsCatalogueDialog *self = JALONS_CATALOGUE_DIALOG (dialog);
  g_autoptr (JalonsDraft) draft = jalons_draft_copy (self->draft);
  g_autoptr (JalonsRecord) record = NULL;

  if (!jalons_record_form_read (self->form, draft))
    return NULL;
  record = jalons_draft_build (draft);
  if (!check (self, record))
    return NULL;
  if (jalons_draft_is_changed (draft))
    g_ptr_array_add (drafts, g_steal_pointer (&draft));
  return jalons_draft_get_origin (self->draft) ? _ (self->kind->edit_label) : _ (self->kind->add_label);
}

static const char *
jalons_catalogue_dialog_remove (JalonsRecordDialog *dialog,
                                GPtrArray *drafts,
                                const char **message)
{
  JalonsCatalogueDialog *self = JALONS_CATALOGUE_DIALOG (dialog);

  jalons_gesture_add_deletion (drafts, jalons_draft_get_origin (self->draft));
  *message = _ (self->kind->deleted);
  return _ (self->kind->delete_label);
}

static void
jalons_catalogue_dialog_finalize (GObject *object)
{
  JalonsCatalogueDialog *self = JALONS_CATALOGUE_DIALOG (object);

  g_clear_pointer (&self->draft, jalons_draft_free);
  g_clear_pointer (&self->form, jalons_record_form_free);

  G_OBJECT_CLASS (jalons_catalogue_dialog_parent_class)->finalize (object);
}

static void
jalons_catalogue_dialog_class_init (JalonsCatalogueDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_catalogue_dialog_finalize;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_catalogue_dialog_read;
  JALONS_RECORD_DIALOG_CLASS (klass)->remove = jalons_catalogue_dialog_remove;
}

static void
jalons_catalogue_dialog_init (JalonsCatalogueDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 640);
}

static JalonsDraft *
new_draft (JalonsEntityId entity)
{
  return entity == JALONS_ENTITY_DOCUMENT ? jalons_document_draft_new () : jalons_draft_new (entity, NULL);
}

/**
 * jalons_catalogue_dialog_new:
 * @kind: what is added or changed
 * @record: (nullable): what is changed, or %NULL to add an entry
 */
GtkWindow *
jalons_catalogue_dialog_new (JalonsWorkspace *workspace,
                             const JalonsCatalogueKind *kind,
                             JalonsRecord *record)
{
  gboolean adding = record == NULL;
  JalonsCatalogueDialog *self = g_object_new (JALONS_TYPE_CATALOGUE_DIALOG, "workspace", workspace, "title",
                                              _ (adding ? kind->add_title : kind->edit_title), "accept-label",
                                              adding ? _ ("_Add") : _ ("_Change"), NULL);
  g_autoptr (JalonsRecord) shown = NULL;

  self->kind = kind;
  self->form = jalons_record_form_new (workspace);
  self->draft = adding ? new_draft (kind->entity) : jalons_draft_edit (record);
  for (guint i = 0; i < kind->n_groups; i++)
    jalons_record_dialog_add_group (JALONS_RECORD_DIALOG (self), jalons_record_form_add (self->form, &kind->groups[i]));
  jalons_record_form_require (self->form, kind->name);
  shown = jalons_draft_build (self->draft);
  jalons_record_form_show (self->form, shown);
  if (kind->entity == JALONS_ENTITY_AMBASSADOR)
    jalons_job_completion_attach (self->form, jalons_workspace_get_dataset (workspace));
  if (!adding)
    jalons_record_dialog_offer_removal (JALONS_RECORD_DIALOG (self), _ ("_Delete"));
  return GTK_WINDOW (self);
}

/**
 * jalons_catalogue_dialog_get_id:
 *
 * Returns: (transfer none): the id of what is added or changed
 */
const char *
jalons_catalogue_dialog_get_id (JalonsCatalogueDialog *self)
{
  return jalons_draft_get_id (self->draft);
}
