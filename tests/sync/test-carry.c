/* A project carried to who reviews it and back: received as a copy, remarked on, merged, brought up to date.
 * Invariant: two data folders and files between them, as in a school; nothing else joins them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "carried-fixture.h"
#include "core/error.h"
#include "core/project/project.h"
#include "exchange/json.h"
#include "plan/review.h"
#include "store/carried.h"
#include "store/files.h"
#include "store/forget.h"
#include "store/settings.h"
#include "sync/carry-forget.h"
#include "sync/carry.h"

static const JalonsDay today = 20760;

static JalonsStore *
open_folder (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("jalons-carry-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  JalonsStore *store = jalons_store_open (path, &error);

  g_assert_no_error (error);
  return store;
}

static void
put (JalonsStore *store,
     const char *label,
     JalonsDraft *draft)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts = g_ptr_array_new ();

  g_ptr_array_add (drafts, draft);
  jalons_store_put (store, label, drafts, &error);
  g_assert_no_error (error);
}

/* Returns: whether it was refused, and nothing written */
static gboolean
is_refused (JalonsStore *store,
            JalonsDraft *draft)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts = g_ptr_array_new ();

  g_ptr_array_add (drafts, draft);
  if (jalons_store_put (store, "Refused", drafts, &error))
    return FALSE;
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "a copy that you were sent to read"));
  return TRUE;
}

/* The data of who writes the project. */
static JalonsStore *
open_writer (void)
{
  JalonsStore *store = open_folder ("writer");
  g_autoptr (JalonsDataset) dataset = carried_fixture_new ();
  GPtrArray *drafts = g_ptr_array_new ();

  for (int e = 0; e < JALONS_N_ENTITIES; e++)
    {
      GListModel *list = jalons_dataset_get_list (dataset, (JalonsEntityId) e);

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);
          const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);
          JalonsDraft *draft = jalons_draft_new ((JalonsEntityId) e, jalons_record_get_id (record));

          for (unsigned f = 0; f < entity->n_fields; f++)
            {
              g_autofree char *stored = jalons_record_to_stored (record, entity->fields[f].id);

              g_assert_true (jalons_draft_set_stored (draft, entity->fields[f].id, stored));
            }
          g_ptr_array_add (drafts, draft);
        }
    }
  g_assert_true (jalons_store_put (store, "Write", drafts, NULL));
  return store;
}

static JalonsRecord *
find (JalonsStore *store,
      JalonsEntityId entity,
      const char *id)
{
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, NULL);
  JalonsRecord *record = jalons_dataset_lookup (dataset, entity, id);

  return record != NULL ? g_object_ref (record) : NULL;
}

static JalonsProject *
find_project (JalonsStore *store)
{
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, NULL);

  return g_object_ref (carried_fixture_project (dataset));
}

static GBytes *
pack (JalonsStore *store)
{
  g_autoptr (JalonsProject) project = find_project (store);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jalons_carry_pack (store, project, today, &error);

  g_assert_no_error (error);
  return bytes;
}

static JalonsImport *
plan (JalonsStore *store,
      GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsCarried) carried = jalons_carried_read (bytes, &error);
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, NULL);
  g_autoptr (GHashTable) deleted = NULL;

  g_assert_no_error (error);
  deleted = jalons_store_list_deleted (store, 0, &error);
  g_assert_no_error (error);
  return jalons_import_new_carried (carried, dataset, jalons_store_get_carried (store), deleted);
}

/* Returns: how many lines of the preview speak of something to write */
static guint
take (JalonsStore *store,
      GBytes *bytes)
{
  g_autoptr (JalonsImport) import = plan (store, bytes);
  g_autoptr (GError) error = NULL;
  guint n = jalons_import_count (import, JALONS_IMPORT_CREATED) + jalons_import_count (import, JALONS_IMPORT_CHANGED);

  g_assert_null (jalons_import_get_blocked (import));
  g_assert_true (jalons_import_is_ready (import));
  jalons_carry_take (store, import, &error);
  g_assert_no_error (error);
  return n;
}

static char *
put_remark (JalonsStore *store,
            const char *answers,
            JalonsRole role,
            const char *words)
{
  g_autoptr (JalonsProject) project = find_project (store);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_REMARK, NULL);
  char *id = g_strdup (jalons_draft_get_id (draft));

  jalons_draft_set_text (draft, JALONS_REMARK_PROJECT, jalons_record_get_id (project));
  jalons_draft_set_text (draft, JALONS_REMARK_ANSWERS, answers);
  jalons_draft_set_text (draft, JALONS_REMARK_WORDS, words);
  jalons_draft_set_number (draft, JALONS_REMARK_ROLE, (int) role);
  put (store, "Remark", draft);
  return id;
}

