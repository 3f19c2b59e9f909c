/* Measures the rules on one school's year, of 60 and of 300 classes with 40 activities each.
 * Invariant: what is judged is the reference load with absences, closures and milestones; nothing is read from a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hours.h"
#include "core/record/dataset.h"
#include "core/rules/rule-targets.h"
#include "load.h"
#include "samples.h"

#define YEAR   2026
#define ROUNDS 25
#define WEEKS  46
#define MANY   10

typedef struct
{
  JalonsDataset *dataset;
  JalonsYear *year;
  GPtrArray *divisions;
} Bench;

static void
apply (Bench *bench,
       JalonsDraft *draft)
{
  g_autoptr (JalonsRecord) record = jalons_draft_build (draft);

  jalons_dataset_apply (bench->dataset, &record, 1);
}

static void
put_milestone (Bench *bench,
               const char *label,
               JalonsDay day,
               int minutes)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_MILESTONE, NULL);

  jalons_draft_set_text (draft, JALONS_MILESTONE_YEAR, jalons_record_get_id (bench->year));
  jalons_draft_set_text (draft, JALONS_MILESTONE_LABEL, label);
  jalons_draft_set_day (draft, JALONS_MILESTONE_DAY, day);
  jalons_draft_set_number (draft, JALONS_MILESTONE_MINUTES, minutes);
  apply (bench, draft);
}

/* Two weeks away for every class, at another time for each. */
static void
put_absences (Bench *bench)
{
  for (guint i = 0; i < bench->divisions->len; i++)
    {
      g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_ABSENCE, NULL);
      JalonsDay first = jalons_day_new (YEAR, 9, 7) + 7 * (i % 30);

      jalons_draft_set_text (draft, JALONS_ABSENCE_DIVISION, jalons_record_get_id (bench->divisions->pdata[i]));
      jalons_draft_set_text (draft, JALONS_ABSENCE_LABEL, "Stage");
      jalons_draft_set_day (draft, JALONS_ABSENCE_FIRST_DAY, first);
      jalons_draft_set_day (draft, JALONS_ABSENCE_RETURN_DAY, first + 12);
      apply (bench, draft);
    }
}

static void
bench_set_up (Bench *bench,
              int n_divisions)
{
  const LoadSize size = { 1, n_divisions, YEAR, 1, n_divisions * 40, 0 };
  g_autoptr (GPtrArray) drafts = load_build (&size);

  bench->dataset = jalons_dataset_new ();
  for (guint i = 0; i < drafts->len; i++)
    apply (bench, g_ptr_array_index (drafts, i));
  bench->year = g_list_model_get_item (jalons_dataset_get_list (bench->dataset, JALONS_ENTITY_YEAR), 0);
  bench->divisions = jalons_dataset_list_divisions (bench->dataset, bench->year);
  put_milestone (bench, "Fiche de dialogue", jalons_day_new (YEAR, 12, 4), 240);
  put_milestone (bench, "Choix définitifs", jalons_day_new (YEAR + 1, 5, 28), 1200);
  put_absences (bench);
}

static void
bench_clear (Bench *bench)
{
  g_clear_pointer (&bench->divisions, g_ptr_array_unref);
  g_clear_object (&bench->year);
  g_clear_object (&bench->dataset);
}

static void
print (Samples *samples,
       const char *what,
       int n_divisions)
{
  g_autofree char *name = g_strdup_printf ("%s-%d", what, n_divisions);

  samples_print (samples, name, 0.5);
}

static void
measure_year (Bench *bench,
              int n_divisions)
{
  g_autoptr (Samples) samples = samples_new (SAMPLES_OF_CPU);
  g_autofree char *name = g_strdup_printf ("issues-%d", n_divisions);
  guint n_issues = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) issues = NULL;

      samples_start (samples);
      issues = jalons_rules_of_year (bench->dataset, bench->year);
      samples_stop (samples);
      n_issues = issues->len;
    }
  print (samples, "year", n_divisions);
  g_print ("%s\t%u\n", name, n_issues);
}

/* An activity moves: what it touched is judged again, and the whole list is there again. */
static void
measure_again (Bench *bench,
               int n_divisions)
{
  g_autoptr (JalonsRuleIndex) index = jalons_rule_index_new (bench->dataset, bench->year);
  GListModel *activities = jalons_dataset_get_list (bench->dataset, JALONS_ENTITY_ACTIVITY);
  g_autoptr (GPtrArray) first = jalons_rule_index_issues (index);
  g_autoptr (Samples) samples = samples_new (SAMPLES_OF_CPU);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (JalonsRecord) activity = g_list_model_get_item (activities, round * 7);
      g_autoptr (JalonsDraft) draft = jalons_draft_edit (activity);
      g_autoptr (JalonsRecord) moved = NULL;
      g_autoptr (GPtrArray) issues = NULL;
      JalonsTarget target = { jalons_day_new (YEAR, 11, 9) + 7 * (round % 5), JALONS_HALF_NONE };

      jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, jalons_slot_land (jalons_activity_slot (activity), target));
      moved = jalons_draft_build (draft);
      samples_start (samples);
      jalons_rule_index_forget (index, moved);
      jalons_dataset_apply (bench->dataset, &moved, 1);
      issues = jalons_rule_index_issues (index);
      samples_stop (samples);
    }
  print (samples, "again", n_divisions);
}

