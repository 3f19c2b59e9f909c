/* The school and the centre on the cover of a long document, and its foot.
 * Invariant: a foot stays short, whatever names are in it: the cover says them whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/report-origin.h"

#define LONGEST_OF_FOOT 90 /* letters of each of its parts */

/**
 * jalons_report_add_school:
 *
 * Adds its name, its UAI and its town.
 */
void
jalons_report_add_school (JalonsReport *report,
                          const JalonsSchool *school)
{
  const char *const parts[] = { jalons_school_name (school), jalons_school_uai (school), jalons_school_town (school) };
  g_autoptr (GString) words = g_string_new (NULL);

  for (unsigned i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  if (words->len > 0)
    jalons_report_add (report, JALONS_REPORT_LEAD, words->str);
}

/**
 * jalons_report_add_centre:
 *
 * Adds the name of the guidance centre, if there is one.
 */
void
jalons_report_add_centre (JalonsReport *report,
                          JalonsDataset *dataset)
{
  g_autofree char *id = jalons_centre_make_id ();
  JalonsCentre *centre = jalons_dataset_lookup (dataset, JALONS_ENTITY_CENTRE, id);

  if (centre != NULL && *jalons_centre_name (centre) != '\0')
    jalons_report_add (report, JALONS_REPORT_TEXT, jalons_centre_name (centre));
}

static void
append_short (GString *words,
              const char *part)
{
  long length = g_utf8_strlen (part, -1);
  g_autofree char *start = g_utf8_substring (part, 0, MIN (length, LONGEST_OF_FOOT));

  if (length > 0)
    g_string_append_printf (words, "%s%s%s", words->len > 0 ? " · " : "", start, length > LONGEST_OF_FOOT ? "…" : "");
}

/**
 * jalons_report_foot:
 * @state: what more is to be said, or ""
 *
 * Returns: (transfer full): what stands at the foot of each page
 */
char *
jalons_report_foot (const char *school,
                    const char *title,
                    const char *state)
{
  GString *words = g_string_new (NULL);

  append_short (words, school);
  append_short (words, title);
  append_short (words, state);
  return g_string_free (words, FALSE);
}
