/* The échéances that most schools have, without dates.
 * Invariant: read once from data/reference/milestones.ini, never changed and never freed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/usual-milestones.h"

#include "core/published/bundled.h"
#include "core/record/id.h"
#include "core/words/text.h"

static GArray *
milestones_load (void)
{
  GArray *milestones = g_array_new (FALSE, FALSE, sizeof (JalonsUsualMilestone));
  g_autoptr (GKeyFile) file = jalons_bundled_load ("milestones.ini");
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (char **group = groups; *group != NULL; group++)
    {
      const JalonsUsualMilestone milestone = {
        .code = g_intern_string (*group),
        .label = jalons_bundled_dup_string (file, *group, "label"),
        .levels = jalons_bundled_dup_list (file, *group, "levels"),
        .source = jalons_bundled_dup_string (file, *group, "source"),
      };

      g_array_append_val (milestones, milestone);
    }
  return milestones;
}

/**
 * jalons_usual_milestones_list:
 * @n_milestones: (out): how many
 *
 * Returns: (array length=n_milestones) (transfer none): them, in the order of the year
 */
const JalonsUsualMilestone *
jalons_usual_milestones_list (gsize *n_milestones)
{
  static GArray *milestones;

  if (g_once_init_enter (&milestones))
    g_once_init_leave (&milestones, milestones_load ());
  *n_milestones = milestones->len;
  return (const JalonsUsualMilestone *) (const void *) milestones->data;
}

/* Its place among the usual ones, by its name; the others come after them. */
static gsize
rank_of (const JalonsMilestone *milestone)
{
  gsize n_milestones;
  const JalonsUsualMilestone *list = jalons_usual_milestones_list (&n_milestones);

  for (gsize i = 0; i < n_milestones; i++)
    if (g_str_equal (list[i].label, jalons_milestone_label (milestone)))
      return i;
  return n_milestones;
}

/**
 * jalons_milestone_compare:
 *
 * The order of the year: by date, those without one at the end, where the usual ones keep their order.
 *
 * Returns: less than, equal to or greater than 0
 */
int
jalons_milestone_compare (const JalonsMilestone *a,
                          const JalonsMilestone *b)
{
  JalonsDay first = jalons_milestone_day (a), second = jalons_milestone_day (b);
  gsize first_rank, second_rank;

  if (first != second && first != JALONS_NO_DAY && second != JALONS_NO_DAY)
    return first < second ? -1 : 1;
  if (first != second)
    return first == JALONS_NO_DAY ? 1 : -1;
  first_rank = rank_of (a);
  second_rank = rank_of (b);
  if (first_rank != second_rank)
    return first_rank < second_rank ? -1 : 1;
  return jalons_collate (jalons_milestone_label (a), jalons_milestone_label (b));
}

static char *
make_id (const JalonsUsualMilestone *self,
         const JalonsYear *year)
{
  return jalons_id_from ("usual-milestone", jalons_record_get_id (year), self->code, NULL);
}

/**
 * jalons_usual_milestone_find:
 *
 * Returns: (nullable) (transfer none): the milestone of @year that was made of @self, whatever it is called now, or that
 *   is called so
 */
JalonsMilestone *
jalons_usual_milestone_find (const JalonsUsualMilestone *self,
                             JalonsDataset *dataset,
                             const JalonsYear *year)
{
  g_autofree char *id = make_id (self, year), *wanted = jalons_fold (self->label);
  JalonsMilestone *made = jalons_dataset_lookup (dataset, JALONS_ENTITY_MILESTONE, id);
  g_autoptr (GPtrArray) present = NULL;

  if (made != NULL)
    return made;
  present = jalons_dataset_referring (dataset, JALONS_MILESTONE_YEAR, jalons_record_get_id (year));
  for (guint i = 0; i < present->len; i++)
    {
      g_autofree char *label = jalons_fold (jalons_milestone_label (present->pdata[i]));

      if (g_str_equal (label, wanted))
        return present->pdata[i];
    }
  return NULL;
}

static gboolean
has_level (GPtrArray *divisions,
           const char *level)
{
  for (guint i = 0; i < divisions->len; i++)
    if (g_str_equal (jalons_division_level (divisions->pdata[i]), level))
      return TRUE;
  return FALSE;
}

/**
 * jalons_usual_milestone_levels:
 *
 * Returns: (transfer full) (array zero-terminated=1): the levels of @self that the school has classes of; %NULL when it
 *   is for some levels and the school has none of them
 */
char **
jalons_usual_milestone_levels (const JalonsUsualMilestone *self,
                               JalonsDataset *dataset,
                               const JalonsYear *year)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_list_divisions (dataset, year);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  gboolean any = self->levels[0] == NULL;

  for (const char *const *level = self->levels; *level != NULL; level++)
    if (has_level (divisions, *level))
      {
        g_strv_builder_add (kept, *level);
        any = TRUE;
      }
  return any ? g_strv_builder_end (kept) : NULL;
}

/**
 * jalons_usual_milestone_draft:
 *
 * Returns: (transfer full): @self for the levels that the school has, without a date
 */
JalonsDraft *
jalons_usual_milestone_draft (const JalonsUsualMilestone *self,
                              JalonsDataset *dataset,
                              const JalonsYear *year)
{
  g_autofree char *id = make_id (self, year);
  g_auto (GStrv) levels = jalons_usual_milestone_levels (self, dataset, year);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_MILESTONE, id);

  jalons_draft_set_text (draft, JALONS_MILESTONE_YEAR, jalons_record_get_id (year));
  jalons_draft_set_text (draft, JALONS_MILESTONE_LABEL, self->label);
  jalons_draft_set_list (draft, JALONS_MILESTONE_LEVELS,
                         levels != NULL ? (const char *const *) levels : self->levels);
  jalons_draft_set_number (draft, JALONS_MILESTONE_MINUTES, JALONS_UNSET);
  return draft;
}
