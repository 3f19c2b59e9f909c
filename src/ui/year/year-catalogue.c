/* The catalogue beside the year: its list as a pane, its entries dropped onto classes, levels and activities, and the same
 * by the keyboard.
 * Invariant: while an entry is dragged, every place has the colour of what attaching it there would break.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "plan/attach.h"
#include "plan/drop-rules.h"
#include "ui/catalogue/catalogue-list.h"
#include "ui/catalogue/catalogue-picker.h"
#include "ui/parts/over.h"
#include "ui/year/year-view-private.h"

#define PANE_WIDTH 264

/* What is dragged over the year, from the first place that the pointer is over to the last. */
typedef struct
{
  JalonsYearView *view; /* borrowed: it owns the drag */
  JalonsRecord *what;
  JalonsDropRules *rules; /* NULL after somebody else's change */
  guint8 *targets;
  JalonsYearPlace over; /* where the pointer is */
} Attaching;

#define ATTACHING_KEY "attaching"

static Attaching *
attaching_of (JalonsYearView *self)
{
  return g_object_get_data (G_OBJECT (self), ATTACHING_KEY);
}

static void
forget_rules (Attaching *attaching)
{
  g_clear_pointer (&attaching->rules, jalons_drop_rules_free);
  jalons_year_grid_set_targets (attaching->view->grid, NULL);
  g_clear_pointer (&attaching->targets, g_free);
  attaching->over.row = -1;
}

static void
attaching_free (Attaching *attaching)
{
  g_signal_handlers_disconnect_by_data (attaching->view->workspace, attaching);
  forget_rules (attaching);
  g_object_unref (attaching->what);
  g_free (attaching);
}

static JalonsDivision *
first_division (JalonsYearView *self)
{
  for (guint i = 0; i < jalons_year_table_get_n_rows (self->table); i++)
    if (jalons_year_table_get_row (self->table, i)->division != NULL)
      return jalons_year_table_get_row (self->table, i)->division;
  return NULL;
}

static Attaching *
attaching_new (JalonsYearView *self,
               JalonsRecord *what)
{
  Attaching *attaching = g_new0 (Attaching, 1);
  JalonsDivision *division = first_division (self);

  attaching->view = self;
  attaching->over.row = -1;
  attaching->what = g_object_ref (what);
  g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (forget_rules), attaching);
  if (division == NULL)
    return attaching;
  attaching->rules = jalons_drop_rules_new_attaching (jalons_workspace_get_rules (self->workspace), what, division);
  attaching->targets = jalons_year_view_judge (self, attaching->rules, TRUE);
  jalons_year_grid_set_targets (self->grid, attaching->targets);
  return attaching;
}

static void
end_attaching (JalonsYearView *self)
{
  jalons_year_view_end_pull (self);
  jalons_year_grid_set_drop (self->grid, (JalonsYearPlace){ -1, 0, -1 });
  g_object_set_data (G_OBJECT (self), ATTACHING_KEY, NULL);
  jalons_year_view_show_status (self);
}

/* Where it would go */

/* The class of the row, or all those of the level that it is the heading of. */
static GPtrArray *
list_divisions (JalonsYearView *self,
                JalonsYearPlace place)
{
  const JalonsYearRow *row = jalons_year_table_get_row (self->table, (guint) place.row);
  GPtrArray *divisions = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = NULL;

  if (row->division != NULL)
    {
      g_ptr_array_add (divisions, row->division);
      return divisions;
    }
  all = jalons_workspace_list_divisions (self->workspace);
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (jalons_division_level (all->pdata[i]), row->level))
      g_ptr_array_add (divisions, all->pdata[i]);
  return divisions;
}

/* On the head of a row nobody says when; in the tray it is to wait for a date. */
static const JalonsTarget *
target_of (JalonsYearView *self,
           int column,
           JalonsTarget *tray)
{
  *tray = (JalonsTarget){ JALONS_NO_DAY, JALONS_HALF_NONE };
  if (column == JALONS_COLUMN_HEAD)
    return NULL;
  return column >= 0 ? &jalons_year_table_get_columns (self->table)->columns[column].target : tray;
}

