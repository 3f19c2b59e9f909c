/* Data folders as members of a space, on a directory as the shared folder: what a colleague sees, when, and whose it is.
 * Invariant: two stores that have synced say the same of everything.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/record/keys.h"
#include "desk.h"
#include "store/carried.h"

static void
test_joining (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (JalonsSpace) again = NULL;

  office_open (&office);
  g_assert_cmpuint (office.petit.n_merged, >, 0);
  g_assert_cmpstr (office.petit.merged_by, ==, "Mme Martin");
  office_assert_same (&office);
  g_assert_null (jalons_store_get_undo_label (office.petit.store));
  again = jalons_space_new (office.petit.store);
  g_assert_cmpstr (jalons_holder_get_membership (JALONS_HOLDER (again))->label, ==, "CIO");
}

static void
test_different_fields (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = NULL;
  g_autoptr (JalonsRecord) seen = NULL;

  office_open (&office);
  activity = fixture_put_activity (office.martin.store, "Forum", "3A");
  office_sync (&office);
  desk_set_text (&office.martin, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Salon");
  desk_set_text (&office.petit, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_PLACE, "CDI");
  office_sync (&office);
  office_assert_same (&office);
  seen = fixture_lookup (office.petit.store, JALONS_ENTITY_ACTIVITY, activity);
  g_assert_cmpstr (jalons_activity_title (seen), ==, "Salon");
  g_assert_cmpstr (jalons_activity_place (seen), ==, "CDI");
}

/* What a colleague changed since is not undone, and is called by name. */
static void
test_undo (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = NULL;
  g_autoptr (JalonsUndoReport) report = NULL;
  GError *error = NULL;

  office_open (&office);
  activity = fixture_put_activity (office.martin.store, "Forum", "3A");
  office_sync (&office);
  desk_set_text (&office.martin, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Salon");
  office_sync (&office);
  desk_set_text (&office.petit, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Carrefour");
  office_sync (&office);
  report = jalons_store_undo (office.martin.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_restored, ==, 0);
  g_assert_cmpuint (report->refused->len, ==, 1);
  fixture_assert_words ("*Carrefour*M. Petit*", report->refused->pdata[0]);
}

/* An undo is shared as any gesture is. */
static void
test_undo_is_shared (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = NULL;
  g_autoptr (JalonsUndoReport) report = NULL;
  g_autoptr (JalonsRecord) seen = NULL;
  GError *error = NULL;

  office_open (&office);
  activity = fixture_put_activity (office.martin.store, "Forum", "3A");
  office_sync (&office);
  report = jalons_store_undo (office.martin.store, &error);
  g_assert_no_error (error);
  office_sync (&office);
  office_assert_same (&office);
  seen = fixture_lookup (office.petit.store, JALONS_ENTITY_ACTIVITY, activity);
  g_assert_true (jalons_record_is_deleted (seen));
}

typedef struct
{
  guint most;
  guint all;
} Told;

static void
on_written (JalonsStore *store,
            GPtrArray *records,
            gpointer data)
{
  Told *told = data;

  told->most = MAX (told->most, records->len);
  told->all += records->len;
}

/* However much a colleague wrote in one gesture, the main loop hears of a few records at a time, and of each once. */
static void
test_little_by_little (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *year = jalons_year_make_id ("0590116F", 2026);
  GPtrArray *drafts = g_ptr_array_new ();
  Told told = { 0 };
  GError *error = NULL;

  office_open (&office);
  for (guint i = 0; i < 500; i++)
    {
      JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_ACTIVITY, NULL);

      jalons_draft_set_text (draft, JALONS_ACTIVITY_YEAR, year);
      g_ptr_array_add (drafts, draft);
    }
  g_assert_true (jalons_store_put (office.martin.store, "Import", drafts, &error));
  g_assert_no_error (error);
  desk_run (&office.martin);
  g_signal_connect (office.petit.store, "written", G_CALLBACK (on_written), &told);
  desk_run (&office.petit);
  g_signal_handlers_disconnect_by_data (office.petit.store, &told);
  g_assert_cmpuint (told.all, ==, 500);
  g_assert_cmpuint (told.most, <=, 40);
  office_assert_same (&office);
}

/* What there was before */

/* Mme Martin has the year, M. Petit too: it is one year, and nobody quarrels about it. */
static void
test_both_had_it (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) conflicts = NULL;

  office_furnish (&office);
  fixture_put_year (office.martin.store);
  fixture_put_year (office.petit.store);
  g_free (fixture_put_activity (office.martin.store, "Forum", "3A"));
  g_free (fixture_put_activity (office.petit.store, "Visite", "3B"));
  office_share (&office);
  office_sync (&office);
  office_assert_same (&office);
  conflicts = desk_list_conflicts (&office.martin);
  g_assert_cmpuint (conflicts->len, ==, 0);
}

