/* The rows of the year view, and what changed in them.
 * Invariant: after a change, a row whose contents are the same is the same row, so that whoever shows it need not look.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-table.h"

#include "core/words/text.h"

struct _JalonsYearTable
{
  GObject parent_instance;

  JalonsWorkspace *workspace;
  JalonsYearColumns *columns; /* NULL while there is no year */
  GPtrArray *rows;
  GArray *loads; /* minutes of all classes in each column */
  JalonsYearFilter filter;
  JalonsDay monday;
  GHashTable *collapsed; /* levels, interned */
  GHashTable *made;      /* id of a class → its JalonsYearRow, also of one that is out of sight */
  gboolean active;
  gboolean stale; /* something changed while nobody looked */
};

enum
{
  SIGNAL_RESET,
  SIGNAL_ROW_CHANGED,
  SIGNAL_UPDATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsYearTable, jalons_year_table, G_TYPE_OBJECT)

/* What the rules say of @activity in the row of @division, at worst. */
static int
worst_of (JalonsYearTable *self,
          JalonsActivity *activity,
          JalonsDivision *division)
{
  const GPtrArray *issues = jalons_workspace_issues_of (self->workspace, activity ? activity : division);
  int worst = -1;

  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      const JalonsIssue *issue = g_ptr_array_index (issues, i);

      if (issue->division == NULL || issue->division == division)
        worst = MAX (worst, (int) issue->severity);
    }
  return worst;
}

static JalonsYearRow *
new_division_row (JalonsYearTable *self,
                  JalonsDivision *division)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  g_autoptr (GPtrArray) activities = jalons_dataset_division_activities (dataset, division);
  g_autoptr (GArray) chips = g_array_sized_new (FALSE, TRUE, sizeof (JalonsYearChip), activities->len);
  JalonsYearRow *row = jalons_year_row_new_data (self->columns, jalons_record_get_id (division));

  row->division = g_object_ref (division);
  row->level = jalons_division_level (division);
  row->absences = jalons_dataset_referring (dataset, JALONS_ABSENCE_DIVISION, row->key);
  row->hours = *jalons_workspace_get_hours (self->workspace, division);
  row->worst = worst_of (self, NULL, division);
  for (guint i = 0; i < activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (activities, i);
      const char *mark = jalons_workspace_get_mark (self->workspace, jalons_record_get_id (activity));
      JalonsYearChip chip = { activity, g_intern_string (mark), worst_of (self, activity, division),
                              jalons_activity_counted_minutes (activity), jalons_attached_glance (dataset, activity) };

      if (jalons_year_columns_find (self->columns, jalons_activity_slot (activity)) != JALONS_COLUMN_HIDDEN &&
          jalons_year_filter_takes_activity (&self->filter, activity, chip.worst >= 0))
        g_array_append_val (chips, chip);
    }
  jalons_year_row_fill (row, self->columns, chips);
  return row;
}

/* A gesture touches few classes of a large school: the rows of the others are kept. */
static JalonsYearRow *
need_division_row (JalonsYearTable *self,
                   JalonsDivision *division)
{
  const char *id = jalons_record_get_id (division);
  JalonsYearRow *row = g_hash_table_lookup (self->made, id);

  if (row == NULL)
    {
      row = new_division_row (self, division);
      g_hash_table_insert (self->made, row->key, row);
    }
  return row;
}

static gboolean
is_touched (gpointer id,
            gpointer row,
            gpointer workspace)
{
  return jalons_workspace_touches (workspace, id);
}

/* Headings */

static JalonsYearRow *
new_heading (JalonsYearTable *self,
             const char *level)
{
  g_autofree char *key = g_strconcat ("level:", level, NULL);
  JalonsYearRow *row = jalons_year_row_new_data (self->columns, key);

  row->level = g_intern_string (level);
  row->label = g_intern_string (jalons_workspace_level (self->workspace, level).label);
  row->collapsed = g_hash_table_contains (self->collapsed, row->level);
  return row;
}

