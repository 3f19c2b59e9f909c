/* The rules of offers, ambassadors and documents: cases that break each, those beside that do not, and the sentences.
 * Invariant: whoever is attached here is as the charters want them, but for what a case says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/catalogue/catalogue.h"
#include "core/hours.h"
#include "core/rules/rules.h"
#include "fixture.h"

#define ELSEWHERE "0441975H"

static char *
codes_of (GPtrArray *issues)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      JalonsIssue *issue = g_ptr_array_index (issues, i);

      g_test_message ("%s", issue->text);
      g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", jalons_rule_code (issue->rule));
    }
  return g_string_free (codes, FALSE);
}

static GPtrArray *
issues_of (Fixture *fixture,
           const char *activity_id)
{
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (fixture->dataset, fixture->year);

  return jalons_rules_of_activity (fixture->dataset, calendar,
                                   jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_ACTIVITY, activity_id));
}

static void
assert_broken (Fixture *fixture,
               JalonsActivity *activity,
               const char *codes)
{
  g_autoptr (GPtrArray) issues = issues_of (fixture, jalons_record_get_id (activity));
  g_autofree char *found = codes_of (issues);

  g_assert_cmpstr (found, ==, codes);
}

static void
assert_says (Fixture *fixture,
             JalonsActivity *activity,
             const char *text)
{
  g_autoptr (GPtrArray) issues = issues_of (fixture, jalons_record_get_id (activity));

  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_cmpstr (((JalonsIssue *) issues->pdata[0])->text, ==, text);
  g_assert_cmpstr (((JalonsIssue *) issues->pdata[0])->advice, !=, "");
}

/* Ambassadors */

static JalonsAmbassador *
put_ambassador (Fixture *fixture,
                const char *name)
{
  return fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, name, "name", name, "charter_day", "2026-09-01", "contact_day",
                      "2026-09-01", "informed_day", "2026-09-01", NULL);
}

typedef struct
{
  const char *name;
  JalonsFieldId field; /* of the ambassador */
  const char *stored;
  const char *slot, *state;
  const char *codes;
} PersonCase;

static const PersonCase persons[] = {
  { "fine", JALONS_AMBASSADOR_ROME, "", "2026-10-13 10:00 55", "asked", "" },
  { "charter, not asked yet", JALONS_AMBASSADOR_CHARTER_DAY, "", "2026-10-13 10:00 55", "to-ask", "" },
  { "charter, asked", JALONS_AMBASSADOR_CHARTER_DAY, "", "2026-10-13 10:00 55", "asked", "ambassador-charter" },
  { "charter, undated", JALONS_AMBASSADOR_CHARTER_DAY, "", "55", "asked", "ambassador-charter" },
  { "charter, declined", JALONS_AMBASSADOR_CHARTER_DAY, "", "2026-10-13 10:00 55", "declined", "" },
  { "retention, last day", JALONS_AMBASSADOR_CONTACT_DAY, "2023-10-13", "2026-10-13 10:00 55", "to-ask", "" },
  { "retention, past", JALONS_AMBASSADOR_CONTACT_DAY, "2023-10-12", "2026-10-13 10:00 55", "to-ask",
    "ambassador-retention" },
  { "retention, undated", JALONS_AMBASSADOR_CONTACT_DAY, "2023-08-31", "55", "to-ask", "ambassador-retention" },
  { "retention, undated in time", JALONS_AMBASSADOR_CONTACT_DAY, "2023-09-01", "55", "to-ask", "" },
  { "half-day, the right one", JALONS_AMBASSADOR_HALF_DAYS, "tue-am", "2026-10-13 10:00 55", "to-ask", "" },
  { "half-day, the other half", JALONS_AMBASSADOR_HALF_DAYS, "tue-am", "2026-10-13 14:00 55", "to-ask",
    "ambassador-away" },
  { "half-day, another day", JALONS_AMBASSADOR_HALF_DAYS, "tue-am", "2026-10-15 10:00 55", "to-ask", "ambassador-away" },
  { "half-day, some time that day", JALONS_AMBASSADOR_HALF_DAYS, "tue-pm", "2026-10-13 55", "to-ask", "" },
  { "half-day, no time that day", JALONS_AMBASSADOR_HALF_DAYS, "mon-pm", "2026-10-13 55", "to-ask", "ambassador-away" },
  { "half-day, some week", JALONS_AMBASSADOR_HALF_DAYS, "mon-pm", "2026-10-12 week 55", "to-ask", "" },
  { "period, the right one", JALONS_AMBASSADOR_PERIODS, "P1\nP3", "2026-10-13 10:00 55", "to-ask", "" },
  { "period, another", JALONS_AMBASSADOR_PERIODS, "P1\nP3", "2026-11-17 10:00 55", "to-ask", "ambassador-away" },
  { "period, in a week", JALONS_AMBASSADOR_PERIODS, "P1\nP3", "2026-11-16 week 55", "to-ask", "ambassador-away" },
  { "school, this one", JALONS_AMBASSADOR_SCHOOLS, "0590116F\n0441975H", "55", "to-ask", "" },
  { "school, another", JALONS_AMBASSADOR_SCHOOLS, "0441975H", "55", "to-ask", "ambassador-school" },
  { "visits, one of one", JALONS_AMBASSADOR_MAX_VISITS, "1", "55", "to-ask", "" },
  { "visits, none", JALONS_AMBASSADOR_MAX_VISITS, "0", "55", "to-ask", "ambassador-visits" },
  { "visits, held", JALONS_AMBASSADOR_MAX_VISITS, "0", "55", "held", "authorisation" },
  { "forgotten", JALONS_AMBASSADOR_FORGOTTEN_DAY, "2026-09-01", "55", "asked", "" },
};

