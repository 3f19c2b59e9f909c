/* Lays out and draws a wall chart: its head, the months and weeks at the top of each page, its lines.
 * Invariant: the heads of the columns are in the tree once; at the top of the next pages they are ornaments.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/chart-pages.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "print/chart-private.h"
#include "print/shapes.h"

#define TOP         31.0
#define NEXT_TOP    52.0 /* below the line that runs at the top of the next pages */
#define LOGO_WIDTH  96.0
#define LOGO_HEIGHT 40.0

static const JalonsLetters title = { .size = 21, .leading = 26, .bold = TRUE };
static const JalonsLetters long_title = { .size = 12, .leading = 15, .bold = TRUE };
static const JalonsLetters subtitle = { .size = 11, .leading = 14, .grey = 0.25 };
static const JalonsLetters line_letters = { .size = 8.6, .leading = 11.4, .grey = 0.2 };
static const JalonsLetters month_letters = { .size = 7.6, .leading = 9.6, .bold = TRUE };
static const JalonsLetters week_letters = { .size = 5.8, .leading = 7.2, .grey = 0.25, .align = JALONS_ALIGN_CENTRE };

/* The head of the first page */

static double
draw_logo (JalonsChartPages *self)
{
  double width = LOGO_WIDTH, height = LOGO_HEIGHT;
  const JalonsChart *chart = self->chart;

  if (chart->logo == NULL || !jalons_paper_fit_picture (self->paper, chart->logo, &width, &height))
    return 0;
  jalons_paper_picture (self->paper, chart->logo, chart->logo_words, CHART_RIGHT - width, TOP, width, height);
  return width + 12;
}

static double
draw_title (JalonsChartPages *self,
            double width)
{
  const JalonsChart *chart = self->chart;
  double wide = jalons_paper_measure_width (self->paper, title, chart->title), y = TOP;
  gboolean beside = wide + 10 + jalons_paper_measure_width (self->paper, subtitle, chart->subtitle) <= width;

  jalons_paper_open (self->paper, (JalonsTag){ .name = "H1" });
  y += jalons_paper_text (self->paper, wide <= width ? title : long_title, CHART_MARGIN, y, width, chart->title);
  if (beside)
    jalons_paper_text (self->paper, subtitle, CHART_MARGIN + wide + 10, TOP + 9.2, -1, chart->subtitle);
  else
    y += jalons_paper_text (self->paper, subtitle, CHART_MARGIN, y, width, chart->subtitle);
  jalons_paper_close (self->paper);
  return y;
}

static double
draw_legend (JalonsChartPages *self,
             double y)
{
  JalonsLegend legend = { self->paper, CHART_MARGIN, CHART_RIGHT, CHART_MARGIN, y };

  for (unsigned i = 0; i < self->chart->axes->len; i++)
    {
      const JalonsSheetAxis *axis = self->chart->axes->pdata[i];
      g_autofree char *words = g_strdup_printf (_ ("%1$s: %2$s"), axis->label, axis->sum);

      jalons_legend_add (&legend, *axis->letter != '\0' ? &(JalonsSign){ axis->letter, JALONS_STATE_CONFIRMED } : NULL,
                         words);
    }
  jalons_legend_add_states (&legend);
  jalons_legend_add (&legend, &(JalonsSign){ .shape = JALONS_SIGN_HATCH }, C_ ("legend", "holidays"));
  jalons_legend_add (&legend, &(JalonsSign){ .shape = JALONS_SIGN_SHADE }, C_ ("legend", "class away"));
  jalons_legend_add (&legend, &(JalonsSign){ .shape = JALONS_SIGN_FLAG }, C_ ("legend", "deadline"));
  return legend.y + JALONS_LEGEND_LINE;
}

static double
draw_head (JalonsChartPages *self)
{
  g_autofree char *words = g_strconcat (self->chart->school, " · ", self->chart->subject, NULL);
  double logo = draw_logo (self), width = CHART_WIDTH - logo;
  double y = draw_title (self, width);

  y += jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, line_letters, CHART_MARGIN, y, width, words);
  y = MAX (y, logo > 0 ? TOP + LOGO_HEIGHT : 0) + 4;
  return draw_legend (self, y) + 3;
}

/* Months and weeks */

