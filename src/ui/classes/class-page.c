/* The page of one class: its figures, its axes, and the list of its activities by month.
 * Invariant: the selection is a record's id; it survives every change of the list.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/classes/class-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/activity/activity-row.h"
#include "ui/classes/class-summary.h"
#include "ui/parts/line.h"
#include "ui/sharing/conflict-bar.h"

struct _JalonsClassPage
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  char *division_id; /* the class that is shown */
  char *selected_id; /* the record whose line is selected */
  gboolean showing;

  JalonsClassSummary *summary;
  JalonsConflictBar *conflicts;
  GtkStack *contents;
  GtkScrolledWindow *scrolled;
  GtkListView *list;
  GListStore *lines;
  GtkSingleSelection *selection;
  GMenuModel *row_menu;
  GtkWidget *popover; /* NULL until it is first asked for */
};

enum
{
  SIGNAL_OPENED,
  SIGNAL_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsClassPage, jalons_class_page, GTK_TYPE_WIDGET)

/* Rows */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          JalonsClassPage *self)
{
  gtk_list_item_set_child (item, jalons_activity_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         JalonsClassPage *self)
{
  jalons_activity_row_set_line (JALONS_ACTIVITY_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           JalonsClassPage *self)
{
  jalons_activity_row_set_line (JALONS_ACTIVITY_ROW (gtk_list_item_get_child (item)), NULL);
}

/* The row's item widget, which has the focus; NULL when it is scrolled away. */
static GtkWidget *
find_item_widget (JalonsClassPage *self,
                  JalonsLine *line)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (JALONS_IS_ACTIVITY_ROW (row) && jalons_activity_row_get_line (JALONS_ACTIVITY_ROW (row)) == line)
        return item;
    }
  return NULL;
}

/* Selection */

static JalonsLine *
selected_line (JalonsClassPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
on_selected (JalonsClassPage *self)
{
  JalonsLine *line = selected_line (self);

  if (self->showing)
    return;
  g_free (self->selected_id);
  self->selected_id = line ? g_strdup (jalons_record_get_id (jalons_line_get_record (line))) : NULL;
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static gboolean
find_position (JalonsClassPage *self,
               const char *id,
               guint *position)
{
  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (JalonsLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      if (g_str_equal (jalons_record_get_id (jalons_line_get_record (line)), id))
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
scroll_to (JalonsClassPage *self,
           guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Showing */

/* "list", or one of the pages that are rarely seen, which is built when it is. */
static void
show_contents (JalonsClassPage *self,
               const char *name)
{
  g_autofree char *resource = g_strdup_printf ("/org/jalons/Jalons/ui/%s.ui", name);
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_stack_get_child_by_name (self->contents, name) == NULL)
    {
      builder = gtk_builder_new_from_resource (resource);
      gtk_stack_add_named (self->contents, GTK_WIDGET (gtk_builder_get_object (builder, "page")), name);
    }
  gtk_stack_set_visible_child_name (self->contents, name);
}

static void
restore_selection (JalonsClassPage *self,
                   guint before)
{
  guint length = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  guint position = MIN (before, length > 0 ? length - 1 : 0);
  gboolean found = find_position (self, self->selected_id, &position);

  if (length == 0)
    position = GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);
  if (!found)
    {
      self->showing = FALSE;
      on_selected (self);
    }
}

/* The one line that came, by adding or by undoing a deletion, is what the user wants to see. */
static gboolean
select_newcomer (JalonsClassPage *self,
                 GPtrArray *wanted)
{
  const char *newcomer = NULL;
  guint position, count = 0;

  for (guint i = 0; i < wanted->len; i++)
    {
      const char *id = jalons_record_get_id (jalons_line_get_record (g_ptr_array_index (wanted, i)));

      if (!find_position (self, id, &position) && count++ == 0)
        newcomer = id;
    }
  if (count != 1)
    return FALSE;
  g_free (self->selected_id);
  self->selected_id = g_strdup (newcomer);
  return TRUE;
}

static void
show_lines (JalonsClassPage *self,
            JalonsDivision *division)
{
  g_autoptr (GPtrArray) wanted = jalons_lines_of_division (self->workspace, division);
  gboolean focused = (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  guint before = gtk_single_selection_get_selected (self->selection);
  gboolean came;

  self->showing = TRUE;
  came = before != GTK_INVALID_LIST_POSITION && select_newcomer (self, wanted);
  jalons_lines_update (self->lines, wanted);
  restore_selection (self, before == GTK_INVALID_LIST_POSITION ? 0 : before);
  self->showing = FALSE;
  if (came)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
  show_contents (self, wanted->len > 0 ? "list" : "class-empty");
  if (focused && wanted->len > 0)
    jalons_class_page_focus_list (self);
}

static void
show (JalonsClassPage *self)
{
  JalonsDivision *division = jalons_workspace_get_division (self->workspace);
  const char *id = division ? jalons_record_get_id (division) : NULL;
  gboolean another = g_strcmp0 (id, self->division_id) != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->summary), division != NULL);
  if (another)
    {
      g_free (self->division_id);
      self->division_id = g_strdup (id);
      self->showing = TRUE;
      g_list_store_remove_all (self->lines);
      self->showing = FALSE;
      g_clear_pointer (&self->selected_id, g_free);
    }
  jalons_conflict_bar_show (self->conflicts, self->workspace, JALONS_ENTITY_DIVISION, id);
  if (division == NULL)
    {
      show_contents (self, "class-none");
      return;
    }
  jalons_class_summary_show (self->summary, self->workspace, division);
  show_lines (self, division);
}

/* The division is notified with every change, and also alone. */
static void
on_division (JalonsClassPage *self)
{
  JalonsDivision *division = jalons_workspace_get_division (self->workspace);

  if (g_strcmp0 (division ? jalons_record_get_id (division) : NULL, self->division_id) != 0)
    show (self);
}

/* Menu of a row */

static void
popup_menu (JalonsClassPage *self,
            GtkWidget *item,
            double x,
            double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  if (item != NULL && !gtk_widget_compute_point (item, GTK_WIDGET (self), &point, &point))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
on_row_pressed (GtkGestureClick *gesture,
                int n_presses,
                double x,
                double y,
                JalonsClassPage *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked ? gtk_widget_get_ancestor (picked, JALONS_TYPE_ACTIVITY_ROW) : NULL;
  graphene_point_t point;

  if (row == NULL)
    return;
  jalons_class_page_select_activity (
    self, jalons_record_get_id (jalons_line_get_record (jalons_activity_row_get_line (JALONS_ACTIVITY_ROW (row)))));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (jalons_class_page_get_activity (self) != NULL &&
      gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                &point))
    popup_menu (self, NULL, (double) point.x, (double) point.y);
}

static void
popup_selected (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  JalonsClassPage *self = JALONS_CLASS_PAGE (widget);
  JalonsLine *line = selected_line (self);
  GtkWidget *item = line ? find_item_widget (self, line) : NULL;

  if (item != NULL && jalons_class_page_get_activity (self) != NULL)
    popup_menu (self, item, 24, (double) gtk_widget_get_height (item));
}

static void
on_activated (GtkListView *list,
              guint position,
              JalonsClassPage *self)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (jalons_class_page_get_activity (self) != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-event", "s",
                                jalons_record_get_id (jalons_line_get_record (selected_line (self))));
}

static void
jalons_class_page_size_allocate (GtkWidget *widget,
                                 int width,
                                 int height,
                                 int baseline)
{
  JalonsClassPage *self = JALONS_CLASS_PAGE (widget);

  GTK_WIDGET_CLASS (jalons_class_page_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
jalons_class_page_dispose (GObject *object)
{
  JalonsClassPage *self = JALONS_CLASS_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->popover = NULL;
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->division_id, g_free);
  g_clear_pointer (&self->selected_id, g_free);

  G_OBJECT_CLASS (jalons_class_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/class-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsClassPage, summary);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassPage, conflicts);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassPage, contents);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassPage, list);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassPage, lines);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassPage, selection);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_pressed);
}

