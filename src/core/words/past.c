/* What happened to an object at one moment of its past.
 * Invariant: codes are an interface: add, never rename.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/past.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  const char *label;
} kinds[] = {
  [JALONS_PAST_CREATED] = { "created", NC_ ("past", "Created") },
  [JALONS_PAST_CHANGED] = { "changed", NC_ ("past", "Changed") },
  [JALONS_PAST_DELETED] = { "deleted", NC_ ("past", "Deleted") },
  [JALONS_PAST_BROUGHT_BACK] = { "brought-back", NC_ ("past", "Brought back") },
};

/**
 * jalons_past_kind:
 * @field: (nullable): which field was written; %NULL when it is whether the object is deleted
 * @old: (nullable): what it was, as the journal keeps it; %NULL when there was none
 * @new: (nullable): what it became
 *
 * Returns: what happened to the object
 */
JalonsPastKind
jalons_past_kind (const JalonsField *field,
                  const char *old,
                  const char *new)
{
  if (field != NULL)
    return JALONS_PAST_CHANGED;
  if (g_strcmp0 (new, "1") == 0)
    return JALONS_PAST_DELETED;
  return old == NULL ? JALONS_PAST_CREATED : JALONS_PAST_BROUGHT_BACK;
}

/**
 * jalons_past_kind_code:
 *
 * Returns: (transfer none): "brought-back"
 */
const char *
jalons_past_kind_code (JalonsPastKind kind)
{
  return kinds[kind].code;
}

/**
 * jalons_past_kind_label:
 *
 * Returns: (transfer none): "Brought back"
 */
const char *
jalons_past_kind_label (JalonsPastKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "past", kinds[kind].label);
}
