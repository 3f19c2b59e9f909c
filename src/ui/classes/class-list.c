/* The classes of the school, by level, each with its meter.
 * Invariant: rows are reused in the order of the classes, so that a change of sums moves no focus.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/classes/class-list.h"

#include <string.h>

#include "core/published/levels.h"
#include "core/words/text.h"
#include "ui/classes/division-row.h"
#include "ui/parts/one-stop.h"
#include "ui/parts/words.h"

struct _JalonsClassList
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;
  GtkScrolledWindow *scrolled;
  GtkListBox *divisions;
  char *wanted;     /* what is searched, folded; "" for everything */
  gboolean showing; /* while true, a row that is selected is not the user's choice */
};

G_DEFINE_FINAL_TYPE (JalonsClassList, jalons_class_list, GTK_TYPE_WIDGET)

static JalonsDivision *
division_of (GtkListBoxRow *row)
{
  return jalons_division_row_get_division (JALONS_DIVISION_ROW (row));
}

static void
on_row_selected (GtkListBox *list,
                 GtkListBoxRow *row,
                 JalonsClassList *self)
{
  if (!self->showing && row != NULL)
    jalons_workspace_set_division (self->workspace, jalons_record_get_id (division_of (row)));
}

/* Searching */

static gboolean
is_wanted (GtkListBoxRow *row,
           gpointer data)
{
  JalonsClassList *self = data;
  JalonsDivision *division = division_of (row);
  const char *level = jalons_workspace_level (self->workspace, jalons_division_level (division)).label;
  g_autofree char *teachers = g_strjoinv (" ", (char **) jalons_division_lead_teachers (division));
  g_autofree char *key = jalons_division_key (jalons_division_code (division)); /* "3a" finds the class "3 A" */
  g_autofree char *text = g_strdup_printf ("%s %s %s %s", jalons_division_code (division), key, level, teachers);
  g_autofree char *folded = jalons_fold (text);

  return strstr (folded, self->wanted) != NULL;
}

static void
on_search_changed (JalonsClassList *self)
{
  g_free (self->wanted);
  self->wanted = jalons_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_list_box_invalidate_filter (self->divisions);
}

/* Enter in the search goes to the first class that is found, among all the others again. */
static void
on_search_activated (JalonsClassList *self)
{
  GtkListBoxRow *row;
  int i = 0;

  /* Also by what was typed just before. */
  on_search_changed (self);
  while ((row = gtk_list_box_get_row_at_index (self->divisions, i)) != NULL && !is_wanted (row, self))
    i++;
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->divisions, row);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Headings by level */

static char *
level_words (JalonsClassList *self,
             const char *level)
{
  JalonsHours total = { 0 };
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->divisions, i)) != NULL; i++)
    {
      JalonsDivision *division = division_of (row);

      if (g_str_equal (jalons_division_level (division), level))
        jalons_hours_add (&total, jalons_workspace_get_hours (self->workspace, division));
    }
  return jalons_words_progress (total.total.planned, total.owed.minutes);
}

static GtkWidget *
new_heading (JalonsClassList *self,
             const char *level)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (jalons_workspace_level (self->workspace, level).label);
  g_autofree char *words = level_words (self, level);
  GtkWidget *sums = gtk_label_new (words);

  gtk_widget_add_css_class (name, "caption-heading");
  gtk_widget_add_css_class (sums, "caption");
  gtk_widget_add_css_class (sums, "dim-label");
  gtk_widget_add_css_class (sums, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), sums);
  gtk_widget_add_css_class (box, "level");
  return box;
}

/* While the rows are being changed some are of classes that are no more; the headings follow when all of them are right. */
static void
update_heading (GtkListBoxRow *row,
                GtkListBoxRow *before,
                gpointer data)
{
  const char *level = jalons_division_level (division_of (row));

  if (((JalonsClassList *) data)->showing)
    return;
  if (before != NULL && g_str_equal (level, jalons_division_level (division_of (before))))
    gtk_list_box_row_set_header (row, NULL);
  else
    gtk_list_box_row_set_header (row, new_heading (data, level));
}

