/* The actions that a Région publishes: what is read, cleaned, refused.
 * Invariant: whatever is left out is said.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/error.h"
#include "core/published/frameworks.h"
#include "core/published/levels.h"
#include "core/record/keys.h"
#include "exchange/kind.h"
#include "exchange/offers-examples.h"
#include "exchange/plain-text.h"
#include "published.h"
#include "support.h"

static GBytes *
source_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("JALONS_SOURCE_ROOT"), "data", "offers", name, NULL);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

/* Reading */

static void
test_every_key (void)
{
  g_autoptr (GBytes) bytes = source_file ("example.json");
  g_autoptr (JalonsOffers) offers = published_read (bytes);
  JalonsOffer *bus = published_nth (offers, 0), *forum = published_nth (offers, 1);
  const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_OFFER);
  g_autofree char *id = jalons_offer_make_id ("REGION D'EXEMPLE", "bus-2026");

  g_assert_cmpuint (offers->offers->len, ==, 3);
  g_assert_cmpuint (offers->warnings->len, ==, 0);
  g_assert_cmpstr (offers->title, ==, "Offre de services 2026-2027");
  g_assert_cmpuint (offers->generated, ==, jalons_day_new (2026, 9, 1));
  g_assert_false (offers->partial);
  g_assert_cmpstr (jalons_record_get_id (bus), ==, id);
  g_assert_cmpstr (jalons_offer_edition (bus), ==, "2026-2027");
  g_assert_cmpint (jalons_offer_places_in (forum), ==, JALONS_PLACES_PUPILS);
  g_assert_cmpstr (jalons_offer_occurrences (forum)[0], ==, "2026-11-17 09:00 180");
  g_assert_cmpstr (jalons_offer_occurrences (forum)[2], ==, "2026-11-18 180");
  g_assert_null (jalons_offer_occurrences (forum)[3]);
  /* Between them the two say everything that can be said: a field added to the table belongs into the example. */
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *first = jalons_record_to_stored (bus, entity->fields[i].id);
      g_autofree char *second = jalons_record_to_stored (forum, entity->fields[i].id);
      gboolean said = (first != NULL && *first != '\0') || (second != NULL && *second != '\0');

      g_assert_cmpint (said, ==, jalons_offers_is_published (entity->fields[i].id));
    }
}

