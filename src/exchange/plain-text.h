/* Texts that somebody else published, made plain: without HTML and without characters that nobody sees.
 * Invariant: what comes out has no control character but the line end, and no tag.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonsPlainFound:
 * @JALONS_PLAIN_HTML: there were tags or entities
 * @JALONS_PLAIN_CONTROLS: there were control characters, or such as turn the direction of writing
 */
typedef enum
{
  JALONS_PLAIN_HTML = 1 << 0,
  JALONS_PLAIN_CONTROLS = 1 << 1,
} JalonsPlainFound;

char *jalons_plain_text (const char *text, gboolean one_line, JalonsPlainFound *found);

G_END_DECLS
