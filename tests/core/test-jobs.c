/* Names of jobs in both genders, and their completion while one types.
 * Invariant: every form that people write is a named case.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/jobs.h"

static void
test_split (void)
{
  static const struct
  {
    const char *label;
    const char *feminine;
    const char *masculine;
  } cases[] = {
    { "boulanger / boulangère", "boulangère", "boulanger" },
    { "boulangère / boulanger", "boulangère", "boulanger" },
    { "accompagnateur / accompagnatrice de tourisme équestre", "accompagnatrice de tourisme équestre",
      "accompagnateur de tourisme équestre" },
    { "chef / cheffe de cuisine", "cheffe de cuisine", "chef de cuisine" },
    { "technicien forestier / technicienne forestière", "technicienne forestière", "technicien forestier" },
    { "conseiller en génétique / conseillère", "conseillère en génétique", "conseiller en génétique" },
    { "hôtesse de l’air / steward", "hôtesse de l’air", "steward" },
    { "agent/e de sûreté", "agente de sûreté", "agent de sûreté" },
    { "aide-soignant/e", "aide-soignante", "aide-soignant" },
    { "vendeur/euse", "vendeuse", "vendeur" },
    { "acteur/trice", "actrice", "acteur" },
    { "directeur-trice d’hôtel", "directrice d’hôtel", "directeur d’hôtel" },
    { "infirmier(ère)", "infirmière", "infirmier" },
    { "technicien(ne) de maintenance", "technicienne de maintenance", "technicien de maintenance" },
    { "infirmier·ère", "infirmière", "infirmier" },
    { "sportif / ve", "sportive", "sportif" },
    { "actuaire", "", "actuaire" },
    { "sage-femme", "", "sage-femme" },
    { "chargé de mission (Europe)", "", "chargé de mission (Europe)" },
    { "/", "", "/" },
    { "a/", "", "a/" },
    { "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *feminine = NULL, *masculine = NULL;

      g_test_message ("%s", cases[i].label);
      jalons_job_split (cases[i].label, &feminine, &masculine);
      g_assert_cmpstr (masculine, ==, cases[i].masculine);
      g_assert_cmpstr (feminine, ==, cases[i].feminine);
    }
}

static void
add_document (JalonsDataset *dataset,
              const char *id,
              const char *job,
              const char *rome)
{
  static const char *const sectors[] = { "commerce / vente", NULL };
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_DOCUMENT, id);
  g_autoptr (JalonsRecord) record = NULL;

  jalons_draft_set_text (draft, JALONS_DOCUMENT_JOB, job);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_ROME, rome);
  jalons_draft_set_list (draft, JALONS_DOCUMENT_SECTORS, sectors);
  record = jalons_draft_build (draft);
  jalons_dataset_apply (dataset, &record, 1);
}

static void
assert_completed (JalonsJobs *jobs,
                  const char *typed,
                  const char *expected)
{
  g_autoptr (GPtrArray) found = jalons_jobs_complete (jobs, typed, 3);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((const JalonsJob *) found->pdata[i])->masculine);
  g_test_message ("%s", typed);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_complete (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsJobs) jobs = NULL;

  add_document (dataset, "1", "boulanger / boulangère", "D1102");
  add_document (dataset, "2", "boucher / bouchère", "D1101");
  add_document (dataset, "3", "éclairagiste", "L1504");
  add_document (dataset, "4", "aide-boulanger / aide-boulangère", "");
  add_document (dataset, "5", "boulanger / boulangère", "D1102");
  add_document (dataset, "6", "", "");
  jobs = jalons_jobs_new (dataset);

  g_assert_cmpuint (jalons_jobs_count (jobs), ==, 4);
  assert_completed (jobs, "Bou", "boucher, boulanger, aide-boulanger");
  assert_completed (jobs, "BOULANGÈ", "boulanger, aide-boulanger");
  assert_completed (jobs, "eclai", "éclairagiste");
  assert_completed (jobs, "d110", "boucher, boulanger");
  assert_completed (jobs, "  ", "");
  assert_completed (jobs, "x", "");
  g_assert_cmpstr (jalons_jobs_find (jobs, "Boulangère ")->masculine, ==, "boulanger");
  g_assert_cmpstr (jalons_jobs_find (jobs, "boulanger")->sector, ==, "commerce / vente");
  g_assert_null (jalons_jobs_find (jobs, "boulang"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/split", test_split);
  g_test_add_func ("/complete", test_complete);
  return g_test_run ();
}
