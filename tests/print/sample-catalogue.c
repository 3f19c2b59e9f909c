/* Prints made-up mission sheets and requests, one case at a time, and says what must be found on the pages.
 * Invariant: a line "text WORDS" is in the text of the PDF, "none WORDS" is not, "rows N" is how many rows tables have,
 * "box WORDS" what a reader hears of the next box.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <locale.h>

#include "core/words/labels.h"
#include "core/words/text.h"
#include "fixture.h"
#include "print/mission.h"
#include "print/request.h"

#define EMAIL "i.dossantos@example.org"
#define PHONE "03 21 00 00 17"

static void
say (const char *what,
     const char *format,
     ...) G_GNUC_PRINTF (2, 3);

static void
say (const char *what,
     const char *format,
     ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_print ("%s\t%s\n", what, g_strdelimit (text, "\n\t", ' '));
}

static JalonsDay
today (void)
{
  return jalons_day_new (2026, 11, 20);
}

/* At the head of everything that leaves the centre. */
static void
put_centre (Fixture *fixture)
{
  g_autofree char *id = jalons_centre_make_id ();

  fixture_put (fixture, JALONS_ENTITY_CENTRE, id, "name", "CIO du Marais", "address", "2 rue du Lavoir\n59999 Val", NULL);
  say ("text", "CIO du Marais, 2 rue du Lavoir, 59999 Val");
  say ("text", "2026-2027");
}

static JalonsDivision *
put_division (Fixture *fixture,
              const char *code,
              const char *headcount)
{
  JalonsDivision *division = fixture_division (fixture, code, "3e");

  return headcount != NULL ? fixture_set (fixture, division, JALONS_DIVISION_HEADCOUNT, headcount) : division;
}

/* ---- Ambassadors ---- */

static JalonsAmbassador *
put_ambassador (Fixture *fixture,
                const char *organisation)
{
  return fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, NULL, "name", "Inès Dos Santos", "gender", "woman",
                      "job_feminine", "technicienne de maintenance", "organisation", organisation, "email", EMAIL,
                      "phone", PHONE, "charter_day", "2026-09-14", NULL);
}

static JalonsActivity *
put_visit (Fixture *fixture,
           JalonsDivision *division,
           JalonsAmbassador *ambassador,
           const char *title,
           const char *slot,
           const char *state)
{
  JalonsActivity *activity = fixture_activity (fixture, division, title, slot);

  fixture_attach (fixture, activity, ambassador, state);
  return activity;
}

static void
print_visits (Fixture *fixture,
              gboolean with_contact,
              JalonsSpool *spool,
              GError **error)
{
  JalonsDivision *division = put_division (fixture, "3A", "26"), *other = put_division (fixture, "3B", NULL);
  JalonsAmbassador *ambassador = put_ambassador (fixture, "Ateliers du Canal");
  const JalonsPrintOptions options = { .today = today () };
  JalonsActivity *activity;

  put_centre (fixture);
  activity = put_visit (fixture, division, ambassador, "Rencontre au CDI", "2026-11-12 10:00 120", "held");
  fixture_set (fixture, activity, JALONS_ACTIVITY_AUTHORISED_DAY, "2026-10-15");
  activity = put_visit (fixture, division, ambassador, "Table ronde", "2026-12-01 14:00 90", "accepted");
  fixture_join (fixture, activity, other);
  put_visit (fixture, division, ambassador, "Sans date encore", "60", "asked");
  put_visit (fixture, division, ambassador, "Visite qui fut refusée", "2027-01-12 10:00 60", "declined");
  activity = put_visit (fixture, division, ambassador, "Visite annulée", "2027-01-13 10:00 60", "accepted");
  fixture_set (fixture, activity, JALONS_ACTIVITY_STATE, "cancelled");
  say ("title", "Inès Dos Santos");
  say ("text", "Inès Dos Santos");
  say ("text", "technicienne de maintenance");
  say ("text", "Ateliers du Canal");
  say ("text", "Rencontre au CDI");
  say ("text", "Table ronde");
  say ("text", "Sans date encore");
  say ("text", ngettext ("%1$s (%2$d pupil)", "%1$s (%2$d pupils)", 26), "3A", 26);
  say ("text", "3B");
  say ("none", "refusée");
  say ("none", "annulée");
  say (with_contact ? "text" : "none", EMAIL);
  say (with_contact ? "text" : "none", PHONE);
  for (guint i = 0; i < 7; i++) /* the charter alone is signed */
    say ("box", "%s", i == 4 ? _ ("Ticked:") : _ ("Not ticked:"));
  jalons_print_mission (fixture->dataset, ambassador, &options, with_contact, spool, error);
}

