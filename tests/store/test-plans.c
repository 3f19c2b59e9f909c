/* Every gesture that plan proposes can be undone and redone: on the demonstration, at random.
 * Invariant: do → dump, undo → the dump before, redo → the dump after, also when the program ended in between.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hours.h"
#include "core/record/id.h"
#include "exchange/demo.h"
#include "fixture.h"
#include "plan/attach.h"
#include "plan/copy.h"
#include "plan/gestures.h"
#include "plan/levels.h"
#include "plan/move.h"
#include "plan/next-year.h"

#define N_GESTURES 70
#define N_CHIPS    6

/* What a gesture is made of: a school's year in the data as they are. */
typedef struct
{
  GRand *rand;
  JalonsStore *store;
  JalonsDataset *dataset; /* of every year */
  JalonsYear *year;
  JalonsCalendar *calendar;
  GPtrArray *divisions;
  JalonsChip chips[N_CHIPS];
  unsigned n_chips;
} Table;

typedef struct
{
  char *label;
  GPtrArray *drafts;
} Plan;

static int
between (Table *table,
         int first,
         int last)
{
  return g_rand_int_range (table->rand, first, last + 1);
}

static gpointer
pick (Table *table,
      GPtrArray *array)
{
  return array->len > 0 ? g_ptr_array_index (array, (guint) between (table, 0, (int) array->len - 1)) : NULL;
}

static JalonsDay
pick_day (Table *table)
{
  return jalons_day_new (jalons_year_start (table->year), 9, 1) + (JalonsDay) between (table, -10, 320);
}

static Plan
take (const char *label,
      GPtrArray *drafts)
{
  return (Plan){ g_strdup (label), drafts };
}

static Plan
take_proposal (JalonsProposal *proposal)
{
  Plan plan = take (proposal->label, g_ptr_array_ref (proposal->drafts));

  jalons_proposal_free (proposal);
  return plan;
}

/* One to four classes of the year. */
static GPtrArray *
pick_divisions (Table *table)
{
  GPtrArray *divisions = g_ptr_array_new ();

  for (int n = between (table, 1, 4); n > 0; n--)
    {
      JalonsDivision *division = pick (table, table->divisions);

      if (!g_ptr_array_find (divisions, division, NULL))
        g_ptr_array_add (divisions, division);
    }
  return divisions;
}

/* The plans */

static Plan
plan_move_weeks (Table *table)
{
  return take_proposal (
    jalons_plan_move_weeks (table->dataset, table->calendar, table->chips, table->n_chips, between (table, -6, 6)));
}

static Plan
plan_move_days (Table *table)
{
  return take_proposal (
    jalons_plan_move_days (table->dataset, table->calendar, table->chips, table->n_chips, between (table, -8, 8)));
}

static Plan
plan_drop (Table *table)
{
  JalonsDrop drop = { .chips = table->chips, .n_chips = table->n_chips };
  int half = between (table, JALONS_HALF_NONE, JALONS_HALF_AFTERNOON);
  JalonsDay day = pick_day (table);

  drop.lead = (unsigned) between (table, 0, (int) table->n_chips - 1);
  drop.division = between (table, 0, 1) ? pick (table, table->divisions) : NULL;
  drop.copy = between (table, 0, 1);
  drop.target.half = half;
  drop.target.day = half == JALONS_HALF_NONE ? jalons_day_monday (day) : day;
  if (between (table, 0, 5) == 0)
    drop.target = (JalonsTarget){ JALONS_NO_DAY, JALONS_HALF_NONE };
  return take_proposal (jalons_plan_drop (table->dataset, table->calendar, &drop));
}

static Plan
plan_stretch (Table *table)
{
  return take_proposal (jalons_plan_stretch (table->dataset, table->chips, table->n_chips,
                                             between (table, -2, 2) * JALONS_STRETCH_MINUTES));
}

static Plan
plan_delete (Table *table)
{
  return take_proposal (jalons_plan_delete (table->dataset, table->chips, table->n_chips));
}

static Plan
plan_add (Table *table)
{
  g_autoptr (GPtrArray) divisions = pick_divisions (table);
  JalonsNewActivity what = { .title = "Forum", .slot = { pick_day (table), 600, 60 } };

  return take_proposal (jalons_plan_add (table->year, divisions, &what));
}

static Plan
plan_paste (Table *table)
{
  g_autoptr (GPtrArray) divisions = pick_divisions (table);
  g_autoptr (JalonsCopied) copied = jalons_plan_copy (table->chips, table->n_chips, between (table, 0, 1));

  return take_proposal (jalons_plan_paste (table->dataset, table->calendar, copied, divisions,
                                           jalons_day_monday (pick_day (table))));
}

