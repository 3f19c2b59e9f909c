/* Draws the lines of a wall chart: what is behind them, the name and meter of a row, its marks and titles.
 * Invariant: shades, hatches and rules are ornaments; each mark and title is in the cell of its month.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "print/chart-private.h"
#include "print/hours-meter.h"
#include "print/shapes.h"
#include "print/year-strip.h"

/* What is behind */

static gboolean
has_grey_ground (const JalonsChartLine *line)
{
  return line->row->kind == JALONS_CHART_LEVEL || line->row->kind == JALONS_CHART_SCHOOL;
}

static void
draw_absences (JalonsChartPages *self,
               JalonsPen *pen,
               const JalonsChartLine *line)
{
  for (unsigned i = 0; i < line->row->items->len; i++)
    {
      const JalonsChartItem *item = line->row->items->pdata[i];
      double from, to;

      if (item->kind != JALONS_ROW_ABSENCE)
        continue;
      from = jalons_chart_columns_x (self->columns, item->day);
      to = jalons_chart_columns_x (self->columns, item->return_day);
      jalons_shapes_fill (pen, (JalonsBox){ from, line->y, MAX (to - from, 2), line->height }, 0.87);
    }
}

static void
draw_deadlines (JalonsChartPages *self,
                JalonsPen *pen,
                const JalonsChartLine *line,
                const JalonsChartRow *row)
{
  static const JalonsStroke stroke = { .grey = 0.25, .width = 0.6, .dash = 2, .gap = 1.6 };

  for (unsigned i = 0; row != NULL && i < row->items->len; i++)
    {
      const JalonsChartItem *item = row->items->pdata[i];
      double x;

      if (item->kind != JALONS_ROW_MILESTONE || item->day == JALONS_NO_DAY)
        continue;
      x = jalons_chart_columns_x (self->columns, item->day);
      jalons_pen_move_to (pen, x, line->y);
      jalons_pen_line_to (pen, x, line->y + line->height);
    }
  jalons_pen_stroke (pen, stroke);
}

static gboolean
begins_month (const JalonsChartPages *self,
              unsigned column)
{
  for (unsigned i = 0; i < self->months->len; i++)
    if (g_array_index (self->months, guint, i) == column)
      return TRUE;
  return FALSE;
}

static void
draw_weeks (JalonsChartPages *self,
            JalonsPen *pen,
            double y,
            double height)
{
  for (unsigned i = 0; i < self->columns->columns->len; i++)
    {
      const JalonsChartColumn *column = &g_array_index (self->columns->columns, JalonsChartColumn, i);

      if (column->week == 0)
        jalons_shapes_hatch (pen, (JalonsBox){ column->x, y, column->width, height }, 2.6, 0.35, 0.62);
      jalons_shapes_fill (pen, (JalonsBox){ column->x - 0.15, y, 0.3, height }, begins_month (self, i) ? 0.45 : 0.82);
    }
}

/* The end of the lines of a page. */
static double
end_of_page (const JalonsChartPages *self,
             int page)
{
  double end = 0;

  for (unsigned i = 0; i < self->lines->len; i++)
    if (jalons_chart_line_at (self, i)->page == page)
      end = jalons_chart_line_at (self, i)->y + jalons_chart_line_at (self, i)->height;
  return end;
}

static const JalonsChartRow *
row_of_school (const JalonsChartPages *self)
{
  const JalonsChartRow *first = self->chart->rows->pdata[0];

  return first->kind == JALONS_CHART_SCHOOL ? first : NULL;
}

/**
 * jalons_chart_draw_ground:
 * @top: where the lines of the page begin
 *
 * Draws what is behind the lines of a page.
 */
void
jalons_chart_draw_ground (JalonsChartPages *self,
                          int page,
                          double top)
{
  JalonsPen *pen = jalons_paper_get_pen (self->paper);

  jalons_paper_begin_ornament (self->paper);
  for (unsigned i = 0; i < self->lines->len; i++)
    {
      const JalonsChartLine *line = jalons_chart_line_at (self, i);

      if (line->page != page)
        continue;
      if (has_grey_ground (line))
        jalons_shapes_fill (pen, (JalonsBox){ CHART_MARGIN, line->y, CHART_WIDTH, line->height }, 0.94);
      else
        draw_absences (self, pen, line);
    }
  draw_weeks (self, pen, top, end_of_page (self, page) - top);
  for (unsigned i = 0; i < self->lines->len; i++)
    {
      const JalonsChartLine *line = jalons_chart_line_at (self, i);

      if (line->page != page)
        continue;
      if (line->row->kind == JALONS_CHART_KEY)
        jalons_shapes_fill (pen, (JalonsBox){ CHART_MARGIN, line->y, CHART_WIDTH, line->height }, 1);
      else
        {
          draw_deadlines (self, pen, line, row_of_school (self));
          draw_deadlines (self, pen, line, line->heading);
        }
      jalons_shapes_rule (pen, CHART_MARGIN, line->y + line->height, CHART_WIDTH, JALONS_HAIRLINE,
                          line->row->kind == JALONS_CHART_DIVISION ? 0.7 : 0.4);
    }
  jalons_paper_end_ornament (self->paper);
}

