/* What was taken out of a text, and what was put in, word by word.
 * Invariant: what was kept and taken out is the old text, what was kept and put in the new one, to the letter.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JALONS_REWORDED_KEPT,
  JALONS_REWORDED_OUT,
  JALONS_REWORDED_IN,
} JalonsRewordedKind;

/**
 * JalonsReworded:
 * @kind: what became of it
 * @text: a run of words with the spaces and line ends between them; never empty
 */
typedef struct
{
  JalonsRewordedKind kind;
  char *text;
} JalonsReworded;

GArray *jalons_reworded (const char *before, const char *after);

G_END_DECLS
