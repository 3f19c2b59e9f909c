/* The demonstration's catalogue. Private to exchange.
 * Invariant: it only refers to what was read before it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/record.h"

G_BEGIN_DECLS

/* Returns: whether it understood a line that is neither empty nor a comment */
typedef gboolean (*JalonsDemoLineFunc) (gpointer reader, const char *line);

gboolean jalons_demo_read_lines     (const char *text, const char *name, JalonsDemoLineFunc read, gpointer reader,
                                     GError **error);
char    *jalons_demo_activity_id    (const char *year_id, const char *title, const char *classes);
char    *jalons_demo_ambassador_id  (const char *name);
gboolean jalons_demo_set_fields     (JalonsDraft *draft, char **cells);
gboolean jalons_demo_read_catalogue (const char *text, const char *name, GPtrArray *drafts, GError **error);

G_END_DECLS
