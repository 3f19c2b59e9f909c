/* The mission sheet of an ambassador, and all that is known of one person.
 * Invariant: visits that were declined, or are to cancelled activities, are on no mission sheet.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/mission.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/error.h"
#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "print/letter.h"
#include "print/origin.h"

static char *
school_words (JalonsDataset *dataset,
              const JalonsActivity *activity)
{
  JalonsSchool *school = jalons_origin_school (dataset, activity);

  if (school == NULL)
    return g_strdup ("");
  return *jalons_school_town (school) != '\0'
           ? g_strdup_printf ("%s, %s", jalons_school_name (school), jalons_school_town (school))
           : g_strdup (jalons_school_name (school));
}

/* "3A (26 pupils), 3B" */
static char *
divisions_of (JalonsDataset *dataset,
              const JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < divisions->len; i++)
    {
      const char *code = jalons_division_code (divisions->pdata[i]);
      int headcount = jalons_division_headcount (divisions->pdata[i]);
      g_autofree char *text =
        headcount > 0
          ? g_strdup_printf (ngettext ("%1$s (%2$d pupil)", "%1$s (%2$d pupils)", (unsigned long) headcount), code, headcount)
          : g_strdup (code);

      g_strv_builder_add (builder, text);
    }
  words = g_strv_builder_end (builder);
  return jalons_format_list ((const char *const *) words);
}

static gboolean
is_mission (JalonsDataset *dataset,
            const JalonsVisit *visit)
{
  JalonsActivity *activity = jalons_link_activity (dataset, visit);

  return activity != NULL && jalons_activity_state (activity) != JALONS_STATE_CANCELLED &&
         jalons_visit_state (visit) != JALONS_VISIT_DECLINED;
}

static void
add_visit (JalonsLetter *letter,
           JalonsDataset *dataset,
           const JalonsVisit *visit)
{
  JalonsActivity *activity = jalons_link_activity (dataset, visit);
  g_autofree char *slot = jalons_origin_slot (activity);
  g_autofree char *length = jalons_format_minutes (jalons_activity_slot (activity).minutes);
  g_autofree char *school = school_words (dataset, activity), *divisions = divisions_of (dataset, activity);
  g_autofree char *axis = jalons_field_words (dataset, activity, JALONS_ACTIVITY_AXIS);
  g_autofree char *authorised = jalons_field_words (dataset, activity, JALONS_ACTIVITY_AUTHORISED_DAY);

  jalons_letter_add_heading (letter, jalons_activity_title (activity));
  jalons_letter_add_field (letter, _ ("School"), school);
  jalons_letter_add_field (letter, _ ("Classes"), divisions);
  jalons_letter_add_field (letter, _ ("When"), slot);
  jalons_letter_add_field (letter, _ ("Duration"), length);
  jalons_letter_add_field (letter, _ ("Place"), jalons_activity_place (activity));
  jalons_letter_add_field (letter, _ ("Axis"), axis);
  jalons_letter_add_field (letter, _ ("State"), jalons_link_state_label (visit));
  if (*authorised != '\0')
    jalons_letter_add_field (letter, _ ("Authorised by the head of school on"), authorised);
  else
    jalons_letter_add_blank (letter, _ ("Authorised by the head of school on (date and signature):"));
}

static void
add_checks (JalonsLetter *letter,
            const JalonsAmbassador *ambassador)
{
  gsize n_checks;
  const JalonsFieldId *checks = jalons_ambassador_checks (&n_checks);

  jalons_letter_add_heading (letter, _ ("What the charter asks"));
  for (gsize i = 0; i < n_checks; i++)
    {
      JalonsDay day = jalons_record_get_day (ambassador, checks[i]);
      g_autofree char *words = day != JALONS_NO_DAY ? jalons_format_day (day, JALONS_DAY_FULL) : NULL;
      g_autofree char *text = words ? g_strdup_printf ("%s – %s", jalons_ambassador_check_label (checks[i]), words)
                                    : g_strdup (jalons_ambassador_check_label (checks[i]));

      jalons_letter_add_box (letter, text, words != NULL);
    }
}

/* Returns: the school year of the first of @visits whose activity is there; 0 when none is */
static int
year_of (JalonsDataset *dataset,
         GPtrArray *visits)
{
  for (guint i = 0; i < visits->len; i++)
    {
      JalonsActivity *activity = jalons_link_activity (dataset, visits->pdata[i]);

      if (activity != NULL)
        return jalons_activity_start_year (dataset, activity);
    }
  return 0;
}

static void
add_person (JalonsLetter *letter,
            const JalonsAmbassador *ambassador,
            gboolean with_contact)
{
  g_autofree char *job = jalons_ambassador_job (ambassador);

  jalons_letter_add_field (letter, _ ("Job"), job);
  jalons_letter_add_field (letter, _ ("Organisation"), jalons_ambassador_organisation (ambassador));
  jalons_letter_add_field (letter, _ ("Network"), jalons_ambassador_network (ambassador));
  if (!with_contact)
    return;
  jalons_letter_add_field (letter, _ ("Professional e-mail"), jalons_ambassador_email (ambassador));
  jalons_letter_add_field (letter, _ ("Professional telephone"), jalons_ambassador_phone (ambassador));
}