static void
add_row (JalonsYearTable *self,
         GPtrArray *rows,
         JalonsYearRow *row,
         JalonsYearRow **heading)
{
  if (self->filter.order == JALONS_ORDER_LEVEL)
    {
      if (*heading == NULL || !g_str_equal ((*heading)->level, row->level))
        g_ptr_array_add (rows, *heading = new_heading (self, row->level));
      (*heading)->n_divisions++;
      jalons_hours_add (&(*heading)->hours, &row->hours);
      if ((*heading)->collapsed)
        return;
    }
  g_ptr_array_add (rows, jalons_year_row_ref (row));
}

static void
add_loads (GArray *loads,
           const JalonsYearRow *row)
{
  for (guint i = 0; i < row->n_columns; i++)
    {
      guint n_chips;
      const JalonsYearChip *chips = jalons_year_row_chips (row, (int) i, &n_chips);

      for (guint j = 0; j < n_chips; j++)
        g_array_index (loads, int, i) += chips[j].minutes;
    }
}

/* Which classes there are, and in which order */

static int
compare_behind (gconstpointer a,
                gconstpointer b,
                gpointer workspace)
{
  JalonsDivision *first = *(JalonsDivision *const *) a, *second = *(JalonsDivision *const *) b;
  int order = jalons_hours_remaining (jalons_workspace_get_hours (workspace, second)) -
              jalons_hours_remaining (jalons_workspace_get_hours (workspace, first));

  return order ? order : jalons_collate (jalons_division_code (first), jalons_division_code (second));
}

static GPtrArray *
list_in_order (JalonsYearTable *self)
{
  GPtrArray *divisions = jalons_workspace_list_divisions (self->workspace);

  if (self->filter.order == JALONS_ORDER_BEHIND)
    g_ptr_array_sort_with_data (divisions, compare_behind, self->workspace);
  return divisions;
}

/* @n_taken: how many of its activities the filter lets through */
static gboolean
is_taken (JalonsYearTable *self,
          JalonsDivision *division,
          guint n_taken)
{
  if (!jalons_year_filter_takes_division (&self->filter, division, jalons_workspace_get_hours (self->workspace, division)))
    return FALSE;
  return !self->filter.broken || n_taken > 0 || worst_of (self, NULL, division) >= 0;
}

static GPtrArray *
build_rows (JalonsYearTable *self,
            GArray *loads)
{
  g_autoptr (GPtrArray) divisions = list_in_order (self);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_year_row_unref);
  JalonsYearRow *heading = NULL;

  for (guint i = 0; i < divisions->len; i++)
    {
      JalonsYearRow *row = need_division_row (self, g_ptr_array_index (divisions, i));

      if (!is_taken (self, row->division, row->n_chips))
        continue;
      add_loads (loads, row);
      add_row (self, rows, row, &heading);
    }
  return rows;
}

/* All that the filter lets through, also what a closed level or another week hides */

static GPtrArray *
list_taken (JalonsYearTable *self,
            JalonsDivision *division)
{
  GPtrArray *activities = jalons_dataset_division_activities (jalons_workspace_get_dataset (self->workspace), division);

  for (guint i = activities->len; i-- > 0;)
    if (!jalons_year_filter_takes_activity (&self->filter, activities->pdata[i],
                                            self->filter.broken && worst_of (self, activities->pdata[i], division) >= 0))
      g_ptr_array_remove_index (activities, i);
  return activities;
}

/**
 * jalons_year_table_foreach:
 * @func: is called for each class that the filter lets through, then for each of its activities that it lets through
 *
 * Goes through all that can be seen, in the order of the rows, whichever levels are closed and whichever week is shown.
 */
void
jalons_year_table_foreach (JalonsYearTable *self,
                           JalonsYearTableFunc func,
                           gpointer data)
{
  g_autoptr (GPtrArray) divisions = list_in_order (self);

  for (guint i = 0; i < divisions->len; i++)
    {
      JalonsDivision *division = divisions->pdata[i];
      g_autoptr (GPtrArray) activities = list_taken (self, division);

      if (!is_taken (self, division, activities->len))
        continue;
      func (division, NULL, data);
      for (guint j = 0; j < activities->len; j++)
        func (division, activities->pdata[j], data);
    }
}

/* Changes */

static gboolean
same_keys (const GPtrArray *a,
           const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (((JalonsYearRow *) a->pdata[i])->key, ((JalonsYearRow *) b->pdata[i])->key))
      return FALSE;
  return TRUE;
}

