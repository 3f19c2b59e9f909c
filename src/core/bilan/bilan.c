/* What a bilan is of, its tables in order, and finding a figure in it.
 * Invariant: everything is worked out when a bilan is made; what is read afterwards is never changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include "core/bilan/bilan-private.h"
#include "core/record/order.h"
#include "core/words/text.h"

struct _JalonsBilan
{
  gatomicrefcount references;
  int start;
  JalonsSchool *school; /* or NULL: all */
  GPtrArray *years;
  GPtrArray *chapters;
  GPtrArray *tables;
  JalonsBilan *before;
};

G_DEFINE_BOXED_TYPE (JalonsBilan, jalons_bilan, jalons_bilan_ref, jalons_bilan_unref)

/* ---- The scope ---- */

/* The school of a record that refers to its year. */
JalonsSchool *
jalons_bilan_school_of (const JalonsBilanScope *scope,
                        const JalonsRecord *of_year,
                        JalonsFieldId year)
{
  return jalons_dataset_follow (scope->dataset, jalons_dataset_follow (scope->dataset, of_year, year),
                                JALONS_YEAR_SCHOOL);
}

static int
compare_years (gconstpointer a,
               gconstpointer b,
               gpointer dataset)
{
  JalonsSchool *first = jalons_dataset_follow (dataset, *(JalonsYear *const *) a, JALONS_YEAR_SCHOOL);
  JalonsSchool *second = jalons_dataset_follow (dataset, *(JalonsYear *const *) b, JALONS_YEAR_SCHOOL);

  return jalons_order_schools (&first, &second);
}

static GPtrArray *
find_years (JalonsDataset *dataset,
            int start,
            const JalonsSchool *school)
{
  GListModel *all = jalons_dataset_get_list (dataset, JALONS_ENTITY_YEAR);
  GPtrArray *years = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (JalonsYear) year = g_list_model_get_item (all, i);
      JalonsSchool *its = jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL);

      if (jalons_year_start (year) == start && its != NULL &&
          (school == NULL || g_str_equal (jalons_record_get_id (its), jalons_record_get_id (school))))
        g_ptr_array_add (years, g_steal_pointer (&year));
    }
  g_ptr_array_sort_with_data (years, compare_years, dataset);
  return years;
}

static void
division_clear (gpointer data)
{
  JalonsBilanDivision *division = data;

  g_object_unref (division->division);
  g_ptr_array_unref (division->activities);
}

static void
add_division (JalonsBilanScope *scope,
              JalonsDivision *division)
{
  const JalonsBilanDivision added = {
    .division = g_object_ref (division),
    .school = jalons_bilan_school_of (scope, division, JALONS_DIVISION_YEAR),
    .activities = jalons_dataset_division_activities (scope->dataset, division),
  };

  g_array_append_val (scope->divisions, added);
  for (guint i = 0; i < added.activities->len; i++)
    {
      gpointer activity = g_ptr_array_index (added.activities, i);
      int times = GPOINTER_TO_INT (g_hash_table_lookup (scope->times, activity));

      g_hash_table_insert (scope->times, activity, GINT_TO_POINTER (times + 1));
    }
}

/**
 * jalons_bilan_times:
 *
 * Returns: how many classes of the bilan take part in @activity: as often its minutes count
 */
int
jalons_bilan_times (JalonsBilanScope *scope,
                    const JalonsActivity *activity)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (scope->times, activity));
}

static void
add_year (JalonsBilanScope *scope,
          JalonsYear *year)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_list_divisions (scope->dataset, year);
  g_autoptr (GPtrArray) activities = jalons_dataset_referring (scope->dataset, JALONS_ACTIVITY_YEAR,
                                                               jalons_record_get_id (year));

  g_ptr_array_sort_with_data (divisions, jalons_order_divisions, scope->dataset);
  g_ptr_array_sort (activities, jalons_order_activities);
  for (guint i = 0; i < divisions->len; i++)
    add_division (scope, g_ptr_array_index (divisions, i));
  g_ptr_array_extend (scope->activities, activities, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
}

static void
scope_init (JalonsBilanScope *scope,
            JalonsDataset *dataset,
            int start,
            const JalonsSchool *school)
{
  scope->dataset = dataset;
  scope->start = start;
  scope->several = school == NULL;
  scope->years = find_years (dataset, start, school);
  scope->divisions = g_array_new (FALSE, FALSE, sizeof (JalonsBilanDivision));
  g_array_set_clear_func (scope->divisions, division_clear);
  scope->activities = g_ptr_array_new_with_free_func (g_object_unref);
  scope->times = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < scope->years->len; i++)
    add_year (scope, g_ptr_array_index (scope->years, i));
}

static void
scope_clear (JalonsBilanScope *scope)
{
  g_ptr_array_unref (scope->years);
  g_array_unref (scope->divisions);
  g_ptr_array_unref (scope->activities);
  g_hash_table_unref (scope->times);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JalonsBilanScope, scope_clear)

