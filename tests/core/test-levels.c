/* Levels, how they are recognised, and the hours that each set gives them.
 * Invariant: each MEF, label and figure of the domain notes has its line here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/levels.h"

static void
test_list (void)
{
  gsize n;
  const JalonsLevelInfo *levels = jalons_levels_list (&n);

  g_assert_cmpuint (n, ==, 30);
  for (gsize i = 0; i < n; i++)
    {
      g_assert_true (g_str_is_ascii (levels[i].code));
      g_assert_cmpstr (levels[i].label, !=, "");
      g_assert_cmpstr (levels[i].long_label, !=, "");
      g_assert_true (jalons_levels_lookup (levels[i].code) == &levels[i]);
      /* What the program shows, it reads back. */
      g_assert_cmpstr (jalons_level_from_text (levels[i].code, NULL), ==, levels[i].code);
      g_assert_cmpstr (jalons_level_from_text (levels[i].label, NULL), ==, levels[i].code);
      g_assert_cmpstr (jalons_level_from_text (levels[i].long_label, NULL), ==, levels[i].code);
      if (i > 0)
        g_assert_cmpint (levels[i - 1].rank, <, levels[i].rank);
    }
  g_assert_null (jalons_levels_lookup ("3E"));
  g_assert_null (jalons_levels_lookup (NULL));
  g_assert_cmpint (jalons_levels_lookup ("3e-segpa")->track, ==, JALONS_TRACK_COLLEGE);
  g_assert_cmpint (jalons_levels_lookup ("tle-pro")->track, ==, JALONS_TRACK_VOCATIONAL);
  g_assert_cmpint (jalons_levels_lookup ("cap-agri-2")->track, ==, JALONS_TRACK_AGRICULTURAL);
  g_assert_cmpstr (jalons_levels_label ("2de-gt"), ==, "2de GT");
  g_assert_cmpstr (jalons_levels_label ("of-a-newer-jalons"), ==, "of-a-newer-jalons");
  g_assert_cmpstr (jalons_levels_label (NULL), ==, "");
}

static void
test_order (void)
{
  g_assert_cmpint (jalons_level_compare ("4e", "3e"), <, 0);
  g_assert_cmpint (jalons_level_compare ("tle-pro", "2de-gt"), >, 0);
  g_assert_cmpint (jalons_level_compare ("3e", "3e"), ==, 0);
  g_assert_cmpint (jalons_level_compare ("other", "zzz"), <, 0);
  g_assert_cmpint (jalons_level_compare ("aaa", "6e"), >, 0);
  g_assert_cmpint (jalons_level_compare ("aaa", "zzz"), <, 0);
  g_assert_cmpint (jalons_level_compare (NULL, "6e"), >, 0);
}

typedef struct
{
  const char *mef;
  const char *stat;
  const char *label;
  const char *level;
  JalonsLevelMeans means;
} MefCase;

