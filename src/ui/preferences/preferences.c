/* The preferences window: one page a subject, each in its own file.
 * Invariant: closing the window commits what was typed last.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/preferences/preferences.h"

#include <glib/gi18n-lib.h>

#include "ui/preferences/calendar-page.h"
#include "ui/preferences/divisions-page.h"
#include "ui/preferences/reference-page.h"
#include "ui/preferences/school-page.h"
#include "ui/sharing/sharing-page.h"

struct _JalonsPreferences
{
  AdwPreferencesWindow parent_instance;
  JalonsWorkspace *workspace;
  AdwPreferencesPage *calendar;
};

G_DEFINE_FINAL_TYPE (JalonsPreferences, jalons_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* Taking the focus away makes the row that has it commit. */
static gboolean
jalons_preferences_close_request (GtkWindow *window)
{
  gtk_window_set_focus (window, NULL);
  return GTK_WINDOW_CLASS (jalons_preferences_parent_class)->close_request (window);
}

static void
show_toast (JalonsPreferences *self,
            const char *text,
            gboolean offer_undo)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (offer_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "preferences.undo");
    }
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), toast);
}

static void
undo_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  JalonsPreferences *self = JALONS_PREFERENCES (widget);

  if (g_str_equal (action, "preferences.undo"))
    jalons_workspace_undo (self->workspace);
  else
    jalons_workspace_redo (self->workspace);
}

static void
jalons_preferences_dispose (GObject *object)
{
  g_clear_object (&JALONS_PREFERENCES (object)->workspace);

  G_OBJECT_CLASS (jalons_preferences_parent_class)->dispose (object);
}

static void
jalons_preferences_class_init (JalonsPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_preferences_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = jalons_preferences_close_request;
  gtk_widget_class_install_action (widget_class, "preferences.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "preferences.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "preferences.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "preferences.redo",
                                       NULL);
}

static void
jalons_preferences_init (JalonsPreferences *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 640);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (self), TRUE);
}

/**
 * jalons_preferences_new:
 *
 * Returns: (transfer none): the window, for the selected school and the open year
 */
GtkWindow *
jalons_preferences_new (JalonsWorkspace *workspace)
{
  JalonsPreferences *self = g_object_new (JALONS_TYPE_PREFERENCES, NULL);
  AdwPreferencesWindow *window = ADW_PREFERENCES_WINDOW (self);

  self->workspace = g_object_ref (workspace);
  adw_preferences_window_add (window, jalons_school_page_new (workspace));
  self->calendar = jalons_calendar_page_new (workspace);
  adw_preferences_window_add (window, self->calendar);
  adw_preferences_window_add (window, jalons_reference_page_new (workspace));
  adw_preferences_window_add (window, jalons_divisions_page_new (workspace));
  adw_preferences_window_add (window, jalons_sharing_page_new (workspace));
  g_signal_connect_object (workspace, "message", G_CALLBACK (show_toast), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}

/* What is hidden cannot have the keyboard. */
static void
focus_page (GtkWidget *page)
{
  g_signal_handlers_disconnect_by_func (page, focus_page, NULL);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * jalons_preferences_show_page:
 * @name: "school", "calendar", "reference", "divisions" or "sharing"
 *
 * Shows it, and gives the keyboard to what is first on it; where it is shown already the keyboard stays.
 */
void
jalons_preferences_show_page (JalonsPreferences *self,
                              const char *name)
{
  AdwPreferencesWindow *window = ADW_PREFERENCES_WINDOW (self);
  GtkWidget *shown = GTK_WIDGET (adw_preferences_window_get_visible_page (window)), *page;

  adw_preferences_window_set_visible_page_name (window, name);
  page = GTK_WIDGET (adw_preferences_window_get_visible_page (window));
  if (page == shown)
    return;
  if (gtk_widget_get_mapped (page))
    focus_page (page);
  else
    g_signal_connect_after (page, "map", G_CALLBACK (focus_page), NULL);
}

/**
 * jalons_preferences_show_milestone:
 * @id: of a milestone
 *
 * Goes to it on the page of the calendar.
 */
void
jalons_preferences_show_milestone (JalonsPreferences *self,
                                   const char *id)
{
  jalons_preferences_show_page (self, "calendar");
  jalons_calendar_page_show_milestone (JALONS_CALENDAR_PAGE (self->calendar), id);
}
