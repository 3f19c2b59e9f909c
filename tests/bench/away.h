/* How long the main loop is away from its events.
 * Invariant: the time of this thread alone counts: the worker has the other processor, and so may other programs.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* From now on. */
void   away_watch (void);

/* The longest since the last call, in milliseconds. */
double away_take  (void);
