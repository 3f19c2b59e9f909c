/* Asking and answering, step by step, with the days that are noted.
 * Invariant: every state of a booking and of a visit is gone into and out of.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "board.h"
#include "plan/attach.h"

#define TODAY "2026-10-20"

static GPtrArray *
only (JalonsRecord *link)
{
  GPtrArray *links = g_ptr_array_new ();

  g_ptr_array_add (links, link);
  return links;
}

static JalonsRecord *
put_link (Board *board,
          const char *title,
          const char *state,
          JalonsEntityId entity)
{
  g_autofree char *id = g_strconcat ("of ", title, NULL);
  JalonsRecord *target = fixture_put (&board->fixture, entity, id, entity == JALONS_ENTITY_OFFER ? "title" : "name",
                                      "Name", NULL);

  return fixture_attach (&board->fixture, board_activity (board, title), target, state);
}

/* "accepted 2026-10-20 - 2026-10-20": the state, and the days on which it was asked, answered and held. */
static char *
tell (JalonsRecord *link)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (link));
  GString *text = g_string_new (NULL);

  for (unsigned i = 2; i < entity->n_fields; i++)
    {
      g_autofree char *value = jalons_record_to_stored (link, entity->fields[i].id);

      g_string_append_printf (text, "%s%s", i > 2 ? " " : "", *value ? value : "-");
    }
  return g_string_free (text, FALSE);
}

/* Takes the step as the menu offers it. */
static JalonsRecord *
step (Board *board,
      JalonsRecord *link,
      const char *label)
{
  JalonsEntityId entity = jalons_record_get_entity (link);
  g_autofree char *id = g_strdup (jalons_record_get_id (link));
  g_autoptr (GPtrArray) links = only (link);
  g_autoptr (GArray) steps = jalons_link_steps (links);

  for (guint i = 0; i < steps->len; i++)
    {
      JalonsStep offered = g_array_index (steps, JalonsStep, i);

      if (g_str_equal (jalons_link_step_label (entity, offered), label))
        {
          g_autoptr (JalonsProposal) proposal = jalons_link_take_step (board->fixture.dataset, links, offered,
                                                                       board_day (TODAY));

          board_apply (board, proposal);
          return jalons_dataset_lookup (board->fixture.dataset, entity, id);
        }
    }
  g_test_message ("“%s” is not offered", label);
  g_test_fail ();
  return link;
}

typedef struct
{
  const char *name;
  JalonsEntityId entity;
  const char *activity;
  struct
  {
    const char *label, *told;
  } steps[6];
} Story;

/* clang-format off */
static const Story stories[] = {
  { "booking held", JALONS_ENTITY_OFFER, "Interview",
    { { "Ask For It", "asked 2026-10-20 - -" },
      { "Note: on the Waiting List", "waiting 2026-10-20 2026-10-20 -" },
      { "Note: Accepted", "accepted 2026-10-20 2026-10-20 -" },
      { "Note: Held", "held 2026-10-20 2026-10-20 2026-10-16" } } },
  { "booking to come", JALONS_ENTITY_OFFER, "Visit",
    { { "Ask For It", "asked 2026-10-20 - -" },
      { "Note: Accepted", "accepted 2026-10-20 2026-10-20 -" },
      { "Note: Held", "held 2026-10-20 2026-10-20 2026-10-20" },
      { "Not Held After All", "accepted 2026-10-20 2026-10-20 -" },
      { "Note: Refused", "refused 2026-10-20 2026-10-20 -" },
      { "Take the Answer Back", "asked 2026-10-20 - -" } } },
  { "booking taken back", JALONS_ENTITY_OFFER, "Ideas",
    { { "Ask For It", "asked 2026-10-20 - -" },
      { "Not Asked For After All", "to-ask - - -" } } },
  { "visit held", JALONS_ENTITY_AMBASSADOR, "Interview",
    { { "Ask", "asked 2026-10-20 -" },
      { "Note: Accepted", "accepted 2026-10-20 2026-10-20" },
      { "Note: Held", "held 2026-10-20 2026-10-20" },
      { "Not Held After All", "accepted 2026-10-20 2026-10-20" },
      { "Note: Declined", "declined 2026-10-20 2026-10-20" },
      { "Take the Answer Back", "asked 2026-10-20 -" } } },
  { "visit taken back", JALONS_ENTITY_AMBASSADOR, "Interview",
    { { "Ask", "asked 2026-10-20 -" },
      { "Not Asked After All", "to-ask - -" } } },
};
/* clang-format on */

