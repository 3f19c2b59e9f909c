/* Where a shared folder is: a directory of this computer, or an address.
 * Invariant: one spelling for one place; an address begins with https:// or is of this machine, and ends with a slash.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *jalons_where_check     (const char *text, GError **error);
gboolean  jalons_where_is_folder (const char *where);
char     *jalons_where_name      (const char *where);
char     *jalons_where_server    (const char *where);
char     *jalons_where_join      (const char *where, const char *name);
char     *jalons_where_inbox     (const char *where, const char *inbox);
char     *jalons_where_last      (const char *where);
char     *jalons_where_beside    (const char *where, const char *name);
char     *jalons_where_relate    (const char *from, const char *to);
char     *jalons_where_resolve   (const char *from, const char *relation);
gboolean  jalons_where_is_name   (const char *name);

G_END_DECLS
