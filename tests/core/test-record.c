/* The table of entities, records, drafts and the dataset.
 * Invariant: the table is walked, so that a field added tomorrow is tested tomorrow.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/dataset.h"

/* A value of each kind that is not its default, as the store keeps it. */
static const char *
sample (const JalonsField *field)
{
  switch (field->kind)
    {
    case JALONS_KIND_TEXT:
      return "Cœur d’été ; \"3A\"";
    case JALONS_KIND_REFERENCE:
      return "699b6e1d-2936-5eeb-a410-1a7bc07ce766";
    case JALONS_KIND_LIST:
      return "Mme Lefèvre\nM. Petit";
    case JALONS_KIND_INTEGER:
    case JALONS_KIND_MINUTES:
      return "55";
    case JALONS_KIND_BOOLEAN:
      return "1";
    case JALONS_KIND_DATE:
      return "2026-10-13";
    case JALONS_KIND_SLOT:
      return "2026-10-13 10:00 55";
    case JALONS_KIND_ENUM:
      return field->codes[1];
    default:
      g_assert_not_reached ();
    }
}

static void
test_model_table (void)
{
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      g_assert_true (jalons_model_find_entity (entity->name) == entity);
      for (unsigned f = 0; f < entity->n_fields; f++)
        {
          g_assert_true (jalons_model_field (entity->fields[f].id) == &entity->fields[f]);
          g_assert_true (jalons_model_find_field (entity, entity->fields[f].name) == &entity->fields[f]);
          g_assert_cmpint (entity->fields[f].kind == JALONS_KIND_ENUM, ==, entity->fields[f].codes != NULL);
        }
    }
  g_assert_null (jalons_model_find_entity ("pupil"));
}

/* The table as it was last shipped. A change of it is a change of every file that it describes: add a migration in
 * store/migrations.c, raise JALONS_JSON_VERSION in exchange/json.h, then write the new sum here. */
static void
test_model_is_what_files_hold (void)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *sum = NULL;

  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      g_string_append_printf (lines, "%s\n", entity->name);
      for (unsigned f = 0; f < entity->n_fields; f++)
        {
          const JalonsField *field = &entity->fields[f];
          g_autofree char *codes = field->codes ? g_strjoinv (" ", (char **) field->codes) : g_strdup ("");

          g_string_append_printf (lines, "  %s %d %s\n", field->name, field->kind, codes);
        }
    }
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, lines->str, -1);
  g_assert_cmpstr (sum, ==, "3e6b7fa6958d5338f3dd797b5fa03f9347efb206f3781c9316dd3eca78d60496");
}

static void
test_record_round_trip (void)
{
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);
      g_autoptr (JalonsDraft) draft = jalons_draft_new (entity->id, NULL);
      g_autoptr (JalonsRecord) record = NULL, same = NULL;

      for (unsigned f = 0; f < entity->n_fields; f++)
        g_assert_true (jalons_draft_set_stored (draft, entity->fields[f].id, sample (&entity->fields[f])));
      record = jalons_draft_build (draft);
      same = jalons_draft_build (draft);
      g_assert_true (jalons_record_equal (record, same));
      g_assert_cmpstr (G_OBJECT_TYPE_NAME (record), ==, entity->type_name);

      for (unsigned f = 0; f < entity->n_fields; f++)
        {
          g_autofree char *stored = jalons_record_to_stored (record, entity->fields[f].id);
          g_assert_cmpstr (stored, ==, sample (&entity->fields[f]));
        }
    }
}

static void
test_draft_refuses (void)
{
  /* clang-format off */
  static const struct
  {
    JalonsFieldId field;
    const char *stored;
  } cases[] = {
    { JALONS_DIVISION_HEADCOUNT, "-1" }, { JALONS_DIVISION_HEADCOUNT, "26 élèves" },
    { JALONS_DIVISION_HEADCOUNT, "99999999999" }, { JALONS_DIVISION_MIXED, "2" },
    { JALONS_DIVISION_CODE, "3\xe9" },
  };
  /* clang-format on */
  g_autoptr (JalonsDraft) division = jalons_draft_new (JALONS_ENTITY_DIVISION, NULL);
  g_autoptr (JalonsDraft) activity = jalons_draft_new (JALONS_ENTITY_ACTIVITY, NULL);

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_false (jalons_draft_set_stored (division, cases[i].field, cases[i].stored));
  g_assert_false (jalons_draft_set_stored (activity, JALONS_ACTIVITY_SLOT, "demain"));
  g_assert_false (jalons_draft_set_stored (activity, JALONS_ACTIVITY_STATE, "lost"));
  g_assert_false (jalons_draft_set_stored (activity, JALONS_ACTIVITY_STATE, NULL));
}