/* A step of the review, with its frozen copy. */
static char *
put_step (JalonsStore *store,
          int number,
          JalonsProjectState state)
{
  g_autoptr (JalonsProject) project = find_project (store);
  g_autoptr (GError) error = NULL;
  JalonsDraft *change = jalons_draft_edit (project), *draft = jalons_draft_new (JALONS_ENTITY_REVISION, NULL);
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  char *hash;

  jalons_draft_set_number (change, JALONS_PROJECT_STATE, (int) state);
  g_ptr_array_add (drafts, change);
  g_ptr_array_add (drafts, draft);
  hash = jalons_carry_freeze (store, project, drafts, today, &error);
  g_assert_no_error (error);
  jalons_draft_set_text (draft, JALONS_REVISION_PROJECT, jalons_record_get_id (project));
  jalons_draft_set_number (draft, JALONS_REVISION_NUMBER, number);
  jalons_draft_set_number (draft, JALONS_REVISION_STATE, (int) state);
  jalons_draft_set_text (draft, JALONS_REVISION_FILE, hash);
  jalons_store_put (store, "Step", drafts, &error);
  g_assert_no_error (error);
  return hash;
}

static JalonsDraft *
edit_any (JalonsStore *store,
          JalonsEntityId entity,
          JalonsFieldId field,
          const char *stored)
{
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, NULL);
  g_autoptr (JalonsDataset) ours = jalons_carried_select (dataset, carried_fixture_project (dataset));
  g_autoptr (JalonsRecord) record = g_list_model_get_item (jalons_dataset_get_list (ours, entity), 0);
  JalonsDraft *draft = jalons_draft_edit (jalons_dataset_lookup (dataset, entity, jalons_record_get_id (record)));

  g_assert_true (jalons_draft_set_stored (draft, field, stored));
  return draft;
}

static int
state_of (JalonsStore *store)
{
  g_autoptr (JalonsProject) project = find_project (store);

  return jalons_project_state (project);
}

static char *
dump (JalonsStore *store)
{
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, NULL);
  g_autoptr (GBytes) bytes = jalons_json_export (dataset);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A project on its way between who writes it and who reviews it. */
typedef struct
{
  JalonsStore *writer, *reader;
  char *submitted; /* the frozen copy of the first step */
  char *remark;
  GBytes *back; /* what the reader sent */
} Way;

static void
check_received (Way *way)
{
  g_autoptr (GBytes) out = pack (way->writer);
  g_autoptr (JalonsProject) project = NULL;
  g_autoptr (JalonsCarried) frozen = NULL;

  take (way->reader, out);
  project = find_project (way->reader);
  g_assert_true (jalons_store_is_carried (way->reader, jalons_project_school (project)));
  g_assert_false (jalons_store_is_carried (way->writer, jalons_project_school (project)));
  g_assert_null (jalons_store_get_undo_label (way->reader));
  g_assert_true (jalons_files_has (jalons_store_get_directory (way->reader), way->submitted));
  frozen = jalons_carry_thaw (way->reader, way->submitted, NULL);
  g_assert_cmpint (jalons_project_state (frozen->project), ==, JALONS_PROJECT_SUBMITTED);
}

/* Nothing but the review can be written. */
static void
check_only_review (Way *way)
{
  JalonsStore *reader = way->reader;

  g_assert_true (is_refused (reader, edit_any (reader, JALONS_ENTITY_ACTIVITY, JALONS_ACTIVITY_TITLE, "Autre")));
  g_assert_true (is_refused (reader, edit_any (reader, JALONS_ENTITY_GOAL, JALONS_GOAL_WORDING, "Autre")));
  g_assert_true (is_refused (reader, edit_any (reader, JALONS_ENTITY_PROJECT, JALONS_PROJECT_DIAGNOSIS, "Autre")));
}