static void
draw_text (JalonsChartPages *self,
           gboolean tagged,
           JalonsLetters letters,
           double x,
           double y,
           double width,
           const char *text)
{
  if (tagged)
    jalons_paper_leaf (self->paper, (JalonsTag){ .name = "TH", .scope = "Column" }, letters, x, y, width, text);
  else
    jalons_paper_text (self->paper, letters, x, y, width, text);
}

static const JalonsChartColumn *
column_at (const JalonsChartPages *self,
           unsigned i)
{
  return &g_array_index (self->columns->columns, JalonsChartColumn, i);
}

static JalonsDay
first_day_of (const JalonsChartPages *self,
              unsigned column)
{
  return MAX (column_at (self, column)->monday, jalons_calendar_first_day (self->chart->calendar));
}

/* The classes, the hours with what has no date, the months. */
static void
draw_months (JalonsChartPages *self,
             double y,
             gboolean tagged)
{
  draw_text (self, tagged, jalons_chart_small_letters, CHART_MARGIN, y + CHART_HEAD - 10, CHART_SIDE,
             C_ ("column", "Class"));
  draw_text (self, tagged, jalons_letters_aligned (jalons_chart_small_letters, JALONS_ALIGN_END), CHART_MARGIN + 40,
             y + CHART_HEAD - 10, CHART_SIDE - 40, C_ ("column", "Planned / owed"));
  for (unsigned i = 0; i < self->months->len; i++)
    {
      unsigned column = g_array_index (self->months, guint, i);
      int month;

      jalons_day_split (first_day_of (self, column), NULL, &month, NULL);
      draw_text (self, tagged, month_letters, column_at (self, column)->x + 1.5, y, -1, jalons_month_short_name (month));
    }
}

static void
draw_weeks (JalonsChartPages *self,
            double y)
{
  JalonsPen *pen = jalons_paper_get_pen (self->paper);

  jalons_paper_begin_ornament (self->paper);
  for (unsigned i = 0; i < self->columns->columns->len; i++)
    {
      const JalonsChartColumn *column = column_at (self, i);
      g_autofree char *week = NULL, *day = NULL;
      int number;

      if (column->week == 0)
        continue;
      jalons_day_split (column->monday, NULL, NULL, &number);
      week = g_strdup_printf (_ ("W%d"), column->week);
      day = g_strdup_printf ("%d", number);
      jalons_paper_text (self->paper, week_letters, column->x, y + 10, column->width, week);
      jalons_paper_text (self->paper, week_letters, column->x, y + 17.4, column->width, day);
    }
  jalons_shapes_rule (pen, CHART_MARGIN, y + CHART_HEAD - 0.5, CHART_WIDTH, 0.9, 0);
  jalons_paper_end_ornament (self->paper);
}

static void
draw_column_heads (JalonsChartPages *self,
                   double y,
                   gboolean tagged)
{
  if (tagged)
    {
      jalons_paper_open (self->paper, (JalonsTag){ .name = "Table", .summary = self->chart->subject });
      jalons_paper_open (self->paper, (JalonsTag){ .name = "THead" });
      jalons_paper_open (self->paper, (JalonsTag){ .name = "TR" });
    }
  else
    jalons_paper_begin_ornament (self->paper);
  draw_months (self, y, tagged);
  if (tagged)
    {
      jalons_paper_close (self->paper);
      jalons_paper_close (self->paper);
    }
  else
    jalons_paper_end_ornament (self->paper);
  draw_weeks (self, y);
}

/* The lines */

static void
list_months (JalonsChartPages *self)
{
  int last = 0;

  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      int month;

      jalons_day_split (first_day_of (self, i), NULL, &month, NULL);
      if (month != last)
        g_array_append_val (self->months, i);
      last = month;
    }
}

static void
list_lines (JalonsChartPages *self)
{
  const JalonsChartRow *heading = NULL;

  for (unsigned i = 0; i < self->chart->rows->len; i++)
    {
      const JalonsChartRow *row = self->chart->rows->pdata[i];
      JalonsChartLine line = { .row = row };

      if (row->kind == JALONS_CHART_LEVEL)
        heading = row;
      line.heading = heading;
      line.packing = jalons_chart_pack (self->paper, self->columns, row->items, jalons_chart_title_letters,
                                        row->kind == JALONS_CHART_KEY ? 0 : jalons_chart_undated_width (self));
      for (line.piece = 0; line.piece < (int) line.packing->lanes->len; line.piece++)
        g_array_append_val (self->lines, line);
    }
}

static void
line_clear (gpointer data)
{
  JalonsChartLine *line = data;

  if (line->piece == 0)
    jalons_chart_pack_free (line->packing);
}

