/* One level: its words, its place among the others, the hours that its classes owe.
 * Invariant: what the dialog writes is made by plan/levels.h; a level that a class of some year is of is not taken away.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/dialogs/level-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/published/known-levels.h"
#include "core/published/references.h"
#include "core/words/text.h"
#include "plan/levels.h"
#include "ui/parts/choices.h"
#include "ui/parts/field-row.h"

struct _JalonsLevelDialog
{
  JalonsRecordDialog parent_instance;
  JalonsFieldRow *label;
  JalonsFieldRow *code;
  AdwComboRow *after;
  AdwPreferencesGroup *group;
  JalonsFieldRow *school;
  JalonsFieldRow *set;
  AdwPreferencesGroup *reset_group;
  AdwPreferencesGroup *remove_group;
  char *level; /* NULL to add one */
};

G_DEFINE_FINAL_TYPE (JalonsLevelDialog, jalons_level_dialog, JALONS_TYPE_RECORD_DIALOG)

static JalonsWorkspace *
workspace_of (JalonsLevelDialog *self)
{
  return jalons_record_dialog_get_workspace (JALONS_RECORD_DIALOG (self));
}

static JalonsDataset *
dataset_of (JalonsLevelDialog *self)
{
  return jalons_workspace_get_dataset (workspace_of (self));
}

/* Reading */

static gboolean
is_taken (JalonsLevelDialog *self,
          const char *code)
{
  g_autoptr (GArray) levels = jalons_known_levels (dataset_of (self));

  for (guint i = 0; i < levels->len; i++)
    if (g_str_equal (g_array_index (levels, JalonsLevelInfo, i).code, code))
      return TRUE;
  return FALSE;
}

/* What was typed as the code of a new level, or what its words make. */
static char *
read_code (JalonsLevelDialog *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->code));
  const char *label = gtk_editable_get_text (GTK_EDITABLE (self->label));
  g_autofree char *code = jalons_level_make_code (typed);

  if (self->level != NULL)
    return g_strdup (self->level);
  if (*code == '\0')
    {
      g_free (code);
      code = jalons_level_make_code (label);
    }
  jalons_field_row_set_error (self->code, NULL);
  if (*code != '\0' && !is_taken (self, code))
    return g_steal_pointer (&code);
  jalons_field_row_set_error (self->code, *code ? _ ("another level has this code")
                                                : _ ("a code needs a letter or a digit"));
  return NULL;
}

static gboolean
read_hours (JalonsLevelDialog *self,
            const char *code,
            GPtrArray *drafts)
{
  JalonsYear *year = jalons_workspace_get_year (workspace_of (self));
  g_autoptr (JalonsDraft) school = jalons_level_draft_hours (dataset_of (self), year, code, TRUE);
  g_autoptr (JalonsDraft) set = jalons_level_draft_hours (dataset_of (self), year, code, FALSE);
  gboolean right = jalons_field_row_read (self->school, school);

  right = jalons_field_row_read (self->set, set) && right;
  if (!right)
    return FALSE;
  jalons_level_settle_hours (g_steal_pointer (&school), drafts);
  jalons_level_settle_hours (g_steal_pointer (&set), drafts);
  return TRUE;
}

static const char *
jalons_level_dialog_read (JalonsRecordDialog *dialog,
                          GPtrArray *drafts)
{
  JalonsLevelDialog *self = JALONS_LEVEL_DIALOG (dialog);
  g_autoptr (JalonsDraft) words = jalons_draft_new (JALONS_ENTITY_LEVEL, NULL);
  gboolean right = jalons_field_row_read (self->label, words);
  g_autofree char *code = right ? read_code (self) : NULL;
  g_autoptr (JalonsRecord) typed = jalons_draft_build (words);
  g_autoptr (GPtrArray) changes = NULL;

  if (code == NULL || !read_hours (self, code, drafts))
    return NULL;
  changes = jalons_gesture_set_level (dataset_of (self), code, jalons_level_label (typed),
                                      jalons_choices_get (GTK_WIDGET (self->after)));
  g_ptr_array_extend_and_steal (drafts, g_steal_pointer (&changes));
  return self->level != NULL ? _ ("Change a level") : _ ("Add a level");
}

