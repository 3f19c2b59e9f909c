/* The ambassadors: how often they are asked, what was checked, how long their data are kept.
 * Invariant: a person's gender leaves this file as a number of several persons, or in the wording of the job, and a
 * forgotten person has neither name nor contact.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/catalogue/catalogue.h"
#include "core/words/text.h"

/* Visits */

static gboolean
is_of_year (JalonsDataset *dataset,
            const JalonsVisit *visit,
            int start_year)
{
  JalonsActivity *activity = jalons_link_activity (dataset, visit);

  return jalons_activity_state (activity) != JALONS_STATE_CANCELLED &&
         jalons_activity_start_year (dataset, activity) == start_year;
}

static GPtrArray *
visits_of_year (JalonsDataset *dataset,
                const JalonsAmbassador *ambassador,
                int start_year)
{
  GPtrArray *visits = jalons_catalogue_links (dataset, ambassador);

  for (guint i = visits->len; i > 0; i--)
    if (!is_of_year (dataset, g_ptr_array_index (visits, i - 1), start_year))
      g_ptr_array_remove_index (visits, i - 1);
  return visits;
}

static int *
visits_of_state (JalonsVisits *visits,
                 JalonsVisitState state)
{
  switch (state)
    {
    case JALONS_VISIT_ASKED:
      return &visits->asked;
    case JALONS_VISIT_ACCEPTED:
      return &visits->accepted;
    case JALONS_VISIT_DECLINED:
      return &visits->declined;
    case JALONS_VISIT_HELD:
      return &visits->held;
    case JALONS_VISIT_TO_ASK:
    default:
      return &visits->to_ask;
    }
}

/**
 * jalons_ambassador_count_visits:
 * @start_year: 2026 for 2026-2027
 *
 * Returns: the visits of @ambassador in that year, in all schools that @dataset has
 */
JalonsVisits
jalons_ambassador_count_visits (JalonsDataset *dataset,
                                const JalonsAmbassador *ambassador,
                                int start_year)
{
  g_autoptr (GPtrArray) found = visits_of_year (dataset, ambassador, start_year);
  JalonsVisits visits = { 0 };

  for (guint i = 0; i < found->len; i++)
    *visits_of_state (&visits, (JalonsVisitState) jalons_visit_state (found->pdata[i])) += 1;
  visits.wanted = visits.to_ask + visits.asked + visits.accepted + visits.held;
  return visits;
}

/* Words */

/**
 * jalons_ambassador_is_forgotten:
 *
 * Returns: whether the person asked to be forgotten: nothing but sums is left
 */
gboolean
jalons_ambassador_is_forgotten (const JalonsAmbassador *ambassador)
{
  return jalons_ambassador_forgotten_day (ambassador) != JALONS_NO_DAY;
}

/**
 * jalons_ambassador_job:
 *
 * Returns: (transfer full): "boulangère", "boulanger", or "boulangère ou boulanger" when nobody said; "" when there is no
 *   job
 */
char *
jalons_ambassador_job (const JalonsAmbassador *ambassador)
{
  const char *feminine = jalons_ambassador_job_feminine (ambassador);
  const char *masculine = jalons_ambassador_job_masculine (ambassador);
  JalonsGender gender = (JalonsGender) jalons_ambassador_gender (ambassador);

  if (*feminine == '\0' || (gender == JALONS_GENDER_MAN && *masculine != '\0'))
    return g_strdup (masculine);
  if (*masculine == '\0' || gender == JALONS_GENDER_WOMAN || g_str_equal (feminine, masculine))
    return g_strdup (feminine);
  /* Translators: the feminine and the masculine word for a job */
  return g_strdup_printf (_ ("%1$s or %2$s"), feminine, masculine);
}

/* Checks: seeds 001, 003 and 004, and the charter of ambassadors of seed 004. */
static const JalonsFieldId checks[] = {
  JALONS_AMBASSADOR_FREE_DAY,
  JALONS_AMBASSADOR_NEUTRAL_DAY,
  JALONS_AMBASSADOR_QUALIFIED_DAY,
  JALONS_AMBASSADOR_IMPARTIAL_DAY,
  JALONS_AMBASSADOR_CHARTER_DAY,
  JALONS_AMBASSADOR_TRAINED_DAY,
  JALONS_AMBASSADOR_INFORMED_DAY,
};

static const char *const check_labels[G_N_ELEMENTS (checks)] = {
  N_ ("free of charge"),
  N_ ("no selective publicity"),
  N_ ("qualification"),
  N_ ("no conflict of interest"),
  N_ ("charter signed"),
  N_ ("trained on stereotypes"),
  N_ ("informed of the data that are kept"),
};

/**
 * jalons_ambassador_check_label:
 * @check: one of jalons_ambassador_checks()
 *
 * Returns: (transfer none): "free of charge": the words in a list of what is or is not checked
 */
const char *
jalons_ambassador_check_label (JalonsFieldId check)
{
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (checks[i] == check)
      return _ (check_labels[i]);
  g_return_val_if_reached ("");
}

/**
 * jalons_ambassador_checks:
 * @n_checks: (out): how many
 *
 * Returns: (array length=n_checks): the dates of what is to be checked; jalons_field_label() has their words
 */
const JalonsFieldId *
jalons_ambassador_checks (gsize *n_checks)
{
  *n_checks = G_N_ELEMENTS (checks);
  return checks;
}

/**
 * jalons_ambassador_missing_checks:
 *
 * Returns: (transfer full) (element-type JalonsFieldId): those of jalons_ambassador_checks() that have no date
 */
