/* The actions that a Région publishes, read from its file.
 * Invariant: whatever is refused is named, by the action's code and the field's name in the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/offers.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/frameworks.h"
#include "core/keys.h"
#include "exchange/json-check.h"
#include "exchange/kind.h"
#include "exchange/plain-text.h"

/* More than all the Régions together; a text longer than that is none that a person wrote here. */
#define MAX_OFFERS   50000
#define MAX_TEXT     20000
#define MAX_WARNINGS 50

typedef struct
{
  JalonsOffers *offers;
  GHashTable *codes;  /* of the actions that were read */
  GHashTable *warned; /* of what, once each */
  const char *code;   /* of the one being read */
} Reader;

/* What is refused, and what is only said */

G_GNUC_PRINTF (3, 4)
static gboolean
fail (const Reader *reader,
      GError **error,
      const char *format,
      ...)
{
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: the code of an action of the Région, what is wrong with it. */
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX, _ ("Action “%1$s”: %2$s. Nothing was taken; tell the publisher."),
               reader->code, why);
  return FALSE;
}

static gboolean
fail_value (const Reader *reader,
            const char *key,
            GError **error)
{
  return fail (reader, error, _ ("the value of “%s” is not one that it can have"), key);
}

/* @key tells apart what is said of many actions, so that it is said once. */
G_GNUC_PRINTF (3, 4)
static void
warn (Reader *reader,
      const char *key,
      const char *format,
      ...)
{
  va_list arguments;

  if (!g_hash_table_add (reader->warned, g_strdup (key)) || reader->offers->warnings->len >= MAX_WARNINGS)
    return;
  va_start (arguments, format);
  g_ptr_array_add (reader->offers->warnings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
warn_of_unknown (Reader *reader,
                 const char *key,
                 const char *value)
{
  g_autofree char *what = g_strdup_printf ("%s=%s", key, value);

  /* Translators: the code of an action, the name of a field in the file, its value. */
  warn (reader, what, _ ("Action “%1$s”: Jalons does not know “%3$s” as a value of “%2$s”, and leaves it out."),
        reader->code, key, value);
}

static void
warn_of_key (Reader *reader,
             const char *key)
{
  g_autofree char *shown = g_utf8_make_valid (key, -1);
  g_autofree char *cut = g_utf8_substring (shown, 0, MIN (g_utf8_strlen (shown, -1), 60));
  g_autofree char *what = g_strdup_printf ("key=%s", key);

  warn (reader, what, _ ("The file says something that this version of Jalons does not know (“%s”): it is left out."), cut);
}

/* Texts */

static char *
make_plain (Reader *reader,
            const char *text,
            gboolean one_line)
{
  JalonsPlainFound found = 0;
  char *plain = jalons_plain_text (text, one_line, &found);

  if (found & JALONS_PLAIN_HTML)
    warn (reader, "html", _ ("Action “%s”, and perhaps others: the marks of a web page (HTML) were taken out of its texts."),
          reader->code);
  if (found & JALONS_PLAIN_CONTROLS)
    warn (reader, "controls",
          _ ("Action “%s”, and perhaps others: characters that cannot be seen were taken out of its texts."), reader->code);
  return plain;
}

/* NULL when @node is no text, or one too long. */
static char *
read_text (Reader *reader,
           JsonNode *node,
           gboolean one_line)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (!jalons_json_is_string (node) || strlen (json_node_get_string (node)) > MAX_TEXT)
    return NULL;
  return make_plain (reader, json_node_get_string (node), one_line);
}

/* A summary and what is to be prepared may have paragraphs. */
static gboolean
is_one_line (JalonsFieldId field)
{
  return field != JALONS_OFFER_SUMMARY && field != JALONS_OFFER_PREPARATION && field != JALONS_OFFER_CONTACT;
}

/* Only what a browser may be given: no file:, no javascript:. */
static gboolean
is_web_page (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *scheme = uri ? g_uri_get_scheme (uri) : "";

  return (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")) && g_uri_get_host (uri) != NULL &&
         *g_uri_get_host (uri) != '\0';
}

static gboolean
set_text (Reader *reader,
          JalonsDraft *draft,
          const JalonsField *field,
          JsonNode *node,
          GError **error)
{
  g_autofree char *text = read_text (reader, node, is_one_line (field->id));

  if (text == NULL)
    return fail_value (reader, field->name, error);
  if (field->id == JALONS_OFFER_PAGE && *text != '\0' && !is_web_page (text))
    return fail (reader, error, _ ("“%s” is not the address of a web page (http or https)"), text);
  if (field->id == JALONS_OFFER_AXIS && *text != '\0' && jalons_axis_lookup (NULL, text) == NULL)
    {
      warn_of_unknown (reader, field->name, text);
      return TRUE;
    }
  jalons_draft_set_text (draft, field->id, text);
  return TRUE;
}

/* Lists */

static gboolean
is_known (JalonsFieldId field,
          const char *code)
{
  static const char *const publics[] = { "pupils", "families", "staff", NULL };

  if (field == JALONS_OFFER_PUBLICS)
    return g_strv_contains (publics, code);
  if (field == JALONS_OFFER_COMPETENCES)
    return jalons_competence_lookup (NULL, code) != NULL;
  return TRUE; /* of levels there may be the user's own: the import asks the data */
}

static gboolean
set_list (Reader *reader,
          JalonsDraft *draft,
          const JalonsField *field,
          JsonNode *node,
          GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (array == NULL && !JSON_NODE_HOLDS_NULL (node))
    return fail_value (reader, field->name, error);
  for (unsigned i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *item = read_text (reader, json_array_get_element (array, i), TRUE);

      if (item == NULL)
        return fail_value (reader, field->name, error);
      if (*item != '\0' && is_known (field->id, item))
        g_strv_builder_add (builder, item);
      else if (*item != '\0')
        warn_of_unknown (reader, field->name, item);
    }
  list = g_strv_builder_end (builder);
  jalons_draft_set_list (draft, field->id, (const char *const *) list);
  return TRUE;
}

/* Days, durations, numbers */

static gboolean
fail_day (Reader *reader,
          const char *key,
          const char *text,
          GError **error)
{
  return fail (reader, error, _ ("“%1$s” is no date that exists (“%2$s”)"), text, key);
}

static gboolean
set_day (Reader *reader,
         JalonsDraft *draft,
         const JalonsField *field,
         JsonNode *node,
         GError **error)
{
  g_autofree char *text = read_text (reader, node, TRUE);
  JalonsDay day = JALONS_NO_DAY;

  if (text == NULL)
    return fail_value (reader, field->name, error);
  if (*text != '\0' && !jalons_day_parse (text, &day))
    return fail_day (reader, field->name, text, error);
  jalons_draft_set_day (draft, field->id, day);
  return TRUE;
}

static gboolean
get_number (JsonNode *node,
            int most,
            int *number)
{
  *number = JALONS_UNSET;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) < 0 ||
      json_node_get_int (node) > most)
    return FALSE;
  *number = (int) json_node_get_int (node);
  return TRUE;
}

