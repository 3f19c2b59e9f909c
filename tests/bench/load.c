/* The reference load of the benchmarks.
 * Invariant: chance comes from one generator with a fixed seed, and no clock is read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "load.h"

#include "core/published/frameworks.h"
#include "core/record/dataset.h"
#include "core/record/id.h"
#include "core/time/calendar.h"

#define SEED 20260901

typedef struct
{
  const LoadSize *size;
  GRand *random;
  GPtrArray *drafts;
  GPtrArray *groups;
  int n_done; /* activities */
} Load;

/* One class that activities can be given to. */
typedef struct
{
  char *year;
  char *id;
  JalonsCalendar *calendar;
} Group;

static const char *const levels[] = { "4e", "3e", "2de-gt", "1re-g", "tle-g", "2de-pro" };
static const char *const towns[] = { "Ferrain", "Vaucelles", "Hautmesnil", "Brévigny", "Ombrelles" };
static const char *const subjects[] = {
  "Découvrir les métiers de la mer",
  "Entretien de mi-parcours",
  "Forum des formations",
  "Visite d’entreprise",
  "Écrire sa lettre de motivation",
  "Témoignage d’une électricienne",
  "Préparer Parcoursup",
  "Se connaître",
  "Lire une fiche Onisep",
  "Mini-stage au lycée professionnel",
  "Les familles de métiers",
  "Retour de stage",
};
static const char *const places[] = { "CDI", "salle 12", "salle polyvalente", "CIO", "atelier 2", "" };

static void
group_free (Group *group)
{
  g_free (group->year);
  g_free (group->id);
  jalons_calendar_unref (group->calendar);
  g_free (group);
}

static const char *
pick (Load *load,
      const char *const *words,
      gsize n_words)
{
  return words[g_rand_int_range (load->random, 0, (gint32) n_words)];
}

#define PICK(load, words) pick (load, words, G_N_ELEMENTS (words))

/* The letter of a UAI checks its digits. */
static char *
make_uai (int number)
{
  static const char letters[] = "ABCDEFGHJKLMNPRSTUVWXYZ";
  int digits = 599000 + number;

  return g_strdup_printf ("%07d%c", digits, letters[digits % 23]);
}

static void
add_school (Load *load,
            const char *uai,
            int number)
{
  g_autofree char *id = jalons_school_make_id (uai);
  g_autofree char *name = g_strdup_printf ("Collège du banc d’essai n° %d", number + 1);
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_SCHOOL, id);

  jalons_draft_set_text (draft, JALONS_SCHOOL_UAI, uai);
  jalons_draft_set_text (draft, JALONS_SCHOOL_NAME, name);
  jalons_draft_set_number (draft, JALONS_SCHOOL_KIND, number % 3);
  jalons_draft_set_text (draft, JALONS_SCHOOL_TOWN, towns[number % (int) G_N_ELEMENTS (towns)]);
  jalons_draft_set_text (draft, JALONS_SCHOOL_ACADEMY, "Lille");
  g_ptr_array_add (load->drafts, g_steal_pointer (&draft));
}

static void
add_year (Load *load,
          const char *uai,
          int start)
{
  g_autofree char *school = jalons_school_make_id (uai);
  g_autofree char *id = jalons_year_make_id (uai, start);
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_YEAR, id);

  jalons_draft_set_text (draft, JALONS_YEAR_SCHOOL, school);
  jalons_draft_set_number (draft, JALONS_YEAR_START, start);
  jalons_draft_set_text (draft, JALONS_YEAR_ZONE, "B");
  jalons_draft_set_text (draft, JALONS_YEAR_REFERENCE_SET, "2020");
  jalons_draft_set_number (draft, JALONS_YEAR_HALF_DAYS, 4);
  jalons_draft_set_text (draft, JALONS_YEAR_COUNSELLOR, "Mme Ouvrard");
  g_ptr_array_add (load->drafts, g_steal_pointer (&draft));
}

static void
add_division (Load *load,
              const char *uai,
              int start,
              int number)
{
  const char *level = levels[number % (int) G_N_ELEMENTS (levels)];
  g_autofree char *code = g_strdup_printf ("%c %d", level[0], number + 1);
  g_autofree char *id = jalons_division_make_id (uai, start, code);
  g_autofree char *teacher = g_strdup_printf ("Mme Enseignante %d", number + 1);
  const char *const teachers[] = { teacher, NULL };
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_DIVISION, id);
  Group *group = g_new0 (Group, 1);

  group->year = jalons_year_make_id (uai, start);
  group->id = g_strdup (id);
  group->calendar = jalons_calendar_new_bundled ("B", start, FALSE);
  g_ptr_array_add (load->groups, group);

  jalons_draft_set_text (draft, JALONS_DIVISION_YEAR, group->year);
  jalons_draft_set_text (draft, JALONS_DIVISION_CODE, code);
  jalons_draft_set_text (draft, JALONS_DIVISION_LEVEL, level);
  jalons_draft_set_number (draft, JALONS_DIVISION_HEADCOUNT, g_rand_int_range (load->random, 14, 36));
  jalons_draft_set_list (draft, JALONS_DIVISION_LEAD_TEACHERS, teachers);
  g_ptr_array_add (load->drafts, g_steal_pointer (&draft));
}

