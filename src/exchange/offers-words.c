/* What the preview of a Région's actions says of one, and of what changes in it.
 * Invariant: a text is cut where it is only compared: the whole is in the catalogue.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/offers-words.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/text.h"

/* Letters of a value that a line of the preview shows. */
#define SHOWN 120

static char *
shorten (char *text)
{
  g_autofree char *whole = text, *cut = NULL;

  if (g_utf8_strlen (whole, -1) <= SHOWN)
    return g_steal_pointer (&whole);
  cut = g_utf8_substring (whole, 0, SHOWN - 1);
  return g_strconcat (cut, "…", NULL);
}

/**
 * jalons_offer_change:
 *
 * Returns: (transfer full): what becomes of @field: "Places: 4 → 6"
 */
char *
jalons_offer_change (JalonsDataset *dataset,
                     const JalonsOffer *before,
                     const JalonsOffer *after,
                     JalonsFieldId field)
{
  g_autofree char *from = shorten (jalons_field_words (dataset, before, field));
  g_autofree char *to = shorten (jalons_field_words (dataset, after, field));

  /* Translators: the name of a field, its value before and after. */
  return g_strdup_printf (_ ("%s: %s → %s"), jalons_field_label (field), *from ? from : "—", *to ? to : "—");
}

static void
add_word (GString *words,
          char *word)
{
  if (*word != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", word);
  g_free (word);
}

/**
 * jalons_offer_in_words:
 *
 * Returns: (transfer full): what distinguishes @offer in a list, beside its title: "Proch’Orientation · 3e · 2 h"
 */
char *
jalons_offer_in_words (JalonsDataset *dataset,
                       const JalonsOffer *offer)
{
  GString *words = g_string_new (NULL);

  add_word (words, g_strdup (jalons_offer_programme (offer)));
  add_word (words, shorten (jalons_field_words (dataset, offer, JALONS_OFFER_LEVELS)));
  if (jalons_offer_minutes (offer) > 0)
    add_word (words, jalons_format_minutes (jalons_offer_minutes (offer)));
  add_word (words, shorten (jalons_field_words (dataset, offer, JALONS_OFFER_OCCURRENCES)));
  return g_string_free (words, FALSE);
}
