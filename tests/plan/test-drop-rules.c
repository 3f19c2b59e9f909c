/* The colours of a drag beside what is wrong once it is dropped: the drop is done, for every class and every week, and its
 * activities are asked.
 * Invariant: the drop is jalons_plan_drop() itself, on a copy of the year.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hours.h"
#include "plan/attach.h"
#include "plan/drop-rules.h"
#include "random-year.h"

#define ROUNDS  40
#define COLUMNS 12

typedef struct
{
  JalonsChip chips[3];
  JalonsDrop drop;
} Drag;

static gboolean
drag_has (const Drag *drag,
          const JalonsActivity *activity)
{
  for (unsigned i = 0; i < drag->drop.n_chips; i++)
    if (drag->chips[i].activity == activity)
      return TRUE;
  return FALSE;
}

/* One to three chips, of one row or of several. */
static void
drag_choose (Drag *drag,
             Fixture *fixture,
             GRand *rand)
{
  GListModel *links = jalons_dataset_get_list (fixture->dataset, JALONS_ENTITY_PARTICIPATION);
  unsigned wanted = (unsigned) g_rand_int_range (rand, 1, 4);
  gboolean one_row = g_rand_boolean (rand);

  *drag = (Drag){ .drop.copy = g_rand_boolean (rand) };
  for (int tries = 0; drag->drop.n_chips < wanted && tries < 200; tries++)
    {
      guint place = (guint) g_rand_int_range (rand, 0, (gint32) g_list_model_get_n_items (links));
      g_autoptr (JalonsRecord) link = g_list_model_get_item (links, place);
      JalonsChip chip = { jalons_dataset_follow (fixture->dataset, link, JALONS_PARTICIPATION_ACTIVITY),
                          jalons_dataset_follow (fixture->dataset, link, JALONS_PARTICIPATION_DIVISION) };

      if (!drag_has (drag, chip.activity) &&
          (!one_row || drag->drop.n_chips == 0 || chip.division == drag->chips[0].division))
        drag->chips[drag->drop.n_chips++] = chip;
    }
  drag->drop.lead = (unsigned) g_rand_int_range (rand, 0, (gint32) drag->drop.n_chips);
}

static void
choose_columns (GRand *rand,
                JalonsTarget columns[COLUMNS])
{
  JalonsDay monday = jalons_day_new (2026, 9, 28);

  for (guint i = 0; i < COLUMNS; i++)
    if (g_rand_boolean (rand))
      columns[i] = (JalonsTarget){ monday + 7 * i, JALONS_HALF_NONE };
    else
      columns[i] = (JalonsTarget){ monday + 7 * i + (JalonsDay) g_rand_int_range (rand, 0, 5),
                                   g_rand_boolean (rand) ? JALONS_HALF_MORNING : JALONS_HALF_AFTERNOON };
}

static JalonsDataset *
do_drop (Fixture *fixture,
         const JalonsProposal *proposal)
{
  JalonsDataset *after = jalons_dataset_copy (fixture->dataset);

  for (guint i = 0; i < proposal->drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (proposal->drafts, i));

      jalons_dataset_apply (after, &record, 1);
    }
  return after;
}

static int
worst_of (JalonsDataset *dataset,
          JalonsCalendar *calendar,
          const char *id)
{
  JalonsActivity *activity = jalons_dataset_lookup (dataset, JALONS_ENTITY_ACTIVITY, id);
  g_autoptr (GPtrArray) issues = jalons_rules_of_activity (dataset, calendar, activity);
  int worst = 0;

  for (guint i = 0; i < issues->len; i++)
    {
      const JalonsIssue *issue = g_ptr_array_index (issues, i);

      if (jalons_rule_is_of_place (issue->rule))
        worst = MAX (worst, (int) issue->severity + 1);
    }
  return worst;
}

/* Returns: -1 when not all of it would be dropped: it is told then, and what stays is not asked */
static int
worst_when_dropped (Fixture *fixture,
                    JalonsCalendar *calendar,
                    const Drag *drag,
                    JalonsDivision *row,
                    JalonsTarget column)
{
  JalonsDrop drop = drag->drop;
  g_autoptr (JalonsProposal) proposal = NULL;
  g_autoptr (JalonsDataset) after = NULL;
  int worst = 0;

  drop.chips = drag->chips;
  drop.division = row;
  drop.target = column;
  proposal = jalons_plan_drop (fixture->dataset, calendar, &drop);
  if (proposal->n_left > 0 || (drop.copy && g_strv_length (proposal->created) < drop.n_chips))
    return -1;
  after = do_drop (fixture, proposal);
  for (unsigned i = 0; i < drop.n_chips; i++)
    worst = MAX (worst, worst_of (after, calendar,
                                  drop.copy ? proposal->created[i] : jalons_record_get_id (drag->chips[i].activity)));
  return worst;
}

static int
worst_of_issues (GPtrArray *issues)
{
  int worst = 0;

  for (guint i = 0; i < issues->len; i++)
    if (jalons_rule_is_of_place (((JalonsIssue *) issues->pdata[i])->rule))
      worst = MAX (worst, (int) ((JalonsIssue *) issues->pdata[i])->severity + 1);
  return worst;
}

