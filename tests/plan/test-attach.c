/* What an offer, an ambassador and a document become on classes and on activities.
 * Invariant: each case starts from the same board and tells what is new of it, with its links, as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "board.h"
#include "plan/attach.h"

static JalonsRecord *
put_offer (Board *board,
           const char *format,
           const char *first,
           const char *last,
           const char *occurrences,
           const char *publics)
{
  return fixture_put (&board->fixture, JALONS_ENTITY_OFFER, "offer", "title", "Orientibus", "format", format, "minutes",
                      "90", "axis", "formations", "competences", "c1\nc2", "first_day", first, "last_day", last,
                      "occurrences", occurrences, "publics", publics, NULL);
}

static JalonsRecord *
put_ambassador (Board *board)
{
  return fixture_put (&board->fixture, JALONS_ENTITY_AMBASSADOR, "ambassador", "name", "Camille Dupont", "gender",
                      "woman", "job_feminine", "boulangère", "job_masculine", "boulanger", NULL);
}

static JalonsRecord *
put_document (Board *board)
{
  return fixture_put (&board->fixture, JALONS_ENTITY_DOCUMENT, "document", "title", "Après la 3e", "axis", "projet", NULL);
}

/* "Orientibus: 2026-12-07 week 90, 3A, forum, formations, booking to-ask" */
static char *
describe (Board *board,
          JalonsActivity *activity)
{
  JalonsDataset *dataset = board->fixture.dataset;
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  g_autoptr (GPtrArray) links = jalons_catalogue_attached (dataset, activity);
  g_autofree char *slot = jalons_slot_to_string (jalons_activity_slot (activity));
  g_autofree char *kind = jalons_record_to_stored (activity, JALONS_ACTIVITY_KIND);
  GString *text = g_string_new (jalons_activity_title (activity));

  g_string_append_printf (text, ": %s,", slot);
  for (guint i = 0; i < divisions->len; i++)
    g_string_append_printf (text, " %s", jalons_division_code (g_ptr_array_index (divisions, i)));
  g_string_append_printf (text, ", %s%s, %s", kind, jalons_activity_uncounted (activity) ? " uncounted" : "",
                          jalons_activity_axis (activity));
  for (guint i = 0; i < links->len; i++)
    {
      JalonsEntityId entity = jalons_record_get_entity (links->pdata[i]);

      g_string_append_printf (text, ", %s %s", jalons_model_entity (entity)->name,
                              jalons_record_get_id (jalons_link_target (dataset, links->pdata[i])));
    }
  return g_string_free (text, FALSE);
}

