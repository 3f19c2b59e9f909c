/* Draws the pieces of a long document where they were put, and tags them.
 * Invariant: a paragraph that goes on overleaf is one element, with a span for each page.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/report-private.h"

#include <glib/gi18n-lib.h>

#include "print/shapes.h"

/* Where the drawing is. */
typedef struct
{
  JalonsReport *report;
  int page;
  int part; /* its entry of the outline */
  gboolean in_part;
  gboolean in_contents;
  gboolean under_heading; /* since the part began: no level of headings is left out */
} Draw;

char *
jalons_report_piece_text (const ReportLines *lines,
                          unsigned first,
                          unsigned n_lines)
{
  unsigned end = MIN (first + n_lines, lines->n_lines);

  if (first >= end)
    return g_strdup ("");
  if (lines->starts == NULL)
    return g_strdup (lines->text);
  return g_strndup (lines->text + lines->starts[first], lines->starts[end] - lines->starts[first]);
}

double
jalons_report_draw_lines (JalonsReport *self,
                          const char *tag,
                          const char *scope,
                          JalonsLetters letters,
                          double x,
                          double y,
                          double width,
                          const ReportLines *lines,
                          unsigned first,
                          unsigned n_lines)
{
  g_autofree char *text = jalons_report_piece_text (lines, first, n_lines);

  if (tag == NULL)
    return jalons_paper_text (self->paper, letters, x, y, width, text);
  return jalons_paper_leaf (self->paper, (JalonsTag){ .name = tag, .scope = scope }, letters, x, y, width, text);
}

/* Words */

static const char *
tag_of (Draw *self,
        JalonsReportStyle style)
{
  if (style >= JALONS_REPORT_PART && style <= JALONS_REPORT_HEADING)
    self->under_heading = style == JALONS_REPORT_HEADING;
  return style == JALONS_REPORT_SUBHEADING && !self->under_heading ? jalons_report_looks[JALONS_REPORT_HEADING].tag
                                                                   : jalons_report_looks[style].tag;
}

static void
draw_words (Draw *self,
            const JalonsReportPiece *piece)
{
  const JalonsReportBlock *block = piece->block;
  const char *tag = tag_of (self, block->style);
  gboolean whole = piece->n_lines == block->n_lines;
  JalonsReport *report = self->report;

  if (!whole && piece->first == 0)
    jalons_paper_open (report->paper, (JalonsTag){ .name = tag });
  jalons_report_draw_lines (report, whole ? tag : "Span", NULL, jalons_report_letters (block), MARGIN, piece->y, WIDTH,
                            &block->texts[0], piece->first, piece->n_lines);
  if (!whole && piece->first + piece->n_lines == block->n_lines)
    jalons_paper_close (report->paper);
}

static void
add_to_outline (Draw *self,
                const JalonsReportPiece *piece)
{
  const JalonsReportBlock *block = piece->block;

  if (block->kind != BLOCK_WORDS || piece->first > 0)
    return;
  if (jalons_report_is_part (block) || block->style == JALONS_REPORT_TITLE)
    self->part = jalons_paper_add_outline (self->report->paper, 0, block->texts[0].text, piece->y - 6);
  else if (block->style == JALONS_REPORT_HEADING)
    jalons_paper_add_outline (self->report->paper, self->part, block->texts[0].text, piece->y - 6);
}

static void
begin_part (Draw *self)
{
  if (self->in_part)
    jalons_paper_close (self->report->paper);
  jalons_paper_open (self->report->paper, (JalonsTag){ .name = "Sect" });
  self->in_part = TRUE;
}

/* Contents and references */

static void
open_jump (JalonsReport *self,
           const JalonsReportBlock *block,
           const char *alt)
{
  const JalonsReportBlock *target = block->target;

  jalons_paper_open_jump (self->paper, (JalonsTag){ .name = "Link", .alt = alt }, target->page, target->y - 6);
}

static void
draw_entry (JalonsReport *self,
            const JalonsReportPiece *piece)
{
  const JalonsReportBlock *block = piece->block, *target = block->target;
  JalonsLetters letters = jalons_report_letters (block);
  double indent = jalons_report_is_part (block) ? 0 : 14;
  g_autofree char *number = g_strdup_printf ("%d", target->page + 1);
  /* Translators: a title and the number of its page, in the contents */
  g_autofree char *alt = g_strdup_printf (_ ("%1$s, page %2$s"), block->texts[0].text, number);

  jalons_paper_open (self->paper, (JalonsTag){ .name = "TOCI" });
  open_jump (self, block, alt);
  jalons_paper_text (self->paper, letters, MARGIN + indent, piece->y, jalons_report_text_width (block),
                     block->texts[0].text);
  jalons_paper_text (self->paper, jalons_letters_aligned (letters, JALONS_ALIGN_END), MARGIN + WIDTH - NUMBER,
                     piece->y + (block->n_lines - 1) * letters.leading, NUMBER, number);
  jalons_paper_close (self->paper);
  jalons_paper_close (self->paper);
}

