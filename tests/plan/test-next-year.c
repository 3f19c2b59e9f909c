/* “Préparer l'année suivante”: what passes, where it lands, what is left and what is said of each.
 * Invariant: the preview is compared whole, so that nothing is prepared in silence.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "board.h"
#include "core/error.h"
#include "core/hours.h"
#include "plan/next-year.h"

#define NN "\u202f"

static const char *const kinds[] = { "created", "moved", "undated", "left", "dropped" };

static JalonsNextYear *
prepare (Board *board,
         JalonsDataset *next)
{
  g_autoptr (GError) error = NULL;
  JalonsNextYear *result = jalons_next_year_prepare (board->fixture.dataset, board->fixture.year, next, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

/* What the store would hold of the next year afterwards; with the school, as it always does. */
static void
apply (Board *board,
       JalonsDataset *next,
       const JalonsNextYear *result)
{
  jalons_dataset_apply (next, &board->fixture.school, 1);
  for (guint i = 0; i < result->drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (result->drafts, i));

      jalons_dataset_apply (next, &record, 1);
    }
}

static char *
read_lines (const JalonsNextYear *result)
{
  GString *text = g_string_new (NULL);
  unsigned n_lines[JALONS_N_NEXT] = { 0 };

  for (guint i = 0; i < result->lines->len; i++)
    {
      const JalonsNextYearLine *line = g_ptr_array_index (result->lines, i);

      g_string_append_printf (text, "%s: %s\n", kinds[line->kind], line->text);
      g_assert_nonnull (line->id);
      n_lines[line->kind]++;
    }
  g_assert_cmpmem (n_lines, sizeof n_lines, result->n_lines, sizeof result->n_lines);
  return g_string_free (text, FALSE);
}

static void
assert_line (const JalonsNextYear *result,
             const char *expected)
{
  g_autofree char *lines = read_lines (result);
  g_autofree char *whole = g_strconcat (expected, "\n", NULL);

  if (strstr (lines, whole) == NULL)
    g_assert_cmpstr (lines, ==, expected);
}

static JalonsRecord *
find_by_text (JalonsDataset *dataset,
              JalonsEntityId entity,
              JalonsFieldId field,
              const char *text)
{
  GListModel *list = jalons_dataset_get_list (dataset, entity);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);

      if (g_str_equal (jalons_record_get_text (record, field), text))
        return record;
    }
  g_test_fail_printf ("no %s", text);
  return NULL;
}

static void
assert_slot (JalonsDataset *next,
             const char *title,
             const char *expected)
{
  JalonsActivity *activity = find_by_text (next, JALONS_ENTITY_ACTIVITY, JALONS_ACTIVITY_TITLE, title);
  g_autofree char *slot = jalons_slot_to_string (jalons_activity_slot (activity));

  g_assert_cmpstr (slot, ==, expected);
}

/* Beside the board's: what each rule of the transposition is for. */
static void
fill (Board *board)
{
  Fixture *fixture = &board->fixture;
  JalonsDivision *division = board_division (board, "4A");
  g_autofree char *year_id = g_strdup (jalons_record_get_id (fixture->year));
  g_autofree char *id = g_strdup (jalons_record_get_id (division));

  fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_HALF_DAYS, "4");
  fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_COUNSELLOR, "Léa Petit");
  fixture_set (fixture, division, JALONS_DIVISION_HEADCOUNT, "27");
  fixture_set (fixture, board_division (board, "4A"), JALONS_DIVISION_LEAD_TEACHERS, "Anne Durand");
  fixture_set (fixture, board_division (board, "4A"), JALONS_DIVISION_MEFS, "10210001110");
  fixture_set (fixture, board_division (board, "4A"), JALONS_DIVISION_OWED, "600");
  division = fixture_set (fixture, board_division (board, "4A"), JALONS_DIVISION_NOTES, "Lively");
  fixture_activity (fixture, division, "Armistice", "2026-11-12 10:00 60"); /* S9: a Thursday, 11 November 2027 is Thursday */
  fixture_activity (fixture, division, "Return", "2026-08-31 08:00 60");    /* S1, Monday */
  fixture_activity (fixture, division, "Open day", "2027-01-24 09:00 180"); /* a Sunday */
  fixture_set (fixture, fixture_activity (fixture, division, "Called off", "2027-01-25 60"), JALONS_ACTIVITY_STATE,
               "cancelled");
  fixture_set (fixture, board_activity (board, "Talk"), JALONS_ACTIVITY_STATE, "done");
  fixture_set (fixture, board_activity (board, "Talk"), JALONS_ACTIVITY_DONE_MINUTES, "40");
  fixture_activity (fixture, NULL, "Nobody's", "2027-01-25 60");
  fixture_put (fixture, JALONS_ENTITY_MILESTONE, NULL, "year", year_id, "label", "Parcoursup", "day", "2027-03-11",
               "levels", "3e", "minutes", "240", NULL);
  fixture_put (fixture, JALONS_ENTITY_ABSENCE, NULL, "division", id, "label", "Ski", "kind", "trip", "first_day",
               "2027-01-11", "return_day", "2027-01-16", NULL);
  fixture_put (fixture, JALONS_ENTITY_ABSENCE, NULL, "division", id, "label", "Camp", "kind", "trip", "first_day",
               "2027-02-24", "return_day", "2027-02-26", NULL); /* in the winter holidays */
  fixture_put (fixture, JALONS_ENTITY_CLOSURE, NULL, "year", year_id, "label", "Works", "first_day", "2027-05-25",
               "return_day", "2027-05-26", NULL);
}

