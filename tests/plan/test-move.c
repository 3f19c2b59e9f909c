/* Moving, dropping, lengthening and deleting many activities at once.
 * Invariant: each case starts from the same board and is told as text: what is written, and what is said of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "board.h"
#include "plan/move.h"

static void
assert_told (Board *board,
             const char *title,
             const char *expected)
{
  g_autofree char *told = board_tell (board, title);

  g_assert_cmpstr (told, ==, expected);
}

/* Every activity of a class, as its row shows them. */
static GArray *
row (Board *board,
     const char *code)
{
  JalonsDivision *division = board_division (board, code);
  g_autoptr (GPtrArray) activities = jalons_dataset_division_activities (board->fixture.dataset, division);
  GArray *chips = g_array_new (FALSE, FALSE, sizeof (JalonsChip));

  for (guint i = 0; i < activities->len; i++)
    {
      JalonsChip chip = { g_ptr_array_index (activities, i), division };

      g_array_append_val (chips, chip);
    }
  return chips;
}

static const JalonsChip *
chips_of (GArray *chips)
{
  return (const JalonsChip *) (const void *) chips->data;
}

/* By weeks and days */

static void
test_weeks (Board *board,
            gconstpointer data)
{
  g_autoptr (GArray) chips = row (board, "3A");
  g_autoptr (JalonsProposal) proposal = NULL;

  proposal = jalons_plan_move_weeks (board->fixture.dataset, board->calendar, chips_of (chips), chips->len, 1);
  board_apply (board, proposal);

  assert_told (board, "Forum", "2026-11-03 10:00 120, 3A 3B 3C"); /* over the holidays of All Saints */
  assert_told (board, "Interview", "2026-11-06 09:00 55, 3A");
  assert_told (board, "Visit", "2026-11-12 180, 3A");
  assert_told (board, "Lesson", "2026-12-07 week 55, 3A");
  assert_told (board, "Ideas", "60, 3A");
  assert_told (board, "Holiday camp", "2026-11-04 240, 3A");
  assert_told (board, "Fair", "2027-06-29 14:00 120, 3A"); /* the last week */
  g_assert_cmpstr (proposal->label, ==, "Move 5 activities");
  g_assert_cmpstr (proposal->along, ==, "“Forum” has moved for 3A, 3B and 3C.");
  g_assert_cmpint (proposal->n_left, ==, 1);
  g_assert_cmpstr (proposal->left, ==, "“Fair” would fall out of the school year: it was left alone.");
}

static void
test_days (Board *board,
           gconstpointer data)
{
  g_autoptr (GArray) chips = row (board, "3A");
  g_autoptr (JalonsProposal) proposal = NULL;

  proposal = jalons_plan_move_days (board->fixture.dataset, board->calendar, chips_of (chips), chips->len, 8);
  board_apply (board, proposal);

  assert_told (board, "Forum", "2026-10-21 10:00 120, 3A 3B 3C"); /* in the holidays: a rule will say so */
  assert_told (board, "Visit", "2026-11-13 180, 3A");
  assert_told (board, "Lesson", "2026-12-07 week 55, 3A");
  assert_told (board, "Ideas", "60, 3A");
  assert_told (board, "Fair", "2027-06-29 14:00 120, 3A");
  g_assert_cmpint (proposal->n_left, ==, 1);
}

/* A chip of a shared activity in each of its rows: one move, and nobody is surprised. */
static void
test_shared_once (Board *board,
                  gconstpointer data)
{
  const JalonsChip chips[] = { board_chip (board, "Forum", "3B"), board_chip (board, "Forum", "3A"),
                               board_chip (board, "Forum", "3C") };
  g_autoptr (JalonsProposal) proposal = NULL;

  proposal = jalons_plan_move_weeks (board->fixture.dataset, board->calendar, chips, G_N_ELEMENTS (chips), -2);
  g_assert_cmpuint (proposal->drafts->len, ==, 1);
  g_assert_cmpstr (proposal->label, ==, "Move “Forum”");
  g_assert_null (proposal->along);
  g_assert_null (proposal->left);
  board_apply (board, proposal);
  assert_told (board, "Forum", "2026-09-29 10:00 120, 3A 3B 3C");
}

static void
test_many_classes (Board *board,
                   gconstpointer data)
{
  g_autoptr (JalonsProposal) proposal = NULL;
  JalonsChip chip = board_chip (board, "Forum", "3A");

  fixture_join (&board->fixture, chip.activity, board_division (board, "4A"));
  fixture_join (&board->fixture, chip.activity, fixture_division (&board->fixture, "4B", "4e"));
  proposal = jalons_plan_move_days (board->fixture.dataset, board->calendar, &chip, 1, 1);
  g_assert_cmpstr (proposal->along, ==, "“Forum” has moved for 3A, 3B and 3 other classes.");
}