/* ---- Making one ---- */

/* By school, then by theme, as they are read. */
static GPtrArray *
find_chapters (JalonsBilanScope *scope)
{
  GPtrArray *chapters = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < scope->years->len; i++)
    {
      g_autoptr (GPtrArray) found = jalons_dataset_referring (scope->dataset, JALONS_CHAPTER_YEAR,
                                                              jalons_record_get_id (scope->years->pdata[i]));

      for (guint j = 0; j < found->len; j++)
        if (*jalons_chapter_words (g_ptr_array_index (found, j)) != '\0')
          g_ptr_array_add (chapters, g_object_ref (g_ptr_array_index (found, j)));
    }
  return chapters;
}

/* In the order in which they are read. */
static void (*const makers[]) (JalonsBilanScope *scope, GPtrArray *tables) = {
  jalons_bilan_add_levels,
  jalons_bilan_add_schools,
  jalons_bilan_add_classes,
  jalons_bilan_add_below,
  jalons_bilan_add_axes,
  jalons_bilan_add_level_axes,
  jalons_bilan_add_competences,
  jalons_bilan_add_half_days,
  jalons_bilan_add_kinds,
  jalons_bilan_add_reach,
  jalons_bilan_add_offers,
  jalons_bilan_add_ambassadors,
  jalons_bilan_add_genders,
  jalons_bilan_add_documents,
  jalons_bilan_add_families,
  jalons_bilan_add_cancelled,
  jalons_bilan_add_goals,
  jalons_bilan_add_outcomes,
  jalons_bilan_add_figures,
};

static JalonsBilan *
make (JalonsDataset *dataset,
      int start,
      const JalonsSchool *school)
{
  g_auto (JalonsBilanScope) scope = { NULL };
  JalonsBilan *self = g_new0 (JalonsBilan, 1);

  scope_init (&scope, dataset, start, school);
  g_atomic_ref_count_init (&self->references);
  self->start = start;
  self->school = school != NULL ? g_object_ref ((JalonsSchool *) school) : NULL;
  self->years = g_ptr_array_ref (scope.years);
  self->chapters = find_chapters (&scope);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_bilan_table_free);
  for (unsigned i = 0; i < G_N_ELEMENTS (makers); i++)
    makers[i](&scope, self->tables);
  g_ptr_array_insert (self->tables, 0, jalons_bilan_make_key (self));
  return self;
}

/**
 * jalons_bilan_new:
 * @dataset: what has the year, and the year before when the two are to be compared
 * @start: 2026 for 2026-2027
 * @school: (nullable): whose bilan, or %NULL for that of all schools of @dataset together
 *
 * All minutes are those of core/hours. What is asked for by domain.md, section 5.4.
 *
 * Returns: (transfer full): the bilan
 */
JalonsBilan *
jalons_bilan_new (JalonsDataset *dataset,
                  int start,
                  const JalonsSchool *school)
{
  JalonsBilan *self = make (dataset, start, school);

  self->before = make (dataset, start - 1, school);
  if (self->before->years->len == 0)
    g_clear_pointer (&self->before, jalons_bilan_unref);
  else
    jalons_bilan_compare (self);
  return self;
}

JalonsBilan *
jalons_bilan_ref (JalonsBilan *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
jalons_bilan_unref (JalonsBilan *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_object (&self->school);
  g_clear_pointer (&self->before, jalons_bilan_unref);
  g_ptr_array_unref (self->years);
  g_ptr_array_unref (self->chapters);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/* ---- Reading it ---- */

/**
 * jalons_bilan_start:
 *
 * Returns: 2026 for 2026-2027
 */
int
jalons_bilan_start (JalonsBilan *self)
{
  return self->start;
}

/**
 * jalons_bilan_school:
 *
 * Returns: (transfer none) (nullable): whose it is; %NULL: of all schools
 */
JalonsSchool *
jalons_bilan_school (JalonsBilan *self)
{
  return self->school;
}

/**
 * jalons_bilan_years:
 *
 * Returns: (transfer none) (element-type JalonsYear): the years of the schools that it is of, by school
 */
GPtrArray *
jalons_bilan_years (JalonsBilan *self)
{
  return self->years;
}

/**
 * jalons_bilan_chapters:
 *
 * Returns: (transfer container) (element-type JalonsChapter): what was written on @theme, by school, without empty ones
 */
GPtrArray *
jalons_bilan_chapters (JalonsBilan *self,
                       JalonsTheme theme)
{
  GPtrArray *chapters = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->chapters->len; i++)
    if ((JalonsTheme) jalons_chapter_theme (self->chapters->pdata[i]) == theme)
      g_ptr_array_add (chapters, g_object_ref (self->chapters->pdata[i]));
  return chapters;
}

/**
 * jalons_bilan_before:
 *
 * Returns: (transfer none) (nullable): the bilan of the year before, when the dataset has it: its figures have the same
 *   codes. It has no year before itself
 */
JalonsBilan *
jalons_bilan_before (JalonsBilan *self)
{
  return self->before;
}

/**
 * jalons_bilan_tables:
 *
 * Returns: (transfer none) (element-type JalonsBilanTable): in the order in which they are read; always the same ones,
 *   but for those of a bilan of all schools
 */
GPtrArray *
jalons_bilan_tables (JalonsBilan *self)
{
  return self->tables;
}

/**
 * jalons_bilan_find_table:
 *
 * Returns: (nullable): the table of that code
 */
const JalonsBilanTable *
jalons_bilan_find_table (JalonsBilan *self,
                         const char *table)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      const JalonsBilanTable *found = g_ptr_array_index (self->tables, i);

      if (g_str_equal (found->code, table))
        return found;
    }
  return NULL;
}

