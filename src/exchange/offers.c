/* The actions that a Région publishes, read from its file.
 * Invariant: whatever is refused is named, by the action's code and the field's name in the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/offers-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/record/keys.h"
#include "exchange/kind.h"
#include "exchange/plain-text.h"

/* More than all the Régions together. */
#define MAX_OFFERS 50000

/* One action */

static gboolean
check_offer (JalonsOffersReader *reader,
             const JalonsRecord *offer,
             GError **error)
{
  JalonsDay first = jalons_offer_first_day (offer), last = jalons_offer_last_day (offer);

  if (*jalons_offer_title (offer) == '\0')
    return jalons_offers_fail (reader, error, _ ("it has no “title”"));
  if (first != JALONS_NO_DAY && last != JALONS_NO_DAY && last < first)
    return jalons_offers_fail (reader, error, _ ("its “last_day” is before its “first_day”"));
  return TRUE;
}

/* By the code alone an action is known again the next time. */
static gboolean
read_code (JalonsOffersReader *reader,
           JsonObject *object,
           unsigned number,
           GError **error)
{
  JsonNode *node = json_object_get_member (object, "code");
  const char *code = node != NULL && jalons_json_is_string (node) ? json_node_get_string (node) : "";
  JalonsPlainFound found = 0;
  g_autofree char *plain = jalons_plain_text (code, TRUE, &found);

  if (*code == '\0' || !g_str_equal (plain, code) || strlen (code) > 200)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                   _ ("Action number %u has no “code” by which to know it again. Nothing was taken; tell the publisher."),
                   number);
      return FALSE;
    }
  reader->code = code;
  if (!g_hash_table_add (reader->codes, (char *) code))
    return jalons_offers_fail (reader, error, _ ("two actions of the file have this “code”"));
  return TRUE;
}

static gboolean
read_offer (JalonsOffersReader *reader,
            JsonObject *object,
            GError **error)
{
  g_autofree char *id = jalons_offer_make_id (reader->offers->region, reader->code);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_OFFER, id);
  g_autoptr (JalonsRecord) offer = NULL;
  gboolean done = TRUE;
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  jalons_draft_set_text (draft, JALONS_OFFER_REGION, reader->offers->region);
  jalons_draft_set_text (draft, JALONS_OFFER_EDITION, reader->offers->edition);
  json_object_iter_init (&iter, object);
  while (done && json_object_iter_next (&iter, &key, &node))
    done = jalons_offers_read_field (reader, draft, key, node, error);
  offer = jalons_draft_finish (draft);
  if (!done || !check_offer (reader, offer, error))
    return FALSE;
  g_ptr_array_add (reader->offers->offers, g_steal_pointer (&offer));
  return TRUE;
}

/* The file */

static gboolean
read_offers (JalonsOffersReader *reader,
             JsonObject *root,
             GError **error)
{
  JsonNode *node = json_object_get_member (root, "offers");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  unsigned n = array ? json_array_get_length (array) : 0;

  if (array == NULL || n > MAX_OFFERS)
    {
      g_set_error (error, JALONS_ERROR, array ? JALONS_ERROR_LIMIT : JALONS_ERROR_SYNTAX,
                   array ? _ ("There are more than %d actions in this file: it was not read. Tell its publisher.")
                         : _ ("“offers” is not a list of at most %d actions. Nothing was taken; tell the publisher."),
                   MAX_OFFERS);
      return FALSE;
    }
  for (unsigned i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autoptr (JsonObject) none = JSON_NODE_HOLDS_OBJECT (element) ? NULL : json_object_new ();
      JsonObject *object = none ? none : json_node_get_object (element);

      if (!read_code (reader, object, i + 1, error) || !read_offer (reader, object, error))
        return FALSE;
    }
  return TRUE;
}

static char *
read_head_text (JalonsOffersReader *reader,
                JsonObject *root,
                const char *key)
{
  JsonNode *node = json_object_get_member (root, key);
  char *text = node ? jalons_offers_read_text (reader, node, TRUE) : NULL;

  return text ? text : g_strdup ("");
}

static gboolean
read_head (JalonsOffersReader *reader,
           JsonObject *root,
           GError **error)
{
  JalonsOffers *offers = reader->offers;
  g_autofree char *generated = read_head_text (reader, root, "generated");
  g_autofree char *day = g_strndup (generated, 10); /* perhaps with a time after it */
  JsonNode *partial = json_object_get_member (root, "partial");

  offers->region = read_head_text (reader, root, "region");
  offers->publisher = read_head_text (reader, root, "publisher");
  offers->title = read_head_text (reader, root, "title");
  offers->edition = read_head_text (reader, root, "edition");
  offers->licence = read_head_text (reader, root, "licence");
  offers->partial = partial && JSON_NODE_HOLDS_VALUE (partial) && json_node_get_value_type (partial) == G_TYPE_BOOLEAN &&
                    json_node_get_boolean (partial);
  if (*offers->region == '\0')
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                           _ ("The file does not say of which “region” its actions are. Nothing was taken; tell the publisher."));
      return FALSE;
    }
  if (*generated != '\0' && !jalons_day_parse (day, &offers->generated))
    {
      reader->code = offers->region;
      return jalons_offers_fail_day (reader, "generated", generated, error);
    }
  return TRUE;
}

