/* The full-text search: what is found by which words, and that the index follows every write, undo and deletion.
 * Invariant: the index is compared with a plain look at every record, over random gestures.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <string.h>

#include "core/words/text.h"

static GPtrArray *
search (JalonsStore *store,
        const char *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = jalons_store_search (store, query, NULL, 0, 2026, 0, &error);

  g_assert_no_error (error);
  return hits;
}

static const struct
{
  const char *query;
  guint n_hits;
} cases[] = {
  { "coeur", 1 },
  { "cœur", 1 },
  { "CŒURS", 1 },
  { "vaillants collège", 1 },
  { "college", 1 },
  { "c", 2 },
  { "vaill", 1 },
  { "illants", 0 },
  { "l'école", 1 },
  { "l’ecole", 1 },
  { "ecole", 1 },
  { "metier", 2 },
  { "métiers cdi", 1 },
  { "forum", 1 },
  { "3a", 1 },
  { "", 0 },
  { "  \t", 0 },
  { "\"", 0 },
  { "métiers OR forum", 0 },
  { "forum*", 1 },
  { "NEAR(a b)", 0 },
  { "- : ^ ( ) +", 0 },
  { "text:forum", 0 },
  { "dupré", 1 },
  { "secret", 0 },
  { "3 a", 1 },
  { "métiers metier", 2 },
};

static void
test_words (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *forum = NULL, *school = NULL;
  g_autoptr (JalonsRecord) record = NULL;
  JalonsDraft *draft;

  fixture_put_year (store);
  forum = fixture_put_activity (store, "Forum des métiers", "3A");
  school = fixture_put_activity (store, "Visite de l’École du bois", "3B");
  record = fixture_lookup (store, JALONS_ENTITY_ACTIVITY, school);
  draft = jalons_draft_edit (record);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_PLACE, "CDI, salle des Métiers");
  jalons_draft_set_text (draft, JALONS_ACTIVITY_SPEAKERS, "Mme Dupré");
  jalons_draft_set_text (draft, JALONS_ACTIVITY_AXIS, "secret"); /* not searched */
  fixture_put (store, "Edit", draft);

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) hits = search (store, cases[i].query);
      g_test_message ("%s", cases[i].query);
      g_assert_cmpuint (hits->len, ==, cases[i].n_hits);
    }
}

static void
test_filter (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *id = NULL;
  static const JalonsEntityId schools[] = { JALONS_ENTITY_SCHOOL, JALONS_ENTITY_MILESTONE };
  g_autoptr (GPtrArray) all = NULL, filtered = NULL, limited = NULL;

  fixture_put_year (store);
  id = fixture_put_activity (store, "Collège ouvert", "3A");
  all = search (store, "college");
  g_assert_cmpuint (all->len, ==, 2);
  filtered = jalons_store_search (store, "college", schools, G_N_ELEMENTS (schools), 2026, 10, NULL);
  g_assert_cmpuint (filtered->len, ==, 1);
  g_assert_cmpint (jalons_record_get_entity (((JalonsHit *) g_ptr_array_index (filtered, 0))->record), ==, JALONS_ENTITY_SCHOOL);
  limited = jalons_store_search (store, "college", NULL, 0, 2026, 1, NULL);
  g_assert_cmpuint (limited->len, ==, 1);
}

/* What is found, in its order, one a line: title, page, passage with its [marks]. */
static char *
describe (JalonsStore *store,
          const char *query,
          unsigned limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = jalons_store_search (store, query, NULL, 0, 2026, limit, &error);
  GString *lines = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const JalonsHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *title = jalons_hit_title (hit), *context = jalons_hit_context (hit);
      guint at = 0;

      g_string_append_printf (lines, "%s%s (%s) ", i > 0 ? "\n" : "", title, context);
      for (guint k = 0; k < hit->marks->len; k++)
        {
          JalonsMark mark = g_array_index (hit->marks, JalonsMark, k);

          g_string_append_printf (lines, "%.*s[%.*s]", (int) (mark.start - at), hit->passage + at,
                                  (int) (mark.end - mark.start), hit->passage + mark.start);
          at = mark.end;
        }
      g_string_append (lines, hit->passage + at);
    }
  return g_string_free (lines, FALSE);
}

