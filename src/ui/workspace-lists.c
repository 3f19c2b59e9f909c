/* What there is to choose from: years, schools, classes, in the order in which they are shown.
 * Invariant: every list of the window that offers one of these takes it from here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/known-levels.h"
#include "core/words/text.h"
#include "ui/workspace-private.h"

static int
compare_schools (gconstpointer a,
                 gconstpointer b)
{
  JalonsSchool *first = *(JalonsSchool *const *) a, *second = *(JalonsSchool *const *) b;
  int order = jalons_collate (jalons_school_name (first), jalons_school_name (second));

  return order ? order : g_strcmp0 (jalons_school_uai (first), jalons_school_uai (second));
}

/**
 * jalons_workspace_list_schools:
 *
 * Returns: (transfer container) (element-type JalonsSchool): the schools by name
 */
GPtrArray *
jalons_workspace_list_schools (JalonsWorkspace *self)
{
  GListModel *list = jalons_dataset_get_list (jalons_workspace_get_dataset (self), JALONS_ENTITY_SCHOOL);
  GPtrArray *schools = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (schools, g_list_model_get_item (list, i));
  g_ptr_array_sort (schools, compare_schools);
  return schools;
}

static int
compare_divisions (gconstpointer a,
                   gconstpointer b,
                   gpointer dataset)
{
  JalonsDivision *first = *(JalonsDivision *const *) a, *second = *(JalonsDivision *const *) b;
  int order = jalons_known_level_compare (dataset, jalons_division_level (first), jalons_division_level (second));

  return order ? order : jalons_collate (jalons_division_code (first), jalons_division_code (second));
}

static gpointer
ref_record (gconstpointer record,
            gpointer data)
{
  return g_object_ref ((gpointer) record);
}

static void
sort_divisions (JalonsWorkspace *self,
                JalonsYear *year)
{
  g_clear_pointer (&self->divisions, g_ptr_array_unref);
  g_set_object (&self->listed_year, year);
  self->divisions = jalons_dataset_referring (self->dataset, JALONS_DIVISION_YEAR, jalons_record_get_id (year));
  g_ptr_array_sort_with_data (self->divisions, compare_divisions, self->dataset);
}

/**
 * jalons_workspace_list_divisions:
 *
 * Returns: (transfer container) (element-type JalonsDivision): the classes of the selected school, by level and code
 */
GPtrArray *
jalons_workspace_list_divisions (JalonsWorkspace *self)
{
  JalonsYear *year = jalons_workspace_get_year (self);

  if (year == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  if (self->divisions == NULL || self->listed_year != year)
    sort_divisions (self, year);
  return g_ptr_array_copy (self->divisions, ref_record, NULL);
}

static int
compare_ints (gconstpointer a,
              gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

/**
 * jalons_workspace_level:
 * @code: the level of a class
 *
 * Returns: its words, good until the next change
 */
JalonsLevelInfo
jalons_workspace_level (JalonsWorkspace *self,
                        const char *code)
{
  return jalons_known_level (jalons_workspace_get_dataset (self), code);
}

/**
 * jalons_workspace_list_years:
 *
 * Returns: (transfer full) (element-type int): the start of each year that some school has, and of the open one; the
 *   latest first
 */
GArray *
jalons_workspace_list_years (JalonsWorkspace *self)
{
  GListModel *list = jalons_dataset_get_list (jalons_workspace_get_dataset (self), JALONS_ENTITY_YEAR);
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  int open_year = jalons_workspace_get_start_year (self);

  g_array_append_val (years, open_year);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) year = g_list_model_get_item (list, i);
      int start = jalons_year_start (year);

      g_array_append_val (years, start);
    }
  g_array_sort (years, compare_ints);
  for (guint i = years->len - 1; i > 0; i--)
    if (g_array_index (years, int, i) == g_array_index (years, int, i - 1))
      g_array_remove_index (years, i);
  return years;
}
