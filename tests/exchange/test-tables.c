/* Tables of ambassadors, offers and jobs: columns, values, people who are known, bad files.
 * Invariant: what an import writes is applied to a dataset as the store would, and looked at there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <string.h>

#include "core/error.h"
#include "exchange/table-write.h"
#include "exchange/table.h"

#define TODAY jalons_day_new (2026, 11, 20)

/* ---- What the tests share ---- */

static JalonsSourceFile *
file_of (const char *name,
         const char *text)
{
  g_autoptr (GBytes) bytes = bytes_of (text);

  return jalons_source_file_new (name, bytes);
}

static JalonsTable *
table_of (const char *text)
{
  g_autoptr (JalonsSourceFile) file = file_of ("table.csv", text);
  g_autoptr (GError) error = NULL;
  JalonsTable *table = jalons_table_read (file, JALONS_TABLE_NONE, &error);

  g_assert_no_error (error);
  return table;
}

static JalonsImport *
import_of (const char *text,
           JalonsDataset *dataset)
{
  g_autoptr (JalonsTable) table = table_of (text);

  return jalons_import_new_table (table, dataset, TODAY);
}

static void
write_drafts (JalonsImport *import,
              JalonsDataset *dataset)
{
  GPtrArray *drafts = jalons_import_get_drafts (import);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_cmpstr (jalons_import_get_blocked (import), ==, NULL);
  g_assert_true (jalons_import_is_ready (import));
  for (unsigned i = 0; i < drafts->len; i++)
    g_ptr_array_add (records, jalons_draft_build (g_ptr_array_index (drafts, i)));
  jalons_dataset_apply (dataset, (JalonsRecord *const *) records->pdata, records->len);
}

