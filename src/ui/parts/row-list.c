/* A group of rows for a list of things that are opened and removed.
 * Invariant: nothing in a title or a subtitle is taken for markup.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/row-list.h"

#include "ui/parts/tip.h"

typedef struct
{
  JalonsRowList *list;
  AdwActionRow *row;
  GtkWidget *remove; /* or what opens the menu; NULL when there is neither */
  gpointer item;
  GDestroyNotify item_free;
} Line;

struct _JalonsRowList
{
  AdwPreferencesGroup *group;
  GtkWidget *placeholder; /* NULL while there is something */
  GPtrArray *lines;
  guint n_shown; /* while the list is shown anew */
  JalonsRowFunc open;
  JalonsRowFunc remove;
  JalonsRowMenuFunc menu;
  const char *icon_name;
  char *tooltip;
  gpointer data;
};

static void
line_clear_item (Line *line)
{
  if (line->item_free != NULL)
    line->item_free (line->item);
  line->item = NULL;
  line->item_free = NULL;
}

static void
line_free (gpointer data)
{
  Line *line = data;

  line_clear_item (line);
  g_free (line);
}

static void
on_activated (AdwActionRow *row,
              Line *line)
{
  line->list->open (line->item, line->list->data);
}

static void
on_remove (GtkButton *button,
           Line *line)
{
  line->list->remove (line->item, line->list->data);
}

/**
 * jalons_row_list_new:
 * @group: where the rows go, after those that it has
 * @open: (nullable): called when a row is activated
 * @data: given to @open, and to the function of jalons_row_list_set_remove()
 *
 * Returns: (transfer full): a list without rows, to be freed before @group goes
 */
JalonsRowList *
jalons_row_list_new (AdwPreferencesGroup *group,
                     JalonsRowFunc open,
                     gpointer data)
{
  JalonsRowList *self = g_new0 (JalonsRowList, 1);

  self->group = group;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->open = open;
  self->data = data;
  return self;
}

/**
 * jalons_row_list_set_remove:
 * @remove: called when the button at the end of a row is clicked
 * @icon_name: (transfer none): of the button; a literal
 * @tooltip: what the button does, for the pointer and for screen readers
 */
void
jalons_row_list_set_remove (JalonsRowList *self,
                            JalonsRowFunc remove,
                            const char *icon_name,
                            const char *tooltip)
{
  self->remove = remove;
  self->icon_name = icon_name;
  g_free (self->tooltip);
  self->tooltip = g_strdup (tooltip);
}

/**
 * jalons_row_list_set_menu:
 * @menu: makes the menu of a row when it is opened
 * @tooltip: what the button does
 *
 * In place of jalons_row_list_set_remove().
 */
void
jalons_row_list_set_menu (JalonsRowList *self,
                          JalonsRowMenuFunc menu,
                          const char *tooltip)
{
  self->menu = menu;
  g_free (self->tooltip);
  self->tooltip = g_strdup (tooltip);
}

void
jalons_row_list_begin (JalonsRowList *self)
{
  self->n_shown = 0;
}

static void
add_remove_button (JalonsRowList *self,
                   Line *line)
{
  line->remove = gtk_button_new_from_icon_name (self->icon_name);
  gtk_widget_set_valign (line->remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line->remove, "flat");
  jalons_tip_set (line->remove, self->tooltip);
  g_signal_connect (line->remove, "clicked", G_CALLBACK (on_remove), line);
  adw_action_row_add_suffix (line->row, line->remove);
}

static void
create_menu (GtkMenuButton *button,
             gpointer data)
{
  const Line *line = data;
  g_autoptr (GMenuModel) menu = line->list->menu (line->item, line->list->data);

  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static void
add_menu_button (JalonsRowList *self,
                 Line *line)
{
  line->remove = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (line->remove), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (line->remove), create_menu, line, NULL);
  gtk_widget_set_valign (line->remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line->remove, "flat");
  jalons_tip_set (line->remove, self->tooltip);
  adw_action_row_add_suffix (line->row, line->remove);
}

static Line *
line_new (JalonsRowList *self)
{
  Line *line = g_new0 (Line, 1);

  line->list = self;
  line->row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->row), FALSE);
  /* What cannot be opened has nowhere else to be read. */
  adw_action_row_set_subtitle_lines (line->row, self->open != NULL ? 3 : 0);
  if (self->remove != NULL)
    add_remove_button (self, line);
  if (self->menu != NULL)
    add_menu_button (self, line);
  if (self->open != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line->row), TRUE);
      g_signal_connect (line->row, "activated", G_CALLBACK (on_activated), line);
      adw_action_row_add_suffix (line->row, gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  adw_preferences_group_add (self->group, GTK_WIDGET (line->row));
  g_ptr_array_add (self->lines, line);
  return line;
}

/**
 * jalons_row_list_add:
 * @item: what the row is for
 * @item_free: (nullable): frees @item, which the row takes
 * @title: its name
 * @subtitle: (nullable): what else is to be known
 * @removable: whether the button of jalons_row_list_set_remove() is there
 */
void
jalons_row_list_add (JalonsRowList *self,
                     gpointer item,
                     GDestroyNotify item_free,
                     const char *title,
                     const char *subtitle,
                     gboolean removable)
{
  Line *line = self->n_shown < self->lines->len ? self->lines->pdata[self->n_shown] : line_new (self);

  self->n_shown++;
  line_clear_item (line);
  line->item = item;
  line->item_free = item_free;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), title);
  adw_action_row_set_subtitle (line->row, subtitle ? subtitle : "");
  if (line->remove != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", self->tooltip, title);

      gtk_widget_set_visible (line->remove, removable);
      gtk_accessible_update_property (GTK_ACCESSIBLE (line->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
show_placeholder (JalonsRowList *self,
                  const char *text)
{
  if (self->placeholder != NULL && text == NULL)
    {
      adw_preferences_group_remove (self->group, self->placeholder);
      self->placeholder = NULL;
    }
  else if (self->placeholder == NULL && text != NULL)
    {
      self->placeholder = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->placeholder), FALSE);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->placeholder), 4);
      gtk_widget_set_focusable (self->placeholder, FALSE);
      adw_preferences_group_add (self->group, self->placeholder);
    }
  if (text != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->placeholder), text);
}

/**
 * jalons_row_list_end:
 * @placeholder: (nullable): what is said when there is no row: what they would be for
 */
void
jalons_row_list_end (JalonsRowList *self,
                     const char *placeholder)
{
  while (self->lines->len > self->n_shown)
    {
      Line *line = self->lines->pdata[self->lines->len - 1];

      adw_preferences_group_remove (self->group, GTK_WIDGET (line->row));
      g_ptr_array_set_size (self->lines, (int) self->lines->len - 1);
    }
  show_placeholder (self, self->lines->len == 0 ? placeholder : NULL);
}

/* Once it has a place: what is not yet there cannot be scrolled to. */
static gboolean
focus_row (GtkWidget *row,
           GdkFrameClock *clock,
           gpointer data)
{
  if (gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

/**
 * jalons_row_list_focus:
 * @item: what a row is for
 *
 * Gives the keyboard to the row of @item, as soon as it is on the screen.
 */
void
jalons_row_list_focus (JalonsRowList *self,
                       gconstpointer item)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);

      if (line->item == item)
        gtk_widget_add_tick_callback (GTK_WIDGET (line->row), focus_row, NULL, NULL);
    }
}

void
jalons_row_list_free (JalonsRowList *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self->tooltip);
  g_free (self);
}
