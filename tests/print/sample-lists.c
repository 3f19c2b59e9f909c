/* Prints wall charts, weeks and agendas of made-up schools, one case at a time, and says what must be found on them.
 * Invariant: a line "text WORDS" is in the text of the PDF, "none WORDS" is not, "outline WORDS" is in its outline.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include <cairo.h>

#include "core/hours.h"
#include "core/words/text.h"
#include "print/day-list.h"
#include "print/papers.h"
#include "print/wall-chart.h"
#include "printed.h"
#include "sample.h"

#define SIGNS "Œuvrer à l’œil : ça « naïf », dès Noël – où ? 100 % ! ÀÂÇÉÈÊËÎÏÔÙÛÜŸÆ"

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

static JalonsActivity *
plan (Fixture *fixture,
      JalonsDivision *division,
      const char *title,
      const char *slot,
      const char *axis,
      const char *speakers)
{
  JalonsActivity *activity = fixture_put (fixture, JALONS_ENTITY_ACTIVITY, NULL, "year",
                                          jalons_record_get_id (fixture->year), "title", title, "slot", slot, "axis", axis,
                                          "speakers", speakers, "place", "salle 12", "state", "confirmed", NULL);

  fixture_join (fixture, activity, division);
  return activity;
}

static void
put_milestone (Fixture *fixture,
               const char *label,
               const char *day,
               const char *levels)
{
  fixture_put (fixture, JALONS_ENTITY_MILESTONE, NULL, "year", jalons_record_get_id (fixture->year), "label", label, "day",
               day, "levels", levels, NULL);
}

static void
put_absence (Fixture *fixture,
             JalonsDivision *division,
             const char *first,
             const char *back)
{
  fixture_put (fixture, JALONS_ENTITY_ABSENCE, NULL, "division", jalons_record_get_id (division), "label",
               "Séquence d’observation", "kind", "internship", "first_day", first, "return_day", back, NULL);
}

/* Three classes with some common activity, absences, deadlines of the level, of another and of all, and no date. */
static void
put_ordinary (Fixture *fixture)
{
  JalonsDivision *a = fixture_division (fixture, "3A", "3e"), *b = fixture_division (fixture, "3B", "3e");
  JalonsDivision *other = fixture_division (fixture, "4 MÉCATRONIQUE ET FROID", "4e");
  JalonsActivity *forum = plan (fixture, a, "Forum des métiers", "2026-11-17 14:00 180", "monde", "M. Ouvrard");

  fixture_join (fixture, forum, b);
  plan (fixture, a, "Se connaître", "2026-09-15 60", "projet", "Mme Lefèvre, M. Ouvrard");
  plan (fixture, a, "Les voies après la 3e", "2026-11-19 09:00 60", "formations", "Mme Lefèvre");
  plan (fixture, b, "Les voies après la 3e", "2026-11-20 09:00 60", "formations", "Mme Petit");
  plan (fixture, b, "Préparer la fiche de dialogue", "2026-11-16 week 60", "projet", "M. Ouvrard");
  plan (fixture, b, "Les métiers de demain", "60", "monde", "");
  plan (fixture, other, "Bilan en fin d’année", "2027-06-29 10:00 60", "", "");
  put_absence (fixture, a, "2026-11-18", "2026-11-23");
  put_absence (fixture, b, "2026-11-18", "2026-11-23");
  put_milestone (fixture, "conseil de classe", "2026-11-20", "3e");
  put_milestone (fixture, "vœux Parcoursup", "2026-11-19", "tle-g");
  put_milestone (fixture, "portes ouvertes", "2027-03-13", "");
  put_milestone (fixture, "date à fixer", NULL, "4e");
  fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_COUNSELLOR, "M. Ouvrard, CIO de Lens");
}

static void
say_sums (Fixture *fixture,
          const char *level)
{
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (fixture->dataset, fixture->year);
  g_autoptr (GPtrArray) divisions = jalons_dataset_list_divisions (fixture->dataset, fixture->year);

  for (unsigned i = 0; i < divisions->len; i++)
    {
      JalonsHours hours = jalons_hours_of_division (fixture->dataset, divisions->pdata[i], calendar);
      g_autofree char *planned = jalons_format_minutes (hours.total.planned);
      g_autofree char *owed = jalons_format_minutes (hours.owed.minutes);

      if (*level != '\0' && !g_str_equal (jalons_division_level (divisions->pdata[i]), level))
        continue;
      say ("text", "%s", jalons_division_code (divisions->pdata[i]));
      say ("text", "%s / %s", planned, owed);
    }
}

