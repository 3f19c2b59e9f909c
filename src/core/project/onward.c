/* Which school follows which: the one that was chosen, or the nearest that has the levels.
 * Invariant: the order of the schools does not depend on the order of arrival.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/onward.h"

#include "core/project/cohort.h"
#include "core/words/text.h"

/* The levels at which a voie begins. */
static const char *const entries[JALONS_N_VOIES][5] = {
  [JALONS_VOIE_GENERAL] = { "2de-gt", NULL },
  [JALONS_VOIE_VOCATIONAL] = { "2de-pro", "cap-1", "2de-pro-agri", "cap-agri-1", NULL },
};

/**
 * jalons_onward_new:
 *
 * Returns: (transfer full): no school follows
 */
JalonsOnward *
jalons_onward_new (void)
{
  JalonsOnward *self = g_atomic_rc_box_new0 (JalonsOnward);

  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_onward_year_free);
  return self;
}

JalonsOnward *
jalons_onward_ref (JalonsOnward *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  JalonsOnward *self = data;

  for (int voie = 0; voie < JALONS_N_VOIES; voie++)
    {
      g_clear_object (&self->datasets[voie]);
      g_clear_object (&self->schools[voie]);
    }
  g_ptr_array_unref (self->kept);
}

void
jalons_onward_unref (JalonsOnward *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * jalons_onward_set:
 * @dataset: with the years of @school
 * @school: (nullable): the school that follows
 */
void
jalons_onward_set (JalonsOnward *self,
                   JalonsVoie voie,
                   JalonsDataset *dataset,
                   JalonsSchool *school)
{
  g_set_object (&self->datasets[voie], dataset);
  g_set_object (&self->schools[voie], school);
}

/* Years that are kept */

/**
 * jalons_onward_year_new:
 *
 * Returns: (transfer full): a year of which nothing is known yet
 */
JalonsOnwardYear *
jalons_onward_year_new (JalonsVoie voie,
                        const char *level,
                        int start,
                        JalonsSchool *school)
{
  JalonsOnwardYear *self = g_new0 (JalonsOnwardYear, 1);

  self->voie = voie;
  self->level = g_strdup (level);
  self->start = start;
  self->like = JALONS_UNSET;
  self->school = g_object_ref (school);
  return self;
}

void
jalons_onward_year_free (JalonsOnwardYear *year)
{
  g_free (year->level);
  g_object_unref (year->school);
  g_free (year);
}

/**
 * jalons_onward_find_kept:
 * @self: (nullable): what follows
 *
 * Returns: (transfer none) (nullable): what was kept of that level in that year
 */
const JalonsOnwardYear *
jalons_onward_find_kept (const JalonsOnward *self,
                         JalonsVoie voie,
                         const char *level,
                         int start)
{
  for (guint i = 0; self != NULL && i < self->kept->len; i++)
    {
      const JalonsOnwardYear *year = self->kept->pdata[i];

      if (year->voie == voie && year->start == start && g_str_equal (year->level, level))
        return year;
    }
  return NULL;
}

/* Which school it is */

static gboolean
has_voie (JalonsDataset *dataset,
          const JalonsSchool *school,
          JalonsVoie voie)
{
  for (unsigned i = 0; entries[voie][i] != NULL; i++)
    if (jalons_cohort_has_level (dataset, school, entries[voie][i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_same (const char *a,
         const char *b)
{
  g_autofree char *first = jalons_fold (a), *second = jalons_fold (b);

  return *first != '\0' && g_str_equal (first, second);
}

/* 0 in the same town, 1 in the same académie, 2 elsewhere. */
static int
distance (const JalonsSchool *from,
          const JalonsSchool *to)
{
  if (is_same (jalons_school_town (from), jalons_school_town (to)))
    return 0;
  return is_same (jalons_school_academy (from), jalons_school_academy (to)) ? 1 : 2;
}

static int
compare_schools (gconstpointer a,
                 gconstpointer b,
                 gpointer from)
{
  JalonsSchool *first = *(JalonsSchool *const *) a, *second = *(JalonsSchool *const *) b;
  int order = distance (from, first) - distance (from, second);

  if (order == 0)
    order = jalons_collate (jalons_school_name (first), jalons_school_name (second));
  return order != 0 ? order : g_strcmp0 (jalons_record_get_id (first), jalons_record_get_id (second));
}

/**
 * jalons_onward_list:
 *
 * Returns: (transfer full) (element-type JalonsSchool): the schools in which pupils of @school may go on, the nearest first:
 *   the same town, then the same académie; none when @school itself has the voie
 */
GPtrArray *
jalons_onward_list (JalonsDataset *dataset,
                    const JalonsSchool *school,
                    JalonsVoie voie)
{
  GListModel *schools = jalons_dataset_get_list (dataset, JALONS_ENTITY_SCHOOL);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  if (has_voie (dataset, school, voie))
    return list;
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (JalonsSchool) other = g_list_model_get_item (schools, i);

      if (!g_str_equal (jalons_record_get_id (other), jalons_record_get_id (school)) && has_voie (dataset, other, voie))
        g_ptr_array_add (list, g_steal_pointer (&other));
    }
  g_ptr_array_sort_with_data (list, compare_schools, (gpointer) school);
  return list;
}

/**
 * jalons_onward_chosen:
 * @setting: what was chosen: the id of a school, %JALONS_ONWARD_NOWHERE, or ""
 *
 * Returns: (transfer none) (nullable): the school that was chosen; the nearest when none was, or that one has gone
 */
JalonsSchool *
jalons_onward_chosen (JalonsDataset *dataset,
                      const JalonsSchool *school,
                      JalonsVoie voie,
                      const char *setting)
{
  g_autoptr (GPtrArray) list = jalons_onward_list (dataset, school, voie);

  if (list->len == 0 || g_str_equal (setting, JALONS_ONWARD_NOWHERE))
    return NULL;
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (jalons_record_get_id (list->pdata[i]), setting))
      return list->pdata[i];
  return list->pdata[0];
}

/**
 * jalons_onward_key:
 *
 * Returns: (transfer full): of the setting that holds what was chosen
 */
char *
jalons_onward_key (const JalonsSchool *school,
                   JalonsVoie voie)
{
  return g_strdup_printf ("onward %s %s", voie == JALONS_VOIE_GENERAL ? "general" : "vocational",
                          jalons_record_get_id (school));
}
