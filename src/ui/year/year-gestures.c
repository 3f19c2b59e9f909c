/* What the view Année does when the window's keys and menus ask it.
 * Invariant: what is selected is meant, or else what the cursor is on.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "plan/gestures.h"
#include "plan/move.h"
#include "ui/year/year-view-private.h"

/* The gestures of every view */

static JalonsRecord *
get_selected (JalonsView *view)
{
  const JalonsYearChip *chip = jalons_year_view_get_chip (JALONS_YEAR_VIEW (view));

  return chip ? chip->activity : NULL;
}

static gboolean
can_add (JalonsView *view)
{
  return jalons_workspace_get_division (JALONS_YEAR_VIEW (view)->workspace) != NULL;
}

static void
add (JalonsView *view)
{
  jalons_year_view_add (JALONS_YEAR_VIEW (view), NULL);
}

static void
edit (JalonsView *view)
{
  jalons_year_view_open_editor (JALONS_YEAR_VIEW (view));
}

static void
rename_activity (JalonsView *view)
{
  jalons_year_view_rename (JALONS_YEAR_VIEW (view));
}

/* One draft for each activity, however many rows show it. */
static void
write_for_all (JalonsYearView *self,
               const char *label,
               GPtrArray *(*make) (JalonsActivity *activity, int value),
               int value)
{
  g_autoptr (GArray) chips = jalons_year_grid_dup_chips (self->grid);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) all = jalons_gesture_drafts_new ();

  for (guint i = 0; i < chips->len; i++)
    {
      JalonsActivity *activity = g_array_index (chips, JalonsChip, i).activity;
      GPtrArray *drafts = g_hash_table_add (seen, activity) ? make (activity, value) : NULL;

      if (drafts != NULL)
        g_ptr_array_extend_and_steal (all, drafts);
    }
  if (all->len > 0)
    jalons_workspace_write (self->workspace, label, all);
}

static GPtrArray *
make_state (JalonsActivity *activity,
            int state)
{
  return jalons_gesture_set_state (activity, (JalonsState) state);
}

static void
set_state (JalonsView *view,
           JalonsState state)
{
  write_for_all (JALONS_YEAR_VIEW (view), _ ("Change the state"), make_state, (int) state);
}

static GPtrArray *
make_tick (JalonsActivity *activity,
           int done)
{
  gboolean is_done = jalons_activity_state (activity) == JALONS_STATE_DONE;

  return is_done == done ? NULL : jalons_gesture_tick (activity);
}

/* All become what the cursor's becomes. */
static void
tick (JalonsView *view)
{
  JalonsActivity *activity = get_selected (view);
  gboolean done = activity != NULL && jalons_activity_state (activity) != JALONS_STATE_DONE;

  write_for_all (JALONS_YEAR_VIEW (view), done ? _ ("Tick the activity as done") : _ ("Untick the activity"), make_tick, done);
}

static void
duplicate (JalonsView *view)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (view);
  JalonsActivity *activity = get_selected (view);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *id = NULL;

  if (activity == NULL)
    return;
  drafts = jalons_gesture_duplicate (jalons_workspace_get_dataset (self->workspace), activity, &id);
  jalons_year_grid_follow (self->grid, id);
  jalons_workspace_write (self->workspace, _ ("Duplicate the activity"), drafts);
}

static void
delete_activity (JalonsView *view)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (view);
  g_autoptr (GArray) chips = jalons_year_grid_dup_chips (self->grid);
  g_autoptr (JalonsProposal) proposal = NULL;
  g_autofree char *text = NULL;

  if (chips->len == 0)
    return;
  proposal = jalons_plan_delete (jalons_workspace_get_dataset (self->workspace), (const JalonsChip *) chips->data, chips->len);
  jalons_year_grid_unselect (self->grid);
  jalons_workspace_write (self->workspace, proposal->label, proposal->drafts);
  text = jalons_format_counted (ngettext ("%u activity was deleted", "%u activities were deleted", chips->len), chips->len);
  jalons_workspace_say (self->workspace, proposal->along ? proposal->along : text, TRUE);
}

static void
find (JalonsView *view)
{
  jalons_year_view_find (JALONS_YEAR_VIEW (view));
}

static void
step (JalonsView *view,
      int by)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (view);
  JalonsYearPlace place = jalons_year_grid_get_cursor (self->grid);
  int n_rows = (int) jalons_year_table_get_n_rows (self->table);

  do
    place.row += by;
  while (place.row >= 0 && place.row < n_rows &&
         jalons_year_table_get_row (self->table, (guint) place.row)->division == NULL);
  if (place.row >= 0 && place.row < n_rows)
    jalons_year_grid_set_cursor (self->grid, place, FALSE);
}

static void
leave (JalonsView *view)
{
  jalons_year_view_close_editor (JALONS_YEAR_VIEW (view));
}

static gboolean
undo_typing (JalonsView *view)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (view);

  return self->editor != NULL && jalons_panes_get_editor_open (self->panes) &&
         jalons_activity_editor_undo_typing (self->editor);
}

/* What hides the activity is taken away: a filter, a closed level, another week. */
static gboolean
show_activity (JalonsView *view,
               const char *id)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (view);
  const JalonsYearFilter everything = JALONS_YEAR_FILTER_INIT;

  jalons_year_table_set_active (self->table, TRUE);
  if (!jalons_year_grid_show_activity (self->grid, id))
    {
      gtk_toggle_button_set_active (self->week_button, FALSE);
      jalons_year_view_set_filter (self, &everything);
      jalons_year_table_expand_all (self->table);
      if (!jalons_year_grid_show_activity (self->grid, id))
        return FALSE;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  return TRUE;
}

void
jalons_year_view_implement (JalonsViewInterface *iface)
{
  iface->get_selected = get_selected;
  iface->can_add = can_add;
  iface->add = add;
  iface->edit = edit;
  iface->rename = rename_activity;
  iface->tick = tick;
  iface->set_state = set_state;
  iface->duplicate = duplicate;
  iface->delete = delete_activity;
  iface->find = find;
  iface->step = step;
  iface->leave = leave;
  iface->undo_typing = undo_typing;
  iface->show_activity = show_activity;
}
