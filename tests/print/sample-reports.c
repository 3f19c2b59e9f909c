/* Prints projects and bilans of made-up schools, one case at a time, and says what must be found on them.
 * Invariant: a line "text WORDS" is in the text of the PDF, "none WORDS" is not, "outline WORDS" is in its outline.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "core/project/cohort.h"
#include "core/project/programme.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "exchange/carried.h"
#include "exchange/demo.h"
#include "print/bilan-paper.h"
#include "print/papers.h"
#include "print/project-paper.h"
#include "printed.h"
#include "sample.h"

#define PROJECT "0b0e0000-0000-4000-8000-000000000001"
#define REMARK  "0b0e0000-0000-4000-8000-000000000002"
#define SIGNS   "Œuvrer à l’œil : ça « naïf », dès Noël – où ? 100 % ! ÀÂÇÉÈÊËÎÏÔÙÛÜŸÆ"

static const JalonsPrintOptions options = { .today = 739940 }; /* 20 November 2026 */

static void G_GNUC_PRINTF (2, 3)
  say (const char *what,
       const char *format,
       ...)
{
  va_list arguments;
  g_autofree char *line = NULL;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_print ("%s\t%s\n", what, g_strdelimit (line, "\n\t", ' '));
}

static JalonsProject *
put_project (Fixture *fixture)
{
  return (JalonsProject *) fixture_put (fixture, JALONS_ENTITY_PROJECT, PROJECT, "school",
                                        jalons_record_get_id (fixture->school), "start", "2026", "edition", "2", "diagnosis",
                                        "Un collège de campagne.\nPeu de transports.", NULL);
}

static JalonsRecord *
put_goal (Fixture *fixture,
          const char *rank,
          const char *wording)
{
  say ("text", "%s", wording);
  return fixture_put (fixture, JALONS_ENTITY_GOAL, NULL, "project", PROJECT, "rank", rank, "wording", wording, "level", "3e",
                      "axis", "monde", "indicator", "Rencontres par classe", "target", "2 rencontres", NULL);
}

static GBytes *
print_project (JalonsDataset *dataset,
               const JalonsProject *project,
               gboolean with_remarks)
{
  JalonsSpool *spool = jalons_spool_new (NULL);

  jalons_print_project (dataset, project, with_remarks, &options, spool);
  return printed (spool);
}

static void
say_parts (void)
{
  const char *const parts[] = { _ ("Diagnosis"), _ ("Goals"), _ ("Programme"), _ ("Partnerships"), _ ("Families"),
                                _ ("Staff training"), _ ("Signatures and visas"), _ ("Conseil pédagogique"),
                                _ ("Conseil d’administration") };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    say ("outline", "%s", parts[i]);
}

/* What the pages must say of each level and year is what core/programme says. */
static void
say_programme (JalonsDataset *dataset,
               const JalonsProject *project)
{
  g_autoptr (JalonsProgramme) programme = jalons_programme_new (dataset, project);

  for (unsigned i = 0; i < programme->cells->len; i++)
    {
      const JalonsCell *cell = programme->cells->pdata[i];
      g_autofree char *owed = jalons_spread_in_words (&cell->owed), *planned = jalons_spread_in_words (&cell->planned);

      say ("text", "%s", owed);
      if (cell->basis == JALONS_BASIS_PLANNED)
        say ("text", "%s", planned);
      for (unsigned j = 0; j < cell->entries->len; j++)
        say ("text", "%s", ((const JalonsEntry *) cell->entries->pdata[j])->title);
    }
}

static void
put_ordinary (Fixture *fixture)
{
  JalonsDivision *division = fixture_division (fixture, "3A", "3e");
  JalonsActivity *forum = fixture_activity (fixture, division, "Forum des métiers", "2026-11-17 14:00 180");
  JalonsRecord *goal = put_goal (fixture, "1", "Voir deux entreprises");

  put_goal (fixture, "2", "Oser la mobilité");
  fixture_put (fixture, JALONS_ENTITY_AIM, NULL, "activity", jalons_record_get_id (forum), "goal",
               jalons_record_get_id (goal), NULL);
  fixture_put (fixture, JALONS_ENTITY_INTENTION, NULL, "project", PROJECT, "start", "2027", "level", "3e", "title",
               "Une visite d’usine", "axis", "monde", "minutes", "240", NULL);
  fixture_put (fixture, JALONS_ENTITY_PARTNER, NULL, "project", PROJECT, "name", "Région Hauts-de-France", "subject",
               "Des ambassadeurs", NULL);
  fixture_put (fixture, JALONS_ENTITY_FIGURE, NULL, "school", jalons_record_get_id (fixture->school), "start", "2026",
               "label", "Passage en 2de GT", "value", "62 %", "source", "Archipel", NULL);
  fixture_put (fixture, JALONS_ENTITY_REMARK, REMARK, "project", PROJECT, "part", "diagnosis", "words",
               "Ajouter un chiffre.", "author", "M. Delobel", "role", "head", NULL);
  fixture_put (fixture, JALONS_ENTITY_REMARK, NULL, "project", PROJECT, "answers", REMARK, "words", "C’est fait.",
               "author", "Mme Ouvrard", NULL);
}

