/* The naive sums: one loop over all records of a kind for each figure, whatever it costs.
 * Invariant: what counts is written here a second time, on purpose, from the words that a bilan says of its figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "naive-bilan.h"

#include "bilan-figures.h"
#include "core/words/text.h"
#include "fixture.h"

typedef struct
{
  JalonsDataset *dataset;
  int start;
  const char *uai;
  GHashTable *figures;
  GHashTable *seen;
} Naive;

static void
add (Naive *naive,
     int number,
     const char *table,
     const char *row,
     const char *column)
{
  bilan_figures_add (naive->figures, number, table, row, column);
  bilan_figures_add (naive->figures, number, table, "total", column);
}

/* One for each @what in the row, and one for it in the total. */
static void
add_once (Naive *naive,
          const void *what,
          const char *table,
          const char *row,
          const char *column)
{
  const char *const rows[] = { row, "total" };

  for (unsigned i = 0; i < 2; i++)
    if (g_hash_table_add (naive->seen, g_strdup_printf ("%p|%s|%s|%s", what, table, rows[i], column)))
      bilan_figures_add (naive->figures, 1, table, rows[i], column);
}

static JalonsSchool *
school_of_year (Naive *naive,
                const char *year_id)
{
  JalonsYear *year = jalons_dataset_lookup (naive->dataset, JALONS_ENTITY_YEAR, year_id);

  return year ? jalons_dataset_lookup (naive->dataset, JALONS_ENTITY_SCHOOL, jalons_year_school (year)) : NULL;
}

static gboolean
is_in (Naive *naive,
       const char *year_id)
{
  JalonsYear *year = jalons_dataset_lookup (naive->dataset, JALONS_ENTITY_YEAR, year_id);

  return year != NULL && jalons_year_start (year) == naive->start &&
         (naive->uai == NULL || g_str_equal (jalons_school_uai (school_of_year (naive, year_id)), naive->uai));
}

static gboolean
is_cancelled (const JalonsActivity *activity)
{
  return jalons_activity_state (activity) == JALONS_STATE_CANCELLED;
}

static gboolean
is_held (const JalonsActivity *activity)
{
  return jalons_activity_state (activity) == JALONS_STATE_DONE;
}

static int
held_minutes (const JalonsActivity *activity)
{
  int really = jalons_activity_done_minutes (activity);

  if (!is_held (activity) || jalons_activity_uncounted (activity))
    return 0;
  return really == JALONS_UNSET ? jalons_activity_slot (activity).minutes : really;
}

static int
planned_minutes (const JalonsActivity *activity)
{
  if (is_cancelled (activity) || jalons_activity_uncounted (activity))
    return 0;
  return is_held (activity) ? held_minutes (activity) : jalons_activity_slot (activity).minutes;
}

static const char *
axis_of (const JalonsActivity *activity)
{
  return *jalons_activity_axis (activity) != '\0' ? jalons_activity_axis (activity) : "none";
}

static gboolean
counts (const JalonsActivity *activity)
{
  return !is_cancelled (activity) && !jalons_activity_uncounted (activity);
}

static char *
code_of (const char *prefix,
         const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text));
  g_autofree char *folded = jalons_fold (words);

  return g_strconcat (prefix, folded, NULL);
}

/* ---- What each class, and each class of each activity, adds ---- */

static void
add_to_hours (Naive *naive,
              const JalonsDivision *division,
              int number,
              const char *column)
{
  add (naive, number, "levels", jalons_division_level (division), column);
  if (!g_str_equal (column, "divisions") && !g_str_has_prefix (column, "below_"))
    add (naive, number, "classes", jalons_record_get_id (division), column);
  if (naive->uai == NULL)
    add (naive, number, "schools", jalons_school_uai (school_of_year (naive, jalons_division_year (division))), column);
}

static void
add_competences (Naive *naive,
                 const JalonsActivity *activity)
{
  const char *const *codes = jalons_activity_competences (activity);

  for (unsigned i = 0; codes[i] != NULL; i++)
    if (!g_str_equal (codes[i], "99") && (i == 0 || !g_str_equal (codes[i], codes[i - 1])))
      {
        add_once (naive, activity, "competences", codes[i], "activities");
        add (naive, planned_minutes (activity), "competences", codes[i], "planned");
        add (naive, held_minutes (activity), "competences", codes[i], "held");
      }
}

