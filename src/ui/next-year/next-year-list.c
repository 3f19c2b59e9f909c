/* The lines of a year that is being prepared, grouped by what happens to them, with a search.
 * Invariant: what asks for attention stands above what passes as it was, which is most of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/next-year/next-year-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/words/text.h"

/* A line as it is shown; the first one of its kind has the heading. */

#define JALONS_TYPE_NEXT_YEAR_ITEM (jalons_next_year_item_get_type ())
G_DECLARE_FINAL_TYPE (JalonsNextYearItem, jalons_next_year_item, JALONS, NEXT_YEAR_ITEM, GObject)

struct _JalonsNextYearItem
{
  GObject parent_instance;
  JalonsNextYearKind kind;
  char *text;
  char *heading; /* or NULL */
};

G_DEFINE_FINAL_TYPE (JalonsNextYearItem, jalons_next_year_item, G_TYPE_OBJECT)

static void
jalons_next_year_item_finalize (GObject *object)
{
  JalonsNextYearItem *self = JALONS_NEXT_YEAR_ITEM (object);

  g_free (self->text);
  g_free (self->heading);

  G_OBJECT_CLASS (jalons_next_year_item_parent_class)->finalize (object);
}

static void
jalons_next_year_item_class_init (JalonsNextYearItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_next_year_item_finalize;
}

static void
jalons_next_year_item_init (JalonsNextYearItem *self)
{
}

static JalonsNextYearItem *
item_new (JalonsNextYearKind kind,
          const char *text)
{
  JalonsNextYearItem *self = g_object_new (JALONS_TYPE_NEXT_YEAR_ITEM, NULL);

  self->kind = kind;
  self->text = g_strdup (text);
  return self;
}

/* The list */

struct _JalonsNextYearList
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkSearchEntry *search;
  GtkDropDown *kinds;
  GtkStack *stack;
  GtkListView *list;
  GListStore *shown; /* of JalonsNextYearItem */
  GPtrArray *all;    /* of JalonsNextYearItem, without headings */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (JalonsNextYearList, jalons_next_year_list, GTK_TYPE_WIDGET)

/* How a kind is shown, in the order of the list. */
typedef struct
{
  JalonsNextYearKind kind;
  const char *title;
  const char *icon;
} Kind;

static const Kind kinds[] = {
  { JALONS_NEXT_UNDATED, N_ ("To be dated"), "x-office-calendar-symbolic" },
  { JALONS_NEXT_MOVED, N_ ("In their week, without a day"), "go-next-symbolic" },
  { JALONS_NEXT_DROPPED, N_ ("Not taken over"), "list-remove-symbolic" },
  { JALONS_NEXT_LEFT, N_ ("There already, left as they are"), "emblem-ok-symbolic" },
  { JALONS_NEXT_CREATED, N_ ("Taken over"), "list-add-symbolic" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == JALONS_N_NEXT);

static const Kind *
find_kind (JalonsNextYearKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return &kinds[i];
  g_return_val_if_reached (&kinds[0]);
}

/* Rows */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          JalonsNextYearList *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *heading = gtk_label_new (NULL), *icon = gtk_image_new (), *text = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "month");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (body, "line");
  gtk_widget_add_css_class (body, "told");
  gtk_widget_add_css_class (row, "activity-row");
  gtk_box_append (GTK_BOX (body), icon);
  gtk_box_append (GTK_BOX (body), text);
  gtk_box_append (GTK_BOX (row), heading);
  gtk_box_append (GTK_BOX (row), body);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

/* The list's own item has the focus, so it needs the name. */
static void
speak (GtkWidget *row,
       const JalonsNextYearItem *line)
{
  g_autofree char *name = line->heading ? g_strdup_printf ("%s. %s", line->heading, line->text) : g_strdup (line->text);
  GtkWidget *item = gtk_widget_get_parent (row);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         JalonsNextYearList *self)
{
  JalonsNextYearItem *line = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item), *heading = gtk_widget_get_first_child (row);
  GtkWidget *body = gtk_widget_get_last_child (row);

  gtk_label_set_label (GTK_LABEL (heading), line->heading);
  gtk_widget_set_visible (heading, line->heading != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (body)), find_kind (line->kind)->icon);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (body)), line->text);
  speak (row, line);
}

