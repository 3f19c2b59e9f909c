/* The sidebar: the school year, the schools with what each has planned of what it owes, and how much is to be checked.
 * Invariant: rows are reused in the order of the schools, so that a change of sums moves no focus.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/parts/one-stop.h"
#include "ui/sidebar.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/check/check-words.h"
#include "ui/parts/later.h"
#include "ui/parts/sign.h"
#include "ui/school-row.h"

struct _JalonsSidebar
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  GtkWidget *box;
  GtkMenuButton *year_button;
  GtkListBox *schools;
  GtkLabel *offer_count;
  GtkLabel *ambassador_count;
  GtkLabel *document_count;
  GtkWidget *check;
  GtkWidget *check_row;
  GtkLabel *check_label;
  JalonsSign *check_sign;
  GSettings *settings;
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

/* The catalogue */

static void
show_catalogue (JalonsSidebar *self)
{
  const struct
  {
    GtkLabel *label;
    JalonsEntityId entity;
    const char *name; /* as its row shows it */
  } counts[] = {
    { self->offer_count, JALONS_ENTITY_OFFER, _ ("Actions of the Région") },
    { self->ambassador_count, JALONS_ENTITY_AMBASSADOR, _ ("Ambassadors") },
    { self->document_count, JALONS_ENTITY_DOCUMENT, _ ("Documentation") },
  };
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      guint n = jalons_dataset_count (dataset, counts[i].entity);
      g_autofree char *text = n > 0 ? jalons_format_number ((int) n) : g_strdup ("");
      g_autofree char *spoken = n > 0 ? g_strdup_printf ("%s, %s", counts[i].name, text) : g_strdup (counts[i].name);
      GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (counts[i].label), GTK_TYPE_LIST_BOX_ROW);

      gtk_label_set_label (counts[i].label, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
}

/* What is to be checked */

static void
show_check_sign (JalonsSidebar *self,
                 const JalonsCheckCount *count)
{
  JalonsSeverity worst = count->of[JALONS_SEVERITY_ERROR] > 0     ? JALONS_SEVERITY_ERROR
                         : count->of[JALONS_SEVERITY_WARNING] > 0 ? JALONS_SEVERITY_WARNING
                                                                  : JALONS_SEVERITY_ADVICE;

  gtk_widget_set_visible (GTK_WIDGET (self->check_sign), count->points > 0);
  jalons_check_words_show_sign (self->check_sign, worst);
}

static void
show_check (JalonsSidebar *self)
{
  JalonsCheckCount count = jalons_check_count (self->workspace, g_settings_get_boolean (self->settings, "check-advice"));
  g_autofree char *text = jalons_check_words_points (count.points);
  /* Translators: %s is "3 points", or "Nothing to check" */
  g_autofree char *spoken = g_strdup_printf (_ ("To check: %s"), text);

  gtk_widget_set_visible (self->check, jalons_workspace_get_year (self->workspace) != NULL);
  gtk_label_set_label (self->check_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  count.points > 0 ? spoken : text, -1);
  show_check_sign (self, &count);
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
  show_catalogue (self);
  show_check (self);
}

/* Sums over whole schools follow a change of a few classes when there is time: colleagues' come by the hundred. */
static void
on_changed (JalonsSidebar *self)
{
  if (jalons_workspace_touches (self->workspace, ""))
    show (self);
  else
    jalons_later (GTK_WIDGET (self), (JalonsLaterFunc) show);
}

/* The menu is made when it is opened: its popover would be half of what the sidebar costs. */
static void
create_year_menu (GtkMenuButton *button,
                  gpointer data)
{
  JalonsSidebar *self = data;
  g_autoptr (GArray) years = jalons_workspace_list_years (self->workspace);
  g_autoptr (GMenu) menu = g_menu_new (), choices = g_menu_new (), preparing = g_menu_new ();

  for (guint i = 0; i < years->len; i++)
    {
      int start = g_array_index (years, int, i);
      g_autofree char *label = jalons_format_school_year (start);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.year", "i", start);
      g_menu_append_item (choices, item);
    }
  g_menu_append (preparing, _ ("Prepare the Next _Year…"), "win.prepare-next-year");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (preparing));
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
jalons_sidebar_dispose (GObject *object)
{
  JalonsSidebar *self = JALONS_SIDEBAR (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (jalons_sidebar_parent_class)->dispose (object);
}

static void
jalons_sidebar_class_init (JalonsSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_sidebar_dispose;
  g_type_ensure (JALONS_TYPE_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsSidebar, box);
  gtk_widget_class_bind_template_child (widget_class, JalonsSidebar, year_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsSidebar, schools);
  gtk_widget_class_bind_template_child (widget_class, JalonsSidebar, offer_count);
  gtk_widget_class_bind_template_child (widget_class, JalonsSidebar, ambassador_count);
  gtk_widget_class_bind_template_child (widget_class, JalonsSidebar, document_count);
  gtk_widget_class_bind_template_child (widget_class, JalonsSidebar, check);
  gtk_widget_class_bind_template_child (widget_class, JalonsSidebar, check_row);
  gtk_widget_class_bind_template_child (widget_class, JalonsSidebar, check_label);
  gtk_widget_class_bind_template_child (widget_class, JalonsSidebar, check_sign);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
}

static void
jalons_sidebar_init (JalonsSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->year_button, create_year_menu, self, NULL);
  jalons_one_stop (GTK_WIDGET (self->schools));
}

void
jalons_sidebar_set_workspace (JalonsSidebar *self,
                              JalonsWorkspace *workspace)
{
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->settings = g_settings_new (JALONS_APP_ID);
  g_signal_connect_object (self->settings, "changed::check-advice", G_CALLBACK (show_check), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}
