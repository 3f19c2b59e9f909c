/* A year by chance: few classes, few weeks, so that things fall on one another; and another school that wants the same.
 * Invariant: the days are those around the Toussaint of 2026, and some out of the year.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-year.h"

#include "core/catalogue/catalogue.h"
#include "core/rules/rules.h"

#define N_DIVISIONS  5
#define N_ACTIVITIES 40
#define N_ELSEWHERE  10 /* activities of the other school */
#define N_LINKS      30

#define ELSEWHERE "0441975H"

GRand *
random_year_rand (void)
{
  guint32 seed = (guint32) g_test_rand_int ();

  g_test_message ("seed %u; the same again with --seed as printed above", seed);
  return g_rand_new_with_seed (seed);
}

const char *
random_year_choose (GRand *rand,
                    const char *const *texts)
{
  return texts[g_rand_int_range (rand, 0, (gint32) g_strv_length ((char **) texts))];
}

/* From 12 October, with the holidays and 11 November in it; one in twenty is out of the year. */
static JalonsDay
random_day (GRand *rand)
{
  if (g_rand_int_range (rand, 0, 20) == 0)
    return jalons_day_new (2026, 8, 24) + (JalonsDay) g_rand_int_range (rand, 0, 12);
  return jalons_day_new (2026, 10, 12) + (JalonsDay) g_rand_int_range (rand, 0, 42);
}

/**
 * random_year_slot:
 *
 * Returns: dated with or without a time, of a week, or undated
 */
JalonsSlot
random_year_slot (GRand *rand)
{
  JalonsSlot slot = jalons_slot_undated (30 * g_rand_int_range (rand, 1, 8));

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      return slot;
    case 1:
      slot.day = jalons_day_monday (random_day (rand));
      slot.start = JALONS_SLOT_WEEK;
      return slot;
    case 2:
      slot.day = random_day (rand);
      return slot;
    default:
      slot.day = random_day (rand);
      slot.start = (gint16) (60 * g_rand_int_range (rand, 8, 17));
      return slot;
    }
}

JalonsRecord *
random_year_pick (Fixture *fixture,
                  GRand *rand,
                  JalonsEntityId entity)
{
  GListModel *list = jalons_dataset_get_list (fixture->dataset, entity);
  guint n = g_list_model_get_n_items (list);
  g_autoptr (JalonsRecord) record = NULL;

  if (n > 0)
    record = g_list_model_get_item (list, (guint) g_rand_int_range (rand, 0, (gint32) n));
  return record;
}

/* One of the year of @fixture. */
static JalonsRecord *
pick_own (Fixture *fixture,
          GRand *rand,
          JalonsEntityId entity,
          JalonsFieldId year)
{
  JalonsRecord *record;

  do
    record = random_year_pick (fixture, rand, entity);
  while (!g_str_equal (jalons_record_get_text (record, year), jalons_record_get_id (fixture->year)));
  return record;
}

JalonsActivity *
random_year_activity (Fixture *fixture,
                      GRand *rand)
{
  return pick_own (fixture, rand, JALONS_ENTITY_ACTIVITY, JALONS_ACTIVITY_YEAR);
}

JalonsDivision *
random_year_division (Fixture *fixture,
                      GRand *rand)
{
  return pick_own (fixture, rand, JALONS_ENTITY_DIVISION, JALONS_DIVISION_YEAR);
}

static JalonsActivity *
put_activity (Fixture *fixture,
              GRand *rand,
              JalonsDivision *division)
{
  static const char *const axes[] = { "monde", "formations", "projet", "" };
  static const char *const states[] = { "planned", "confirmed", "done", "cancelled" };
  g_autofree char *slot = jalons_slot_to_string (random_year_slot (rand));
  JalonsActivity *activity = fixture_activity (fixture, division, "Séance", slot);

  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_AXIS, axes[g_rand_int_range (rand, 0, 4)]);
  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_STATE, states[g_rand_int_range (rand, 0, 4)]);
  if (g_rand_int_range (rand, 0, 6) == 0)
    activity = fixture_set (fixture, activity, JALONS_ACTIVITY_UNCOUNTED, "1");
  if (g_rand_int_range (rand, 0, 6) == 0)
    activity = fixture_set (fixture, activity, JALONS_ACTIVITY_DONE_MINUTES, "45");
  if (g_rand_int_range (rand, 0, 4) == 0)
    activity = fixture_set (fixture, activity, JALONS_ACTIVITY_KIND, "testimony");
  if (g_rand_int_range (rand, 0, 3) == 0 &&
      g_str_equal (jalons_activity_year (activity), jalons_record_get_id (fixture->year)))
    fixture_join (fixture, activity, random_year_division (fixture, rand));
  return activity;
}