static const MefCase mef_cases[] = {
  /* Full codes that are known. */
  { "10010012110", NULL, NULL, "6e", JALONS_LEVEL_BY_PREFIX },
  { "10110001110", NULL, NULL, "5e", JALONS_LEVEL_BY_PREFIX },
  { "10210001110", NULL, NULL, "4e", JALONS_LEVEL_BY_PREFIX },
  { "10310019110", NULL, NULL, "3e", JALONS_LEVEL_BY_PREFIX },
  { "10310019112", NULL, "3EME SECTION EUROPEENNE", "3e", JALONS_LEVEL_BY_PREFIX },
  { "10310026110", NULL, "3EME PREPA-METIERS", "3e", JALONS_LEVEL_BY_PREFIX },
  { "16410002110", NULL, NULL, "6e-segpa", JALONS_LEVEL_BY_PREFIX },
  { "16510002110", NULL, NULL, "5e-segpa", JALONS_LEVEL_BY_PREFIX },
  { "16610002110", NULL, NULL, "4e-segpa", JALONS_LEVEL_BY_PREFIX },
  { "16710002110", NULL, NULL, "3e-segpa", JALONS_LEVEL_BY_PREFIX },
  { "1671000D11A", NULL, NULL, "3e-segpa", JALONS_LEVEL_BY_PREFIX },
  { "20010015110", NULL, NULL, "2de-gt", JALONS_LEVEL_BY_PREFIX },
  { "20010016110", NULL, NULL, "2de-gt", JALONS_LEVEL_BY_PREFIX },
  { "20010017110", NULL, NULL, "2de-gt", JALONS_LEVEL_BY_PREFIX },
  { "20010018110", NULL, NULL, "2de-gt", JALONS_LEVEL_BY_PREFIX },
  { "20110019110", NULL, NULL, "1re-g", JALONS_LEVEL_BY_PREFIX },
  { "20210019110", NULL, NULL, "tle-g", JALONS_LEVEL_BY_PREFIX },
  { "21133104110", NULL, NULL, "1re-t", JALONS_LEVEL_BY_PREFIX },
  { "21233104110", NULL, NULL, "tle-t", JALONS_LEVEL_BY_PREFIX },
  { "22133104110", NULL, NULL, "1re-t", JALONS_LEVEL_BY_PREFIX },
  { "22233104110", NULL, NULL, "tle-t", JALONS_LEVEL_BY_PREFIX },
  { "2402210111", NULL, NULL, "cap-1an", JALONS_LEVEL_BY_PREFIX },
  { "24122101210", NULL, NULL, "cap-1", JALONS_LEVEL_BY_PREFIX },
  { "24122101220", NULL, NULL, "cap-2", JALONS_LEVEL_BY_PREFIX },
  { "24222101310", NULL, NULL, "cap-3ans-1", JALONS_LEVEL_BY_PREFIX },
  { "24222101320", NULL, NULL, "cap-3ans-2", JALONS_LEVEL_BY_PREFIX },
  { "24222101330", NULL, NULL, "cap-3ans-3", JALONS_LEVEL_BY_PREFIX },
  { "24725007310", NULL, NULL, "2de-pro", JALONS_LEVEL_BY_PREFIX },
  { "24725007320", NULL, NULL, "1re-pro", JALONS_LEVEL_BY_PREFIX },
  { "24725007330", NULL, NULL, "tle-pro", JALONS_LEVEL_BY_PREFIX },
  { "2472500733", NULL, NULL, "tle-pro", JALONS_LEVEL_BY_PREFIX },
  { "27121001210", NULL, NULL, "cap-agri-1", JALONS_LEVEL_BY_PREFIX },
  { "27121001220", NULL, NULL, "cap-agri-2", JALONS_LEVEL_BY_PREFIX },
  { "27621001310", NULL, NULL, "2de-pro-agri", JALONS_LEVEL_BY_PREFIX },
  { "27621001320", NULL, NULL, "1re-pro-agri", JALONS_LEVEL_BY_PREFIX },
  { "27621001330", NULL, NULL, "tle-pro-agri", JALONS_LEVEL_BY_PREFIX },
  { "25022101210", NULL, NULL, "other", JALONS_LEVEL_BY_PREFIX },
  { "25122101110", NULL, NULL, "other", JALONS_LEVEL_BY_PREFIX },
  { "25722101110", NULL, NULL, "other", JALONS_LEVEL_BY_PREFIX },
  { "25822101110", NULL, NULL, "other", JALONS_LEVEL_BY_PREFIX },
  { "28022101110", NULL, NULL, "other", JALONS_LEVEL_BY_PREFIX },
  { "31122101210", NULL, NULL, "other", JALONS_LEVEL_BY_PREFIX },
  { "70322101110", NULL, NULL, "other", JALONS_LEVEL_BY_PREFIX },
  { "74122101110", NULL, NULL, "other", JALONS_LEVEL_BY_PREFIX },
  /* The statistical code goes before the prefix, and its first four characters are enough. */
  { NULL, "2111", NULL, "6e", JALONS_LEVEL_BY_STAT },
  { NULL, "2112", NULL, "5e", JALONS_LEVEL_BY_STAT },
  { NULL, "2115", NULL, "4e", JALONS_LEVEL_BY_STAT },
  { NULL, "2116", NULL, "3e", JALONS_LEVEL_BY_STAT },
  { NULL, "2431", NULL, "6e-segpa", JALONS_LEVEL_BY_STAT },
  { NULL, "2432", NULL, "5e-segpa", JALONS_LEVEL_BY_STAT },
  { NULL, "2433", NULL, "4e-segpa", JALONS_LEVEL_BY_STAT },
  { NULL, "2434", NULL, "3e-segpa", JALONS_LEVEL_BY_STAT },
  { NULL, "22111410015", NULL, "2de-gt", JALONS_LEVEL_BY_STAT },
  { NULL, "2311", NULL, "cap-1an", JALONS_LEVEL_BY_STAT },
  { NULL, "2331", NULL, "cap-3ans-1", JALONS_LEVEL_BY_STAT },
  { NULL, "2332", NULL, "cap-3ans-2", JALONS_LEVEL_BY_STAT },
  { NULL, "2333", NULL, "cap-3ans-3", JALONS_LEVEL_BY_STAT },
  { NULL, "23b1", NULL, "other", JALONS_LEVEL_BY_STAT },
  { NULL, "23C1", NULL, "other", JALONS_LEVEL_BY_STAT },
  { NULL, "23J0", NULL, "other", JALONS_LEVEL_BY_STAT },
  { "10310019110", "2434", "3EME", "3e-segpa", JALONS_LEVEL_BY_STAT },
  /* Two levels share the code: the prefix chooses, then the label, or else the user. */
  { "20110019110", "2212", NULL, "1re-g", JALONS_LEVEL_BY_STAT },
  { "21133104110", "2212", NULL, "1re-t", JALONS_LEVEL_BY_STAT },
  { "21233104110", "2213", NULL, "tle-t", JALONS_LEVEL_BY_STAT },
  { "24122101210", "2321", NULL, "cap-1", JALONS_LEVEL_BY_STAT },
  { "27121001220", "2322", NULL, "cap-agri-2", JALONS_LEVEL_BY_STAT },
  { "24725007310", "2381", NULL, "2de-pro", JALONS_LEVEL_BY_STAT },
  { "27621001330", "2383", NULL, "tle-pro-agri", JALONS_LEVEL_BY_STAT },
  { NULL, "2212", "1ERE STMG", "1re-t", JALONS_LEVEL_BY_LABEL },
  { NULL, "2382", "1ERPRO", "1re-pro", JALONS_LEVEL_BY_LABEL },
  { NULL, "2212", "", NULL, JALONS_LEVEL_UNKNOWN },
  { "10310019110", "2212", NULL, NULL, JALONS_LEVEL_UNKNOWN },
  /* Neither code is known: the label. */
  { "XYZ", NULL, "TROISIEME", "3e", JALONS_LEVEL_BY_LABEL },
  { NULL, "9999", "3EME SEGPA", "3e-segpa", JALONS_LEVEL_BY_LABEL },
  { "24122101230", NULL, "1CAP2 BOULANGER", "cap-1", JALONS_LEVEL_BY_LABEL },
  /* Ask. */
  { "10310019110", "2116", "3EME ULIS", NULL, JALONS_LEVEL_UNKNOWN },
  { "10310019110", NULL, "UPE2A", NULL, JALONS_LEVEL_UNKNOWN },
  { "10310019110", NULL, "Dispositif DIMA", NULL, JALONS_LEVEL_UNKNOWN },
  { NULL, NULL, "UPE2A-NSA", NULL, JALONS_LEVEL_UNKNOWN },
  { "10310019120", NULL, NULL, NULL, JALONS_LEVEL_UNKNOWN },
  { "103", NULL, NULL, NULL, JALONS_LEVEL_UNKNOWN },
  { "29922101110", NULL, NULL, NULL, JALONS_LEVEL_UNKNOWN },
  { "ABC22101110", NULL, "", NULL, JALONS_LEVEL_UNKNOWN },
  { "", "", "", NULL, JALONS_LEVEL_UNKNOWN },
  { NULL, NULL, NULL, NULL, JALONS_LEVEL_UNKNOWN },
  { NULL, NULL, "\xff\xfe", NULL, JALONS_LEVEL_UNKNOWN },
  /* A label says "1re" of a general class as of a vocational one. */
  { NULL, NULL, "1ERE", NULL, JALONS_LEVEL_UNKNOWN },
};

