/* A text as JSON writes it, in one form only.
 * Invariant: whatever jalons_quoted_append() writes, jalons_quoted_read() gives back.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  jalons_quoted_append (GString *out, const char *text);
char *jalons_quoted_read   (const char *quoted);

G_END_DECLS
