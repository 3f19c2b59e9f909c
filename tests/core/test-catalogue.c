/* What is asked of the catalogue: places, visits, uses, retention, checks and words.
 * Invariant: every count is over two schools, so that one school alone would give another answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/catalogue/catalogue.h"
#include "core/words/field-words.h"
#include "fixture.h"

#define ELSEWHERE "0441975H"

static JalonsOffer *
put_offer (Fixture *fixture,
           const char *occurrences,
           const char *places,
           const char *unit)
{
  return fixture_put (fixture, JALONS_ENTITY_OFFER, "offer", "title", "Orientibus", "occurrences", occurrences, "places",
                      places, "places_in", unit, NULL);
}

static JalonsActivity *
book (Fixture *fixture,
      JalonsDivision *division,
      const char *slot,
      const char *state)
{
  JalonsActivity *activity = fixture_activity (fixture, division, "Orientibus", slot);

  fixture_attach (fixture, activity, jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_OFFER, "offer"), state);
  return activity;
}

/* Bookings of the window: four divisions want one, over two schools; what is cancelled or of last year counts nowhere. */
static void
test_places_of_window (Fixture *fixture,
                       gconstpointer data)
{
  JalonsDivision *here = fixture_division (fixture, "3A", "3e");
  JalonsDivision *there = fixture_division_in (fixture, ELSEWHERE, 2026, "3A", "3e");
  JalonsDivision *before = fixture_division_in (fixture, ELSEWHERE, 2025, "3A", "3e");
  JalonsOffer *offer = put_offer (fixture, "", "3", "divisions");
  JalonsPlaces places;

  book (fixture, here, "60", "to-ask");
  book (fixture, here, "2026-10-13 10:00 60", "asked");
  book (fixture, here, "2026-11-11 60", "refused");
  book (fixture, there, "2026-10-13 10:00 60", "accepted");
  book (fixture, there, "2026-10-14 10:00 60", "held");
  book (fixture, there, "2026-10-15 10:00 60", "waiting");
  book (fixture, before, "2025-10-15 10:00 60", "held");
  fixture_set (fixture, book (fixture, there, "60", "asked"), JALONS_ACTIVITY_STATE, "cancelled");
  places = jalons_offer_count_places (fixture->dataset, offer, 2026, NULL);
  g_assert_cmpint (places.unit, ==, JALONS_PLACES_DIVISIONS);
  g_assert_cmpint (places.places, ==, 3);
  g_assert_cmpint (places.to_ask, ==, 1);
  g_assert_cmpint (places.asked, ==, 1);
  g_assert_cmpint (places.accepted, ==, 2);
  g_assert_cmpint (places.waiting, ==, 1);
  g_assert_cmpint (places.refused, ==, 1);
  g_assert_cmpint (places.wanted, ==, 4);
  g_assert_cmpint (places.free, ==, -1);
  g_assert_cmpint (jalons_offer_count_places (fixture->dataset, offer, 2025, NULL).wanted, ==, 1);
  offer = fixture_set (fixture, offer, JALONS_OFFER_PLACES, NULL);
  places = jalons_offer_count_places (fixture->dataset, offer, 2026, NULL);
  g_assert_cmpint (places.places, ==, JALONS_UNSET);
  g_assert_cmpint (places.free, ==, 0);
}

static void
test_places_of_pupils (Fixture *fixture,
                       gconstpointer data)
{
  JalonsDivision *here = fixture_division (fixture, "3A", "3e");
  JalonsDivision *there = fixture_division_in (fixture, ELSEWHERE, 2026, "3A", "3e");
  JalonsDivision *unknown = fixture_division (fixture, "3B", "3e");
  JalonsOffer *offer = put_offer (fixture, "", "50", "pupils");
  JalonsPlaces places;

  here = fixture_set (fixture, here, JALONS_DIVISION_HEADCOUNT, "24");
  there = fixture_set (fixture, there, JALONS_DIVISION_HEADCOUNT, "28");
  fixture_join (fixture, book (fixture, here, "60", "asked"), unknown);
  book (fixture, there, "60", "accepted");
  places = jalons_offer_count_places (fixture->dataset, offer, 2026, NULL);
  g_assert_cmpint (places.asked, ==, 24);
  g_assert_cmpint (places.accepted, ==, 28);
  g_assert_cmpint (places.free, ==, -2);
  g_assert_cmpint (places.n_unknown, ==, 1);
}