static JalonsProposal *
propose_at (JalonsYearView *self,
            JalonsRecord *what,
            JalonsYearPlace place)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  const JalonsYearChip *chip = jalons_year_grid_get_chip (self->grid, place);
  g_autoptr (GPtrArray) items = NULL;
  JalonsTarget tray;

  if (chip != NULL && place.chip >= 0)
    {
      items = g_ptr_array_new ();
      g_ptr_array_add (items, chip->activity);
      return jalons_attach_to_activities (dataset, what, items);
    }
  items = list_divisions (self, place);
  return jalons_attach_to_divisions (dataset, what, items, target_of (self, place.column, &tray));
}

/* A level's classes may break together what none of them breaks alone: its heading has the colour of what is told. */
static void
light_heading (Attaching *attaching,
               JalonsYearPlace place,
               GPtrArray *issues)
{
  guint n_columns = jalons_year_table_get_columns (attaching->view->table)->n_columns;
  guint8 worst = 0;

  for (guint i = 0; i < issues->len; i++)
    {
      const JalonsIssue *issue = issues->pdata[i];

      if (jalons_rule_is_of_place (issue->rule))
        worst = MAX (worst, (guint8) (issue->severity + 1));
    }
  attaching->targets[jalons_year_target_index (n_columns, place.row, place.column)] = worst;
}

/* What attaching at @place would break; @proposal is what it would make. */
static GPtrArray *
find_issues (JalonsYearView *self,
             Attaching *attaching,
             JalonsYearPlace place,
             const JalonsProposal *proposal)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsRuleIndex *rules = jalons_workspace_get_rules (self->workspace);
  const JalonsYearRow *row = jalons_year_table_get_row (self->table, (guint) place.row);
  const JalonsYearChip *chip = place.chip >= 0 ? jalons_year_grid_get_chip (self->grid, place) : NULL;
  const JalonsTarget *target;
  JalonsTarget tray;
  GPtrArray *issues;

  if (chip != NULL)
    return jalons_drop_rules_of_activity (dataset, rules, attaching->what, chip->activity);
  if (row->division == NULL)
    {
      issues = jalons_drop_rules_of_proposal (dataset, rules, proposal);
      light_heading (attaching, place, issues);
      return issues;
    }
  target = target_of (self, place.column, &tray);
  return jalons_drop_rules_explain (attaching->rules, row->division, target ? *target : JALONS_DROP_UNSAID);
}

/* The sentence under the grid, while the pointer is over @place; the classes of a level may break a rule alike. */
static void
explain (JalonsYearView *self,
         Attaching *attaching,
         JalonsYearPlace place)
{
  g_autoptr (JalonsProposal) proposal = propose_at (self, attaching->what, place);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) text = g_string_new (proposal->label);
  g_autoptr (GPtrArray) issues = NULL;

  if (proposal->drafts->len == 0 && proposal->left != NULL)
    g_string_assign (text, proposal->left);
  else if (attaching->rules != NULL)
    issues = find_issues (self, attaching, place, proposal);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      const char *sentence = ((JalonsIssue *) issues->pdata[i])->text;

      if (g_hash_table_add (told, (gpointer) sentence))
        g_string_append_printf (text, "%s%s", g_hash_table_size (told) == 1 ? " – " : " ", sentence);
    }
  jalons_year_view_tell_drop (self, text->str);
}

/* The pointer */

static void
show_target (JalonsYearView *self,
             double x,
             double y)
{
  Attaching *attaching = attaching_of (self);
  JalonsYearPlace place;

  if (attaching == NULL || !jalons_year_grid_hit (self->grid, x, y, &place))
    {
      jalons_year_grid_set_drop (self->grid, (JalonsYearPlace){ -1, 0, -1 });
      if (attaching != NULL)
        attaching->over.row = -1;
      return;
    }
  if (place.row == attaching->over.row && place.column == attaching->over.column && place.chip == attaching->over.chip)
    return;
  attaching->over = place;
  explain (self, attaching, place);
  jalons_year_grid_set_drop (self->grid, place);
}

static JalonsRecord *
dragged_of (GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);
  JalonsRecord *what = value ? g_value_get_object (value) : NULL;

  return what != NULL && jalons_entity_is_linked (jalons_record_get_entity (what)) ? what : NULL;
}

static GdkDragAction
on_motion (GtkDropTarget *target,
           double x,
           double y,
           JalonsYearView *self)
{
  JalonsRecord *what = dragged_of (target);
  JalonsYearPlace place;

  if (what == NULL)
    return 0;
  if (attaching_of (self) == NULL)
    g_object_set_data_full (G_OBJECT (self), ATTACHING_KEY, attaching_new (self, what), (GDestroyNotify) attaching_free);
  show_target (self, x, y);
  jalons_year_view_pull (self, x, y, show_target);
  return jalons_year_grid_hit (self->grid, x, y, &place) ? GDK_ACTION_COPY : 0;
}