static void
test_person (Fixture *fixture,
             gconstpointer data)
{
  const PersonCase *c = data;
  JalonsActivity *activity = fixture_activity (fixture, fixture_division (fixture, "3A", "3e"), "Rencontre", c->slot);
  JalonsAmbassador *person = put_ambassador (fixture, "Anne");

  person = fixture_set (fixture, person, c->field, c->stored);
  if (c->field == JALONS_AMBASSADOR_FORGOTTEN_DAY)
    person = fixture_set (fixture, person, JALONS_AMBASSADOR_CHARTER_DAY, "");
  fixture_attach (fixture, activity, person, c->state);
  assert_broken (fixture, activity, c->codes);
}

/* Somewhere else at that time, in this school or another. */
static void
test_two_places (Fixture *fixture,
                 gconstpointer data)
{
  static const struct
  {
    const char *state, *slot, *other_state, *here, *there; /* what is told when the other one is here or there */
  } cases[] = {
    { "to-ask", "2026-10-13 10:30 55", "to-ask", "ambassador-two-places", "ambassador-two-places" },
    { "to-ask", "2026-10-13 11:00 55", "to-ask", "", "ambassador-asked-twice" },
    { "accepted", "2026-10-15 55", "asked", "authorisation", "authorisation" },
    { "asked", "2026-10-12 week 55", "asked", "", "ambassador-asked-twice" },
    { "to-ask", "2026-10-13 10:30 55", "declined", "", "" },
    { "to-ask", "2026-11-02 week 55", "asked", "", "" },
    { "to-ask", "55", "asked", "", "" },
  };
  JalonsDivision *other = fixture_division (fixture, "3B", "3e");
  JalonsDivision *elsewhere = fixture_division_in (fixture, ELSEWHERE, 2026, "3Z", "3e");

  for (unsigned i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      gboolean here = i % 2 == 0;
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      JalonsActivity *activity = fixture_activity (fixture, NULL, "Rencontre", "2026-10-13 10:00 55");
      JalonsActivity *beside = fixture_activity (fixture, here ? other : elsewhere, "Autre", cases[i / 2].slot);
      JalonsAmbassador *person = put_ambassador (fixture, name);

      g_test_message ("case %u, %s", i / 2, here ? "here" : "there");
      fixture_attach (fixture, activity, person, cases[i / 2].state);
      fixture_attach (fixture, beside, person, cases[i / 2].other_state);
      assert_broken (fixture, activity, here ? cases[i / 2].here : cases[i / 2].there);
    }
}

