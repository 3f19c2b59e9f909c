/* Adding the échéances that most schools have.
 * Invariant: the rows are those of data/reference/milestones.ini that concern a level of the school, in their order.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/dialogs/usual-milestones-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/published/usual-milestones.h"
#include "core/words/text.h"
#include "ui/parts/choices.h"

#define MILESTONE_KEY "jalons-usual-milestone"

struct _JalonsUsualMilestonesDialog
{
  JalonsRecordDialog parent_instance;
  AdwPreferencesGroup *group;
  GPtrArray *boxes; /* of GtkCheckButton, of those that can be added */
};

G_DEFINE_FINAL_TYPE (JalonsUsualMilestonesDialog, jalons_usual_milestones_dialog, JALONS_TYPE_RECORD_DIALOG)

static const char *
jalons_usual_milestones_dialog_read (JalonsRecordDialog *dialog,
                                     GPtrArray *drafts)
{
  JalonsUsualMilestonesDialog *self = JALONS_USUAL_MILESTONES_DIALOG (dialog);
  JalonsWorkspace *workspace = jalons_record_dialog_get_workspace (dialog);
  JalonsYear *year = jalons_workspace_get_year (workspace);

  for (guint i = 0; year != NULL && i < self->boxes->len; i++)
    if (gtk_check_button_get_active (self->boxes->pdata[i]))
      g_ptr_array_add (drafts, jalons_usual_milestone_draft (g_object_get_data (self->boxes->pdata[i], MILESTONE_KEY),
                                                             jalons_workspace_get_dataset (workspace), year));
  if (drafts->len > 0)
    return _ ("Add the usual milestones");
  jalons_record_dialog_set_error (dialog, self->boxes->len > 0 ? _ ("Tick at least one milestone.")
                                                               : _ ("All of them are there already."));
  return NULL;
}

/* "3e, 2de GT", or everybody, and that it is there already. */
static char *
describe (JalonsDataset *dataset,
          char **levels,
          gboolean present)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (char **level = levels; *level != NULL; level++)
    g_ptr_array_add (labels, (char *) jalons_choices_level_label (dataset, *level));
  g_ptr_array_add (labels, NULL);
  list = levels[0] != NULL ? jalons_format_list ((const char *const *) labels->pdata) : g_strdup (_ ("every level"));
  /* Translators: levels: a milestone for them is there already */
  return present ? g_strdup_printf (_ ("%s · already there"), list) : g_steal_pointer (&list);
}

static void
add_row (JalonsUsualMilestonesDialog *self,
         const JalonsUsualMilestone *usual,
         const char *subtitle,
         gboolean present)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, NULL);
  GtkWidget *box = gtk_check_button_new ();
  g_autofree char *name = g_strdup_printf ("%s, %s", usual->label, subtitle);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), usual->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, usual->source);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), TRUE);
  gtk_widget_set_sensitive (row, !present);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), box);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), box);
  adw_preferences_group_add (self->group, row);
  if (present)
    return;
  g_object_set_data (G_OBJECT (box), MILESTONE_KEY, (gpointer) usual);
  g_ptr_array_add (self->boxes, box);
}

static void
fill (JalonsUsualMilestonesDialog *self,
      JalonsDataset *dataset,
      JalonsYear *year)
{
  gsize n_milestones;
  const JalonsUsualMilestone *list = jalons_usual_milestones_list (&n_milestones);

  for (gsize i = 0; i < n_milestones; i++)
    {
      g_auto (GStrv) levels = jalons_usual_milestone_levels (&list[i], dataset, year);
      gboolean present = jalons_usual_milestone_find (&list[i], dataset, year) != NULL;
      g_autofree char *subtitle = levels != NULL ? describe (dataset, levels, present) : NULL;

      if (levels != NULL)
        add_row (self, &list[i], subtitle, present);
    }
}

static void
tick_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  GPtrArray *boxes = JALONS_USUAL_MILESTONES_DIALOG (widget)->boxes;

  for (guint i = 0; i < boxes->len; i++)
    gtk_check_button_set_active (boxes->pdata[i], g_str_equal (action, "usual.all"));
}

static void
jalons_usual_milestones_dialog_dispose (GObject *object)
{
  g_clear_pointer (&JALONS_USUAL_MILESTONES_DIALOG (object)->boxes, g_ptr_array_unref);

  G_OBJECT_CLASS (jalons_usual_milestones_dialog_parent_class)->dispose (object);
}

static void
jalons_usual_milestones_dialog_class_init (JalonsUsualMilestonesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_usual_milestones_dialog_dispose;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_usual_milestones_dialog_read;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/usual-milestones-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsUsualMilestonesDialog, group);
  gtk_widget_class_install_action (widget_class, "usual.all", NULL, tick_action);
  gtk_widget_class_install_action (widget_class, "usual.none", NULL, tick_action);
}

static void
jalons_usual_milestones_dialog_init (JalonsUsualMilestonesDialog *self)
{
  self->boxes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jalons_usual_milestones_dialog_new:
 * @workspace: with an open year
 */
GtkWindow *
jalons_usual_milestones_dialog_new (JalonsWorkspace *workspace)
{
  JalonsUsualMilestonesDialog *self = g_object_new (JALONS_TYPE_USUAL_MILESTONES_DIALOG, "workspace", workspace, "title",
                                                    _ ("Usual milestones"), "accept-label", _ ("_Add"), NULL);

  fill (self, jalons_workspace_get_dataset (workspace), jalons_workspace_get_year (workspace));
  return GTK_WINDOW (self);
}