static void
test_nothing (Board *board,
              gconstpointer data)
{
  g_autoptr (GArray) chips = row (board, "3A");
  g_autoptr (JalonsProposal) weeks = NULL, days = NULL, none = NULL, length = NULL;

  weeks = jalons_plan_move_weeks (board->fixture.dataset, board->calendar, chips_of (chips), chips->len, 0);
  days = jalons_plan_move_days (board->fixture.dataset, board->calendar, chips_of (chips), chips->len, 0);
  none = jalons_plan_move_weeks (board->fixture.dataset, board->calendar, NULL, 0, 3);
  length = jalons_plan_stretch (board->fixture.dataset, chips_of (chips), chips->len, 0);
  g_assert_cmpuint (weeks->drafts->len, ==, 0);
  g_assert_cmpuint (days->drafts->len, ==, 0);
  g_assert_cmpuint (none->drafts->len, ==, 0);
  g_assert_cmpuint (length->drafts->len, ==, 0);
  g_assert_cmpint (weeks->n_left, ==, 0);
}

/* Any move, then the opposite one: the board is as it was, unless something was left alone or came from holidays. */
static void
test_inverse (Board *board,
              gconstpointer data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int n_checked = 0;

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 300; i++)
    {
      g_autoptr (GArray) chips = row (board, "3A"), moved = NULL;
      g_autoptr (JalonsProposal) there = NULL, back = NULL;
      g_autofree char *before = board_describe (board), *after = NULL;
      int n = g_rand_int_range (random, -6, 7), days = g_rand_int_range (random, -20, 21);
      int delta = g_rand_int_range (random, -3, 8) * JALONS_STRETCH_MINUTES, kind = i % 3;

      g_array_remove_index (chips, 2); /* the holiday camp */
      g_array_set_size (chips, (guint) g_rand_int_range (random, 1, (int) chips->len + 1));
      there = kind == 0   ? jalons_plan_move_weeks (board->fixture.dataset, board->calendar, chips_of (chips), chips->len, n)
              : kind == 1 ? jalons_plan_move_days (board->fixture.dataset, board->calendar, chips_of (chips), chips->len, days)
                          : jalons_plan_stretch (board->fixture.dataset, chips_of (chips), chips->len, delta);
      if (there->n_left > 0 || (kind == 2 && delta < 0))
        continue;
      board_apply (board, there);
      moved = g_array_new (FALSE, FALSE, sizeof (JalonsChip));
      for (guint c = 0; c < chips->len; c++)
        {
          const JalonsChip *old = &g_array_index (chips, JalonsChip, c);
          JalonsChip chip = { jalons_dataset_lookup (board->fixture.dataset, JALONS_ENTITY_ACTIVITY,
                                                     jalons_record_get_id (old->activity)),
                              old->division };

          g_array_append_val (moved, chip);
        }
      back = kind == 0   ? jalons_plan_move_weeks (board->fixture.dataset, board->calendar, chips_of (moved), moved->len, -n)
             : kind == 1 ? jalons_plan_move_days (board->fixture.dataset, board->calendar, chips_of (moved), moved->len, -days)
                         : jalons_plan_stretch (board->fixture.dataset, chips_of (moved), moved->len, -delta);
      board_apply (board, back);
      after = board_describe (board);
      g_assert_cmpstr (after, ==, before);
      n_checked++;
    }
  g_assert_cmpint (n_checked, >, 50);
}

/* Dropping */

typedef struct
{
  const char *name;
  const char *chips;    /* "Forum/3A Visit/3A", the first one grabbed */
  const char *division; /* "": the rows stay */
  const char *day;      /* "": the tray */
  int half;
  const char *told[3]; /* "Forum: 2026-…" */
  const char *along, *left;
} DropCase;