static void
add_reach (Naive *naive,
           const JalonsActivity *activity,
           const JalonsDivision *division)
{
  if (!is_held (activity) || jalons_activity_uncounted (activity) ||
      jalons_activity_audience (activity) != JALONS_AUDIENCE_PUPILS ||
      jalons_activity_kind (activity) == JALONS_ACTIVITY_INTERVIEW)
    return;
  add_once (naive, activity, "reach", jalons_division_level (division), "activities");
  if (jalons_division_headcount (division) != JALONS_UNSET)
    add (naive, jalons_division_headcount (division), "reach", jalons_division_level (division), "participations");
}

static void
add_half_day (Naive *naive,
              const JalonsActivity *activity,
              const JalonsDivision *division)
{
  if (!jalons_activity_half_day (activity) || is_cancelled (activity))
    return;
  add (naive, 1, "half_days", jalons_division_level (division), "planned");
  add (naive, is_held (activity), "half_days", jalons_division_level (division), "held");
}

static void
add_part (Naive *naive,
          const JalonsActivity *activity,
          const JalonsDivision *division)
{
  const char *kind = jalons_model_field (JALONS_ACTIVITY_KIND)->codes[jalons_activity_kind (activity)];

  add_to_hours (naive, division, planned_minutes (activity), "planned");
  add_to_hours (naive, division, held_minutes (activity), "held");
  add_half_day (naive, activity, division);
  add_reach (naive, activity, division);
  add (naive, held_minutes (activity), "kinds", kind, "minutes");
  if (is_cancelled (activity) && !jalons_activity_uncounted (activity))
    {
      g_autofree char *why = code_of ("why-", jalons_activity_cancelled_why (activity));

      add (naive, jalons_activity_slot (activity).minutes, "cancelled", why, "lost");
    }
  if (!counts (activity))
    return;
  add_once (naive, activity, "axes", axis_of (activity), "activities");
  add (naive, planned_minutes (activity), "axes", axis_of (activity), "planned");
  add (naive, held_minutes (activity), "axes", axis_of (activity), "held");
  add (naive, held_minutes (activity), "level_axes", jalons_division_level (division), axis_of (activity));
  add_competences (naive, activity);
}

static gboolean
takes_part (JalonsDataset *dataset,
            const JalonsActivity *activity,
            const JalonsDivision *division)
{
  g_autofree char *id = jalons_participation_make_id (jalons_record_get_id (activity), jalons_record_get_id (division));

  return jalons_dataset_lookup (dataset, JALONS_ENTITY_PARTICIPATION, id) != NULL;
}

static void
add_below (Naive *naive,
           const JalonsDivision *division,
           int planned,
           int held)
{
  int owed = jalons_division_owed (division);

  add_to_hours (naive, division, planned < owed, "below_planned");
  add_to_hours (naive, division, held < owed, "below_held");
  if (held >= owed)
    return;
  add (naive, owed, "below", jalons_record_get_id (division), "owed");
  add (naive, planned, "below", jalons_record_get_id (division), "planned");
  add (naive, held, "below", jalons_record_get_id (division), "held");
  add (naive, held - owed, "below", jalons_record_get_id (division), "gap");
}

static void
add_division (Naive *naive,
              GPtrArray *activities,
              const JalonsDivision *division)
{
  JalonsYear *year = jalons_dataset_lookup (naive->dataset, JALONS_ENTITY_YEAR, jalons_division_year (division));
  int headcount = jalons_division_headcount (division), planned = 0, held = 0;

  add_to_hours (naive, division, 1, "divisions");
  add_to_hours (naive, division, MAX (headcount, 0), "pupils");
  add_to_hours (naive, division, jalons_division_owed (division), "owed");
  add (naive, headcount == JALONS_UNSET, "reach", jalons_division_level (division), "unknown");
  if (jalons_year_half_days (year) != JALONS_UNSET)
    add (naive, jalons_year_half_days (year), "half_days", jalons_division_level (division), "target");
  for (guint i = 0; i < activities->len; i++)
    if (takes_part (naive->dataset, activities->pdata[i], division))
      {
        add_part (naive, activities->pdata[i], division);
        planned += planned_minutes (activities->pdata[i]);
        held += held_minutes (activities->pdata[i]);
      }
  add_below (naive, division, planned, held);
}

/* ---- What each activity, and what is attached to it, adds ---- */

