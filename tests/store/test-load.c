/* Loading one school's years: what it gives, and that what was written is selected into it.
 * Invariant: loaded anew, or kept up to date by jalons_dataset_select(), it is the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/record/selecting.h"
#include "exchange/demo.h"
#include "exchange/json.h"
#include "fixture.h"

#define N_ROUNDS 60

/* The same said in another way than the SQL: along every owner, record by record. */
static gboolean
belongs (JalonsDataset *all,
         const JalonsRecord *record,
         const char *school,
         int first,
         int end)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  if (entity->id == JALONS_ENTITY_SCHOOL)
    return school == NULL || g_str_equal (jalons_record_get_id (record), school);
  if (entity->id == JALONS_ENTITY_YEAR && (jalons_year_start (record) < first || jalons_year_start (record) >= end))
    return FALSE;
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];
      JalonsRecord *owner = (field->flags & JALONS_FIELD_OWNER) != 0 && field->target != entity->id
                              ? jalons_dataset_follow (all, record, field->id)
                              : NULL;

      if (owner != NULL && !belongs (all, owner, school, first, end))
        return FALSE;
    }
  return TRUE;
}

static guint
count_all (JalonsDataset *dataset)
{
  guint n = 0;

  for (int e = 0; e < JALONS_N_ENTITIES; e++)
    n += g_list_model_get_n_items (jalons_dataset_get_list (dataset, (JalonsEntityId) e));
  return n;
}

static void
check_span (JalonsStore *store,
            JalonsDataset *all,
            const char *school,
            int start,
            int n_years)
{
  g_autoptr (JalonsDataset) some = jalons_store_load_school (store, school, start, n_years, NULL);
  guint n = 0;

  for (int e = 0; e < JALONS_N_ENTITIES; e++)
    {
      GListModel *list = jalons_dataset_get_list (all, (JalonsEntityId) e);

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);
          gboolean wanted = belongs (all, record, school, start, start + n_years);
          JalonsRecord *found = jalons_dataset_lookup (some, (JalonsEntityId) e, jalons_record_get_id (record));

          if ((found != NULL) != wanted)
            g_test_message ("%s %s", jalons_model_entity ((JalonsEntityId) e)->name, jalons_record_get_id (record));
          g_assert_cmpint (found != NULL, ==, wanted);
          n += wanted;
        }
    }
  g_assert_cmpuint (count_all (some), ==, n);
}

static void
put_copy (GPtrArray *drafts,
          JalonsEntityId entity,
          JalonsFieldId owner,
          const char *id)
{
  JalonsDraft *draft = jalons_draft_new (entity, NULL);

  jalons_draft_set_text (draft, owner, id);
  g_ptr_array_add (drafts, draft);
}

/* What the demonstration may not have: a project of each school, and what belongs to it. */
static void
put_projects (JalonsStore *store)
{
  g_autoptr (JalonsDataset) all = jalons_store_load (store, 0, NULL);
  GListModel *schools = jalons_dataset_get_list (all, JALONS_ENTITY_SCHOOL);
  GPtrArray *drafts = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (JalonsSchool) school = g_list_model_get_item (schools, i);
      JalonsDraft *project = jalons_draft_new (JALONS_ENTITY_PROJECT, NULL);
      const char *id = jalons_draft_get_id (project);

      jalons_draft_set_text (project, JALONS_PROJECT_SCHOOL, jalons_record_get_id (school));
      put_copy (drafts, JALONS_ENTITY_GOAL, JALONS_GOAL_PROJECT, id);
      put_copy (drafts, JALONS_ENTITY_REMARK, JALONS_REMARK_PROJECT, id);
      put_copy (drafts, JALONS_ENTITY_FIGURE, JALONS_FIGURE_SCHOOL, jalons_record_get_id (school));
      put_copy (drafts, JALONS_ENTITY_REFERENCE, JALONS_REFERENCE_SCHOOL, jalons_record_get_id (school));
      g_ptr_array_add (drafts, project);
    }
  put_copy (drafts, JALONS_ENTITY_REFERENCE, JALONS_REFERENCE_LEVEL, "");
  g_assert_true (jalons_store_put (store, "Projects", drafts, NULL));
}

static JalonsStore *
open_demo (const char *folder)
{
  JalonsStore *store = jalons_store_open (folder, NULL);

  g_assert_true (jalons_store_put (store, "Demonstration", jalons_demo_build (), NULL));
  put_projects (store);
  return store;
}

static char *
pick_school (GRand *rand,
             JalonsStore *store)
{
  g_autoptr (JalonsDataset) all = jalons_store_load (store, 0, NULL);
  g_autoptr (JalonsRecord) school = fixture_pick (rand, all, JALONS_ENTITY_SCHOOL);

  return g_strdup (jalons_record_get_id (school));
}

static void
test_spans (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = open_demo (folder);
  g_autoptr (JalonsDataset) all = jalons_store_load (store, 0, NULL);
  GListModel *schools = jalons_dataset_get_list (all, JALONS_ENTITY_SCHOOL);

  for (int start = 2025; start < 2028; start++)
    for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
      {
        g_autoptr (JalonsSchool) school = g_list_model_get_item (schools, i);

        check_span (store, all, jalons_record_get_id (school), start, 1);
        check_span (store, all, jalons_record_get_id (school), start, 3);
        check_span (store, all, NULL, start, 2);
      }
}

