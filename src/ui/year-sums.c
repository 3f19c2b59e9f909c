/* A cache of what core/hours and core/rules work out.
 * Invariant: what is kept is exactly what would be worked out again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year-sums.h"

#include "core/catalogue/catalogue.h"

struct _JalonsYearSums
{
  JalonsDataset *dataset;
  GHashTable *calendars; /* id of a year → JalonsCalendar */
  GHashTable *hours;     /* id of a division → JalonsHours */

  JalonsRuleIndex *rules; /* of one year, or NULL */
  char *judged;           /* the id of that year */
  GPtrArray *issues;      /* of that year, or NULL */
  GHashTable *issues_of;  /* an activity, or a class as such, that breaks something → GPtrArray of its issues */
};

/**
 * jalons_year_sums_new:
 *
 * Returns: (transfer full): sums of @dataset, none of which is made yet
 */
JalonsYearSums *
jalons_year_sums_new (JalonsDataset *dataset)
{
  JalonsYearSums *self = g_new0 (JalonsYearSums, 1);

  self->dataset = g_object_ref (dataset);
  self->calendars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) jalons_calendar_unref);
  self->hours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->issues_of = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

static void
forget_issues (JalonsYearSums *self)
{
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_hash_table_remove_all (self->issues_of);
}

static void
forget_rules (JalonsYearSums *self)
{
  forget_issues (self);
  g_clear_pointer (&self->rules, jalons_rule_index_free);
  g_clear_pointer (&self->judged, g_free);
}

void
jalons_year_sums_free (JalonsYearSums *self)
{
  forget_rules (self);
  g_hash_table_unref (self->issues_of);
  g_object_unref (self->dataset);
  g_hash_table_unref (self->calendars);
  g_hash_table_unref (self->hours);
  g_free (self);
}

static void
forget_everything (JalonsYearSums *self)
{
  g_hash_table_remove_all (self->hours);
  g_hash_table_remove_all (self->calendars);
}

void
jalons_year_sums_set_dataset (JalonsYearSums *self,
                              JalonsDataset *dataset)
{
  g_set_object (&self->dataset, dataset);
  forget_everything (self);
  forget_rules (self);
}

static void
touch (JalonsYearSums *self,
       GHashTable *touched,
       const char *division)
{
  g_hash_table_remove (self->hours, division);
  g_hash_table_add (touched, g_strdup (division));
}

static void
touch_activity (JalonsYearSums *self,
                GHashTable *touched,
                JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (self->dataset, activity);

  for (guint i = 0; i < divisions->len; i++)
    touch (self, touched, jalons_record_get_id (g_ptr_array_index (divisions, i)));
}

/* Hours are what activities last, whatever is attached to them. */
static gboolean
has_no_hours (JalonsEntityId entity)
{
  static const JalonsEntityId entities[] = {
    JALONS_ENTITY_MILESTONE,
    JALONS_ENTITY_MEF,
    JALONS_ENTITY_CENTRE,
    JALONS_ENTITY_FEED,
    JALONS_ENTITY_OFFER,
    JALONS_ENTITY_BOOKING,
    JALONS_ENTITY_AMBASSADOR,
    JALONS_ENTITY_VISIT,
    JALONS_ENTITY_DOCUMENT,
    JALONS_ENTITY_ATTACHMENT,
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (entities); i++)
    if (entities[i] == entity)
      return TRUE;
  return FALSE;
}

/* The classes of what shares an offer or an ambassador with @record, whose hours stay. */
static void
touch_concerned (JalonsYearSums *self,
                 GHashTable *touched,
                 JalonsRecord *record)
{
  g_autoptr (GPtrArray) activities = jalons_catalogue_concerned (self->dataset, record);

  for (guint i = 0; i < activities->len; i++)
    {
      g_autoptr (GPtrArray) links = jalons_dataset_referring (self->dataset, JALONS_PARTICIPATION_ACTIVITY,
                                                              jalons_record_get_id (g_ptr_array_index (activities, i)));

      for (guint k = 0; k < links->len; k++)
        g_hash_table_add (touched, g_strdup (jalons_participation_division (g_ptr_array_index (links, k))));
    }
}

