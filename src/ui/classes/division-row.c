/* A class in the list of classes: code, headcount, meter.
 * Invariant: the row is told anew after every change; it listens to nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/classes/division-row.h"

#include <glib/gi18n-lib.h>

#include "core/published/levels.h"
#include "ui/parts/fit-label.h"
#include "ui/parts/meter.h"
#include "ui/parts/subject.h"
#include "ui/parts/words.h"

struct _JalonsDivisionRow
{
  GtkListBoxRow parent_instance;
  JalonsDivision *division;
  GtkLabel *code;
  JalonsFitLabel *pupils; /* nothing where there is no room beside the code */
  GtkLabel *figures;
  JalonsMeter *meter;
};

G_DEFINE_FINAL_TYPE (JalonsDivisionRow, jalons_division_row, GTK_TYPE_LIST_BOX_ROW)

static void
jalons_division_row_finalize (GObject *object)
{
  g_clear_object (&JALONS_DIVISION_ROW (object)->division);

  G_OBJECT_CLASS (jalons_division_row_parent_class)->finalize (object);
}

static void
jalons_division_row_class_init (JalonsDivisionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jalons_division_row_finalize;
  g_type_ensure (JALONS_TYPE_FIT_LABEL);
  g_type_ensure (JALONS_TYPE_METER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/division-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionRow, code);
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionRow, pupils);
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionRow, figures);
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionRow, meter);
}

static void
jalons_division_row_init (JalonsDivisionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jalons_division_row_new (void)
{
  return g_object_new (JALONS_TYPE_DIVISION_ROW, NULL);
}

static char *
short_pupils (JalonsDivision *division)
{
  int headcount = jalons_division_headcount (division);

  /* Translators: a number of pupils, as short as can be */
  return headcount > 0 ? g_strdup_printf (_ ("%d p."), headcount) : g_strdup ("");
}

/**
 * jalons_division_row_set:
 * @level: the words of its level
 * @hours: the sums of @division
 */
void
jalons_division_row_set (JalonsDivisionRow *self,
                         JalonsDivision *division,
                         const char *level,
                         const JalonsHours *hours)
{
  g_autofree char *progress = jalons_words_progress (hours->total.planned, hours->owed.minutes);
  g_autofree char *spoken = jalons_words_progress_spoken (hours->total.planned, hours->owed.minutes);
  g_autofree char *pupils = short_pupils (division);
  g_autofree char *spoken_pupils = jalons_words_pupils (jalons_division_headcount (division));
  g_autofree char *label = g_strdup_printf ("%s, %s, %s, %s", jalons_division_code (division), level,
                                            spoken_pupils, spoken);

  g_set_object (&self->division, division);
  jalons_subject_set (GTK_WIDGET (self), JALONS_ENTITY_DIVISION, jalons_record_get_id (division), NULL);
  gtk_label_set_label (self->code, jalons_division_code (division));
  jalons_fit_label_set (self->pupils, (const char *const[]){ pupils, "", NULL });
  gtk_label_set_label (self->figures, progress);
  jalons_meter_set (self->meter, hours->owed.minutes, hours->total.planned, hours->total.done, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * jalons_division_row_get_division:
 *
 * Returns: (transfer none) (nullable): the class that it shows
 */
JalonsDivision *
jalons_division_row_get_division (JalonsDivisionRow *self)
{
  return self->division;
}