static char *
describe_created (Board *board,
                  const JalonsProposal *proposal)
{
  GString *text = g_string_new (NULL);

  for (char **id = proposal->created; *id != NULL; id++)
    {
      g_autofree char *line = describe (board, jalons_dataset_lookup (board->fixture.dataset, JALONS_ENTITY_ACTIVITY, *id));

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *format, *first, *last, *occurrences, *publics;
  const char *target; /* "-": nobody said; "": the tray; "2026-12-07": that week; "2026-12-08 am": that morning */
  const char *classes;
  const char *created;
} OfferCase;

static const OfferCase offers[] = {
  { "each class", "class", "", "", "", "pupils", "-", "3A 4A",
    "Orientibus: 90, 3A, lesson, formations, booking offer\nOrientibus: 90, 4A, lesson, formations, booking offer" },
  { "in a week", "unsaid", "", "", "", "", "2026-12-07", "3A",
    "Orientibus: 2026-12-07 week 90, 3A, lesson, formations, booking offer" },
  { "in a morning", "unsaid", "", "", "", "", "2026-12-08 am", "3A",
    "Orientibus: 2026-12-08 08:00 90, 3A, lesson, formations, booking offer" },
  { "in the tray", "unsaid", "", "", "2026-12-08 10:00 45", "", "", "3A",
    "Orientibus: 90, 3A, lesson, formations, booking offer" },
  { "window", "class", "2026-12-07", "2026-12-18", "", "", "-", "3A",
    "Orientibus: 90, 3A, lesson, formations, booking offer" },
  { "window of a day", "class", "2026-12-08", "2026-12-08", "", "", "-", "3A",
    "Orientibus: 2026-12-08 90, 3A, lesson, formations, booking offer" },
  { "one occurrence", "class", "", "", "2026-12-08 10:00 45", "", "-", "3A",
    "Orientibus: 2026-12-08 10:00 45, 3A, lesson, formations, booking offer" },
  { "occurrence without a length", "class", "", "", "2026-12-08 10:00 0", "", "-", "3A",
    "Orientibus: 2026-12-08 10:00 90, 3A, lesson, formations, booking offer" },
  { "two occurrences", "class", "", "", "2026-12-08 10:00 45\n2026-12-15 10:00 45", "", "-", "3A",
    "Orientibus: 90, 3A, lesson, formations, booking offer" },
  { "the occurrence of the week", "class", "", "", "2026-12-08 10:00 45\n2026-12-15 10:00 45", "", "2026-12-14", "3A",
    "Orientibus: 2026-12-15 10:00 45, 3A, lesson, formations, booking offer" },
  { "the other half of that day", "class", "", "", "2026-12-08 10:00 45", "", "2026-12-08 pm", "3A",
    "Orientibus: 2026-12-08 14:00 90, 3A, lesson, formations, booking offer" },
  { "a week without an occurrence", "school", "", "", "2026-12-08 10:00 45", "", "2027-01-11", "3A 3B",
    "Orientibus: 2027-01-11 week 90, 3A, forum, formations, booking offer\n"
    "Orientibus: 2027-01-11 week 90, 3B, forum, formations, booking offer" },
  { "shared in the school", "school", "", "", "2026-12-08 10:00 45", "", "-", "3A 3B 4A",
    "Orientibus: 2026-12-08 10:00 45, 3A 3B 4A, forum, formations, booking offer" },
  { "shared outside", "outside", "", "", "2026-12-08 10:00 45", "", "2026-12-07", "3A 3B",
    "Orientibus: 2026-12-08 10:00 45, 3A 3B, visit, formations, booking offer" },
  { "on line without a date", "online", "", "", "", "", "-", "3A 3B",
    "Orientibus: 90, 3A, information, formations, booking offer\n"
    "Orientibus: 90, 3B, information, formations, booking offer" },
  { "for families", "school", "", "", "", "families", "-", "3A",
    "Orientibus: 90, 3A, meeting uncounted, formations, booking offer" },
  { "for families and pupils", "class", "", "", "", "families\npupils", "-", "3A",
    "Orientibus: 90, 3A, lesson, formations, booking offer" },
};

static const JalonsTarget *
parse_target (const char *text,
              JalonsTarget *target)
{
  g_autofree char *day = g_strndup (text, 10);

  if (g_str_equal (text, "-"))
    return NULL;
  target->day = board_day (day);
  target->half = g_str_has_suffix (text, "am") ? JALONS_HALF_MORNING
                                               : (g_str_has_suffix (text, "pm") ? JALONS_HALF_AFTERNOON
                                                                                : JALONS_HALF_NONE);
  return target;
}

static void
test_offer (Board *board,
            gconstpointer data)
{
  const OfferCase *c = data;
  JalonsRecord *offer = put_offer (board, c->format, c->first, c->last, c->occurrences, c->publics);
  g_autoptr (GPtrArray) divisions = board_divisions (board, c->classes);
  JalonsTarget target;
  g_autoptr (JalonsProposal) proposal = jalons_attach_to_divisions (board->fixture.dataset, offer, divisions,
                                                                    parse_target (c->target, &target));
  g_autofree char *created = NULL;

  board_apply (board, proposal);
  created = describe_created (board, proposal);
  g_assert_cmpstr (created, ==, c->created);
  g_assert_null (proposal->left);
}

/* Two schools share nothing; what a class has already is said and not done again. */
static void
test_twice (Board *board,
            gconstpointer data)
{
  JalonsDataset *dataset = board->fixture.dataset;
  JalonsRecord *offer = put_offer (board, "school", "", "", "2026-12-08 10:00 45", "");
  g_autoptr (GPtrArray) divisions = board_divisions (board, "3A 3B"), more = board_divisions (board, "3A 3B 4A");
  g_autoptr (JalonsProposal) first = NULL, second = NULL, third = NULL, fourth = NULL;
  JalonsRecord *booking;
  g_autofree char *id = NULL;

  g_ptr_array_add (divisions, fixture_division_in (&board->fixture, "0441975H", 2026, "3Z", "3e"));
  first = jalons_attach_to_divisions (dataset, offer, divisions, NULL);
  g_assert_cmpuint (g_strv_length (first->created), ==, 2);
  g_assert_cmpstr (first->label, ==, "Attach “Orientibus” to 3A, 3B and 3Z");
  board_apply (board, first);
  second = jalons_attach_to_divisions (dataset, offer, divisions, NULL);
  g_assert_cmpuint (second->drafts->len, ==, 0);
  g_assert_cmpint (second->n_left, ==, 3);
  g_assert_cmpstr (second->left, ==, "3 classes already have it: nothing was added for them.");
  third = jalons_attach_to_divisions (dataset, offer, more, NULL);
  g_assert_cmpuint (g_strv_length (third->created), ==, 1);
  g_assert_cmpstr (third->label, ==, "Attach “Orientibus” to 4A");
  /* What was refused may be asked for again. */
  id = jalons_booking_make_id (first->created[0], "offer");
  booking = jalons_dataset_lookup (dataset, JALONS_ENTITY_BOOKING, id);
  fixture_set (&board->fixture, booking, JALONS_BOOKING_STATE, "refused");
  fourth = jalons_attach_to_divisions (dataset, offer, more, NULL);
  g_assert_cmpuint (g_strv_length (fourth->created), ==, 1);
  g_assert_cmpint (fourth->n_left, ==, 0);
}

static void
assert_says_no_name (const JalonsProposal *proposal)
{
  g_assert_null (strstr (proposal->label, "Dupont"));
  for (guint i = 0; i < proposal->drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (proposal->drafts, i));

      if (jalons_record_get_entity (record) != JALONS_ENTITY_ACTIVITY)
        continue;
      g_assert_null (strstr (jalons_activity_title (record), "Dupont"));
      g_assert_cmpstr (jalons_activity_speakers (record), ==, "");
    }
}

