/* Going to an activity, a class or a milestone; and the number that the list of what is to be checked has on its button.
 * Invariant: the number is that of the lines of the list when nothing in it is unfolded.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/over.h"
#include "ui/window-places.h"

#include <glib/gi18n-lib.h>

#include "ui/check/check-points.h"
#include "ui/parts/later.h"
#include "ui/preferences/preferences.h"
#include "ui/project/about.h"
#include "ui/project/project-view.h"
#include "ui/year/year-view.h"

/**
 * jalons_window_show_activity:
 * @id: of an activity
 *
 * Goes to it in the year, or on the page of its class when the year does not show it.
 *
 * Returns: whether it was found
 */
gboolean
jalons_window_show_activity (JalonsWindow *self,
                             const char *id)
{
  static const char *const names[] = { "year", "classes" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *view = jalons_window_find_view (self, names[i]);

      if (view == NULL || !JALONS_VIEW_GET_IFACE (view)->show_activity (JALONS_VIEW (view), id))
        continue;
      jalons_window_show_view (self, names[i]);
      return TRUE;
    }
  return FALSE;
}

static JalonsYearView *
year_view (JalonsWindow *self)
{
  GtkWidget *view = jalons_window_find_view (self, "year");

  return view ? JALONS_YEAR_VIEW (view) : NULL;
}

/* Actions */

static void
show_activity (GtkWidget *widget,
               const char *name,
               GVariant *place)
{
  JalonsWindow *self = JALONS_WINDOW (widget);
  JalonsYearView *year = year_view (self);
  const char *activity, *division;

  g_variant_get (place, "(&s&s)", &activity, &division);
  if (year != NULL && jalons_year_view_show_activity_of (year, activity, division))
    jalons_window_show_view (self, "year");
  else if (!jalons_window_show_activity (self, activity))
    jalons_workspace_say (jalons_window_get_workspace (self), _ ("This activity has no class, so that no page shows it."),
                          FALSE);
}

static void
show_division (GtkWidget *widget,
               const char *name,
               GVariant *place)
{
  JalonsWindow *self = JALONS_WINDOW (widget);
  JalonsYearView *year = year_view (self);
  const char *id;
  guint32 day;

  g_variant_get (place, "(&su)", &id, &day);
  if (year != NULL && jalons_year_view_show_division (year, id, day))
    jalons_window_show_view (self, "year");
}

/* The remarks on an activity are in the project of its school. */
static void
show_remarks (GtkWidget *widget,
              const char *name,
              GVariant *id)
{
  JalonsWindow *self = JALONS_WINDOW (widget);
  GtkWidget *view = jalons_window_find_view (self, "project");

  if (view == NULL)
    return;
  jalons_window_show_view (self, "project");
  jalons_project_view_show_activity (JALONS_PROJECT_VIEW (view), g_variant_get_string (id, NULL));
}

/* What is missing in the project: the text of a gap, see ui/project/about.h. */
static void
mend_project (GtkWidget *widget,
              const char *name,
              GVariant *text)
{
  JalonsWindow *self = JALONS_WINDOW (widget);
  GtkWidget *view = jalons_window_find_view (self, "project");
  g_autoptr (GVariant) gap =
    g_variant_parse (G_VARIANT_TYPE (JALONS_ABOUT_GAP_TYPE), g_variant_get_string (text, NULL), NULL, NULL, NULL);

  if (view == NULL || gap == NULL)
    return;
  jalons_window_show_view (self, "project");
  jalons_project_view_mend (JALONS_PROJECT_VIEW (view), gap);
}

static void
show_milestone (GtkWidget *widget,
                const char *name,
                GVariant *id)
{
  GtkWindow *dialog = jalons_preferences_new (jalons_window_get_workspace (JALONS_WINDOW (widget)));

  jalons_present_over (widget, dialog);
  jalons_preferences_show_milestone (JALONS_PREFERENCES (dialog), g_variant_get_string (id, NULL));
}

/**
 * jalons_window_places_install:
 * @widget_class: the class of #JalonsWindow, being made
 */
void
jalons_window_places_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-activity", "(ss)", show_activity);
  gtk_widget_class_install_action (widget_class, "win.show-division", "(su)", show_division);
  gtk_widget_class_install_action (widget_class, "win.show-remarks", "s", show_remarks);
  gtk_widget_class_install_action (widget_class, "win.mend-project", "s", mend_project);
  gtk_widget_class_install_action (widget_class, "win.show-milestone", "s", show_milestone);
}

/* What is to be checked */

/* Once: where the sidebar is shown, it tells the number in words. */
static void
show_count (JalonsWindow *self)
{
  AdwViewStackPage *page = jalons_window_get_page (self, "check");
  g_autoptr (GVariant) sidebar = g_action_group_get_action_state (G_ACTION_GROUP (self), "sidebar-visible");
  gboolean told = sidebar != NULL && g_variant_get_boolean (sidebar);
  gboolean with_advice = g_settings_get_boolean (jalons_window_get_settings (self), "check-advice");
  JalonsCheckCount count = jalons_check_count (jalons_window_get_workspace (self), with_advice);

  adw_view_stack_page_set_badge_number (page, told ? 0 : count.points);
  adw_view_stack_page_set_needs_attention (page, !told && count.of[JALONS_SEVERITY_ERROR] > 0);
}

static void
on_changed (JalonsWindow *self)
{
  if (jalons_workspace_touches (jalons_window_get_workspace (self), ""))
    show_count (self);
  else
    jalons_later (GTK_WIDGET (self), (JalonsLaterFunc) show_count);
}

/**
 * jalons_window_places_count:
 *
 * Shows how much is to be checked in the switcher, from now on, while no sidebar does.
 */
void
jalons_window_places_count (JalonsWindow *window)
{
  g_signal_connect_object (jalons_window_get_workspace (window), "changed", G_CALLBACK (on_changed), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "action-state-changed::sidebar-visible", G_CALLBACK (show_count), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jalons_window_get_settings (window), "changed::check-advice", G_CALLBACK (show_count), window,
                           G_CONNECT_SWAPPED);
  show_count (window);
}