static void
test_mef (void)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (mef_cases); i++)
    {
      const MefCase *c = &mef_cases[i];
      JalonsLevelMeans means = (JalonsLevelMeans) 99;

      g_test_message ("%u: %s, %s", i, c->mef, c->stat);
      g_assert_cmpstr (jalons_level_from_mef (c->mef, c->stat, c->label, &means), ==, c->level);
      g_assert_cmpint (means, ==, c->means);
    }
  g_assert_cmpstr (jalons_level_from_mef ("10310019110", NULL, NULL, NULL), ==, "3e");
}

static void
test_labels (void)
{
  /* clang-format off */
  static const struct
  {
    const char *label;
    const char *level;
  } cases[] = {
    { "6EME", "6e" }, { "SIXIEME", "6e" }, { "5EME", "5e" }, { "4EME", "4e" }, { "3EME", "3e" },
    { "Troisième", "3e" }, { "3E PREPA-METIERS", "3e" }, { "6EME SEGPA", "6e-segpa" },
    { "SEGPA 5EME", "5e-segpa" }, { "4E SEGPA", "4e-segpa" }, { "3SEGPA", "3e-segpa" },
    { "4EME AGRICOLE", "4e-agri" }, { "3EME ENSEIGNEMENT AGRICOLE", "3e-agri" },
    { "2NDE GT", "2de-gt" }, { "SECONDE GENERALE ET TECHNOLOGIQUE", "2de-gt" }, { "2GT", "2de-gt" },
    { "2NDE", "2de-gt" }, { "1ERE GENERALE", "1re-g" }, { "PREMIERE GENERALE", "1re-g" },
    { "TLE GENERALE", "tle-g" }, { "TERMINALE GENERALE", "tle-g" }, { "TG", "tle-g" },
    { "1STMG", "1re-t" }, { "1ERE STI2D", "1re-t" }, { "PREMIERE TECHNOLOGIQUE STL", "1re-t" },
    { "TSTMG", "tle-t" }, { "TLE ST2S", "tle-t" }, { "TERMINALE STHR", "tle-t" },
    { "2NDPRO METIERS DE LA RELATION CLIENT", "2de-pro" }, { "SECONDE PROFESSIONNELLE", "2de-pro" },
    { "1ERPRO MELEC", "1re-pro" }, { "PREMIERE PRO", "1re-pro" }, { "TLEPRO ASSP", "tle-pro" },
    { "TERM PRO", "tle-pro" }, { "TLE BAC PRO", "tle-pro" },
    { "2NDPRO MAINT.MATERIELS AGRICOLES", "2de-pro" }, { "2DE PRO AGRICOLE", "2de-pro-agri" },
    { "1CAP2 BOULANGER", "cap-1" }, { "2CAP2 BOULANGER", "cap-2" }, { "CAP 1ERE ANNEE", "cap-1" },
    { "CAP EN 2 ANS 1ERE ANNEE", "cap-1" }, { "CAP EN 2 ANS 2EME ANNEE", "cap-2" },
    { "1CAP1 CUISINE", "cap-1an" }, { "1CAP3", "cap-3ans-1" }, { "2CAP3", "cap-3ans-2" },
    { "3CAP3", "cap-3ans-3" }, { "CAP EN 3 ANS 3EME ANNEE", "cap-3ans-3" },
    { "CAP EN 3 ANS 2EME ANNEE", "cap-3ans-2" }, { "CAP 1 AN", "cap-1an" }, { "1CAPA", "cap-agri-1" },
    { "BTS MCO", "other" }, { "CPGE MPSI", "other" },
    { "CAP", NULL }, { "BAC PRO", NULL }, { "ULIS", NULL }, { "TLE", NULL }, { "TRUC", NULL },
    { "PROJET", NULL }, { "3CHAISES", NULL },
  };
  /* clang-format on */

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].label);
      g_assert_cmpstr (jalons_level_from_mef (NULL, NULL, cases[i].label, NULL), ==, cases[i].level);
    }
}

