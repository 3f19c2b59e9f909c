/* Adding a class by hand, or changing one.
 * Invariant: the id of a class never changes, even when its code does.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/dialogs/division-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/parts/choices.h"
#include "ui/parts/field-row.h"

struct _JalonsDivisionDialog
{
  JalonsRecordDialog parent_instance;
  JalonsFieldRow *code;
  AdwComboRow *level;
  JalonsFieldRow *label;
  JalonsFieldRow *headcount;
  JalonsFieldRow *lead_teachers;
  AdwPreferencesGroup *owed_group;
  JalonsFieldRow *owed;
  JalonsFieldRow *notes;
  GtkWidget *delete_group;
  JalonsDraft *draft; /* of the class as it is; of an empty one when it is being added */
};

G_DEFINE_FINAL_TYPE (JalonsDivisionDialog, jalons_division_dialog, JALONS_TYPE_RECORD_DIALOG)

static JalonsWorkspace *
workspace_of (JalonsDivisionDialog *self)
{
  return jalons_record_dialog_get_workspace (JALONS_RECORD_DIALOG (self));
}

/* Whether another class of the year has a code that means the same. */
static gboolean
code_is_taken (JalonsDivisionDialog *self,
               const char *code)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (workspace_of (self));
  g_autofree char *key = jalons_division_key (code);
  JalonsRecord *origin = jalons_draft_get_origin (self->draft);

  for (guint i = 0; i < divisions->len; i++)
    {
      const JalonsDivision *division = divisions->pdata[i];
      g_autofree char *other = jalons_division_key (jalons_division_code (division));

      if (g_str_equal (key, other) &&
          (origin == NULL || !g_str_equal (jalons_record_get_id (origin), jalons_record_get_id (division))))
        return TRUE;
    }
  return FALSE;
}

/* A new class has an id that follows from its code, so that it is the same class as the one of a later import. */
static JalonsDraft *
draft_for_code (JalonsDivisionDialog *self,
                const char *code)
{
  JalonsWorkspace *workspace = workspace_of (self);
  JalonsYear *year = jalons_workspace_get_year (workspace);
  g_autofree char *id = NULL;
  JalonsDraft *draft;

  if (jalons_draft_get_origin (self->draft) != NULL || year == NULL)
    return jalons_draft_copy (self->draft);
  id = jalons_division_make_id (jalons_school_uai (jalons_workspace_get_school (workspace)), jalons_year_start (year),
                                code);
  draft = jalons_draft_new (JALONS_ENTITY_DIVISION, id);
  jalons_draft_set_text (draft, JALONS_DIVISION_YEAR, jalons_record_get_id (year));
  return draft;
}

static gboolean
read_rows (JalonsDivisionDialog *self,
           JalonsDraft *draft)
{
  JalonsFieldRow *rows[] = { self->code, self->label, self->headcount, self->lead_teachers, self->owed, self->notes };
  gboolean right = TRUE;

  for (unsigned i = 0; i < G_N_ELEMENTS (rows); i++)
    right = jalons_field_row_read (rows[i], draft) && right;
  jalons_draft_set_text (draft, JALONS_DIVISION_LEVEL, jalons_choices_get (GTK_WIDGET (self->level)));
  return right;
}

static const char *
jalons_division_dialog_read (JalonsRecordDialog *dialog,
                             GPtrArray *drafts)
{
  JalonsDivisionDialog *self = JALONS_DIVISION_DIALOG (dialog);
  g_autofree char *code = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->code))));
  g_autoptr (JalonsDraft) draft = draft_for_code (self, code);

  if (!read_rows (self, draft))
    return NULL;
  if (code_is_taken (self, code))
    {
      jalons_field_row_set_error (self->code, _ ("another class has this code"));
      return NULL;
    }
  if (jalons_draft_get_origin (self->draft) == NULL)
    jalons_workspace_expect_division (workspace_of (self), jalons_draft_get_id (draft));
  if (jalons_draft_is_changed (draft))
    g_ptr_array_add (drafts, g_steal_pointer (&draft));
  return jalons_draft_get_origin (self->draft) ? _ ("Change a class") : _ ("Add a class");
}

