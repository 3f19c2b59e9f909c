/* The year after and its classes; its activities are in next-year-activities.c, its dates in next-year-dates.c.
 * Invariant: all that is prepared has an id that comes from what it is prepared from.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/hours.h"
#include "core/published/known-levels.h"
#include "core/record/id.h"
#include "core/words/text.h"
#include "plan/gestures.h"
#include "plan/next-year-private.h"

static void
line_free (gpointer data)
{
  JalonsNextYearLine *line = data;

  g_free (line->id);
  g_free (line->text);
  g_free (line);
}

void
jalons_next_year_free (JalonsNextYear *self)
{
  g_free (self->year_id);
  g_free (self->label);
  g_ptr_array_unref (self->drafts);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

void
jalons_preparation_tell (JalonsPreparation *self,
                         JalonsNextYearKind kind,
                         const JalonsRecord *record,
                         char *text)
{
  JalonsNextYearLine *line = g_new (JalonsNextYearLine, 1);

  line->kind = kind;
  line->entity = jalons_record_get_entity (record);
  line->id = g_strdup (jalons_record_get_id (record));
  line->text = text;
  g_ptr_array_add (self->result->lines, line);
  self->result->n_lines[kind]++;
}

/* Whether somebody deleted it: what was prepared and then deleted is not prepared again. */
gboolean
jalons_preparation_is_gone (JalonsPreparation *self,
                            const char *id)
{
  return self->gone != NULL && g_hash_table_contains (self->gone, id);
}

/* @record: of this year; @name: it, as a sentence begins: "Class 3A" */
void
jalons_preparation_tell_gone (JalonsPreparation *self,
                              const JalonsRecord *record,
                              const char *name)
{
  g_autofree char *year = jalons_preparation_year_name (self);

  /* Translators: a class, an activity…, a school year */
  jalons_preparation_tell (self, JALONS_NEXT_DROPPED, record,
                           g_strdup_printf (_ ("%1$s: deleted from %2$s, not taken over again."), name, year));
  self->result->n_gone++;
}

/* What is prepared from @record has an id that comes from it: a second time, or somebody else, finds the same. */
char *
jalons_preparation_make_id (JalonsPreparation *self,
                            const JalonsRecord *record)
{
  return jalons_id_from ("next-year", jalons_record_get_id (record), self->result->year_id, NULL);
}

char *
jalons_preparation_year_name (JalonsPreparation *self)
{
  return jalons_format_school_year (self->result->start);
}

/* Returns: the same weekday of the week with the same number; no day when there is no such week */
JalonsDay
jalons_preparation_fit_day (JalonsPreparation *self,
                            JalonsDay day)
{
  int week = jalons_calendar_week_of (self->calendar, day);
  JalonsDay monday = jalons_calendar_week_monday (self->next_calendar, week);

  return monday == JALONS_NO_DAY ? JALONS_NO_DAY : monday + (day - jalons_day_monday (day));
}

/* A new record with the fields of @record but those of @without. */
JalonsDraft *
jalons_preparation_start (const JalonsRecord *record,
                          const char *id,
                          const JalonsFieldId *without,
                          unsigned n_without)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  JalonsDraft *draft = jalons_draft_new (entity->id, id);

  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      gboolean wanted = TRUE;

      for (unsigned w = 0; w < n_without; w++)
        wanted = wanted && without[w] != entity->fields[i].id;
      if (wanted)
        jalons_draft_copy_field (draft, record, entity->fields[i].id);
    }
  return draft;
}

/* Takes @draft. Returns: (transfer full): the record that it will be */
JalonsRecord *
jalons_preparation_add (JalonsPreparation *self,
                        JalonsDraft *draft)
{
  g_ptr_array_add (self->result->drafts, draft);
  return jalons_draft_build (draft);
}

/* The year */

static gboolean
has_dates (const JalonsYear *year)
{
  return jalons_calendar_bundled (jalons_year_zone (year), jalons_year_start (year)) != NULL ||
         (jalons_year_first_day (year) != JALONS_NO_DAY && jalons_year_last_day (year) != JALONS_NO_DAY);
}

static JalonsYear *
new_year (JalonsPreparation *self)
{
  static const JalonsFieldId without[] = { JALONS_YEAR_START, JALONS_YEAR_FIRST_DAY, JALONS_YEAR_LAST_DAY };
  JalonsDraft *draft = jalons_preparation_start (self->year, self->result->year_id, without, G_N_ELEMENTS (without));

  jalons_draft_set_number (draft, JALONS_YEAR_START, self->result->start);
  return jalons_preparation_add (self, draft);
}

