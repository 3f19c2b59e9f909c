/* The two catalogues that are bundled: what public documents of two Régions name.
 * Invariant: they say only what their documents say; see data/offers/README.md.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define JALONS_N_OFFERS_EXAMPLES 2

const char *jalons_offers_example_region (unsigned i);
GFile      *jalons_offers_example_file   (unsigned i);
GBytes     *jalons_offers_example_load   (unsigned i);

G_END_DECLS