/* The catalogue */

static char *
random_occurrences (GRand *rand)
{
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 4) - 1; n > 0; n--)
    {
      g_autofree char *slot = jalons_slot_to_string (random_year_slot (rand));

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", slot);
    }
  return g_string_free (text, FALSE);
}

static JalonsRecord *
put_offer (Fixture *fixture,
           GRand *rand)
{
  JalonsDay day = random_day (rand);
  g_autofree char *first = jalons_day_to_string (day), *last = jalons_day_to_string (day + 20);
  g_autofree char *occurrences = random_occurrences (rand);

  return fixture_put (fixture, JALONS_ENTITY_OFFER, NULL, "title", CHOOSE ("Bus", "Salon"), "levels",
                      CHOOSE ("", "3e", "4e"), "format", CHOOSE ("class", "school", "outside"), "first_day",
                      CHOOSE ("", first), "last_day", CHOOSE ("", last), "occurrences", occurrences, "places",
                      CHOOSE ("0", "1", "3", "30"), "places_in", CHOOSE ("divisions", "pupils"), "withdrawn_day",
                      CHOOSE ("", "", "2026-10-01"), NULL);
}

static JalonsRecord *
put_ambassador (Fixture *fixture,
                GRand *rand)
{
  return fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, NULL, "name", CHOOSE ("Anne", "Karim"), "gender",
                      CHOOSE ("unsaid", "woman", "man"), "schools", CHOOSE ("", "0590116F", ELSEWHERE), "half_days",
                      CHOOSE ("", "mon-am\ntue-am\nwed-pm", "thu-pm"), "periods", CHOOSE ("", "P1"), "max_visits",
                      CHOOSE ("1", "2", "9"), "charter_day", CHOOSE ("", "2026-09-01"), "contact_day",
                      CHOOSE ("", "2023-11-01", "2026-09-01"), NULL);
}

static JalonsRecord *
put_document (Fixture *fixture,
              GRand *rand)
{
  return fixture_put (fixture, JALONS_ENTITY_DOCUMENT, NULL, "title", "Guide", "last_day",
                      CHOOSE ("", "2026-10-30", "2027-10-30"), NULL);
}

static JalonsRecord *
put_link (Fixture *fixture,
          GRand *rand)
{
  JalonsActivity *activity = random_year_pick (fixture, rand, JALONS_ENTITY_ACTIVITY);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      return fixture_attach (fixture, activity, random_year_pick (fixture, rand, JALONS_ENTITY_DOCUMENT), NULL);
    case 1:
    case 2:
      return fixture_attach (fixture, activity, random_year_pick (fixture, rand, JALONS_ENTITY_OFFER),
                             CHOOSE ("to-ask", "asked", "waiting", "accepted", "refused", "held"));
    default:
      return fixture_attach (fixture, activity, random_year_pick (fixture, rand, JALONS_ENTITY_AMBASSADOR),
                             CHOOSE ("to-ask", "asked", "accepted", "declined", "held"));
    }
}

static void
put_catalogue (Fixture *fixture,
               GRand *rand)
{
  g_autofree char *centre = jalons_centre_make_id ();
  JalonsDivision *division = fixture_division_in (fixture, ELSEWHERE, 2026, "3Z", "3e");

  fixture_put (fixture, JALONS_ENTITY_CENTRE, centre, "name", "CIO", NULL);
  for (int i = 0; i < N_ELSEWHERE; i++)
    put_activity (fixture, rand, division);
  for (int i = 0; i < 3; i++)
    {
      put_offer (fixture, rand);
      put_ambassador (fixture, rand);
    }
  put_document (fixture, rand);
  for (int i = 0; i < N_LINKS; i++)
    put_link (fixture, rand);
}

static void
put_away (Fixture *fixture,
          GRand *rand,
          JalonsEntityId entity,
          const char *owner,
          const char *owner_id)
{
  JalonsDay first = random_day (rand);
  g_autofree char *from = jalons_day_to_string (first);
  g_autofree char *back = jalons_day_to_string (first + (JalonsDay) g_rand_int_range (rand, 0, 8));

  fixture_put (fixture, entity, NULL, owner, owner_id, "label", "Ailleurs", "first_day", from, "return_day", back, NULL);
}

static void
put_milestone (Fixture *fixture,
               GRand *rand)
{
  static const char *const levels[] = { "", "3e", "4e", "4e\n3e" };
  g_autofree char *day = jalons_day_to_string (random_day (rand));
  g_autofree char *minutes = g_strdup_printf ("%d", 60 * g_rand_int_range (rand, 0, 12));

  fixture_put (fixture, JALONS_ENTITY_MILESTONE, NULL, "year", jalons_record_get_id (fixture->year), "label", "Conseil",
               "day", day, "levels", levels[g_rand_int_range (rand, 0, 4)], "minutes", minutes, NULL);
}

