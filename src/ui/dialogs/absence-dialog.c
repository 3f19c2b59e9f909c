/* Saying that classes are away, several at once.
 * Invariant: a class that is unticked loses its absence, one that is ticked gets one, all in one gesture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/dialogs/absence-dialog.h"

#include <glib/gi18n-lib.h>

#include "plan/gestures.h"
#include "ui/parts/choices.h"
#include "ui/parts/division-chooser.h"
#include "ui/parts/field-row.h"
#include "ui/parts/words.h"

struct _JalonsAbsenceDialog
{
  JalonsRecordDialog parent_instance;
  AdwComboRow *kind;
  JalonsFieldRow *label;
  JalonsFieldRow *first_day;
  JalonsFieldRow *last_day;
  AdwPreferencesGroup *together_group;
  AdwActionRow *together_row;
  GtkSwitch *together;
  AdwPreferencesGroup *divisions_group;
  JalonsDivisionChooser *divisions;
  GPtrArray *group;     /* alike, one a class; empty when they are being added */
  JalonsAbsence *alone; /* the one of them that was opened, or NULL */
  GPtrArray *absences;  /* what the dialog changes: all of the group, or the one */
};

G_DEFINE_FINAL_TYPE (JalonsAbsenceDialog, jalons_absence_dialog, JALONS_TYPE_RECORD_DIALOG)

static gboolean
are_alike (const JalonsAbsence *a,
           const JalonsAbsence *b)
{
  return jalons_absence_kind (a) == jalons_absence_kind (b) &&
         jalons_absence_first_day (a) == jalons_absence_first_day (b) &&
         jalons_absence_return_day (a) == jalons_absence_return_day (b) &&
         g_str_equal (jalons_absence_label (a), jalons_absence_label (b));
}

static void
add_to_groups (GPtrArray *groups,
               JalonsAbsence *absence)
{
  for (guint i = 0; i < groups->len; i++)
    if (are_alike (g_ptr_array_index ((GPtrArray *) groups->pdata[i], 0), absence))
      {
        g_ptr_array_add (groups->pdata[i], g_object_ref (absence));
        return;
      }
  g_ptr_array_add (groups, g_ptr_array_new_with_free_func (g_object_unref));
  g_ptr_array_add (groups->pdata[groups->len - 1], g_object_ref (absence));
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const JalonsAbsence *first = g_ptr_array_index (*(GPtrArray **) a, 0);
  const JalonsAbsence *second = g_ptr_array_index (*(GPtrArray **) b, 0);

  return (int) jalons_absence_first_day (first) - (int) jalons_absence_first_day (second);
}

/**
 * jalons_absences_group:
 * @divisions: (element-type JalonsDivision): the classes whose absences are asked for
 *
 * Returns: (transfer full) (element-type GPtrArray): the absences, those that differ by their class alone together, by
 *   date
 */
GPtrArray *
jalons_absences_group (JalonsDataset *dataset,
                       GPtrArray *divisions)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < divisions->len; i++)
    {
      g_autoptr (GPtrArray) absences = jalons_dataset_referring (dataset, JALONS_ABSENCE_DIVISION,
                                                                 jalons_record_get_id (divisions->pdata[i]));

      for (guint j = 0; j < absences->len; j++)
        add_to_groups (groups, absences->pdata[j]);
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

/* Reading */

static JalonsDraft *
draft_for (JalonsAbsenceDialog *self,
           const char *division_id)
{
  JalonsDraft *draft;

  for (guint i = 0; i < self->absences->len; i++)
    if (g_str_equal (jalons_absence_division (self->absences->pdata[i]), division_id))
      return jalons_draft_edit (self->absences->pdata[i]);
  draft = jalons_draft_new (JALONS_ENTITY_ABSENCE, NULL);
  jalons_draft_set_text (draft, JALONS_ABSENCE_DIVISION, division_id);
  return draft;
}

static void
add_drafts (JalonsAbsenceDialog *self,
            GPtrArray *chosen,
            JalonsDay first_day,
            JalonsDay last_day,
            GPtrArray *drafts)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      g_autoptr (JalonsDraft) draft = draft_for (self, chosen->pdata[i]);

      jalons_field_row_read (self->label, draft);
      jalons_draft_set_number (draft, JALONS_ABSENCE_KIND,
                               jalons_choices_get_enum (GTK_WIDGET (self->kind), JALONS_ABSENCE_KIND));
      jalons_draft_set_day (draft, JALONS_ABSENCE_FIRST_DAY, first_day);
      jalons_draft_set_day (draft, JALONS_ABSENCE_RETURN_DAY, last_day + 1);
      if (jalons_draft_is_changed (draft))
        g_ptr_array_add (drafts, g_steal_pointer (&draft));
    }
}

