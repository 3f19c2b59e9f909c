/* `jalons export`: the data in forms that others read.
 * Invariant: an export of the same data is the same bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "cli/export-project.h"
#include "cli/person.h"
#include "exchange/json.h"
#include "exchange/table-write.h"

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

gboolean
jalons_cli_export (JalonsCli *cli,
                   JalonsArguments *arguments,
                   GError **error)
{
  const char *const *words = jalons_arguments_words (arguments);
  const char *path = jalons_arguments_value (arguments, "output");
  const char *what = jalons_arguments_value (arguments, "what");
  gboolean csv = g_strcmp0 (words[0], "csv") == 0, person = g_strcmp0 (words[0], "person") == 0;

  if (jalons_cli_is_project_export (words))
    return jalons_cli_export_project (cli, arguments, error);
  if (words[0] == NULL || (!csv && !person && !g_str_equal (words[0], "json")) || (!person && words[1] != NULL))
    return jalons_cli_usage_error (error, _ ("Say what to export: json, csv, ods, project, or person."));
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
