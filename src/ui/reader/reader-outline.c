/* A tree of headings; choosing one activates "reader.follow".
 * Invariant: the tree is built from the flat list, whose depths were made sound by reader/pdf-answers.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader-outline.h"

#include <glib/gi18n-lib.h>

#include "reader/pdf.h"

#define JALONS_TYPE_READER_HEADING (jalons_reader_heading_get_type ())
G_DECLARE_FINAL_TYPE (JalonsReaderHeading, jalons_reader_heading, JALONS, READER_HEADING, GObject)

struct _JalonsReaderHeading
{
  GObject parent_instance;
  char *title;
  int page;
  double top;
  GListStore *below; /* NULL: none */
};

G_DEFINE_FINAL_TYPE (JalonsReaderHeading, jalons_reader_heading, G_TYPE_OBJECT)

static void
jalons_reader_heading_finalize (GObject *object)
{
  JalonsReaderHeading *self = JALONS_READER_HEADING (object);

  g_free (self->title);
  g_clear_object (&self->below);

  G_OBJECT_CLASS (jalons_reader_heading_parent_class)->finalize (object);
}

static void
jalons_reader_heading_class_init (JalonsReaderHeadingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_reader_heading_finalize;
}

static void
jalons_reader_heading_init (JalonsReaderHeading *self)
{
}

/* The headings from *@at on that are at least @depth deep. */
static GListStore *
build (GArray *headings,
       unsigned *at,
       unsigned depth)
{
  GListStore *list = g_list_store_new (JALONS_TYPE_READER_HEADING);

  while (*at < headings->len && g_array_index (headings, JalonsPdfHeading, *at).depth >= depth)
    {
      const JalonsPdfHeading *heading = &g_array_index (headings, JalonsPdfHeading, (*at)++);
      g_autoptr (JalonsReaderHeading) row = g_object_new (JALONS_TYPE_READER_HEADING, NULL);

      row->title = g_strdup (heading->title);
      row->page = heading->page;
      row->top = heading->top;
      if (*at < headings->len && g_array_index (headings, JalonsPdfHeading, *at).depth > depth)
        row->below = build (headings, at, depth + 1);
      g_list_store_append (list, row);
    }
  return list;
}

static GListModel *
below (gpointer item,
       gpointer unused)
{
  JalonsReaderHeading *heading = item;

  return heading->below != NULL ? G_LIST_MODEL (g_object_ref (heading->below)) : NULL;
}

static void
set_up (GtkListItemFactory *factory,
        GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (NULL), *page = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_lines (GTK_LABEL (title), 3);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (page, "dim-label");
  gtk_widget_add_css_class (page, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), page);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

static void
bind (GtkListItemFactory *factory,
      GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  g_autoptr (JalonsReaderHeading) heading = gtk_tree_list_row_get_item (row);
  GtkWidget *title = gtk_widget_get_first_child (gtk_tree_expander_get_child (expander));
  g_autofree char *page = heading->page >= 0 ? g_strdup_printf ("%d", heading->page + 1) : g_strdup ("");

  gtk_tree_expander_set_list_row (expander, row);
  gtk_label_set_text (GTK_LABEL (title), heading->title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), page);
}

static void
on_activate (GtkListView *view,
             guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);
  g_autoptr (JalonsReaderHeading) heading = gtk_tree_list_row_get_item (row);

  if (heading->page >= 0)
    gtk_widget_activate_action (GTK_WIDGET (view), "reader.follow", "(ids)", heading->page, heading->top, "");
}

/**
 * jalons_reader_outline_new:
 * @headings: (element-type JalonsPdfHeading): the table of contents
 *
 * Returns: (transfer floating): a list to be scrolled
 */
GtkWidget *
jalons_reader_outline_new (GArray *headings)
{
  unsigned at = 0;
  GListStore *top = build (headings, &at, 0);
  /* A long one begins closed, so that its chapters are seen together. */
  GtkTreeListModel *tree = gtk_tree_list_model_new (G_LIST_MODEL (top), FALSE, headings->len < 60, below, NULL, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  g_signal_connect (factory, "setup", G_CALLBACK (set_up), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (tree))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Table of contents"), -1);
  g_signal_connect (view, "activate", G_CALLBACK (on_activate), NULL);
  return view;
}
