/* The readers of class structure: golden texts, encodings, and everything that a file may have wrong.
 * Invariant: each bad file has its own sentence, and gives nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <string.h>

#include "core/error.h"
#include "exchange/csv.h"
#include "exchange/siecle.h"
#include "exchange/sts.h"
#include "exchange/words.h"

typedef JalonsStructure *(*Reader) (GBytes *bytes, GError **error);

static void
assert_reads_as (JalonsStructure *structure,
                 GError *error,
                 const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = describe (structure);
  g_assert_cmpstr (text, ==, expected);
  jalons_structure_unref (structure);
}

static void
assert_fails (Reader reader,
              GBytes *bytes,
              int code,
              const char *words)
{
  GError *error = NULL;
  JalonsStructure *structure = reader (bytes, &error);

  g_assert_null (structure);
  assert_refused (error, code, words);
}

static void
assert_text_fails (Reader reader,
                   const char *text,
                   int code,
                   const char *words)
{
  g_autoptr (GBytes) bytes = bytes_of (text);

  assert_fails (reader, bytes, code, words);
}

/* STS */

static void
test_sts_sample (void)
{
  g_autoptr (GBytes) bytes = fixture ("sts-sample.xml");
  GError *error = NULL;
  JalonsStructure *structure = jalons_sts_read (bytes, &error);

  assert_reads_as (structure, error,
                   "STS uai=0590116F name=Collège nature= town= academy= year=2026 2026-09-01..2027-08-31\n"
                   "[3 A] label= headcount=26 level= track= leads=Mme Durand\n"
                   "  mef 10310019110 label=TROISIEME short=3EME mefstat4= headcount=27\n");
}

static void
test_sts_everything_odd (void)
{
  g_autoptr (GBytes) bytes = fixture ("sts-many.xml");
  GError *error = NULL;
  JalonsStructure *structure = jalons_sts_read (bytes, &error);

  assert_reads_as (
    structure, error,
    "STS uai=0750001A name=Lycée général et technologique L'Hermite nature= town=Paris academy=PARIS year=0 ..\n"
    "[3 A] label= headcount=27 level= track= leads=Mme Le Goff, Jean-Louis de La Tour, M. d’Alembert\n"
    "  mef 10310019110 label= short= mefstat4= headcount=-1\n"
    "[1&TéA] label=Première < techno headcount=-1 level= track= leads=Mme Le Goff\n"
    "  mef 21133104110 label=1re sciences et technologies du management short=1STMG mefstat4= headcount=12\n"
    "  mef 1671000D11A label= short= mefstat4= headcount=15\n"
    "[ULIS] label= headcount=-1 level= track= leads=\n"
    "! Line 25: the class 3 A is in the file a second time; only the first was read.\n"
    "! Line 26: a class without a code was left out.\n"
    "! The code 0750001A of the school is not a UAI: its last letter should follow from its seven digits. Check it "
    "before you go on.\n"
    "! The file does not say its school year.\n"
    "! The class ULIS has no training programme (MEF) in the file: its level is to be chosen.\n");
}

static void
test_sts_thirty (gconstpointer path)
{
  g_autofree char *content = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsStructure) structure = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  bytes = g_bytes_new (content, length);
  structure = jalons_sts_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (structure->divisions->len, ==, 30);
  g_assert_cmpuint (structure->warnings->len, ==, 0);
  g_assert_cmpstr (structure->name, ==, "Collège Marie-Claire Exemple");
  g_assert_cmpstr (structure->town, ==, "Villeneuve d'Exemple");
  for (unsigned i = 0; i < structure->divisions->len; i++)
    {
      const JalonsStructureDivision *division = g_ptr_array_index (structure->divisions, i);

      g_assert_cmpint (division->headcount, ==, 20 + (int) i % 9);
      g_assert_cmpuint (g_strv_length (division->lead_teachers), ==, 1);
      g_assert_cmpuint (division->mefs->len, ==, 1);
    }
  g_assert_cmpstr (jalons_structure_find (structure, "6G")->lead_teachers[0], ==, "Mme Œuvrard");
  g_assert_cmpstr (jalons_structure_find (structure, "5 A")->lead_teachers[0], ==, "M. Hébert");
  /* Nothing else of the teachers is kept. */
  text = describe (structure);
  g_assert_null (strstr (text, "SECRET"));
  g_assert_null (strstr (text, "05-17"));
  g_assert_null (strstr (text, "Chloé"));
}