static void
say_ordinary (void)
{
  static const char *const texts[] = { "Un collège de campagne.", "Peu de transports.", "Forum des métiers",
                                       "Une visite d’usine", "Région Hauts-de-France", "Passage en 2de GT", "Archipel" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    say ("text", "%s", texts[i]);
  say ("text", "%s", _ ("Intention"));
  say ("text", "%s", _ ("Nothing serves this goal yet."));
}

static GBytes *
case_project (Fixture *fixture)
{
  JalonsProject *project = put_project (fixture);

  put_ordinary (fixture);
  say_ordinary ();
  say_parts ();
  say_programme (fixture->dataset, project);
  say ("none", "Ajouter un chiffre.");
  return print_project (fixture->dataset, project, FALSE);
}

static GBytes *
case_remarks (Fixture *fixture)
{
  JalonsProject *project = put_project (fixture);

  put_ordinary (fixture);
  say ("text", "Ajouter un chiffre.");
  say ("text", "C’est fait.");
  say ("text", "M. Delobel");
  return print_project (fixture->dataset, project, TRUE);
}

/* Where the pupils go on to, of which a copy keeps the figures. */
static JalonsOnward *
put_onward (Fixture *fixture,
            const JalonsRecord *project)
{
  JalonsDivision *division = fixture_division_in (fixture, "0441975H", 2026, "2A", "2de-gt");
  JalonsYear *year = jalons_dataset_follow (fixture->dataset, division, JALONS_DIVISION_YEAR);
  JalonsOnward *onward = jalons_onward_new ();
  JalonsActivity *activity = fixture_put (fixture, JALONS_ENTITY_ACTIVITY, NULL, "year", jalons_record_get_id (year),
                                          "title", "Au lycée", "slot", "2026-11-18 10:00 95", NULL);

  fixture_join (fixture, activity, division);
  jalons_onward_set (onward, JALONS_VOIE_GENERAL, fixture->dataset,
                     jalons_dataset_follow (fixture->dataset, year, JALONS_YEAR_SCHOOL));
  jalons_cohort_keep (fixture->dataset, (const JalonsProject *) project, onward);
  fixture_set (fixture, activity, JALONS_ACTIVITY_SLOT, "2026-11-18 10:00 205");
  return onward;
}

static void
say_onward (void)
{
  g_autofree char *minutes = jalons_format_minutes (95), *later = jalons_format_minutes (205);
  g_autofree char *like = g_strdup_printf (_ ("as in %s"), "2026-2027");

  say ("text", "Collège 0441975H");
  say ("text", "%s", minutes);
  say ("text", "%s", like);
  say ("none", "%s", later);
}

/* The frozen copy of a step, read back: what is changed afterwards is not on its pages, and its state is on each. */
static GBytes *
case_frozen (Fixture *fixture)
{
  JalonsSpool *spool = jalons_spool_new (NULL);
  JalonsPrintOptions own = options;
  g_autoptr (JalonsOnward) onward = NULL;
  g_autoptr (GBytes) frozen = NULL;
  g_autoptr (JalonsCarried) carried = NULL;
  g_autoptr (GError) error = NULL;
  JalonsRecord *project = (JalonsRecord *) put_project (fixture);

  put_ordinary (fixture);
  project = fixture_set (fixture, project, JALONS_PROJECT_STATE, "adopted");
  project = fixture_set (fixture, project, JALONS_PROJECT_BOARD_DAY, "2026-06-12");
  onward = put_onward (fixture, project);
  frozen = jalons_carried_freeze (fixture->dataset, (JalonsProject *) project, onward, options.today);
  fixture_set (fixture, project, JALONS_PROJECT_DIAGNOSIS, "Tout a changé.");
  carried = jalons_carried_read (frozen, &error);
  g_assert_no_error (error);
  say_ordinary ();
  say_parts ();
  say ("none", "Tout a changé.");
  say ("foot", "%s", jalons_project_state_label (JALONS_PROJECT_ADOPTED));
  say_onward ();
  own.onward = carried->onward;
  jalons_print_project (carried->dataset, carried->project, FALSE, &own, spool);
  return printed (spool);
}

static GBytes *
case_bare (Fixture *fixture)
{
  JalonsRecord *project = fixture_put (fixture, JALONS_ENTITY_PROJECT, PROJECT, "school",
                                       jalons_record_get_id (fixture->school), "start", "2026", NULL);

  say_parts ();
  say ("text", "%s", _ ("No goal is written yet."));
  say ("text", "%s", _ ("There is no remark."));
  return print_project (fixture->dataset, (JalonsProject *) project, TRUE);
}

/* A text of at least @n letters whose first and last words are found again. */
static char *
long_text (long n,
           const char *word)
{
  GString *text = g_string_new ("Premier");

  for (long i = 0; (long) text->len < n; i++)
    g_string_append_printf (text, " %s%ld", word, i);
  g_string_append (text, " dernier.");
  return g_string_free (text, FALSE);
}

/* Without a space in it. */
static char *
solid_text (gsize n)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; text->len < n; i++)
    g_string_append_printf (text, "x%d", i);
  return g_string_free (text, FALSE);
}

