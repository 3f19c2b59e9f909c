/* What the keys do to the activities of the year view: move, lengthen, copy, type, tick, delete.
 * Invariant: each makes one proposal of plan/ for all that is selected, and writes it once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "core/words/typed.h"
#include "plan/gestures.h"
#include "plan/move.h"
#include "ui/year/year-view-private.h"
#include "ui/year/year-words.h"

static JalonsDataset *
dataset_of (JalonsYearView *self)
{
  return jalons_workspace_get_dataset (self->workspace);
}

/* What went along and what was left is said; what is seen is not. */
static void
say (JalonsYearView *self,
     const JalonsProposal *proposal)
{
  g_autofree char *both = NULL;

  if (proposal->along != NULL && proposal->left != NULL)
    both = g_strdup_printf ("%s %s", proposal->along, proposal->left);
  if (proposal->along != NULL || proposal->left != NULL)
    jalons_workspace_say (self->workspace, both ? both : proposal->along ? proposal->along
                                                                         : proposal->left,
                          proposal->drafts->len > 0);
}

/**
 * jalons_year_view_write:
 * @proposal: what is to be written; nothing is when it is empty
 */
void
jalons_year_view_write (JalonsYearView *self,
                        JalonsProposal *proposal)
{
  if (proposal->drafts->len > 0)
    jalons_workspace_write (self->workspace, proposal->label, proposal->drafts);
  say (self, proposal);
}

/* The cursor goes with what it is on. */
static void
write_and_follow (JalonsYearView *self,
                  JalonsProposal *proposal)
{
  const JalonsYearChip *chip = jalons_year_grid_get_chip (self->grid, jalons_year_grid_get_cursor (self->grid));

  if (chip != NULL && proposal->drafts->len > 0)
    jalons_year_grid_follow (self->grid, jalons_record_get_id (chip->activity));
  jalons_year_view_write (self, proposal);
}

/* Moving */

static gboolean
all_undated (const GArray *chips)
{
  for (guint i = 0; i < chips->len; i++)
    if (jalons_activity_slot (g_array_index (chips, JalonsChip, i).activity).day != JALONS_NO_DAY)
      return FALSE;
  return TRUE;
}

static JalonsProposal *
drop_at (JalonsYearView *self,
         const GArray *chips,
         JalonsDivision *division,
         JalonsTarget target)
{
  const JalonsDrop drop = {
    .chips = (const JalonsChip *) chips->data,
    .n_chips = chips->len,
    .division = division,
    .target = target,
  };

  return jalons_plan_drop (dataset_of (self), jalons_workspace_get_calendar (self->workspace), &drop);
}

/* By weeks, or by half-days in the week's view. What has no date yet is given that of the present week. */
static JalonsProposal *
move_along (JalonsYearView *self,
            const GArray *chips,
            int by)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->table);
  JalonsCalendar *calendar = columns->calendar;
  int column = jalons_year_grid_get_cursor (self->grid).column;

  if (all_undated (chips))
    {
      int present = MAX (0, jalons_year_columns_find_day (columns, jalons_workspace_get_today (self->workspace)));

      return drop_at (self, chips, NULL, columns->columns[present].target);
    }
  if (columns->monday == JALONS_NO_DAY || column < 0)
    return jalons_plan_move_weeks (dataset_of (self), calendar, (const JalonsChip *) chips->data, chips->len, by);
  return drop_at (self, chips, NULL, columns->columns[jalons_year_columns_step (columns, column, by)].target);
}

static gboolean
move_weeks (GtkWidget *widget,
            GVariant *parameter,
            gpointer data)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);
  g_autoptr (GArray) chips = jalons_year_grid_dup_chips (self->grid);
  g_autoptr (JalonsProposal) proposal = NULL;

  if (chips->len == 0)
    return TRUE;
  proposal = move_along (self, chips, g_variant_get_int32 (parameter));
  write_and_follow (self, proposal);
  return TRUE;
}

/* The next class up or down, headings passed over. */
static JalonsDivision *
neighbour (JalonsYearView *self,
           int by)
{
  int n_rows = (int) jalons_year_table_get_n_rows (self->table);

  for (int i = jalons_year_grid_get_cursor (self->grid).row + by; i >= 0 && i < n_rows; i += by)
    if (jalons_year_table_get_row (self->table, (guint) i)->division != NULL)
      return jalons_year_table_get_row (self->table, (guint) i)->division;
  return NULL;
}

static JalonsTarget
own_week (JalonsActivity *activity)
{
  JalonsDay day = jalons_activity_slot (activity).day;

  return (JalonsTarget){ .day = day != JALONS_NO_DAY ? jalons_day_monday (day) : day, .half = JALONS_HALF_NONE };
}

