/* Shows the year of the selected school, and what the cursor is on in words.
 * Invariant: the table follows the data, the grid follows the table; nothing is kept of either.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/parts/pass-focus.h"
#include "ui/parts/tip.h"
#include "ui/parts/words.h"
#include "ui/year/year-view-private.h"
#include "ui/year/year-words.h"

/* What a drop would break fits into these even in a window of 800 pixels. */
#define MOST_LINES 5

G_DEFINE_FINAL_TYPE_WITH_CODE (JalonsYearView, jalons_year_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (JALONS_TYPE_VIEW, jalons_year_view_implement))

/* What is selected */

const JalonsYearChip *
jalons_year_view_get_chip (JalonsYearView *self)
{
  return jalons_year_grid_get_chip (self->grid, jalons_year_grid_get_cursor (self->grid));
}

static const JalonsYearRow *
current_row (JalonsYearView *self)
{
  int row = jalons_year_grid_get_cursor (self->grid).row;

  return row >= 0 ? jalons_year_table_get_row (self->table, (guint) row) : NULL;
}

/* The editor */

void
jalons_year_view_close_editor (JalonsYearView *self)
{
  if (self->editor == NULL || !jalons_panes_get_editor_open (self->panes) || jalons_activity_editor_holds (self->editor))
    return;
  jalons_activity_editor_edit (self->editor, NULL);
  jalons_panes_set_editor_open (self->panes, FALSE);
}