static JalonsSlot
choose_slot (Load *load,
             const Group *group)
{
  JalonsDay first = jalons_calendar_first_day (group->calendar);
  JalonsDay last = jalons_calendar_last_day (group->calendar);
  JalonsSlot slot = jalons_slot_undated (g_rand_int_range (load->random, 0, 4) == 0 ? 110 : 55);

  if (g_rand_int_range (load->random, 0, 20) == 0)
    return slot;
  do
    slot.day = (JalonsDay) g_rand_int_range (load->random, (gint32) first, (gint32) last);
  while (!jalons_calendar_is_school_day (group->calendar, slot.day));
  slot.start = (gint16) (60 * g_rand_int_range (load->random, 8, 17));
  return slot;
}

static void
add_participation (Load *load,
                   const char *activity,
                   const Group *group)
{
  g_autofree char *id = jalons_participation_make_id (activity, group->id);
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_PARTICIPATION, id);

  jalons_draft_set_text (draft, JALONS_PARTICIPATION_ACTIVITY, activity);
  jalons_draft_set_text (draft, JALONS_PARTICIPATION_DIVISION, group->id);
  g_ptr_array_add (load->drafts, g_steal_pointer (&draft));
}

static void
fill_activity (Load *load,
               JalonsDraft *draft,
               const Group *group)
{
  const char *const competences[] = { "6", "11", NULL };
  gsize n_axes;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n_axes);
  g_autofree char *title = g_strdup_printf ("%s %d", PICK (load, subjects), load->n_done);

  jalons_draft_set_text (draft, JALONS_ACTIVITY_YEAR, group->year);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, title);
  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, choose_slot (load, group));
  jalons_draft_set_number (draft, JALONS_ACTIVITY_KIND, g_rand_int_range (load->random, 0, JALONS_ACTIVITY_OTHER + 1));
  jalons_draft_set_text (draft, JALONS_ACTIVITY_AXIS, axes[g_rand_int_range (load->random, 0, (gint32) n_axes)].code);
  jalons_draft_set_list (draft, JALONS_ACTIVITY_COMPETENCES, competences);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_PLACE, PICK (load, places));
  jalons_draft_set_text (draft, JALONS_ACTIVITY_SPEAKERS, "Mme Ouvrard, professeur principal");
  jalons_draft_set_number (draft, JALONS_ACTIVITY_STATE, g_rand_int_range (load->random, 0, JALONS_STATE_CANCELLED + 1));
  jalons_draft_set_text (draft, JALONS_ACTIVITY_NOTES, "Prévoir la salle et le matériel ; relancer les familles.");
}

/* Every tenth one is for two classes that follow each other in the same year of the same school. */
static void
add_activity (Load *load)
{
  guint place = (guint) g_rand_int_range (load->random, 0, (gint32) load->groups->len);
  const Group *group = load->groups->pdata[place];
  const Group *next = load->groups->pdata[(place + 1) % load->groups->len];
  g_autofree char *number = g_strdup_printf ("%d", load->n_done);
  g_autofree char *id = jalons_id_from ("activity", "bench", number, NULL);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_ACTIVITY, id);

  fill_activity (load, draft, group);
  g_ptr_array_add (load->drafts, draft);
  add_participation (load, id, group);
  if (load->n_done++ % 10 == 0 && g_str_equal (group->year, next->year) && next != group)
    add_participation (load, id, next);
}

static void
add_schools (Load *load)
{
  const LoadSize *size = load->size;

  for (int school = 0; school < size->n_schools; school++)
    {
      g_autofree char *uai = make_uai (school);

      add_school (load, uai, school);
      for (int year = size->first_year; year < size->first_year + size->n_years; year++)
        {
          add_year (load, uai, year);
          for (int i = 0; i < size->n_divisions / size->n_schools; i++)
            add_division (load, uai, year, i);
        }
    }
}

/**
 * load_build:
 * @size: how much of everything
 *
 * Returns: (transfer full) (element-type JalonsDraft): the drafts, what is referred to before what refers to it
 */
GPtrArray *
load_build (const LoadSize *size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  Load load = { size, random, drafts, groups, 0 };

  add_schools (&load);
  for (int i = 0; i < size->n_activities; i++)
    add_activity (&load);
  if (size->n_entries > 0)
    load_add_catalogue (drafts, size->n_entries);
  return g_steal_pointer (&drafts);
}