static void
tell_new_year (JalonsPreparation *self)
{
  const JalonsBundledYear *bundled = jalons_calendar_bundled (jalons_year_zone (self->next_year), self->result->start);
  g_autofree char *name = jalons_preparation_year_name (self);
  const char *zone = jalons_year_zone (self->next_year);
  char *text;

  if (jalons_bundled_year_is_confirmed (bundled, NULL))
    /* Translators: a school year, the letter of a zone */
    text = g_strdup_printf (_ ("%1$s, with the dates of zone %2$s."), name, zone);
  else
    /* Translators: a school year, the letter of a zone */
    text = g_strdup_printf (_ ("%1$s, with the dates of zone %2$s; some of them are not confirmed yet: check them."),
                            name, zone);
  jalons_preparation_tell (self, JALONS_NEXT_CREATED, self->next_year, text);
}

static gboolean
prepare_year (JalonsPreparation *self,
              GError **error)
{
  JalonsYear *present = jalons_dataset_lookup (self->next, JALONS_ENTITY_YEAR, self->result->year_id);
  g_autofree char *name = jalons_preparation_year_name (self);

  self->next_year = present != NULL ? g_object_ref (present) : new_year (self);
  if (!has_dates (self->next_year))
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                   /* Translators: a school year, twice the same */
                   _ ("The school holidays of %1$s are not known: create the year %1$s, import the official calendar "
                      "(.ics) into it, then prepare it."),
                   name);
      return FALSE;
    }
  if (present == NULL)
    tell_new_year (self);
  else
    jalons_preparation_tell (self, JALONS_NEXT_LEFT, present,
                             g_strdup_printf (_ ("%s is there already: its dates and settings stay as they are."), name));
  return TRUE;
}

/* The classes */

static GHashTable *
index_by_key (GPtrArray *divisions)
{
  GHashTable *by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < divisions->len; i++)
    {
      JalonsDivision *division = g_ptr_array_index (divisions, i);

      g_hash_table_insert (by_key, jalons_division_key (jalons_division_code (division)), division);
    }
  return by_key;
}

/* The id of a class that was renamed since is that of its old code, which another class needs now. */
static char *
free_division_id (JalonsPreparation *self,
                  const char *code)
{
  JalonsSchool *school = jalons_dataset_follow (self->dataset, self->year, JALONS_YEAR_SCHOOL);
  g_autofree char *id = jalons_division_make_id (jalons_school_uai (school), self->result->start, code);

  if (jalons_dataset_lookup (self->next, JALONS_ENTITY_DIVISION, id) == NULL)
    return g_steal_pointer (&id);
  return jalons_id_from ("division", id, "renamed", NULL);
}

static JalonsDivision *
new_division (JalonsPreparation *self,
              const JalonsDivision *division,
              const char *id)
{
  static const JalonsFieldId without[] = { JALONS_DIVISION_HEADCOUNT, JALONS_DIVISION_LEAD_TEACHERS,
                                           JALONS_DIVISION_NOTES };
  JalonsDraft *draft = jalons_preparation_start (division, id, without, G_N_ELEMENTS (without));

  jalons_draft_set_text (draft, JALONS_DIVISION_YEAR, self->result->year_id);
  jalons_draft_set_number (draft, JALONS_DIVISION_HEADCOUNT, JALONS_UNSET);
  return jalons_preparation_add (self, draft);
}

static char *
describe_division (JalonsPreparation *self,
                   const JalonsDivision *division)
{
  const char *code = jalons_division_code (division), *level = jalons_division_level (division);
  g_autofree char *owed = jalons_format_minutes (jalons_division_owed (division));
  const char *label = *level ? jalons_known_level (self->dataset, level).label : _ ("level to be chosen");

  if (jalons_division_owed (division) == JALONS_UNSET)
    /* Translators: the code of a class, its level */
    return g_strdup_printf (_ ("Class %1$s, %2$s; headcount and teachers are to come."), code, label);
  /* Translators: the code of a class, its level, the hours that it owes */
  return g_strdup_printf (_ ("Class %1$s, %2$s, with its own volume of %3$s; headcount and teachers are to come."), code,
                          label, owed);
}

/* Returns: (transfer full) (nullable): the class that stands for @division; none for one that was deleted */
static JalonsDivision *
prepare_division (JalonsPreparation *self,
                  const JalonsDivision *division,
                  JalonsDivision *same)
{
  const char *code = jalons_division_code (division);
  g_autofree char *id = free_division_id (self, code);
  /* Translators: the code of a class */
  g_autofree char *name = g_strdup_printf (_ ("Class %s"), code);

  if (same != NULL)
    {
      jalons_preparation_tell (self, JALONS_NEXT_LEFT, same,
                               g_strdup_printf (_ ("Class %s is there already: it stays as it is."),
                                                jalons_division_code (same)));
      return g_object_ref (same);
    }
  if (jalons_preparation_is_gone (self, id))
    {
      jalons_preparation_tell_gone (self, division, name);
      return NULL;
    }
  same = new_division (self, division, id);
  jalons_preparation_tell (self, JALONS_NEXT_CREATED, same, describe_division (self, same));
  return same;
}