GArray *
jalons_ambassador_missing_checks (const JalonsAmbassador *ambassador)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (JalonsFieldId));

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (jalons_record_get_day (ambassador, checks[i]) == JALONS_NO_DAY)
      g_array_append_val (missing, checks[i]);
  return missing;
}

/* Retention: domain.md §6, three years after the last contact. */

/**
 * jalons_catalogue_retention:
 *
 * Returns: how many years an ambassador's data are kept after the last contact
 */
int
jalons_catalogue_retention (JalonsDataset *dataset)
{
  g_autofree char *id = jalons_centre_make_id ();
  JalonsCentre *centre = jalons_dataset_lookup (dataset, JALONS_ENTITY_CENTRE, id);
  int years = centre ? jalons_centre_retention (centre) : JALONS_UNSET;

  return years == JALONS_UNSET ? JALONS_RETENTION_YEARS : years;
}

/**
 * jalons_ambassador_contact:
 *
 * Returns: the last contact; when nobody noted one, the day the person was informed; else no day
 */
JalonsDay
jalons_ambassador_contact (const JalonsAmbassador *ambassador)
{
  JalonsDay contact = jalons_ambassador_contact_day (ambassador);

  return contact != JALONS_NO_DAY ? contact : jalons_ambassador_informed_day (ambassador);
}

static JalonsDay
add_years (JalonsDay day,
           int years)
{
  int year, month, day_of_month;

  jalons_day_split (day, &year, &month, &day_of_month);
  /* There is no 29 February in most years. */
  if (month == 2 && day_of_month == 29)
    day_of_month = 28;
  return jalons_day_new (MIN (year + years, 9999), month, day_of_month);
}

/**
 * jalons_ambassador_keep_until:
 * @years: see jalons_catalogue_retention()
 *
 * Returns: the last day on which the data may be kept; no day when no contact is known, or for one that was forgotten
 */
JalonsDay
jalons_ambassador_keep_until (const JalonsAmbassador *ambassador,
                              int years)
{
  JalonsDay contact = jalons_ambassador_contact (ambassador);

  if (contact == JALONS_NO_DAY || jalons_ambassador_is_forgotten (ambassador))
    return JALONS_NO_DAY;
  return add_years (contact, years);
}

static int
compare_contacts (gconstpointer a,
                  gconstpointer b)
{
  JalonsAmbassador *first = *(JalonsAmbassador *const *) a, *second = *(JalonsAmbassador *const *) b;
  JalonsDay one = jalons_ambassador_contact (first), other = jalons_ambassador_contact (second);
  int order = (one > other) - (one < other);

  if (order == 0)
    order = jalons_collate (jalons_ambassador_name (first), jalons_ambassador_name (second));
  return order ? order : strcmp (jalons_record_get_id (first), jalons_record_get_id (second));
}

static gboolean
is_past (JalonsAmbassador *ambassador,
         int years,
         JalonsDay today)
{
  JalonsDay until = jalons_ambassador_keep_until (ambassador, years);

  return until != JALONS_NO_DAY && until < today;
}

/**
 * jalons_catalogue_past_retention:
 *
 * Returns: (transfer container) (element-type JalonsAmbassador): those whose data should be kept no longer, the oldest
 *   contact first
 */
GPtrArray *
jalons_catalogue_past_retention (JalonsDataset *dataset,
                                 JalonsDay today)
{
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_ENTITY_AMBASSADOR);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  int years = jalons_catalogue_retention (dataset);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsAmbassador) ambassador = g_list_model_get_item (list, i);

      if (!jalons_ambassador_is_forgotten (ambassador) && is_past (ambassador, years, today))
        g_ptr_array_add (found, g_steal_pointer (&ambassador));
    }
  g_ptr_array_sort (found, compare_contacts);
  return found;
}

/* Women and men: an aggregate, of what people declared (domain.md §6). */

static void
count_visitors (JalonsDataset *dataset,
                JalonsActivity *activity,
                GHashTable *seen,
                JalonsGenders *genders)
{
  g_autoptr (GPtrArray) visits = jalons_dataset_referring (dataset, JALONS_VISIT_ACTIVITY,
                                                           jalons_record_get_id (activity));

  for (guint i = 0; i < visits->len; i++)
    {
      JalonsAmbassador *ambassador = jalons_link_target (dataset, visits->pdata[i]);

      if (ambassador == NULL || jalons_visit_state (visits->pdata[i]) == JALONS_VISIT_DECLINED ||
          !g_hash_table_add (seen, (gpointer) jalons_record_get_id (ambassador)))
        continue;
      genders->women += jalons_ambassador_gender (ambassador) == JALONS_GENDER_WOMAN;
      genders->men += jalons_ambassador_gender (ambassador) == JALONS_GENDER_MAN;
      genders->unsaid += jalons_ambassador_gender (ambassador) == JALONS_GENDER_UNSAID;
    }
}

/**
 * jalons_catalogue_count_genders:
 * @activities: (element-type JalonsActivity): some activities
 *
 * Returns: how many women and men come to them; who declined, and what is cancelled, does not count
 */
JalonsGenders
jalons_catalogue_count_genders (JalonsDataset *dataset,
                                GPtrArray *activities)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JalonsGenders genders = { 0 };

  for (guint i = 0; i < activities->len; i++)
    if (jalons_activity_state (g_ptr_array_index (activities, i)) != JALONS_STATE_CANCELLED)
      count_visitors (dataset, g_ptr_array_index (activities, i), seen, &genders);
  return genders;
}
