/* One entry in the list of the catalogue.
 * Invariant: the row is used again for other entries; it keeps nothing but the record that it shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/catalogue-row.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/words/text.h"
#include "ui/catalogue/catalogue-kind.h"
#include "ui/parts/drag-escape.h"
#include "ui/parts/tip.h"
#include "ui/parts/words.h"

struct _JalonsCatalogueRow
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *mark;
  GtkLabel *uses;
  JalonsWorkspace *workspace;
  JalonsRecord *record;
};

G_DEFINE_FINAL_TYPE (JalonsCatalogueRow, jalons_catalogue_row, GTK_TYPE_WIDGET)

/* Dragging */

static GdkContentProvider *
on_prepare (GtkDragSource *source,
            double x,
            double y,
            JalonsCatalogueRow *self)
{
  return self->record ? gdk_content_provider_new_typed (JALONS_TYPE_RECORD, self->record) : NULL;
}

static void
on_drag_begin (GtkDragSource *source,
               GdkDrag *drag,
               JalonsCatalogueRow *self)
{
  GtkWidget *label = gtk_label_new (gtk_label_get_label (self->title));

  jalons_drag_escape_watch (drag, GTK_WIDGET (self));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_add_css_class (label, "drag-label");
  /* Beside the place that is pointed at, not over it. */
  gdk_drag_set_hotspot (drag, -14, -14);
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  jalons_tip_whole (label);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
jalons_catalogue_row_dispose (GObject *object)
{
  JalonsCatalogueRow *self = JALONS_CATALOGUE_ROW (object);

  g_clear_object (&self->record);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (jalons_catalogue_row_parent_class)->dispose (object);
}

static void
jalons_catalogue_row_class_init (JalonsCatalogueRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_catalogue_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
jalons_catalogue_row_init (JalonsCatalogueRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkDragSource *drag = gtk_drag_source_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = new_label (NULL);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->title, 2);
  self->subtitle = new_label ("caption");
  self->mark = new_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->mark), "mark");
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_CENTER);
  gtk_label_set_max_width_chars (self->mark, 16);
  self->uses = new_label ("caption");
  gtk_label_set_ellipsize (self->uses, PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->uses), "uses");
  gtk_widget_set_valign (GTK_WIDGET (self->uses), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_add_css_class (self->box, "catalogue-row");
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->subtitle));
  gtk_box_append (GTK_BOX (self->box), texts);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->uses));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY);
  g_signal_connect (drag, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* Who changed it, for a while. */
static void
show_mark (JalonsCatalogueRow *self)
{
  const char *author = self->record != NULL
                         ? jalons_workspace_get_mark (self->workspace, jalons_record_get_id (self->record))
                         : NULL;
  g_autofree char *words = author != NULL ? jalons_words_mark (author) : NULL;

  gtk_label_set_label (self->mark, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mark), words != NULL);
}

/* In how many activities of the year it is. */
static void
show_uses (JalonsCatalogueRow *self)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *number = NULL, *spoken = NULL;
  guint n;

  if (self->record == NULL || dataset == NULL)
    return;
  links = jalons_catalogue_links (dataset, self->record);
  n = links->len;
  number = g_strdup_printf ("%u", n);
  spoken = jalons_format_counted (ngettext ("Used in %u activity this year", "Used in %u activities this year", n), n);
  gtk_label_set_label (self->uses, number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->uses), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->uses), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->uses), n > 0);
  show_mark (self);
}

GtkWidget *
jalons_catalogue_row_new (JalonsWorkspace *workspace)
{
  JalonsCatalogueRow *self = g_object_new (JALONS_TYPE_CATALOGUE_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (show_uses), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* The list's own item has the focus, so it needs the name. */
static void
speak (JalonsCatalogueRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = g_strjoin (", ", gtk_label_get_label (self->title),
                                     gtk_widget_get_visible (GTK_WIDGET (self->subtitle))
                                       ? gtk_label_get_label (self->subtitle)
                                       : NULL,
                                     NULL);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * jalons_catalogue_row_set:
 * @gone: whether it was withdrawn or forgotten
 */
void
jalons_catalogue_row_set (JalonsCatalogueRow *self,
                          JalonsCatalogueEntry *entry,
                          gboolean gone)
{
  JalonsRecord *record = jalons_catalogue_entry_get_record (entry);
  g_autofree char *subtitle = jalons_catalogue_subtitle (jalons_workspace_get_dataset (self->workspace), record);
  const char *title = jalons_catalogue_entry_get_title (entry);

  g_set_object (&self->record, record);
  gtk_label_set_label (self->title, *title != '\0' ? title : _ ("(no title)"));
  gtk_label_set_label (self->subtitle, gone ? _ ("withdrawn or forgotten") : subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *gtk_label_get_label (self->subtitle) != '\0');
  if (gone)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dim-label");
  show_uses (self);
  speak (self);
}

/**
 * jalons_catalogue_row_get_record:
 *
 * Returns: (transfer none) (nullable): what the row shows
 */
JalonsRecord *
jalons_catalogue_row_get_record (JalonsCatalogueRow *self)
{
  return self->record;
}
