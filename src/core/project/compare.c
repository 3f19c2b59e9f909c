/* Pairing the records of two datasets, and putting what differs in order.
 * Invariant: the order is made of what both sides have, so that it is the same the other way round.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/compare.h"

#include <string.h>

#include "core/project/compare-private.h"
#include "core/published/known-levels.h"
#include "core/words/text.h"

/* Two views of one project; the project of one of them may be missing. */
typedef struct
{
  JalonsDataset *datasets[2];
  JalonsProject *projects[2];
  JalonsComparison *comparison;
} Comparer;

/* Changes */

static void
change_free (gpointer data)
{
  JalonsChange *change = data;

  g_clear_object (&change->before);
  g_clear_object (&change->after);
  g_free (change->name);
  g_free (change->level);
  g_array_unref (change->details);
  g_free (change->order.name);
  g_free (change->order.id);
  g_free (change);
}

static void
take_smaller (char **least,
              char *other)
{
  if (*least != NULL && strcmp (*least, other) <= 0)
    {
      g_free (other);
      return;
    }
  g_free (*least);
  *least = other;
}

static int
start_of (const JalonsSide *side)
{
  JalonsYear *year = NULL;

  switch ((int) jalons_record_get_entity (side->record))
    {
    case JALONS_ENTITY_INTENTION:
      return jalons_intention_start (side->record);
    case JALONS_ENTITY_ACTIVITY:
      year = jalons_dataset_follow (side->dataset, side->record, JALONS_ACTIVITY_YEAR);
      break;
    case JALONS_ENTITY_DIVISION:
      year = jalons_dataset_follow (side->dataset, side->record, JALONS_DIVISION_YEAR);
      break;
    default:
      break;
    }
  return year ? jalons_year_start (year) : JALONS_UNSET;
}

static void
consider_level (JalonsChange *change,
                JalonsDataset *dataset,
                const char *level)
{
  int rank = jalons_known_level (dataset, level).rank;

  if (change->level != NULL &&
      (rank > change->order.rank || (rank == change->order.rank && strcmp (level, change->level) >= 0)))
    return;
  g_free (change->level);
  change->level = g_strdup (level);
  change->order.rank = rank;
}

/* The first of the levels of both sides. */
static void
find_level (JalonsChange *change,
            const JalonsSide *side)
{
  JalonsEntityId entity = jalons_record_get_entity (side->record);

  if (entity == JALONS_ENTITY_INTENTION)
    consider_level (change, side->dataset, jalons_intention_level (side->record));
  else if (entity == JALONS_ENTITY_DIVISION)
    consider_level (change, side->dataset, jalons_division_level (side->record));
  else if (entity == JALONS_ENTITY_ACTIVITY)
    {
      g_autoptr (GPtrArray) links = jalons_dataset_referring (side->dataset, JALONS_PARTICIPATION_ACTIVITY,
                                                              jalons_record_get_id (side->record));

      for (guint i = 0; i < links->len; i++)
        {
          JalonsDivision *division = jalons_dataset_follow (side->dataset, links->pdata[i],
                                                            JALONS_PARTICIPATION_DIVISION);

          if (division != NULL)
            consider_level (change, side->dataset, jalons_division_level (division));
        }
    }
}

static void
find_place (JalonsChange *change,
            const JalonsSide *side)
{
  int start;
  g_autofree char *name = NULL;

  if (side->record == NULL)
    return;
  start = start_of (side);
  name = jalons_side_name (side);
  if (start != JALONS_UNSET)
    change->start = change->start == JALONS_UNSET ? start : MIN (change->start, start);
  find_level (change, side);
  change->order.entity = jalons_record_get_entity (side->record) != JALONS_ENTITY_DIVISION;
  take_smaller (&change->order.name, jalons_fold (name));
  take_smaller (&change->order.id, g_strdup (jalons_record_get_id (side->record)));
}

/* Takes @details. */
static void
add_change (Comparer *self,
            JalonsSection section,
            JalonsChangeKind kind,
            const JalonsSide *before,
            const JalonsSide *after,
            GArray *details)
{
  JalonsChange *change = g_new0 (JalonsChange, 1);

  change->kind = kind;
  change->section = section;
  change->before = before->record ? g_object_ref (before->record) : NULL;
  change->after = after->record ? g_object_ref (after->record) : NULL;
  change->name = jalons_side_name (after->record ? after : before);
  change->start = JALONS_UNSET;
  change->details = details;
  find_place (change, before);
  find_place (change, after);
  if (change->level == NULL)
    change->level = g_strdup ("");
  g_ptr_array_add (self->comparison->changes, change);
  self->comparison->n_changes[kind]++;
}