static void
test_occurrences (Fixture *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *at;
    const char *occurrence; /* NULL: on none */
  } cases[] = {
    { "2026-10-13 10:00 60", "2026-10-13 10:00 60" },
    { "2026-10-13 14:00 60", "2026-10-13 14:00 60" },
    { "2026-10-13 14:30 60", "2026-10-13 14:00 60" },
    { "2026-10-13 16:00 60", "2026-10-13 10:00 60" },
    { "2026-10-13 60", "2026-10-13 10:00 60" },
    { "2026-10-12 week 60", "2026-10-13 10:00 60" },
    { "2026-10-19 week 60", NULL },
    { "2026-10-14 10:00 60", NULL },
    { "60", NULL },
    { "2026-11-05 09:00 60", "2026-11-02 week 60" },
  };
  JalonsOffer *offer = put_offer (fixture, "2026-10-13 14:00 60\n2026-11-02 week 60\ncourant mars\n2026-10-13 10:00 60",
                                  "1", "divisions");
  g_autoptr (GArray) slots = jalons_offer_list_occurrences (offer);

  g_assert_cmpuint (slots->len, ==, 3);
  g_assert_true (jalons_offer_is_dated (offer));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      JalonsSlot at, found;

      g_assert_true (jalons_slot_parse (cases[i].at, &at));
      if (jalons_offer_occurrence_at (offer, at, &found))
        text = jalons_slot_to_string (found);
      g_test_message ("%s", cases[i].at);
      g_assert_cmpstr (text, ==, cases[i].occurrence);
    }
}

static void
test_places_of_occurrence (Fixture *fixture,
                           gconstpointer data)
{
  JalonsDivision *here = fixture_division (fixture, "3A", "3e");
  JalonsDivision *there = fixture_division_in (fixture, ELSEWHERE, 2026, "3A", "3e");
  JalonsOffer *offer = put_offer (fixture, "2026-10-13 10:00 60\n2026-10-14 10:00 60", "1", "divisions");
  g_autoptr (GArray) slots = jalons_offer_list_occurrences (offer);
  JalonsPlaces places;

  book (fixture, here, "2026-10-13 10:00 60", "asked");
  book (fixture, there, "2026-10-13 11:00 60", "accepted");
  book (fixture, there, "60", "to-ask");
  places = jalons_offer_count_places (fixture->dataset, offer, 2026, &g_array_index (slots, JalonsSlot, 0));
  g_assert_cmpint (places.wanted, ==, 2);
  g_assert_cmpint (places.free, ==, -1);
  places = jalons_offer_count_places (fixture->dataset, offer, 2026, &g_array_index (slots, JalonsSlot, 1));
  g_assert_cmpint (places.wanted, ==, 0);
  g_assert_cmpint (places.free, ==, 1);
  places = jalons_offer_count_places (fixture->dataset, offer, 2026, NULL);
  g_assert_cmpint (places.places, ==, 2);
  g_assert_cmpint (places.wanted, ==, 3);
}

static JalonsAmbassador *
put_ambassador (Fixture *fixture,
                const char *id,
                const char *gender)
{
  return fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, id, "name", id, "gender", gender, "job_feminine", "boulangère",
                      "job_masculine", "boulanger", NULL);
}