static void
test_text (void)
{
  /* clang-format off */
  static const struct
  {
    const char *level;
    const char *track;
    const char *code;
  } cases[] = {
    { "3e", NULL, "3e" }, { "3EME", "", "3e" }, { "3ème", NULL, "3e" }, { "3ᵉ", NULL, "3e" },
    { " Troisième ", NULL, "3e" }, { "3", NULL, "3e" }, { "3e", "Collège", "3e" },
    { "3e", "SEGPA", "3e-segpa" }, { "3e segpa", NULL, "3e-segpa" }, { "4e", "agricole", "4e-agri" },
    { "2de", NULL, "2de-gt" }, { "2nde", "générale et technologique", "2de-gt" }, { "2de GT", NULL, "2de-gt" },
    { "2de", "pro", "2de-pro" }, { "Seconde", "professionnelle", "2de-pro" }, { "2de pro", "agricole", "2de-pro-agri" },
    { "1re", NULL, "1re-g" }, { "1ère", NULL, "1re-g" }, { "1ʳᵉ", NULL, "1re-g" }, { "Première", NULL, "1re-g" },
    { "1re", "générale", "1re-g" }, { "1re", "technologique", "1re-t" }, { "1re STMG", NULL, "1re-t" },
    { "1re STMG", "technologique", "1re-t" }, { "1re", "professionnelle", "1re-pro" }, { "1re pro", NULL, "1re-pro" },
    { "Tle", NULL, "tle-g" }, { "Terminale", "", "tle-g" }, { "Tle", "professionnelle", "tle-pro" },
    { "Tle pro", NULL, "tle-pro" }, { "Tle pro", "professionnelle", "tle-pro" }, { "T STI2D", NULL, "tle-t" },
    { "CAP 1", NULL, "cap-1" }, { "CAP1", NULL, "cap-1" }, { "CAP 2", "professionnelle", "cap-2" },
    { "1re année", "CAP", "cap-1" }, { "2e année de CAP", NULL, "cap-2" }, { "Tle CAP", NULL, "cap-2" },
    { "CAP 1", "agricole", "cap-agri-1" }, { "CAPa 2", NULL, "cap-agri-2" },
    { "autre", NULL, "other" },
    /* Ask. */
    { "", NULL, NULL }, { NULL, "collège", NULL }, { NULL, NULL, NULL }, { "CAP", NULL, NULL }, { "pro", NULL, NULL },
    { "3e ULIS", NULL, NULL }, { "UPE2A", NULL, NULL }, { "7e", NULL, NULL }, { "1re", "inconnue", NULL },
    { "🙂", NULL, NULL },
  };
  /* clang-format on */

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].level, cases[i].track);
      g_assert_cmpstr (jalons_level_from_text (cases[i].level, cases[i].track), ==, cases[i].code);
    }
}

