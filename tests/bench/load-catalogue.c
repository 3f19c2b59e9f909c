/* The catalogue of the reference load: actions of the Région, ambassadors and documents, some of them used by activities.
 * Invariant: chance comes from a generator of its own, so that the schools are the same with a catalogue and without.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "load.h"

#include "core/published/frameworks.h"
#include "core/record/id.h"
#include "core/record/keys.h"

#define SEED 20260902

/* Of ten entries. */
#define OFFERS      4
#define AMBASSADORS 2

/* One activity in so many has one. */
#define BOOKED   20
#define VISITED  25
#define ATTACHED 12

typedef struct
{
  GRand *random;
  GPtrArray *drafts;
  GPtrArray *offers; /* ids, borrowed from the drafts */
  GPtrArray *ambassadors;
  GPtrArray *documents;
} Catalogue;

static const char *const words[] = { "forum", "métier", "orientation", "visite", "découverte", "entreprise", "formation",
                                     "apprentissage", "lycée", "atelier", "industrie", "santé", "numérique", "rencontre",
                                     "professionnel", "territoire", "bassin", "projet", "stage", "avenir" };
static const char *const jobs[][2] = {
  { "boulangère", "boulanger" },
  { "électricienne", "électricien" },
  { "soudeuse", "soudeur" },
  { "infirmière", "infirmier" },
  { "ingénieure", "ingénieur" },
  { "maçonne", "maçon" },
};
static const char *const levels[][3] = { { "4e", "3e", NULL }, { "2de-gt", NULL }, { "1re-g", "tle-g", NULL }, { NULL } };
static const char *const half_days[] = { "mon-am", "thu-pm", NULL };

static char *
make_words (Catalogue *self,
            int n)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (self->random, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static void
set_words (Catalogue *self,
           JalonsDraft *draft,
           JalonsFieldId field,
           int n)
{
  g_autofree char *text = make_words (self, n);

  jalons_draft_set_text (draft, field, text);
}

/* "Words 17": what begins a text that is another for each entry. */
static void
set_numbered (JalonsDraft *draft,
              JalonsFieldId field,
              const char *what,
              int number)
{
  g_autofree char *text = g_strdup_printf ("%s %d", what, number);

  jalons_draft_set_text (draft, field, text);
}

static const char *
choose_axis (Catalogue *self)
{
  gsize n_axes;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n_axes);

  return axes[g_rand_int_range (self->random, 0, (gint32) n_axes)].code;
}

static const char *const *
choose_levels (Catalogue *self)
{
  return levels[g_rand_int_range (self->random, 0, G_N_ELEMENTS (levels))];
}

static void
add_offer (Catalogue *self,
           int number)
{
  const char *const publics[] = { "pupils", NULL };
  g_autofree char *code = g_strdup_printf ("action-%d", number);
  g_autofree char *id = jalons_offer_make_id ("Région d’exemple", code);
  g_autofree char *page = g_strdup_printf ("https://region.example.org/%d", number);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_OFFER, id);

  jalons_draft_set_text (draft, JALONS_OFFER_REGION, "Région d’exemple");
  jalons_draft_set_text (draft, JALONS_OFFER_CODE, code);
  set_numbered (draft, JALONS_OFFER_PROGRAMME, "Programme", number % 40);
  set_numbered (draft, JALONS_OFFER_TITLE, "Découvrir les métiers : action", number);
  set_words (self, draft, JALONS_OFFER_SUMMARY, 60);
  jalons_draft_set_text (draft, JALONS_OFFER_AXIS, choose_axis (self));
  jalons_draft_set_list (draft, JALONS_OFFER_LEVELS, choose_levels (self));
  jalons_draft_set_number (draft, JALONS_OFFER_MINUTES, 120);
  jalons_draft_set_number (draft, JALONS_OFFER_FORMAT, JALONS_FORMAT_SCHOOL);
  jalons_draft_set_list (draft, JALONS_OFFER_PUBLICS, publics);
  jalons_draft_set_day (draft, JALONS_OFFER_FIRST_DAY, jalons_day_new (LOAD_YEAR, 10, 5));
  jalons_draft_set_day (draft, JALONS_OFFER_LAST_DAY, jalons_day_new (LOAD_YEAR + 1, 3, 26));
  jalons_draft_set_number (draft, JALONS_OFFER_PLACES, 4);
  set_numbered (draft, JALONS_OFFER_TERRITORY, "Bassin", number % 30);
  jalons_draft_set_text (draft, JALONS_OFFER_PAGE, page);
  set_words (self, draft, JALONS_OFFER_PREPARATION, 12);
  set_numbered (draft, JALONS_OFFER_SOURCE, "Plan d’actions 2026-2027, fiche", number);
  g_ptr_array_add (self->offers, (gpointer) jalons_draft_get_id (draft));
  g_ptr_array_add (self->drafts, draft);
}

