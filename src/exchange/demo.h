/* The demonstration: a collège and a lycée in 2026-2027, invented, with the real offers of the Régions.
 * Invariant: it depends on nothing but the bundled files: no clock, no chance; built twice, it is the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/record/record.h"

G_BEGIN_DECLS

#define JALONS_DEMO_YEAR 2026

GPtrArray *jalons_demo_build (void);
gboolean   jalons_demo_read  (const char *text, const char *name, GPtrArray *drafts, GError **error);

G_END_DECLS