static void
test_story (Board *board,
            gconstpointer data)
{
  const Story *story = data;
  JalonsRecord *link = put_link (board, story->activity, "to-ask", story->entity);

  for (int i = 0; i < 6 && story->steps[i].label != NULL; i++)
    {
      g_autofree char *told = NULL;

      link = step (board, link, story->steps[i].label);
      told = tell (link);
      g_assert_cmpstr (told, ==, story->steps[i].told);
    }
}

/* Asking for many takes no answer back. */
static void
test_many (Board *board,
           gconstpointer data)
{
  g_autoptr (GPtrArray) links = only (put_link (board, "Forum", "to-ask", JALONS_ENTITY_OFFER)), none = g_ptr_array_new ();
  JalonsRecord *accepted = put_link (board, "Visit", "accepted", JALONS_ENTITY_OFFER);
  JalonsStep ask = { JALONS_BOOKING_ASKED, FALSE };
  g_autoptr (JalonsProposal) proposal = NULL, nothing = NULL, one = NULL;

  g_ptr_array_add (links, accepted);
  one = jalons_link_take_step (board->fixture.dataset, links, ask, board_day (TODAY));
  g_assert_cmpstr (one->label, ==, "Ask For It (“Forum”)");
  g_ptr_array_add (links, put_link (board, "Ideas", "to-ask", JALONS_ENTITY_OFFER));
  proposal = jalons_link_take_step (board->fixture.dataset, links, ask, board_day (TODAY));
  g_assert_cmpuint (proposal->drafts->len, ==, 2);
  g_assert_cmpstr (proposal->label, ==, "Ask For It (2 activities)");
  g_assert_cmpstr (proposal->left, ==, "“Visit” is not at that step: it was left alone.");
  nothing = jalons_link_take_step (board->fixture.dataset, none, ask, board_day (TODAY));
  g_assert_cmpuint (nothing->drafts->len, ==, 0);
}

/* A step with a person is a contact, written once for two visits; no step sets it back. */
static void
test_contact (Board *board,
              gconstpointer data)
{
  JalonsDataset *dataset = board->fixture.dataset;
  JalonsRecord *person = fixture_put (&board->fixture, JALONS_ENTITY_AMBASSADOR, "person", "name", "Name", "contact_day",
                                      "2026-10-18", NULL);
  JalonsRecord *held = fixture_attach (&board->fixture, board_activity (board, "Interview"), person, "accepted");
  JalonsRecord *other = fixture_attach (&board->fixture, board_activity (board, "Visit"), person, "to-ask");
  g_autoptr (GPtrArray) links = only (held), two = only (other);
  g_autoptr (JalonsProposal) proposal = NULL, asked = NULL;

  proposal = jalons_link_take_step (dataset, links, (JalonsStep){ JALONS_VISIT_HELD, FALSE }, board_day (TODAY));
  g_assert_cmpuint (proposal->drafts->len, ==, 1); /* held on 16 October, before the last contact */
  g_ptr_array_add (two, fixture_attach (&board->fixture, board_activity (board, "Ideas"), person, "to-ask"));
  asked = jalons_link_take_step (dataset, two, (JalonsStep){ JALONS_VISIT_ASKED, FALSE }, board_day (TODAY));
  g_assert_cmpuint (asked->drafts->len, ==, 3);
  board_apply (board, asked);
  person = jalons_dataset_lookup (dataset, JALONS_ENTITY_AMBASSADOR, "person");
  g_assert_cmpuint (jalons_ambassador_contact_day (person), ==, board_day (TODAY));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (unsigned i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *path = g_strconcat ("/plan/link-steps/", stories[i].name, NULL);

      g_test_add (path, Board, &stories[i], board_set_up, test_story, board_tear_down);
    }
  g_test_add ("/plan/link-steps/many", Board, NULL, board_set_up, test_many, board_tear_down);
  g_test_add ("/plan/link-steps/contact", Board, NULL, board_set_up, test_contact, board_tear_down);
  return g_test_run ();
}
