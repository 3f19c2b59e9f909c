/* From a calendar of holidays to the drafts that give it to the schools of its zones.
 * Invariant: what is published already, or was imported before, gives no draft; nothing is deleted.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"
#include "core/hours.h"
#include "core/record/id.h"
#include "core/words/text.h"
#include "exchange/import-private.h"

/* A school's year, and what the file says of it. */
typedef struct
{
  JalonsYear *year;
  JalonsSchool *school;
  const JalonsHolidayYear *found;
} Target;

typedef struct
{
  JalonsPlan *plan;
  JalonsDataset *dataset;
  GArray *targets; /* of Target */
} Planner;

/* Targets */

static const char *
zone_of (const JalonsYear *year,
         const JalonsSchool *school)
{
  return *jalons_year_zone (year) != '\0' ? jalons_year_zone (year) : jalons_school_academy (school);
}

/* A calendar that names no zone is for any; one that does not is not. */
static const JalonsHolidayYear *
find_holidays (JalonsHolidays *holidays,
               const JalonsYear *year,
               const JalonsSchool *school)
{
  for (guint i = 0; i < holidays->years->len; i++)
    {
      const JalonsHolidayYear *found = holidays->years->pdata[i];

      if (found->start_year == jalons_year_start (year) &&
          (*found->zone == '\0' || g_str_equal (found->zone, zone_of (year, school))))
        return found;
    }
  return NULL;
}

static int
compare_targets (gconstpointer a,
                 gconstpointer b)
{
  const Target *left = a, *right = b;

  if (left->found != right->found)
    return left->found->start_year != right->found->start_year ? left->found->start_year - right->found->start_year
                                                               : strcmp (left->found->zone, right->found->zone);
  return jalons_collate (jalons_school_name (left->school), jalons_school_name (right->school));
}

static GArray *
find_targets (JalonsHolidays *holidays,
              JalonsDataset *dataset)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (Target));
  GListModel *years = jalons_dataset_get_list (dataset, JALONS_ENTITY_YEAR);

  for (guint i = 0; i < g_list_model_get_n_items (years); i++)
    {
      g_autoptr (JalonsYear) year = g_list_model_get_item (years, i); /* the list keeps it */
      Target target = { year, jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL), NULL };

      if (target.school != NULL)
        target.found = find_holidays (holidays, year, target.school);
      if (target.found != NULL)
        g_array_append_val (targets, target);
    }
  g_array_sort (targets, compare_targets);
  return targets;
}

/* Whether some school of @dataset has a year that @holidays are for; else @error says which years they are of, and what
 * to do. */
static gboolean
concern (JalonsHolidays *holidays,
         JalonsDataset *dataset,
         GError **error)
{
  g_autoptr (GArray) targets = find_targets (holidays, dataset);
  const JalonsHolidayYear *last = holidays->years->pdata[holidays->years->len - 1];
  g_autofree char *what = jalons_holiday_year_describe (last->zone, last->start_year);

  if (targets->len > 0)
    return TRUE;
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
               /* Translators: %s is "2028-2029, zone B" */
               _ ("No school here has a year that this calendar is for (the last one is %s). Create the year of the school "
                  "first, in the preferences, or check its zone."),
               what);
  return FALSE;
}

/* The question */

static GPtrArray *
list_schools (Planner *self)
{
  GPtrArray *schools = g_ptr_array_new ();

  for (guint i = 0; i < self->targets->len; i++)
    {
      JalonsSchool *school = g_array_index (self->targets, Target, i).school;

      if (!g_ptr_array_find (schools, school, NULL))
        g_ptr_array_add (schools, school);
    }
  return schools;
}

static gboolean
names_no_zone (Planner *self)
{
  for (guint i = 0; i < self->targets->len; i++)
    if (*g_array_index (self->targets, Target, i).found->zone == '\0')
      return TRUE;
  return FALSE;
}

/* All the schools of the zone, unless the user says one. A file that names no zone may be of another than some school:
 * then it is asked. */
