/* Breaks the texts of a long document into lines, and gives each line its page.
 * Invariant: a heading stands with what it is the heading of; a row is parted only when it is longer than half a page.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/report-private.h"

#define BLANK       30.0
#define AFTER_TABLE 8.0
#define SHORT_PART  0.7   /* of a page: below, no part begins on it */
#define WHOLE_TABLE 260.0 /* a lower table is not parted */
#define ROW_TO_PART 260.0 /* a higher row may go on overleaf */
#define LEAST_LINES 3     /* of a row that is parted */

const JalonsReportLook jalons_report_looks[] = {
  [JALONS_REPORT_TITLE] = { { .size = 25, .leading = 31, .bold = TRUE }, 0, 12, "H1" },
  [JALONS_REPORT_LEAD] = { { .size = 12.5, .leading = 17 }, 0, 3, "P" },
  [JALONS_REPORT_PART] = { { .size = 18, .leading = 23, .bold = TRUE }, 0, 10, "H2" },
  [JALONS_REPORT_SHORT_PART] = { { .size = 18, .leading = 23, .bold = TRUE }, 30, 10, "H2" },
  [JALONS_REPORT_HEADING] = { { .size = 12.5, .leading = 16, .bold = TRUE }, 16, 5, "H3" },
  [JALONS_REPORT_SUBHEADING] = { { .size = 10.5, .leading = 14, .bold = TRUE, .grey = 0.2 }, 10, 3, "H4" },
  [JALONS_REPORT_TEXT] = { { .size = 10, .leading = 14 }, 0, 5, "P" },
  [JALONS_REPORT_NOTE] = { { .size = 8.4, .leading = 11, .grey = 0.25 }, 1, 3, "P" },
};

const JalonsLetters jalons_report_cell = { .size = 9, .leading = 11.6 };
const JalonsLetters jalons_report_head = { .size = 8, .leading = 10.2, .bold = TRUE, .grey = 0.25 };
const JalonsLetters jalons_report_caption = { .size = 8, .leading = 10, .grey = 0.2 };

gboolean
jalons_report_is_row (const JalonsReportBlock *block)
{
  return block->kind == BLOCK_ROW || block->kind == BLOCK_TOTAL || block->kind == BLOCK_GROUP;
}

/* A part, or the line of one in the contents. */
gboolean
jalons_report_is_part (const JalonsReportBlock *block)
{
  return (block->kind == BLOCK_WORDS || block->kind == BLOCK_ENTRY) &&
         (block->style == JALONS_REPORT_PART || block->style == JALONS_REPORT_SHORT_PART);
}

JalonsLetters
jalons_report_letters (const JalonsReportBlock *block)
{
  JalonsLetters letters = jalons_report_cell;

  switch (block->kind)
    {
    case BLOCK_WORDS:
      return jalons_report_looks[block->style].letters;
    case BLOCK_ENTRY:
      letters = jalons_report_looks[JALONS_REPORT_TEXT].letters;
      letters.bold = jalons_report_is_part (block);
      return letters;
    case BLOCK_REFERENCE:
      return jalons_report_looks[JALONS_REPORT_NOTE].letters;
    case BLOCK_HEAD:
      return jalons_report_head;
    case BLOCK_TOTAL:
    case BLOCK_GROUP:
      letters.bold = TRUE;
      return letters;
    case BLOCK_BLANK:
      return jalons_report_looks[JALONS_REPORT_TEXT].letters;
    case BLOCK_ROW:
    case BLOCK_SPACE:
    case BLOCK_LOGO:
    case BLOCK_BARS:
    default:
      return letters;
    }
}

double
jalons_report_cell_width (const JalonsReportBlock *head,
                          unsigned column)
{
  return head->shares[column] * WIDTH - GUTTER;
}

double
jalons_report_text_width (const JalonsReportBlock *block)
{
  if (block->kind == BLOCK_ENTRY)
    return WIDTH - NUMBER - (jalons_report_is_part (block) ? 0 : 14);
  /* A reference ends with the number of a page. */
  return block->kind == BLOCK_REFERENCE ? WIDTH - 70 : WIDTH;
}

/* Lines */

static double
text_width (const JalonsReportBlock *block,
            unsigned text)
{
  if (block->kind == BLOCK_HEAD)
    return jalons_report_cell_width (block, text);
  if (block->kind == BLOCK_ROW || block->kind == BLOCK_TOTAL)
    return jalons_report_cell_width (block->head, text);
  return jalons_report_text_width (block);
}

