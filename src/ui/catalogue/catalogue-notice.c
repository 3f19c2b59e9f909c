/* What is to be known of an entry of the catalogue.
 * Invariant: each sentence says a fact with its figure or its day, and what can be done.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/catalogue-notice.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/words/labels.h"
#include "core/words/text.h"

static void
add (GString *text,
     const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
}

static void
take (GString *text,
      char *sentence)
{
  add (text, sentence);
  g_free (sentence);
}

static char *
full (JalonsDay day)
{
  return jalons_format_day (day, JALONS_DAY_FULL);
}

static JalonsSeverity
notice_offer (GString *text,
              JalonsDataset *dataset,
              const JalonsOffer *offer,
              int start_year,
              JalonsDay today)
{
  JalonsPlaces places = jalons_offer_count_places (dataset, offer, start_year, NULL);

  if (jalons_offer_withdrawn_day (offer) != JALONS_NO_DAY)
    {
      g_autofree char *day = full (jalons_offer_withdrawn_day (offer));

      take (text, g_strdup_printf (_ ("The Région has not published it any more since %s: ask before you count on it."), day));
    }
  if (jalons_offer_last_day (offer) != JALONS_NO_DAY && jalons_offer_last_day (offer) < today)
    {
      g_autofree char *day = full (jalons_offer_last_day (offer));

      take (text, g_strdup_printf (_ ("It ended on %s."), day));
    }
  if (!jalons_offer_is_dated (offer) && places.places != JALONS_UNSET && places.free < 0)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("%1$d %2$s are wanted for %3$d places: %4$d too many."),
                                                   places.wanted, jalons_place_unit_label (places.unit), places.places,
                                                   -places.free);
      add (text, sentence);
    }
  return JALONS_SEVERITY_WARNING;
}

/* No activity says it once the visits were held, as nothing there can be helped; before the next one it matters. */
static gboolean
notice_visits (GString *text,
               JalonsDataset *dataset,
               const JalonsAmbassador *ambassador,
               int start_year)
{
  int most = jalons_ambassador_max_visits (ambassador);
  int wanted = jalons_ambassador_count_visits (dataset, ambassador, start_year).wanted;

  if (most == JALONS_UNSET || wanted <= most)
    return FALSE;
  take (text, g_strdup_printf (_ ("Visits of this year: %1$d, where %2$d at most were agreed; ask before any other."), wanted,
                               most));
  return TRUE;
}

static JalonsSeverity
notice_ambassador (GString *text,
                   JalonsDataset *dataset,
                   const JalonsAmbassador *ambassador,
                   int start_year,
                   JalonsDay today)
{
  g_autoptr (GArray) missing = jalons_ambassador_missing_checks (ambassador);
  JalonsDay until = jalons_ambassador_keep_until (ambassador, jalons_catalogue_retention (dataset));
  JalonsSeverity severity = JALONS_SEVERITY_ADVICE;

  if (jalons_ambassador_is_forgotten (ambassador))
    {
      g_autofree char *day = full (jalons_ambassador_forgotten_day (ambassador));

      take (text, g_strdup_printf (_ ("This person was forgotten on %s; only the number of visits is kept."), day));
      return severity;
    }
  if (until != JALONS_NO_DAY && until < today)
    {
      g_autofree char *day = full (until);

      take (text, g_strdup_printf (_ ("The data were to be kept until %s: get in touch again, or forget this person."), day));
      severity = JALONS_SEVERITY_WARNING;
    }
  if (jalons_ambassador_charter_day (ambassador) == JALONS_NO_DAY)
    {
      add (text, _ ("The charter is not signed."));
      severity = JALONS_SEVERITY_WARNING;
    }
  if (notice_visits (text, dataset, ambassador, start_year))
    severity = JALONS_SEVERITY_WARNING;
  if (missing->len > 0)
    {
      g_autofree char *sentence = g_strdup_printf (ngettext ("%u check of the charter has no date yet.",
                                                             "%u checks of the charter have no date yet.",
                                                             missing->len),
                                                   missing->len);
      add (text, sentence);
    }
  return severity;
}

/**
 * jalons_catalogue_notice:
 * @record: an offer, an ambassador or a document
 * @severity: (out): how much it matters
 *
 * Returns: (transfer full) (nullable): sentences, one a line; %NULL when there is nothing to say
 */
char *
jalons_catalogue_notice (JalonsWorkspace *workspace,
                         const JalonsRecord *record,
                         JalonsSeverity *severity)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
  JalonsDay today = jalons_workspace_get_today (workspace);
  g_autoptr (GString) text = g_string_new (NULL);

  *severity = JALONS_SEVERITY_WARNING;
  switch ((int) jalons_record_get_entity (record))
    {
    case JALONS_ENTITY_OFFER:
      *severity = notice_offer (text, dataset, record, jalons_workspace_get_start_year (workspace), today);
      break;
    case JALONS_ENTITY_AMBASSADOR:
      *severity = notice_ambassador (text, dataset, record, jalons_workspace_get_start_year (workspace), today);
      break;
    case JALONS_ENTITY_DOCUMENT:
    default:
      if (jalons_document_last_day (record) != JALONS_NO_DAY && jalons_document_last_day (record) < today)
        {
          g_autofree char *day = full (jalons_document_last_day (record));

          take (text, g_strdup_printf (_ ("It is out of date since %s: look for a newer edition."), day));
        }
      break;
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
