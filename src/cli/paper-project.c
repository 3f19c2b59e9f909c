/* The two long documents.
 * Invariant: the command line is wrong or right before any data are read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/paper-project.h"

#include <glib/gi18n-lib.h>

#include "cli/bilan.h"
#include "cli/paper-charts.h"
#include "cli/selection.h"
#include "core/error.h"
#include "print/bilan-paper.h"
#include "print/paper.h"
#include "store/logos.h"

static gboolean
check_words (JalonsArguments *arguments,
             GError **error)
{
  if (jalons_arguments_words (arguments)[1] != NULL)
    return jalons_cli_usage_error (error, _ ("This document names nothing more: choose with --school and --year."));
  if (!jalons_arguments_has (arguments, "output"))
    return jalons_cli_usage_error (error, _ ("Say where to write: --output=FILE.pdf."));
  return TRUE;
}

static gboolean
save (JalonsArguments *arguments,
      GBytes *pdf,
      GError **error)
{
  const char *path = jalons_arguments_value (arguments, "output");

  if (pdf == NULL || !jalons_cli_save (path, pdf, error))
    return FALSE;
  if (!g_str_equal (path, "-"))
    jalons_cli_say (_ ("The document was written to “%s”."), path);
  return TRUE;
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
  g_autoptr (GBytes) pdf = NULL;

  if (!check_words (arguments, error) ||
      !jalons_cli_parse_paper (arguments, JALONS_PAPER_A4, &options.size, error))
    return FALSE;
  jalons_paper_prepare ();
  dataset = jalons_cli_load (cli, error);
  bilan = dataset != NULL ? jalons_cli_make_bilan (cli, dataset, arguments, error) : NULL;
  if (bilan == NULL)
    return FALSE;
  options.logos = logos = jalons_logos_load (cli->data_dir, dataset);
  pdf = jalons_print_bilan (dataset, bilan, &options, error);
  return save (arguments, pdf, error);
}