static gboolean
set_number (Reader *reader,
            JalonsDraft *draft,
            const JalonsField *field,
            JsonNode *node,
            GError **error)
{
  int number;

  if (!get_number (node, field->kind == JALONS_KIND_MINUTES ? JALONS_SLOT_MAX_MINUTES : 1000000, &number))
    return fail_value (reader, field->name, error);
  jalons_draft_set_number (draft, field->id, number);
  return TRUE;
}

static gboolean
set_code (Reader *reader,
          JalonsDraft *draft,
          const JalonsField *field,
          JsonNode *node,
          GError **error)
{
  g_autofree char *text = read_text (reader, node, TRUE);
  int number = text != NULL && *text != '\0' ? jalons_field_find_code (field, text) : 0;

  if (text == NULL)
    return fail_value (reader, field->name, error);
  if (number < 0)
    warn_of_unknown (reader, field->name, text);
  jalons_draft_set_number (draft, field->id, MAX (number, 0));
  return TRUE;
}

/* Occurrences: {"start": "2026-11-17T10:00", "minutes": 120}, or only a day */

/* "2026-11-17" or "2026-11-17T10:00", with a blank for the "T" too. */
static gboolean
parse_start (const char *start,
             JalonsSlot *slot)
{
  g_autofree char *day = g_strndup (start, 10);
  int hour, minute;

  slot->start = JALONS_SLOT_NO_TIME;
  if (!jalons_day_parse (day, &slot->day))
    return FALSE;
  if (strlen (start) == 10)
    return TRUE;
  if (strlen (start) != 16 || (start[10] != 'T' && start[10] != ' ') || start[13] != ':')
    return FALSE;
  for (int i = 11; i < 16; i++)
    if (i != 13 && !g_ascii_isdigit (start[i]))
      return FALSE;
  hour = (start[11] - '0') * 10 + start[12] - '0';
  minute = (start[14] - '0') * 10 + start[15] - '0';
  slot->start = (gint16) (hour * 60 + minute);
  return hour < 24 && minute < 60;
}

