/* When to sync next.
 * Invariant: numbers in, seconds out; no clock is read here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint jalons_clock_after_success (gboolean active, double chance);
guint jalons_clock_after_failure (guint n_failures, guint retry_after, double chance);
guint jalons_clock_after_edit    (gint64 since_last);

G_END_DECLS
