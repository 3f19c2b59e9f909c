/* The guidance centre and the school year at the head of a plain document.
 * Invariant: an address of several lines is one field, in which the lines stand behind commas.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/origin.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/words/text.h"

/* "CIO de Maubeuge, 12 rue du Jardin, 59600 Maubeuge" */
static char *
centre_words (const JalonsCentre *centre)
{
  g_auto (GStrv) lines = g_strsplit (jalons_centre_address (centre), "\n", -1);
  GString *words = g_string_new (jalons_centre_name (centre));

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", lines[i]);
  return g_string_free (words, FALSE);
}

/**
 * jalons_origin_add:
 * @start_year: 2026 for 2026-2027; 0 names no year
 *
 * Adds the fields that say to whom a document belongs, and of which year it is.
 */
void
jalons_origin_add (JalonsLetter *letter,
                   JalonsDataset *dataset,
                   int start_year)
{
  g_autofree char *id = jalons_centre_make_id ();
  JalonsCentre *centre = jalons_dataset_lookup (dataset, JALONS_ENTITY_CENTRE, id);
  g_autofree char *year = start_year != 0 ? jalons_format_school_year (start_year) : g_strdup ("");
  g_autofree char *words = centre ? centre_words (centre) : g_strdup ("");

  jalons_letter_add_field (letter, _ ("School year"), year);
  jalons_letter_add_field (letter, _ ("Guidance centre"), words);
}

/**
 * jalons_origin_school:
 *
 * Returns: (transfer none) (nullable): the school of an activity
 */
JalonsSchool *
jalons_origin_school (JalonsDataset *dataset,
                      const JalonsActivity *activity)
{
  JalonsYear *year = jalons_dataset_follow (dataset, activity, JALONS_ACTIVITY_YEAR);

  return year ? jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL) : NULL;
}

/**
 * jalons_origin_slot:
 *
 * Returns: (transfer full): when an activity is, in words between whose hours no line is broken
 */
char *
jalons_origin_slot (const JalonsActivity *activity)
{
  char *words = jalons_format_slot (jalons_activity_slot (activity), JALONS_DAY_FULL);
  char *hours = strstr (words, ", ");
  g_auto (GStrv) parts = hours != NULL ? g_strsplit (hours + 2, " ", -1) : NULL;
  g_autofree char *whole = parts != NULL ? g_strjoinv ("\302\240", parts) : NULL, *start = NULL;

  if (whole == NULL)
    return words;
  start = g_strndup (words, (gsize) (hours + 2 - words));
  g_free (words);
  return g_strconcat (start, whole, NULL);
}