/* An outside speaker wants the head of school's authorisation once it is settled. */
static void
test_authorisation (Fixture *fixture,
                    gconstpointer data)
{
  static const struct
  {
    const char *name, *kind, *state, *speakers, *authorised, *visit, *format, *booking, *codes;
  } cases[] = {
    { "a lesson with its teachers", "lesson", "confirmed", "Mme Petit", "", NULL, NULL, NULL, "" },
    { "speakers of a forum", "forum", "confirmed", "Des parents", "", NULL, NULL, NULL, "authorisation" },
    { "speakers, still planned", "forum", "planned", "Des parents", "", NULL, NULL, NULL, "" },
    { "speakers, authorised", "forum", "confirmed", "Des parents", "2026-09-20", NULL, NULL, NULL, "" },
    { "speakers, cancelled", "forum", "cancelled", "Des parents", "", NULL, NULL, NULL, "" },
    { "a forum without a name", "forum", "confirmed", "", "", NULL, NULL, NULL, "" },
    { "a visitor who was asked", "lesson", "planned", "", "", "asked", NULL, NULL, "" },
    { "a visitor who accepted", "lesson", "planned", "", "", "accepted", NULL, NULL, "authorisation" },
    { "a visitor, confirmed", "lesson", "confirmed", "", "", "to-ask", NULL, NULL, "authorisation" },
    { "a visitor who declined", "lesson", "confirmed", "", "", "declined", NULL, NULL, "" },
    { "an offer in the class", "lesson", "planned", "", "", NULL, "class", "accepted", "authorisation" },
    { "an offer in the class, asked", "lesson", "planned", "", "", NULL, "class", "asked", "" },
    { "an offer in the school", "lesson", "confirmed", "", "", NULL, "school", "to-ask", "authorisation" },
    { "an offer outside", "lesson", "confirmed", "", "", NULL, "outside", "accepted", "" },
    { "an offer, held", "lesson", "done", "", "", NULL, "class", "held", "" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JalonsActivity *activity = fixture_activity (fixture, NULL, cases[i].name, "2026-10-13 10:00 55");

      g_test_message ("%s", cases[i].name);
      activity = fixture_set (fixture, activity, JALONS_ACTIVITY_KIND, cases[i].kind);
      activity = fixture_set (fixture, activity, JALONS_ACTIVITY_STATE, cases[i].state);
      activity = fixture_set (fixture, activity, JALONS_ACTIVITY_SPEAKERS, cases[i].speakers);
      activity = fixture_set (fixture, activity, JALONS_ACTIVITY_AUTHORISED_DAY, cases[i].authorised);
      if (cases[i].visit != NULL)
        fixture_attach (fixture, activity, put_ambassador (fixture, cases[i].name), cases[i].visit);
      if (cases[i].format != NULL)
        fixture_attach (fixture, activity,
                        fixture_put (fixture, JALONS_ENTITY_OFFER, cases[i].name, "title", "Bus", "format",
                                     cases[i].format, NULL),
                        cases[i].booking);
      assert_broken (fixture, activity, cases[i].codes);
    }
}

/* Offers */

typedef struct
{
  const char *name;
  JalonsFieldId field; /* of the offer */
  const char *stored;
  const char *slot, *state;
  const char *codes;
} OfferCase;

static const OfferCase offers[] = {
  { "fine", JALONS_OFFER_EDITION, "2026", "2026-10-13 10:00 60", "asked", "" },
  { "before the window", JALONS_OFFER_FIRST_DAY, "2026-10-14", "2026-10-13 10:00 60", "asked", "offer-window" },
  { "first day", JALONS_OFFER_FIRST_DAY, "2026-10-13", "2026-10-13 10:00 60", "asked", "" },
  { "last day", JALONS_OFFER_LAST_DAY, "2026-10-13", "2026-10-13 10:00 60", "asked", "" },
  { "after the window", JALONS_OFFER_LAST_DAY, "2026-10-12", "2026-10-13 10:00 60", "asked", "offer-window" },
  { "a week that reaches into it", JALONS_OFFER_FIRST_DAY, "2026-10-16", "2026-10-12 week 60", "asked", "" },
  { "a week that does not", JALONS_OFFER_FIRST_DAY, "2026-10-17", "2026-10-12 week 60", "asked", "offer-window" },
  { "a week whose day there has no class", JALONS_OFFER_LAST_DAY, "2026-08-31", "2026-08-31 week 60", "asked",
    "offer-window" },
  { "without a date", JALONS_OFFER_FIRST_DAY, "2026-10-14", "60", "asked", "" },
  { "refused", JALONS_OFFER_FIRST_DAY, "2026-10-14", "2026-10-13 10:00 60", "refused", "refused" },
  { "on its date", JALONS_OFFER_OCCURRENCES, "2026-10-13 14:00 60", "2026-10-13 10:00 60", "asked", "" },
  { "on another date", JALONS_OFFER_OCCURRENCES, "2026-10-14 14:00 60", "2026-10-13 10:00 60", "asked", "offer-window" },
  { "in the week of its date", JALONS_OFFER_OCCURRENCES, "2026-10-14 14:00 60", "2026-10-12 week 60", "asked", "" },
  { "for the level", JALONS_OFFER_LEVELS, "4e\n3e", "60", "asked", "" },
  { "for another level", JALONS_OFFER_LEVELS, "4e", "60", "asked", "offer-level" },
  { "no place", JALONS_OFFER_PLACES, "0", "60", "asked", "offer-places" },
  { "one place", JALONS_OFFER_PLACES, "1", "60", "asked", "" },
  { "no place, on the waiting list", JALONS_OFFER_PLACES, "0", "60", "waiting", "" },
  { "withdrawn", JALONS_OFFER_WITHDRAWN_DAY, "2026-11-01", "60", "accepted", "offer-withdrawn" },
  { "withdrawn and refused", JALONS_OFFER_WITHDRAWN_DAY, "2026-11-01", "60", "refused", "refused" },
  { "withdrawn since it was held", JALONS_OFFER_WITHDRAWN_DAY, "2026-11-01", "60", "held", "" },
};

static void
test_offer (Fixture *fixture,
            gconstpointer data)
{
  const OfferCase *c = data;
  JalonsActivity *activity = fixture_activity (fixture, fixture_division (fixture, "3A", "3e"), "Orientibus", c->slot);
  JalonsOffer *offer = fixture_put (fixture, JALONS_ENTITY_OFFER, NULL, "title", "Orientibus", NULL);

  offer = fixture_set (fixture, offer, c->field, c->stored);
  fixture_attach (fixture, activity, offer, c->state);
  assert_broken (fixture, activity, c->codes);
  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_STATE, "cancelled");
  assert_broken (fixture, activity, "");
}

