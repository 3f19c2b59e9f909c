/* Identifiers: random ones, and those that two people who create the same thing must both find.
 * Invariant: a deterministic id depends on nothing but its words; changing NAMESPACE would orphan every shared object.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *jalons_id_random (void);
char *jalons_id_from   (const char *kind, ...) G_GNUC_NULL_TERMINATED;
gboolean jalons_id_is_hex (const char *text, gsize length);
gboolean jalons_uai_valid (const char *uai);

G_END_DECLS