static void
test_preview (Board *board,
              gconstpointer data)
{
  g_autoptr (JalonsNextYear) result = NULL;
  g_autofree char *lines = NULL;

  fill (board);
  result = prepare (board, NULL);
  lines = read_lines (result);
  g_assert_cmpstr (
    lines, ==,
    "created: 2027-2028, with the dates of zone B; some of them are not confirmed yet: check them.\n"
    "created: Class 3A, 3e; headcount and teachers are to come.\n"
    "created: Class 3B, 3e; headcount and teachers are to come.\n"
    "created: Class 3C, 3e; headcount and teachers are to come.\n"
    "created: Class 4A, 4e, with its own volume of 10" NN "h; headcount and teachers are to come.\n"
    "moved: “Return”, 4A: in S1 without a day, as Monday 30 August 2027 is out of the school year.\n"
    "created: “Talk”, 4A: S1, Thursday 2 September 2027, 8" NN "h to 8" NN "h" NN "55.\n"
    "created: “Forum”, 3A, 3B and 3C: S7, Tuesday 12 October 2027, 10" NN "h to 12" NN "h.\n"
    "created: “Interview”, 3A: S7, Friday 15 October 2027, 9" NN "h to 9" NN "h" NN "55.\n"
    "undated: “Holiday camp”, 3A: to be dated, as 21 October 2026 was not in a week of class.\n"
    "created: “Visit”, 3A: S8, Thursday 21 October 2027.\n"
    "moved: “Armistice”, 4A: in S9 without a day, as Thursday 11 November 2027, Armistice Day (1918), has no class.\n"
    "created: “Lesson”, 3A: S12, week of 29 November.\n"
    "created: “Open day”, 4A: S17, Sunday 23 January 2028, 9" NN "h to 12" NN "h.\n"
    "dropped: “Called off”, 4A: cancelled, not taken over.\n"
    "created: “Fair”, 3A: S36, Tuesday 27 June 2028, 14" NN "h to 16" NN "h.\n"
    "created: “Ideas”, 3A: still without a date.\n"
    "undated: Milestone “Parcoursup”: its date is to be entered.\n"
    "created: 4A, Ski: 10 to 14 January 2028, in the same weeks; check these dates.\n"
    "dropped: 4A, Camp: not taken over, its weeks have no class in 2027-2028; enter its dates.\n"
    "dropped: “Works”: not taken over; enter the days without class of 2027-2028.\n");
  g_assert_cmpstr (result->label, ==, "Prepare 2027-2028");
  g_assert_cmpint (result->start, ==, 2027);
}