static gboolean
move_rows (GtkWidget *widget,
           GVariant *parameter,
           gpointer data)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);
  g_autoptr (GArray) chips = jalons_year_grid_dup_chips (self->grid);
  JalonsDivision *division = neighbour (self, g_variant_get_int32 (parameter));
  g_autoptr (JalonsProposal) proposal = NULL;
  JalonsYearPlace place = jalons_year_grid_get_cursor (self->grid);
  g_autofree char *id = NULL;

  if (chips->len == 0 || division == NULL)
    return TRUE;
  proposal = drop_at (self, chips, division, own_week (g_array_index (chips, JalonsChip, 0).activity));
  id = g_strdup (jalons_record_get_id (g_array_index (chips, JalonsChip, 0).activity));
  place.row = jalons_year_table_find (self->table, jalons_record_get_id (division));
  jalons_year_grid_set_cursor (self->grid, place, FALSE);
  jalons_year_grid_follow (self->grid, id);
  jalons_year_view_write (self, proposal);
  return TRUE;
}

static gboolean
stretch (GtkWidget *widget,
         GVariant *parameter,
         gpointer data)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);
  g_autoptr (GArray) chips = jalons_year_grid_dup_chips (self->grid);
  g_autoptr (JalonsProposal) proposal = NULL;

  if (chips->len == 0)
    return TRUE;
  proposal = jalons_plan_stretch (dataset_of (self), (const JalonsChip *) chips->data, chips->len,
                                  JALONS_STRETCH_MINUTES * g_variant_get_int32 (parameter));
  write_and_follow (self, proposal);
  return TRUE;
}

/* Copying */

/* On the head of a row, and after Ctrl+A, the whole year of the class. */
static void
copy (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);
  g_autoptr (GArray) chips = NULL;
  g_autofree char *text = NULL;

  if (jalons_year_grid_get_cursor (self->grid).column == JALONS_COLUMN_HEAD)
    jalons_year_grid_select_rows (self->grid);
  chips = jalons_year_grid_dup_chips (self->grid);
  if (chips->len == 0)
    return;
  g_clear_pointer (&self->copied, jalons_copied_free);
  self->copied = jalons_plan_copy ((const JalonsChip *) chips->data, chips->len,
                                   jalons_year_grid_get_whole_rows (self->grid));
  gtk_widget_action_set_enabled (widget, "year.paste", TRUE);
  text = jalons_format_counted (ngettext ("%u activity copied: Ctrl+V puts it where the cursor is.",
                                          "%u activities copied: Ctrl+V puts them where the cursor is.", chips->len),
                                chips->len);
  jalons_workspace_say (self->workspace, text, FALSE);
}

static void
paste (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  JalonsYearView *self = JALONS_YEAR_VIEW (widget);
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->table);
  g_autoptr (GPtrArray) divisions = jalons_year_grid_dup_divisions (self->grid);
  g_autoptr (JalonsProposal) proposal = NULL;
  int column = jalons_year_grid_get_cursor (self->grid).column;

  if (self->copied == NULL || divisions->len == 0)
    return;
  proposal = jalons_plan_paste (dataset_of (self), columns->calendar, self->copied, divisions,
                                column >= 0 ? jalons_day_monday (columns->columns[column].first_day) : JALONS_NO_DAY);
  jalons_year_view_write (self, proposal);
}

static void
select_rows (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  jalons_year_grid_select_rows (JALONS_YEAR_VIEW (widget)->grid);
}

/* Typing */

static JalonsSlot
slot_at (JalonsYearView *self,
         int column,
         int minutes)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->table);
  JalonsSlot slot = jalons_slot_undated (minutes);

  return column >= 0 ? jalons_slot_land (slot, columns->columns[column].target) : slot;
}

static void
add_typed (JalonsYearView *self,
           const char *text)
{
  g_autoptr (GPtrArray) divisions = jalons_year_grid_dup_divisions (self->grid);
  g_auto (JalonsTypedActivity) typed = { 0 };
  g_autoptr (JalonsProposal) proposal = NULL;
  JalonsNewActivity what = { 0 };

  jalons_typed_activity (text, &typed);
  what.title = typed.title;
  what.axis = jalons_year_table_get_filter (self->table)->axis;
  what.slot = slot_at (self, jalons_year_grid_get_cursor (self->grid).column,
                       typed.minutes != JALONS_UNSET ? typed.minutes : JALONS_LESSON_MINUTES);
  proposal = jalons_plan_add (jalons_workspace_get_year (self->workspace), divisions, &what);
  jalons_year_grid_unselect (self->grid);
  jalons_year_grid_follow (self->grid, proposal->created[0]);
  jalons_year_view_write (self, proposal);
}

static void
rename_typed (JalonsYearView *self,
              const char *text)
{
  const JalonsYearChip *chip = jalons_year_grid_get_chip (self->grid, jalons_year_grid_get_cursor (self->grid));
  g_auto (JalonsTypedActivity) typed = { 0 };
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDraft *draft;

  if (chip == NULL)
    return;
  jalons_typed_activity (text, &typed);
  draft = jalons_draft_edit (chip->activity);
  if (*typed.title != '\0')
    jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, typed.title);
  if (typed.minutes != JALONS_UNSET)
    {
      JalonsSlot slot = jalons_activity_slot (chip->activity);

      slot.minutes = (gint16) typed.minutes;
      jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, slot);
    }
  g_ptr_array_add (drafts, draft);
  if (jalons_draft_is_changed (draft))
    jalons_workspace_write (self->workspace, _ ("Change the title"), drafts);
}

