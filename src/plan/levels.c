/* What the user changes of a level, as drafts to be written in one go.
 * Invariant: the ids follow from the code, the set and the school, so that two people who edit the same edit one record.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/levels.h"

#include "core/published/known-levels.h"
#include "core/record/keys.h"
#include "core/words/text.h"
#include "plan/gestures.h"

/* Room left for others when a level is put at either end. */
#define STEP 10

/**
 * jalons_level_make_code:
 * @label: "3e prépa-métiers"
 *
 * Returns: (transfer full): the code that it would have, "3e-prepa-metiers"; "" when nothing in it can be in a code
 */
char *
jalons_level_make_code (const char *label)
{
  g_autofree char *folded = jalons_fold (label);
  GString *code = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (code, g_ascii_tolower (*c));
    else if (code->len > 0 && code->str[code->len - 1] != '-')
      g_string_append_c (code, '-');
  if (code->len > 0 && code->str[code->len - 1] == '-')
    g_string_truncate (code, code->len - 1);
  return g_string_free (code, FALSE);
}

static JalonsLevel *
find_own (JalonsDataset *dataset,
          const char *code)
{
  g_autofree char *id = jalons_level_make_id (code);

  return jalons_dataset_lookup (dataset, JALONS_ENTITY_LEVEL, id);
}

/**
 * jalons_level_is_edited:
 *
 * Returns: whether @code is a published level whose words or place were changed
 */
gboolean
jalons_level_is_edited (JalonsDataset *dataset,
                        const char *code)
{
  return jalons_levels_lookup (code) != NULL && find_own (dataset, code) != NULL;
}

/**
 * jalons_level_before:
 *
 * Returns: the code of the level that comes before @code in lists, "" when it is the first; good until the next change
 */
const char *
jalons_level_before (JalonsDataset *dataset,
                     const char *code)
{
  g_autoptr (GArray) levels = jalons_known_levels (dataset);

  for (guint i = 1; i < levels->len; i++)
    if (g_str_equal (g_array_index (levels, JalonsLevelInfo, i).code, code))
      return g_array_index (levels, JalonsLevelInfo, i - 1).code;
  return "";
}

/**
 * jalons_level_divisions:
 * @dataset: of every year, to know of every year
 *
 * Returns: (transfer full) (element-type JalonsDivision): the classes of the level
 */
GPtrArray *
jalons_level_divisions (JalonsDataset *dataset,
                        const char *code)
{
  GListModel *all = jalons_dataset_get_list (dataset, JALONS_ENTITY_DIVISION);
  GPtrArray *divisions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (JalonsDivision) division = g_list_model_get_item (all, i);

      if (g_str_equal (jalons_division_level (division), code))
        g_ptr_array_add (divisions, g_steal_pointer (&division));
    }
  return divisions;
}

/**
 * jalons_level_owed:
 *
 * Returns: what a class of the level owes in @year
 */
JalonsOwed
jalons_level_owed (JalonsDataset *dataset,
                   const JalonsYear *year,
                   const char *code)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_DIVISION, NULL);
  g_autoptr (JalonsRecord) division = NULL;

  jalons_draft_set_text (draft, JALONS_DIVISION_YEAR, jalons_record_get_id (year));
  jalons_draft_set_text (draft, JALONS_DIVISION_LEVEL, code);
  division = jalons_draft_build (draft);
  return jalons_hours_owed (dataset, division);
}

/* Words and place */

static JalonsDraft *
draft_level (JalonsDataset *dataset,
             const char *code)
{
  JalonsLevel *own = find_own (dataset, code);
  g_autofree char *id = NULL;
  JalonsDraft *draft;

  if (own != NULL)
    return jalons_draft_edit (own);
  id = jalons_level_make_id (code);
  draft = jalons_draft_new (JALONS_ENTITY_LEVEL, id);
  jalons_draft_set_text (draft, JALONS_LEVEL_CODE, code);
  return draft;
}

/* A published level keeps only what is said otherwise of it. */
static void
set_rank (JalonsDraft *draft,
          const char *code,
          int rank)
{
  const JalonsLevelInfo *published = jalons_levels_lookup (code);

  jalons_draft_set_number (draft, JALONS_LEVEL_RANK, published && published->rank == rank ? JALONS_UNSET : rank);
}

