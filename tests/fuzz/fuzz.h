/* The one door of a fuzz target: libFuzzer knocks at it under clang, driver.c in the normal suite.
 * Invariant: whatever the bytes, a reader gives a value or a whole sentence, and never both.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static inline void
check_answer (gboolean has_value,
              GError *error)
{
  g_assert_cmpint (has_value, ==, error == NULL);
  if (error)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpstr (error->message, !=, "");
      g_error_free (error);
    }
}