static const struct
{
  const char *name;
  const char *text; /* of the file, or of the list when it begins with "{\"code" or is "" */
  int code;
  const char *words;
} refused[] = {
  { "not-json", "Bonjour", JALONS_ERROR_SYNTAX, "line 1" },
  { "cut", PUBLISHED_HEAD "\"offers\": [{\"code\": ", JALONS_ERROR_SYNTAX, "line 1" },
  { "two-texts", PUBLISHED_HEAD "\"offers\": []} {}", JALONS_ERROR_SYNTAX, "line 1" },
  { "a-list", "[]", JALONS_ERROR_KIND, "jalons-offers" },
  { "an-export", "{\"format\": \"jalons\", \"version\": 1}", JALONS_ERROR_KIND, "jalons-offers" },
  { "no-version", "{\"format\": \"jalons-offers\", \"region\": \"R\", \"offers\": []}", JALONS_ERROR_KIND, "jalons-offers" },
  { "newer", "{\"format\": \"jalons-offers\", \"version\": 2}", JALONS_ERROR_NEWER, "newer" },
  { "no-region", "{\"format\": \"jalons-offers\", \"version\": 1, \"offers\": []}", JALONS_ERROR_SYNTAX, "region" },
  { "generated", "{\"format\": \"jalons-offers\", \"version\": 1, \"region\": \"R\", \"generated\": \"le 1 septé 2026\"}",
    JALONS_ERROR_SYNTAX, "le 1 septé 2026" },
  { "no-offers", PUBLISHED_HEAD "\"offers\": {}}", JALONS_ERROR_SYNTAX, "offers" },
  { "latin-1", PUBLISHED_HEAD "\"offers\": [{\"code\": \"a\", \"title\": \"\xe9\"}]}", JALONS_ERROR_ENCODING, "UTF-8" },
  { "no-code", "{\"code\": \"\", \"title\": \"T\"}", JALONS_ERROR_SYNTAX, "number 1" },
  { "code-of-two-lines", "{\"code\": \"a\\nb\", \"title\": \"T\"}", JALONS_ERROR_SYNTAX, "number 1" },
  { "not-an-object", "{\"code\": \"a\", \"title\": \"T\"}, 7", JALONS_ERROR_SYNTAX, "number 2" },
  { "twice", "{\"code\": \"a\", \"title\": \"T\"}, {\"code\": \"a\", \"title\": \"U\"}", JALONS_ERROR_SYNTAX, "“a”" },
  { "no-title", "{\"code\": \"a\"}", JALONS_ERROR_SYNTAX, "title" },
  { "title-of-tags", "{\"code\": \"a\", \"title\": \"<b></b>\"}", JALONS_ERROR_SYNTAX, "title" },
  { "title-is-a-number", "{\"code\": \"a\", \"title\": 7}", JALONS_ERROR_SYNTAX, "title" },
  { "half-a-letter", "{\"code\": \"a\", \"title\": \"\\ud800\"}", JALONS_ERROR_SYNTAX, "line 1" },
  { "no-such-day", "{\"code\": \"a\", \"title\": \"T\", \"first_day\": \"2027-02-29\"}", JALONS_ERROR_SYNTAX, "2027-02-29" },
  { "a-french-day", "{\"code\": \"a\", \"title\": \"T\", \"last_day\": \"13/10/2026\"}", JALONS_ERROR_SYNTAX, "13/10/2026" },
  { "ends-before", "{\"code\": \"a\", \"title\": \"T\", \"first_day\": \"2027-02-02\", \"last_day\": \"2027-02-01\"}",
    JALONS_ERROR_SYNTAX, "before" },
  { "no-such-occurrence", "{\"code\": \"a\", \"title\": \"T\", \"occurrences\": [{\"start\": \"2026-11-31T10:00\"}]}",
    JALONS_ERROR_SYNTAX, "2026-11-31" },
  { "no-such-time", "{\"code\": \"a\", \"title\": \"T\", \"occurrences\": [{\"start\": \"2026-11-30T24:00\"}]}",
    JALONS_ERROR_SYNTAX, "24:00" },
  { "occurrence-is-a-text", "{\"code\": \"a\", \"title\": \"T\", \"occurrences\": [\"2026-11-30\"]}", JALONS_ERROR_SYNTAX,
    "occurrences" },
  { "negative", "{\"code\": \"a\", \"title\": \"T\", \"places\": -1}", JALONS_ERROR_SYNTAX, "places" },
  { "fraction", "{\"code\": \"a\", \"title\": \"T\", \"minutes\": 1.5}", JALONS_ERROR_SYNTAX, "minutes" },
  { "too-long-a-day", "{\"code\": \"a\", \"title\": \"T\", \"minutes\": 999999}", JALONS_ERROR_SYNTAX, "minutes" },
  { "file", "{\"code\": \"a\", \"title\": \"T\", \"page\": \"file:///etc/passwd\"}", JALONS_ERROR_SYNTAX, "file:" },
  { "javascript", "{\"code\": \"a\", \"title\": \"T\", \"page\": \"javascript:alert(1)\"}", JALONS_ERROR_SYNTAX, "javascript" },
  { "no-host", "{\"code\": \"a\", \"title\": \"T\", \"page\": \"https://\"}", JALONS_ERROR_SYNTAX, "https://" },
  { "list-of-numbers", "{\"code\": \"a\", \"title\": \"T\", \"levels\": [3]}", JALONS_ERROR_SYNTAX, "levels" },
};

