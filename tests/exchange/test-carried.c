/* Carried files: what goes into one, that it comes back, and everything that is refused.
 * Invariant: a refused file gives nothing, and one sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "carried-fixture.h"
#include "core/error.h"
#include "core/record/keys.h"
#include "exchange/json.h"
#include "exchange/zip-write.h"
#include "exchange/zip.h"

static const JalonsDay today = 20760;

static GBytes *
write_fixture (void)
{
  g_autoptr (JalonsDataset) dataset = carried_fixture_new ();

  return jalons_carried_write (dataset, carried_fixture_project (dataset), JALONS_CARRIED_SCHOOL, today, NULL, NULL);
}

static JalonsCarried *
read_back (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  JalonsCarried *carried = jalons_carried_read (bytes, &error);

  g_assert_no_error (error);
  return carried;
}

static guint
count (JalonsDataset *dataset,
       JalonsEntityId entity)
{
  return g_list_model_get_n_items (jalons_dataset_get_list (dataset, entity));
}

static void
assert_same (JalonsDataset *a,
             JalonsDataset *b)
{
  g_autoptr (GBytes) first = jalons_json_export (a), second = jalons_json_export (b);

  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), g_bytes_get_data (second, NULL),
                   g_bytes_get_size (second));
}

static void
test_round_trip (void)
{
  g_autoptr (JalonsDataset) dataset = carried_fixture_new (), selected = NULL;
  g_autoptr (GBytes) bytes = write_fixture (), again = NULL;
  g_autoptr (JalonsCarried) carried = read_back (bytes);

  selected = jalons_carried_select (dataset, carried_fixture_project (dataset));
  assert_same (carried->dataset, selected);
  g_assert_cmpint (carried->made, ==, today);
  g_assert_cmpint (carried->from, ==, JALONS_CARRIED_SCHOOL);
  g_assert_cmpstr (jalons_school_uai (carried->school), ==, carried->uai);
  g_assert_cmpstr (jalons_project_title (carried->project), ==, "Carried");
  again = jalons_carried_write (carried->dataset, carried->project, JALONS_CARRIED_SCHOOL, today, NULL, NULL);
  g_assert_true (g_bytes_equal (bytes, again));
}

/* What is there, what is not, and no name of a person but of those who review. */
static void
test_selection (void)
{
  g_autoptr (JalonsDataset) dataset = carried_fixture_new ();
  g_autoptr (JalonsDataset) selected = jalons_carried_select (dataset, carried_fixture_project (dataset));
  GListModel *divisions = jalons_dataset_get_list (selected, JALONS_ENTITY_DIVISION);

  g_assert_cmpuint (count (selected, JALONS_ENTITY_SCHOOL), ==, 1);
  g_assert_cmpuint (count (selected, JALONS_ENTITY_YEAR), >=, 1);
  g_assert_cmpuint (count (selected, JALONS_ENTITY_YEAR), <=, 3);
  g_assert_cmpuint (count (selected, JALONS_ENTITY_PROJECT), ==, 1);
  g_assert_cmpuint (count (selected, JALONS_ENTITY_REMARK), ==, 1);
  g_assert_cmpuint (count (selected, JALONS_ENTITY_FIGURE), >=, 1);
  g_assert_cmpuint (count (selected, JALONS_ENTITY_ACTIVITY), >, 50);
  g_assert_cmpuint (count (selected, JALONS_ENTITY_PARTICIPATION), >, 50);
  g_assert_cmpuint (count (dataset, JALONS_ENTITY_VISIT), >, 0);
  g_assert_cmpuint (count (selected, JALONS_ENTITY_VISIT), ==, 0);
  g_assert_cmpuint (count (selected, JALONS_ENTITY_AMBASSADOR), ==, 0);
  g_assert_cmpuint (count (selected, JALONS_ENTITY_OFFER), <, count (dataset, JALONS_ENTITY_OFFER));
  for (guint i = 0; i < g_list_model_get_n_items (divisions); i++)
    {
      g_autoptr (JalonsDivision) division = g_list_model_get_item (divisions, i);

      g_assert_cmpuint (g_strv_length ((char **) jalons_division_lead_teachers (division)), ==, 0);
    }
}

