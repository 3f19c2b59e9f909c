/* Importing the classes of a school: what is created, changed, asked, kept, and that a second time nothing is new.
 * Invariant: what an import writes is applied to a dataset as the store would, and looked at there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <string.h>

#include "core/error.h"
#include "exchange/csv.h"
#include "exchange/import.h"
#include "exchange/sts.h"

static const char *thirty_path;

/* An STS file with these divisions, in XML. */
static JalonsStructure *
sts_of (const char *uai,
        const char *divisions)
{
  g_autofree char *text = g_strdup_printf (
    "<STS_EDT><PARAMETRES><UAJ CODE='%s'><DENOM_PRINC>COLLEGE</DENOM_PRINC><DENOM_COMPL>EXEMPLE</DENOM_COMPL></UAJ>"
    "<ANNEE_SCOLAIRE ANNEE='2026'/></PARAMETRES><NOMENCLATURES><MEFS><MEF CODE='10319999110'><FORMATION>3ULIS</FORMATION>"
    "<LIBELLE_LONG>TROISIEME ULIS</LIBELLE_LONG></MEF></MEFS></NOMENCLATURES>"
    "<DONNEES><STRUCTURE><DIVISIONS>%s</DIVISIONS></STRUCTURE></DONNEES></STS_EDT>",
    uai, divisions);
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  JalonsStructure *structure = jalons_sts_read (bytes, &error);

  g_assert_no_error (error);
  return structure;
}

#define MEF(code, headcount)                                                        \
  "<MEFS_APPARTENANCE><MEF_APPARTENANCE CODE='" code "'><EFFECTIF_PREVU>" headcount \
  "</EFFECTIF_PREVU></MEF_APPARTENANCE></MEFS_APPARTENANCE>"
#define CLASS(code, mefs) "<DIVISION CODE='" code "'>" mefs "</DIVISION>"
#define TROISIEME         MEF ("10310019110", "26")
#define FULL              "<EFFECTIF_PREVU>26</EFFECTIF_PREVU>" TROISIEME
#define TWO               CLASS ("3 A", FULL) CLASS ("3 B", TROISIEME)

static JalonsStructure *
csv_of (const char *text)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  JalonsStructure *structure = jalons_csv_read (bytes, &error);

  g_assert_no_error (error);
  return structure;
}

/* The preview as text, without the lines of school and year. */
static char *
preview (JalonsImport *import)
{
  static const char *const outcomes[] = { "created", "changed", "unchanged", "gone", "refused" };
  GPtrArray *lines = jalons_import_get_lines (import);
  GString *out = g_string_new (NULL);

  for (unsigned i = 0; i < lines->len; i++)
    {
      const JalonsImportLine *line = g_ptr_array_index (lines, i);
      g_autofree char *details = g_strjoinv (" | ", line->details);

      if (line->entity == JALONS_ENTITY_DIVISION)
        g_string_append_printf (out, "%s %s: %s%s%s\n", outcomes[line->outcome], line->name, line->text,
                                *details ? " | " : "", details);
    }
  return g_string_free (out, FALSE);
}

static void
assert_preview (JalonsImport *import,
                const char *expected)
{
  g_autofree char *text = preview (import);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_summary (JalonsImport *import,
                const char *expected)
{
  g_autofree char *text = jalons_import_summarise (import);

  g_assert_cmpstr (text, ==, expected);
}

/* What the preview says before anything is written. */
static void
assert_foreseen (JalonsImport *import,
                 const char *expected)
{
  g_autofree char *text = jalons_import_foresee (import);

  g_assert_cmpstr (text, ==, expected);
}

/* Imports a structure with nothing open, and writes it. */
static void
import_at_once (JalonsDataset *dataset,
                JalonsStructure *structure)
{
  g_autoptr (JalonsImport) import = jalons_import_new_structure (structure, dataset, NULL, 0);

  apply_import (dataset, import);
  jalons_structure_unref (structure);
}

static JalonsDivision *
division (JalonsDataset *dataset,
          const char *uai,
          const char *code)
{
  g_autofree char *id = jalons_division_make_id (uai, 2026, code);
  JalonsDivision *found = jalons_dataset_lookup (dataset, JALONS_ENTITY_DIVISION, id);

  g_assert_nonnull (found);
  return found;
}

static void
edit (JalonsDataset *dataset,
      JalonsRecord *record,
      JalonsFieldId field,
      const char *stored)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (record);
  g_autoptr (JalonsRecord) edited = NULL;

  g_assert_true (jalons_draft_set_stored (draft, field, stored));
  edited = jalons_draft_build (draft);
  jalons_dataset_apply (dataset, &edited, 1);
}