static GBytes *
chart (Fixture *fixture,
       const char *level,
       JalonsPaperSize size)
{
  const JalonsPrintOptions options = { .today = jalons_day_new (2026, 11, 20), .size = size };
  JalonsSpool *spool = jalons_spool_new (NULL);

  jalons_print_chart (fixture->dataset, fixture->year, level, &options, spool);
  return printed (spool);
}

static GBytes *
case_level (Fixture *fixture)
{
  put_ordinary (fixture);
  say_sums (fixture, "3e");
  say ("outline", "3e");
  say ("outline", "%s", _ ("All levels"));
  say ("text", "Forum des métiers");
  say ("text", "Les voies après la 3e");
  say ("text", "Les métiers de demain");
  say ("text", "Séquence d’observation");
  say ("text", "conseil de classe");
  say ("text", "portes ouvertes");
  say ("none", "Bilan en fin d’année");
  say ("none", "vœux Parcoursup");
  say ("none", "Ouvrard");
  return chart (fixture, "3e", JALONS_PAPER_A4);
}

static cairo_status_t
write_bytes (gpointer data,
             const unsigned char *bytes,
             unsigned length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_logo (int width,
           int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  GByteArray *bytes = g_byte_array_new ();

  cairo_set_source_rgba (cr, 0.1, 0.3, 0.6, 0.8);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_surface_write_to_png_stream (surface, write_bytes, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/* A logo, a chart and a class beside it; the file of another is damaged, and left out. */
static GBytes *
print_with_logo (Fixture *fixture,
                 const char *code,
                 GBytes *logo)
{
  const JalonsPrintWatch unwatched = { NULL };
  g_autoptr (GHashTable) logos = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) divisions = NULL;
  GListModel *people = jalons_dataset_get_list (fixture->dataset, JALONS_ENTITY_AMBASSADOR);
  g_autoptr (JalonsAmbassador) first = NULL;
  JalonsOrder order = { .dataset = fixture->dataset };
  g_autoptr (GError) error = NULL;
  JalonsSpool *spool = jalons_spool_new (NULL);

  put_ordinary (fixture);
  fixture->school = fixture_set (fixture, fixture->school, JALONS_SCHOOL_LOGO, "hash");
  g_hash_table_insert (logos, (char *) "hash", logo);
  order.year = fixture->year;
  order.ambassador = first = g_list_model_get_item (people, 0);
  order.divisions = divisions = jalons_dataset_list_divisions (fixture->dataset, fixture->year);
  order.options = (JalonsPrintOptions){ .today = jalons_day_new (2026, 11, 20), .logos = logos };
  jalons_papers_lookup (code)->print (&order, &unwatched, spool, &error);
  g_assert_no_error (error);
  g_bytes_unref (logo);
  return printed (spool);
}

static GBytes *
case_logo (Fixture *fixture)
{
  say ("figure", "Logo: Collège des Tilleuls");
  return print_with_logo (fixture, "school", make_logo (600, 120));
}

static GBytes *
case_logos (Fixture *fixture)
{
  say ("figure", "Logo: Collège des Tilleuls");
  return print_with_logo (fixture, "division", make_logo (200, 600));
}

static JalonsRecord *
attach (Fixture *fixture,
        JalonsEntityId entity,
        const char *field,
        const char *words)
{
  JalonsRecord *entry = fixture_put (fixture, entity, NULL, field, words, NULL);
  JalonsDivision *division = fixture_division (fixture, "3B", "3e");

  fixture_attach (fixture, fixture_activity (fixture, division, "Séance", "2026-11-19 10:00 60"), entry, "accepted");
  return entry;
}

static GBytes *
case_request (Fixture *fixture)
{
  say ("figure", "Logo: Collège des Tilleuls");
  attach (fixture, JALONS_ENTITY_OFFER, "title", "Orientibus");
  return print_with_logo (fixture, "request", make_logo (300, 300));
}

static GBytes *
case_mission (Fixture *fixture)
{
  say ("figure", "Logo: Collège des Tilleuls");
  attach (fixture, JALONS_ENTITY_AMBASSADOR, "name", "Inès Dos Santos");
  return print_with_logo (fixture, "ambassador", make_logo (300, 300));
}

/* Who comes to two schools has the logo of none. */
static GBytes *
case_both (Fixture *fixture)
{
  JalonsRecord *person = attach (fixture, JALONS_ENTITY_AMBASSADOR, "name", "Inès Dos Santos");
  JalonsDivision *division = fixture_division_in (fixture, "0441975H", 2026, "2A", "2de-gt");

  fixture_attach (fixture, fixture_activity (fixture, division, "Séance", "2026-11-20 10:00 60"), person, "accepted");
  return print_with_logo (fixture, "ambassador", make_logo (300, 300));
}

static GBytes *
case_damaged (Fixture *fixture)
{
  return print_with_logo (fixture, "division", g_bytes_new_static ("no picture", 10));
}

static GBytes *
case_school (Fixture *fixture)
{
  put_ordinary (fixture);
  say_sums (fixture, "");
  say ("outline", "%s", _ ("All levels"));
  say ("outline", "3e");
  say ("outline", "4e");
  say ("text", "Forum des métiers");
  say ("text", "Bilan en fin d’année");
  say ("text", "Les métiers de demain");
  say ("text", "date à fixer");
  say ("none", "vœux Parcoursup");
  return chart (fixture, "", JALONS_PAPER_A3);
}

static void
put_strange (Fixture *fixture)
{
  JalonsDivision *division = fixture_division (fixture, "3C", "3e");
  g_autoptr (GString) title = g_string_new ("Début");

  while (g_utf8_strlen (title->str, -1) < 295)
    g_string_append (title, " encore");
  g_string_append (title, " fin.");
  plan (fixture, division, title->str, "2027-06-22 60", "monde", "");
  plan (fixture, division, title->str, "2026-09-02 60", "formations", "");
  plan (fixture, division, SIGNS, "2026-12-01 60", "projet", SIGNS);
  plan (fixture, division, "\342\200\217שלום\342\200\217 et العربية, puis 🎓🚀", "2026-12-08 60", "projet", "");
  plan (fixture, division, "Anticonstitutionnellement-intergouvernementalisations-hexakosioihexekontahexaphobie",
        "2027-06-30 60", "monde", "");
  plan (fixture, division, "", "2027-01-12 60", "monde", "");
  plan (fixture, division, "Titre\nsur deux lignes\tet tabulation", "60", "projet", "");
  plan (fixture, division, "En plein été", "2027-08-20 60", "projet", "");
  plan (fixture, division, "Pendant les vacances", "2026-12-28 60", "projet", "");
  say ("text", "%s", title->str);
  say ("text", "%s", SIGNS);
  say ("text", "Titre sur deux lignes et tabulation");
  say ("text", "hexakosioihexekontahexaphobie");
  say ("text", "En plein été");
  say ("text", "Pendant les vacances");
}

static GBytes *
case_strange (Fixture *fixture)
{
  put_strange (fixture);
  say ("outline", "3e");
  return chart (fixture, "3e", JALONS_PAPER_A4);
}

static GBytes *
case_key (Fixture *fixture)
{
  put_strange (fixture);
  say ("outline", "3e");
  return chart (fixture, "", JALONS_PAPER_A4);
}

/* 400 activities of one class in one month: its row goes on over pages. */
static void
put_crowd (Fixture *fixture,
           gboolean with_undated)
{
  static const char *const axes[] = { "monde", "formations", "projet" };
  JalonsDivision *division = fixture_division (fixture, "3D", "3e");

  for (unsigned i = 0; i < 400; i++)
    {
      g_autofree char *day = jalons_day_to_string (jalons_day_new (2026, 11, 2) + i % 27);
      g_autofree char *slot = with_undated && i % 10 == 9 ? g_strdup ("60") : g_strdup_printf ("%s 60", day);
      g_autofree char *title = g_strdup_printf ("Séance numéro %u.", i + 1);

      plan (fixture, division, title, slot, axes[i % 3], "");
      say ("text", "%s", title);
    }
}

static GBytes *
case_crowd (Fixture *fixture)
{
  put_crowd (fixture, TRUE);
  say ("outline", "3e");
  return chart (fixture, "3e", JALONS_PAPER_A4);
}

static GBytes *
case_sixty (Fixture *fixture)
{
  static const char *const levels[] = { "5e", "4e", "3e" };

  for (unsigned i = 0; i < 60; i++)
    {
      g_autofree char *code = g_strdup_printf ("%c%02u", "543"[i / 20], i % 20 + 1);
      JalonsDivision *division = fixture_division (fixture, code, levels[i / 20]);

      say ("text", "%s", code);
      for (unsigned j = 0; j < 13; j++)
        {
          g_autofree char *day = jalons_day_to_string (jalons_day_new (2026, 9, 8) + i % 5 + j * 21);
          g_autofree char *slot = g_strdup_printf ("%s 60", day), *title = g_strdup_printf ("Séance %u", j + 1);

          plan (fixture, division, title, slot, j % 2 ? "monde" : "projet", "");
        }
    }
  say ("outline", "5e");
  say ("outline", "4e");
  say ("outline", "3e");
  return chart (fixture, "", JALONS_PAPER_A3);
}

static GBytes *
case_empty (Fixture *fixture)
{
  say ("text", "%s", _ ("There is no class here yet."));
  return chart (fixture, "", JALONS_PAPER_A4);
}

static GBytes *
case_nothing (Fixture *fixture)
{
  fixture_division (fixture, "4A", "4e");
  fixture_division (fixture, "ULIS", "");
  say ("outline", "4e");
  say ("outline", "%s", _ ("Without a level"));
  say ("text", "ULIS");
  return chart (fixture, "", JALONS_PAPER_A4);
}

/* Lists */

static GBytes *
list (Fixture *fixture,
      const char *code,
      const char *day,
      gboolean everything,
      gboolean without_names)
{
  const JalonsPrintWatch unwatched = { NULL };
  JalonsOrder order = { .dataset = fixture->dataset, .year = fixture->year, .everything = everything };
  g_autoptr (GError) error = NULL;
  JalonsSpool *spool = jalons_spool_new (NULL);

  order.options = (JalonsPrintOptions){ .today = jalons_day_new (2026, 11, 20), .without_names = without_names };
  g_assert_cmpint (jalons_day_parse (day, &order.first_day), ==, TRUE);
  order.end_day = order.first_day + 30;
  jalons_papers_lookup (code)->print (&order, &unwatched, spool, &error);
  g_assert_no_error (error);
  return printed (spool);
}

static GBytes *
case_week (Fixture *fixture)
{
  put_ordinary (fixture);
  say ("text", "Forum des métiers");
  say ("text", "%s", "3e (all classes)");
  say ("text", "14 h – 17 h");
  say ("text", "Préparer la fiche de dialogue");
  say ("text", "Séquence d’observation");
  say ("text", "3A, 3B");
  say ("text", "Mme Petit");
  say ("text", "conseil de classe");
  say ("text", "vœux Parcoursup");
  say ("none", "Se connaître");
  say ("none", "Les métiers de demain");
  say ("rows", "12");
  return list (fixture, "week", "2026-11-18", FALSE, FALSE);
}

static GBytes *
case_nameless (Fixture *fixture)
{
  put_ordinary (fixture);
  say ("text", "Forum des métiers");
  say ("text", "salle 12");
  say ("none", "Petit");
  say ("none", "Ouvrard");
  say ("rows", "12");
  return list (fixture, "week", "2026-11-18", FALSE, TRUE);
}

static GBytes *
case_idle (Fixture *fixture)
{
  put_ordinary (fixture);
  say ("text", "%s", _ ("Nothing is planned in this week."));
  say ("text", "%s", _ ("Week without class"));
  return list (fixture, "week", "2026-12-30", FALSE, FALSE);
}

static GBytes *
case_agenda (Fixture *fixture)
{
  put_ordinary (fixture);
  say ("text", "Forum des métiers");
  say ("text", "Préparer la fiche de dialogue");
  say ("text", "Collège des Tilleuls");
  say ("text", "M. Ouvrard, CIO de Lens");
  say ("none", "Les voies après la 3e");
  say ("none", "Séquence d’observation");
  say ("rows", "8");
  return list (fixture, "agenda", "2026-11-01", FALSE, FALSE);
}

static GBytes *
case_everything (Fixture *fixture)
{
  put_crowd (fixture, FALSE);
  return list (fixture, "agenda", "2026-11-02", TRUE, FALSE);
}

static const SampleCase cases[] = {
  { "level", case_level },
  { "school", case_school },
  { "logo", case_logo },
  { "logos", case_logos },
  { "logo-request", case_request },
  { "logo-mission", case_mission },
  { "logo-of-two", case_both },
  { "damaged", case_damaged },
  { "strange", case_strange },
  { "key", case_key },
  { "crowd", case_crowd },
  { "sixty", case_sixty },
  { "empty", case_empty },
  { "nothing", case_nothing },
  { "week", case_week },
  { "nameless", case_nameless },
  { "idle", case_idle },
  { "agenda", case_agenda },
  { "everything", case_everything },
};

int
main (int argc,
      char *argv[])
{
  return sample_run (argc, argv, cases, G_N_ELEMENTS (cases));
}