/* Showing */

static GtkListBoxRow *
row_at (JalonsClassList *self,
        guint position)
{
  return gtk_list_box_get_row_at_index (self->divisions, (int) position);
}

static GtkListBoxRow *
show_row (JalonsClassList *self,
          guint position,
          JalonsDivision *division)
{
  const JalonsHours *hours = jalons_workspace_get_hours (self->workspace, division);
  GtkListBoxRow *row = row_at (self, position);
  gboolean is_new = row == NULL;

  if (is_new)
    row = GTK_LIST_BOX_ROW (jalons_division_row_new ());
  jalons_division_row_set (JALONS_DIVISION_ROW (row), division,
                           jalons_workspace_level (self->workspace, jalons_division_level (division)).label, hours);
  if (is_new)
    gtk_list_box_append (self->divisions, GTK_WIDGET (row));
  return row;
}

static void
select_division (JalonsClassList *self)
{
  JalonsDivision *selected = jalons_workspace_get_division (self->workspace);
  GtkListBoxRow *row;

  self->showing = TRUE;
  for (guint i = 0; (row = row_at (self, i)) != NULL; i++)
    if (division_of (row) == selected)
      gtk_list_box_select_row (self->divisions, row);
  self->showing = FALSE;
}

static void
show (JalonsClassList *self)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (self->workspace);
  GtkListBoxRow *extra;

  self->showing = TRUE;
  while ((extra = row_at (self, divisions->len)) != NULL)
    gtk_list_box_remove (self->divisions, GTK_WIDGET (extra));
  for (guint i = 0; i < divisions->len; i++)
    show_row (self, i, g_ptr_array_index (divisions, i));
  self->showing = FALSE;
  gtk_list_box_invalidate_headers (self->divisions);
  gtk_list_box_invalidate_filter (self->divisions);
  select_division (self);
}

static void
jalons_class_list_dispose (GObject *object)
{
  JalonsClassList *self = JALONS_CLASS_LIST (object);
  GtkWidget *child;

  /* The list outlives this: it would ask for the headings of rows that it gives up one by one. */
  gtk_list_box_set_header_func (self->divisions, NULL, NULL, NULL);
  gtk_list_box_set_filter_func (self->divisions, NULL, NULL, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (jalons_class_list_parent_class)->dispose (object);
}

static void
jalons_class_list_class_init (JalonsClassListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_class_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/class-list.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsClassList, search_bar);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassList, search);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassList, divisions);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
}

static void
jalons_class_list_init (JalonsClassList *self)
{
  self->wanted = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  gtk_list_box_set_header_func (self->divisions, update_heading, self, NULL);
  gtk_list_box_set_filter_func (self->divisions, is_wanted, self, NULL);
  jalons_one_stop (GTK_WIDGET (self->divisions));
}

GtkWidget *
jalons_class_list_new (JalonsWorkspace *workspace)
{
  JalonsClassList *self = g_object_new (JALONS_TYPE_CLASS_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::division", G_CALLBACK (select_division), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * jalons_class_list_find:
 *
 * Opens the search, or goes back to it.
 */
void
jalons_class_list_find (JalonsClassList *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Scrolls so that the row is seen; the focus stays where it is. */
static void
reveal_row (JalonsClassList *self,
            GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->divisions), &bounds))
    gtk_adjustment_clamp_page (adjustment, (double) bounds.origin.y,
                               (double) (bounds.origin.y + bounds.size.height));
}

/**
 * jalons_class_list_move:
 * @by: -1 for the previous class, 1 for the next
 */
void
jalons_class_list_move (JalonsClassList *self,
                        int by)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->divisions);
  int position = selected ? gtk_list_box_row_get_index (selected) : 0;
  GtkListBoxRow *row = NULL;

  do
    {
      position += by;
      row = position >= 0 ? row_at (self, (guint) position) : NULL;
    }
  while (row != NULL && !gtk_widget_get_child_visible (GTK_WIDGET (row)));
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->divisions, row);
  reveal_row (self, row);
}