/* Removing */

static char *
describe_users (GPtrArray *divisions)
{
  const char *code = jalons_division_code (divisions->pdata[0]);

  if (divisions->len == 1)
    /* Translators: the code of a class */
    return g_strdup_printf (_ ("The class %s is of this level: give it another one first."), code);
  /* Translators: a number of classes, at least two, and the code of one of them */
  return g_strdup_printf (ngettext ("%1$d class, such as %2$s, is of this level: give it another one first.",
                                    "%1$d classes, such as %2$s, are of this level: give them another one first.",
                                    (unsigned long) divisions->len),
                          (int) divisions->len, code);
}

/* Every year is there now, and not only the one that is open. */
static void
on_all_loaded (GObject *object,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (JalonsLevelDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDataset) all = jalons_store_load_finish (JALONS_STORE (object), result, &error);
  g_autoptr (GPtrArray) divisions = NULL, drafts = NULL;
  g_autofree char *message = NULL, *users = NULL;

  /* Closed meanwhile: whoever closed it changed their mind. */
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  divisions = all != NULL ? jalons_level_divisions (all, self->level) : NULL;
  users = divisions != NULL && divisions->len > 0 ? describe_users (divisions) : NULL;
  if (all == NULL || users != NULL)
    {
      jalons_record_dialog_set_error (JALONS_RECORD_DIALOG (self), users ? users : error->message);
      return;
    }
  message = g_strdup_printf (_ ("The level %s was deleted"), jalons_choices_level_label (all, self->level));
  drafts = jalons_gesture_remove_level (all, self->level);
  jalons_workspace_write_saying (workspace_of (self), _ ("Delete a level"), drafts, message);
  gtk_window_close (GTK_WINDOW (self));
}

static void
remove_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  JalonsStore *store = jalons_workspace_get_store (workspace_of (JALONS_LEVEL_DIALOG (widget)));

  jalons_store_load_async (store, 0, NULL, on_all_loaded, g_object_ref (widget));
}

static void
reset_action (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  JalonsLevelDialog *self = JALONS_LEVEL_DIALOG (widget);
  g_autoptr (GPtrArray) drafts = jalons_level_dialog_reset (workspace_of (self), self->level);

  jalons_workspace_write (workspace_of (self), _ ("Put a level back as published"), drafts);
  gtk_window_close (GTK_WINDOW (self));
}

/* GObject */

static void
jalons_level_dialog_finalize (GObject *object)
{
  g_free (JALONS_LEVEL_DIALOG (object)->level);

  G_OBJECT_CLASS (jalons_level_dialog_parent_class)->finalize (object);
}