static void
test_visits (Fixture *fixture,
             gconstpointer data)
{
  JalonsDivision *here = fixture_division (fixture, "3A", "3e");
  JalonsDivision *there = fixture_division_in (fixture, ELSEWHERE, 2026, "3A", "3e");
  JalonsDivision *before = fixture_division_in (fixture, ELSEWHERE, 2025, "3A", "3e");
  JalonsAmbassador *ambassador = put_ambassador (fixture, "Claude Martin", "unsaid");
  JalonsActivity *cancelled = fixture_activity (fixture, here, "Annulée", "2026-10-13 10:00 60");
  JalonsVisits visits;

  fixture_attach (fixture, fixture_activity (fixture, here, "A", "60"), ambassador, "to-ask");
  fixture_attach (fixture, fixture_activity (fixture, here, "B", "60"), ambassador, "declined");
  fixture_attach (fixture, fixture_activity (fixture, there, "C", "60"), ambassador, "asked");
  fixture_attach (fixture, fixture_activity (fixture, there, "D", "60"), ambassador, "accepted");
  fixture_attach (fixture, fixture_activity (fixture, there, "E", "60"), ambassador, "held");
  fixture_attach (fixture, fixture_activity (fixture, before, "F", "60"), ambassador, "held");
  cancelled = fixture_set (fixture, cancelled, JALONS_ACTIVITY_STATE, "cancelled");
  fixture_attach (fixture, cancelled, ambassador, "accepted");
  visits = jalons_ambassador_count_visits (fixture->dataset, ambassador, 2026);
  g_assert_cmpint (visits.to_ask, ==, 1);
  g_assert_cmpint (visits.asked, ==, 1);
  g_assert_cmpint (visits.accepted, ==, 1);
  g_assert_cmpint (visits.declined, ==, 1);
  g_assert_cmpint (visits.held, ==, 1);
  g_assert_cmpint (visits.wanted, ==, 4);
}

static char *
titles (JalonsDataset *dataset,
        GPtrArray *links)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            jalons_activity_title (jalons_link_activity (dataset, links->pdata[i])));
  return g_string_free (text, FALSE);
}

static void
test_uses (Fixture *fixture,
           gconstpointer data)
{
  JalonsDivision *here = fixture_division (fixture, "3A", "3e");
  JalonsDivision *there = fixture_division_in (fixture, ELSEWHERE, 2026, "3A", "3e");
  JalonsDocument *guide = fixture_put (fixture, JALONS_ENTITY_DOCUMENT, "guide", "title", "Après la 3e", NULL);
  JalonsActivity *late = fixture_activity (fixture, here, "Tard", "2027-03-01 10:00 60");
  JalonsActivity *gone = fixture_activity (fixture, here, "Partie", "2027-03-01 10:00 60");
  g_autoptr (GPtrArray) uses = NULL;
  g_autofree char *text = NULL;

  fixture_attach (fixture, fixture_activity (fixture, here, "Un jour", "60"), guide, NULL);
  fixture_attach (fixture, late, guide, NULL);
  fixture_attach (fixture, fixture_activity (fixture, there, "Tôt", "2026-09-15 10:00 60"), guide, NULL);
  fixture_attach (fixture, gone, guide, NULL);
  {
    g_autoptr (JalonsDraft) draft = jalons_draft_edit (gone);
    g_autoptr (JalonsRecord) deleted = NULL;

    jalons_draft_set_deleted (draft, TRUE);
    deleted = jalons_draft_build (draft);
    jalons_dataset_apply (fixture->dataset, &deleted, 1);
  }
  uses = jalons_catalogue_links (fixture->dataset, guide);
  text = titles (fixture->dataset, uses);
  g_assert_cmpstr (text, ==, "Tôt, Tard, Un jour");
}