/* Texts of 100,000 letters, in a paragraph, in a row and without a space; signs of every kind; nothing is cut. */
static GBytes *
case_strange (Fixture *fixture)
{
  g_autofree char *title = long_text (290, "titre"), *words = long_text (100000, "mot"), *row = long_text (100000, "cellule");
  g_autofree char *solid = solid_text (5000), *right = g_strdup ("\342\200\217שלום\342\200\217 et العربية, puis 🎓🚀");
  JalonsRecord *project = (JalonsRecord *) put_project (fixture);
  JalonsDivision *division = fixture_division (fixture, "3A", "3e");

  project = fixture_set (fixture, project, JALONS_PROJECT_TITLE, title);
  project = fixture_set (fixture, project, JALONS_PROJECT_DIAGNOSIS, words);
  project = fixture_set (fixture, project, JALONS_PROJECT_FAMILIES, right);
  project = fixture_set (fixture, project, JALONS_PROJECT_TRAINING, solid);
  put_goal (fixture, "1", row);
  put_goal (fixture, "2", SIGNS);
  fixture_activity (fixture, division, title, "2026-11-17 14:00 180");
  say ("text", "%s", title);
  say ("text", "%s", words);
  say ("text", "%s", SIGNS);
  say ("text", "%s", solid);
  return print_project (fixture->dataset, (JalonsProject *) project, FALSE);
}

/* Bilans */

static GBytes *
print_bilan (JalonsDataset *dataset,
             const JalonsSchool *school)
{
  g_autoptr (JalonsBilan) bilan = jalons_bilan_new (dataset, 2026, school);
  GPtrArray *tables = jalons_bilan_tables (bilan);
  JalonsSpool *spool = jalons_spool_new (NULL);

  jalons_print_bilan (dataset, bilan, &options, spool);
  for (unsigned i = 0; i < tables->len; i++)
    {
      const JalonsBilanTable *table = tables->pdata[i];

      say ("outline", "%s", table->title);
      for (unsigned row = 0; row < table->rows->len; row++)
        {
          const JalonsBilanRow *its = jalons_bilan_table_row (table, row);
          g_autoptr (GString) words = g_string_new (its->label);

          /* A row is read as its label and its figures, in their order; a wide table is read in two. */
          for (unsigned column = 0; column < table->columns->len; column++)
            {
              g_autofree char *cell = jalons_bilan_cell_format (jalons_bilan_table_cell (table, row, column));

              if (g_str_equal (jalons_bilan_table_column (table, column)->code, "before"))
                break;
              g_string_append (words, cell);
            }
          say ("text", "%s", words->str);
        }
    }
  return printed (spool);
}

static GBytes *
case_bilan (Fixture *fixture)
{
  JalonsDivision *division = fixture_division (fixture, "3A", "3e");
  JalonsActivity *activity = fixture_activity (fixture, division, "Forum des métiers", "2026-11-17 14:00 180");

  fixture_set (fixture, activity, JALONS_ACTIVITY_STATE, "done");
  fixture_put (fixture, JALONS_ENTITY_CHAPTER, NULL, "year", jalons_record_get_id (fixture->year), "theme", "summary",
               "words", "Une année de rencontres.", NULL);
  say ("text", "Une année de rencontres.");
  say ("text", "%s", _ ("How the figures are computed"));
  return print_bilan (fixture->dataset, fixture->school);
}

static GBytes *
case_nothing (Fixture *fixture)
{
  say ("text", "%s", _ ("There is nothing to count."));
  return print_bilan (fixture->dataset, fixture->school);
}

/* The demonstration: two schools, every kind of figure. */
static GBytes *
case_all (Fixture *fixture)
{
  g_autoptr (GPtrArray) drafts = jalons_demo_build ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (JalonsDataset) demo = jalons_dataset_new ();

  for (unsigned i = 0; i < drafts->len; i++)
    g_ptr_array_add (records, jalons_draft_build (drafts->pdata[i]));
  jalons_dataset_apply (demo, (JalonsRecord *const *) records->pdata, records->len);
  return print_bilan (demo, NULL);
}

static const SampleCase cases[] = {
  { "project", case_project },
  { "remarks", case_remarks },
  { "frozen", case_frozen },
  { "bare", case_bare },
  { "strange", case_strange },
  { "bilan", case_bilan },
  { "nothing", case_nothing },
  { "all", case_all },
};

int
main (int argc,
      char *argv[])
{
  return sample_run (argc, argv, cases, G_N_ELEMENTS (cases));
}