static void
put_text (JalonsStore *store,
          JalonsEntityId entity,
          JalonsFieldId title_field,
          const char *title,
          JalonsFieldId field,
          const char *text)
{
  JalonsDraft *draft = jalons_draft_new (entity, NULL);

  jalons_draft_set_text (draft, title_field, title);
  jalons_draft_set_text (draft, field, text);
  fixture_put (store, "Add", draft);
}

static void
put_past_activity (JalonsStore *store,
                   const char *title)
{
  g_autofree char *school = jalons_school_make_id ("0590116F"), *id = jalons_year_make_id ("0590116F", 2025);
  JalonsDraft *year = jalons_draft_new (JALONS_ENTITY_YEAR, id);

  /* The year comes after what belongs to it, as it may from another copy of the data. */
  put_text (store, JALONS_ENTITY_ACTIVITY, JALONS_ACTIVITY_TITLE, title, JALONS_ACTIVITY_YEAR, id);
  jalons_draft_set_text (year, JALONS_YEAR_SCHOOL, school);
  jalons_draft_set_number (year, JALONS_YEAR_START, 2025);
  fixture_put (store, "Add", year);
}

static void
test_best_first (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *found = NULL, *two = NULL, *none = NULL;
  const char *const pages[] = { "Sommaire", "", "Chapitre 2. L’Orientibus passe\ndans les cœurs de ville.", NULL };

  fixture_put_year (store);
  g_free (fixture_put_activity (store, "Préparer l’orientibus", "3A"));
  put_past_activity (store, "Orientibus au parking");
  g_free (fixture_put_activity (store, "Orientibus au collège", "3B"));
  put_text (store, JALONS_ENTITY_OFFER, JALONS_OFFER_TITLE, "Orientibus", JALONS_OFFER_PROGRAMME, "Avenirs");
  put_text (store, JALONS_ENTITY_AMBASSADOR, JALONS_AMBASSADOR_NAME, "Léa Orientin", JALONS_AMBASSADOR_JOB_FEMININE,
            "soudeuse");
  put_text (store, JALONS_ENTITY_OFFER, JALONS_OFFER_TITLE, "Forum", JALONS_OFFER_SUMMARY, "Avec l’Orientibus garé.");
  put_text (store, JALONS_ENTITY_DOCUMENT, JALONS_DOCUMENT_TITLE, "Guide", JALONS_DOCUMENT_FILE, "abcd");
  g_assert_true (jalons_store_index_pages (store, "abcd", pages, NULL));

  found = describe (store, "ORIENTI", 50);
  g_assert_cmpstr (found, ==,
                   "Orientibus au collège (3B · 2026-2027 · Collège des Cœurs-Vaillants) \n"
                   "Orientibus au parking (2025-2026 · Collège des Cœurs-Vaillants) \n"
                   "Orientibus (Avenirs) \n"
                   "Préparer l’orientibus (3A · 2026-2027 · Collège des Cœurs-Vaillants) \n"
                   "Léa Orientin (soudeuse) \n"
                   "Forum () Avec l’[Orientibus] garé.\n"
                   "Guide (page 3) Chapitre 2. L’[Orientibus] passe dans les cœurs de ville.");
  two = describe (store, "coeurs orientibus", 50);
  g_assert_cmpstr (two, ==, "Guide (page 3) Chapitre 2. L’[Orientibus] passe dans les [cœurs] de ville.");
  g_assert_true (jalons_store_index_pages (store, "abcd", NULL, NULL));
  none = describe (store, "coeurs orientibus", 50);
  g_assert_cmpstr (none, ==, "");
}