/* clang-format off */
static const DropCase drop_cases[] = {
  { "to a week", "Interview/3A", "", "2026-12-07", JALONS_HALF_NONE, { "Interview: 2026-12-11 09:00 55, 3A" }, NULL, NULL },
  { "a shared one to a week", "Forum/3B", "", "2026-12-07", JALONS_HALF_NONE,
    { "Forum: 2026-12-08 10:00 120, 3A 3B 3C" }, "“Forum” has moved for 3A, 3B and 3C.", NULL },
  { "an undated one to a week", "Ideas/3A", "3A", "2026-10-12", JALONS_HALF_NONE,
    { "Ideas: 2026-10-12 week 60, 3A" }, NULL, NULL },
  { "to the tray", "Visit/3A Lesson/3A Ideas/3A", "3A", "", JALONS_HALF_NONE,
    { "Visit: 180, 3A", "Lesson: 55, 3A", "Ideas: 60, 3A" }, NULL, NULL },
  { "several by weeks of class", "Interview/3A Visit/3A Lesson/3A", "3A", "2026-11-02", JALONS_HALF_NONE,
    { "Interview: 2026-11-06 09:00 55, 3A", "Visit: 2026-11-12 180, 3A", "Lesson: 2026-12-07 week 55, 3A" }, NULL, NULL },
  { "several by days into holidays", "Interview/3A Visit/3A Lesson/3A", "3A", "2026-10-19", JALONS_HALF_NONE,
    { "Interview: 2026-10-23 09:00 55, 3A", "Visit: 2026-11-12 180, 3A", "Lesson: 2026-12-07 week 55, 3A" }, NULL, NULL },
  { "several by days out of holidays", "Holiday camp/3A Visit/3A", "3A", "2026-11-02", JALONS_HALF_NONE,
    { "Holiday camp: 2026-11-04 240, 3A", "Visit: 2026-11-19 180, 3A" }, NULL, NULL },
  { "one of several would leave the year", "Interview/3A Fair/3A", "3A", "2026-11-02", JALONS_HALF_NONE,
    { "Interview: 2026-11-06 09:00 55, 3A", "Fair: 2027-06-29 14:00 120, 3A" }, NULL,
    "“Fair” would fall out of the school year: it was left alone." },
  { "an undated one follows to the target", "Interview/3A Ideas/3A", "3A", "2026-11-02", JALONS_HALF_NONE,
    { "Interview: 2026-11-06 09:00 55, 3A", "Ideas: 2026-11-02 week 60, 3A" }, NULL, NULL },
  { "dated ones follow an undated one to the target", "Ideas/3A Visit/3A", "3A", "2026-11-23", JALONS_HALF_NONE,
    { "Ideas: 2026-11-23 week 60, 3A", "Visit: 2026-11-26 180, 3A" }, NULL, NULL },
  { "to a half-day at the same half", "Forum/3A", "3A", "2026-10-15", JALONS_HALF_MORNING,
    { "Forum: 2026-10-15 10:00 120, 3A 3B 3C" }, "“Forum” has moved for 3A, 3B and 3C.", NULL },
  { "to the other half-day", "Forum/3A", "3A", "2026-10-15", JALONS_HALF_AFTERNOON,
    { "Forum: 2026-10-15 14:00 120, 3A 3B 3C" }, "“Forum” has moved for 3A, 3B and 3C.", NULL },
  { "several to a half-day", "Forum/3A Interview/3A Lesson/3A", "", "2026-11-04", JALONS_HALF_MORNING,
    { "Forum: 2026-11-04 10:00 120, 3A 3B 3C", "Interview: 2026-11-07 09:00 55, 3A", "Lesson: 2026-12-07 week 55, 3A" },
    "“Forum” has moved for 3A, 3B and 3C.", NULL },
  { "to another class", "Interview/3A Visit/3A", "4A", "2026-10-12", JALONS_HALF_NONE,
    { "Interview: 2026-10-16 09:00 55, 4A", "Visit: 2026-11-05 180, 4A" }, NULL, NULL },
  { "a shared one to another class", "Forum/3B", "4A", "2026-10-12", JALONS_HALF_NONE,
    { "Forum: 2026-10-13 10:00 120, 3A 3C 4A" }, NULL, NULL },
  { "a shared one to another class and week", "Forum/3B", "4A", "2026-10-05", JALONS_HALF_NONE,
    { "Forum: 2026-10-06 10:00 120, 3A 3C 4A" }, "“Forum” has moved for 4A, 3A and 3C.", NULL },
  { "a shared one to a class that has it", "Forum/3B", "3C", "2026-10-12", JALONS_HALF_NONE,
    { "Forum: 2026-10-13 10:00 120, 3A 3C" }, NULL, NULL },
  { "chips of several rows keep them", "Interview/3A Talk/4A", "3C", "2026-10-05", JALONS_HALF_NONE,
    { "Interview: 2026-10-09 09:00 55, 3A", "Talk: 2026-09-03 08:00 55, 4A" }, NULL,
    "“Talk” would fall out of the school year: it was left alone." },
  { "from tray to tray, what is dated keeps its date", "Ideas/3A Visit/3A", "3B", "", JALONS_HALF_NONE,
    { "Ideas: 60, 3B", "Visit: 2026-11-05 180, 3B" }, NULL, NULL },
  { "an undated one to another class's tray", "Ideas/3A", "3B", "", JALONS_HALF_NONE, { "Ideas: 60, 3B" }, NULL, NULL },
};
/* clang-format on */

