/* The pointer in the year view: clicks, the context menu, and dragging chips to other weeks and classes.
 * Invariant: while something is dragged, every place has the colour of what it would break there, as core/rules judges.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/words/text.h"
#include "plan/drop-rules.h"
#include "ui/parts/drag-escape.h"
#include "ui/year/year-view-private.h"

/* What is dragged, from its beginning to its end. */
typedef struct
{
  JalonsYearView *view;   /* borrowed: it owns the drag */
  GArray *chips;          /* of JalonsChip; the one that was grabbed is the first */
  GPtrArray *records;     /* keeps them */
  JalonsDropRules *rules; /* what would be broken; NULL after somebody else's change */
  guint8 *targets;        /* by row and column of the table, see JalonsYearScene */
} Drag;

static void
forget_rules (Drag *drag)
{
  g_clear_pointer (&drag->rules, jalons_drop_rules_free);
  jalons_year_grid_set_targets (drag->view->grid, NULL);
  g_clear_pointer (&drag->targets, g_free);
}

static void
drag_free (Drag *drag)
{
  g_signal_handlers_disconnect_by_data (drag->view->workspace, drag);
  forget_rules (drag);
  g_array_unref (drag->chips);
  g_ptr_array_unref (drag->records);
  g_free (drag);
}

static Drag *
drag_of (JalonsYearView *self)
{
  return g_object_get_data (G_OBJECT (self), "drag");
}

static Drag *
drag_new (JalonsYearView *self)
{
  Drag *drag = g_new0 (Drag, 1);

  drag->view = self;
  drag->chips = jalons_year_grid_dup_chips (self->grid);
  drag->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < drag->chips->len; i++)
    {
      const JalonsChip *chip = &g_array_index (drag->chips, JalonsChip, i);

      g_ptr_array_add (drag->records, g_object_ref (chip->activity));
      g_ptr_array_add (drag->records, g_object_ref (chip->division));
    }
  g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (forget_rules), drag);
  return drag;
}

/* Whether all that is dragged is of one class; only then does it change classes. */
static gboolean
is_of_one_class (const Drag *drag)
{
  for (guint i = 1; i < drag->chips->len; i++)
    if (g_array_index (drag->chips, JalonsChip, i).division != g_array_index (drag->chips, JalonsChip, 0).division)
      return FALSE;
  return TRUE;
}

static JalonsDrop
make_drop (const Drag *drag,
           JalonsDivision *division,
           JalonsTarget target,
           gboolean copy)
{
  return (JalonsDrop){
    .chips = (const JalonsChip *) drag->chips->data,
    .n_chips = drag->chips->len,
    .division = is_of_one_class (drag) ? division : NULL,
    .target = target,
    .copy = copy,
  };
}

/* What would be broken */

/* By class, for all classes of the school, whichever are seen: its head, its tray and its columns. */
static guint8 *
judge_divisions (JalonsYearView *self,
                 JalonsDropRules *rules,
                 GPtrArray *divisions,
                 gboolean heads)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->table);
  guint n_goals = jalons_year_targets_of_row (columns->n_columns);
  g_autofree JalonsTarget *goals = g_new (JalonsTarget, n_goals);
  guint8 *worst = g_new0 (guint8, divisions->len * n_goals);

  goals[1] = (JalonsTarget){ JALONS_NO_DAY, JALONS_HALF_NONE };
  goals[0] = heads ? JALONS_DROP_UNSAID : goals[1];
  for (guint i = 0; i < columns->n_columns; i++)
    goals[i + 2] = columns->columns[i].target;
  jalons_drop_rules_judge (rules, (JalonsDivision *const *) divisions->pdata, divisions->len, goals, n_goals, worst);
  for (guint i = 0; i < divisions->len && !heads; i++)
    worst[i * n_goals] = JALONS_NO_TARGET;
  return worst;
}

/* What is dropped on the heading of a level goes to all its classes. */
static guint8
worst_of_level (GPtrArray *divisions,
                const guint8 *worst,
                guint n_goals,
                const char *level)
{
  guint8 most = 0;

  for (guint i = 0; i < divisions->len; i++)
    if (g_str_equal (jalons_division_level (divisions->pdata[i]), level))
      most = MAX (most, worst[i * n_goals]);
  return most;
}