static void
set_label (JalonsDraft *draft,
           const char *code,
           const char *label)
{
  const JalonsLevelInfo *published = jalons_levels_lookup (code);

  jalons_draft_set_text (draft, JALONS_LEVEL_LABEL, published && g_str_equal (published->label, label) ? "" : label);
}

/* Takes @draft: it is kept when writing it would change something. */
static void
settle_level (JalonsDraft *draft,
              GPtrArray *drafts)
{
  g_autoptr (JalonsRecord) level = jalons_draft_build (draft);
  gboolean empty = jalons_levels_lookup (jalons_level_code (level)) != NULL && *jalons_level_label (level) == '\0' &&
                   jalons_level_rank (level) == JALONS_UNSET;

  if (empty)
    jalons_draft_set_deleted (draft, TRUE);
  if (empty ? jalons_draft_get_origin (draft) != NULL : jalons_draft_is_changed (draft))
    g_ptr_array_add (drafts, draft);
  else
    jalons_draft_free (draft);
}

/* Gives the levels from @place on another rank as far as they are in the way of one of @rank. */
static void
push_others (JalonsDataset *dataset,
             GArray *others,
             guint place,
             int rank,
             GPtrArray *drafts)
{
  for (guint i = place; i < others->len && g_array_index (others, JalonsLevelInfo, i).rank <= rank; i++)
    {
      const char *code = g_array_index (others, JalonsLevelInfo, i).code;
      JalonsDraft *draft = draft_level (dataset, code);

      set_rank (draft, code, ++rank);
      settle_level (draft, drafts);
    }
}

/* The rank of a level that is put at @place among @others, in their order. */
static int
find_rank (GArray *others,
           guint place)
{
  gint64 before, after;

  if (others->len == 0)
    return STEP;
  /* Below 0 it would be unset. */
  before = place > 0 ? g_array_index (others, JalonsLevelInfo, place - 1).rank
                     : MAX ((gint64) g_array_index (others, JalonsLevelInfo, 0).rank - 2 * STEP, -1);
  after = place < others->len ? g_array_index (others, JalonsLevelInfo, place).rank : before + 2 * STEP;
  /* Ranks without end are those of levels of which nothing is said. */
  if (after >= G_MAXINT)
    after = MIN (before + 2 * STEP, G_MAXINT);
  return (int) MIN (before + MAX ((after - before) / 2, 1), G_MAXINT);
}

/**
 * jalons_gesture_set_level:
 * @code: of a level that there is, or of a new one
 * @label: its words
 * @after: the code of the level that it comes after in lists, "" for the first place
 *
 * Returns: (transfer full) (element-type JalonsDraft): what makes the level so; others move on where there is no room
 */
GPtrArray *
jalons_gesture_set_level (JalonsDataset *dataset,
                          const char *code,
                          const char *label,
                          const char *after)
{
  GPtrArray *drafts = jalons_gesture_drafts_new ();
  JalonsDraft *draft = draft_level (dataset, code);
  gboolean known = jalons_levels_lookup (code) != NULL || jalons_draft_get_origin (draft) != NULL;
  g_autoptr (GArray) others = jalons_known_levels (dataset);
  guint place = 0;

  set_label (draft, code, label);
  if (!known || !g_str_equal (jalons_level_before (dataset, code), after))
    {
      for (guint i = others->len; i > 0; i--)
        if (g_str_equal (g_array_index (others, JalonsLevelInfo, i - 1).code, code))
          g_array_remove_index (others, i - 1);
      for (guint i = 0; i < others->len; i++)
        if (g_str_equal (g_array_index (others, JalonsLevelInfo, i).code, after))
          place = i + 1;
      set_rank (draft, code, find_rank (others, place));
      push_others (dataset, others, place, find_rank (others, place), drafts);
    }
  settle_level (draft, drafts);
  return drafts;
}

/* Removing */

static void
delete_referring (JalonsDataset *dataset,
                  JalonsFieldId field,
                  const char *code,
                  GPtrArray *drafts)
{
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_FIELD_ENTITY (field));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);

      if (g_str_equal (jalons_record_get_text (record, field), code))
        jalons_gesture_add_deletion (drafts, record);
    }
}