static void
assert_personal_empty (JalonsDataset *dataset,
                       const JalonsEntity *entity,
                       const JalonsField *field)
{
  GListModel *list = jalons_dataset_get_list (dataset, entity->id);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);
      g_autofree char *stored = jalons_record_to_stored (record, field->id);

      g_assert_cmpstr (stored, ==, field->kind == JALONS_KIND_ENUM ? field->codes[0] : "");
    }
}

static void
test_personal (void)
{
  g_autoptr (JalonsDataset) dataset = carried_fixture_new ();
  g_autoptr (JalonsDataset) selected = jalons_carried_select (dataset, carried_fixture_project (dataset));

  for (int e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      for (unsigned i = 0; i < entity->n_fields; i++)
        if ((entity->fields[i].flags & JALONS_FIELD_PERSONAL) != 0 && e != JALONS_ENTITY_REVIEWER &&
            e != JALONS_ENTITY_REVISION && e != JALONS_ENTITY_REMARK)
          assert_personal_empty (selected, entity, &entity->fields[i]);
    }
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) first = write_fixture (), second = write_fixture (), frozen = NULL;
  g_autoptr (JalonsDataset) dataset = carried_fixture_new ();
  g_autoptr (JalonsCarried) back = NULL;

  g_assert_true (g_bytes_equal (first, second));
  frozen = jalons_carried_freeze (dataset, carried_fixture_project (dataset), NULL, today);
  g_assert_false (g_bytes_equal (first, frozen));
  back = read_back (frozen);
  g_assert_cmpint (back->from, ==, JALONS_CARRIED_FROZEN);
}

/* Frozen copies that revisions name, and the logo, go with it. */
static void
test_files (void)
{
  static const char png[] = "\x89PNG not a picture, but the digest is that of this";
  g_autoptr (JalonsDataset) dataset = carried_fixture_new ();
  g_autoptr (GBytes) frozen = jalons_carried_freeze (dataset, carried_fixture_project (dataset), NULL, today), all = NULL;
  g_autoptr (GBytes) logo = g_bytes_new_static (png, sizeof png);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, frozen);
  g_autofree char *logo_hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, logo);
  g_autofree char *step = carried_fixture_step (dataset, "submit", 1, JALONS_PROJECT_SUBMITTED, hash);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (JalonsCarried) carried = NULL;

  carried_fixture_set (dataset, JALONS_ENTITY_SCHOOL, jalons_project_school (carried_fixture_project (dataset)),
                       JALONS_SCHOOL_LOGO, logo_hash);
  files = jalons_carried_list (dataset, carried_fixture_project (dataset));
  g_assert_cmpuint (files->len, ==, 2);
  for (guint i = 0; i < files->len; i++)
    {
      JalonsCarriedFile *file = g_ptr_array_index (files, i);

      file->bytes = g_bytes_ref (file->is_picture ? logo : frozen);
    }
  all = jalons_carried_write (dataset, carried_fixture_project (dataset), JALONS_CARRIED_COPY, today, NULL, files);
  carried = read_back (all);
  g_assert_cmpuint (carried->files->len, ==, 2);
  for (guint i = 0; i < carried->files->len; i++)
    {
      const JalonsCarriedFile *file = g_ptr_array_index (carried->files, i);

      g_assert_cmpstr (file->hash, ==, file->is_picture ? logo_hash : hash);
      g_assert_true (g_bytes_equal (file->bytes, file->is_picture ? logo : frozen));
    }
}

/* Years in other schools */

static JalonsOnward *
make_onward (void)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_SCHOOL, "lycee");
  g_autoptr (JalonsSchool) school = NULL;
  JalonsOnward *onward = jalons_onward_new ();
  JalonsOnwardYear *year;

  jalons_draft_set_text (draft, JALONS_SCHOOL_NAME, "Lycée « du Canal »");
  school = jalons_draft_build (draft);
  year = jalons_onward_year_new (JALONS_VOIE_GENERAL, "2de-gt", 2028, school);
  year->like = 2026;
  year->basis = JALONS_BASIS_PLANNED;
  year->owed = (JalonsSpread){ 3240, 3240, 3240 };
  year->planned = (JalonsSpread){ 60, 90, 120 };
  year->intended = 30;
  g_ptr_array_add (onward->kept, year);
  year = jalons_onward_year_new (JALONS_VOIE_VOCATIONAL, "cap-1", 2028, school);
  year->owed = (JalonsSpread){ JALONS_UNSET, JALONS_UNSET, JALONS_UNSET };
  g_ptr_array_add (onward->kept, year);
  return onward;
}