/* What is found */

static gboolean
has_words (const char *text,
           char **words)
{
  g_autofree char *folded = jalons_fold (text);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Those of one kind that have the words, under their heading. They are new items: a list binds one it knows no second time,
 * and the heading may be another's now. */
static void
add_kind (JalonsNextYearList *self,
          const Kind *kind,
          char **words,
          GPtrArray *found)
{
  guint first = found->len;

  for (guint i = 0; i < self->all->len; i++)
    {
      const JalonsNextYearItem *line = g_ptr_array_index (self->all, i);

      if (line->kind == kind->kind && has_words (line->text, words))
        g_ptr_array_add (found, item_new (line->kind, line->text));
    }
  if (found->len > first)
    ((JalonsNextYearItem *) g_ptr_array_index (found, first))->heading =
      /* Translators: what happens to them, how many they are */
      g_strdup_printf (_ ("%1$s (%2$u)"), _ (kind->title), found->len - first);
}

static void
show_found (JalonsNextYearList *self)
{
  g_autofree char *typed = jalons_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_auto (GStrv) words = g_strsplit (typed, " ", -1);
  guint chosen = gtk_drop_down_get_selected (self->kinds);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (chosen == 0 || chosen == GTK_INVALID_LIST_POSITION || chosen == i + 1)
      add_kind (self, &kinds[i], words, found);
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)), found->pdata, found->len);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "lines" : "none");
}

static void
on_searched (JalonsNextYearList *self)
{
  if (!self->filling)
    show_found (self);
}

/* What there is */

static void
fill_kinds (JalonsNextYearList *self,
            const JalonsNextYear *prepared)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = gtk_drop_down_get_selected (self->kinds);
  /* Translators: how many lines there are */
  g_autofree char *all = g_strdup_printf (_ ("All (%u)"), prepared->lines->len);

  gtk_string_list_append (names, all);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_take (names, g_strdup_printf (_ ("%1$s (%2$u)"), _ (kinds[i].title),
                                                  prepared->n_lines[kinds[i].kind]));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->kinds, chosen == GTK_INVALID_LIST_POSITION ? 0 : chosen);
}

/**
 * jalons_next_year_list_show:
 * @prepared: what is to be shown; it is not kept
 */
void
jalons_next_year_list_show (JalonsNextYearList *self,
                            const JalonsNextYear *prepared)
{
  self->filling = TRUE;
  g_list_store_remove_all (self->shown);
  g_ptr_array_set_size (self->all, 0);
  for (guint i = 0; i < prepared->lines->len; i++)
    {
      const JalonsNextYearLine *line = g_ptr_array_index (prepared->lines, i);

      g_ptr_array_add (self->all, item_new (line->kind, line->text));
    }
  fill_kinds (self, prepared);
  self->filling = FALSE;
  show_found (self);
}

/**
 * jalons_next_year_list_find:
 *
 * Lets the user search.
 */
void
jalons_next_year_list_find (JalonsNextYearList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* GObject */

static void
jalons_next_year_list_dispose (GObject *object)
{
  JalonsNextYearList *self = JALONS_NEXT_YEAR_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->all, g_ptr_array_unref);

  G_OBJECT_CLASS (jalons_next_year_list_parent_class)->dispose (object);
}

static void
jalons_next_year_list_class_init (JalonsNextYearListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_next_year_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/next-year-list.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearList, box);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearList, search);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearList, kinds);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearList, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_searched);
}

static void
jalons_next_year_list_init (JalonsNextYearList *self)
{
  GtkSelectionModel *model;

  self->shown = g_list_store_new (JALONS_TYPE_NEXT_YEAR_ITEM);
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  gtk_list_view_set_model (self->list, model);
  g_object_unref (model);
}