static void
on_leave (GtkDropTarget *target,
          JalonsYearView *self)
{
  end_attaching (self);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         JalonsYearView *self)
{
  g_autoptr (JalonsProposal) proposal = NULL;
  JalonsRecord *what = g_value_get_object (value);
  JalonsYearPlace place;

  if (what == NULL || !jalons_year_grid_hit (self->grid, x, y, &place))
    return FALSE;
  proposal = propose_at (self, what, place);
  end_attaching (self);
  jalons_year_grid_put_cursor (self->grid, place);
  jalons_year_view_write (self, proposal);
  return TRUE;
}

/* The keyboard: what is selected, or the classes that the cursor is on, in its week. */

static JalonsProposal *
propose_here (JalonsYearView *self,
              JalonsRecord *what)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  g_autoptr (GArray) chips = jalons_year_grid_dup_chips (self->grid);
  g_autoptr (GPtrArray) items = NULL;
  JalonsTarget tray;

  if (chips->len == 0)
    {
      items = jalons_year_grid_dup_divisions (self->grid);
      return jalons_attach_to_divisions (dataset, what, items,
                                         target_of (self, jalons_year_grid_get_cursor (self->grid).column, &tray));
    }
  items = g_ptr_array_new ();
  for (guint i = 0; i < chips->len; i++)
    if (!g_ptr_array_find (items, g_array_index (chips, JalonsChip, i).activity, NULL))
      g_ptr_array_add (items, g_array_index (chips, JalonsChip, i).activity);
  return jalons_attach_to_activities (dataset, what, items);
}

static void
on_picked (GtkWindow *picker,
           JalonsRecord *what,
           JalonsYearView *self)
{
  g_autoptr (JalonsProposal) proposal = propose_here (self, what);

  jalons_year_view_write (self, proposal);
}

static void
attach (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);
  GtkWindow *picker;

  if (jalons_year_grid_get_cursor (self->grid).row < 0)
    return;
  picker = jalons_catalogue_picker_new (self->workspace);
  g_signal_connect_object (picker, "picked", G_CALLBACK (on_picked), self, 0);
  jalons_present_over (widget, picker);
}

/* The pane */

/* What was opened before gives way, if there is too little room: the editor, then the sidebar of the window. */
static void
make_room (JalonsYearView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GVariant) sidebar = NULL;

  if (jalons_panes_get_editor_open (self->panes) && !jalons_panes_fit (self->panes, TRUE, TRUE))
    jalons_year_view_close_editor (self);
  if (G_IS_ACTION_GROUP (root) && !jalons_panes_fit (self->panes, TRUE, FALSE))
    sidebar = g_action_group_get_action_state (G_ACTION_GROUP (root), "sidebar-visible");
  if (sidebar != NULL && g_variant_get_boolean (sidebar))
    g_action_group_change_action_state (G_ACTION_GROUP (root), "sidebar-visible", g_variant_new_boolean (FALSE));
}

static void
on_toggled (JalonsYearView *self)
{
  gboolean open = gtk_toggle_button_get_active (self->catalogue_button);

  if (open && self->catalogue == NULL)
    {
      self->catalogue = jalons_catalogue_list_new (self->workspace);
      jalons_panes_set_list (self->panes, self->catalogue);
      jalons_panes_set_list_width (self->panes, PANE_WIDTH);
    }
  if (self->catalogue != NULL)
    gtk_widget_set_visible (self->catalogue, open);
  if (open)
    make_room (self);
  jalons_panes_set_list_open (self->panes, open);
  gtk_widget_grab_focus (open ? self->catalogue : GTK_WIDGET (self->grid));
}

static void
toggle (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);

  gtk_toggle_button_set_active (self->catalogue_button, !gtk_toggle_button_get_active (self->catalogue_button));
}

void
jalons_year_view_install_catalogue (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "year.attach", NULL, attach);
  gtk_widget_class_install_action (widget_class, "year.toggle-catalogue", NULL, toggle);
}

void
jalons_year_view_add_catalogue (JalonsYearView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (JALONS_TYPE_RECORD, GDK_ACTION_COPY);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "motion", G_CALLBACK (on_motion), self, 0);
  g_signal_connect_object (target, "enter", G_CALLBACK (on_motion), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_leave), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (self->catalogue_button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
}
