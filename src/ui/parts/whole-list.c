/* The words of a combo row, whole.
 * Invariant: what is chosen is ticked as long as the list is open.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/whole-list.h"

/* No more letters fit at the end of a row beside its title; and that many are a line of the list. */
#define SHORT_WORDS 18
#define LINE        44

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (NULL);
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_list_item_set_child (item, box);
}

static void
show_tick (AdwComboRow *row,
           GParamSpec *pspec,
           GtkListItem *item)
{
  GtkWidget *tick = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (tick, adw_combo_row_get_selected (row) == gtk_list_item_get_position (item));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         AdwComboRow *row)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (gtk_list_item_get_item (item)));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (show_tick), item, 0);
  show_tick (row, NULL, item);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           AdwComboRow *row)
{
  g_signal_handlers_disconnect_by_func (row, show_tick, item);
}

static gboolean
has_long (GtkStringList *words)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (words)); i++)
    if (g_utf8_strlen (gtk_string_list_get_string (words, i), -1) > SHORT_WORDS)
      return TRUE;
  return FALSE;
}

/**
 * jalons_whole_list_set:
 * @row: one whose model is a #GtkStringList that is filled
 *
 * Does nothing for a row whose words are short.
 */
void
jalons_whole_list_set (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (!has_long (GTK_STRING_LIST (adw_combo_row_get_model (row))))
    return;
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), row, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), row, 0);
  adw_combo_row_set_list_factory (row, factory);
  adw_combo_row_set_use_subtitle (row, TRUE);
}
