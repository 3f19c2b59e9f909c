/* Adding, copying and pasting.
 * Invariant: each case starts from the same board and is told as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "board.h"
#include "core/catalogue/catalogue.h"
#include "plan/copy.h"
#include "plan/gestures.h"

/* The lines of the board that were not in @before. */
static char *
list_new (Board *board,
          const char *before)
{
  g_autofree char *after = board_describe (board);
  g_auto (GStrv) old = g_strsplit (before, "\n", -1), lines = g_strsplit (after, "\n", -1);
  GString *text = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    if (!g_strv_contains ((const char *const *) old, *line))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", *line);
  return g_string_free (text, FALSE);
}

static void
test_add (Board *board,
          gconstpointer data)
{
  g_autoptr (GPtrArray) divisions = board_divisions (board, "3A 4A"), nobody = g_ptr_array_new ();
  JalonsNewActivity what = { .title = "CLEE", .axis = "jobs", .kind = JALONS_ACTIVITY_VISIT };
  g_autoptr (JalonsProposal) proposal = NULL, none = NULL, untitled = NULL;
  g_autofree char *told = NULL;
  JalonsActivity *activity;

  g_assert_true (jalons_slot_parse ("2026-12-07 week 45", &what.slot));
  proposal = jalons_plan_add (board->fixture.year, divisions, &what);
  board_apply (board, proposal);
  told = board_tell (board, "CLEE");
  g_assert_cmpstr (told, ==, "2026-12-07 week 45, 3A 4A");
  activity = board_activity (board, "CLEE");
  g_assert_cmpstr (jalons_record_get_id (activity), ==, proposal->created[0]);
  g_assert_cmpstr (jalons_activity_axis (activity), ==, "jobs");
  g_assert_cmpint (jalons_activity_kind (activity), ==, JALONS_ACTIVITY_VISIT);
  g_assert_cmpint (jalons_activity_state (activity), ==, JALONS_STATE_PLANNED);
  g_assert_cmpint (jalons_activity_done_minutes (activity), ==, JALONS_UNSET);
  g_assert_cmpstr (proposal->label, ==, "Add “CLEE”");

  what.title = NULL;
  untitled = jalons_plan_add (board->fixture.year, divisions, &what);
  g_assert_cmpstr (untitled->label, ==, "Add an activity");
  none = jalons_plan_add (board->fixture.year, nobody, &what);
  g_assert_cmpuint (none->drafts->len, ==, 0);
}

typedef struct
{
  const char *name;
  const char *titles; /* chips "Forum/3A;…" */
  gboolean rows;
  const char *divisions;
  const char *monday;
  const char *added; /* lines that the board did not have, joined by "; " */
  const char *label, *along, *left;
} PasteCase;

/* clang-format off */
static const PasteCase paste_cases[] = {
  { "to another class, same week", "Interview/3A", FALSE, "4A", "2026-10-12",
    "Interview: 2026-10-16 09:00 55, 4A", "Paste “Interview”", NULL, NULL },
  { "to another week", "Interview/3A", FALSE, "3A", "2026-11-02",
    "Interview: 2026-11-06 09:00 55, 3A", "Paste “Interview”", NULL, NULL },
  { "on itself", "Interview/3A", FALSE, "3A", "2026-10-12",
    "", "Paste 0 activities", NULL, "The class already has “Interview” there: it was left alone." },
  { "without a week", "Interview/3A;Visit/3A", FALSE, "3B 4A", "",
    "Interview: 2026-10-16 09:00 55, 3B; Interview: 2026-10-16 09:00 55, 4A; Visit: 2026-11-05 180, 3B; "
    "Visit: 2026-11-05 180, 4A", "Paste 4 activities", NULL, NULL },
  { "keeps the distance in weeks of class", "Interview/3A;Visit/3A", FALSE, "4A", "2026-12-14",
    "Interview: 2026-12-18 09:00 55, 4A; Visit: 2027-01-07 180, 4A", "Paste 2 activities", NULL, NULL },
  { "an undated one in a week", "Ideas/3A", FALSE, "4A", "2026-12-14",
    "Ideas: 2026-12-14 week 60, 4A", "Paste “Ideas”", NULL, NULL },
  { "an undated one beside a dated one", "Ideas/3A;Interview/3A", FALSE, "4A", "2026-11-02",
    "Ideas: 60, 4A; Interview: 2026-11-06 09:00 55, 4A", "Paste 2 activities", NULL, NULL },
  { "out of the year", "Interview/3A;Fair/3A", FALSE, "4A", "2026-11-02",
    "Interview: 2026-11-06 09:00 55, 4A", "Paste “Interview”", NULL,
    "“Fair” would fall out of the school year: it was left alone." },
  { "a shared one in its week", "Forum/3A", FALSE, "4A", "2026-10-12",
    "Forum: 2026-10-13 10:00 120, 3A 3B 3C 4A", "Paste “Forum”", "4A now takes part in “Forum”.", NULL },
  { "a shared one in another week", "Forum/3A", FALSE, "4A", "2026-10-05",
    "Forum: 2026-10-06 10:00 120, 4A", "Paste “Forum”", NULL, NULL },
  { "a shared one for a class that has it", "Forum/3A", FALSE, "3B", "2026-10-12",
    "", "Paste 0 activities", NULL, "The class already has “Forum” there: it was left alone." },
  { "row to row", "Interview/3A;Talk/4A", FALSE, "3B 3C", "",
    "Interview: 2026-10-16 09:00 55, 3B; Talk: 2026-09-03 08:00 55, 3C", "Paste 2 activities", NULL, NULL },
  { "two rows for three", "Interview/3A;Talk/4A", FALSE, "3B", "",
    "Interview: 2026-10-16 09:00 55, 3B; Talk: 2026-09-03 08:00 55, 3B", "Paste 2 activities", NULL, NULL },
  { "a whole row keeps its weeks", "Forum/3A;Interview/3A;Visit/3A", TRUE, "4A 3A", "2027-01-04",
    "Forum: 2026-10-13 10:00 120, 3A 3B 3C 4A; Interview: 2026-10-16 09:00 55, 4A; Visit: 2026-11-05 180, 4A",
    "Paste 3 activities", "4A now takes part in “Forum”.",
    "The classes already have 2 activities there: they were left alone." },
};
/* clang-format on */

