/* Taking the actions that a Région publishes: what is created, changed, withdrawn, and taken back after it was deleted.
 * Invariant: what an import writes is applied to a dataset as the store would, and looked at there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/record/keys.h"
#include "exchange/import.h"
#include "published.h"
#include "support.h"

#define TODAY (jalons_day_new (2026, 11, 21))
#define URL   "https://region.example.org/offers.json"

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
  g_autoptr (JalonsOffers) offers = published_list (list);
  g_autoptr (JalonsImport) import = jalons_import_new_offers (offers, dataset, NULL, url, today);
  char *said = say_lines (import);

  apply_import (dataset, import);
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
  g_autoptr (JalonsOffers) offers = published_list (A "," B ", {\"code\": \"c\", \"title\": \"C\"}");
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
  apply_import (dataset, import);
  g_assert_nonnull (find (dataset, "b"));
  g_assert_null (find (dataset, "a"));
}

/* What is there is nobody's deleted one, whatever a set says that is older than it. */
static void
test_deleted_and_back (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GHashTable) deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JalonsOffers) offers = published_list (A6);
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
  g_autoptr (JalonsOffers) offers = published_list (A6);
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
  apply_import (dataset, import);
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
  g_autoptr (GBytes) bytes = bytes_of (PUBLISHED_HEAD "\"publisher\": \"La Région\", \"licence\": \"Licence Ouverte 2.0\", "
                                                      "\"offers\": []}");
  g_autoptr (JalonsOffers) offers = published_read (bytes);
  g_autoptr (JalonsImport) import = jalons_import_new_offers (offers, dataset, NULL, URL, TODAY);
  const JalonsImportLine *line = jalons_import_get_lines (import)->pdata[0];
  g_autofree char *feed_id = jalons_feed_make_id (URL);
  JalonsFeed *feed;

  g_assert_cmpint (line->outcome, ==, JALONS_IMPORT_READ);
  g_assert_cmpstr (line->name, ==, "La Région");
  g_assert_cmpstr (line->text, ==, "Licence: Licence Ouverte 2.0");
  apply_import (dataset, import);
  feed = jalons_dataset_lookup (dataset, JALONS_ENTITY_FEED, feed_id);
  g_assert_cmpstr (jalons_feed_publisher (feed), ==, "La Région");
  g_assert_cmpstr (jalons_feed_licence (feed), ==, "Licence Ouverte 2.0");
}

/* Another feed of the same Région, and one that says that it is not all. */
static void
test_who_withdraws (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GBytes) bytes = bytes_of (PUBLISHED_HEAD "\"partial\": true, \"offers\": []}");
  g_autoptr (JalonsOffers) partial = published_read (bytes);
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
  g_autoptr (JalonsOffers) offers = published_list (A "," B ", {\"code\": \"c\", \"title\": \"C\", \"levels\": [\"9e\"]}");
  g_autoptr (JalonsImport) import = jalons_import_new_offers (offers, dataset, NULL, NULL, TODAY);
  g_autofree char *before = jalons_import_foresee (import), *after = jalons_import_summarise (import);
  g_autofree char *label = jalons_import_label (import);

  g_assert_cmpstr (before, ==, "3 offers to create.");
  g_assert_cmpstr (after, ==, "3 offers created.");
  g_assert_cmpstr (label, ==, "Take the actions of the Région R");
  g_assert_cmpuint (jalons_import_get_warnings (import)->len, ==, 1);
  g_assert_nonnull (strstr (jalons_import_get_warnings (import)->pdata[0], "9e"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers-taken/take", test_take);
  g_test_add_func ("/offers-taken/withdrawn-and-returned", test_withdrawn_and_returned);
  g_test_add_func ("/offers-taken/file-and-feed", test_file_and_feed);
  g_test_add_func ("/offers-taken/who-withdraws", test_who_withdraws);
  g_test_add_func ("/offers-taken/deleted", test_deleted);
  g_test_add_func ("/offers-taken/deleted-and-back", test_deleted_and_back);
  g_test_add_func ("/offers-taken/taken-back", test_taken_back);
  g_test_add_func ("/offers-taken/publisher", test_publisher);
  g_test_add_func ("/offers-taken/words", test_words);
  return g_test_run ();
}
