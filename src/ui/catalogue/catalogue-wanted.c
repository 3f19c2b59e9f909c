/* Which entries of the catalogue are looked for.
 * Invariant: what the Région withdrew and a school counts on is always to be seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/catalogue-wanted.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/words/text.h"
#include "ui/parts/words.h"

/**
 * jalons_wanted_is_gone:
 *
 * Returns: whether @record was withdrawn by the Région, or is a person who was forgotten
 */
gboolean
jalons_wanted_is_gone (const JalonsRecord *record)
{
  switch ((int) jalons_record_get_entity (record))
    {
    case JALONS_ENTITY_OFFER:
      return jalons_offer_withdrawn_day (record) != JALONS_NO_DAY;
    case JALONS_ENTITY_AMBASSADOR:
      return jalons_ambassador_forgotten_day (record) != JALONS_NO_DAY;
    default:
      return FALSE;
    }
}

/* An entry that says no level is for all of them. */
static gboolean
is_for (const JalonsRecord *record,
        const char *level,
        const char *axis)
{
  gboolean offer = jalons_record_get_entity (record) == JALONS_ENTITY_OFFER;
  const char *const *levels;

  if (jalons_record_get_entity (record) == JALONS_ENTITY_AMBASSADOR)
    return TRUE;
  levels = offer ? jalons_offer_levels (record) : jalons_document_levels (record);
  if (*level != '\0' && levels[0] != NULL && !g_strv_contains (levels, level))
    return FALSE;
  return *axis == '\0' || g_str_equal (axis, offer ? jalons_offer_axis (record) : jalons_document_axis (record));
}

static gboolean
is_used (const JalonsWanted *wanted,
         const JalonsRecord *record)
{
  g_autoptr (GPtrArray) links = jalons_catalogue_links (wanted->dataset, record);

  return links->len > 0;
}

static gboolean
is_hidden (const JalonsWanted *wanted,
           const JalonsRecord *record)
{
  return !wanted->gone && jalons_wanted_is_gone (record) &&
         !(jalons_record_get_entity (record) == JALONS_ENTITY_OFFER && is_used (wanted, record));
}

/**
 * jalons_wanted_is_filtering:
 *
 * Returns: whether anything but words was chosen
 */
gboolean
jalons_wanted_is_filtering (const JalonsWanted *wanted)
{
  return *wanted->level != '\0' || *wanted->axis != '\0' || wanted->used || wanted->gone;
}

/**
 * jalons_wanted_has:
 *
 * Returns: whether @entry is looked for
 */
gboolean
jalons_wanted_has (const JalonsWanted *wanted,
                   JalonsCatalogueEntry *entry)
{
  JalonsRecord *record = jalons_catalogue_entry_get_record (entry);

  return !is_hidden (wanted, record) && is_for (record, wanted->level, wanted->axis) &&
         (!wanted->used || is_used (wanted, record)) && jalons_catalogue_entry_matches (entry, wanted->words);
}

static guint
count_hidden (const JalonsWanted *wanted,
              GListModel *records)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (records, i);

      n += is_hidden (wanted, record);
    }
  return n;
}

/**
 * jalons_wanted_describe:
 * @records: all entries of that kind
 * @n: how many of them are shown
 *
 * Returns: (transfer full): "3 of 23, 1 withdrawn and hidden"
 */
char *
jalons_wanted_describe (const JalonsWanted *wanted,
                        GListModel *records,
                        guint n)
{
  guint hidden = count_hidden (wanted, records);
  guint all = g_list_model_get_n_items (records) - hidden;
  g_autofree char *shown = n == all ? jalons_format_counted (ngettext ("%u entry", "%u entries", n), n)
                                    : jalons_words_of (n, all);
  g_autofree char *number = NULL;

  if (hidden == 0)
    return g_steal_pointer (&shown);
  /* Translators: "23 entries", and how many others were withdrawn or forgotten */
  number = jalons_format_number ((int) hidden);
  return g_strdup_printf (ngettext ("%1$s, %2$s withdrawn and hidden", "%1$s, %2$s withdrawn and hidden", hidden), shown,
                          number);
}