static JalonsCopied *
copy_chips (Board *board,
            const char *text,
            gboolean rows)
{
  g_auto (GStrv) names = g_strsplit (text, ";", -1);
  g_autoptr (GArray) chips = g_array_new (FALSE, FALSE, sizeof (JalonsChip));

  for (char **name = names; *name != NULL; name++)
    {
      g_auto (GStrv) parts = g_strsplit (*name, "/", 2);
      JalonsChip chip = board_chip (board, parts[0], parts[1]);

      g_array_append_val (chips, chip);
    }
  return jalons_plan_copy ((const JalonsChip *) (const void *) chips->data, chips->len, rows);
}

static void
test_paste (Board *board,
            gconstpointer data)
{
  const PasteCase *self = data;
  g_autoptr (JalonsCopied) copied = copy_chips (board, self->titles, self->rows);
  g_autoptr (GPtrArray) divisions = board_divisions (board, self->divisions);
  g_autofree char *before = board_describe (board), *added = NULL;
  g_autoptr (JalonsProposal) proposal = NULL;

  proposal = jalons_plan_paste (board->fixture.dataset, board->calendar, copied, divisions, board_day (self->monday));
  board_apply (board, proposal);
  added = list_new (board, before);
  g_assert_cmpstr (added, ==, self->added);
  g_assert_cmpstr (proposal->label, ==, self->label);
  g_assert_cmpstr (proposal->along, ==, self->along);
  g_assert_cmpstr (proposal->left, ==, self->left);
}

/* A copy is planned and was never held; what is cancelled is not copied with its row; what is gone is told. */
static void
test_paste_states (Board *board,
                   gconstpointer data)
{
  g_autoptr (JalonsCopied) row = copy_chips (board, "Interview/3A;Visit/3A;Lesson/3A", TRUE), kept = NULL;
  g_autoptr (JalonsCopied) chip = copy_chips (board, "Visit/3A", FALSE);
  g_autoptr (GPtrArray) divisions = board_divisions (board, "4A");
  g_autoptr (JalonsProposal) proposal = NULL, alone = NULL;
  g_autoptr (JalonsActivity) copy = NULL;

  fixture_set (&board->fixture, board_activity (board, "Interview"), JALONS_ACTIVITY_DONE_MINUTES, "50");
  fixture_set (&board->fixture, board_activity (board, "Interview"), JALONS_ACTIVITY_STATE, "done");
  fixture_set (&board->fixture, board_activity (board, "Interview"), JALONS_ACTIVITY_NOTES, "Room 12");
  fixture_set (&board->fixture, board_activity (board, "Visit"), JALONS_ACTIVITY_STATE, "cancelled");
  {
    g_autoptr (JalonsDraft) gone = jalons_draft_edit (board_activity (board, "Lesson"));
    g_autoptr (JalonsRecord) record = NULL;

    jalons_draft_set_deleted (gone, TRUE);
    record = jalons_draft_build (gone);
    jalons_dataset_apply (board->fixture.dataset, &record, 1);
  }

  kept = jalons_copied_dup (row);
  proposal = jalons_plan_paste (board->fixture.dataset, board->calendar, kept, divisions, JALONS_NO_DAY);
  g_assert_cmpuint (proposal->drafts->len, ==, 2);
  copy = jalons_draft_build (g_ptr_array_index (proposal->drafts, 0));
  g_assert_cmpint (jalons_activity_state (copy), ==, JALONS_STATE_PLANNED);
  g_assert_cmpint (jalons_activity_done_minutes (copy), ==, JALONS_UNSET);
  g_assert_cmpstr (jalons_activity_notes (copy), ==, "Room 12");
  g_assert_cmpstr (proposal->left, ==,
                   "“Visit” is cancelled: it was not copied. "
                   "One of the copied activities was deleted since: it was left out.");
  alone = jalons_plan_paste (board->fixture.dataset, board->calendar, chip, divisions, JALONS_NO_DAY);
  g_assert_cmpuint (alone->drafts->len, ==, 2);
}