/* "created Marie Dupont: boulangère | …" for each line of the preview. */
static char *
preview (JalonsImport *import)
{
  static const char *const outcomes[] = { "created", "changed", "unchanged", "gone", "withdrawn", "refused", "read" };
  GPtrArray *lines = jalons_import_get_lines (import);
  GString *out = g_string_new (NULL);

  for (unsigned i = 0; i < lines->len; i++)
    {
      const JalonsImportLine *line = lines->pdata[i];
      g_autofree char *details = g_strjoinv (" | ", line->details);

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
assert_warned (JalonsImport *import,
               const char *words)
{
  GPtrArray *warnings = jalons_import_get_warnings (import);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf (all, "%s\n", (const char *) warnings->pdata[i]);
  g_test_message ("%s", all->str);
  g_assert_nonnull (strstr (all->str, words));
}

static const JalonsImportQuestion *
find_question (JalonsImport *import,
               const char *key)
{
  GPtrArray *questions = jalons_import_get_questions (import);

  for (guint i = 0; i < questions->len; i++)
    if (g_str_equal (((const JalonsImportQuestion *) questions->pdata[i])->key, key))
      return questions->pdata[i];
  return NULL;
}

static unsigned
count_asked (JalonsImport *import,
             JalonsImportAsk ask)
{
  GPtrArray *questions = jalons_import_get_questions (import);
  unsigned n = 0;

  for (guint i = 0; i < questions->len; i++)
    n += ((const JalonsImportQuestion *) questions->pdata[i])->ask == ask;
  return n;
}

static JalonsRecord *
only_record (JalonsDataset *dataset,
             JalonsEntityId entity)
{
  GListModel *list = jalons_dataset_get_list (dataset, entity);
  g_autoptr (JalonsRecord) record = g_list_model_get_item (list, 0); /* the list keeps it */

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  return record;
}

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

/* ---- Ambassadors ---- */

#define PEOPLE                                                                                                      \
  "Civilité;Nom;Prénom;Métier;Entreprise;Ville;Courriel;Téléphone;Charte signée;Disponibilités;Interventions par an;" \
  "Code ROME;Commentaire\n"                                                                                         \
  "Mme;DUPONT;Marie;Boulangère;Boulangerie Paul;Lille;Marie.Dupont@example.org;06 01 02 03 04;13/10/2026;"          \
  "lundi matin et jeudi;3 par an;D1102;très bavarde\n"                                                              \
  "M.;Martin;Jean;électricien;ACME;Lens;jean@example.org;;oui;;;X1;\n"

static void
test_ambassadors (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = import_of (PEOPLE, dataset), again = NULL;
  g_autofree char *summary = jalons_import_foresee (import), *label = jalons_import_label (import);
  JalonsAmbassador *first;

  assert_preview (import,
                  "created Marie Dupont: Boulangère, Boulangerie Paul, Lille\n"
                  "created Jean Martin: électricien, ACME, Lens | Column “Charte signée”: “oui” gives no day: enter it by "
                  "hand. | Column “Code ROME”: “X1” was not understood and is left out.\n");
  g_assert_cmpstr (summary, ==, "2 ambassadors to create.");
  g_assert_cmpstr (label, ==, "Import ambassadors");
  assert_warned (import, "Not taken, as these data are not needed: Commentaire.");
  assert_warned (import, "Column “Charte signée”: 1 line says yes without a day.");
  write_drafts (import, dataset);

  first = jalons_dataset_lookup (dataset, JALONS_ENTITY_AMBASSADOR,
                                 ((JalonsImportLine *) jalons_import_get_lines (import)->pdata[0])->id);
  g_assert_cmpstr (jalons_ambassador_name (first), ==, "Marie Dupont");
  g_assert_cmpstr (jalons_ambassador_job_feminine (first), ==, "Boulangère");
  g_assert_cmpstr (jalons_ambassador_job_masculine (first), ==, "");
  g_assert_cmpint (jalons_ambassador_gender (first), ==, JALONS_GENDER_WOMAN);
  g_assert_cmpstr (jalons_ambassador_email (first), ==, "marie.dupont@example.org");
  g_assert_cmpuint (jalons_ambassador_charter_day (first), ==, jalons_day_new (2026, 10, 13));
  g_assert_cmpint (jalons_ambassador_max_visits (first), ==, 3);
  g_assert_cmpstr (jalons_ambassador_source (first), ==, "table.csv");
  g_assert_cmpstr (jalons_ambassador_half_days (first)[0], ==, "mon-am");
  g_assert_cmpstr (jalons_ambassador_half_days (first)[1], ==, "thu-am");
  g_assert_cmpstr (jalons_ambassador_half_days (first)[2], ==, "thu-pm");

  /* A yes adds nothing to a day that is there. */
  again = import_of ("Nom complet;Courriel;Charte\nMarie Dupont;marie.dupont@example.org;oui\n", dataset);
  g_assert_cmpuint (jalons_import_get_warnings (again)->len, ==, 0);
  g_clear_object (&again);

  /* A second time there is nothing new. */
  again = import_of (PEOPLE, dataset);
  g_assert_cmpuint (jalons_import_get_drafts (again)->len, ==, 0);
  g_assert_cmpuint (jalons_import_count (again, JALONS_IMPORT_UNCHANGED), ==, 2);
}

/* Whom a line is about. */
static void
test_people_known (void)
{
  static const struct
  {
    const char *name;
    const char *line;
    const char *preview;
    unsigned n_asked;
  } cases[] = {
    { "by address and name, in another order", "DUPONT Marie;;MARIE.dupont@example.org;", "unchanged Marie Dupont", 0 },
    { "by name and organisation", "Marie Dupont;boulangerie paul (SARL);;", "changed Marie Dupont", 0 },
    { "with a civility", "Mme Marie Dupont;Boulangerie Paul;;", "unchanged Marie Dupont", 0 },
    { "another name at her address", "Marie Durand;;marie.dupont@example.org;", "created Marie Durand", 1 },
    { "her name, no organisation", "Marie Dupont;;;", "created Marie Dupont", 1 },
    { "her name and phone elsewhere", "Marie Dupont;Mairie;;+33 6 01 02 03 04", "created Marie Dupont", 1 },
    { "her name elsewhere", "Marie Dupont;Mairie;;", "created Marie Dupont", 0 },
    { "somebody else", "Jean Martin;Boulangerie Paul;;06 01 02 03 04", "created Jean Martin", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
      g_autoptr (JalonsImport) import = import_of (PEOPLE, dataset), next = NULL;
      g_autofree char *text = g_strdup_printf ("Nom complet;Entreprise;Courriel;Téléphone\n%s\n", cases[i].line);
      g_autofree char *told = NULL;

      write_drafts (import, dataset);
      next = import_of (text, dataset);
      told = preview (next);
      g_test_message ("%s: %s", cases[i].name, told);
      g_assert_true (g_str_has_prefix (told, cases[i].preview));
      g_assert_cmpuint (count_asked (next, JALONS_IMPORT_ASK_PERSON), ==, cases[i].n_asked);
      g_assert_true (jalons_import_is_ready (next));
    }
}

/* The answer that it is the same person, and that it is not. */
static void
test_same_person (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = import_of (PEOPLE, dataset), next = NULL;
  const JalonsImportQuestion *question;
  g_autofree char *id = NULL;

  write_drafts (import, dataset);
  next = import_of ("Nom complet;Métier;Réseau\nMarie Dupont;pâtissière;CLEE\n", dataset);
  question = find_question (next, "person:2");
  g_assert_cmpstr (question->text, ==, "Line 2: is Marie Dupont, pâtissière, the same person as one of these?");
  g_assert_cmpstr (question->labels[0], ==, "Marie Dupont, Boulangère, Boulangerie Paul, Lille (same name)");
  id = g_strdup (question->choices[0]);
  g_assert_false (jalons_import_answer (next, "person:2", "somebody"));
  g_assert_true (jalons_import_answer (next, "person:2", id));
  assert_preview (next, "changed Marie Dupont: pâtissière, Boulangerie Paul, Lille | Job, in the feminine: Boulangère → "
                        "pâtissière | Network: — → CLEE\n");
  g_assert_true (jalons_import_answer (next, "person:2", ""));
  g_assert_cmpuint (jalons_import_count (next, JALONS_IMPORT_CREATED), ==, 1);
}

/* Two lines of one file. */
static void
test_same_file (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = import_of ("Nom complet,Entreprise,Courriel,Ville\n"
                                               "Marie Dupont,Paul,m@example.org,\n"
                                               "DUPONT Marie,Autre,m@example.org,Lille\n"
                                               "Marie Dupont,,,\n",
                                               dataset);
  g_autofree char *id = NULL;

  assert_preview (import, "created Marie Dupont: Paul, Lille | Line 3 tells of the same person.\ncreated Marie Dupont: \n");
  id = g_strdup (find_question (import, "person:4")->choices[0]);
  jalons_import_answer (import, "person:4", id);
  assert_preview (import, "created Marie Dupont: Paul, Lille | Line 3 tells of the same person. | Line 4 tells of the same "
                          "person.\n");
  write_drafts (import, dataset);
  g_assert_cmpstr (jalons_record_get_id (only_record (dataset, JALONS_ENTITY_AMBASSADOR)), ==, id);
}

/* A person who was forgotten has left nothing to be recognised by. */
static void
test_forgotten (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_AMBASSADOR, "gone");
  g_autoptr (JalonsAmbassador) gone = NULL;
  g_autoptr (JalonsImport) import = NULL;

  jalons_draft_set_text (draft, JALONS_AMBASSADOR_NAME, "Marie Dupont");
  jalons_draft_set_day (draft, JALONS_AMBASSADOR_FORGOTTEN_DAY, TODAY);
  gone = jalons_draft_build (draft);
  jalons_dataset_apply (dataset, &gone, 1);
  import = import_of ("Nom complet;Métier\nMarie Dupont;boulangère\n", dataset);
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_CREATED), ==, 1);
  g_assert_cmpuint (count_asked (import, JALONS_IMPORT_ASK_PERSON), ==, 0);
}