static void
test_attached (Fixture *fixture,
               gconstpointer data)
{
  JalonsActivity *activity = fixture_activity (fixture, fixture_division (fixture, "3A", "3e"), "Forum", "60");
  JalonsOffer *offer = put_offer (fixture, "", NULL, "divisions");
  JalonsAmbassador *ambassador = put_ambassador (fixture, "Zoé", "unsaid");
  static const char *const wanted[] = { "Orientibus", "Anne", "Zoé", "Guide", "(deleted)" };
  g_autoptr (GPtrArray) links = NULL;
  JalonsRecord *link;

  fixture_put (fixture, JALONS_ENTITY_ATTACHMENT, NULL, "activity", jalons_record_get_id (activity), "document", "nothing",
               NULL);
  fixture_attach (fixture, activity, fixture_put (fixture, JALONS_ENTITY_DOCUMENT, NULL, "title", "Guide", NULL), NULL);
  link = fixture_attach (fixture, activity, ambassador, "asked");
  fixture_attach (fixture, activity, put_ambassador (fixture, "Anne", "woman"), "asked");
  fixture_attach (fixture, activity, offer, "waiting");
  g_assert_true (jalons_link_activity (fixture->dataset, link) == activity);
  g_assert_cmpstr (jalons_link_state_label (link), ==, "asked");
  links = jalons_catalogue_attached (fixture->dataset, activity);
  g_assert_cmpuint (links->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < links->len; i++)
    {
      const char *title = jalons_catalogue_title (jalons_link_target (fixture->dataset, links->pdata[i]));

      /* "(deleted)" sorts before letters. */
      g_assert_cmpstr (title, ==, wanted[i < 3 ? i : 7 - i]);
    }
}

static void
test_retention (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *centre_id = jalons_centre_make_id ();
  JalonsDay today = jalons_day_new (2026, 11, 21);
  g_autoptr (GPtrArray) past = NULL, unknown = NULL, later = NULL;

  fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, "last day", "name", "A", "contact_day", "2023-11-21", NULL);
  fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, "past", "name", "B", "contact_day", "2023-11-20", NULL);
  fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, "informed", "name", "C", "informed_day", "2020-02-29", NULL);
  fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, "never", "name", "D", NULL);
  fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, "forgotten", "forgotten_day", "2026-01-01", NULL);
  past = jalons_catalogue_past_retention (fixture->dataset, today);
  g_assert_cmpuint (past->len, ==, 2);
  g_assert_cmpstr (jalons_record_get_id (past->pdata[0]), ==, "informed");
  g_assert_cmpstr (jalons_record_get_id (past->pdata[1]), ==, "past");
  g_assert_cmpuint (jalons_ambassador_keep_until (past->pdata[0], 3), ==, jalons_day_new (2023, 2, 28));
  g_assert_cmpint (jalons_catalogue_retention (fixture->dataset), ==, 3);
  fixture_put (fixture, JALONS_ENTITY_CENTRE, centre_id, "retention", "5", NULL);
  later = jalons_catalogue_past_retention (fixture->dataset, today);
  g_assert_cmpuint (later->len, ==, 1);
}

static void
test_people (Fixture *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *gender, *feminine, *masculine, *job;
  } cases[] = {
    { "woman", "boulangère", "boulanger", "boulangère" },
    { "man", "boulangère", "boulanger", "boulanger" },
    { "unsaid", "boulangère", "boulanger", "boulangère or boulanger" },
    { "unsaid", "juriste", "juriste", "juriste" },
    { "woman", "", "menuisier", "menuisier" },
    { "man", "sage-femme", "", "sage-femme" },
    { "unsaid", "", "", "" },
  };
  JalonsAmbassador *checked = fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, "checked", "free_day", "2026-09-01",
                                           "charter_day", "2026-09-01", NULL);
  g_autoptr (GArray) missing = jalons_ambassador_missing_checks (checked);
  gsize n_checks;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JalonsAmbassador *person = fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, NULL, "gender", cases[i].gender,
                                              "job_feminine", cases[i].feminine, "job_masculine", cases[i].masculine,
                                              NULL);
      g_autofree char *job = jalons_ambassador_job (person);

      g_assert_cmpstr (job, ==, cases[i].job);
    }
  jalons_ambassador_checks (&n_checks);
  g_assert_cmpuint (missing->len, ==, n_checks - 2);
  g_assert_cmpint (g_array_index (missing, JalonsFieldId, 0), ==, JALONS_AMBASSADOR_NEUTRAL_DAY);
  g_assert_cmpstr (jalons_catalogue_title (checked), ==, "(without a name)");
  checked = fixture_set (fixture, checked, JALONS_AMBASSADOR_FORGOTTEN_DAY, "2026-11-21");
  g_assert_cmpstr (jalons_catalogue_title (checked), ==, "(forgotten person)");
}

