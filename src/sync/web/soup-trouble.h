/* What kept libsoup from getting an answer, as a trouble.
 * Invariant: a certificate that is not good is told as such, whatever the error calls itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

GError *jalons_soup_trouble  (SoupMessage *message, GError *cause, gboolean late, const char *name);
GError *jalons_soup_redirect (SoupMessage *message, const char *name);
char   *jalons_soup_basic    (const char *user, const char *password);

G_END_DECLS