static void
test_draft_changes (void)
{
  g_autoptr (JalonsDraft) fresh = jalons_draft_new (JALONS_ENTITY_DIVISION, NULL);
  g_autoptr (JalonsRecord) record = NULL, property = NULL;
  g_autoptr (JalonsDraft) edit = NULL;
  g_autofree char *code = NULL;
  int headcount = 0;

  jalons_draft_set_text (fresh, JALONS_DIVISION_CODE, "3A");
  record = jalons_draft_build (fresh);
  g_assert_true (jalons_draft_is_changed (fresh));
  g_assert_cmpint (jalons_division_headcount (record), ==, JALONS_UNSET);

  edit = jalons_draft_edit (record);
  g_assert_false (jalons_draft_is_changed (edit));
  jalons_draft_set_number (edit, JALONS_DIVISION_HEADCOUNT, 26);
  g_assert_true (jalons_draft_has_changed (edit, JALONS_DIVISION_HEADCOUNT));
  g_assert_false (jalons_draft_has_changed (edit, JALONS_DIVISION_CODE));
  jalons_draft_set_number (edit, JALONS_DIVISION_HEADCOUNT, JALONS_UNSET);
  g_assert_false (jalons_draft_is_changed (edit));

  g_object_get (record, "code", &code, "headcount", &headcount, NULL);
  g_assert_cmpstr (code, ==, "3A");
  g_assert_cmpint (headcount, ==, JALONS_UNSET);
}

static JalonsRecord *
make_linked (JalonsEntityId entity,
             const char *id,
             JalonsFieldId first,
             const char *first_id,
             JalonsFieldId second,
             const char *second_id)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_new (entity, id);

  jalons_draft_set_text (draft, first, first_id);
  jalons_draft_set_text (draft, second, second_id);
  return jalons_draft_build (draft);
}

static void
count (JalonsDataset *dataset,
       gpointer data)
{
  (*(int *) data)++;
}

static void
test_dataset_indexes (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GPtrArray) found = NULL, gone = NULL, moved = NULL;
  JalonsRecord *records[] = {
    make_linked (JALONS_ENTITY_DIVISION, "b", JALONS_DIVISION_YEAR, "y", JALONS_DIVISION_CODE, "10A"),
    make_linked (JALONS_ENTITY_DIVISION, "a", JALONS_DIVISION_YEAR, "y", JALONS_DIVISION_CODE, "3A"),
    make_linked (JALONS_ENTITY_ACTIVITY, "s", JALONS_ACTIVITY_YEAR, "y", JALONS_ACTIVITY_TITLE, "Forum"),
    make_linked (JALONS_ENTITY_PARTICIPATION, "p", JALONS_PARTICIPATION_ACTIVITY, "s",
                 JALONS_PARTICIPATION_DIVISION, "a"),
    make_linked (JALONS_ENTITY_PARTICIPATION, "q", JALONS_PARTICIPATION_ACTIVITY, "s",
                 JALONS_PARTICIPATION_DIVISION, "b"),
  };
  g_autoptr (JalonsDraft) away = jalons_draft_edit (records[3]), move = jalons_draft_edit (records[4]);
  g_autoptr (JalonsRecord) deleted = NULL, relinked = NULL;
  int changes = 0;

  g_signal_connect (dataset, "changed", G_CALLBACK (count), &changes);
  jalons_dataset_apply (dataset, records, G_N_ELEMENTS (records));
  g_assert_cmpint (changes, ==, 1);

  found = jalons_dataset_activity_divisions (dataset, records[2]);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (jalons_division_code (g_ptr_array_index (found, 0)), ==, "3A");

  jalons_draft_set_deleted (away, TRUE);
  deleted = jalons_draft_build (away);
  jalons_dataset_apply (dataset, &deleted, 1);
  g_assert_null (jalons_dataset_lookup (dataset, JALONS_ENTITY_PARTICIPATION, "p"));
  gone = jalons_dataset_division_activities (dataset, records[1]);
  g_assert_cmpuint (gone->len, ==, 0);

  jalons_draft_set_text (move, JALONS_PARTICIPATION_DIVISION, "a");
  relinked = jalons_draft_build (move);
  jalons_dataset_apply (dataset, &relinked, 1);
  moved = jalons_dataset_division_activities (dataset, records[1]);
  g_assert_cmpuint (moved->len, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (jalons_dataset_get_list (dataset, JALONS_ENTITY_PARTICIPATION)), ==, 1);

  for (unsigned i = 0; i < G_N_ELEMENTS (records); i++)
    g_object_unref (records[i]);
}

