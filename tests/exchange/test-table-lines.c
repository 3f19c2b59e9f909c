/* Lines of tables: ambassadors, people who are known, offers, jobs.
 * Invariant: what an import writes is applied to a dataset as the store would, and looked at there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tables.h"

#include <string.h>

/* ---- Ambassadors ---- */

static void
test_ambassadors (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = tables_import (PEOPLE, dataset), again = NULL;
  g_autofree char *summary = jalons_import_foresee (import), *label = jalons_import_label (import);
  JalonsAmbassador *first;

  tables_assert_preview (import,
                         "created Marie Dupont: Boulangère, Boulangerie Paul, Lille\n"
                         "created Jean Martin: électricien, ACME, Lens | Column “Charte signée”: “oui” gives no day: "
                         "enter it by hand. | Column “Code ROME”: “X1” was not understood and is left out.\n");
  g_assert_cmpstr (summary, ==, "2 ambassadors to create.");
  g_assert_cmpstr (label, ==, "Import ambassadors");
  tables_assert_warned (import, "Not taken, as these data are not needed: Commentaire.");
  tables_assert_warned (import, "Column “Charte signée”: 1 line says yes without a day.");
  tables_write (import, dataset);

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
  again = tables_import ("Nom complet;Courriel;Charte\nMarie Dupont;marie.dupont@example.org;oui\n", dataset);
  g_assert_cmpuint (jalons_import_get_warnings (again)->len, ==, 0);
  g_clear_object (&again);

  /* A second time there is nothing new. */
  again = tables_import (PEOPLE, dataset);
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
      g_autoptr (JalonsImport) import = tables_import (PEOPLE, dataset), next = NULL;
      g_autofree char *text = g_strdup_printf ("Nom complet;Entreprise;Courriel;Téléphone\n%s\n", cases[i].line);
      g_autofree char *told = NULL;

      tables_write (import, dataset);
      next = tables_import (text, dataset);
      told = tables_preview (next);
      g_test_message ("%s: %s", cases[i].name, told);
      g_assert_true (g_str_has_prefix (told, cases[i].preview));
      g_assert_cmpuint (tables_count_asked (next, JALONS_IMPORT_ASK_PERSON), ==, cases[i].n_asked);
      g_assert_true (jalons_import_is_ready (next));
    }
}

/* The answer that it is the same person, and that it is not. */
static void
test_same_person (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = tables_import (PEOPLE, dataset), next = NULL;
  const JalonsImportQuestion *question;
  g_autofree char *id = NULL;

  tables_write (import, dataset);
  next = tables_import ("Nom complet;Métier;Réseau\nMarie Dupont;pâtissière;CLEE\n", dataset);
  question = tables_find_question (next, "person:2");
  g_assert_cmpstr (question->text, ==, "Line 2: is Marie Dupont, pâtissière, the same person as one of these?");
  g_assert_cmpstr (question->labels[0], ==, "Marie Dupont, Boulangère, Boulangerie Paul, Lille (same name)");
  id = g_strdup (question->choices[0]);
  g_assert_false (jalons_import_answer (next, "person:2", "somebody"));
  g_assert_true (jalons_import_answer (next, "person:2", id));
  tables_assert_preview (next, "changed Marie Dupont: pâtissière, Boulangerie Paul, Lille | Job, in the feminine: Boulangère → "
                               "pâtissière | Network: — → CLEE\n");
  g_assert_true (jalons_import_answer (next, "person:2", ""));
  g_assert_cmpuint (jalons_import_count (next, JALONS_IMPORT_CREATED), ==, 1);
}

/* Two lines of one file. */
static void
test_same_file (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = tables_import ("Nom complet,Entreprise,Courriel,Ville\n"
                                                   "Marie Dupont,Paul,m@example.org,\n"
                                                   "DUPONT Marie,Autre,m@example.org,Lille\n"
                                                   "Marie Dupont,,,\n",
                                                   dataset);
  g_autofree char *id = NULL;

  tables_assert_preview (import, "created Marie Dupont: Paul, Lille | Line 3 tells of the same person.\n"
                                 "created Marie Dupont: \n");
  id = g_strdup (tables_find_question (import, "person:4")->choices[0]);
  jalons_import_answer (import, "person:4", id);
  tables_assert_preview (import, "created Marie Dupont: Paul, Lille | Line 3 tells of the same person. | "
                                 "Line 4 tells of the same person.\n");
  tables_write (import, dataset);
  g_assert_cmpstr (jalons_record_get_id (tables_only_record (dataset, JALONS_ENTITY_AMBASSADOR)), ==, id);
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
  jalons_draft_set_day (draft, JALONS_AMBASSADOR_FORGOTTEN_DAY, TABLES_TODAY);
  gone = jalons_draft_build (draft);
  jalons_dataset_apply (dataset, &gone, 1);
  import = tables_import ("Nom complet;Métier\nMarie Dupont;boulangère\n", dataset);
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_CREATED), ==, 1);
  g_assert_cmpuint (tables_count_asked (import, JALONS_IMPORT_ASK_PERSON), ==, 0);
}

/* ---- Offers ---- */

