/* The actions that a Région publishes: what is read, cleaned, refused; what taking them would do.
 * Invariant: what an import writes is applied to a dataset as the store would, and looked at there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <string.h>

#include "core/error.h"
#include "core/published/frameworks.h"
#include "core/published/levels.h"
#include "core/record/keys.h"
#include "exchange/import.h"
#include "exchange/kind.h"
#include "exchange/offers-examples.h"
#include "exchange/plain-text.h"

#define TODAY (jalons_day_new (2026, 11, 21))
#define URL   "https://region.example.org/offers.json"

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

static JalonsOffers *
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  JalonsOffers *offers = jalons_offers_read (bytes, &error);

  g_assert_no_error (error);
  return offers;
}

#define HEAD "{\"format\": \"jalons-offers\", \"version\": 1, \"region\": \"R\", \"publisher\": \"P\", "

static JalonsOffers *
read_list (const char *offers)
{
  g_autofree char *text = g_strdup_printf (HEAD "\"offers\": [%s]}", offers);
  g_autoptr (GBytes) bytes = bytes_of (text);

  return read_bytes (bytes);
}

static JalonsOffer *
nth (JalonsOffers *offers,
     unsigned i)
{
  g_assert_cmpuint (offers->offers->len, >, i);
  return offers->offers->pdata[i];
}

/* Reading */

static void
test_every_key (void)
{
  g_autoptr (GBytes) bytes = source_file ("example.json");
  g_autoptr (JalonsOffers) offers = read_bytes (bytes);
  JalonsOffer *bus = nth (offers, 0), *forum = nth (offers, 1);
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
  { "cut", HEAD "\"offers\": [{\"code\": ", JALONS_ERROR_SYNTAX, "line 1" },
  { "two-texts", HEAD "\"offers\": []} {}", JALONS_ERROR_SYNTAX, "line 1" },
  { "a-list", "[]", JALONS_ERROR_KIND, "jalons-offers" },
  { "an-export", "{\"format\": \"jalons\", \"version\": 1}", JALONS_ERROR_KIND, "jalons-offers" },
  { "no-version", "{\"format\": \"jalons-offers\", \"region\": \"R\", \"offers\": []}", JALONS_ERROR_KIND, "jalons-offers" },
  { "newer", "{\"format\": \"jalons-offers\", \"version\": 2}", JALONS_ERROR_NEWER, "newer" },
  { "no-region", "{\"format\": \"jalons-offers\", \"version\": 1, \"offers\": []}", JALONS_ERROR_SYNTAX, "region" },
  { "generated", "{\"format\": \"jalons-offers\", \"version\": 1, \"region\": \"R\", \"generated\": \"le 1 septé 2026\"}",
    JALONS_ERROR_SYNTAX, "le 1 septé 2026" },
  { "no-offers", HEAD "\"offers\": {}}", JALONS_ERROR_SYNTAX, "offers" },
  { "latin-1", HEAD "\"offers\": [{\"code\": \"a\", \"title\": \"\xe9\"}]}", JALONS_ERROR_ENCODING, "UTF-8" },
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
  g_autofree char *text = is_list ? g_strdup_printf (HEAD "\"offers\": [%s]}", refused[i].text)
                                  : g_strdup (refused[i].text);
  g_autoptr (GBytes) bytes = bytes_of (text);
  GError *error = NULL;

  g_assert_null (jalons_offers_read (bytes, &error));
  assert_refused (error, refused[i].code, refused[i].words);
}

