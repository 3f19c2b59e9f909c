/* The window: sidebar, views, toasts and the actions that keys start.
 * Invariant: the window shows what the workspace says and keeps nothing of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window.h"

#include <glib/gi18n-lib.h>
#ifdef __GLIBC__
#  include <malloc.h>
#endif

#include "core/words/text.h"
#include "exchange/demo.h"
#include "sync/carry-demo.h"
#include "ui/catalogue/unread-pdfs.h"
#include "ui/parts/calendar-notice.h"
#include "ui/parts/message.h"
#include "ui/parts/tip.h"
#include "ui/parts/toasts.h"
#include "ui/primary-menu.h"
#include "ui/sharing/sync-button.h"
#include "ui/shortcuts.h"
#include "ui/sidebar-pane.h"
#include "ui/sidebar.h"
#include "ui/views.h"
#include "ui/window-activities.h"
#include "ui/window-catalogue.h"
#include "ui/window-dialogs.h"
#include "ui/window-history.h"
#include "ui/window-places.h"
#include "ui/window-records.h"
#include "ui/window-search.h"
#include "ui/window-sharing.h"

#define PATIENCE 300 /* ms: as long as nobody thinks that nothing happens */
#define DRAWN_MS 300 /* after the first frame: by then it is drawn, and year-paint.c has let its texts go */

struct _JalonsWindow
{
  AdwApplicationWindow parent_instance;

  JalonsWorkspace *workspace;
  GSettings *settings;
  char *data_dir;
  JalonsSidebarPane *sidebar_pane;
  JalonsToasts *said;

  AdwToastOverlay *toasts;
  GtkRevealer *sidebar_revealer;
  JalonsSidebar *sidebar;
  JalonsCalendarNotice *calendar_notice;
  AdwHeaderBar *header;
  GtkStack *titles;
  AdwViewSwitcher *switcher;
  GtkWidget *sidebar_button;
  GtkWidget *add_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *menu_button;
  JalonsSyncButton *sync_button;
  GtkStack *pages;
  AdwViewStack *stack;
  GMenuModel *primary_menu;
  JalonsViews *views; /* NULL before there is something to see in them */
  guint patience;     /* source; while the window waits for its data before it shows itself */
};

G_DEFINE_FINAL_TYPE (JalonsWindow, jalons_window, ADW_TYPE_APPLICATION_WINDOW)

/* What is said */

static void
on_message (JalonsWorkspace *workspace,
            const char *text,
            gboolean offer_undo,
            JalonsWindow *self)
{
  jalons_toasts_say (self->said, text, offer_undo ? "win.undo" : NULL);
}

static void
on_failed (JalonsWorkspace *workspace,
           const char *text,
           JalonsWindow *self)
{
  jalons_message_show (GTK_WINDOW (self), _ ("This was not done"), text);
}

/* Pages */

/* A page that is rarely seen is built when it is. */
static GtkWidget *
need_page (JalonsWindow *self,
           const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, name);
  g_autofree char *resource = g_strdup_printf ("/org/jalons/Jalons/ui/%s.ui", name);
  g_autoptr (GtkBuilder) builder = NULL;

  if (page != NULL)
    return page;
  builder = gtk_builder_new_from_resource (resource);
  page = GTK_WIDGET (gtk_builder_get_object (builder, name));
  gtk_stack_add_named (self->pages, page, name);
  return page;
}

static void
show_failure (JalonsWindow *self,
              const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (need_page (self, "failed")), markup);
  gtk_stack_set_visible_child_name (self->pages, "failed");
}

static gboolean
has_schools (JalonsWindow *self)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);

  return g_list_model_get_n_items (jalons_dataset_get_list (dataset, JALONS_ENTITY_SCHOOL)) > 0;
}

/* The views say which school it is; the title is for the desktop's list of windows. */
static void
show_title (JalonsWindow *self)
{
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);
  g_autofree char *year = jalons_format_school_year (jalons_workspace_get_start_year (self->workspace));
  g_autofree char *title = school ? g_strdup_printf ("%s · %s", jalons_school_name (school), year) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), title ? title : "Jalons");
  gtk_stack_set_visible_child_name (self->titles, school ? "switcher" : "title");
}