static void
prepare_divisions (JalonsPreparation *self)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_list_divisions (self->dataset, self->year);
  g_autoptr (GPtrArray) present = jalons_dataset_list_divisions (self->next, self->next_year);
  g_autoptr (GHashTable) by_key = index_by_key (present);

  for (guint i = 0; i < divisions->len; i++)
    {
      JalonsDivision *division = g_ptr_array_index (divisions, i), *same;
      g_autofree char *key = jalons_division_key (jalons_division_code (division));

      same = prepare_division (self, division, g_hash_table_lookup (by_key, key));
      if (same == NULL)
        continue;
      g_hash_table_insert (by_key, g_steal_pointer (&key), same);
      g_hash_table_insert (self->divisions, g_strdup (jalons_record_get_id (division)), same);
    }
}

/* All of it */

static JalonsNextYear *
result_new (JalonsDataset *dataset,
            const JalonsYear *year)
{
  JalonsSchool *school = jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL);
  JalonsNextYear *self = g_new0 (JalonsNextYear, 1);
  g_autofree char *name = NULL;

  self->start = jalons_year_start (year) + 1;
  self->year_id = jalons_year_make_id (jalons_school_uai (school), self->start);
  name = jalons_format_school_year (self->start);
  /* Translators: a school year */
  self->label = g_strdup_printf (_ ("Prepare %s"), name);
  self->drafts = jalons_gesture_drafts_new ();
  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

/* An empty year to come, with nothing but the school: its UAI says which public holidays there are. */
static JalonsDataset *
next_dataset_new (JalonsDataset *dataset,
                  const JalonsYear *year)
{
  JalonsRecord *school = jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL);
  JalonsDataset *next = jalons_dataset_new ();

  jalons_dataset_apply (next, &school, 1);
  return next;
}

static void
prepare_all (JalonsPreparation *self)
{
  self->calendar = jalons_hours_calendar (self->dataset, self->year);
  self->next_calendar = jalons_hours_calendar (self->next, self->next_year);
  self->divisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  prepare_divisions (self);
  jalons_preparation_activities (self);
  jalons_preparation_dates (self);
  g_clear_pointer (&self->divisions, g_hash_table_unref);
  g_clear_pointer (&self->calendar, jalons_calendar_unref);
  g_clear_pointer (&self->next_calendar, jalons_calendar_unref);
}

/**
 * jalons_next_year_prepare:
 * @dataset: holds @year and all that is in it
 * @year: a school's year
 * @next: (nullable): holds all that there is of the year after it, as the store loads it; it may be @dataset itself. %NULL
 *   says that there is nothing yet: what there is would be overwritten
 * @gone: (nullable) (element-type utf8): the ids of what was deleted from that year, see jalons_store_list_deleted(); %NULL
 *   takes over what was deleted, too
 * @error: return location
 *
 * Transposes a school's year. Nothing is written: the lines are shown, and the drafts, once accepted, are written in one
 * gesture. Classes pass by their codes (3A → 3A), with their levels, training programmes and own volumes, without headcount,
 * teachers and notes: the pupils are others. Activities pass to the same weekday and time of the week with the same number
 * (S7 → S7); where that day has no class they keep the week alone, and where there is no such week they wait for a date.
 * Cancelled ones are dropped; those that were confirmed or held are planned again. Milestones pass with their levels and
 * hours and without a date, since only a text fixes those; absences to the same weeks, to be checked. The school's own
 * closures and volumes do not pass: the former are other days, the latter hold for every year.
 *
 * What is in the next year already stays: the year, a class of that code, an activity that was prepared from this one, or
 * that has its title, classes and week, a milestone of that label and those levels, an absence that meets the new one.
 * What was prepared before and then deleted does not come back, unless the whole year was deleted.
 *
 * The dates are those of the next year where it is there already, with its closures, else those published for the zone.
 *
 * Returns: (nullable) (transfer full): what would be done; %NULL with %JALONS_ERROR_MISSING when the dates of the next year
 *   are neither published in the program nor entered
 */
JalonsNextYear *
jalons_next_year_prepare (JalonsDataset *dataset,
                          JalonsYear *year,
                          JalonsDataset *next,
                          GHashTable *gone,
                          GError **error)
{
  g_autoptr (JalonsNextYear) result = NULL;
  g_autoptr (JalonsDataset) nothing = NULL;
  JalonsPreparation self = { .dataset = dataset, .year = year };
  gboolean known;

  g_return_val_if_fail (jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL) != NULL, NULL);

  if (next == NULL)
    next = nothing = next_dataset_new (dataset, year);
  result = result_new (dataset, year);
  self.next = next;
  self.result = result;
  self.gone = gone != NULL && !g_hash_table_contains (gone, result->year_id) ? gone : NULL;
  known = prepare_year (&self, error);
  if (known)
    prepare_all (&self);
  g_clear_object (&self.next_year);
  return known ? g_steal_pointer (&result) : NULL;
}