static void
test_nested (void)
{
  GString *text = g_string_new (HEAD "\"x\": ");
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
  g_autoptr (JalonsOffers) offers = read_list (
    "{\"code\": \"a\", \"title\": \"<i>T</i>\", \"axis\": \"sport\", \"competences\": [\"4\", \"99\"], \"format\": \"moon\", "
    "\"publics\": [\"pupils\", \"cats\"], \"colour\": {\"deep\": [1]}, \"notes\": \"ours\", \"feed\": \"x\", \"region\": \"S\"}, "
    "{\"code\": \"b\", \"title\": \"<i>U\\u0007</i>\", \"axis\": \"sport\", \"colour\": 7}");
  JalonsOffer *offer = nth (offers, 0);

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
  static const char *const yes[] = { HEAD "\"offers\": []}", "{ \"edition\": \"x\",\n\"format\" :\n \"jalons-offers\" }" };
  static const char *const no[] = { "{\"format\": \"jalons\"}", "{\"title\": \"jalons-offers\"}", "{}" };

  for (unsigned i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_cmpint (jalons_file_kind (yes[i], strlen (yes[i])), ==, JALONS_FILE_OFFERS);
  for (unsigned i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_cmpint (jalons_file_kind (no[i], strlen (no[i])), ==, JALONS_FILE_JSON);
}

/* Taking */

static void
apply (JalonsImport *import,
       JalonsDataset *dataset)
{
  GPtrArray *drafts = jalons_import_get_drafts (import);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_true (jalons_import_is_ready (import));
  for (unsigned i = 0; i < drafts->len; i++)
    g_ptr_array_add (records, jalons_draft_build (g_ptr_array_index (drafts, i)));
  jalons_dataset_apply (dataset, (JalonsRecord *const *) records->pdata, records->len);
}

/* "created T | changed U (Places: 4 → 6)": every line but that of the publisher. */
static char *
say_lines (JalonsImport *import)
{
  static const char *const outcomes[] = { "created", "changed", "unchanged", "gone", "withdrawn", "refused", "read", "deleted" };
  GPtrArray *lines = jalons_import_get_lines (import);
  GString *out = g_string_new (NULL);

  for (unsigned i = 0; i < lines->len; i++)
    {
      const JalonsImportLine *line = lines->pdata[i];
      g_autofree char *details = g_strjoinv ("; ", line->details);

      if (line->outcome == JALONS_IMPORT_READ)
        continue;
      g_string_append_printf (out, "%s%s %s", out->len > 0 ? " | " : "", outcomes[line->outcome], line->name);
      if (*details != '\0')
        g_string_append_printf (out, " (%s)", details);
    }
  return g_string_free (out, FALSE);
}

/* The data then are as the import says. */
static char *
take_on (JalonsDataset *dataset,
         const char *list,
         const char *url,
         JalonsDay today)
{
  g_autoptr (JalonsOffers) offers = read_list (list);
  g_autoptr (JalonsImport) import = jalons_import_new_offers (offers, dataset, NULL, url, today);
  char *said = say_lines (import);

  apply (import, dataset);
  return said;
}

static void
assert_taken (JalonsDataset *dataset,
              const char *list,
              const char *url,
              const char *expected)
{
  g_autofree char *said = take_on (dataset, list, url, TODAY);

  g_assert_cmpstr (said, ==, expected);
}

static JalonsOffer *
find (JalonsDataset *dataset,
      const char *code)
{
  g_autofree char *id = jalons_offer_make_id ("R", code);

  return jalons_dataset_lookup (dataset, JALONS_ENTITY_OFFER, id);
}

static void
set_notes (JalonsDataset *dataset,
           const char *code)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (find (dataset, code));
  g_autoptr (JalonsRecord) record = NULL;

  jalons_draft_set_text (draft, JALONS_OFFER_NOTES, "Voir avec Mme Dubois");
  record = jalons_draft_build (draft);
  jalons_dataset_apply (dataset, &record, 1);
}

static void
add_booking (JalonsDataset *dataset,
             const char *code)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_BOOKING, NULL);
  g_autoptr (JalonsRecord) record = NULL;

  jalons_draft_set_text (draft, JALONS_BOOKING_OFFER, jalons_record_get_id (find (dataset, code)));
  record = jalons_draft_build (draft);
  jalons_dataset_apply (dataset, &record, 1);
}

