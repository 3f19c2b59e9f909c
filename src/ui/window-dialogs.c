/* The actions of the window that open a dialog.
 * Invariant: every dialog is modal to the window, so that two never edit the same thing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/over.h"
#include "ui/window-dialogs.h"

#include "ui/dialogs/absence-dialog.h"
#include "ui/dialogs/backups-dialog.h"
#include "ui/dialogs/division-dialog.h"
#include "ui/dialogs/milestone-dialog.h"
#include "ui/dialogs/school-dialog.h"
#include "ui/feeds/feeds-dialog.h"
#include "ui/import/import-dialog.h"
#include "ui/next-year/next-year-dialog.h"
#include "ui/preferences/preferences.h"
#include "ui/print/print-dialog.h"

/* The files that were named before the data were open. */
#define PENDING_KEY "jalons-pending-files"

static void
present (GtkWidget *window,
         GtkWindow *dialog)
{
  /* What is being typed is written when its field loses the focus. */
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  jalons_present_over (window, dialog);
}

static JalonsWorkspace *
workspace_of (GtkWidget *window)
{
  return jalons_window_get_workspace (JALONS_WINDOW (window));
}

/* Importing */

static void
import_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  present (widget, jalons_import_dialog_new (workspace_of (widget)));
}

static void
import_calendar_action (GtkWidget *widget,
                        const char *action,
                        GVariant *parameter)
{
  present (widget, jalons_import_dialog_new_calendar (workspace_of (widget)));
}

static void
feeds_action (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  present (widget, jalons_feeds_dialog_new (workspace_of (widget)));
}

static void
import_pending (JalonsWindow *window)
{
  g_autoptr (GListModel) files = g_object_steal_data (G_OBJECT (window), PENDING_KEY);

  if (files != NULL)
    jalons_window_dialogs_import (window, files);
}

/**
 * jalons_window_dialogs_import:
 * @files: (element-type GFile): files that were dropped, or named on the command line
 *
 * Shows what importing @files would do, as soon as the data are open.
 */
void
jalons_window_dialogs_import (JalonsWindow *window,
                              GListModel *files)
{
  JalonsWorkspace *workspace = jalons_window_get_workspace (window);
  GtkWindow *dialog;

  if (jalons_workspace_get_store (workspace) == NULL)
    {
      g_object_set_data_full (G_OBJECT (window), PENDING_KEY, g_object_ref (files), g_object_unref);
      return;
    }
  dialog = jalons_import_dialog_new (workspace);
  present (GTK_WIDGET (window), dialog);
  jalons_import_dialog_read (JALONS_IMPORT_DIALOG (dialog), files);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         JalonsWindow *window)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    g_list_store_append (files, file->data);
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) == 0)
    return FALSE;
  jalons_window_dialogs_import (window, G_LIST_MODEL (files));
  return TRUE;
}

/* The others */

static void
preferences_action (GtkWidget *widget,
                    const char *action,
                    GVariant *page)
{
  GtkWindow *dialog = jalons_preferences_new (workspace_of (widget));

  jalons_preferences_show_page (JALONS_PREFERENCES (dialog), g_variant_get_string (page, NULL));
  present (widget, dialog);
}

/* What is being typed is printed too. */
static void
print_action (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  JalonsView *view = jalons_window_get_view (JALONS_WINDOW (widget));
  GtkWindow *dialog;

  if (view != NULL)
    JALONS_VIEW_GET_IFACE (view)->leave (view);
  dialog = jalons_print_dialog_new (workspace_of (widget));
  if (view != NULL && JALONS_VIEW_GET_IFACE (view)->paper != NULL)
    jalons_print_dialog_set_document (JALONS_PRINT_DIALOG (dialog), JALONS_VIEW_GET_IFACE (view)->paper);
  if (view != NULL)
    jalons_print_dialog_set_project (JALONS_PRINT_DIALOG (dialog), JALONS_VIEW_GET_IFACE (view)->get_project (view));
  present (widget, dialog);
}

static void
backups_action (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  present (widget, jalons_backups_dialog_new (workspace_of (widget)));
}

static void
new_school_action (GtkWidget *widget,
                   const char *action,
                   GVariant *parameter)
{
  present (widget, jalons_school_dialog_new (workspace_of (widget)));
}

static void
prepare_next_year_action (GtkWidget *widget,
                          const char *action,
                          GVariant *parameter)
{
  present (widget, jalons_next_year_dialog_new (workspace_of (widget)));
}

static void
new_division_action (GtkWidget *widget,
                     const char *action,
                     GVariant *parameter)
{
  present (widget, jalons_division_dialog_new (workspace_of (widget), NULL));
}