static void
jalons_class_page_class_init (JalonsClassPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_class_page_dispose;
  widget_class->size_allocate = jalons_class_page_size_allocate;
  g_type_ensure (JALONS_TYPE_CLASS_SUMMARY);
  g_type_ensure (JALONS_TYPE_CONFLICT_BAR);
  g_type_ensure (JALONS_TYPE_LINE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.menu", NULL, popup_selected);

  /**
   * JalonsClassPage::opened:
   *
   * The selected activity is to be edited.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", JALONS_TYPE_CLASS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  /**
   * JalonsClassPage::selected:
   *
   * Another line is selected, or none.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", JALONS_TYPE_CLASS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
jalons_class_page_init (JalonsClassPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jalons_class_page_new (JalonsWorkspace *workspace)
{
  JalonsClassPage *self = g_object_new (JALONS_TYPE_CLASS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::division", G_CALLBACK (on_division), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * jalons_class_page_get_activity:
 *
 * Returns: (transfer none) (nullable): the selected activity; %NULL when none is, or it is another kind of line
 */
JalonsActivity *
jalons_class_page_get_activity (JalonsClassPage *self)
{
  JalonsLine *line = selected_line (self);
  JalonsRecord *record = line ? jalons_line_get_record (line) : NULL;

  return record != NULL && jalons_record_get_entity (record) == JALONS_ENTITY_ACTIVITY ? record : NULL;
}

/**
 * jalons_class_page_select_activity:
 * @id: an activity of the class that is shown
 */
void
jalons_class_page_select_activity (JalonsClassPage *self,
                                   const char *id)
{
  guint position;

  if (!find_position (self, id, &position))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  scroll_to (self, position);
}

/**
 * jalons_class_page_focus_list:
 *
 * Gives the focus to the selected line.
 */
void
jalons_class_page_focus_list (JalonsClassPage *self)
{
  JalonsLine *line = selected_line (self);
  GtkWidget *item = line ? find_item_widget (self, line) : NULL;

  if (item == NULL && line != NULL)
    {
      scroll_to (self, gtk_single_selection_get_selected (self->selection));
      item = find_item_widget (self, line);
    }
  gtk_widget_grab_focus (item ? item : GTK_WIDGET (self->list));
}
