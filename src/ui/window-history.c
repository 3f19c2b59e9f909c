/* The actions of the window that open a history:
 *   win.history                              of what has the keyboard, or of what is selected, or of the class
 *   win.show-history ("project", id, "aims") of one object, and of one field unless that is ""
 * Invariant: nothing is opened for what is not there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/over.h"
#include "ui/window-history.h"

#include "ui/history/history-window.h"

static JalonsRecord *
selected_record (JalonsWindow *window)
{
  JalonsView *view = jalons_window_get_view (window);
  JalonsRecord *selected = view != NULL ? JALONS_VIEW_GET_IFACE (view)->get_selected (view) : NULL;

  return selected != NULL ? selected : jalons_workspace_get_division (jalons_window_get_workspace (window));
}

static void
present (JalonsWindow *window,
         const JalonsSubject *subject)
{
  GtkWindow *history = jalons_history_window_new (jalons_window_get_workspace (window), subject);

  /* What is being typed is written when its field loses the focus. */
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  jalons_present_over (GTK_WIDGET (window), history);
}

static void
history_action (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  JalonsWindow *window = JALONS_WINDOW (widget);
  const JalonsSubject *found = jalons_subject_find (gtk_window_get_focus (GTK_WINDOW (window)));
  JalonsRecord *record = found == NULL ? selected_record (window) : NULL;

  if (found != NULL)
    present (window, found);
  else if (record != NULL)
    present (window, &(JalonsSubject){ jalons_record_get_entity (record), jalons_record_get_id (record), NULL });
}

static void
show_history_action (GtkWidget *widget,
                     const char *action,
                     GVariant *parameter)
{
  const char *kind, *id, *field;
  const JalonsEntity *entity;

  g_variant_get (parameter, "(&s&s&s)", &kind, &id, &field);
  entity = jalons_model_find_entity (kind);
  if (entity != NULL)
    present (JALONS_WINDOW (widget), &(JalonsSubject){ entity->id, id, jalons_model_find_field (entity, field) });
}

/**
 * jalons_window_history_install:
 * @widget_class: the class of #JalonsWindow, being made
 */
void
jalons_window_history_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "win.show-history", "(sss)", show_history_action);
}

/**
 * jalons_window_history_update:
 *
 * To be called when something else is selected, or is there.
 */
void
jalons_window_history_update (JalonsWindow *window)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.history",
                                 jalons_workspace_get_store (jalons_window_get_workspace (window)) != NULL &&
                                   jalons_workspace_get_school (jalons_window_get_workspace (window)) != NULL);
}