static void
on_editor_closed (JalonsYearView *self)
{
  jalons_year_view_close_editor (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/**
 * jalons_year_view_open_editor:
 *
 * Opens the cursor's activity in the editor.
 */
void
jalons_year_view_open_editor (JalonsYearView *self)
{
  const JalonsYearChip *chip = jalons_year_view_get_chip (self);

  if (chip == NULL)
    return;
  if (self->editor == NULL)
    {
      self->editor = JALONS_ACTIVITY_EDITOR (jalons_activity_editor_new (self->workspace));
      g_signal_connect_object (self->editor, "close", G_CALLBACK (on_editor_closed), self, G_CONNECT_SWAPPED);
      jalons_panes_set_editor (self->panes, GTK_WIDGET (self->editor));
    }
  jalons_activity_editor_edit (self->editor, jalons_record_get_id (chip->activity));
  if (!jalons_panes_fit (self->panes, gtk_toggle_button_get_active (self->catalogue_button), TRUE))
    gtk_toggle_button_set_active (self->catalogue_button, FALSE);
  jalons_panes_set_editor_open (self->panes, TRUE);
  jalons_activity_editor_focus_title (self->editor);
}

/* An open editor follows the cursor. */
static void
follow_with_editor (JalonsYearView *self)
{
  const JalonsYearChip *chip = jalons_year_view_get_chip (self);

  if (self->editor == NULL || !jalons_panes_get_editor_open (self->panes))
    return;
  if (chip == NULL)
    jalons_year_view_close_editor (self);
  else if (g_strcmp0 (jalons_activity_editor_get_id (self->editor), jalons_record_get_id (chip->activity)) != 0)
    jalons_activity_editor_edit (self->editor, jalons_record_get_id (chip->activity));
}

/* What is said of the school */

static const JalonsYearRow *
most_behind (JalonsYearView *self)
{
  const JalonsYearRow *worst = NULL;

  for (guint i = 0; i < jalons_year_table_get_n_rows (self->table); i++)
    {
      const JalonsYearRow *row = jalons_year_table_get_row (self->table, i);

      if (row->division != NULL && jalons_hours_remaining (&row->hours) > (worst ? jalons_hours_remaining (&worst->hours) : 0))
        worst = row;
    }
  return worst;
}

static void
show_behind (JalonsYearView *self)
{
  const JalonsYearRow *row = most_behind (self);
  g_autofree char *hours = NULL, *text = NULL, *shorter = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->behind), row != NULL && !jalons_panes_is_narrow (self->panes));
  if (row == NULL)
    return;
  hours = jalons_format_minutes (jalons_hours_remaining (&row->hours));
  /* Translators: a class and a duration: "3D: 17 h to plan" */
  text = g_strdup_printf (_ ("%1$s: %2$s to plan"), jalons_division_code (row->division), hours);
  /* The tooltip says what is meant. */
  shorter = g_strdup_printf (_ ("%1$s: %2$s"), jalons_division_code (row->division), hours);
  jalons_fit_label_set (self->behind_label, (const char *const[]){ text, shorter, NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->behind), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static char *
describe_weeks (JalonsYearView *self)
{
  JalonsCalendar *calendar = jalons_workspace_get_calendar (self->workspace);
  JalonsDay today = jalons_workspace_get_today (self->workspace);
  int week = calendar ? jalons_calendar_week_of (calendar, today) : 0;

  return week > 0 ? g_strdup_printf (_ (" · week %d"), week) : g_strdup ("");
}

static void
show_summary (JalonsYearView *self)
{
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (self->workspace);
  JalonsHours hours = school ? jalons_workspace_school_hours (self->workspace, school) : (JalonsHours){ 0 };
  g_autofree char *progress = jalons_words_progress (hours.total.planned, hours.owed.minutes);
  g_autofree char *classes = g_strdup_printf (ngettext ("%u class", "%u classes", divisions->len), divisions->len);
  g_autofree char *week = describe_weeks (self);
  g_autofree char *shorter = g_strdup_printf ("%s · %s", classes, progress);
  g_autofree char *text = g_strdup_printf ("%s%s", shorter, week);
  g_autofree char *filtered = jalons_year_view_describe_filter (self);
  const char *const texts[] = { text, shorter, progress, NULL };

  gtk_label_set_label (self->name, school ? jalons_school_name (school) : "");
  jalons_fit_label_set (self->summary, filtered ? (const char *const[]){ filtered, NULL } : texts);
  show_behind (self);
}

static void
go_to_behind (JalonsYearView *self)
{
  const JalonsYearRow *row = most_behind (self);
  JalonsYearPlace place = jalons_year_grid_get_cursor (self->grid);

  if (row == NULL)
    return;
  place.row = jalons_year_table_find (self->table, row->key);
  jalons_year_grid_set_cursor (self->grid, place, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* The line under the grid: what the cursor is on, in words. */
void
jalons_year_view_show_status (JalonsYearView *self)
{
  JalonsYearPlace place = jalons_year_grid_get_cursor (self->grid);
  g_autoptr (GArray) chips = jalons_year_grid_dup_chips (self->grid);
  g_autofree char *text = NULL, *line = NULL;
  g_auto (GStrv) parts = NULL;
  int minutes = 0;

  if (place.row < 0)
    text = g_strdup ("");
  else if (chips->len > 1)
    {
      g_autofree char *total = NULL, *number = jalons_format_number ((int) chips->len);

      for (guint i = 0; i < chips->len; i++)
        minutes += jalons_activity_counted_minutes (g_array_index (chips, JalonsChip, i).activity);
      total = jalons_format_minutes (minutes);
      text = g_strdup_printf (ngettext ("%1$s activity selected, %2$s", "%1$s activities selected, %2$s", chips->len),
                              number, total);
    }
  else
    text = jalons_year_words_place (self->table, place);
  parts = g_strsplit (text, "\n", -1);
  line = g_strjoinv (" – ", parts);
  gtk_label_set_label (self->status, line);
  gtk_label_set_single_line_mode (self->status, TRUE);
  gtk_label_set_wrap (self->status, FALSE);
  gtk_label_set_lines (self->status, 1);
  gtk_widget_set_size_request (GTK_WIDGET (self->status), -1, -1);
}

/**
 * jalons_year_view_tell_drop:
 * @text: what would come of a drop where the pointer is, until the status is shown again
 *
 * It takes the lines that it needs. It keeps them as long as something is dragged: the grid would jump back and forth.
 */
void
jalons_year_view_tell_drop (JalonsYearView *self,
                            const char *text)
{
  GtkWidget *status = GTK_WIDGET (self->status);
  int width = gtk_widget_get_width (gtk_widget_get_parent (status)), before, height;

  gtk_label_set_single_line_mode (self->status, FALSE);
  gtk_label_set_wrap (self->status, TRUE);
  gtk_label_set_lines (self->status, MOST_LINES);
  gtk_label_set_label (self->status, text);
  gtk_widget_measure (status, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_get_size_request (status, NULL, &before);
  gtk_widget_set_size_request (status, -1, MAX (before, height));
}

static void
on_moved (JalonsYearView *self)
{
  const JalonsYearRow *row = current_row (self);

  if (row != NULL && row->division != NULL)
    jalons_workspace_set_division (self->workspace, jalons_record_get_id (row->division));
  jalons_year_view_show_status (self);
  follow_with_editor (self);
  jalons_view_emit_selected (JALONS_VIEW (self));
}

/**
 * jalons_year_view_activate:
 *
 * Opens what is at @place: the class, the activity, or a field to type one.
 */
void
jalons_year_view_activate (JalonsYearView *self,
                           JalonsYearPlace place)
{
  if (place.column == JALONS_COLUMN_HEAD)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-view", "s", "classes");
      return;
    }
  if (jalons_year_view_get_chip (self) != NULL)
    jalons_year_view_open_editor (self);
  else
    jalons_year_view_add (self, NULL);
}

static void
on_activated (JalonsYearView *self,
              int row,
              int column)
{
  jalons_year_view_activate (self, (JalonsYearPlace){ row, column, -1 });
}

/* The scales */

static void
show_week_label (JalonsYearView *self)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->table);
  g_autofree char *name = NULL;

  if (columns == NULL || columns->monday == JALONS_NO_DAY)
    return;
  name = columns->columns[0].week > 0 ? g_strdup_printf (_ ("Week %d"), columns->columns[0].week)
                                      : jalons_format_day (columns->monday, JALONS_DAY_LONG);
  gtk_label_set_label (self->week_label, name);
}

/**
 * jalons_year_view_show_scale:
 * @monday: a day of the week to be shown by half-days, or %JALONS_NO_DAY for the whole year
 */
void
jalons_year_view_show_scale (JalonsYearView *self,
                             JalonsDay monday)
{
  jalons_year_table_show_week (self->table, monday);
  show_week_label (self);
}

/* The week that the cursor is in, or else the present one. */
static JalonsDay
cursor_day (JalonsYearView *self)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->table);
  int column = jalons_year_grid_get_cursor (self->grid).column;

  if (columns != NULL && column >= 0)
    return columns->columns[column].first_day;
  return jalons_workspace_get_today (self->workspace);
}

