/* Projects by what the command line names.
 * Invariant: schools are in the order of names, and the projects of each from the latest to the first.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/select-project.h"

#include <glib/gi18n-lib.h>

#include "cli/selection.h"
#include "core/error.h"

/**
 * JalonsWanted:
 * @span: the first year of the project that is wanted, 0 for any
 * @year: a year that it has, 0 for any
 */
typedef struct
{
  int span;
  int year;
} Wanted;

/* "2025-2028", or its first year alone. */
static gboolean
parse_span (const char *text,
            int *start,
            GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", 2);
  guint64 first, end;

  if (parts[0] != NULL && g_ascii_string_to_unsigned (parts[0], 10, 1900, 9990, &first, NULL) &&
      (parts[1] == NULL || (g_ascii_string_to_unsigned (parts[1], 10, 0, 9999, &end, NULL) &&
                            end == first + JALONS_PROJECT_YEARS)))
    {
      *start = (int) first;
      return TRUE;
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s” is not the years of a project: write 2026-2029."), text);
  return FALSE;
}

static gboolean
read_wanted (JalonsArguments *arguments,
             Wanted *wanted,
             GError **error)
{
  const char *span = jalons_arguments_value (arguments, "span"), *year = jalons_arguments_value (arguments, "year");

  *wanted = (Wanted){ 0, 0 };
  return (span == NULL || parse_span (span, &wanted->span, error)) &&
         (year == NULL || jalons_parse_year (year, &wanted->year, error));
}

/**
 * jalons_check_project_options:
 *
 * Returns: whether --span and --year can be read; to be asked before any data are
 */
gboolean
jalons_check_project_options (JalonsArguments *arguments,
                              GError **error)
{
  Wanted wanted;

  return read_wanted (arguments, &wanted, error);
}

static gboolean
is_wanted (const Wanted *wanted,
           const JalonsProject *project)
{
  return (wanted->span == 0 || jalons_project_start (project) == wanted->span) &&
         (wanted->year == 0 || jalons_project_has_year (project, wanted->year));
}

/**
 * jalons_select_projects:
 *
 * Returns: (transfer full) (element-type JalonsProject) (nullable): those of the schools of --school that have the years
 *   of --span and the year of --year; all of them without these options
 */
GPtrArray *
jalons_select_projects (JalonsDataset *dataset,
                        JalonsArguments *arguments,
                        GError **error)
{
  g_autoptr (GPtrArray) projects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) schools = NULL;
  Wanted wanted;

  if (!read_wanted (arguments, &wanted, error))
    return NULL;
  schools = jalons_select_schools (dataset, arguments, error);
  if (schools == NULL)
    return NULL;
  for (unsigned i = 0; i < schools->len; i++)
    {
      g_autoptr (GPtrArray) found = jalons_project_list (dataset, schools->pdata[i]);

      for (unsigned j = 0; j < found->len; j++)
        if (is_wanted (&wanted, found->pdata[j]))
          g_ptr_array_add (projects, g_object_ref (found->pdata[j]));
    }
  return g_steal_pointer (&projects);
}

static gboolean
are_of_one_school (GPtrArray *projects,
                   GError **error)
{
  for (unsigned i = 1; i < projects->len; i++)
    if (!g_str_equal (jalons_project_school (projects->pdata[0]), jalons_project_school (projects->pdata[i])))
      {
        g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                             _ ("Several schools have a project: choose one with --school=UAI."));
        return FALSE;
      }
  return TRUE;
}

/* All the projects that were chosen, as in the window: the one of the year, or the latest; archived ones last. */
static JalonsProject *
choose_usual (GPtrArray *projects,
              int year)
{
  JalonsProject *archived = NULL;

  for (unsigned i = 0; i < projects->len; i++)
    if (jalons_project_has_year (projects->pdata[i], year))
      {
        if (jalons_project_state (projects->pdata[i]) != JALONS_PROJECT_ARCHIVED)
          return projects->pdata[i];
        if (archived == NULL)
          archived = projects->pdata[i];
      }
  return archived != NULL ? archived : projects->pdata[0];
}

static void
set_missing (const Wanted *wanted,
             GError **error)
{
  if (wanted->span != 0)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("There is no project of the years %1$d-%2$d."), wanted->span,
                 wanted->span + JALONS_PROJECT_YEARS);
  else if (wanted->year != 0)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("No project has the school year %d."), wanted->year);
  else
    g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("There is no project."));
}

/**
 * jalons_select_one_project:
 * @this_year: the school year of today
 *
 * Returns: (transfer full) (nullable): of the projects that the options choose, the one of the year of --year or of today,
 *   or the latest
 */
JalonsProject *
jalons_select_one_project (JalonsDataset *dataset,
                           JalonsArguments *arguments,
                           int this_year,
                           GError **error)
{
  g_autoptr (GPtrArray) projects = jalons_select_projects (dataset, arguments, error);
  Wanted wanted;

  if (projects == NULL || !are_of_one_school (projects, error) || !read_wanted (arguments, &wanted, error))
    return NULL;
  if (projects->len > 0)
    return g_object_ref (choose_usual (projects, wanted.year != 0 ? wanted.year : this_year));
  set_missing (&wanted, error);
  return NULL;
}