#define A  "{\"code\": \"a\", \"title\": \"A\", \"places\": 4, \"levels\": [\"3e\"]}"
#define A6 "{\"code\": \"a\", \"title\": \"A\", \"places\": 6, \"levels\": [\"3e\", \"4e\"]}"
#define B  "{\"code\": \"b\", \"title\": \"B\"}"

static void
test_take (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autofree char *feed_id = jalons_feed_make_id (URL);
  JalonsFeed *feed;

  assert_taken (dataset, A "," B, URL, "created A | created B");
  feed = jalons_dataset_lookup (dataset, JALONS_ENTITY_FEED, feed_id);
  g_assert_cmpstr (jalons_feed_url (feed), ==, URL);
  g_assert_cmpstr (jalons_feed_title (feed), ==, "P");
  g_assert_cmpstr (jalons_feed_region (feed), ==, "R");
  g_assert_cmpstr (jalons_offer_feed (find (dataset, "a")), ==, feed_id);

  set_notes (dataset, "a");
  assert_taken (dataset, A "," B, URL, "unchanged A | unchanged B");
  assert_taken (dataset, A6 "," B, URL, "changed A (Levels: 3e → 3e and 4e; Places: 4 → 6) | unchanged B");
  g_assert_cmpstr (jalons_offer_notes (find (dataset, "a")), ==, "Voir avec Mme Dubois");
}

static void
test_withdrawn_and_returned (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();

  assert_taken (dataset, A "," B, URL, "created A | created B");
  set_notes (dataset, "a");
  add_booking (dataset, "a");
  assert_taken (dataset, B, URL, "unchanged B | withdrawn A (1 activity has it: its booking stays)");
  g_assert_cmpuint (jalons_offer_withdrawn_day (find (dataset, "a")), ==, TODAY);
  /* The day is that when it was first missed. */
  {
    g_autofree char *said = take_on (dataset, B, URL, TODAY + 7);

    g_assert_cmpstr (said, ==, "unchanged B");
  }
  g_assert_cmpuint (jalons_offer_withdrawn_day (find (dataset, "a")), ==, TODAY);
  assert_taken (dataset, A "," B, URL, "changed A (Published again) | unchanged B");
  g_assert_cmpuint (jalons_offer_withdrawn_day (find (dataset, "a")), ==, JALONS_NO_DAY);
  g_assert_cmpstr (jalons_offer_notes (find (dataset, "a")), ==, "Voir avec Mme Dubois");
}

/* A file from the disk and a feed do not withdraw what is the other's; each may change it. */
static void
test_file_and_feed (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();

  assert_taken (dataset, A, NULL, "created A");
  assert_taken (dataset, B, URL, "created B");
  assert_taken (dataset, B, NULL, "unchanged B | withdrawn A");
  g_assert_cmpstr (jalons_offer_feed (find (dataset, "b")), !=, "");
  assert_taken (dataset, A "," B, URL, "changed A (Now followed by the feed “P”; Published again) | unchanged B");
  assert_taken (dataset, B, NULL, "unchanged B");
}

static void
assert_lines (JalonsImport *import,
              const char *expected)
{
  g_autofree char *said = say_lines (import);

  g_assert_cmpstr (said, ==, expected);
}

