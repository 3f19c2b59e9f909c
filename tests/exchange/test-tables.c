/* Tables: which they are, their columns, values, encodings, bad files, and how they are written.
 * Invariant: what an import writes is applied to a dataset as the store would, and looked at there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tables.h"

#include <string.h>

#include "core/error.h"
#include "exchange/table-write.h"
#include "exchange/table.h"

/* ---- Which table it is ---- */

static void
test_kinds (void)
{
  static const struct
  {
    const char *name;
    const char *titles;
    JalonsTableKind kind;
  } cases[] = {
    { "classes", "classe;niveau;effectif", JALONS_TABLE_NONE },
    { "classes without their code", "niveau;effectif", JALONS_TABLE_NONE },
    { "pupils", "Nom;Prénom;Né(e) le;Classe", JALONS_TABLE_NONE },
    { "pupils without a class", "Nom;Prénom;Date de naissance", JALONS_TABLE_NONE },
    { "pupils with their number", "INE;Nom;Prénom;Ville", JALONS_TABLE_NONE },
    { "people", "Nom;Prénom;Métier;Entreprise;Courriel", JALONS_TABLE_AMBASSADORS },
    { "people in English", "First name,Last name,Job title,Company,Email address", JALONS_TABLE_AMBASSADORS },
    { "people in capitals with brackets", "NOM COMPLET;PROFESSION (F/H);TÉL.", JALONS_TABLE_AMBASSADORS },
    { "people with two names for a column", "Nom;Entreprise / organisme;E-mail", JALONS_TABLE_AMBASSADORS },
    { "actions", "Intitulé de l’action;Niveaux concernés;Durée;Places", JALONS_TABLE_OFFERS },
    { "actions in English", "Title,Levels,Duration,Start date", JALONS_TABLE_OFFERS },
    { "jobs", "libellé métier;lien site onisep.fr;code ROME", JALONS_TABLE_JOBS },
    { "jobs by the keys of the API", "libelle_metier;lien_site_onisepfr;code_rome", JALONS_TABLE_JOBS },
    { "names alone", "Nom;Prénom;Ville", JALONS_TABLE_UNSAID },
    { "nothing that we know", "a;b;c", JALONS_TABLE_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) titles = g_strsplit (cases[i].titles, strchr (cases[i].titles, ';') ? ";" : ",", -1);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (jalons_table_kind_tell ((const char *const *) titles, g_strv_length (titles)), ==, cases[i].kind);
    }
}

/* Every field has a title of its own, which is read back as that field. */
static void
test_columns (void)
{
  for (int kind = JALONS_TABLE_AMBASSADORS; kind < JALONS_TABLE_N_KINDS; kind++)
    {
      gsize n_fields;
      const JalonsColumnField *fields = jalons_columns_list (kind, &n_fields);

      for (gsize i = 0; i < n_fields; i++)
        {
          const char *title = jalons_column_title (kind, &fields[i]);

          g_test_message ("%s: %s", jalons_table_kind_code (kind), fields[i].key);
          g_assert_cmpstr (jalons_column_guess (kind, title)->key, ==, fields[i].key);
          g_assert_cmpstr (jalons_column_label (&fields[i]), !=, "");
        }
    }
}

static void
test_mapping (void)
{
  static const char *const titles[] = { "Nom", "Colonne 2", "Mail", "Commentaire", "E-mail pro" };
  g_autoptr (JalonsMapping) mapping = jalons_mapping_propose (JALONS_TABLE_AMBASSADORS, titles, G_N_ELEMENTS (titles));
  g_autoptr (JalonsMapping) again = jalons_mapping_propose (JALONS_TABLE_AMBASSADORS, titles, G_N_ELEMENTS (titles));
  g_autofree char *text = NULL, *key = jalons_mapping_make_key (mapping), *other = NULL, *missing = NULL;

  g_assert_cmpstr (jalons_mapping_get (mapping, 0)->key, ==, "last_name");
  g_assert_null (jalons_mapping_get (mapping, 1));
  g_assert_cmpint (jalons_mapping_find (mapping, "email"), ==, 2);

  /* A field moves to the column that the user says; what is not needed is held by none. */
  g_assert_true (jalons_mapping_set (mapping, 4, "email"));
  g_assert_null (jalons_mapping_get (mapping, 2));
  g_assert_true (jalons_mapping_is_unneeded (mapping, 3));
  g_assert_false (jalons_mapping_set (mapping, 3, "sector"));
  g_assert_false (jalons_mapping_set (mapping, 1, "no such field"));
  g_assert_false (jalons_mapping_set (mapping, 9, "sector"));

  text = jalons_mapping_to_string (mapping);
  jalons_mapping_restore (again, text);
  g_assert_cmpint (jalons_mapping_find (again, "email"), ==, 4);
  jalons_mapping_restore (again, "nonsense\nnom=no_such_field\nother=email\n=\n");
  g_assert_cmpint (jalons_mapping_find (again, "last_name"), ==, 0);

  g_assert_true (jalons_mapping_set (again, 0, ""));
  missing = jalons_mapping_missing (again);
  g_assert_cmpstr (missing, ==,
                   "No column of this table is known to hold “First name and surname”: choose the one that does.");
  other = jalons_mapping_make_key (again);
  g_assert_cmpstr (other, ==, key);
}