static gboolean
belongs_to_level (const JalonsChartLine *line)
{
  return line->row->kind == JALONS_CHART_DIVISION || line->row->kind == JALONS_CHART_KEY;
}

static void
draw_continued (JalonsChartPages *self,
                const JalonsChartLine *line)
{
  /* Translators: a level whose classes go on from the page before */
  g_autofree char *again = g_strdup_printf (_ ("%s (continued)"), line->heading->head);

  jalons_paper_begin_ornament (self->paper);
  jalons_shapes_fill (jalons_paper_get_pen (self->paper),
                      (JalonsBox){ CHART_MARGIN, line->y - CHART_CONTINUED, CHART_WIDTH, CHART_CONTINUED }, 0.94);
  jalons_paper_text (self->paper, jalons_chart_small_letters, CHART_MARGIN, line->y - CHART_CONTINUED + 1.6, CHART_SIDE,
                     again);
  jalons_paper_end_ornament (self->paper);
}

static void
turn_page (JalonsChartPages *self,
           const JalonsChartLine *line)
{
  double top = NEXT_TOP + CHART_HEAD;

  jalons_stationery_add_page (&self->stationery, line->page);
  draw_column_heads (self, NEXT_TOP, FALSE);
  if (belongs_to_level (line))
    draw_continued (self, line);
  jalons_chart_draw_ground (self, line->page, belongs_to_level (line) ? top + CHART_CONTINUED : top);
}

static void
draw_lines (JalonsChartPages *self,
            double y)
{
  gboolean in_body = FALSE;
  int page = 0;

  draw_column_heads (self, y, TRUE);
  jalons_chart_draw_ground (self, 0, y + CHART_HEAD);
  for (unsigned i = 0; i < self->lines->len; i++)
    {
      const JalonsChartLine *line = jalons_chart_line_at (self, i);

      if (line->page != page)
        turn_page (self, line);
      page = line->page;
      if (!belongs_to_level (line) && line->piece == 0)
        {
          if (in_body)
            jalons_paper_close (self->paper);
          jalons_paper_open (self->paper, (JalonsTag){ .name = "TBody" });
          in_body = TRUE;
          jalons_paper_add_outline (self->paper, 0, line->row->head, line->y);
        }
      jalons_chart_draw_line (self, line);
    }
  jalons_paper_close (self->paper);
  jalons_paper_close (self->paper);
}

/**
 * jalons_chart_draw:
 * @paper: a document of landscape pages, still without any
 * @chart: what is drawn
 *
 * Draws all the pages of a chart, with an entry of the outline for each level.
 */
void
jalons_chart_draw (JalonsPaper *paper,
                   const JalonsChart *chart)
{
  g_autofree char *running = g_str_has_prefix (chart->school, chart->title)
                               ? g_strdup (chart->school)
                               : g_strconcat (chart->title, " · ", chart->school, NULL);
  g_autoptr (JalonsChartColumns) columns =
    jalons_chart_columns_new (chart->calendar, CHART_LEFT, CHART_RIGHT - CHART_LEFT);
  JalonsChartPages self = {
    .paper = paper,
    .chart = chart,
    .columns = columns,
    .stationery = { paper, JALONS_SHEET_LONG, JALONS_SHEET_SHORT, CHART_MARGIN, "", running, chart->reference,
                    chart->printed, 1, TRUE },
  };
  double y;

  self.lines = g_array_new (FALSE, FALSE, sizeof (JalonsChartLine));
  self.months = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_set_clear_func (self.lines, line_clear);
  list_months (&self);
  list_lines (&self);
  jalons_stationery_add_page (&self.stationery, 0);
  jalons_paper_open (paper, (JalonsTag){ .name = "Document" });
  jalons_paper_open (paper, (JalonsTag){ .name = "Sect" });
  y = draw_head (&self);
  jalons_chart_spread (&self, y + CHART_HEAD, NEXT_TOP + CHART_HEAD);
  jalons_stationery_draw_foot (&self.stationery, 0);
  if (self.lines->len > 0)
    draw_lines (&self, y);
  else
    jalons_paper_leaf (paper, (JalonsTag){ .name = "P" }, line_letters, CHART_MARGIN, y, CHART_WIDTH, chart->nothing);
  jalons_paper_close (paper);
  jalons_paper_close (paper);
  g_array_unref (self.lines);
  g_array_unref (self.months);
}