/* Merged, undone, done again; twice finds nothing. */
static void
check_merged (Way *way,
              const char *frozen)
{
  g_autofree char *before = dump (way->writer), *after = NULL, *undone = NULL;
  g_autoptr (JalonsRecord) found = NULL;
  g_autoptr (JalonsImport) second = NULL;

  g_assert_cmpuint (take (way->writer, way->back), ==, 3);
  after = dump (way->writer);
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpint (state_of (way->writer), ==, JALONS_PROJECT_TO_REVISE);
  g_assert_true (jalons_files_has (jalons_store_get_directory (way->writer), frozen));
  found = find (way->writer, JALONS_ENTITY_REMARK, way->remark);
  g_assert_cmpstr (jalons_remark_words (found), ==, "Et les secondes ?");
  jalons_undo_report_free (jalons_store_undo (way->writer, NULL));
  undone = dump (way->writer);
  g_assert_cmpstr (undone, ==, before);
  jalons_undo_report_free (jalons_store_redo (way->writer, NULL));
  second = plan (way->writer, way->back);
  g_assert_cmpuint (jalons_import_get_drafts (second)->len, ==, 0);
}

/* Answered, resolved, changed, and sent again; what the reader wrote meanwhile is kept. */
static void
check_answered (Way *way)
{
  g_autofree char *answer = put_remark (way->writer, way->remark, JALONS_ROLE_COUNSELLOR, "Ajouté en novembre.");
  g_autofree char *kept = NULL, *now = NULL;
  g_autoptr (JalonsRecord) found = find (way->writer, JALONS_ENTITY_REMARK, way->remark);
  g_autoptr (JalonsRecord) answered = NULL, resolved = NULL, still = NULL;
  g_autoptr (GBytes) newer = NULL;
  JalonsDraft *draft = jalons_draft_edit (found);

  jalons_draft_set_number (draft, JALONS_REMARK_STATE, JALONS_REMARK_RESOLVED);
  put (way->writer, "Resolve", draft);
  put (way->writer, "Change", edit_any (way->writer, JALONS_ENTITY_ACTIVITY, JALONS_ACTIVITY_TITLE, "Un autre titre"));
  newer = pack (way->writer);
  kept = put_remark (way->reader, "", JALONS_ROLE_HEAD, "Encore une chose.");
  take (way->reader, newer);
  answered = find (way->reader, JALONS_ENTITY_REMARK, answer);
  resolved = find (way->reader, JALONS_ENTITY_REMARK, way->remark);
  still = find (way->reader, JALONS_ENTITY_REMARK, kept);
  g_assert_nonnull (answered);
  g_assert_nonnull (still);
  g_assert_cmpint (jalons_remark_state (resolved), ==, JALONS_REMARK_RESOLVED);
  now = dump (way->reader);
  g_assert_nonnull (strstr (now, "Un autre titre"));
}

/* The whole way: out, remarked on, back, answered, out again. */
static void
test_there_and_back (void)
{
  g_autoptr (JalonsStore) writer = open_writer (), reader = open_folder ("reader");
  g_autofree char *submitted = put_step (writer, 1, JALONS_PROJECT_SUBMITTED), *hash = NULL, *remark = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (JalonsImport) late = NULL;
  Way way = { writer, reader, submitted };

  check_received (&way);
  check_only_review (&way);
  way.remark = remark = put_remark (reader, "", JALONS_ROLE_HEAD, "Et les secondes ?");
  hash = put_step (reader, 2, JALONS_PROJECT_TO_REVISE);
  way.back = back = pack (reader);
  check_merged (&way, hash);
  check_answered (&way);
  check_only_review (&way);
  /* The file of before: what was resolved is not open again. */
  late = plan (writer, back);
  g_assert_cmpuint (jalons_import_get_drafts (late)->len, ==, 0);
}

static void
set_state (JalonsStore *store,
           const char *remark,
           JalonsRemarkState state)
{
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, NULL);
  g_autoptr (JalonsProposal) proposal =
    jalons_review_set_state (dataset, jalons_dataset_lookup (dataset, JALONS_ENTITY_REMARK, remark), state);
  g_autoptr (GError) error = NULL;

  jalons_store_put (store, proposal->label, g_ptr_array_ref (proposal->drafts), &error);
  g_assert_no_error (error);
}

static int
remark_state (JalonsStore *store,
              const char *remark)
{
  g_autoptr (JalonsRecord) found = find (store, JALONS_ENTITY_REMARK, remark);

  return found != NULL ? jalons_remark_state (found) : -1;
}

static void
delete_remark (JalonsStore *store,
               const char *remark)
{
  g_autoptr (JalonsRecord) found = find (store, JALONS_ENTITY_REMARK, remark);
  JalonsDraft *draft = jalons_draft_edit (found);

  jalons_draft_set_deleted (draft, TRUE);
  put (store, "Delete", draft);
}

