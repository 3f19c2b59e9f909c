/* Prints made-up classes, one case at a time, and says on standard output what must be found on the pages.
 * Invariant: a line "text WORDS" is in the text of the PDF, "none WORDS" is not, "pages N" is how many there are.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <locale.h>

#include "core/hours.h"
#include "core/words/text.h"
#include "fixture.h"
#include "print/division-year.h"

typedef struct
{
  const char *title;
  const char *slot;
  const char *axis;
  const char *state;
  const char *people;
  const char *place;
  const char *kind;
  const char *competences;
} Plan;

/* The year of an ordinary class: some of it held, one cancelled, two without a date. */
static const Plan ordinary[] = {
  { "Se connaître : bilan de mes découvertes", "2026-09-15 60",
    "projet", "done", "Mme Lefèvre", "salle 12", "lesson", "6" },
  { "Les voies après la 3e", "2026-09-22 60", "formations", "done", "M. Ouvrard", "CDI", "information", "3" },
  { "Orientibus dans la cour", "2026-10-13 10:00 120",
    "monde", "done", "Équipe de la Région", "cour", "visit", "4" },
  { "Rencontre d’une ambassadrice : technicienne de maintenance", "2026-11-12 09:00 120", "monde", "done",
    "Une ambassadrice", "salle 12", "testimony", "5" },
  { "Forum des métiers du bassin", "2026-11-17 14:00 180", "monde", "done", "", "gymnase", "forum", "4\n5" },
  { "Salon de l’apprentissage", "2026-11-24 09:00 240",
    "formations", "cancelled", "", "parc des expositions", "forum", "" },
  { "Retour de stage : présentations", "2026-12-15 60",
    "monde", "confirmed", "Mme Lefèvre, Mme Petit", "CDI", "lesson", "10" },
  { "Préparer la fiche de dialogue", "2027-01-18 week 60",
    "projet", "planned", "Mme Lefèvre, M. Ouvrard", "", "lesson", "15" },
  { "Visite du lycée du Canal : mini-stages", "2027-01-26 08:30 210", "formations", "confirmed", "", "lycée du Canal",
    "immersion", "3\n11" },
  { "Entretiens personnalisés d’orientation", "2027-02-09 55",
    "projet", "planned", "M. Ouvrard", "bureau", "interview", "14" },
  { "Réunion des familles", "2027-02-11 18:00 90",
    "", "planned", "Principal, M. Ouvrard", "réfectoire", "meeting", "" },
  { "Proch’Orientation : choisir deux rencontres", "2027-03-16 60",
    "monde", "planned", "Prof. documentaliste", "CDI", "lesson", "2" },
  { "Simuler un entretien d’embauche", "2027-03-23 13:30 90",
    "monde", "planned", "2 ambassadeurs", "salle 12", "testimony", "9" },
  { "Affelnet : formuler ses vœux", "2027-05-11 60",
    "projet", "planned", "M. Ouvrard", "salle informatique", "information", "15" },
  { "Demi-journée Avenir : plateaux techniques", "2027-05-18 09:00 180",
    "formations", "planned", "", "LP des Forges", "visit", "3" },
  { "Bilan de l’année", "2027-06-15 60", "projet", "planned", "Mme Lefèvre", "", "lesson", "7" },
  { "Atelier « Filles et sciences »", "120", "monde", "planned", "Une ingénieure", "", "testimony", "5" },
  { "Témoignages d’anciens élèves", "60", "formations", "planned", "", "", "testimony", "8" },
};

/* clang-format off */
static const Plan strange[] = {
  { "Œuvrer : « Cœur de métier », l’œil de l’ouvrier – d’abord", "2026-09-15 60",
    "projet", "planned", "Mme Œuvrard-d’Hôtel", "", "lesson", "" },
  { "Anticonstitutionnellement-intergouvernementalisations-hexakosioihexekontahexaphobie", "2026-10-06 60", "monde", "planned",
    "Mmes Vanderstappen-Duhautbout-Wallaert, MM. Nguyễn et Łukasiewicz", "Établissement régional d’enseignement adapté",
    "forum", "1\n2\n3" },
  { "Une séance dont le titre est si long qu’il faut bien le couper en plusieurs lignes parce que la personne qui l’a saisie "
    "tenait à dire tout ce qui s’y ferait, du début à la fin, sans rien oublier vraiment", "2026-11-03 08:00 475",
    "formations", "done", "", "", "lesson", "" },
  { "Titre\nsur deux lignes\tet tabulation", "2026-11-04 60", "projet", "confirmed", "", "", "lesson", "" },
  { "<b>Balises</b> & esperluettes, 100 % (a\\b)", "2026-11-05 60",
    "projet", "confirmed", "", "", "lesson", "" },
};
/* clang-format on */

static void
say (const char *what,
     const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');

  g_print ("%s\t%s\n", what, line);
}

static void
say_minutes (int minutes)
{
  g_autofree char *text = jalons_format_minutes (minutes);

  say ("text", text);
}

