/* The JSON of Jalons: round trips, and everything that is refused.
 * Invariant: a refused file says what is wrong with it and gives no import.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <string.h>

#include "core/error.h"
#include "exchange/demo.h"
#include "exchange/json.h"

static JalonsImport *
import_into (JalonsDataset *dataset,
             GBytes *json)
{
  g_autoptr (GError) error = NULL;
  JalonsImport *import = jalons_json_import (json, dataset, &error);

  g_assert_no_error (error);
  g_assert_true (jalons_import_is_ready (import));
  return import;
}

static void
assert_round_trip (JalonsDataset *dataset)
{
  g_autoptr (GBytes) first = jalons_json_export (dataset);
  g_autoptr (JalonsDataset) empty = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = import_into (empty, first);
  g_autoptr (JalonsImport) again = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autofree char *summary = NULL;

  apply_drafts (empty, jalons_import_get_drafts (import));
  second = jalons_json_export (empty);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), g_bytes_get_data (second, NULL),
                   g_bytes_get_size (second));
  again = import_into (empty, first);
  g_assert_cmpuint (jalons_import_get_drafts (again)->len, ==, 0);
  summary = jalons_import_summarise (again);
  g_assert_true (g_str_has_prefix (summary, "Nothing new"));
}

static void
test_nothing (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();

  assert_round_trip (dataset);
}

static void
test_demonstration (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GPtrArray) drafts = jalons_demo_build ();

  apply_drafts (dataset, drafts);
  assert_round_trip (dataset);
}

static char *
random_text (void)
{
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
    {
      static const gunichar odd[] = { '"', '\\', '/', '\n', '\t', 1, 0x7f, 0xe9, 0x153, 0x2028, 0x202f, 0x1f600, '{', ']' };

      g_string_append_unichar (text, odd[g_test_rand_int_range (0, G_N_ELEMENTS (odd))]);
    }
  return g_string_free (text, FALSE);
}

static void
set_at_random (JalonsDraft *draft,
               const JalonsField *field)
{
  g_autofree char *text = random_text ();
  g_autofree char *other = random_text ();
  const char *list[] = { text, other, NULL };

  if (field->kind == JALONS_KIND_TEXT || field->kind == JALONS_KIND_REFERENCE)
    jalons_draft_set_text (draft, field->id, text);
  else if (field->kind == JALONS_KIND_LIST)
    jalons_draft_set_list (draft, field->id, list);
  else if (field->kind == JALONS_KIND_DATE)
    jalons_draft_set_day (draft, field->id, (JalonsDay) g_test_rand_int_range (0, 1000000));
  else if (field->kind == JALONS_KIND_SLOT)
    jalons_draft_set_stored (draft, field->id, g_test_rand_bit () ? "2026-10-13 10:00 55" : "2026-10-12 week 55");
  else if (field->kind == JALONS_KIND_INTEGER || field->kind == JALONS_KIND_MINUTES)
    jalons_draft_set_number (draft, field->id, g_test_rand_int_range (-1, G_MAXINT));
  else
    jalons_draft_set_number (draft, field->id, g_test_rand_bit ());
}

/* Every field of every entity, with texts that JSON must write with care. */
static void
test_anything (void)
{
  for (int round = 0; round < 20; round++)
    {
      g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
      g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);

      for (int i = 0; i < 4 * JALONS_N_ENTITIES; i++)
        {
          const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) (i % JALONS_N_ENTITIES));
          JalonsDraft *draft = jalons_draft_new (entity->id, NULL);

          for (unsigned j = 0; j < entity->n_fields; j++)
            set_at_random (draft, &entity->fields[j]);
          g_ptr_array_add (drafts, draft);
        }
      apply_drafts (dataset, drafts);
      assert_round_trip (dataset);
    }
}

#define ID "6a616c6f-6e73-4f1e-9d52-3b77c05ae421"