/* What is resolved, opened again and resolved again is so on the other side, and an older file changes nothing. */
static void
test_reopened (void)
{
  g_autoptr (JalonsStore) writer = open_writer (), reader = open_folder ("reader");
  g_autoptr (GBytes) out = pack (writer), first = NULL, resolved = NULL, reopened = NULL, both = NULL;
  g_autofree char *remark = NULL;

  take (reader, out);
  remark = put_remark (reader, "", JALONS_ROLE_HEAD, "Et les secondes ?");
  first = pack (reader);
  take (writer, first);
  set_state (writer, remark, JALONS_REMARK_RESOLVED);
  resolved = pack (writer);
  take (reader, resolved);
  g_assert_cmpint (remark_state (reader, remark), ==, JALONS_REMARK_RESOLVED);
  set_state (reader, remark, JALONS_REMARK_OPEN);
  reopened = pack (reader);
  g_assert_cmpuint (take (writer, reopened), ==, 1);
  g_assert_cmpint (remark_state (writer, remark), ==, JALONS_REMARK_OPEN);
  g_assert_cmpuint (take (writer, reopened), ==, 0);
  g_assert_cmpuint (take (writer, first), ==, 0);
  take (reader, resolved);
  g_assert_cmpint (remark_state (reader, remark), ==, JALONS_REMARK_OPEN);
  /* Both turn it meanwhile: it is resolved on both sides, whichever file comes first. */
  set_state (writer, remark, JALONS_REMARK_RESOLVED);
  both = pack (writer);
  take (reader, both);
  g_assert_cmpint (remark_state (reader, remark), ==, JALONS_REMARK_RESOLVED);
}

/* A remark that its author deletes goes on the other side too, with its answers; it does not come back with an older file,
 * and nobody deletes the words of the other. */
static void
test_deleted (void)
{
  g_autoptr (JalonsStore) writer = open_writer (), reader = open_folder ("reader");
  g_autofree char *remark = NULL, *kept = NULL, *answer = NULL;
  g_autoptr (GBytes) out = pack (writer), first = NULL, without = NULL, answered = NULL;

  take (reader, out);
  remark = put_remark (reader, "", JALONS_ROLE_HEAD, "De trop");
  kept = put_remark (reader, "", JALONS_ROLE_HEAD, "Gardée");
  first = pack (reader);
  take (writer, first);
  answer = put_remark (writer, remark, JALONS_ROLE_COUNSELLOR, "Pourquoi ?");
  delete_remark (writer, kept);
  answered = pack (writer);
  take (reader, answered);
  g_assert_cmpint (remark_state (reader, kept), ==, JALONS_REMARK_OPEN);
  delete_remark (reader, remark);
  without = pack (reader);
  g_assert_cmpuint (take (writer, without), ==, 2);
  g_assert_cmpint (remark_state (writer, remark), ==, -1);
  g_assert_cmpint (remark_state (writer, answer), ==, -1);
  g_assert_cmpuint (take (writer, without), ==, 0);
  g_assert_cmpuint (take (writer, first), ==, 0);
  g_assert_cmpint (remark_state (writer, remark), ==, -1);
}

/* What was done before the copy came cannot be undone into it, nor redone. */
static void
test_undo (void)
{
  g_autoptr (JalonsStore) writer = open_writer (), reader = open_folder ("reader");
  g_autoptr (GBytes) out = pack (writer);
  g_autoptr (JalonsDataset) dataset = jalons_store_load (writer, 0, NULL);
  JalonsSchool *school =
    jalons_dataset_follow (dataset, carried_fixture_project (dataset), JALONS_PROJECT_SCHOOL);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_SCHOOL, jalons_record_get_id (school));
  g_autoptr (JalonsRecord) present = NULL;
  g_autoptr (GError) error = NULL;

  jalons_draft_set_text (draft, JALONS_SCHOOL_TOWN, "Ailleurs");
  put (reader, "Add", draft);
  present = find (reader, JALONS_ENTITY_SCHOOL, jalons_record_get_id (school));
  draft = jalons_draft_edit (present);
  jalons_draft_set_text (draft, JALONS_SCHOOL_TOWN, jalons_school_town (school));
  put (reader, "Town", draft);
  draft = jalons_draft_edit (present);
  jalons_draft_set_deleted (draft, TRUE);
  put (reader, "Delete", draft);
  take (reader, out);
  jalons_undo_report_free (jalons_store_undo (reader, NULL)); /* the deletion: the copy brought it back */
  g_assert_null (jalons_store_undo (reader, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED);
}

