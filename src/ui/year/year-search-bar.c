/* The search of the year view.
 * Invariant: what is found is of the data as they are now: a change makes the index anew before it is next asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-search-bar.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/words.h"
struct _JalonsYearSearchBar
{
  GtkWidget parent_instance;

  JalonsYearTable *table;
  JalonsYearSearch *search; /* NULL when it has to be made anew */
  char *division;           /* what was last found */
  char *activity;           /* NULL when that is the class itself */
  guint n_hits;

  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *count;
};

enum
{
  SIGNAL_FOUND,
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsYearSearchBar, jalons_year_search_bar, GTK_TYPE_WIDGET)

/* The index */

static void
add_place (JalonsDivision *division,
           JalonsActivity *activity,
           gpointer data)
{
  JalonsYearSearchBar *self = data;
  JalonsWorkspace *workspace = jalons_year_table_get_workspace (self->table);

  jalons_year_search_add (self->search, division,
                          jalons_workspace_level (workspace, jalons_division_level (division)).label, activity);
}

static void
forget_index (JalonsYearSearchBar *self)
{
  g_clear_pointer (&self->search, jalons_year_search_free);
}

static void
run (JalonsYearSearchBar *self)
{
  if (self->search == NULL)
    {
      self->search = jalons_year_search_new ();
      jalons_year_table_foreach (self->table, add_place, self);
    }
  self->n_hits = jalons_year_search_run (self->search, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* What is found */

static void
show_count (JalonsYearSearchBar *self,
            int position)
{
  gboolean nothing = self->n_hits == 0 && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  g_autofree char *text = NULL;

  if (self->n_hits > 0)
    text = jalons_words_of ((guint) position + 1, self->n_hits);
  else
    text = g_strdup (nothing ? _ ("Nothing found") : "");
  gtk_label_set_label (self->count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (nothing)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
go_to (JalonsYearSearchBar *self,
       int position)
{
  const JalonsYearHit *hit = jalons_year_search_get (self->search, (guint) position);

  g_free (self->division);
  g_free (self->activity);
  self->division = g_strdup (hit->division);
  self->activity = g_strdup (hit->activity);
  g_signal_emit (self, signals[SIGNAL_FOUND], 0, self->division, self->activity);
  /* Going there may have opened a level, which is a change. */
  show_count (self, position);
}

static void
on_typed (JalonsYearSearchBar *self)
{
  run (self);
  if (self->n_hits > 0)
    go_to (self, 0);
  else
    show_count (self, -1);
}

/* What was counted is no longer so; it is counted again when it is next asked. */
static void
on_stale (JalonsYearSearchBar *self)
{
  forget_index (self);
  gtk_label_set_label (self->count, "");
}

/**
 * jalons_year_search_bar_step:
 * @by: 1 for the next thing found, -1 for the one before; after the last comes the first
 */
void
jalons_year_search_bar_step (JalonsYearSearchBar *self,
                             int by)
{
  int position;

  if (!gtk_search_bar_get_search_mode (self->bar))
    {
      jalons_year_search_bar_open (self);
      return;
    }
  run (self);
  if (self->n_hits == 0)
    {
      show_count (self, -1);
      return;
    }
  position = jalons_year_search_find (self->search, self->division, self->activity);
  if (position < 0)
    position = by > 0 ? -1 : 0;
  go_to (self, (position + by + (int) self->n_hits) % (int) self->n_hits);
}

static void
on_next (JalonsYearSearchBar *self)
{
  jalons_year_search_bar_step (self, 1);
}

static void
on_previous (JalonsYearSearchBar *self)
{
  jalons_year_search_bar_step (self, -1);
}

static gboolean
step (GtkWidget *widget,
      GVariant *parameter,
      gpointer data)
{
  jalons_year_search_bar_step (JALONS_YEAR_SEARCH_BAR (widget), g_variant_get_int32 (parameter));
  return TRUE;
}

/* Opening and closing */

static void
on_close (JalonsYearSearchBar *self)
{
  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

static void
on_mode_changed (JalonsYearSearchBar *self)
{
  if (gtk_search_bar_get_search_mode (self->bar))
    return;
  forget_index (self);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

/**
 * jalons_year_search_bar_open:
 *
 * Lets something be typed, in place of what was.
 */
void
jalons_year_search_bar_open (JalonsYearSearchBar *self)
{
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * jalons_year_search_bar_get_count:
 *
 * Returns: (transfer none): what it says of the search: "2 of 7"
 */
const char *
jalons_year_search_bar_get_count (JalonsYearSearchBar *self)
{
  return gtk_label_get_label (self->count);
}

/* GObject */

static void
jalons_year_search_bar_dispose (GObject *object)
{
  JalonsYearSearchBar *self = JALONS_YEAR_SEARCH_BAR (object);

  g_clear_pointer ((GtkWidget **) &self->bar, gtk_widget_unparent);
  forget_index (self);
  g_clear_object (&self->table);
  g_clear_pointer (&self->division, g_free);
  g_clear_pointer (&self->activity, g_free);

  G_OBJECT_CLASS (jalons_year_search_bar_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, step, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Down, 0, step, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, step, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Up, 0, step, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, step, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_SHIFT_MASK, step, "i", -1);
}

static void
jalons_year_search_bar_class_init (JalonsYearSearchBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_year_search_bar_dispose;

  /**
   * JalonsYearSearchBar::found:
   * @division: id of a class
   * @activity: (nullable): id of an activity of it, or %NULL for the class itself
   */
  signals[SIGNAL_FOUND] = g_signal_new ("found", JALONS_TYPE_YEAR_SEARCH_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", JALONS_TYPE_YEAR_SEARCH_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  add_keys (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/year-search-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsYearSearchBar, bar);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearSearchBar, entry);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearSearchBar, count);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_changed);
}

static void
jalons_year_search_bar_init (JalonsYearSearchBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
}

/**
 * jalons_year_search_bar_new:
 * @table: where to look
 */
GtkWidget *
jalons_year_search_bar_new (JalonsYearTable *table)
{
  JalonsYearSearchBar *self = g_object_new (JALONS_TYPE_YEAR_SEARCH_BAR, NULL);

  self->table = g_object_ref (table);
  g_signal_connect_object (table, "reset", G_CALLBACK (on_stale), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jalons_year_table_get_workspace (table), "changed", G_CALLBACK (on_stale), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