/* Both are there, or are cancelled, or one of them is. */
static void
compare_pair (Comparer *self,
              JalonsSection section,
              const JalonsSide *before,
              const JalonsSide *after)
{
  gboolean was_there = jalons_side_is_there (before), is_there = jalons_side_is_there (after);
  g_autoptr (GArray) details = NULL;
  JalonsChangeKind kind;

  if (!was_there && !is_there)
    return;
  details = jalons_details_new ();
  if (before->record != NULL && after->record != NULL)
    jalons_details_find (details, before, after);
  if (was_there && is_there && details->len == 0)
    return;
  kind = jalons_details_kind (details);
  if (!was_there || !is_there)
    kind = was_there ? JALONS_CHANGE_REMOVED : JALONS_CHANGE_ADDED;
  add_change (self, section, kind, before, after, g_steal_pointer (&details));
}

/* Lists */

static GHashTable *
index_records (GPtrArray *records)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (index, (gpointer) jalons_record_get_id (records->pdata[i]), records->pdata[i]);
  return index;
}

/* An intention that became an activity, or the other way round, when one undid that. */
static gboolean
compare_planned (Comparer *self,
                 const JalonsSide *gone,
                 unsigned other,
                 gboolean backwards)
{
  g_autofree char *id = NULL;
  JalonsSide planned = { self->datasets[other], NULL };

  if (jalons_record_get_entity (gone->record) != JALONS_ENTITY_INTENTION)
    return FALSE;
  id = jalons_intention_make_activity_id (jalons_record_get_id (gone->record));
  planned.record = jalons_dataset_lookup (planned.dataset, JALONS_ENTITY_ACTIVITY, id);
  if (!jalons_side_is_there (&planned))
    return FALSE;
  add_change (self, JALONS_SECTION_PROGRAMME, JALONS_CHANGE_PLANNED, backwards ? &planned : gone,
              backwards ? gone : &planned, jalons_details_new ());
  return TRUE;
}

static void
compare_lists (Comparer *self,
               JalonsSection section,
               GPtrArray *before,
               GPtrArray *after)
{
  g_autoptr (GHashTable) were = index_records (before), are = index_records (after);

  for (guint i = 0; i < before->len; i++)
    {
      JalonsSide was = { self->datasets[0], before->pdata[i] };
      JalonsSide is = { self->datasets[1], g_hash_table_lookup (are, jalons_record_get_id (before->pdata[i])) };

      if (is.record != NULL || !compare_planned (self, &was, 1, FALSE))
        compare_pair (self, section, &was, &is);
    }
  for (guint i = 0; i < after->len; i++)
    {
      JalonsSide was = { self->datasets[0], NULL }, is = { self->datasets[1], after->pdata[i] };

      if (!g_hash_table_contains (were, jalons_record_get_id (is.record)) && !compare_planned (self, &is, 0, TRUE))
        compare_pair (self, section, &was, &is);
    }
}

typedef GPtrArray *(*ListParts) (JalonsDataset *dataset, const JalonsProject *project);

static GPtrArray *
list_side (Comparer *self,
           unsigned side,
           ListParts list)
{
  if (self->projects[side] == NULL)
    return g_ptr_array_new ();
  return list (self->datasets[side], self->projects[side]);
}

static void
compare_parts (Comparer *self,
               JalonsSection section,
               ListParts list)
{
  g_autoptr (GPtrArray) before = list_side (self, 0, list), after = list_side (self, 1, list);

  compare_lists (self, section, before, after);
}

static GPtrArray *
list_itself (JalonsDataset *dataset,
             const JalonsProject *project)
{
  GPtrArray *list = g_ptr_array_new ();

  g_ptr_array_add (list, (gpointer) project);
  return list;
}

/* The records of its years that refer to them by @reference. */
static GPtrArray *
list_of_years (JalonsDataset *dataset,
               const JalonsProject *project,
               JalonsFieldId reference)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  JalonsSchool *school = jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL);

  for (int i = 0; school != NULL && i < JALONS_PROJECT_YEARS; i++)
    {
      JalonsYear *year = jalons_dataset_find_year (dataset, school, jalons_project_start (project) + i);

      if (year != NULL)
        g_ptr_array_extend_and_steal (list, jalons_dataset_referring (dataset, reference, jalons_record_get_id (year)));
    }
  return list;
}

static GPtrArray *
list_divisions (JalonsDataset *dataset,
                const JalonsProject *project)
{
  return list_of_years (dataset, project, JALONS_DIVISION_YEAR);
}