static void
case_mission (Fixture *fixture,
              JalonsSpool *spool,
              GError **error)
{
  print_visits (fixture, FALSE, spool, error);
}

static void
case_contact (Fixture *fixture,
              JalonsSpool *spool,
              GError **error)
{
  print_visits (fixture, TRUE, spool, error);
}

static JalonsAmbassador *
put_many_visits (Fixture *fixture,
                 const char *organisation)
{
  JalonsDivision *division = put_division (fixture, "3A", "26");
  JalonsAmbassador *ambassador = put_ambassador (fixture, organisation);

  for (unsigned i = 0; i < 40; i++)
    {
      g_autofree char *title = g_strdup_printf ("Rencontre numéro %u.", i + 1);
      g_autofree char *day = jalons_day_to_string (jalons_day_new (2026, 9, 15) + i * 5);
      g_autofree char *slot = g_strdup_printf ("%s 10:00 60", day);

      put_visit (fixture, division, ambassador, title, slot, "accepted");
      say ("text", "%s", title);
    }
  return ambassador;
}

static void
case_visits (Fixture *fixture,
             JalonsSpool *spool,
             GError **error)
{
  const JalonsPrintOptions options = { .today = today () };

  say ("title", "Inès Dos Santos");
  jalons_print_mission (fixture->dataset, put_many_visits (fixture, ""), &options, FALSE, spool, error);
}

/* Everything that is held: a field that fills pages is there to its last word. */
static void
case_person (Fixture *fixture,
             JalonsSpool *spool,
             GError **error)
{
  g_autoptr (GString) organisation = g_string_new (NULL);

  for (unsigned i = 0; i < 1500; i++)
    g_string_append_printf (organisation, "mot%u ", i);
  g_string_append (organisation, "fin");
  say ("title", "Inès Dos Santos");
  say ("text", "%s", EMAIL);
  say ("text", "%s", PHONE);
  say ("text", "mot0 mot1");
  say ("text", "mot1499 fin");
  say ("rows", "40");
  jalons_print_person (fixture->dataset, put_many_visits (fixture, organisation->str), today (), spool);
}

/* ---- Requests ---- */

static JalonsOffer *
put_offer (Fixture *fixture,
           const char *programme,
           const char *title)
{
  return fixture_put (fixture, JALONS_ENTITY_OFFER, NULL, "region", "Hauts-de-France", "programme", programme, "title",
                      title, NULL);
}

static JalonsActivity *
put_booking (Fixture *fixture,
             JalonsDivision *division,
             JalonsOffer *offer,
             const char *slot,
             const char *state)
{
  JalonsActivity *activity = fixture_activity (fixture, division, "Action", slot);

  fixture_attach (fixture, activity, offer, state);
  return activity;
}

