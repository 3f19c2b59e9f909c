/* Schools, years and divisions by what the command line names.
 * Invariant: lists are in the order of names, years in the order of time, so that two runs write the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/selection.h"

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/record/order.h"
#include "core/words/text.h"

/**
 * jalons_parse_year:
 * @text: "2026", "2026-2027" or "2026/2027"
 * @start: (out): 2026
 *
 * Returns: whether @text is a school year; if not, @error is a G_OPTION_ERROR
 */
gboolean
jalons_parse_year (const char *text,
                   int *start,
                   GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "-/", 2);
  guint64 first, second;

  if (parts[0] != NULL && g_ascii_string_to_unsigned (parts[0], 10, 1900, 9998, &first, NULL) &&
      (parts[1] == NULL || (g_ascii_string_to_unsigned (parts[1], 10, 0, 9999, &second, NULL) && second == first + 1)))
    {
      *start = (int) first;
      return TRUE;
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s” is not a school year: write 2026 for 2026-2027."), text);
  return FALSE;
}

static GPtrArray *
list_schools (JalonsDataset *dataset)
{
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_ENTITY_SCHOOL);
  GPtrArray *schools = g_ptr_array_new_with_free_func (g_object_unref);

  for (unsigned i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (schools, g_list_model_get_item (list, i));
  g_ptr_array_sort (schools, jalons_order_schools);
  return schools;
}

static char *
join_uais (GPtrArray *schools)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) uais = NULL;

  for (unsigned i = 0; i < schools->len; i++)
    g_strv_builder_add (builder, jalons_school_uai (g_ptr_array_index (schools, i)));
  uais = g_strv_builder_end (builder);
  return g_strjoinv (", ", uais);
}

/**
 * jalons_select_schools:
 *
 * Returns: (transfer full) (element-type JalonsSchool) (nullable): the school of --school, or all of them, by name
 */
GPtrArray *
jalons_select_schools (JalonsDataset *dataset,
                       JalonsArguments *arguments,
                       GError **error)
{
  const char *uai = jalons_arguments_value (arguments, "school");
  g_autoptr (GPtrArray) schools = list_schools (dataset);
  g_autofree char *uais = NULL;
  JalonsSchool *school;

  if (uai == NULL)
    return g_steal_pointer (&schools);

  school = jalons_dataset_find_school (dataset, uai);
  if (school == NULL)
    {
      uais = join_uais (schools);
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                   schools->len > 0 ? _ ("No school has the UAI “%s”. The schools here are: %s.")
                                    : _ ("No school has the UAI “%s”: there is no school here yet."),
                   uai, uais);
      return NULL;
    }
  g_ptr_array_set_size (schools, 0);
  g_ptr_array_add (schools, g_object_ref (school));
  return g_steal_pointer (&schools);
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  return jalons_year_start (*(JalonsYear *const *) a) - jalons_year_start (*(JalonsYear *const *) b);
}

/* The years of one school, the earliest first; only that of --year when it is given. */
static void
add_years (JalonsDataset *dataset,
           const JalonsSchool *school,
           int only,
           GPtrArray *years)
{
  g_autoptr (GPtrArray) found = jalons_dataset_referring (dataset, JALONS_YEAR_SCHOOL, jalons_record_get_id (school));

  g_ptr_array_sort (found, compare_years);
  for (unsigned i = 0; i < found->len; i++)
    if (only == 0 || jalons_year_start (g_ptr_array_index (found, i)) == only)
      g_ptr_array_add (years, g_object_ref (g_ptr_array_index (found, i)));
}

/**
 * jalons_select_years:
 *
 * Returns: (transfer full) (element-type JalonsYear) (nullable): the years of --year in the schools of --school; all of
 *   them without these options
 */
GPtrArray *
jalons_select_years (JalonsDataset *dataset,
                     JalonsArguments *arguments,
                     GError **error)
{
  const char *text = jalons_arguments_value (arguments, "year");
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) schools = NULL;
  int only = 0;

  if (text != NULL && !jalons_parse_year (text, &only, error))
    return NULL;
  schools = jalons_select_schools (dataset, arguments, error);
  if (schools == NULL)
    return NULL;

  for (unsigned i = 0; i < schools->len; i++)
    add_years (dataset, g_ptr_array_index (schools, i), only, years);
  return g_steal_pointer (&years);
}

