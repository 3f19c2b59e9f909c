/* `jalons export project`, `export ods project|bilan`, `export csv project|bilan`.
 * Invariant: the figures are those of core, as on the screen and on paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/export-project.h"

#include <glib/gi18n-lib.h>

#include "cli/bilan.h"
#include "cli/select-project.h"
#include "core/project/project-tables.h"
#include "exchange/ods.h"
#include "sync/carry.h"

/* Returns: (transfer full) */
static JalonsProject *
choose_project (JalonsCli *cli,
                JalonsDataset *dataset,
                JalonsArguments *arguments,
                GError **error)
{
  return jalons_select_one_project (dataset, arguments, jalons_day_school_year (cli->today), error);
}

static gboolean
export_carried (JalonsCli *cli,
                JalonsArguments *arguments,
                const char *path,
                GError **error)
{
  g_autoptr (JalonsStore) store = jalons_cli_open_store (cli, TRUE, error);
  g_autoptr (JalonsDataset) dataset = store != NULL ? jalons_store_load (store, 0, error) : NULL;
  g_autoptr (JalonsProject) project = dataset != NULL ? choose_project (cli, dataset, arguments, error) : NULL;
  g_autoptr (GBytes) bytes = project != NULL ? jalons_carry_pack (store, project, cli->today, error) : NULL;

  if (bytes == NULL || !jalons_cli_save (path, bytes, error))
    return FALSE;
  if (!g_str_equal (path, "-"))
    jalons_cli_say (_ ("The project was written to “%s”: send this file to those who review it."), path);
  return TRUE;
}

/* Tables */

static gboolean
save_tables (const GPtrArray *tables,
             const char *title,
             gboolean as_ods,
             const char *path,
             GError **error)
{
  g_autoptr (GBytes) bytes = as_ods ? jalons_ods_write (title, tables) : jalons_tables_to_csv (tables);

  if (!jalons_cli_save (path, bytes, error))
    return FALSE;
  if (!g_str_equal (path, "-"))
    jalons_cli_say (_ ("The tables were written to “%s”."), path);
  return TRUE;
}

static gboolean
export_project_tables (JalonsCli *cli,
                       JalonsArguments *arguments,
                       gboolean as_ods,
                       const char *path,
                       GError **error)
{
  g_autoptr (JalonsDataset) dataset = jalons_cli_load (cli, error);
  g_autoptr (JalonsProject) project = dataset != NULL ? choose_project (cli, dataset, arguments, error) : NULL;
  g_autofree char *title = project != NULL ? jalons_project_name (dataset, project) : NULL;
  g_autoptr (GPtrArray) tables = project != NULL ? jalons_project_tables (dataset, project) : NULL;

  return tables != NULL && save_tables (tables, title, as_ods, path, error);
}

static gboolean
export_bilan_tables (JalonsCli *cli,
                     JalonsArguments *arguments,
                     gboolean as_ods,
                     const char *path,
                     GError **error)
{
  g_autoptr (JalonsDataset) dataset = jalons_cli_load (cli, error);
  g_autoptr (JalonsBilan) bilan = dataset != NULL ? jalons_cli_make_bilan (cli, dataset, arguments, error) : NULL;

  return bilan != NULL && save_tables (jalons_bilan_tables (bilan), _ ("Bilan"), as_ods, path, error);
}

/**
 * jalons_cli_is_project_export:
 * @words: what follows "export"
 *
 * Returns: whether they are for jalons_cli_export_project(); "csv" alone is a table of the catalogue
 */
gboolean
jalons_cli_is_project_export (const char *const *words)
{
  return g_strcmp0 (words[0], "project") == 0 || g_strcmp0 (words[0], "ods") == 0 ||
         (g_strcmp0 (words[0], "csv") == 0 && words[1] != NULL);
}

/**
 * jalons_cli_export_project:
 *
 * Writes what follows "export" to --output: a project for its readers, or tables.
 */
gboolean
jalons_cli_export_project (JalonsCli *cli,
                           JalonsArguments *arguments,
                           GError **error)
{
  const char *const *words = jalons_arguments_words (arguments);
  const char *path = jalons_arguments_value (arguments, "output");
  gboolean carried = g_str_equal (words[0], "project"), as_ods = g_str_equal (words[0], "ods");
  const char *what = carried ? "project" : words[1], *more = carried ? words[1] : what != NULL ? words[2]
                                                                                               : NULL;

  if (g_strcmp0 (what, "project") != 0 && g_strcmp0 (what, "bilan") != 0)
    return jalons_cli_usage_error (error, _ ("Say which tables: project or bilan."));
  if (more != NULL)
    return jalons_cli_usage_error (error, _ ("“%s” has no meaning here."), more);
  if (path == NULL)
    return jalons_cli_usage_error (error, _ ("Say where to write: --output=FILE."));
  if (!jalons_check_project_options (arguments, error))
    return FALSE;
  if (carried)
    return export_carried (cli, arguments, path, error);
  if (g_str_equal (what, "bilan"))
    return export_bilan_tables (cli, arguments, as_ods, path, error);
  return export_project_tables (cli, arguments, as_ods, path, error);
}
