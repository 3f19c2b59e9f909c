/* Draws the blocks of a plain document where they were put, and tags them.
 * Invariant: the heads of a table are in its tree once; at the top of the next pages they are ornaments.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "print/letter-private.h"
#include "print/shapes.h"

static void
draw_cells (JalonsLetter *self,
            const JalonsLetterBlock *head,
            const JalonsLetterBlock *block,
            double y,
            const char *tag)
{
  JalonsLetters letters = block->kind == BLOCK_HEAD ? jalons_letter_styles[STYLE_HEAD] : jalons_letter_styles[STYLE_CELL];
  double x = MARGIN;

  for (guint i = 0; head->texts[i] != NULL; i++)
    {
      const char *text = i < g_strv_length (block->texts) ? block->texts[i] : "";

      letters.align = head->numbers >> i & 1 ? JALONS_ALIGN_END : JALONS_ALIGN_START;
      if (tag != NULL)
        jalons_paper_leaf (self->paper, (JalonsTag){ .name = tag, .scope = tag[1] == 'H' ? "Column" : NULL },
                           letters, x,
                           y + PADDING, jalons_letter_cell_width (head, i), text);
      else
        jalons_paper_text (self->paper, letters, x, y + PADDING, jalons_letter_cell_width (head, i), text);
      x += head->shares[i] * WIDTH;
    }
}

static void
draw_rule (JalonsLetter *self,
           double y,
           double grey)
{
  jalons_paper_begin_ornament (self->paper);
  jalons_shapes_rule (jalons_paper_get_pen (self->paper), MARGIN, y, WIDTH, JALONS_HAIRLINE, grey);
  jalons_paper_end_ornament (self->paper);
}

static void
draw_head (JalonsLetter *self,
           const JalonsLetterBlock *head)
{
  jalons_paper_open (self->paper, (JalonsTag){ .name = "Table", .summary = head->summary });
  jalons_paper_open (self->paper, (JalonsTag){ .name = "THead" });
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TR" });
  draw_cells (self, head, head, head->y, "TH");
  jalons_paper_close (self->paper);
  jalons_paper_close (self->paper);
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TBody" });
  draw_rule (self, head->y + head->height, 0.2);
}

static void
draw_head_again (JalonsLetter *self,
                 const JalonsLetterBlock *head)
{
  jalons_paper_begin_ornament (self->paper);
  draw_cells (self, head, head, TOP, NULL);
  jalons_shapes_rule (jalons_paper_get_pen (self->paper), MARGIN, TOP + head->height, WIDTH, JALONS_HAIRLINE, 0.2);
  jalons_paper_end_ornament (self->paper);
}

static void
draw_row (JalonsLetter *self,
          const JalonsLetterBlock *head,
          const JalonsLetterBlock *row)
{
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TR" });
  draw_cells (self, head, row, row->y, "TD");
  jalons_paper_close (self->paper);
  draw_rule (self, row->y + row->height, 0.75);
}

static void
draw_logo (JalonsLetter *self,
           const JalonsLetterBlock *block)
{
  double width = LOGO_WIDTH, height = LOGO_HEIGHT;

  if (jalons_paper_fit_picture (self->paper, block->logo, &width, &height))
    jalons_paper_picture (self->paper, block->logo, block->logo_words, MARGIN + WIDTH - width, block->y, width, height);
}

static void
draw_part (JalonsLetter *self,
           const JalonsLetterBlock *block)
{
  double y = block->y, width = WIDTH - (block->logo != NULL ? LOGO_WIDTH + GUTTER : 0);

  jalons_paper_add_outline (self->paper, 0, block->texts[0], y);
  y += jalons_paper_leaf (self->paper, (JalonsTag){ .name = "H1" }, jalons_letter_styles[STYLE_PART], MARGIN,
                          y, width, block->texts[0]);
  if (*block->texts[1] != '\0')
    jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, jalons_letter_styles[STYLE_BODY], MARGIN, y,
                       width, block->texts[1]);
  if (block->logo != NULL)
    draw_logo (self, block);
}

static void
draw_field (JalonsLetter *self,
            const JalonsLetterBlock *block)
{
  jalons_paper_open (self->paper, (JalonsTag){ .name = "P" });
  if (*block->texts[0] != '\0')
    jalons_paper_text (self->paper, jalons_letter_styles[STYLE_LABEL], MARGIN, block->y, LABEL_WIDTH - GUTTER,
                       block->texts[0]);
  jalons_paper_text (self->paper, jalons_letter_styles[STYLE_BODY], MARGIN + LABEL_WIDTH, block->y,
                     WIDTH - LABEL_WIDTH, block->texts[1]);
  jalons_paper_close (self->paper);
}

/* Read aloud: whether it is ticked would be lost in a drawing. */
static void
draw_box (JalonsLetter *self,
          const JalonsLetterBlock *block)
{
  const JalonsBox box = { MARGIN + 0.5, block->y + 2.2, BOX, BOX };
  const char *alt = block->ticked ? _ ("Ticked:") : _ ("Not ticked:");
  JalonsPen *pen;

  jalons_paper_open (self->paper, (JalonsTag){ .name = "P" });
  pen = jalons_paper_begin_figure (self->paper,
                                  (JalonsTag){ .name = "Figure", .alt = alt, .box = { box.x, box.y, BOX, BOX } });
  jalons_shapes_frame (pen, box, JALONS_FRAME_SOLID, 1.5, 0.7);
  if (block->ticked)
    jalons_paper_text (self->paper, jalons_letter_styles[STYLE_BODY], MARGIN + 1.6, block->y - 0.4, -1, "×");
  jalons_paper_close (self->paper);
  jalons_paper_leaf (self->paper, (JalonsTag){ .name = "Span" }, jalons_letter_styles[STYLE_BODY], MARGIN + BOX + 6,
                     block->y, WIDTH - BOX - 6, block->texts[0]);
  jalons_paper_close (self->paper);
}

