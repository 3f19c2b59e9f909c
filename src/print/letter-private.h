/* What the files of a plain document share: its blocks, its measures, its letters. Private to print.
 * Invariant: what is measured and what is drawn go through the same letters and the same widths.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "print/letter.h"
#include "print/stationery.h"

G_BEGIN_DECLS

#define PAGE_WIDTH   JALONS_SHEET_SHORT
#define PAGE_HEIGHT  JALONS_SHEET_LONG
#define MARGIN       48.0
#define WIDTH        (PAGE_WIDTH - 2 * MARGIN)
#define TOP          42.0
#define BOTTOM       (PAGE_HEIGHT - JALONS_FOOT_HEIGHT - JALONS_FOOT_AIR)
#define LABEL_WIDTH  150.0
#define GUTTER       8.0
#define PADDING      3.0 /* above and below the text of a row */
#define BOX          8.4
#define LOGO_WIDTH   96.0
#define LOGO_HEIGHT  54.0

typedef enum
{
  BLOCK_PART,
  BLOCK_HEADING,
  BLOCK_TEXT,
  BLOCK_NOTE,
  BLOCK_FIELD,
  BLOCK_BOX,
  BLOCK_BLANK,
  BLOCK_HEAD,
  BLOCK_ROW,
} BlockKind;

typedef struct
{
  BlockKind kind;
  char **texts;
  char *summary;                            /* of a table's head */
  double shares[JALONS_LETTER_MAX_COLUMNS]; /* of a table's head: of the width, 1 in all */
  guint numbers;                            /* of a table's head: a bit for each column of numbers */
  gboolean ticked;
  GBytes *logo;                             /* of a part, in the corner at its right; NULL for none */
  char *logo_words;
  double y, height;
  int page; /* from 0 */
} JalonsLetterBlock;

struct _JalonsLetter
{
  char *title;
  char *subject;
  JalonsDay today;
  GPtrArray *blocks;
  JalonsPaper *paper;
  JalonsStationery stationery;
};

typedef enum
{
  STYLE_PART,
  STYLE_HEADING,
  STYLE_BODY,
  STYLE_LABEL,
  STYLE_SMALL,
  STYLE_CELL,
  STYLE_HEAD,
} LetterStyle;

extern const JalonsLetters jalons_letter_styles[];

const JalonsLetterBlock *jalons_letter_block_at   (const JalonsLetter *self, guint i);
const JalonsLetterBlock *jalons_letter_head_of    (const JalonsLetter *self, guint row);
double                   jalons_letter_cell_width (const JalonsLetterBlock *head, guint column);
gboolean                 jalons_letter_is_last_row (const JalonsLetter *self, guint i);
void                     jalons_letter_spread     (JalonsLetter *self);
void                     jalons_letter_draw       (JalonsLetter *self);

G_END_DECLS