static void
leave_milestones (JalonsDataset *dataset,
                  const char *code,
                  GPtrArray *drafts)
{
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_ENTITY_MILESTONE);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsMilestone) milestone = g_list_model_get_item (list, i);
      const char *const *levels = jalons_milestone_levels (milestone);
      g_autoptr (GPtrArray) kept = g_ptr_array_new ();
      JalonsDraft *draft;

      if (!g_strv_contains (levels, code))
        continue;
      for (; *levels != NULL; levels++)
        if (!g_str_equal (*levels, code))
          g_ptr_array_add (kept, (char *) *levels);
      g_ptr_array_add (kept, NULL);
      draft = jalons_draft_edit (milestone);
      jalons_draft_set_list (draft, JALONS_MILESTONE_LEVELS, (const char *const *) kept->pdata);
      g_ptr_array_add (drafts, draft);
    }
}

/**
 * jalons_gesture_remove_level:
 * @dataset: of every year
 * @code: a level that no class is of, see jalons_level_divisions(), or a published one
 *
 * Returns: (transfer full) (element-type JalonsDraft): what takes away a level that the user added, with its hours, what
 *   imports were answered with it, and its part in milestones; what gives a published one its words and its place back
 */
GPtrArray *
jalons_gesture_remove_level (JalonsDataset *dataset,
                             const char *code)
{
  GPtrArray *drafts = jalons_gesture_drafts_new ();
  JalonsLevel *own = find_own (dataset, code);

  if (own != NULL)
    jalons_gesture_add_deletion (drafts, own);
  if (jalons_levels_lookup (code) != NULL)
    return drafts;
  delete_referring (dataset, JALONS_REFERENCE_LEVEL, code, drafts);
  delete_referring (dataset, JALONS_MEF_LEVEL, code, drafts);
  leave_milestones (dataset, code, drafts);
  return drafts;
}

/* Hours */

/**
 * jalons_level_draft_hours:
 * @of_school: the hours of the school of @year alone, or those of the text that @year follows
 *
 * Returns: (transfer full): the hours as they are, or new ones without a figure
 */
JalonsDraft *
jalons_level_draft_hours (JalonsDataset *dataset,
                          const JalonsYear *year,
                          const char *code,
                          gboolean of_school)
{
  const char *set = of_school ? "" : jalons_year_reference_set (year);
  const char *school = of_school ? jalons_year_school (year) : "";
  g_autofree char *id = jalons_reference_make_id (set, school, code);
  JalonsRecord *record = jalons_dataset_lookup (dataset, JALONS_ENTITY_REFERENCE, id);
  JalonsDraft *draft;

  if (record != NULL)
    return jalons_draft_edit (record);
  draft = jalons_draft_new (JALONS_ENTITY_REFERENCE, id);
  jalons_draft_set_text (draft, JALONS_REFERENCE_SET, set);
  jalons_draft_set_text (draft, JALONS_REFERENCE_SCHOOL, school);
  jalons_draft_set_text (draft, JALONS_REFERENCE_LEVEL, code);
  return draft;
}

/**
 * jalons_level_settle_hours:
 * @draft: (transfer full): hours; without a figure they go
 * @drafts: gets @draft when writing it would change something
 */
void
jalons_level_settle_hours (JalonsDraft *draft,
                           GPtrArray *drafts)
{
  g_autoptr (JalonsRecord) reference = jalons_draft_build (draft);
  gboolean empty = jalons_reference_minutes (reference) == JALONS_UNSET;

  if (empty)
    jalons_draft_set_deleted (draft, TRUE);
  if (empty ? jalons_draft_get_origin (draft) != NULL : jalons_draft_is_changed (draft))
    g_ptr_array_add (drafts, draft);
  else
    jalons_draft_free (draft);
}

/**
 * jalons_gesture_reset_hours:
 *
 * Returns: (transfer full) (element-type JalonsDraft): what takes the level back to the hours as published
 */
GPtrArray *
jalons_gesture_reset_hours (JalonsDataset *dataset,
                            const JalonsYear *year,
                            const char *code)
{
  GPtrArray *drafts = jalons_gesture_drafts_new ();

  for (int of_school = 0; of_school <= 1; of_school++)
    {
      JalonsDraft *draft = jalons_level_draft_hours (dataset, year, code, of_school);

      jalons_draft_set_number (draft, JALONS_REFERENCE_MINUTES, JALONS_UNSET);
      jalons_level_settle_hours (draft, drafts);
    }
  return drafts;
}