/* What the user deleted is not taken again, nor missed; it comes back when it is asked for, alone or with all. */
static void
test_deleted (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GHashTable) deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JalonsOffers) offers = read_list (A "," B ", {\"code\": \"c\", \"title\": \"C\"}");
  g_autoptr (JalonsImport) import = NULL;
  g_autofree char *foreseen = NULL;

  g_hash_table_insert (deleted, jalons_offer_make_id ("R", "a"), NULL);
  g_hash_table_insert (deleted, jalons_offer_make_id ("R", "b"), NULL);
  import = jalons_import_new_offers (offers, dataset, deleted, URL, TODAY);
  g_assert_true (jalons_import_is_ready (import));
  assert_lines (import, "deleted A | deleted B | created C");
  foreseen = jalons_import_foresee (import);
  g_assert_cmpstr (foreseen, ==, "1 offer to create, 2 offers that you deleted, which stay so.");
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 2); /* with the feed */
  g_assert_cmpuint (jalons_import_get_questions (import)->len, ==, 3);
  g_assert_cmpstr (((JalonsImportQuestion *) jalons_import_get_questions (import)->pdata[0])->key, ==, "deleted");

  g_assert_false (jalons_import_answer (import, "deleted:a", "perhaps"));
  g_assert_false (jalons_import_answer (import, "deleted:c", JALONS_IMPORT_TAKE_BACK));
  g_assert_true (jalons_import_answer (import, "deleted:b", JALONS_IMPORT_TAKE_BACK));
  assert_lines (import, "deleted A | created B | created C");
  g_assert_true (jalons_import_answer (import, "deleted", JALONS_IMPORT_TAKE_BACK));
  assert_lines (import, "created A | created B | created C");
  g_assert_true (jalons_import_answer (import, "deleted:a", JALONS_IMPORT_LEAVE));
  assert_lines (import, "deleted A | created B | created C");
  apply (import, dataset);
  g_assert_nonnull (find (dataset, "b"));
  g_assert_null (find (dataset, "a"));
}

/* What is there is nobody's deleted one, whatever a set says that is older than it. */
static void
test_deleted_and_back (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GHashTable) deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JalonsOffers) offers = read_list (A6);
  g_autoptr (JalonsImport) import = NULL;

  assert_taken (dataset, A, URL, "created A");
  g_hash_table_insert (deleted, jalons_offer_make_id ("R", "a"), NULL);
  import = jalons_import_new_offers (offers, dataset, deleted, URL, TODAY);
  g_assert_cmpuint (jalons_import_get_questions (import)->len, ==, 0);
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_CHANGED), ==, 1);
}

/* What is taken back has the notes of its user, and all else as it is published now. */
static void
test_taken_back (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GHashTable) deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (JalonsOffers) offers = read_list (A6);
  g_autofree char *id = jalons_offer_make_id ("R", "a");
  g_autoptr (JalonsDraft) own = jalons_draft_new (JALONS_ENTITY_OFFER, id);
  g_autoptr (JalonsImport) import = NULL;
  JalonsOffer *back;

  jalons_draft_set_text (own, JALONS_OFFER_TITLE, "A, autrefois");
  jalons_draft_set_text (own, JALONS_OFFER_NOTES, "Demander Mme Roux");
  jalons_draft_set_day (own, JALONS_OFFER_WITHDRAWN_DAY, TODAY - 90);
  jalons_draft_set_deleted (own, TRUE);
  g_hash_table_insert (deleted, g_strdup (id), jalons_draft_build (own));
  import = jalons_import_new_offers (offers, dataset, deleted, URL, TODAY);
  g_assert_true (jalons_import_answer (import, "deleted:a", JALONS_IMPORT_TAKE_BACK));
  assert_lines (import, "created A");
  apply (import, dataset);
  back = find (dataset, "a");
  g_assert_nonnull (back);
  g_assert_false (jalons_record_is_deleted (back));
  g_assert_cmpstr (jalons_offer_title (back), ==, "A");
  g_assert_cmpint (jalons_offer_places (back), ==, 6);
  g_assert_cmpstr (jalons_offer_notes (back), ==, "Demander Mme Roux");
  g_assert_cmpint (jalons_offer_withdrawn_day (back), ==, JALONS_NO_DAY);
}