static void
test_refused (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  gboolean is_list = g_str_has_prefix (refused[i].text, "{\"code");
  g_autofree char *text = is_list ? g_strdup_printf (PUBLISHED_HEAD "\"offers\": [%s]}", refused[i].text)
                                  : g_strdup (refused[i].text);
  g_autoptr (GBytes) bytes = bytes_of (text);
  GError *error = NULL;

  g_assert_null (jalons_offers_read (bytes, &error));
  assert_refused (error, refused[i].code, refused[i].words);
}

static void
test_nested (void)
{
  GString *text = g_string_new (PUBLISHED_HEAD "\"x\": ");
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  for (int i = 0; i < 10000; i++)
    g_string_append_c (text, '[');
  bytes = g_string_free_to_bytes (text);
  g_assert_null (jalons_offers_read (bytes, &error));
  assert_refused (error, JALONS_ERROR_LIMIT, "nested");
}

/* Plain text */

static const struct
{
  const char *name;
  const char *text;
  const char *plain;
  JalonsPlainFound found;
} plain[] = {
  { "plain", "Forum des métiers", "Forum des métiers", 0 },
  { "comparison", "âge < 15 & R&D, 3 > 2", "âge < 15 & R&D, 3 > 2", 0 },
  { "formula", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0", 0 },
  { "tags", "<b>Forum</b> des <a href='https://x'>métiers</a>", "Forum des métiers", JALONS_PLAIN_HTML },
  { "script", "A<script>alert('<b>')</script>B", "AB", JALONS_PLAIN_HTML },
  { "comment", "A<!-- <b> -->B", "AB", JALONS_PLAIN_HTML },
  { "entities", "L&rsquo;&eacute;t&eacute; &amp; l&#8217;hiver&nbsp;: &lt;b&gt;", "L’été & l’hiver\u00a0: <b>",
    JALONS_PLAIN_HTML },
  { "unclosed", "A <b", "A <b", 0 },
  { "unclosed-comment", "A <!-- B", "A <!-- B", 0 },
  { "controls", "A\x1b[31mB\u202eC\xc2\x85", "A [31mB C", JALONS_PLAIN_CONTROLS },
  { "entity-of-control", "A&#27;B&#0;", "A B&#0;", JALONS_PLAIN_HTML | JALONS_PLAIN_CONTROLS },
  { "lines", "  A\r\nB\t C  ", "A B C", 0 },
};

static void
test_plain (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  JalonsPlainFound found = 0;
  g_autofree char *text = jalons_plain_text (plain[i].text, TRUE, &found);

  g_assert_cmpstr (text, ==, plain[i].plain);
  g_assert_cmpint (found, ==, plain[i].found);
}

static void
test_paragraphs (void)
{
  JalonsPlainFound found = 0;
  g_autofree char *text = jalons_plain_text ("<p>A</p>\n\n\n<p>B<br/>C</p> ", FALSE, &found);

  g_assert_cmpstr (text, ==, "A\n\nB\nC");
}

/* Openings of which none ends: a megabyte, or less where each look at a text is checked to its end by the sanitizer. */
#ifdef __SANITIZE_ADDRESS__
#  define MANY (1 << 14)
#else
#  define MANY (1 << 20)
#endif

static void
test_plain_is_linear (void)
{
  static const char *const openings[] = { "<a", "<!--", "<script>", "<style></", "&" };

  for (unsigned i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      GString *text = g_string_new (NULL);
      JalonsPlainFound found = 0;
      g_autofree char *result = NULL;

      while (text->len < MANY)
        g_string_append (text, openings[i]);
      result = jalons_plain_text (text->str, TRUE, &found);
      g_assert_true (g_utf8_validate (result, -1, NULL));
      g_string_free (text, TRUE);
    }
}

/* What is left out is said, once. */
static void
test_warnings (void)
{
  g_autoptr (JalonsOffers) offers = published_list (
    "{\"code\": \"a\", \"title\": \"<i>T</i>\", \"axis\": \"sport\", \"competences\": [\"4\", \"99\"], \"format\": \"moon\", "
    "\"publics\": [\"pupils\", \"cats\"], \"colour\": {\"deep\": [1]}, \"notes\": \"ours\", \"feed\": \"x\", \"region\": \"S\"}, "
    "{\"code\": \"b\", \"title\": \"<i>U\\u0007</i>\", \"axis\": \"sport\", \"colour\": 7}");
  JalonsOffer *offer = published_nth (offers, 0);

  g_assert_cmpstr (jalons_offer_title (offer), ==, "T");
  g_assert_cmpstr (jalons_offer_axis (offer), ==, "");
  g_assert_cmpstr (jalons_offer_competences (offer)[0], ==, "4");
  g_assert_null (jalons_offer_competences (offer)[1]);
  g_assert_cmpint (jalons_offer_format (offer), ==, JALONS_FORMAT_UNSAID);
  g_assert_null (jalons_offer_publics (offer)[1]);
  g_assert_cmpstr (jalons_offer_notes (offer), ==, "");
  g_assert_cmpstr (jalons_offer_feed (offer), ==, "");
  g_assert_cmpstr (jalons_offer_region (offer), ==, "R");
  /* html, sport, 99, moon, cats, colour, notes, feed, region, controls */
  g_assert_cmpuint (offers->warnings->len, ==, 10);
}

static void
test_kinds (void)
{
  static const char *const yes[] = { PUBLISHED_HEAD "\"offers\": []}",
                                     "{ \"edition\": \"x\",\n\"format\" :\n \"jalons-offers\" }" };
  static const char *const no[] = { "{\"format\": \"jalons\"}", "{\"title\": \"jalons-offers\"}", "{}" };

  for (unsigned i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_cmpint (jalons_file_kind (yes[i], strlen (yes[i])), ==, JALONS_FILE_OFFERS);
  for (unsigned i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_cmpint (jalons_file_kind (no[i], strlen (no[i])), ==, JALONS_FILE_JSON);
}

/* The bundled catalogues: every code is known, every entry says its source, nothing needs a warning. */
static void
test_examples (void)
{
  for (unsigned i = 0; i < JALONS_N_OFFERS_EXAMPLES; i++)
    {
      g_autoptr (GBytes) bytes = jalons_offers_example_load (i);
      g_autoptr (GFile) file = jalons_offers_example_file (i);
      g_autoptr (GError) error = NULL;
      g_autoptr (JalonsSourceFile) source = jalons_source_file_load (file, NULL, &error);
      g_autoptr (JalonsOffers) offers = published_read (bytes);

      g_assert_no_error (error);
      g_assert_true (jalons_source_file_is_offers (source));
      g_assert_cmpuint (g_bytes_get_size (source->bytes), ==, g_bytes_get_size (bytes));
      g_assert_cmpstr (offers->region, ==, jalons_offers_example_region (i));
      g_assert_cmpuint (offers->warnings->len, ==, 0);
      g_assert_true (offers->partial);
      g_assert_cmpuint (offers->offers->len, >=, 15);
      for (unsigned j = 0; j < offers->offers->len; j++)
        {
          JalonsOffer *offer = published_nth (offers, j);

          g_assert_cmpstr (jalons_offer_source (offer), !=, "");
          g_assert_cmpstr (jalons_offer_axis (offer), !=, "");
          g_assert_null (jalons_offer_occurrences (offer)[0]);
          g_assert_cmpint (jalons_offer_minutes (offer), ==, JALONS_UNSET);
          for (const char *const *level = jalons_offer_levels (offer); *level != NULL; level++)
            g_assert_nonnull (jalons_levels_lookup (*level));
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/every-key", test_every_key);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/refused/", refused[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
    }
  g_test_add_func ("/offers/refused/nested", test_nested);
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/plain/", plain[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_plain);
    }
  g_test_add_func ("/offers/plain/paragraphs", test_paragraphs);
  g_test_add_func ("/offers/plain/linear", test_plain_is_linear);
  g_test_add_func ("/offers/warnings", test_warnings);
  g_test_add_func ("/offers/kinds", test_kinds);
  g_test_add_func ("/offers/examples", test_examples);
  return g_test_run ();
}
