/* The actions of the window on activities, classes and the catalogue, which keys and menus start.
 * Invariant: each is one call of the view that is shown; nothing is written from here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window-activities.h"

static JalonsView *
view_of (GtkWidget *widget)
{
  return jalons_window_get_view (JALONS_WINDOW (widget));
}

static void
add_activity (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  JalonsView *view = view_of (widget);

  if (view != NULL)
    JALONS_VIEW_GET_IFACE (view)->add (view);
}

static void
edit_activity (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  JalonsView *view = view_of (widget);

  if (view != NULL)
    JALONS_VIEW_GET_IFACE (view)->edit (view);
}

static void
rename_activity (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  JalonsView *view = view_of (widget);

  if (view != NULL)
    JALONS_VIEW_GET_IFACE (view)->rename (view);
}

static void
tick_activity (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  JalonsView *view = view_of (widget);

  if (view != NULL)
    JALONS_VIEW_GET_IFACE (view)->tick (view);
}

static void
set_activity_state (GtkWidget *widget,
                    const char *name,
                    GVariant *state)
{
  JalonsView *view = view_of (widget);

  if (view != NULL)
    JALONS_VIEW_GET_IFACE (view)->set_state (view, (JalonsState) g_variant_get_int32 (state));
}

static void
duplicate_activity (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  JalonsView *view = view_of (widget);

  if (view != NULL)
    JALONS_VIEW_GET_IFACE (view)->duplicate (view);
}

static void
delete_activity (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  JalonsView *view = view_of (widget);

  if (view != NULL)
    JALONS_VIEW_GET_IFACE (view)->delete (view);
}

static void
find (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  JalonsView *view = view_of (widget);

  if (view != NULL)
    JALONS_VIEW_GET_IFACE (view)->find (view);
}

static void
previous_division (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  JalonsView *view = view_of (widget);

  if (view != NULL)
    JALONS_VIEW_GET_IFACE (view)->step (view, -1);
}

static void
next_division (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  JalonsView *view = view_of (widget);

  if (view != NULL)
    JALONS_VIEW_GET_IFACE (view)->step (view, 1);
}

void
jalons_window_activities_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-activity", NULL, add_activity);
  gtk_widget_class_install_action (widget_class, "win.edit-activity", NULL, edit_activity);
  gtk_widget_class_install_action (widget_class, "win.rename-activity", NULL, rename_activity);
  gtk_widget_class_install_action (widget_class, "win.tick-activity", NULL, tick_activity);
  gtk_widget_class_install_action (widget_class, "win.activity-state", "i", set_activity_state);
  gtk_widget_class_install_action (widget_class, "win.duplicate-activity", NULL, duplicate_activity);
  gtk_widget_class_install_action (widget_class, "win.delete-activity", NULL, delete_activity);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "win.previous-division", NULL, previous_division);
  gtk_widget_class_install_action (widget_class, "win.next-division", NULL, next_division);
}

/**
 * jalons_window_activities_update:
 *
 * To be called when another activity, or another class, is selected.
 */
void
jalons_window_activities_update (JalonsWindow *window)
{
  static const char *const of_selected[] = { "win.edit-activity", "win.rename-activity", "win.delete-activity" };
  static const char *const of_activities[] = { "win.tick-activity", "win.duplicate-activity", "win.activity-state",
                                               "win.show-attached" };
  static const char *const of_views[] = { "win.find", "win.previous-division", "win.next-division" };
  JalonsView *view = jalons_window_get_view (window);
  JalonsRecord *selected = view ? JALONS_VIEW_GET_IFACE (view)->get_selected (view) : NULL;
  gboolean is_activity = selected != NULL && jalons_record_get_entity (selected) == JALONS_ENTITY_ACTIVITY;

  for (guint i = 0; i < G_N_ELEMENTS (of_selected); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), of_selected[i], selected != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_activities); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), of_activities[i], is_activity);
  for (guint i = 0; i < G_N_ELEMENTS (of_views); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), of_views[i], view != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.add-activity",
                                 view != NULL && JALONS_VIEW_GET_IFACE (view)->can_add (view));
}