/* What was deleted before nobody knows of; brought back, it is new to all. */
static void
test_deleted_before (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = NULL;
  g_autoptr (JalonsRecord) seen = NULL;
  g_autoptr (JalonsUndoReport) report = NULL;
  GError *error = NULL;

  office_furnish (&office);
  fixture_put_year (office.martin.store);
  activity = fixture_put_activity (office.martin.store, "Forum", "3A");
  fixture_delete (office.martin.store, JALONS_ENTITY_ACTIVITY, activity);
  office_share (&office);
  seen = fixture_lookup (office.petit.store, JALONS_ENTITY_ACTIVITY, activity);
  g_assert_null (seen);
  report = jalons_store_undo (office.martin.store, &error);
  g_assert_no_error (error);
  office_sync (&office);
  office_assert_same (&office);
  seen = fixture_lookup (office.petit.store, JALONS_ENTITY_ACTIVITY, activity);
  g_assert_cmpstr (jalons_activity_title (seen), ==, "Forum");
}

/* A copy that was sent to be read is not passed on. */
static void
test_copy_is_not_shared (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *school = jalons_school_make_id ("0590117G");
  g_autoptr (JalonsRecord) seen = NULL;
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  GError *error = NULL;

  office_open (&office);
  g_ptr_array_add (drafts, fixture_school ("0590117G", "Lycée"));
  g_assert_true (jalons_store_receive (office.petit.store, "Receive", drafts, school, "2026-11-03", &error));
  g_assert_no_error (error);
  g_ptr_array_unref (drafts);
  office_sync (&office);
  seen = fixture_lookup (office.martin.store, JALONS_ENTITY_SCHOOL, school);
  g_assert_null (seen);
  g_assert_cmpuint (jalons_holder_get_n_pending (JALONS_HOLDER (office.petit.space)), ==, 0);
}

/* Conflicts */

static void
settle (Desk *desk,
        JalonsEntityId entity,
        const char *row,
        const JalonsField *field,
        const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  jalons_space_settle_async (desk->space, entity, row, field, value, NULL, await_result, &result);
  await (&result);
  g_assert_true (jalons_space_settle_finish (desk->space, result, &error));
  g_assert_no_error (error);
}

static void
test_conflict (void)
{
  static const char *const values[] = { "Salon", "Carrefour", "Journée" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_auto (Office) office = { 0 };
      g_autofree char *activity = office_quarrel (&office);
      g_autoptr (GPtrArray) conflicts = desk_list_conflicts (&office.martin);
      g_autoptr (JalonsRecord) seen = NULL;
      const JalonsConflict *conflict;
      const JalonsRival *rival;

      office_assert_same (&office);
      g_assert_cmpuint (conflicts->len, ==, 1);
      conflict = conflicts->pdata[0];
      g_assert_cmpstr (conflict->row, ==, activity);
      g_assert_cmpstr (conflict->field->name, ==, "title");
      g_assert_cmpstr (conflict->shown.value, ==, "Carrefour");
      g_assert_cmpstr (conflict->shown.author, ==, "M. Petit");
      g_assert_false (conflict->shown.own);
      g_assert_cmpuint (conflict->others->len, ==, 1);
      rival = conflict->others->pdata[0];
      g_assert_cmpstr (rival->value, ==, "Salon");
      g_assert_cmpstr (rival->author, ==, "Mme Martin");
      g_assert_true (rival->own);
      settle (&office.martin, JALONS_ENTITY_ACTIVITY, activity, conflict->field, values[i]);
      office_sync (&office);
      office_assert_same (&office);
      office_assert_no_conflict (&office);
      seen = fixture_lookup (office.petit.store, JALONS_ENTITY_ACTIVITY, activity);
      g_assert_cmpstr (jalons_activity_title (seen), ==, values[i]);
    }
}

static void
count_told (JalonsSpace *space,
            gpointer n_told)
{
  (*(guint *) n_told)++;
}

