/* Preferences: the calendar of the school.
 * Invariant: a row shows what the program really uses: the school's own dates where there are some, else those of the
 * zone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/preferences/calendar-page.h"

#include <glib/gi18n-lib.h>

#include "core/labels.h"
#include "core/text.h"
#include "ui/dialogs/absence-dialog.h"
#include "ui/dialogs/closure-dialog.h"
#include "ui/dialogs/milestone-dialog.h"
#include "ui/parts/choices.h"
#include "ui/parts/row-list.h"

struct _JalonsCalendarPage
{
  AdwPreferencesPage parent_instance;
  JalonsWorkspace *workspace;
  AdwPreferencesGroup *holidays_group;
  AdwPreferencesGroup *closures_group;
  GtkWidget *add_closure;
  AdwPreferencesGroup *absences_group;
  GtkWidget *add_absence;
  AdwPreferencesGroup *milestones_group;
  GtkWidget *add_milestone;
  JalonsRowList *holidays; /* of the codes of the zone's breaks */
  JalonsRowList *closures; /* of JalonsClosure */
  JalonsRowList *absences; /* of GPtrArray of JalonsAbsence */
  JalonsRowList *milestones;
};

G_DEFINE_FINAL_TYPE (JalonsCalendarPage, jalons_calendar_page, ADW_TYPE_PREFERENCES_PAGE)

static void
present (JalonsCalendarPage *self,
         GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (dialog);
}

/* Holidays of the zone */

static const JalonsBundledYear *
find_bundled (JalonsCalendarPage *self)
{
  JalonsYear *year = jalons_workspace_get_year (self->workspace);

  return year ? jalons_calendar_bundled (jalons_year_zone (year), jalons_year_start (year)) : NULL;
}

static const JalonsBreak *
find_break (JalonsCalendarPage *self,
            const char *code)
{
  const JalonsBundledYear *bundled = find_bundled (self);

  for (gsize i = 0; bundled != NULL && i < bundled->n_breaks; i++)
    if (g_str_equal (bundled->breaks[i].code, code))
      return &bundled->breaks[i];
  return NULL;
}

/* Returns: (transfer full) (nullable): the closure that stands for the holiday @code, or the own ones in turn */
static JalonsClosure *
find_replacement (JalonsCalendarPage *self,
                  const char *code)
{
  JalonsYear *year = jalons_workspace_get_year (self->workspace);
  g_autoptr (GPtrArray) closures = jalons_dataset_referring (jalons_workspace_get_dataset (self->workspace),
                                                             JALONS_CLOSURE_YEAR, jalons_record_get_id (year));

  for (guint i = 0; i < closures->len; i++)
    if (g_str_equal (jalons_closure_replaces (closures->pdata[i]), code))
      return g_object_ref (closures->pdata[i]);
  return NULL;
}

static void
open_holiday (gpointer item,
              gpointer data)
{
  JalonsCalendarPage *self = data;
  const JalonsBreak *published = find_break (self, item);
  g_autoptr (JalonsRecord) replacement = find_replacement (self, item);

  if (replacement != NULL)
    present (self, jalons_closure_dialog_new (self->workspace, replacement));
  else if (published != NULL)
    present (self, jalons_closure_dialog_new_holiday (self->workspace, published));
}

static void
reset_holiday (gpointer item,
               gpointer data)
{
  JalonsCalendarPage *self = data;
  g_autoptr (JalonsRecord) replacement = find_replacement (self, item);

  if (replacement != NULL)
    jalons_workspace_delete (self->workspace, _ ("Go back to the published dates"), replacement,
                             _ ("The published dates are back"));
}

