/* The words, readings and figures of a bilan, as drafts.
 * Invariant: what would change nothing is not written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/bilan.h"

#include "plan/gestures.h"

/* The record of that id as a draft, or a new one; takes @id. */
static JalonsDraft *
edit_or_new (JalonsDataset *dataset,
             JalonsEntityId entity,
             char *id)
{
  g_autofree char *own = id;
  JalonsRecord *record = jalons_dataset_lookup (dataset, entity, own);

  return record != NULL ? jalons_draft_edit (record) : jalons_draft_new (entity, own);
}

/* Takes @draft. */
static GPtrArray *
only_if_changed (JalonsDraft *draft)
{
  GPtrArray *drafts = jalons_gesture_drafts_new ();

  if (jalons_draft_is_changed (draft))
    g_ptr_array_add (drafts, draft);
  else
    jalons_draft_free (draft);
  return drafts;
}

/**
 * jalons_gesture_write_chapter:
 * @words: all that is to be said on @theme; "" leaves nothing to be printed
 *
 * Returns: (transfer full) (element-type JalonsDraft): the words of the bilan of @year
 */
GPtrArray *
jalons_gesture_write_chapter (JalonsDataset *dataset,
                              const JalonsYear *year,
                              JalonsTheme theme,
                              const char *words)
{
  const char *code = jalons_model_field (JALONS_CHAPTER_THEME)->codes[theme];
  const char *year_id = jalons_record_get_id (year);
  JalonsDraft *draft = edit_or_new (dataset, JALONS_ENTITY_CHAPTER, jalons_chapter_make_id (year_id, code));

  jalons_draft_set_text (draft, JALONS_CHAPTER_YEAR, year_id);
  jalons_draft_set_number (draft, JALONS_CHAPTER_THEME, (int) theme);
  jalons_draft_set_text (draft, JALONS_CHAPTER_WORDS, words);
  return only_if_changed (draft);
}

/**
 * jalons_gesture_write_reading:
 * @value: what the indicator of @goal read at the end of @year, as it is typed
 *
 * Returns: (transfer full) (element-type JalonsDraft): the reading
 */
GPtrArray *
jalons_gesture_write_reading (JalonsDataset *dataset,
                              const JalonsYear *year,
                              const JalonsGoal *goal,
                              const char *value,
                              JalonsOutcome outcome)
{
  const char *year_id = jalons_record_get_id (year), *goal_id = jalons_record_get_id (goal);
  JalonsDraft *draft = edit_or_new (dataset, JALONS_ENTITY_READING, jalons_reading_make_id (year_id, goal_id));

  jalons_draft_set_text (draft, JALONS_READING_YEAR, year_id);
  jalons_draft_set_text (draft, JALONS_READING_GOAL, goal_id);
  jalons_draft_set_text (draft, JALONS_READING_VALUE, value);
  jalons_draft_set_number (draft, JALONS_READING_OUTCOME, (int) outcome);
  return only_if_changed (draft);
}

/**
 * jalons_gesture_write_figure:
 * @figure: (nullable): the figure to be changed, or %NULL for a new one
 * @start: 2026 for 2026-2027
 *
 * Returns: (transfer full) (element-type JalonsDraft): the figure; jalons_gesture_delete() takes one away
 */
GPtrArray *
jalons_gesture_write_figure (JalonsFigure *figure,
                             const JalonsSchool *school,
                             int start,
                             const char *label,
                             const char *value,
                             const char *source)
{
  JalonsDraft *draft = figure ? jalons_draft_edit (figure) : jalons_draft_new (JALONS_ENTITY_FIGURE, NULL);

  jalons_draft_set_text (draft, JALONS_FIGURE_SCHOOL, jalons_record_get_id (school));
  jalons_draft_set_number (draft, JALONS_FIGURE_START, start);
  jalons_draft_set_text (draft, JALONS_FIGURE_LABEL, label);
  jalons_draft_set_text (draft, JALONS_FIGURE_VALUE, value);
  jalons_draft_set_text (draft, JALONS_FIGURE_SOURCE, source);
  return only_if_changed (draft);
}
