/* Data folders as members of a space, on a directory as the shared folder: what a colleague sees, when, and whose it is.
 * Invariant: two stores that have synced say the same of everything.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/error.h"
#include "desk.h"

#include "core/record/keys.h"
#include "store/carried.h"
#include "store/shared.h"

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
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (office.folders); i++)
    office.folders[i] = fixture_make_folder ();
  desk_open (&office.martin, office.folders[0], "Mme Martin");
  desk_open (&office.petit, office.folders[1], "M. Petit");
  fixture_put_year (office.martin.store);
  fixture_put_year (office.petit.store);
  g_free (fixture_put_activity (office.martin.store, "Forum", "3A"));
  g_free (fixture_put_activity (office.petit.store, "Visite", "3B"));
  g_assert_true (await_create (office.martin.syncing, office.folders[2], NULL, NULL, "CIO", &error));
  g_assert_true (await_join (office.petit.syncing, office.folders[2], NULL, NULL, NULL, &error));
  g_assert_no_error (error);
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
  g_autoptr (JalonsRecord) record = NULL, seen = NULL;
  g_autoptr (JalonsUndoReport) report = NULL;
  JalonsDraft *draft;
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (office.folders); i++)
    office.folders[i] = fixture_make_folder ();
  desk_open (&office.martin, office.folders[0], "Mme Martin");
  desk_open (&office.petit, office.folders[1], "M. Petit");
  fixture_put_year (office.martin.store);
  activity = fixture_put_activity (office.martin.store, "Forum", "3A");
  record = fixture_lookup (office.martin.store, JALONS_ENTITY_ACTIVITY, activity);
  draft = jalons_draft_edit (record);
  jalons_draft_set_deleted (draft, TRUE);
  fixture_put (office.martin.store, "Delete", draft);
  g_assert_true (await_create (office.martin.syncing, office.folders[2], NULL, NULL, "CIO", &error));
  g_assert_true (await_join (office.petit.syncing, office.folders[2], NULL, NULL, NULL, &error));
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
        const char *row,
        const JalonsField *field,
        const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  jalons_space_settle_async (desk->space, JALONS_ENTITY_ACTIVITY, row, field, value, NULL, await_result, &result);
  await (&result);
  g_assert_true (jalons_space_settle_finish (desk->space, result, &error));
  g_assert_no_error (error);
}

static void
assert_no_conflict (Office *office)
{
  g_autoptr (GPtrArray) one = desk_list_conflicts (&office->martin), other = desk_list_conflicts (&office->petit);

  g_assert_cmpuint (one->len, ==, 0);
  g_assert_cmpuint (other->len, ==, 0);
}

/* Both give an activity a title of their own; the later one, of M. Petit, shows. Returns its id. */
static char *
quarrel (Office *office)
{
  char *activity;

  office_open (office);
  activity = fixture_put_activity (office->martin.store, "Forum", "3A");
  office_sync (office);
  desk_set_text (&office->martin, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Salon");
  g_usleep (5000);
  desk_set_text (&office->petit, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Carrefour");
  office_sync (office);
  return activity;
}

static void
test_conflict (void)
{
  static const char *const values[] = { "Salon", "Carrefour", "Journée" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_auto (Office) office = { 0 };
      g_autofree char *activity = quarrel (&office);
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
      settle (&office.martin, activity, conflict->field, values[i]);
      office_sync (&office);
      office_assert_same (&office);
      assert_no_conflict (&office);
      seen = fixture_lookup (office.petit.store, JALONS_ENTITY_ACTIVITY, activity);
      g_assert_cmpstr (jalons_activity_title (seen), ==, values[i]);
    }
}

/* M. Petit deletes the activity while Mme Martin gives it another title. */
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

  activity = quarrel (&office);
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
  settle (&office.martin, activity, jalons_model_field (JALONS_ACTIVITY_NOTES), "Les miennes");
  desk_run (&office.martin);
  n_told = 0;
  desk_run (&office.petit);
  g_assert_cmpuint (office.petit.n_merged, ==, n_merged);
  g_assert_cmpuint (n_told, >, 0);
}

static void
test_deleted_while_edited (void)
{
  static const char *const answers[] = { "0", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto (Office) office = { 0 };
      g_autofree char *activity = NULL;
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (JalonsRecord) record = NULL, seen = NULL;
      const JalonsConflict *conflict;
      JalonsDraft *draft;

      office_open (&office);
      activity = fixture_put_activity (office.martin.store, "Forum", "3A");
      office_sync (&office);
      desk_set_text (&office.martin, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Salon");
      record = fixture_lookup (office.petit.store, JALONS_ENTITY_ACTIVITY, activity);
      draft = jalons_draft_edit (record);
      jalons_draft_set_deleted (draft, TRUE);
      fixture_put (office.petit.store, "Delete", draft);
      office_sync (&office);
      office_assert_same (&office);
      conflicts = desk_list_conflicts (&office.martin);
      g_assert_cmpuint (conflicts->len, ==, 1);
      conflict = conflicts->pdata[0];
      g_assert_null (conflict->field);
      g_assert_cmpstr (conflict->shown.author, ==, "M. Petit");
      g_assert_cmpstr (((JalonsRival *) conflict->others->pdata[0])->value, ==, "Salon");
      settle (&office.martin, activity, NULL, answers[i]);
      office_sync (&office);
      office_assert_same (&office);
      assert_no_conflict (&office);
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
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (JalonsRecord) record = NULL, seen = NULL;
      const JalonsConflict *conflict;
      JalonsDraft *draft;
      GError *error = NULL;

      office_open (&office);
      office_sync (&office);
      activity = fixture_put_activity (office.martin.store, "Forum", "3A");
      record = fixture_lookup (office.petit.store, JALONS_ENTITY_DIVISION, division);
      draft = jalons_draft_edit (record);
      jalons_draft_set_deleted (draft, TRUE);
      fixture_put (office.petit.store, "Delete", draft);
      office_sync (&office);
      office_assert_same (&office);
      conflicts = desk_list_conflicts (&office.petit);
      g_assert_cmpuint (conflicts->len, ==, 1);
      conflict = conflicts->pdata[0];
      g_assert_null (conflict->field);
      g_assert_cmpstr (conflict->row, ==, division);
      g_assert_true (conflict->shown.own);
      g_assert_cmpstr (((JalonsRival *) conflict->others->pdata[0])->author, ==, "Mme Martin");
      jalons_space_settle_async (office.petit.space, JALONS_ENTITY_DIVISION, division, NULL, answers[i], NULL, await_result,
                                 &result);
      await (&result);
      g_assert_true (jalons_space_settle_finish (office.petit.space, result, &error));
      office_sync (&office);
      office_assert_same (&office);
      assert_no_conflict (&office);
      seen = fixture_lookup (office.martin.store, JALONS_ENTITY_DIVISION, division);
      g_assert_cmpint (jalons_record_is_deleted (seen), ==, g_str_equal (answers[i], "1"));
    }
}

/* What is there */

static void
test_history (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = quarrel (&office);
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
  g_autoptr (GError) error = NULL;
  const char *note;

  for (guint i = 0; i < G_N_ELEMENTS (office.folders); i++)
    office.folders[i] = fixture_make_folder ();
  desk_open (&office.martin, office.folders[0], "Mme Martin");
  desk_open (&office.petit, office.folders[1], "M. Petit");
  fixture_put_year (office.martin.store);
  activity = fixture_put_activity (office.martin.store, "Forum", "3A");
  desk_set_text (&office.martin, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_NOTES, text);
  g_assert_true (await_create (office.martin.syncing, office.folders[2], NULL, NULL, "CIO", &error));
  g_assert_true (await_join (office.petit.syncing, office.folders[2], NULL, NULL, NULL, &error));
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
assert_title (Desk *desk,
              const char *activity,
              const char *title,
              gboolean deleted)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (desk->store, JALONS_ENTITY_ACTIVITY, activity);

  g_assert_cmpstr (jalons_activity_title (record), ==, title);
  g_assert_cmpint (jalons_record_is_deleted (record), ==, deleted);
}

/* Two who hold the same say the same */

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
  assert_title (&office.petit, activity, "Forum", FALSE);

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

/* Taking back what a colleague changed */

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

static void
delete_activity (Desk *desk,
                 const char *activity)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (desk->store, JALONS_ENTITY_ACTIVITY, activity);
  JalonsDraft *draft = jalons_draft_edit (record);

  jalons_draft_set_deleted (draft, TRUE);
  fixture_put (desk->store, "Delete", draft);
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
  delete_activity (&office.petit, gone);
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
  assert_title (&office.martin, twice, "Forum", FALSE);
  assert_title (&office.martin, again, "Atelier CV", FALSE);
  assert_title (&office.martin, made, "Rien", TRUE);
  assert_title (&office.martin, gone, "Visite", FALSE);
  undo = jalons_store_undo (office.martin.store, NULL);
  g_assert_nonnull (undo);
  undone = fixture_dump (office.martin.store);
  g_assert_cmpstr (before, ==, undone);
  redo = jalons_store_redo (office.martin.store, NULL);
  g_assert_nonnull (redo);
  office_sync (&office);
  office_assert_same (&office);
  assert_title (&office.petit, twice, "Forum", FALSE);
  assert_title (&office.petit, gone, "Visite", FALSE);
  assert_no_conflict (&office);

  nobody = take_back (&office.martin, "Personne", TRUE);
  g_assert_cmpuint (nobody->n_gestures, ==, 0);
  g_assert_cmpuint (nobody->changes->len, ==, 0);
}

static void
test_status (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = quarrel (&office);
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
  assert_no_conflict (&office);
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
  g_test_add_func ("/sync/space/agreement", test_agreement);
  g_test_add_func ("/sync/space/take-back", test_take_back);
  g_test_add_func ("/sync/space/status", test_status);
  g_test_add_func ("/sync/space/leaving", test_leaving);
  return g_test_run ();
}