/**
 * jalons_year_view_judge:
 * @rules: what is dragged
 * @heads: whether it can be dropped on the heads of classes and levels too
 *
 * Returns: (transfer full): what it would break at each place, see JalonsYearScene
 */
guint8 *
jalons_year_view_judge (JalonsYearView *self,
                        JalonsDropRules *rules,
                        gboolean heads)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (self->workspace);
  g_autofree guint8 *worst = judge_divisions (self, rules, divisions, heads);
  guint n_goals = jalons_year_targets_of_row (jalons_year_table_get_columns (self->table)->n_columns);
  guint n_rows = jalons_year_table_get_n_rows (self->table);
  guint8 *targets = g_new (guint8, n_rows * n_goals);

  memset (targets, JALONS_NO_TARGET, n_rows * n_goals);
  for (guint i = 0; i < n_rows; i++)
    {
      const JalonsYearRow *row = jalons_year_table_get_row (self->table, i);
      guint position;

      if (row->division == NULL)
        targets[i * n_goals] = worst_of_level (divisions, worst, n_goals, row->level);
      else if (g_ptr_array_find (divisions, row->division, &position))
        memcpy (&targets[i * n_goals], &worst[position * n_goals], n_goals);
    }
  return targets;
}

static void
judge (Drag *drag)
{
  JalonsYearView *self = drag->view;
  JalonsDrop drop = make_drop (drag, g_array_index (drag->chips, JalonsChip, 0).division, (JalonsTarget){ 0 }, FALSE);

  drag->rules = jalons_drop_rules_new (jalons_workspace_get_dataset (self->workspace),
                                       jalons_workspace_get_rules (self->workspace), &drop);
  drag->targets = jalons_year_view_judge (self, drag->rules, FALSE);
}

/* The sentence under the grid, while the pointer is over @place. */
static void
explain (JalonsYearView *self,
         JalonsYearPlace place)
{
  const Drag *drag = drag_of (self);
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->table);
  const JalonsYearRow *row = jalons_year_table_get_row (self->table, (guint) place.row);
  g_autofree char *where = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GPtrArray) issues = NULL;

  where = place.column >= 0 ? jalons_year_columns_name (columns, (guint) place.column) : g_strdup (_ ("to be dated"));
  text = g_string_new (jalons_division_code (row->division));
  g_string_append_printf (text, ", %s", where);
  if (drag != NULL && drag->rules != NULL)
    issues = jalons_drop_rules_explain (drag->rules, row->division,
                                        place.column >= 0 ? columns->columns[place.column].target
                                                          : (JalonsTarget){ JALONS_NO_DAY, JALONS_HALF_NONE });
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? " – " : " ", ((JalonsIssue *) issues->pdata[i])->text);
  jalons_year_view_tell_drop (self, text->str);
}

/* Dragging */

static GdkContentProvider *
on_prepare (GtkDragSource *source,
            double x,
            double y,
            JalonsYearView *self)
{
  g_autoptr (GArray) chips = NULL;
  g_autoptr (JalonsCopied) copied = NULL;
  JalonsYearPlace place;

  if (!jalons_year_grid_hit (self->grid, x, y, &place) || place.chip < 0)
    return NULL;
  if (jalons_year_grid_is_selected (self->grid, place))
    jalons_year_grid_put_cursor (self->grid, place);
  else
    jalons_year_grid_set_cursor (self->grid, place, FALSE);
  chips = jalons_year_grid_dup_chips (self->grid);
  copied = jalons_plan_copy ((const JalonsChip *) chips->data, chips->len, FALSE);
  return gdk_content_provider_new_typed (JALONS_TYPE_COPIED, copied);
}

static void
set_icon (GdkDrag *gdk_drag,
          const Drag *drag)
{
  const char *title = jalons_activity_title (g_array_index (drag->chips, JalonsChip, 0).activity);
  g_autofree char *many = jalons_format_counted (ngettext ("%u activity", "%u activities", drag->chips->len), drag->chips->len);
  GtkWidget *label = gtk_label_new (drag->chips->len > 1 ? many : *title ? title
                                                                         : _ ("Untitled"));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_add_css_class (label, "drag-label");
  /* Beside the place that is pointed at, not over it. */
  gdk_drag_set_hotspot (gdk_drag, -14, -14);
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (gdk_drag)), label);
}

