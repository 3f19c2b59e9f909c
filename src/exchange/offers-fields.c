/* The fields of one action that a Région publishes.
 * Invariant: a value is written as plain text of its field's kind, or refused, or left out with a sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/offers-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/published/frameworks.h"
#include "exchange/plain-text.h"

/* A text longer than that is none that a person wrote here. */
#define MAX_TEXT     20000
#define MAX_WARNINGS 50

/* What is refused, and what is only said */

/**
 * jalons_offers_fail:
 * @format: why, without a capital letter and without a full stop
 *
 * Returns: %FALSE, with @error saying also which object of the file it is
 */
gboolean
jalons_offers_fail (const JalonsOffersReader *reader,
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
fail_value (const JalonsOffersReader *reader,
            const char *key,
            GError **error)
{
  return jalons_offers_fail (reader, error, _ ("the value of “%s” is not one that it can have"), key);
}

/* @key tells apart what is said of many actions, so that it is said once. */
G_GNUC_PRINTF (3, 4)
static void
warn (JalonsOffersReader *reader,
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
warn_of_unknown (JalonsOffersReader *reader,
                 const char *key,
                 const char *value)
{
  g_autofree char *what = g_strdup_printf ("%s=%s", key, value);

  /* Translators: the code of an action, the name of a field in the file, its value. */
  warn (reader, what, _ ("Action “%1$s”: Jalons does not know “%3$s” as a value of “%2$s”, and leaves it out."),
        reader->code, key, value);
}

/**
 * jalons_offers_warn_of_key:
 *
 * A key that this program does not know is named once, cut and valid: a newer file is read all the same.
 */
void
jalons_offers_warn_of_key (JalonsOffersReader *reader,
                           const char *key)
{
  g_autofree char *shown = g_utf8_make_valid (key, -1);
  g_autofree char *cut = g_utf8_substring (shown, 0, MIN (g_utf8_strlen (shown, -1), 60));
  g_autofree char *what = g_strdup_printf ("key=%s", key);

  warn (reader, what, _ ("The file says something that this version of Jalons does not know (“%s”): it is left out."), cut);
}

/* Texts */

static char *
make_plain (JalonsOffersReader *reader,
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
char *
jalons_offers_read_text (JalonsOffersReader *reader,
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
set_text (JalonsOffersReader *reader,
          JalonsDraft *draft,
          const JalonsField *field,
          JsonNode *node,
          GError **error)
{
  g_autofree char *text = jalons_offers_read_text (reader, node, is_one_line (field->id));

  if (text == NULL)
    return fail_value (reader, field->name, error);
  if (field->id == JALONS_OFFER_PAGE && *text != '\0' && !is_web_page (text))
    return jalons_offers_fail (reader, error, _ ("“%s” is not the address of a web page (http or https)"), text);
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
set_list (JalonsOffersReader *reader,
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
      g_autofree char *item = jalons_offers_read_text (reader, json_array_get_element (array, i), TRUE);

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

/**
 * jalons_offers_fail_day:
 * @text: what stands there
 *
 * Returns: %FALSE, with @error
 */
gboolean
jalons_offers_fail_day (JalonsOffersReader *reader,
                        const char *key,
                        const char *text,
                        GError **error)
{
  return jalons_offers_fail (reader, error, _ ("“%1$s” is no date that exists (“%2$s”)"), text, key);
}

static gboolean
set_day (JalonsOffersReader *reader,
         JalonsDraft *draft,
         const JalonsField *field,
         JsonNode *node,
         GError **error)
{
  g_autofree char *text = jalons_offers_read_text (reader, node, TRUE);
  JalonsDay day = JALONS_NO_DAY;

  if (text == NULL)
    return fail_value (reader, field->name, error);
  if (*text != '\0' && !jalons_day_parse (text, &day))
    return jalons_offers_fail_day (reader, field->name, text, error);
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
set_number (JalonsOffersReader *reader,
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
set_code (JalonsOffersReader *reader,
          JalonsDraft *draft,
          const JalonsField *field,
          JsonNode *node,
          GError **error)
{
  g_autofree char *text = jalons_offers_read_text (reader, node, TRUE);
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
read_occurrence (JalonsOffersReader *reader,
                 JsonNode *node,
                 char **stored,
                 GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *start = object ? json_object_get_member (object, "start") : NULL;
  JsonNode *minutes = object ? json_object_get_member (object, "minutes") : NULL;
  g_autofree char *text = start ? jalons_offers_read_text (reader, start, TRUE) : NULL;
  JalonsSlot slot = { 0 };
  int number = 0;

  if (text == NULL || (minutes != NULL && !get_number (minutes, JALONS_SLOT_MAX_MINUTES, &number)))
    return fail_value (reader, "occurrences", error);
  if (!parse_start (text, &slot))
    return jalons_offers_fail_day (reader, "occurrences", text, error);
  slot.minutes = (gint16) MAX (number, 0);
  *stored = jalons_slot_to_string (slot);
  return TRUE;
}

static gboolean
set_occurrences (JalonsOffersReader *reader,
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

/* Any field */

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

/**
 * jalons_offers_read_field:
 * @key: the name of a field of an offer
 * @node: its value
 *
 * Returns: whether @draft took it; if not, @error says why
 */
gboolean
jalons_offers_read_field (JalonsOffersReader *reader,
                          JalonsDraft *draft,
                          const char *key,
                          JsonNode *node,
                          GError **error)
{
  const JalonsField *field = jalons_model_find_field (jalons_model_entity (JALONS_ENTITY_OFFER), key);

  if (field == NULL || !jalons_offers_is_published (field->id) || field->id == JALONS_OFFER_REGION)
    {
      jalons_offers_warn_of_key (reader, key);
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