typedef struct
{
  JalonsDataset *dataset;
  char *school;
} Kept;

static void
on_written (JalonsStore *store,
            GPtrArray *records,
            gpointer data)
{
  Kept *kept = data;
  g_autoptr (GPtrArray) own = jalons_dataset_select (kept->dataset, kept->school, 2026, 2, records);

  jalons_dataset_apply (kept->dataset, (JalonsRecord *const *) own->pdata, own->len);
}

static gboolean
delete_one (JalonsTransaction *transaction,
            gpointer data,
            GError **error)
{
  JalonsRecord *record = data;

  return jalons_transaction_delete (transaction, jalons_record_get_entity (record), jalons_record_get_id (record), error);
}

/* A class or an activity is copied or deleted, in any school, or the last gesture undone. */
static void
write_randomly (GRand *rand,
                JalonsStore *store)
{
  static const JalonsEntityId entities[] = { JALONS_ENTITY_DIVISION, JALONS_ENTITY_ACTIVITY, JALONS_ENTITY_PARTICIPATION,
                                             JALONS_ENTITY_PROJECT, JALONS_ENTITY_YEAR, JALONS_ENTITY_OFFER };
  JalonsEntityId entity = entities[g_rand_int_range (rand, 0, G_N_ELEMENTS (entities))];
  g_autoptr (JalonsDataset) all = jalons_store_load (store, 0, NULL);
  g_autoptr (JalonsRecord) record = fixture_pick (rand, all, entity);
  g_autoptr (JalonsUndoReport) report = NULL;

  if (g_rand_int_range (rand, 0, 3) == 0 || record == NULL)
    report = jalons_store_undo (store, NULL);
  else if (g_rand_boolean (rand))
    g_assert_true (jalons_store_write (store, "Delete", delete_one, record, NULL));
  else
    {
      JalonsDraft *copy = jalons_draft_new (entity, NULL);

      for (unsigned i = 0; i < jalons_model_entity (entity)->n_fields; i++)
        {
          JalonsFieldId field = jalons_model_entity (entity)->fields[i].id;
          g_autofree char *stored = jalons_record_to_stored (record, field);

          g_assert_true (jalons_draft_set_stored (copy, field, stored));
        }
      fixture_put (store, "Copy", copy);
    }
}

static char *export(JalonsDataset *dataset)
{
  g_autoptr (GBytes) bytes = jalons_json_export (dataset);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_written (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = open_demo (folder);
  GRand *rand = fixture_rand ();
  Kept kept = { .school = pick_school (rand, store) };

  kept.dataset = jalons_store_load_school (store, kept.school, 2026, 2, NULL);
  g_signal_connect (store, "written", G_CALLBACK (on_written), &kept);
  for (int i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *now = NULL, *anew = NULL;
      g_autoptr (JalonsDataset) loaded = NULL;

      write_randomly (rand, store);
      loaded = jalons_store_load_school (store, kept.school, 2026, 2, NULL);
      now = export(kept.dataset);
      anew = export(loaded);
      g_assert_cmpstr (now, ==, anew);
    }
  jalons_store_close (store);
  g_clear_object (&kept.dataset);
  g_free (kept.school);
  g_rand_free (rand);
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  *(JalonsDataset **) data = jalons_store_load_school_finish (JALONS_STORE (object), result, NULL);
}

static void
test_async (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = open_demo (folder);
  g_autoptr (JalonsDataset) loaded = NULL, same = jalons_store_load_school (store, NULL, 2026, 1, NULL);

  jalons_store_load_school_async (store, NULL, 2026, 1, NULL, on_loaded, &loaded);
  while (loaded == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_all (loaded), ==, count_all (same));
  g_assert_cmpuint (count_all (loaded), >, 100);
}

/* Only the year that is asked for is read, with all that belongs to no year. */
static void
test_year (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  static const struct
  {
    int start;
    guint n_schools, n_years, n_divisions, n_activities, n_participations;
  } cases[] = { { 2026, 1, 1, 2, 1, 1 }, { 2025, 1, 1, 0, 0, 0 }, { 0, 1, 1, 2, 1, 1 } };

  fixture_put_year (store);
  id = fixture_put_activity (store, "Forum", "3A");
  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JalonsDataset) dataset = jalons_store_load (store, cases[i].start, &error);
      const guint expected[][2] = { { JALONS_ENTITY_SCHOOL, cases[i].n_schools },
                                    { JALONS_ENTITY_YEAR, cases[i].n_years },
                                    { JALONS_ENTITY_DIVISION, cases[i].n_divisions },
                                    { JALONS_ENTITY_ACTIVITY, cases[i].n_activities },
                                    { JALONS_ENTITY_PARTICIPATION, cases[i].n_participations } };

      g_assert_no_error (error);
      for (unsigned e = 0; e < G_N_ELEMENTS (expected); e++)
        g_assert_cmpuint (
          g_list_model_get_n_items (jalons_dataset_get_list (dataset, (JalonsEntityId) expected[e][0])), ==,
          expected[e][1]);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/load/spans", test_spans);
  g_test_add_func ("/store/load/written", test_written);
  g_test_add_func ("/store/load/async", test_async);
  g_test_add_func ("/store/load/year", test_year);
  return g_test_run ();
}