/* The side */

static char *
name_row (const JalonsChartLine *line)
{
  if (line->row->kind == JALONS_CHART_KEY)
    /* Translators: what the numbers of a chart mean, for a level: "3e: key" */
    return g_strdup_printf (_ ("%s: key"), line->heading->head);
  if (line->piece == 0)
    return g_strdup (line->row->head);
  /* Translators: a class whose row goes on */
  return g_strdup_printf (_ ("%s (continued)"), line->row->head);
}

static void
draw_meter (JalonsChartPages *self,
            const JalonsChartRow *row,
            double y)
{
  jalons_paper_begin_ornament (self->paper);
  jalons_hours_meter_bar (jalons_paper_get_pen (self->paper), &row->hours,
                          (JalonsBox){ CHART_MARGIN + 0.3, y + 0.7, CHART_SIDE - 0.6, CHART_METER });
  jalons_paper_end_ornament (self->paper);
}

static void
draw_sum (JalonsChartPages *self,
          const JalonsChartRow *row,
          double y,
          JalonsAlign align)
{
  if (*row->sum != '\0')
    jalons_paper_leaf (self->paper, (JalonsTag){ .name = "Span" },
                       jalons_letters_aligned (jalons_chart_small_letters, align), CHART_MARGIN, y, CHART_SIDE, row->sum);
}

static void
draw_note (JalonsChartPages *self,
           const JalonsChartRow *row,
           double y)
{
  if (*row->note != '\0')
    jalons_paper_leaf (self->paper, (JalonsTag){ .name = "Span" }, jalons_chart_small_letters, CHART_MARGIN, y, CHART_SIDE,
                       row->note);
}

/* The name of the row, its sum and its meter. The cell of the sum is left open. */
static void
draw_side (JalonsChartPages *self,
           const JalonsChartLine *line)
{
  const JalonsChartRow *row = line->row;
  double width = line->piece == 0 ? jalons_chart_head_width (self, row) : CHART_SIDE;
  double y = line->y + CHART_PADDING - 0.6, below;
  g_autofree char *name = name_row (line);

  below = y + jalons_paper_leaf (self->paper, (JalonsTag){ .name = "TH", .scope = "Row" },
                                 row->kind == JALONS_CHART_KEY ? jalons_chart_small_letters : jalons_chart_head_letters,
                                 CHART_MARGIN, y, width, name);
  if (line->piece == 0 && *row->sum != '\0')
    draw_meter (self, row, width < CHART_SIDE ? below : below + jalons_chart_small_letters.leading);
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TD" });
  if (line->piece > 0)
    return;
  if (width < CHART_SIDE)
    draw_sum (self, row, y + 2, JALONS_ALIGN_END);
  else
    {
      draw_sum (self, row, below, JALONS_ALIGN_START);
      below += *row->sum != '\0' ? jalons_chart_small_letters.leading : 0;
    }
  draw_note (self, row, below + (*row->sum != '\0' ? CHART_METER + 1.4 : 0));
}

/* The cells */

static void
draw_mark (JalonsChartPages *self,
           const JalonsChartItem *item,
           double x,
           double y)
{
  JalonsBox box = { x, y, JALONS_CHART_MARK, JALONS_CHART_MARK };

  if (item->kind == JALONS_ROW_MILESTONE)
    jalons_shapes_flag (jalons_paper_get_pen (self->paper), box);
  else
    {
      jalons_shapes_fill (jalons_paper_get_pen (self->paper), box, 1);
      jalons_axis_mark_draw (self->paper, x, y, JALONS_CHART_MARK, item->letter, item->state);
    }
}

static void
draw_number (JalonsChartPages *self,
             const JalonsChartPlace *place,
             double y)
{
  double x = place->mark_x + JALONS_CHART_MARK, height = jalons_chart_title_letters.leading;

  jalons_shapes_fill (jalons_paper_get_pen (self->paper), (JalonsBox){ x, y, place->number_width + 0.8, height }, 1);
  jalons_paper_text (self->paper, jalons_letters_aligned (jalons_chart_title_letters, JALONS_ALIGN_END), x, y,
                     place->number_width, place->item->number);
}