/* Places are counted over the schools, by occurrence, and told of those who may not get one. */
static void
test_places (Fixture *fixture,
             gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e"), *elsewhere;
  JalonsOffer *offer = fixture_put (fixture, JALONS_ENTITY_OFFER, NULL, "title", "Bus", "occurrences",
                                    "2026-10-13 10:00 60\n2026-10-14 10:00 60", "places", "1", NULL);
  JalonsActivity *here = fixture_activity (fixture, third, "Ici", "2026-10-13 10:00 60"), *there;
  JalonsRecord *booking;

  elsewhere = fixture_division_in (fixture, ELSEWHERE, 2026, "3Z", "3e");
  there = fixture_activity (fixture, elsewhere, "Là", "2026-10-13 14:00 60");
  fixture_attach (fixture, here, offer, "asked");
  assert_broken (fixture, here, "");
  booking = fixture_attach (fixture, there, offer, "asked");
  assert_broken (fixture, here, "offer-places");
  assert_says (fixture, here,
               "“Bus” (Tuesday 13 October, 10\u202fh to 11\u202fh) is wanted for 2 classes, over all schools, and takes 1.");
  assert_broken (fixture, there, "offer-places");
  booking = fixture_set (fixture, booking, JALONS_BOOKING_STATE, "accepted");
  assert_broken (fixture, here, "offer-places");
  assert_broken (fixture, there, "");
  there = fixture_set (fixture, there, JALONS_ACTIVITY_SLOT, "2026-10-14 10:00 60");
  assert_broken (fixture, here, "");
  there = fixture_set (fixture, there, JALONS_ACTIVITY_SLOT, "2026-10-15 10:00 60");
  assert_broken (fixture, there, "offer-window"); /* on none of the dates it takes no place */
  there = fixture_set (fixture, there, JALONS_ACTIVITY_SLOT, "2026-10-13 10:00 60");
  booking = fixture_set (fixture, booking, JALONS_BOOKING_STATE, "waiting");
  assert_broken (fixture, here, "");
}