static void
break_lines (JalonsReport *self,
             JalonsReportBlock *block)
{
  JalonsLetters letters = jalons_report_letters (block);

  for (unsigned i = 0; i < block->n_texts; i++)
    {
      ReportLines *lines = &block->texts[i];

      lines->starts = jalons_paper_break (self->paper, letters, text_width (block, i), lines->text, &lines->n_lines);
      if (lines->n_lines == 1)
        g_clear_pointer (&lines->starts, g_free);
      block->n_lines = MAX (block->n_lines, lines->n_lines);
    }
}

/* Heights */

static double
padding (const JalonsReportBlock *block)
{
  return block->kind == BLOCK_HEAD || jalons_report_is_row (block) ? 2 * PADDING : 0;
}

/* Of @n_lines of the block. */
static double
height_of (JalonsReport *self,
           const JalonsReportBlock *block,
           unsigned n_lines)
{
  switch (block->kind)
    {
    case BLOCK_SPACE:
    case BLOCK_LOGO:
      return block->height;
    case BLOCK_BLANK:
      return BLANK;
    case BLOCK_BARS:
      return jalons_report_bars_height (self, block, block->bars->len);
    case BLOCK_REFERENCE:
      return block->target != NULL ? n_lines * jalons_report_letters (block).leading : 0;
    case BLOCK_WORDS:
    case BLOCK_ENTRY:
    case BLOCK_HEAD:
    case BLOCK_ROW:
    case BLOCK_TOTAL:
    case BLOCK_GROUP:
    default:
      return n_lines * jalons_report_letters (block).leading + padding (block);
    }
}

double
jalons_report_head_height (const JalonsReportBlock *head)
{
  return head->n_lines * jalons_report_head.leading + padding (head);
}

static double
space_before (const JalonsReportBlock *block,
              const JalonsReportBlock *last)
{
  double space = block->kind == BLOCK_WORDS ? jalons_report_looks[block->style].before : 0;

  if (last == NULL)
    return 0;
  if (jalons_report_is_row (last) && !jalons_report_is_row (block))
    return AFTER_TABLE + space / 2;
  if (last->kind == BLOCK_WORDS)
    /* A heading right under another needs less. */
    return (last->style < JALONS_REPORT_TEXT ? space / 3 : space) + jalons_report_looks[last->style].after;
  if (block->kind == BLOCK_ENTRY && jalons_report_is_part (block) && last->kind == BLOCK_ENTRY)
    return 5;
  return last->kind == BLOCK_BARS || last->kind == BLOCK_LOGO || last->kind == BLOCK_REFERENCE ? space + 6 : space;
}

static gboolean
is_heading (const JalonsReportBlock *block)
{
  return block->kind == BLOCK_HEAD || block->kind == BLOCK_GROUP ||
         (block->kind == BLOCK_WORDS && block->style >= JALONS_REPORT_PART && block->style < JALONS_REPORT_TEXT);
}

static gboolean
may_part (JalonsReport *self,
          const JalonsReportBlock *block)
{
  if (jalons_report_is_row (block))
    return height_of (self, block, block->n_lines) > ROW_TO_PART;
  return block->kind == BLOCK_WORDS;
}

/* How many lines at least must stand on a page where the block begins. */
static unsigned
least_lines (JalonsReport *self,
             const JalonsReportBlock *block)
{
  if (!may_part (self, block))
    return block->n_lines;
  if (is_heading (block) && block->n_lines <= 12)
    return block->n_lines;
  /* Not one line alone, neither here nor overleaf. */
  return block->n_lines <= 3 ? block->n_lines : (jalons_report_is_row (block) ? LEAST_LINES : 2);
}

/* The height of what must at least stand on a page where the block begins. */
static double
own_least (JalonsReport *self,
           const JalonsReportBlock *block)
{
  if (block->kind == BLOCK_BARS)
    return jalons_report_bars_height (self, block, JALONS_REPORT_LEAST_BARS);
  return height_of (self, block, least_lines (self, block));
}

/* Of a table with its head, when it is short enough to be kept on one page; else 0. */
static double
whole_table (JalonsReport *self,
             unsigned head)
{
  double height = 0;

  for (unsigned i = head; i < self->blocks->len && height <= WHOLE_TABLE; i++)
    {
      const JalonsReportBlock *block = self->blocks->pdata[i];

      if (i > head && !jalons_report_is_row (block))
        return block->kind == BLOCK_REFERENCE ? height + AFTER_TABLE + height_of (self, block, block->n_lines) : height;
      height += height_of (self, block, block->n_lines);
    }
  return height <= WHOLE_TABLE ? height : 0;
}

