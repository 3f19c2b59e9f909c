/* The reference data that is compiled into the program, as key files.
 * Invariant: nothing here reads a disk; the key file is the one of data/reference, whatever is installed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GKeyFile    *jalons_bundled_load       (const char *name);
char        *jalons_bundled_dup_string (GKeyFile *file, const char *group, const char *key);
const char **jalons_bundled_dup_list   (GKeyFile *file, const char *group, const char *key);

G_END_DECLS
