/* What of the year is seen: filters, order, colours, and what is searched.
 * Invariant: the filter is forgotten with the window; the order and the colours are kept in the settings.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/year/year-filters.h"
#include "ui/year/year-view-private.h"

/* Filters */

/* The mark is a figure as well as a colour. */
static void
mark_button (JalonsYearView *self)
{
  guint n = jalons_year_filter_count (jalons_year_table_get_filter (self->table));
  /* Translators: the number of filters that are on */
  g_autofree char *label = n > 0 ? g_strdup_printf (_ ("_Filters (%u)"), n) : g_strdup (_ ("_Filters"));

  gtk_menu_button_set_label (self->filter_button, label);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "filtering");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "filtering");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "year.show-everything", n > 0);
}

static void
show_filtered (JalonsYearView *self)
{
  mark_button (self);
  jalons_year_view_show_contents (self);
  jalons_year_view_show_status (self);
}

/**
 * jalons_year_view_set_filter:
 * @filter: its order is not taken: that one is remembered
 */
void
jalons_year_view_set_filter (JalonsYearView *self,
                             const JalonsYearFilter *filter)
{
  JalonsYearFilter now = *filter;

  now.order = jalons_year_table_get_filter (self->table)->order;
  jalons_year_table_set_filter (self->table, &now);
  show_filtered (self);
}

typedef struct
{
  guint n_divisions;
  GHashTable *activities;
} Counted;

static void
count_one (JalonsDivision *division,
           JalonsActivity *activity,
           gpointer data)
{
  Counted *counted = data;

  if (activity == NULL)
    counted->n_divisions++;
  else
    g_hash_table_add (counted->activities, activity);
}

/**
 * jalons_year_view_describe_filter:
 *
 * Returns: (transfer full) (nullable): how much the filter leaves: "3 of 8 classes · 12 activities"; %NULL when it is off
 */
char *
jalons_year_view_describe_filter (JalonsYearView *self)
{
  g_autoptr (GPtrArray) divisions = NULL;
  g_autoptr (GHashTable) activities = NULL;
  g_autofree char *left = NULL, *activities_left = NULL;
  Counted counted = { 0 };
  guint n_activities;

  if (jalons_year_filter_is_empty (jalons_year_table_get_filter (self->table)))
    return NULL;
  divisions = jalons_workspace_list_divisions (self->workspace);
  counted.activities = activities = g_hash_table_new (NULL, NULL);
  jalons_year_table_foreach (self->table, count_one, &counted);
  n_activities = g_hash_table_size (activities);
  /* Translators: how many classes the filter leaves, and how many there are */
  left = g_strdup_printf (ngettext ("%1$u of %2$u class", "%1$u of %2$u classes", divisions->len), counted.n_divisions,
                          divisions->len);
  activities_left = jalons_format_counted (ngettext ("%u activity", "%u activities", n_activities), n_activities);
  return g_strdup_printf ("%s · %s", left, activities_left);
}

static void
create_filters (GtkMenuButton *button,
                gpointer data)
{
  JalonsYearView *self = data;

  if (self->filters != NULL)
    return;
  self->filters = jalons_year_filters_new (self->table, self->settings);
  g_signal_connect_object (self->filters, "chosen", G_CALLBACK (show_filtered), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, self->filters);
}

static void
open_filters (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  gtk_menu_button_popup (JALONS_YEAR_VIEW (widget)->filter_button);
}

static void
show_everything (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);
  const JalonsYearFilter everything = JALONS_YEAR_FILTER_INIT;

  gtk_menu_button_popdown (self->filter_button);
  jalons_year_view_set_filter (self, &everything);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Order and colours */

static void
on_order_changed (JalonsYearView *self)
{
  g_autofree char *order = g_settings_get_string (self->settings, "year-order");
  JalonsYearFilter filter = *jalons_year_table_get_filter (self->table);

  filter.order = g_str_equal (order, "behind") ? JALONS_ORDER_BEHIND : JALONS_ORDER_LEVEL;
  jalons_year_table_set_filter (self->table, &filter);
}