static void
test_sts_encodings (void)
{
  static const struct
  {
    const char *declared, *encoding;
  } cases[] = {
    { "ISO-8859-15", "ISO-8859-15" },
    { "iso-8859-1", "ISO-8859-1" },
    { "Windows-1252", "WINDOWS-1252" },
    { "UTF-8", "UTF-8" },
    { "utf-8", "UTF-8" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* ISO-8859-1 has no œ. */
      const char *code = g_str_equal (cases[i].encoding, "ISO-8859-1") ? "3é" : "3éœ";
      g_autofree char *text = g_strdup_printf ("<?xml version='1.0' encoding='%s'?><STS_EDT><DONNEES><STRUCTURE><DIVISIONS>"
                                               "<DIVISION CODE='%s'/></DIVISIONS></STRUCTURE></DONNEES></STS_EDT>",
                                               cases[i].declared, code);
      gsize length;
      char *converted = g_convert (text, -1, cases[i].encoding, "UTF-8", NULL, &length, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_take (converted, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (JalonsStructure) structure = jalons_sts_read (bytes, &error);

      g_assert_no_error (error);
      g_assert_nonnull (jalons_structure_find (structure, code));
    }
}

static void
test_sts_byte_order_mark (void)
{
  g_autoptr (GBytes) bytes = bytes_of ("\xef\xbb\xbf<STS_EDT><DONNEES><STRUCTURE><DIVISIONS><DIVISION CODE='é'/>"
                                       "</DIVISIONS></STRUCTURE></DONNEES></STS_EDT>");
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsStructure) structure = jalons_sts_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (jalons_structure_find (structure, "é"));
}

static void
test_sts_refuses (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *words;
  } cases[] = {
    { "<!DOCTYPE STS_EDT [<!ENTITY a 'b'>]><STS_EDT/>", JALONS_ERROR_REFUSED, "DOCTYPE" },
    { "<!DOCTYPE STS_EDT SYSTEM 'file:///etc/passwd'><STS_EDT/>", JALONS_ERROR_REFUSED, "DOCTYPE" },
    { "<STS_EDT>&a;</STS_EDT>", JALONS_ERROR_SYNTAX, "line 1" },
    { "<STS_EDT/>", JALONS_ERROR_REFUSED, "no class" },
    { "<?xml version='1.0' encoding='KLINGON'?>\n<STS_EDT/>", JALONS_ERROR_ENCODING, "KLINGON" },
    { "<?xml version='1.0' encoding='UTF-16'?>\n<STS_EDT/>", JALONS_ERROR_ENCODING, "UTF-16" },
    { "<STS_EDT>\n\n<A>\xe9</A></STS_EDT>", JALONS_ERROR_ENCODING, "Line 3" },
    { "<STS_EDT>\n<A>\n</B></STS_EDT>", JALONS_ERROR_SYNTAX, "damaged at line 3" },
    { "<STS_EDT>\n<A>\n<DIVI", JALONS_ERROR_SYNTAX, "cut short: it stops at line 3" },
    { "<STS_EDT>\n<A>\n", JALONS_ERROR_SYNTAX, "cut short: it stops at line 3" },
    { "<STS_EDT>\n<A>\xc3", JALONS_ERROR_SYNTAX, "cut short: it stops at line 2" },
    { "<STS_EDT/>trailing", JALONS_ERROR_SYNTAX, "damaged" },
    { "", JALONS_ERROR_SYNTAX, "cut short" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text_fails (jalons_sts_read, cases[i].text, cases[i].code, cases[i].words);
}

/* @before; @what, a number and @then for each number below @times; @after. */
static GBytes *
repeat (const char *before,
        const char *what,
        const char *then,
        unsigned times,
        const char *after)
{
  GString *text = g_string_new (before);

  for (unsigned i = 0; i < times; i++)
    g_string_append_printf (text, "%s%u%s", what, i, then);
  g_string_append (text, after);
  return g_string_free_to_bytes (text);
}

static void
test_sts_limits (void)
{
  g_autoptr (GBytes) deep = repeat ("<STS_EDT>", "<A", ">", 100, "");
  g_autoptr (GBytes) classes = repeat ("<STS_EDT><DONNEES><STRUCTURE><DIVISIONS>", "<DIVISION CODE='", "'/>",
                                       JALONS_STRUCTURE_MAX_DIVISIONS + 1, "</DIVISIONS>");
  g_autoptr (GBytes) wide = repeat ("<STS_EDT", " a", "=''", 200000, "/>");
  g_autoptr (GBytes) wordy = repeat ("<STS_EDT><PARAMETRES><UAJ><COMMUNE>", "word", " ", 1000, "</COMMUNE>");
  g_autoptr (GBytes) heavy = g_bytes_new_take (g_strnfill (JALONS_SOURCE_MAX_BYTES + 1, ' '), JALONS_SOURCE_MAX_BYTES + 1);

  assert_fails (jalons_sts_read, deep, JALONS_ERROR_LIMIT, "nested");
  assert_fails (jalons_sts_read, classes, JALONS_ERROR_LIMIT, "2000 classes");
  assert_fails (jalons_sts_read, wide, JALONS_ERROR_LIMIT, "attributes");
  assert_fails (jalons_sts_read, wordy, JALONS_ERROR_LIMIT, "COMMUNE");
  assert_fails (jalons_sts_read, heavy, JALONS_ERROR_LIMIT, "32 MB");
}

/* SIECLE */

static void
test_siecle_alone (void)
{
  g_autoptr (GBytes) bytes = fixture ("Structures.xml");
  GError *error = NULL;
  JalonsStructure *structure = jalons_siecle_read (bytes, &error);

  assert_reads_as (structure, error,
                   "SIECLE uai=0441975H name= nature= town= academy= year=2026 ..\n"
                   "[2GT1] label=SECONDE GÉNÉRALE ET TECHNO 1 headcount=-1 level= track= leads=\n"
                   "  mef 20010018110 label= short= mefstat4= headcount=-1\n"
                   "[T PRO 2] label= headcount=-1 level= track= leads=\n"
                   "  mef 24722504330 label= short= mefstat4= headcount=-1\n"
                   "  mef 24722505330 label= short= mefstat4= headcount=-1\n"
                   "[UPE2A] label= headcount=-1 level= track= leads=\n"
                   "! The class UPE2A has no training programme (MEF) in the file: its level is to be chosen.\n");
}

static void
test_siecle_joined (void)
{
  g_autoptr (GBytes) structures = fixture ("Structures.xml"), nomenclature = fixture ("Nomenclature.xml");
  g_autoptr (GBytes) communs = fixture ("Communs.xml");
  GError *error = NULL;
  g_autoptr (GPtrArray) read = read_files (&error, "b", nomenclature, "a", structures, "c", communs, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 1);
  assert_reads_as (jalons_structure_ref (g_ptr_array_index (read, 0)), error,
                   "SIECLE uai=0441975H name=Lycée polyvalent des Exemples nature= town= academy= year=2026 "
                   "2026-09-01..2027-07-03\n"
                   "[2GT1] label=SECONDE GÉNÉRALE ET TECHNO 1 headcount=-1 level= track= leads=\n"
                   "  mef 20010018110 label=SECONDE GENERALE ET TECHNOLOGIQUE short=2DEGT mefstat4=2211 headcount=-1\n"
                   "[T PRO 2] label= headcount=-1 level= track= leads=\n"
                   "  mef 24722504330 label=Tle pro métiers de l'accueil short=TPRO mefstat4=2383 headcount=-1\n"
                   "  mef 24722505330 label= short= mefstat4= headcount=-1\n"
                   "[UPE2A] label= headcount=-1 level= track= leads=\n"
                   "! The class UPE2A has no training programme (MEF) in the file: its level is to be chosen.\n");
}

static void
test_siecle_of_two_schools (void)
{
  g_autoptr (GBytes) structures = fixture ("Structures.xml");
  g_autoptr (GBytes) nomenclature = replace_in_fixture ("Nomenclature.xml", "0441975H", "0590116F");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = read_files (&error, "a", structures, "b", nomenclature, NULL);
  JalonsStructure *structure;

  g_assert_no_error (error);
  structure = g_ptr_array_index (read, 0);
  g_assert_cmpstr (g_ptr_array_index (structure->warnings, structure->warnings->len - 1), ==,
                   "Nomenclature.xml comes from the school 0590116F and the classes from 0441975H.");
}

/* CSV */

#define CSV_EXPECTED                                                      \
  "CSV uai= name= nature= town= academy= year=0 ..\n"                     \
  "[3A] label= headcount=26 level=3e track= leads=Mme Durand, M. Petit\n" \
  "[3 \"B\"] label= headcount=-1 level=3e track= leads=Mme de La Tour\n"  \
  "[2GT1] label= headcount=35 level=2de GT track=générale et technologique leads=\n"

static void
test_csv_variants (void)
{
  static const char *const encodings[] = { "UTF-8", "WINDOWS-1252", "UTF-16" };
  static const char separators[] = { ';', '\t' };
  g_autofree char *original = fixture_text ("classes.csv");

  for (unsigned i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (unsigned j = 0; j < G_N_ELEMENTS (separators); j++)
      {
        g_autofree char *text = g_strdelimit (g_strdup (original + 3), ";", separators[j]);
        gsize length;
        char *converted = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, NULL);
        g_autoptr (GBytes) bytes = g_bytes_new_take (converted, length);
        GError *error = NULL;
        JalonsStructure *structure = jalons_csv_read (bytes, &error);

        assert_reads_as (structure, error, CSV_EXPECTED);
      }
}

static void
test_csv_as_it_is (void)
{
  g_autoptr (GBytes) bytes = fixture ("classes.csv");
  GError *error = NULL;
  JalonsStructure *structure = jalons_csv_read (bytes, &error);

  assert_reads_as (structure, error, CSV_EXPECTED);
}

static void
test_csv_accepts (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "sep=,\r\nEFFECTIF,Professeur principal,Classe,NIVEAU,Autre\r26,Mme A et M. B,3A,3e,x",
      "[3A] label= headcount=26 level=3e track= leads=Mme A, M. B\n" },
    { "\n\n classe ; Niveau ;effectif;;\n 3 A ;3e; 26 ;;\n",
      "[3 A] label= headcount=26 level=3e track= leads=\n" },
    { "classe;niveau;effectif\n\"3\nA\"\n", NULL },
    { "classe;niveau;effectif;pp\n3A;\"3e\nSEGPA\";0;\"A\r\nB\"\n3B",
      "[3A] label= headcount=-1 level=3e SEGPA track= leads=A, B\n"
      "[3B] label= headcount=-1 level= track= leads=\n"
      "! The class 3B has no training programme (MEF) in the file: its level is to be chosen.\n" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (cases[i].text);
      GError *error = NULL;
      JalonsStructure *structure = jalons_csv_read (bytes, &error);
      g_autofree char *expected = NULL;

      if (cases[i].expected == NULL)
        {
          assert_refused (error, JALONS_ERROR_SYNTAX, "line break");
          continue;
        }
      expected = g_strconcat ("CSV uai= name= nature= town= academy= year=0 ..\n", cases[i].expected, NULL);
      assert_reads_as (structure, error, expected);
    }
}

static void
test_csv_refuses (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *words;
  } cases[] = {
    { "niveau;voie;effectif\n3e;;26", JALONS_ERROR_SYNTAX, "“classe” is missing" },
    { "classe;voie;effectif\n3A;;26", JALONS_ERROR_SYNTAX, "“niveau” is missing" },
    { "classe;niveau\n3A;3e", JALONS_ERROR_SYNTAX, "“effectif” is missing" },
    { "classe;niveau;effectif\n3A;3e;26\n3B;3e;vingt", JALONS_ERROR_SYNTAX, "Line 3, column “effectif”: “vingt”" },
    { "classe;niveau;effectif\n3A;3e;-2", JALONS_ERROR_SYNTAX, "Line 2, column “effectif”: “-2”" },
    { "classe;niveau;effectif\n3A;3e;26,5", JALONS_ERROR_SYNTAX, "Line 2" },
    { "classe;niveau;effectif\n\n;3e;26", JALONS_ERROR_SYNTAX, "Line 3, column “classe”" },
    { "classe;niveau;effectif\n3A;3e;26\n3A;3e;27", JALONS_ERROR_SYNTAX, "Line 3: the class 3A" },
    { "classe;niveau;effectif\n3A;3e;26;surplus", JALONS_ERROR_SYNTAX, "Line 2 has more columns" },
    { "classe;niveau;effectif\n\"3A;3e;26\n3B;3e;27", JALONS_ERROR_SYNTAX, "line 2 and is never closed" },
    { "nom;prénom;classe\nX;Y;3A", JALONS_ERROR_REFUSED, "pupils" },
    { "classe;niveau;effectif\n", JALONS_ERROR_REFUSED, "no class" },
    { "classe;niveau;effectif\n3\x81;3e;26", JALONS_ERROR_ENCODING, "encoding" },
    { "hello", JALONS_ERROR_SYNTAX, "“classe” is missing" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text_fails (jalons_csv_read, cases[i].text, cases[i].code, cases[i].words);
}

/* Words */

static void
test_surnames (void)
{
  static const struct
  {
    const char *name, *expected;
  } cases[] = {
    { "DURAND", "Durand" },
    { "DE LA TOUR", "de La Tour" },
    { "LE GOFF", "Le Goff" },
    { "D'ARC", "d'Arc" },
    { "SAINT-MARTIN", "Saint-Martin" },
    { "ŒUVRARD", "Œuvrard" },
    { "N'DIAYE", "N'Diaye" },
    { "McDonald", "McDonald" },
    { " DU PONT ", "du Pont" },
    { "DE", "De" },
    { "", "" },
    { NULL, "" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = jalons_words_surname (cases[i].name);

      g_assert_cmpstr (name, ==, cases[i].expected);
    }
}

static void
test_numbers (void)
{
  g_assert_cmpint (jalons_words_headcount ("26", "27"), ==, 26);
  g_assert_cmpint (jalons_words_headcount ("0", "27"), ==, 27);
  g_assert_cmpint (jalons_words_headcount (NULL, "0"), ==, -1);
  g_assert_cmpint (jalons_words_headcount ("-3", "99999"), ==, -1);
  g_assert_cmpint (jalons_words_year ("2026"), ==, 2026);
  g_assert_cmpint (jalons_words_year ("26"), ==, 0);
  g_assert_cmpuint (jalons_words_day ("01/09/2026"), ==, jalons_day_new (2026, 9, 1));
  g_assert_cmpuint (jalons_words_day ("2026-09-01T00:00:00"), ==, jalons_day_new (2026, 9, 1));
  g_assert_cmpuint (jalons_words_day ("31/02/2026"), ==, JALONS_NO_DAY);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sts/sample", test_sts_sample);
  g_test_add_func ("/sts/everything-odd", test_sts_everything_odd);
  g_test_add_data_func ("/sts/thirty", argc > 1 ? argv[1] : "", test_sts_thirty);
  g_test_add_func ("/sts/encodings", test_sts_encodings);
  g_test_add_func ("/sts/byte-order-mark", test_sts_byte_order_mark);
  g_test_add_func ("/sts/refuses", test_sts_refuses);
  g_test_add_func ("/sts/limits", test_sts_limits);
  g_test_add_func ("/siecle/alone", test_siecle_alone);
  g_test_add_func ("/siecle/joined", test_siecle_joined);
  g_test_add_func ("/siecle/two-schools", test_siecle_of_two_schools);
  g_test_add_func ("/csv/as-it-is", test_csv_as_it_is);
  g_test_add_func ("/csv/variants", test_csv_variants);
  g_test_add_func ("/csv/accepts", test_csv_accepts);
  g_test_add_func ("/csv/refuses", test_csv_refuses);
  g_test_add_func ("/words/surnames", test_surnames);
  g_test_add_func ("/words/numbers", test_numbers);
  return g_test_run ();
}
