/* The tables of a long document: their heads, their rows, and the rows that go on overleaf.
 * Invariant: the heads of a table are in its tree once; what goes on overleaf is a row of its own, under the same heads.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/report-private.h"

#include "print/shapes.h"

static JalonsLetters
letters_of (const JalonsReportBlock *block,
            const JalonsReportBlock *head,
            unsigned column)
{
  JalonsLetters letters = jalons_report_letters (block);

  letters.align = head->numbers >> column & 1 ? JALONS_ALIGN_END : JALONS_ALIGN_START;
  return letters;
}

static void
draw_rule (JalonsReport *self,
           double y,
           double thickness,
           double grey)
{
  jalons_paper_begin_ornament (self->paper);
  jalons_shapes_rule (jalons_paper_get_pen (self->paper), MARGIN, y, WIDTH, thickness, grey);
  jalons_paper_end_ornament (self->paper);
}

/* @tagged: FALSE in an ornament. */
static void
draw_heads (JalonsReport *self,
            const JalonsReportBlock *head,
            double y,
            gboolean tagged)
{
  double x = MARGIN;

  for (unsigned i = 0; i < head->n_texts; i++)
    {
      /* Heads of one line stand beside the last line of the others. */
      double drop = (head->n_lines - head->texts[i].n_lines) * jalons_report_head.leading;

      jalons_report_draw_lines (self, tagged ? "TH" : NULL, "Column", letters_of (head, head, i), x, y + PADDING + drop,
                                jalons_report_cell_width (head, i), &head->texts[i], 0, head->n_lines);
      x += head->shares[i] * WIDTH;
    }
}

void
jalons_report_open_table (JalonsReport *self,
                          const JalonsReportPiece *piece)
{
  jalons_paper_open (self->paper, (JalonsTag){ .name = "Table", .summary = piece->block->summary });
  jalons_paper_open (self->paper, (JalonsTag){ .name = "THead" });
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TR" });
  draw_heads (self, piece->block, piece->y, TRUE);
  jalons_paper_close (self->paper);
  jalons_paper_close (self->paper);
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TBody" });
  draw_rule (self, piece->y + piece->height, 0.7, 0.2);
}

void
jalons_report_repeat_head (JalonsReport *self,
                           const JalonsReportBlock *head)
{
  double height = jalons_report_head_height (head);

  jalons_paper_begin_ornament (self->paper);
  draw_heads (self, head, TOP, FALSE);
  jalons_shapes_rule (jalons_paper_get_pen (self->paper), MARGIN, TOP + height, WIDTH, 0.7, 0.2);
  jalons_paper_end_ornament (self->paper);
}

static void
draw_group (JalonsReport *self,
            const JalonsReportPiece *piece)
{
  const JalonsReportBlock *block = piece->block, *head = block->head;
  g_autofree char *text = jalons_report_piece_text (&block->texts[0], piece->first, piece->n_lines);

  jalons_paper_leaf (self->paper,
                     (JalonsTag){ .name = "TH", .scope = "Column", .column_span = (int) head->n_texts },
                     jalons_report_letters (block), MARGIN, piece->y + PADDING, WIDTH, text);
}

static void
draw_cells (JalonsReport *self,
            const JalonsReportPiece *piece)
{
  const JalonsReportBlock *block = piece->block, *head = block->head;
  double x = MARGIN;

  for (unsigned i = 0; i < head->n_texts; i++)
    {
      gboolean is_label = i == 0 && piece->first == 0;

      jalons_report_draw_lines (self, is_label ? "TH" : "TD", is_label ? "Row" : NULL, letters_of (block, head, i), x,
                                piece->y + PADDING, jalons_report_cell_width (head, i), &block->texts[i], piece->first,
                                piece->n_lines);
      x += head->shares[i] * WIDTH;
    }
}

void
jalons_report_draw_row (JalonsReport *self,
                        const JalonsReportPiece *piece)
{
  if (piece->block->kind == BLOCK_TOTAL && piece->first == 0)
    draw_rule (self, piece->y, 0.7, 0.2);
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TR" });
  if (piece->block->kind == BLOCK_GROUP)
    draw_group (self, piece);
  else
    draw_cells (self, piece);
  jalons_paper_close (self->paper);
  draw_rule (self, piece->y + piece->height, JALONS_HAIRLINE, 0.75);
}