/* Whether a page may not end between the two: under a heading, over a total, and over what says how a table is made. */
static gboolean
stands_with (const JalonsReportBlock *block,
             const JalonsReportBlock *next)
{
  return is_heading (block) || (jalons_report_is_row (block) && (next->kind == BLOCK_TOTAL || next->kind == BLOCK_REFERENCE));
}

/* The height that must be left for the block to begin: its own, and that of what stands with it. */
static double
least_height (JalonsReport *self,
              unsigned i)
{
  const JalonsReportBlock *block = self->blocks->pdata[i], *next;
  double height = own_least (self, block);

  for (; i + 1 < self->blocks->len && stands_with (block, self->blocks->pdata[i + 1]); i++, block = next)
    {
      if (block->kind == BLOCK_HEAD && whole_table (self, i) > 0)
        return height - height_of (self, block, block->n_lines) + whole_table (self, i);
      next = self->blocks->pdata[i + 1];
      height += space_before (next, block) + own_least (self, next);
    }
  return MIN (height, BOTTOM - TOP);
}

/* Pages */

typedef struct
{
  JalonsReport *report;
  const JalonsReportBlock *last; /* on this page */
  int page;
  double y;
} Spread;

static void
turn (Spread *self,
      const JalonsReportBlock *block)
{
  self->page++;
  self->y = TOP;
  self->last = NULL;
  /* The heads of the columns are seen again at the top of each page. */
  if (jalons_report_is_row (block))
    self->y += jalons_report_head_height (block->head);
}

/* How many of @left lines fit here. */
static unsigned
lines_that_fit (Spread *self,
                const JalonsReportBlock *block,
                unsigned left)
{
  double room = BOTTOM - self->y - padding (block), leading = jalons_report_letters (block).leading;
  unsigned n = room > 0 ? (unsigned) (room / leading + 0.01) : 0;

  if (!may_part (self->report, block))
    return left;
  if (n >= left)
    return left;
  return left - n == 1 && n > 2 ? n - 1 : n;
}

static void
put_piece (Spread *self,
           JalonsReportBlock *block,
           unsigned first,
           unsigned n_lines)
{
  JalonsReportPiece piece = { block, first, n_lines, self->page, self->y,
                              height_of (self->report, block, n_lines) };

  if (first == 0)
    {
      block->page = self->page;
      block->y = self->y;
    }
  self->y += piece.height;
  self->last = block;
  g_array_append_val (self->report->pieces, piece);
}

/* Whether a part begins a page: the cover and the contents stand alone, and a short part asks for most of a page. */
static gboolean
begins_page (Spread *self,
             const JalonsReportBlock *block)
{
  if (!jalons_report_is_part (block) || block->kind == BLOCK_ENTRY || self->last == NULL)
    return FALSE;
  return block->style == JALONS_REPORT_PART || self->page == 0 || self->last->kind == BLOCK_ENTRY ||
         self->y > TOP + SHORT_PART * (BOTTOM - TOP);
}

/* What does not fit here of the bars is a block of its own. */
static void
part_bars (Spread *self,
           unsigned i)
{
  JalonsReportBlock *block = self->report->blocks->pdata[i], *rest;
  unsigned n = jalons_report_bars_fit (self->report, block, BOTTOM - self->y);

  if (n == block->bars->len)
    return;
  rest = jalons_report_part_bars (block, n);
  break_lines (self->report, rest);
  g_ptr_array_insert (self->report->blocks, (int) i + 1, rest);
}

static void
put_block (Spread *self,
           unsigned i)
{
  JalonsReportBlock *block = self->report->blocks->pdata[i];
  unsigned first = 0;

  self->y += space_before (block, self->last);
  if (begins_page (self, block) ||
      (self->last != NULL && self->y + least_height (self->report, i) > BOTTOM + 0.01))
    turn (self, block);
  if (block->kind == BLOCK_BARS)
    part_bars (self, i);
  do
    {
      unsigned n = lines_that_fit (self, block, block->n_lines - first);

      /* At the top of a page something always fits: no page is left empty, and the end is reached. */
      put_piece (self, block, first, first > 0 || self->last == NULL ? MAX (n, MIN (1, block->n_lines - first)) : n);
      first += ((JalonsReportPiece *) (void *) self->report->pieces->data)[self->report->pieces->len - 1].n_lines;
      if (first < block->n_lines)
        turn (self, block);
    }
  while (first < block->n_lines);
}

void
jalons_report_spread (JalonsReport *self)
{
  Spread spread = { self, NULL, 0, TOP };

  for (unsigned i = 0; i < self->blocks->len; i++)
    break_lines (self, self->blocks->pdata[i]);
  for (unsigned i = 0; i < self->blocks->len; i++)
    put_block (&spread, i);
  self->stationery.n_pages = spread.page + 1;
}