static void
on_scale_changed (JalonsYearView *self)
{
  gboolean week = gtk_toggle_button_get_active (self->week_button);
  JalonsDay day = cursor_day (self);
  JalonsYearPlace place = jalons_year_grid_get_cursor (self->grid);

  gtk_widget_set_visible (self->week_box, week);
  jalons_year_view_show_scale (self, week ? day : JALONS_NO_DAY);
  if (jalons_year_table_get_columns (self->table) == NULL || place.row < 0)
    return;
  place.column = MAX (0, jalons_year_columns_find_day (jalons_year_table_get_columns (self->table), day));
  jalons_year_grid_set_cursor (self->grid, place, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
step_week (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->table);

  if (columns != NULL && columns->monday != JALONS_NO_DAY)
    jalons_year_view_show_scale (self, (JalonsDay) ((int) columns->monday + 7 * g_variant_get_int32 (parameter)));
}

static void
toggle_week (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);

  gtk_toggle_button_set_active (self->week_button, !gtk_toggle_button_get_active (self->week_button));
}

/* Zooms by steps; 0 fits the year into the window again. */
static void
zoom (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);
  int by = g_variant_get_int32 (parameter), now = (int) jalons_year_grid_get_zoom (self->grid);

  jalons_year_grid_set_zoom (self->grid, (guint) (by == 0 ? 0 : CLAMP (now + by, 0, JALONS_N_ZOOMS - 1)));
}

static void
popup_menu (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  jalons_year_view_popup (JALONS_YEAR_VIEW (widget));
}

/* Showing */

static const char *
choose_contents (JalonsYearView *self)
{
  if (jalons_year_table_get_columns (self->table) == NULL)
    return "empty";
  if (jalons_year_table_get_n_rows (self->table) > 0)
    return "grid";
  return jalons_year_filter_is_empty (jalons_year_table_get_filter (self->table)) ? "empty" : "filtered";
}

/**
 * jalons_year_view_show_contents:
 *
 * Shows the grid, or why there is none, and what is said over it.
 */
void
jalons_year_view_show_contents (JalonsYearView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_stack_set_visible_child_name (self->contents, choose_contents (self));
  show_summary (self);
  show_week_label (self);
}

static void
enable_shortcuts (JalonsYearView *self,
                  gboolean enabled)
{
  static const char *const actions[] = { "year.zoom", "year.toggle-week", "year.step-week", "year.filters",
                                         "year.find-next", "year.attach", "year.toggle-catalogue" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
}

static void
jalons_year_view_map (GtkWidget *widget)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);

  GTK_WIDGET_CLASS (jalons_year_view_parent_class)->map (widget);
  jalons_year_table_set_active (self->table, TRUE);
  enable_shortcuts (self, TRUE);
  jalons_year_view_show_contents (self);
  jalons_year_view_show_status (self);
}