/* As the window asks for it: the next year as the store loads it, with what was deleted from it, or without. */
static Plan
plan_next_year (Table *table)
{
  int start = jalons_year_start (table->year) + 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDataset) next = jalons_store_load (table->store, start, &error);
  g_autoptr (GHashTable) gone = jalons_store_list_deleted (table->store, start, &error);
  g_autoptr (JalonsNextYear) prepared = NULL;

  g_assert_no_error (error);
  prepared = jalons_next_year_prepare (table->dataset, table->year, next, between (table, 0, 3) ? gone : NULL, &error);
  g_assert_no_error (error);
  return take (prepared->label, g_ptr_array_ref (prepared->drafts));
}

static Plan
plan_duplicate (Table *table)
{
  g_autofree char *id = NULL;

  return take ("Duplicate", jalons_gesture_duplicate (table->dataset, table->chips[0].activity, &id));
}

static Plan
plan_state (Table *table)
{
  return take ("State", jalons_gesture_set_state (table->chips[0].activity, (JalonsState) between (table, 0, 3)));
}

static Plan
plan_tick (Table *table)
{
  return take ("Tick", jalons_gesture_tick (table->chips[0].activity));
}

static Plan
plan_set_divisions (Table *table)
{
  g_autoptr (GPtrArray) divisions = pick_divisions (table), ids = g_ptr_array_new ();

  for (guint i = 0; i < divisions->len; i++)
    g_ptr_array_add (ids, (gpointer) jalons_record_get_id (g_ptr_array_index (divisions, i)));
  g_ptr_array_add (ids, NULL);
  return take ("Classes", jalons_gesture_set_divisions (table->dataset, table->chips[0].activity,
                                                        (const char *const *) ids->pdata));
}

static Plan
plan_delete_division (Table *table)
{
  return take ("Delete the class", jalons_gesture_delete (table->dataset, pick (table, table->divisions)));
}

static Plan
plan_set_level (Table *table)
{
  return take ("Level", jalons_gesture_set_level (table->dataset, "3e", between (table, 0, 1) ? "Troisième" : "3e",
                                                 between (table, 0, 1) ? "4e" : "5e"));
}

static Plan
plan_hours (Table *table)
{
  GPtrArray *drafts = jalons_gesture_drafts_new ();
  JalonsDraft *draft = jalons_level_draft_hours (table->dataset, table->year, "3e", between (table, 0, 1));

  jalons_draft_set_number (draft, JALONS_REFERENCE_MINUTES, 60 * between (table, 20, 40));
  jalons_level_settle_hours (draft, drafts);
  return take ("Hours", drafts);
}

static Plan
plan_reset_hours (Table *table)
{
  return take ("Reset", jalons_gesture_reset_hours (table->dataset, table->year, "3e"));
}

/* The catalogue */

static JalonsRecord *
pick_record (Table *table,
             JalonsEntityId entity)
{
  GListModel *list = jalons_dataset_get_list (table->dataset, entity);
  guint n = g_list_model_get_n_items (list);
  g_autoptr (JalonsRecord) record = n > 0 ? g_list_model_get_item (list, (guint) between (table, 0, (int) n - 1)) : NULL;

  return record; /* borrowed from the dataset */
}

static JalonsRecord *
pick_what (Table *table)
{
  static const JalonsEntityId entities[] = { JALONS_ENTITY_OFFER, JALONS_ENTITY_AMBASSADOR, JALONS_ENTITY_DOCUMENT };

  return pick_record (table, entities[between (table, 0, 2)]);
}

static Plan
plan_attach (Table *table)
{
  g_autoptr (GPtrArray) divisions = pick_divisions (table);
  JalonsTarget target = { jalons_day_monday (pick_day (table)), JALONS_HALF_NONE };

  return take_proposal (jalons_attach_to_divisions (table->dataset, pick_what (table), divisions,
                                                    between (table, 0, 2) ? &target : NULL));
}

static Plan
plan_attach_to_activities (Table *table)
{
  g_autoptr (GPtrArray) activities = g_ptr_array_new ();

  for (unsigned i = 0; i < table->n_chips; i++)
    if (!g_ptr_array_find (activities, table->chips[i].activity, NULL))
      g_ptr_array_add (activities, table->chips[i].activity);
  return take_proposal (jalons_attach_to_activities (table->dataset, pick_what (table), activities));
}

/* Any step that is offered to a booking or a visit, or the link away. */
static Plan
plan_step (Table *table)
{
  JalonsRecord *link = pick_record (table, between (table, 0, 1) ? JALONS_ENTITY_BOOKING : JALONS_ENTITY_VISIT);
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  g_autoptr (GArray) steps = NULL;
  int step;

  if (link != NULL)
    g_ptr_array_add (links, link);
  steps = jalons_link_steps (links);
  step = between (table, 0, (int) steps->len);
  if (step == (int) steps->len)
    return take_proposal (jalons_attach_detach (table->dataset, links));
  return take_proposal (jalons_link_take_step (table->dataset, links, g_array_index (steps, JalonsStep, (guint) step),
                                               pick_day (table)));
}

