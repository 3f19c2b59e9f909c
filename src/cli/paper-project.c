/* The two long documents.
 * Invariant: the command line is wrong or right before any data are read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/paper-project.h"

#include <glib/gi18n-lib.h>

#include "cli/bilan.h"
#include "cli/paper-charts.h"
#include "cli/paper-out.h"
#include "cli/select-project.h"
#include "core/error.h"
#include "core/project/project.h"
#include "exchange/carried.h"
#include "print/bilan-paper.h"
#include "print/paper.h"
#include "print/project-paper.h"
#include "store/files.h"
#include "store/logos.h"
#include "store/onward.h"

static gboolean
check_words (JalonsArguments *arguments,
             GError **error)
{
  return jalons_paper_out_check (arguments, 1,
                                 _ ("This document names nothing more: choose with --school, --span and --year."), error);
}

/* The project */

/* The step that --version names: the last adoption, or the one of that number. */
static JalonsRevision *
find_revision (JalonsDataset *dataset,
               const JalonsProject *project,
               const char *version,
               GError **error)
{
  g_autoptr (GPtrArray) revisions = jalons_project_revisions (dataset, project);
  JalonsRevision *found = NULL;

  if (g_str_equal (version, "adopted"))
    found = jalons_project_last_revision (dataset, project, JALONS_PROJECT_ADOPTED);
  else
    for (unsigned i = 0; i < revisions->len; i++)
      if (jalons_revision_number (revisions->pdata[i]) == (int) g_ascii_strtoll (version, NULL, 10))
        found = revisions->pdata[i];
  if (found == NULL)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("The project has no step “%s” in its review."), version);
  else if (*jalons_revision_file (found) == '\0')
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("No copy of the project was kept at the step “%s”."),
                   version);
      found = NULL;
    }
  return found;
}

/* Puts in the place of the data and the project those of the frozen copy of a step. */
static gboolean
go_back (JalonsCli *cli,
         const char *version,
         JalonsDataset **dataset,
         JalonsProject **project,
         JalonsOnward **onward,
         GError **error)
{
  JalonsRevision *revision = find_revision (*dataset, *project, version, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JalonsCarried) carried = NULL;

  if (revision == NULL)
    return FALSE;
  bytes = jalons_files_read (cli->data_dir, JALONS_STORED_CARRIED, jalons_revision_file (revision), error);
  carried = bytes != NULL ? jalons_carried_read (bytes, error) : NULL;
  if (carried == NULL)
    return FALSE;
  g_set_object (dataset, carried->dataset);
  g_set_object (project, carried->project);
  *onward = jalons_onward_ref (carried->onward);
  return TRUE;
}

/* Where a cohort goes on; all years of all schools are in the data. */
static gboolean
find_onward (JalonsStore *store,
             JalonsDataset *dataset,
             const JalonsProject *project,
             JalonsOnward **onward,
             GError **error)
{
  JalonsSchool *school = jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL);
  int first, n_years;

  if (school == NULL)
    return TRUE;
  jalons_project_years_around (project, jalons_project_start (project), &first, &n_years);
  *onward = jalons_onward_load (store, dataset, school, first, n_years, error);
  return *onward != NULL;
}

static gboolean
check_version (JalonsArguments *arguments,
               GError **error)
{
  const char *version = jalons_arguments_value (arguments, "version");

  return version == NULL || g_str_equal (version, "adopted") ||
         g_ascii_string_to_unsigned (version, 10, 1, G_MAXINT, NULL, NULL) ||
         jalons_cli_usage_error (error, _ ("“%s” is not a step of a review: write its number, or “adopted”."), version);
}

/**
 * jalons_cli_print_project:
 *
 * The project of the school of --school, as it is now or as it was at the step of --version.
 */
gboolean
jalons_cli_print_project (JalonsCli *cli,
                          JalonsArguments *arguments,
                          GError **error)
{
  const char *version = jalons_arguments_value (arguments, "version");
  JalonsPrintOptions options = { .today = cli->today,
                                 .without_names = jalons_arguments_has (arguments, "without-names") };
  g_autoptr (GHashTable) logos = NULL;
  g_autoptr (JalonsStore) store = NULL;
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autoptr (JalonsProject) project = NULL;
  g_autoptr (JalonsOnward) onward = NULL;
  g_autoptr (JalonsSpool) spool = NULL;

  if (!check_words (arguments, error) || !check_version (arguments, error) ||
      !jalons_cli_parse_paper (arguments, JALONS_PAPER_A4, &options.size, error) ||
      !jalons_check_project_options (arguments, error))
    return FALSE;
  jalons_paper_prepare ();
  store = jalons_cli_open_store (cli, TRUE, error);
  dataset = store != NULL ? jalons_store_load (store, 0, error) : NULL;
  project = dataset != NULL ? jalons_select_one_project (dataset, arguments, jalons_day_school_year (cli->today), error)
                            : NULL;
  if (project == NULL)
    return FALSE;
  if (version != NULL ? !go_back (cli, version, &dataset, &project, &onward, error)
                      : !find_onward (store, dataset, project, &onward, error))
    return FALSE;
  options.onward = onward;
  options.logos = logos = jalons_logos_load (cli->data_dir, dataset);
  spool = jalons_paper_out_new (arguments);
  jalons_print_project (dataset, project, jalons_arguments_has (arguments, "with-remarks"), &options, spool);
  return jalons_paper_out_tell (spool, arguments, error);
}

/**
 * jalons_cli_print_bilan:
 *
 * The bilan of the school of --school, or of all schools together, for the year of --year.
 */
gboolean
jalons_cli_print_bilan (JalonsCli *cli,
                        JalonsArguments *arguments,
                        GError **error)
{
  JalonsPrintOptions options = { .today = cli->today };
  g_autoptr (GHashTable) logos = NULL;
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autoptr (JalonsBilan) bilan = NULL;
  g_autoptr (JalonsSpool) spool = NULL;

  if (!check_words (arguments, error) ||
      !jalons_cli_parse_paper (arguments, JALONS_PAPER_A4, &options.size, error))
    return FALSE;
  jalons_paper_prepare ();
  dataset = jalons_cli_load (cli, error);
  bilan = dataset != NULL ? jalons_cli_make_bilan (cli, dataset, arguments, error) : NULL;
  if (bilan == NULL)
    return FALSE;
  options.logos = logos = jalons_logos_load (cli->data_dir, dataset);
  spool = jalons_paper_out_new (arguments);
  jalons_print_bilan (dataset, bilan, &options, spool);
  return jalons_paper_out_tell (spool, arguments, error);
}
