/* The row of the logo in the settings of a school.
 * Invariant: the file is in the store before the school names it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/preferences/logo-row.h"

#include <glib/gi18n-lib.h>

#include "store/files.h"
#include "ui/parts/file-chooser.h"
#include "ui/parts/message.h"
#include "ui/preferences/logo-read.h"

struct _JalonsLogoRow
{
  AdwActionRow parent_instance;
  JalonsWorkspace *workspace;
  GtkWidget *picture;
  GtkWidget *remove;
  char *shown;  /* the SHA-256 of the picture that is seen */
  char *school; /* for which a picture is being read */
};

G_DEFINE_FINAL_TYPE (JalonsLogoRow, jalons_logo_row, ADW_TYPE_ACTION_ROW)

static const char *
directory_of (JalonsLogoRow *self)
{
  return jalons_store_get_directory (jalons_workspace_get_store (self->workspace));
}

/* Writing */

static void
write_logo (JalonsLogoRow *self,
            const char *school_id,
            const char *hash)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsSchool *school = school_id ? jalons_dataset_lookup (dataset, JALONS_ENTITY_SCHOOL, school_id) : NULL;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDraft *draft;

  if (school == NULL || g_str_equal (jalons_school_logo (school), hash))
    return;
  draft = jalons_draft_edit (school);
  jalons_draft_set_text (draft, JALONS_SCHOOL_LOGO, hash);
  g_ptr_array_add (drafts, draft);
  jalons_workspace_write (self->workspace,
                          *hash != '\0' ? _ ("Change the logo of the school") : _ ("Remove the logo of the school"), drafts);
}

static void
refuse (JalonsLogoRow *self,
        const char *sentence)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW);

  jalons_message_show (GTK_WINDOW (window), _ ("The logo was not changed"), sentence);
}

static void
on_kept (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (JalonsLogoRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = jalons_files_add_bytes_finish (result, &error);

  if (self->workspace == NULL || jalons_workspace_get_store (self->workspace) == NULL)
    return;
  if (hash != NULL)
    write_logo (self, self->school, hash);
  else
    refuse (self, error->message);
}

static void
on_read (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (JalonsLogoRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = jalons_logo_read_finish (result, &error);

  if (self->workspace == NULL || jalons_workspace_get_store (self->workspace) == NULL)
    return;
  if (png != NULL)
    jalons_files_add_bytes_async (directory_of (self), JALONS_STORED_PNG, png, NULL, on_kept, g_object_ref (self));
  else
    refuse (self, error->message);
}

/**
 * jalons_logo_row_choose:
 * @file: a PNG or a JPEG
 *
 * Takes the picture as the logo of the school that is open, or says why not.
 */
void
jalons_logo_row_choose (JalonsLogoRow *self,
                        GFile *file)
{
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);

  if (school == NULL)
    return;
  g_free (self->school);
  self->school = g_strdup (jalons_record_get_id (school));
  jalons_logo_read_async (file, NULL, on_read, g_object_ref (self));
}

static void
on_file_chosen (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (JalonsLogoRow) self = data;
  g_autoptr (GListModel) files = jalons_file_chooser_open_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL && self->workspace != NULL)
    jalons_logo_row_choose (self, file);
}

static void
choose_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW);

  jalons_file_chooser_open_async (GTK_WINDOW (window), _ ("Choose a logo"), JALONS_FILES_PICTURE, on_file_chosen,
                                  g_object_ref (widget));
}

static void
remove_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  JalonsLogoRow *self = JALONS_LOGO_ROW (widget);
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);

  if (school != NULL)
    write_logo (self, jalons_record_get_id (school), "");
}

/* Showing */

static void
show_picture (JalonsLogoRow *self,
              const char *hash)
{
  g_autoptr (GBytes) png =
    *hash != '\0' ? jalons_files_read (directory_of (self), JALONS_STORED_PNG, hash, NULL) : NULL;
  g_autoptr (GdkTexture) texture = png != NULL ? gdk_texture_new_from_bytes (png, NULL) : NULL;

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->picture, texture != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               *hash != '\0' && texture == NULL ? _ ("The picture is not on this computer")
                                                                : _ ("On printed pages; PNG or JPEG"));
}

/**
 * jalons_logo_row_show:
 * @workspace: whose open school is shown
 */
void
jalons_logo_row_show (JalonsLogoRow *self,
                      JalonsWorkspace *workspace)
{
  JalonsSchool *school = jalons_workspace_get_school (workspace);
  const char *hash = school != NULL ? jalons_school_logo (school) : "";

  g_set_object (&self->workspace, workspace);
  gtk_widget_set_visible (GTK_WIDGET (self), school != NULL);
  gtk_widget_set_visible (self->remove, *hash != '\0');
  if (g_strcmp0 (self->shown, hash) == 0 || jalons_workspace_get_store (workspace) == NULL)
    return;
  g_free (self->shown);
  self->shown = g_strdup (hash);
  show_picture (self, hash);
}

/* The widget */

static void
jalons_logo_row_dispose (GObject *object)
{
  JalonsLogoRow *self = JALONS_LOGO_ROW (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->school, g_free);

  G_OBJECT_CLASS (jalons_logo_row_parent_class)->dispose (object);
}

static void
jalons_logo_row_class_init (JalonsLogoRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_logo_row_dispose;
  gtk_widget_class_install_action (widget_class, "logo.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "logo.remove", NULL, remove_action);
}

static GtkWidget *
add_button (JalonsLogoRow *self,
            const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
jalons_logo_row_init (JalonsLogoRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Logo"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ ("On printed pages; PNG or JPEG"));
  self->picture = gtk_picture_new ();
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), _ ("Logo of the school"));
  gtk_widget_set_size_request (self->picture, 72, 36);
  gtk_widget_set_valign (self->picture, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->picture, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->picture);
  add_button (self, _ ("_Choose…"), "logo.choose");
  self->remove = add_button (self, _ ("_Remove"), "logo.remove");
  gtk_widget_set_visible (self->remove, FALSE);
}
