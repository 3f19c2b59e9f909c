/* `jalons feed`: the addresses at which Régions publish their actions.
 * Invariant: an address is followed only once what it publishes was read; a feed that fails does not hinder the others.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/feed.h"

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "cli/import-words.h"
#include "cli/import.h"
#include "cli/listing.h"
#include "core/error.h"
#include "core/words/text.h"
#include "sync/web/address.h"

typedef struct
{
  JalonsCli *cli;
  JalonsArguments *arguments;
  JalonsStore *store;
} Feeds;

/* ---- The feeds that are followed ---- */

static JalonsFeed *
find_feed (JalonsDataset *dataset,
           const char *address)
{
  g_autofree char *id = jalons_feed_make_id (address);

  return jalons_dataset_lookup (dataset, JALONS_ENTITY_FEED, id);
}

static int
compare_feeds (gconstpointer a,
               gconstpointer b)
{
  const JalonsFeed *first = *(JalonsFeed *const *) a, *second = *(JalonsFeed *const *) b;
  int order = jalons_collate (jalons_feed_title (first), jalons_feed_title (second));

  return order != 0 ? order : g_strcmp0 (jalons_feed_url (first), jalons_feed_url (second));
}

static GPtrArray *
list_feeds (JalonsDataset *dataset)
{
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_ENTITY_FEED);
  GPtrArray *feeds = g_ptr_array_new_with_free_func (g_object_unref);

  for (unsigned i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (feeds, g_list_model_get_item (list, i));
  g_ptr_array_sort (feeds, compare_feeds);
  return feeds;
}

static gboolean
fail_not_followed (const char *address,
                   GError **error)
{
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
               _ ("“%s” is not followed: “jalons feed list” shows those that are."), address);
  return FALSE;
}

/* ---- Asking, and taking ---- */

static gboolean
take (Feeds *self,
      JalonsDataset *dataset,
      const char *address,
      GError **error)
{
  g_autoptr (JalonsFeedAnswer) answer = jalons_feed_read (self->cli->data_dir, address, self->cli->today, NULL, NULL, error);
  g_autoptr (GHashTable) deleted = answer ? jalons_store_list_deleted (self->store, 0, error) : NULL;
  g_autoptr (JalonsImport) import = NULL;
  GPtrArray *warnings;

  if (deleted == NULL)
    return FALSE;
  import = jalons_import_new_offers (answer->offers, dataset, deleted, address, self->cli->today);
  jalons_cli_import_take_back (import, jalons_arguments_list (self->arguments, "take-back"));
  warnings = jalons_import_get_warnings (import);
  for (unsigned i = 0; i < warnings->len; i++)
    jalons_cli_import_warn (address, warnings->pdata[i]);
  if (jalons_arguments_has (self->arguments, "preview"))
    {
      jalons_cli_import_foretell (import, address);
      return TRUE;
    }
  if (!jalons_cli_import_write (self->store, import, error))
    return FALSE;
  jalons_cli_import_say (import, address, TRUE);
  return TRUE;
}

static JalonsDataset *
load (Feeds *self,
      gboolean must_exist,
      GError **error)
{
  if (self->store == NULL)
    self->store = jalons_cli_open_store (self->cli, must_exist, error);
  return self->store ? jalons_store_load (self->store, 0, error) : NULL;
}

static gboolean
add (Feeds *self,
     const char *address,
     GError **error)
{
  g_autoptr (JalonsDataset) dataset = load (self, FALSE, error);

  return dataset != NULL && take (self, dataset, address, error);
}

/* Each is taken on the data that those before it left. */
static gboolean
refresh_all (Feeds *self,
             JalonsDataset *dataset,
             GError **error)
{
  g_autoptr (GPtrArray) feeds = list_feeds (dataset);

  if (feeds->len == 0)
    jalons_cli_warn (_ ("No feed is followed yet: “jalons feed add URL” follows one."));
  for (unsigned i = 0; i < feeds->len; i++)
    {
      g_autoptr (GError) reason = NULL;
      g_autoptr (JalonsDataset) now = load (self, TRUE, error);

      if (now == NULL)
        return FALSE;
      if (take (self, now, jalons_feed_url (feeds->pdata[i]), &reason))
        continue;
      jalons_cli_warn (reason->message);
      self->cli->failed = TRUE;
    }
  return TRUE;
}

static gboolean
refresh (Feeds *self,
         const char *address,
         GError **error)
{
  g_autoptr (JalonsDataset) dataset = load (self, TRUE, error);

  if (dataset == NULL)
    return FALSE;
  if (address == NULL)
    return refresh_all (self, dataset, error);
  if (find_feed (dataset, address) == NULL)
    return fail_not_followed (address, error);
  return take (self, dataset, address, error);
}