static void
add_holiday (JalonsCalendarPage *self,
             const JalonsBundledYear *bundled,
             const JalonsBreak *published)
{
  g_autoptr (JalonsRecord) own = find_replacement (self, published->code);
  g_autofree char *dates = jalons_format_period (published->first_day, published->return_day);
  g_autofree char *subtitle = NULL;

  if (own != NULL)
    {
      g_autofree char *own_dates = jalons_format_period (jalons_closure_first_day (own),
                                                         jalons_closure_return_day (own));
      /* Translators: the school's dates of a holiday, then those published for its zone */
      subtitle = g_strdup_printf (_ ("%1$s in this school; published: %2$s"), own_dates, dates);
    }
  else if (!jalons_bundled_year_is_confirmed (bundled, published->code))
    subtitle = g_strdup_printf (_ ("%s, to be confirmed"), dates);
  else
    subtitle = g_steal_pointer (&dates);
  jalons_row_list_add (self->holidays, g_strdup (published->code), g_free, published->name, subtitle, own != NULL);
}

static void
show_holidays (JalonsCalendarPage *self)
{
  const JalonsBundledYear *bundled = find_bundled (self);
  g_autofree char *source = NULL;

  jalons_row_list_begin (self->holidays);
  if (bundled != NULL)
    {
      g_autofree char *note = g_strdup_printf (*bundled->note ? "\n%s" : "%s", bundled->note);

      source = g_markup_printf_escaped (_ ("Zone %1$s. Source: %2$s.%3$s"), bundled->zone, bundled->source, note);
      for (gsize i = 0; i < bundled->n_breaks; i++)
        add_holiday (self, bundled, &bundled->breaks[i]);
    }
  adw_preferences_group_set_description (self->holidays_group, source);
  jalons_row_list_end (self->holidays, _ ("No calendar is published for this zone and year. "
                                          "Add the holidays below, as other days without class."));
}

/* The school's own days */

