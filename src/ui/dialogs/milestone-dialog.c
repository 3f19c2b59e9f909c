/* Adding or changing an échéance.
 * Invariant: the levels offered are those of the school's classes and those that the échéance already has.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/dialogs/milestone-dialog.h"

#include <glib/gi18n-lib.h>

#include "plan/gestures.h"
#include "ui/parts/choices.h"
#include "ui/parts/field-row.h"

#define CODE_KEY "jalons-level"

struct _JalonsMilestoneDialog
{
  JalonsRecordDialog parent_instance;
  JalonsFieldRow *label;
  JalonsFieldRow *day;
  JalonsFieldRow *minutes;
  GtkFlowBox *levels;
  GPtrArray *boxes; /* of GtkCheckButton */
  JalonsDraft *draft;
};

G_DEFINE_FINAL_TYPE (JalonsMilestoneDialog, jalons_milestone_dialog, JALONS_TYPE_RECORD_DIALOG)

static void
read_levels (JalonsMilestoneDialog *self,
             JalonsDraft *draft)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < self->boxes->len; i++)
    if (gtk_check_button_get_active (self->boxes->pdata[i]))
      g_ptr_array_add (codes, g_object_get_data (self->boxes->pdata[i], CODE_KEY));
  g_ptr_array_add (codes, NULL);
  jalons_draft_set_list (draft, JALONS_MILESTONE_LEVELS, (const char *const *) codes->pdata);
}

static const char *
jalons_milestone_dialog_read (JalonsRecordDialog *dialog,
                              GPtrArray *drafts)
{
  JalonsMilestoneDialog *self = JALONS_MILESTONE_DIALOG (dialog);
  g_autoptr (JalonsDraft) draft = jalons_draft_copy (self->draft);
  gboolean right = jalons_field_row_read (self->label, draft);

  right = jalons_field_row_read (self->day, draft) && right;
  right = jalons_field_row_read (self->minutes, draft) && right;
  if (!right)
    return NULL;
  read_levels (self, draft);
  if (jalons_draft_is_changed (draft))
    g_ptr_array_add (drafts, g_steal_pointer (&draft));
  return jalons_draft_get_origin (self->draft) ? _ ("Change a milestone") : _ ("Add a milestone");
}

static const char *
jalons_milestone_dialog_remove (JalonsRecordDialog *dialog,
                                GPtrArray *drafts,
                                const char **message)
{
  JalonsRecord *milestone = jalons_draft_get_origin (JALONS_MILESTONE_DIALOG (dialog)->draft);

  jalons_gesture_add_deletion (drafts, milestone);
  *message = _ ("The milestone was deleted");
  return _ ("Delete a milestone");
}

static void
jalons_milestone_dialog_dispose (GObject *object)
{
  JalonsMilestoneDialog *self = JALONS_MILESTONE_DIALOG (object);

  g_clear_pointer (&self->draft, jalons_draft_free);
  g_clear_pointer (&self->boxes, g_ptr_array_unref);

  G_OBJECT_CLASS (jalons_milestone_dialog_parent_class)->dispose (object);
}

static void
jalons_milestone_dialog_class_init (JalonsMilestoneDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_milestone_dialog_dispose;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_milestone_dialog_read;
  JALONS_RECORD_DIALOG_CLASS (klass)->remove = jalons_milestone_dialog_remove;
  g_type_ensure (JALONS_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/milestone-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsMilestoneDialog, label);
  gtk_widget_class_bind_template_child (widget_class, JalonsMilestoneDialog, day);
  gtk_widget_class_bind_template_child (widget_class, JalonsMilestoneDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, JalonsMilestoneDialog, levels);
}

static void
jalons_milestone_dialog_init (JalonsMilestoneDialog *self)
{
  self->boxes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
offer_level (JalonsMilestoneDialog *self,
             const char *code,
             gboolean ticked)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (jalons_record_dialog_get_workspace (JALONS_RECORD_DIALOG (self)));
  GtkWidget *box;

  for (guint i = 0; i < self->boxes->len; i++)
    if (g_str_equal (code, g_object_get_data (self->boxes->pdata[i], CODE_KEY)))
      {
        gtk_check_button_set_active (self->boxes->pdata[i], ticked);
        return;
      }
  box = gtk_check_button_new_with_label (jalons_choices_level_label (dataset, code));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), ticked);
  g_object_set_data_full (G_OBJECT (box), CODE_KEY, g_strdup (code), g_free);
  gtk_flow_box_append (self->levels, box);
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
  g_ptr_array_add (self->boxes, box);
}

static void
show_levels (JalonsMilestoneDialog *self,
             JalonsWorkspace *workspace,
             const JalonsMilestone *milestone)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (workspace);
  const char *const *levels = jalons_milestone_levels (milestone);

  for (guint i = 0; i < divisions->len; i++)
    if (*jalons_division_level (divisions->pdata[i]) != '\0')
      offer_level (self, jalons_division_level (divisions->pdata[i]), FALSE);
  for (unsigned i = 0; levels[i] != NULL; i++)
    offer_level (self, levels[i], TRUE);
}

/**
 * jalons_milestone_dialog_new:
 * @milestone: (nullable): what is changed, or %NULL to add one to the open year
 */
GtkWindow *
jalons_milestone_dialog_new (JalonsWorkspace *workspace,
                             JalonsMilestone *milestone)
{
  gboolean adding = milestone == NULL;
  JalonsMilestoneDialog *self = g_object_new (JALONS_TYPE_MILESTONE_DIALOG, "workspace", workspace, "title",
                                              adding ? _ ("Add a milestone") : _ ("Milestone"), "accept-label",
                                              adding ? _ ("_Add") : _ ("_Change"), NULL);
  g_autoptr (JalonsRecord) shown = NULL;

  self->draft = adding ? jalons_draft_new (JALONS_ENTITY_MILESTONE, NULL) : jalons_draft_edit (milestone);
  if (adding)
    jalons_draft_set_text (self->draft, JALONS_MILESTONE_YEAR,
                           jalons_record_get_id (jalons_workspace_get_year (workspace)));
  shown = jalons_draft_build (self->draft);
  jalons_field_row_set_workspace (self->day, workspace);
  jalons_field_row_show (self->label, shown);
  jalons_field_row_show (self->day, shown);
  jalons_field_row_show (self->minutes, shown);
  show_levels (self, workspace, shown);
  if (!adding)
    jalons_record_dialog_offer_removal (JALONS_RECORD_DIALOG (self), _ ("_Delete This Milestone"));
  return GTK_WINDOW (self);
}