/* Returns: (nullable): the school, when all visits are to one */
static JalonsSchool *
only_school (JalonsDataset *dataset,
             GPtrArray *visits)
{
  JalonsSchool *only = NULL;

  for (guint i = 0; i < visits->len; i++)
    if (is_mission (dataset, visits->pdata[i]))
      {
        JalonsSchool *school = jalons_origin_school (dataset, jalons_link_activity (dataset, visits->pdata[i]));

        if (only != NULL && school != only)
          return NULL;
        only = school;
      }
  return only;
}

/**
 * jalons_print_mission:
 * @dataset: the data of the year
 * @ambassador: who comes
 * @options: the date of printing, and the logos: that of the school stands on the sheet when the person comes to no other
 * @with_contact: prints the professional e-mail and telephone too
 * @spool: gets the PDF, tagged to PDF/UA-1
 *
 * Returns: whether it was drawn; if not, %JALONS_ERROR_MISSING: the person was forgotten or comes nowhere this year
 */
gboolean
jalons_print_mission (JalonsDataset *dataset,
                      JalonsAmbassador *ambassador,
                      const JalonsPrintOptions *options,
                      gboolean with_contact,
                      JalonsSpool *spool,
                      GError **error)
{
  g_autoptr (GPtrArray) visits = jalons_catalogue_links (dataset, ambassador);
  g_autofree char *name = jalons_record_words (dataset, ambassador);
  /* Translators: the name of a person */
  g_autofree char *title = g_strdup_printf (_ ("Mission sheet: %s"), name);
  g_autoptr (JalonsLetter) letter = jalons_letter_new (title, _ ("Visits of an ambassador"), options->today);
  guint n_missions = 0;

  jalons_letter_add_part (letter, _ ("Mission Sheet of the Ambassador"), name);
  jalons_letter_add_logo (letter, options, only_school (dataset, visits));
  jalons_origin_add (letter, dataset, year_of (dataset, visits));
  add_person (letter, ambassador, with_contact);
  for (guint i = 0; i < visits->len; i++)
    if (is_mission (dataset, visits->pdata[i]))
      {
        add_visit (letter, dataset, visits->pdata[i]);
        n_missions++;
      }
  if (n_missions == 0 || jalons_ambassador_is_forgotten (ambassador))
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                   _ ("%s comes nowhere this year: attach the visit to an activity first."), name);
      return FALSE;
    }
  add_checks (letter, ambassador);
  jalons_letter_add_note (letter, _ ("The teacher remains responsible for the class during the visit. The visit is free of "
                                     "charge and gives no advantage to one company or one school."));
  jalons_letter_add_blank (letter, _ ("For the school:"));
  jalons_letter_add_blank (letter, _ ("The ambassador:"));
  jalons_letter_finish (letter, spool);
  return TRUE;
}

/* All that is known */

static void
add_visits (JalonsLetter *letter,
            JalonsDataset *dataset,
            GPtrArray *visits)
{
  static const double shares[] = { 0.14, 0.27, 0.27, 0.18, 0.14 };
  const char *const heads[] = { _ ("School year"), _ ("When"), _ ("Activity"), _ ("School"), _ ("State"), NULL };

  if (visits->len == 0)
    return;
  jalons_letter_add_heading (letter, _ ("Visits"));
  jalons_letter_add_table (letter, _ ("Visits"), shares, heads);
  for (guint i = 0; i < visits->len; i++)
    {
      JalonsActivity *activity = jalons_link_activity (dataset, visits->pdata[i]);
      int start = jalons_activity_start_year (dataset, activity);
      g_autofree char *year = start != 0 ? jalons_format_school_year (start) : g_strdup ("");
      g_autofree char *slot = jalons_origin_slot (activity);
      g_autofree char *school = school_words (dataset, activity);
      const char *const cells[] = { year, slot, jalons_activity_title (activity), school,
                                    jalons_link_state_label (visits->pdata[i]), NULL };

      jalons_letter_add_row (letter, cells);
    }
}

/**
 * jalons_print_person:
 * @spool: gets the PDF, tagged to PDF/UA-1
 *
 * What the person may ask for (RGPD art. 15): every field, and the visits of every school year that @dataset holds.
 */
void
jalons_print_person (JalonsDataset *dataset,
                     JalonsAmbassador *ambassador,
                     JalonsDay today,
                     JalonsSpool *spool)
{
  const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_AMBASSADOR);
  g_autoptr (GPtrArray) visits = jalons_catalogue_links (dataset, ambassador);
  g_autofree char *name = jalons_record_words (dataset, ambassador);
  g_autofree char *title = g_strdup_printf (_ ("Data kept on %s"), name);
  g_autoptr (JalonsLetter) letter = jalons_letter_new (title, _ ("Personal data, article 15 of the RGPD"), today);

  jalons_letter_add_part (letter, title, _ ("Everything that Jalons holds on this person."));
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *words = jalons_field_words (dataset, ambassador, entity->fields[i].id);

      jalons_letter_add_field (letter, jalons_field_label (entity->fields[i].id), words);
    }
  add_visits (letter, dataset, visits);
  jalons_letter_finish (letter, spool);
}