static void
add_views (JalonsWindow *self)
{
  if (self->views != NULL)
    return;
  self->views = jalons_views_new (self->stack, self->workspace, (JalonsViewsFunc) jalons_window_activities_update,
                                  GTK_WINDOW (self));
  jalons_window_places_count (self);
  gtk_widget_grab_focus (jalons_views_get_shown (self->views));
}

static void
show_page (JalonsWindow *self)
{
  gboolean has = has_schools (self);
  GtkWidget *buttons[] = { self->sidebar_button, self->add_button, self->undo_button, self->redo_button };

  if (has)
    add_views (self);
  else
    need_page (self, "welcome");
  jalons_window_activities_update (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.demo", !has);
  gtk_stack_set_visible_child_name (self->pages, has ? "views" : "welcome");
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_visible (buttons[i], has);
  show_title (self);
  jalons_window_history_update (self);
  jalons_sidebar_pane_set_full (self->sidebar_pane, has);
}

static void
show_undo (JalonsWindow *self)
{
  const char *undo = jalons_workspace_get_undo_label (self->workspace);
  const char *redo = jalons_workspace_get_redo_label (self->workspace);
  /* Translators: %s is what would be undone: "Change the duration" */
  g_autofree char *undo_text = undo ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo) : g_strdup (_ ("Nothing to undo"));
  g_autofree char *redo_text = redo ? g_strdup_printf (_ ("Redo: %s (Shift+Ctrl+Z)"), redo)
                                    : g_strdup (_ ("Nothing to redo"));

  jalons_tip_set (self->undo_button, undo_text);
  jalons_tip_set (self->redo_button, redo_text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
}

/* Actions */

static void
undo (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  JalonsWindow *self = JALONS_WINDOW (widget);
  JalonsView *view = jalons_window_get_view (self);

  if (view == NULL || !JALONS_VIEW_GET_IFACE (view)->undo_typing (view))
    jalons_workspace_undo (self->workspace);
}

static void
redo (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  jalons_workspace_redo (JALONS_WINDOW (widget)->workspace);
}

static void
show_view (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  jalons_window_show_view (JALONS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
close_window (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
show_shortcuts (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  GtkWindow *window = jalons_shortcuts_new ();

  gtk_window_set_transient_for (window, GTK_WINDOW (widget));
  gtk_window_present (window);
}

static void
write_demo (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  JalonsWindow *self = JALONS_WINDOW (widget);
  g_autoptr (GPtrArray) drafts = jalons_demo_build ();
  g_autoptr (GError) error = NULL;

  if (!jalons_carry_demo (jalons_store_get_directory (jalons_workspace_get_store (self->workspace)), drafts, &error))
    jalons_workspace_fail (self->workspace, error->message);
  jalons_workspace_write (self->workspace, _ ("Discover with an example"), drafts);
  jalons_workspace_set_start_year (self->workspace, JALONS_DEMO_YEAR);
}

static void
change_year (GSimpleAction *action,
             GVariant *value,
             gpointer data)
{
  JalonsWindow *self = data;

  g_simple_action_set_state (action, value);
  jalons_workspace_set_start_year (self->workspace, g_variant_get_int32 (value));
}

static void
on_start_year (JalonsWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "year");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_int32 (jalons_workspace_get_start_year (self->workspace)));
}

static void
add_actions (JalonsWindow *self)
{
  g_autoptr (GSimpleAction) year = g_simple_action_new_stateful ("year", G_VARIANT_TYPE_INT32, g_variant_new_int32 (0));

  g_signal_connect_object (year, "change-state", G_CALLBACK (change_year), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (year));
}

/* Opening and closing */

static void
remember (JalonsWindow *self)
{
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_int (self->settings, "last-year", jalons_workspace_get_start_year (self->workspace));
  if (school != NULL)
    g_settings_set_string (self->settings, "last-school", jalons_school_uai (school));
}

static void
jalons_window_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  JalonsWindow *self = JALONS_WINDOW (widget);

  GTK_WIDGET_CLASS (jalons_window_parent_class)->size_allocate (widget, width, height, baseline);
  jalons_sidebar_pane_set_width (self->sidebar_pane, width);
}

static gboolean
jalons_window_close_request (GtkWindow *window)
{
  JalonsWindow *self = JALONS_WINDOW (window);

  /* What is being typed is written when its field loses the focus. */
  if (self->views != NULL)
    jalons_views_leave (self->views);
  gtk_window_set_focus (window, NULL);
  remember (self);
  jalons_workspace_close (self->workspace);
  return GTK_WINDOW_CLASS (jalons_window_parent_class)->close_request (window);
}

static gboolean
give_back (gpointer data)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

/* What only reading the file, making the window and drawing it needed goes back to the system: a tenth of the whole. */
static gboolean
on_frame (GtkWidget *widget,
          GdkFrameClock *clock,
          gpointer data)
{
  g_timeout_add_full (G_PRIORITY_LOW, DRAWN_MS, give_back, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
on_patience_over (gpointer data)
{
  JalonsWindow *self = data;

  self->patience = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
on_opened (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsWindow) self = data;
  g_autoptr (GError) error = NULL;

  /* The window may have been closed meanwhile. */
  if (jalons_workspace_open_finish (JALONS_WORKSPACE (object), result, &error))
    jalons_unread_pdfs_take_up (JALONS_WORKSPACE (object));
  else if (self->workspace != NULL)
    show_failure (self, error->message);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  if (self->patience != 0)
    {
      g_clear_handle_id (&self->patience, g_source_remove);
      gtk_window_present (GTK_WINDOW (self));
    }
}

static void
open_data (JalonsWindow *self)
{
  jalons_workspace_open_async (self->workspace, self->data_dir, on_opened, g_object_ref (self));
}

static void
try_again (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  JalonsWindow *self = JALONS_WINDOW (widget);

  gtk_stack_set_visible_child_name (self->pages, "empty");
  open_data (self);
}

static void
jalons_window_dispose (GObject *object)
{
  JalonsWindow *self = JALONS_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_pointer (&self->views, jalons_views_free);
  g_clear_pointer (&self->sidebar_pane, jalons_sidebar_pane_free);
  g_clear_pointer (&self->said, jalons_toasts_free);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->data_dir, g_free);

  G_OBJECT_CLASS (jalons_window_parent_class)->dispose (object);
}

static void
jalons_window_class_init (JalonsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = jalons_window_close_request;
  widget_class->size_allocate = jalons_window_size_allocate;

  g_type_ensure (JALONS_TYPE_CALENDAR_NOTICE);
  g_type_ensure (JALONS_TYPE_SIDEBAR);
  g_type_ensure (JALONS_TYPE_SYNC_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, sidebar_revealer);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, calendar_notice);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, header);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, titles);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, sync_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonsWindow, primary_menu);

  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "win.show-view", "s", show_view);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_window);
  jalons_window_dialogs_install (widget_class);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, show_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, try_again);
  gtk_widget_class_install_action (widget_class, "win.demo", NULL, write_demo);
  jalons_window_activities_install (widget_class);
  jalons_window_catalogue_install (widget_class);
  jalons_window_records_install (widget_class);
  jalons_window_search_install (widget_class);
  jalons_window_places_install (widget_class);
  jalons_window_history_install (widget_class);
  jalons_window_sharing_install (widget_class);
}

