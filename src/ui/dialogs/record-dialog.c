/* The frame of a small window that edits one thing.
 * Invariant: the window closes only when its drafts were handed over, or when the user gave up.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/dialogs/record-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  JalonsWorkspace *workspace;
  GtkWidget *accept;
  GtkWidget *error;
  GtkWidget *error_revealer;
  AdwPreferencesPage *page;
} JalonsRecordDialogPrivate;

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_ACCEPT_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void jalons_record_dialog_buildable_init (GtkBuildableIface *iface);

/* clang-format off */
G_DEFINE_ABSTRACT_TYPE_WITH_CODE (JalonsRecordDialog, jalons_record_dialog, ADW_TYPE_WINDOW,
                                  G_ADD_PRIVATE (JalonsRecordDialog)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, jalons_record_dialog_buildable_init))
/* clang-format on */

static JalonsRecordDialogPrivate *
priv (JalonsRecordDialog *self)
{
  return jalons_record_dialog_get_instance_private (self);
}

static void
jalons_record_dialog_add_child (GtkBuildable *buildable,
                                GtkBuilder *builder,
                                GObject *child,
                                const char *type)
{
  JalonsRecordDialog *self = JALONS_RECORD_DIALOG (buildable);

  if (priv (self)->page != NULL && ADW_IS_PREFERENCES_GROUP (child))
    adw_preferences_page_add (priv (self)->page, ADW_PREFERENCES_GROUP (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
jalons_record_dialog_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = jalons_record_dialog_add_child;
}

/**
 * jalons_record_dialog_get_workspace:
 *
 * Returns: (transfer none): where the dialog reads and writes
 */
JalonsWorkspace *
jalons_record_dialog_get_workspace (JalonsRecordDialog *self)
{
  return priv (self)->workspace;
}

/**
 * jalons_record_dialog_set_error:
 * @sentence: (nullable): what is wrong with the whole, or %NULL
 */
void
jalons_record_dialog_set_error (JalonsRecordDialog *self,
                                const char *sentence)
{
  if (sentence != NULL)
    gtk_label_set_label (GTK_LABEL (priv (self)->error), sentence);
  gtk_revealer_set_reveal_child (GTK_REVEALER (priv (self)->error_revealer), sentence != NULL);
}

/**
 * jalons_record_dialog_accept:
 *
 * Writes what was typed in one gesture and closes, or stays and says what is wrong.
 */
void
jalons_record_dialog_accept (JalonsRecordDialog *self)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  const char *label;

  jalons_record_dialog_set_error (self, NULL);
  label = JALONS_RECORD_DIALOG_GET_CLASS (self)->read (self, drafts);
  if (label == NULL)
    return;
  jalons_workspace_write (priv (self)->workspace, label, drafts);
  gtk_window_close (GTK_WINDOW (self));
}

static void
accept_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  jalons_record_dialog_accept (JALONS_RECORD_DIALOG (widget));
}

/* What is deleted can be had back from the toast: nothing is asked. */
static void
delete_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  JalonsRecordDialog *self = JALONS_RECORD_DIALOG (widget);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  const char *message = NULL, *label = JALONS_RECORD_DIALOG_GET_CLASS (self)->remove (self, drafts, &message);

  jalons_workspace_write_saying (priv (self)->workspace, label, drafts, message);
  gtk_window_close (GTK_WINDOW (self));
}

/**
 * jalons_record_dialog_add_group:
 * @group: (transfer floating): an #AdwPreferencesGroup
 */
void
jalons_record_dialog_add_group (JalonsRecordDialog *self,
                                GtkWidget *group)
{
  adw_preferences_page_add (priv (self)->page, ADW_PREFERENCES_GROUP (group));
}

/**
 * jalons_record_dialog_offer_removal:
 * @label: of the button, with a mnemonic
 *
 * Puts a button at the end of the page that deletes what the dialog is about.
 */
void
jalons_record_dialog_offer_removal (JalonsRecordDialog *self,
                                    const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "destructive-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.delete");
  adw_preferences_group_add (group, button);
  adw_preferences_page_add (priv (self)->page, group);
}

/* The first field has the focus, not the button that gives up. */
static void
jalons_record_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jalons_record_dialog_parent_class)->map (widget);
  gtk_widget_child_focus (GTK_WIDGET (priv (JALONS_RECORD_DIALOG (widget))->page), GTK_DIR_TAB_FORWARD);
}

static void
jalons_record_dialog_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  JalonsRecordDialog *self = JALONS_RECORD_DIALOG (object);

  if (prop_id == PROP_WORKSPACE)
    priv (self)->workspace = g_value_dup_object (value);
  else
    gtk_button_set_label (GTK_BUTTON (priv (self)->accept), g_value_get_string (value));
}

static void
jalons_record_dialog_dispose (GObject *object)
{
  g_clear_object (&priv (JALONS_RECORD_DIALOG (object))->workspace);

  G_OBJECT_CLASS (jalons_record_dialog_parent_class)->dispose (object);
}

static void
jalons_record_dialog_class_init (JalonsRecordDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = jalons_record_dialog_set_property;
  object_class->dispose = jalons_record_dialog_dispose;
  widget_class->map = jalons_record_dialog_map;
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, JALONS_TYPE_WORKSPACE,
                                                    G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ACCEPT_LABEL] = g_param_spec_string ("accept-label", NULL, NULL, NULL,
                                                       G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/record-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, JalonsRecordDialog, accept);
  gtk_widget_class_bind_template_child_private (widget_class, JalonsRecordDialog, error);
  gtk_widget_class_bind_template_child_private (widget_class, JalonsRecordDialog, error_revealer);
  gtk_widget_class_bind_template_child_private (widget_class, JalonsRecordDialog, page);
  gtk_widget_class_install_action (widget_class, "record.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "record.accept", NULL);
}

static void
jalons_record_dialog_init (JalonsRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