static void
print_requests (Fixture *fixture,
                JalonsSpool *spool,
                GError **error)
{
  GListModel *list = jalons_dataset_get_list (fixture->dataset, JALONS_ENTITY_SCHOOL);
  g_autoptr (GPtrArray) schools = g_ptr_array_new_with_free_func (g_object_unref);
  const JalonsPrintOptions options = { .today = today () };

  for (unsigned i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (schools, g_list_model_get_item (list, i));
  jalons_print_request (fixture->dataset, schools, &options, spool, error);
}

static void
say_sum (unsigned n_requests,
         int n_pupils)
{
  g_autofree char *pupils = jalons_format_number (n_pupils);

  say ("text", ngettext ("%1$u request, %2$s places for pupils.", "%1$u requests, %2$s places for pupils.", n_requests),
       n_requests, pupils);
}

static void
say_school (const char *name)
{
  g_autofree char *title = g_strdup_printf (_ ("Request to the Région: %s"), name);

  say ("outline", "%s", title);
  say ("text", "%s", title);
}

static void
case_request (Fixture *fixture,
              JalonsSpool *spool,
              GError **error)
{
  JalonsDivision *division = put_division (fixture, "3A", "26"), *other = put_division (fixture, "3B", "24");
  JalonsDivision *elsewhere = fixture_division_in (fixture, "0599992Q", 2026, "4D", "4e");
  JalonsOffer *bus = put_offer (fixture, "Orientibus", "Découvrir des métiers");
  JalonsOffer *refused = put_offer (fixture, "", "Offre refusée"), *dropped = put_offer (fixture, "", "Offre annulée");
  JalonsActivity *activity = put_booking (fixture, division, bus, "2026-10-13 09:00 120", "accepted");

  fixture_join (fixture, activity, other);
  put_booking (fixture, other, put_offer (fixture, "", "Forums des formations"), "2026-11-17 14:00 180", "asked");
  put_booking (fixture, elsewhere, bus, "60", "to-ask");
  put_booking (fixture, division, refused, "2026-12-01 60", "refused");
  activity = put_booking (fixture, division, dropped, "2026-12-02 60", "asked");
  fixture_set (fixture, activity, JALONS_ACTIVITY_STATE, "cancelled");
  put_booking (fixture, other, put_offer (fixture, "", "Atelier complet"), "2026-11-24 14:00 60", "waiting");
  put_centre (fixture);
  say_school (jalons_school_name (fixture->school));
  say_school ("Collège 0599992Q");
  say ("text", "Atelier complet");
  say ("text",
       ngettext ("On the waiting list, beside these: %1$u request, %2$s places for pupils.",
                 "On the waiting list, beside these: %1$u requests, %2$s places for pupils.", 1),
       1, "24");
  say ("text", "Découvrir des métiers – Orientibus");
  say ("text", "Forums des formations");
  say ("text", "3A, 3B 50");
  say_sum (2, 74);
  say_sum (1, 0);
  say ("text", "%s", _ ("Classes without a known headcount are not in the number of pupils."));
  say ("none", "refusée");
  say ("none", "annulée");
  say ("rows", "4");
  print_requests (fixture, spool, error);
}

static void
case_many (Fixture *fixture,
           JalonsSpool *spool,
           GError **error)
{
  JalonsDivision *division = put_division (fixture, "3A", "26");

  for (unsigned i = 0; i < 90; i++)
    {
      g_autofree char *title = g_strdup_printf ("Action numéro %u.", i + 1);
      g_autofree char *day = jalons_day_to_string (jalons_day_new (2026, 9, 15) + i * 3);
      g_autofree char *slot = g_strdup_printf ("%s 10:00 60", day);

      put_booking (fixture, division, put_offer (fixture, "", title), slot, "asked");
      say ("text", "%s", title);
    }
  say_school (jalons_school_name (fixture->school));
  say_sum (90, 90 * 26);
  say ("none", "waiting list");
  say ("none", "%s", _ ("Classes without a known headcount are not in the number of pupils."));
  say ("rows", "90");
  print_requests (fixture, spool, error);
}

/* A title that never ends is cut; one word that is as wide as the page is broken. */
static void
case_endless (Fixture *fixture,
              JalonsSpool *spool,
              GError **error)
{
  JalonsDivision *division = put_division (fixture, "3 MÉTIERS DE LA MÉCATRONIQUE ET DU FROID", NULL);
  g_autoptr (GString) title = g_string_new ("Début");

  for (int i = 0; i < 800; i++)
    g_string_append (title, " encore");
  put_booking (fixture, division, put_offer (fixture, "", title->str), "2026-10-06 60", "asked");
  put_booking (fixture, division, put_offer (fixture, "", "<b>Balises</b> & 100 %"), "60", "waiting");
  put_booking (fixture, division,
               put_offer (fixture, "", "Anticonstitutionnellement-intergouvernementalisations-hexakosioihexekontahexaphobie"),
               "2026-10-07 60", "asked");
  say_school (jalons_school_name (fixture->school));
  say ("text", "Début encore encore encore");
  say ("text", "<b>Balises</b> & 100 %%");
  say ("rows", "3");
  print_requests (fixture, spool, error);
}

typedef struct
{
  const char *name;
  void (*print) (Fixture *fixture, JalonsSpool *spool, GError **error);
} Case;

static const Case cases[] = {
  { "mission", case_mission },
  { "contact", case_contact },
  { "visits", case_visits },
  { "person", case_person },
  { "request", case_request },
  { "many", case_many },
  { "endless", case_endless },
};

static void
print_case (const Case *c,
            const char *path)
{
  Fixture fixture = { 0 };
  g_autoptr (JalonsSpool) spool = jalons_spool_new (path);
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture, NULL);
  c->print (&fixture, spool, &error);
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
