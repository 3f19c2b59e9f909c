/* What a comparison is called, and how many changes it has.
 * Invariant: every kind and section has its word.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/project/compare.h"
#include "core/words/text.h"

/**
 * jalons_change_kind_label:
 *
 * Returns: (transfer none): "ajouté"
 */
const char *
jalons_change_kind_label (JalonsChangeKind kind)
{
  static const char *const labels[JALONS_N_CHANGES] = {
    [JALONS_CHANGE_ADDED] = NC_ ("change", "added"),
    [JALONS_CHANGE_REMOVED] = NC_ ("change", "removed"),
    [JALONS_CHANGE_PLANNED] = NC_ ("change", "planned"),
    [JALONS_CHANGE_MOVED] = NC_ ("change", "moved"),
    [JALONS_CHANGE_REWORDED] = NC_ ("change", "reworded"),
    [JALONS_CHANGE_ALTERED] = NC_ ("change", "altered"),
  };

  g_return_val_if_fail (kind < JALONS_N_CHANGES, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "change", labels[kind]);
}

/**
 * jalons_section_label:
 *
 * Returns: (transfer none): "Objectifs"
 */
const char *
jalons_section_label (JalonsSection section)
{
  static const char *const labels[JALONS_N_SECTIONS] = {
    [JALONS_SECTION_TEXTS] = NC_ ("section", "Texts of the project"),
    [JALONS_SECTION_FIGURES] = NC_ ("section", "Figures"),
    [JALONS_SECTION_GOALS] = NC_ ("section", "Goals"),
    [JALONS_SECTION_PROGRAMME] = NC_ ("section", "Programme"),
    [JALONS_SECTION_PARTNERS] = NC_ ("section", "Partners"),
  };

  g_return_val_if_fail (section < JALONS_N_SECTIONS, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "section", labels[section]);
}

static char *
count_in_words (JalonsChangeKind kind,
                unsigned n)
{
  switch (kind)
    {
    case JALONS_CHANGE_ADDED:
      return jalons_format_counted (ngettext ("%u added", "%u added", n), n);
    case JALONS_CHANGE_REMOVED:
      return jalons_format_counted (ngettext ("%u removed", "%u removed", n), n);
    case JALONS_CHANGE_PLANNED:
      return jalons_format_counted (ngettext ("%u planned", "%u planned", n), n);
    case JALONS_CHANGE_MOVED:
      return jalons_format_counted (ngettext ("%u moved", "%u moved", n), n);
    case JALONS_CHANGE_REWORDED:
      return jalons_format_counted (ngettext ("%u reworded", "%u reworded", n), n);
    case JALONS_CHANGE_ALTERED:
    case JALONS_N_CHANGES:
    default:
      return jalons_format_counted (ngettext ("%u altered", "%u altered", n), n);
    }
}

/**
 * jalons_comparison_summary:
 *
 * Returns: (transfer full): how many changes there are of each kind: "2 ajouts, 1 déplacement"; a sentence when there is
 *   none
 */
char *
jalons_comparison_summary (const JalonsComparison *self)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (g_free);

  for (unsigned kind = 0; kind < JALONS_N_CHANGES; kind++)
    if (self->n_changes[kind] > 0)
      g_ptr_array_add (counts, count_in_words ((JalonsChangeKind) kind, self->n_changes[kind]));
  if (counts->len == 0)
    return g_strdup (jalons_comparison_is_empty (self) ? _ ("Nothing has changed.") : _ ("Only hours have changed."));
  g_ptr_array_add (counts, NULL);
  return g_strjoinv (", ", (char **) counts->pdata);
}