/* M. Petit wrote later, so nothing that he sees changes: he is told all the same, and told again when it is settled so. */
static void
test_conflict_is_told (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  guint n_told = 0, n_merged;

  activity = office_quarrel (&office);
  conflicts = desk_list_conflicts (&office.petit);
  g_assert_cmpuint (conflicts->len, ==, 1);
  desk_set_text (&office.martin, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_NOTES, "Les siennes");
  desk_run (&office.martin);
  desk_set_text (&office.petit, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_NOTES, "Les miennes");
  n_merged = office.petit.n_merged;
  g_signal_connect (office.petit.space, "conflicts-changed", G_CALLBACK (count_told), &n_told);
  desk_run (&office.petit);
  g_assert_cmpuint (office.petit.n_merged, ==, n_merged);
  g_assert_cmpuint (n_told, >, 0);

  desk_run (&office.martin);
  settle (&office.martin, JALONS_ENTITY_ACTIVITY, activity, jalons_model_field (JALONS_ACTIVITY_NOTES), "Les miennes");
  desk_run (&office.martin);
  n_told = 0;
  desk_run (&office.petit);
  g_assert_cmpuint (office.petit.n_merged, ==, n_merged);
  g_assert_cmpuint (n_told, >, 0);
}

/* M. Petit deletes the activity while Mme Martin gives it another title. */
static void
test_deleted_while_edited (void)
{
  static const char *const answers[] = { "0", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto (Office) office = { 0 };
      g_autofree char *activity = NULL;
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (JalonsRecord) seen = NULL;
      const JalonsConflict *conflict;

      office_open (&office);
      activity = fixture_put_activity (office.martin.store, "Forum", "3A");
      office_sync (&office);
      desk_set_text (&office.martin, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Salon");
      fixture_delete (office.petit.store, JALONS_ENTITY_ACTIVITY, activity);
      office_sync (&office);
      office_assert_same (&office);
      conflicts = desk_list_conflicts (&office.martin);
      g_assert_cmpuint (conflicts->len, ==, 1);
      conflict = conflicts->pdata[0];
      g_assert_null (conflict->field);
      g_assert_cmpstr (conflict->shown.author, ==, "M. Petit");
      g_assert_cmpstr (((JalonsRival *) conflict->others->pdata[0])->value, ==, "Salon");
      settle (&office.martin, JALONS_ENTITY_ACTIVITY, activity, NULL, answers[i]);
      office_sync (&office);
      office_assert_same (&office);
      office_assert_no_conflict (&office);
      seen = fixture_lookup (office.petit.store, JALONS_ENTITY_ACTIVITY, activity);
      g_assert_cmpint (jalons_record_is_deleted (seen), ==, g_str_equal (answers[i], "1"));
    }
}

/* M. Petit deletes a class while Mme Martin plans something for it. */
static void
test_added_to_deleted (void)
{
  static const char *const answers[] = { "0", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto (Office) office = { 0 };
      g_autofree char *division = jalons_division_make_id ("0590116F", 2026, "3A"), *activity = NULL;
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (JalonsRecord) seen = NULL;
      const JalonsConflict *conflict;

      office_open (&office);
      office_sync (&office);
      activity = fixture_put_activity (office.martin.store, "Forum", "3A");
      fixture_delete (office.petit.store, JALONS_ENTITY_DIVISION, division);
      office_sync (&office);
      office_assert_same (&office);
      conflicts = desk_list_conflicts (&office.petit);
      g_assert_cmpuint (conflicts->len, ==, 1);
      conflict = conflicts->pdata[0];
      g_assert_null (conflict->field);
      g_assert_cmpstr (conflict->row, ==, division);
      g_assert_true (conflict->shown.own);
      g_assert_cmpstr (((JalonsRival *) conflict->others->pdata[0])->author, ==, "Mme Martin");
      settle (&office.petit, JALONS_ENTITY_DIVISION, division, NULL, answers[i]);
      office_sync (&office);
      office_assert_same (&office);
      office_assert_no_conflict (&office);
      seen = fixture_lookup (office.martin.store, JALONS_ENTITY_DIVISION, division);
      g_assert_cmpint (jalons_record_is_deleted (seen), ==, g_str_equal (answers[i], "1"));
    }
}

/* What is there */

static void
test_history (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = office_quarrel (&office);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  const JalonsField *field = jalons_model_field (JALONS_ACTIVITY_TITLE);
  const JalonsVersion *latest, *one;
  GError *error = NULL;

  jalons_space_history_async (office.petit.space, JALONS_ENTITY_ACTIVITY, activity, field, NULL, await_result, &result);
  await (&result);
  versions = jalons_space_history_finish (office.petit.space, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 4); /* created, and three titles */
  latest = versions->pdata[0];
  one = versions->pdata[1];
  g_assert_cmpstr (latest->value, ==, "Carrefour");
  g_assert_cmpstr (latest->author, ==, "M. Petit");
  g_assert_true (latest->own);
  g_assert_true (latest->shown);
  g_assert_cmpstr (one->value, ==, "Salon");
  g_assert_cmpstr (one->before, ==, "Forum");
  g_assert_cmpstr (one->author, ==, "Mme Martin");
  g_assert_false (one->shown);
}

/* What was too long before it was shared stays here, is told by its name, and goes when it is made shorter. */
static void
test_too_long (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = NULL, *text = g_strnfill (1000 * 1024, 'a');
  g_autoptr (JalonsRecord) there = NULL, later = NULL;
  const char *note;

  office_furnish (&office);
  fixture_put_year (office.martin.store);
  activity = fixture_put_activity (office.martin.store, "Forum", "3A");
  desk_set_text (&office.martin, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_NOTES, text);
  office_share (&office);
  office_sync (&office);
  note = jalons_syncing_get_note (office.martin.syncing);
  g_assert_nonnull (note);
  g_assert_nonnull (strstr (note, "“Notes” (Forum)"));
  g_assert_null (jalons_syncing_get_note (office.petit.syncing));
  there = fixture_lookup (office.petit.store, JALONS_ENTITY_ACTIVITY, activity);
  g_assert_cmpstr (jalons_activity_title (there), ==, "Forum");
  g_assert_cmpstr (jalons_activity_notes (there), ==, "");

  desk_set_text (&office.martin, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_NOTES, "Court");
  office_sync (&office);
  g_assert_null (jalons_syncing_get_note (office.martin.syncing));
  later = fixture_lookup (office.petit.store, JALONS_ENTITY_ACTIVITY, activity);
  g_assert_cmpstr (jalons_activity_notes (later), ==, "Court");
  office_assert_same (&office);
}

static void
test_status (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = office_quarrel (&office);
  g_autoptr (GAsyncResult) result = NULL, listed = NULL;
  g_autoptr (JalonsSpaceStatus) status = NULL;
  g_autoptr (GPtrArray) members = NULL;
  GError *error = NULL;

  jalons_space_get_status_async (office.martin.space, NULL, await_result, &result);
  await (&result);
  status = jalons_space_get_status_finish (office.martin.space, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (status->n_conflicts, ==, 1);
  g_assert_cmpuint (status->n_pending, ==, 0);
  g_assert_cmpuint (status->n_waiting, ==, 0);
  g_assert_cmpuint (g_strv_length (status->heads), >=, 1);
  jalons_space_list_members_async (office.martin.space, NULL, await_result, &listed);
  await (&listed);
  members = jalons_space_list_members_finish (office.martin.space, listed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (members->len, ==, 2);
  g_assert_cmpstr (((JalonsMember *) members->pdata[0])->author, ==, "M. Petit");
  g_assert_true (((JalonsMember *) members->pdata[1])->own);
}

/* A folder that leaves keeps its data, and what is written afterwards is nobody else's business. */
static void
test_leaving (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *before = NULL, *after = NULL, *title = NULL;
  GError *error = NULL;

  office_open (&office);
  before = fixture_dump (office.petit.store);
  g_assert_true (await_leave (office.petit.syncing, &error));
  g_assert_no_error (error);
  g_assert_false (jalons_space_is_joined (office.petit.space));
  title = fixture_put_activity (office.martin.store, "Forum", "3A");
  desk_run (&office.martin);
  after = fixture_dump (office.petit.store);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (await_join (office.petit.syncing, office.folders[2], NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  office_sync (&office);
  office_assert_same (&office);
  office_assert_no_conflict (&office);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/space/joining", test_joining);
  g_test_add_func ("/sync/space/different-fields", test_different_fields);
  g_test_add_func ("/sync/space/undo", test_undo);
  g_test_add_func ("/sync/space/undo-is-shared", test_undo_is_shared);
  g_test_add_func ("/sync/space/little-by-little", test_little_by_little);
  g_test_add_func ("/sync/space/both-had-it", test_both_had_it);
  g_test_add_func ("/sync/space/deleted-before", test_deleted_before);
  g_test_add_func ("/sync/space/copy-is-not-shared", test_copy_is_not_shared);
  g_test_add_func ("/sync/space/conflict", test_conflict);
  g_test_add_func ("/sync/space/conflict-is-told", test_conflict_is_told);
  g_test_add_func ("/sync/space/deleted-while-edited", test_deleted_while_edited);
  g_test_add_func ("/sync/space/added-to-deleted", test_added_to_deleted);
  g_test_add_func ("/sync/space/history", test_history);
  g_test_add_func ("/sync/space/too-long", test_too_long);
  g_test_add_func ("/sync/space/status", test_status);
  g_test_add_func ("/sync/space/leaving", test_leaving);
  return g_test_run ();
}