static void
jalons_level_dialog_class_init (JalonsLevelDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jalons_level_dialog_finalize;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_level_dialog_read;
  g_type_ensure (JALONS_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/level-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsLevelDialog, label);
  gtk_widget_class_bind_template_child (widget_class, JalonsLevelDialog, code);
  gtk_widget_class_bind_template_child (widget_class, JalonsLevelDialog, after);
  gtk_widget_class_bind_template_child (widget_class, JalonsLevelDialog, group);
  gtk_widget_class_bind_template_child (widget_class, JalonsLevelDialog, school);
  gtk_widget_class_bind_template_child (widget_class, JalonsLevelDialog, set);
  gtk_widget_class_bind_template_child (widget_class, JalonsLevelDialog, reset_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsLevelDialog, remove_group);
  gtk_widget_class_install_action (widget_class, "level.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "level.reset", NULL, reset_action);
}

static void
jalons_level_dialog_init (JalonsLevelDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Showing */

/* The levels that this one may come after. */
static void
fill_places (JalonsLevelDialog *self)
{
  g_autoptr (GArray) levels = jalons_known_levels (dataset_of (self));
  g_autoptr (GPtrArray) codes = g_ptr_array_new (), labels = g_ptr_array_new ();
  const char *before = self->level != NULL ? jalons_level_before (dataset_of (self), self->level) : "";

  g_ptr_array_add (codes, (char *) "");
  g_ptr_array_add (labels, (char *) _ ("None: it is the first"));
  for (guint i = 0; i < levels->len; i++)
    {
      JalonsLevelInfo level = g_array_index (levels, JalonsLevelInfo, i);

      if (g_strcmp0 (level.code, self->level) == 0)
        continue;
      g_ptr_array_add (codes, (char *) level.code);
      g_ptr_array_add (labels, (char *) level.label);
      /* A new one comes last, but for what is none of the levels. */
      if (self->level == NULL && !g_str_equal (level.code, "other"))
        before = level.code;
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);
  jalons_choices_fill (GTK_WIDGET (self->after), (const char *const *) codes->pdata,
                       (const char *const *) labels->pdata);
  jalons_choices_set (GTK_WIDGET (self->after), before);
}

static void
show_hours (JalonsLevelDialog *self,
            const char *code)
{
  JalonsYear *year = jalons_workspace_get_year (workspace_of (self));
  g_autoptr (JalonsDraft) school = jalons_level_draft_hours (dataset_of (self), year, code, TRUE);
  g_autoptr (JalonsDraft) set = jalons_level_draft_hours (dataset_of (self), year, code, FALSE);
  g_autoptr (JalonsRecord) of_school = jalons_draft_build (school), of_set = jalons_draft_build (set);
  JalonsReferenceFigure figure;
  g_autofree char *hours = NULL, *description = NULL;

  jalons_field_row_show (self->school, of_school);
  jalons_field_row_show (self->set, of_set);
  if (!jalons_references_figure (jalons_year_reference_set (year), code, &figure))
    {
      adw_preferences_group_set_description (self->group, _ ("No text gives a volume for this level."));
      return;
    }
  hours = jalons_format_minutes (figure.minutes);
  /* Translators: hours, and the text that gives them */
  description = g_markup_printf_escaped (_ ("Published: %1$s (%2$s)."), hours, figure.set->source);
  adw_preferences_group_set_description (self->group, description);
}

/* What can be done with the level beside changing it depends on whose it is. */
static void
show_deeds (JalonsLevelDialog *self)
{
  const JalonsLevelInfo *published = self->level != NULL ? jalons_levels_lookup (self->level) : NULL;
  g_autofree char *words = published ? g_markup_printf_escaped (_ ("Published as “%s”."), published->label) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->code), self->level == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->remove_group), self->level != NULL && published == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reset_group),
                          published != NULL && jalons_level_is_edited (dataset_of (self), self->level));
  adw_preferences_group_set_description (self->reset_group, words);
}

/**
 * jalons_level_dialog_new:
 * @level: (nullable): the code of a level, or %NULL to add one
 *
 * Edits the level for everybody, and its hours in the selected school and in the text that its open year follows; there
 * must be such a year.
 */
GtkWindow *
jalons_level_dialog_new (JalonsWorkspace *workspace,
                         const char *level)
{
  const char *label = level != NULL ? jalons_choices_level_label (jalons_workspace_get_dataset (workspace), level) : "";
  JalonsLevelDialog *self = g_object_new (JALONS_TYPE_LEVEL_DIALOG, "workspace", workspace, "title",
                                          level != NULL ? label : _ ("New level"), "accept-label",
                                          level != NULL ? _ ("_Change") : _ ("_Add"), NULL);

  self->level = g_strdup (level);
  gtk_editable_set_text (GTK_EDITABLE (self->label), label);
  fill_places (self);
  show_hours (self, level != NULL ? level : "");
  show_deeds (self);
  return GTK_WINDOW (self);
}

/**
 * jalons_level_dialog_reset:
 *
 * Returns: (transfer full) (element-type JalonsDraft): what takes a published level back to its words, its place and
 *   its hours
 */
GPtrArray *
jalons_level_dialog_reset (JalonsWorkspace *workspace,
                           const char *level)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
  g_autoptr (GPtrArray) hours = jalons_gesture_reset_hours (dataset, jalons_workspace_get_year (workspace), level);
  GPtrArray *drafts = jalons_gesture_remove_level (dataset, level);

  g_ptr_array_extend_and_steal (drafts, g_steal_pointer (&hours));
  return drafts;
}