/* Who has schools is asked before another is received; who has none is not. */
static void
test_asked (void)
{
  g_autoptr (JalonsStore) writer = open_writer (), other = open_folder ("other");
  g_autoptr (GBytes) out = pack (writer);
  g_autoptr (JalonsImport) import = NULL;
  g_autoptr (JalonsProject) project = find_project (writer);
  g_autoptr (JalonsRecord) school = find (writer, JALONS_ENTITY_SCHOOL, jalons_project_school (project));
  const char *key;

  put (other, "Own", jalons_draft_new (JALONS_ENTITY_SCHOOL, NULL));
  import = plan (other, out);
  g_assert_false (jalons_import_is_ready (import));
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 0);
  key = ((JalonsImportQuestion *) g_ptr_array_index (jalons_import_get_questions (import), 0))->key;
  g_assert_true (jalons_import_answer (import, key, jalons_school_uai (school)));
  g_assert_true (jalons_import_is_ready (import));
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, >, 100);
}

/* An object of the file that is here of another school. */
static void
test_stolen_id (void)
{
  g_autoptr (JalonsStore) writer = open_writer (), other = open_folder ("other");
  g_autoptr (GBytes) out = pack (writer);
  g_autoptr (JalonsImport) import = NULL;
  g_autoptr (JalonsDataset) dataset = jalons_store_load (writer, 0, NULL);
  g_autoptr (JalonsRecord) activity = NULL;
  g_autoptr (JalonsDataset) ours = jalons_carried_select (dataset, carried_fixture_project (dataset));
  JalonsDraft *school = jalons_draft_new (JALONS_ENTITY_SCHOOL, NULL), *year = jalons_draft_new (JALONS_ENTITY_YEAR, NULL);
  JalonsDraft *draft;

  activity = g_list_model_get_item (jalons_dataset_get_list (ours, JALONS_ENTITY_ACTIVITY), 0);
  draft = jalons_draft_new (JALONS_ENTITY_ACTIVITY, jalons_record_get_id (activity));
  jalons_draft_set_text (draft, JALONS_ACTIVITY_YEAR, jalons_draft_get_id (year));
  jalons_draft_set_text (year, JALONS_YEAR_SCHOOL, jalons_draft_get_id (school));
  put (other, "School", school);
  put (other, "Year", year);
  put (other, "Activity", draft);
  import = plan (other, out);
  g_assert_nonnull (jalons_import_get_blocked (import));
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 0);
}

static void
on_done (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* What the window calls gives the same. */
static void
test_async (void)
{
  g_autoptr (JalonsStore) writer = open_writer (), reader = open_folder ("reader");
  g_autoptr (JalonsProject) project = find_project (writer);
  g_autoptr (GAsyncResult) packed = NULL, frozen = NULL, thawed = NULL, taken = NULL;
  g_autoptr (GBytes) bytes = NULL, same = pack (writer);
  g_autofree char *hash = NULL, *same_hash = jalons_carry_freeze (writer, project, NULL, today, NULL);
  g_autoptr (JalonsCarried) carried = NULL;
  g_autoptr (JalonsImport) import = NULL;
  g_autoptr (GError) error = NULL;

  jalons_carry_pack_async (writer, project, today, NULL, on_done, &packed);
  bytes = jalons_carry_pack_finish (writer, wait_for (&packed), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, same));
  jalons_carry_freeze_async (writer, project, NULL, today, NULL, on_done, &frozen);
  hash = jalons_carry_freeze_finish (writer, wait_for (&frozen), &error);
  g_assert_cmpstr (hash, ==, same_hash);
  jalons_carry_thaw_async (writer, hash, NULL, on_done, &thawed);
  carried = jalons_carry_thaw_finish (writer, wait_for (&thawed), &error);
  g_assert_cmpstr (carried->digest, ==, hash);
  import = plan (reader, bytes);
  jalons_carry_take_async (reader, import, NULL, on_done, &taken);
  g_assert_true (jalons_carry_take_finish (reader, wait_for (&taken), &error));
  g_assert_true (jalons_store_is_carried (reader, jalons_project_school (project)));
}

static char *
put_person (JalonsStore *store)
{
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_AMBASSADOR, NULL);
  char *id = g_strdup (jalons_draft_get_id (draft));

  jalons_draft_set_text (draft, JALONS_AMBASSADOR_NAME, "Zoé Quérubin");
  put (store, "Person", draft);
  put (store, "Title", edit_any (store, JALONS_ENTITY_ACTIVITY, JALONS_ACTIVITY_TITLE, "Rencontre avec Zoé Quérubin"));
  return id;
}

