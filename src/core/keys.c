/* Deterministic ids, one function an entity.
 * Invariant: two spellings of one thing (a UAI in small letters, "3 A" and "3A") have one id.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/keys.h"

#include "core/id.h"
#include "core/text.h"

/**
 * jalons_school_make_id:
 * @uai: the UAI, in any case
 *
 * Returns: (transfer full): the id of the school that has it
 */
char *
jalons_school_make_id (const char *uai)
{
  g_autofree char *upper = g_ascii_strup (uai, -1);

  return jalons_id_from ("school", upper, NULL);
}

char *
jalons_year_make_id (const char *uai,
                     int start)
{
  g_autofree char *upper = g_ascii_strup (uai, -1);
  g_autofree char *year = g_strdup_printf ("%d", start);

  return jalons_id_from ("year", upper, year, NULL);
}

/**
 * jalons_division_make_id:
 * @code: the code; "3 A", "3a" and "3A" are the same class, see jalons_division_key()
 *
 * Returns: (transfer full): the id of that division
 */
char *
jalons_division_make_id (const char *uai,
                         int start,
                         const char *code)
{
  g_autofree char *upper = g_ascii_strup (uai, -1);
  g_autofree char *year = g_strdup_printf ("%d", start);
  g_autofree char *key = jalons_division_key (code);

  return jalons_id_from ("division", upper, year, key, NULL);
}

char *
jalons_participation_make_id (const char *activity_id,
                              const char *division_id)
{
  return jalons_id_from ("participation", activity_id, division_id, NULL);
}

/**
 * jalons_reference_make_id:
 * @set: the set that is edited, or "" in an override by school
 * @school_id: the school, or "" in an edited set
 */
char *
jalons_reference_make_id (const char *set,
                          const char *school_id,
                          const char *level)
{
  return jalons_id_from ("reference", set, school_id, level, NULL);
}

char *
jalons_mef_make_id (const char *mef)
{
  return jalons_id_from ("mef", mef, NULL);
}

char *
jalons_level_make_id (const char *code)
{
  return jalons_id_from ("level", code, NULL);
}
