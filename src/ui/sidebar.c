/* The sidebar: the school year, and the schools with what each has planned of what it owes.
 * Invariant: rows are reused in the order of the schools, so that a change of sums moves no focus.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sidebar.h"

#include <glib/gi18n-lib.h>

#include "core/text.h"
#include "ui/school-row.h"

struct _JalonsSidebar
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  GtkWidget *box;
  GtkMenuButton *year_button;
  GtkListBox *schools;
  gboolean showing; /* while true, a row that is selected is not the user's choice */
};

G_DEFINE_FINAL_TYPE (JalonsSidebar, jalons_sidebar, GTK_TYPE_WIDGET)

static void
on_row_selected (GtkListBox *list,
                 GtkListBoxRow *row,
                 JalonsSidebar *self)
{
  if (!self->showing && row != NULL)
    jalons_workspace_set_school (self->workspace, jalons_school_row_get_id (JALONS_SCHOOL_ROW (row)));
}

static JalonsSchoolRow *
row_at (JalonsSidebar *self,
        guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->schools, (int) position);

  if (row == NULL)
    {
      row = GTK_LIST_BOX_ROW (jalons_school_row_new ());
      gtk_list_box_append (self->schools, GTK_WIDGET (row));
    }
  return JALONS_SCHOOL_ROW (row);
}

static void
show_schools (JalonsSidebar *self)
{
  g_autoptr (GPtrArray) schools = jalons_workspace_list_schools (self->workspace);
  JalonsSchool *selected = jalons_workspace_get_school (self->workspace);
  GtkListBoxRow *extra;

  self->showing = TRUE;
  for (guint i = 0; i < schools->len; i++)
    {
      JalonsSchool *school = g_ptr_array_index (schools, i);
      JalonsSchoolRow *row = row_at (self, i);

      jalons_school_row_set (row, self->workspace, school);
      if (school == selected)
        gtk_list_box_select_row (self->schools, GTK_LIST_BOX_ROW (row));
    }
  while ((extra = gtk_list_box_get_row_at_index (self->schools, (int) schools->len)) != NULL)
    gtk_list_box_remove (self->schools, GTK_WIDGET (extra));
  self->showing = FALSE;
}

static void
show (JalonsSidebar *self)
{
  int start = jalons_workspace_get_start_year (self->workspace);
  g_autofree char *year = jalons_format_school_year (start);

  /* Translators: %s is a school year, "2026-2027" */
  g_autofree char *spoken = g_strdup_printf (_ ("School year %s"), year);

  gtk_menu_button_set_label (self->year_button, year);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->year_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  show_schools (self);
}

/* The menu is made when it is opened: its popover would be half of what the sidebar costs. */
static void
create_year_menu (GtkMenuButton *button,
                  gpointer data)
{
  JalonsSidebar *self = data;
  g_autoptr (GArray) years = jalons_workspace_list_years (self->workspace);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < years->len; i++)
    {
      int start = g_array_index (years, int, i);
      g_autofree char *label = jalons_format_school_year (start);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.year", "i", start);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
jalons_sidebar_dispose (GObject *object)
{
  JalonsSidebar *self = JALONS_SIDEBAR (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (jalons_sidebar_parent_class)->dispose (object);
}

static void
jalons_sidebar_class_init (JalonsSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_sidebar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsSidebar, box);
  gtk_widget_class_bind_template_child (widget_class, JalonsSidebar, year_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsSidebar, schools);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
}

static void
jalons_sidebar_init (JalonsSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->year_button, create_year_menu, self, NULL);
}

void
jalons_sidebar_set_workspace (JalonsSidebar *self,
                              JalonsWorkspace *workspace)
{
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}
