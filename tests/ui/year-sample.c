/* The year of the sample: its classes, one activity that moves, and more activities of every kind.
 * Invariant: what is written is written when a function returns.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "year-sample.h"

#include "plan/copy.h"
#include "plan/move.h"

JalonsDivision *
year_sample_division (Sample *sample,
                      const char *code)
{
  g_autofree char *id = jalons_division_make_id ("0599999N", 2026, code);

  return jalons_dataset_lookup (jalons_workspace_get_dataset (sample->workspace), JALONS_ENTITY_DIVISION, id);
}

JalonsActivity *
year_sample_activity (Sample *sample,
                      const char *code)
{
  g_autoptr (GPtrArray) activities =
    jalons_dataset_division_activities (jalons_workspace_get_dataset (sample->workspace),
                                        year_sample_division (sample, code));

  g_assert_cmpuint (activities->len, >, 0);
  return activities->pdata[0];
}

static gboolean
has_undo (gpointer workspace)
{
  return jalons_workspace_get_undo_label (workspace) != NULL;
}

/* Moves the first activity of @code by a week, and waits until that is written. */
void
year_sample_move (Sample *sample,
                  const char *code)
{
  const JalonsChip chip = { year_sample_activity (sample, code), year_sample_division (sample, code) };
  JalonsSlot before = jalons_activity_slot (chip.activity);
  g_autoptr (JalonsProposal) proposal = jalons_plan_move_weeks (jalons_workspace_get_dataset (sample->workspace),
                                                                jalons_workspace_get_calendar (sample->workspace), &chip,
                                                                1, 1);

  jalons_workspace_write (sample->workspace, "move", proposal->drafts);
  for (int i = 0; i < 100 && jalons_slot_equal (jalons_activity_slot (year_sample_activity (sample, code)), before); i++)
    sample_settle ();
  sample_wait (has_undo, sample->workspace);
}

/* More to see than the forum and the discovery of 3A that are in the sample. */
static const struct
{
  const char *codes[3];
  const char *title;
  const char *axis;
  const char *place;
  JalonsActivityKind kind;
  JalonsState state;
  const char *slot;
} more[] = {
  { { "3A", "3B" }, "Visite du lycée", "formations", "Lycée Voltaire", JALONS_ACTIVITY_VISIT,
    JALONS_STATE_CONFIRMED, "2027-01-19 08:00 180" },
  { { "4A" }, "Recherche au CDI", "monde", "CDI", JALONS_ACTIVITY_LESSON, JALONS_STATE_DONE, "2026-10-13 10:00 60" },
  { { "4B" }, "Œuvres et métiers", "projet", "CDI", JALONS_ACTIVITY_LESSON, JALONS_STATE_PLANNED, "2027-03-16 10:00 60" },
  { { "4B" }, "Réunion annulée", "", "", JALONS_ACTIVITY_OTHER, JALONS_STATE_CANCELLED, "2027-03-18 10:00 60" },
  { { "3 SEGPA" }, "Découverte", "monde", "", JALONS_ACTIVITY_LESSON, JALONS_STATE_PLANNED, "2026-12-25 10:00 60" },
  { { "3B" }, "À placer", "", "", JALONS_ACTIVITY_INTERVIEW, JALONS_STATE_PLANNED, "60" },
};

static void
add_draft (Sample *sample,
           GPtrArray *drafts,
           guint i)
{
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  JalonsNewActivity what = { .title = more[i].title, .axis = more[i].axis, .kind = more[i].kind };
  g_autoptr (JalonsProposal) proposal = NULL;

  g_assert_true (jalons_slot_parse (more[i].slot, &what.slot));
  for (guint j = 0; j < G_N_ELEMENTS (more[i].codes) && more[i].codes[j] != NULL; j++)
    g_ptr_array_add (divisions, year_sample_division (sample, more[i].codes[j]));
  proposal = jalons_plan_add (jalons_workspace_get_year (sample->workspace), divisions, &what);
  jalons_draft_set_text (proposal->drafts->pdata[0], JALONS_ACTIVITY_PLACE, more[i].place);
  jalons_draft_set_number (proposal->drafts->pdata[0], JALONS_ACTIVITY_STATE, more[i].state);
  while (proposal->drafts->len > 0)
    g_ptr_array_add (drafts, g_ptr_array_steal_index (proposal->drafts, 0));
}

/* A #SampleCondition: the last gesture of the workspace is that of year_sample_open(). */
gboolean
year_sample_has_more (gpointer data)
{
  return g_strcmp0 (jalons_workspace_get_undo_label (data), "More") == 0;
}

/* The sample, with them. */
Sample *
year_sample_open (void)
{
  Sample *sample = sample_open (TRUE);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);

  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    add_draft (sample, drafts, i);
  jalons_workspace_write (sample->workspace, "More", drafts);
  sample_wait (year_sample_has_more, sample->workspace);
  return sample;
}