static void
test_records (Board *board,
              gconstpointer data)
{
  g_autoptr (JalonsNextYear) result = NULL;
  g_autoptr (JalonsDataset) next = jalons_dataset_new ();
  g_autoptr (GPtrArray) divisions = NULL;
  JalonsYear *year;
  JalonsDivision *division;
  JalonsActivity *activity;
  JalonsMilestone *milestone;

  fill (board);
  result = prepare (board, NULL);
  apply (board, next, result);

  year = jalons_dataset_find_year (next, board->fixture.school, 2027);
  g_assert_cmpstr (jalons_record_get_id (year), ==, result->year_id);
  g_assert_cmpint (jalons_year_half_days (year), ==, 4);
  g_assert_cmpstr (jalons_year_counsellor (year), ==, "Léa Petit");
  g_assert_cmpstr (jalons_year_zone (year), ==, "B");
  g_assert_cmpstr (jalons_year_reference_set (year), ==, "2020");

  division = find_by_text (next, JALONS_ENTITY_DIVISION, JALONS_DIVISION_CODE, "4A");
  g_assert_cmpstr (jalons_division_level (division), ==, "4e");
  g_assert_cmpstr (jalons_division_mefs (division)[0], ==, "10210001110");
  g_assert_cmpint (jalons_division_headcount (division), ==, JALONS_UNSET);
  g_assert_null (jalons_division_lead_teachers (division)[0]);
  g_assert_cmpstr (jalons_division_notes (division), ==, "");
  g_assert_cmpint (jalons_division_owed (division), ==, 600);

  activity = find_by_text (next, JALONS_ENTITY_ACTIVITY, JALONS_ACTIVITY_TITLE, "Talk");
  g_assert_cmpint (jalons_activity_state (activity), ==, JALONS_STATE_PLANNED);
  g_assert_cmpint (jalons_activity_done_minutes (activity), ==, JALONS_UNSET);
  activity = find_by_text (next, JALONS_ENTITY_ACTIVITY, JALONS_ACTIVITY_TITLE, "Forum");
  divisions = jalons_dataset_activity_divisions (next, activity);
  g_assert_cmpuint (divisions->len, ==, 3);
  assert_slot (next, "Armistice", "2027-11-08 week 60");
  assert_slot (next, "Return", "2027-08-30 week 60");
  assert_slot (next, "Holiday camp", "240");

  milestone = find_by_text (next, JALONS_ENTITY_MILESTONE, JALONS_MILESTONE_LABEL, "Parcoursup");
  g_assert_cmpuint (jalons_milestone_day (milestone), ==, JALONS_NO_DAY);
  g_assert_cmpint (jalons_milestone_minutes (milestone), ==, 240);
  g_assert_cmpstr (jalons_milestone_levels (milestone)[0], ==, "3e");
}

/* A second time, whatever dataset the next year is in, nothing is added; nor when it was worked on since. */
static void
test_twice (Board *board,
            gconstpointer data)
{
  g_autoptr (JalonsNextYear) first = NULL, second = NULL, third = NULL, together = NULL;
  g_autoptr (JalonsDataset) next = jalons_dataset_new (), both = NULL;
  g_autoptr (JalonsDraft) moved = NULL;
  g_autoptr (JalonsRecord) record = NULL;

  fill (board);
  first = prepare (board, NULL);
  apply (board, next, first);
  second = prepare (board, next);
  g_assert_cmpuint (second->drafts->len, ==, 0);
  g_assert_cmpuint (second->n_lines[JALONS_NEXT_CREATED], ==, 0);
  g_assert_cmpuint (second->n_lines[JALONS_NEXT_MOVED], ==, 0);
  g_assert_cmpuint (second->n_lines[JALONS_NEXT_UNDATED], ==, 0);
  assert_line (second, "left: “Forum”, 3A, 3B and 3C: there already, it stays as it is.");
  assert_line (second, "left: Class 4A is there already: it stays as it is.");
  assert_line (second, "left: 2027-2028 is there already: its dates and settings stay as they are.");

  moved = jalons_draft_edit (find_by_text (next, JALONS_ENTITY_ACTIVITY, JALONS_ACTIVITY_TITLE, "Forum"));
  g_assert_true (jalons_draft_set_stored (moved, JALONS_ACTIVITY_SLOT, "2028-05-11 60"));
  jalons_draft_set_text (moved, JALONS_ACTIVITY_TITLE, "Great forum");
  record = jalons_draft_build (moved);
  jalons_dataset_apply (next, &record, 1);
  third = prepare (board, next);
  g_assert_cmpuint (third->drafts->len, ==, 0);

  both = jalons_dataset_copy (board->fixture.dataset);
  apply (board, both, first);
  together = jalons_next_year_prepare (both, board->fixture.year, both, NULL, NULL);
  g_assert_cmpuint (together->drafts->len, ==, 0);
}

