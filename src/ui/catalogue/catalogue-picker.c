/* Choosing an entry of the catalogue: its list, in a window of its own.
 * Invariant: the button is sensitive exactly when an entry is selected.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/catalogue-picker.h"

#include <glib/gi18n-lib.h>

#include "ui/catalogue/catalogue-list.h"
#include "ui/parts/form-dialog.h"

struct _JalonsCataloguePicker
{
  AdwWindow parent_instance;
  JalonsCatalogueList *list;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsCataloguePicker, jalons_catalogue_picker, ADW_TYPE_WINDOW)

static void
pick (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  JalonsCataloguePicker *self = JALONS_CATALOGUE_PICKER (widget);
  JalonsRecord *record = jalons_catalogue_list_get_record (self->list);

  if (record == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, record);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_activated (JalonsCataloguePicker *self)
{
  pick (GTK_WIDGET (self), NULL, NULL);
}

static void
on_selected (JalonsCataloguePicker *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "picker.pick", jalons_catalogue_list_get_record (self->list) != NULL);
}

/* The search has the keyboard: one types a word and presses Enter. */
static void
jalons_catalogue_picker_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jalons_catalogue_picker_parent_class)->map (widget);
  jalons_catalogue_list_find (JALONS_CATALOGUE_PICKER (widget)->list);
}

static void
jalons_catalogue_picker_class_init (JalonsCataloguePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = jalons_catalogue_picker_map;
  gtk_widget_class_install_action (widget_class, "picker.pick", NULL, pick);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "picker.pick", NULL);
  /**
   * JalonsCataloguePicker::picked:
   * @record: the entry, a #JalonsRecord
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", JALONS_TYPE_CATALOGUE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, JALONS_TYPE_RECORD);
}

static void
jalons_catalogue_picker_init (JalonsCataloguePicker *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 460, 540);
}

/**
 * jalons_catalogue_picker_new:
 *
 * Returns: (transfer none): a window to be presented
 */
GtkWindow *
jalons_catalogue_picker_new (JalonsWorkspace *workspace)
{
  JalonsCataloguePicker *self = g_object_new (JALONS_TYPE_CATALOGUE_PICKER, "title", _ ("Attach to the Activity"), NULL);

  self->list = JALONS_CATALOGUE_LIST (jalons_catalogue_list_new (workspace));
  jalons_form_dialog_set_up (ADW_WINDOW (self), jalons_action_button_new (_ ("_Cancel"), "window.close"),
                             jalons_action_button_new (_ ("_Attach"), "picker.pick"), GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  on_selected (self);
  return GTK_WINDOW (self);
}