/* Who publishes it and under which licence stays with the feed, as the file says it. */
static void
test_publisher (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GBytes) bytes = bytes_of (HEAD "\"publisher\": \"La Région\", \"licence\": \"Licence Ouverte 2.0\", "
                                            "\"offers\": []}");
  g_autoptr (JalonsOffers) offers = read_bytes (bytes);
  g_autoptr (JalonsImport) import = jalons_import_new_offers (offers, dataset, NULL, URL, TODAY);
  const JalonsImportLine *line = jalons_import_get_lines (import)->pdata[0];
  g_autofree char *feed_id = jalons_feed_make_id (URL);
  JalonsFeed *feed;

  g_assert_cmpint (line->outcome, ==, JALONS_IMPORT_READ);
  g_assert_cmpstr (line->name, ==, "La Région");
  g_assert_cmpstr (line->text, ==, "Licence: Licence Ouverte 2.0");
  apply (import, dataset);
  feed = jalons_dataset_lookup (dataset, JALONS_ENTITY_FEED, feed_id);
  g_assert_cmpstr (jalons_feed_publisher (feed), ==, "La Région");
  g_assert_cmpstr (jalons_feed_licence (feed), ==, "Licence Ouverte 2.0");
}

/* Another feed of the same Région, and one that says that it is not all. */
static void
test_who_withdraws (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GBytes) bytes = bytes_of (HEAD "\"partial\": true, \"offers\": []}");
  g_autoptr (JalonsOffers) partial = read_bytes (bytes);
  g_autoptr (JalonsImport) import = NULL;

  assert_taken (dataset, A, URL, "created A");
  assert_taken (dataset, B, "https://elsewhere.example.org/", "created B");
  import = jalons_import_new_offers (partial, dataset, NULL, URL, TODAY);
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_WITHDRAWN), ==, 0);
  assert_taken (dataset, "", URL, "withdrawn A");
}

static void
test_words (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsOffers) offers = read_list (A "," B ", {\"code\": \"c\", \"title\": \"C\", \"levels\": [\"9e\"]}");
  g_autoptr (JalonsImport) import = jalons_import_new_offers (offers, dataset, NULL, NULL, TODAY);
  g_autofree char *before = jalons_import_foresee (import), *after = jalons_import_summarise (import);
  g_autofree char *label = jalons_import_label (import);

  g_assert_cmpstr (before, ==, "3 offers to create.");
  g_assert_cmpstr (after, ==, "3 offers created.");
  g_assert_cmpstr (label, ==, "Take the actions of the Région R");
  g_assert_cmpuint (jalons_import_get_warnings (import)->len, ==, 1);
  g_assert_nonnull (strstr (jalons_import_get_warnings (import)->pdata[0], "9e"));
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
      g_autoptr (JalonsOffers) offers = read_bytes (bytes);

      g_assert_no_error (error);
      g_assert_true (jalons_source_file_is_offers (source));
      g_assert_cmpuint (g_bytes_get_size (source->bytes), ==, g_bytes_get_size (bytes));
      g_assert_cmpstr (offers->region, ==, jalons_offers_example_region (i));
      g_assert_cmpuint (offers->warnings->len, ==, 0);
      g_assert_true (offers->partial);
      g_assert_cmpuint (offers->offers->len, >=, 15);
      for (unsigned j = 0; j < offers->offers->len; j++)
        {
          JalonsOffer *offer = nth (offers, j);

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
  g_test_add_func ("/offers/take", test_take);
  g_test_add_func ("/offers/withdrawn-and-returned", test_withdrawn_and_returned);
  g_test_add_func ("/offers/file-and-feed", test_file_and_feed);
  g_test_add_func ("/offers/who-withdraws", test_who_withdraws);
  g_test_add_func ("/offers/deleted", test_deleted);
  g_test_add_func ("/offers/deleted-and-back", test_deleted_and_back);
  g_test_add_func ("/offers/taken-back", test_taken_back);
  g_test_add_func ("/offers/publisher", test_publisher);
  g_test_add_func ("/offers/words", test_words);
  g_test_add_func ("/offers/examples", test_examples);
  return g_test_run ();
}
