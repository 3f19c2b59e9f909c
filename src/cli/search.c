/* `jalons search`: what stands where, best first, as the window's search finds it.
 * Invariant: everything that is found is listed; the keys are an interface: add, never rename.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "cli/listing.h"
#include "core/words/hit.h"

static const JalonsColumn columns[] = {
  { "kind", N_ ("Kind"), FALSE },
  { "id", NULL, FALSE },
  { "title", N_ ("Title"), FALSE },
  { "page", NULL, TRUE },
  { "context", N_ ("Where"), FALSE },
  { "field", NULL, FALSE },
  { "passage", N_ ("Passage"), FALSE },
  { "marks", NULL, FALSE },
  { "school", NULL, FALSE },
  { "year", NULL, TRUE },
};

/* Byte by byte, start and end of each word in the passage. */
static void
add_marks (JalonsListing *listing,
           const JalonsHit *hit)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));

  for (unsigned i = 0; i < hit->marks->len; i++)
    {
      JalonsMark mark = g_array_index (hit->marks, JalonsMark, i);
      int ends[] = { (int) mark.start, (int) mark.end };

      g_array_append_vals (numbers, ends, 2);
    }
  jalons_listing_add_numbers (listing, (const int *) (void *) numbers->data, numbers->len);
}

static void
list_hit (JalonsListing *listing,
          const JalonsHit *hit)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (hit->record));
  gboolean has_field = hit->page == 0 && *hit->passage != '\0';
  g_autofree char *title = jalons_hit_title (hit), *context = jalons_hit_context (hit);

  jalons_listing_add_code (listing, hit->page > 0 ? "page" : entity->name, jalons_hit_kind (hit));
  jalons_listing_add_text (listing, jalons_record_get_id (hit->record));
  jalons_listing_add_text (listing, title);
  jalons_listing_add_number (listing, hit->page > 0 ? (int) hit->page : JALONS_UNSET);
  jalons_listing_add_text (listing, context);
  jalons_listing_add_text (listing, has_field ? jalons_model_field (hit->field)->name : NULL);
  jalons_listing_add_text (listing, hit->passage);
  add_marks (listing, hit);
  jalons_listing_add_text (listing, hit->school != NULL ? jalons_school_uai (hit->school) : NULL);
  jalons_listing_add_number (listing, hit->year != NULL ? jalons_year_start (hit->year) : JALONS_UNSET);
}

static JalonsListing *
list_hits (GPtrArray *hits)
{
  JalonsListing *listing = jalons_listing_new (columns, G_N_ELEMENTS (columns));

  for (unsigned i = 0; i < hits->len; i++)
    list_hit (listing, g_ptr_array_index (hits, i));
  return listing;
}

gboolean
jalons_cli_search (JalonsCli *cli,
                   JalonsArguments *arguments,
                   GError **error)
{
  g_autofree char *query = g_strjoinv (" ", (char **) jalons_arguments_words (arguments));
  g_auto (GStrv) words = g_utf8_validate (query, -1, NULL) ? jalons_query_words (query) : g_new0 (char *, 1);
  g_autoptr (JalonsStore) store = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (JalonsListing) listing = NULL;
  g_autofree char *text = NULL;
  JalonsFormat format;

  if (words[0] == NULL)
    return jalons_cli_usage_error (error, _ ("Say what to search for: one or more words."));
  if (!jalons_listing_parse_format (jalons_arguments_value (arguments, "format"), &format, error))
    return FALSE;
  store = jalons_cli_open_store (cli, TRUE, error);
  if (store != NULL)
    hits = jalons_store_search (store, query, NULL, 0, jalons_day_school_year (cli->today), 0, error);
  if (hits == NULL)
    return FALSE;
  if (format == JALONS_FORMAT_TABLE && hits->len == 0)
    jalons_cli_warn (_ ("Nothing was found."));
  listing = list_hits (hits);
  text = jalons_listing_write (listing, format);
  return jalons_cli_print (text, error);
}