/* The columns are questions; what is missing is said and can be chosen. */
static void
test_columns_asked (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = import_of ("Qui;Métier;Date de naissance\nMarie Dupont;boulangère;1/1/1990\n", dataset);
  const JalonsImportQuestion *question = find_question (import, "column:0");

  g_assert_cmpstr (question->text, ==, "Qui");
  g_assert_cmpstr (question->answer, ==, "");
  g_assert_cmpstr (question->divisions[0], ==, "Marie Dupont");
  g_assert_cmpuint (g_strv_length (question->choices), ==, g_strv_length (question->labels));
  g_assert_cmpuint (g_strv_length (find_question (import, "column:2")->choices), ==, 0);
  g_assert_cmpstr (find_question (import, "column:1")->answer, ==, "job");
  g_assert_cmpstr (jalons_import_get_blocked (import), ==,
                   "No column of this table is known to hold “First name and surname”: choose the one that does.");
  g_assert_false (jalons_import_is_ready (import));
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 0);

  g_assert_false (jalons_import_answer (import, "column:0", "birth_day"));
  g_assert_true (jalons_import_answer (import, "column:0", "name"));
  assert_preview (import, "created Marie Dupont: boulangère\n");
  g_assert_true (jalons_import_answer (import, "column:1", "sector"));
  g_assert_cmpstr (find_question (import, "column:1")->answer, ==, "sector");
  assert_preview (import, "created Marie Dupont: \n");
}