static void
add_ambassador (Catalogue *self,
                int number)
{
  const char *const *job = jobs[number % (int) G_N_ELEMENTS (jobs)];
  g_autofree char *key = g_strdup_printf ("%d", number);
  g_autofree char *id = jalons_id_from ("ambassador", "bench", key, NULL);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_AMBASSADOR, id);

  set_numbered (draft, JALONS_AMBASSADOR_NAME, "Ambassadrice", number);
  jalons_draft_set_number (draft, JALONS_AMBASSADOR_GENDER, number % 3);
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_JOB_FEMININE, job[0]);
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_JOB_MASCULINE, job[1]);
  set_numbered (draft, JALONS_AMBASSADOR_ORGANISATION, "Entreprise", number % 300);
  set_numbered (draft, JALONS_AMBASSADOR_TERRITORY, "Bassin", number % 30);
  set_numbered (draft, JALONS_AMBASSADOR_EMAIL, "ambassadrice@exemple.example.org", number);
  jalons_draft_set_list (draft, JALONS_AMBASSADOR_HALF_DAYS, half_days);
  jalons_draft_set_number (draft, JALONS_AMBASSADOR_MAX_VISITS, 4);
  jalons_draft_set_day (draft, JALONS_AMBASSADOR_CHARTER_DAY, jalons_day_new (LOAD_YEAR, 6, 1 + number % 28));
  jalons_draft_set_day (draft, JALONS_AMBASSADOR_CONTACT_DAY, jalons_day_new (LOAD_YEAR, 9, 1 + number % 28));
  g_ptr_array_add (self->ambassadors, (gpointer) jalons_draft_get_id (draft));
  g_ptr_array_add (self->drafts, draft);
}

static void
add_document (Catalogue *self,
              int number)
{
  g_autofree char *code = g_strdup_printf ("DOC.%d", number);
  g_autofree char *id = jalons_document_make_id ("Éditeur d’exemple", code);
  g_autofree char *page = g_strdup_printf ("https://editeur.example.org/%d", number);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_DOCUMENT, id);

  set_numbered (draft, JALONS_DOCUMENT_TITLE, "Guide des formations", number);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_PUBLISHER, "Éditeur d’exemple");
  jalons_draft_set_text (draft, JALONS_DOCUMENT_CODE, code);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_EDITION, "2026");
  set_words (self, draft, JALONS_DOCUMENT_SUMMARY, 25);
  jalons_draft_set_list (draft, JALONS_DOCUMENT_LEVELS, choose_levels (self));
  jalons_draft_set_text (draft, JALONS_DOCUMENT_AXIS, choose_axis (self));
  jalons_draft_set_text (draft, JALONS_DOCUMENT_PAGE, page);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_JOB, jobs[number % (int) G_N_ELEMENTS (jobs)][1]);
  g_ptr_array_add (self->documents, (gpointer) jalons_draft_get_id (draft));
  g_ptr_array_add (self->drafts, draft);
}

/* Uses */

static gboolean
is_one_in (Catalogue *self,
           int so_many)
{
  return g_rand_int_range (self->random, 0, so_many) == 0;
}

static const char *
choose (Catalogue *self,
        GPtrArray *ids)
{
  return ids->pdata[g_rand_int_range (self->random, 0, (gint32) ids->len)];
}

static void
add_use (Catalogue *self,
         char *id,
         JalonsFieldId activity_field,
         const char *activity,
         JalonsFieldId entry_field,
         const char *entry)
{
  JalonsDraft *draft = jalons_draft_new (JALONS_FIELD_ENTITY (activity_field), id);

  jalons_draft_set_text (draft, activity_field, activity);
  jalons_draft_set_text (draft, entry_field, entry);
  g_ptr_array_add (self->drafts, draft);
  g_free (id);
}

static void
add_uses (Catalogue *self,
          const char *activity)
{
  if (is_one_in (self, BOOKED))
    {
      const char *offer = choose (self, self->offers);

      add_use (self, jalons_booking_make_id (activity, offer), JALONS_BOOKING_ACTIVITY, activity, JALONS_BOOKING_OFFER,
               offer);
    }
  if (is_one_in (self, VISITED))
    {
      const char *ambassador = choose (self, self->ambassadors);

      add_use (self, jalons_visit_make_id (activity, ambassador), JALONS_VISIT_ACTIVITY, activity,
               JALONS_VISIT_AMBASSADOR, ambassador);
    }
  if (is_one_in (self, ATTACHED))
    {
      const char *document = choose (self, self->documents);

      add_use (self, jalons_attachment_make_id (activity, document), JALONS_ATTACHMENT_ACTIVITY, activity,
               JALONS_ATTACHMENT_DOCUMENT, document);
    }
}

/**
 * load_add_catalogue:
 * @drafts: what there is already, the activities among it
 * @n_entries: how many entries to add, ten or more
 *
 * Adds a catalogue, and its uses by the activities.
 */
void
load_add_catalogue (GPtrArray *drafts,
                    int n_entries)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) offers = g_ptr_array_new (), ambassadors = g_ptr_array_new (), documents = g_ptr_array_new ();
  Catalogue self = { random, drafts, offers, ambassadors, documents };
  guint n_before = drafts->len;

  for (int i = 0; i < n_entries; i++)
    if (i % 10 < OFFERS)
      add_offer (&self, i);
    else if (i % 10 < OFFERS + AMBASSADORS)
      add_ambassador (&self, i);
    else
      add_document (&self, i);
  for (guint i = 0; i < n_before; i++)
    if (jalons_draft_get_entity (drafts->pdata[i]) == JALONS_ENTITY_ACTIVITY)
      add_uses (&self, jalons_draft_get_id (drafts->pdata[i]));
}
