/* The errors that a user may meet, whatever floor they come from.
 * Invariant: the message of a JALONS_ERROR is one whole translated sentence that may be shown as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JALONS_ERROR (jalons_error_quark ())

/**
 * JalonsError:
 * @JALONS_ERROR_SYNTAX: the text or file is not in the form that was expected
 * @JALONS_ERROR_KIND: the file is of another kind (pupils, timetable for STS, not a database…)
 * @JALONS_ERROR_ENCODING: the bytes are in no encoding that we can read
 * @JALONS_ERROR_LIMIT: too large, too deep or too compressed to be honest
 * @JALONS_ERROR_NEWER: written by a newer Jalons
 * @JALONS_ERROR_DAMAGED: the data file is damaged
 * @JALONS_ERROR_BUSY: another Jalons has the data file open
 * @JALONS_ERROR_ACCESS: no permission, or no space left
 * @JALONS_ERROR_MISSING: what was named does not exist
 * @JALONS_ERROR_REFUSED: understood, and refused for a reason that the message gives
 */
typedef enum
{
  JALONS_ERROR_SYNTAX,
  JALONS_ERROR_KIND,
  JALONS_ERROR_ENCODING,
  JALONS_ERROR_LIMIT,
  JALONS_ERROR_NEWER,
  JALONS_ERROR_DAMAGED,
  JALONS_ERROR_BUSY,
  JALONS_ERROR_ACCESS,
  JALONS_ERROR_MISSING,
  JALONS_ERROR_REFUSED,
} JalonsError;

GQuark jalons_error_quark (void);

G_END_DECLS