/* The same offer twice for a class is one issue of the year, told of both. */
static void
test_twice (Fixture *fixture,
            gconstpointer data)
{
  JalonsDivision *a = fixture_division (fixture, "3A", "3e"), *b = fixture_division (fixture, "3B", "3e");
  JalonsOffer *offer = fixture_put (fixture, JALONS_ENTITY_OFFER, NULL, "title", "Bus", NULL);
  JalonsActivity *shared = fixture_activity (fixture, a, "Un", "2026-10-13 10:00 60");
  JalonsActivity *again = fixture_activity (fixture, a, "Deux", "2026-11-17 60");
  JalonsActivity *alone = fixture_activity (fixture, fixture_division (fixture, "3C", "3e"), "Trois", "60");
  g_autoptr (GPtrArray) issues = NULL;
  JalonsIssue *issue;
  JalonsRecord *booking;

  fixture_join (fixture, shared, b);
  fixture_attach (fixture, shared, offer, "asked");
  booking = fixture_attach (fixture, again, offer, "asked");
  fixture_attach (fixture, alone, offer, "asked");
  assert_says (fixture, shared, "3A already has “Bus”: Tuesday 17 November.");
  assert_says (fixture, again, "3A already has “Bus”: Tuesday 13 October, 10\u202fh to 11\u202fh.");
  assert_broken (fixture, alone, "");
  issues = jalons_rules_of_year (fixture->dataset, fixture->year);
  g_assert_cmpuint (issues->len, ==, 1);
  issue = g_ptr_array_index (issues, 0);
  g_assert_true (issue->linked == offer);
  g_assert_true (issue->division == a);
  g_assert_cmpstr (jalons_issue_text_of (issue, shared), ==, "3A already has “Bus”: Tuesday 17 November.");
  g_assert_cmpstr (jalons_issue_text_of (issue, again), ==,
                   "3A already has “Bus”: Tuesday 13 October, 10\u202fh to 11\u202fh.");
  fixture_set (fixture, booking, JALONS_BOOKING_STATE, "refused");
  assert_broken (fixture, shared, "");
}

static void
test_document (Fixture *fixture,
               gconstpointer data)
{
  static const struct
  {
    const char *last, *slot, *codes;
  } cases[] = {
    { "2026-10-13", "2026-10-13 10:00 55", "" },
    { "2026-10-12", "2026-10-13 10:00 55", "document-date" },
    { "", "2026-10-13 10:00 55", "" },
    { "2026-10-12", "2026-10-12 week 55", "" },
    { "2026-09-01", "55", "" },
    { "2026-08-31", "55", "document-date" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JalonsActivity *activity = fixture_activity (fixture, NULL, "Lecture", cases[i].slot);

      fixture_attach (fixture, activity,
                      fixture_put (fixture, JALONS_ENTITY_DOCUMENT, NULL, "title", "Guide", "last_day", cases[i].last,
                                   NULL),
                      NULL);
      g_test_message ("%s until %s", cases[i].slot, cases[i].last);
      assert_broken (fixture, activity, cases[i].codes);
    }
}

/* Nobody comes to what was to be a testimony. */
static void
test_declined (Fixture *fixture,
               gconstpointer data)
{
  JalonsActivity *activity = fixture_activity (fixture, NULL, "Témoignage", "2026-10-13 10:00 55");
  JalonsRecord *other;

  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_KIND, "testimony");
  fixture_attach (fixture, activity, put_ambassador (fixture, "Anne"), "declined");
  other = fixture_attach (fixture, activity, put_ambassador (fixture, "Karim"), "declined");
  assert_says (fixture, activity, "Anne declined, and nobody else comes to this activity.");
  fixture_set (fixture, other, JALONS_VISIT_STATE, "asked");
  assert_broken (fixture, activity, "");
}

/* From two people who said it on, and without a name. */
static void
test_genders (Fixture *fixture,
              gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  JalonsActivity *activity = fixture_activity (fixture, third, "Rencontre", "2026-10-13 10:00 55");
  g_autoptr (GPtrArray) one = NULL, two = NULL, both = NULL;
  JalonsAmbassador *anne = put_ambassador (fixture, "Anne"), *karim = put_ambassador (fixture, "Karim");

  anne = fixture_set (fixture, anne, JALONS_AMBASSADOR_GENDER, "woman");
  fixture_attach (fixture, activity, anne, "to-ask");
  fixture_attach (fixture, activity, karim, "to-ask");
  one = jalons_rules_of_year (fixture->dataset, fixture->year);
  g_assert_cmpuint (one->len, ==, 0);
  karim = fixture_set (fixture, karim, JALONS_AMBASSADOR_GENDER, "woman");
  two = jalons_rules_of_year (fixture->dataset, fixture->year);
  g_assert_cmpuint (two->len, ==, 1);
  g_assert_cmpstr (((JalonsIssue *) two->pdata[0])->text, ==,
                   "Of the 2 ambassadors who come to 3A this year and said it, none is a man.");
  g_assert_null (((JalonsIssue *) two->pdata[0])->linked);
  fixture_set (fixture, karim, JALONS_AMBASSADOR_GENDER, "man");
  both = jalons_rules_of_year (fixture->dataset, fixture->year);
  g_assert_cmpuint (both->len, ==, 0);
}