static void
test_ambassador (Board *board,
                 gconstpointer data)
{
  JalonsDataset *dataset = board->fixture.dataset;
  JalonsRecord *ambassador = put_ambassador (board);
  g_autoptr (GPtrArray) divisions = board_divisions (board, "3A 3B"), links = NULL;
  JalonsTarget week = { board_day ("2026-12-07"), JALONS_HALF_NONE }, next = { board_day ("2026-12-14"), JALONS_HALF_NONE };
  g_autoptr (JalonsProposal) first = jalons_attach_to_divisions (dataset, ambassador, divisions, &week), again = NULL;
  g_autoptr (JalonsProposal) later = NULL, gone = NULL;
  g_autofree char *created = NULL;

  g_assert_cmpstr (first->label, ==, "Attach an ambassador to 3A and 3B");
  assert_says_no_name (first);
  board_apply (board, first);
  created = describe_created (board, first);
  g_assert_cmpstr (created, ==, "Testimony: boulangère: 2026-12-07 week 55, 3A 3B, testimony, , visit ambassador");
  again = jalons_attach_to_divisions (dataset, ambassador, divisions, &week);
  g_assert_cmpuint (again->drafts->len, ==, 0);
  later = jalons_attach_to_divisions (dataset, ambassador, divisions, &next);
  g_assert_cmpuint (g_strv_length (later->created), ==, 1);

  links = jalons_catalogue_links (dataset, ambassador);
  gone = jalons_attach_detach (dataset, links);
  g_assert_cmpstr (gone->label, ==, "Detach an ambassador from “Testimony: boulangère”");
  board_apply (board, gone);
  g_ptr_array_unref (links);
  links = jalons_catalogue_links (dataset, ambassador);
  g_assert_cmpuint (links->len, ==, 0);
  g_assert_nonnull (jalons_dataset_lookup (dataset, JALONS_ENTITY_ACTIVITY, first->created[0]));
}