static void
on_begin (GtkDragSource *source,
          GdkDrag *gdk_drag,
          JalonsYearView *self)
{
  Drag *drag = drag_new (self);

  if (drag->chips->len == 0)
    {
      drag_free (drag);
      return;
    }
  judge (drag);
  jalons_drag_escape_watch (gdk_drag, GTK_WIDGET (self));
  set_icon (gdk_drag, drag);
  g_object_set_data_full (G_OBJECT (self), "drag", drag, (GDestroyNotify) drag_free);
  jalons_year_grid_set_targets (self->grid, drag->targets);
}

static void
on_end (GtkDragSource *source,
        GdkDrag *gdk_drag,
        gboolean delete_data,
        JalonsYearView *self)
{
  jalons_year_view_end_pull (self);
  jalons_year_grid_set_targets (self->grid, NULL);
  g_object_set_data (G_OBJECT (self), "drag", NULL);
  jalons_year_view_show_status (self);
}

static gboolean
find_target (JalonsYearView *self,
             double x,
             double y,
             JalonsYearPlace *place)
{
  return jalons_year_grid_hit (self->grid, x, y, place) && place->column != JALONS_COLUMN_HEAD &&
         jalons_year_table_get_row (self->table, (guint) place->row)->division != NULL;
}

static void
show_target (JalonsYearView *self,
             double x,
             double y)
{
  JalonsYearPlace place;

  if (drag_of (self) == NULL || !find_target (self, x, y, &place))
    {
      jalons_year_grid_set_drop (self->grid, (JalonsYearPlace){ -1, 0, -1 });
      return;
    }
  jalons_year_grid_set_drop (self->grid, place);
  explain (self, place);
}

static GdkDragAction
on_motion (GtkDropTarget *target,
           double x,
           double y,
           JalonsYearView *self)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);
  JalonsYearPlace place;

  show_target (self, x, y);
  if (drag_of (self) == NULL)
    return 0;
  jalons_year_view_pull (self, x, y, show_target);
  if (!find_target (self, x, y, &place))
    return 0;
  return gdk_drop_get_actions (drop) == GDK_ACTION_COPY ? GDK_ACTION_COPY : GDK_ACTION_MOVE;
}

static void
on_leave (GtkDropTarget *target,
          JalonsYearView *self)
{
  jalons_year_view_end_pull (self);
  jalons_year_grid_set_drop (self->grid, (JalonsYearPlace){ -1, 0, -1 });
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         JalonsYearView *self)
{
  const Drag *drag = drag_of (self);
  JalonsYearPlace place;
  JalonsTarget goal = { 0 };
  g_autoptr (JalonsProposal) proposal = NULL;
  JalonsDrop drop;

  if (drag == NULL || !find_target (self, x, y, &place))
    return FALSE;
  if (place.column >= 0)
    goal = jalons_year_table_get_columns (self->table)->columns[place.column].target;
  drop = make_drop (drag, jalons_year_table_get_row (self->table, (guint) place.row)->division, goal,
                    gdk_drop_get_actions (gtk_drop_target_get_current_drop (target)) == GDK_ACTION_COPY);
  proposal = jalons_plan_drop (jalons_workspace_get_dataset (self->workspace),
                               jalons_workspace_get_calendar (self->workspace), &drop);
  jalons_year_grid_put_cursor (self->grid, place);
  jalons_year_grid_follow (self->grid, drop.copy && proposal->created[0] != NULL
                                         ? proposal->created[0]
                                         : jalons_record_get_id (drop.chips[0].activity));
  jalons_year_view_write (self, proposal);
  return TRUE;
}

/* Clicking */

static void
click (JalonsYearView *self,
       JalonsYearPlace place,
       GdkModifierType modifiers)
{
  const JalonsYearRow *row = jalons_year_table_get_row (self->table, (guint) place.row);

  if (row->division == NULL)
    {
      jalons_year_grid_set_cursor (self->grid, place, FALSE);
      jalons_year_table_set_collapsed (self->table, row->level, !row->collapsed);
    }
  else if (modifiers & GDK_CONTROL_MASK)
    {
      jalons_year_grid_put_cursor (self->grid, place);
      jalons_year_grid_toggle (self->grid, place);
    }
  else
    jalons_year_grid_set_cursor (self->grid, place, (modifiers & GDK_SHIFT_MASK) != 0);
}