/**
 * random_year_fill:
 * @fixture: a year with nothing in it
 *
 * Puts classes, activities, absences, closures and milestones into it, offers, ambassadors and documents with their links,
 * and another school.
 */
void
random_year_fill (Fixture *fixture,
                  GRand *rand)
{
  for (int i = 0; i < N_DIVISIONS; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d%c", 3 + i % 2, 'A' + i);

      fixture_division (fixture, code, i % 2 == 0 ? "3e" : "4e");
    }
  for (int i = 0; i < N_ACTIVITIES; i++)
    put_activity (fixture, rand, random_year_division (fixture, rand));
  for (int i = 0; i < 6; i++)
    put_away (fixture, rand, JALONS_ENTITY_ABSENCE, "division",
              jalons_record_get_id (random_year_division (fixture, rand)));
  for (int i = 0; i < 2; i++)
    put_away (fixture, rand, JALONS_ENTITY_CLOSURE, "year", jalons_record_get_id (fixture->year));
  for (int i = 0; i < 3; i++)
    put_milestone (fixture, rand);
  put_catalogue (fixture, rand);
}

static JalonsRecord *delete (JalonsRecord *record)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (record);

  jalons_draft_set_deleted (draft, TRUE);
  return jalons_draft_build (draft);
}

/* @record of the catalogue, or a link, with something else in one of its fields. */
static void
change_catalogue (JalonsDraft *draft,
                  GRand *rand,
                  JalonsEntityId entity)
{
  g_autofree char *day = jalons_day_to_string (random_day (rand)), *occurrences = random_occurrences (rand);
  const struct
  {
    JalonsEntityId entity;
    JalonsFieldId field;
    const char *stored;
  } changes[] = {
    { JALONS_ENTITY_OFFER, JALONS_OFFER_FIRST_DAY, day },
    { JALONS_ENTITY_OFFER, JALONS_OFFER_OCCURRENCES, occurrences },
    { JALONS_ENTITY_OFFER, JALONS_OFFER_PLACES, CHOOSE ("0", "1", "2", "40") },
    { JALONS_ENTITY_OFFER, JALONS_OFFER_WITHDRAWN_DAY, CHOOSE ("", "2026-11-01") },
    { JALONS_ENTITY_AMBASSADOR, JALONS_AMBASSADOR_GENDER, CHOOSE ("unsaid", "woman", "man") },
    { JALONS_ENTITY_AMBASSADOR, JALONS_AMBASSADOR_MAX_VISITS, CHOOSE ("0", "1", "3") },
    { JALONS_ENTITY_AMBASSADOR, JALONS_AMBASSADOR_CHARTER_DAY, CHOOSE ("", "2026-09-02") },
    { JALONS_ENTITY_AMBASSADOR, JALONS_AMBASSADOR_FORGOTTEN_DAY, CHOOSE ("", "2026-09-02") },
    { JALONS_ENTITY_DOCUMENT, JALONS_DOCUMENT_LAST_DAY, day },
    { JALONS_ENTITY_CENTRE, JALONS_CENTRE_RETENTION, CHOOSE ("1", "5") },
    { JALONS_ENTITY_BOOKING, JALONS_BOOKING_STATE, CHOOSE ("to-ask", "waiting", "accepted", "refused", "held") },
    { JALONS_ENTITY_VISIT, JALONS_VISIT_STATE, CHOOSE ("to-ask", "asked", "accepted", "declined", "held") },
    { JALONS_ENTITY_VISIT, JALONS_VISIT_ASKED_DAY, CHOOSE ("", day) },
  };
  guint i;

  do
    i = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (changes));
  while (changes[i].entity != entity);
  g_assert_true (jalons_draft_set_stored (draft, changes[i].field, changes[i].stored));
}

static void
change_activity (JalonsDraft *draft,
                 GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      jalons_draft_set_number (draft, JALONS_ACTIVITY_STATE, g_rand_int_range (rand, 0, 4));
      return;
    case 1:
      jalons_draft_set_day (draft, JALONS_ACTIVITY_AUTHORISED_DAY, random_day (rand));
      return;
    default:
      jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, random_year_slot (rand));
    }
}