/* Puts the rows that differ in the place of those of before, which are freed when everybody has been told. */
static gboolean
exchange_rows (JalonsYearTable *self,
               GPtrArray *rows)
{
  gboolean any = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      gpointer *before = &self->rows->pdata[i];
      gpointer *now = &rows->pdata[i];

      if (!jalons_year_row_equal (*before, *now))
        {
          gpointer old = *before;

          *before = *now;
          *now = old;
          any = TRUE;
          g_signal_emit (self, signals[SIGNAL_ROW_CHANGED], 0, i);
        }
    }
  return any;
}

static JalonsYearColumns *
build_columns (JalonsYearTable *self)
{
  JalonsCalendar *calendar = jalons_workspace_get_calendar (self->workspace);

  return calendar ? jalons_year_columns_new (calendar, self->monday) : NULL;
}

/* @anew: whether the rows are others even if they are called the same */
static void
refresh (JalonsYearTable *self,
         gboolean anew)
{
  g_autoptr (JalonsYearColumns) columns = build_columns (self);
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GArray) loads = NULL;

  self->stale = FALSE;
  if (!jalons_year_columns_equal (columns, self->columns))
    {
      JalonsYearColumns *before = self->columns;

      g_hash_table_remove_all (self->made);
      self->columns = g_steal_pointer (&columns);
      columns = before;
      anew = TRUE;
    }
  loads = g_array_new (FALSE, TRUE, sizeof (int));
  g_array_set_size (loads, self->columns ? self->columns->n_columns : 0);
  old = self->columns ? build_rows (self, loads) : g_ptr_array_new ();

  g_array_unref (self->loads);
  self->loads = g_steal_pointer (&loads);
  if (!anew && same_keys (self->rows, old))
    {
      if (exchange_rows (self, old))
        g_signal_emit (self, signals[SIGNAL_UPDATED], 0);
      return;
    }
  {
    GPtrArray *before = self->rows;

    self->rows = g_steal_pointer (&old);
    old = before;
  }
  g_signal_emit (self, signals[SIGNAL_RESET], 0);
}

static void
refresh_soon (JalonsYearTable *self)
{
  if (self->active)
    refresh (self, FALSE);
  else
    self->stale = TRUE;
}

static void
on_changed (JalonsYearTable *self)
{
  g_hash_table_foreach_remove (self->made, is_touched, self->workspace);
  refresh_soon (self);
}

/**
 * jalons_year_table_set_active:
 * @active: whether somebody looks; else changes wait
 */
void
jalons_year_table_set_active (JalonsYearTable *self,
                              gboolean active)
{
  self->active = active;
  if (active && self->stale)
    refresh (self, FALSE);
}

/* What is asked of it */

JalonsWorkspace *
jalons_year_table_get_workspace (JalonsYearTable *self)
{
  return self->workspace;
}

/**
 * jalons_year_table_get_columns:
 *
 * Returns: (transfer none) (nullable): the columns, good until the next "reset"; %NULL when the school has no such year
 */
const JalonsYearColumns *
jalons_year_table_get_columns (JalonsYearTable *self)
{
  return self->columns;
}

/**
 * jalons_year_table_get_n_rows:
 *
 * Returns: how many rows are shown, headings among them
 */
guint
jalons_year_table_get_n_rows (JalonsYearTable *self)
{
  return self->rows->len;
}

/**
 * jalons_year_table_get_row:
 *
 * Returns: (transfer none): good until the next "reset" or "row-changed" of it
 */
const JalonsYearRow *
jalons_year_table_get_row (JalonsYearTable *self,
                           guint position)
{
  return g_ptr_array_index (self->rows, position);
}

/**
 * jalons_year_table_find:
 * @key: (nullable): of a row
 *
 * Returns: its position, or -1
 */
int
jalons_year_table_find (JalonsYearTable *self,
                        const char *key)
{
  for (guint i = 0; key != NULL && i < self->rows->len; i++)
    if (g_str_equal (((JalonsYearRow *) self->rows->pdata[i])->key, key))
      return (int) i;
  return -1;
}

/**
 * jalons_year_table_find_activity:
 * @id: of an activity
 * @column: (out): where it is
 * @chip: (out): which one it is in the cell
 *
 * Returns: the position of the first row that shows it, or -1
 */