static char *
choose_schools (Planner *self,
                GHashTable *answers)
{
  g_autoptr (GPtrArray) schools = list_schools (self);
  gboolean unsure = names_no_zone (self);
  const char *answer = g_hash_table_lookup (answers, "schools");
  JalonsImportQuestion *question;

  if (answer == NULL && schools->len == 1)
    answer = jalons_school_uai (schools->pdata[0]);
  if (answer == NULL && !unsure)
    answer = JALONS_IMPORT_ALL_SCHOOLS;
  question = jalons_plan_add_question (self->plan, JALONS_IMPORT_ASK_SCHOOLS, "schools", answer,
                                       unsure ? _ ("The file does not say of which zone it is: for which school?")
                                              : _ ("The dates are written for the schools chosen here."));
  if (schools->len > 1)
    jalons_strv_add (&question->choices, JALONS_IMPORT_ALL_SCHOOLS);
  for (guint i = 0; i < schools->len; i++)
    jalons_strv_add (&question->choices, jalons_school_uai (schools->pdata[i]));
  return g_strdup (question->answer);
}

/* One year of one school */

static JalonsClosure *
find_closure (Planner *self,
              const JalonsYear *year,
              const JalonsBreak *item)
{
  g_autoptr (GPtrArray) closures = jalons_dataset_referring (self->dataset, JALONS_CLOSURE_YEAR,
                                                             jalons_record_get_id (year));
  g_autofree char *name = jalons_fold (item->name);
  JalonsClosure *typed = NULL;

  for (guint i = 0; i < closures->len; i++)
    {
      JalonsClosure *closure = closures->pdata[i];
      g_autofree char *label = jalons_fold (jalons_closure_label (closure));

      if (g_str_equal (jalons_closure_replaces (closure), item->code))
        return closure;
      /* Typed by hand, before the calendar was published. */
      if (*jalons_closure_replaces (closure) == '\0' && g_str_equal (label, name))
        typed = closure;
    }
  return typed;
}

static const JalonsBreak *
find_published (const JalonsYear *year,
                const char *code)
{
  const JalonsBundledYear *bundled = jalons_calendar_bundled (jalons_year_zone (year), jalons_year_start (year));

  for (gsize i = 0; bundled != NULL && i < bundled->n_breaks; i++)
    if (g_str_equal (bundled->breaks[i].code, code) && jalons_bundled_year_is_confirmed (bundled, code))
      return &bundled->breaks[i];
  return NULL;
}

static gboolean
is_same (const JalonsBreak *item,
         JalonsDay first_day,
         JalonsDay return_day)
{
  return item->first_day == first_day && item->return_day == return_day;
}

static void
add_detail (JalonsImportLine *line,
            const char *name,
            const char *before,
            const char *after)
{
  g_autofree char *detail = NULL;

  if (before == NULL)
    /* Translators: the name of a holiday, and its dates */
    detail = g_strdup_printf (_ ("%1$s: %2$s"), name, after);
  else
    /* Translators: the name of a field, its value before and after. */
    detail = g_strdup_printf (_ ("%s: %s → %s"), name, before, after);
  jalons_strv_add (&line->details, detail);
}

/* What is in force before the import: the school's own dates, or those that are published. */
static char *
describe_present (const JalonsClosure *closure,
                  const JalonsBreak *published)
{
  if (closure != NULL)
    return jalons_format_period (jalons_closure_first_day (closure), jalons_closure_return_day (closure));
  return published ? jalons_format_period (published->first_day, published->return_day) : NULL;
}

static JalonsDraft *
draft_closure (const JalonsYear *year,
               JalonsClosure *closure,
               const JalonsBreak *item)
{
  g_autofree char *id = jalons_id_from ("holiday", jalons_record_get_id (year), item->code, NULL);
  JalonsDraft *draft = closure ? jalons_draft_edit (closure) : jalons_draft_new (JALONS_ENTITY_CLOSURE, id);

  if (closure == NULL)
    {
      jalons_draft_set_text (draft, JALONS_CLOSURE_YEAR, jalons_record_get_id (year));
      jalons_draft_set_text (draft, JALONS_CLOSURE_LABEL, item->name);
    }
  jalons_draft_set_text (draft, JALONS_CLOSURE_REPLACES, item->code);
  jalons_draft_set_day (draft, JALONS_CLOSURE_FIRST_DAY, item->first_day);
  jalons_draft_set_day (draft, JALONS_CLOSURE_RETURN_DAY, item->return_day);
  return draft;
}

