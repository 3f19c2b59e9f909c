/* What a Région publishes, as the tests of it write it.
 * Invariant: what is read here is good: a text that is refused stops the test.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/offers.h"

/* The beginning of a file of the Région R. */
#define PUBLISHED_HEAD "{\"format\": \"jalons-offers\", \"version\": 1, \"region\": \"R\", \"publisher\": \"P\", "

JalonsOffers *published_read (GBytes *bytes);
/* @offers: objects of JSON, with commas between them. */
JalonsOffers *published_list (const char *offers);
/* Borrowed from @offers. */
JalonsOffer  *published_nth  (JalonsOffers *offers, unsigned i);