static gboolean
follow_no_more (Feeds *self,
                const char *address,
                GError **error)
{
  g_autoptr (JalonsDataset) dataset = load (self, TRUE, error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsFeed *feed = dataset ? find_feed (dataset, address) : NULL;
  JalonsDraft *draft;

  if (dataset == NULL)
    return FALSE;
  if (feed == NULL)
    return fail_not_followed (address, error);
  draft = jalons_draft_edit (feed);
  jalons_draft_set_deleted (draft, TRUE);
  g_ptr_array_add (drafts, draft);
  if (!jalons_store_put (self->store, _ ("Follow a feed no more"), g_steal_pointer (&drafts), error))
    return FALSE;
  jalons_feed_forget (self->cli->data_dir, address);
  jalons_cli_say (_ ("“%s” is followed no more; its actions stay."), address);
  return TRUE;
}

/* ---- The list ---- */

static const JalonsColumn columns[] = {
  { "id", NULL, FALSE },
  { "title", N_ ("Feed"), FALSE },
  { "region", N_ ("Région"), FALSE },
  { "publisher", N_ ("Publisher"), FALSE },
  { "licence", N_ ("Licence"), FALSE },
  { "url", N_ ("Address"), FALSE },
  { "offers", N_ ("Actions"), TRUE },
  { "withdrawn", N_ ("Withdrawn"), TRUE },
  { "asked", N_ ("Last asked"), FALSE },
};

static void
list_feed (Feeds *self,
           JalonsListing *listing,
           JalonsDataset *dataset,
           JalonsFeed *feed)
{
  g_autoptr (GPtrArray) offers = jalons_dataset_referring (dataset, JALONS_OFFER_FEED, jalons_record_get_id (feed));
  JalonsDay asked = jalons_feed_asked_day (self->cli->data_dir, jalons_feed_url (feed));
  g_autofree char *day = asked != JALONS_NO_DAY ? jalons_day_to_string (asked) : NULL;
  g_autofree char *words = jalons_format_day (asked, JALONS_DAY_DATE);
  int withdrawn = 0;

  for (unsigned i = 0; i < offers->len; i++)
    withdrawn += jalons_offer_withdrawn_day (offers->pdata[i]) != JALONS_NO_DAY;
  jalons_listing_add_text (listing, jalons_record_get_id (feed));
  jalons_listing_add_text (listing, jalons_feed_title (feed));
  jalons_listing_add_text (listing, jalons_feed_region (feed));
  jalons_listing_add_text (listing, jalons_feed_publisher (feed));
  jalons_listing_add_text (listing, jalons_feed_licence (feed));
  jalons_listing_add_text (listing, jalons_feed_url (feed));
  jalons_listing_add_number (listing, (int) offers->len - withdrawn);
  jalons_listing_add_number (listing, withdrawn);
  jalons_listing_add_code (listing, day, words);
}

static gboolean
list (Feeds *self,
      GError **error)
{
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (JalonsListing) listing = NULL;
  g_autofree char *text = NULL;
  JalonsFormat format;

  if (!jalons_listing_parse_format (jalons_arguments_value (self->arguments, "format"), &format, error))
    return FALSE;
  dataset = load (self, TRUE, error);
  if (dataset == NULL)
    return FALSE;
  feeds = list_feeds (dataset);
  listing = jalons_listing_new (columns, G_N_ELEMENTS (columns));
  for (unsigned i = 0; i < feeds->len; i++)
    list_feed (self, listing, dataset, feeds->pdata[i]);
  if (format == JALONS_FORMAT_TABLE && feeds->len == 0)
    jalons_cli_warn (_ ("No feed is followed yet: “jalons feed add URL” follows one."));
  text = jalons_listing_write (listing, format);
  return jalons_cli_print (text, error);
}

/* ---- The command ---- */

static const struct
{
  const char *word;
  unsigned fewest, most; /* words after it */
  const char *options[3]; /* that it takes, of those of the command */
} actions[] = {
  { "add", 1, 1, { "preview", "take-back", NULL } },
  { "refresh", 0, 1, { "preview", "take-back", NULL } },
  { "remove", 1, 1, { NULL } },
  { "list", 0, 0, { "format", NULL } },
};

static gboolean
check_words (JalonsArguments *arguments,
             GError **error)
{
  static const char *const options[] = { "preview", "format", "take-back" };
  const char *const *words = jalons_arguments_words (arguments);
  unsigned i = 0, n = g_strv_length ((char **) words);

  while (i < G_N_ELEMENTS (actions) && g_strcmp0 (actions[i].word, words[0]) != 0)
    i++;
  if (i == G_N_ELEMENTS (actions) || n - 1 < actions[i].fewest || n - 1 > actions[i].most)
    return jalons_cli_usage_error (error, _ ("Say what to do: add URL, refresh, remove URL or list."));
  for (unsigned k = 0; k < G_N_ELEMENTS (options); k++)
    if (jalons_arguments_has (arguments, options[k]) && !g_strv_contains (actions[i].options, options[k]))
      return jalons_cli_usage_error (error, _ ("This command does not know the option “--%s”."), options[k]);
  return TRUE;
}

gboolean
jalons_cli_feed (JalonsCli *cli,
                 JalonsArguments *arguments,
                 GError **error)
{
  Feeds self = { .cli = cli, .arguments = arguments };
  const char *const *words = jalons_arguments_words (arguments);
  g_autofree char *address = NULL;
  gboolean done;

  if (!check_words (arguments, error))
    return FALSE;
  if (words[1] != NULL && (address = jalons_address_check (words[1], error)) == NULL)
    return FALSE;
  if (g_str_equal (words[0], "add"))
    done = add (&self, address, error);
  else if (g_str_equal (words[0], "refresh"))
    done = refresh (&self, address, error);
  else if (g_str_equal (words[0], "remove"))
    done = follow_no_more (&self, address, error);
  else
    done = list (&self, error);
  g_clear_object (&self.store);
  return done;
}