static void
add_deletions (JalonsAbsenceDialog *self,
               GPtrArray *chosen,
               GPtrArray *drafts)
{
  for (guint i = 0; i < self->absences->len; i++)
    {
      JalonsAbsence *absence = self->absences->pdata[i];
      JalonsDraft *draft;

      if (g_ptr_array_find_with_equal_func (chosen, jalons_absence_division (absence), g_str_equal, NULL))
        continue;
      draft = jalons_draft_edit (absence);
      jalons_draft_set_deleted (draft, TRUE);
      g_ptr_array_add (drafts, draft);
    }
}

static const char *
jalons_absence_dialog_read (JalonsRecordDialog *dialog,
                            GPtrArray *drafts)
{
  JalonsAbsenceDialog *self = JALONS_ABSENCE_DIALOG (dialog);
  g_autoptr (GPtrArray) chosen = jalons_division_chooser_dup_chosen (self->divisions);
  JalonsDay first_day, last_day;
  gboolean right = jalons_field_row_read_day (self->first_day, &first_day);

  right = jalons_field_row_read_day (self->last_day, &last_day) && right;
  if (!right)
    return NULL;
  if (last_day == JALONS_NO_DAY)
    last_day = first_day;
  if (last_day < first_day)
    {
      jalons_field_row_set_error (self->last_day, _ ("it comes before the first day"));
      return NULL;
    }
  if (chosen->len == 0)
    {
      jalons_record_dialog_set_error (dialog, _ ("Tick at least one class."));
      return NULL;
    }
  add_drafts (self, chosen, first_day, last_day, drafts);
  add_deletions (self, chosen, drafts);
  return self->absences->len > 0 ? _ ("Change an absence") : _ ("Add an absence");
}

static const char *
jalons_absence_dialog_remove (JalonsRecordDialog *dialog,
                              GPtrArray *drafts,
                              const char **message)
{
  GPtrArray *absences = JALONS_ABSENCE_DIALOG (dialog)->absences;

  for (guint i = 0; i < absences->len; i++)
    jalons_gesture_add_deletion (drafts, absences->pdata[i]);
  *message = absences->len == 1 ? _ ("The absence was deleted") : _ ("The absence of these classes was deleted");
  return _ ("Delete an absence");
}

/* All of those that are alike, or the one that was opened */

static void
choose_absences (JalonsAbsenceDialog *self)
{
  gboolean together = self->alone == NULL || gtk_switch_get_active (self->together);

  g_clear_pointer (&self->absences, g_ptr_array_unref);
  self->absences = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->group->len; i++)
    if (together || self->group->pdata[i] == self->alone)
      g_ptr_array_add (self->absences, g_object_ref (self->group->pdata[i]));
  jalons_division_chooser_set_chosen (self->divisions, NULL, FALSE);
  for (guint i = 0; i < self->absences->len; i++)
    jalons_division_chooser_set_chosen (self->divisions, jalons_absence_division (self->absences->pdata[i]), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->divisions_group), together);
}

static void
on_together (JalonsAbsenceDialog *self)
{
  if (self->group != NULL)
    choose_absences (self);
}

static void
on_chosen (JalonsAbsenceDialog *self)
{
  jalons_record_dialog_set_error (JALONS_RECORD_DIALOG (self), NULL);
}

static void
all_action (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  JalonsAbsenceDialog *self = JALONS_ABSENCE_DIALOG (widget);

  jalons_division_chooser_set_chosen (self->divisions, NULL, g_str_equal (action, "absence.all"));
  on_chosen (self);
}

/* The widget */

static void
jalons_absence_dialog_dispose (GObject *object)
{
  JalonsAbsenceDialog *self = JALONS_ABSENCE_DIALOG (object);

  g_clear_pointer (&self->absences, g_ptr_array_unref);
  g_clear_pointer (&self->group, g_ptr_array_unref);

  G_OBJECT_CLASS (jalons_absence_dialog_parent_class)->dispose (object);
}

