/* Within the reading of a Région's actions: the fields of one.
 * Invariant: what is wrong is told with the code of the action that is being read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/json-check.h"
#include "exchange/offers.h"

G_BEGIN_DECLS

/* While a file is read. */
typedef struct
{
  JalonsOffers *offers;
  GHashTable *codes;  /* of the actions that were read */
  GHashTable *warned; /* of what, once each */
  const char *code;   /* of the one being read */
} JalonsOffersReader;

gboolean jalons_offers_fail        (const JalonsOffersReader *reader, GError **error, const char *format, ...)
                                    G_GNUC_PRINTF (3, 4);
gboolean jalons_offers_fail_day    (JalonsOffersReader *reader, const char *key, const char *text, GError **error);
void     jalons_offers_warn_of_key (JalonsOffersReader *reader, const char *key);
char    *jalons_offers_read_text   (JalonsOffersReader *reader, JsonNode *node, gboolean one_line);
gboolean jalons_offers_read_field  (JalonsOffersReader *reader,
                                    JalonsDraft *draft,
                                    const char *key,
                                    JsonNode *node,
                                    GError **error);

G_END_DECLS
