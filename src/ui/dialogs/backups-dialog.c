/* The copies of the data: seeing what each holds, making one, putting one back.
 * Invariant: while one thing is under way nothing else can be started.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/dialogs/backups-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "store/backup.h"
#include "ui/parts/file-chooser.h"
#include "ui/parts/message.h"
#include "ui/parts/row-list.h"

struct _JalonsBackupsDialog
{
  AdwWindow parent_instance;
  JalonsWorkspace *workspace;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *group;
  GtkRevealer *busy;
  GtkSpinner *spinner;
  GtkLabel *busy_label;
  JalonsRowList *rows; /* of JalonsBackup */
  char *wanted;        /* the file that is to be put back, while that is being asked */
  gboolean working;
};

G_DEFINE_FINAL_TYPE (JalonsBackupsDialog, jalons_backups_dialog, ADW_TYPE_WINDOW)

/* What is under way */

static void
set_busy (JalonsBackupsDialog *self,
          const char *what)
{
  static const char *const actions[] = { "backups.back-up", "backups.copy", "backups.restore-file" };
  gboolean open = jalons_workspace_get_store (self->workspace) != NULL;

  self->working = what != NULL;
  gtk_spinner_set_spinning (self->spinner, what != NULL);
  gtk_revealer_set_reveal_child (self->busy, what != NULL);
  if (what != NULL)
    gtk_label_set_label (self->busy_label, what);
  gtk_widget_set_sensitive (GTK_WIDGET (self->page), what == NULL);
  /* Data that cannot be opened cannot be copied, but they can be replaced. */
  for (unsigned i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i],
                                   what == NULL && (open || g_str_equal (actions[i], "backups.restore-file")));
}

/* The list */

static const char *
reason_label (JalonsBackupReason reason)
{
  switch (reason)
    {
    case JALONS_BACKUP_MIGRATION:
      return _ ("before a new version of Jalons");
    case JALONS_BACKUP_IMPORT:
      return _ ("before an import");
    case JALONS_BACKUP_RESTORE:
      return _ ("before a restoration");
    case JALONS_BACKUP_MANUAL:
      return _ ("asked for");
    case JALONS_BACKUP_DAILY:
    default:
      return _ ("copy of the day");
    }
}

static char *
describe_backup (const JalonsBackup *backup)
{
  g_autofree char *divisions = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u class", "%u classes",
                                                             backup->n_divisions),
                                                backup->n_divisions);
  g_autofree char *activities = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u activity", "%u activities",
                                                              backup->n_activities),
                                                 backup->n_activities);
  const char *schools = *backup->schools ? backup->schools : _ ("no school");

  return g_strdup_printf ("%s · %s · %s\n%s", reason_label (backup->reason), divisions, activities, schools);
}

static void
list_in_thread (GTask *task,
                gpointer source,
                gpointer directory,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *backups = jalons_store_list_backups (directory, &error);

  if (backups != NULL)
    g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
take_backups (JalonsBackupsDialog *self,
              GPtrArray *backups)
{
  gsize n_backups;
  gpointer *items = g_ptr_array_steal (backups, &n_backups);

  jalons_row_list_begin (self->rows);
  for (gsize i = 0; i < n_backups; i++)
    {
      JalonsBackup *backup = items[i];
      g_autofree char *title = jalons_format_moment (backup->when);
      g_autofree char *subtitle = describe_backup (backup);

      jalons_row_list_add (self->rows, backup, (GDestroyNotify) jalons_backup_free, title, subtitle, TRUE);
    }
  jalons_row_list_end (self->rows, _ ("There is no copy yet. The first is made tomorrow, or now with “Back Up Now”."));
  g_free (items);
}

static void
on_listed (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  JalonsBackupsDialog *self = JALONS_BACKUPS_DIALOG (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->rows == NULL)
    return;
  if (backups != NULL)
    take_backups (self, backups);
  else
    jalons_message_show (GTK_WINDOW (self), _ ("The backups cannot be listed"), error->message);
}

static void
refresh (JalonsBackupsDialog *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_listed, NULL);

  g_task_set_task_data (task, g_strdup (jalons_workspace_get_directory (self->workspace)), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

/* Making a copy */

static void
on_backed_up (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (JalonsBackupsDialog) self = data;
  g_autoptr (GError) error = NULL;

  set_busy (self, NULL);
  if (!jalons_store_keep_backup_finish (JALONS_STORE (object), result, &error))
    jalons_message_show (GTK_WINDOW (self), _ ("No backup was made"), error->message);
  refresh (self);
}

static void
back_up_action (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  JalonsBackupsDialog *self = JALONS_BACKUPS_DIALOG (widget);

  set_busy (self, _ ("The data are being copied…"));
  jalons_store_keep_backup_async (jalons_workspace_get_store (self->workspace), JALONS_BACKUP_MANUAL, NULL, on_backed_up,
                                  g_object_ref (self));
}

static void
on_copied (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsBackupsDialog) self = data;
  g_autoptr (GError) error = NULL;

  set_busy (self, NULL);
  if (!jalons_store_backup_finish (JALONS_STORE (object), result, &error))
    jalons_message_show (GTK_WINDOW (self), _ ("The copy was not made"), error->message);
}

static void
on_place_chosen (GObject *object,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (JalonsBackupsDialog) self = data;
  g_autoptr (GFile) file = jalons_file_chooser_save_finish (result, NULL);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path == NULL || jalons_workspace_get_store (self->workspace) == NULL)
    return;
  set_busy (self, _ ("The data are being copied…"));
  jalons_store_backup_async (jalons_workspace_get_store (self->workspace), path, NULL, NULL, NULL, on_copied,
                             g_object_ref (self));
}