static void
test_kind_asked (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = import_of ("Nom;Prénom;Ville\nDUPONT;Marie;Lille\n", dataset);

  g_assert_false (jalons_import_is_ready (import));
  g_assert_cmpuint (g_strv_length (find_question (import, "table")->choices), ==, 3);
  g_assert_true (jalons_import_answer (import, "table", "ambassadors"));
  assert_preview (import, "created Marie Dupont: Lille\n");
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
      g_autoptr (JalonsImport) import = import_of (text, dataset);
      g_autofree char *stored = NULL;

      g_test_message ("%s: %s", cases[i].title, cases[i].cell);
      write_drafts (import, dataset);
      stored = jalons_record_to_stored (only_record (dataset, JALONS_ENTITY_AMBASSADOR), cases[i].field);
      g_assert_cmpstr (stored ? stored : "", ==, cases[i].stored ? cases[i].stored : "");
    }
}

/* ---- Offers ---- */

#define ACTIONS                                                                                              \
  "Code;Titre;Niveaux;Durée;Places;Début;Fin;Modalité;Public;Lien;Dates\n"                                   \
  "A1;Orientibus;4e, 3e et 2de GT;1h30;30 élèves;01/10/2026;2027-05-31;en classe;élèves;www.example.org/a;"  \
  "13/10/2026 à 14h00 | 2026-11-17\n"                                                                        \
  "A2;Forum;de la 5e à la 3e;90;2 classes;;;visioconférence;parents;javascript:alert(1);bientôt\n"           \
  ";Sans code;tous niveaux;1 h 30;;;;;;;\n"                                                                  \
  ";;3e;;;;;;;;\n"                                                                                           \
  "A1;Encore;;;;;;;;;\n"

static void
test_offers (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = import_of (ACTIONS, dataset), again = NULL, other = NULL;
  g_autofree char *id = jalons_offer_make_id ("Hauts-de-France", "A1");
  g_autofree char *second_id = jalons_offer_make_id ("Hauts-de-France", "A2");
  g_autofree char *levels = NULL, *dates = NULL, *second = NULL, *told = NULL;
  JalonsOffer *offer;

  g_assert_false (jalons_import_is_ready (import));
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 0);
  g_assert_true (jalons_import_answer (import, "region", "Hauts-de-France"));
  told = preview (import);
  g_test_message ("%s", told);
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_CREATED), ==, 3);
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_REFUSED), ==, 2);
  g_assert_nonnull (strstr (told, "refused Line 5: There is no title on this line."));
  g_assert_nonnull (strstr (told, "refused Encore: This action is in the table a second time."));
  g_assert_nonnull (strstr (told, "Column “Lien”: “javascript:alert(1)” was not understood"));
  g_assert_nonnull (strstr (told, "Column “Dates”: “bientôt” was not understood"));
  write_drafts (import, dataset);

  offer = jalons_dataset_lookup (dataset, JALONS_ENTITY_OFFER, id);
  levels = jalons_record_to_stored (offer, JALONS_OFFER_LEVELS);
  dates = jalons_record_to_stored (offer, JALONS_OFFER_OCCURRENCES);
  g_assert_cmpstr (levels, ==, "4e\n3e\n2de-gt");
  g_assert_cmpstr (dates, ==, "2026-10-13 14:00 90\n2026-11-17 90");
  g_assert_cmpint (jalons_offer_minutes (offer), ==, 90);
  g_assert_cmpint (jalons_offer_places (offer), ==, 30);
  g_assert_cmpint (jalons_offer_places_in (offer), ==, JALONS_PLACES_PUPILS);
  g_assert_cmpint (jalons_offer_format (offer), ==, JALONS_FORMAT_CLASS);
  g_assert_cmpstr (jalons_offer_publics (offer)[0], ==, "pupils");
  g_assert_cmpstr (jalons_offer_page (offer), ==, "https://www.example.org/a");
  g_assert_cmpuint (jalons_offer_last_day (offer), ==, jalons_day_new (2027, 5, 31));
  second = jalons_record_to_stored (jalons_dataset_lookup (dataset, JALONS_ENTITY_OFFER, second_id), JALONS_OFFER_LEVELS);
  g_assert_cmpstr (second, ==, "5e\n4e\n3e");

  /* A second time there is nothing new, under another spelling of the Région too; a shorter table withdraws nothing and
   * empties no field. */
  again = import_of (ACTIONS, dataset);
  jalons_import_answer (again, "region", "hauts de france");
  g_assert_cmpuint (jalons_import_get_drafts (again)->len, ==, 0);
  other = import_of ("Code;Titre;Durée;Région\nA1;Orientibus;2h;Hauts-de-France\n", dataset);
  g_assert_cmpuint (jalons_import_count (other, JALONS_IMPORT_CHANGED), ==, 1);
  g_assert_cmpuint (jalons_import_get_drafts (other)->len, ==, 1);
  write_drafts (other, dataset);
  offer = jalons_dataset_lookup (dataset, JALONS_ENTITY_OFFER, id);
  g_assert_cmpint (jalons_offer_minutes (offer), ==, 120);
  g_assert_cmpint (jalons_offer_places (offer), ==, 30);
  g_assert_cmpuint (g_strv_length ((char **) jalons_offer_levels (offer)), ==, 3);
}