/* A long guide hides neither the other documents nor the activities. */
static void
test_shares (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  const char *pages[41] = { NULL };
  g_autoptr (GPtrArray) few = NULL, all = NULL;
  guint n_activities = 0, n_pages = 0;

  for (guint i = 0; i + 1 < G_N_ELEMENTS (pages); i++)
    pages[i] = "métiers";
  fixture_put_year (store);
  put_text (store, JALONS_ENTITY_DOCUMENT, JALONS_DOCUMENT_TITLE, "Long", JALONS_DOCUMENT_FILE, "abcd");
  put_text (store, JALONS_ENTITY_DOCUMENT, JALONS_DOCUMENT_TITLE, "Court", JALONS_DOCUMENT_FILE, "abce");
  g_assert_true (jalons_store_index_pages (store, "abcd", pages, NULL));
  g_assert_true (jalons_store_index_pages (store, "abce", pages + 39, NULL));
  for (int i = 0; i < 30; i++)
    g_free (fixture_put_activity (store, "Métiers du bois", "3A"));
  put_text (store, JALONS_ENTITY_OFFER, JALONS_OFFER_TITLE, "Métiers du fer", JALONS_OFFER_PROGRAMME, "");
  few = jalons_store_search (store, "metiers", NULL, 0, 2026, 36, NULL);
  for (guint i = 0; i < few->len; i++)
    {
      const JalonsHit *hit = g_ptr_array_index (few, i);

      n_activities += jalons_record_get_entity (hit->record) == JALONS_ENTITY_ACTIVITY;
      n_pages += hit->page > 0;
      if (i == 8)
        g_assert_cmpint (jalons_record_get_entity (hit->record), ==, JALONS_ENTITY_OFFER);
    }
  g_assert_cmpuint (n_activities, ==, 30);
  g_assert_cmpuint (n_pages, ==, 4);
  all = jalons_store_search (store, "metiers", NULL, 0, 2026, 0, NULL);
  g_assert_cmpuint (all->len, ==, 30 + 1 + 40 + 1);
}

/* Deleted, the document hides its pages; brought back, it shows them. What is odd in a PDF does no harm. */
static void
test_pages (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *id = NULL, *before = NULL, *hidden = NULL, *after = NULL, *odd = NULL, *ligature = NULL;
  const char *const pages[] = { "\xff\xfe métiers \uf0b7 \U000f054cbois", "la ﬁche du 3ᵉ trimestre", NULL };
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_DOCUMENT, NULL);

  id = g_strdup (jalons_draft_get_id (draft));
  jalons_draft_set_text (draft, JALONS_DOCUMENT_TITLE, "Guide");
  jalons_draft_set_text (draft, JALONS_DOCUMENT_FILE, "abcd");
  fixture_put (store, "Add", draft);
  g_assert_true (jalons_store_index_pages (store, "abcd", pages, NULL));
  g_assert_true (jalons_store_index_pages (store, "abcd", pages, NULL));
  before = describe (store, "bois", 0);
  g_assert_cmpstr (before, ==, "Guide (page 1) �� métiers [bois]");
  ligature = describe (store, "fiche 3e", 0);
  g_assert_cmpstr (ligature, ==, "Guide (page 2) la [ﬁche] du [3ᵉ] trimestre");
  odd = describe (store, "\U000f054c", 0);
  g_assert_cmpstr (odd, ==, "");

  fixture_delete (store, JALONS_ENTITY_DOCUMENT, id);
  hidden = describe (store, "bois", 0);
  g_assert_cmpstr (hidden, ==, "");
  jalons_undo_report_free (jalons_store_undo (store, NULL));
  after = describe (store, "bois", 0);
  g_assert_cmpstr (after, ==, before);
}

static void
assert_unread (JalonsStore *store,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) hashes = jalons_store_list_unread (store, &error);
  g_autofree char *list = NULL;

  g_assert_no_error (error);
  list = g_strjoinv (" ", hashes);
  g_assert_cmpstr (list, ==, expected);
}

static void
put_pdf (JalonsStore *store,
         const char *id,
         const char *hash)
{
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_DOCUMENT, id);

  jalons_draft_set_text (draft, JALONS_DOCUMENT_FILE, hash);
  fixture_put (store, "Add", draft);
}

