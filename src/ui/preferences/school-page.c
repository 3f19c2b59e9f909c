/* Preferences: the school and its year.
 * Invariant: what is shown comes from the workspace after every change; a row that is being typed in is left alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/preferences/school-page.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "plan/schools.h"
#include "ui/dialogs/school-dialog.h"
#include "ui/parts/choices.h"
#include "ui/parts/field-row.h"
#include "ui/preferences/logo-row.h"

struct _JalonsSchoolPage
{
  AdwPreferencesPage parent_instance;
  JalonsWorkspace *workspace;
  AdwPreferencesGroup *school_group;
  JalonsFieldRow *name;
  AdwComboRow *kind;
  JalonsFieldRow *town;
  AdwComboRow *academy;
  JalonsLogoRow *logo;
  AdwPreferencesGroup *year_group;
  JalonsFieldRow *counsellor;
  AdwComboRow *zone;
  JalonsFieldRow *first_day;
  JalonsFieldRow *last_day;
  JalonsFieldRow *half_days;
  JalonsFieldRow *axis_share;
  AdwPreferencesGroup *delete_group;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (JalonsSchoolPage, jalons_school_page, ADW_TYPE_PREFERENCES_PAGE)

static void refresh (JalonsSchoolPage *self);

static void
write_draft (JalonsSchoolPage *self,
             const char *label,
             JalonsDraft *draft)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);

  if (!jalons_draft_is_changed (draft))
    {
      jalons_draft_free (draft);
      refresh (self);
      return;
    }
  g_ptr_array_add (drafts, draft);
  jalons_workspace_write (self->workspace, label, drafts);
}

/* Answers of the rows; while the page is being filled they are not the user's */

static JalonsSchool *
school_to_change (JalonsSchoolPage *self)
{
  return self->refreshing ? NULL : jalons_workspace_get_school (self->workspace);
}

static JalonsYear *
year_to_change (JalonsSchoolPage *self)
{
  return self->refreshing ? NULL : jalons_workspace_get_year (self->workspace);
}

static void
on_school_commit (JalonsSchoolPage *self,
                  JalonsFieldRow *row)
{
  JalonsSchool *school = school_to_change (self);
  JalonsDraft *draft;

  if (school == NULL)
    return;
  draft = jalons_draft_edit (school);
  jalons_field_row_read (row, draft);
  write_draft (self, _ ("Change the school"), draft);
}

static void
on_year_commit (JalonsSchoolPage *self,
                JalonsFieldRow *row)
{
  JalonsYear *year = year_to_change (self);
  g_autoptr (JalonsDraft) draft = NULL;
  g_autoptr (JalonsRecord) after = NULL;
  JalonsDay first_day, last_day;

  if (year == NULL)
    return;
  draft = jalons_draft_edit (year);
  jalons_field_row_read (row, draft);
  after = jalons_draft_build (draft);
  first_day = jalons_year_first_day (after);
  last_day = jalons_year_last_day (after);
  if (first_day != JALONS_NO_DAY && last_day != JALONS_NO_DAY && last_day <= first_day)
    jalons_field_row_set_error (row, _ ("the year would end before it begins"));
  else if (jalons_year_axis_share (after) > 100)
    jalons_field_row_set_error (row, _ ("a percentage from 0 to 100 is expected"));
  else
    write_draft (self, _ ("Change the school year"), g_steal_pointer (&draft));
}

static void
on_kind_selected (JalonsSchoolPage *self)
{
  JalonsSchool *school = school_to_change (self);
  JalonsDraft *draft;

  if (school == NULL)
    return;
  draft = jalons_draft_edit (school);
  jalons_draft_set_number (draft, JALONS_SCHOOL_KIND,
                           jalons_choices_get_enum (GTK_WIDGET (self->kind), JALONS_SCHOOL_KIND));
  write_draft (self, _ ("Change the school"), draft);
}

static void
on_academy_selected (JalonsSchoolPage *self)
{
  JalonsSchool *school = school_to_change (self);
  JalonsDraft *draft;

  if (school == NULL)
    return;
  draft = jalons_draft_edit (school);
  jalons_draft_set_text (draft, JALONS_SCHOOL_ACADEMY, jalons_choices_get (GTK_WIDGET (self->academy)));
  write_draft (self, _ ("Change the school"), draft);
}

static void
on_zone_selected (JalonsSchoolPage *self)
{
  JalonsYear *year = year_to_change (self);
  JalonsDraft *draft;

  if (year == NULL)
    return;
  draft = jalons_draft_edit (year);
  jalons_draft_set_text (draft, JALONS_YEAR_ZONE, jalons_choices_get (GTK_WIDGET (self->zone)));
  write_draft (self, _ ("Change the zone"), draft);
}

/* Creating the year that is open, in a school that has none */

static void
on_create_year (JalonsSchoolPage *self)
{
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);
  JalonsDraft *draft = jalons_school_draft_year (school, jalons_workspace_get_start_year (self->workspace));

  write_draft (self, _ ("Add a school year"), draft);
}

static void
show_create_button (JalonsSchoolPage *self,
                    gboolean visible)
{
  GtkWidget *button = NULL;

  if (visible)
    {
      button = gtk_button_new_with_mnemonic (_ ("_Create this year"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_create_year), self, G_CONNECT_SWAPPED);
    }
  adw_preferences_group_set_header_suffix (self->year_group, button);
}

