/* Reading what a Région publishes.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "published.h"

#include "support.h"

JalonsOffers *
published_read (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  JalonsOffers *offers = jalons_offers_read (bytes, &error);

  g_assert_no_error (error);
  return offers;
}

JalonsOffers *
published_list (const char *offers)
{
  g_autofree char *text = g_strdup_printf (PUBLISHED_HEAD "\"offers\": [%s]}", offers);
  g_autoptr (GBytes) bytes = bytes_of (text);

  return published_read (bytes);
}

JalonsOffer *
published_nth (JalonsOffers *offers,
               unsigned i)
{
  g_assert_cmpuint (offers->offers->len, >, i);
  return offers->offers->pdata[i];
}