/* The columns are questions; what is missing is said and can be chosen. */
static void
test_columns_asked (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = tables_import ("Qui;Métier;Date de naissance\nMarie Dupont;boulangère;1/1/1990\n", dataset);
  const JalonsImportQuestion *question = tables_find_question (import, "column:0");

  g_assert_cmpstr (question->text, ==, "Qui");
  g_assert_cmpstr (question->answer, ==, "");
  g_assert_cmpstr (question->divisions[0], ==, "Marie Dupont");
  g_assert_cmpuint (g_strv_length (question->choices), ==, g_strv_length (question->labels));
  g_assert_cmpuint (g_strv_length (tables_find_question (import, "column:2")->choices), ==, 0);
  g_assert_cmpstr (tables_find_question (import, "column:1")->answer, ==, "job");
  g_assert_cmpstr (jalons_import_get_blocked (import), ==,
                   "No column of this table is known to hold “First name and surname”: choose the one that does.");
  g_assert_false (jalons_import_is_ready (import));
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 0);

  g_assert_false (jalons_import_answer (import, "column:0", "birth_day"));
  g_assert_true (jalons_import_answer (import, "column:0", "name"));
  tables_assert_preview (import, "created Marie Dupont: boulangère\n");
  g_assert_true (jalons_import_answer (import, "column:1", "sector"));
  g_assert_cmpstr (tables_find_question (import, "column:1")->answer, ==, "sector");
  tables_assert_preview (import, "created Marie Dupont: \n");
}

static void
test_kind_asked (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = tables_import ("Nom;Prénom;Ville\nDUPONT;Marie;Lille\n", dataset);

  g_assert_false (jalons_import_is_ready (import));
  g_assert_cmpuint (g_strv_length (tables_find_question (import, "table")->choices), ==, 3);
  g_assert_true (jalons_import_answer (import, "table", "ambassadors"));
  tables_assert_preview (import, "created Marie Dupont: Lille\n");
}

/* ---- Values ---- */