static Plan (*const plans[]) (Table *table) = {
  plan_move_weeks, plan_move_days,     plan_drop,            plan_stretch,   plan_delete, plan_add,
  plan_paste,      plan_next_year,     plan_duplicate,       plan_state,     plan_tick,   plan_set_divisions,
  plan_set_level,  plan_delete_division, plan_next_year,     plan_hours,     plan_reset_hours,
  plan_attach,     plan_attach_to_activities, plan_step,     plan_step,      plan_attach,
};

/* The table */

/* A year of 2026 with classes, of any school; the years after it are only prepared. */
static JalonsYear *
pick_year (Table *table)
{
  GListModel *list = jalons_dataset_get_list (table->dataset, JALONS_ENTITY_YEAR);
  g_autoptr (GPtrArray) years = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsYear) year = g_list_model_get_item (list, i); /* the list keeps it */
      g_autoptr (GPtrArray) divisions = jalons_dataset_list_divisions (table->dataset, year);

      if (jalons_year_start (year) == JALONS_DEMO_YEAR && divisions->len > 2)
        g_ptr_array_add (years, year);
    }
  return pick (table, years);
}

/* What is chosen on the screen: chips of any classes. */
static void
pick_chips (Table *table)
{
  int n_chips = between (table, 1, N_CHIPS);

  for (int tries = 0; tries < 200 && table->n_chips < (unsigned) n_chips; tries++)
    {
      JalonsDivision *division = pick (table, table->divisions);
      g_autoptr (GPtrArray) activities = jalons_dataset_division_activities (table->dataset, division);

      if (activities->len > 0)
        table->chips[table->n_chips++] = (JalonsChip){ pick (table, activities), division };
    }
  g_assert_cmpuint (table->n_chips, >, 0);
}

static void
gesture (JalonsStore *store,
         GRand *rand)
{
  g_autoptr (GError) error = NULL;
  Table table = { .rand = rand, .store = store, .dataset = jalons_store_load (store, 0, &error) };
  Plan plan;

  g_assert_no_error (error);
  table.year = pick_year (&table);
  table.calendar = jalons_hours_calendar (table.dataset, table.year);
  table.divisions = jalons_dataset_list_divisions (table.dataset, table.year);
  pick_chips (&table);
  plan = plans[between (&table, 0, (int) G_N_ELEMENTS (plans) - 1)] (&table);
  jalons_store_put (store, plan.label, plan.drafts, &error);
  g_assert_no_error (error);
  g_free (plan.label);
  g_ptr_array_unref (table.divisions);
  jalons_calendar_unref (table.calendar);
  g_object_unref (table.dataset);
}

/* Doing, undoing, redoing */

static void
step (JalonsStore *store,
      gboolean back)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsUndoReport) report = back ? jalons_store_undo (store, &error) : jalons_store_redo (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->refused->len; i++)
    g_test_message ("%s: %s", report->label, (char *) g_ptr_array_index (report->refused, i));
  g_assert_cmpuint (report->refused->len, ==, 0);
}

static void
assert_dump (JalonsStore *store,
             const char *expected)
{
  g_autofree char *dump = fixture_dump (store);

  g_assert_cmpstr (dump, ==, expected);
}

static void
restart_sometimes (JalonsStore **store,
                   const char *folder,
                   GRand *rand)
{
  if (g_rand_int_range (rand, 0, 8) != 0)
    return;
  g_clear_object (store);
  *store = fixture_open (folder);
}

static JalonsStore *
open_demo (const char *folder)
{
  g_autoptr (GError) error = NULL;
  JalonsStore *store = fixture_open (folder);

  jalons_store_put (store, "Demo", jalons_demo_build (), &error);
  g_assert_no_error (error);
  return store;
}

/* Each gesture there, back, and there again; then all of them back, and all of them there again. */
static void
test_random (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (GRand) rand = fixture_rand ();
  g_autoptr (JalonsStore) store = open_demo (folder);
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (dumps, fixture_dump (store));
  for (int i = 0; i < N_GESTURES; i++)
    {
      const char *before = g_ptr_array_index (dumps, dumps->len - 1);
      g_autofree char *after = NULL;

      gesture (store, rand);
      after = fixture_dump (store);
      if (g_str_equal (before, after))
        continue;
      restart_sometimes (&store, folder, rand);
      step (store, TRUE);
      assert_dump (store, before);
      restart_sometimes (&store, folder, rand);
      step (store, FALSE);
      assert_dump (store, after);
      g_ptr_array_add (dumps, g_steal_pointer (&after));
    }
  g_assert_cmpuint (dumps->len, >, N_GESTURES / 2);
  for (guint i = dumps->len - 1; i-- > 0;)
    {
      step (store, TRUE);
      assert_dump (store, g_ptr_array_index (dumps, i));
    }
  for (guint i = 1; i < dumps->len; i++)
    {
      step (store, FALSE);
      assert_dump (store, g_ptr_array_index (dumps, i));
    }
}