static void
on_entered (JalonsYearView *self,
            const char *text,
            JalonsYearEntry *entry)
{
  if (g_object_get_data (G_OBJECT (entry), "renames") != NULL)
    rename_typed (self, text);
  else
    add_typed (self, text);
}

/* The focus goes back to the cell. */
static void
on_entry_closed (JalonsYearView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
open_entry (JalonsYearView *self,
            gboolean renames,
            const char *where,
            const char *text,
            const char *typed)
{
  GdkRectangle bounds;

  if (self->entry == NULL)
    {
      self->entry = JALONS_YEAR_ENTRY (jalons_year_entry_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self->grid));
      g_signal_connect_object (self->entry, "entered", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->entry, "closed", G_CALLBACK (on_entry_closed), self, G_CONNECT_SWAPPED);
    }
  g_object_set_data (G_OBJECT (self->entry), "renames", GINT_TO_POINTER (renames));
  if (jalons_year_grid_get_bounds (self->grid, jalons_year_grid_get_cursor (self->grid), &bounds))
    jalons_year_entry_open (self->entry, &bounds, where, renames ? _ ("_Change") : _ ("_Add"), text, typed);
}

/* "New activity for 3A and 3B, week 7, 12 October" */
static char *
describe_place (JalonsYearView *self,
                GPtrArray *divisions)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *who = NULL, *when = NULL;
  int column = jalons_year_grid_get_cursor (self->grid).column;

  for (guint i = 0; i < divisions->len; i++)
    g_ptr_array_add (codes, (gpointer) jalons_division_code (divisions->pdata[i]));
  g_ptr_array_add (codes, NULL);
  who = jalons_format_list ((const char *const *) codes->pdata);
  when = column >= 0 ? jalons_year_columns_name (jalons_year_table_get_columns (self->table), (guint) column)
                     : g_strdup (_ ("to be dated"));
  /* Translators: classes, and a week or half a day */
  return g_strdup_printf (_ ("New activity for %1$s, %2$s"), who, when);
}

/**
 * jalons_year_view_add:
 * @text: (nullable): the letter that began it
 *
 * Lets an activity be typed, for all classes that are selected, in the cursor's column.
 */
void
jalons_year_view_add (JalonsYearView *self,
                      const char *text)
{
  g_autoptr (GPtrArray) divisions = jalons_year_grid_dup_divisions (self->grid);
  g_autofree char *where = NULL;

  if (divisions->len == 0)
    return;
  where = describe_place (self, divisions);
  open_entry (self, FALSE, where, "", text);
}

/**
 * jalons_year_view_rename:
 *
 * Lets the title and the duration of the cursor's activity be typed anew.
 */
void
jalons_year_view_rename (JalonsYearView *self)
{
  const JalonsYearPlace cursor = jalons_year_grid_get_cursor (self->grid);
  const JalonsYearChip *chip = jalons_year_grid_get_chip (self->grid, cursor);
  g_autofree char *where = NULL, *text = NULL, *minutes = NULL;

  if (chip == NULL)
    return;
  where = jalons_year_words_chip (self->table, jalons_year_table_get_row (self->table, (guint) cursor.row), chip);
  minutes = jalons_format_minutes (jalons_activity_slot (chip->activity).minutes);
  text = g_strdup_printf ("%s %s", jalons_activity_title (chip->activity), minutes);
  open_entry (self, TRUE, where, text, NULL);
}

/* The keys */

static gboolean
start_action (GtkWidget *widget,
              GVariant *parameter,
              gpointer data)
{
  return gtk_widget_activate_action_variant (widget, g_variant_get_string (parameter, NULL), NULL);
}

static void
add_key (GtkWidgetClass *widget_class,
         guint key,
         guint keypad,
         GdkModifierType modifiers,
         GtkShortcutFunc function,
         int by)
{
  gtk_widget_class_add_binding (widget_class, key, modifiers, function, "i", by);
  gtk_widget_class_add_binding (widget_class, keypad, modifiers, function, "i", by);
}

void
jalons_year_view_install_planning (GtkWidgetClass *widget_class)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  add_key (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, move_weeks, -1);
  add_key (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, move_weeks, 1);
  add_key (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, GDK_CONTROL_MASK, move_rows, -1);
  add_key (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, GDK_CONTROL_MASK, move_rows, 1);
  add_key (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, both, stretch, -1);
  add_key (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, both, stretch, 1);
  add_key (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, both, stretch, -1);
  add_key (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, both, stretch, 1);
  gtk_widget_class_install_action (widget_class, "year.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "year.paste", NULL, paste);
  gtk_widget_class_install_action (widget_class, "year.select-rows", NULL, select_rows);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "year.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "year.paste", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, start_action, "s", "win.rename-activity");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, start_action, "s", "win.delete-activity");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, start_action, "s", "win.delete-activity");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, start_action, "s", "win.tick-activity");
}
