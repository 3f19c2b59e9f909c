/* `jalons print ambassador`, `request` and `person`: what the catalogue has of one school year, or of one person, in a file.
 * Invariant: contact data are printed only with --with-contact, or for the person who asks what is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/paper-catalogue.h"

#include <glib/gi18n-lib.h>

#include "cli/paper-out.h"
#include "cli/person.h"
#include "cli/selection.h"
#include "core/error.h"
#include "print/mission.h"
#include "print/paper.h"
#include "print/request.h"
#include "store/logos.h"

/* The school year of --year, or that of today, or else the last of those that schools have; 0 when they have none. */
static int
choose_start (JalonsDataset *dataset,
              int wanted,
              JalonsDay today)
{
  GListModel *years = jalons_dataset_get_list (dataset, JALONS_ENTITY_YEAR);
  int this_year = wanted != 0 ? wanted : jalons_day_school_year (today), last = 0;

  for (unsigned i = 0; i < g_list_model_get_n_items (years); i++)
    {
      g_autoptr (JalonsYear) year = g_list_model_get_item (years, i);

      if (jalons_year_start (year) == this_year)
        return this_year;
      last = MAX (last, jalons_year_start (year));
    }
  return wanted != 0 ? 0 : last;
}

/* Returns: (transfer full) (nullable): the data of one school year, of all schools, and the catalogue */
static JalonsDataset *
load_year (JalonsCli *cli,
           JalonsArguments *arguments,
           GError **error)
{
  const char *text = jalons_arguments_value (arguments, "year");
  int wanted = 0, start;
  g_autoptr (JalonsStore) store = NULL;
  g_autoptr (JalonsDataset) dataset = NULL;

  if (text != NULL && !jalons_parse_year (text, &wanted, error))
    return NULL;
  store = jalons_cli_open_store (cli, TRUE, error);
  dataset = store != NULL ? jalons_store_load (store, jalons_day_school_year (cli->today), error) : NULL;
  if (dataset == NULL)
    return NULL;
  start = choose_start (dataset, wanted, cli->today);
  if (start == jalons_day_school_year (cli->today))
    return g_steal_pointer (&dataset);
  if (start != 0)
    return jalons_store_load (store, start, error);
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
               wanted != 0 ? _ ("No school has the year %s here.") : _ ("There is no school here yet."), text);
  return NULL;
}

/**
 * jalons_cli_print_ambassador:
 *
 * The mission sheet of the ambassador whom the second word names.
 */
gboolean
jalons_cli_print_ambassador (JalonsCli *cli,
                             JalonsArguments *arguments,
                             GError **error)
{
  JalonsPrintOptions options = { .today = cli->today };
  g_autoptr (GHashTable) logos = NULL;
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autoptr (JalonsSpool) spool = NULL;
  JalonsAmbassador *ambassador;

  if (!jalons_paper_out_check (arguments, 2, _ ("Name one ambassador: by id, or by the exact name."), error))
    return FALSE;
  jalons_paper_prepare ();
  dataset = load_year (cli, arguments, error);
  ambassador =
    dataset != NULL ? jalons_find_ambassador (dataset, jalons_arguments_words (arguments)[1], error) : NULL;
  if (ambassador == NULL)
    return FALSE;
  options.logos = logos = jalons_logos_load (cli->data_dir, dataset);
  spool = jalons_paper_out_new (arguments);
  return jalons_print_mission (dataset, ambassador, &options, jalons_arguments_has (arguments, "with-contact"), spool,
                               error) &&
         jalons_paper_out_tell (spool, arguments, error);
}

/**
 * jalons_cli_print_person:
 *
 * All that is kept of the ambassador whom the second word names, over all years: what `jalons export person` says for
 * programs.
 */
gboolean
jalons_cli_print_person (JalonsCli *cli,
                         JalonsArguments *arguments,
                         GError **error)
{
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autoptr (JalonsSpool) spool = NULL;
  JalonsAmbassador *ambassador;

  if (!jalons_paper_out_check (arguments, 2, _ ("Name one ambassador: by id, or by the exact name."), error))
    return FALSE;
  jalons_paper_prepare ();
  dataset = jalons_cli_load (cli, error);
  ambassador =
    dataset != NULL ? jalons_find_ambassador (dataset, jalons_arguments_words (arguments)[1], error) : NULL;
  if (ambassador == NULL)
    return FALSE;
  spool = jalons_paper_out_new (arguments);
  jalons_print_person (dataset, ambassador, cli->today, spool);
  return jalons_paper_out_tell (spool, arguments, error);
}

/**
 * jalons_cli_print_request:
 *
 * What the school of --school, or every school, asks of the Région in one school year.
 */
gboolean
jalons_cli_print_request (JalonsCli *cli,
                          JalonsArguments *arguments,
                          GError **error)
{
  JalonsPrintOptions options = { .today = cli->today };
  g_autoptr (GHashTable) logos = NULL;
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autoptr (GPtrArray) schools = NULL;
  g_autoptr (JalonsSpool) spool = NULL;

  if (!jalons_paper_out_check (arguments, 1, _ ("A request names no classes: choose a school with --school."), error))
    return FALSE;
  jalons_paper_prepare ();
  dataset = load_year (cli, arguments, error);
  schools = dataset != NULL ? jalons_select_schools (dataset, arguments, error) : NULL;
  if (schools == NULL)
    return FALSE;
  options.logos = logos = jalons_logos_load (cli->data_dir, dataset);
  spool = jalons_paper_out_new (arguments);
  return jalons_print_request (dataset, schools, &options, spool, error) &&
         jalons_paper_out_tell (spool, arguments, error);
}
