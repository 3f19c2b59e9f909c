/* Measures the comparison of two versions of a project with 2,000 activities over its three years.
 * Invariant: the versions share no record, as a frozen copy that was read back shares none with what there is now.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/compare.h"
#include "load.h"
#include "samples.h"

#define ROUNDS 25

static const LoadSize size = { 1, 60, 2025, JALONS_PROJECT_YEARS, 2000 };

static JalonsDataset *
build (void)
{
  JalonsDataset *dataset = jalons_dataset_new ();
  g_autoptr (GPtrArray) drafts = load_build (&size);

  for (guint i = 0; i < drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (drafts->pdata[i]);

      jalons_dataset_apply (dataset, &record, 1);
    }
  return dataset;
}

static char *
put_project (JalonsDataset *dataset)
{
  g_autoptr (JalonsSchool) school = g_list_model_get_item (jalons_dataset_get_list (dataset, JALONS_ENTITY_SCHOOL), 0);
  char *id = jalons_project_make_id (jalons_record_get_id (school), size.first_year);
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_PROJECT, id);
  g_autoptr (JalonsRecord) project = NULL;

  jalons_draft_set_text (draft, JALONS_PROJECT_SCHOOL, jalons_record_get_id (school));
  jalons_draft_set_number (draft, JALONS_PROJECT_START, size.first_year);
  project = jalons_draft_build (draft);
  jalons_dataset_apply (dataset, &project, 1);
  return id;
}

/* One activity in @every moves by a week. */
static void
move_some (JalonsDataset *dataset,
           guint every)
{
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_ENTITY_ACTIVITY);

  for (guint i = 0; i < g_list_model_get_n_items (list); i += every)
    {
      g_autoptr (JalonsActivity) activity = g_list_model_get_item (list, i);
      g_autoptr (JalonsDraft) draft = jalons_draft_edit (activity);
      JalonsSlot slot = jalons_activity_slot (activity);
      g_autoptr (JalonsRecord) moved = NULL;

      slot.day = slot.day == JALONS_NO_DAY ? jalons_day_new (size.first_year, 11, 3) : slot.day + 7;
      jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, slot);
      moved = jalons_draft_build (draft);
      jalons_dataset_apply (dataset, &moved, 1);
    }
}

static void
measure (JalonsDataset *before,
         JalonsDataset *after,
         const char *id,
         const char *name)
{
  g_autoptr (Samples) samples = samples_new (SAMPLES_OF_CPU);
  g_autofree char *count = g_strdup_printf ("%s-changes", name);
  unsigned n_changes = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (JalonsComparison) comparison = NULL;

      samples_start (samples);
      comparison = jalons_compare (before, after, id);
      samples_stop (samples);
      n_changes = comparison->changes->len;
    }
  samples_print (samples, name, 0.5);
  g_print ("%s\t%u\n", count, n_changes);
}

int
main (void)
{
  g_autoptr (JalonsDataset) before = build (), after = build ();
  g_autofree char *id = put_project (before), *same = put_project (after);

  measure (before, after, id, "compare-none");
  move_some (after, 10);
  measure (before, after, id, "compare-some");
  move_some (after, 1);
  measure (before, after, id, "compare-all");
  return g_strcmp0 (id, same) != 0;
}
