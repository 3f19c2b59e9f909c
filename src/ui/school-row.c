/* A school in the sidebar: its name and its meter.
 * Invariant: the row is told anew after every change; it listens to nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/school-row.h"

#include "ui/parts/meter.h"
#include "ui/parts/tip.h"
#include "ui/parts/words.h"

struct _JalonsSchoolRow
{
  GtkListBoxRow parent_instance;
  char *id;
  GtkLabel *name;
  GtkLabel *figures;
  JalonsMeter *meter;
};

G_DEFINE_FINAL_TYPE (JalonsSchoolRow, jalons_school_row, GTK_TYPE_LIST_BOX_ROW)

static void
jalons_school_row_finalize (GObject *object)
{
  g_free (JALONS_SCHOOL_ROW (object)->id);

  G_OBJECT_CLASS (jalons_school_row_parent_class)->finalize (object);
}

static void
jalons_school_row_class_init (JalonsSchoolRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jalons_school_row_finalize;
  g_type_ensure (JALONS_TYPE_METER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/school-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolRow, name);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolRow, figures);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolRow, meter);
}

static void
jalons_school_row_init (JalonsSchoolRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jalons_school_row_new (void)
{
  return g_object_new (JALONS_TYPE_SCHOOL_ROW, NULL);
}

static const char *
name_of (JalonsSchool *school)
{
  const char *name = jalons_school_name (school);

  return *name != '\0' ? name : jalons_school_uai (school);
}

/**
 * jalons_school_row_set:
 * @school: what the row is to show
 */
void
jalons_school_row_set (JalonsSchoolRow *self,
                       JalonsWorkspace *workspace,
                       JalonsSchool *school)
{
  JalonsHours hours = jalons_workspace_school_hours (workspace, school);
  g_autofree char *progress = jalons_words_progress (hours.total.planned, hours.owed.minutes);
  g_autofree char *spoken = jalons_words_progress_spoken (hours.total.planned, hours.owed.minutes);
  g_autofree char *label = g_strdup_printf ("%s, %s", name_of (school), spoken);

  g_free (self->id);
  self->id = g_strdup (jalons_record_get_id (school));
  gtk_label_set_label (self->name, name_of (school));
  jalons_tip_set (GTK_WIDGET (self->name), name_of (school));
  gtk_label_set_label (self->figures, progress);
  jalons_meter_set (self->meter, hours.owed.minutes, hours.total.planned, hours.total.done, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * jalons_school_row_get_id:
 *
 * Returns: (transfer none) (nullable): of the school; %NULL before one is shown
 */
const char *
jalons_school_row_get_id (JalonsSchoolRow *self)
{
  return self->id;
}
