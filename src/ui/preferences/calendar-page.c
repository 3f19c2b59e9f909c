/* Preferences: the calendar of the school.
 * Invariant: absences that differ by their class alone are one row, and are changed and deleted together.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/over.h"
#include "ui/preferences/calendar-page.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "core/words/text.h"
#include "ui/dialogs/absence-dialog.h"
#include "ui/dialogs/closure-dialog.h"
#include "ui/parts/row-list.h"
#include "ui/preferences/holidays-group.h"
#include "ui/preferences/milestones-group.h"

struct _JalonsCalendarPage
{
  AdwPreferencesPage parent_instance;
  JalonsWorkspace *workspace;
  JalonsHolidaysGroup *holidays;
  AdwPreferencesGroup *closures_group;
  GtkWidget *add_closure;
  AdwPreferencesGroup *absences_group;
  GtkWidget *add_absence;
  JalonsMilestonesGroup *milestones;
  JalonsRowList *closures; /* of JalonsClosure */
  JalonsRowList *absences; /* of GPtrArray of JalonsAbsence */
};

G_DEFINE_FINAL_TYPE (JalonsCalendarPage, jalons_calendar_page, ADW_TYPE_PREFERENCES_PAGE)

/* The school's own days */

static void
open_closure (gpointer item,
              gpointer data)
{
  JalonsCalendarPage *self = data;

  jalons_present_over (GTK_WIDGET (self), jalons_closure_dialog_new (self->workspace, item));
}

static void
remove_closure (gpointer item,
                gpointer data)
{
  JalonsCalendarPage *self = data;

  jalons_workspace_delete (self->workspace, _ ("Delete days without class"), item,
                           _ ("The days without class were deleted"));
}

static int
compare_closures (gconstpointer a,
                  gconstpointer b)
{
  return (int) jalons_closure_first_day (*(JalonsClosure *const *) a) -
         (int) jalons_closure_first_day (*(JalonsClosure *const *) b);
}

static void
show_closures (JalonsCalendarPage *self,
               const char *year_id)
{
  g_autoptr (GPtrArray) closures = jalons_dataset_referring (jalons_workspace_get_dataset (self->workspace),
                                                             JALONS_CLOSURE_YEAR, year_id);

  g_ptr_array_sort (closures, compare_closures);
  jalons_row_list_begin (self->closures);
  for (guint i = 0; i < closures->len; i++)
    {
      JalonsClosure *closure = closures->pdata[i];
      g_autofree char *dates = jalons_format_period (jalons_closure_first_day (closure),
                                                     jalons_closure_return_day (closure));

      if (!jalons_holidays_group_shows (self->holidays, closure))
        jalons_row_list_add (self->closures, g_object_ref (closure), g_object_unref, jalons_closure_label (closure),
                             dates, TRUE);
    }
  jalons_row_list_end (self->closures, _ ("Bridges, closed days, local holidays: séances are not proposed on them."));
}

/* Absences */

static void
open_absences (gpointer item,
               gpointer data)
{
  JalonsCalendarPage *self = data;

  jalons_present_over (GTK_WIDGET (self), jalons_absence_dialog_new (self->workspace, item));
}

static void
remove_absences (gpointer item,
                 gpointer data)
{
  JalonsCalendarPage *self = data;
  GPtrArray *absences = item;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);

  for (guint i = 0; i < absences->len; i++)
    {
      JalonsDraft *draft = jalons_draft_edit (absences->pdata[i]);

      jalons_draft_set_deleted (draft, TRUE);
      g_ptr_array_add (drafts, draft);
    }
  jalons_workspace_write_saying (self->workspace, _ ("Delete an absence"), drafts,
                                 absences->len == 1 ? _ ("The absence was deleted")
                                                    : _ ("The absence of these classes was deleted"));
}

static char *
list_codes (JalonsCalendarPage *self,
            GPtrArray *absences)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < absences->len; i++)
    {
      JalonsDivision *division = jalons_dataset_follow (jalons_workspace_get_dataset (self->workspace),
                                                        absences->pdata[i], JALONS_ABSENCE_DIVISION);
      if (division != NULL)
        g_ptr_array_add (codes, (char *) jalons_division_code (division));
    }
  g_ptr_array_add (codes, NULL);
  return jalons_format_list ((const char *const *) codes->pdata);
}