/* Of several years of one school: that of today, or else the last. */
static JalonsYear *
choose_year (GPtrArray *years,
             int this_year)
{
  for (unsigned i = 0; i < years->len; i++)
    if (jalons_year_start (g_ptr_array_index (years, i)) == this_year)
      return g_ptr_array_index (years, i);
  return g_ptr_array_index (years, years->len - 1);
}

/**
 * jalons_select_one_year:
 * @this_year: the school year that today is in, 2026
 *
 * Returns: (transfer full) (nullable): the one year of one school that the options choose; without --school there must
 *   be one school only, without --year it is that of today, or else the last
 */
JalonsYear *
jalons_select_one_year (JalonsDataset *dataset,
                        JalonsArguments *arguments,
                        int this_year,
                        GError **error)
{
  g_autoptr (GPtrArray) schools = jalons_select_schools (dataset, arguments, error);
  g_autoptr (GPtrArray) years = schools != NULL ? jalons_select_years (dataset, arguments, error) : NULL;

  if (years == NULL)
    return NULL;
  if (schools->len > 1)
    {
      g_autofree char *uais = join_uais (schools);

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("Several schools are here: choose one with --school (%s)."), uais);
      return NULL;
    }
  if (years->len == 0)
    {
      const char *wanted = jalons_arguments_value (arguments, "year");

      g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                   wanted ? _ ("The school has no year %s here.") : _ ("There is no school here yet."), wanted);
      return NULL;
    }
  return g_object_ref (choose_year (years, this_year));
}

static JalonsDivision *
find_division (GPtrArray *divisions,
               const char *key)
{
  for (unsigned i = 0; i < divisions->len; i++)
    {
      g_autofree char *other = jalons_division_key (jalons_division_code (g_ptr_array_index (divisions, i)));

      if (g_str_equal (other, key))
        return g_ptr_array_index (divisions, i);
    }
  return NULL;
}

static gboolean
set_unknown_division (GPtrArray *divisions,
                      const char *code,
                      GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;
  g_autofree char *list = NULL;

  for (unsigned i = 0; i < divisions->len; i++)
    g_strv_builder_add (builder, jalons_division_code (g_ptr_array_index (divisions, i)));
  codes = g_strv_builder_end (builder);
  list = g_strjoinv (", ", codes);
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
               divisions->len > 0 ? _ ("No class has the code “%s”. The classes here are: %s.")
                                  : _ ("No class has the code “%s”: there is no class here yet."),
               code, list);
  return FALSE;
}

/* Keeps of @divisions those that @codes name, in each of the years that have them, in the order of @codes. */
static GPtrArray *
keep_named (GPtrArray *divisions,
            GPtrArray *by_year,
            const char *const *codes,
            GError **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (; *codes != NULL; codes++)
    {
      g_autofree char *key = jalons_division_key (*codes);
      gboolean found = FALSE;

      for (unsigned i = 0; i < by_year->len; i++)
        {
          JalonsDivision *division = find_division (g_ptr_array_index (by_year, i), key);

          found |= division != NULL;
          if (division != NULL && !g_ptr_array_find (kept, division, NULL))
            g_ptr_array_add (kept, g_object_ref (division));
        }
      if (!found)
        {
          set_unknown_division (divisions, *codes, error);
          return NULL;
        }
    }
  return g_steal_pointer (&kept);
}

/**
 * jalons_select_divisions:
 * @years: (element-type JalonsYear): the years to look in
 * @codes: (array zero-terminated=1): "3A", "3 a" or "3a" alike; none means all
 *
 * Returns: (transfer full) (element-type JalonsDivision) (nullable): the divisions, by level and code or in the order of
 *   @codes; %NULL with an error when a code is that of no class of these years
 */
GPtrArray *
jalons_select_divisions (JalonsDataset *dataset,
                         GPtrArray *years,
                         const char *const *codes,
                         GError **error)
{
  g_autoptr (GPtrArray) divisions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) by_year = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (unsigned i = 0; i < years->len; i++)
    {
      GPtrArray *found = jalons_dataset_list_divisions (dataset, g_ptr_array_index (years, i));

      g_ptr_array_sort_with_data (found, jalons_order_divisions, dataset);
      for (unsigned j = 0; j < found->len; j++)
        g_ptr_array_add (divisions, g_object_ref (g_ptr_array_index (found, j)));
      g_ptr_array_add (by_year, found);
    }
  return *codes != NULL ? keep_named (divisions, by_year, codes, error) : g_steal_pointer (&divisions);
}
