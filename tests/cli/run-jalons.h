/* The program that was built, run by a test.
 * Invariant: it ends well, or the test does not.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Returns: (transfer full): what it prints */
char *run_jalons (const char *data, const char *const *words);
