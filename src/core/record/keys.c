/* Deterministic ids, one function an entity.
 * Invariant: two spellings of one thing (a UAI in small letters, "3 A" and "3A") have one id.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/keys.h"

#include "core/record/id.h"
#include "core/words/text.h"

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

char *
jalons_centre_make_id (void)
{
  return jalons_id_from ("centre", NULL);
}

char *
jalons_feed_make_id (const char *url)
{
  return jalons_id_from ("feed", url, NULL);
}

/**
 * jalons_offer_make_id:
 * @region: who publishes it: "Hauts-de-France", in any case and with or without accents
 * @code: its own name there
 *
 * The address does not matter: a feed that moves, and the same file taken from the disk, are about the same offers.
 */
char *
jalons_offer_make_id (const char *region,
                      const char *code)
{
  g_autofree char *key = jalons_fold (region);

  return jalons_id_from ("offer", key, code, NULL);
}

char *
jalons_document_make_id (const char *publisher,
                         const char *code)
{
  g_autofree char *key = jalons_fold (publisher);

  return jalons_id_from ("document", key, code, NULL);
}

char *
jalons_booking_make_id (const char *activity_id,
                        const char *offer_id)
{
  return jalons_id_from ("booking", activity_id, offer_id, NULL);
}

char *
jalons_visit_make_id (const char *activity_id,
                      const char *ambassador_id)
{
  return jalons_id_from ("visit", activity_id, ambassador_id, NULL);
}

char *
jalons_attachment_make_id (const char *activity_id,
                           const char *document_id)
{
  return jalons_id_from ("attachment", activity_id, document_id, NULL);
}

char *
jalons_project_make_id (const char *school_id,
                        int start)
{
  g_autofree char *year = g_strdup_printf ("%d", start);

  return jalons_id_from ("project", school_id, year, NULL);
}

char *
jalons_aim_make_id (const char *activity_id,
                    const char *goal_id)
{
  return jalons_id_from ("aim", activity_id, goal_id, NULL);
}

char *
jalons_reading_make_id (const char *year_id,
                        const char *goal_id)
{
  return jalons_id_from ("reading", year_id, goal_id, NULL);
}

/**
 * jalons_chapter_make_id:
 * @theme: its code: "prospects"
 */
char *
jalons_chapter_make_id (const char *year_id,
                        const char *theme)
{
  return jalons_id_from ("chapter", year_id, theme, NULL);
}

/**
 * jalons_intention_make_activity_id:
 *
 * Returns: (transfer full): the id of the activity that an intention becomes when its year is planned
 */
char *
jalons_intention_make_activity_id (const char *intention_id)
{
  return jalons_id_from ("activity", "intention", intention_id, NULL);
}