/* What was entered by hand for the next year stays, and stands for what would be prepared; the rest is added. */
static void
test_adds (Board *board,
           gconstpointer data)
{
  g_autoptr (JalonsNextYear) result = NULL;
  g_autoptr (JalonsDataset) next = jalons_dataset_new ();
  g_autofree char *year_id = jalons_year_make_id ("0590116F", 2027);
  g_autofree char *division_id = jalons_division_make_id ("0590116F", 2027, "3A");
  Fixture hand = { .dataset = next };
  JalonsDivision *division;

  jalons_dataset_apply (next, &board->fixture.school, 1);
  hand.year = fixture_put (&hand, JALONS_ENTITY_YEAR, year_id, "school", jalons_record_get_id (board->fixture.school),
                           "start", "2027", "zone", "A", "half_days", "2", NULL);
  division = fixture_put (&hand, JALONS_ENTITY_DIVISION, division_id, "year", year_id, "code", "3 a", "level", "3e",
                          "headcount", "25", NULL);
  fixture_activity (&hand, division, "INTERVIEW", "2027-10-12 14:00 30"); /* S7, as the other */
  fixture_activity (&hand, division, "Visit", "2028-03-09 180");          /* another week */
  fixture_activity (&board->fixture, board_division (board, "3A"), "Interview", "2026-10-15 15:00 55");

  result = prepare (board, next);
  assert_line (result, "left: Class 3 a is there already: it stays as it is.");
  assert_line (result, "left: “INTERVIEW”, 3 a: there already, it stays as it is.");
  assert_line (result, "created: “Interview”, 3 a: S7, Friday 15 October 2027, 9" NN "h to 9" NN "h" NN "55.");
  assert_line (result, "created: “Visit”, 3 a: S8, Thursday 21 October 2027.");
  assert_line (result, "created: “Forum”, 3 a, 3B and 3C: S7, Tuesday 12 October 2027, 10" NN "h to 12" NN "h.");
  for (guint i = 0; i < result->drafts->len; i++)
    g_assert_null (jalons_draft_get_origin (g_ptr_array_index (result->drafts, i))); /* nothing is changed */
  apply (board, next, result);
  g_assert_cmpint (jalons_year_half_days (jalons_dataset_find_year (next, board->fixture.school, 2027)), ==, 2);
}

/* A class that was renamed since keeps the id of its old code: the class of that code needs another. */
static void
test_renamed (Board *board,
              gconstpointer data)
{
  g_autoptr (JalonsNextYear) first = prepare (board, NULL), second = NULL, third = NULL;
  g_autoptr (JalonsDataset) next = jalons_dataset_new ();
  g_autoptr (JalonsDraft) draft = NULL;
  g_autoptr (JalonsRecord) record = NULL;

  apply (board, next, first);
  draft = jalons_draft_edit (find_by_text (next, JALONS_ENTITY_DIVISION, JALONS_DIVISION_CODE, "3B"));
  jalons_draft_set_text (draft, JALONS_DIVISION_CODE, "3 Segpa");
  record = jalons_draft_build (draft);
  jalons_dataset_apply (next, &record, 1);
  second = prepare (board, next);
  assert_line (second, "created: Class 3B, 3e; headcount and teachers are to come.");
  apply (board, next, second);
  g_assert_nonnull (find_by_text (next, JALONS_ENTITY_DIVISION, JALONS_DIVISION_CODE, "3 Segpa"));
  third = prepare (board, next);
  g_assert_cmpuint (third->drafts->len, ==, 0);
}

static void
delete (JalonsDataset *next,
        GHashTable *gone,
        JalonsEntityId entity,
        JalonsFieldId field,
        const char *text)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (find_by_text (next, entity, field, text));
  g_autoptr (JalonsRecord) record = NULL;

  jalons_draft_set_deleted (draft, TRUE);
  record = jalons_draft_build (draft);
  g_hash_table_add (gone, g_strdup (jalons_record_get_id (record)));
  jalons_dataset_apply (next, &record, 1);
}