int
jalons_year_table_find_activity (JalonsYearTable *self,
                                 const char *id,
                                 int *column,
                                 guint *chip)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (jalons_year_row_find_activity (self->rows->pdata[i], id, column, chip))
      return (int) i;
  return -1;
}

/**
 * jalons_year_table_get_load:
 *
 * Returns: the minutes that the classes shown have in @column, all together
 */
int
jalons_year_table_get_load (JalonsYearTable *self,
                            guint column)
{
  return column < self->loads->len ? g_array_index (self->loads, int, column) : 0;
}

/**
 * jalons_year_table_get_top_load:
 *
 * Returns: the most minutes that all classes together have in one column
 */
int
jalons_year_table_get_top_load (JalonsYearTable *self)
{
  int top = 0;

  for (guint i = 0; i < self->loads->len; i++)
    top = MAX (top, g_array_index (self->loads, int, i));
  return top;
}

/* What it shows */

const JalonsYearFilter *
jalons_year_table_get_filter (JalonsYearTable *self)
{
  return &self->filter;
}

/**
 * jalons_year_table_set_filter:
 * @filter: which is copied
 */
void
jalons_year_table_set_filter (JalonsYearTable *self,
                              const JalonsYearFilter *filter)
{
  if (jalons_year_filter_equal (&self->filter, filter))
    return;
  self->filter = *filter;
  g_hash_table_remove_all (self->made);
  refresh_soon (self);
}

/**
 * jalons_year_table_set_collapsed:
 * @level: the code of a level
 */
void
jalons_year_table_set_collapsed (JalonsYearTable *self,
                                 const char *level,
                                 gboolean collapsed)
{
  gpointer interned = (gpointer) g_intern_string (level);

  if (collapsed)
    g_hash_table_add (self->collapsed, interned);
  else
    g_hash_table_remove (self->collapsed, interned);
  refresh_soon (self);
}

void
jalons_year_table_expand_all (JalonsYearTable *self)
{
  g_hash_table_remove_all (self->collapsed);
  refresh_soon (self);
}

/**
 * jalons_year_table_show_week:
 * @monday: a day of the week to be shown by half-days, or %JALONS_NO_DAY for the whole year
 */
void
jalons_year_table_show_week (JalonsYearTable *self,
                             JalonsDay monday)
{
  self->monday = monday == JALONS_NO_DAY ? monday : jalons_day_monday (monday);
  refresh_soon (self);
}

static void
jalons_year_table_finalize (GObject *object)
{
  JalonsYearTable *self = JALONS_YEAR_TABLE (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->columns, jalons_year_columns_free);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->loads);
  g_hash_table_unref (self->collapsed);
  g_hash_table_unref (self->made);

  G_OBJECT_CLASS (jalons_year_table_parent_class)->finalize (object);
}

static void
jalons_year_table_class_init (JalonsYearTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_year_table_finalize;

  /**
   * JalonsYearTable::reset:
   *
   * The columns, or which rows there are, are others.
   */
  signals[SIGNAL_RESET] = g_signal_new ("reset", JALONS_TYPE_YEAR_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  /**
   * JalonsYearTable::row-changed:
   * @position: of the row that shows something else now
   */
  signals[SIGNAL_ROW_CHANGED] = g_signal_new ("row-changed", JALONS_TYPE_YEAR_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                              NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * JalonsYearTable::updated:
   *
   * All rows that changed have been told, once for a gesture.
   */
  signals[SIGNAL_UPDATED] = g_signal_new ("updated", JALONS_TYPE_YEAR_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jalons_year_table_init (JalonsYearTable *self)
{
  self->filter = (JalonsYearFilter) JALONS_YEAR_FILTER_INIT;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_year_row_unref);
  self->loads = g_array_new (FALSE, TRUE, sizeof (int));
  self->collapsed = g_hash_table_new (NULL, NULL);
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) jalons_year_row_unref);
  self->stale = TRUE;
}

/**
 * jalons_year_table_new:
 *
 * Returns: (transfer full): a table without columns, until the data are there
 */
JalonsYearTable *
jalons_year_table_new (JalonsWorkspace *workspace)
{
  JalonsYearTable *self = g_object_new (JALONS_TYPE_YEAR_TABLE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return self;
}
