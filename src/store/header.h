/* The first bytes of a file: is it one of our databases, and which form has it, without opening it.
 * Invariant: the file is only read, and nothing is left beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 0: the file does not exist or is empty; otherwise the user_version that the header states. */
gboolean jalons_header_read        (const char *path, int *version, GError **error);
gboolean jalons_header_expect      (const char *path, int newest, int *version, GError **error);
void     jalons_set_newer_error    (GError **error, const char *path);

G_END_DECLS