static void
add_activity (Naive *naive,
              const JalonsActivity *activity)
{
  const char *kind = jalons_model_field (JALONS_ACTIVITY_KIND)->codes[jalons_activity_kind (activity)];
  g_autofree char *why = code_of ("why-", jalons_activity_cancelled_why (activity));
  int families = jalons_activity_families (activity);

  if (is_cancelled (activity))
    {
      add (naive, 1, "cancelled", why, "activities");
      return;
    }
  add (naive, 1, "kinds", kind, "planned");
  add (naive, is_held (activity), "kinds", kind, "held");
  if (families > 0)
    add (naive, families, "families", jalons_record_get_id (activity), "families");
  if (families > 0 || jalons_activity_audience (activity) == JALONS_AUDIENCE_FAMILIES)
    bilan_figures_add (naive->figures, 1, "key", "meetings", "value");
}

static void
add_booking (Naive *naive,
             const JalonsBooking *booking)
{
  JalonsOffer *offer = jalons_dataset_lookup (naive->dataset, JALONS_ENTITY_OFFER, jalons_booking_offer (booking));
  g_autofree char *row = code_of ("of-", jalons_offer_programme (offer));
  JalonsBookingState state = (JalonsBookingState) jalons_booking_state (booking);

  add (naive, state == JALONS_BOOKING_TO_ASK, "offers", row, "to_ask");
  add (naive, state != JALONS_BOOKING_TO_ASK, "offers", row, "asked");
  add (naive, state == JALONS_BOOKING_WAITING, "offers", row, "waiting");
  add (naive, state == JALONS_BOOKING_ACCEPTED || state == JALONS_BOOKING_HELD, "offers", row, "accepted");
  add (naive, state == JALONS_BOOKING_REFUSED, "offers", row, "refused");
  add (naive, state == JALONS_BOOKING_HELD, "offers", row, "held");
}

static void
add_visit (Naive *naive,
           const JalonsVisit *visit)
{
  static const char *const genders[] = { "unsaid", "women", "men" };
  JalonsAmbassador *person = jalons_dataset_lookup (naive->dataset, JALONS_ENTITY_AMBASSADOR,
                                                    jalons_visit_ambassador (visit));
  g_autofree char *row = code_of ("of-", jalons_ambassador_sector (person));
  const char *gender = genders[jalons_ambassador_gender (person)];

  if (jalons_visit_state (visit) == JALONS_VISIT_DECLINED)
    return;
  add (naive, 1, "ambassadors", row, "visits");
  add_once (naive, person, "ambassadors", row, "ambassadors");
  add_once (naive, person, "genders", gender, "ambassadors");
  if (jalons_visit_state (visit) != JALONS_VISIT_HELD)
    return;
  add (naive, 1, "ambassadors", row, "visits_held");
  add_once (naive, person, "ambassadors", row, "came");
  add_once (naive, person, "genders", gender, "came");
}

static void
add_attachment (Naive *naive,
                const JalonsActivity *activity,
                const JalonsAttachment *attachment)
{
  JalonsDocument *document = jalons_dataset_lookup (naive->dataset, JALONS_ENTITY_DOCUMENT,
                                                    jalons_attachment_document (attachment));
  g_autofree char *row = code_of ("of-", jalons_document_publisher (document));

  add_once (naive, document, "documents", row, "documents");
  add (naive, 1, "documents", row, "uses");
  add (naive, is_held (activity), "documents", row, "uses_held");
}

static void
add_links (Naive *naive)
{
  static const struct
  {
    JalonsEntityId entity;
    JalonsFieldId activity;
  } links[] = {
    { JALONS_ENTITY_BOOKING, JALONS_BOOKING_ACTIVITY },
    { JALONS_ENTITY_VISIT, JALONS_VISIT_ACTIVITY },
    { JALONS_ENTITY_ATTACHMENT, JALONS_ATTACHMENT_ACTIVITY },
  };

  for (unsigned kind = 0; kind < G_N_ELEMENTS (links); kind++)
    {
      g_autoptr (GPtrArray) found = fixture_list (naive->dataset, links[kind].entity);

      for (guint i = 0; i < found->len; i++)
        {
          JalonsActivity *activity = jalons_dataset_follow (naive->dataset, found->pdata[i], links[kind].activity);

          if (activity == NULL || !is_in (naive, jalons_activity_year (activity)))
            continue;
          if (links[kind].entity == JALONS_ENTITY_BOOKING)
            add_booking (naive, found->pdata[i]);
          else if (!is_cancelled (activity) && links[kind].entity == JALONS_ENTITY_VISIT)
            add_visit (naive, found->pdata[i]);
          else if (!is_cancelled (activity) && links[kind].entity == JALONS_ENTITY_ATTACHMENT)
            add_attachment (naive, activity, found->pdata[i]);
        }
    }
}