/* What was deleted from the next year does not come back, and is told; unless it is asked for. */
static void
test_deleted (Board *board,
              gconstpointer data)
{
  g_autoptr (JalonsNextYear) first = NULL, second = NULL, third = NULL, anew = NULL;
  g_autoptr (JalonsDataset) next = jalons_dataset_new ();
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  fill (board);
  first = prepare (board, NULL);
  apply (board, next, first);
  delete (next, gone, JALONS_ENTITY_DIVISION, JALONS_DIVISION_CODE, "4A");
  delete (next, gone, JALONS_ENTITY_ACTIVITY, JALONS_ACTIVITY_TITLE, "Visit");
  delete (next, gone, JALONS_ENTITY_MILESTONE, JALONS_MILESTONE_LABEL, "Parcoursup");

  second = jalons_next_year_prepare (board->fixture.dataset, board->fixture.year, next, gone, NULL);
  g_assert_cmpuint (second->drafts->len, ==, 0);
  assert_line (second, "dropped: Class 4A: deleted from 2027-2028, not taken over again.");
  assert_line (second, "dropped: “Visit”, 3A: deleted from 2027-2028, not taken over again.");
  assert_line (second, "dropped: Milestone “Parcoursup”: deleted from 2027-2028, not taken over again.");
  assert_line (second, "dropped: 4A, Ski: deleted from 2027-2028, not taken over again.");
  assert_line (second, "left: “Forum”, 3A, 3B and 3C: there already, it stays as it is.");
  g_assert_cmpuint (second->n_gone, ==, 5); /* the trip that no week has, too */

  third = prepare (board, next);
  assert_line (third, "created: Class 4A, 4e, with its own volume of 10" NN "h; headcount and teachers are to come.");
  assert_line (third, "created: “Visit”, 3A: S8, Thursday 21 October 2027.");
  g_assert_cmpuint (third->n_gone, ==, 0);

  g_hash_table_add (gone, g_strdup (first->year_id));
  anew = jalons_next_year_prepare (board->fixture.dataset, board->fixture.year, NULL, gone, NULL);
  g_assert_cmpuint (anew->drafts->len, ==, first->drafts->len);
}

/* Years that no text has fixed yet. */
static void
test_unknown_dates (Board *board,
                    gconstpointer data)
{
  g_autoptr (JalonsDataset) next = jalons_dataset_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsNextYear) none = NULL, known = NULL;
  g_autofree char *year_id = jalons_year_make_id ("0590116F", 2028);
  Fixture hand = { .dataset = next };

  board->fixture.year = fixture_set (&board->fixture, board->fixture.year, JALONS_YEAR_START, "2027");
  none = jalons_next_year_prepare (board->fixture.dataset, board->fixture.year, NULL, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_MISSING);
  g_assert_cmpstr (error->message, ==,
                   "The school holidays of 2028-2029 are not known: create the year 2028-2029, import the official "
                   "calendar (.ics) into it, then prepare it.");

  /* As the import of the calendar leaves it. */
  jalons_dataset_apply (next, &board->fixture.school, 1);
  fixture_put (&hand, JALONS_ENTITY_YEAR, year_id, "school", jalons_record_get_id (board->fixture.school), "start",
               "2028", "zone", "B", "first_day", "2028-09-04", "last_day", "2029-07-06", NULL);
  fixture_put (&hand, JALONS_ENTITY_CLOSURE, NULL, "year", year_id, "label", "Toussaint", "replaces", "toussaint",
               "first_day", "2028-10-21", "return_day", "2028-11-06", NULL);
  g_clear_error (&error);
  known = prepare (board, next);
  assert_line (known, "created: Class 3A, 3e; headcount and teachers are to come.");
}

/* One week fewer: what was in the last one waits for a date. */
static void
test_shorter_year (Board *board,
                   gconstpointer data)
{
  g_autoptr (JalonsDataset) next = jalons_dataset_new ();
  g_autoptr (JalonsNextYear) result = NULL;
  g_autofree char *year_id = jalons_year_make_id ("0590116F", 2027);
  Fixture hand = { .dataset = next };

  jalons_dataset_apply (next, &board->fixture.school, 1);
  fixture_put (&hand, JALONS_ENTITY_YEAR, year_id, "school", jalons_record_get_id (board->fixture.school), "start",
               "2027", "zone", "B", "last_day", "2028-06-16", NULL);
  result = prepare (board, next);
  assert_line (result, "undated: “Fair”, 3A: to be dated, as 2027-2028 has no week S36.");
  apply (board, next, result);
  assert_slot (next, "Fair", "120");
}

