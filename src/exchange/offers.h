/* The actions that a Région publishes, read from its file.
 * Invariant: a file is taken whole or refused whole; what it says was made plain text before anybody sees it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The format is described in data/offers/README.md and data/offers/offers.schema.json. */

#pragma once

#include <gio/gio.h>

#include "core/record/record.h"

G_BEGIN_DECLS

#define JALONS_OFFERS_FORMAT "jalons-offers"
#define JALONS_OFFERS_VERSION 1

/**
 * JalonsOffers:
 * @region: "Hauts-de-France", never ""
 * @publisher: who answers for the file, or ""
 * @title: what to call it, or ""
 * @edition: "2026-2027", or ""
 * @licence: under which it may be used again, or ""
 * @generated: when it was made, or %JALONS_NO_DAY
 * @partial: whether there may be other actions than those in it, so that none is withdrawn by not being there
 * @offers: (element-type JalonsOffer): in the order of the file, each of another code; without feed, notes and day of
 *   withdrawal
 * @warnings: (element-type utf8): what was made plain or left out, whole sentences
 *
 * What was read; it never changes, and may cross threads.
 */
typedef struct
{
  grefcount refs;
  char *region;
  char *publisher;
  char *title;
  char *edition;
  char *licence;
  JalonsDay generated;
  gboolean partial;
  GPtrArray *offers;
  GPtrArray *warnings;
} JalonsOffers;

JalonsOffers *jalons_offers_read        (GBytes *bytes, GError **error);
JalonsOffers *jalons_offers_ref         (JalonsOffers *offers);
void          jalons_offers_unref       (JalonsOffers *offers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsOffers, jalons_offers_unref)

const char   *jalons_offers_title        (const JalonsOffers *offers);
gboolean      jalons_offers_is_published (JalonsFieldId field);

G_END_DECLS
