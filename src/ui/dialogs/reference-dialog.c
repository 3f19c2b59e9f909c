/* The hours of one level: those of the school alone, those of the text as edited here.
 * Invariant: the ids follow from the set, the school and the level, so that two people who edit the same edit one record.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/dialogs/reference-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/references.h"
#include "core/text.h"
#include "ui/parts/choices.h"
#include "ui/parts/field-row.h"

struct _JalonsReferenceDialog
{
  JalonsRecordDialog parent_instance;
  AdwPreferencesGroup *group;
  JalonsFieldRow *school;
  JalonsFieldRow *set;
  char *level;
};

G_DEFINE_FINAL_TYPE (JalonsReferenceDialog, jalons_reference_dialog, JALONS_TYPE_RECORD_DIALOG)

/* The record of the school's own hours, or with no school that of the edited text: as it is, or a new one. */
static JalonsDraft *
draft_reference (JalonsWorkspace *workspace,
                 gboolean of_school,
                 const char *level)
{
  JalonsYear *year = jalons_workspace_get_year (workspace);
  const char *set = of_school ? "" : jalons_year_reference_set (year);
  const char *school = of_school ? jalons_year_school (year) : "";
  g_autofree char *id = jalons_reference_make_id (set, school, level);
  JalonsRecord *record = jalons_dataset_lookup (jalons_workspace_get_dataset (workspace), JALONS_ENTITY_REFERENCE, id);
  JalonsDraft *draft;

  if (record != NULL)
    return jalons_draft_edit (record);
  draft = jalons_draft_new (JALONS_ENTITY_REFERENCE, id);
  jalons_draft_set_text (draft, JALONS_REFERENCE_SET, set);
  jalons_draft_set_text (draft, JALONS_REFERENCE_SCHOOL, school);
  jalons_draft_set_text (draft, JALONS_REFERENCE_LEVEL, level);
  return draft;
}

/* Takes @draft: it is kept when writing it would change something. */
static void
settle (JalonsDraft *draft,
        GPtrArray *drafts)
{
  g_autoptr (JalonsRecord) reference = jalons_draft_build (draft);
  gboolean empty = jalons_reference_minutes (reference) == JALONS_UNSET;

  if (empty)
    jalons_draft_set_deleted (draft, TRUE);
  if (empty ? jalons_draft_get_origin (draft) != NULL : jalons_draft_is_changed (draft))
    g_ptr_array_add (drafts, draft);
  else
    jalons_draft_free (draft);
}

static const char *
jalons_reference_dialog_read (JalonsRecordDialog *dialog,
                              GPtrArray *drafts)
{
  JalonsReferenceDialog *self = JALONS_REFERENCE_DIALOG (dialog);
  JalonsWorkspace *workspace = jalons_record_dialog_get_workspace (dialog);
  g_autoptr (JalonsDraft) school = draft_reference (workspace, TRUE, self->level);
  g_autoptr (JalonsDraft) set = draft_reference (workspace, FALSE, self->level);
  gboolean right = jalons_field_row_read (self->school, school);

  right = jalons_field_row_read (self->set, set) && right;
  if (!right)
    return NULL;
  settle (g_steal_pointer (&school), drafts);
  settle (g_steal_pointer (&set), drafts);
  return _ ("Change the reference volume of a level");
}

static void
jalons_reference_dialog_finalize (GObject *object)
{
  g_free (JALONS_REFERENCE_DIALOG (object)->level);

  G_OBJECT_CLASS (jalons_reference_dialog_parent_class)->finalize (object);
}

static void
jalons_reference_dialog_class_init (JalonsReferenceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jalons_reference_dialog_finalize;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_reference_dialog_read;
  g_type_ensure (JALONS_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/reference-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsReferenceDialog, group);
  gtk_widget_class_bind_template_child (widget_class, JalonsReferenceDialog, school);
  gtk_widget_class_bind_template_child (widget_class, JalonsReferenceDialog, set);
}

static void
jalons_reference_dialog_init (JalonsReferenceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_published (JalonsReferenceDialog *self,
                const char *set)
{
  JalonsReferenceFigure figure;
  g_autofree char *hours = NULL, *description = NULL;

  if (!jalons_references_figure (set, self->level, &figure))
    {
      adw_preferences_group_set_description (self->group, _ ("No text gives a volume for this level."));
      return;
    }
  hours = jalons_format_minutes (figure.minutes);
  /* Translators: hours, and the text that gives them */
  description = g_markup_printf_escaped (_ ("Published: %1$s (%2$s)."), hours, figure.set->source);
  adw_preferences_group_set_description (self->group, description);
}

/**
 * jalons_reference_dialog_new:
 * @level: the code of a level
 *
 * Edits the hours of @level in the selected school, and in the text that its year follows.
 */
GtkWindow *
jalons_reference_dialog_new (JalonsWorkspace *workspace,
                             const char *level)
{
  const char *title = jalons_choices_level_label (jalons_workspace_get_dataset (workspace), level);
  JalonsReferenceDialog *self = g_object_new (JALONS_TYPE_REFERENCE_DIALOG, "workspace", workspace, "title", title,
                                              "accept-label", _ ("_Change"), NULL);
  g_autoptr (JalonsDraft) school = draft_reference (workspace, TRUE, level);
  g_autoptr (JalonsDraft) set = draft_reference (workspace, FALSE, level);
  g_autoptr (JalonsRecord) of_school = jalons_draft_build (school), of_set = jalons_draft_build (set);

  self->level = g_strdup (level);
  jalons_field_row_show (self->school, of_school);
  jalons_field_row_show (self->set, of_set);
  show_published (self, jalons_year_reference_set (jalons_workspace_get_year (workspace)));
  return GTK_WINDOW (self);
}

/**
 * jalons_reference_dialog_reset:
 *
 * Returns: (transfer full) (element-type JalonsDraft): what takes @level back to the hours as published
 */
GPtrArray *
jalons_reference_dialog_reset (JalonsWorkspace *workspace,
                               const char *level)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);

  for (int of_school = 0; of_school <= 1; of_school++)
    {
      JalonsDraft *draft = draft_reference (workspace, of_school, level);

      jalons_draft_set_number (draft, JALONS_REFERENCE_MINUTES, JALONS_UNSET);
      settle (draft, drafts);
    }
  return drafts;
}

/**
 * jalons_reference_dialog_owed:
 *
 * Returns: what a class of @level owes in the open year of the selected school
 */
JalonsOwed
jalons_reference_dialog_owed (JalonsWorkspace *workspace,
                              const char *level)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_DIVISION, NULL);
  g_autoptr (JalonsRecord) division = NULL;

  jalons_draft_set_text (draft, JALONS_DIVISION_YEAR, jalons_record_get_id (jalons_workspace_get_year (workspace)));
  jalons_draft_set_text (draft, JALONS_DIVISION_LEVEL, level);
  division = jalons_draft_build (draft);
  return jalons_hours_owed (jalons_workspace_get_dataset (workspace), division);
}
