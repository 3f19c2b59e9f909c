/* The orders in which lists of records stand, on the screen, on paper and on the command line alike.
 * Invariant: no two records are equal, so that a list never depends on how it was gathered.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/order.h"

#include <string.h>

#include "core/published/known-levels.h"
#include "core/words/text.h"

static int
compare_ids (const JalonsRecord *a,
             const JalonsRecord *b)
{
  return strcmp (jalons_record_get_id (a), jalons_record_get_id (b));
}

/**
 * jalons_order_activities:
 * @a: a place of an array of #JalonsActivity
 * @b: another
 *
 * For g_ptr_array_sort(): by date and time, those without a date last; then by title.
 */
int
jalons_order_activities (gconstpointer a,
                         gconstpointer b)
{
  const JalonsActivity *first = *(JalonsActivity *const *) a, *second = *(JalonsActivity *const *) b;
  int order = jalons_slot_compare (jalons_activity_slot (first), jalons_activity_slot (second));

  if (order == 0)
    order = jalons_collate (jalons_activity_title (first), jalons_activity_title (second));
  return order ? order : compare_ids (first, second);
}

/**
 * jalons_order_divisions:
 * @a: a place of an array of #JalonsDivision
 * @b: another
 * @dataset: a #JalonsDataset, which knows the levels that the user added
 *
 * For g_ptr_array_sort_with_data(): by level, then by code, 3e 2 before 3e 10.
 */
int
jalons_order_divisions (gconstpointer a,
                        gconstpointer b,
                        gpointer dataset)
{
  const JalonsDivision *first = *(JalonsDivision *const *) a, *second = *(JalonsDivision *const *) b;
  int order = jalons_known_level_compare (dataset, jalons_division_level (first), jalons_division_level (second));

  if (order == 0)
    order = jalons_collate (jalons_division_code (first), jalons_division_code (second));
  return order ? order : compare_ids (first, second);
}

/**
 * jalons_order_levels:
 * @a: a place of an array of codes of levels
 * @b: another
 * @dataset: a #JalonsDataset, which knows the levels that the user added
 *
 * For g_ptr_array_sort_with_data().
 */
int
jalons_order_levels (gconstpointer a,
                     gconstpointer b,
                     gpointer dataset)
{
  return jalons_known_level_compare (dataset, *(const char *const *) a, *(const char *const *) b);
}

/**
 * jalons_order_schools:
 * @a: a place of an array of #JalonsSchool
 * @b: another
 *
 * For g_ptr_array_sort(): by name, then by UAI.
 */
int
jalons_order_schools (gconstpointer a,
                      gconstpointer b)
{
  const JalonsSchool *first = *(JalonsSchool *const *) a, *second = *(JalonsSchool *const *) b;
  int order = jalons_collate (jalons_school_name (first), jalons_school_name (second));

  if (order == 0)
    order = strcmp (jalons_school_uai (first), jalons_school_uai (second));
  return order ? order : compare_ids (first, second);
}

/**
 * jalons_order_remarks:
 * @a: a place of an array of #JalonsRemark
 * @b: another
 *
 * For g_ptr_array_sort(): by the day on which they were written.
 */
int
jalons_order_remarks (gconstpointer a,
                      gconstpointer b)
{
  const JalonsRemark *first = *(JalonsRemark *const *) a, *second = *(JalonsRemark *const *) b;

  if (jalons_remark_day (first) != jalons_remark_day (second))
    return jalons_remark_day (first) < jalons_remark_day (second) ? -1 : 1;
  return compare_ids (first, second);
}
