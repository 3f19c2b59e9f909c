/* Measures the lines of a wall chart and gives each its page.
 * Invariant: a line is never cut, and the row of a level is never alone at the foot of a page.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "print/chart-private.h"

/* A level that is no higher is not parted, so that its legend stands beside it. */
#define SHORT_LEVEL 170.0

const JalonsLetters jalons_chart_head_letters = { .size = 9, .leading = 10.6, .bold = TRUE };
const JalonsLetters jalons_chart_title_letters = { .size = 6.4, .leading = JALONS_CHART_LANE - 0.9 };
const JalonsLetters jalons_chart_small_letters = { .size = 6.4, .leading = 8, .grey = 0.25 };

const JalonsChartLine *
jalons_chart_line_at (const JalonsChartPages *self,
                      unsigned i)
{
  return &g_array_index (self->lines, JalonsChartLine, i);
}

/**
 * jalons_chart_head_width:
 *
 * Returns: what is left for the name of a row beside its sum; all, where the sum goes below
 */
double
jalons_chart_head_width (const JalonsChartPages *self,
                         const JalonsChartRow *row)
{
  double sum = jalons_paper_measure_width (self->paper, jalons_chart_small_letters, row->sum);
  double head = jalons_paper_measure_width (self->paper, jalons_chart_head_letters, row->head);

  return head + sum + 6 <= CHART_SIDE ? CHART_SIDE - sum - 6 : CHART_SIDE;
}

/**
 * jalons_chart_undated_width:
 *
 * Returns: what the words before the activities without a date take
 */
double
jalons_chart_undated_width (const JalonsChartPages *self)
{
  return jalons_paper_measure_width (self->paper, jalons_chart_small_letters, _ ("No date yet:")) +
         JALONS_CHART_UNDATED_AIR + 5;
}

static double
measure_side (JalonsChartPages *self,
              const JalonsChartRow *row)
{
  double width = jalons_chart_head_width (self, row);
  double height = jalons_paper_measure (self->paper, jalons_chart_head_letters, width, row->head);

  if (width >= CHART_SIDE && *row->sum != '\0')
    height += jalons_chart_small_letters.leading;
  if (*row->sum != '\0')
    height += CHART_METER + 1.4;
  if (*row->note != '\0')
    height += jalons_chart_small_letters.leading;
  return height;
}

static double
measure_line (JalonsChartPages *self,
              const JalonsChartLine *line)
{
  double lanes = g_array_index (line->packing->lanes, int, line->piece) * JALONS_CHART_LANE;

  return MAX (lanes, measure_side (self, line->row)) + 2 * CHART_PADDING;
}

/* Of a level with its classes and its legend. */
static double
height_of_level (const JalonsChartPages *self,
                 unsigned i)
{
  double height = jalons_chart_line_at (self, i)->height;

  for (i++; i < self->lines->len && jalons_chart_line_at (self, i)->row->kind != JALONS_CHART_LEVEL; i++)
    height += jalons_chart_line_at (self, i)->height;
  return height;
}

/* What must be on the same page: a level that is short, or the row of a level with its first class. */
static double
height_together (const JalonsChartPages *self,
                 unsigned i)
{
  const JalonsChartLine *line = jalons_chart_line_at (self, i);
  double level;

  if (line->row->kind != JALONS_CHART_LEVEL || i + 1 == self->lines->len)
    return line->height;
  level = height_of_level (self, i);
  return level <= SHORT_LEVEL ? level : line->height + jalons_chart_line_at (self, i + 1)->height;
}

/**
 * jalons_chart_spread:
 * @first_top: where the lines begin on the first page
 * @next_top: where they begin on the others
 *
 * Gives each line its page and its place.
 */
void
jalons_chart_spread (JalonsChartPages *self,
                     double first_top,
                     double next_top)
{
  double y = first_top;
  int page = 0;

  for (unsigned i = 0; i < self->lines->len; i++)
    {
      JalonsChartLine *line = &g_array_index (self->lines, JalonsChartLine, i);
      line->height = measure_line (self, line);
    }
  for (unsigned i = 0; i < self->lines->len; i++)
    {
      JalonsChartLine *line = &g_array_index (self->lines, JalonsChartLine, i);

      if (y + height_together (self, i) > CHART_BOTTOM && (i > 0 || page > 0))
        {
          page++;
          y = next_top;
          if (line->row->kind == JALONS_CHART_DIVISION || line->row->kind == JALONS_CHART_KEY)
            y += CHART_CONTINUED;
        }
      line->page = page;
      line->y = y;
      y += line->height;
    }
  self->stationery.n_pages = page + 1;
}
