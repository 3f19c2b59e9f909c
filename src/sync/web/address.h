/* Addresses that Jalons may ask: what was typed, and where a server sends us on to.
 * Invariant: nothing is asked in clear but of this machine itself, and no server sends us there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *jalons_address_check  (const char *text, GError **error);
char *jalons_address_follow (const char *from, const char *location, GError **error);
char *jalons_address_host   (const char *address);

G_END_DECLS