/* ---- Jobs ---- */

#define JOBS                                                                                                             \
  "\xef\xbb\xbflibellé métier;lien site onisep.fr;code ROME;libellé ROME;nom publication;collection;année;gencod;"        \
  "domaine/sous-domaine\n"                                                                                               \
  "boulanger / boulangère;https://www.onisep.fr/http/redirection/metier/identifiant/MET.107;D1102;Boulangerie;"          \
  "Les métiers de bouche;Parcours;2024;9782273015172;commerce/vente|alimentation/métiers de bouche\n"                    \
  "boulanger / boulangère;https://www.onisep.fr/http/redirection/metier/identifiant/MET.107;D1102;Boulangerie;"          \
  "Les métiers du goût;Zoom;2022;;commerce/vente\n"                                                                      \
  "actuaire;http://www.onisep.fr/http/redirection/metier/identifiant/MET.7;C1105;;Les métiers de bouche;;;9782273015172;\n"

static void
test_jobs (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = import_of (JOBS, dataset), again = NULL;
  g_autofree char *id = jalons_document_make_id ("Onisep", "MET.107");
  g_autofree char *book = jalons_document_make_id ("Onisep", "9782273015172");
  JalonsDocument *document;

  assert_preview (import,
                  "read ODbL 1.0 – Onisep, Idéo-métiers:  | Open data of Onisep. Name the source where you show them, and "
                  "pass on under the same licence what you make of the whole. Each document keeps this licence.\n"
                  "created boulanger / boulangère: job, commerce / vente and alimentation / métiers de bouche\n"
                  "created Les métiers de bouche: publication, 2024\n"
                  "created Les métiers du goût: publication, 2022\n"
                  "created actuaire: job\n");
  assert_warned (import, "Columns that nothing is taken from: libellé ROME.");
  write_drafts (import, dataset);
  document = jalons_dataset_lookup (dataset, JALONS_ENTITY_DOCUMENT, id);
  g_assert_cmpstr (jalons_document_publisher (document), ==, "Onisep");
  g_assert_cmpstr (jalons_document_code (document), ==, "MET.107");
  g_assert_cmpstr (jalons_document_rome (document), ==, "D1102");
  g_assert_cmpstr (jalons_document_licence (document), ==, "ODbL 1.0 – Onisep, Idéo-métiers");
  g_assert_cmpint (jalons_document_scope (document), ==, JALONS_SCOPE_NATIONAL);
  g_assert_cmpstr (jalons_document_edition (jalons_dataset_lookup (dataset, JALONS_ENTITY_DOCUMENT, book)), ==, "2024");
  again = import_of (JOBS, dataset);
  g_assert_cmpuint (jalons_import_get_drafts (again)->len, ==, 0);
}

