/* `jalons history`: what became of one object, field by field, the latest first.
 * Invariant: the raw values are those that the journal keeps; the keys are an interface: add, never rename.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "cli/change-listing.h"
#include "cli/command.h"
#include "core/error.h"
#include "core/words/text.h"

static const JalonsColumn columns[] = {
  { "when", N_ ("When"), FALSE },
  { "author", N_ ("Who"), FALSE },
  { "gesture", N_ ("Gesture"), FALSE },
  JALONS_CHANGE_COLUMNS,
};

static void
list_change (JalonsListing *listing,
             JalonsDataset *dataset,
             const JalonsPastChange *change)
{
  g_autofree char *when = g_date_time_format_iso8601 (change->when), *moment = jalons_format_moment (change->when);

  jalons_listing_add_code (listing, when, moment);
  jalons_listing_add_text (listing, change->author);
  jalons_listing_add_text (listing, change->label);
  jalons_listing_add_change (listing, dataset, change->field, change->old, change->new);
}

static char *
list_entities (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (unsigned i = 0; i < JALONS_N_ENTITIES; i++)
    g_strv_builder_add (builder, jalons_model_entity ((JalonsEntityId) i)->name);
  names = g_strv_builder_end (builder);
  return g_strjoinv (", ", names);
}

static const JalonsEntity *
find_entity (const char *const *words,
             GError **error)
{
  const JalonsEntity *entity = words[0] != NULL ? jalons_model_find_entity (words[0]) : NULL;
  g_autofree char *names = entity == NULL ? list_entities () : NULL;

  if (entity == NULL && words[0] != NULL)
    jalons_cli_usage_error (error, _ ("“%s” is nothing that has a history: choose one of %s."), words[0], names);
  else if (entity == NULL || words[1] == NULL || words[2] != NULL)
    jalons_cli_usage_error (error, _ ("Say whose history: what it is, and its id (“activity ID”)."));
  else
    return entity;
  return NULL;
}

static GPtrArray *
find_history (JalonsStore *store,
              const JalonsEntity *entity,
              const char *id,
              GError **error)
{
  GPtrArray *changes = jalons_store_history (store, entity->id, id, error);

  if (changes == NULL || changes->len > 0)
    return changes;
  g_ptr_array_unref (changes);
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
               /* Translators: an id, and what it should have been one of: "activity". */
               _ ("Nothing is known of “%1$s” (%2$s): “jalons list … --format json” tells the ids."), id, entity->name);
  return NULL;
}

/**
 * jalons_cli_history_keys:
 *
 * Returns: (transfer none): the keys of a change in JSON, parted by commas
 */
const char *
jalons_cli_history_keys (void)
{
  return "when, author, gesture, " JALONS_CHANGE_KEYS;
}

gboolean
jalons_cli_history (JalonsCli *cli,
                    JalonsArguments *arguments,
                    GError **error)
{
  const char *const *words = jalons_arguments_words (arguments);
  const JalonsEntity *entity = find_entity (words, error);
  g_autoptr (JalonsListing) listing = jalons_listing_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (JalonsStore) store = NULL;
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *text = NULL;
  JalonsFormat format;

  if (entity == NULL || !jalons_listing_parse_format (jalons_arguments_value (arguments, "format"), &format, error))
    return FALSE;
  store = jalons_cli_open_store (cli, TRUE, error);
  changes = store != NULL ? find_history (store, entity, words[1], error) : NULL;
  dataset = changes != NULL ? jalons_store_load (store, 0, error) : NULL;
  if (dataset == NULL)
    return FALSE;
  for (unsigned i = 0; i < changes->len; i++)
    list_change (listing, dataset, changes->pdata[i]);
  text = jalons_listing_write (listing, format);
  return jalons_cli_print (text, error);
}
