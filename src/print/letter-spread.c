/* Measures the blocks of a plain document and gives each its page.
 * Invariant: a row is never cut, and what belongs together is on one page when a page has room for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/letter-private.h"

#define BLANK        26.0
#define AFTER_TABLE  8.0
#define AFTER_FIELDS 6.0 /* and after boxes */

const JalonsLetters jalons_letter_styles[] = {
  [STYLE_PART] = { .size = 19, .leading = 24, .bold = TRUE },
  [STYLE_HEADING] = { .size = 11.5, .leading = 15, .bold = TRUE },
  [STYLE_BODY] = { .size = 10, .leading = 13.4 },
  [STYLE_LABEL] = { .size = 10, .leading = 13.4, .grey = 0.3 },
  [STYLE_SMALL] = { .size = 8.4, .leading = 11, .grey = 0.25 },
  [STYLE_CELL] = { .size = 9, .leading = 11.6 },
  [STYLE_HEAD] = { .size = 8, .leading = 10.4, .grey = 0.25, .bold = TRUE },
};

const JalonsLetterBlock *
jalons_letter_block_at (const JalonsLetter *self,
                        guint i)
{
  return g_ptr_array_index (self->blocks, i);
}

/* The head of the table that a row belongs to. */
const JalonsLetterBlock *
jalons_letter_head_of (const JalonsLetter *self,
                       guint row)
{
  guint i = row;

  while (i > 0 && jalons_letter_block_at (self, i)->kind != BLOCK_HEAD)
    i--;
  return jalons_letter_block_at (self, i);
}

double
jalons_letter_cell_width (const JalonsLetterBlock *head,
                          guint column)
{
  return head->shares[column] * WIDTH - GUTTER;
}

static double
measure_cells (JalonsLetter *self,
               const JalonsLetterBlock *head,
               const JalonsLetterBlock *block,
               JalonsLetters letters)
{
  double height = letters.leading;

  for (guint i = 0; block->texts[i] != NULL && head->texts[i] != NULL; i++)
    height = MAX (height, jalons_paper_measure (self->paper, letters, jalons_letter_cell_width (head, i), block->texts[i]));
  return height + 2 * PADDING;
}

static double
measure (JalonsLetter *self,
         JalonsLetters letters,
         double width,
         const char *text)
{
  return *text != '\0' ? jalons_paper_measure (self->paper, letters, width, text) : 0;
}

/* What a logo leaves of the width, and room for all of it. */
static double
measure_part (JalonsLetter *self,
              const JalonsLetterBlock *block)
{
  double width = WIDTH - (block->logo != NULL ? LOGO_WIDTH + GUTTER : 0);
  double height = measure (self, jalons_letter_styles[STYLE_PART], width, block->texts[0]) +
                  measure (self, jalons_letter_styles[STYLE_BODY], width, block->texts[1]);

  return MAX (height, block->logo != NULL ? LOGO_HEIGHT : 0) + 8;
}

static double
measure_block (JalonsLetter *self,
               guint i)
{
  const JalonsLetterBlock *block = jalons_letter_block_at (self, i);

  switch (block->kind)
    {
    case BLOCK_PART:
      return measure_part (self, block);
    case BLOCK_HEADING:
      return 12 + measure (self, jalons_letter_styles[STYLE_HEADING], WIDTH, block->texts[0]) + 4;
    case BLOCK_TEXT:
      return measure (self, jalons_letter_styles[STYLE_BODY], WIDTH, block->texts[0]) + 6;
    case BLOCK_NOTE:
      return measure (self, jalons_letter_styles[STYLE_SMALL], WIDTH, block->texts[0]) + 6;
    case BLOCK_FIELD:
      return MAX (measure (self, jalons_letter_styles[STYLE_LABEL], LABEL_WIDTH - GUTTER, block->texts[0]),
                  measure (self, jalons_letter_styles[STYLE_BODY], WIDTH - LABEL_WIDTH, block->texts[1])) +
             2;
    case BLOCK_BOX:
      return measure (self, jalons_letter_styles[STYLE_BODY], WIDTH - BOX - 6, block->texts[0]) + 2;
    case BLOCK_BLANK:
      return BLANK;
    case BLOCK_HEAD:
      return measure_cells (self, block, block, jalons_letter_styles[STYLE_HEAD]);
    case BLOCK_ROW:
    default:
      return measure_cells (self, jalons_letter_head_of (self, i), block, jalons_letter_styles[STYLE_CELL]);
    }
}

gboolean
jalons_letter_is_last_row (const JalonsLetter *self,
                           guint i)
{
  return jalons_letter_block_at (self, i)->kind == BLOCK_ROW &&
         (i + 1 == self->blocks->len || jalons_letter_block_at (self, i + 1)->kind != BLOCK_ROW);
}

/* Whether what begins with the block @first goes on after @i, which is in it: a heading and a table's last row have all
 * that follows up to the next heading, the head of a table has its first row. */
static gboolean
goes_on (const JalonsLetter *self,
         guint first,
         guint i)
{
  BlockKind opening = jalons_letter_block_at (self, first)->kind, kind = jalons_letter_block_at (self, i)->kind, next;

  if (i + 1 == self->blocks->len)
    return FALSE;
  next = jalons_letter_block_at (self, i + 1)->kind;
  if (next == BLOCK_PART || next == BLOCK_HEADING)
    return FALSE;
  if (kind == BLOCK_ROW)
    return jalons_letter_is_last_row (self, i);
  return opening == BLOCK_HEADING || opening == BLOCK_HEAD || opening == BLOCK_ROW;
}

static double
space_before (const JalonsLetter *self,
              guint i)
{
  BlockKind kind = jalons_letter_block_at (self, i)->kind, last = i > 0 ? jalons_letter_block_at (self, i - 1)->kind : BLOCK_PART;

  if (i > 0 && jalons_letter_is_last_row (self, i - 1))
    return AFTER_TABLE;
  return (last == BLOCK_FIELD && kind == BLOCK_TEXT) || (last == BLOCK_BOX && kind == BLOCK_NOTE) ? AFTER_FIELDS : 0;
}

/* The height of what must stay with the block, and of itself. What no page could hold whole need not. */
static double
height_together (const JalonsLetter *self,
                 guint first)
{
  double height = jalons_letter_block_at (self, first)->height, least = height;

  for (guint i = first; goes_on (self, first, i); i++)
    {
      height += space_before (self, i + 1) + jalons_letter_block_at (self, i + 1)->height;
      if (i == first)
        least = height;
    }
  return height <= BOTTOM - TOP ? height : least;
}

void
jalons_letter_spread (JalonsLetter *self)
{
  double y = TOP;
  int page = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    ((JalonsLetterBlock *) self->blocks->pdata[i])->height = measure_block (self, i);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      JalonsLetterBlock *block = self->blocks->pdata[i];

      y += space_before (self, i);
      if ((block->kind == BLOCK_PART && i > 0) || y + height_together (self, i) > BOTTOM)
        {
          page++;
          y = TOP;
          /* The heads of the columns are seen again at the top of each page. */
          if (block->kind == BLOCK_ROW)
            y += jalons_letter_head_of (self, i)->height;
        }
      block->page = page;
      block->y = y;
      y += block->height;
    }
  self->stationery.n_pages = page + 1;
}