/* A PDF is unread until its pages were given, be there words on them or not. */
static void
test_unread (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  const char *const words[] = { "métiers", NULL }, *const none[] = { NULL };

  assert_unread (store, "");
  put_pdf (store, "1", "cccc");
  put_pdf (store, "2", "bbbb");
  put_pdf (store, "3", "bbbb");
  put_pdf (store, "4", "");
  assert_unread (store, "bbbb cccc");
  g_assert_true (jalons_store_index_pages (store, "bbbb", words, NULL));
  assert_unread (store, "cccc");
  g_assert_true (jalons_store_index_pages (store, "cccc", none, NULL));
  assert_unread (store, "");
  put_pdf (store, "5", "dddd");
  jalons_undo_report_free (jalons_store_undo (store, NULL));
  assert_unread (store, "");
}

/* The same question, asked of every record by hand. */

static gboolean
begins_a_word (const char *text,
               const char *word)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_str_has_prefix (p, word) &&
        (p == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_find_prev_char (text, p)))))
      return TRUE;
  return FALSE;
}

static guint
count_by_hand (JalonsStore *store,
               const char *word)
{
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, NULL);
  guint n = 0;

  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      GListModel *list = jalons_dataset_get_list (dataset, (JalonsEntityId) e);
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);
          gboolean found = FALSE;

          for (unsigned f = 0; f < entity->n_fields; f++)
            if ((entity->fields[f].flags & JALONS_FIELD_SEARCHED) != 0)
              {
                g_autofree char *stored = jalons_record_to_stored (record, entity->fields[f].id);
                g_autofree char *folded = jalons_fold (stored != NULL ? stored : "");
                found = found || begins_a_word (folded, word);
              }
          n += found;
        }
    }
  return n;
}

static void
assert_index (JalonsStore *store)
{
  static const char *const words[] = { "forum", "metiers", "coeur", "ecole", "ete", "drop", "3a", "suivante", "s" };

  for (unsigned i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GPtrArray) hits = search (store, words[i]);
      g_assert_cmpuint (hits->len, ==, count_by_hand (store, words[i]));
      for (guint h = 0; h < hits->len; h++)
        g_assert_false (jalons_record_is_deleted (((JalonsHit *) g_ptr_array_index (hits, h))->record));
    }
}

static gboolean
write_randomly (JalonsTransaction *transaction,
                gpointer data,
                GError **error)
{
  gpointer *given = data;
  GRand *rand = given[0];
  JalonsDataset *dataset = given[1];

  for (int n = 0; n < 5; n++)
    {
      JalonsEntityId entity = (JalonsEntityId) g_rand_int_range (rand, 0, JALONS_N_ENTITIES);
      g_autoptr (JalonsRecord) record = fixture_pick (rand, dataset, entity);
      g_autoptr (JalonsDraft) draft =
        record != NULL && g_rand_boolean (rand) ? jalons_draft_edit (record)
                                                : fixture_random_draft (rand, entity, dataset);

      if (jalons_draft_get_origin (draft) != NULL)
        fixture_change_randomly (rand, draft, dataset);
      jalons_draft_set_deleted (draft, g_rand_int_range (rand, 0, 8) == 0);
      if (!jalons_transaction_put (transaction, draft, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_follows (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autoptr (GRand) rand = fixture_rand ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, NULL);
      gpointer given[] = { rand, dataset };

      jalons_store_write (store, "Write", write_randomly, given, &error);
      g_assert_no_error (error);
      if (i % 6 == 5)
        assert_index (store);
    }
  for (int i = 0; i < 50; i++)
    {
      g_autoptr (JalonsUndoReport) report = jalons_store_undo (store, &error);
      g_assert_no_error (error);
    }
  assert_index (store);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search/words", test_words);
  g_test_add_func ("/store/search/filter", test_filter);
  g_test_add_func ("/store/search/best-first", test_best_first);
  g_test_add_func ("/store/search/shares", test_shares);
  g_test_add_func ("/store/search/pages", test_pages);
  g_test_add_func ("/store/search/unread", test_unread);
  g_test_add_func ("/store/search/follows", test_follows);
  return g_test_run ();
}