static void
on_tint_changed (JalonsYearView *self)
{
  g_autofree char *code = g_settings_get_string (self->settings, "year-tint");
  JalonsTint tint = g_str_equal (code, "state") ? JALONS_TINT_STATE : JALONS_TINT_AXIS;

  jalons_year_grid_set_tint (self->grid, tint);
  jalons_year_legend_set_tint (self->legend, tint);
}

/* Searching */

/* What hides it is taken away: a closed level, another week. */
static int
need_row (JalonsYearView *self,
          const char *id)
{
  JalonsDivision *division = jalons_dataset_lookup (jalons_workspace_get_dataset (self->workspace),
                                                    JALONS_ENTITY_DIVISION, id);
  int row = jalons_year_table_find (self->table, id);

  if (row >= 0 || division == NULL)
    return row;
  jalons_year_table_set_collapsed (self->table, jalons_division_level (division), FALSE);
  return jalons_year_table_find (self->table, id);
}

static gboolean
find_place (JalonsYearView *self,
            const char *id,
            JalonsYearPlace *place)
{
  JalonsActivity *activity = jalons_dataset_lookup (jalons_workspace_get_dataset (self->workspace),
                                                    JALONS_ENTITY_ACTIVITY, id);
  guint row = (guint) place->row, chip = 0;
  gboolean found;

  if (activity == NULL)
    return FALSE;
  found = jalons_year_row_find_activity (jalons_year_table_get_row (self->table, row), id, &place->column, &chip);
  if (!found && jalons_year_table_get_columns (self->table)->monday != JALONS_NO_DAY)
    {
      jalons_year_view_show_scale (self, jalons_activity_slot (activity).day);
      found = jalons_year_row_find_activity (jalons_year_table_get_row (self->table, row), id, &place->column, &chip);
    }
  place->chip = (int) chip;
  return found;
}

static void
on_found (JalonsYearView *self,
          const char *division,
          const char *activity)
{
  JalonsYearPlace place = { need_row (self, division), JALONS_COLUMN_HEAD, 0 };

  if (place.row >= 0 && (activity == NULL || find_place (self, activity, &place)))
    jalons_year_grid_set_cursor (self->grid, place, FALSE);
}

static void
on_search_closed (JalonsYearView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
need_search (JalonsYearView *self)
{
  if (self->search != NULL)
    return;
  self->search = JALONS_YEAR_SEARCH_BAR (jalons_year_search_bar_new (self->table));
  g_signal_connect_object (self->search, "found", G_CALLBACK (on_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "closed", G_CALLBACK (on_search_closed), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (self->page), GTK_WIDGET (self->search), self->head);
}

/**
 * jalons_year_view_find:
 *
 * Lets the user type what to look for.
 */
void
jalons_year_view_find (JalonsYearView *self)
{
  need_search (self);
  jalons_year_search_bar_open (self->search);
}

static void
find_next (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);

  need_search (self);
  jalons_year_search_bar_step (self->search, g_variant_get_int32 (parameter));
}

/* The keys of these are in year-view.c, with those of the other shortcuts. */
void
jalons_year_view_install_seeing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "year.filters", NULL, open_filters);
  gtk_widget_class_install_action (widget_class, "year.show-everything", NULL, show_everything);
  gtk_widget_class_install_action (widget_class, "year.find-next", "i", find_next);
}

/* To be called once, when the grid is there. */
void
jalons_year_view_add_seeing (JalonsYearView *self)
{
  self->settings = g_settings_new (JALONS_APP_ID);
  g_signal_connect_object (self->settings, "changed::year-order", G_CALLBACK (on_order_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::year-tint", G_CALLBACK (on_tint_changed), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->filter_button, create_filters, self, NULL);
  on_order_changed (self);
  on_tint_changed (self);
  mark_button (self);
}