typedef struct
{
  const char *set;
  const char *level;
  int hours;
  const char *given_by;
  gboolean indicative;
} ReferenceCase;

/* clang-format off */
static const ReferenceCase reference_cases[] = {
  { "2019", "4e", 12, "2019", FALSE }, { "2019", "4e-segpa", 12, "2019", FALSE },
  { "2019", "3e", 36, "2019", FALSE }, { "2019", "3e-segpa", 36, "2019", FALSE },
  { "2019", "2de-gt", 54, "2019", TRUE }, { "2019", "1re-g", 54, "2019", TRUE },
  { "2019", "1re-t", 54, "2019", TRUE }, { "2019", "tle-g", 54, "2019", TRUE },
  { "2019", "tle-t", 54, "2019", TRUE },
  { "2019", "cap-1", 101, "2019", FALSE }, { "2019", "cap-2", 91, "2019", FALSE },
  { "2019", "2de-pro", 105, "2019", FALSE }, { "2019", "1re-pro", 98, "2019", FALSE },
  { "2019", "tle-pro", 91, "2019", FALSE },
  { "2020", "4e", 12, "2020", FALSE }, { "2020", "4e-segpa", 12, "2020", FALSE },
  { "2020", "3e", 36, "2020", FALSE }, { "2020", "3e-segpa", 36, "2020", FALSE },
  { "2020", "2de-gt", 54, "2020", TRUE }, { "2020", "1re-g", 54, "2020", TRUE },
  { "2020", "1re-t", 54, "2020", TRUE }, { "2020", "tle-g", 54, "2020", TRUE },
  { "2020", "tle-t", 54, "2020", TRUE },
  { "2020", "cap-1", 101, "2020", FALSE }, { "2020", "cap-2", 91, "2020", FALSE },
  { "2020", "2de-pro", 90, "2020", FALSE }, { "2020", "1re-pro", 84, "2020", FALSE },
  { "2020", "tle-pro", 91, "2020", FALSE },
  { "2024", "2de-pro", 30, "2024", TRUE }, { "2024", "1re-pro", 28, "2024", TRUE },
  /* Not found in any text of 2024: what was there before. */
  { "2024", "tle-pro", 91, "2020", FALSE }, { "2024", "3e", 36, "2020", FALSE },
  { "2024", "2de-gt", 54, "2020", TRUE }, { "2024", "cap-1", 101, "2020", FALSE },
};
/* clang-format on */

