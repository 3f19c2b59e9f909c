/* Preferences: the échéances of the school.
 * Invariant: an échéance without a date is shown as one that is to be dated, and never left out.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/over.h"
#include "ui/preferences/milestones-group.h"

#include <glib/gi18n-lib.h>

#include "core/published/usual-milestones.h"
#include "core/words/text.h"
#include "ui/dialogs/milestone-dialog.h"
#include "ui/dialogs/usual-milestones-dialog.h"
#include "ui/parts/choices.h"
#include "ui/parts/row-list.h"

struct _JalonsMilestonesGroup
{
  AdwPreferencesGroup parent_instance;
  JalonsWorkspace *workspace;
  GtkWidget *usual;
  GtkWidget *add;
  JalonsRowList *rows; /* of JalonsMilestone */
};

G_DEFINE_FINAL_TYPE (JalonsMilestonesGroup, jalons_milestones_group, ADW_TYPE_PREFERENCES_GROUP)

static void
open_milestone (gpointer item,
                gpointer data)
{
  JalonsMilestonesGroup *self = data;

  jalons_present_over (GTK_WIDGET (self), jalons_milestone_dialog_new (self->workspace, item));
}

static void
remove_milestone (gpointer item,
                  gpointer data)
{
  JalonsMilestonesGroup *self = data;

  jalons_workspace_delete (self->workspace, _ ("Delete a milestone"), item, _ ("The milestone was deleted"));
}

static void
on_usual (JalonsMilestonesGroup *self)
{
  jalons_present_over (GTK_WIDGET (self), jalons_usual_milestones_dialog_new (self->workspace));
}

static void
on_add (JalonsMilestonesGroup *self)
{
  jalons_present_over (GTK_WIDGET (self), jalons_milestone_dialog_new (self->workspace, NULL));
}

static int
compare_milestones (gconstpointer a,
                    gconstpointer b)
{
  const JalonsMilestone *left = *(JalonsMilestone *const *) a, *right = *(JalonsMilestone *const *) b;
  gboolean dated = jalons_milestone_day (left) != JALONS_NO_DAY;

  if (dated != (jalons_milestone_day (right) != JALONS_NO_DAY))
    return dated ? 1 : -1;
  return jalons_milestone_compare (left, right);
}

static char *
describe_levels (JalonsMilestonesGroup *self,
                 const JalonsMilestone *milestone)
{
  const char *const *levels = jalons_milestone_levels (milestone);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  if (levels[0] == NULL)
    return g_strdup (_ ("every level"));
  for (unsigned i = 0; levels[i] != NULL; i++)
    g_ptr_array_add (labels, (char *) jalons_choices_level_label (jalons_workspace_get_dataset (self->workspace),
                                                                  levels[i]));
  g_ptr_array_add (labels, NULL);
  return jalons_format_list ((const char *const *) labels->pdata);
}

/* "vendredi 12 mars 2027 · 3e et 2de GT · 4 h avant" */
static char *
describe (JalonsMilestonesGroup *self,
          const JalonsMilestone *milestone)
{
  JalonsDay day = jalons_milestone_day (milestone);
  g_autofree char *when = day != JALONS_NO_DAY ? jalons_format_day (day, JALONS_DAY_FULL) : g_strdup (_ ("Date to be fixed"));
  g_autofree char *levels = describe_levels (self, milestone);
  g_autofree char *minutes = NULL;

  if (jalons_milestone_minutes (milestone) <= 0)
    return g_strdup_printf ("%s · %s", when, levels);
  minutes = jalons_format_minutes (jalons_milestone_minutes (milestone));
  /* Translators: a day, levels, hours of preparation wanted before that day */
  return g_strdup_printf (_ ("%1$s · %2$s · %3$s before it"), when, levels, minutes);
}

void
jalons_milestones_group_refresh (JalonsMilestonesGroup *self)
{
  JalonsYear *year = jalons_workspace_get_year (self->workspace);
  g_autoptr (GPtrArray) milestones = jalons_dataset_referring (jalons_workspace_get_dataset (self->workspace),
                                                               JALONS_MILESTONE_YEAR,
                                                               year ? jalons_record_get_id (year) : "");

  gtk_widget_set_sensitive (self->usual, year != NULL);
  gtk_widget_set_sensitive (self->add, year != NULL);
  g_ptr_array_sort (milestones, compare_milestones);
  jalons_row_list_begin (self->rows);
  for (guint i = 0; i < milestones->len; i++)
    {
      g_autofree char *subtitle = describe (self, milestones->pdata[i]);

      jalons_row_list_add (self->rows, g_object_ref (milestones->pdata[i]), g_object_unref,
                           jalons_milestone_label (milestones->pdata[i]), subtitle, TRUE);
    }
  jalons_row_list_end (self->rows, _ ("Parcoursup, fiche de dialogue, conseils de classe: "
                                      "dates that must be prepared for."));
}

/**
 * jalons_milestones_group_show:
 * @id: of a milestone
 *
 * Gives the keyboard to its row.
 */
void
jalons_milestones_group_show (JalonsMilestonesGroup *self,
                              const char *id)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsMilestone *milestone = jalons_dataset_lookup (dataset, JALONS_ENTITY_MILESTONE, id);

  if (milestone != NULL)
    jalons_row_list_focus (self->rows, milestone);
}

static void
jalons_milestones_group_dispose (GObject *object)
{
  JalonsMilestonesGroup *self = JALONS_MILESTONES_GROUP (object);

  g_clear_pointer (&self->rows, jalons_row_list_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_milestones_group_parent_class)->dispose (object);
}

static void
jalons_milestones_group_class_init (JalonsMilestonesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_milestones_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/milestones-group.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsMilestonesGroup, usual);
  gtk_widget_class_bind_template_child (widget_class, JalonsMilestonesGroup, add);
  gtk_widget_class_bind_template_callback (widget_class, on_usual);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
jalons_milestones_group_init (JalonsMilestonesGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = jalons_row_list_new (ADW_PREFERENCES_GROUP (self), open_milestone, self);
  jalons_row_list_set_remove (self->rows, remove_milestone, "user-trash-symbolic", _ ("Delete"));
}

void
jalons_milestones_group_set_workspace (JalonsMilestonesGroup *self,
                                       JalonsWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}