static gboolean
has_cursor (JalonsYearView *self,
            JalonsYearPlace place)
{
  JalonsYearPlace cursor = jalons_year_grid_get_cursor (self->grid);

  return cursor.row == place.row && cursor.column == place.column;
}

static void
on_pressed (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            JalonsYearView *self)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  JalonsYearPlace place;
  int n_presses = jalons_presses_count (&self->presses, gesture, n_press, x, y);

  if (!jalons_year_grid_hit (self->grid, x, y, &place))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  if (n_presses == 2 && button == GDK_BUTTON_PRIMARY)
    {
      /* The first press put it there, unless the grid was not ready for it. */
      if (!has_cursor (self, place))
        jalons_year_grid_set_cursor (self->grid, place, FALSE);
    }
  else if (button == GDK_BUTTON_SECONDARY)
    {
      if (!jalons_year_grid_is_selected (self->grid, place) && !jalons_year_grid_in_range (self->grid, place))
        jalons_year_grid_set_cursor (self->grid, place, FALSE);
      jalons_year_view_popup (self);
    }
  /* What is selected stays so until the button is let go: it may be about to be dragged. */
  else if (n_presses == 1 && (!jalons_year_grid_is_selected (self->grid, place) ||
                              modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
    click (self, place, modifiers);
}

static void
on_released (GtkGestureClick *gesture,
             int n_press,
             double x,
             double y,
             JalonsYearView *self)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  JalonsYearPlace place;

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != GDK_BUTTON_PRIMARY ||
      !jalons_year_grid_hit (self->grid, x, y, &place))
    return;
  /* Only now: a field that opened under a button that is down would be told that it is let go, and never was pressed. */
  if (self->presses.n == 2 && has_cursor (self, place))
    jalons_year_view_activate (self, place);
  else if (self->presses.n == 1 && !(modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) &&
           jalons_year_grid_is_selected (self->grid, place))
    click (self, place, 0);
}

/* The context menu */

static void
on_menu_closed (JalonsYearView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/**
 * jalons_year_view_popup:
 *
 * Shows everything that can be done where the cursor is.
 */
void
jalons_year_view_popup (JalonsYearView *self)
{
  GdkRectangle bounds;

  if (!jalons_year_grid_get_bounds (self->grid, jalons_year_grid_get_cursor (self->grid), &bounds))
    return;
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->chip_menu);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self->grid));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (on_menu_closed), self, G_CONNECT_SWAPPED);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &bounds);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  /* One that was about to appear, or is there, would lie over the menu. */
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self->grid));
}

/* Typing in a cell begins an activity. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        JalonsYearView *self)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[7] = "";

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_META_MASK | GDK_SUPER_MASK) || !g_unichar_isgraph (letter))
    return FALSE;
  text[g_unichar_to_utf8 (letter, text)] = '\0';
  jalons_year_view_add (self, text);
  return TRUE;
}

void
jalons_year_view_add_pointer (JalonsYearView *self)
{
  GtkWidget *grid = GTK_WIDGET (self->grid);
  GtkGesture *clicks = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (JALONS_TYPE_COPIED, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (clicks), 0);
  g_signal_connect_object (clicks, "pressed", G_CALLBACK (on_pressed), self, 0);
  g_signal_connect_object (clicks, "released", G_CALLBACK (on_released), self, 0);
  gtk_widget_add_controller (grid, GTK_EVENT_CONTROLLER (clicks));

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_begin), self, 0);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (on_end), self, 0);
  gtk_widget_add_controller (grid, GTK_EVENT_CONTROLLER (source));

  g_signal_connect_object (target, "motion", G_CALLBACK (on_motion), self, 0);
  g_signal_connect_object (target, "enter", G_CALLBACK (on_motion), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_leave), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (grid, GTK_EVENT_CONTROLLER (target));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (grid, keys);
}