/* Records of one pool hold one text, and are those that they would be without it. */
static void
test_pool (void)
{
  const JalonsField *fields[] = { jalons_model_field (JALONS_ACTIVITY_TITLE),
                                  jalons_model_field (JALONS_ACTIVITY_COMPETENCES) };
  static const char *const stored[] = { "", "a", "6\n11", "\n6\n\n11\n", "Cœur d’été ; 3A et bien plus encore" };

  for (unsigned i = 0; i < G_N_ELEMENTS (stored); i++)
    {
      JalonsPool *pool = jalons_pool_new ();
      JalonsRecord *records[3];

      for (unsigned n = 0; n < G_N_ELEMENTS (records); n++)
        {
          JalonsDraft *draft = jalons_draft_new_sharing (JALONS_ENTITY_ACTIVITY, "id", n < 2 ? pool : NULL);

          for (unsigned f = 0; f < G_N_ELEMENTS (fields); f++)
            g_assert_true (jalons_draft_set_stored (draft, fields[f]->id, stored[i]));
          records[n] = jalons_draft_finish (draft);
        }
      jalons_pool_free (pool);
      g_assert_true (jalons_record_get_id (records[0]) == jalons_record_get_id (records[1]));
      g_assert_true (jalons_activity_title (records[0]) == jalons_activity_title (records[1]));
      g_assert_true (jalons_activity_competences (records[0]) == jalons_activity_competences (records[1]));
      g_assert_true (jalons_record_equal (records[0], records[1]));
      g_assert_true (jalons_record_equal (records[0], records[2]));
      g_assert_cmpstr (jalons_activity_title (records[0]), ==, stored[i]);
      for (unsigned n = 0; n < G_N_ELEMENTS (records); n++)
        g_object_unref (records[n]);
    }
}

static void
test_list_items (void)
{
  static const struct
  {
    const char *stored;
    const char *items[4];
  } cases[] = {
    { "", { NULL } },
    { "\n\n", { NULL } },
    { "6", { "6", NULL } },
    { "6\n11", { "6", "11", NULL } },
    { "\n6\n\n11\nété\n", { "6", "11", "été", NULL } },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_ACTIVITY, NULL);
      g_autoptr (JalonsRecord) record = NULL;

      g_test_message ("case %u", i);
      g_assert_true (jalons_draft_set_stored (draft, JALONS_ACTIVITY_COMPETENCES, cases[i].stored));
      record = jalons_draft_build (draft);
      g_assert_cmpstrv ((char **) jalons_activity_competences (record), (char **) cases[i].items);
    }
}

static void
put_activity (JalonsDataset *dataset,
              const char *id,
              gboolean deleted)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_ACTIVITY, id);
  g_autoptr (JalonsRecord) record = NULL;

  jalons_draft_set_text (draft, JALONS_ACTIVITY_YEAR, "the year");
  jalons_draft_set_deleted (draft, deleted);
  record = jalons_draft_build (draft);
  jalons_dataset_apply (dataset, &record, 1);
}

/* The id that finds those who refer to something outlives the first of them. */
static void
test_dataset_first_leaves (void)
{
  static const char *const ids[] = { "first", "second", "third" };
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    put_activity (dataset, ids[i], FALSE);
  for (guint i = 0; i <= G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GPtrArray) left = jalons_dataset_referring (dataset, JALONS_ACTIVITY_YEAR, "the year");

      g_assert_cmpuint (left->len, ==, G_N_ELEMENTS (ids) - i);
      for (guint n = 0; n < left->len; n++)
        g_assert_cmpstr (jalons_record_get_id (left->pdata[n]), ==, ids[i + n]);
      if (left->len > 0)
        put_activity (dataset, ids[i], TRUE);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/table", test_model_table);
  g_test_add_func ("/model/is-what-files-hold", test_model_is_what_files_hold);
  g_test_add_func ("/record/round-trip", test_record_round_trip);
  g_test_add_func ("/draft/refuses", test_draft_refuses);
  g_test_add_func ("/draft/changes", test_draft_changes);
  g_test_add_func ("/dataset/indexes", test_dataset_indexes);
  g_test_add_func ("/record/pool", test_pool);
  g_test_add_func ("/record/list-items", test_list_items);
  g_test_add_func ("/dataset/first-leaves", test_dataset_first_leaves);
  return g_test_run ();
}
