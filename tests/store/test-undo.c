/* What undo must refuse, what a deletion takes along, what a gesture may not do by half.
 * Invariant: what somebody else has written since is never overwritten by an undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

typedef struct
{
  char *folder;
  JalonsStore *store;
  GPtrArray *written; /* as the signal gave them */
} Fixture;

static void
on_written (JalonsStore *store,
            GPtrArray *records,
            gpointer data)
{
  Fixture *fixture = data;

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (fixture->written, g_object_ref (g_ptr_array_index (records, i)));
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = fixture_make_folder ();
  fixture->store = jalons_store_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->written = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->store, "written", G_CALLBACK (on_written), fixture);
  jalons_store_set_author (fixture->store, "Claire Petit");
  fixture_put_year (fixture->store);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->store);
  g_ptr_array_unref (fixture->written);
  fixture_remove_folder (fixture->folder);
}

static JalonsDraft *
edit (Fixture *fixture,
      JalonsEntityId entity,
      const char *id)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (fixture->store, entity, id);

  g_assert_nonnull (record);
  return jalons_draft_edit (record);
}

static gboolean
put_one (JalonsTransaction *transaction,
         gpointer draft,
         GError **error)
{
  return jalons_transaction_put (transaction, draft, error);
}

static gboolean
delete_activity (JalonsTransaction *transaction,
                 gpointer id,
                 GError **error)
{
  return jalons_transaction_delete (transaction, JALONS_ENTITY_ACTIVITY, id, error);
}

static void
write_as_anne (Fixture *fixture,
               JalonsDraft *draft)
{
  g_autoptr (JalonsDraft) owned = draft;
  g_autoptr (GError) error = NULL;

  jalons_store_write_as (fixture->store, "Anne Martin", "Elsewhere", put_one, draft, &error);
  g_assert_no_error (error);
}

static void
retitle (Fixture *fixture,
         const char *id,
         const char *title)
{
  JalonsDraft *draft = edit (fixture, JALONS_ENTITY_ACTIVITY, id);

  jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, title);
  fixture_put (fixture->store, "Rename", draft);
}

static JalonsUndoReport *
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  JalonsUndoReport *report = jalons_store_undo (fixture->store, &error);

  g_assert_no_error (error);
  return report;
}

static void
assert_title (Fixture *fixture,
              const char *id,
              const char *title)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (fixture->store, JALONS_ENTITY_ACTIVITY, id);

  g_assert_cmpstr (jalons_activity_title (record), ==, title);
}

static void
assert_refused (const JalonsUndoReport *report,
                const char *sentence)
{
  g_assert_cmpuint (report->refused->len, ==, 1);
  g_test_message ("%s", (const char *) g_ptr_array_index (report->refused, 0));
  fixture_assert_words (sentence, g_ptr_array_index (report->refused, 0));
}

/* Somebody else's value stays; the other field of the same gesture is put back. */
static void
test_conflict (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *id = fixture_put_activity (fixture->store, "Forum", "3A");
  JalonsDraft *draft = edit (fixture, JALONS_ENTITY_ACTIVITY, id);
  g_autoptr (JalonsUndoReport) undone = NULL, redone = NULL;
  g_autoptr (JalonsRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, "Forum des métiers");
  jalons_draft_set_text (draft, JALONS_ACTIVITY_PLACE, "CDI");
  fixture_put (fixture->store, "Change", draft);
  draft = edit (fixture, JALONS_ENTITY_ACTIVITY, id);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, "Grand forum");
  write_as_anne (fixture, draft);

  g_assert_cmpstr (jalons_store_get_undo_label (fixture->store), ==, "Change");
  undone = undo (fixture);
  g_assert_cmpstr (undone->label, ==, "Change");
  g_assert_cmpuint (undone->n_restored, ==, 1);
  assert_refused (undone, "“Grand forum” was changed since by Anne Martin on * at * and stays as it is.");
  record = fixture_lookup (fixture->store, JALONS_ENTITY_ACTIVITY, id);
  g_assert_cmpstr (jalons_activity_title (record), ==, "Grand forum");
  g_assert_cmpstr (jalons_activity_place (record), ==, "");

  redone = jalons_store_redo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (redone->refused->len, ==, 0);
  g_clear_object (&record);
  record = fixture_lookup (fixture->store, JALONS_ENTITY_ACTIVITY, id);
  g_assert_cmpstr (jalons_activity_title (record), ==, "Grand forum");
  g_assert_cmpstr (jalons_activity_place (record), ==, "CDI");
}

