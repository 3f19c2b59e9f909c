/* Axes and competences.
 * Invariant: the fifteen labels are written out here, so that a slip in the data file is seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/frameworks.h"

static void
test_axes (void)
{
  static const JalonsAxis expected[] = {
    { "monde", "M", "Découvrir le monde économique et professionnel", "Monde économique et professionnel", "blue" },
    { "formations", "F", "Découvrir les formations", "Formations", "orange" },
    { "projet", "P", "Élaborer son projet", "Projet", "purple" },
  };
  gsize n;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpstr (axes[i].code, ==, expected[i].code);
      g_assert_cmpstr (axes[i].letter, ==, expected[i].letter);
      g_assert_cmpstr (axes[i].label, ==, expected[i].label);
      g_assert_cmpstr (axes[i].short_label, ==, expected[i].short_label);
      g_assert_cmpstr (axes[i].colour, ==, expected[i].colour);
      g_assert_true (jalons_axis_lookup ("trois-axes", axes[i].code) == &axes[i]);
    }
  g_assert_true (jalons_axes_list ("", &n) == axes);
  g_assert_null (jalons_axis_lookup (NULL, "engagement"));
  g_assert_null (jalons_axis_lookup (NULL, NULL));
}

static void
test_competences (void)
{
  static const struct
  {
    const char *family;
    const char *label;
  } expected[] = {
    { "A", "Chercher et traiter l’information" },
    { "A", "Connaître, discerner et consulter les personnes, les lieux et les ressources qui peuvent aider "
           "dans son orientation" },
    { "A", "Explorer et se repérer dans les diplômes et les formations" },
    { "A", "Explorer et se repérer dans les métiers, les domaines professionnels et le monde du travail" },
    { "A", "Interroger et déconstruire les représentations" },
    { "B", "Apprendre à se connaître" },
    { "B", "Mettre en lien connaissance de soi et ambitions" },
    { "B", "S’autoriser à rêver" },
    { "B", "Savoir se présenter et maîtriser son image" },
    { "B", "Traduire ses expériences en compétences" },
    { "C", "Accepter les imprévus et saisir les opportunités" },
    { "C", "Construire et mobiliser ses réseaux" },
    { "C", "Gérer et anticiper les transitions" },
    { "C", "Identifier ses atouts et ses obstacles" },
    { "C", "Se projeter et comprendre les implications de ses choix" },
  };
  gsize n;
  const JalonsCompetence *competences = jalons_competences_list (NULL, &n);

  g_assert_cmpuint (n, ==, 15);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", (unsigned) i + 1);

      g_assert_cmpstr (competences[i].code, ==, code);
      g_assert_cmpstr (competences[i].label, ==, expected[i].label);
      g_assert_cmpstr (competences[i].family, ==, expected[i].family);
      g_assert_true (jalons_competence_lookup ("s-orienter", code) == &competences[i]);
    }
  g_assert_cmpstr (competences[0].family_label, ==, "S’informer et se repérer dans la société de l’information");
  g_assert_cmpstr (competences[5].family_label, ==, "Se découvrir et cultiver ses ambitions");
  g_assert_cmpstr (competences[14].family_label, ==, "Se construire et se projeter dans un monde en mouvement");
  g_assert_null (jalons_competence_lookup (NULL, "16"));
  g_assert_null (jalons_competence_lookup (NULL, NULL));
}

static void
test_several_frameworks (void)
{
  gsize n;
  const JalonsFramework *list = jalons_frameworks_list (JALONS_FRAMEWORK_AXES, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (list[0].code, ==, "trois-axes");
  g_assert_cmpstr (list[1].code, ==, "parcours-avenir");
  g_assert_true (jalons_framework_lookup (JALONS_FRAMEWORK_AXES, NULL) == &list[0]);
  g_assert_true (jalons_framework_lookup (JALONS_FRAMEWORK_AXES, "parcours-avenir") == &list[1]);
  g_assert_null (jalons_framework_lookup (JALONS_FRAMEWORK_AXES, "s-orienter"));
  g_assert_cmpstr (jalons_framework_lookup (JALONS_FRAMEWORK_COMPETENCES, "")->code, ==, "s-orienter");

  /* The same code says another thing in another framework. */
  g_assert_cmpstr (jalons_axis_lookup ("parcours-avenir", "engagement")->letter, ==, "E");
  g_assert_cmpstr (jalons_axis_lookup ("parcours-avenir", "projet")->label, !=,
                   jalons_axis_lookup ("trois-axes", "projet")->label);
  g_assert_null (jalons_axes_list ("brio", &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (jalons_axis_lookup ("brio", "monde"));
}

/* Letters stand for colours on paper: no two axes of a framework may share one. */
static void
test_letters_differ (void)
{
  gsize n_frameworks;
  const JalonsFramework *list = jalons_frameworks_list (JALONS_FRAMEWORK_AXES, &n_frameworks);

  for (gsize i = 0; i < n_frameworks; i++)
    {
      gsize n;
      const JalonsAxis *axes = jalons_axes_list (list[i].code, &n);

      for (gsize a = 0; a < n; a++)
        for (gsize b = 0; b < a; b++)
          {
            g_assert_cmpstr (axes[a].letter, !=, axes[b].letter);
            g_assert_cmpstr (axes[a].colour, !=, axes[b].colour);
            g_assert_cmpstr (axes[a].code, !=, axes[b].code);
          }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frameworks/axes", test_axes);
  g_test_add_func ("/frameworks/competences", test_competences);
  g_test_add_func ("/frameworks/several", test_several_frameworks);
  g_test_add_func ("/frameworks/letters-differ", test_letters_differ);
  return g_test_run ();
}