/* The sentences that no other case reads. */
static void
test_sentences (Fixture *fixture,
                gconstpointer data)
{
  static const struct
  {
    JalonsFieldId field;
    const char *stored, *state, *text;
  } cases[] = {
    { JALONS_AMBASSADOR_CHARTER_DAY, "", "asked",
      "Anne has not signed the charter of ambassadors; also to be checked: free of charge, no selective publicity, "
      "qualification, no conflict of interest and trained on stereotypes." },
    { JALONS_AMBASSADOR_CONTACT_DAY, "2023-10-02", "to-ask",
      "The last contact with Anne was on 2 October 2023: without a new one, these data are kept until 2 October 2026 "
      "only." },
    { JALONS_AMBASSADOR_HALF_DAYS, "mon-am", "to-ask", "Anne is not available on a Tuesday morning." },
    { JALONS_AMBASSADOR_PERIODS, "P2", "to-ask", "Anne is not available in period P1." },
    { JALONS_AMBASSADOR_SCHOOLS, ELSEWHERE, "to-ask",
      "Anne did not name Collège des Tilleuls among the schools to go to." },
    { JALONS_AMBASSADOR_MAX_VISITS, "0", "to-ask",
      "Anne is wanted for 1 visit in 2026-2027, over all schools, and agrees to 0 at most." },
    { JALONS_OFFER_FIRST_DAY, "2026-11-02", "asked", "“Anne” is offered from 2 November 2026 on, not on 13 October 2026." },
    { JALONS_OFFER_LAST_DAY, "2026-10-01", "asked", "“Anne” is offered until 1 October 2026, not on 13 October 2026." },
    { JALONS_OFFER_OCCURRENCES, "2026-10-14 60\n2026-11-02 week 60\n2026-11-12 60\n2026-11-13 60", "asked",
      "“Anne” takes place on other dates than 13 October 2026: 14 October 2026, week of 2 November and 2 other dates." },
    { JALONS_OFFER_LEVELS, "4e\n5e", "asked", "“Anne” is for 4e and 5e; 3A is of level 3e." },
    { JALONS_OFFER_WITHDRAWN_DAY, "2026-10-01", "asked", "“Anne” has no longer been offered since 1 October 2026." },
    { JALONS_OFFER_EDITION, "", "refused", "“Anne” was refused, and this activity is still planned." },
    { JALONS_DOCUMENT_LAST_DAY, "2026-10-01", NULL, "“Anne” is out of date after 1 October 2026." },
  };
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JalonsEntityId entity = JALONS_FIELD_ENTITY (cases[i].field);
      JalonsActivity *activity = fixture_activity (fixture, third, "Séance", "2026-10-13 10:00 5");
      JalonsRecord *record = entity == JALONS_ENTITY_AMBASSADOR
                               ? put_ambassador (fixture, "Anne")
                               : fixture_put (fixture, entity, NULL, "title", "Anne", NULL);
      g_autoptr (JalonsDraft) draft = NULL;
      g_autoptr (JalonsRecord) gone = NULL;

      record = fixture_set (fixture, record, cases[i].field, cases[i].stored);
      fixture_attach (fixture, activity, record, cases[i].state);
      assert_says (fixture, activity, cases[i].text);
      draft = jalons_draft_edit (activity);
      jalons_draft_set_deleted (draft, TRUE);
      gone = jalons_draft_build (draft);
      jalons_dataset_apply (fixture->dataset, &gone, 1);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

#define ADD_CASES(path, cases, function)                                                  \
  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)                                     \
    {                                                                                     \
      g_autofree char *name = g_strconcat (path, cases[i].name, NULL);                    \
                                                                                          \
      g_test_add (name, Fixture, &cases[i], fixture_set_up, function, fixture_tear_down); \
    }

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("/rules-attached/person/", persons, test_person);
  ADD ("/rules-attached/two-places", test_two_places);
  ADD ("/rules-attached/authorisation", test_authorisation);
  ADD_CASES ("/rules-attached/offer/", offers, test_offer);
  ADD ("/rules-attached/places", test_places);
  ADD ("/rules-attached/twice", test_twice);
  ADD ("/rules-attached/document", test_document);
  ADD ("/rules-attached/declined", test_declined);
  ADD ("/rules-attached/genders", test_genders);
  ADD ("/rules-attached/sentences", test_sentences);
  return g_test_run ();
}