/* Nothing could be put back: it is said, the gesture is behind us, and there is nothing to redo. */
static void
test_conflict_whole (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *id = fixture_put_activity (fixture->store, "Forum", "3A");
  JalonsDraft *draft;
  g_autoptr (JalonsUndoReport) report = NULL;

  retitle (fixture, id, "Mine");
  draft = edit (fixture, JALONS_ENTITY_ACTIVITY, id);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, "Hers");
  write_as_anne (fixture, draft);

  report = undo (fixture);
  g_assert_cmpuint (report->n_restored, ==, 0);
  assert_refused (report, "“Hers” was changed since by Anne Martin on *");
  assert_title (fixture, id, "Hers");
  g_assert_cmpstr (jalons_store_get_undo_label (fixture->store), ==, "Add an activity");
  g_assert_null (jalons_store_get_redo_label (fixture->store));
}

/* What I created and she has worked on is not deleted, nor is its link to the class. */
static void
test_conflict_creation (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *id = fixture_put_activity (fixture->store, "Forum", "3A");
  g_autofree char *before = NULL, *after = NULL;
  JalonsDraft *draft = edit (fixture, JALONS_ENTITY_ACTIVITY, id);
  g_autoptr (JalonsUndoReport) report = NULL;

  jalons_draft_set_text (draft, JALONS_ACTIVITY_NOTES, "Car réservé");
  write_as_anne (fixture, draft);
  before = fixture_dump (fixture->store);
  report = undo (fixture);
  assert_refused (report, "“Forum” was changed since by Anne Martin on *");
  after = fixture_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

/* What she deleted is not edited behind her back. */
static void
test_conflict_deletion (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *id = fixture_put_activity (fixture->store, "Forum", "3A");
  g_autoptr (JalonsUndoReport) report = NULL;
  g_autoptr (JalonsRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  retitle (fixture, id, "Mine");
  jalons_store_write_as (fixture->store, "Anne Martin", "Delete", delete_activity, id, &error);
  g_assert_no_error (error);
  report = undo (fixture);
  assert_refused (report, "“Mine” was deleted since by Anne Martin on *");
  record = fixture_lookup (fixture->store, JALONS_ENTITY_ACTIVITY, id);
  g_assert_true (jalons_record_is_deleted (record));
  g_assert_cmpstr (jalons_activity_title (record), ==, "Mine");
}

/* Deleting a school takes its years, classes, activities and links along; undo brings all of it back. */
static void
test_cascade (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *school = jalons_school_make_id ("0590116F");
  g_autofree char *id = fixture_put_activity (fixture->store, "Forum", "3A");
  g_autofree char *before = fixture_dump (fixture->store), *empty = NULL, *after = NULL;
  JalonsDraft *draft = edit (fixture, JALONS_ENTITY_SCHOOL, school);
  g_autoptr (JalonsUndoReport) report = NULL;

  g_ptr_array_set_size (fixture->written, 0);
  jalons_draft_set_deleted (draft, TRUE);
  fixture_put (fixture->store, "Delete the school", draft);
  empty = fixture_dump (fixture->store);
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpuint (fixture->written->len, ==, 6);
  for (guint i = 0; i < fixture->written->len; i++)
    g_assert_true (jalons_record_is_deleted (g_ptr_array_index (fixture->written, i)));

  report = undo (fixture);
  g_assert_cmpuint (report->n_restored, ==, 6);
  after = fixture_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

/* What is attached to an activity goes with it, and what was attached stays; undo brings the links back. */
static void
test_cascade_links (Fixture *fixture,
                    gconstpointer data)
{
  static const struct
  {
    JalonsEntityId link, linked;
    JalonsFieldId activity, target;
  } links[] = {
    { JALONS_ENTITY_BOOKING, JALONS_ENTITY_OFFER, JALONS_BOOKING_ACTIVITY, JALONS_BOOKING_OFFER },
    { JALONS_ENTITY_VISIT, JALONS_ENTITY_AMBASSADOR, JALONS_VISIT_ACTIVITY, JALONS_VISIT_AMBASSADOR },
    { JALONS_ENTITY_ATTACHMENT, JALONS_ENTITY_DOCUMENT, JALONS_ATTACHMENT_ACTIVITY, JALONS_ATTACHMENT_DOCUMENT },
  };
  g_autofree char *id = fixture_put_activity (fixture->store, "Forum", "3A"), *before = NULL, *after = NULL;
  g_autoptr (JalonsUndoReport) report = NULL;
  JalonsDraft *draft;

  for (unsigned i = 0; i < G_N_ELEMENTS (links); i++)
    {
      JalonsDraft *link = jalons_draft_new (links[i].link, jalons_model_entity (links[i].link)->name);

      jalons_draft_set_text (link, links[i].activity, id);
      jalons_draft_set_text (link, links[i].target, jalons_model_entity (links[i].linked)->name);
      fixture_put (fixture->store, "Catalogue",
                   jalons_draft_new (links[i].linked, jalons_model_entity (links[i].linked)->name));
      fixture_put (fixture->store, "Attach", link);
    }
  before = fixture_dump (fixture->store);
  draft = edit (fixture, JALONS_ENTITY_ACTIVITY, id);
  jalons_draft_set_deleted (draft, TRUE);
  fixture_put (fixture->store, "Delete", draft);
  for (unsigned i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (JalonsRecord) link = fixture_lookup (fixture->store, links[i].link,
                                                      jalons_model_entity (links[i].link)->name);
      g_autoptr (JalonsRecord) linked = fixture_lookup (fixture->store, links[i].linked,
                                                        jalons_model_entity (links[i].linked)->name);

      g_assert_true (jalons_record_is_deleted (link));
      g_assert_false (jalons_record_is_deleted (linked));
    }
  report = undo (fixture);
  after = fixture_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

/* The import of a class that had been deleted brings it back, with what the file says and nothing of old. */
static void
test_bring_back (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *id = jalons_division_make_id ("0590116F", 2026, "3A");
  g_autofree char *year = jalons_year_make_id ("0590116F", 2026);
  JalonsDraft *draft = edit (fixture, JALONS_ENTITY_DIVISION, id);
  g_autoptr (JalonsRecord) record = NULL;

  jalons_draft_set_number (draft, JALONS_DIVISION_HEADCOUNT, 27);
  fixture_put (fixture->store, "Headcount", draft);
  draft = edit (fixture, JALONS_ENTITY_DIVISION, id);
  jalons_draft_set_deleted (draft, TRUE);
  fixture_put (fixture->store, "Delete", draft);

  draft = jalons_draft_new (JALONS_ENTITY_DIVISION, id);
  jalons_draft_set_text (draft, JALONS_DIVISION_YEAR, year);
  jalons_draft_set_text (draft, JALONS_DIVISION_CODE, "3A");
  fixture_put (fixture->store, "Import", draft);
  record = fixture_lookup (fixture->store, JALONS_ENTITY_DIVISION, id);
  g_assert_false (jalons_record_is_deleted (record));
  g_assert_cmpint (jalons_division_headcount (record), ==, JALONS_UNSET);
}

/* Two drafts of one record: each writes its own field, whichever came first. */
static void
test_fields_merge (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *id = fixture_put_activity (fixture->store, "Forum", "3A");
  JalonsDraft *first = edit (fixture, JALONS_ENTITY_ACTIVITY, id), *second = jalons_draft_copy (first);
  g_autoptr (JalonsRecord) record = NULL;

  jalons_draft_set_text (first, JALONS_ACTIVITY_TITLE, "Salon");
  jalons_draft_set_text (second, JALONS_ACTIVITY_PLACE, "Gymnase");
  fixture_put (fixture->store, "First", first);
  fixture_put (fixture->store, "Second", second);
  record = fixture_lookup (fixture->store, JALONS_ENTITY_ACTIVITY, id);
  g_assert_cmpstr (jalons_activity_title (record), ==, "Salon");
  g_assert_cmpstr (jalons_activity_place (record), ==, "Gymnase");
}

static void
test_nothing (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *id = fixture_put_activity (fixture->store, "Forum", "3A");

  g_ptr_array_set_size (fixture->written, 0);
  retitle (fixture, id, "Forum");
  g_assert_cmpuint (fixture->written->len, ==, 0);
  g_assert_cmpstr (jalons_store_get_undo_label (fixture->store), ==, "Add an activity");
}

/* A gesture after an undo ends what could be redone, and stays so after a restart. */
static void
test_redo_dropped (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *id = fixture_put_activity (fixture->store, "Forum", "3A");
  g_autoptr (JalonsUndoReport) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;

  retitle (fixture, id, "Salon");
  first = undo (fixture);
  g_assert_cmpstr (jalons_store_get_redo_label (fixture->store), ==, "Rename");
  retitle (fixture, id, "Visite");
  g_assert_null (jalons_store_get_redo_label (fixture->store));
  g_assert_null (jalons_store_redo (fixture->store, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_MISSING);
  g_clear_error (&error);

  g_clear_object (&fixture->store);
  fixture->store = jalons_store_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_null (jalons_store_get_redo_label (fixture->store));
  g_assert_cmpstr (jalons_store_get_undo_label (fixture->store), ==, "Rename");
  second = undo (fixture);
  assert_title (fixture, id, "Forum");
}

static void
test_nothing_to_undo (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (JalonsUndoReport) report = undo (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (report->label, ==, "Import");
  g_assert_null (jalons_store_get_undo_label (fixture->store));
  g_assert_null (jalons_store_undo (fixture->store, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_MISSING);
}

static gboolean
write_then_fail (JalonsTransaction *transaction,
                 gpointer draft,
                 GError **error)
{
  if (!jalons_transaction_put (transaction, draft, error))
    return FALSE;
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_REFUSED, "No.");
  return FALSE;
}

static void
test_failure (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *id = fixture_put_activity (fixture->store, "Forum", "3A");
  g_autofree char *before = fixture_dump (fixture->store), *after = NULL;
  g_autoptr (JalonsDraft) draft = edit (fixture, JALONS_ENTITY_ACTIVITY, id);
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (fixture->written, 0);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, "Half");
  g_assert_false (jalons_store_write (fixture->store, "Fail", write_then_fail, draft, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED);
  after = fixture_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (fixture->written->len, ==, 0);
  g_assert_cmpstr (jalons_store_get_undo_label (fixture->store), ==, "Add an activity");
}

/* The history names gesture, author and values, the latest first. */
static void
test_history (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *id = fixture_put_activity (fixture->store, "Forum", "3A");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsUndoReport) report = NULL;
  const JalonsPastChange *undone, *renamed, *created;

  retitle (fixture, id, "Salon");
  report = undo (fixture);
  changes = jalons_store_history (fixture->store, JALONS_ENTITY_ACTIVITY, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, >=, 3);
  undone = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (undone->old, ==, "Salon");
  g_assert_cmpstr (undone->new, ==, "Forum");
  renamed = g_ptr_array_index (changes, 1);
  g_assert_cmpstr (renamed->label, ==, "Rename");
  g_assert_cmpstr (renamed->author, ==, "Claire Petit");
  g_assert_cmpuint (renamed->field->id, ==, JALONS_ACTIVITY_TITLE);
  g_assert_cmpstr (renamed->new, ==, "Salon");
  created = g_ptr_array_index (changes, 2);
  g_assert_null (created->field);
  g_assert_null (created->old);
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "conflict", test_conflict },
    { "conflict-whole", test_conflict_whole },
    { "conflict-creation", test_conflict_creation },
    { "conflict-deletion", test_conflict_deletion },
    { "cascade", test_cascade },
    { "cascade-links", test_cascade_links },
    { "bring-back", test_bring_back },
    { "fields-merge", test_fields_merge },
    { "nothing", test_nothing },
    { "redo-dropped", test_redo_dropped },
    { "nothing-to-undo", test_nothing_to_undo },
    { "failure", test_failure },
    { "history", test_history },
  };

  g_test_init (&argc, &argv, NULL);
  for (unsigned i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/store/undo/", tests[i].name, NULL);
      g_test_add (path, Fixture, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
