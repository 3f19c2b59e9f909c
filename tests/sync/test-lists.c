/* Lists of which two or three people change items without knowing of each other.
 * Invariant: nothing outside folders of this test's own is touched.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "desk.h"
#include "sync/space/space-core.h"
#include "sync/space/space-lists.h"

/* Items, with "," for the end of a line */

static const struct
{
  const char *base;
  const char *lists; /* apart by "|" */
  const char *merged;
} merges[] = {
  { "", "a|b", "a,b" },
  { "a", "a,b|a,c", "a,b,c" },
  { "a,b", "a|b", "" },
  { "a,b,c", "a,b|a,b,c,d", "a,b,d" },
  { "a,b", "a,b,c|b", "b,c" },
  { "a", "a|", "" },
  { "a,b", "b,a|a,b,c", "b,a,c" },
  { "", "a,b|b,c|c,d", "a,b,c,d" },
  { "a,b,c", "b,c|a,c|a,b", "" },
  { "", "a,a|a", "a" },
  { "x", "a|a", "a" },
};

static void
test_items (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autofree char *base = g_strdelimit (g_strdup (merges[i].base), ",", '\n');
      g_autofree char *all = g_strdelimit (g_strdup (merges[i].lists), ",", '\n');
      g_auto (GStrv) lists = g_strsplit (all, "|", -1);
      g_autofree char *merged = jalons_lists_merge (base, (const char *const *) lists);

      g_test_message ("%s: %s", merges[i].base, merges[i].lists);
      g_assert_cmpstr (g_strdelimit (merged, "\n", ','), ==, merges[i].merged);
    }
}

/* Among copies of the data */

#define N_DESKS 3
#define N_ITEMS 8

typedef struct
{
  FixtureFolder folders[N_DESKS + 1]; /* the last is shared */
  Desk desks[N_DESKS];
  char *activity;
} Staff;

static void
staff_open (Staff *staff)
{
  GError *error = NULL;

  for (guint i = 0; i <= N_DESKS; i++)
    staff->folders[i] = fixture_make_folder ();
  for (guint i = 0; i < N_DESKS; i++)
    {
      g_autofree char *author = g_strdup_printf ("Author %u", i);

      desk_open (&staff->desks[i], staff->folders[i], author);
      if (i == 0)
        {
          fixture_put_year (staff->desks[0].store);
          staff->activity = fixture_put_activity (staff->desks[0].store, "Forum", "3A");
          g_assert_true (await_create (staff->desks[0].syncing, staff->folders[N_DESKS], NULL, NULL, "CIO", &error));
        }
      else
        g_assert_true (await_join (staff->desks[i].syncing, staff->folders[N_DESKS], NULL, NULL, NULL, &error));
      g_assert_no_error (error);
    }
}

static void
staff_close (Staff *staff)
{
  for (guint i = 0; i < N_DESKS; i++)
    desk_close (&staff->desks[i]);
  for (guint i = 0; i <= N_DESKS; i++)
    fixture_remove_folder (staff->folders[i]);
  g_free (staff->activity);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Staff, staff_close)

static void
staff_sync (Staff *staff)
{
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < N_DESKS; i++)
      desk_run (&staff->desks[i]);
}

/* Of which items the list is, as bits. */
static guint
get_items (Staff *staff,
           guint desk)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (staff->desks[desk].store, JALONS_ENTITY_ACTIVITY, staff->activity);
  const char *const *list = jalons_activity_competences (record);
  guint items = 0;

  for (guint i = 0; list[i] != NULL; i++)
    items |= 1u << (list[i][0] - 'a');
  return items;
}

static void
set_items (Staff *staff,
           guint desk,
           guint items)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (staff->desks[desk].store, JALONS_ENTITY_ACTIVITY, staff->activity);
  JalonsDraft *draft = jalons_draft_edit (record);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (guint i = 0; i < N_ITEMS; i++)
    {
      const char item[] = { (char) ('a' + i), '\0' };

      if (items & (1u << i))
        g_strv_builder_add (list, item);
    }
  strings = g_strv_builder_end (list);
  jalons_draft_set_list (draft, JALONS_ACTIVITY_COMPETENCES, (const char *const *) strings);
  fixture_put (staff->desks[desk].store, "Competences", draft);
}

static void
assert_agreed (Staff *staff)
{
  g_autofree char *first = fixture_dump (staff->desks[0].store);

  for (guint i = 0; i < N_DESKS; i++)
    {
      g_autofree char *other = fixture_dump (staff->desks[i].store);
      g_autoptr (GPtrArray) conflicts = desk_list_conflicts (&staff->desks[i]);

      g_assert_cmpstr (other, ==, first);
      g_assert_cmpuint (conflicts->len, ==, 0);
    }
}

/* All begin with the same list and change it at once: what anyone added is in it, what anyone took out is not. */
static void
test_at_once (void)
{
  g_auto (Staff) staff = { 0 };
  g_autoptr (GRand) rand = fixture_rand ();

  staff_open (&staff);
  for (guint turn = 0; turn < 12; turn++)
    {
      guint before = get_items (&staff, 0), added = 0, removed = 0;

      for (guint i = 0; i < N_DESKS; i++)
        {
          guint items = (guint) g_rand_int_range (rand, 0, 1 << N_ITEMS);

          set_items (&staff, i, items);
          added |= items & ~before;
          removed |= before & ~items;
        }
      staff_sync (&staff);
      assert_agreed (&staff);
      g_test_message ("turn %u: %02x, + %02x, - %02x", turn, before, added, removed);
      g_assert_cmphex (get_items (&staff, 0), ==, (before | added) & ~removed);
    }
}

static gboolean
rebuild (JalonsShared *shared,
         gpointer core,
         GError **error)
{
  JalonsStep *step = jalons_step_new (core, JALONS_STEP_REBUILD);
  gboolean done = jalons_step_run (shared, step, error);

  jalons_step_free (step);
  return done;
}

/* They change and sync as they like: in the end all show the same, and the same again when all is made anew. */
static void
test_at_random (void)
{
  g_auto (Staff) staff = { 0 };
  g_autoptr (GRand) rand = fixture_rand ();
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  JalonsSpaceCore *core;

  staff_open (&staff);
  for (guint i = 0; i < 60; i++)
    {
      guint desk = (guint) g_rand_int_range (rand, 0, N_DESKS);

      if (g_rand_boolean (rand))
        desk_run (&staff.desks[desk]);
      else
        set_items (&staff, desk, get_items (&staff, desk) ^ (1u << g_rand_int_range (rand, 0, N_ITEMS)));
    }
  set_items (&staff, 0, get_items (&staff, 0) ^ 1);
  set_items (&staff, 1, get_items (&staff, 1) ^ 2);
  staff_sync (&staff);
  assert_agreed (&staff);

  before = fixture_dump (staff.desks[2].store);
  core = jalons_space_core_new ();
  g_assert_true (jalons_store_share (staff.desks[2].store, rebuild, core, &error));
  g_assert_no_error (error);
  jalons_space_core_unref (core);
  after = fixture_dump (staff.desks[2].store);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lists/items", test_items);
  g_test_add_func ("/lists/at-once", test_at_once);
  g_test_add_func ("/lists/at-random", test_at_random);
  return g_test_run ();
}