static JalonsActivity *
put_plan (Fixture *fixture,
          JalonsDivision *division,
          const Plan *plan)
{
  JalonsActivity *activity = fixture_put (
    fixture, JALONS_ENTITY_ACTIVITY, NULL, "year", jalons_record_get_id (fixture->year), "title", plan->title, "slot",
    plan->slot, "axis", plan->axis, "state", plan->state, "speakers", plan->people, "place", plan->place, "kind",
    plan->kind, "competences", plan->competences, "uncounted", g_str_equal (plan->kind, "meeting") ? "1" : "0",
    "half_day", g_str_has_prefix (plan->title, "Demi-journée") ? "1" : "0", NULL);

  fixture_join (fixture, activity, division);
  say ("text", plan->title);
  return activity;
}

static JalonsDivision *
put_division (Fixture *fixture,
              const char *code,
              const char *level,
              const char *teachers)
{
  JalonsDivision *division = fixture_division (fixture, code, level);

  division = fixture_set (fixture, division, JALONS_DIVISION_LEAD_TEACHERS, teachers);
  return fixture_set (fixture, division, JALONS_DIVISION_HEADCOUNT, "24");
}

static void
put_plans (Fixture *fixture,
           JalonsDivision *division,
           const Plan *plans,
           gsize n_plans)
{
  for (gsize i = 0; i < n_plans; i++)
    put_plan (fixture, division, &plans[i]);
}

static void
put_surroundings (Fixture *fixture,
                  JalonsDivision *division)
{
  const char *year, *id = jalons_record_get_id (division);

  fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_COUNSELLOR, "M. Ouvrard, CIO de Lens");
  year = jalons_record_get_id (fixture->year);
  fixture_put (fixture, JALONS_ENTITY_ABSENCE, NULL, "division", id, "label",
               "Séquence d’observation en milieu professionnel", "kind", "internship", "first_day", "2026-12-07",
               "return_day", "2026-12-14", NULL);
  fixture_put (fixture, JALONS_ENTITY_MILESTONE, NULL, "year", year, "label", "conseil de classe du 2e trimestre",
               "day", "2027-03-09", "levels", "3e", NULL);
  fixture_put (fixture, JALONS_ENTITY_MILESTONE, NULL, "year", year, "label", "vœux Parcoursup", "day", "2027-03-11",
               "levels", "tle-g", NULL);
  fixture_put (fixture, JALONS_ENTITY_MILESTONE, NULL, "year", year, "label", "fiche de dialogue sans date", "levels",
               "3e", NULL);
  say ("text", "Séquence d’observation en milieu professionnel");
  say ("text", "conseil de classe du 2e trimestre");
  say ("text", "fiche de dialogue sans date");
  say ("none", "vœux Parcoursup");
  say ("text", "M. Ouvrard, CIO de Lens");
}

static void
case_ordinary (Fixture *fixture,
               GPtrArray *divisions)
{
  JalonsDivision *division = put_division (fixture, "3C", "3e", "Mme Lefèvre");
  JalonsDivision *other = put_division (fixture, "3A", "3e", "");
  static const Plan forum = {
    "Forum du lycée", "2027-03-30 09:00 120", "formations", "planned", "", "lycée du Canal", "forum", ""
  };

  put_plans (fixture, division, ordinary, G_N_ELEMENTS (ordinary));
  put_surroundings (fixture, division);
  fixture_join (fixture, put_plan (fixture, division, &forum), other);
  g_ptr_array_add (divisions, division);
}

static void
case_nothing (Fixture *fixture,
              GPtrArray *divisions)
{
  g_ptr_array_add (divisions, put_division (fixture, "4B", "4e", "M. Petit\nMme Diallo"));
  say ("text", _ ("No activity is planned for this class yet."));
  say ("text", "Petit");
  say ("pages", "1");
}

static void
case_strange (Fixture *fixture,
              GPtrArray *divisions)
{
  JalonsDivision *division = put_division (fixture, "2DE PRO MÉTIERS DE LA MÉCATRONIQUE 1", "2de-pro",
                                           "Mme Œuvrard-d’Hôtel\nM. Duhautbout-Vanderstappen\nMme Łukasiewicz");

  put_plans (fixture, division, strange, G_N_ELEMENTS (strange));
  g_ptr_array_add (divisions, division);
}

/* A title of 5,000 letters is cut; its beginning is there, and the page holds it. */
static void
case_endless (Fixture *fixture,
              GPtrArray *divisions)
{
  JalonsDivision *division = put_division (fixture, "3D", "3e", "");
  GString *title = g_string_new ("Début");

  for (int i = 0; i < 800; i++)
    g_string_append (title, " encore");
  fixture_activity (fixture, division, title->str, "2026-10-06 60");
  fixture_activity (fixture, division, "", "2026-10-07 60");
  say ("text", "Début encore encore encore");
  g_string_free (title, TRUE);
  g_ptr_array_add (divisions, division);
}

