/* `jalons take-back`: the state of before, for what one colleague changed since a day.
 * Invariant: with --preview nothing is written; without it, all of it is one gesture, which can be undone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "cli/change-listing.h"
#include "cli/command.h"
#include "core/error.h"
#include "core/words/field-words.h"
#include "core/words/labels.h"

static const JalonsColumn columns[] = {
  { "entity", N_ ("What"), FALSE },
  { "id", NULL, FALSE },
  { "name", N_ ("Name"), FALSE },
  JALONS_CHANGE_COLUMNS,
};

/**
 * jalons_cli_take_back_keys:
 *
 * Returns: (transfer none): the keys of a change in JSON, parted by commas
 */
const char *
jalons_cli_take_back_keys (void)
{
  return "entity, id, name, " JALONS_CHANGE_KEYS;
}

static void
list_change (JalonsListing *listing,
             JalonsDataset *dataset,
             const JalonsTakenBack *change)
{
  JalonsEntityId entity = jalons_record_get_entity (change->record);
  g_autofree char *name = jalons_record_words (dataset, change->record);

  jalons_listing_add_code (listing, jalons_model_entity (entity)->name, jalons_entity_label (entity));
  jalons_listing_add_text (listing, jalons_record_get_id (change->record));
  jalons_listing_add_text (listing, name);
  jalons_listing_add_change (listing, dataset, change->field, change->present, change->past);
}

static gboolean
print_changes (JalonsStore *store,
               const JalonsTakeBack *result,
               JalonsFormat format,
               GError **error)
{
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, error);
  g_autoptr (JalonsListing) listing = jalons_listing_new (columns, G_N_ELEMENTS (columns));
  g_autofree char *text = NULL;

  if (dataset == NULL)
    return FALSE;
  for (unsigned i = 0; i < result->changes->len; i++)
    list_change (listing, dataset, result->changes->pdata[i]);
  text = jalons_listing_write (listing, format);
  return jalons_cli_print (text, error);
}

static gboolean
check_words (JalonsArguments *arguments,
             JalonsDay today,
             JalonsDay *since,
             GError **error)
{
  const char *const *words = jalons_arguments_words (arguments);
  const char *from = jalons_arguments_value (arguments, "from");

  *since = today;
  if (words[0] == NULL || words[1] != NULL || *words[0] == '\0')
    return jalons_cli_usage_error (error, _ ("Say whose changes are to be taken back: one name, as colleagues read it (“M. "
                                             "Petit”)."));
  if (from != NULL && !jalons_day_parse (from, since))
    return jalons_cli_usage_error (error, _ ("“%s” is not a date: write 2026-11-30."), from);
  return TRUE;
}

static gboolean
set_nothing (GError **error,
             const char *whose,
             JalonsDay since)
{
  g_autofree char *day = jalons_day_to_string (since);

  g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
               /* Translators: a name, and a date. */
               _ ("“%1$s” changed nothing here since %2$s: check the name, which “jalons history” shows, or give an earlier day "
                  "with “--from”."),
               whose, day);
  return FALSE;
}

gboolean
jalons_cli_take_back (JalonsCli *cli,
                      JalonsArguments *arguments,
                      GError **error)
{
  const char *whose = jalons_arguments_words (arguments)[0];
  gboolean for_real = !jalons_arguments_has (arguments, "preview");
  g_autoptr (JalonsStore) store = NULL;
  g_autoptr (JalonsTakeBack) result = NULL;
  JalonsFormat format;
  JalonsDay since;

  if (!check_words (arguments, cli->today, &since, error) ||
      !jalons_listing_parse_format (jalons_arguments_value (arguments, "format"), &format, error))
    return FALSE;
  store = jalons_cli_open_store (cli, TRUE, error);
  result = store != NULL ? jalons_store_take_back (store, whose, since, for_real, error) : NULL;
  if (result == NULL)
    return FALSE;
  if (result->n_gestures == 0)
    return set_nothing (error, whose, since);
  if (!print_changes (store, result, format, error))
    return FALSE;
  for (unsigned i = 0; i < result->refused->len; i++)
    jalons_cli_warn (result->refused->pdata[i]);
  return TRUE;
}