static void
test_document (Board *board,
               gconstpointer data)
{
  g_autoptr (GPtrArray) divisions = board_divisions (board, "3A 3B 3A");
  g_autoptr (JalonsProposal) proposal = jalons_attach_to_divisions (board->fixture.dataset, put_document (board),
                                                                    divisions, NULL);
  g_autofree char *created = NULL;

  board_apply (board, proposal);
  created = describe_created (board, proposal);
  g_assert_cmpstr (created, ==,
                   "Après la 3e: 60, 3A, lesson, projet, attachment document\n"
                   "Après la 3e: 60, 3B, lesson, projet, attachment document");
}

/* Only what is empty is filled. */
static void
test_activities (Board *board,
                 gconstpointer data)
{
  JalonsDataset *dataset = board->fixture.dataset;
  JalonsRecord *offer = put_offer (board, "class", "", "", "2026-12-08 10:00 45", "");
  JalonsActivity *empty = fixture_activity (&board->fixture, board_division (board, "3B"), "", "0");
  g_autofree char *empty_id = g_strdup (jalons_record_get_id (empty));
  g_autoptr (GPtrArray) both = g_ptr_array_new (), one = g_ptr_array_new ();
  g_autoptr (JalonsProposal) first = NULL, again = NULL, person = NULL;
  g_autofree char *told = NULL, *filled = NULL, *said = NULL;

  g_ptr_array_add (both, board_activity (board, "Forum"));
  g_ptr_array_add (both, empty);
  first = jalons_attach_to_activities (dataset, offer, both);
  g_assert_cmpstr (first->label, ==, "Attach “Orientibus” to 2 activities");
  board_apply (board, first);
  told = describe (board, board_activity (board, "Forum"));
  g_assert_cmpstr (told, ==, "Forum: 2026-10-13 10:00 120, 3A 3B 3C, lesson, formations, booking offer");
  filled = describe (board, jalons_dataset_lookup (dataset, JALONS_ENTITY_ACTIVITY, empty_id));
  g_assert_cmpstr (filled, ==, "Orientibus: 2026-12-08 10:00 45, 3B, lesson, formations, booking offer");

  g_ptr_array_add (one, board_activity (board, "Forum"));
  again = jalons_attach_to_activities (dataset, offer, one);
  g_assert_cmpuint (again->drafts->len, ==, 0);
  g_assert_cmpstr (again->left, ==, "It is already attached to “Forum”: nothing has changed there.");
  person = jalons_attach_to_activities (dataset, put_ambassador (board), one);
  g_assert_cmpstr (person->label, ==, "Attach an ambassador to “Forum”");
  assert_says_no_name (person);
  g_assert_cmpuint (person->drafts->len, ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (unsigned i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_autofree char *path = g_strconcat ("/plan/attach/offer/", offers[i].name, NULL);

      g_test_add (path, Board, &offers[i], board_set_up, test_offer, board_tear_down);
    }
  g_test_add ("/plan/attach/twice", Board, NULL, board_set_up, test_twice, board_tear_down);
  g_test_add ("/plan/attach/ambassador", Board, NULL, board_set_up, test_ambassador, board_tear_down);
  g_test_add ("/plan/attach/document", Board, NULL, board_set_up, test_document, board_tear_down);
  g_test_add ("/plan/attach/activities", Board, NULL, board_set_up, test_activities, board_tear_down);
  return g_test_run ();
}