static int
compare_drag (Fixture *fixture,
              JalonsRuleIndex *index,
              Drag *drag,
              GPtrArray *rows,
              const JalonsTarget columns[COLUMNS])
{
  JalonsCalendar *calendar = jalons_rule_index_calendar (index);
  g_autofree guint8 *worst = g_new (guint8, rows->len * COLUMNS);
  g_autoptr (JalonsDropRules) rules = NULL;
  int n_compared = 0;

  drag->drop.chips = drag->chips;
  rules = jalons_drop_rules_new (fixture->dataset, index, &drag->drop);
  jalons_drop_rules_judge (rules, (JalonsDivision *const *) rows->pdata, rows->len, columns, COLUMNS, worst);
  for (guint row = 0; row < rows->len; row++)
    for (guint column = 0; column < COLUMNS; column++)
      {
        int wanted = worst_when_dropped (fixture, calendar, drag, rows->pdata[row], columns[column]);
        g_autoptr (GPtrArray) told = jalons_drop_rules_explain (rules, rows->pdata[row], columns[column]);

        g_assert_cmpint (worst[row * COLUMNS + column], ==, worst_of_issues (told));
        if (wanted < 0)
          continue;
        g_assert_cmpint (worst[row * COLUMNS + column], ==, wanted);
        n_compared++;
      }
  return n_compared;
}

static void
test_drops (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GRand) rand = random_year_rand ();
  g_autoptr (JalonsRuleIndex) index = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  int n_compared = 0;

  random_year_fill (fixture, rand);
  index = jalons_rule_index_new (fixture->dataset, fixture->year);
  rows = jalons_dataset_list_divisions (fixture->dataset, fixture->year);
  for (int round = 0; round < ROUNDS; round++)
    {
      JalonsTarget columns[COLUMNS];
      Drag drag;

      drag_choose (&drag, fixture, rand);
      choose_columns (rand, columns);
      n_compared += compare_drag (fixture, index, &drag, rows, columns);
    }
  g_test_message ("%d drops compared", n_compared);
  g_assert_cmpint (n_compared, >, ROUNDS * COLUMNS);
}

/* What is new: at every place, the colour is what the rules say of the activity that the drop makes. */

static int
worst_when_attached (Fixture *fixture,
                     JalonsCalendar *calendar,
                     JalonsRecord *what,
                     JalonsDivision *row,
                     JalonsTarget column)
{
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  g_autoptr (JalonsProposal) proposal = NULL;
  g_autoptr (JalonsDataset) after = NULL;

  g_ptr_array_add (divisions, row);
  proposal = jalons_attach_to_divisions (fixture->dataset, what, divisions, &column);
  if (proposal->n_left > 0)
    return -1;
  after = do_drop (fixture, proposal);
  return worst_of (after, calendar, proposal->created[0]);
}

static int
compare_attaching (Fixture *fixture,
                   JalonsRuleIndex *index,
                   JalonsRecord *what,
                   GPtrArray *rows,
                   const JalonsTarget columns[COLUMNS])
{
  g_autoptr (JalonsDropRules) rules = jalons_drop_rules_new_attaching (index, what, rows->pdata[0]);
  g_autofree guint8 *worst = g_new (guint8, rows->len * COLUMNS);
  int n_compared = 0;

  jalons_drop_rules_judge (rules, (JalonsDivision *const *) rows->pdata, rows->len, columns, COLUMNS, worst);
  for (guint row = 0; row < rows->len; row++)
    for (guint column = 0; column < COLUMNS; column++)
      {
        int wanted = worst_when_attached (fixture, jalons_rule_index_calendar (index), what, rows->pdata[row],
                                          columns[column]);
        g_autoptr (GPtrArray) told = jalons_drop_rules_explain (rules, rows->pdata[row], columns[column]);

        g_assert_cmpint (worst[row * COLUMNS + column], ==, worst_of_issues (told));
        if (wanted < 0)
          continue;
        g_assert_cmpint (worst[row * COLUMNS + column], ==, wanted);
        n_compared++;
      }
  return n_compared;
}

static void
test_attaching (Fixture *fixture,
                gconstpointer data)
{
  static const JalonsEntityId entities[] = { JALONS_ENTITY_OFFER, JALONS_ENTITY_AMBASSADOR, JALONS_ENTITY_DOCUMENT };
  g_autoptr (GRand) rand = random_year_rand ();
  g_autoptr (JalonsRuleIndex) index = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  int n_compared = 0;

  random_year_fill (fixture, rand);
  index = jalons_rule_index_new (fixture->dataset, fixture->year);
  rows = jalons_dataset_list_divisions (fixture->dataset, fixture->year);
  for (guint e = 0; e < G_N_ELEMENTS (entities); e++)
    {
      GListModel *list = jalons_dataset_get_list (fixture->dataset, entities[e]);

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (JalonsRecord) what = g_list_model_get_item (list, i);
          JalonsTarget columns[COLUMNS];

          choose_columns (rand, columns);
          n_compared += compare_attaching (fixture, index, what, rows, columns);
        }
    }
  g_assert_cmpint (n_compared, >, 0);
}

