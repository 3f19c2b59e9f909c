/* Two who hold the same blocks say the same: each tells the other what its registers come to, and mends its own.
 * Invariant: a register is spoilt in the database itself, as a fault of a disk or of ours would.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "desk.h"
#include "store/shared.h"

static gboolean
clear_said (JalonsShared *shared,
            gpointer data,
            GError **error)
{
  jalons_shared_set (shared, "state said", "");
  return TRUE;
}

static gboolean
read_checked (JalonsShared *shared,
              gpointer data,
              GError **error)
{
  *(char **) data = jalons_shared_get (shared, "state checked");
  return TRUE;
}

/* A register that says what no block does. */
static gboolean
spoil (JalonsShared *shared,
       gpointer activity,
       GError **error)
{
  const JalonsSharedWrite wrong = { "activity", activity, "title", 0, "01a0c4506c07000000000000000000aa", "\"Faux\"", 1 };

  jalons_shared_clear_register (shared, "activity", activity, "title");
  jalons_shared_add_write (shared, &wrong);
  return TRUE;
}

static void
share (Desk *desk,
       JalonsSharedFunc func,
       gpointer data)
{
  g_autoptr (GError) error = NULL;

  jalons_store_share (desk->store, func, data, &error);
  g_assert_no_error (error);
}

/* @from writes, and says in the same block what her registers say; @to reads that. */
static void
say_state (Desk *from,
           Desk *to,
           const char *activity)
{
  static guint n = 0;
  g_autofree char *place = g_strdup_printf ("Salle %u", ++n), *before = NULL, *after = NULL;

  share (to, read_checked, &before);
  share (from, clear_said, NULL);
  desk_set_text (from, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_PLACE, place);
  desk_run (from);
  desk_run (to);
  share (to, read_checked, &after);
  g_assert_cmpstr (before, !=, after);
}

static char *
who_differs (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JalonsSpaceStatus) status = NULL;

  jalons_space_get_status_async (desk->space, NULL, await_result, &result);
  await (&result);
  status = jalons_space_get_status_finish (desk->space, result, NULL);
  return g_strdup (status->differs);
}

static void
test_agreement (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = NULL, *differs = NULL, *again = NULL;

  office_open (&office);
  activity = fixture_put_activity (office.martin.store, "Forum", "3A");
  office_sync (&office);
  office_sync (&office);
  say_state (&office.martin, &office.petit, activity);
  say_state (&office.petit, &office.martin, activity);
  g_assert_null (jalons_syncing_get_note (office.petit.syncing));
  g_assert_null (jalons_syncing_get_note (office.martin.syncing));

  /* His are put together anew from the blocks. */
  share (&office.petit, spoil, activity);
  say_state (&office.martin, &office.petit, activity);
  g_assert_nonnull (strstr (jalons_syncing_get_note (office.petit.syncing), "it was put together anew, and agrees now"));
  say_state (&office.martin, &office.petit, activity);
  office_assert_same (&office);
  desk_assert_title (&office.petit, activity, "Forum", FALSE);

  /* Hers are spoilt: he can mend nothing, and says so; then she does. */
  share (&office.martin, spoil, activity);
  say_state (&office.martin, &office.petit, activity);
  g_assert_nonnull (strstr (jalons_syncing_get_note (office.petit.syncing), "Make a backup"));
  differs = who_differs (&office.petit);
  g_assert_nonnull (differs);
  say_state (&office.petit, &office.martin, activity);
  g_assert_nonnull (strstr (jalons_syncing_get_note (office.martin.syncing), "agrees now"));
  say_state (&office.martin, &office.petit, activity);
  g_assert_null (jalons_syncing_get_note (office.petit.syncing));
  again = who_differs (&office.petit);
  g_assert_null (again);
  office_assert_same (&office);
}

/* What a register says by which of its writes stands where: the sum is of the writes alone. */

#define STAMP(digit) "01a0c4506c0700000000000000000" digit "aa"

typedef struct
{
  int order[3];
  const char *value;
  char *sum;
} Spoken;

static gboolean
speak (JalonsShared *shared,
       gpointer data,
       GError **error)
{
  static const char *const stamps[] = { STAMP ("3"), STAMP ("1"), STAMP ("1") }, *const values[] = { "\"a\"", "\"c\"", NULL };
  Spoken *spoken = data;

  jalons_shared_clear_register (shared, "activity", "r", "title");
  for (int i = 0; i < 3; i++)
    {
      const JalonsSharedWrite write = { "activity", "r", "title", spoken->order[i], stamps[i],
                                        values[i] != NULL ? values[i] : spoken->value, 1 };

      jalons_shared_add_write (shared, &write);
    }
  g_free (spoken->sum);
  spoken->sum = jalons_shared_sum_state (shared);
  return TRUE;
}

static void
test_order (void)
{
  static const int orders[][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 2, 1, 0 }, { 1, 0, 2 } };
  g_auto (Office) office = { 0 };
  g_autofree char *before = NULL;

  office_open (&office);
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      Spoken spoken = { { orders[i][0], orders[i][1], orders[i][2] }, "\"b\"", NULL };

      share (&office.martin, speak, &spoken);
      if (before != NULL)
        g_assert_cmpstr (spoken.sum, ==, before);
      g_free (before);
      before = g_steal_pointer (&spoken.sum);
      spoken.value = "\"z\"";
      share (&office.martin, speak, &spoken);
      g_assert_cmpstr (spoken.sum, !=, before);
      g_free (spoken.sum);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/space-agree/agreement", test_agreement);
  g_test_add_func ("/sync/space-agree/order", test_order);
  return g_test_run ();
}