static void
jalons_absence_dialog_class_init (JalonsAbsenceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_absence_dialog_dispose;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_absence_dialog_read;
  JALONS_RECORD_DIALOG_CLASS (klass)->remove = jalons_absence_dialog_remove;
  g_type_ensure (JALONS_TYPE_FIELD_ROW);
  g_type_ensure (JALONS_TYPE_DIVISION_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/absence-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsAbsenceDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, JalonsAbsenceDialog, label);
  gtk_widget_class_bind_template_child (widget_class, JalonsAbsenceDialog, first_day);
  gtk_widget_class_bind_template_child (widget_class, JalonsAbsenceDialog, last_day);
  gtk_widget_class_bind_template_child (widget_class, JalonsAbsenceDialog, together_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsAbsenceDialog, together_row);
  gtk_widget_class_bind_template_child (widget_class, JalonsAbsenceDialog, together);
  gtk_widget_class_bind_template_child (widget_class, JalonsAbsenceDialog, divisions_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsAbsenceDialog, divisions);
  gtk_widget_class_bind_template_callback (widget_class, on_together);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_install_action (widget_class, "absence.all", NULL, all_action);
  gtk_widget_class_install_action (widget_class, "absence.none", NULL, all_action);
}

static void
jalons_absence_dialog_init (JalonsAbsenceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jalons_choices_fill_enum (GTK_WIDGET (self->kind), JALONS_ABSENCE_KIND);
}

static void
show_absence (JalonsAbsenceDialog *self)
{
  JalonsAbsence *first = self->group->pdata[0];
  const char *code = jalons_model_field (JALONS_ABSENCE_KIND)->codes[jalons_absence_kind (first)];

  jalons_choices_set (GTK_WIDGET (self->kind), code);
  jalons_field_row_show (self->label, first);
  jalons_field_row_show_day (self->first_day, jalons_absence_first_day (first));
  jalons_field_row_show_day (self->last_day, jalons_absence_return_day (first) - 1);
}

/* "3B and 3C are away for the same reason on the same days." */
static void
offer_together (JalonsAbsenceDialog *self,
                JalonsDataset *dataset)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  JalonsDivision *division = jalons_dataset_follow (dataset, self->alone, JALONS_ABSENCE_DIVISION);
  g_autofree char *codes = NULL, *title = NULL;

  for (guint i = 0; i < self->group->len; i++)
    {
      JalonsDivision *other = jalons_dataset_follow (dataset, self->group->pdata[i], JALONS_ABSENCE_DIVISION);

      if (other != NULL && other != division)
        g_ptr_array_add (others, other);
    }
  codes = jalons_words_codes (others);
  /* Translators: codes of classes */
  title = g_strdup_printf (_ ("Change it for %s too"), codes);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->together_row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->together), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->together_group), TRUE);
}

static JalonsAbsenceDialog *
make_dialog (JalonsWorkspace *workspace,
             GPtrArray *group)
{
  gboolean adding = group == NULL;
  JalonsAbsenceDialog *self = g_object_new (JALONS_TYPE_ABSENCE_DIALOG, "workspace", workspace, "title",
                                            adding ? _ ("Add an absence") : _ ("Absence"), "accept-label",
                                            adding ? _ ("_Add") : _ ("_Change"), NULL);
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (workspace);

  self->group = adding ? g_ptr_array_new () : g_ptr_array_ref (group);
  jalons_division_chooser_fill (self->divisions, jalons_workspace_get_dataset (workspace), divisions);
  jalons_field_row_set_workspace (self->first_day, workspace);
  jalons_field_row_set_workspace (self->last_day, workspace);
  if (!adding)
    show_absence (self);
  if (!adding)
    jalons_record_dialog_offer_removal (JALONS_RECORD_DIALOG (self), _ ("_Delete This Absence"));
  return self;
}

/**
 * jalons_absence_dialog_new:
 * @absences: (nullable) (element-type JalonsAbsence): one of the arrays of jalons_absences_group(), or %NULL to add
 */
GtkWindow *
jalons_absence_dialog_new (JalonsWorkspace *workspace,
                           GPtrArray *absences)
{
  JalonsAbsenceDialog *self = make_dialog (workspace, absences);
  JalonsDivision *division = jalons_workspace_get_division (workspace);

  choose_absences (self);
  if (absences == NULL && division != NULL)
    jalons_division_chooser_set_chosen (self->divisions, jalons_record_get_id (division), TRUE);
  return GTK_WINDOW (self);
}

/**
 * jalons_absence_dialog_new_of_one:
 * @absences: (element-type JalonsAbsence): one of the arrays of jalons_absences_group()
 * @absence: the one of them that the user opened, on the page of its class
 *
 * Offers to change those that are alike together, or that one alone.
 */
GtkWindow *
jalons_absence_dialog_new_of_one (JalonsWorkspace *workspace,
                                  GPtrArray *absences,
                                  JalonsAbsence *absence)
{
  JalonsAbsenceDialog *self = make_dialog (workspace, absences);

  if (absences->len > 1)
    {
      self->alone = absence;
      offer_together (self, jalons_workspace_get_dataset (workspace));
    }
  choose_absences (self);
  return GTK_WINDOW (self);
}