static void
plan_break (Planner *self,
            const JalonsYear *year,
            const JalonsBreak *item,
            JalonsImportLine *line)
{
  JalonsClosure *closure = find_closure (self, year, item);
  const JalonsBreak *published = find_published (year, item->code);
  g_autofree char *before = describe_present (closure, published);
  g_autofree char *after = jalons_format_period (item->first_day, item->return_day);

  if (closure == NULL && published != NULL && is_same (item, published->first_day, published->return_day))
    return;
  if (closure == NULL || !is_same (item, jalons_closure_first_day (closure), jalons_closure_return_day (closure)))
    add_detail (line, item->name, before, after);
  jalons_plan_keep (self->plan, draft_closure (year, closure, item));
}

static void
plan_day (JalonsDraft *draft,
          JalonsFieldId field,
          JalonsDay own,
          JalonsDay published,
          JalonsDay wanted,
          const char *name,
          JalonsImportLine *line)
{
  JalonsDay present = own != JALONS_NO_DAY ? own : published;
  g_autofree char *before = present != JALONS_NO_DAY ? jalons_format_day (present, JALONS_DAY_DATE) : NULL;
  g_autofree char *after = wanted != JALONS_NO_DAY ? jalons_format_day (wanted, JALONS_DAY_DATE) : NULL;

  if (wanted == JALONS_NO_DAY || wanted == present)
    return;
  jalons_draft_set_day (draft, field, wanted);
  add_detail (line, name, before, after);
}

static JalonsDay
published_day (const JalonsBundledYear *bundled,
               const char *what)
{
  if (bundled == NULL || !jalons_bundled_year_is_confirmed (bundled, what))
    return JALONS_NO_DAY;
  return g_str_equal (what, "first_day") ? bundled->first_day : bundled->last_day;
}

static void
plan_days (Planner *self,
           const Target *target,
           JalonsImportLine *line)
{
  JalonsYear *year = target->year;
  const JalonsBundledYear *bundled = jalons_calendar_bundled (jalons_year_zone (year), jalons_year_start (year));
  JalonsDraft *draft = jalons_draft_edit (year);

  plan_day (draft, JALONS_YEAR_FIRST_DAY, jalons_year_first_day (year), published_day (bundled, "first_day"),
            target->found->first_day, _ ("First day of class"), line);
  plan_day (draft, JALONS_YEAR_LAST_DAY, jalons_year_last_day (year), published_day (bundled, "last_day"),
            target->found->last_day, _ ("Last day of class"), line);
  jalons_plan_keep (self->plan, draft);
}

static void
plan_target (Planner *self,
             const Target *target)
{
  g_autofree char *what = jalons_holiday_year_describe (zone_of (target->year, target->school),
                                                        jalons_year_start (target->year));
  guint n_drafts = self->plan->drafts->len;
  JalonsImportLine *line = jalons_plan_add_line (self->plan, JALONS_IMPORT_UNCHANGED, JALONS_ENTITY_YEAR,
                                                 jalons_record_get_id (target->year), jalons_school_name (target->school),
                                                 what);

  plan_days (self, target, line);
  for (guint i = 0; i < target->found->breaks->len; i++)
    plan_break (self, target->year, &g_array_index (target->found->breaks, JalonsBreak, i), line);
  if (self->plan->drafts->len == n_drafts)
    return;
  line->outcome = JALONS_IMPORT_CHANGED;
  if (jalons_hours_has_holidays (self->dataset, target->year))
    return;
  /* Everything is new, and was said with the file. */
  line->outcome = JALONS_IMPORT_CREATED;
  g_strfreev (line->details);
  line->details = g_new0 (char *, 1);
}

/* What the file says */