static void
test_thirty (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autofree char *content = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JalonsStructure) structure = NULL;
  g_autoptr (JalonsImport) first = NULL, second = NULL;
  JalonsSchool *school;
  JalonsYear *year;

  g_assert_true (g_file_get_contents (thirty_path, &content, &length, NULL));
  bytes = g_bytes_new (content, length);
  structure = jalons_sts_read (bytes, NULL);
  first = jalons_import_new_structure (structure, dataset, NULL, 0);
  g_assert_cmpuint (jalons_import_get_drafts (first)->len, ==, 32);
  g_assert_cmpuint (jalons_import_get_questions (first)->len, ==, 0);
  assert_summary (first, "30 classes created.");
  assert_foreseen (first, "30 classes to create.");
  apply_import (dataset, first);

  school = jalons_dataset_find_school (dataset, "0590116F");
  g_assert_cmpstr (jalons_school_name (school), ==, "Collège Marie-Claire Exemple");
  g_assert_cmpint (jalons_school_kind (school), ==, JALONS_SCHOOL_COLLEGE);
  g_assert_cmpstr (jalons_school_academy (school), ==, "Lille");
  year = jalons_dataset_find_year (dataset, school, 2026);
  g_assert_cmpstr (jalons_year_zone (year), ==, "B");
  g_assert_cmpstr (jalons_year_reference_set (year), !=, "");
  g_assert_cmpuint (jalons_year_first_day (year), ==, JALONS_NO_DAY);
  g_assert_cmpstr (jalons_division_level (division (dataset, "0590116F", "3 A")), ==, "3e");
  g_assert_cmpstr (jalons_division_level (division (dataset, "0590116F", "4S")), ==, "4e-segpa");
  g_assert_cmpstr (jalons_division_code (division (dataset, "0590116F", "3a")), ==, "3 A");
  g_assert_cmpint (jalons_division_owed (division (dataset, "0590116F", "3a")), ==, JALONS_UNSET);

  second = jalons_import_new_structure (structure, dataset, "0590116f", 2026);
  g_assert_cmpuint (jalons_import_get_drafts (second)->len, ==, 0);
  assert_summary (second, "Nothing new: 30 classes unchanged.");
}

static void
test_changes (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsStructure) structure = NULL;
  g_autoptr (JalonsImport) import = NULL;
  JalonsDivision *changed;

  import_at_once (dataset, sts_of ("0590116F", TWO CLASS ("3 C", TROISIEME)));
  edit (dataset, division (dataset, "0590116F", "3 A"), JALONS_DIVISION_NOTES, "Mine");
  edit (dataset, division (dataset, "0590116F", "3 A"), JALONS_DIVISION_OWED, "120");
  edit (dataset, division (dataset, "0590116F", "3 B"), JALONS_DIVISION_LEVEL, "3e-segpa");
  edit (dataset, division (dataset, "0590116F", "3 B"), JALONS_DIVISION_LEAD_TEACHERS, "M. Main");
  edit (dataset, jalons_dataset_find_school (dataset, "0590116F"), JALONS_SCHOOL_NAME, "Our school");

  structure = sts_of ("0590116F", CLASS ("3A", "<EFFECTIF_PREVU>27</EFFECTIF_PREVU>" TROISIEME) CLASS ("3 B", TROISIEME)
                                    CLASS ("6A", MEF ("10010012110", "20")));
  import = jalons_import_new_structure (structure, dataset, "0590116F", 2026);
  assert_preview (import, "changed 3A: 3e, 27 pupils | Code: 3 A → 3A | Headcount: 26 → 27\n"
                          "unchanged 3 B: 3e SEGPA, M. Main\n"
                          "created 6A: 6e\n"
                          "gone 3 C: Not in the file; it stays as it is.\n");
  assert_summary (import, "1 class created, 1 class changed, 1 class unchanged, 1 class absent from the file and kept.");
  assert_foreseen (import, "1 class to create, 1 class to change, 1 class unchanged, 1 class absent from the file and kept.");
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 2);
  apply_import (dataset, import);

  changed = division (dataset, "0590116F", "3A");
  g_assert_cmpint (jalons_division_headcount (changed), ==, 27);
  g_assert_cmpstr (jalons_division_notes (changed), ==, "Mine");
  g_assert_cmpint (jalons_division_owed (changed), ==, 120);
  g_assert_cmpstr (jalons_division_code (division (dataset, "0590116F", "3 C")), ==, "3 C");
  g_assert_cmpstr (jalons_school_name (jalons_dataset_find_school (dataset, "0590116F")), ==, "Our school");
}

static const JalonsImportQuestion *
question (JalonsImport *import,
          const char *key)
{
  GPtrArray *questions = jalons_import_get_questions (import);

  for (unsigned i = 0; i < questions->len; i++)
    if (g_str_equal (((JalonsImportQuestion *) g_ptr_array_index (questions, i))->key, key))
      return g_ptr_array_index (questions, i);
  g_error ("no question %s", key);
}

