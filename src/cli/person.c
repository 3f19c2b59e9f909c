/* `jalons forget`, and whom it means.
 * Invariant: nobody is forgotten without --yes; what is left to do is said line by line.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/person.h"

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/error.h"
#include "core/words/text.h"
#include "store/forget.h"
#include "sync/carry-forget.h"

/**
 * jalons_find_ambassador:
 * @word: an id, or a whole name, without regard to accents and case
 *
 * Returns: (transfer none): the one ambassador whom @word means; %NULL with %JALONS_ERROR_MISSING or, when several are
 *   called so, %JALONS_ERROR_REFUSED
 */
JalonsAmbassador *
jalons_find_ambassador (JalonsDataset *dataset,
                        const char *word,
                        GError **error)
{
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_ENTITY_AMBASSADOR);
  JalonsAmbassador *found = jalons_dataset_lookup (dataset, JALONS_ENTITY_AMBASSADOR, word);
  g_autofree char *wanted = jalons_fold (word);
  unsigned n = 0;

  if (found != NULL)
    return found;
  for (unsigned i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) ambassador = g_list_model_get_item (list, i);
      g_autofree char *name = jalons_fold (jalons_ambassador_name (ambassador));

      if (*wanted == '\0' || !g_str_equal (name, wanted))
        continue;
      n++;
      found = ambassador; /* the dataset holds it */
    }
  if (n == 1)
    return found;
  if (n == 0)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                 _ ("There is no ambassador “%s”: “jalons list ambassadors” shows those there are."), word);
  else
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                 _ ("Several ambassadors are called “%s”: give the id of one, which “jalons list ambassadors --format "
                    "tsv” shows."),
                 word);
  return NULL;
}

static void
say_backups (GPtrArray *backups)
{
  if (backups->len > 0)
    jalons_cli_say (_ ("These backups still know the person, or cannot be read; delete them, or keep them knowing it:"));
  for (unsigned i = 0; i < backups->len; i++)
    {
      const JalonsBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *day =
        jalons_format_day (jalons_day_new (g_date_time_get_year (backup->when), g_date_time_get_month (backup->when),
                                           g_date_time_get_day_of_month (backup->when)),
                           JALONS_DAY_DATE);

      jalons_cli_say ("  %s (%s)", backup->path, day);
    }
}

static void
say_report (const JalonsForgetReport *report)
{
  jalons_cli_say (_ ("The person was forgotten."));
  jalons_cli_say (ngettext ("The name was taken out of %u text.", "The name was taken out of %u texts.", report->n_texts),
                  report->n_texts);
  jalons_cli_say (ngettext ("%u line of the history was emptied or rewritten.",
                            "%u lines of the history were emptied or rewritten.", report->n_changes),
                  report->n_changes);
  for (unsigned i = 0; i < report->left->len; i++)
    if (*(const char *) g_ptr_array_index (report->left, i) != '\0')
      jalons_cli_say ("%s", (const char *) g_ptr_array_index (report->left, i));
  say_backups (report->backups);
  jalons_cli_say (_ ("Copies made elsewhere by “jalons backup” or “jalons export” are not known here."));
}

gboolean
jalons_cli_forget (JalonsCli *cli,
                   JalonsArguments *arguments,
                   GError **error)
{
  const char *const *words = jalons_arguments_words (arguments);
  g_autoptr (JalonsStore) store = NULL;
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autoptr (JalonsForgetReport) report = NULL;
  JalonsAmbassador *ambassador;
  g_autofree char *frozen = NULL;

  if (words[0] == NULL || words[1] != NULL)
    return jalons_cli_usage_error (error, _ ("Name one ambassador: by id, or by the exact name."));
  if (!jalons_arguments_has (arguments, "yes"))
    return jalons_cli_usage_error (error, _ ("Forgetting cannot be undone: add “--yes” to do it."));
  store = jalons_cli_open_store (cli, TRUE, error);
  dataset = store != NULL ? jalons_store_load (store, 0, error) : NULL;
  ambassador = dataset != NULL ? jalons_find_ambassador (dataset, words[0], error) : NULL;
  if (ambassador != NULL)
    report = jalons_store_forget (store, jalons_record_get_id (ambassador), cli->today, error);
  frozen = report != NULL ? jalons_carry_forget (store, report->traces, error) : NULL;
  if (frozen == NULL)
    return FALSE;
  g_ptr_array_add (report->left, g_steal_pointer (&frozen));
  say_report (report);
  if (report->unfinished != NULL)
    jalons_cli_warn (report->unfinished);
  cli->failed = report->unfinished != NULL;
  return TRUE;
}