/* What the class would owe by its level, said above the field that overrides it. */
static void
on_level_changed (JalonsDivisionDialog *self)
{
  JalonsWorkspace *workspace = workspace_of (self);
  g_autoptr (JalonsDraft) trial = NULL;
  g_autoptr (JalonsRecord) division = NULL;
  g_autofree char *hours = NULL, *sentence = NULL;
  JalonsOwed owed;

  if (workspace == NULL || self->draft == NULL)
    return;
  trial = jalons_draft_copy (self->draft);
  jalons_draft_set_text (trial, JALONS_DIVISION_LEVEL, jalons_choices_get (GTK_WIDGET (self->level)));
  jalons_draft_set_number (trial, JALONS_DIVISION_OWED, JALONS_UNSET);
  division = jalons_draft_build (trial);
  owed = jalons_hours_owed (jalons_workspace_get_dataset (workspace), division);
  if (owed.minutes != JALONS_UNSET)
    {
      hours = jalons_format_minutes (owed.minutes);
      sentence = g_strdup_printf (_ ("%s a year at this level."), hours);
    }
  adw_preferences_group_set_description (self->owed_group,
                                         sentence ? sentence : _ ("No text gives a volume for this level."));
}

static void
delete_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  JalonsDivisionDialog *self = JALONS_DIVISION_DIALOG (widget);

  jalons_division_dialog_delete (workspace_of (self), jalons_draft_get_origin (self->draft));
  gtk_window_close (GTK_WINDOW (self));
}

static void
jalons_division_dialog_dispose (GObject *object)
{
  g_clear_pointer (&JALONS_DIVISION_DIALOG (object)->draft, jalons_draft_free);

  G_OBJECT_CLASS (jalons_division_dialog_parent_class)->dispose (object);
}

static void
jalons_division_dialog_class_init (JalonsDivisionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_division_dialog_dispose;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_division_dialog_read;
  g_type_ensure (JALONS_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/division-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionDialog, code);
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionDialog, level);
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionDialog, label);
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionDialog, headcount);
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionDialog, lead_teachers);
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionDialog, owed_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionDialog, owed);
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionDialog, delete_group);
  gtk_widget_class_install_action (widget_class, "division.delete", NULL, delete_action);
  gtk_widget_class_bind_template_callback (widget_class, on_level_changed);
}

static void
jalons_division_dialog_init (JalonsDivisionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_division (JalonsDivisionDialog *self,
               const JalonsDivision *division)
{
  JalonsFieldRow *rows[] = { self->code, self->label, self->headcount, self->lead_teachers, self->owed, self->notes };

  for (unsigned i = 0; i < G_N_ELEMENTS (rows); i++)
    jalons_field_row_show (rows[i], division);
  jalons_choices_fill_levels (GTK_WIDGET (self->level), jalons_workspace_get_dataset (workspace_of (self)),
                              _ ("Not known"));
  jalons_choices_set (GTK_WIDGET (self->level), jalons_division_level (division));
  on_level_changed (self);
  gtk_widget_set_visible (self->delete_group, jalons_draft_get_origin (self->draft) != NULL);
}

/**
 * jalons_division_dialog_new:
 * @division: (nullable): the class that is changed, or %NULL to add one to the open year
 */
GtkWindow *
jalons_division_dialog_new (JalonsWorkspace *workspace,
                            JalonsDivision *division)
{
  gboolean adding = division == NULL;
  JalonsYear *year = jalons_workspace_get_year (workspace);
  JalonsDivisionDialog *self = g_object_new (JALONS_TYPE_DIVISION_DIALOG, "workspace", workspace, "title",
                                             adding ? _ ("New class") : _ ("Class"), "accept-label",
                                             adding ? _ ("_Add") : _ ("_Change"), NULL);
  g_autoptr (JalonsRecord) shown = NULL;

  self->draft = adding ? jalons_draft_new (JALONS_ENTITY_DIVISION, NULL) : jalons_draft_edit (division);
  if (adding && year != NULL)
    jalons_draft_set_text (self->draft, JALONS_DIVISION_YEAR, jalons_record_get_id (year));
  shown = jalons_draft_build (self->draft);
  show_division (self, shown);
  return GTK_WINDOW (self);
}

/**
 * jalons_division_dialog_delete:
 *
 * Deletes a class with its absences, its part in activities, and those of it alone; a toast offers to undo.
 */
void
jalons_division_dialog_delete (JalonsWorkspace *workspace,
                               JalonsDivision *division)
{
  g_autofree char *message = g_strdup_printf (_ ("The class %s was deleted"), jalons_division_code (division));

  jalons_workspace_delete (workspace, _ ("Delete a class"), division, message);
}
