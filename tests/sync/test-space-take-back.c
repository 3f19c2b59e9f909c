/* Taking back what a colleague changed: the preview, the gesture, its undo, and how it is shared.
 * Invariant: what somebody else wrote since stays.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "desk.h"

static JalonsTakeBack *
take_back (Desk *desk,
           const char *whose,
           gboolean for_real)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  JalonsDay today =
    jalons_day_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
  g_autoptr (GError) error = NULL;
  /* Midnight may come while the test runs. */
  JalonsTakeBack *result = jalons_store_take_back (desk->store, whose, today - 1, for_real, &error);

  g_assert_no_error (error);
  return result;
}

static const JalonsTakenBack *
find_taken_back (const JalonsTakeBack *result,
                 const char *id,
                 const char *field)
{
  for (guint i = 0; i < result->changes->len; i++)
    {
      const JalonsTakenBack *change = result->changes->pdata[i];

      if (g_str_equal (jalons_record_get_id (change->record), id) &&
          g_strcmp0 (change->field != NULL ? change->field->name : NULL, field) == 0)
        return change;
    }
  return NULL;
}

/* M. Petit changes one twice, another that Mme Martin changes again, makes one, and deletes one. */
static void
test_take_back (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *twice = NULL, *again = NULL, *made = NULL, *gone = NULL, *before = NULL, *same = NULL, *undone = NULL;
  g_autoptr (JalonsTakeBack) preview = NULL, result = NULL, nobody = NULL;
  g_autoptr (JalonsUndoReport) undo = NULL, redo = NULL;
  const JalonsTakenBack *change;

  office_open (&office);
  twice = fixture_put_activity (office.martin.store, "Forum", "3A");
  again = fixture_put_activity (office.martin.store, "Atelier", "3A");
  gone = fixture_put_activity (office.martin.store, "Visite", "3A");
  office_sync (&office);
  desk_set_text (&office.petit, JALONS_ENTITY_ACTIVITY, twice, JALONS_ACTIVITY_TITLE, "Absurde");
  office_sync (&office);
  desk_set_text (&office.petit, JALONS_ENTITY_ACTIVITY, twice, JALONS_ACTIVITY_TITLE, "Plus absurde");
  desk_set_text (&office.petit, JALONS_ENTITY_ACTIVITY, again, JALONS_ACTIVITY_TITLE, "Faux");
  made = fixture_put_activity (office.petit.store, "Rien", "3A");
  fixture_delete (office.petit.store, JALONS_ENTITY_ACTIVITY, gone);
  office_sync (&office);
  desk_set_text (&office.martin, JALONS_ENTITY_ACTIVITY, again, JALONS_ACTIVITY_TITLE, "Atelier CV");
  before = fixture_dump (office.martin.store);

  preview = take_back (&office.martin, "M. Petit", FALSE);
  same = fixture_dump (office.martin.store);
  g_assert_cmpstr (before, ==, same);
  change = find_taken_back (preview, twice, "title");
  g_assert_nonnull (change);
  g_assert_cmpstr (change->present, ==, "Plus absurde");
  g_assert_cmpstr (change->past, ==, "Forum");
  g_assert_null (find_taken_back (preview, again, "title"));
  g_assert_cmpstr (find_taken_back (preview, gone, NULL)->past, ==, "0");
  g_assert_cmpstr (find_taken_back (preview, made, NULL)->past, ==, "1");
  g_assert_cmpuint (preview->refused->len, ==, 1);
  g_assert_nonnull (strstr (preview->refused->pdata[0], "Atelier CV"));

  result = take_back (&office.martin, "M. Petit", TRUE);
  g_assert_cmpuint (result->changes->len, ==, preview->changes->len);
  desk_assert_title (&office.martin, twice, "Forum", FALSE);
  desk_assert_title (&office.martin, again, "Atelier CV", FALSE);
  desk_assert_title (&office.martin, made, "Rien", TRUE);
  desk_assert_title (&office.martin, gone, "Visite", FALSE);
  undo = jalons_store_undo (office.martin.store, NULL);
  g_assert_nonnull (undo);
  undone = fixture_dump (office.martin.store);
  g_assert_cmpstr (before, ==, undone);
  redo = jalons_store_redo (office.martin.store, NULL);
  g_assert_nonnull (redo);
  office_sync (&office);
  office_assert_same (&office);
  desk_assert_title (&office.petit, twice, "Forum", FALSE);
  desk_assert_title (&office.petit, gone, "Visite", FALSE);
  office_assert_no_conflict (&office);

  nobody = take_back (&office.martin, "Personne", TRUE);
  g_assert_cmpuint (nobody->n_gestures, ==, 0);
  g_assert_cmpuint (nobody->changes->len, ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/space-take-back/take-back", test_take_back);
  return g_test_run ();
}
