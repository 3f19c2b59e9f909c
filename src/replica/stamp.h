/* Stamps: moments that order what nobody's knowledge orders.
 * Invariant: what somebody writes has a later stamp than anything that they could see on the same object, whatever the clocks.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "replica/block.h"

G_BEGIN_DECLS

/* A moment that is further ahead than this raises the object that it is on, and nothing else. */
#define JALONS_STAMP_MAX_AHEAD_MS (10 * 60 * 1000)

/* 2200-01-01: nobody writes later, and what says so is nonsense. */
#define JALONS_STAMP_END_MS G_GINT64_CONSTANT (7258118400000)

void     jalons_stamp_next        (char stamp[JALONS_STAMP_LENGTH + 1], const char *floor, gint64 now, const char *replica);
gboolean jalons_stamp_is_sensible (const char *stamp, gint64 now);
gboolean jalons_stamp_is_possible (const char *stamp);

G_END_DECLS