static void
test_references (void)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (reference_cases); i++)
    {
      const ReferenceCase *c = &reference_cases[i];
      JalonsReferenceFigure figure = { 0 };
      int minutes = -1;

      g_test_message ("%s %s", c->set, c->level);
      g_assert_true (jalons_references_figure (c->set, c->level, &figure));
      g_assert_cmpint (figure.minutes, ==, c->hours * 60);
      g_assert_cmpstr (figure.set->code, ==, c->given_by);
      g_assert_cmpint (figure.indicative, ==, c->indicative);
      g_assert_true (jalons_references_minutes (c->set, c->level, &minutes));
      g_assert_cmpint (minutes, ==, c->hours * 60);
    }
}

static gboolean
level_is_in_table (const char *set,
                   const char *level)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (reference_cases); i++)
    if (g_str_equal (reference_cases[i].set, set) && g_str_equal (reference_cases[i].level, level))
      return TRUE;
  return FALSE;
}

/* No figure that the table does not have, for any level of the two sets that are complete there. */
static void
test_references_silent (void)
{
  gsize n;
  const JalonsLevelInfo *levels = jalons_levels_list (&n);
  int minutes = -1;

  for (gsize i = 0; i < n; i++)
    for (const char *const *set = (const char *const[]){ "2019", "2020", NULL }; *set; set++)
      g_assert_cmpint (jalons_references_minutes (*set, levels[i].code, &minutes), ==,
                       level_is_in_table (*set, levels[i].code));
  g_assert_false (jalons_references_minutes ("2024", "5e", &minutes));
  g_assert_cmpint (minutes, ==, 0);
  g_assert_false (jalons_references_minutes ("2024", "tle-pro-agri", &minutes));
  g_assert_false (jalons_references_minutes ("2020", "other", &minutes));
  g_assert_false (jalons_references_minutes ("2020", NULL, &minutes));
  g_assert_false (jalons_references_minutes ("1999", "3e", &minutes));
  g_assert_false (jalons_references_minutes (NULL, "3e", &minutes));
}

static void
test_reference_sets (void)
{
  gsize n;
  const JalonsReferenceSet *sets = jalons_references_list (&n);

  g_assert_cmpuint (n, ==, 3);
  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpstr (sets[i].title, !=, "");
      g_assert_cmpstr (sets[i].source, !=, "");
      g_assert_cmpstr (sets[i].note, !=, "");
      g_assert_true (sets[i].indicative);
      g_assert_cmpint (sets[i].first_rentree, ==, (int) g_ascii_strtoll (sets[i].code, NULL, 10));
    }
  g_assert_true (jalons_references_lookup ("2020")->confirmed);
  g_assert_false (jalons_references_lookup ("2024")->confirmed);
  g_assert_nonnull (strstr (jalons_references_lookup ("2024")->title, "à confirmer"));
  g_assert_null (jalons_references_lookup ("2021"));

  g_assert_cmpstr (jalons_references_for_rentree (2015)->code, ==, "2019");
  g_assert_cmpstr (jalons_references_for_rentree (2019)->code, ==, "2019");
  g_assert_cmpstr (jalons_references_for_rentree (2020)->code, ==, "2020");
  g_assert_cmpstr (jalons_references_for_rentree (2026)->code, ==, "2020");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/levels/list", test_list);
  g_test_add_func ("/levels/order", test_order);
  g_test_add_func ("/levels/mef", test_mef);
  g_test_add_func ("/levels/labels", test_labels);
  g_test_add_func ("/levels/text", test_text);
  g_test_add_func ("/references/figures", test_references);
  g_test_add_func ("/references/silent", test_references_silent);
  g_test_add_func ("/references/sets", test_reference_sets);
  return g_test_run ();
}