static JalonsRevision *
find_revision (JalonsStore *store)
{
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, NULL);
  g_autoptr (GPtrArray) revisions = jalons_project_revisions (dataset, carried_fixture_project (dataset));

  g_assert_cmpuint (revisions->len, ==, 1);
  return g_object_ref (revisions->pdata[0]);
}

/* A person who is forgotten is not in the frozen copies either, which are whole and readable. */
static void
test_forget (gconstpointer async)
{
  g_autoptr (JalonsStore) store = open_writer ();
  g_autofree char *person = put_person (store), *hash = put_step (store, 1, JALONS_PROJECT_SUBMITTED), *said = NULL;
  g_autoptr (JalonsForgetReport) report = jalons_store_forget (store, person, today, NULL);
  g_autoptr (GAsyncResult) forgotten = NULL;
  g_autoptr (JalonsRevision) revision = NULL;
  g_autoptr (JalonsCarried) frozen = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (jalons_files_has (jalons_store_get_directory (store), hash));
  if (async)
    {
      jalons_carry_forget_async (store, report->traces, on_done, &forgotten);
      said = jalons_carry_forget_finish (store, wait_for (&forgotten), &error);
    }
  else
    said = jalons_carry_forget (store, report->traces, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, "1 frozen copy of a project was written anew without the name.");
  g_assert_false (jalons_files_has (jalons_store_get_directory (store), hash));
  revision = find_revision (store);
  g_assert_cmpstr (jalons_revision_file (revision), !=, hash);
  frozen = jalons_carry_thaw (store, jalons_revision_file (revision), &error);
  g_assert_no_error (error);
  bytes = jalons_json_export (frozen->dataset);
  g_assert_null (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "Quérubin"));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "Rencontre avec ("));
  g_free (g_steal_pointer (&said));
  said = jalons_carry_forget (store, report->traces, &error);
  g_assert_cmpstr (said, ==, "");
}

/* Where the cohorts go on, as it was chosen when the copy was made: the figures of the lycée, and nothing else of it. */
static JalonsCarried *
freeze_and_thaw (JalonsStore *store)
{
  g_autoptr (JalonsProject) project = find_project (store);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = jalons_carry_freeze (store, project, NULL, jalons_day_new (2026, 11, 16), &error);
  JalonsCarried *carried;

  g_assert_no_error (error);
  carried = jalons_carry_thaw (store, hash, &error);
  g_assert_no_error (error);
  return carried;
}

static void
test_onward (void)
{
  g_autoptr (JalonsStore) store = open_writer ();
  g_autoptr (JalonsCarried) first = freeze_and_thaw (store), second = NULL;
  const JalonsOnwardYear *year = NULL;

  for (int start = 2026; start < 2034 && year == NULL; start++)
    year = jalons_onward_find_kept (first->onward, JALONS_VOIE_GENERAL, "1re-g", start);
  g_assert_nonnull (year);
  g_assert_cmpstr (jalons_school_name (year->school), ==, "Lycée du Canal");
  g_assert_cmpint (year->planned.mean, >, 0);
  g_assert_cmpint (year->owed.mean, ==, 54 * 60);
  g_assert_cmpuint (g_list_model_get_n_items (jalons_dataset_get_list (first->dataset, JALONS_ENTITY_SCHOOL)), ==, 1);

  for (int voie = 0; voie < JALONS_N_VOIES; voie++)
    {
      g_autofree char *key = jalons_onward_key (first->school, (JalonsVoie) voie);

      g_assert_true (jalons_store_set_setting (store, key, JALONS_ONWARD_NOWHERE, NULL));
    }
  second = freeze_and_thaw (store);
  g_assert_cmpuint (second->onward->kept->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/carry/there-and-back", test_there_and_back);
  g_test_add_func ("/sync/carry/reopened", test_reopened);
  g_test_add_func ("/sync/carry/deleted", test_deleted);
  g_test_add_func ("/sync/carry/undo", test_undo);
  g_test_add_func ("/sync/carry/asked", test_asked);
  g_test_add_func ("/sync/carry/stolen-id", test_stolen_id);
  g_test_add_func ("/sync/carry/async", test_async);
  g_test_add_func ("/sync/carry/onward", test_onward);
  g_test_add_data_func ("/sync/carry/forget", NULL, test_forget);
  g_test_add_data_func ("/sync/carry/forget-async", "async", test_forget);
  return g_test_run ();
}