static void
test_golden (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_YEAR, ID);
  g_autoptr (JalonsRecord) record = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  jalons_draft_set_number (draft, JALONS_YEAR_START, 2026);
  jalons_draft_set_text (draft, JALONS_YEAR_COUNSELLOR, "Zoé \"Z\"");
  jalons_draft_set_day (draft, JALONS_YEAR_LAST_DAY, jalons_day_new (2027, 7, 3));
  record = jalons_draft_build (draft);
  jalons_dataset_apply (dataset, &record, 1);
  bytes = jalons_json_export (dataset);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (g_str_has_prefix (text, "{\n\"format\": \"jalons\",\n\"version\": 5,\n\"school\": [\n],\n\"year\": [\n"
                                         "{\"id\": \"" ID "\", \"school\": \"\", \"start\": 2026, \"first_day\": \"\", "
                                         "\"last_day\": \"2027-07-03\", \"zone\": \"\", \"reference_set\": \"\", "
                                         "\"half_days\": null, \"counsellor\": \"Zoé \\\"Z\\\"\", \"axis_share\": null}\n],\n"
                                         "\"level\": [\n],\n"));
  g_assert_true (g_str_has_suffix (text, "\n]\n}\n"));
}

/* Only what the file says is changed. */
static void
test_merge (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_SCHOOL, ID);
  g_autoptr (JalonsRecord) record = NULL;
  g_autoptr (GBytes) bytes = bytes_of ("\xef\xbb\xbf {\"school\": [{\"town\": \"Lens\", \"id\": \"" ID "\"}], \"version\": 1,"
                                       " \"format\": \"jalons\"}\n\n");
  g_autoptr (JalonsImport) import = NULL;
  g_autofree char *summary = NULL;
  const JalonsImportLine *line;
  JalonsSchool *school;

  jalons_draft_set_text (draft, JALONS_SCHOOL_NAME, "Ours");
  jalons_draft_set_text (draft, JALONS_SCHOOL_TOWN, "Lille");
  record = jalons_draft_build (draft);
  jalons_dataset_apply (dataset, &record, 1);
  import = import_into (dataset, bytes);
  line = g_ptr_array_index (jalons_import_get_lines (import), 0);
  g_assert_cmpint (line->outcome, ==, JALONS_IMPORT_CHANGED);
  g_assert_cmpstr (line->details[0], ==, "Town: Lille → Lens");
  g_assert_null (line->details[1]);
  summary = jalons_import_summarise (import);
  g_assert_cmpstr (summary, ==, "1 object changed.");
  apply_drafts (dataset, jalons_import_get_drafts (import));
  school = jalons_dataset_lookup (dataset, JALONS_ENTITY_SCHOOL, ID);
  g_assert_cmpstr (jalons_school_name (school), ==, "Ours");
  g_assert_cmpstr (jalons_school_town (school), ==, "Lens");
}

static void
assert_text_refused (const char *text,
                     gsize length,
                     int code,
                     const char *words)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  GError *error = NULL;

  g_assert_null (jalons_json_import (bytes, dataset, &error));
  assert_refused (error, code, words);
}

#define HEAD "{\"format\": \"jalons\", \"version\": 1"