static void
jalons_year_view_unmap (GtkWidget *widget)
{
  jalons_year_table_set_active (JALONS_YEAR_VIEW (widget)->table, FALSE);
  enable_shortcuts (JALONS_YEAR_VIEW (widget), FALSE);
  GTK_WIDGET_CLASS (jalons_year_view_parent_class)->unmap (widget);
}

/* GObject */

static gboolean
jalons_year_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JALONS_YEAR_VIEW (widget)->grid));
}

static void
jalons_year_view_dispose (GObject *object)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->entry, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->panes, gtk_widget_unparent);
  g_clear_pointer (&self->copied, jalons_copied_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->table);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_year_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/year-view.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, panes);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, page);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, name);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, summary);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, behind);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, behind_label);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, catalogue_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, week_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, week_box);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, week_label);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, head);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, filter_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, legend);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, contents);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, scroller);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, status);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearView, chip_menu);
  gtk_widget_class_bind_template_callback (widget_class, go_to_behind);
  gtk_widget_class_bind_template_callback (widget_class, on_scale_changed);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "year.zoom", "i", zoom);
  gtk_widget_class_install_action (widget_class, "year.step-week", "i", step_week);
  gtk_widget_class_install_action (widget_class, "year.toggle-week", NULL, toggle_week);
  gtk_widget_class_install_action (widget_class, "year.menu", NULL, popup_menu);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "year.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "year.menu", NULL);
}

/* Keys that work wherever the focus is, as long as this view is shown. */
static void
add_shortcuts (JalonsYearView *self)
{
  static const struct
  {
    const char *keys, *action, *parameter;
  } shortcuts[] = {
    { "<Control>plus|<Control>equal|<Control>KP_Add", "year.zoom", "1" },
    { "<Control>minus|<Control>KP_Subtract", "year.zoom", "-1" },
    { "<Control>0|<Control>KP_0", "year.zoom", "0" },
    { "<Control>e", "year.toggle-week", NULL },
    { "<Alt>Left", "year.step-week", "-1" },
    { "<Alt>Right", "year.step-week", "1" },
    { "<Control><Shift>f", "year.filters", NULL },
    { "<Control>r", "year.attach", NULL },
    { "F8", "year.toggle-catalogue", NULL },
    { "<Control>g", "year.find-next", "1" },
    { "<Control><Shift>g", "year.find-next", "-1" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                                                gtk_named_action_new (shortcuts[i].action));

      if (shortcuts[i].parameter != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_parsed (shortcuts[i].parameter));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
jalons_year_view_class_init (JalonsYearViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_year_view_dispose;
  widget_class->grab_focus = jalons_year_view_grab_focus;
  widget_class->focus = jalons_pass_focus;
  widget_class->map = jalons_year_view_map;
  widget_class->unmap = jalons_year_view_unmap;
  g_type_ensure (JALONS_TYPE_FIT_LABEL);
  g_type_ensure (JALONS_TYPE_PANES);
  g_type_ensure (JALONS_TYPE_YEAR_LEGEND);
  bind_template (widget_class);
  install_actions (widget_class);
  jalons_year_view_install_planning (widget_class);
  jalons_year_view_install_seeing (widget_class);
  jalons_year_view_install_catalogue (widget_class);
}

static void
jalons_year_view_init (JalonsYearView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jalons_tip_whole (self->name);
  jalons_tip_whole (self->status);
  jalons_panes_set_page (self->panes, self->page);
  jalons_fit_label_set_alignment (self->behind_label, PANGO_ALIGN_CENTER);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "year.paste", FALSE);
  add_shortcuts (self);
}

GtkWidget *
jalons_year_view_new (JalonsWorkspace *workspace)
{
  JalonsYearView *self = g_object_new (JALONS_TYPE_YEAR_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  self->table = jalons_year_table_new (workspace);
  self->grid = JALONS_YEAR_GRID (jalons_year_grid_new (self->table));
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->grid));
  g_signal_connect_object (self->panes, "shared", G_CALLBACK (show_behind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (jalons_year_view_show_contents), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  jalons_year_view_add_pointer (self);
  jalons_year_view_add_seeing (self);
  jalons_year_view_add_ranges (self);
  jalons_year_view_add_catalogue (self);
  return GTK_WIDGET (self);
}