static void
show_absences (JalonsCalendarPage *self)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (self->workspace);
  g_autoptr (GPtrArray) groups = jalons_absences_group (jalons_workspace_get_dataset (self->workspace), divisions);

  jalons_row_list_begin (self->absences);
  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *absences = groups->pdata[i];
      const JalonsAbsence *first = absences->pdata[0];
      g_autofree char *codes = list_codes (self, absences);
      g_autofree char *dates = jalons_format_period (jalons_absence_first_day (first),
                                                     jalons_absence_return_day (first));
      g_autofree char *subtitle = g_strdup_printf ("%s\n%s", codes, dates);
      const char *title = *jalons_absence_label (first) ? jalons_absence_label (first)
                                                        : jalons_absence_kind_label (jalons_absence_kind (first));

      jalons_row_list_add (self->absences, g_ptr_array_ref (absences), (GDestroyNotify) g_ptr_array_unref, title,
                           subtitle, TRUE);
    }
  jalons_row_list_end (self->absences, _ ("Periods in companies, exams, trips: when a class is away."));
}

/* The page */

static void
refresh (JalonsCalendarPage *self)
{
  JalonsYear *year = jalons_workspace_get_year (self->workspace);
  const char *year_id = year ? jalons_record_get_id (year) : NULL;
  GtkWidget *buttons[] = { self->add_closure, self->add_absence };

  for (unsigned i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_sensitive (buttons[i], year != NULL);
  jalons_holidays_group_refresh (self->holidays);
  show_closures (self, year_id);
  show_absences (self);
  jalons_milestones_group_refresh (self->milestones);
}

static void
on_add_closure (JalonsCalendarPage *self)
{
  jalons_present_over (GTK_WIDGET (self), jalons_closure_dialog_new (self->workspace, NULL));
}

static void
on_add_absence (JalonsCalendarPage *self)
{
  jalons_present_over (GTK_WIDGET (self), jalons_absence_dialog_new (self->workspace, NULL));
}

static void
jalons_calendar_page_dispose (GObject *object)
{
  JalonsCalendarPage *self = JALONS_CALENDAR_PAGE (object);

  g_clear_pointer (&self->closures, jalons_row_list_free);
  g_clear_pointer (&self->absences, jalons_row_list_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_calendar_page_parent_class)->dispose (object);
}

static void
jalons_calendar_page_class_init (JalonsCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_calendar_page_dispose;
  g_type_ensure (JALONS_TYPE_HOLIDAYS_GROUP);
  g_type_ensure (JALONS_TYPE_MILESTONES_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsCalendarPage, holidays);
  gtk_widget_class_bind_template_child (widget_class, JalonsCalendarPage, closures_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsCalendarPage, add_closure);
  gtk_widget_class_bind_template_child (widget_class, JalonsCalendarPage, absences_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsCalendarPage, add_absence);
  gtk_widget_class_bind_template_child (widget_class, JalonsCalendarPage, milestones);
  gtk_widget_class_bind_template_callback (widget_class, on_add_closure);
  gtk_widget_class_bind_template_callback (widget_class, on_add_absence);
}

static void
jalons_calendar_page_init (JalonsCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->closures = jalons_row_list_new (self->closures_group, open_closure, self);
  jalons_row_list_set_remove (self->closures, remove_closure, "user-trash-symbolic", _ ("Delete"));
  self->absences = jalons_row_list_new (self->absences_group, open_absences, self);
  jalons_row_list_set_remove (self->absences, remove_absences, "user-trash-symbolic", _ ("Delete"));
}

AdwPreferencesPage *
jalons_calendar_page_new (JalonsWorkspace *workspace)
{
  JalonsCalendarPage *self = g_object_new (JALONS_TYPE_CALENDAR_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  jalons_holidays_group_set_workspace (self->holidays, workspace);
  jalons_milestones_group_set_workspace (self->milestones, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return ADW_PREFERENCES_PAGE (self);
}

/**
 * jalons_calendar_page_show_milestone:
 * @id: of a milestone
 *
 * Gives the keyboard to its row.
 */
void
jalons_calendar_page_show_milestone (JalonsCalendarPage *self,
                                     const char *id)
{
  jalons_milestones_group_show (self->milestones, id);
}