static void
add_boundary (JalonsImportLine *line,
              const char *name,
              JalonsDay day)
{
  g_autofree char *text = jalons_format_day (day, JALONS_DAY_FULL);

  if (day != JALONS_NO_DAY)
    add_detail (line, name, NULL, text);
}

static void
tell_year (Planner *self,
           const JalonsHolidayYear *year)
{
  g_autofree char *what = jalons_holiday_year_describe (year->zone, year->start_year);
  JalonsImportLine *line = jalons_plan_add_line (self->plan, JALONS_IMPORT_READ, JALONS_ENTITY_CLOSURE, "", what, "");

  add_boundary (line, _ ("First day of class"), year->first_day);
  for (guint i = 0; i < year->breaks->len; i++)
    {
      const JalonsBreak *item = &g_array_index (year->breaks, JalonsBreak, i);
      g_autofree char *dates = jalons_format_period (item->first_day, item->return_day);

      add_detail (line, item->name, NULL, dates);
    }
  add_boundary (line, _ ("Last day of class"), year->last_day);
}

/* The four holidays of every year of the zones A, B and C. */
static void
warn_of_missing (Planner *self,
                 const JalonsHolidayYear *year)
{
  static const char *const codes[] = { "toussaint", "noel", "hiver", "printemps", NULL };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *what = jalons_holiday_year_describe (year->zone, year->start_year), *list = NULL;

  for (const char *const *code = codes; *code != NULL && strlen (year->zone) <= 1; code++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < year->breaks->len; i++)
        found = found || g_str_equal (g_array_index (year->breaks, JalonsBreak, i).code, *code);
      if (!found)
        g_ptr_array_add (names, (char *) jalons_break_known_name (*code));
    }
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  g_ptr_array_add (self->plan->warnings,
                   /* Translators: "2028-2029, zone B", then the names of holidays */
                   g_strdup_printf (_ ("%1$s: the file does not give %2$s. What there is stays as it is."), what, list));
}

static void
plan_all (Planner *self,
          JalonsHolidays *holidays,
          GHashTable *answers)
{
  g_autofree char *chosen = choose_schools (self, answers);
  const JalonsHolidayYear *told = NULL;

  for (guint i = 0; i < holidays->warnings->len; i++)
    g_ptr_array_add (self->plan->warnings, g_strdup (holidays->warnings->pdata[i]));
  for (guint i = 0; i < self->targets->len; i++)
    {
      const Target *target = &g_array_index (self->targets, Target, i);
      gboolean wanted = g_str_equal (chosen, JALONS_IMPORT_ALL_SCHOOLS) ||
                        g_str_equal (chosen, jalons_school_uai (target->school));

      if (target->found != told)
        {
          tell_year (self, target->found);
          warn_of_missing (self, target->found);
        }
      told = target->found;
      if (wanted)
        plan_target (self, target);
    }
}

static JalonsPlan *
plan_source (gpointer holidays,
             JalonsDataset *dataset,
             GHashTable *answers)
{
  g_autoptr (GArray) targets = find_targets (holidays, dataset);
  Planner self = { jalons_plan_new (), dataset, targets };

  self.plan->counted = JALONS_ENTITY_YEAR;
  plan_all (&self, holidays, answers);
  return self.plan;
}

static void
source_free (gpointer holidays)
{
  jalons_holidays_unref (holidays);
}

/**
 * jalons_import_new_holidays:
 * @holidays: a calendar that was read
 * @dataset: as in jalons_import_new_structure()
 *
 * The calendar goes to the years of schools that are of its zones, and to no other.
 *
 * Returns: (transfer full): the import, or %NULL with %JALONS_ERROR_MISSING when there is no such year
 */
JalonsImport *
jalons_import_new_holidays (JalonsHolidays *holidays,
                            JalonsDataset *dataset,
                            GError **error)
{
  static const JalonsImportPlanner planner = { plan_source, NULL, source_free, N_ ("Import the school holidays"), NULL };

  if (!concern (holidays, dataset, error))
    return NULL;
  return jalons_import_new_planned (&planner, jalons_holidays_ref (holidays), dataset);
}