static void
assert_same_year (const JalonsOnwardYear *year,
                  const JalonsOnwardYear *wanted)
{
  g_assert_cmpint (year->voie, ==, wanted->voie);
  g_assert_cmpstr (year->level, ==, wanted->level);
  g_assert_cmpint (year->start, ==, wanted->start);
  g_assert_cmpint (year->like, ==, wanted->like);
  g_assert_cmpstr (jalons_record_get_id (year->school), ==, jalons_record_get_id (wanted->school));
  g_assert_cmpstr (jalons_school_name (year->school), ==, jalons_school_name (wanted->school));
  g_assert_cmpint (year->basis, ==, wanted->basis);
  g_assert_cmpmem (&year->owed, sizeof year->owed, &wanted->owed, sizeof wanted->owed);
  g_assert_cmpmem (&year->planned, sizeof year->planned, &wanted->planned, sizeof wanted->planned);
  g_assert_cmpint (year->intended, ==, wanted->intended);
}

static void
test_onward (void)
{
  g_autoptr (JalonsDataset) dataset = carried_fixture_new ();
  g_autoptr (JalonsOnward) onward = make_onward ();
  g_autoptr (GBytes) frozen = jalons_carried_freeze (dataset, carried_fixture_project (dataset), onward, today);
  g_autoptr (JalonsCarried) carried = read_back (frozen);

  g_assert_cmpuint (carried->onward->kept->len, ==, onward->kept->len);
  for (guint i = 0; i < onward->kept->len; i++)
    assert_same_year (carried->onward->kept->pdata[i], onward->kept->pdata[i]);
}

/* Refusals */

static void
assert_not_read (GBytes *bytes,
                 int code,
                 const char *words)
{
  GError *error = NULL;

  g_assert_null (jalons_carried_read (bytes, &error));
  assert_refused (error, code, words);
}

static void
test_kind (void)
{
  g_autoptr (GBytes) text = bytes_of ("ceci n’est pas un fichier"), empty = bytes_of ("");
  g_autoptr (GBytes) other = zip_of ("Structures.xml", text, NULL);
  g_autoptr (GBytes) crowded = crowded_zip (2000);

  assert_not_read (text, JALONS_ERROR_KIND, "not a “.jalons” file");
  assert_not_read (empty, JALONS_ERROR_KIND, "not a “.jalons” file");
  assert_not_read (other, JALONS_ERROR_REFUSED, "something else");
  assert_not_read (crowded, JALONS_ERROR_LIMIT, "far more");
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) whole = write_fixture ();
  gsize length = g_bytes_get_size (whole);

  for (gsize part = 5; part < length; part += part < 200 || part > length - 200 ? 1 : 997)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, part);

      assert_not_read (cut, JALONS_ERROR_DAMAGED, "cut short");
    }
}

/* Any bit of what is in it: refused, or of no consequence. */
static void
test_altered (void)
{
  g_autoptr (GBytes) whole = write_fixture ();
  g_autoptr (JalonsCarried) right = read_back (whole);
  gsize length;
  const guint8 *data = g_bytes_get_data (whole, &length);
  guint n_refused = 0;

  for (gsize i = 0; i < length; i += i < 600 ? 7 : 499)
    {
      guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) bytes = g_bytes_new_take (copy, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (JalonsCarried) carried = NULL;

      copy[i] ^= 1;
      carried = jalons_carried_read (bytes, &error);
      n_refused += carried == NULL;
      if (carried != NULL)
        assert_same (carried->dataset, right->dataset);
      else
        g_assert_true (error->domain == JALONS_ERROR && g_str_has_suffix (error->message, "."));
    }
  g_assert_cmpuint (n_refused, >, 50);
}