static void
warn_of_head_keys (JalonsOffersReader *reader,
                   JsonObject *root)
{
  static const char *const known[] = { "$schema", "format", "version", "region", "publisher", "title",
                                       "edition", "licence", "generated", "partial", "offers", NULL };
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init (&iter, root);
  while (json_object_iter_next (&iter, &key, &node))
    if (!g_strv_contains (known, key))
      jalons_offers_warn_of_key (reader, key);
}

static gboolean
check_format (JsonObject *root,
              GError **error)
{
  JsonNode *format = root ? json_object_get_member (root, "format") : NULL;
  JsonNode *version = root ? json_object_get_member (root, "version") : NULL;

  if (format == NULL || !jalons_json_is_string (format) ||
      !g_str_equal (json_node_get_string (format), JALONS_OFFERS_FORMAT) || version == NULL ||
      !JSON_NODE_HOLDS_VALUE (version) || json_node_get_value_type (version) != G_TYPE_INT64)
    {
      g_propagate_error (error, jalons_file_kind_refuse (JALONS_FILE_OFFERS));
      return FALSE;
    }
  if (json_node_get_int (version) <= JALONS_OFFERS_VERSION)
    return TRUE;
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_NEWER,
                       _ ("These actions are published in a form for a newer Jalons. Install that version to take them."));
  return FALSE;
}

static gboolean
read_root (JalonsOffersReader *reader,
           JsonNode *node,
           GError **error)
{
  JsonObject *root = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (!check_format (root, error) || !read_head (reader, root, error))
    return FALSE;
  warn_of_head_keys (reader, root);
  return read_offers (reader, root, error);
}

/**
 * jalons_offers_read:
 * @bytes: a file as data/offers/README.md describes it
 *
 * Keys that are not known are said and left out, so that a Région may publish more than this Jalons reads. Dates that
 * do not exist, codes that repeat and pages that are none of the web are refused.
 *
 * Returns: (transfer full) (nullable): what it says; else %JALONS_ERROR_KIND for another kind of JSON,
 *   %JALONS_ERROR_NEWER, %JALONS_ERROR_SYNTAX naming what is wrong, %JALONS_ERROR_ENCODING or %JALONS_ERROR_LIMIT
 */
JalonsOffers *
jalons_offers_read (GBytes *bytes,
                    GError **error)
{
  g_autoptr (JsonParser) parser = jalons_json_parse (bytes, JALONS_JSON_OFFERS, error);
  g_autoptr (JalonsOffers) offers = NULL;
  JalonsOffersReader reader = { 0 };
  gboolean done;

  if (parser == NULL)
    return NULL;
  offers = g_new0 (JalonsOffers, 1);
  g_ref_count_init (&offers->refs);
  offers->generated = JALONS_NO_DAY;
  offers->offers = g_ptr_array_new_with_free_func (g_object_unref);
  offers->warnings = g_ptr_array_new_with_free_func (g_free);
  reader.offers = offers;
  reader.code = "";
  reader.codes = g_hash_table_new (g_str_hash, g_str_equal);
  reader.warned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = read_root (&reader, json_parser_get_root (parser), error);
  g_hash_table_unref (reader.codes);
  g_hash_table_unref (reader.warned);
  return done ? g_steal_pointer (&offers) : NULL;
}

/**
 * jalons_offers_title:
 *
 * Returns: what to call the whole: its title, or who publishes it, or the Région
 */
const char *
jalons_offers_title (const JalonsOffers *offers)
{
  if (*offers->title != '\0')
    return offers->title;
  return *offers->publisher != '\0' ? offers->publisher : offers->region;
}

JalonsOffers *
jalons_offers_ref (JalonsOffers *offers)
{
  g_ref_count_inc (&offers->refs);
  return offers;
}

void
jalons_offers_unref (JalonsOffers *offers)
{
  if (!g_ref_count_dec (&offers->refs))
    return;
  g_free (offers->region);
  g_free (offers->publisher);
  g_free (offers->title);
  g_free (offers->edition);
  g_free (offers->licence);
  g_ptr_array_unref (offers->offers);
  g_ptr_array_unref (offers->warnings);
  g_free (offers);
}