/* Whether no other class than those in @touched is touched by @record. */
static gboolean
forget_record (JalonsYearSums *self,
               JalonsRecord *record,
               GHashTable *touched)
{
  JalonsEntityId entity = jalons_record_get_entity (record);

  if (self->rules != NULL)
    jalons_rule_index_forget (self->rules, record);
  touch_concerned (self, touched, record);
  if (entity == JALONS_ENTITY_ACTIVITY)
    touch_activity (self, touched, record);
  else if (entity == JALONS_ENTITY_PARTICIPATION)
    touch (self, touched, jalons_participation_division (record));
  else if (entity == JALONS_ENTITY_DIVISION)
    g_hash_table_remove (self->hours, jalons_record_get_id (record));
  else if (!has_no_hours (entity))
    forget_everything (self);
  return entity == JALONS_ENTITY_ACTIVITY || entity == JALONS_ENTITY_PARTICIPATION || entity == JALONS_ENTITY_FEED ||
         jalons_entity_is_link (entity) || jalons_entity_is_linked (entity);
}

/**
 * jalons_year_sums_forget:
 * @records: (element-type JalonsRecord): all the records of a gesture, as they will be
 *
 * To be called before they are in the dataset.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the ids of the divisions whose activities, hours or broken
 *   rules may be others then; %NULL when that may be all of them
 */
GHashTable *
jalons_year_sums_forget (JalonsYearSums *self,
                         GPtrArray *records)
{
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean known = TRUE;

  forget_issues (self);
  for (guint i = 0; i < records->len; i++)
    known = forget_record (self, g_ptr_array_index (records, i), touched) && known;
  return known ? g_steal_pointer (&touched) : NULL;
}

JalonsCalendar *
jalons_year_sums_calendar (JalonsYearSums *self,
                           const JalonsYear *year)
{
  const char *id = jalons_record_get_id (year);
  JalonsCalendar *calendar = g_hash_table_lookup (self->calendars, id);

  if (calendar == NULL)
    {
      calendar = jalons_hours_calendar (self->dataset, year);
      g_hash_table_insert (self->calendars, g_strdup (id), calendar);
    }
  return calendar;
}

const JalonsHours *
jalons_year_sums_hours (JalonsYearSums *self,
                        const JalonsDivision *division)
{
  const char *id = jalons_record_get_id (division);
  JalonsHours *hours = g_hash_table_lookup (self->hours, id);

  if (hours == NULL)
    {
      JalonsYear *year = jalons_dataset_follow (self->dataset, division, JALONS_DIVISION_YEAR);

      hours = g_new (JalonsHours, 1);
      *hours = jalons_hours_of_division (self->dataset, division, jalons_year_sums_calendar (self, year));
      g_hash_table_insert (self->hours, g_strdup (id), hours);
    }
  return hours;
}

/* Judgements */

/**
 * jalons_year_sums_rules:
 *
 * Returns: (transfer none): what the rules look at in @year, good until another year is asked for
 */
JalonsRuleIndex *
jalons_year_sums_rules (JalonsYearSums *self,
                        JalonsYear *year)
{
  const char *id = jalons_record_get_id (year);

  if (self->rules == NULL || !g_str_equal (self->judged, id))
    {
      forget_rules (self);
      self->rules = jalons_rule_index_new (self->dataset, year);
      self->judged = g_strdup (id);
    }
  return self->rules;
}

/**
 * jalons_year_sums_issues:
 *
 * Returns: (transfer none) (element-type JalonsIssue): every rule that @year breaks, good until the next change
 */
const GPtrArray *
jalons_year_sums_issues (JalonsYearSums *self,
                         JalonsYear *year)
{
  JalonsRuleIndex *rules = jalons_year_sums_rules (self, year);

  if (self->issues == NULL)
    self->issues = jalons_rule_index_issues (rules);
  return self->issues;
}

/**
 * jalons_year_sums_issues_of:
 * @record: an activity, or a division for what it breaks as such
 *
 * Returns: (transfer none) (nullable) (element-type JalonsIssue): those of @record, which jalons_issue_text_of() tells;
 *   good until the next change
 */
const GPtrArray *
jalons_year_sums_issues_of (JalonsYearSums *self,
                            JalonsYear *year,
                            const JalonsRecord *record)
{
  JalonsRuleIndex *rules = jalons_year_sums_rules (self, year);
  GPtrArray *issues = g_hash_table_lookup (self->issues_of, record);

  if (issues != NULL)
    return issues;
  issues = jalons_rule_index_issues_of (rules, record);
  /* Most break nothing, which is found again as fast as it would be kept. */
  if (issues->len > 0)
    g_hash_table_insert (self->issues_of, (gpointer) record, issues);
  else
    g_clear_pointer (&issues, g_ptr_array_unref);
  return issues;
}