static void
test_refuses (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *words;
  } cases[] = {
    { "", JALONS_ERROR_SYNTAX, "line 1" },
    { "[]", JALONS_ERROR_KIND, "not an export" },
    { "{}", JALONS_ERROR_KIND, "not an export" },
    { "{\"format\": \"jalons\"}", JALONS_ERROR_KIND, "not an export" },
    { "{\"format\": \"other\", \"version\": 1}", JALONS_ERROR_KIND, "not an export" },
    { "{\"format\": \"jalons\", \"version\": 6}", JALONS_ERROR_NEWER, "newer" },
    { HEAD ", \"spells\": []}", JALONS_ERROR_SYNTAX, "“spells”" },
    { HEAD ", \"school\": {}}", JALONS_ERROR_SYNTAX, "“school” is not a list" },
    { HEAD ", \"school\": [1]}", JALONS_ERROR_SYNTAX, "“school” number 1: the value of “id”" },
    { HEAD ", \"school\": [{}]}", JALONS_ERROR_SYNTAX, "“id”" },
    { HEAD ", \"school\": [{\"id\": \"6A616C6F-6E73-4F1E-9D52-3B77C05AE421\"}]}", JALONS_ERROR_SYNTAX, "“id”" },
    { HEAD ", \"school\": [{\"id\": \"" ID "\"}, {\"id\": \"" ID "\"}]}", JALONS_ERROR_SYNTAX, "number 2 has the id" },
    { HEAD ", \"school\": [{\"id\": \"" ID "\", \"colour\": 1}]}", JALONS_ERROR_SYNTAX, "“colour”" },
    { HEAD ", \"school\": [{\"id\": \"" ID "\", \"deleted\": true}]}", JALONS_ERROR_SYNTAX, "“deleted”" },
    { HEAD ", \"school\": [{\"id\": \"" ID "\", \"kind\": \"castle\"}]}", JALONS_ERROR_SYNTAX, "“kind”" },
    { HEAD ", \"school\": [{\"id\": \"" ID "\", \"kind\": null}]}", JALONS_ERROR_SYNTAX, "“kind”" },
    { HEAD ", \"year\": [{\"id\": \"" ID "\", \"start\": -1}]}", JALONS_ERROR_SYNTAX, "“start”" },
    { HEAD ", \"year\": [{\"id\": \"" ID "\", \"start\": 1.5}]}", JALONS_ERROR_SYNTAX, "“start”" },
    { HEAD ", \"year\": [{\"id\": \"" ID "\", \"start\": 9999999999}]}", JALONS_ERROR_SYNTAX, "“start”" },
    { HEAD ", \"year\": [{\"id\": \"" ID "\", \"first_day\": \"2026-02-30\"}]}", JALONS_ERROR_SYNTAX, "“first_day”" },
    { HEAD ", \"activity\": [{\"id\": \"" ID "\", \"slot\": \"soon\"}]}", JALONS_ERROR_SYNTAX, "“slot”" },
    { HEAD ", \"activity\": [{\"id\": \"" ID "\", \"uncounted\": 1}]}", JALONS_ERROR_SYNTAX, "“uncounted”" },
    { HEAD ", \"division\": [{\"id\": \"" ID "\", \"mefs\": \"a\"}]}", JALONS_ERROR_SYNTAX, "“mefs”" },
    { HEAD ", \"division\": [{\"id\": \"" ID "\", \"mefs\": [\"a\\nb\"]}]}", JALONS_ERROR_SYNTAX, "“mefs”" },
    { HEAD ",\n\n \"school\": [", JALONS_ERROR_SYNTAX, "line 3" },
    { HEAD ",\n\n \"school\": [1 2]}", JALONS_ERROR_SYNTAX, "line 3" },
    { HEAD ",}", JALONS_ERROR_SYNTAX, "line 1" },
    { HEAD "} {}", JALONS_ERROR_SYNTAX, "line 1" },
    { HEAD "/* \" */}", JALONS_ERROR_SYNTAX, "line 1" },
    { HEAD ", 'school': []}", JALONS_ERROR_SYNTAX, "line 1" },
    { HEAD ", \"school\": \"\xff\"}", JALONS_ERROR_ENCODING, "UTF-8" },
    { HEAD ", \"school\": [{\"id\": \"" ID "\", \"name\": \"a\\u0000b\"}]}", JALONS_ERROR_SYNTAX, "line 1" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text_refused (cases[i].text, strlen (cases[i].text), cases[i].code, cases[i].words);
  assert_text_refused ("{\"a\0\"}", 6, JALONS_ERROR_SYNTAX, "line 1");
}

static void
test_bombs (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *hidden = g_strconcat ("/*\"*/", deep, NULL);
  g_autofree char *wide = g_strnfill (8 * 1024 * 1024, ',');

  wide[0] = '[';
  assert_text_refused (deep, strlen (deep), JALONS_ERROR_LIMIT, "nested");
  assert_text_refused (hidden, strlen (hidden), JALONS_ERROR_SYNTAX, "line 1");
  assert_text_refused (wide, strlen (wide), JALONS_ERROR_LIMIT, "larger");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/nothing", test_nothing);
  g_test_add_func ("/json/demonstration", test_demonstration);
  g_test_add_func ("/json/anything", test_anything);
  g_test_add_func ("/json/golden", test_golden);
  g_test_add_func ("/json/merge", test_merge);
  g_test_add_func ("/json/refuses", test_refuses);
  g_test_add_func ("/json/bombs", test_bombs);
  return g_test_run ();
}