/* "booking to-ask, attachment": what is attached to the only copy in @drafts, which begin with it. */
static char *
list_links (GPtrArray *drafts)
{
  const char *copy = jalons_draft_get_id (g_ptr_array_index (drafts, 0));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (drafts, i));
      JalonsEntityId entity = jalons_record_get_entity (record);
      g_autofree char *state = NULL;

      if (!jalons_entity_is_link (entity))
        continue;
      g_assert_cmpstr (jalons_record_get_text (record, jalons_link_activity_field (entity)), ==, copy);
      if (entity == JALONS_ENTITY_BOOKING)
        state = jalons_record_to_stored (record, JALONS_BOOKING_STATE);
      g_string_append_printf (text, "%s %s;", jalons_model_entity (entity)->name, state ? state : "");
    }
  return g_string_free (text, FALSE);
}

/* The offer is to be asked for again, and the head of school to be asked; nobody was asked to come twice. */
static void
test_attached (Board *board,
               gconstpointer data)
{
  Fixture *fixture = &board->fixture;
  JalonsActivity *activity = fixture_set (fixture, board_activity (board, "Interview"), JALONS_ACTIVITY_AUTHORISED_DAY,
                                          "2026-10-01");
  JalonsChip chip = board_chip (board, "Interview", "3A");
  g_autoptr (JalonsCopied) copied = jalons_plan_copy (&chip, 1, FALSE);
  g_autoptr (GPtrArray) divisions = board_divisions (board, "3B"), duplicate = NULL;
  g_autoptr (JalonsProposal) proposal = NULL;
  g_autoptr (JalonsRecord) copy = NULL;
  g_autofree char *pasted = NULL, *duplicated = NULL, *id = NULL;

  fixture_attach (fixture, activity, fixture_put (fixture, JALONS_ENTITY_OFFER, NULL, "title", "Bus", NULL), "accepted");
  fixture_attach (fixture, activity, fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, NULL, "name", "A", NULL), "asked");
  fixture_attach (fixture, activity, fixture_put (fixture, JALONS_ENTITY_DOCUMENT, NULL, "title", "Guide", NULL), NULL);
  fixture_put (fixture, JALONS_ENTITY_BOOKING, NULL, "activity", jalons_record_get_id (activity), "offer", "gone", NULL);
  proposal = jalons_plan_paste (fixture->dataset, board->calendar, copied, divisions, JALONS_NO_DAY);
  pasted = list_links (proposal->drafts);
  g_assert_cmpstr (pasted, ==, "booking to-ask;attachment ;");
  copy = jalons_draft_build (g_ptr_array_index (proposal->drafts, 0));
  g_assert_cmpuint (jalons_activity_authorised_day (copy), ==, JALONS_NO_DAY);
  duplicate = jalons_gesture_duplicate (fixture->dataset, activity, &id);
  duplicated = list_links (duplicate);
  g_assert_cmpstr (duplicated, ==, pasted);
}

#define ADD(path, function) g_test_add (path, Board, NULL, board_set_up, function, board_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/plan/add", test_add);
  for (unsigned i = 0; i < G_N_ELEMENTS (paste_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan/paste/%s", paste_cases[i].name);

      g_test_add (path, Board, &paste_cases[i], board_set_up, test_paste, board_tear_down);
    }
  ADD ("/plan/paste/states", test_paste_states);
  ADD ("/plan/paste/attached", test_attached);
  return g_test_run ();
}
