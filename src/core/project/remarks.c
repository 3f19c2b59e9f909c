/* Remarks as threads.
 * Invariant: every remark of a project is in one thread, and one that answers what is not there opens one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/project/remarks-private.h"
#include "core/published/known-levels.h"
#include "core/record/order.h"

/* Remarks answer remarks; copies that were merged could make a ring of them. */
#define MAX_DEPTH 64

/* The remark that @remark answers, or the one that this one answers…; itself when it answers none that is there. */
static JalonsRemark *
find_root (JalonsDataset *dataset,
           JalonsRemark *remark)
{
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++)
    {
      JalonsRemark *asked = jalons_dataset_follow (dataset, remark, JALONS_REMARK_ANSWERS);

      if (asked == NULL || asked == remark)
        return remark;
      remark = asked;
    }
  return remark;
}

/**
 * jalons_thread_free:
 */
void
jalons_thread_free (JalonsThread *thread)
{
  g_object_unref (thread->remark);
  g_ptr_array_unref (thread->answers);
  g_free (thread->then);
  g_free (thread->now);
  g_free (thread);
}

static void
read_text (JalonsThread *self,
           JalonsDataset *dataset,
           const JalonsProject *project)
{
  const char *quote = jalons_remark_quote (self->remark);
  g_autofree char *now = jalons_about_quote (dataset, project, &self->about);

  self->then = *quote ? jalons_quote_in_words (self->about.kind, quote) : NULL;
  self->now = now ? jalons_quote_in_words (self->about.kind, now) : NULL;
  if (now == NULL)
    self->text = JALONS_TEXT_GONE;
  else
    self->text = g_str_equal (now, quote) ? JALONS_TEXT_SAME : JALONS_TEXT_CHANGED;
}

static JalonsThread *
thread_new (JalonsDataset *dataset,
            const JalonsProject *project,
            JalonsRemark *remark)
{
  JalonsThread *self = g_new0 (JalonsThread, 1);

  self->remark = g_object_ref (remark);
  self->about = jalons_remark_about (remark);
  self->answers = g_ptr_array_new_with_free_func (g_object_unref);
  self->open = jalons_remark_state (remark) == JALONS_REMARK_OPEN;
  read_text (self, dataset, project);
  return self;
}

/* The records of both are there, and of one entity. */
static int
compare_records (JalonsDataset *dataset,
                 const JalonsRecord *a,
                 const JalonsRecord *b)
{
  switch ((int) jalons_record_get_entity (a))
    {
    case JALONS_ENTITY_GOAL:
      return jalons_goal_rank (a) < jalons_goal_rank (b) ? -1 : jalons_goal_rank (a) > jalons_goal_rank (b);
    case JALONS_ENTITY_INTENTION:
      if (jalons_intention_start (a) != jalons_intention_start (b))
        return jalons_intention_start (a) < jalons_intention_start (b) ? -1 : 1;
      return jalons_known_level_compare (dataset, jalons_intention_level (a), jalons_intention_level (b));
    default:
      return jalons_slot_compare (jalons_activity_slot (a), jalons_activity_slot (b));
    }
}

static int
compare_abouts (JalonsDataset *dataset,
                const JalonsAbout *a,
                const JalonsAbout *b)
{
  JalonsRecord *first = jalons_about_find_record (dataset, a), *second = jalons_about_find_record (dataset, b);

  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  if (first != NULL && second != NULL && first != second)
    return compare_records (dataset, first, second);
  if (a->part != b->part)
    return a->part < b->part ? -1 : 1;
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->kind == JALONS_ABOUT_CELL)
    return jalons_known_level_compare (dataset, a->level, b->level);
  return (first == NULL) - (second == NULL);
}

static int
compare_threads (gconstpointer a,
                 gconstpointer b,
                 gpointer dataset)
{
  const JalonsThread *first = *(JalonsThread *const *) a, *second = *(JalonsThread *const *) b;
  int order = compare_abouts (dataset, &first->about, &second->about);

  if (order == 0)
    order = strcmp (first->about.id, second->about.id);
  return order ? order : jalons_order_remarks (&first->remark, &second->remark);
}

static void
add_answers (JalonsDataset *dataset,
             GPtrArray *remarks,
             GHashTable *by_root)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      JalonsRemark *remark = g_ptr_array_index (remarks, i), *root = find_root (dataset, remark);
      JalonsThread *thread = root == remark ? NULL : g_hash_table_lookup (by_root, root);

      if (thread != NULL)
        g_ptr_array_add (thread->answers, g_object_ref (remark));
    }
}

/**
 * jalons_project_threads:
 *
 * Returns: (transfer full) (element-type JalonsThread): the remarks on @project with their answers, in the order of what
 *   they are about, and then by day
 */
GPtrArray *
jalons_project_threads (JalonsDataset *dataset,
                        const JalonsProject *project)
{
  g_autoptr (GPtrArray) remarks = jalons_dataset_referring (dataset, JALONS_REMARK_PROJECT,
                                                            jalons_record_get_id (project));
  g_autoptr (GHashTable) by_root = g_hash_table_new (NULL, NULL);
  GPtrArray *threads = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_thread_free);

  g_ptr_array_sort (remarks, jalons_order_remarks);
  for (guint i = 0; i < remarks->len; i++)
    {
      JalonsRemark *remark = g_ptr_array_index (remarks, i);

      if (find_root (dataset, remark) != remark)
        continue;
      g_ptr_array_add (threads, thread_new (dataset, project, remark));
      g_hash_table_insert (by_root, remark, threads->pdata[threads->len - 1]);
    }
  add_answers (dataset, remarks, by_root);
  g_ptr_array_sort_with_data (threads, compare_threads, dataset);
  return threads;
}

/**
 * jalons_project_threads_about:
 *
 * Returns: (transfer full) (element-type JalonsThread): those about that alone
 */
GPtrArray *
jalons_project_threads_about (JalonsDataset *dataset,
                              const JalonsProject *project,
                              const JalonsAbout *about)
{
  g_autoptr (GPtrArray) all = jalons_project_threads (dataset, project);
  GPtrArray *threads = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_thread_free);

  for (guint i = 0; i < all->len;)
    {
      const JalonsThread *thread = g_ptr_array_index (all, i);

      if (jalons_about_equal (&thread->about, about))
        g_ptr_array_add (threads, g_ptr_array_steal_index (all, i));
      else
        i++;
    }
  return threads;
}

/**
 * jalons_project_count_open:
 * @changes_only: only requests for a change
 *
 * Returns: how many remarks on @project are not resolved
 */
unsigned
jalons_project_count_open (JalonsDataset *dataset,
                           const JalonsProject *project,
                           gboolean changes_only)
{
  g_autoptr (GPtrArray) remarks = jalons_dataset_referring (dataset, JALONS_REMARK_PROJECT,
                                                            jalons_record_get_id (project));
  unsigned n = 0;

  for (guint i = 0; i < remarks->len; i++)
    {
      JalonsRemark *remark = g_ptr_array_index (remarks, i);

      n += jalons_remark_state (remark) == JALONS_REMARK_OPEN && find_root (dataset, remark) == remark &&
           (!changes_only || jalons_remark_kind (remark) == JALONS_REMARK_CHANGE);
    }
  return n;
}