static void
test_offers (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = tables_import (ACTIONS, dataset), again = NULL, other = NULL;
  g_autofree char *id = jalons_offer_make_id ("Hauts-de-France", "A1");
  g_autofree char *second_id = jalons_offer_make_id ("Hauts-de-France", "A2");
  g_autofree char *levels = NULL, *dates = NULL, *second = NULL, *told = NULL;
  JalonsOffer *offer;

  g_assert_false (jalons_import_is_ready (import));
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 0);
  g_assert_true (jalons_import_answer (import, "region", "Hauts-de-France"));
  told = tables_preview (import);
  g_test_message ("%s", told);
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_CREATED), ==, 3);
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_REFUSED), ==, 2);
  g_assert_nonnull (strstr (told, "refused Line 5: There is no title on this line."));
  g_assert_nonnull (strstr (told, "refused Encore: This action is in the table a second time."));
  g_assert_nonnull (strstr (told, "Column “Lien”: “javascript:alert(1)” was not understood"));
  g_assert_nonnull (strstr (told, "Column “Dates”: “bientôt” was not understood"));
  tables_write (import, dataset);

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
  again = tables_import (ACTIONS, dataset);
  jalons_import_answer (again, "region", "hauts de france");
  g_assert_cmpuint (jalons_import_get_drafts (again)->len, ==, 0);
  other = tables_import ("Code;Titre;Durée;Région\nA1;Orientibus;2h;Hauts-de-France\n", dataset);
  g_assert_cmpuint (jalons_import_count (other, JALONS_IMPORT_CHANGED), ==, 1);
  g_assert_cmpuint (jalons_import_get_drafts (other)->len, ==, 1);
  tables_write (other, dataset);
  offer = jalons_dataset_lookup (dataset, JALONS_ENTITY_OFFER, id);
  g_assert_cmpint (jalons_offer_minutes (offer), ==, 120);
  g_assert_cmpint (jalons_offer_places (offer), ==, 30);
  g_assert_cmpuint (g_strv_length ((char **) jalons_offer_levels (offer)), ==, 3);
}

/* ---- Jobs ---- */

#define JOBS                                                                                                           \
  "\xef\xbb\xbflibellé métier;lien site onisep.fr;code ROME;libellé ROME;nom publication;collection;année;gencod;" \
  "domaine/sous-domaine\n"                                                                                             \
  "boulanger / boulangère;https://www.onisep.fr/http/redirection/metier/identifiant/MET.107;D1102;Boulangerie;"       \
  "Les métiers de bouche;Parcours;2024;9782273015172;commerce/vente|alimentation/métiers de bouche\n"                \
  "boulanger / boulangère;https://www.onisep.fr/http/redirection/metier/identifiant/MET.107;D1102;Boulangerie;"       \
  "Les métiers du goût;Zoom;2022;;commerce/vente\n"                                                                  \
  "actuaire;http://www.onisep.fr/http/redirection/metier/identifiant/MET.7;C1105;;Les métiers de bouche;;;9782273015172;\n"

static void
test_jobs (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsImport) import = tables_import (JOBS, dataset), again = NULL;
  g_autofree char *id = jalons_document_make_id ("Onisep", "MET.107");
  g_autofree char *book = jalons_document_make_id ("Onisep", "9782273015172");
  JalonsDocument *document;

  tables_assert_preview (import,
                         "read ODbL 1.0 – Onisep, Idéo-métiers:  | Open data of Onisep. Name the source where you show them, "
                         "and pass on under the same licence what you make of the whole. Each document keeps this licence.\n"
                         "created boulanger / boulangère: job, commerce / vente and alimentation / métiers de bouche\n"
                         "created Les métiers de bouche: publication, 2024\n"
                         "created Les métiers du goût: publication, 2022\n"
                         "created actuaire: job\n");
  tables_assert_warned (import, "Columns that nothing is taken from: libellé ROME.");
  tables_write (import, dataset);
  document = jalons_dataset_lookup (dataset, JALONS_ENTITY_DOCUMENT, id);
  g_assert_cmpstr (jalons_document_publisher (document), ==, "Onisep");
  g_assert_cmpstr (jalons_document_code (document), ==, "MET.107");
  g_assert_cmpstr (jalons_document_rome (document), ==, "D1102");
  g_assert_cmpstr (jalons_document_licence (document), ==, "ODbL 1.0 – Onisep, Idéo-métiers");
  g_assert_cmpint (jalons_document_scope (document), ==, JALONS_SCOPE_NATIONAL);
  g_assert_cmpstr (jalons_document_edition (jalons_dataset_lookup (dataset, JALONS_ENTITY_DOCUMENT, book)), ==, "2024");
  again = tables_import (JOBS, dataset);
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
      g_autoptr (JalonsImport) import = tables_import (cases[i].table, dataset), again = NULL;

      g_test_message ("%s", cases[i].name);
      tables_write (import, dataset);
      g_assert_cmpstr (jalons_document_code (tables_only_record (dataset, JALONS_ENTITY_DOCUMENT)), ==, cases[i].code);
      again = tables_import (cases[i].table, dataset);
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
  import = jalons_import_new_table (table, dataset, TABLES_TODAY);
  told = tables_preview (import);
  g_assert_nonnull (strstr (told, "read ODbL 1.0 – Onisep, Idéo-métiers, 2026-01-20: "));
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_CREATED), ==, 4);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ambassadors", test_ambassadors);
  g_test_add_func ("/people-known", test_people_known);
  g_test_add_func ("/same-person", test_same_person);
  g_test_add_func ("/same-file", test_same_file);
  g_test_add_func ("/forgotten", test_forgotten);
  g_test_add_func ("/offers", test_offers);
  g_test_add_func ("/jobs", test_jobs);
  g_test_add_func ("/jobs-changed", test_jobs_changed);
  g_test_add_func ("/jobs-zipped", test_jobs_zipped);
  return g_test_run ();
}