static void
test_values (void)
{
  static const struct
  {
    const char *title;
    const char *cell;
    JalonsFieldId field;
    const char *stored; /* NULL: nothing was taken */
  } cases[] = {
    { "Dernier contact", "13/10/2026", JALONS_AMBASSADOR_CONTACT_DAY, "2026-10-13" },
    { "Dernier contact", "2026-10-13", JALONS_AMBASSADOR_CONTACT_DAY, "2026-10-13" },
    { "Dernier contact", "2026-10-13T08:30:00Z", JALONS_AMBASSADOR_CONTACT_DAY, "2026-10-13" },
    { "Dernier contact", "13/10/2026 00:00:00", JALONS_AMBASSADOR_CONTACT_DAY, "2026-10-13" },
    { "Dernier contact", "13 octobre 2026", JALONS_AMBASSADOR_CONTACT_DAY, NULL }, /* the tests speak English */
    { "Dernier contact", "31/02/2026", JALONS_AMBASSADOR_CONTACT_DAY, NULL },
    { "Dernier contact", "13/10", JALONS_AMBASSADOR_CONTACT_DAY, NULL },
    { "Charte", "oui", JALONS_AMBASSADOR_CHARTER_DAY, NULL },
    { "Charte", "non", JALONS_AMBASSADOR_CHARTER_DAY, NULL },
    { "Courriel", "pas d’adresse", JALONS_AMBASSADOR_EMAIL, NULL },
    { "Courriel", "a@b", JALONS_AMBASSADOR_EMAIL, NULL },
    { "Courriel", "A.B@Example.ORG", JALONS_AMBASSADOR_EMAIL, "a.b@example.org" },
    { "ROME", "d1102 - Boulangerie", JALONS_AMBASSADOR_ROME, "D1102" },
    { "ROME", "Z9999", JALONS_AMBASSADOR_ROME, NULL },
    { "Disponibilités", "mardi après-midi ; vendredi (matin)", JALONS_AMBASSADOR_HALF_DAYS, "tue-pm\nfri-am" },
    { "Disponibilités", "tous les jours", JALONS_AMBASSADOR_HALF_DAYS, NULL },
    { "Disponibilités", "quand il pleut", JALONS_AMBASSADOR_HALF_DAYS, NULL },
    { "Périodes", "P1, période 3 et p5", JALONS_AMBASSADOR_PERIODS, "P1\nP3\nP5" },
    { "Établissements", "0590116f", JALONS_AMBASSADOR_SCHOOLS, "0590116F" },
    { "Établissements", "0590116A", JALONS_AMBASSADOR_SCHOOLS, NULL },
    { "Interventions par an", "4", JALONS_AMBASSADOR_MAX_VISITS, "4" },
    { "Interventions par an", "-1", JALONS_AMBASSADOR_MAX_VISITS, NULL },
    { "Interventions par an", "99999999999999999999", JALONS_AMBASSADOR_MAX_VISITS, NULL },
    { "Organisme", "=cmd|' /C calc'!A0", JALONS_AMBASSADOR_ORGANISATION, "=cmd|' /C calc'!A0" },
    { "Organisme", "'=cmd", JALONS_AMBASSADOR_ORGANISATION, "=cmd" },
    { "Organisme", "'s Gravenmolen", JALONS_AMBASSADOR_ORGANISATION, "'s Gravenmolen" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("Nom complet;Métier;%s\nMarie;x;\"%s\"\n", cases[i].title, cases[i].cell);
      g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
      g_autoptr (JalonsImport) import = tables_import (text, dataset);
      g_autofree char *stored = NULL;

      g_test_message ("%s: %s", cases[i].title, cases[i].cell);
      tables_write (import, dataset);
      stored = jalons_record_to_stored (tables_only_record (dataset, JALONS_ENTITY_AMBASSADOR), cases[i].field);
      g_assert_cmpstr (stored ? stored : "", ==, cases[i].stored ? cases[i].stored : "");
    }
}

/* ---- Bad input ---- */

static void
test_refused (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    JalonsTableKind as;
    int code;
    const char *words;
  } cases[] = {
    { "no line", "Nom;Métier\n", JALONS_TABLE_NONE, JALONS_ERROR_REFUSED, "There is no line" },
    { "a quotation mark that never closes", "Nom;Métier\n\"Marie;x\n", JALONS_TABLE_NONE, JALONS_ERROR_SYNTAX, "line 2" },
    { "more columns than titles", "Nom;Métier\nMarie;x;y\n", JALONS_TABLE_NONE, JALONS_ERROR_SYNTAX, "Line 2 has more columns" },
    { "pupils as ambassadors", "Nom;Prénom;Né(e) le;Classe\nA;B;1/1/2012;3A\n", JALONS_TABLE_AMBASSADORS,
      JALONS_ERROR_REFUSED, "lists pupils" },
    { "nothing that we know", "a;b\n1;2\n", JALONS_TABLE_NONE, JALONS_ERROR_KIND, "" },
    { "a web page", "<html><body>Nom;Métier</body></html>", JALONS_TABLE_AMBASSADORS, JALONS_ERROR_KIND, "web page" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JalonsSourceFile) file = tables_file ("table.csv", cases[i].text);
      GError *error = NULL;
      JalonsTable *table = jalons_table_read (file, cases[i].as, &error);

      g_test_message ("%s: %s", cases[i].name, error ? error->message : "");
      g_assert_null (table);
      g_assert_true (g_str_has_prefix (error->message, "table.csv: "));
      assert_refused (error, cases[i].code, cases[i].words);
    }
}