static void
test_level_asked_and_remembered (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsStructure) structure = sts_of ("0590116F", CLASS ("U1", MEF ("10319999110", "9"))
                                                                CLASS ("U2", MEF ("10319999110", "8")) CLASS ("X", ""));
  g_autoptr (JalonsImport) import = jalons_import_new_structure (structure, dataset, NULL, 0);
  g_autoptr (JalonsImport) again = NULL, next_year = NULL;
  const JalonsImportQuestion *asked = question (import, "mef:10319999110");

  g_assert_cmpuint (jalons_import_get_questions (import)->len, ==, 2);
  g_assert_cmpstr (asked->text, ==, "Which level is the training programme TROISIEME ULIS (MEF 10319999110)?");
  g_assert_cmpstr (asked->divisions[0], ==, "U1");
  g_assert_cmpstr (asked->divisions[1], ==, "U2");
  g_assert_null (asked->divisions[2]);
  g_assert_true (jalons_import_is_ready (import));
  assert_preview (import, "created U1: level to be chosen\ncreated U2: level to be chosen\ncreated X: level to be chosen\n");

  g_assert_false (jalons_import_answer (import, "mef:10319999110", "7e"));
  g_assert_false (jalons_import_answer (import, "mef:unknown", "3e"));
  g_assert_true (jalons_import_answer (import, "mef:10319999110", "3e"));
  jalons_import_answer (import, "division:X", "4e");
  assert_preview (import, "created U1: 3e\ncreated U2: 3e\ncreated X: 4e\n");
  apply_import (dataset, import);

  again = jalons_import_new_structure (structure, dataset, NULL, 0);
  g_assert_cmpuint (jalons_import_get_questions (again)->len, ==, 0);
  assert_summary (again, "Nothing new: 3 classes unchanged.");

  structure->year = 2027;
  next_year = jalons_import_new_structure (structure, dataset, NULL, 0);
  assert_preview (next_year, "created U1: 3e\ncreated U2: 3e\ncreated X: level to be chosen\n");
}

static void
test_mixed (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsStructure) structure =
    sts_of ("0590116F", CLASS ("M", MEF ("10210001110", "9") MEF ("10310019110", "12") MEF ("10310026110", "3"))
                          CLASS ("N", MEF ("10210001110", "") MEF ("10310019110", "")));
  g_autoptr (JalonsImport) import = jalons_import_new_structure (structure, dataset, NULL, 0);

  assert_preview (import, "created M: 3e, several levels\ncreated N: 4e, several levels\n");
}

static void
test_other_school (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsStructure) structure = sts_of ("0441975H", TWO);
  g_autoptr (JalonsImport) import = NULL;
  const JalonsImportQuestion *asked;

  import_at_once (dataset, sts_of ("0590116F", TWO));
  import = jalons_import_new_structure (structure, dataset, "0590116F", 2025);
  asked = question (import, "school");
  g_assert_cmpstr (asked->text, ==, "This file is that of the school Collège Exemple (0441975H), and the open one is "
                                    "Collège Exemple (0590116F). Into which of them should it be imported?");
  g_assert_cmpstr (asked->choices[0], ==, "0441975H");
  g_assert_cmpstr (asked->choices[1], ==, "0590116F");
  g_assert_false (jalons_import_is_ready (import));
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 0);
  g_assert_cmpuint (jalons_import_get_lines (import)->len, ==, 0);

  jalons_import_answer (import, "school", "0590116F");
  g_assert_false (jalons_import_is_ready (import));
  g_assert_nonnull (strstr (question (import, "year")->text, "2026"));
  jalons_import_answer (import, "year", "2026");
  g_assert_true (jalons_import_is_ready (import));
  assert_summary (import, "Nothing new: 2 classes unchanged.");

  jalons_import_answer (import, "school", "0441975H");
  assert_summary (import, "2 classes created.");
  g_assert_cmpstr (jalons_import_get_uai (import), ==, "0441975H");
  jalons_import_answer (import, "school", NULL);
  g_assert_false (jalons_import_is_ready (import));
}

