/* Opening the window as the program does.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "real-window.h"

#include <locale.h>

#include "resources/jalons-resources.h"
#include "ui/ui-resources.h"

static gboolean
on_pause (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
settle (void)
{
  gboolean over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, 200, on_pause, &over, NULL);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

GtkWidget *
find_widget (GtkWidget *widget,
             GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static JalonsDay
read_today (void)
{
  return jalons_day_new (2026, 11, 20);
}

static JalonsApplication *
make_application (void)
{
  JalonsApplication *application;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  adw_init ();
  g_resources_register (jalons_ui_get_resource ());
  g_resources_register (jalons_icons_get_resource ());
  application = g_object_new (JALONS_TYPE_APPLICATION, "application-id", "org.jalons.Bench", "resource-base-path",
                              "/org/jalons/Jalons", "flags", G_APPLICATION_NON_UNIQUE, NULL);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  return application;
}

JalonsWindow *
real_window_open (const char *folder)
{
  g_autoptr (JalonsApplication) application = make_application ();
  JalonsWindow *window = jalons_window_new (application, folder, read_today);

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  while (jalons_window_get_view (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  return window;
}