/* Windows-1252, UTF-8 with a mark, tabs and commas give the same people. */
static void
test_encodings (void)
{
  static const struct
  {
    const char *name;
    const char *text;
  } cases[] = {
    { "UTF-8", "Prénom;Nom;Métier\nZoé;Lœuillet;ingénieure\n" },
    { "UTF-8 with a mark", "\xef\xbb\xbfPrénom;Nom;Métier\nZoé;Lœuillet;ingénieure\n" },
    { "Windows-1252", "Pr\xe9nom;Nom;M\xe9tier\r\nZo\xe9;L\x9cuillet;ing\xe9nieure\r\n" },
    { "commas", "Prénom,Nom,Métier\n\"Zoé\",Lœuillet,ingénieure\n" },
    { "tabs", "Prénom\tNom\tMétier\nZoé\tLœuillet\tingénieure\n" },
    { "a spreadsheet's own mark", "sep=;\r\nPrénom;Nom;Métier\r\nZoé;Lœuillet;ingénieure\r\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
      g_autoptr (JalonsSourceFile) file = tables_file ("t.csv", cases[i].text);
      g_autoptr (JalonsImport) import = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_true (jalons_source_file_is_table (file));
      import = tables_import (cases[i].text, dataset);
      tables_assert_preview (import, "created Zoé Lœuillet: ingénieure\n");
    }
}

/* Many lines, of which every tenth has a name that thousands bear: nothing is compared with everything. And as many as are
 * read at all. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("Nom complet;Métier;Entreprise;Courriel;Charte\n");
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = NULL, again = NULL;

  for (int i = 0; i < 20000; i++)
    if (i % 10 == 0)
      g_string_append_printf (text, "Marie Dupont;boulangère;Organisme %d;contact@example.org;oui\n", i);
    else
      g_string_append_printf (text, "Personne %d;métier %d;Organisme %d;p%d@example.org;13/10/2026\n", i, i % 300, i % 500, i);
  import = tables_import (text->str, dataset);
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_CREATED), ==, 18001);
  tables_write (import, dataset);
  again = tables_import (text->str, dataset);
  g_assert_cmpuint (jalons_import_get_drafts (again)->len, ==, 0);

  for (int i = 20000; i <= 100000; i++)
    g_string_append (text, "Encore;x;;;\n");
  {
    g_autoptr (JalonsSourceFile) file = tables_file ("table.csv", text->str);
    GError *error = NULL;

    g_assert_null (jalons_table_read (file, JALONS_TABLE_NONE, &error));
    assert_refused (error, JALONS_ERROR_LIMIT, "more than 100000 lines");
  }
}

/* ---- Written ---- */

static void
test_cells_written (void)
{
  static const struct
  {
    const char *text;
    const char *cell;
  } cases[] = {
    { "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0" },
    { "+33 6 01 02 03 04", "'+33 6 01 02 03 04" },
    { "-1", "'-1" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\t=1", "\"'\t=1\"" },
    { "\r=1", "\"'\r=1\"" },
    { "=1;2", "\"'=1;2\"" },
    { "a \"b\"", "\"a \"\"b\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "a=b", "a=b" },
    { "’", "’" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cell = jalons_csv_cell (cases[i].text);

      g_assert_cmpstr (cell, ==, cases[i].cell);
    }
}

/* What is written is read again as the same, with nothing to be done. */
static void
assert_round_trip (JalonsDataset *dataset,
                   JalonsEntityId entity,
                   const char *neutralised)
{
  g_autoptr (GBytes) bytes = jalons_table_export (dataset, entity);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (JalonsImport) import = tables_import (text, dataset), fresh = NULL;
  g_autoptr (JalonsDataset) empty = jalons_dataset_new ();
  g_autoptr (GBytes) again = NULL;
  g_autofree char *told = tables_preview (import);

  g_test_message ("%s%s", text, told);
  g_assert_nonnull (strstr (text, neutralised));
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 0);
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_REFUSED), ==, 0);
  fresh = tables_import (text, empty);
  tables_write (fresh, empty);
  again = jalons_table_export (empty, entity);
  if (entity == JALONS_ENTITY_OFFER) /* the ids of people are random, and so their order */
    g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), g_bytes_get_data (bytes, NULL),
                     g_bytes_get_size (bytes));
  else
    g_assert_cmpuint (g_bytes_get_size (again), ==, g_bytes_get_size (bytes));
}

static void
test_written (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) people =
    tables_import (PEOPLE "Mme;\"=HYPERLINK(\"\"http://x\"\")\";;x;\"a;b\";;;+33 6;;;;;\n", dataset);
  g_autoptr (JalonsImport) actions = tables_import (ACTIONS, dataset);

  tables_write (people, dataset);
  jalons_import_answer (actions, "region", "Hauts-de-France");
  tables_write (actions, dataset);
  assert_round_trip (dataset, JALONS_ENTITY_AMBASSADOR, "'=HYPERLINK(");
  assert_round_trip (dataset, JALONS_ENTITY_OFFER, "2026-10-13 14:00 | 2026-11-17");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds", test_kinds);
  g_test_add_func ("/columns", test_columns);
  g_test_add_func ("/mapping", test_mapping);
  g_test_add_func ("/columns-asked", test_columns_asked);
  g_test_add_func ("/kind-asked", test_kind_asked);
  g_test_add_func ("/values", test_values);
  g_test_add_func ("/refused", test_refused);
  g_test_add_func ("/encodings", test_encodings);
  g_test_add_func ("/many", test_many);
  g_test_add_func ("/cells-written", test_cells_written);
  g_test_add_func ("/written", test_written);
  return g_test_run ();
}