/* A carried file with other words in the manifest, or in the data with the digest that it then has. */
static GBytes *
forge (const char *in,
       const char *what,
       const char *with,
       const char *more_name)
{
  g_autoptr (GBytes) whole = write_fixture (), bytes = NULL;
  g_autoptr (JalonsZipWriter) zip = jalons_zip_writer_new ();
  g_autoptr (JalonsDataset) dataset = carried_fixture_new (), selected = NULL;
  g_autofree char *manifest = NULL, *data = NULL, *old = NULL, *new = NULL, *id = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GBytes) first = NULL, second = NULL;

  selected = jalons_carried_select (dataset, carried_fixture_project (dataset));
  bytes = jalons_json_export (selected);
  data = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  old = g_compute_checksum_for_string (G_CHECKSUM_SHA256, data, -1);
  /* The manifest stands in the file as it is: after its local header. */
  manifest = g_strndup ((const char *) g_bytes_get_data (whole, NULL) + 30 + strlen ("manifest.json"), 4000);
  *(strstr (manifest, "\n}") + 2) = '\0';
  if (g_str_equal (in, "data"))
    {
      parts = g_strsplit (data, what, 2);
      g_free (data);
      data = g_strjoinv (with, parts);
      new = g_compute_checksum_for_string (G_CHECKSUM_SHA256, data, -1);
      g_strfreev (parts);
      parts = g_strsplit (manifest, old, 2);
      g_free (manifest);
      manifest = g_strjoinv (new, parts);
    }
  else if (g_str_equal (in, "manifest"))
    {
      parts = g_strsplit (manifest, what, 2);
      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      g_free (manifest);
      manifest = g_strjoinv (with, parts);
    }
  first = bytes_of (manifest);
  second = bytes_of (data);
  jalons_zip_writer_add (zip, "manifest.json", first, FALSE);
  jalons_zip_writer_add (zip, "data.json", second, TRUE);
  if (more_name != NULL)
    jalons_zip_writer_add (zip, more_name, first, TRUE);
  return jalons_zip_writer_finish (zip);
}

static void
test_forged (void)
{
  static const struct
  {
    const char *in;
    const char *what;
    const char *with;
    const char *more;
    int code;
    const char *words;
  } cases[] = {
    { "manifest", "\"version\" : 1", "\"version\" : 2", NULL, JALONS_ERROR_NEWER, "newer Jalons" },
    { "data", "\"version\": ", "\"version\": 9", NULL, JALONS_ERROR_NEWER, "newer Jalons" },
    { "manifest", "\"from\" : \"school\"", "\"from\" : \"nobody\"", NULL, JALONS_ERROR_DAMAGED, "altered" },
    { "manifest", "\"made\" : \"", "\"made\" : \"x", NULL, JALONS_ERROR_DAMAGED, "altered" },
    { "manifest", "jalons-project", "jalons-other", NULL, JALONS_ERROR_REFUSED, "something else" },
    { "manifest", "\"uai\" : \"", "\"uai\" : \"9", NULL, JALONS_ERROR_REFUSED, "something else" },
    { "manifest", "\"project\" : \"", "\"project\" : \"0", NULL, JALONS_ERROR_REFUSED, "something else" },
    { "manifest", "\"sha256\" : \"", "\"sha256\" : \"0", NULL, JALONS_ERROR_DAMAGED, "altered" },
    { "data", "\"format\": \"jalons\"", "\"format\": \"jalonss\"", NULL, JALONS_ERROR_DAMAGED, "altered" },
    { "data", "{\n", "{{\n", NULL, JALONS_ERROR_DAMAGED, "altered" },
    { "", "", "", "../../etc/passwd", JALONS_ERROR_REFUSED, "something else" },
    { "", "", "", "/data.json", JALONS_ERROR_REFUSED, "something else" },
    { "", "", "", "files/../data.json", JALONS_ERROR_REFUSED, "something else" },
    { "", "", "", "files/0123.png", JALONS_ERROR_REFUSED, "something else" },
    { "", "", "", "data.json", JALONS_ERROR_REFUSED, "something else" },
    { "", "", "", "run.sh", JALONS_ERROR_REFUSED, "something else" },
    { "", "", "", "files/0123456789012345678901234567890123456789012345678901234567890123.png", JALONS_ERROR_DAMAGED,
      "altered" },
  };
  g_autoptr (GBytes) right = forge ("", "", "", NULL);
  g_autoptr (JalonsCarried) carried = read_back (right);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = forge (cases[i].in, cases[i].what, cases[i].with, cases[i].more);

      g_test_message ("%u", i);
      assert_not_read (bytes, cases[i].code, cases[i].words);
    }
}

