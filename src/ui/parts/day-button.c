/* A button that opens a calendar beside a day that is typed.
 * Invariant: the calendar is made when it is first opened: most rows never open theirs.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/day-button.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/month-calendar.h"
#include "ui/parts/tip.h"

struct _JalonsDayButton
{
  GtkWidget parent_instance;
  GtkWidget *button;
  JalonsMonthCalendar *month;
  JalonsWorkspace *workspace;
  JalonsDayRead read;
  JalonsDayChosen chosen;
  gpointer data;
};

G_DEFINE_FINAL_TYPE (JalonsDayButton, jalons_day_button, GTK_TYPE_WIDGET)

static JalonsCalendar *
calendar_of (JalonsDayButton *self)
{
  return self->workspace != NULL ? jalons_workspace_get_calendar (self->workspace) : NULL;
}

static JalonsDayMarks
describe_day (JalonsDay day,
              GString *words,
              gpointer data)
{
  JalonsCalendar *calendar = calendar_of (data);
  const char *name = NULL;

  if (calendar == NULL || jalons_calendar_day_kind (calendar, day, &name) == JALONS_DAY_CLASS)
    return JALONS_DAY_MARK_NONE;
  if (name != NULL)
    g_string_append (words, name);
  return JALONS_DAY_MARK_CLOSED;
}

static void
on_day_chosen (JalonsMonthCalendar *month,
               guint day,
               JalonsDayButton *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  self->chosen (day, self->data);
}

/* Where nothing is typed, the calendar opens on today, or on the first day of a year that is not this one. */
static JalonsDay
day_to_show (JalonsDayButton *self)
{
  JalonsCalendar *calendar = calendar_of (self);
  JalonsDay day = self->read (self->data), today = JALONS_NO_DAY;

  if (day != JALONS_NO_DAY || calendar == NULL)
    return day;
  today = jalons_workspace_get_today (self->workspace);
  return CLAMP (today, jalons_calendar_first_day (calendar), jalons_calendar_last_day (calendar));
}

static void
on_show (JalonsDayButton *self)
{
  JalonsDay today = self->workspace != NULL ? jalons_workspace_get_today (self->workspace) : JALONS_NO_DAY;

  jalons_month_calendar_show (self->month, calendar_of (self), day_to_show (self), today);
  gtk_widget_grab_focus (GTK_WIDGET (self->month));
}

static void
create_calendar (GtkMenuButton *button,
                 gpointer data)
{
  JalonsDayButton *self = data;
  GtkWidget *popover;

  if (self->month != NULL)
    return;
  popover = gtk_popover_new ();
  self->month = JALONS_MONTH_CALENDAR (jalons_month_calendar_new (describe_day, self));
  g_signal_connect_object (self->month, "chosen", G_CALLBACK (on_day_chosen), self, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->month));
  g_signal_connect_object (popover, "show", G_CALLBACK (on_show), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
jalons_day_button_dispose (GObject *object)
{
  JalonsDayButton *self = JALONS_DAY_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  self->month = NULL;

  G_OBJECT_CLASS (jalons_day_button_parent_class)->dispose (object);
}

static void
jalons_day_button_class_init (JalonsDayButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_day_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
jalons_day_button_init (JalonsDayButton *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_calendar, self, NULL);
  jalons_tip_set (self->button, _ ("Choose a day in the calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a day in the calendar"), -1);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * jalons_day_button_new:
 * @read: asked for the day that is typed when the calendar opens
 * @chosen: told the day that was chosen in it
 * @data: for both
 */
GtkWidget *
jalons_day_button_new (JalonsDayRead read,
                       JalonsDayChosen chosen,
                       gpointer data)
{
  JalonsDayButton *self = g_object_new (JALONS_TYPE_DAY_BUTTON, NULL);

  self->read = read;
  self->chosen = chosen;
  self->data = data;
  return GTK_WIDGET (self);
}

/**
 * jalons_day_button_set_workspace:
 * @workspace: whose calendar says which days have no class
 */
void
jalons_day_button_set_workspace (JalonsDayButton *self,
                                 JalonsWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}
