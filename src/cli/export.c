/* `jalons export`: the data in forms that others read.
 * Invariant: an export of the same data is the same bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "exchange/json.h"

gboolean
jalons_cli_export (JalonsCli *cli,
                   JalonsArguments *arguments,
                   GError **error)
{
  const char *const *words = jalons_arguments_words (arguments);
  const char *path = jalons_arguments_value (arguments, "output");
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autoptr (GBytes) json = NULL;

  if (words[0] == NULL || !g_str_equal (words[0], "json") || words[1] != NULL)
    return jalons_cli_usage_error (error, _ ("Say what to export: json."));
  if (path == NULL)
    return jalons_cli_usage_error (error, _ ("Say where to write: --output=FILE."));

  dataset = jalons_cli_load (cli, error);
  json = dataset != NULL ? jalons_json_export (dataset) : NULL;
  if (json == NULL || !jalons_cli_save (path, json, error))
    return FALSE;
  if (!g_str_equal (path, "-"))
    jalons_cli_say (_ ("All the data were written to “%s”."), path);
  return TRUE;
}