static GArray *
read_chips (Board *board,
            const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, "/", -1);
  GArray *chips = g_array_new (FALSE, FALSE, sizeof (JalonsChip));
  const char *title = names[0];

  for (int i = 1; names[i] != NULL; i++)
    {
      g_autofree char *code = g_strndup (names[i], 2);
      JalonsChip chip = board_chip (board, title, code);

      g_array_append_val (chips, chip);
      title = names[i] + MIN (strlen (names[i]), 3);
    }
  return chips;
}

/* What follows is told to land where it lands. */
static void
assert_follows (Board *board,
                const JalonsChip *lead,
                const JalonsChip *chip,
                JalonsTarget target,
                GPtrArray *drafts)
{
  JalonsSlot slot = jalons_activity_slot (chip->activity);

  jalons_plan_follow (board->calendar, jalons_activity_slot (lead->activity), target, &slot);
  for (guint i = 0; i < drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (drafts, i));

      if (g_str_equal (jalons_record_get_id (record), jalons_record_get_id (chip->activity)))
        g_assert_true (jalons_slot_equal (slot, jalons_activity_slot (record)));
    }
}

static void
test_drop (Board *board,
           gconstpointer data)
{
  const DropCase *self = data;
  g_autoptr (GArray) chips = read_chips (board, self->chips);
  const JalonsDrop drop = {
    .chips = chips_of (chips),
    .n_chips = chips->len,
    .division = *self->division ? board_division (board, self->division) : NULL,
    .target = { board_day (self->day), self->half },
  };
  g_autoptr (JalonsProposal) proposal = jalons_plan_drop (board->fixture.dataset, board->calendar, &drop);

  for (unsigned i = 1; i < drop.n_chips; i++)
    assert_follows (board, &drop.chips[0], &drop.chips[i], drop.target, proposal->drafts);
  board_apply (board, proposal);
  for (unsigned i = 0; i < G_N_ELEMENTS (self->told) && self->told[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (self->told[i], ": ", 2);

      assert_told (board, parts[0], parts[1]);
    }
  g_assert_cmpstr (proposal->along, ==, self->along);
  g_assert_cmpstr (proposal->left, ==, self->left);
}

static void
test_drop_in_place (Board *board,
                    gconstpointer data)
{
  g_autoptr (GArray) chips = row (board, "3A");
  const JalonsDrop drop = {
    .chips = chips_of (chips),
    .n_chips = chips->len,
    .lead = 1,
    .division = board_division (board, "3A"),
    .target = { board_day ("2026-10-12"), JALONS_HALF_NONE },
  };
  g_autoptr (JalonsProposal) proposal = NULL;

  g_array_remove_index (chips, chips->len - 1); /* the undated one would get that week */
  ((JalonsDrop *) &drop)->n_chips = chips->len;
  proposal = jalons_plan_drop (board->fixture.dataset, board->calendar, &drop);
  g_assert_cmpuint (proposal->drafts->len, ==, 0);
}

static void
test_drop_copy (Board *board,
                gconstpointer data)
{
  const JalonsChip chips[] = { board_chip (board, "Interview", "3A"), board_chip (board, "Visit", "3A") };
  const JalonsDrop drop = {
    .chips = chips,
    .n_chips = 2,
    .division = board_division (board, "4A"),
    .target = { board_day ("2026-11-02"), JALONS_HALF_NONE },
    .copy = TRUE,
  };
  g_autoptr (JalonsProposal) proposal = jalons_plan_drop (board->fixture.dataset, board->calendar, &drop);
  JalonsActivity *copy;
  g_autofree char *slot = NULL;

  g_assert_cmpstr (proposal->label, ==, "Copy 2 activities");
  g_assert_cmpuint (g_strv_length (proposal->created), ==, 2);
  g_assert_cmpuint (proposal->drafts->len, ==, 4);
  fixture_set (&board->fixture, chips[0].activity, JALONS_ACTIVITY_TITLE, "Before");
  fixture_set (&board->fixture, chips[1].activity, JALONS_ACTIVITY_TITLE, "Before too");
  board_apply (board, proposal);
  assert_told (board, "Interview", "2026-11-06 09:00 55, 4A");
  assert_told (board, "Visit", "2026-11-12 180, 4A");
  assert_told (board, "Before", "2026-10-16 09:00 55, 3A");
  copy = board_activity (board, "Interview");
  g_assert_cmpstr (jalons_record_get_id (copy), ==, proposal->created[0]);
}

static void
test_stretch (Board *board,
              gconstpointer data)
{
  const JalonsChip chips[] = { board_chip (board, "Interview", "3A"), board_chip (board, "Forum", "3A") };
  g_autoptr (JalonsProposal) shorter = NULL, shortest = NULL, longer = NULL;
  JalonsChip short_chip;

  longer = jalons_plan_stretch (board->fixture.dataset, chips, 2, JALONS_STRETCH_MINUTES);
  g_assert_cmpstr (longer->label, ==, "Change the length of 2 activities");
  g_assert_cmpstr (longer->along, ==, "“Forum” now lasts 2\u202fh\u202f30 for 3A, 3B and 3C.");
  shorter = jalons_plan_stretch (board->fixture.dataset, chips, 1, -JALONS_STRETCH_MINUTES);
  board_apply (board, shorter);
  assert_told (board, "Interview", "2026-10-16 09:00 30, 3A"); /* 25 would be too short */
  short_chip = board_chip (board, "Interview", "3A");
  shortest = jalons_plan_stretch (board->fixture.dataset, &short_chip, 1, -JALONS_STRETCH_MINUTES);
  g_assert_cmpuint (shortest->drafts->len, ==, 0);
  g_assert_cmpstr (shortest->left, ==, "“Interview” cannot be shorter or longer than it is: it was left alone.");
}

static void
test_stretch_bounds (Board *board,
                     gconstpointer data)
{
  JalonsActivity *activity = board_activity (board, "Talk");
  JalonsChip chip;
  g_autoptr (JalonsProposal) longer = NULL, shorter = NULL;

  activity = fixture_set (&board->fixture, activity, JALONS_ACTIVITY_SLOT, "2026-09-03 08:00 2400");
  chip = (JalonsChip){ activity, board_division (board, "4A") };
  longer = jalons_plan_stretch (board->fixture.dataset, &chip, 1, JALONS_STRETCH_MINUTES);
  g_assert_cmpuint (longer->drafts->len, ==, 0);
  chip.activity = fixture_set (&board->fixture, activity, JALONS_ACTIVITY_SLOT, "2026-09-03 08:00 20");
  shorter = jalons_plan_stretch (board->fixture.dataset, &chip, 1, -JALONS_STRETCH_MINUTES);
  g_assert_cmpuint (shorter->drafts->len, ==, 0); /* and never longer */
}

static void
test_delete (Board *board,
             gconstpointer data)
{
  const JalonsChip chips[] = { board_chip (board, "Forum", "3C"), board_chip (board, "Interview", "3A") };
  g_autoptr (JalonsProposal) both = jalons_plan_delete (board->fixture.dataset, chips, 2);
  g_autoptr (JalonsProposal) one = jalons_plan_delete (board->fixture.dataset, chips + 1, 1);

  g_assert_cmpuint (both->drafts->len, ==, 2);
  g_assert_cmpstr (both->label, ==, "Delete 2 activities");
  g_assert_cmpstr (both->along, ==, "“Forum” is deleted for 3A, 3B and 3C.");
  g_assert_cmpstr (one->label, ==, "Delete “Interview”");
  g_assert_null (one->along);
  board_apply (board, one);
  g_assert_null (jalons_dataset_lookup (board->fixture.dataset, JALONS_ENTITY_ACTIVITY,
                                        jalons_record_get_id (chips[1].activity)));
}

#define ADD(path, function) g_test_add (path, Board, NULL, board_set_up, function, board_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/plan/move/weeks", test_weeks);
  ADD ("/plan/move/days", test_days);
  ADD ("/plan/move/shared-once", test_shared_once);
  ADD ("/plan/move/many-classes", test_many_classes);
  ADD ("/plan/move/nothing", test_nothing);
  ADD ("/plan/move/inverse", test_inverse);
  for (unsigned i = 0; i < G_N_ELEMENTS (drop_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan/drop/%s", drop_cases[i].name);

      g_test_add (path, Board, &drop_cases[i], board_set_up, test_drop, board_tear_down);
    }
  ADD ("/plan/drop/in-place", test_drop_in_place);
  ADD ("/plan/drop/copy", test_drop_copy);
  ADD ("/plan/stretch", test_stretch);
  ADD ("/plan/stretch/bounds", test_stretch_bounds);
  ADD ("/plan/delete", test_delete);
  return g_test_run ();
}