static void
on_sync_button (JalonsWindow *self)
{
  jalons_sidebar_pane_set_crowded (self->sidebar_pane, gtk_widget_get_visible (GTK_WIDGET (self->sync_button)));
}

static void
set_workspace (JalonsWindow *self,
               JalonsWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  add_actions (self);
  jalons_sidebar_set_workspace (self->sidebar, self->workspace);
  jalons_calendar_notice_set_workspace (self->calendar_notice, self->workspace);
  g_signal_connect_object (self->sync_button, "notify::visible", G_CALLBACK (on_sync_button), self, G_CONNECT_SWAPPED);
  jalons_sync_button_set_workspace (self->sync_button, self->workspace);
  g_signal_connect_object (self->workspace, "message", G_CALLBACK (on_message), self, 0);
  g_signal_connect_object (self->workspace, "failed", G_CALLBACK (on_failed), self, 0);
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::start-year", G_CALLBACK (on_start_year), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::undo-label", G_CALLBACK (show_undo), self, G_CONNECT_SWAPPED);
  show_undo (self);
  jalons_window_activities_update (self);
  jalons_window_history_update (self);
  jalons_window_dialogs_connect (self);
  jalons_window_sharing_connect (self);
}

static void
jalons_window_init (JalonsWindow *self)
{
  int width;

  gtk_widget_init_template (GTK_WIDGET (self));
  jalons_primary_menu_attach (self->menu_button, self->primary_menu);

  self->settings = g_settings_new (JALONS_APP_ID);
  width = g_settings_get_int (self->settings, "window-width");
  gtk_window_set_default_size (GTK_WINDOW (self), width, g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  self->sidebar_pane = jalons_sidebar_pane_new (G_ACTION_MAP (self), self->sidebar_revealer, self->header,
                                                self->switcher, self->settings);
  jalons_sidebar_pane_set_width (self->sidebar_pane, width);
  self->said = jalons_toasts_new (self->toasts);
}

/**
 * jalons_window_new:
 * @data_dir: the folder of the data
 * @read_today: says what day it is
 */
JalonsWindow *
jalons_window_new (JalonsApplication *application,
                   const char *data_dir,
                   JalonsTodayFunc read_today)
{
  g_autoptr (JalonsWorkspace) workspace = jalons_workspace_new (read_today ());
  JalonsWindow *self = g_object_new (JALONS_TYPE_WINDOW, "application", application, NULL);
  int year = g_settings_get_int (self->settings, "last-year");
  g_autofree char *uai = g_settings_get_string (self->settings, "last-school");
  g_autofree char *school = jalons_school_make_id (uai);

  set_workspace (self, workspace);
  jalons_today_follow (GTK_WINDOW (self), workspace, read_today);
  if (year > 0)
    jalons_workspace_set_start_year (workspace, year);
  jalons_workspace_set_school (workspace, school);
  self->data_dir = g_strdup (data_dir);
  open_data (self);
  return self;
}

/**
 * jalons_window_present_filled:
 *
 * Shows a new window when it has something to show, or at once when that takes long: an empty one would be made, drawn and
 * seen for an instant only.
 */
void
jalons_window_present_filled (JalonsWindow *self)
{
  g_return_if_fail (self->patience == 0);

  self->patience = g_timeout_add (PATIENCE, on_patience_over, self);
}

/**
 * jalons_window_get_workspace:
 *
 * Returns: (transfer none): what is open in the window
 */
JalonsWorkspace *
jalons_window_get_workspace (JalonsWindow *self)
{
  return self->workspace;
}

/**
 * jalons_window_get_settings:
 *
 * Returns: (transfer none): what the window remembers of its looks
 */
GSettings *
jalons_window_get_settings (JalonsWindow *self)
{
  return self->settings;
}

/**
 * jalons_window_get_view:
 *
 * Returns: (transfer none) (nullable): the view of activities that is shown; %NULL when there is none
 */
JalonsView *
jalons_window_get_view (JalonsWindow *self)
{
  GtkWidget *shown = self->views != NULL ? jalons_views_get_shown (self->views) : NULL;

  return shown != NULL && JALONS_IS_VIEW (shown) ? JALONS_VIEW (shown) : NULL;
}

/**
 * jalons_window_get_page:
 * @name: as for jalons_views_find()
 *
 * Returns: (transfer none) (nullable): the place of a view in the switcher; %NULL before there is a school
 */
AdwViewStackPage *
jalons_window_get_page (JalonsWindow *self,
                        const char *name)
{
  return self->views != NULL ? jalons_views_get_page (self->views, name) : NULL;
}

/**
 * jalons_window_find_view:
 * @name: as for jalons_views_find()
 *
 * Returns: (transfer none) (nullable): the view, made if it was not; %NULL before there is a school
 */
GtkWidget *
jalons_window_find_view (JalonsWindow *self,
                         const char *name)
{
  return self->views != NULL ? jalons_views_find (self->views, name) : NULL;
}

/**
 * jalons_window_show_view:
 * @name: as for jalons_views_find()
 *
 * Shows a view and gives it the keyboard; nothing before there is a school.
 */
void
jalons_window_show_view (JalonsWindow *self,
                         const char *name)
{
  if (self->views != NULL)
    jalons_views_show (self->views, name);
}