static JalonsLetters
letters_of (const JalonsChartPlace *place)
{
  JalonsLetters letters = jalons_chart_title_letters;

  letters.align = place->align;
  if (place->item->kind == JALONS_ROW_ABSENCE)
    letters.grey = 0.25;
  if (place->item->kind == JALONS_ROW_ACTIVITY && place->item->state == JALONS_STATE_CANCELLED)
    {
      letters.struck = TRUE;
      letters.grey = 0.38;
    }
  return letters;
}

static void
draw_title (JalonsChartPages *self,
            const JalonsChartLine *line,
            const JalonsChartPlace *place,
            double y)
{
  JalonsLetters letters = letters_of (place);
  double height = jalons_paper_measure (self->paper, letters, place->text_width, place->item->title);

  jalons_paper_open (
    self->paper,
    (JalonsTag){ .name = "Span", .expansion = place->item->kind == JALONS_ROW_ABSENCE ? place->item->words : NULL });
  /* White behind the words, so that no hatch and no rule goes through them; the ground of their row where it is grey. */
  jalons_shapes_fill (jalons_paper_get_pen (self->paper),
                      (JalonsBox){ place->text_x - 0.6, y, place->text_width + 1.2, height },
                      has_grey_ground (line) ? 0.94 : 1);
  jalons_paper_text (self->paper, letters, place->text_x, y, place->text_width, place->item->title);
  jalons_paper_close (self->paper);
}

static void
draw_place (JalonsChartPages *self,
            const JalonsChartLine *line,
            const JalonsChartPlace *place)
{
  double y = line->y + CHART_PADDING + place->lane * JALONS_CHART_LANE;

  if (place->item->kind != JALONS_ROW_ABSENCE)
    {
      jalons_paper_open (self->paper, (JalonsTag){ .name = "Span", .expansion = place->item->words });
      draw_mark (self, place->item, place->mark_x, y + 0.3);
      if (place->item->number != NULL)
        draw_number (self, place, y + 0.2);
      jalons_paper_close (self->paper);
    }
  if (place->text_width > 0)
    draw_title (self, line, place, y + 0.2);
}

/* The month of a day, from 0. */
static unsigned
month_of (const JalonsChartPages *self,
          JalonsDay day)
{
  unsigned column, month = 0;

  column = (unsigned) (jalons_chart_columns_of (self->columns, day) - (JalonsChartColumn *) self->columns->columns->data);
  for (unsigned i = 0; i < self->months->len; i++)
    if (g_array_index (self->months, guint, i) <= column)
      month = i;
  return month;
}

static void
draw_cell (JalonsChartPages *self,
           const JalonsChartLine *line,
           unsigned month)
{
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TD" });
  for (unsigned i = 0; i < line->packing->places->len; i++)
    {
      const JalonsChartPlace *place = &g_array_index (line->packing->places, JalonsChartPlace, i);

      if (place->piece == line->piece && place->item->day != JALONS_NO_DAY && month_of (self, place->item->day) == month)
        draw_place (self, line, place);
    }
  jalons_paper_close (self->paper);
}

/* They stand in the cell of the sum, to which they belong. */
static void
draw_undated (JalonsChartPages *self,
              const JalonsChartLine *line)
{
  gboolean first = TRUE;

  for (unsigned i = 0; i < line->packing->places->len; i++)
    {
      const JalonsChartPlace *place = &g_array_index (line->packing->places, JalonsChartPlace, i);

      if (place->piece != line->piece || place->item->day != JALONS_NO_DAY)
        continue;
      if (first && line->row->kind != JALONS_CHART_KEY)
        jalons_paper_leaf (self->paper, (JalonsTag){ .name = "Span" }, jalons_chart_small_letters,
                           self->columns->x + JALONS_CHART_UNDATED_AIR,
                           line->y + CHART_PADDING + place->lane * JALONS_CHART_LANE + 0.2, -1, _ ("No date yet:"));
      draw_place (self, line, place);
      first = FALSE;
    }
}

/**
 * jalons_chart_draw_line:
 *
 * Draws a row of the table: its name, its sum with what has no date, and a cell for each month.
 */
void
jalons_chart_draw_line (JalonsChartPages *self,
                        const JalonsChartLine *line)
{
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TR" });
  draw_side (self, line);
  draw_undated (self, line);
  jalons_paper_close (self->paper);
  for (unsigned i = 0; i < self->months->len; i++)
    draw_cell (self, line, i);
  jalons_paper_close (self->paper);
}