/* ---- Goals ---- */

static int
outcome_of (Naive *naive,
            const JalonsGoal *goal)
{
  g_autoptr (GPtrArray) readings = fixture_list (naive->dataset, JALONS_ENTITY_READING);

  for (guint i = 0; i < readings->len; i++)
    if (g_str_equal (jalons_reading_goal (readings->pdata[i]), jalons_record_get_id (goal)) &&
        is_in (naive, jalons_reading_year (readings->pdata[i])))
      return jalons_reading_outcome (readings->pdata[i]);
  return JALONS_OUTCOME_UNSAID;
}

static void
add_aims (Naive *naive,
          const JalonsGoal *goal)
{
  const char *row = jalons_record_get_id (goal);
  g_autoptr (GPtrArray) aims = fixture_list (naive->dataset, JALONS_ENTITY_AIM);

  for (guint i = 0; i < aims->len; i++)
    {
      JalonsActivity *activity = jalons_dataset_follow (naive->dataset, aims->pdata[i], JALONS_AIM_ACTIVITY);
      g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (naive->dataset, activity);

      if (!g_str_equal (jalons_aim_goal (aims->pdata[i]), row) || is_cancelled (activity) ||
          !is_in (naive, jalons_activity_year (activity)))
        continue;
      bilan_figures_add (naive->figures, 1, "goals", row, "activities");
      bilan_figures_add (naive->figures, planned_minutes (activity) * (int) divisions->len, "goals", row, "planned");
      bilan_figures_add (naive->figures, held_minutes (activity) * (int) divisions->len, "goals", row, "held");
    }
}

static void
add_goals (Naive *naive)
{
  g_autoptr (GPtrArray) goals = fixture_list (naive->dataset, JALONS_ENTITY_GOAL);

  for (guint i = 0; i < goals->len; i++)
    {
      JalonsProject *project = jalons_dataset_follow (naive->dataset, goals->pdata[i], JALONS_GOAL_PROJECT);
      g_autofree char *year = jalons_year_make_id ("0590116F", naive->start);
      int since = naive->start - jalons_project_start (project);

      if (!is_in (naive, year) || since < 0 || since > 2 || jalons_goal_start (goals->pdata[i]) != naive->start)
        continue;
      add_aims (naive, goals->pdata[i]);
      add (naive, 1, "outcomes",
           jalons_model_field (JALONS_READING_OUTCOME)->codes[outcome_of (naive, goals->pdata[i])], "goals");
    }
}

/* ---- What follows from these ---- */

static void
add_rates (Naive *naive,
           const char *table,
           const char *of)
{
  g_autoptr (GList) keys = g_hash_table_get_keys (naive->figures);

  for (GList *key = keys; key != NULL; key = key->next)
    {
      g_auto (GStrv) words = g_strsplit (key->data, "|", 3);
      g_autofree char *whole = g_strdup_printf ("%s|%s|%s", table, words[1], of);
      int held = GPOINTER_TO_INT (g_hash_table_lookup (naive->figures, key->data));
      int number = GPOINTER_TO_INT (g_hash_table_lookup (naive->figures, whole));

      if (g_str_equal (words[0], table) && g_str_equal (words[2], "held") && number > 0)
        bilan_figures_add (naive->figures, (int) (held * 100.0 / number + 0.5), table, words[1], "rate");
    }
}

static void
drop (GHashTable *figures,
      const char *table,
      const char *row,
      const char *column)
{
  g_autofree char *key = g_strdup_printf ("%s|%s|%s", table, row, column);

  g_hash_table_remove (figures, key);
}

/* One person alone has no gender here. */
static void
hide_one (Naive *naive,
          const char *column)
{
  g_autofree char *total = g_strdup_printf ("genders|total|%s", column);

  if (GPOINTER_TO_INT (g_hash_table_lookup (naive->figures, total)) != 1)
    return;
  drop (naive->figures, "genders", "women", column);
  drop (naive->figures, "genders", "men", column);
  drop (naive->figures, "genders", "unsaid", column);
  drop (naive->figures, "genders", "total", column);
}

