/* The line of a hit: an icon, the title with the words in bold, the kind, the context, the passage.
 * Invariant: what is drawn in bold is what core/passage found; nothing is looked for a second way.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/search/search-row.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "ui/parts/tip.h"

struct _JalonsSearchItem
{
  GObject parent_instance;
  JalonsHit *hit;
  char *query;
};

G_DEFINE_FINAL_TYPE (JalonsSearchItem, jalons_search_item, G_TYPE_OBJECT)

static void
jalons_search_item_finalize (GObject *object)
{
  JalonsSearchItem *self = JALONS_SEARCH_ITEM (object);

  g_clear_pointer (&self->hit, jalons_hit_free);
  g_free (self->query);

  G_OBJECT_CLASS (jalons_search_item_parent_class)->finalize (object);
}

static void
jalons_search_item_class_init (JalonsSearchItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_search_item_finalize;
}

static void
jalons_search_item_init (JalonsSearchItem *self)
{
}

/**
 * jalons_search_item_new:
 * @query: what was typed to find @hit
 *
 * Returns: (transfer full): @hit, for a list model
 */
JalonsSearchItem *
jalons_search_item_new (const JalonsHit *hit,
                        const char *query)
{
  JalonsSearchItem *self = g_object_new (JALONS_TYPE_SEARCH_ITEM, NULL);

  self->hit = jalons_hit_copy (hit);
  self->query = g_strdup (query);
  return self;
}

/**
 * jalons_search_item_get_hit:
 *
 * Returns: (transfer none): what was found
 */
const JalonsHit *
jalons_search_item_get_hit (JalonsSearchItem *self)
{
  return self->hit;
}

/**
 * jalons_search_item_get_query:
 *
 * Returns: (transfer none): the words that it was found by
 */
const char *
jalons_search_item_get_query (JalonsSearchItem *self)
{
  return self->query;
}

/**
 * jalons_search_item_to_words:
 *
 * Returns: (transfer full): the whole line as it is spoken
 */
char *
jalons_search_item_to_words (JalonsSearchItem *self)
{
  g_autofree char *title = jalons_hit_title (self->hit), *context = jalons_hit_context (self->hit);
  GString *words = g_string_new (title);

  g_string_append_printf (words, ", %s", jalons_hit_kind (self->hit));
  if (*context != '\0')
    g_string_append_printf (words, ", %s", context);
  if (*self->hit->passage != '\0')
    g_string_append_printf (words, ", %s", self->hit->passage);
  return g_string_free (words, FALSE);
}

/* The row */

struct _JalonsSearchRow
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *kind;
  GtkLabel *context;
  GtkLabel *passage;
};

G_DEFINE_FINAL_TYPE (JalonsSearchRow, jalons_search_row, GTK_TYPE_WIDGET)

static void
jalons_search_row_dispose (GObject *object)
{
  g_clear_pointer (&JALONS_SEARCH_ROW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (jalons_search_row_parent_class)->dispose (object);
}

static void
jalons_search_row_class_init (JalonsSearchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_search_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
new_label (GtkWidget *box,
           gboolean is_caption)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  jalons_tip_whole (label);
  if (is_caption)
    gtk_widget_add_css_class (GTK_WIDGET (label), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static void
jalons_search_row_init (JalonsSearchRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->icon));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), head);
  self->title = new_label (head, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->kind = new_label (head, TRUE);
  gtk_label_set_ellipsize (self->kind, PANGO_ELLIPSIZE_NONE);
  self->context = new_label (texts, TRUE);
  self->passage = new_label (texts, TRUE);
  gtk_label_set_wrap (self->passage, TRUE);
  gtk_label_set_lines (self->passage, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->kind), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->context), "dim-label");
  gtk_box_append (GTK_BOX (self->box), texts);
  gtk_widget_set_margin_top (self->box, 6);
  gtk_widget_set_margin_bottom (self->box, 6);
  gtk_widget_set_margin_start (self->box, 6);
  gtk_widget_set_margin_end (self->box, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static const char *
icon_of (const JalonsHit *hit)
{
  switch ((int) jalons_record_get_entity (hit->record))
    {
    case JALONS_ENTITY_SCHOOL:
    case JALONS_ENTITY_CENTRE:
      return "go-home-symbolic";
    case JALONS_ENTITY_DIVISION:
      return "system-users-symbolic";
    case JALONS_ENTITY_AMBASSADOR:
      return "avatar-default-symbolic";
    case JALONS_ENTITY_OFFER:
      return "starred-symbolic";
    case JALONS_ENTITY_DOCUMENT:
      return hit->page > 0 ? "edit-find-symbolic" : "x-office-document-symbolic";
    case JALONS_ENTITY_MILESTONE:
      return "alarm-symbolic";
    case JALONS_ENTITY_ACTIVITY:
    default:
      return "x-office-calendar-symbolic";
    }
}

static void
show_text (GtkLabel *label,
           const char *text,
           GArray *marks)
{
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      JalonsMark mark = g_array_index (marks, JalonsMark, i);
      PangoAttribute *attribute = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      attribute->start_index = mark.start;
      attribute->end_index = mark.end;
      pango_attr_list_insert (bold, attribute);
    }
  gtk_label_set_label (label, text);
  gtk_label_set_attributes (label, bold);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

GtkWidget *
jalons_search_row_new (void)
{
  return g_object_new (JALONS_TYPE_SEARCH_ROW, NULL);
}

/**
 * jalons_search_row_show:
 * @item: a hit
 */
void
jalons_search_row_show (JalonsSearchRow *self,
                        JalonsSearchItem *item)
{
  const JalonsHit *hit = item->hit;
  g_auto (GStrv) words = jalons_query_words (item->query);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (JalonsMark));
  g_autofree char *title = jalons_hit_title (hit), *context = jalons_hit_context (hit);
  g_autofree char *spoken = jalons_search_item_to_words (item);

  if (hit->page == 0)
    jalons_mark_words (title, (const char *const *) words, marks);
  gtk_image_set_from_icon_name (self->icon, icon_of (hit));
  show_text (self->title, title, marks);
  show_text (self->kind, jalons_hit_kind (hit), NULL);
  show_text (self->context, context, NULL);
  show_text (self->passage, hit->passage, hit->marks);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