static gboolean
read_occurrence (Reader *reader,
                 JsonNode *node,
                 char **stored,
                 GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *start = object ? json_object_get_member (object, "start") : NULL;
  JsonNode *minutes = object ? json_object_get_member (object, "minutes") : NULL;
  g_autofree char *text = start ? read_text (reader, start, TRUE) : NULL;
  JalonsSlot slot = { 0 };
  int number = 0;

  if (text == NULL || (minutes != NULL && !get_number (minutes, JALONS_SLOT_MAX_MINUTES, &number)))
    return fail_value (reader, "occurrences", error);
  if (!parse_start (text, &slot))
    return fail_day (reader, "occurrences", text, error);
  slot.minutes = (gint16) MAX (number, 0);
  *stored = jalons_slot_to_string (slot);
  return TRUE;
}

static gboolean
set_occurrences (Reader *reader,
                 JalonsDraft *draft,
                 JsonNode *node,
                 GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_free);

  if (array == NULL && !JSON_NODE_HOLDS_NULL (node))
    return fail_value (reader, "occurrences", error);
  for (unsigned i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      char *stored = NULL;

      if (!read_occurrence (reader, json_array_get_element (array, i), &stored, error))
        return FALSE;
      g_ptr_array_add (slots, stored);
    }
  g_ptr_array_add (slots, NULL);
  jalons_draft_set_list (draft, JALONS_OFFER_OCCURRENCES, (const char *const *) slots->pdata);
  return TRUE;
}

/* One action */

/**
 * jalons_offers_is_published:
 * @field: of an offer
 *
 * Returns: whether it is the publisher that says @field, and not we ourselves
 */
gboolean
jalons_offers_is_published (JalonsFieldId field)
{
  return field != JALONS_OFFER_FEED && field != JALONS_OFFER_WITHDRAWN_DAY && field != JALONS_OFFER_NOTES;
}

static gboolean
read_field (Reader *reader,
            JalonsDraft *draft,
            const char *key,
            JsonNode *node,
            GError **error)
{
  const JalonsField *field = jalons_model_find_field (jalons_model_entity (JALONS_ENTITY_OFFER), key);

  if (field == NULL || !jalons_offers_is_published (field->id) || field->id == JALONS_OFFER_REGION)
    {
      warn_of_key (reader, key);
      return TRUE;
    }
  if (field->id == JALONS_OFFER_OCCURRENCES)
    return set_occurrences (reader, draft, node, error);
  switch ((int) field->kind)
    {
    case JALONS_KIND_LIST:
      return set_list (reader, draft, field, node, error);
    case JALONS_KIND_DATE:
      return set_day (reader, draft, field, node, error);
    case JALONS_KIND_INTEGER:
    case JALONS_KIND_MINUTES:
      return set_number (reader, draft, field, node, error);
    case JALONS_KIND_ENUM:
      return set_code (reader, draft, field, node, error);
    default:
      return set_text (reader, draft, field, node, error);
    }
}

static gboolean
check_offer (Reader *reader,
             const JalonsRecord *offer,
             GError **error)
{
  JalonsDay first = jalons_offer_first_day (offer), last = jalons_offer_last_day (offer);

  if (*jalons_offer_title (offer) == '\0')
    return fail (reader, error, _ ("it has no “title”"));
  if (first != JALONS_NO_DAY && last != JALONS_NO_DAY && last < first)
    return fail (reader, error, _ ("its “last_day” is before its “first_day”"));
  return TRUE;
}

/* By the code alone an action is known again the next time. */
static gboolean
read_code (Reader *reader,
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
    return fail (reader, error, _ ("two actions of the file have this “code”"));
  return TRUE;
}

static gboolean
read_offer (Reader *reader,
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
    done = read_field (reader, draft, key, node, error);
  offer = jalons_draft_finish (draft);
  if (!done || !check_offer (reader, offer, error))
    return FALSE;
  g_ptr_array_add (reader->offers->offers, g_steal_pointer (&offer));
  return TRUE;
}

/* The file */

static gboolean
read_offers (Reader *reader,
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
read_head_text (Reader *reader,
                JsonObject *root,
                const char *key)
{
  JsonNode *node = json_object_get_member (root, key);
  char *text = node ? read_text (reader, node, TRUE) : NULL;

  return text ? text : g_strdup ("");
}

static gboolean
read_head (Reader *reader,
           JsonObject *root,
           GError **error)
{
  JalonsOffers *offers = reader->offers;
  g_autofree char *generated = read_head_text (reader, root, "generated");
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
  /* Perhaps with a time after it. */
  if (strlen (generated) > 10)
    generated[10] = '\0';
  if (*generated != '\0' && !jalons_day_parse (generated, &offers->generated))
    {
      reader->code = offers->region;
      return fail_day (reader, "generated", generated, error);
    }
  return TRUE;
}

static void
warn_of_head_keys (Reader *reader,
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
      warn_of_key (reader, key);
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
read_root (Reader *reader,
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
  Reader reader = { 0 };
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