static void
copy_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  JalonsBackupsDialog *self = JALONS_BACKUPS_DIALOG (widget);
  g_autofree char *day = jalons_day_to_string (jalons_workspace_get_today (self->workspace));
  g_autofree char *name = g_strdup_printf ("jalons-%s.db", day);

  jalons_file_chooser_save_async (GTK_WINDOW (self), _ ("Copy the Data to a File"), JALONS_FILES_BACKUP, name,
                                  on_place_chosen, g_object_ref (self));
}

/* Putting one back: the store is closed, the file takes its place, the store is opened again. */

typedef struct
{
  char *directory;
  char *path;
  gboolean was_open; /* the present data */
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_free (restoring->directory);
  g_free (restoring->path);
  g_free (restoring);
}

static void
restore_in_thread (GTask *task,
                   gpointer source,
                   gpointer data,
                   GCancellable *cancellable)
{
  Restoring *restoring = data;
  GError *error = NULL;

  if (jalons_store_restore (restoring->directory, restoring->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_opened (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsBackupsDialog) self = data;
  g_autoptr (GError) error = NULL;

  set_busy (self, NULL);
  if (!jalons_workspace_open_finish (JALONS_WORKSPACE (object), result, &error))
    jalons_message_show (GTK_WINDOW (self), _ ("The data cannot be opened"), error->message);
  refresh (self);
}

static void
on_restored (GObject *object,
             GAsyncResult *result,
             gpointer data)
{
  JalonsBackupsDialog *self = JALONS_BACKUPS_DIALOG (object);
  g_autoptr (GError) error = NULL;
  Restoring *restoring = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    jalons_message_show (GTK_WINDOW (self), _ ("Nothing was restored"), error->message);
  if (error != NULL && !restoring->was_open)
    {
      set_busy (self, NULL);
      return;
    }
  jalons_workspace_open_async (self->workspace, restoring->directory, on_opened, g_object_ref (self));
}

static void
on_answer (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsBackupsDialog) self = data;
  g_autoptr (GTask) task = NULL;
  Restoring *restoring;

  if (!jalons_message_ask_finish (result))
    return;
  restoring = g_new (Restoring, 1);
  restoring->was_open = jalons_workspace_get_store (self->workspace) != NULL;
  restoring->directory = g_strdup (jalons_workspace_get_directory (self->workspace));
  restoring->path = g_steal_pointer (&self->wanted);
  set_busy (self, _ ("The data are being restored…"));
  jalons_workspace_close (self->workspace);
  task = g_task_new (self, NULL, on_restored, NULL);
  g_task_set_task_data (task, restoring, restoring_free);
  g_task_run_in_thread (task, restore_in_thread);
}

static void
ask_to_restore (JalonsBackupsDialog *self,
                const char *path,
                const char *what)
{
  g_autofree char *body = g_strdup_printf (_ ("The present data give way to the backup “%s”. They are copied first, so "
                                              "that you can come back to them from this list. Undo starts anew from "
                                              "the backup."),
                                           what);

  g_free (self->wanted);
  self->wanted = g_strdup (path);
  jalons_message_ask_async (GTK_WINDOW (self), _ ("Restore this backup?"), body, _ ("_Restore"),
                            JALONS_MESSAGE_DESTRUCTIVE, on_answer, g_object_ref (self));
}

static void
restore_row (gpointer item,
             gpointer data)
{
  const JalonsBackup *backup = item;
  g_autofree char *moment = jalons_format_moment (backup->when);

  ask_to_restore (data, backup->path, moment);
}

static void
on_file_chosen (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (JalonsBackupsDialog) self = data;
  g_autoptr (GListModel) files = jalons_file_chooser_open_finish (result, NULL);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL, *name = file ? g_file_get_basename (file) : NULL;

  if (path != NULL)
    ask_to_restore (self, path, name);
}

static void
restore_file_action (GtkWidget *widget,
                     const char *action,
                     GVariant *parameter)
{
  jalons_file_chooser_open_async (GTK_WINDOW (widget), _ ("Restore from a File"), JALONS_FILES_BACKUP, on_file_chosen,
                                  g_object_ref (widget));
}

/* The widget */

/* Half way through, the data are closed: the dialog stays until they are open again. */
static gboolean
jalons_backups_dialog_close_request (GtkWindow *window)
{
  if (JALONS_BACKUPS_DIALOG (window)->working)
    return TRUE;
  return GTK_WINDOW_CLASS (jalons_backups_dialog_parent_class)->close_request (window);
}

static void
jalons_backups_dialog_dispose (GObject *object)
{
  JalonsBackupsDialog *self = JALONS_BACKUPS_DIALOG (object);

  g_clear_pointer (&self->rows, jalons_row_list_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_backups_dialog_parent_class)->dispose (object);
}

static void
jalons_backups_dialog_class_init (JalonsBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_backups_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = jalons_backups_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsBackupsDialog, page);
  gtk_widget_class_bind_template_child (widget_class, JalonsBackupsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, JalonsBackupsDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, JalonsBackupsDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, JalonsBackupsDialog, busy_label);
  gtk_widget_class_install_action (widget_class, "backups.back-up", NULL, back_up_action);
  gtk_widget_class_install_action (widget_class, "backups.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "backups.restore-file", NULL, restore_file_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jalons_backups_dialog_init (JalonsBackupsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = jalons_row_list_new (self->group, NULL, self);
  jalons_row_list_set_remove (self->rows, restore_row, "edit-undo-symbolic", _ ("Restore…"));
}

GtkWindow *
jalons_backups_dialog_new (JalonsWorkspace *workspace)
{
  JalonsBackupsDialog *self = g_object_new (JALONS_TYPE_BACKUPS_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  set_busy (self, NULL);
  refresh (self);
  return GTK_WINDOW (self);
}