static GPtrArray *
list_activities (JalonsDataset *dataset,
                 const JalonsProject *project)
{
  return list_of_years (dataset, project, JALONS_ACTIVITY_YEAR);
}

/* An activity that is the other side of a change which compare_planned() told is not told a second time. */
static void
drop_told_twice (Comparer *self)
{
  g_autoptr (GHashTable) planned = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *changes = self->comparison->changes;

  for (guint i = 0; i < changes->len; i++)
    {
      const JalonsChange *change = g_ptr_array_index (changes, i);

      if (change->kind == JALONS_CHANGE_PLANNED)
        {
          g_hash_table_add (planned, (gpointer) jalons_record_get_id (change->before));
          g_hash_table_add (planned, (gpointer) jalons_record_get_id (change->after));
        }
    }
  for (guint i = changes->len; i > 0; i--)
    {
      const JalonsChange *change = g_ptr_array_index (changes, i - 1);
      const char *id = jalons_record_get_id (change->after ? change->after : change->before);

      if (change->kind == JALONS_CHANGE_PLANNED || !g_hash_table_contains (planned, id))
        continue;
      self->comparison->n_changes[change->kind]--;
      g_ptr_array_remove_index_fast (changes, i - 1);
    }
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const JalonsChange *first = *(JalonsChange *const *) a, *second = *(JalonsChange *const *) b;

  if (first->section != second->section)
    return first->section < second->section ? -1 : 1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->order.rank != second->order.rank)
    return first->order.rank < second->order.rank ? -1 : 1;
  if (first->order.entity != second->order.entity)
    return first->order.entity < second->order.entity ? -1 : 1;
  if (strcmp (first->order.name, second->order.name) != 0)
    return strcmp (first->order.name, second->order.name);
  return strcmp (first->order.id, second->order.id);
}

/* The whole */

/**
 * jalons_compare:
 * @before: a frozen revision that was read back, say
 * @after: another one, or what there is now
 * @project_id: the project; one that a dataset does not have is as if all of it were new, or gone
 *
 * A frozen copy has no personal data: those are not compared, and neither is what was confirmed or done since.
 *
 * Returns: (transfer full): what differs
 */
JalonsComparison *
jalons_compare (JalonsDataset *before,
                JalonsDataset *after,
                const char *project_id)
{
  JalonsComparison *comparison = g_new0 (JalonsComparison, 1);
  Comparer self = { { before, after }, { NULL, NULL }, comparison };

  comparison->changes = g_ptr_array_new_with_free_func (change_free);
  for (unsigned i = 0; i < 2; i++)
    self.projects[i] = jalons_dataset_lookup (self.datasets[i], JALONS_ENTITY_PROJECT, project_id);
  comparison->before = self.projects[0] ? jalons_programme_new_alone (before, self.projects[0]) : NULL;
  comparison->after = self.projects[1] ? jalons_programme_new_alone (after, self.projects[1]) : NULL;

  compare_parts (&self, JALONS_SECTION_TEXTS, list_itself);
  compare_parts (&self, JALONS_SECTION_FIGURES, jalons_project_figures);
  compare_parts (&self, JALONS_SECTION_GOALS, jalons_project_goals);
  compare_parts (&self, JALONS_SECTION_PROGRAMME, list_divisions);
  compare_parts (&self, JALONS_SECTION_PROGRAMME, jalons_project_intentions);
  compare_parts (&self, JALONS_SECTION_PROGRAMME, list_activities);
  compare_parts (&self, JALONS_SECTION_PARTNERS, jalons_project_partners);
  if (comparison->n_changes[JALONS_CHANGE_PLANNED] > 0)
    drop_told_twice (&self);
  g_ptr_array_sort (comparison->changes, compare_changes);
  comparison->hours = jalons_hours_changes_new (self.datasets, comparison->before, comparison->after);
  return comparison;
}

/**
 * jalons_comparison_free:
 */
void
jalons_comparison_free (JalonsComparison *self)
{
  g_ptr_array_unref (self->changes);
  g_array_unref (self->hours);
  g_clear_pointer (&self->before, jalons_programme_free);
  g_clear_pointer (&self->after, jalons_programme_free);
  g_free (self);
}

/**
 * jalons_comparison_is_empty:
 *
 * Returns: whether nothing differs, no figure either
 */
gboolean
jalons_comparison_is_empty (const JalonsComparison *self)
{
  for (guint i = 0; i < self->hours->len; i++)
    if (jalons_hours_change_differs (&g_array_index (self->hours, JalonsHoursChange, i)))
      return FALSE;
  return self->changes->len == 0;
}