/* Onisep changes the columns of its table. */
static void
test_jobs_changed (void)
{
  static const struct
  {
    const char *name;
    const char *table;
    const char *code; /* of the document */
  } cases[] = {
    { "address and number apart", "libellé métier;url Onisep;id Onisep\nactuaire;https://www.onisep.fr/a;MET.7\n", "MET.7" },
    { "both in one", "libellé métier;url et id Onisep\nactuaire;https://www.onisep.fr/x/MET.7\n", "MET.7" },
    { "another order and a new column", "nouveau;id Onisep;libellé métier\nx;MET.7;actuaire\n", "MET.7" },
    { "no number at all", "libellé métier;code ROME\nactuaire;C1105\n", "" },
    { "a number of another kind", "libellé métier;id Onisep\nactuaire;FOR.12\n", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
      g_autoptr (JalonsImport) import = import_of (cases[i].table, dataset), again = NULL;

      g_test_message ("%s", cases[i].name);
      write_drafts (import, dataset);
      g_assert_cmpstr (jalons_document_code (only_record (dataset, JALONS_ENTITY_DOCUMENT)), ==, cases[i].code);
      again = import_of (cases[i].table, dataset);
      g_assert_cmpuint (jalons_import_get_drafts (again)->len, ==, 0);
    }
}

static void
test_jobs_zipped (void)
{
  g_autoptr (GBytes) jobs = bytes_of (JOBS), notes = bytes_of ("nothing;of;ours\n1;2;3\n");
  g_autoptr (GBytes) zip = zip_of ("lisez-moi.csv", notes, "ideo-metiers-2026-01-20.csv", jobs, NULL);
  g_autoptr (JalonsSourceFile) file = jalons_source_file_new ("ideo_2026-01-20.zip", zip);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsTable) table = NULL;
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = NULL;
  g_autofree char *told = NULL;

  g_assert_true (jalons_source_file_is_table (file));
  table = jalons_table_read (file, JALONS_TABLE_NONE, &error);
  g_assert_no_error (error);
  import = jalons_import_new_table (table, dataset, TODAY);
  told = preview (import);
  g_assert_nonnull (strstr (told, "read ODbL 1.0 – Onisep, Idéo-métiers, 2026-01-20: "));
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_CREATED), ==, 4);
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
      g_autoptr (JalonsSourceFile) file = file_of ("table.csv", cases[i].text);
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
      g_autoptr (JalonsSourceFile) file = file_of ("t.csv", cases[i].text);
      g_autoptr (JalonsImport) import = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_true (jalons_source_file_is_table (file));
      import = import_of (cases[i].text, dataset);
      assert_preview (import, "created Zoé Lœuillet: ingénieure\n");
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
  import = import_of (text->str, dataset);
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_CREATED), ==, 18001);
  write_drafts (import, dataset);
  again = import_of (text->str, dataset);
  g_assert_cmpuint (jalons_import_get_drafts (again)->len, ==, 0);

  for (int i = 20000; i <= 100000; i++)
    g_string_append (text, "Encore;x;;;\n");
  {
    g_autoptr (JalonsSourceFile) file = file_of ("table.csv", text->str);
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
  g_autoptr (JalonsImport) import = import_of (text, dataset), fresh = NULL;
  g_autoptr (JalonsDataset) empty = jalons_dataset_new ();
  g_autoptr (GBytes) again = NULL;
  g_autofree char *told = preview (import);

  g_test_message ("%s%s", text, told);
  g_assert_nonnull (strstr (text, neutralised));
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 0);
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_REFUSED), ==, 0);
  fresh = import_of (text, empty);
  write_drafts (fresh, empty);
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
  g_autoptr (JalonsImport) people = import_of (PEOPLE "Mme;\"=HYPERLINK(\"\"http://x\"\")\";;x;\"a;b\";;;+33 6;;;;;\n", dataset);
  g_autoptr (JalonsImport) actions = import_of (ACTIONS, dataset);

  write_drafts (people, dataset);
  jalons_import_answer (actions, "region", "Hauts-de-France");
  write_drafts (actions, dataset);
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
  g_test_add_func ("/ambassadors", test_ambassadors);
  g_test_add_func ("/people-known", test_people_known);
  g_test_add_func ("/same-person", test_same_person);
  g_test_add_func ("/same-file", test_same_file);
  g_test_add_func ("/forgotten", test_forgotten);
  g_test_add_func ("/columns-asked", test_columns_asked);
  g_test_add_func ("/kind-asked", test_kind_asked);
  g_test_add_func ("/values", test_values);
  g_test_add_func ("/offers", test_offers);
  g_test_add_func ("/jobs", test_jobs);
  g_test_add_func ("/jobs-changed", test_jobs_changed);
  g_test_add_func ("/jobs-zipped", test_jobs_zipped);
  g_test_add_func ("/refused", test_refused);
  g_test_add_func ("/encodings", test_encodings);
  g_test_add_func ("/many", test_many);
  g_test_add_func ("/cells-written", test_cells_written);
  g_test_add_func ("/written", test_written);
  return g_test_run ();
}