static void
draw_reference (JalonsReport *self,
                const JalonsReportPiece *piece)
{
  const JalonsReportBlock *block = piece->block, *target = block->target;
  g_autofree char *words = NULL;

  if (target == NULL)
    return;
  /* Translators: what is said elsewhere, and the number of its page */
  words = g_strdup_printf (_ ("%1$s: page %2$d"), block->texts[0].text, target->page + 1);
  jalons_paper_open (self->paper, (JalonsTag){ .name = "P" });
  open_jump (self, block, words);
  jalons_paper_text (self->paper, jalons_report_letters (block), MARGIN, piece->y, WIDTH, words);
  jalons_paper_close (self->paper);
  jalons_paper_close (self->paper);
}

static void
draw_blank (JalonsReport *self,
            const JalonsReportPiece *piece)
{
  const char *text = piece->block->texts[0].text;
  JalonsLetters letters = jalons_report_letters (piece->block);
  double width = MIN (jalons_paper_measure_width (self->paper, letters, text), WIDTH - 100);

  jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, letters, MARGIN, piece->y + 10, WIDTH, text);
  jalons_paper_begin_ornament (self->paper);
  jalons_shapes_rule (jalons_paper_get_pen (self->paper), MARGIN + width + 6, piece->y + 23, WIDTH - width - 6,
                      JALONS_HAIRLINE, 0.3);
  jalons_paper_end_ornament (self->paper);
}

/* Pieces */

static void
turn_to (Draw *self,
         const JalonsReportPiece *piece)
{
  if (piece->page == self->page)
    return;
  self->page = piece->page;
  jalons_stationery_add_page (&self->report->stationery, self->page);
  if (jalons_report_is_row (piece->block))
    jalons_report_repeat_head (self->report, piece->block->head);
}

static void
draw_piece (Draw *self,
            const JalonsReportPiece *piece)
{
  const JalonsReportBlock *block = piece->block;
  JalonsReport *report = self->report;

  switch (block->kind)
    {
    case BLOCK_WORDS:
      if (jalons_report_is_part (block) && piece->first == 0)
        begin_part (self);
      add_to_outline (self, piece);
      draw_words (self, piece);
      break;
    case BLOCK_LOGO:
      jalons_paper_picture (report->paper, block->png, block->texts[0].text, MARGIN, piece->y, block->width,
                            block->height);
      break;
    case BLOCK_ENTRY:
      draw_entry (report, piece);
      break;
    case BLOCK_REFERENCE:
      draw_reference (report, piece);
      break;
    case BLOCK_BLANK:
      draw_blank (report, piece);
      break;
    case BLOCK_HEAD:
      jalons_report_open_table (report, piece);
      break;
    case BLOCK_ROW:
    case BLOCK_TOTAL:
    case BLOCK_GROUP:
      jalons_report_draw_row (report, piece);
      break;
    case BLOCK_BARS:
      jalons_report_draw_bars (report, block, piece->y);
      break;
    case BLOCK_SPACE:
    default:
      break;
    }
}

/* Whether the piece after @piece, if any, belongs to another table or none. */
static gboolean
ends_table (const JalonsReportPiece *piece,
            const JalonsReportPiece *next)
{
  if (piece->block->kind != BLOCK_HEAD && !jalons_report_is_row (piece->block))
    return FALSE;
  return next == NULL || !jalons_report_is_row (next->block);
}

static void
draw_in_context (Draw *self,
                 const JalonsReportPiece *piece,
                 const JalonsReportPiece *next)
{
  gboolean is_entry = piece->block->kind == BLOCK_ENTRY;

  turn_to (self, piece);
  if (is_entry && !self->in_contents)
    jalons_paper_open (self->report->paper, (JalonsTag){ .name = "TOC" });
  self->in_contents = is_entry;
  draw_piece (self, piece);
  if (is_entry && (next == NULL || next->block->kind != BLOCK_ENTRY))
    jalons_paper_close (self->report->paper);
  if (ends_table (piece, next))
    {
      jalons_paper_close (self->report->paper);
      jalons_paper_close (self->report->paper);
    }
}

void
jalons_report_draw (JalonsReport *self)
{
  const JalonsReportPiece *pieces = (const JalonsReportPiece *) (const void *) self->pieces->data;
  Draw draw = { .report = self };

  jalons_stationery_draw_foot (&self->stationery, 0);
  for (unsigned i = 0; i < self->pieces->len; i++)
    draw_in_context (&draw, &pieces[i], i + 1 < self->pieces->len ? &pieces[i + 1] : NULL);
  if (draw.in_part)
    jalons_paper_close (self->paper);
}