static void
open_closure (gpointer item,
              gpointer data)
{
  JalonsCalendarPage *self = data;

  present (self, jalons_closure_dialog_new (self->workspace, item));
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

      if (find_break (self, jalons_closure_replaces (closure)) == NULL)
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

  present (self, jalons_absence_dialog_new (self->workspace, item));
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
  jalons_workspace_write (self->workspace, _ ("Delete an absence"), drafts);
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

/* Milestones */

static void
open_milestone (gpointer item,
                gpointer data)
{
  JalonsCalendarPage *self = data;

  present (self, jalons_milestone_dialog_new (self->workspace, item));
}

static void
remove_milestone (gpointer item,
                  gpointer data)
{
  JalonsCalendarPage *self = data;

  jalons_workspace_delete (self->workspace, _ ("Delete a milestone"), item, _ ("The milestone was deleted"));
}

static int
compare_milestones (gconstpointer a,
                    gconstpointer b)
{
  return (int) jalons_milestone_day (*(JalonsMilestone *const *) a) -
         (int) jalons_milestone_day (*(JalonsMilestone *const *) b);
}

static char *
describe_milestone (JalonsCalendarPage *self,
                    const JalonsMilestone *milestone)
{
  const char *const *levels = jalons_milestone_levels (milestone);
  g_autofree char *day = jalons_format_day (jalons_milestone_day (milestone), JALONS_DAY_FULL);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (levels[0] == NULL)
    return g_steal_pointer (&day);
  for (unsigned i = 0; levels[i] != NULL; i++)
    g_ptr_array_add (labels, (char *) jalons_choices_level_label (jalons_workspace_get_dataset (self->workspace),
                                                                  levels[i]));
  g_ptr_array_add (labels, NULL);
  list = jalons_format_list ((const char *const *) labels->pdata);
  return g_strdup_printf ("%s · %s", day, list);
}

static void
show_milestones (JalonsCalendarPage *self,
                 const char *year_id)
{
  g_autoptr (GPtrArray) milestones = jalons_dataset_referring (jalons_workspace_get_dataset (self->workspace),
                                                               JALONS_MILESTONE_YEAR, year_id);

  g_ptr_array_sort (milestones, compare_milestones);
  jalons_row_list_begin (self->milestones);
  for (guint i = 0; i < milestones->len; i++)
    {
      g_autofree char *subtitle = describe_milestone (self, milestones->pdata[i]);

      jalons_row_list_add (self->milestones, g_object_ref (milestones->pdata[i]), g_object_unref,
                           jalons_milestone_label (milestones->pdata[i]), subtitle, TRUE);
    }
  jalons_row_list_end (self->milestones, _ ("Parcoursup, fiche de dialogue, conseils de classe: "
                                            "dates that must be prepared for."));
}

/* The page */

static void
refresh (JalonsCalendarPage *self)
{
  JalonsYear *year = jalons_workspace_get_year (self->workspace);
  const char *year_id = year ? jalons_record_get_id (year) : NULL;
  GtkWidget *buttons[] = { self->add_closure, self->add_absence, self->add_milestone };

  for (unsigned i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_sensitive (buttons[i], year != NULL);
  show_holidays (self);
  show_closures (self, year_id);
  show_absences (self);
  show_milestones (self, year_id);
}

static void
on_add_closure (JalonsCalendarPage *self)
{
  present (self, jalons_closure_dialog_new (self->workspace, NULL));
}

static void
on_add_absence (JalonsCalendarPage *self)
{
  present (self, jalons_absence_dialog_new (self->workspace, NULL));
}

static void
on_add_milestone (JalonsCalendarPage *self)
{
  present (self, jalons_milestone_dialog_new (self->workspace, NULL));
}

static void
jalons_calendar_page_dispose (GObject *object)
{
  JalonsCalendarPage *self = JALONS_CALENDAR_PAGE (object);

  g_clear_pointer (&self->holidays, jalons_row_list_free);
  g_clear_pointer (&self->closures, jalons_row_list_free);
  g_clear_pointer (&self->absences, jalons_row_list_free);
  g_clear_pointer (&self->milestones, jalons_row_list_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_calendar_page_parent_class)->dispose (object);
}

static void
jalons_calendar_page_class_init (JalonsCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_calendar_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsCalendarPage, holidays_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsCalendarPage, closures_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsCalendarPage, add_closure);
  gtk_widget_class_bind_template_child (widget_class, JalonsCalendarPage, absences_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsCalendarPage, add_absence);
  gtk_widget_class_bind_template_child (widget_class, JalonsCalendarPage, milestones_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsCalendarPage, add_milestone);
  gtk_widget_class_bind_template_callback (widget_class, on_add_closure);
  gtk_widget_class_bind_template_callback (widget_class, on_add_absence);
  gtk_widget_class_bind_template_callback (widget_class, on_add_milestone);
}

static void
jalons_calendar_page_init (JalonsCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->holidays = jalons_row_list_new (self->holidays_group, open_holiday, self);
  jalons_row_list_set_remove (self->holidays, reset_holiday, "edit-undo-symbolic", _ ("Go back to the published dates"));
  self->closures = jalons_row_list_new (self->closures_group, open_closure, self);
  jalons_row_list_set_remove (self->closures, remove_closure, "user-trash-symbolic", _ ("Delete"));
  self->absences = jalons_row_list_new (self->absences_group, open_absences, self);
  jalons_row_list_set_remove (self->absences, remove_absences, "user-trash-symbolic", _ ("Delete"));
  self->milestones = jalons_row_list_new (self->milestones_group, open_milestone, self);
  jalons_row_list_set_remove (self->milestones, remove_milestone, "user-trash-symbolic", _ ("Delete"));
}

AdwPreferencesPage *
jalons_calendar_page_new (JalonsWorkspace *workspace)
{
  JalonsCalendarPage *self = g_object_new (JALONS_TYPE_CALENDAR_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
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
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsMilestone *milestone = jalons_dataset_lookup (dataset, JALONS_ENTITY_MILESTONE, id);

  if (milestone != NULL)
    jalons_row_list_focus (self->milestones, milestone);
}