/* On the heading of a level: all its classes together, when nobody says in which week; and each of them alone. */
static void
compare_level (Fixture *fixture,
               JalonsRuleIndex *index,
               JalonsRecord *what,
               GPtrArray *rows)
{
  JalonsCalendar *calendar = jalons_rule_index_calendar (index);
  g_autoptr (JalonsDropRules) rules = jalons_drop_rules_new_attaching (index, what, rows->pdata[0]);
  g_autoptr (JalonsProposal) proposal = jalons_attach_to_divisions (fixture->dataset, what, rows, NULL);
  g_autoptr (JalonsDataset) after = do_drop (fixture, proposal);
  g_autoptr (GPtrArray) told = jalons_drop_rules_of_proposal (fixture->dataset, index, proposal);
  int worst = 0;

  for (guint i = 0; proposal->created[i] != NULL; i++)
    worst = MAX (worst, worst_of (after, calendar, proposal->created[i]));
  g_assert_cmpint (worst_of_issues (told), ==, worst);

  for (guint row = 0; row < rows->len; row++)
    {
      g_autoptr (GPtrArray) alone = g_ptr_array_new ();
      g_autoptr (JalonsProposal) one = NULL;
      g_autoptr (JalonsDataset) then = NULL;
      guint8 judged;

      g_ptr_array_add (alone, rows->pdata[row]);
      one = jalons_attach_to_divisions (fixture->dataset, what, alone, NULL);
      if (one->n_left > 0)
        continue;
      then = do_drop (fixture, one);
      jalons_drop_rules_judge (rules, (JalonsDivision *const *) alone->pdata, 1, &JALONS_DROP_UNSAID, 1, &judged);
      g_assert_cmpint (judged, ==, worst_of (then, calendar, one->created[0]));
    }
}

static void
test_of_level (Fixture *fixture,
               gconstpointer data)
{
  static const JalonsEntityId entities[] = { JALONS_ENTITY_OFFER, JALONS_ENTITY_AMBASSADOR, JALONS_ENTITY_DOCUMENT };
  g_autoptr (GRand) rand = random_year_rand ();
  g_autoptr (JalonsRuleIndex) index = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  random_year_fill (fixture, rand);
  index = jalons_rule_index_new (fixture->dataset, fixture->year);
  rows = jalons_dataset_list_divisions (fixture->dataset, fixture->year);
  for (guint e = 0; e < G_N_ELEMENTS (entities); e++)
    {
      GListModel *list = jalons_dataset_get_list (fixture->dataset, entities[e]);

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (JalonsRecord) what = g_list_model_get_item (list, i);

          compare_level (fixture, index, what, rows);
        }
    }
}

/* On an activity that is there, what is said is what the rules say afterwards. */
static void
test_of_activity (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GRand) rand = random_year_rand ();
  g_autoptr (JalonsRuleIndex) index = NULL;
  GListModel *offers;

  random_year_fill (fixture, rand);
  offers = jalons_dataset_get_list (fixture->dataset, JALONS_ENTITY_OFFER);
  index = jalons_rule_index_new (fixture->dataset, fixture->year);
  for (guint i = 0; i < 20; i++)
    {
      JalonsActivity *activity = random_year_activity (fixture, rand);
      g_autoptr (JalonsRecord) offer = g_list_model_get_item (offers, i % g_list_model_get_n_items (offers));
      g_autoptr (GPtrArray) alone = g_ptr_array_new (), said = NULL, wanted = NULL;
      g_autoptr (JalonsProposal) proposal = NULL;
      g_autoptr (JalonsDataset) after = NULL;
      g_autofree char *first = NULL, *second = NULL;

      g_ptr_array_add (alone, activity);
      proposal = jalons_attach_to_activities (fixture->dataset, offer, alone);
      after = do_drop (fixture, proposal);
      wanted = jalons_rules_of_activity (after, jalons_rule_index_calendar (index),
                                         jalons_dataset_lookup (after, JALONS_ENTITY_ACTIVITY,
                                                                jalons_record_get_id (activity)));
      said = jalons_drop_rules_of_activity (fixture->dataset, index, offer, activity);
      first = random_year_tell (said);
      second = random_year_tell (wanted);
      g_assert_cmpstr (first, ==, second);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/drop-rules/drops", Fixture, NULL, fixture_set_up, test_drops, fixture_tear_down);
  g_test_add ("/drop-rules/attaching", Fixture, NULL, fixture_set_up, test_attaching, fixture_tear_down);
  g_test_add ("/drop-rules/of-level", Fixture, NULL, fixture_set_up, test_of_level, fixture_tear_down);
  g_test_add ("/drop-rules/of-activity", Fixture, NULL, fixture_set_up, test_of_activity, fixture_tear_down);
  return g_test_run ();
}