static void
measure_targets (Bench *bench,
                 int n_divisions)
{
  g_autoptr (JalonsRuleIndex) index = jalons_rule_index_new (bench->dataset, bench->year);
  GListModel *activities = jalons_dataset_get_list (bench->dataset, JALONS_ENTITY_ACTIVITY);
  g_autoptr (GPtrArray) warm = jalons_rule_index_issues (index);
  g_autoptr (Samples) all = samples_new (SAMPLES_OF_CPU), one = samples_new (SAMPLES_OF_CPU);
  g_autofree guint8 *worst = g_new (guint8, bench->divisions->len * WEEKS);
  JalonsTarget weeks[WEEKS];

  for (guint week = 0; week < WEEKS; week++)
    weeks[week] = (JalonsTarget){ jalons_day_new (YEAR, 8, 31) + 7 * week, JALONS_HALF_NONE };
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (JalonsRecord) activity = g_list_model_get_item (activities, round * 10);
      g_autoptr (GPtrArray) along = jalons_rule_drag_along (bench->dataset, activity, NULL), issues = NULL;
      const JalonsRuleDrag drag = { activity, along, TRUE, NULL };

      samples_start (all);
      jalons_rule_targets_judge (index, &drag, 1, (JalonsDivision *const *) bench->divisions->pdata,
                                 bench->divisions->len, weeks, WEEKS, worst);
      samples_stop (all);
      samples_start (one);
      issues = jalons_rule_targets_explain (index, &drag, 1, bench->divisions->pdata[0], weeks[round]);
      samples_stop (one);
    }
  print (all, "targets", n_divisions);
  print (one, "explain", n_divisions);
}

/* Ten chips of one class at once; those that follow land the same number of weeks away. */
static void
measure_many (Bench *bench,
              int n_divisions)
{
  g_autoptr (JalonsRuleIndex) index = jalons_rule_index_new (bench->dataset, bench->year);
  g_autoptr (GPtrArray) activities = jalons_dataset_division_activities (bench->dataset, bench->divisions->pdata[0]);
  g_autoptr (GPtrArray) warm = jalons_rule_index_issues (index);
  g_autoptr (Samples) samples = samples_new (SAMPLES_OF_CPU);
  g_autofree guint8 *worst = g_new (guint8, bench->divisions->len * WEEKS);
  JalonsTarget weeks[WEEKS];
  JalonsSlot slots[MANY][WEEKS];
  JalonsRuleDrag drags[MANY] = { 0 };

  for (guint week = 0; week < WEEKS; week++)
    weeks[week] = (JalonsTarget){ jalons_day_new (YEAR, 8, 31) + 7 * week, JALONS_HALF_NONE };
  for (guint i = 0; i < MANY; i++)
    {
      for (guint week = 0; week < WEEKS; week++)
        slots[i][week] = jalons_slot_land (jalons_activity_slot (activities->pdata[i]), weeks[(week + i) % WEEKS]);
      drags[i] = (JalonsRuleDrag){ activities->pdata[i], NULL, TRUE, slots[i] };
    }
  for (guint round = 0; round < ROUNDS; round++)
    {
      samples_start (samples);
      jalons_rule_targets_judge (index, drags, MANY, (JalonsDivision *const *) bench->divisions->pdata,
                                 bench->divisions->len, weeks, WEEKS, worst);
      samples_stop (samples);
    }
  print (samples, "many", n_divisions);
}

static void
measure_loads (Bench *bench,
               int n_divisions)
{
  g_autoptr (Samples) samples = samples_new (SAMPLES_OF_CPU);
  int minutes[WEEKS];

  for (int round = 0; round < ROUNDS; round++)
    {
      samples_start (samples);
      jalons_hours_week_loads (bench->dataset, bench->year, jalons_day_new (YEAR, 8, 31), minutes, WEEKS);
      samples_stop (samples);
    }
  print (samples, "loads", n_divisions);
}

int
main (void)
{
  static const int sizes[] = { 60, 300 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Bench bench = { NULL };

      bench_set_up (&bench, sizes[i]);
      measure_year (&bench, sizes[i]);
      measure_again (&bench, sizes[i]);
      measure_targets (&bench, sizes[i]);
      measure_many (&bench, sizes[i]);
      measure_loads (&bench, sizes[i]);
      bench_clear (&bench);
    }
  return 0;
}
