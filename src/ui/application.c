/* The program with a window.
 * Invariant: what must be set before GTK starts is set in jalons_application_run(), and nothing is loaded that the first
 * window does not show.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/application.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#ifdef __GLIBC__
#  include <malloc.h>
#endif
#include <stdlib.h>
#include <unistd.h>

#include "resources/jalons-resources.h"
#include "ui/parts/spoken.h"
#include "ui/ui-resources.h"
#include "ui/window-dialogs.h"

struct _JalonsApplication
{
  AdwApplication parent_instance;
  char *data_dir;
  JalonsTodayFunc read_today;
};

G_DEFINE_FINAL_TYPE (JalonsApplication, jalons_application, ADW_TYPE_APPLICATION)

/* Every action that a key starts anywhere in the window. The shortcuts window lists the same. */
static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "win.close", { "<Control>w" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.sidebar-visible", { "F9" } },
  { "win.import", { "<Control>i" } },
  { "win.preferences::school", { "<Control>comma" } },
  { "win.print", { "<Control>p" } },
  { "win.show-shortcuts", { "<Control>question", "F1" } },
  { "win.add-activity", { "<Control>n" } },
  { "win.duplicate-activity", { "<Control>d" } },
  { "win.show-attached", { "<Control>o" } },
  { "win.tick-activity", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.activity-state(0)", { "<Control>1" } },
  { "win.activity-state(1)", { "<Control>2" } },
  { "win.activity-state(2)", { "<Control>3" } },
  { "win.activity-state(3)", { "<Control>4" } },
  { "win.sync", { "F5" } },
  { "win.history", { "<Control>h" } },
  { "win.find", { "<Control>f" } },
  { "win.search", { "<Control>k" } },
  { "win.show-view::year", { "<Alt>1" } },
  { "win.show-view::classes", { "<Alt>2" } },
  { "win.show-view::check", { "<Alt>3" } },
  { "win.show-view::catalogue", { "<Alt>4" } },
  { "win.show-view::project", { "<Alt>5" } },
  { "win.show-view::bilan", { "<Alt>6" } },
  { "win.previous-division", { "<Alt>Up" } },
  { "win.next-division", { "<Alt>Down" } },
};

static void
quit (GSimpleAction *action,
      GVariant *parameter,
      gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  /* Closing writes what is still being typed. */
  if (window != NULL)
    gtk_window_close (window);
  else
    g_application_quit (G_APPLICATION (data));
}

static void
show_about (GSimpleAction *action,
            GVariant *parameter,
            gpointer data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (data)),
                         "application-name", "Jalons",
                         "application-icon", JALONS_APP_ID,
                         "version", JALONS_VERSION,
                         "developer-name", _ ("The Jalons contributors"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _ ("Plan the hours that each class owes to orientation."),
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

static const GActionEntry actions[] = {
  { "quit", quit },
  { "about", show_about },
};

/* The one that is active may be a dialog of its. */
static JalonsWindow *
find_window (JalonsApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (JALONS_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
jalons_application_activate (GApplication *application)
{
  JalonsApplication *self = JALONS_APPLICATION (application);
  JalonsWindow *window = find_window (self);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    jalons_window_present_filled (jalons_window_new (self, self->data_dir, self->read_today));
}

static void
jalons_application_open (GApplication *application,
                         GFile **files,
                         int n_files,
                         const char *hint)
{
  JalonsApplication *self = JALONS_APPLICATION (application);
  JalonsWindow *window = find_window (self);
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; i < n_files; i++)
    g_list_store_append (list, files[i]);
  if (window == NULL)
    window = jalons_window_new (self, self->data_dir, self->read_today);
  gtk_window_present (GTK_WINDOW (window)); /* before the dialog that comes over it */
  jalons_window_dialogs_import (window, G_LIST_MODEL (list));
}

static void
jalons_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (jalons_application_parent_class)->startup (application);

  /* Desktops take the icon from the desktop entry; drawing it here, for X11 only, would load an SVG renderer of 6 MB. */
  gtk_window_set_default_icon_name (NULL);
  jalons_spoken_name_menus ();
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
}

static void
jalons_application_finalize (GObject *object)
{
  g_free (JALONS_APPLICATION (object)->data_dir);

  G_OBJECT_CLASS (jalons_application_parent_class)->finalize (object);
}

static void
jalons_application_class_init (JalonsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jalons_application_finalize;
  application_class->activate = jalons_application_activate;
  application_class->open = jalons_application_open;
  application_class->startup = jalons_application_startup;
}

static void
jalons_application_init (JalonsApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/* Without a render node GL is Mesa's software renderer: 40 MB and 50 ms for nothing. */
static void
choose_renderer (void)
{
  g_autoptr (GDir) nodes = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (nodes != NULL && (name = g_dir_read_name (nodes)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/dev/dri", name, NULL);

      if (g_str_has_prefix (name, "renderD") && g_access (path, R_OK | W_OK) == 0)
        return;
    }
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  /* GTK 4.14 gave the switch another name, and complains of the old one. */
  if (gtk_get_minor_version () < 14)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  else
    g_setenv ("GDK_DISABLE", "gl", FALSE);
}

/* One heap for all threads. The worker's own would grow by a page at a time, each a call of the system, while it reads a
 * year, and keep 2 MB apart. Several would serve threads that work at once: here one waits for the other. */
static void
choose_heap (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_TOP_PAD, 1024 * 1024);
#endif
}

/**
 * jalons_application_run:
 * @argc: length of @argv
 * @argv: (array length=argc): the program's name and the files to open
 * @data_dir: (nullable): the folder of the data, or %NULL for the user's own
 * @read_today: says what day it is, whenever it is asked
 *
 * Opens the window, and returns when it is closed.
 *
 * Returns: the exit status of the program
 */
int
jalons_application_run (int argc,
                        char **argv,
                        const char *data_dir,
                        JalonsTodayFunc read_today)
{
  g_autoptr (JalonsApplication) application = NULL;
  GApplicationFlags flags = G_APPLICATION_HANDLES_OPEN;

  choose_heap ();
  choose_renderer ();
  if (!gtk_init_check ())
    {
      g_printerr ("jalons: %s\n", _ ("There is no display for the window. “jalons help” tells what can be done without."));
      return EXIT_FAILURE;
    }
  g_resources_register (jalons_ui_get_resource ());
  g_resources_register (jalons_icons_get_resource ());
  g_set_application_name ("Jalons");

  /* Somebody who names a folder wants that one, not the window that is already open on another. */
  if (data_dir != NULL)
    flags |= G_APPLICATION_NON_UNIQUE;
  application = g_object_new (JALONS_TYPE_APPLICATION,
                              "application-id", JALONS_APP_ID,
                              "resource-base-path", "/org/jalons/Jalons",
                              "flags", flags,
                              NULL);
  application->data_dir = data_dir ? g_strdup (data_dir)
                                   : g_build_filename (g_get_user_data_dir (), "jalons", NULL);
  application->read_today = read_today;
  return g_application_run (G_APPLICATION (application), argc, argv);
}
