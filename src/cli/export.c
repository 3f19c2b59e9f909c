/* `jalons export`: the data in forms that others read.
 * Invariant: an export of the same data is the same bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "cli/person.h"
#include "cli/selection.h"
#include "core/error.h"
#include "core/project.h"
#include "exchange/json.h"
#include "exchange/table-write.h"
#include "sync/carry.h"

/* Returns: the entity that --what names, or %JALONS_N_ENTITIES */
static JalonsEntityId
find_entity (const char *what)
{
  static const struct
  {
    const char *what;
    JalonsEntityId entity;
  } entities[] = { { "offers", JALONS_ENTITY_OFFER },
                   { "ambassadors", JALONS_ENTITY_AMBASSADOR },
                   { "documents", JALONS_ENTITY_DOCUMENT } };

  for (unsigned i = 0; what != NULL && i < G_N_ELEMENTS (entities); i++)
    if (g_str_equal (entities[i].what, what))
      return entities[i].entity;
  return JALONS_N_ENTITIES;
}

static gboolean
export_table (JalonsCli *cli,
              JalonsEntityId entity,
              const char *path,
              GError **error)
{
  g_autoptr (JalonsDataset) dataset = jalons_cli_load (cli, error);
  g_autoptr (GBytes) table = dataset != NULL ? jalons_table_export (dataset, entity) : NULL;

  if (table == NULL || !jalons_cli_save (path, table, error))
    return FALSE;
  if (!g_str_equal (path, "-"))
    jalons_cli_say (_ ("The table was written to “%s”."), path);
  return TRUE;
}

static gboolean
export_json (JalonsCli *cli,
             const char *path,
             GError **error)
{
  g_autoptr (JalonsDataset) dataset = jalons_cli_load (cli, error);
  g_autoptr (GBytes) json = dataset != NULL ? jalons_json_export (dataset) : NULL;

  if (json == NULL || !jalons_cli_save (path, json, error))
    return FALSE;
  if (!g_str_equal (path, "-"))
    jalons_cli_say (_ ("All the data were written to “%s”."), path);
  return TRUE;
}

static gboolean
export_person (JalonsCli *cli,
               const char *word,
               const char *path,
               GError **error)
{
  g_autoptr (JalonsDataset) dataset = jalons_cli_load (cli, error);
  JalonsAmbassador *ambassador = dataset != NULL ? jalons_find_ambassador (dataset, word, error) : NULL;
  g_autoptr (GBytes) json = ambassador != NULL ? jalons_json_export_person (dataset, ambassador) : NULL;

  if (json == NULL || !jalons_cli_save (path, json, error))
    return FALSE;
  if (!g_str_equal (path, "-"))
    jalons_cli_say (_ ("The data of that person were written to “%s”."), path);
  return TRUE;
}

/* The project of --school that --year, or today, is in. */
static JalonsProject *
choose_project (JalonsCli *cli,
                JalonsDataset *dataset,
                JalonsArguments *arguments,
                GError **error)
{
  const char *year = jalons_arguments_value (arguments, "year");
  int start = jalons_day_school_year (cli->today);
  g_autoptr (GPtrArray) schools = jalons_select_schools (dataset, arguments, error);
  JalonsProject *project = NULL;

  if (schools == NULL || (year != NULL && !jalons_parse_year (year, &start, error)))
    return NULL;
  if (schools->len != 1)
    {
      jalons_cli_usage_error (error, _ ("Choose the school with --school=UAI."));
      return NULL;
    }
  project = jalons_project_of_year (dataset, schools->pdata[0], start);
  if (project == NULL)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                 /* Translators: the name of a school, "2026". */
                 _ ("“%1$s” has no project that the year %2$d is in."), jalons_school_name (schools->pdata[0]), start);
  return project;
}

static gboolean
export_project (JalonsCli *cli,
                JalonsArguments *arguments,
                const char *path,
                GError **error)
{
  g_autoptr (JalonsStore) store = jalons_cli_open_store (cli, TRUE, error);
  g_autoptr (JalonsDataset) dataset = store != NULL ? jalons_store_load (store, 0, error) : NULL;
  JalonsProject *project = dataset != NULL ? choose_project (cli, dataset, arguments, error) : NULL;
  g_autoptr (GBytes) bytes = project != NULL ? jalons_carry_pack (store, project, cli->today, error) : NULL;

  if (bytes == NULL || !jalons_cli_save (path, bytes, error))
    return FALSE;
  if (!g_str_equal (path, "-"))
    jalons_cli_say (_ ("The project was written to “%s”: send this file to those who review it."), path);
  return TRUE;
}

/* Returns: whether the arguments that follow "project" are right, and it was exported */
static gboolean
run_project (JalonsCli *cli,
             JalonsArguments *arguments,
             GError **error)
{
  const char *path = jalons_arguments_value (arguments, "output");

  if (jalons_arguments_words (arguments)[1] != NULL)
    return jalons_cli_usage_error (error, _ ("“%s” has no meaning here."), jalons_arguments_words (arguments)[1]);
  if (path == NULL)
    return jalons_cli_usage_error (error, _ ("Say where to write: --output=FILE."));
  return export_project (cli, arguments, path, error);
}

gboolean
jalons_cli_export (JalonsCli *cli,
                   JalonsArguments *arguments,
                   GError **error)
{
  const char *const *words = jalons_arguments_words (arguments);
  const char *path = jalons_arguments_value (arguments, "output");
  const char *what = jalons_arguments_value (arguments, "what");
  gboolean csv = g_strcmp0 (words[0], "csv") == 0, person = g_strcmp0 (words[0], "person") == 0;

  if (g_strcmp0 (words[0], "project") == 0)
    return run_project (cli, arguments, error);
  if (words[0] == NULL || (!csv && !person && !g_str_equal (words[0], "json")) || (!person && words[1] != NULL))
    return jalons_cli_usage_error (error, _ ("Say what to export: json, csv, project, or person."));
  if (person && (words[1] == NULL || words[2] != NULL))
    return jalons_cli_usage_error (error, _ ("Name one ambassador: by id, or by the exact name."));
  if (csv && find_entity (what) == JALONS_N_ENTITIES)
    return jalons_cli_usage_error (error, _ ("Say which table: --what=offers, --what=ambassadors or --what=documents."));
  if (path == NULL)
    return jalons_cli_usage_error (error, _ ("Say where to write: --output=FILE."));
  if (person)
    return export_person (cli, words[1], path, error);
  return csv ? export_table (cli, find_entity (what), path, error) : export_json (cli, path, error);
}