static void
add_keys (Naive *naive)
{
  static const char *const keys[][2] = {
    { "divisions", "levels|total|divisions" },
    { "pupils", "levels|total|pupils" },
    { "owed", "levels|total|owed" },
    { "planned", "levels|total|planned" },
    { "held", "levels|total|held" },
    { "rate", "levels|total|rate" },
    { "below_planned", "levels|total|below_planned" },
    { "below_held", "levels|total|below_held" },
    { "half_days_target", "half_days|total|target" },
    { "half_days_planned", "half_days|total|planned" },
    { "half_days_held", "half_days|total|held" },
    { "activities_planned", "kinds|total|planned" },
    { "activities_held", "kinds|total|held" },
    { "interviews", "kinds|interview|held" },
    { "participations", "reach|total|participations" },
    { "offers_asked", "offers|total|asked" },
    { "offers_accepted", "offers|total|accepted" },
    { "offers_refused", "offers|total|refused" },
    { "offers_held", "offers|total|held" },
    { "ambassadors", "ambassadors|total|ambassadors" },
    { "ambassadors_came", "ambassadors|total|came" },
    { "women", "genders|women|ambassadors" },
    { "men", "genders|men|ambassadors" },
    { "documents", "documents|total|documents" },
    { "families", "families|total|families" },
    { "cancelled", "cancelled|total|activities" },
    { "lost", "cancelled|total|lost" },
    { "goals", "outcomes|total|goals" },
    { "goals_reached", "outcomes|reached|goals" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_hash_table_contains (naive->figures, keys[i][1]))
      bilan_figures_add (naive->figures, GPOINTER_TO_INT (g_hash_table_lookup (naive->figures, keys[i][1])), "key", keys[i][0],
                         "value");
}

/* Those that are never added up. */
static void
drop_sums (GHashTable *figures)
{
  static const char *const columns[] = { "activities", "planned", "held", "rate" };

  for (unsigned i = 0; i < G_N_ELEMENTS (columns); i++)
    drop (figures, "competences", "total", columns[i]);
}

static GHashTable *
sum_year (JalonsDataset *dataset,
          int start,
          const char *uai)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) divisions = fixture_list (dataset, JALONS_ENTITY_DIVISION);
  g_autoptr (GPtrArray) activities = fixture_list (dataset, JALONS_ENTITY_ACTIVITY);
  Naive naive = { dataset, start, uai, bilan_figures_new (), seen };

  for (guint i = 0; i < divisions->len; i++)
    if (is_in (&naive, jalons_division_year (divisions->pdata[i])))
      add_division (&naive, activities, divisions->pdata[i]);
  for (guint i = 0; i < activities->len; i++)
    if (is_in (&naive, jalons_activity_year (activities->pdata[i])))
      add_activity (&naive, activities->pdata[i]);
  add_links (&naive);
  add_goals (&naive);
  add_rates (&naive, "levels", "owed");
  add_rates (&naive, "schools", "owed");
  add_rates (&naive, "classes", "owed");
  add_rates (&naive, "below", "owed");
  add_rates (&naive, "axes", "planned");
  add_rates (&naive, "competences", "planned");
  add_rates (&naive, "half_days", "target");
  hide_one (&naive, "ambassadors");
  hide_one (&naive, "came");
  add_keys (&naive);
  drop_sums (naive.figures);
  return naive.figures;
}

/* ---- The year before ---- */

static gboolean
has_year (JalonsDataset *dataset,
          int start,
          const char *uai)
{
  g_autoptr (GPtrArray) years = fixture_list (dataset, JALONS_ENTITY_YEAR);
  Naive naive = { dataset, start, uai, NULL, NULL };

  for (guint i = 0; i < years->len; i++)
    if (is_in (&naive, jalons_record_get_id (years->pdata[i])))
      return TRUE;
  return FALSE;
}

/* "before" beside each row of this year that has one: the change is held against it in bilan_figures_assert_equal(). */
static void
add_before (GHashTable *figures,
            GHashTable *before)
{
  GHashTableIter iter;
  gpointer key, number;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &number))
    {
      g_auto (GStrv) words = g_strsplit (key, "|", 3);

      if (g_strcmp0 (words[2], bilan_figures_compared (words[0])) == 0)
        g_hash_table_insert (figures, g_strdup_printf ("%s|%s|before", words[0], words[1]), number);
    }
}

GHashTable *
naive_bilan (JalonsDataset *dataset,
             int start,
             const char *uai)
{
  GHashTable *figures = sum_year (dataset, start, uai);
  g_autoptr (GHashTable) before = sum_year (dataset, start - 1, uai);

  if (has_year (dataset, start - 1, uai))
    add_before (figures, before);
  return figures;
}