static void
edit_division_action (GtkWidget *widget,
                      const char *action,
                      GVariant *parameter)
{
  JalonsDivision *division = jalons_workspace_get_division (workspace_of (widget));

  if (division != NULL)
    present (widget, jalons_division_dialog_new (workspace_of (widget), division));
}

static void
new_absence_action (GtkWidget *widget,
                    const char *action,
                    GVariant *parameter)
{
  present (widget, jalons_absence_dialog_new (workspace_of (widget), NULL));
}

/* The absences that differ from that one by their class alone. */
static GPtrArray *
find_absences (JalonsWorkspace *workspace,
               JalonsAbsence *absence)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (workspace);
  g_autoptr (GPtrArray) groups = jalons_absences_group (jalons_workspace_get_dataset (workspace), divisions);

  for (guint i = 0; i < groups->len; i++)
    if (g_ptr_array_find (groups->pdata[i], absence, NULL))
      return g_ptr_array_ref (groups->pdata[i]);
  return NULL;
}

static void
edit_event_action (GtkWidget *widget,
                   const char *action,
                   GVariant *id)
{
  JalonsWorkspace *workspace = workspace_of (widget);
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
  const char *wanted = g_variant_get_string (id, NULL);
  JalonsAbsence *absence = jalons_dataset_lookup (dataset, JALONS_ENTITY_ABSENCE, wanted);
  JalonsMilestone *milestone = jalons_dataset_lookup (dataset, JALONS_ENTITY_MILESTONE, wanted);
  g_autoptr (GPtrArray) absences = absence != NULL ? find_absences (workspace, absence) : NULL;

  if (absences != NULL)
    present (widget, jalons_absence_dialog_new_of_one (workspace, absences, absence));
  else if (milestone != NULL)
    present (widget, jalons_milestone_dialog_new (workspace, milestone));
}

/**
 * jalons_window_dialogs_install:
 * @widget_class: the class of #JalonsWindow, being made
 */
void
jalons_window_dialogs_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.import-calendar", NULL, import_calendar_action);
  gtk_widget_class_install_action (widget_class, "win.feeds", NULL, feeds_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", "s", preferences_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.backups", NULL, backups_action);
  gtk_widget_class_install_action (widget_class, "win.new-school", NULL, new_school_action);
  gtk_widget_class_install_action (widget_class, "win.prepare-next-year", NULL, prepare_next_year_action);
  gtk_widget_class_install_action (widget_class, "win.new-division", NULL, new_division_action);
  gtk_widget_class_install_action (widget_class, "win.edit-division", NULL, edit_division_action);
  gtk_widget_class_install_action (widget_class, "win.new-absence", NULL, new_absence_action);
  gtk_widget_class_install_action (widget_class, "win.edit-event", "s", edit_event_action);
}

static void
update_actions (JalonsWindow *window)
{
  static const char *const of_catalogue[] = { "win.search", "win.add-pdf", "win.print-request", "win.retention",
                                              "win.duplicates" };
  JalonsWorkspace *workspace = jalons_window_get_workspace (window);
  GtkWidget *widget = GTK_WIDGET (window);
  gboolean open = jalons_workspace_get_store (workspace) != NULL;
  gboolean year = open && jalons_workspace_get_year (workspace) != NULL;
  gboolean division = jalons_workspace_get_division (workspace) != NULL;

  gtk_widget_action_set_enabled (widget, "win.import", open);
  gtk_widget_action_set_enabled (widget, "win.import-calendar", open);
  gtk_widget_action_set_enabled (widget, "win.feeds", open);
  gtk_widget_action_set_enabled (widget, "win.new-school", open);
  gtk_widget_action_set_enabled (widget, "win.preferences", open);
  gtk_widget_action_set_enabled (widget, "win.new-division", year);
  gtk_widget_action_set_enabled (widget, "win.prepare-next-year", year);
  /* What they find, make or print is shown beside a school's year only. */
  for (guint i = 0; i < G_N_ELEMENTS (of_catalogue); i++)
    gtk_widget_action_set_enabled (widget, of_catalogue[i], year);
  gtk_widget_action_set_enabled (widget, "win.print", division);
  gtk_widget_action_set_enabled (widget, "win.edit-division", division);
  gtk_widget_action_set_enabled (widget, "win.new-absence", division);
}

/**
 * jalons_window_dialogs_connect:
 * @window: the window, once it has its workspace
 *
 * Keeps the actions sensitive to what there is in the workspace.
 */
void
jalons_window_dialogs_connect (JalonsWindow *window)
{
  JalonsWorkspace *workspace = jalons_window_get_workspace (window);
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (import_pending), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (update_actions), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::store", G_CALLBACK (update_actions), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::division", G_CALLBACK (update_actions), window, G_CONNECT_SWAPPED);
  update_actions (window);
}
