/* The orders in which lists of records stand, on the screen, on paper and on the command line alike.
 * Invariant: no two records are equal, so that a list never depends on how it was gathered.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int jalons_order_activities (gconstpointer a, gconstpointer b);
int jalons_order_divisions  (gconstpointer a, gconstpointer b, gpointer dataset);
int jalons_order_levels     (gconstpointer a, gconstpointer b, gpointer dataset);
int jalons_order_schools    (gconstpointer a, gconstpointer b);
int jalons_order_remarks    (gconstpointer a, gconstpointer b);

G_END_DECLS