static void
test_genders (Fixture *fixture,
              gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  JalonsActivity *one = fixture_activity (fixture, third, "A", "60"), *other = fixture_activity (fixture, third, "B", "60");
  JalonsActivity *cancelled = fixture_activity (fixture, third, "C", "60");
  JalonsAmbassador *twice = put_ambassador (fixture, "twice", "woman");
  g_autoptr (GPtrArray) activities = NULL;
  JalonsGenders genders;

  fixture_attach (fixture, one, twice, "asked");
  fixture_attach (fixture, other, twice, "accepted");
  fixture_attach (fixture, one, put_ambassador (fixture, "man", "man"), "to-ask");
  fixture_attach (fixture, one, put_ambassador (fixture, "declined", "man"), "declined");
  fixture_attach (fixture, other, put_ambassador (fixture, "unsaid", "unsaid"), "held");
  cancelled = fixture_set (fixture, cancelled, JALONS_ACTIVITY_STATE, "cancelled");
  fixture_attach (fixture, cancelled, put_ambassador (fixture, "other", "man"), "asked");
  activities = jalons_dataset_division_activities (fixture->dataset, third);
  genders = jalons_catalogue_count_genders (fixture->dataset, activities);
  g_assert_cmpint (genders.women, ==, 1);
  g_assert_cmpint (genders.men, ==, 1);
  g_assert_cmpint (genders.unsaid, ==, 1);
}

/* Nobody chose: neither "national", which is what older files leave out, nor any other. */
static void
test_scope (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (JalonsDraft) draft = jalons_document_draft_new ();
  g_autoptr (JalonsRecord) document = jalons_draft_build (draft);
  JalonsRecord *old = fixture_put (fixture, JALONS_ENTITY_DOCUMENT, NULL, "title", "Guide", NULL);
  g_autofree char *words = jalons_field_words (fixture->dataset, document, JALONS_DOCUMENT_SCOPE);
  g_autoptr (GArray) choices = jalons_field_choices (fixture->dataset, JALONS_DOCUMENT_SCOPE);

  g_assert_cmpstr (words, ==, "not said");
  g_assert_true (jalons_field_is_unsaid (document, JALONS_DOCUMENT_SCOPE));
  g_assert_cmpint (jalons_document_scope (old), ==, JALONS_SCOPE_NATIONAL);
  g_assert_false (jalons_field_is_unsaid (old, JALONS_DOCUMENT_SCOPE));
  g_assert_false (jalons_field_is_unsaid (old, JALONS_DOCUMENT_TITLE));
  g_assert_cmpuint (choices->len, ==, 5);
  g_assert_cmpstr (g_array_index (choices, JalonsChoice, 0).code, ==, "unsaid");
  g_assert_cmpstr (g_array_index (choices, JalonsChoice, 1).code, ==, "national");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define CASE(name, test) g_test_add ("/catalogue/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  CASE ("scope", test_scope);
  CASE ("places-of-window", test_places_of_window);
  CASE ("places-of-pupils", test_places_of_pupils);
  CASE ("occurrences", test_occurrences);
  CASE ("places-of-occurrence", test_places_of_occurrence);
  CASE ("visits", test_visits);
  CASE ("uses", test_uses);
  CASE ("attached", test_attached);
  CASE ("retention", test_retention);
  CASE ("people", test_people);
  CASE ("genders", test_genders);
#undef CASE
  return g_test_run ();
}
