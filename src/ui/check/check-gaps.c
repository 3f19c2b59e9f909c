/* A line for each gap, which goes to its place in the view Projet.
 * Invariant: the gaps and their order are those of core/gaps.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/check/check-gaps.h"

#include <glib/gi18n-lib.h>

#include "ui/project/about.h"

static JalonsCheckLine *
new_gap_line (const JalonsGap *gap,
              const char *heading)
{
  g_autoptr (GVariant) place = g_variant_ref_sink (jalons_about_gap_to_variant (gap));
  g_autofree char *printed = g_variant_print (place, TRUE);
  JalonsCheckContents contents = {
    .key = g_strdup_printf ("gap:%s:%s", jalons_gap_code (gap->kind), printed),
    .heading = g_strdup (heading),
    .severity = JALONS_SEVERITY_ADVICE,
    .who = g_strdup (""),
    .what = g_strdup (""),
    .text = g_strdup (gap->text),
    .advice = g_strdup (""),
    .n_parts = 1,
    .place.gap = g_strdup (printed),
  };

  return jalons_check_line_new (&contents);
}

/**
 * jalons_check_add_gaps:
 * @lines: (element-type JalonsCheckLine): where they are appended
 * @project: of the school that is open; until its years are loaded it lacks nothing
 *
 * Returns: how many were appended
 */
guint
jalons_check_add_gaps (GPtrArray *lines,
                       JalonsProjectData *project)
{
  JalonsProject *own = jalons_project_data_is_loaded (project) ? jalons_project_data_get_project (project) : NULL;
  g_autoptr (GPtrArray) gaps = NULL;

  if (own == NULL || jalons_project_state (own) == JALONS_PROJECT_ARCHIVED)
    return 0;
  gaps = jalons_project_gaps (jalons_project_data_get_dataset (project), own, jalons_project_data_get_programme (project));
  for (guint i = 0; i < gaps->len; i++)
    g_ptr_array_add (lines, new_gap_line (gaps->pdata[i], i == 0 ? _ ("The Pluriannual Project") : NULL));
  return gaps->len;
}