/* Of years that are no such thing none is taken; what is nonsense in one is as if nobody had said it. */
static void
test_nonsense (void)
{
  static const struct
  {
    const char *onward;
    guint n_taken;
  } cases[] = {
    { "7", 0 },
    { "{}", 0 },
    { "[7, [], {}, null]", 0 },
    { "[{\"voie\": \"up\", \"level\": \"2de-gt\", \"start\": 2028, \"basis\": \"planned\"}]", 0 },
    { "[{\"voie\": \"general\", \"level\": \"\", \"start\": 2028, \"basis\": \"planned\"}]", 0 },
    { "[{\"voie\": \"general\", \"level\": \"2de-gt\", \"start\": -4, \"basis\": \"planned\"}]", 0 },
    { "[{\"voie\": \"general\", \"level\": \"2de-gt\", \"start\": 2028, \"basis\": 2}]", 0 },
    { "[{\"voie\": \"general\", \"level\": \"2de-gt\", \"start\": 2028, \"basis\": \"planned\", \"name\": 4, "
      "\"planned\": [1, 2], \"owed\": \"many\", \"intended\": 99999999999999}]",
      1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *with = g_strdup_printf ("\"onward\" : %s, \"deleted\" : [", cases[i].onward);
      g_autoptr (GBytes) bytes = forge ("manifest", "\"deleted\" : [", with, NULL);
      g_autoptr (JalonsCarried) carried = read_back (bytes);

      g_test_message ("%u", i);
      g_assert_cmpuint (carried->onward->kept->len, ==, cases[i].n_taken);
      if (cases[i].n_taken > 0)
        {
          const JalonsOnwardYear *year = carried->onward->kept->pdata[0];

          g_assert_cmpstr (jalons_school_name (year->school), ==, "");
          g_assert_cmpint (year->planned.mean, ==, JALONS_UNSET);
          g_assert_cmpint (year->owed.mean, ==, JALONS_UNSET);
          g_assert_cmpint (year->intended, ==, 0);
        }
    }
}

static void
test_bomb (void)
{
  const gsize length = 100 * 1000 * 1000;
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (length), length), bytes = NULL;
  g_autoptr (JalonsZipWriter) zip = jalons_zip_writer_new ();

  jalons_zip_writer_add (zip, "manifest.json", zeros, TRUE);
  bytes = jalons_zip_writer_finish (zip);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 200 * 1000);
  assert_not_read (bytes, JALONS_ERROR_LIMIT, "far more");
}

/* Data that speak of two schools, or of somebody: an honest file has neither. */
static void
test_strange_data (void)
{
  g_autoptr (JalonsDataset) dataset = carried_fixture_new ();
  g_autoptr (GBytes) all = jalons_json_export (dataset), manifest = NULL, bytes = NULL;
  g_autoptr (JalonsZipWriter) zip = jalons_zip_writer_new ();
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, all), *text = NULL;
  JalonsProject *project = carried_fixture_project (dataset);
  JalonsSchool *school = jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL);

  text = g_strdup_printf ("{\"format\": \"jalons-project\", \"version\": 1, \"made\": \"2026-11-03\", \"from\": \"copy\", "
                          "\"uai\": \"%s\", \"project\": \"%s\", \"start\": 2026, \"sha256\": \"%s\", \"files\": []}",
                          jalons_school_uai (school), jalons_record_get_id (project), digest);
  manifest = bytes_of (text);
  jalons_zip_writer_add (zip, "manifest.json", manifest, FALSE);
  jalons_zip_writer_add (zip, "data.json", all, TRUE);
  bytes = jalons_zip_writer_finish (zip);
  assert_not_read (bytes, JALONS_ERROR_REFUSED, "something else");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/carried/round-trip", test_round_trip);
  g_test_add_func ("/exchange/carried/selection", test_selection);
  g_test_add_func ("/exchange/carried/personal", test_personal);
  g_test_add_func ("/exchange/carried/bytes", test_bytes);
  g_test_add_func ("/exchange/carried/files", test_files);
  g_test_add_func ("/exchange/carried/onward", test_onward);
  g_test_add_func ("/exchange/carried/nonsense", test_nonsense);
  g_test_add_func ("/exchange/carried/kind", test_kind);
  g_test_add_func ("/exchange/carried/truncated", test_truncated);
  g_test_add_func ("/exchange/carried/altered", test_altered);
  g_test_add_func ("/exchange/carried/forged", test_forged);
  g_test_add_func ("/exchange/carried/bomb", test_bomb);
  g_test_add_func ("/exchange/carried/strange-data", test_strange_data);
  return g_test_run ();
}