static void
draw_blank (JalonsLetter *self,
            const JalonsLetterBlock *block)
{
  double width = jalons_paper_measure_width (self->paper, jalons_letter_styles[STYLE_BODY], block->texts[0]);

  jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, jalons_letter_styles[STYLE_BODY], MARGIN,
                     block->y + 8, WIDTH, block->texts[0]);
  jalons_paper_begin_ornament (self->paper);
  jalons_shapes_rule (jalons_paper_get_pen (self->paper), MARGIN + width + 6, block->y + 20,
                      MAX (0, WIDTH - width - 6), JALONS_HAIRLINE, 0.3);
  jalons_paper_end_ornament (self->paper);
}

static void
draw_block (JalonsLetter *self,
            guint i)
{
  const JalonsLetterBlock *block = jalons_letter_block_at (self, i);

  switch (block->kind)
    {
    case BLOCK_PART:
      draw_part (self, block);
      break;
    case BLOCK_HEADING:
      jalons_paper_leaf (self->paper, (JalonsTag){ .name = "H2" }, jalons_letter_styles[STYLE_HEADING], MARGIN,
                         block->y + 12, WIDTH,
                         block->texts[0]);
      break;
    case BLOCK_TEXT:
      jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, jalons_letter_styles[STYLE_BODY], MARGIN,
                         block->y, WIDTH, block->texts[0]);
      break;
    case BLOCK_NOTE:
      jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, jalons_letter_styles[STYLE_SMALL], MARGIN,
                         block->y, WIDTH, block->texts[0]);
      break;
    case BLOCK_FIELD:
      draw_field (self, block);
      break;
    case BLOCK_BOX:
      draw_box (self, block);
      break;
    case BLOCK_BLANK:
      draw_blank (self, block);
      break;
    case BLOCK_HEAD:
      draw_head (self, block);
      break;
    case BLOCK_ROW:
    default:
      draw_row (self, jalons_letter_head_of (self, i), block);
      break;
    }
}

static gboolean
ends_table (const JalonsLetter *self,
            guint i)
{
  BlockKind kind = jalons_letter_block_at (self, i)->kind;

  return (kind == BLOCK_ROW || kind == BLOCK_HEAD) &&
         (i + 1 == self->blocks->len || jalons_letter_block_at (self, i + 1)->kind != BLOCK_ROW);
}

void
jalons_letter_draw (JalonsLetter *self)
{
  gboolean in_part = FALSE;

  jalons_stationery_draw_foot (&self->stationery, 0);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const JalonsLetterBlock *block = jalons_letter_block_at (self, i);

      if (in_part && block->kind == BLOCK_PART)
        jalons_paper_close (self->paper);
      if (i > 0 && block->page > jalons_letter_block_at (self, i - 1)->page)
        {
          jalons_stationery_add_page (&self->stationery, block->page);
          if (block->kind == BLOCK_ROW)
            draw_head_again (self, jalons_letter_head_of (self, i));
        }
      if (block->kind == BLOCK_PART)
        jalons_paper_open (self->paper, (JalonsTag){ .name = "Sect" });
      in_part = in_part || block->kind == BLOCK_PART;
      draw_block (self, i);
      if (ends_table (self, i))
        {
          jalons_paper_close (self->paper);
          jalons_paper_close (self->paper);
        }
    }
  if (in_part)
    jalons_paper_close (self->paper);
}
