/* A line across the window that says that the holidays of the open year are not known, and what to do.
 * Invariant: what it holds is built when it is first needed: most schools never see it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/calendar-notice.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"

struct _JalonsCalendarNotice
{
  GtkWidget parent_instance;
  JalonsWorkspace *workspace;
  GtkWidget *label; /* NULL until it is needed */
};

G_DEFINE_FINAL_TYPE (JalonsCalendarNotice, jalons_calendar_notice, GTK_TYPE_WIDGET)

static void
build (JalonsCalendarNotice *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("I_mport a Calendar (.ics)…"));
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.import-calendar");
  gtk_box_append (box, icon);
  gtk_box_append (box, self->label);
  gtk_box_append (box, button);
  gtk_widget_set_parent (GTK_WIDGET (box), GTK_WIDGET (self));
}

static void
refresh (JalonsCalendarNotice *self)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsYear *year = jalons_workspace_get_year (self->workspace);
  gboolean needed = year != NULL && !jalons_hours_has_holidays (dataset, year);
  g_autofree char *years = NULL, *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), needed);
  if (!needed)
    return;
  if (self->label == NULL)
    build (self);
  years = jalons_format_school_year (jalons_year_start (year));
  text = g_strdup_printf (_ ("The holidays of %s are not known: weeks and periods are counted as if there were class from "
                             "September to July."),
                          years);
  gtk_label_set_label (GTK_LABEL (self->label), text);
}

static void
jalons_calendar_notice_dispose (GObject *object)
{
  JalonsCalendarNotice *self = JALONS_CALENDAR_NOTICE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_calendar_notice_parent_class)->dispose (object);
}

static void
jalons_calendar_notice_class_init (JalonsCalendarNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_calendar_notice_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "calendarnotice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
jalons_calendar_notice_init (JalonsCalendarNotice *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * jalons_calendar_notice_set_workspace:
 *
 * Follows the year that is open in @workspace from now on.
 */
void
jalons_calendar_notice_set_workspace (JalonsCalendarNotice *self,
                                      JalonsWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
