/* What a test has printed.
 * Invariant: a document that could not be written ends the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/spool.h"

/**
 * printed:
 * @spool: (transfer full): has a whole document
 *
 * Returns: (transfer full): its bytes
 */
static inline GBytes *
printed (JalonsSpool *spool)
{
  g_autoptr (JalonsSpool) own = spool;
  g_autoptr (GError) error = NULL;
  GBytes *pdf = jalons_spool_read (own, &error);

  g_assert_no_error (error);
  return pdf;
}