static void
change_record (Fixture *fixture,
               JalonsDraft *draft,
               GRand *rand,
               JalonsEntityId entity)
{
  if (entity == JALONS_ENTITY_ACTIVITY)
    change_activity (draft, rand);
  else if (entity == JALONS_ENTITY_ABSENCE)
    jalons_draft_set_text (draft, JALONS_ABSENCE_DIVISION,
                           jalons_record_get_id (random_year_division (fixture, rand)));
  else if (entity == JALONS_ENTITY_CLOSURE)
    jalons_draft_set_day (draft, JALONS_CLOSURE_FIRST_DAY, random_day (rand));
  else if (entity == JALONS_ENTITY_MILESTONE)
    jalons_draft_set_day (draft, JALONS_MILESTONE_DAY, random_day (rand));
  else if (entity == JALONS_ENTITY_DIVISION && g_rand_boolean (rand))
    jalons_draft_set_number (draft, JALONS_DIVISION_HEADCOUNT, g_rand_int_range (rand, 10, 30));
  else if (entity == JALONS_ENTITY_DIVISION)
    jalons_draft_set_number (draft, JALONS_DIVISION_OWED, 60 * g_rand_int_range (rand, 1, 20));
  else if (entity == JALONS_ENTITY_YEAR)
    jalons_draft_set_number (draft, JALONS_YEAR_AXIS_SHARE, g_rand_int_range (rand, 0, 50));
  else
    change_catalogue (draft, rand, entity);
}

/* Those that are never deleted here: others are made of them. */
static gboolean
stays (JalonsEntityId entity)
{
  return entity == JALONS_ENTITY_DIVISION || entity == JALONS_ENTITY_YEAR || entity == JALONS_ENTITY_OFFER ||
         entity == JALONS_ENTITY_AMBASSADOR || entity == JALONS_ENTITY_DOCUMENT || entity == JALONS_ENTITY_CENTRE;
}

/**
 * random_year_change:
 *
 * Returns: (transfer full): a record as it would be after a change of any kind; it is not yet in the dataset
 */
JalonsRecord *
random_year_change (Fixture *fixture,
                    GRand *rand)
{
  static const JalonsEntityId entities[] = {
    JALONS_ENTITY_ACTIVITY,
    JALONS_ENTITY_ACTIVITY,
    JALONS_ENTITY_ACTIVITY,
    JALONS_ENTITY_ACTIVITY,
    JALONS_ENTITY_ABSENCE,
    JALONS_ENTITY_CLOSURE,
    JALONS_ENTITY_MILESTONE,
    JALONS_ENTITY_DIVISION,
    JALONS_ENTITY_PARTICIPATION,
    JALONS_ENTITY_YEAR,
    JALONS_ENTITY_OFFER,
    JALONS_ENTITY_AMBASSADOR,
    JALONS_ENTITY_DOCUMENT,
    JALONS_ENTITY_CENTRE,
    JALONS_ENTITY_BOOKING,
    JALONS_ENTITY_VISIT,
    JALONS_ENTITY_BOOKING,
    JALONS_ENTITY_VISIT,
    JALONS_ENTITY_ATTACHMENT,
  };
  JalonsEntityId entity = entities[g_rand_int_range (rand, 0, G_N_ELEMENTS (entities))];
  JalonsRecord *record = entity == JALONS_ENTITY_YEAR ? fixture->year : random_year_pick (fixture, rand, entity);
  g_autoptr (JalonsDraft) draft = record ? jalons_draft_edit (record) : NULL;

  if (jalons_entity_is_link (entity) && (record == NULL || g_rand_int_range (rand, 0, 3) == 0))
    return g_object_ref (put_link (fixture, rand));
  if (record == NULL || (entity == JALONS_ENTITY_ACTIVITY && g_rand_int_range (rand, 0, 4) == 0))
    return g_object_ref (put_activity (fixture, rand, random_year_pick (fixture, rand, JALONS_ENTITY_DIVISION)));
  if (entity == JALONS_ENTITY_PARTICIPATION || entity == JALONS_ENTITY_ATTACHMENT ||
      (!stays (entity) && g_rand_int_range (rand, 0, 6) == 0))
    return delete (record);
  change_record (fixture, draft, rand, entity);
  return jalons_draft_build (draft);
}

/**
 * random_year_tell:
 *
 * Returns: (transfer full): the issues one on a line, with their rule and their objects
 */
char *
random_year_tell (GPtrArray *issues)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      const JalonsIssue *issue = g_ptr_array_index (issues, i);

      g_string_append_printf (text, "%s %s %s %s %s %s %s | %s\n", jalons_rule_code (issue->rule),
                              issue->activity ? jalons_record_get_id (issue->activity) : "-",
                              issue->division ? jalons_division_code (issue->division) : "-",
                              issue->milestone ? jalons_record_get_id (issue->milestone) : "-",
                              issue->axis ? issue->axis : "-", issue->other ? jalons_record_get_id (issue->other) : "-",
                              issue->linked ? jalons_record_get_id (issue->linked) : "-", issue->text);
    }
  return g_string_free (text, FALSE);
}