static JalonsDivision *
put_many (Fixture *fixture,
          const char *code,
          int n)
{
  static const char *const axes[] = { "monde", "formations", "projet" };
  static const char *const states[] = { "planned", "confirmed", "done" };
  JalonsDivision *division = put_division (fixture, code, "3e", "Mme Lefèvre");
  JalonsDay day = jalons_day_new (2026, 9, 1);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *date = jalons_day_to_string (day + (unsigned) (i * 300 / n));
      g_autofree char *slot = g_strdup_printf ("%s %d", date, 30 + i % 4 * 30);
      g_autofree char *title = g_strdup_printf ("Séance numéro %d %s", i + 1, i % 5 == 0 ? ordinary[i % 12].title : "");
      put_plan (fixture, division,
                &(Plan){ g_strstrip (title), slot, axes[i % 3], states[i % 3], i % 2 ? "Mme Lefèvre" : "", "salle 3",
                         "lesson", i % 3 ? "" : "4" });
    }
  return division;
}

static void
case_sixty (Fixture *fixture,
            GPtrArray *divisions)
{
  g_ptr_array_add (divisions, put_many (fixture, "3E", 60));
}

static void
case_many (Fixture *fixture,
           GPtrArray *divisions)
{
  g_ptr_array_add (divisions, put_many (fixture, "3F", 120));
}

static void
case_excess (Fixture *fixture,
             GPtrArray *divisions)
{
  JalonsDivision *division = put_division (fixture, "4A", "4e", "M. Petit");

  put_plans (fixture, division, ordinary, G_N_ELEMENTS (ordinary));
  say ("text", C_ ("hours", "in excess"));
  g_ptr_array_add (divisions, division);
}

static void
case_unknown (Fixture *fixture,
              GPtrArray *divisions)
{
  JalonsDivision *division = put_division (fixture, "ULIS", "other", "M. Petit");

  put_plans (fixture, division, ordinary, 5);
  say ("text", _ ("No reference volume is known for this level."));
  g_ptr_array_add (divisions, division);
}

static void
case_school (Fixture *fixture,
             GPtrArray *divisions)
{
  case_ordinary (fixture, divisions);
  case_nothing (fixture, divisions);
  g_ptr_array_add (divisions, put_many (fixture, "3E", 40));
}

static void
case_nameless (Fixture *fixture,
               GPtrArray *divisions)
{
  JalonsDivision *division = put_division (fixture, "3C", "3e", "Mme Lefèvre");

  put_plans (fixture, division, ordinary, 6);
  fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_COUNSELLOR, "M. Ouvrard");
  say ("none", "Lefèvre");
  say ("none", "Ouvrard");
  say ("text", "salle 12");
  g_ptr_array_add (divisions, division);
}

typedef struct
{
  const char *name;
  void (*fill) (Fixture *fixture, GPtrArray *divisions);
  JalonsPaperSize size;
  gboolean without_names;
} Case;

static const Case cases[] = {
  { "ordinary", case_ordinary },
  { "nothing", case_nothing },
  { "strange", case_strange },
  { "endless", case_endless },
  { "sixty", case_sixty },
  { "many", case_many },
  { "excess", case_excess },
  { "unknown", case_unknown },
  { "school", case_school },
  { "wall", case_ordinary, JALONS_PAPER_A3 },
  { "nameless", case_nameless, JALONS_PAPER_A4, TRUE },
};

static void
say_sums (Fixture *fixture,
          JalonsDivision *division)
{
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (fixture->dataset, fixture->year);
  JalonsHours hours = jalons_hours_of_division (fixture->dataset, division, calendar);

  say ("outline", jalons_division_code (division));
  say ("text", jalons_division_code (division));
  say_minutes (hours.total.planned);
  say_minutes (hours.total.done);
  for (int i = 0; i < 3; i++)
    say_minutes (hours.axes[i].planned);
  if (hours.owed.minutes != JALONS_UNSET)
    {
      say_minutes (hours.owed.minutes);
      say_minutes (ABS (jalons_hours_remaining (&hours)));
    }
}

static void
print_case (const Case *c,
            const char *path)
{
  Fixture fixture = { 0 };
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  const JalonsPrintOptions options = { jalons_day_new (2026, 11, 20), c->size, c->without_names };
  g_autoptr (JalonsSpool) spool = jalons_spool_new (path);
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture, NULL);
  c->fill (&fixture, divisions);
  for (unsigned i = 0; i < divisions->len; i++)
    say_sums (&fixture, divisions->pdata[i]);
  jalons_print_divisions (fixture.dataset, divisions, &options, NULL, spool, &error);
  g_assert_no_error (error);
  jalons_spool_keep (spool, &error);
  g_assert_no_error (error);
  fixture_tear_down (&fixture, NULL);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("JALONS_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_assert_cmpint (argc, ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_str_equal (cases[i].name, argv[1]))
      {
        print_case (&cases[i], argv[2]);
        return 0;
      }
  g_printerr ("no case %s\n", argv[1]);
  return 1;
}