/* The next year */

/* Returns: how many drafts there were to write */
static guint
prepare (JalonsStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, JALONS_DEMO_YEAR, &error);
  g_autoptr (JalonsDataset) next = jalons_store_load (store, JALONS_DEMO_YEAR + 1, &error);
  g_autoptr (GHashTable) gone = jalons_store_list_deleted (store, JALONS_DEMO_YEAR + 1, &error);
  GListModel *years = jalons_dataset_get_list (dataset, JALONS_ENTITY_YEAR);
  g_autoptr (JalonsYear) year = g_list_model_get_item (years, 0);
  g_autoptr (JalonsNextYear) prepared = NULL;
  guint n_drafts;

  g_assert_no_error (error);
  prepared = jalons_next_year_prepare (dataset, year, next, gone, &error);
  g_assert_no_error (error);
  n_drafts = prepared->drafts->len;
  jalons_store_put (store, prepared->label, g_ptr_array_ref (prepared->drafts), &error);
  g_assert_no_error (error);
  return n_drafts;
}

static gboolean
delete_any (JalonsTransaction *transaction,
            gpointer data,
            GError **error)
{
  JalonsRecord *record = data;

  return jalons_transaction_delete (transaction, jalons_record_get_entity (record), jalons_record_get_id (record), error);
}

static guint
count_deleted (JalonsStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) gone = jalons_store_list_deleted (store, JALONS_DEMO_YEAR + 1, &error);

  g_assert_no_error (error);
  return g_hash_table_size (gone);
}

/* What was deleted from the next year is known as such, until its deletion is undone; what was only undone is not. */
static void
test_deleted (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = open_demo (folder);
  g_autoptr (JalonsDataset) next = NULL;
  g_autoptr (JalonsRecord) division = NULL;
  g_autoptr (GError) error = NULL;
  guint n_drafts = prepare (store);

  g_assert_cmpuint (n_drafts, >, 100);
  g_assert_cmpuint (prepare (store), ==, 0);
  g_assert_cmpuint (count_deleted (store), ==, 0);
  step (store, TRUE);
  g_assert_cmpuint (count_deleted (store), ==, 0);
  g_assert_cmpuint (prepare (store), ==, n_drafts);

  next = jalons_store_load (store, JALONS_DEMO_YEAR + 1, &error);
  g_assert_no_error (error);
  division = g_list_model_get_item (jalons_dataset_get_list (next, JALONS_ENTITY_DIVISION), 0);
  jalons_store_write (store, "Delete", delete_any, division, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_deleted (store), >, 1); /* with its participations */
  g_assert_cmpuint (prepare (store), ==, 0);
  step (store, TRUE);
  g_assert_cmpuint (count_deleted (store), ==, 0);
  step (store, FALSE);
  g_assert_cmpuint (count_deleted (store), >, 1);
}

static guint
count_deleted_of_no_year (JalonsStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) gone = jalons_store_list_deleted (store, 0, &error);

  g_assert_no_error (error);
  return g_hash_table_size (gone);
}

/* Of the catalogue too, which is of no year: an action that was deleted, and nothing that goes with it in some year. */
static void
test_deleted_of_no_year (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = open_demo (folder);
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autoptr (JalonsRecord) offer = NULL, division = NULL;
  g_autoptr (GError) error = NULL;

  dataset = jalons_store_load (store, JALONS_DEMO_YEAR, &error);
  g_assert_no_error (error);
  offer = g_list_model_get_item (jalons_dataset_get_list (dataset, JALONS_ENTITY_OFFER), 0);
  division = g_list_model_get_item (jalons_dataset_get_list (dataset, JALONS_ENTITY_DIVISION), 0);
  g_assert_cmpuint (count_deleted_of_no_year (store), ==, 0);
  jalons_store_write (store, "Delete", delete_any, division, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_deleted_of_no_year (store), ==, 0);
  jalons_store_write (store, "Delete", delete_any, offer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_deleted_of_no_year (store), ==, 1);
  step (store, TRUE);
  g_assert_cmpuint (count_deleted_of_no_year (store), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/plans/random", test_random);
  g_test_add_func ("/store/plans/deleted", test_deleted);
  g_test_add_func ("/store/plans/deleted-of-no-year", test_deleted_of_no_year);
  return g_test_run ();
}