static void
test_table (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsStructure) structure =
    csv_of ("classe;niveau;voie;effectif;professeur_principal\n3a;3e;;25;\n3 B;Troisième SEGPA;;;M. Petit\n"
            "X;classe relais;;10;\n");
  g_autoptr (JalonsImport) nowhere = jalons_import_new_structure (structure, dataset, NULL, 0);
  g_autoptr (JalonsImport) import = NULL, again = NULL;

  g_assert_false (jalons_import_is_ready (nowhere));
  g_assert_false (jalons_import_answer (nowhere, "school", "0441975A"));
  g_assert_false (jalons_import_answer (nowhere, "year", "26"));
  g_assert_true (jalons_import_answer (nowhere, "school", "0441975H"));
  g_assert_true (jalons_import_answer (nowhere, "year", "2026"));
  g_assert_cmpuint (jalons_import_count (nowhere, JALONS_IMPORT_CREATED), ==, 3);

  /* Into the only school and its only year; the codes of STS-Web are kept. */
  import_at_once (dataset, sts_of ("0590116F", TWO));
  import = jalons_import_new_structure (structure, dataset, NULL, 0);
  jalons_import_answer (import, "text:classe relais", "4e");
  assert_preview (import, "changed 3a: 3e, 25 pupils | Headcount: 26 → 25\n"
                          "changed 3 B: 3e SEGPA, M. Petit | Level: 3e → 3e SEGPA | Professeurs principaux: — → M. Petit\n"
                          "created X: 4e, 10 pupils\n");
  apply_import (dataset, import);
  g_assert_cmpstr (jalons_division_code (division (dataset, "0590116F", "3 A")), ==, "3 A");
  g_assert_cmpstr (jalons_division_mefs (division (dataset, "0590116F", "3 A"))[0], ==, "10310019110");

  again = jalons_import_new_structure (structure, dataset, NULL, 0);
  g_assert_cmpuint (jalons_import_get_drafts (again)->len, ==, 0);
  g_assert_cmpuint (jalons_import_get_questions (again)->len, ==, 0);
}

static void
test_twins (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsStructure) structure = sts_of ("0590116F", TWO CLASS ("3a", TROISIEME));
  g_autoptr (JalonsImport) import = jalons_import_new_structure (structure, dataset, NULL, 0);

  assert_summary (import, "2 classes created, 1 class left out.");
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 4);
}

static void
test_renamed (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsStructure) old = sts_of ("0590116F", TWO);
  g_autoptr (JalonsStructure) both = sts_of ("0590116F", CLASS ("3 EURO", TROISIEME) TWO);
  g_autoptr (JalonsImport) import = NULL, second = NULL, third = NULL;

  import_at_once (dataset, sts_of ("0590116F", TWO));
  edit (dataset, division (dataset, "0590116F", "3 A"), JALONS_DIVISION_CODE, "3 EURO");
  import = jalons_import_new_structure (old, dataset, NULL, 0);
  assert_preview (import, "changed 3 A: 3e, 26 pupils | Code: 3 EURO → 3 A\nunchanged 3 B: 3e\n");
  second = jalons_import_new_structure (both, dataset, NULL, 0);
  assert_preview (second, "unchanged 3 EURO: 3e, 26 pupils\ncreated 3 A: 3e, 26 pupils\nunchanged 3 B: 3e\n");
  apply_import (dataset, second);
  third = jalons_import_new_structure (both, dataset, NULL, 0);
  assert_summary (third, "Nothing new: 3 classes unchanged.");
}

static void
test_deterministic (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsStructure) structure = sts_of ("0590116F", TWO);
  g_autoptr (JalonsImport) one = jalons_import_new_structure (structure, dataset, NULL, 0);
  g_autoptr (JalonsImport) other = jalons_import_new_structure (structure, dataset, NULL, 0);

  for (unsigned i = 0; i < jalons_import_get_drafts (one)->len; i++)
    {
      g_autoptr (JalonsRecord) a = jalons_draft_build (g_ptr_array_index (jalons_import_get_drafts (one), i));
      g_autoptr (JalonsRecord) b = jalons_draft_build (g_ptr_array_index (jalons_import_get_drafts (other), i));

      g_assert_cmpstr (jalons_record_get_id (a), ==, jalons_record_get_id (b));
      g_assert_true (jalons_record_equal (a, b));
    }
}

static void
test_wrong_uai_warns (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsStructure) structure = sts_of ("0590116A", TWO);
  g_autoptr (JalonsImport) import = jalons_import_new_structure (structure, dataset, NULL, 0);

  g_assert_cmpuint (jalons_import_get_warnings (import)->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (jalons_import_get_warnings (import), 0), "0590116A"));
  assert_summary (import, "2 classes created.");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  thirty_path = argc > 1 ? argv[1] : "";
  g_test_add_func ("/import/thirty", test_thirty);
  g_test_add_func ("/import/changes", test_changes);
  g_test_add_func ("/import/level-asked-and-remembered", test_level_asked_and_remembered);
  g_test_add_func ("/import/mixed", test_mixed);
  g_test_add_func ("/import/other-school", test_other_school);
  g_test_add_func ("/import/table", test_table);
  g_test_add_func ("/import/twins", test_twins);
  g_test_add_func ("/import/renamed", test_renamed);
  g_test_add_func ("/import/deterministic", test_deterministic);
  g_test_add_func ("/import/wrong-uai-warns", test_wrong_uai_warns);
  return g_test_run ();
}