/* Every activity lands on its own weekday of the week with its number, in that week without a day, or without a date. */
static void
test_weeks_hold (Board *board,
                 gconstpointer data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (JalonsNextYear) result = NULL;
  g_autoptr (JalonsDataset) next = jalons_dataset_new ();
  g_autoptr (JalonsCalendar) calendar = NULL;
  GListModel *list;

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("Activity %d", i);
      JalonsSlot slot = { board_day ("2026-08-20") + (JalonsDay) g_rand_int_range (random, 0, 330), 600, 60 };
      g_autofree char *text = jalons_slot_to_string (slot);

      fixture_activity (&board->fixture, board_division (board, "4A"), title, text);
    }
  result = prepare (board, NULL);
  apply (board, next, result);
  calendar = jalons_hours_calendar (next, jalons_dataset_find_year (next, board->fixture.school, 2027));
  list = jalons_dataset_get_list (next, JALONS_ENTITY_ACTIVITY);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 308);
  for (guint i = 0; i < 308; i++)
    {
      g_autoptr (JalonsActivity) activity = g_list_model_get_item (list, i);
      JalonsSlot before = jalons_activity_slot (board_activity (board, jalons_activity_title (activity)));
      JalonsSlot after = jalons_activity_slot (activity);
      int week = jalons_calendar_week_of (board->calendar, before.day);

      g_assert_cmpint (after.minutes, ==, before.minutes);
      g_assert_cmpint (jalons_calendar_week_of (calendar, after.day), ==, week);
      if (week == 0)
        g_assert_cmpuint (after.day, ==, JALONS_NO_DAY);
      else if (after.start == before.start)
        g_assert_cmpint (jalons_day_weekday (after.day), ==, jalons_day_weekday (before.day));
      else
        g_assert_cmpint (after.start, ==, JALONS_SLOT_WEEK);
    }
}

/* The guide of this year only stays; what was asked of others was for this year. */
static void
test_attached (Board *board,
               gconstpointer data)
{
  Fixture *fixture = &board->fixture;
  JalonsActivity *activity = board_activity (board, "Interview");
  g_autoptr (JalonsDataset) next = jalons_dataset_new ();
  g_autoptr (JalonsNextYear) result = NULL;
  guint n_links = 0;

  fixture_attach (fixture, activity, fixture_put (fixture, JALONS_ENTITY_DOCUMENT, "valid", "title", "Valid", "last_day",
                                                  "2028-08-31", NULL), NULL);
  fixture_attach (fixture, activity, fixture_put (fixture, JALONS_ENTITY_DOCUMENT, "undated", "title", "Any", NULL), NULL);
  fixture_attach (fixture, activity, fixture_put (fixture, JALONS_ENTITY_DOCUMENT, NULL, "title", "Old", "last_day",
                                                  "2027-08-31", NULL), NULL);
  fixture_attach (fixture, activity, fixture_put (fixture, JALONS_ENTITY_OFFER, NULL, "title", "Bus", NULL), "accepted");
  fixture_attach (fixture, activity, fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, NULL, "name", "A", NULL), "held");
  result = prepare (board, next);
  for (guint i = 0; i < result->drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (result->drafts, i));
      JalonsEntityId entity = jalons_record_get_entity (record);

      g_assert_cmpint (entity, !=, JALONS_ENTITY_BOOKING);
      g_assert_cmpint (entity, !=, JALONS_ENTITY_VISIT);
      if (entity != JALONS_ENTITY_ATTACHMENT)
        continue;
      n_links++;
      g_assert_true (g_str_equal (jalons_attachment_document (record), "valid") ||
                     g_str_equal (jalons_attachment_document (record), "undated"));
    }
  g_assert_cmpuint (n_links, ==, 2);
}

#define ADD(path, function) g_test_add (path, Board, NULL, board_set_up, function, board_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/plan/next-year/preview", test_preview);
  ADD ("/plan/next-year/records", test_records);
  ADD ("/plan/next-year/twice", test_twice);
  ADD ("/plan/next-year/adds", test_adds);
  ADD ("/plan/next-year/renamed", test_renamed);
  ADD ("/plan/next-year/deleted", test_deleted);
  ADD ("/plan/next-year/unknown-dates", test_unknown_dates);
  ADD ("/plan/next-year/shorter-year", test_shorter_year);
  ADD ("/plan/next-year/weeks-hold", test_weeks_hold);
  ADD ("/plan/next-year/attached", test_attached);
  return g_test_run ();
}