static void
delete_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  JalonsSchoolPage *self = JALONS_SCHOOL_PAGE (widget);
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);

  if (school != NULL)
    jalons_school_dialog_delete (self->workspace, school);
}

/* Showing */

static void
show_school (JalonsSchoolPage *self,
             const JalonsSchool *school)
{
  GtkWidget *rows[] = { GTK_WIDGET (self->name), GTK_WIDGET (self->kind), GTK_WIDGET (self->town),
                        GTK_WIDGET (self->academy) };
  g_autofree char *description = NULL;

  for (unsigned i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (rows[i], school != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->year_group), school != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->delete_group), school != NULL);
  jalons_field_row_show (self->name, school);
  jalons_field_row_show (self->town, school);
  jalons_logo_row_show (self->logo, self->workspace);
  if (school == NULL)
    {
      adw_preferences_group_set_description (self->school_group,
                                             _ ("There is no school yet. Import the structure of one, or enter one, to begin."));
      return;
    }
  description = g_markup_printf_escaped (_ ("UAI %s"), jalons_school_uai (school));
  adw_preferences_group_set_description (self->school_group, description);
  jalons_choices_set (GTK_WIDGET (self->kind),
                      jalons_model_field (JALONS_SCHOOL_KIND)->codes[jalons_school_kind (school)]);
  jalons_choices_set (GTK_WIDGET (self->academy), jalons_school_academy (school));
}

static void
show_year_days (JalonsSchoolPage *self)
{
  JalonsCalendar *calendar = jalons_workspace_get_calendar (self->workspace);

  jalons_field_row_set_workspace (self->first_day, self->workspace);
  jalons_field_row_set_workspace (self->last_day, self->workspace);
  jalons_field_row_show_day (self->first_day, calendar ? jalons_calendar_first_day (calendar) : JALONS_NO_DAY);
  jalons_field_row_show_day (self->last_day, calendar ? jalons_calendar_last_day (calendar) : JALONS_NO_DAY);
}

static void
show_year (JalonsSchoolPage *self,
           const JalonsYear *year)
{
  g_autofree char *years = jalons_format_school_year (jalons_workspace_get_start_year (self->workspace));
  g_autofree char *title = g_strdup_printf (_ ("School year %s"), years);
  GtkWidget *rows[] = { GTK_WIDGET (self->counsellor), GTK_WIDGET (self->zone), GTK_WIDGET (self->first_day),
                        GTK_WIDGET (self->last_day), GTK_WIDGET (self->half_days), GTK_WIDGET (self->axis_share) };
  gboolean missing = year == NULL && jalons_workspace_get_school (self->workspace) != NULL;

  adw_preferences_group_set_title (self->year_group, title);
  adw_preferences_group_set_description (self->year_group,
                                         missing ? _ ("The school has no such year yet.")
                                                 : _ ("Empty the first or the last day to have that of the zone."));
  show_create_button (self, missing);
  for (unsigned i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (rows[i], year != NULL);
  jalons_field_row_show (self->counsellor, year);
  jalons_field_row_show (self->half_days, year);
  jalons_field_row_show (self->axis_share, year);
  show_year_days (self);
  if (year != NULL)
    jalons_choices_set (GTK_WIDGET (self->zone), jalons_year_zone (year));
}

static void
refresh (JalonsSchoolPage *self)
{
  self->refreshing = TRUE;
  show_school (self, jalons_workspace_get_school (self->workspace));
  show_year (self, jalons_workspace_get_year (self->workspace));
  self->refreshing = FALSE;
}

/* GObject */

static void
jalons_school_page_dispose (GObject *object)
{
  g_clear_object (&JALONS_SCHOOL_PAGE (object)->workspace);

  G_OBJECT_CLASS (jalons_school_page_parent_class)->dispose (object);
}

static void
jalons_school_page_class_init (JalonsSchoolPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_school_page_dispose;
  g_type_ensure (JALONS_TYPE_FIELD_ROW);
  g_type_ensure (JALONS_TYPE_LOGO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/school-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, school_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, name);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, kind);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, town);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, academy);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, logo);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, year_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, counsellor);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, zone);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, first_day);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, last_day);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, half_days);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, axis_share);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolPage, delete_group);
  gtk_widget_class_install_action (widget_class, "school.delete", NULL, delete_action);
  gtk_widget_class_bind_template_callback (widget_class, on_school_commit);
  gtk_widget_class_bind_template_callback (widget_class, on_year_commit);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_academy_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_zone_selected);
}

static void
jalons_school_page_init (JalonsSchoolPage *self)
{
  self->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  jalons_choices_fill_enum (GTK_WIDGET (self->kind), JALONS_SCHOOL_KIND);
  jalons_choices_fill_academies (GTK_WIDGET (self->academy));
  jalons_choices_fill_zones (GTK_WIDGET (self->zone));
}

AdwPreferencesPage *
jalons_school_page_new (JalonsWorkspace *workspace)
{
  JalonsSchoolPage *self = g_object_new (JALONS_TYPE_SCHOOL_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return ADW_PREFERENCES_PAGE (self);
}