/**
 * jalons_bilan_find_cell:
 *
 * Returns: (nullable): the figure of these codes
 */
const JalonsBilanCell *
jalons_bilan_find_cell (JalonsBilan *self,
                        const char *table,
                        const char *row,
                        const char *column)
{
  const JalonsBilanTable *found = jalons_bilan_find_table (self, table);
  const JalonsBilanRow *its = found ? jalons_bilan_find_row ((JalonsBilanTable *) found, row) : NULL;

  for (unsigned i = 0; its != NULL && i < found->columns->len; i++)
    if (g_str_equal (jalons_bilan_table_column (found, i)->code, column))
      return jalons_bilan_row_cell (its, i);
  return NULL;
}

const JalonsBilanColumn *
jalons_bilan_table_column (const JalonsBilanTable *table,
                           unsigned column)
{
  return g_ptr_array_index (table->columns, column);
}

const JalonsBilanRow *
jalons_bilan_table_row (const JalonsBilanTable *table,
                        unsigned row)
{
  return g_ptr_array_index (table->rows, row);
}

const JalonsBilanCell *
jalons_bilan_table_cell (const JalonsBilanTable *table,
                         unsigned row,
                         unsigned column)
{
  return jalons_bilan_row_cell (jalons_bilan_table_row (table, row), column);
}

/**
 * jalons_bilan_table_how:
 *
 * Returns: (transfer none): one sentence that says how that figure is computed; "" for words
 */
const char *
jalons_bilan_table_how (const JalonsBilanTable *table,
                        unsigned row,
                        unsigned column)
{
  const char *how = jalons_bilan_table_row (table, row)->how;

  return *how != '\0' ? how : jalons_bilan_table_column (table, column)->how;
}

/* ---- In words ---- */

static char *
format_number (const JalonsBilanCell *cell,
               int number)
{
  switch (cell->kind)
    {
    case JALONS_CELL_MINUTES:
      return jalons_format_minutes (number);
    case JALONS_CELL_COUNT:
      return jalons_format_number (number);
    case JALONS_CELL_PERCENT:
      if (cell->is_change)
        return g_strdup_printf (ngettext ("%d pt", "%d pts", number), number);
      return g_strdup_printf (_ ("%d%%"), number);
    case JALONS_CELL_TEXT:
    case JALONS_CELL_EMPTY:
    default:
      return g_strdup (cell->text);
    }
}

/**
 * jalons_bilan_cell_format:
 *
 * Returns: (transfer full): "31 h 30", "12", "87 %", "+3 pts", "−1 h"; "" for an empty cell
 */
char *
jalons_bilan_cell_format (const JalonsBilanCell *cell)
{
  g_autofree char *text = format_number (cell, ABS (cell->number));
  const char *sign = cell->number > 0 ? "+" : "\u2212";

  if (!cell->is_change || cell->number == 0)
    return g_steal_pointer (&text);
  return g_strconcat (sign, text, NULL);
}

/**
 * jalons_bilan_cell_is_date:
 *
 * Returns: whether the text of @cell is a day, which a spreadsheet writes as one
 */
gboolean
jalons_bilan_cell_is_date (const JalonsBilanCell *cell)
{
  return cell->kind == JALONS_CELL_TEXT && cell->slot.day != JALONS_NO_DAY;
}

/**
 * jalons_bilan_cell_to_iso:
 * @cell: a date
 *
 * Returns: (transfer full): "2026-10-13", or "2026-10-13T10:00:00" when the time is known
 */
char *
jalons_bilan_cell_to_iso (const JalonsBilanCell *cell)
{
  g_autofree char *day = jalons_day_to_string (cell->slot.day);

  if (cell->slot.start < 0)
    return g_steal_pointer (&day);
  return g_strdup_printf ("%sT%02d:%02d:00", day, cell->slot.start / 60, cell->slot.start % 60);
}
